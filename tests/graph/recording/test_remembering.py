"""What was chosen for a name of an import is asked no second time, of that Centre alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import TableError
from graph.hub import Hub
from graph.model import InteractionKind, NameWhy
from graph.recording.resolving import NEW
from tests.graph.recording.viewers import EIF, FOUNDATIONS, PUBLIC
from tests.graph.store.world import world

PEOPLE = "id,name\nsioned,Sioned Williams\nhuw,Huw Rees\nbo-1,Bo Rees\nbo-2,Bo Rees\n"


def _calls(folder: Path, *rows: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    path = folder / "interactions.csv"
    path.write_text("\n".join(["date,kind,actors", *rows, ""]), encoding="utf-8")
    return [path]


async def _with_two_of_one_name(hub: Hub) -> None:
    await hub.store.load(world(people=PEOPLE), by="tables", complete=True)
    await hub.catch_up()


async def test_a_name_of_two_is_chosen_once_until_the_import_is_undone(
    hub: Hub, tmp_path: Path
) -> None:
    await _with_two_of_one_name(hub)
    first = _calls(tmp_path / "1", "2026-11-02,call,Bo Rees; foundations")
    second = _calls(tmp_path / "2", "2026-11-09,call,BO REES; foundations")
    for viewer in (FOUNDATIONS, EIF):
        with pytest.raises(TableError, match="Bo Rees"):
            await hub.desk.import_tables(viewer, first)
    public = (await hub.view(PUBLIC)).records

    made = await hub.desk.import_tables(FOUNDATIONS, first, {"Bo Rees": "bo-2"})
    later = await hub.desk.import_tables(FOUNDATIONS, second)

    (name,) = [
        one for one in (await hub.view(FOUNDATIONS)).records.names.values() if one.of == "bo-2"
    ]
    assert (name.name, name.why, name.audience.centre) == (
        "Bo Rees",
        NameWhy.ALIAS,
        "foundations",
    )
    (call,) = later.records.new
    actors = (await hub.view(FOUNDATIONS)).records.interactions[call.id].actors
    assert set(actors) == {"bo-2", "foundations"}
    with pytest.raises(TableError, match="Bo Rees"):
        await hub.desk.import_tables(EIF, first)
    assert (await hub.view(PUBLIC)).records == public
    again = await hub.desk.import_tables(FOUNDATIONS, first)
    assert again.change is None

    assert made.change is not None
    await hub.desk.undo(FOUNDATIONS, made.change.id)
    with pytest.raises(TableError, match="Bo Rees"):
        await hub.desk.import_tables(FOUNDATIONS, first)


async def test_somebody_new_of_a_known_name_is_known_as_ones_own_from_then_on(
    hub: Hub, tmp_path: Path
) -> None:
    await _with_two_of_one_name(hub)
    first = _calls(tmp_path / "1", "2026-11-02,call,Bo Rees; foundations")
    second = _calls(tmp_path / "2", "2026-11-09,call,Bo Rees; foundations")
    await hub.desk.import_tables(FOUNDATIONS, first, {"Bo Rees": NEW})

    await hub.desk.import_tables(FOUNDATIONS, second)

    records = (await hub.view(FOUNDATIONS)).records
    (own,) = [one for one in records.people.values() if one.audience.centre == "foundations"]
    calls = [one for one in records.interactions.values() if one.kind is InteractionKind.CALL]
    assert [set(call.actors) for call in calls] == [{own.id, "foundations"}] * 2


async def test_words_of_an_office_are_kept_of_nobody(hub: Hub, tmp_path: Path) -> None:
    """ "Chair" is sioned today; whoever is chair next month is meant then."""
    rows = _calls(tmp_path / "1", "2026-11-02,call,Chair; foundations")

    await hub.desk.import_tables(FOUNDATIONS, rows, {"Chair": "sioned"})

    records = (await hub.view(FOUNDATIONS)).records
    assert [one for one in records.names.values() if one.of == "sioned"] == []
