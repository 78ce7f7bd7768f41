"""The page of all Centres, over the bundled tables on 24 November 2026."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

import seeds
from api.app import create_app
from graph.hub import Hub
from tests.api.pages.reading import Document, read

DAY = "as_of=2026-11-24"
OPEN = {"chi", "college-of-policing", "eef", "foundations", "maps", "nice", "taso", "wcpp", "wwg"}
OPEN |= {"yef", "yff"}
"""Eight Centres and three affiliates: of Ageing Better nobody says whether it is open."""


@pytest_asyncio.fixture(scope="module")
async def client(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[httpx.AsyncClient]:
    tables = Path(seeds.__file__).parent / "tables"
    async with (
        Hub.open(tmp_path_factory.mktemp("bundled"), tables) as hub,
        httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app(hub)), base_url="http://localhost"
        ) as client,
    ):
        yield client


async def look(client: httpx.AsyncClient, address: str) -> Document:
    return read(await client.get(address))


def ids(page: Document) -> list[str]:
    """The Centres in the order of the page."""
    links = (each.one("h3").one("a") for each in page.main.all("li", class_="d-hit"))
    return [link.attributes["href"].partition("?")[0].rpartition("/")[2] for link in links]


async def test_each_open_centre_says_what_it_is_for_where_it_works_and_where_to_write(
    client: httpx.AsyncClient,
) -> None:
    page = await look(client, f"/en/centres?{DAY}")
    assert set(ids(page)) == OPEN
    assert len(ids(page)) == 11
    hits = dict(zip(ids(page), page.main.all("li", class_="d-hit"), strict=True))
    assert "Narrow gaps in employment for young people who face disadvantage." in hits["yff"].text
    assert "England, Wales" in hits["yff"].text
    assert "All four nations" in hits["maps"].text
    assert hits["maps"].one("ul").all("a")[0].attributes["href"] == "https://maps.org.uk"
    welsh = await look(client, f"/cy/centres?{DAY}")
    assert "Torri’r cysylltiad rhwng incwm y teulu a chyrhaeddiad yn yr ysgol" in welsh.main.text
    assert ids(welsh) == ids(page)


async def test_closed_ones_say_what_became_of_them_and_stand_apart(
    client: httpx.AsyncClient,
) -> None:
    page = await look(client, f"/en/centres?{DAY}")
    (gone,) = page.main.all("details", id="gone")
    rows = [each.text for each in gone.all("li")]
    assert rows[0] == "Centre for Ageing Better : whether it is open is not recorded"
    assert any("merged: December 2022, now part of Foundations" in row for row in rows)
    before = await look(client, "/en/centres?as_of=2022-06-01")
    assert {"eif", "wwcsc"} <= set(ids(before))
    assert "foundations" not in ids(before)


@pytest.mark.parametrize(
    ("address", "first"),
    [
        (f"/en/centres?q=youth+mental+health&{DAY}", "nice"),
        (f"/cy/centres?q=iechyd+meddwl+ieuenctid&{DAY}", "nice"),
        (f"/en/centres?q=youth+employment&{DAY}", "yff"),
    ],
)
async def test_a_question_finds_those_that_work_on_it(
    client: httpx.AsyncClient, address: str, first: str
) -> None:
    page = await look(client, address)
    assert ids(page)[0] == first
    assert "yef" in ids(page)
    assert "wwg" not in ids(page)


async def test_a_nation_narrows_and_its_counts_are_those_of_the_list(
    client: httpx.AsyncClient,
) -> None:
    page = await look(client, f"/en/centres?{DAY}")
    counted = {
        each.one("a").text: (int(each.one("span").text), each.one("a").attributes["href"])
        for each in page.main.one("aside").all("li")
        if each.all("span")
    }
    # by their remits, for which they are funded and where they are active: the whole United Kingdom
    # chi, maps and wcpp; nice all four nations; college, eef, yef and yff England and Wales
    assert {name: count for name, (count, _) in counted.items()} == {
        "England": 11,
        "Northern Ireland": 4,
        "Scotland": 4,
        "Wales": 8,
    }
    everywhere = {"chi", "maps", "nice", "wcpp"}
    assert set(ids(await look(client, counted["Scotland"][1]))) == everywhere
    wales = everywhere | {"college-of-policing", "eef", "yef", "yff"}
    assert set(ids(await look(client, counted["Wales"][1]))) == wales


async def test_search_names_the_centres_that_work_on_the_words(client: httpx.AsyncClient) -> None:
    page = await look(client, f"/en/search?q=youth+mental+health&{DAY}")
    section = next(
        each for each in page.main.all("section") if "Centres that work on this" in each.text
    )
    links = [link.attributes["href"] for link in section.all("a")]
    assert links[0] == f"/en/centre/nice?{DAY}"
    assert links[-1] == f"/en/centres?q=youth+mental+health&{DAY}"


async def test_its_csv_and_graphql_name_the_same_centres(client: httpx.AsyncClient) -> None:
    page = await look(client, f"/en/centres?q=youth+mental+health&{DAY}")
    table = (await client.get(f"/en/centres.csv?q=youth+mental+health&{DAY}")).text
    rows = list(csv.DictReader(io.StringIO(table.lstrip("\ufeff"))))
    assert [row["id"] for row in rows] == ids(page)
    query = '{ centres(workingOn: "youth mental health") { nodes { id aim(language: CY) } } }'
    answer = (await client.post("/graphql", json={"query": query})).json()["data"]["centres"]
    assert {node["id"] for node in answer["nodes"]} == set(ids(page))
    assert all(node["aim"] for node in answer["nodes"])
