"""Trials that may clash, over the bundled tables: what runs, what is over, and where."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph.hub import Hub
from tests.api.pages.reading import read

DAY = "as_of=2026-11-24"
JOIN = {"en": "a joint trial would answer both", "cy": "byddai treial ar y cyd"}
OVER = {"en": "ended ", "cy": "daeth “"}
COMPARE = {
    "en": "Compare their results: there is nothing left to join.",
    "cy": "Cymharwch eu canlyniadau: nid oes dim ar ôl i ymuno ag ef.",
}
WHOLE = {"en": "Both in all of England", "cy": "Y ddau ym mhob rhan o Loegr"}


@pytest_asyncio.fixture(scope="module")
async def client(bundled_hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(bundled_hub)), base_url="http://localhost"
    ) as client:
        yield client


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_what_is_over_is_shown_on_request_and_says_to_compare(
    client: httpx.AsyncClient, language: str
) -> None:
    now = read(await client.get(f"/{language}/trials?{DAY}&whole=overlaps"))
    assert COMPARE[language] not in now.main.text
    # of these works sources state years and months alone
    assert re.search(r"\b(1 (January|Ionawr)|31 (December|Rhagfyr))\b", now.main.text) is None
    (link,) = [
        each.attributes["href"]
        for each in now.main.all("a")
        if "past=yes" in each.attributes.get("href", "")
    ]
    past = read(await client.get(f"{link}&whole=past"))
    data = (await client.get(f"/{language}/trials.json?{DAY}&past=yes")).json()["trialConflicts"]
    over = [each for each in data["clashes"] if each["isOver"]]
    assert past.main.text.count(COMPARE[language]) == len(over) == data["over"] > 0
    for article in past.main.all("article"):
        if COMPARE[language] in article.text:
            assert JOIN[language] not in article.text
            assert OVER[language] in article.text
    without = (await client.get(f"/{language}/trials.json?{DAY}")).json()["trialConflicts"]
    assert without["over"] == data["over"]
    assert [each["isOver"] for each in without["clashes"]] == [False] * len(without["clashes"])


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_those_that_share_but_a_whole_nation_come_last_and_say_so(
    client: httpx.AsyncClient, language: str
) -> None:
    page = read(await client.get(f"/{language}/trials?{DAY}&whole=overlaps"))
    headings = [each.one("h3").text for each in page.main.all("article")]
    data = (await client.get(f"/{language}/trials.json?{DAY}")).json()["trialConflicts"]
    order = [
        (not each["current"], each["isNationwide"], each["isAllNationwide"])
        for each in data["clashes"]
    ]
    assert order == sorted(order)
    assert len(headings) == len(order)
    assert WHOLE[language] in headings
    assert headings.index(WHOLE[language]) >= next(
        place for place, each in enumerate(order) if each[2]
    )
