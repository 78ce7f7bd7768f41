"""Target lists as they are seen and edited: the default as what it is, one's own begun from it, and
the same by GraphQL.

The world is that of `tests.api.pages.strand`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph.hub import Hub
from graph.model import TargetListEntry
from graph.names.nation import nation_of
from graph.recording.importing import importing
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.pages.forms import Site, carried
from tests.api.pages.reading import Document
from tests.api.pages.strand import records
from tests.graph.world import organization

HARBOUR, LIGHTHOUSE = (Viewer(centre=organization(id)) for id in ("harbour", "lighthouse"))
PUBLIC = Viewer()
PAGE = "/en/targets/wales"


@pytest_asyncio.fixture(scope="module")
async def hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    tables = tmp_path_factory.mktemp("tables of targets")
    write(records(), tables / "d")
    async with Hub.open(tmp_path_factory.mktemp("graph of targets"), tables) as hub:
        yield hub


@pytest.fixture
def harbour(hub: Hub) -> Site:
    return _site(hub, HARBOUR)


def _site(hub: Hub, viewer: Viewer) -> Site:
    transport = httpx.ASGITransport(create_app(hub, viewer=viewer))
    return Site(httpx.AsyncClient(transport=transport, base_url="http://localhost"))


def _entries(page: Document) -> list[list[str]]:
    """What each row of the list says: whom, how much, who that is."""
    rows = [row for row in page.main.all("tr") if row.all("td")]
    return [[cell.text for cell in (row.one("th"), *row.all("td"))] for row in rows]


async def _rows(site: Site) -> list[dict[str, str]]:
    text = (await site.client.get(f"{PAGE}.csv")).text.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


async def _ask(site: Site, text: str, **variables: Any) -> dict[str, Any]:
    sent = {"query": text, "variables": variables}
    answer = (await site.client.post("/graphql", json=sent)).json()
    assert "errors" not in answer, answer
    found: dict[str, Any] = answer["data"]
    return found


async def _add(site: Site, **given: object) -> Mapping[str, Any]:
    text = (
        "mutation($input: AddTargetInput!) { addTarget(input: $input) { "
        "... on AddTargetPayload { change { id } entry { id state weight named { id } "
        "leadsTo { id } } } ... on Refusal { code field message } } }"
    )
    found: Mapping[str, Any] = (await _ask(site, text, input={"nation": "WALES", **given}))[
        "addTarget"
    ]
    return found


async def test_the_default_list_is_shown_as_what_it_is(hub: Hub) -> None:
    """3 for the First Minister and 1 for the committee; no vacant post and no former title."""
    page = await _site(hub, PUBLIC).see(PAGE)
    assert page.main.one("h1").text == "Wales: whom we want to reach"
    assert "2 entries that lead to 3 people and bodies." in page.main.text
    assert "This is the list where nobody has made one" in page.main.text
    assert _entries(page) == [["First Minister", "3", "bo"], ["Health Committee", "1", "cai , dee"]]
    assert page.main.all("button") == []  # nobody's Centre: nothing to make one's own
    welsh = await _site(hub, PUBLIC).see("/cy/targets/wales")
    assert welsh.main.one("h1").text == "Cymru: pwy yr ydym am ei gyrraedd"
    asked = (await _site(hub, PUBLIC).client.get(f"{PAGE}.json")).json()["targetList"]
    assert (asked["own"], asked["targets"], asked["unknownTargets"]) == (False, 3, 0)
    assert [(one["id"], one["weight"]) for one in asked["entries"]["nodes"]] == [
        ("target:wales:policy:first", 3.0),
        ("target:wales:policy:health", 1.0),
    ]


async def test_a_nation_without_a_list_says_what_to_do(hub: Hub, harbour: Site) -> None:
    page = await harbour.see("/en/targets/england")
    assert "Nobody stands on this list" in page.main.text
    assert "England has no target list yet; add one." in page.main.text
    practice = await harbour.see(f"{PAGE}?audience=practice")
    assert "Wales has no list for practice yet." in practice.main.text
    links = {link.text: link.attributes["href"] for link in page.main.all("a")}
    form = links["Add to a target list"]
    assert form == "/en/record/target?nation=england&audience=policy"
    inputs = (await harbour.see(form)).main.all("input")
    chosen = {
        each.attributes["name"]: each.attributes["value"]
        for each in inputs
        if "checked" in each.attributes
    }
    assert (chosen["nation"], chosen["audience"]) == ("england", "policy")
    for address in ("/en/targets/cornwall", f"{PAGE}?audience=both"):
        assert (await harbour.client.get(address)).status_code == 404


async def test_the_default_is_made_ones_own_once_for_that_centre_alone(
    hub: Hub, harbour: Site
) -> None:
    others = [_site(hub, viewer) for viewer in (LIGHTHOUSE, PUBLIC)]
    before = [await _rows(site) for site in others]
    page = await harbour.see(PAGE)
    form = next(each for each in page.main.all("form") if "Make it ours" in each.text)
    sent = carried(form)
    first, again = [
        await harbour.client.post(form.attributes["action"], data=sent) for _ in range(2)
    ]
    assert (first.status_code, again.headers["location"]) == (303, first.headers["location"])

    own = await harbour.see(PAGE)
    assert "This is the list where nobody has made one" not in own.main.text
    assert [row["post"] + row["body"] for row in await _rows(harbour)] == ["first", "health"]
    assert all(row["id"].startswith("target-") for row in await _rows(harbour))
    assert [await _rows(site) for site in others] == before
    old = await harbour.see(f"{PAGE}?as_of=2026-06-01")  # it begins today
    assert "This is the list where nobody has made one" in old.main.text
    late = {"ticket": "made-up"}
    refused = await harbour.client.post(form.attributes["action"], data=late)
    assert (refused.status_code, refused.headers["location"]) == (303, PAGE)
    assert len(await _rows(harbour)) == 2

    await harbour.undo(await harbour.see(first.headers["location"]))
    assert "This is the list where nobody has made one" in (await harbour.see(PAGE)).main.text


async def test_each_entry_says_what_became_of_it_and_can_be_changed(harbour: Site) -> None:
    vacant = await _add(harbour, post="tides", weight=2.5)
    former = await _add(harbour, post="salt", weight=2)
    person = await _add(harbour, person="dee")
    assert [one["entry"]["state"] for one in (vacant, former, person)] == [
        "VACANT",
        "NOT_USED",
        "KNOWN",
    ]
    assert person["entry"]["leadsTo"] == [{"id": "dee"}]
    page = await harbour.see(PAGE)
    only = "Only your Centre sees this"
    assert [(*row[:2], row[2].split(" Correct")[0]) for row in _entries(page)] == [
        (f"Minister for Tides {only}", "2.5", "Vacant"),
        (f"Minister for Salt {only}", "2", "The title was last used until 30 June 2025."),
        (f"dee {only}", "1", "Member of the Health Committee"),
    ]
    assert "1 post is vacant: it counts, and is not reached." in page.main.text
    assert "1 entry names a post that is no longer used" in page.main.text
    query = "{ targetList(nation: WALES) { own targets vacant unknownTargets weight version } }"
    listed = (await _ask(harbour, query))["targetList"]
    # the vacant post and Dee; the former title leads to nobody, and counts nowhere
    assert (listed["own"], listed["targets"], listed["vacant"], listed["weight"]) == (
        True,
        2,
        1,
        3.5,
    )
    row = (await harbour.see("/en/nations")).main.one("tbody").all("tr")[0]
    assert [cell.text for cell in row.all("td")][1] == "1 person and 1 vacant post"
    corrected = await harbour.change(
        f"/en/record/correct?record={person['entry']['id']}", weight="4"
    )
    leads = [link.attributes["href"] for link in corrected.main.all("a")]
    assert f"{PAGE}?audience=policy" in leads
    again = (await _ask(harbour, query))["targetList"]
    assert (again["weight"], again["version"] == listed["version"]) == (6.5, False)
    for one in (vacant, former):
        removed = await harbour.press(
            await harbour.see(f"/en/record/remove?record={one['entry']['id']}"), "remove"
        )
        assert removed.status_code == 303
    await harbour.change(f"/en/record/end?record={person['entry']['id']}", on="1 November 2026")
    ended = await harbour.see(PAGE)
    assert "On it on other days (1)" in ended.main.text
    assert "This is the list where nobody has made one" in ended.main.text


@pytest.mark.parametrize(
    ("given", "code", "field", "sentence"),
    [
        ({}, "INVALID", "post", "Name a post, an organisation, a person or a place"),
        ({"post": "first", "person": "bo"}, "INVALID", "post", "one for each entry"),
        ({"place": "W92000004"}, "INVALID", "bodyKind", "A place goes with the kind of bodies"),
        ({"post": "nowhere"}, "NOT_FOUND", "post", 'No post has the id "nowhere"'),
        ({"post": "first", "weight": 0}, "INVALID", "weight", "is not a number above 0"),
        (
            {"person": "dee", "list": "PRACTICE", "audience": "PUBLIC"},
            "NEEDS_SOURCE",
            "sources",
            "needs the address of the page",
        ),
    ],
)
async def test_what_cannot_stand_on_a_list_is_refused_by_field(
    harbour: Site, given: dict[str, object], code: str, field: str, sentence: str
) -> None:
    refused = await _add(harbour, **given)
    assert (refused["code"], refused["field"]) == (code, field)
    assert sentence in refused["message"]


async def test_the_default_is_made_ones_own_by_graphql_and_not_twice(harbour: Site) -> None:
    text = (
        "mutation($input: MakeTargetListOursInput!) { makeTargetListOurs(input: $input) { "
        "... on MakeTargetListOursPayload { change { id } list { own entries { totalCount } } } "
        "... on Refusal { code message } } }"
    )
    made = (await _ask(harbour, text, input={"nation": "WALES"}))["makeTargetListOurs"]
    assert made["list"] == {"own": True, "entries": {"totalCount": 2}}
    twice = (await _ask(harbour, text, input={"nation": "WALES"}))["makeTargetListOurs"]
    assert twice["message"].startswith("Wales has a list of its own already.")
    none = (await _ask(harbour, text, input={"nation": "ENGLAND"}))["makeTargetListOurs"]
    assert none["message"].startswith("England has no default list to begin from.")
    undo = "mutation($input: UndoInput!) { undo(input: $input) { __typename } }"
    undone = await _ask(harbour, undo, input={"change": made["change"]["id"]})
    assert undone["undo"]["__typename"] == "UndoPayload"


async def test_every_post_that_somebody_holds_is_found_by_the_name_that_its_source_writes(
    bundled_hub: Hub, tmp_path: Path
) -> None:
    """Also where a seat of other boundaries had the same name: nothing is asked, and none is
    another post. Of three hundred there would be too much to ask.
    """
    view = await bundled_hub.view(Viewer(centre=organization("yef")))
    held = [
        (nation, post)
        for post in view.records.posts.values()
        if view.tenure.of_post(post.id, view.as_of)
        and (nation := nation_of(view.records, view.tenure, post, view.as_of)) is not None
    ]
    assert len(held) > 150
    path = tmp_path / "target_lists.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("nation", "post"))
        writer.writerows((nation, post.label) for nation, post in held)
    found = importing(view, [path], {}, organization("yef"))
    assert (found.problems, [one.written for one in found.unclear]) == ((), [])
    assert [item.row for item in found.new] == list(range(2, len(held) + 2))
    assert [
        entry.after.post for entry in found.entries if isinstance(entry.after, TargetListEntry)
    ] == [post.id for _, post in held]
