"""What is exported is what one may see, and an archive put back gives the same
counts and the same answers.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph import tables
from graph.errors import InputError, TableError
from graph.hub import Hub
from graph.model import InteractionKind, RecordId
from graph.recording.commands import CorrectFact
from graph.store.bolt import BoltStore
from graph.tables.csvfile import guarded, unguarded
from tests.engines.server import Server
from tests.graph.recording.facts import add_organization, add_person, record_interaction
from tests.graph.recording.test_undo import answers
from tests.graph.recording.viewers import EIF, FOUNDATIONS, PUBLIC

VIEWERS = (PUBLIC, FOUNDATIONS, EIF)


async def recorded(hub: Hub) -> RecordId:
    """Record for two Centres, and undo something; return a record of Foundations."""
    ann = await hub.desk.record(
        FOUNDATIONS, add_person(name="=HYPERLINK(1)", sources=("+44 of the switchboard",))
    )
    await hub.desk.record(
        FOUNDATIONS,
        record_interaction(
            kind=InteractionKind.MEETING,
            date="2026-11-20",
            actors=(ann.record_id, "sioned"),
            note='- two lines,\n"quoted"',
        ),
    )
    await hub.desk.record(EIF, add_person(name="Their Contact"))
    await hub.desk.record(
        EIF,
        CorrectFact(
            record="sioned", field="name", value="Siân Williams", source="https://senedd.wales/sian"
        ),
    )
    body = await hub.desk.record(FOUNDATIONS, add_organization(name="Care Alliance"))
    assert body.change is not None
    await hub.desk.undo(FOUNDATIONS, body.change.id)
    return ann.record_id


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


async def test_an_export_has_what_the_viewer_may_see_with_its_audience_and_who_recorded_it(
    hub: Hub, tmp_path: Path
) -> None:
    await recorded(hub)
    for viewer, folder in ((FOUNDATIONS, tmp_path / "own"), (PUBLIC, tmp_path / "public")):
        await hub.desk.export(viewer, folder)
        assert tables.read(folder) == (await hub.view(viewer)).records

    own, public = (
        rows(tmp_path / "own" / "records" / "people.csv"),
        rows(tmp_path / "public" / "records" / "people.csv"),
    )
    assert [
        (row["name"], row["audience"], row["recorded_by"]) for row in own if row not in public
    ] == [("'=HYPERLINK(1)", "foundations", "foundations")]
    assert {(row["id"], row["audience"], row["recorded_by"]) for row in public} == {
        ("sioned", "public", "eif"),
        ("huw", "public", ""),
    }
    assert not (tmp_path / "own" / "records" / "changes.csv").exists()
    assert (tmp_path / "own").stat().st_mode & 0o077 == 0


async def test_what_one_exported_is_unchanged_when_it_is_imported_again(
    hub: Hub, tmp_path: Path
) -> None:
    await recorded(hub)
    await hub.desk.export(FOUNDATIONS, tmp_path / "own")

    names = (
        "organizations",
        "people",
        "posts",
        "memberships",
        "formal_ties",
        "interactions",
        "declared_ties",
    )
    shown = await hub.desk.preview(
        FOUNDATIONS, [tmp_path / "own" / "records" / f"{name}.csv" for name in names]
    )

    # 4 organizations, 3 people, 2 posts, 4 memberships, 1 formal tie, 2
    # interactions, 1 declared tie
    assert (shown.records.problems, shown.records.entries, shown.records.unchanged) == ((), (), 17)


async def test_an_archive_put_back_into_an_empty_graph_gives_equal_counts_answers_and_histories(
    hub: Hub, server: Server, store: BoltStore, tmp_path: Path
) -> None:
    ann = await recorded(hub)
    seen = [await answers(hub, viewer) for viewer in VIEWERS]
    histories = [await hub.history([ann, RecordId("sioned")], viewer) for viewer in VIEWERS]
    counts = (await hub.health()).checks[-2].detail
    await hub.desk.export_all(tmp_path / "archive")
    await server.wipe()
    await store.prepare()
    empty = await Hub.over(server.store(), None)

    await empty.desk.restore(tmp_path / "archive")

    assert [await answers(empty, viewer) for viewer in VIEWERS] == seen
    assert [
        await empty.history([ann, RecordId("sioned")], viewer) for viewer in VIEWERS
    ] == histories
    report = await empty.health()
    assert report.ok
    assert report.checks[-2].detail == counts
    # what was recorded before can be undone, and new things recorded
    change = histories[1][ann][0]
    with pytest.raises(InputError, match="1 recorded since refers to it"):
        await empty.desk.undo(FOUNDATIONS, change.id)
    await empty.desk.record(FOUNDATIONS, add_person(name="Bo Rees"))
    await empty.desk.export_all(tmp_path / "again")


async def test_an_archive_as_tables_of_a_new_folder_gives_equal_answers(
    hub: Hub, tmp_path: Path
) -> None:
    await recorded(hub)
    seen = [await answers(hub, viewer) for viewer in VIEWERS]
    await hub.desk.export_all(tmp_path / "archive")

    async with Hub.open(tmp_path / "data", tmp_path / "archive") as other:
        assert [await answers(other, viewer) for viewer in VIEWERS] == seen


async def test_an_archive_is_put_back_whole_or_not_at_all(hub: Hub, tmp_path: Path) -> None:
    await recorded(hub)
    await hub.desk.export_all(tmp_path / "archive")
    with pytest.raises(InputError, match="Something is in the graph already"):
        await hub.desk.restore(tmp_path / "archive")

    await hub.desk.export(PUBLIC, tmp_path / "public")
    with pytest.raises(
        TableError, match=r"records/changes\.csv: There is no such file, so this is no archive"
    ):
        await hub.desk.restore(tmp_path / "public")
    feed = tmp_path / "archive" / "records" / "changes.csv"
    lines = feed.read_text(encoding="utf-8").splitlines(keepends=True)
    for broken, message in (
        (
            [line for line in lines if not line.startswith("2,")],
            "A position of the feed is missing",
        ),
        (["seq,id\n", "x,y\n"], "This is no row of a feed"),
    ):
        feed.write_text("".join(broken), encoding="utf-8")
        with pytest.raises(TableError, match=message):
            await hub.desk.restore(tmp_path / "archive")


async def test_a_folder_with_files_is_not_written_over(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(InputError, match=r"has files in it\. Choose an empty folder"):
        await hub.desk.export(PUBLIC, tmp_path)
    with pytest.raises(InputError, match="cannot be written"):
        await hub.desk.export(PUBLIC, tmp_path / "mine.txt" / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+44", "-", "@me", "'=x", "''-x", "＝1", "'s Gravenhage", "a=b", "", "'"]
)
def test_a_formula_is_guarded_and_comes_back_as_it_was(cell: str) -> None:
    assert guarded(cell)[:1] not in ("=", "+", "-", "@", "＝")
    assert unguarded(guarded(cell)) == cell
