"""What was chosen for a name of an import is asked no second time, of that Centre alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.dates import PartialDate
from graph.errors import TableError
from graph.hub import Hub
from graph.model import ActorId, InteractionKind, Language, NameWhy, RecordId
from graph.names.alike import alike
from graph.recording.left_behind import left_behind
from graph.recording.resolving import NEW
from graph.recording.sheets import FileChoices
from graph.recording.tally import Outcome
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
    # and nobody is asked again, by a page or by the doctor, whether the three are one
    assert set(own.differs_from) == {"bo-1", "bo-2"}
    assert list(alike(records)) == []
    unsaid = replace(own, differs_from=())
    doubted = replace(records, people={**records.people, own.id: unsaid})
    assert {other.id for _, other in alike(doubted)} == {"bo-1", "bo-2"}


async def test_words_of_an_office_are_kept_of_nobody(hub: Hub, tmp_path: Path) -> None:
    """ "Chair" is sioned today; whoever is chair next month is meant then."""
    rows = _calls(tmp_path / "1", "2026-11-02,call,Chair; foundations")

    await hub.desk.import_tables(FOUNDATIONS, rows, {"Chair": "sioned"})

    records = (await hub.view(FOUNDATIONS)).records
    assert [one for one in records.names.values() if one.of == "sioned"] == []


async def test_who_is_meant_by_an_office_is_asked_once_for_the_time_of_each_holder(
    hub: Hub, tmp_path: Path
) -> None:
    """huw was chair from June 2021, sioned from June 2022."""
    sioned = replace(world().memberships[RecordId("m1")], valid_from=PartialDate("2022-06"))
    huw = replace(
        sioned,
        id=RecordId("m0"),
        actor=ActorId(RecordId("huw")),
        valid_from=PartialDate("2021-06"),
        valid_to=PartialDate("2022-05"),
    )
    both = {**world().memberships, sioned.id: sioned, huw.id: huw}
    records = replace(world(people=PEOPLE), memberships=both)
    await hub.store.load(records, by="tables", complete=True)
    await hub.catch_up()
    path = _calls(
        tmp_path,
        "2025-11-03,call,Chair; foundations",
        "2025-11-10,call,Chair; foundations",
        "2021-09-06,call,Chair; foundations",
    )
    asked = (await hub.desk.preview(FOUNDATIONS, path)).records
    assert [(one.written, [each.id for each in one.candidates]) for one in asked.unclear] == [
        ("Chair (Sioned Williams)", ["sioned"]),
        ("Chair (Huw Rees)", ["huw"]),
    ]
    choices = {"Chair (Sioned Williams)": "sioned", "Chair (Huw Rees)": "huw"}

    made = (await hub.desk.import_tables(FOUNDATIONS, path, choices)).records

    own = (await hub.view(FOUNDATIONS)).records.interactions
    assert sorted((str(own[one.id].date), *own[one.id].actors) for one in made.new) == [
        ("2021-09-06", "huw", "foundations"),
        ("2025-11-03", "sioned", "foundations"),
        ("2025-11-10", "sioned", "foundations"),
    ]
    kept = FileChoices(words=made.words)
    again = (await hub.desk.preview(FOUNDATIONS, path, chosen=kept)).records
    assert (again.unclear, again.entries, again.unchanged) == ((), (), 3)
    later = _calls(tmp_path / "2", "2025-11-17,call,Chair; eif", "2022,call,Chair; eif")
    other = (await hub.desk.preview(FOUNDATIONS, later, chosen=kept)).records
    assert (other.unclear, len(other.new)) == ((), 2)


async def test_two_names_of_one_file_are_chosen_once(hub: Hub, tmp_path: Path) -> None:
    path = _calls(
        tmp_path,
        "04/03/2026,call,Jon Lampwick; foundations",
        "05/03/2026,call,John Lampwick; foundations",
        "06/03/2026,call,Owain Sail; foundations",
        "07/03/2026,call,Owaine Sail; foundations",
    )
    asked = (await hub.desk.preview(FOUNDATIONS, path)).records
    assert [one.written for one in asked.unclear] == ["John Lampwick", "Owaine Sail"]
    choices = {"John Lampwick": "Jon Lampwick", "Owaine Sail": NEW}
    await hub.desk.import_tables(FOUNDATIONS, path, choices)

    own = (await hub.view(FOUNDATIONS)).records
    people = {one.name: one.id for one in own.people.values() if not one.audience.is_public}
    assert set(people) == {"Jon Lampwick", "Owain Sail", "Owaine Sail"}
    assert [(one.name, one.of) for one in own.names.values() if not one.audience.is_public] == [
        ("John Lampwick", people["Jon Lampwick"])
    ]
    again = await hub.desk.import_tables(FOUNDATIONS, path)
    assert (again.records.unclear, again.records.entries) == ((), ())


async def test_whether_a_contact_is_who_holds_office_is_asked_once(
    hub: Hub, tmp_path: Path
) -> None:
    """Many are called Williams, and the record of Sioned Williams says nothing of Quay Ltd."""
    path = tmp_path / "contacts.csv"
    path.write_text("Name,Company\nSioned Williams,Quay Ltd\n", encoding="utf-8")
    with pytest.raises(TableError, match='"Sioned Williams" may be Sioned Williams'):
        await hub.desk.import_tables(FOUNDATIONS, [path])
    is_her = await hub.desk.import_tables(FOUNDATIONS, [path], {"Sioned Williams": "sioned"})
    again = await hub.desk.import_tables(FOUNDATIONS, [path])
    assert (again.records.unclear, again.records.entries) == ((), ())
    with pytest.raises(TableError, match='"Sioned Williams" may be Sioned Williams'):
        await hub.desk.import_tables(EIF, [path])

    assert is_her.change is not None
    await hub.desk.undo(FOUNDATIONS, is_her.change.id)
    await hub.desk.import_tables(FOUNDATIONS, [path], {"Sioned Williams": NEW})
    assert (await hub.desk.import_tables(FOUNDATIONS, [path])).records.entries == ()


@pytest.mark.parametrize(
    ("heading", "cell"),
    [("Company", "Quay Ltd"), ("Job title", "Mechanic"), ("E-mail", "williams@quay.example")],
)
async def test_an_answer_for_a_name_takes_nobody_of_another_body_job_or_address_later(
    hub: Hub, tmp_path: Path, heading: str, cell: str
) -> None:
    met = _calls(tmp_path / "1", "2026-11-02,call,Williams; foundations")
    await hub.desk.import_tables(FOUNDATIONS, met, {"Williams": "sioned"})
    again = _calls(tmp_path / "2", "2026-11-09,call,Williams; foundations")
    bare = (await hub.desk.import_tables(FOUNDATIONS, again)).records
    assert [one.id for one in bare.taken if one.written == "Williams"] == ["sioned"]

    path = tmp_path / "contacts.csv"
    path.write_text(f"Name,{heading}\nWilliams,{cell}\n", encoding="utf-8")
    asked = (await hub.desk.preview(FOUNDATIONS, [path])).records
    assert [(one.written, [each.id for each in one.candidates]) for one in asked.unclear] == [
        ("Williams", ["sioned"])
    ]
    chosen = (await hub.desk.import_tables(FOUNDATIONS, [path], {"Williams": "sioned"})).records
    kept = FileChoices(words=chosen.words)
    later = (await hub.desk.preview(FOUNDATIONS, [path], chosen=kept)).records
    assert (later.unclear, later.entries) == ((), ())
    assert cell not in str(chosen.words)


async def test_rows_that_nobody_answered_wait_and_come_back_as_a_file_to_be_answered_later(
    hub: Hub, tmp_path: Path
) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text(
        "Name,Company,E-mail\nJon Lampwick,Lantern Trust,jon@lantern.example\n"
        "John Lampwick,Sea Trust,john@sea.example\nTBC,,\n",
        encoding="utf-8",
    )
    first = await hub.desk.import_tables(FOUNDATIONS, [path], partly=True)

    tally = first.records.tally
    counted = {one.name: tally.of(one) for one in Outcome if tally.of(one)}
    assert (tally.read, counted) == (3, {"NEW": 1, "UNCLEAR": 1, "LEFT_OUT": 1})
    records = (await hub.view(FOUNDATIONS)).records
    own = [one.name for one in records.people.values() if not one.audience.is_public]
    bodies = [one.name for one in records.organizations.values() if not one.audience.is_public]
    assert (own, bodies) == (["Jon Lampwick"], ["Lantern Trust"])

    back = tmp_path / "left-out.csv"
    back.write_text(left_behind(first.records, Language.EN), encoding="utf-8")
    assert back.read_text(encoding="utf-8").splitlines() == [
        "Name,Company,E-mail,why",
        'John Lampwick,Sea Trust,john@sea.example,"""John Lampwick"" may be Jon Lampwick of your '
        'own rows. Choose one of these for the name, or ""new""."',
        "TBC,,,No person is named in this row.",
    ]
    waiting = (await hub.desk.preview(FOUNDATIONS, [back])).records
    (unclear,) = waiting.unclear  # now he may be the one who was recorded meanwhile
    is_him = {"John Lampwick": unclear.candidates[0].id}
    later = await hub.desk.import_tables(FOUNDATIONS, [back], is_him)
    assert [item.table for item in later.records.new] == ["memberships", "organizations"]
    assert [(item.table, item.row) for item in later.records.changed] == [("people", 2)]
    again = await hub.desk.import_tables(FOUNDATIONS, [path])
    assert (again.records.entries, again.records.unclear) == ((), ())
