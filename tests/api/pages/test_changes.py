"""The page of changes: what the datasets brought, for everybody, and what one's own Centre
recorded, with a way back.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest_asyncio

from api.app import create_app
from graph import dates
from graph.hub import Hub
from graph.model import Language, Role
from graph.recording.commands import CorrectFact, RemoveRecord
from graph.tables.writing import write
from graph.view import Viewer
from graph.words import say
from tests.api.pages.conftest import Look
from tests.api.pages.reading import Document, read
from tests.api.world import records
from tests.graph.recording.facts import add_membership, add_person
from tests.graph.world import organization

HARBOUR = Viewer(centre=organization("harbour"))
TODAY = say(dates.today())


@pytest_asyncio.fixture
async def shore(tmp_path: Path) -> AsyncIterator[Hub]:
    """A graph of its own for each test: they write."""
    write(records(), tmp_path / "tables" / "d")
    async with Hub.open(tmp_path / "graph", tmp_path / "tables") as hub:
        yield hub


def client(hub: Hub, viewer: Viewer | None = HARBOUR) -> httpx.AsyncClient:
    app = create_app(hub) if viewer is None else create_app(hub, viewer=viewer)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost")


async def see(client: httpx.AsyncClient, address: str) -> Document:
    response = await client.get(address)
    assert response.status_code == 200, address
    return read(response)


def lines(page: Document) -> list[str]:
    return [each.text for each in page.main.all("h2", class_="d-long")]


def links(page: Document) -> dict[str, str]:
    return {each.text: each.attributes["href"] for each in page.main.all("a")}


async def test_the_public_sees_what_the_datasets_brought_and_nothing_to_choose_or_undo(
    look: Look,
) -> None:
    page = await look("/en/changes")
    (line,) = lines(page)
    assert line.startswith("Imported with the tables on ")
    assert (
        "Those of the datasets. What Centres record for themselves is theirs alone."
        in page.main.text
    )
    assert "Narrow the changes" not in page.main.text
    assert [form.attributes["method"] for form in page.main.all("form")] == ["get"]


async def test_a_centre_sees_its_own_beside_them_chooses_and_goes_on_to_earlier_ones(
    shore: Hub,
) -> None:
    for number in range(1, 31):
        await shore.desk.record(HARBOUR, add_person(name=f"Jane Doe the {number}th"))
    async with client(shore) as site:
        page = await see(site, "/en/changes")
        own = [
            f"Added by the Harbour Centre on {TODAY}. : Jane Doe the {number}th"
            for number in range(30, 0, -1)
        ]
        assert lines(page) == own[:25]
        assert links(page)["Jane Doe the 30th"].startswith("/en/person/")
        assert "Latest changes" not in links(page)

        earlier = await see(site, links(page)["Earlier changes"])
        assert lines(earlier) == [*own[25:], f"Imported with the tables on {TODAY}."]
        assert [each.text for each in earlier.main.all("button")] == [
            "Find",
            *(f"Undo : {each}" for each in own[25:]),
        ]
        assert "Earlier changes" not in links(earlier)
        assert lines(await see(site, links(earlier)["Latest changes"])) == lines(page)

        for address in (links(earlier)["CSV"], "/en/changes.csv?q=Doe&before=w-unknown-1"):
            told = (await site.get(address)).text.splitlines()
            assert [line.count(",Added by the Harbour Centre") for line in told[1:31]] == [1] * 30
            assert len(told) == (32 if "q=" not in address else 31)

        datasets = await see(site, links(earlier)["The datasets"])
        assert lines(datasets) == [f"Imported with the tables on {TODAY}."]
        assert [each.text for each in datasets.main.all("strong")] == ["The datasets", "Anything"]
        removed = await see(site, links(datasets)["Removed"])
        assert "No such changes are recorded." in removed.main.text
        assert lines(await see(site, links(removed)["Anything"])) == lines(datasets)
        assert (
            "No earlier changes are recorded."
            in (await see(site, "/en/changes?before=w-unknown-1")).main.text
        )


async def test_a_line_leads_to_what_was_recorded_and_says_when_it_was_undone(shore: Hub) -> None:
    person = await shore.desk.record(HARBOUR, add_person(name="Jane Doe"))
    corrected = await shore.desk.record(
        HARBOUR, CorrectFact(record=person.record_id, field="died", value="2026-10")
    )
    assert corrected.change is not None
    await shore.desk.undo(HARBOUR, corrected.change.id)
    async with client(shore) as site:
        english = await see(site, "/en/changes?who=centre")
        assert lines(english) == [
            f"An earlier change was undone by the Harbour Centre on {TODAY}. : Jane Doe",
            (f"Corrected (date of death) by the Harbour Centre on {TODAY}. : Jane Doe Undone"),
            f"Added by the Harbour Centre on {TODAY}. : Jane Doe",
        ]
        assert [each.text for each in english.main.all("strong", class_="d-tagged")] == ["Undone"]
        forms = [form.attributes["method"] for form in english.main.all("form")]
        assert forms == ["get", "post"]
        done = await see(
            site, links(english)[f"Added by the Harbour Centre on {TODAY}. : Jane Doe"]
        )
        assert "Jane Doe" in done.main.text
        welsh = await see(site, "/cy/changes?kind=corrected")
        assert lines(welsh) == [
            f"Cywirwyd (dyddiad marw) gan Harbour Centre ar {say(dates.today(), Language.CY)}. "
            ": Jane Doe Dadwnaed"
        ]


async def test_a_line_says_what_was_recorded_also_where_that_has_no_page_or_is_gone(
    shore: Hub,
) -> None:
    person = await shore.desk.record(HARBOUR, add_person(name="Jane Doe"))
    membership = await shore.desk.record(
        HARBOUR, add_membership(actor=person.record_id, organization="harbour", role=Role.EMPLOYEE)
    )
    await shore.desk.record(HARBOUR, RemoveRecord(record=membership.record_id))
    async with client(shore) as site:
        removed, added, *_ = (await see(site, "/en/changes")).main.all("li", class_="d-hit")
    assert "Jane Doe · employee · Harbour Centre" in removed.text
    assert "Jane Doe · employee · Harbour Centre" in added.text
    assert "0 corrected" not in removed.text  # what is named is not counted


async def test_a_change_says_the_minute_in_london_and_is_found_by_a_name_also_of_one_who_is_gone(
    shore: Hub,
) -> None:
    jane = await shore.desk.record(HARBOUR, add_person(name="Jane Doe"))
    member = await shore.desk.record(
        HARBOUR, add_membership(actor=jane.record_id, organization="harbour", role=Role.EMPLOYEE)
    )
    other = await shore.desk.record(HARBOUR, add_person(name="Zoë Kelp"))
    for gone in (member, jane):
        assert gone.change is not None
        await shore.desk.undo(HARBOUR, gone.change.id)
    async with client(shore) as site:
        page = await see(site, "/en/changes?q=jane+d")
        assert len(page.main.all("li", class_="d-hit")) == 4
        assert jane.record_id not in page.main.text
        told = [each.text for hit in page.main.all("li", class_="d-hit") for each in hit.all("p")]
        assert told.count("Jane Doe · employee · Harbour Centre") == 2
        assert other.change is not None
        (found,) = (await see(site, "/cy/changes?q=zoe")).main.all("li", class_="d-hit")
        at = other.change.at.astimezone(dates.LONDON)
        assert f"am {at:%H:%M}" in found.text
        assert (
            "No such changes are recorded." in (await see(site, "/en/changes?q=kelpie")).main.text
        )
        by_day = await see(site, "/en/changes?q=undone+harbour")
        assert len(by_day.main.all("li", class_="d-hit")) == 2
        query = "query Q($about: String) { writes(about: $about) { nodes { id } } }"
        answer = await site.post(
            "/graphql", json={"query": query, "variables": {"about": "jane d"}}
        )
        assert len(answer.json()["data"]["writes"]["nodes"]) == 4
        public = await client(shore, None).get("/en/changes?q=jane")
        assert "Jane Doe" not in public.text


async def test_another_centre_and_the_public_see_none_of_it(shore: Hub) -> None:
    await shore.desk.record(HARBOUR, add_person(name="Jane Doe"))
    for viewer in (Viewer(centre=organization("old-pier")), None):
        async with client(shore, viewer) as site:
            for query in ("", "?who=centre", "?who=harbour", "?kind=added"):
                response = await site.get(f"/en/changes{query}")
                assert "Jane Doe" not in response.text
                assert "Harbour" not in read(response).main.text


async def test_the_data_have_what_the_page_has(shore: Hub) -> None:
    await shore.desk.record(HARBOUR, add_person(name="Jane Doe"))
    async with client(shore) as site:
        answer = (await site.get("/en/changes.json?who=centre")).json()
        assert [
            (each["added"], each["corrected"], each["removed"], each["undone"])
            for each in answer["writes"]["nodes"]
        ] == [(1, 0, 0, False)]
        assert [each["node"]["name"] for each in answer["writes"]["nodes"][0]["records"]] == [
            "Jane Doe"
        ]
        rows = (await site.get("/en/changes.csv")).text.splitlines()
        assert rows[0] == "\ufeffid,at,said,added,corrected,removed,undone"
        assert len(rows) == 3


async def test_nothing_is_recorded_in_an_empty_graph(tmp_path: Path) -> None:
    async with Hub.open(tmp_path / "graph", None) as hub, client(hub, None) as site:
        assert "No changes are recorded." in (await see(site, "/en/changes")).main.text
