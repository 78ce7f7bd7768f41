"""The steps of a form: each stands at an address of its own, which holds no name, for its
Centre alone and for an hour.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from api.drafts import MOST, MOST_LETTERS, SECONDS, Drafts
from graph.hub import Hub
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.pages.forms import Site, filled, sound
from tests.api.pages.reading import read
from tests.api.world import records
from tests.graph.world import organization

HARBOUR = Viewer(centre=organization("harbour"))
BOTH = pytest.mark.parametrize("language", ["en", "cy"])
MEETING = {"kind": "meeting", "date": "04/11/2026", "who": "ann\nEllis", "title": "Tides"}
CHOSEN = {"meant.who.Ellis": "bo"}


@pytest_asyncio.fixture(scope="module")
async def hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    """A graph of its own: these tests write."""
    tables = tmp_path_factory.mktemp("tables")
    write(records(), tables / "d")
    async with Hub.open(tmp_path_factory.mktemp("graph of the drafts"), tables) as hub:
        yield hub


@pytest_asyncio.fixture
async def site(hub: Hub) -> AsyncIterator[Site]:
    async with _client(hub) as client:
        yield Site(client)


def _client(hub: Hub) -> httpx.AsyncClient:
    """A server that was started anew, over the same graph."""
    app = create_app(hub, viewer=HARBOUR)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost")


async def _meetings(hub: Hub) -> set[str]:
    return {id for id, each in hub.records(HARBOUR).interactions.items() if each.title == "Tides"}


@BOTH
@pytest.mark.parametrize(
    ("values", "status"),
    [({}, 422), (MEETING, 200), (MEETING | CHOSEN, 200), (MEETING | {"step": "change"}, 200)],
)
async def test_every_step_leads_to_an_address_without_a_name_that_can_be_seen_again(
    site: Site, language: str, values: dict[str, str], status: int
) -> None:
    sent = await site.client.post(f"/{language}/record/meeting", data=values)
    location = sent.headers["location"]
    assert sent.status_code == 303
    # the number is drawn at random, and nothing else is in the address
    assert re.fullmatch(rf"/{language}/record/meeting\?draft=[\w-]{{20,}}", location)
    first, again = [await site.client.get(location) for _ in range(2)]
    assert first.status_code == again.status_code == status
    assert first.content == again.content


async def test_a_step_that_was_recorded_leads_to_what_was_recorded(site: Site, hub: Hub) -> None:
    step = await site.client.post("/en/record/meeting", data=MEETING | CHOSEN)
    tabs = [await site.see(step.headers["location"]) for _ in range(2)]
    presses = await asyncio.gather(*(site.press(tab, "record") for tab in tabs))
    pressed_twice = await site.press(tabs[0], "record")
    gone_back = await site.client.get(step.headers["location"])
    answers = {each.headers["location"] for each in (*presses, pressed_twice, gone_back)}
    assert len(answers) == 1
    assert len(await _meetings(hub)) == 1
    await site.undo(await site.see(answers.pop()))


async def test_changing_what_was_written_keeps_what_was_chosen(site: Site) -> None:
    check = await site.send("/en/record/meeting", MEETING | CHOSEN)
    back = read(await site.press(check, "change"))
    again = read(await site.press(back, "check", title="Tides and lamps"))
    assert again.main.one("h1").text == "Check your answers"
    assert "Bo Ellis" in again.main.text


@BOTH
async def test_what_is_sent_after_a_restart_is_checked_once_more_and_nothing_is_lost(
    site: Site, hub: Hub, language: str
) -> None:
    check = await site.send(f"/{language}/record/meeting", MEETING | CHOSEN)
    async with _client(hub) as client:
        anew = Site(client)
        again = sound(await anew.press(check, "record"))
        assert await _meetings(hub) == set()
        assert again.main.one("h1").text == check.main.one("h1").text
        form, before = again.main.all("form")[0], check.main.all("form")[0]
        assert filled(form) == filled(before) | {"ticket": filled(form)["ticket"]}
        if language == "en":
            assert "Nothing is lost, but check it once more." in again.main.text
        done = await anew.press(again, "record")
        await anew.undo(await anew.see(done.headers["location"]))


@BOTH
@pytest.mark.parametrize("page", ["/record/meeting", "/record/tie"])
async def test_a_draft_that_is_not_there_says_so_in_the_same_bytes_as_another_centre_s(
    site: Site, hub: Hub, language: str, page: str
) -> None:
    theirs = await site.client.post(f"/{language}{page}", data=MEETING)
    async with _client(hub) as other:
        answers = [
            await other.get(address, follow_redirects=True)
            for address in (
                theirs.headers["location"],
                f"/{language}{page}?draft=nobody-gave-this",
                f"/{language}{page}?draft=",
            )
        ]
    assert [each.status_code for each in answers] == [404, 404, 404]
    assert len({each.content for each in answers}) == 1
    links = [each.attributes["href"] for each in sound(answers[0]).main.all("a")]
    assert links == [f"/{language}{page}", f"/{language}/changes"]


async def test_a_draft_of_one_form_is_none_of_another(site: Site) -> None:
    sent = await site.client.post("/en/record/meeting", data=MEETING)
    id = sent.headers["location"].partition("draft=")[2]
    other = await site.client.get(f"/en/record/tie?draft={id}", follow_redirects=True)
    assert other.status_code == 404


def test_drafts_are_kept_an_hour_for_their_centre_and_bounded_in_number_and_size() -> None:
    now = 0.0
    drafts = Drafts(clock=lambda: now)
    ours, theirs = organization("harbour"), organization("old-pier")
    id = drafts.keep(ours, "form", {"who": "Ann"})
    assert drafts.find(theirs, "form", id) is None
    now = SECONDS
    assert drafts.find(ours, "form", id) is not None
    now = SECONDS + 1
    assert drafts.find(ours, "form", id) is None
    first = drafts.keep(ours, "form", {})
    for _ in range(MOST):  # another Centre's drafts push out none of ours
        drafts.keep(theirs, "form", {})
    assert drafts.find(ours, "form", first) is not None
    for _ in range(MOST):
        last = drafts.keep(ours, "form", {})
    assert drafts.find(ours, "form", first) is None
    large = drafts.keep(ours, "form", {"note": "x" * MOST_LETTERS})
    assert drafts.find(ours, "form", last) is None
    assert drafts.find(ours, "form", large) is not None
