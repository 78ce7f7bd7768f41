"""Figures that a Centre keeps by a press, and what facts changed since."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph.dates import today
from graph.hub import Hub
from graph.tables.writing import write
from graph.view import Viewer
from graph.words import say
from tests.api.pages.forms import Site, carried
from tests.api.pages.reading import Document, Element
from tests.api.pages.strand import records
from tests.graph.world import organization

PAGE = "/en/kept-figures"
HARBOUR = Viewer(centre=organization("harbour"))


@pytest_asyncio.fixture
async def hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    tables = tmp_path_factory.mktemp("tables of kept figures")
    write(records(), tables / "d")
    async with Hub.open(tmp_path_factory.mktemp("graph of kept figures"), tables) as hub:
        yield hub


def _site(hub: Hub, viewer: Viewer) -> Site:
    transport = httpx.ASGITransport(create_app(hub, viewer=viewer))
    return Site(httpx.AsyncClient(transport=transport, base_url="http://localhost"))


def _form(page: Document) -> Element:
    return next(each for each in page.main.all("form") if "Keep" in each.text)


def _lines(table: Element) -> dict[str, list[str]]:
    rows = table.one("tbody").all("tr")
    return {row.one("th").text: [cell.text for cell in row.all("td")] for row in rows}


async def test_what_is_kept_stays_and_stands_beside_what_facts_changed(hub: Hub) -> None:
    """Three are on the list of Wales. Nobody was met when the figures are kept; then a meeting
    with Cai becomes known: one of three.
    """
    harbour = _site(hub, HARBOUR)
    assert "You have kept no figures yet." in (await harbour.see(PAGE)).main.text
    form = _form(await harbour.see("/en/nation/wales"))
    sent = carried(form)
    first, again = [
        await harbour.client.post(form.attributes["action"], data=sent) for _ in range(2)
    ]
    assert (first.status_code, again.headers["location"]) == (303, first.headers["location"])
    kept = await harbour.see(PAGE)
    assert "all still the same." in kept.main.text
    assert len(kept.main.all("table")) == 1  # both presses kept once

    await _met(harbour)
    restated = await harbour.see(PAGE)
    lines = _lines(restated.main.all("table")[0])
    assert lines["M-01 Reach: met in the period Wales"] == [
        "not known: No interaction of a Centre that is asked is recorded in the window.",
        "33%",
    ]
    whole = _lines(restated.main.all("table")[1])
    assert len(whole) > len(lines)
    assert whole["M-23 Network joining Wales"][0].startswith("not known: ")
    text = (await harbour.client.get(f"{PAGE}.csv")).text.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert sum(row["restated"] == "true" for row in rows) == len(lines)


async def test_what_was_kept_is_drawn_where_facts_made_it_another(hub: Hub) -> None:
    """One of three was met when the figures were kept, then a meeting with a second becomes
    known. The axis ends at 1, so a third stands at 116 - 112 / 3 = 78.7.
    """
    harbour = _site(hub, HARBOUR)
    over_time = "/en/metrics/M-01/over-time"
    await _met(harbour)
    sent = carried(form := _form(await harbour.see("/en/nation/wales")))
    await harbour.client.post(form.attributes["action"], data=sent)
    same = await harbour.see(over_time)
    assert same.main.all("path", class_="was") == []
    assert _lines(same.main.one("table"))[say(today())][1] == "33% kept as 33%"

    await _met(harbour, "bo")
    page = await harbour.see(over_time)
    drawn = [path.attributes["d"] for path in page.main.all("path", class_="was")]
    assert drawn == ["M392.0 78.7h6"]
    assert _lines(page.main.one("table"))[say(today())][1] == "67% restated; kept as 33%"
    assert "You kept 1 of the days, of which 1 restated: dashed is what you kept." in page.main.text
    text = (await harbour.client.get(f"{over_time}.csv")).text.removeprefix("\ufeff")
    wales = [row for row in csv.DictReader(io.StringIO(text)) if row["nation"] == "wales"]
    assert [row["value_kept"][:4] for row in wales] == [*[""] * (len(wales) - 1), "0.33"]
    assert "kept as" not in (await _site(hub, Viewer()).see(over_time)).main.text


async def test_a_nation_lists_what_was_kept_of_the_list_that_it_shows(hub: Hub) -> None:
    harbour = _site(hub, HARBOUR)
    practice = "/en/nation/wales?audience=practice"
    none = (await harbour.see("/en/nation/wales")).main.text
    assert "You have kept no figures of this list yet." in none
    sent = carried(form := _form(await harbour.see("/en/nation/wales")))
    await harbour.client.post(form.attributes["action"], data=sent)
    (press,) = _kept(await harbour.see("/en/nation/wales"))
    assert press.text.startswith(f"The figures of {say(today())} ")
    assert press.text.endswith("180 days · Policy")
    assert _kept(await harbour.see("/en/nation/scotland")) == []
    assert _kept(await harbour.see(practice)) == []

    everywhere = carried(form := _form(await harbour.see(f"{PAGE}?audience=practice")))
    await harbour.client.post(form.attributes["action"], data=everywhere)
    (other,) = _kept(await harbour.see(practice))
    assert other.text.endswith("180 days · Practice")
    chosen = await harbour.see(press.one("a").attributes["href"])
    heads = [head.text for head in chosen.main.all("h2")]
    assert heads[:2] == [f"The figures of {say(today())}", "Kept too"]
    assert "For policy." in chosen.main.text
    assert (await harbour.client.get(f"{PAGE}?press=nothing")).status_code == 404


def _kept(page: Document) -> list[Element]:
    sections = page.main.all("section")
    found = [each for each in sections if each.one("h2").text == "What we kept"]
    return found[0].all("li") if found else []


async def _met(site: Site, whom: str = "cai") -> None:
    text = (
        "mutation($input: RecordInteractionInput!) { recordInteraction(input: $input) "
        "{ __typename } }"
    )
    given = {"kind": "MEETING", "date": today().isoformat(), "actors": ["harbour", whom]}
    sent = {"query": text, "variables": {"input": given}}
    answer = (await site.client.post("/graphql", json=sent)).json()
    assert answer["data"]["recordInteraction"]["__typename"] == "RecordInteractionPayload", answer


async def test_nobody_else_keeps_or_sees_anything(hub: Hub) -> None:
    public = _site(hub, Viewer())
    page = await public.see(PAGE)
    assert "A Centre keeps figures for itself." in page.main.text
    assert not page.main.all("form")
    assert "Keep these figures" not in (await public.see("/en/nation/wales")).main.text
    refused = await public.client.post(PAGE, data={"ticket": "made-up", "nation": ""})
    assert refused.status_code == 403


async def test_what_cannot_be_kept_says_so(hub: Hub) -> None:
    harbour = _site(hub, HARBOUR)
    late = await harbour.client.post(PAGE, data={"ticket": "made-up", "nation": "wales"})
    assert (late.status_code, late.headers["location"]) == (303, PAGE)
    nowhere = await harbour.client.post(PAGE, data={"ticket": "made-up", "nation": "cornwall"})
    assert nowhere.status_code == 404
    for expected in (303, 422):
        sent = carried(_form(await harbour.see(PAGE)))
        answer = await harbour.client.post(PAGE, data=sent)
        assert answer.status_code == expected
    assert "are kept already, and are still the same." in answer.text
    old = await harbour.see("/en/nation/wales?as_of=2026-06-01")
    assert "Keep these figures" not in old.main.text
