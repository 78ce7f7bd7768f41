"""Days at the ends of the calendar and values that nobody means:
each is answered, or refused in words.
"""

from __future__ import annotations

import httpx
import pytest

from tests.api.conftest import Ask

TIE = '{ tie(a: "ann", b: "bo", asOf: "%s") { strength } }'
PAGES = (
    "/path?from=harbour&to=cai",
    "/tie?a=ann&b=bo",
    "/person/ann",
    "/centre/harbour",
    "/search?q=ann",
)


@pytest.mark.parametrize("day", ["1000-01-01", "2999-12-31"])
async def test_a_question_may_be_asked_for_the_first_and_for_the_last_day(
    ask: Ask, client: httpx.AsyncClient, day: str
) -> None:
    assert "errors" not in await ask(TIE % day)
    for page in PAGES:
        response = await client.get(f"/en{page}{'&' if '?' in page else '?'}as_of={day}")
        assert response.status_code == 200, response.url


@pytest.mark.parametrize("day", ["0999-12-31", "3000-01-01", "9999-12-31"])
async def test_a_day_that_is_too_far_away_is_refused(
    ask: Ask, client: httpx.AsyncClient, day: str
) -> None:
    (error,) = (await ask(TIE % day))["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert (
        error["message"] == f'"{day}" is too far away. Ask for a day from 1000-01-01 to 2999-12-31.'
    )
    for text in (day, day[:4]):
        assert [(await client.get(f"/en/person/ann?as_of={text}")).status_code] == [422]


@pytest.mark.parametrize("text", ["2026-02-30", "2026-W01-1", "20260101", "２０２６-01-01", ""])
async def test_what_is_no_day_in_iso_form_is_refused(ask: Ask, text: str) -> None:
    (error,) = (await ask(TIE % text))["errors"]
    assert error["message"] == f'"{text}" is not a day of the calendar. Write it like 2026-05-03.'


@pytest.mark.parametrize(
    "target",
    ["{person: null}", "{}", '{person: "cai", post: null}', "{place: {place: null}}", "null"],
)
async def test_a_refusal_names_types_of_graphql_only(ask: Ask, target: str) -> None:
    written = await ask(f"{{ introductionPaths(input: {{target: {target}}}) {{ notes }} }}")
    given = await ask(
        "query($t: TargetInput!) { introductionPaths(input: {target: $t}) { notes } }", {"t": None}
    )
    for error in (*written["errors"], *given["errors"]):
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert not [
            word for word in ("Maybe", "None", "Optional", "list[") if word in error["message"]
        ], error["message"]
