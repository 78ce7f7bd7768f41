"""Saying by pages, over HTTP and without script, that two records are one, and the way back."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph.hub import Hub
from graph.model import InteractionKind
from graph.recording.commands import Command, CorrectFact, RemoveRecord
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.pages.forms import Site, carried, errors
from tests.api.pages.reading import Document
from tests.api.world import records
from tests.graph.recording.facts import (
    add_membership,
    add_organization,
    add_person,
    record_interaction,
)
from tests.graph.world import organization

HARBOUR, PIER = Viewer(centre=organization("harbour")), Viewer(centre=organization("old-pier"))
BOTH = pytest.mark.parametrize("language", ["en", "cy"])


@pytest_asyncio.fixture(scope="module")
async def hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    tables = tmp_path_factory.mktemp("tables with doubles")
    write(records(), tables / "d")
    async with Hub.open(tmp_path_factory.mktemp("graph with doubles"), tables) as hub:
        yield hub


def _site(hub: Hub, viewer: Viewer) -> Site:
    transport = httpx.ASGITransport(create_app(hub, viewer=viewer))
    return Site(httpx.AsyncClient(transport=transport, base_url="http://localhost"))


async def _made(hub: Hub, command: Command) -> str:
    return (await hub.desk.record(HARBOUR, command)).record_id


def _links(page: Document) -> dict[str, str]:
    return {each.attributes["href"]: each.text for each in page.main.all("a")}


async def test_that_two_are_not_the_same_is_kept_and_asked_no_more(hub: Hub) -> None:
    site = _site(hub, HARBOUR)
    name = hub.records(HARBOUR).people["cai"].name or ""  # type: ignore[index]
    own = await _made(hub, add_person(name))
    others = hub.records(PIER)
    look = f"/en/record/merge?record={own}&same=cai"
    assert look in _links(await site.see(f"/en/person/{own}"))

    both = await site.see(look)
    form = next(each for each in both.main.all("form") if each.all("button", value="two"))
    sent = {**carried(form), "step": "two"}
    done = await site.client.post(form.attributes["action"], data=sent)
    again = await site.client.post(form.attributes["action"], data={**sent, "ticket": "old"})

    assert (done.status_code, again.status_code) == (303, 303)
    assert again.headers["location"] == f"/en/person/{own}"
    assert hub.records(HARBOUR).people[own].differs_from == ("cai",)  # type: ignore[index]
    assert look not in _links(await site.see(f"/en/person/{own}"))
    assert hub.records(PIER) == others
    await site.undo(await site.see(done.headers["location"]))
    assert look in _links(await site.see(f"/en/person/{own}"))
    await hub.desk.record(HARBOUR, RemoveRecord(record=own))


@BOTH
async def test_an_own_record_is_found_to_be_somebody_public_looked_at_made_one_and_undone(
    hub: Hub, language: str
) -> None:
    site, elis = _site(hub, HARBOUR), "Ellis" if language == "en" else "Elis"
    name = (hub.records(HARBOUR).people["cai"].name or "").strip()  # type: ignore[index]
    own = await _made(hub, add_person(f"{name} MS"))
    meeting = record_interaction(
        kind=InteractionKind.MEETING, date="2026-11-03", actors=("harbour", own)
    )
    met = await _made(hub, meeting)
    before = hub.records(HARBOUR)

    page = await site.see(f"/{language}/person/{own}")
    look = f"/{language}/record/merge?record={own}&same=cai"
    assert elis in _links(page)[look]  # suggested: the names agree without "MS"
    assert f"/{language}/record/merge?record={own}" in _links(page)
    both = await site.see(look)
    heads = [each.one("a").attributes["href"] for each in both.main.all("th") if each.all("a")]
    assert heads == [f"/{language}/person/cai", f"/{language}/person/{own}"]
    moved = [each.text for each in both.main.all("li")]
    assert len(moved) == 1
    assert "3" in moved[0]
    form = next(each for each in both.main.all("form") if each.all("button", value="merge"))
    sent = {**carried(form), "step": "merge"}
    done = await site.client.post(form.attributes["action"], data=sent)
    twice = await site.client.post(form.attributes["action"], data=sent)
    assert (done.status_code, done.headers["location"]) == (303, twice.headers["location"])

    assert hub.records(HARBOUR).interactions[met].actors == ("harbour", "cai")  # type: ignore[index]
    moved_on = await site.client.get(f"/{language}/person/{own}")
    assert (moved_on.status_code, moved_on.headers["location"]) == (
        308,
        f"/{language}/person/cai",
    )
    shown = await site.see(done.headers["location"])
    assert elis in shown.title
    await site.undo(shown)
    assert hub.records(HARBOUR) == before
    await site.see(f"/{language}/person/{own}")


async def test_whom_a_name_does_not_mean_is_asked_again_and_what_cannot_be_is_said(
    hub: Hub,
) -> None:
    site = _site(hub, HARBOUR)
    own = await _made(hub, add_person("Gwen Gray"))
    address = f"/en/record/merge?record={own}"
    box = await site.see(address)
    assert box.main.one("input", id="same").attributes["data-suggest"].startswith("/en/search.json")
    nobody = await site.see(f"{address}&same=Zebedee Quill", 422)
    assert errors(nobody) == [
        ("same", "Nothing else here is called “Zebedee Quill”. Write the name as it stands here")
    ]
    blank = await site.see(f"{address}&same=", 422)
    assert errors(blank) == [("same", "Write a name, or choose one of these")]
    body = await site.see(f"{address}&same=harbour", 422)
    assert "is a person and" in errors(body)[0][1]
    itself = await site.see(f"{address}&same={own}", 422)
    assert "is one record already. Name two." in errors(itself)[0][1]
    public = await site.see("/en/record/merge?record=cai", 409)
    assert "Everybody sees this record." in public.main.text
    assert (await _site(hub, PIER).client.get(address)).status_code == 404
    assert (await _site(hub, Viewer()).client.get(address)).status_code == 403


async def test_of_two_people_of_one_name_whoever_works_elsewhere_is_not_suggested(
    hub: Hub,
) -> None:
    site = _site(hub, HARBOUR)
    trust, board = [
        await _made(hub, add_organization(name)) for name in ("Sea Trust", "Harbour Board")
    ]
    people = [await _made(hub, add_person("Ned Nolan")) for _ in range(3)]
    for who, where in zip(people, (trust, trust, board), strict=True):
        await _made(hub, add_membership(actor=who, organization=where))

    page = await site.see(f"/en/person/{people[0]}")

    offered = [each for each in _links(page) if "same=" in each]
    assert offered == [f"/en/record/merge?record={people[0]}&same={people[1]}"]


async def test_of_two_own_records_either_can_stay_unless_it_changed_meanwhile(hub: Hub) -> None:
    site = _site(hub, HARBOUR)
    first, second = [await _made(hub, add_person(name)) for name in ("Nell Quill", "N Quill")]
    look = await site.see(f"/en/record/merge?record={first}&same={second}")

    def stays(page: Document) -> str:
        return page.main.all("th")[0].one("a").attributes["href"].removeprefix("/en/person/")

    assert stays(look) == second
    (other_way,) = [to for to, text in _links(look).items() if text == "Let the other one stay"]
    look = await site.see(other_way)
    assert stays(look) == first
    await hub.desk.record(
        HARBOUR, CorrectFact(record=first, field="name", value="Nell Quillfeather")
    )
    late = await site.press(look, "merge")
    assert late.status_code == 303
    look = await site.see(late.headers["location"])
    assert "Somebody changed it meanwhile. Corrected (name) by" in look.main.text
    assert stays(look) == first
    assert second in hub.records(HARBOUR).people

    done = await site.see((await site.press(look, "merge")).headers["location"])

    assert hub.records(HARBOUR).people[second].replaced_by == first  # type: ignore[index]
    await site.undo(done)


async def test_of_one_for_everybody_and_an_own_record_there_is_no_choice(hub: Hub) -> None:
    site = _site(hub, HARBOUR)
    own = await _made(hub, add_person("Cai Elis"))
    look = await site.see(f"/en/record/merge?record={own}&same=cai&keep={own}")
    assert look.main.all("th")[0].one("a").attributes["href"] == "/en/person/cai"
    assert "for everybody and one of your own that for everybody stays" in look.main.text
    assert "Let the other one stay" not in _links(look).values()
    await hub.desk.record(HARBOUR, RemoveRecord(record=own))
