"""How a metric moved: a line for each nation, the same in a table, and what was not looked at."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from api.limits import LIMITS
from graph.hub import Hub
from graph.tables.writing import write
from tests.api.pages.quay import records, see
from tests.api.pages.reading import Document, question_of, read

DAY = "as_of=2026-11-24"
PAGE = "/en/metrics/M-01/over-time"


@pytest_asyncio.fixture(scope="module")
async def hurried(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[httpx.AsyncClient]:
    """The quay, with no time to look at more than one day."""
    tables = tmp_path_factory.mktemp("hurried quay")
    write(records(), tables / "d")
    async with (
        Hub.open(tmp_path_factory.mktemp("graph of the hurried quay"), tables) as hub,
        httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app(hub, limits=replace(LIMITS, path_seconds=0))),
            base_url="http://localhost",
        ) as client,
    ):
        yield client


def _wales(page: Document) -> dict[str, str]:
    rows = page.main.one("tbody").all("tr")
    return {row.one("th").text: row.all("td")[1].text for row in rows}


async def test_each_day_is_measured_by_the_list_of_its_own(quay: httpx.AsyncClient) -> None:
    """Ivo met Quentin, one of two on the list, in the spring of 2025, and Ottoline, one of three,
    in October 2026; between, no diary was kept. The axis ends at 50%: 33% is two thirds up, at
    116 - 112 * 2 / 3 = 41.3. Of its 784 days 182, 273, 365 and 730 are before the points that are
    known and not the last: 1 April 2025 stands 2 + 396 * 182 / 784 = 93.9 across.
    """
    page = await see(quay, PAGE.lstrip("/"), DAY)
    assert _wales(page) == {
        "24 November 2026": "33%",
        "1 October 2026": "33%",
        "1 July 2026": "not known",
        "1 April 2026": "not known",
        "1 January 2026": "not known",
        "1 October 2025": "0%",
        "1 July 2025": "0% another list",
        "1 April 2025": "50%",
        "1 January 2025": "not known",
        "1 October 2024": "not known",
    }
    assert "50% on 1 April 2025, 33% on 24 November 2026." in page.main.text
    lines = [path.attributes["d"] for path in page.main.all("path", class_="ln")]
    assert lines == ["M93.9 4.0L139.9 116.0L186.4 116.0", "M370.7 41.3L398.0 41.3"]
    text = (await quay.get(f"{PAGE}.csv?{DAY}")).text.removeprefix("\ufeff")
    wales = [row for row in csv.DictReader(io.StringIO(text)) if row["nation"] == "wales"]
    assert [row["value"][:4] for row in wales] == [
        "",
        "",
        "0.5",
        "0.0",
        "0.0",
        *[""] * 3,
        *["0.33"] * 2,
    ]


async def test_days_that_there_was_no_time_for_are_said_and_come_with_the_next_look(
    hurried: httpx.AsyncClient,
) -> None:
    page = read(await hurried.get(f"{PAGE}?{DAY}"))
    assert "9 days are not looked at yet." in page.main.text
    rows = _wales(page)
    assert rows.pop("24 November 2026") == "33%"
    assert set(rows.values()) == {"not looked at yet"}


async def test_a_nation_draws_the_days_that_somebody_looked_at_and_makes_none(
    quay: httpx.AsyncClient,
) -> None:
    asked = f"window=170&{DAY}"
    before = await see(quay, "en/nation/wales", asked)
    assert before.main.all("svg", class_="d-plot")
    assert not before.main.all("div", class_="d-line")
    over_time = _wales(await see(quay, "en/metrics/M-03/over-time", asked))
    after = (await see(quay, "en/nation/wales", asked)).main
    charts = after.all("div", class_="d-chart")
    (line,) = [each for each in charts if each.all("div", class_="d-line")]
    rows = line.one("tbody").all("tr")
    assert {row.one("th").text: row.one("td").text for row in rows} == {
        day: value.removesuffix(" another list") for day, value in over_time.items()
    }


async def test_as_json_it_is_the_answer_to_the_series(quay: httpx.AsyncClient) -> None:
    """One of two was met on 1 April 2025 and one of three today, as in the table."""
    answer = (await quay.get(f"{PAGE}.json?{DAY}")).json()
    page = await see(quay, PAGE.lstrip("/"), DAY)
    assert (await quay.post("/graphql", json=question_of(page))).json() == {"data": answer}
    met = [
        row["value"]
        for row in answer["engagementMetrics"]
        if (row["nation"], row["part"]) == ("WALES", "MET")
    ]
    assert met == [None, None, 0.5, 0, 0, None, None, None, 1 / 3, 1 / 3]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("metrics/M-05/over-time?part=NEW", 200, "M-05 Movement: how it moved"),
        ("metrics/M-05/over-time?part=OLD", 404, "Page not found"),
        ("metrics/M-28/over-time", 404, "Page not found"),
        ("metrics/M-03/over-time?since=soon", 422, "Since must be a year, like"),
        ("metrics/M-03/over-time?since=2999", 422, "The series ends on"),
    ],
)
async def test_what_has_no_line_says_so(
    hurried: httpx.AsyncClient, address: str, status: int, words: str
) -> None:
    answer = await hurried.get(f"/en/{address}")
    assert answer.status_code == status
    assert words in read(answer).main.text


async def test_as_rows_an_argument_that_there_is_not_is_refused(quay: httpx.AsyncClient) -> None:
    refused = await quay.get(f"{PAGE}.csv?{DAY}&nation=wales")
    assert refused.status_code == 422
    told = "There is no argument nation. There are: as_of, audience, part, since, window."
    assert told in read(refused).main.text
    assert (await quay.get(f"{PAGE}?{DAY}&utm_source=letter")).status_code == 200
