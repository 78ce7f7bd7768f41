"""The pages over the bundled tables: what a newcomer sees first."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

import seeds
from api.app import create_app
from graph.hub import Hub
from graph.model import Records
from graph.view import Viewer
from tests.api.pages.reading import Document, read

TABLES = Path(seeds.__file__).parent / "tables"
DAY = "as_of=2026-11-24"


@pytest_asyncio.fixture(scope="module")
async def hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    async with Hub.open(tmp_path_factory.mktemp("bundled"), TABLES) as hub:
        yield hub


@pytest_asyncio.fixture(scope="module")
async def client(hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(create_app(hub)), base_url="http://localhost") as client:
        yield client


async def page(client: httpx.AsyncClient, address: str) -> Document:
    return read(await client.get(address))


async def test_the_first_page_counts_the_nations_as_their_legislatures_do(client: httpx.AsyncClient) -> None:
    """Seats: 129 in Scotland, 96 in Wales, 90 in Northern Ireland; councils: 32, 22, 11, and 332 in England."""
    home = await page(client, f"/en/?{DAY}")
    rows = [[cell.text for cell in row.all("td")] for row in home.main.one("tbody").all("tr")]
    assert [row[0] for row in rows] == ["129", "96", "90", "not yet"]
    assert [row[3] for row in rows] == ["32", "22", "11", "332"]


async def test_both_examples_of_the_first_page_can_be_asked(client: httpx.AsyncClient) -> None:
    home = await page(client, "/cy/")
    links = home.main.one("p", class_="d-meta").all("a")
    assert len(links) == 2
    for link in links:
        assert (await client.get(link.attributes["href"])).status_code == 200


async def test_a_misspelled_name_leads_to_the_people_of_that_name_ministers_first(client: httpx.AsyncClient) -> None:
    choice = await page(client, f"/en/path?from=Youth+Endowment+Fund&to=wiliams&{DAY}")
    assert choice.title == "Choose: Which Williams do you mean? – Dolen"
    assert choice.main.one("p", class_="d-lede").text == (
        "You asked how Youth Endowment Fund can reach “wiliams”. We read that as Williams and know 4 people of that name in office now."
    )
    first = choice.main.all("li", class_="d-hit")[0]
    assert first.text == (
        "Sioned Williams Deputy First Minister and Cabinet Minister for Social Justice and Equality "
        "Member of the Senedd for Brycheiniog Tawe Nedd, Plaid Cymru"
    )


async def test_too_many_results_ask_for_more_words_and_come_in_pages(client: httpx.AsyncClient) -> None:
    found = await page(client, f"/en/search?q=group&{DAY}")
    assert found.main.one("p", role="status").text == "More than 200 results. Add a nation or a post"
    assert len(found.main.all("li", class_="d-hit")) == 25
    following = await page(client, found.main.one("a", rel="next").attributes["href"])
    assert following.main.one("ol").attributes["start"] == "26"
    assert following.main.one("a", rel="prev").attributes["href"] == f"/en/search?q=group&{DAY}"


@pytest.mark.parametrize(("asked", "first"), [
    ("Prif Weinidog Cymru", "First Minister of Wales"),
    ("gwynedd", "Gwynedd"),
    ("ynys mon", "Ynys Môn"),
    ("michelle o'neill", "Michelle O'Neill"),
])
async def test_real_questions(client: httpx.AsyncClient, asked: str, first: str) -> None:
    found = await client.get("/en/search.json", params={"q": asked})
    names = [each["name"] for each in found.json()["results"]]
    assert first in names[:2]


async def test_every_source_is_credited_and_the_footer_names_their_publishers(client: httpx.AsyncClient, hub: Hub) -> None:
    records: Records = hub.records(Viewer())
    sources = await page(client, "/en/sources")
    assert len(sources.main.one("tbody").all("tr")) == len(records.sources)
    for source in records.sources.values():
        assert source.credit is None or source.credit in sources.main.text
    publishers = " ".join(source.publisher or "" for source in records.sources.values())
    credits = sources.root.one("footer").all("p")[0].text
    for name in ("mySociety", "Senedd", "Scottish Parliament", "Northern Ireland Assembly", "Welsh Government"):
        assert name in publishers
        assert name in credits
