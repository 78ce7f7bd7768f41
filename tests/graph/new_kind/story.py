"""The life of a kind of which nothing but its three additions is known:
run by `tests/graph/test_new_kind.py` in a tree that has them.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from typer.testing import CliRunner, Result

from api.app import create_app
from api.schema.published import schema
from cli.main import app
from graph import tables
from graph.dates import PartialDate
from graph.desk import Recorded
from graph.errors import InputError, NotFound, TableError
from graph.hub import Hub
from graph.kinds import BY_TABLE
from graph.model import Record, RecordId, Records
from graph.names.change_words import change_sentence
from graph.privacy.audience import Audience
from graph.recording.commands import Add, CorrectFact, EndRecord, RemoveRecord
from graph.recording.importing import importing
from graph.records.tables import tables_of
from graph.store.bolt import BoltStore
from graph.view import View, Viewer
from graph.words import say
from tests.api.pages.forms import Site
from tests.api.pages.reading import read
from tests.api.recording.world import HARBOUR, LIGHTHOUSE
from tests.api.recording.world import records as world
from tests.graph.recording import chance
from tests.graph.recording.facts import add_organization
from tests.graph.recording.viewers import view_of
from tests.graph.world import organization

TABLE = "collaborations"
KIND = BY_TABLE[TABLE]
OURS, OTHERS, PUBLIC = (
    Viewer(centre=organization(HARBOUR)),
    Viewer(centre=organization(LIGHTHOUSE)),
    Viewer(),
)
PAGE = "https://example.org/tidewater"
HEADER = "title,partners,purpose,from,to,source"


def collaboration(
    id: str = "", *, partners: tuple[str, ...] = (HARBOUR, "castle-council"), **other: Any
) -> Record:
    fields: dict[str, Any] = {
        "partners": partners,
        "title": "Tidewater Compact",
        "purpose": "Safer quays.\nFewer floods.",
        "valid_from": PartialDate("2025-03"),
        **other,
    }
    return KIND.record(id=id, **fields)


def of(records: Records) -> Mapping[str, Any]:
    """The collaborations among records, of which the type checker of this tree knows nothing."""
    return tables_of(records)[TABLE]


def with_one(records: Records, record: Record) -> Records:
    added: dict[str, Any] = {TABLE: {**of(records), record.id: record}}
    return replace(records, **added)


def change_id(recorded: Recorded) -> str:
    assert recorded.change is not None
    return recorded.change.id


@pytest_asyncio.fixture
async def hub(store: BoltStore) -> Hub:
    await store.load(world(), by="tables", complete=True)
    return await Hub.over(store, None)


def test_a_table_of_it_is_written_and_read_again(tmp_path: Path) -> None:
    given = with_one(world(), collaboration("c-1", sources=("Minutes of May",)))
    tables.write(given, tmp_path / "d")
    assert (tmp_path / "d" / "collaborations.csv").read_text(encoding="utf-8").splitlines() == [
        "id,title,partners,purpose,from,to,source",
        'c-1,Tidewater Compact,harbour; castle-council,"Safer quays.',
        'Fewer floods.",2025-03,,Minutes of May',
    ]
    assert of(tables.read(tmp_path)) == of(given)


def test_a_row_that_names_nobody_who_is_there_is_refused(tmp_path: Path) -> None:
    tables.write(with_one(world(), collaboration("c-1")), tmp_path / "d")
    path = tmp_path / "d" / "collaborations.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("castle-council", "nowhere"), encoding="utf-8"
    )
    with pytest.raises(TableError, match=r"collaborations\.csv.*partners.*nowhere"):
        tables.read(tmp_path)


async def test_it_is_stored_corrected_ended_removed_and_undone_with_a_history(
    hub: Hub, store: BoltStore
) -> None:
    made = await hub.desk.record(OURS, Add(record=collaboration()))
    id = made.record_id
    assert re.fullmatch(r"collaboration-[0-9a-f]{16,}", id)
    stored = await store.everything(await store.audiences())
    assert of(stored)[id] == collaboration(
        id, audience=Audience.of(organization(HARBOUR)), recorded_by=HARBOUR
    )

    again = await hub.desk.record(
        OURS,
        Add(record=collaboration(partners=("castle-council", HARBOUR), title="tidewater  COMPACT")),
        only_if_new=True,
    )
    assert (again.change, again.record_id, [say(one.said) for one in again.likely_same]) == (
        None,
        id,
        ["Tidewater Compact"],
    )

    corrected = await hub.desk.record(
        OURS, CorrectFact(record=id, field="purpose", value="Safer quays")
    )
    assert of((await hub.view(OURS)).records)[id].purpose == "Safer quays"
    assert corrected.change is not None
    assert re.fullmatch(
        r"Corrected \(purpose\) by the Harbour Centre on \d+ \w+ \d{4}\.",
        say(change_sentence(corrected.change, world())),
    )
    ended = await hub.desk.record(OURS, EndRecord(record=id, on="2026-02"))
    assert of(await store.everything(await store.audiences()))[id].valid_to == PartialDate(
        "2026-02"
    )
    await hub.desk.undo(OURS, change_id(ended))
    assert of((await hub.view(OURS)).records)[id].valid_to is None

    with pytest.raises(NotFound):
        await hub.desk.record(OTHERS, RemoveRecord(record=id))
    partner = await hub.desk.record(OURS, add_organization("Reef Wardens"))
    await hub.desk.record(
        OURS, CorrectFact(record=id, field="partners", value=f"harbour; {partner.record_id}")
    )
    with pytest.raises(InputError, match=r"It cannot be removed: .*Tidewater Compact"):
        await hub.desk.record(OURS, RemoveRecord(record=partner.record_id))
    removed = await hub.desk.record(OURS, RemoveRecord(record=id))
    assert of(await store.everything(await store.audiences())) == {}
    await hub.desk.undo(OURS, change_id(removed))
    assert of(await store.everything(await store.audiences()))[id].purpose == "Safer quays"
    history = (await hub.history([RecordId(id)], OURS))[RecordId(id)]
    assert [str(change.kind) for change in history] == [
        "undone",
        "removed",
        "corrected",
        "undone",
        "ended",
        "corrected",
        "added",
    ]
    assert (await hub.history([RecordId(id)], OTHERS))[RecordId(id)] == []
    assert (await hub.health()).ok


async def test_what_cannot_be_is_refused_where_it_is_wrong(hub: Hub) -> None:
    for record, column, sentence in (
        (collaboration(partners=(HARBOUR, HARBOUR)), "partners", "Name at least two partners."),
        (
            collaboration(partners=(HARBOUR, "nowhere")),
            "partners",
            'No organisation has the id "nowhere"',
        ),
        (collaboration(title=" "), "title", "This is blank"),
        (
            collaboration(valid_to=PartialDate("2024")),
            "",
            "It ends (2024) before it begins (March 2025)",
        ),
        (collaboration(valid_from=PartialDate("1825")), "from", "Did you mean 2025?"),
    ):
        with pytest.raises(InputError) as refused:
            await hub.desk.record(OURS, Add(record=record))
        assert (refused.value.column or "", sentence in str(refused.value)) == (column, True), str(
            refused.value
        )
    with pytest.raises(InputError, match="needs the address of the page"):
        await hub.desk.record(OURS, Add(record=collaboration(), public=True))


async def test_a_search_finds_it_by_its_title_also_in_a_slip_and_tells_what_it_is(hub: Hub) -> None:
    await hub.desk.record(OURS, Add(record=collaboration()))
    for text in ("Tidewater Compact", "compact tidewater", "Tidewatr Compact"):
        found, view = await searched(hub, OURS, text)
        assert [say(view.names.told(one, view.as_of)) for one in found] == [
            "Tidewater Compact (collaboration, recorded by us)"
        ], text
    assert (await searched(hub, OTHERS, "Tidewater Compact"))[0] == []
    await hub.desk.record(
        OURS,
        Add(
            record=collaboration(
                title="Reef Pact", valid_to=PartialDate("2026-05"), sources=(PAGE,)
            ),
            public=True,
        ),
    )
    for viewer in (OTHERS, PUBLIC):
        found, view = await searched(hub, viewer, "reef pact")
        assert [say(view.names.told(one, view.as_of)) for one in found] == [
            "Reef Pact (collaboration, not current)"
        ]


async def searched(hub: Hub, viewer: Viewer, text: str) -> tuple[list[Any], View]:
    view = await hub.view(viewer)
    return view.names.search(text, as_of=view.as_of), view


async def test_it_is_exported_and_stored_again_from_an_archive(hub: Hub, tmp_path: Path) -> None:
    made = await hub.desk.record(OURS, Add(record=collaboration()))
    await hub.desk.record(
        OTHERS, Add(record=collaboration(partners=(LIGHTHOUSE, HARBOUR), title="Lamp Accord"))
    )
    for viewer, titles in ((OURS, ["Tidewater Compact"]), (OTHERS, ["Lamp Accord"]), (PUBLIC, [])):
        folder = tmp_path / f"export {viewer.centre}"
        await hub.desk.export(viewer, folder)
        path = folder / "records" / "collaborations.csv"
        rows = (
            list(csv.DictReader(path.open(encoding="utf-8", newline=""))) if path.exists() else []
        )
        assert [row["title"] for row in rows] == titles
        assert all(
            (row["audience"], row["recorded_by"]) == (viewer.centre, viewer.centre) for row in rows
        )
        assert of(tables.read(folder)) == of((await hub.view(viewer)).records)
    await hub.desk.export_all(tmp_path / "archive")
    async with Hub.open(tmp_path / "anew", None) as anew:
        await anew.desk.restore(tmp_path / "archive")
        for viewer in (OURS, OTHERS, PUBLIC):
            assert of((await anew.view(viewer)).records) == of((await hub.view(viewer)).records)
        assert await anew.history([made.record_id], OURS) == await hub.history(
            [made.record_id], OURS
        )
        await anew.desk.undo(OURS, change_id(made))
        assert of((await anew.view(OURS)).records) == {}


async def test_a_file_of_names_is_imported_once(hub: Hub, tmp_path: Path) -> None:
    path = tmp_path / "Collaborations.csv"
    path.write_text(
        f"{HEADER}\nTidewater Compact,Harbour Centre; Castle Council,Safer quays,March 2025,,\n"
        "Reef Pact,Harbour Centre; Reef Wardens; Castle Council,,2024,04/05/2026,Minutes of May\n",
        encoding="utf-8",
    )
    shown = await hub.desk.preview(OURS, [path])
    assert [(item.table, say(item.said), item.row) for item in shown.records.new] == [
        (TABLE, "Tidewater Compact", 2),
        (TABLE, "Reef Pact", 3),
        ("organizations", "Reef Wardens", 3),
    ]
    assert (shown.ties, shown.records.problems, shown.records.unclear) == ((), (), ())
    imported = await hub.desk.import_tables(OURS, [path])
    records = (await hub.view(OURS)).records
    wardens = next(
        body.id for body in records.organizations.values() if body.name == "Reef Wardens"
    )
    assert sorted(
        (
            one.title,
            one.partners,
            one.purpose,
            str(one.valid_from),
            one.valid_to and str(one.valid_to),
            one.sources,
        )
        for one in of(records).values()
    ) == [
        (
            "Reef Pact",
            (HARBOUR, wardens, "castle-council"),
            None,
            "2024",
            "2026-05-04",
            ("Minutes of May",),
        ),
        (
            "Tidewater Compact",
            (HARBOUR, "castle-council"),
            "Safer quays",
            "2025-03",
            None,
            ("Collaborations.csv, row 2",),
        ),
    ]

    again = await hub.desk.import_tables(OURS, [path])
    assert (again.change, again.records.unchanged, again.records.new, again.records.changed) == (
        None,
        2,
        (),
        (),
    )
    path.write_text(f"{HEADER}\nReef Pact,,Calm water,,,\n", encoding="utf-8")
    changed = await hub.desk.import_tables(OURS, [path])
    assert [(say(item.said), item.changes) for item in changed.records.changed] == [
        ("Reef Pact", (("purpose", "", "Calm water"),))
    ]
    await hub.desk.undo(OURS, changed.change.id if changed.change else "")
    await hub.desk.undo(OURS, imported.change.id if imported.change else "")
    assert of((await hub.view(OURS)).records) == {}


def test_the_same_twice_in_one_file_is_refused_with_what_else_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "collaborations.csv"
    path.write_text(
        f"{HEADER}\nReef Pact,harbour; castle-council,,,,\nREEF pact,castle-council; harbour,,,,\n"
        ",harbour; lighthouse,,,,\nLone Pact,harbour,,,,\n"
        "Late Pact,harbour; lighthouse,,whenever,,\n",
        encoding="utf-8",
    )
    found = importing(view_of(world(), OURS), [path], {}, organization(HARBOUR))
    assert [(one.row, one.column, say(one.message).split(".")[0]) for one in found.problems] == [
        (3, "title", '"REEF pact" stands in row 2 already'),
        (4, "title", "This cell is blank"),
        (5, "partners", "Name at least two partners"),
        (6, "from", '"whenever" is not a date'),
    ]


@pytest.mark.parametrize(
    "viewer", [chance.NORTH, chance.PUBLIC], ids=["another Centre", "the public"]
)
def test_who_may_not_see_it_gets_the_same_bytes_with_and_without_it(
    viewer: Viewer, tmp_path: Path
) -> None:
    without = chance.public_world(random.Random(7))
    south = chance.SOUTH.centre
    assert south is not None
    theirs = collaboration(
        "collaboration-1",
        partners=("south", "club"),
        title="Ann Lee",
        audience=Audience.of(south),
        recorded_by=south,
    )
    beside = with_one(without, theirs)
    assert of(view_of(beside, chance.SOUTH).records) == {theirs.id: theirs}
    told = []
    for number, records in enumerate((without, beside)):
        view = view_of(records, viewer)
        told.append(chance.as_text(chance.asked(view, [theirs.id], tmp_path / f"asked {number}")))
        if viewer.centre is not None:
            told[-1] |= chance.as_text(
                chance.asked_to_record(
                    view, [theirs.id], viewer.centre, tmp_path / f"recorded {number}"
                )
            )
    assert len(told[0]) > 100
    assert told[0] == told[1]


@pytest_asyncio.fixture
async def sites(hub: Hub) -> AsyncIterator[tuple[Site, Site, Site]]:
    """As Harbour Centre, Lighthouse Centre and the public see the pages."""
    clients = [
        httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app(hub, viewer=viewer)),
            base_url="http://localhost",
        )
        for viewer in (OURS, OTHERS, PUBLIC)
    ]
    yield Site(clients[0]), Site(clients[1]), Site(clients[2])
    for client in clients:
        await client.aclose()


async def test_a_form_asks_for_it_and_records_it_with_who_is_new_in_one_write(
    hub: Hub, sites: tuple[Site, Site, Site]
) -> None:
    site, *_ = sites
    chosen = await site.see("/en/record")
    links = {link.text: link.attributes["href"] for link in chosen.main.all("a")}
    assert links["Record a collaboration"] == "/en/record/collaboration"
    form = await site.see("/en/record/collaboration")
    assert form.main.one("h1").text == "Record a collaboration"
    for words in (
        "What is the collaboration called?",
        "Who are the partners?",
        "One organisation on each line.",
        "What is it for?",
        "Since when?",
        "Until when?",
        "What two or more organisations do together.",
    ):
        assert words in form.main.text, words
    blank = await site.send(
        "/en/record/collaboration", {"step": "check", "partners": "Castle Council"}, 422
    )
    assert "Write its title" in blank.main.text

    given = {
        "title": "Tidewater Compact",
        "partners": "Castle Council\nReef Wardens",
        "purpose": "Safer quays",
        "from": "March 2025",
    }
    choose = await site.send("/en/record/collaboration", {**given, "step": "check"})
    check = await site.press(
        choose, "choose", **{"meant.partners.Reef Wardens": "new-organization"}
    )
    done = await site.press(read(check), "record")
    assert done.status_code == 303, read(done).main.text
    page = await site.see(done.headers["location"])
    assert "Tidewater Compact" in page.main.text
    (write, *_) = await hub.writes(OURS)
    assert (write.added, sorted(entry.table for entry in write.entries)) == (
        2,
        [TABLE, "organizations"],
    )
    records = (await hub.view(OURS)).records
    (made,) = of(records).values()
    assert [records.organizations[partner].name for partner in made.partners] == [
        "Castle Council",
        "Reef Wardens",
    ]
    assert (made.title, made.purpose, str(made.valid_from)) == (
        "Tidewater Compact",
        "Safer quays",
        "2025-03",
    )

    undone = await site.undo(page)
    assert undone.main.one("h1").text == "Undone: Tidewater Compact"
    assert (
        of((await hub.view(OURS)).records),
        "Reef Wardens" in (await site.see("/en/changes")).main.text,
    ) == ({}, True)


async def test_pages_find_correct_and_remove_it_and_change_no_byte_for_others(
    hub: Hub, sites: tuple[Site, Site, Site]
) -> None:
    site, *others = sites
    id = (await hub.desk.record(OURS, Add(record=collaboration()))).record_id
    seen = (
        "/en/search?q=tidewater+compact",
        "/en/changes",
        "/en/organization/castle-council",
        f"/en/record/correct?record={id}",
        f"/en/record/remove?record={id}",
        "/en/record",
        "/en/import",
    )
    with_it = [[(await other.client.get(address)).content for address in seen] for other in others]
    found = await site.see("/en/search?q=tidewater+compact")
    assert (
        {link.text: link.attributes["href"] for link in found.main.all("a")}["Tidewater Compact"],
        "Collaboration" in found.main.text,
    ) == (f"/en/record/correct?record={id}", True)
    corrected = await site.change(f"/en/record/correct?record={id}", purpose="Fewer floods")
    assert of((await hub.view(OURS)).records)[id].purpose == "Fewer floods"
    await site.undo(corrected)
    assert of((await hub.view(OURS)).records)[id].purpose == "Safer quays.\nFewer floods."
    assert "Tidewater Compact" in (await site.see("/en/changes")).main.text
    removed = await site.press(await site.see(f"/en/record/remove?record={id}"), "remove")
    assert (removed.status_code, of((await hub.view(OURS)).records)) == (303, {})
    assert [
        [(await other.client.get(address)).content for address in seen] for other in others
    ] == with_it


async def test_the_page_of_imports_names_its_file(sites: tuple[Site, Site, Site]) -> None:
    page = await sites[0].see("/en/import")
    assert "collaborations.csv" in page.main.text


async def test_the_contract_stands_without_it_and_tells_what_was_changed(
    hub: Hub, sites: tuple[Site, Site, Site]
) -> None:
    made = await hub.desk.record(OURS, Add(record=collaboration()))
    assert schema.get_type_by_name("Collaboration") is None
    query = """\
query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } \
search(text: "Tidewater Compact") { totalCount }
               named(text: "Tidewater Compact") { node { id } severalCount } }"""
    answer = (
        await sites[0].client.post(
            "/graphql", json={"query": query, "variables": {"id": made.record_id}}
        )
    ).json()
    assert answer == {
        "data": {
            "node": None,
            "nodes": [None],
            "search": {"totalCount": 0},
            "named": {"node": None, "severalCount": 0},
        }
    }
    text = """mutation($input: UndoInput!) {
                undo(input: $input) { ... on UndoPayload { recordId change { sentence } } \
... on Refusal { message } } }"""
    undone = (
        await sites[0].client.post(
            "/graphql", json={"query": text, "variables": {"input": {"change": change_id(made)}}}
        )
    ).json()
    assert undone["data"]["undo"]["recordId"] == made.record_id, undone
    assert undone["data"]["undo"]["change"]["sentence"].startswith(
        "An earlier change was undone by the Harbour Centre on "
    )


def test_the_command_line_records_it_and_makes_its_template(tmp_path: Path) -> None:
    tables.write(world(), tmp_path / "tables" / "d")
    variables = {
        "DOLEN_TABLES": str(tmp_path / "tables"),
        "DOLEN_DATA": str(tmp_path / "data"),
        "DOLEN_CENTRE": HARBOUR,
    }

    def dolen(*arguments: str) -> Result:
        return CliRunner().invoke(app, arguments, env=variables)

    made = dolen(
        "record",
        "collaboration",
        "--title",
        "Tidewater Compact",
        "--partners",
        "Harbour Centre",
        "--partners",
        "Castle Council",
        "--from",
        "March 2025",
        "--purpose",
        "Safer quays",
    )
    assert made.exit_code == 0, made.output
    change = re.search(
        r"Recorded: collaboration\. Its id is collaboration-[0-9a-f]{16}\.\nTo undo it: "
        r"dolen undo (\S+)\n",
        made.output,
    )
    assert change is not None, made.output
    twice = dolen(
        "record",
        "collaboration",
        "--title",
        "Tidewater Compact",
        "--partners",
        "Castle Council",
        "--partners",
        "Harbour Centre",
        "--from",
        "March 2025",
    )
    assert (twice.exit_code != 0, "It may be here already" in twice.output) == (True, True), (
        twice.output
    )
    undone = dolen("undo", change[1])
    assert (undone.exit_code, undone.output.startswith("Undone: ")) == (0, True), undone.output
    template = dolen("template", "collaborations")
    assert template.output.startswith(f"{HEADER}\n"), template.output
    assert "Needed. Who are the partners?" in template.output
