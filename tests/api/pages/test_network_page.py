"""Who is behind the figures of a nation, and a Centre's own network, on pages, over the world of
`tests.api.pages.strand`: as public lists leave it, and with what a Centre recorded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from icalendar import Calendar

from api.app import create_app
from graph import dates
from graph.hub import Hub
from graph.model import InteractionKind, Role
from graph.recording.commands import Add, CorrectRecord
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.pages.forms import Site
from tests.api.pages.reading import Document
from tests.api.pages.strand import records
from tests.graph.recording.facts import add_membership, add_person, record_interaction
from tests.graph.world import organization

HARBOUR, LIGHTHOUSE = (Viewer(centre=organization(id)) for id in ("harbour", "lighthouse"))
PUBLIC = Viewer()


def _site(hub: Hub, viewer: Viewer) -> Site:
    transport = httpx.ASGITransport(create_app(hub, viewer=viewer))
    return Site(httpx.AsyncClient(transport=transport, base_url="http://localhost"))


@pytest_asyncio.fixture(scope="module")
async def hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    """Ann works for the Harbour Centre: she met Cai often until a month ago, and is to come back
    to it tomorrow.
    """
    tables = tmp_path_factory.mktemp("tables of figures")
    write(records(), tables / "d")
    async with Hub.open(tmp_path_factory.mktemp("graph of figures"), tables) as hub:
        ann = await _recorded(hub, add_person("Ann Lee"))
        works = add_membership(
            actor=ann, organization="harbour", role=Role.EMPLOYEE, valid_from="2024"
        )
        await _recorded(hub, works)
        for days in (90, 60, 30):
            day = dates.today() - dt.timedelta(days=days)
            met = await _recorded(
                hub,
                record_interaction(
                    kind=InteractionKind.MEETING, date=day.isoformat(), actors=(ann, "cai")
                ),
            )
        ahead = dates.today() + dt.timedelta(days=1)
        plan = {"follow_up": ahead.isoformat(), "follow_up_note": "Send the summary"}
        await hub.desk.record(HARBOUR, CorrectRecord(record=met, values=plan))
        yield hub


async def _recorded(hub: Hub, command: Add) -> str:
    return (await hub.desk.record(HARBOUR, command)).record_id


def _cells(page: Document, heading: str) -> list[list[str]]:
    """The rows of the table under a heading."""
    section = next(
        each
        for each in page.main.all("section")
        if any(head.text.startswith(heading) for head in each.all("h2"))
    )
    rows = [row for row in section.all("tr") if row.all("td")]
    return [[cell.text for cell in (row.one("th"), *row.all("td"))] for row in rows]


async def test_public_lists_alone_name_nobody_whom_a_centre_knows(hub: Hub) -> None:
    page = await _site(hub, PUBLIC).see("/en/nation/wales")
    assert "Whom the Centres know of whom matters: 0 of 3" in page.main.text
    assert "What would help is said for one Centre." in page.main.text
    assert page.main.all("svg", **{"class": "d-plot"}) == []  # no empty chart
    assert "no Centre has recorded whom it met" in page.main.text


async def test_whom_a_centre_met_counts_for_it_alone_and_by_name(hub: Hub) -> None:
    """Cai is one of the three on the list, with weight 1 of 5: 20% of the weight by evidence, a bar
    of 40 of 200. Others see what public lists say, and no name.
    """
    page = await _site(hub, HARBOUR).see("/en/nation/wales")
    (known,) = _cells(page, "Whom the Centres know of whom matters: 1 of 3")
    assert (known[0].split()[0], known[-1]) == ("cai", "Ann Lee")
    (bar, *_) = page.main.all("svg", **{"class": "d-plot"})
    assert [each.attributes["width"] for each in bar.all("rect")] == ["200.0", "40.0"]
    assert "1 Centre reaches somebody by evidence: Harbour Centre" in page.main.text
    for viewer in (LIGHTHOUSE, PUBLIC):
        others = await _site(hub, viewer).client.get("/en/nation/wales")
        assert "Ann Lee" not in others.text
        assert "Whom the Centres know of whom matters: 0 of 3" in others.text


async def test_all_nations_say_which_centre_is_strong_where(hub: Hub) -> None:
    """Of the two Centres one alone leads to anybody: to Cai, whom Ann knows, 20% of the list of
    Wales by weight, and to whoever Cai can introduce.
    """
    page = await _site(hub, HARBOUR).see("/en/nations")
    ((centre, scotland, wales, *_),) = _cells(page, "Who is one person away")
    assert (centre, scotland) == ("Harbour Centre", "not known")
    assert wales.endswith("%")
    assert "Of 1 Centre nothing that is recorded leads to anybody on a list." in page.main.text
    public = await _site(hub, PUBLIC).see("/en/nations")
    assert "Of 2 Centres nothing that is recorded leads" in public.main.text


async def test_our_network_says_what_is_due_to_its_own_centre_alone(hub: Hub) -> None:
    site = _site(hub, HARBOUR)
    page = await site.see("/en/centre/harbour/network")
    assert page.main.one("h1").text == "Our network: this week"
    ((when, what, meeting),) = _cells(page, "Due")
    assert what == "Send the summary"
    assert "Only your Centre sees this" in when
    assert meeting == "Meeting with cai"
    (known,) = _cells(page, "Whom we know of whom matters: 1 of 3")
    assert known[0].startswith("cai")
    menu = {link.text: link.attributes["href"] for link in page.root.all("a")}
    assert menu["Our network"] == "/en/centre/harbour/network"
    other = await _site(hub, LIGHTHOUSE).client.get("/en/centre/harbour/network")
    assert other.status_code == 200
    assert "Send the summary" not in other.text
    assert "Ann Lee" not in other.text
    empty = await _site(hub, LIGHTHOUSE).see("/en/centre/lighthouse/network")
    assert "You have recorded nothing yet" in empty.main.text
    assert (await site.client.get("/en/centre/cai/network")).status_code == 404


async def test_follow_ups_are_a_calendar_to_their_own_centre_alone(hub: Hub) -> None:
    tomorrow = dates.today() + dt.timedelta(days=1)
    async with _site(hub, HARBOUR).client as client:
        own = await client.get("/en/centre/harbour/network.ics")
    (event,) = Calendar.from_ical(own.text).walk("VEVENT")
    assert (event["summary"], event.decoded("dtstart")) == ("Send the summary", tomorrow)
    assert str(event["url"]).startswith("http://localhost/en/interaction/")
    assert own.headers["cache-control"] == "private, no-store"
    for viewer in (LIGHTHOUSE, PUBLIC):
        async with _site(hub, viewer).client as client:
            other = await client.get("/en/centre/harbour/network.ics")
        assert "VEVENT" not in other.text


async def test_the_first_page_of_a_centre_says_what_is_due_and_leads_to_its_network(
    hub: Hub,
) -> None:
    page = await _site(hub, HARBOUR).see("/en/?home")
    week = next(each for each in page.main.all("section") if each.all("h2", id="week"))
    assert "Send the summary" in week.text
    (link,) = week.all("a")
    assert link.attributes["href"] == "/en/centre/harbour/network"
    other = await _site(hub, LIGHTHOUSE).see("/en/?home")
    assert "Nothing is due." in other.main.text
    assert "Send the summary" not in other.main.text
