"""The page of one tie: its strength in words, the parts of it, and every fact with its sources."""

from __future__ import annotations

import csv
import io

import httpx

from tests.api.conftest import Ask
from tests.api.pages.conftest import Look

DAY = "as_of=2026-11-24"


async def test_it_shows_the_parts_with_their_shares_and_the_facts_with_their_sources(
    look: Look,
) -> None:
    """Fay says that she knows Ann well, and they met in May 2020.

    s_d = 0.8 * 0.55 * 2^(-31/540) = 0.4228, for one side alone has said it, 31 days before.
    The meeting is past: a trace of little.
    """
    page = await look(f"/en/tie?a=ann&b=fay&{DAY}")
    assert page.problems == []
    assert page.main.one("h1").text == "ann and name not known (fay): the tie of the two"
    assert "Medium · evidenced" in page.main.one("div", class_="d-answer").text
    rows = [row.text for row in page.main.one("tbody").all("tr")]
    assert rows[0].startswith("What was declared 0.42 ")
    assert rows[1].startswith("Contact ")
    shares = [int(row.split()[-2]) for row in rows]
    assert sum(shares) == 100
    facts = [fact.text for fact in page.main.one("ul", class_="d-facts-list").all("li")]
    assert len(facts) == 2
    assert "knows ann well (said in October 2026)." in facts[0]
    assert "Met in May 2020" in facts[1]


async def test_the_same_facts_as_data_and_in_the_answer_of_the_query(
    look: Look, client: httpx.AsyncClient, ask: Ask
) -> None:
    page = await look(f"/en/tie?a=bo&b=cai&{DAY}")
    data = (await client.get(f"/en/tie.json?a=bo&b=cai&{DAY}")).json()["tie"]
    query = "".join(each for each in page.main.one("code").children if isinstance(each, str))
    tie = (await ask(query, {"a": "bo", "b": "cai", "asOf": "2026-11-24"}))["data"]["tie"]
    assert (data["band"], data["basis"], data["strength"]) == (
        "MEDIUM",
        "POTENTIAL",
        tie["strength"],
    )
    assert data == tie
    file = (await client.get(f"/en/tie.csv?a=bo&b=cai&{DAY}")).text.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(file)))
    assert list(rows[0]) == ["evidence", "sources", "from", "to"]
    assert sorted((row["evidence"], row["from"], row["to"]) for row in rows) == sorted(
        (fact["sentence"], fact["validFrom"] or "", fact["validTo"] or "")
        for fact in data["evidence"]["nodes"]
    )


async def test_where_nothing_is_recorded_it_says_that_this_is_a_gap(look: Look) -> None:
    page = await look(f"/en/tie?a=fay&b=cai&{DAY}")
    assert "No tie of the two is recorded here on 24 November 2026." in page.main.text


async def test_a_tie_has_two_known_ends(look: Look) -> None:
    await look("/en/tie?a=bo&b=bo", 422)
    for query in ("a=bo&b=nobody", "a=bo", "a=bo&b=first-minister"):
        await look(f"/en/tie?{query}", 404)
