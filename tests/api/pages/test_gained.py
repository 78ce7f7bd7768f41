"""What was recorded did for the paths, on the page that follows: before and now, why nothing
changed, and the one press that mends it.

In this world Ann of the Harbour Centre met Bo, who sits in a committee with Cai. Nobody knows
Dai, who left office; Eve is embedded in Castle Council for the Centre.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph import dates
from graph.dates import PartialDate
from graph.errors import InputError
from graph.hub import Hub
from graph.model import Interaction, InteractionKind, RecordId
from graph.recording.commands import Add
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.pages.forms import Site, carried, errors, filled, sound
from tests.api.pages.reading import Document
from tests.api.world import records
from tests.graph.world import organization, person

HARBOUR = Viewer(centre=organization("harbour"))
MEETING = {"kind": "meeting", "date": "yesterday"}
WITH_JO = {**MEETING, "who": "Jo Quillon\ndai", "meant.who.Jo Quillon": "new-person"}


@pytest_asyncio.fixture(scope="module")
async def hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    """A graph of its own: these tests write."""
    tables = tmp_path_factory.mktemp("tables")
    write(records(), tables / "d")
    async with Hub.open(tmp_path_factory.mktemp("graph of what was gained"), tables) as hub:
        yield hub


@pytest_asyncio.fixture(scope="module")
async def site(hub: Hub) -> AsyncIterator[Site]:
    app = create_app(hub, viewer=HARBOUR)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost"
    ) as client:
        yield Site(client)


def _rows(done: Document) -> list[list[str]]:
    return [
        [cell.text for cell in (row.one("th"), *row.all("td"))]
        for body in done.main.all("tbody")
        for row in body.all("tr")
    ]


def _gain(done: Document) -> str:
    (box,) = done.main.all("section", class_="d-answer")
    return box.one("h2").text


async def test_whom_nobody_knew_is_reached_without_an_introduction(site: Site) -> None:
    done = await site.record("en", "/record/meeting", {**MEETING, "who": "ann\ndai"})
    assert done.main.one("h1").text == "Recorded: ann met dai"
    assert _gain(done) == "You no longer need an introduction"
    (row,) = _rows(done)
    assert row[:2] == ["Paths to dai Left office in April 2026", "No path"]
    assert row[2].startswith("Fair lead, directly: ann, met on ")
    await site.undo(done)


async def test_one_more_meeting_makes_the_same_way_stronger_and_what_hangs_on_it(
    site: Site,
) -> None:
    done = await site.record("en", "/record/meeting", {**MEETING, "who": "ann\nBo Ellis"})
    assert _gain(done) == "The same lead, and a stronger tie"
    bo, cai = _rows(done)
    assert bo[1].startswith("Good lead, directly: ann, met twice since September 2026")
    assert bo[2].startswith("Good lead, directly: ann, met 3 times since September 2026")
    # Cai sits with Bo, and is reached by the same two steps
    assert cai[1:] == ["Good lead, 2 steps: ann, then Bo Ellis", "The same, and stronger"]
    await site.undo(done)


@pytest.mark.parametrize(
    ("values", "why", "mend"),
    [
        (
            {"who": "Bo Ellis\nCai Ellis", "attendance": "61"},
            "Nobody of our Centre",
            "/record/correct",
        ),
        ({"who": "ann\neve"}, "Only people of our Centre took part.", "/record/correct"),
        ({"who": "ann\nCai Ellis", "attendance": "61"}, "More than 60 took part", "/record/tie"),
        ({"who": "ann\nCai Ellis", "date": "2020"}, "too long ago to count", "/record/tie"),
        (
            {"who": "ann\nCai Ellis"},
            "There is a better path already: Good lead, 2 steps: ann, then Bo Ellis.",
            "/path",
        ),
    ],
)
async def test_where_no_path_changed_it_says_why_and_offers_what_mends_it(
    site: Site, values: dict[str, str], why: str, mend: str
) -> None:
    done = await site.record("en", "/record/meeting", {**MEETING, **values})
    assert _gain(done) == "No path changed yet"
    (box,) = done.main.all("section", class_="d-answer")
    assert why in box.text
    (link,) = box.all("a")
    assert link.attributes["href"].startswith(f"/en{mend}?")
    assert (await site.client.get(link.attributes["href"])).status_code == 200
    await site.undo(done)


async def test_who_is_new_becomes_a_colleague_by_one_press_which_gives_what_was_said(
    site: Site, hub: Hub
) -> None:
    before = hub.records(HARBOUR)
    met = await site.record("en", "/record/meeting", WITH_JO)
    assert _gain(met) == "No path changed yet"
    assert "Jo Quillon is new here: nothing says where Jo Quillon works." in met.main.text
    assert "Then: Fair lead, directly: Jo Quillon, met on " in met.main.text
    assert "Today: No path." in met.main.text
    (form,) = [each for each in met.main.all("form") if "is our colleague" in each.text]
    pressed = [
        (await site.post(form.attributes["action"], carried(form))).headers["location"]
        for _ in range(2)
    ]
    assert "change=" in pressed[1]
    ours = await site.see(pressed[0])
    assert _gain(ours) == "You no longer need an introduction"
    assert [row[:2] for row in _rows(ours)] == [
        ["Paths to dai Left office in April 2026", "No path"]
    ]
    (membership,) = set(hub.records(HARBOUR).memberships) - set(before.memberships)
    assert hub.records(HARBOUR).memberships[membership].organization == "harbour"
    undone = await site.undo(ours)
    assert undone.main.one("h1").text == "Undone: Jo Quillon · employee · Harbour Centre"
    last = await site.undo(met)
    assert last.main.one("h1").text == "Undone: Meeting, Jo Quillon and dai"  # by names, not ids
    assert hub.records(HARBOUR) == before


async def test_another_like_it_is_filled_but_for_the_day(site: Site) -> None:
    done = await site.record(
        "en", "/record/meeting", {**MEETING, "who": "ann\ndai", "title": "Tides"}
    )
    (link,) = [each for each in done.main.all("a") if each.text == "Another like this"]
    form = (await site.see(link.attributes["href"])).main.all("form")[0]
    values = filled(form)
    assert (values["title"], values["who"].split(), values["date"]) == (
        "Tides",
        ["ann", "dai"],
        "",
    )
    await site.undo(done)


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_a_thank_you_stands_in_both_languages_that_of_the_page_first(
    site: Site, language: str
) -> None:
    done = await site.record(language, "/record/meeting", {**MEETING, "who": "ann\nCai Ellis"})
    letters = {
        each.attributes["lang"]: "".join(map(str, each.children))
        for each in done.main.all("textarea")
    }
    assert list(letters) == [language, "cy" if language == "en" else "en"]
    assert "Dear Cai Ellis," in letters["en"]
    assert "Annwyl Cai Elis," in letters["cy"]
    await site.undo(done)


async def test_a_follow_up_is_noted_in_words_kept_with_the_meeting_and_undone(
    site: Site, hub: Hub
) -> None:
    before = hub.records(HARBOUR)
    done = await site.record("en", "/record/meeting", {**MEETING, "who": "ann\ndai"})
    (form,) = [each for each in done.main.all("form") if "follow_up" in filled(each)]
    address, hidden = form.attributes["action"], carried(form)
    wrong = await site.post(address, {**hidden, "follow_up": "yesterday", "note": "Send it"})
    assert wrong.status_code == 422
    again = sound(wrong)
    assert [field for field, _ in errors(again)] == ["follow_up"]
    (form,) = [each for each in again.main.all("form") if "follow_up" in filled(each)]
    assert filled(form)["note"] == "Send it"
    sent = {**filled(form), "follow_up": "in two weeks"}
    noted = [await site.post(address, sent) for _ in range(2)]
    (meeting,) = (
        each
        for id, each in hub.records(HARBOUR).interactions.items()
        if id not in before.interactions
    )
    assert meeting.follow_up is not None
    assert meeting.follow_up.first == dates.today() + dt.timedelta(days=14)
    assert meeting.follow_up_note == "Send it"
    assert noted[1].headers["location"] == done.response.url.raw_path.decode()
    page = await site.see(f"/en/interaction/{meeting.id}")
    assert "Send it" in page.main.text
    await site.undo(await site.see(noted[0].headers["location"]))
    await site.undo(done)
    assert hub.records(HARBOUR) == before


async def test_what_everybody_sees_has_no_follow_up(hub: Hub) -> None:
    meeting = Interaction(
        id=RecordId(""),
        kind=InteractionKind.MEETING,
        date=PartialDate("2026-11-02"),
        actors=(person("bo"), person("cai")),
        follow_up=PartialDate("2027-01-08"),
        sources=("https://example.org/diary",),
    )
    with pytest.raises(InputError, match="A follow-up is for your Centre only"):
        await hub.desk.record(HARBOUR, Add(record=meeting, public=True))
    early = replace(meeting, follow_up=PartialDate("2026-11-01"))
    with pytest.raises(InputError, match="before what it follows"):
        await hub.desk.record(HARBOUR, Add(record=early))
