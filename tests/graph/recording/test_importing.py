"""A person's own spreadsheet: what it makes of names, what it shows before it writes, and
that it can be run again.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph import ids
from graph.dates import PartialDate
from graph.errors import TableError
from graph.hub import Hub
from graph.model import (
    DeclaredTie,
    Interaction,
    InteractionKind,
    Membership,
    OrganizationId,
    Person,
    PersonId,
    Post,
    RecordId,
)
from graph.paths.answer import PersonTarget
from graph.recording.importing import Import, importing
from graph.recording.tally import Outcome
from graph.records.tables import references
from graph.store import embedded
from graph.words import say
from tests.graph.recording.facts import add_person, record_interaction
from tests.graph.recording.test_undo import answers
from tests.graph.recording.viewers import (
    EIF,
    FOUNDATIONS,
    PUBLIC,
    centre_of,
    view_of,
    with_former_id,
)
from tests.graph.store.world import world

HOUSE = Path(__file__).parents[3]
CONTACTS = {
    "people.csv": "name,identifiers\nAnn Lee,wikidata:Q9\nBo Rees,\n",
    "memberships.csv": (
        "actor,organization,role,from\nAnn Lee,Foundations,employee,September 2024\n"
        "Bo Rees,Care Alliance,,\n"
    ),
    "interactions.csv": (
        "date,kind,actors,note\n4 March 2026,Meeting,Ann Lee; Sioned Williams,On care leavers\n"
        "05/03/2026,call,Bo Rees; Ann Lee,\n"
    ),
    "declared_ties.csv": (
        "by,about,level,confirmed_on\nAnn Lee,Sioned Williams,Know well,2026-11-01\n"
    ),
}


def files(folder: Path, tables: Mapping[str, str | bytes]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, content in tables.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return [folder / name for name in tables]


def read(tmp_path: Path, **tables: str | bytes) -> Import:
    """Return what files would mean for Foundations, which has nothing of its own yet."""
    named = {f"{name}.csv": content for name, content in tables.items()}
    return importing(
        view_of(world(), FOUNDATIONS), files(tmp_path / "own", named), {}, centre_of(FOUNDATIONS)
    )


async def test_a_spreadsheet_with_names_becomes_records_and_ties(hub: Hub, tmp_path: Path) -> None:
    given = files(tmp_path, CONTACTS)
    shown = await hub.desk.preview(
        FOUNDATIONS,
        given,
        target=PersonTarget(person=PersonId("sioned")),  # type: ignore[arg-type]  # an id
    )

    found = shown.records
    assert [(item.table, say(item.said), item.file, item.row) for item in found.new] == [
        ("people", "Ann Lee", "people.csv", 2),
        ("people", "Bo Rees", "people.csv", 3),
        ("memberships", "Ann Lee in Foundations", "memberships.csv", 2),
        ("memberships", "Bo Rees in Care Alliance", "memberships.csv", 3),
        ("interactions", "meeting, 4 March 2026", "interactions.csv", 2),
        ("interactions", "call or online meeting, 5 March 2026", "interactions.csv", 3),
        (
            "declared_ties",
            "what Ann Lee says of Sioned Williams (1 November 2026)",
            "declared_ties.csv",
            2,
        ),
        ("organizations", "Care Alliance", "memberships.csv", 3),
    ]
    assert [(one.written, say(one.said), one.new) for one in found.taken] == [
        ("Foundations", "Foundations (What Works Centre)", False),
        ("Sioned Williams", "Sioned Williams (person, Wales, not in office)", False),
        ("Care Alliance", "Care Alliance", True),
    ]
    assert (found.unclear, found.problems, found.changed, found.unchanged) == ((), (), (), 0)
    ann, bo = found.new[0].id, found.new[1].id
    ties = {frozenset(map(str, (tie.a, tie.b))): tie for tie in shown.ties}
    assert set(ties) == {
        frozenset(pair) for pair in ((ann, "foundations"), (ann, "sioned"), (ann, bo))
    }
    assert all(tie.before is None for tie in shown.ties)
    assert ties[frozenset((ann, "foundations"))].after == pytest.approx(0.9 * 0.9)  # an employee
    assert shown.paths is not None
    assert shown.paths.before is not None
    assert shown.paths.after.paths[0].actors == (ann, "sioned")
    assert (await hub.store.state()).seq == 1, "a preview writes nothing"

    imported = await hub.desk.import_tables(FOUNDATIONS, given)

    own = (await hub.view(FOUNDATIONS)).records
    assert {one.date for one in own.interactions.values()} == {
        PartialDate(day) for day in ("2026-05-01", "2026-03-04", "2026-03-05")
    }
    sources = {
        one.sources
        for table in (own.people, own.memberships)
        for one in table.values()
        if not one.audience.is_public
    }
    assert sources == {
        ("people.csv, row 2",),
        ("people.csv, row 3",),
        ("memberships.csv, row 2",),
        ("memberships.csv, row 3",),
    }
    assert imported.change is not None
    assert (imported.change.kind, imported.change.by, len(imported.records.new)) == (
        "imported",
        "foundations/ann",
        8,
    )
    assert (await hub.view(PUBLIC)).records == world()


async def test_the_same_again_changes_nothing_and_a_changed_row_changes_its_record(
    hub: Hub, tmp_path: Path
) -> None:
    await hub.desk.import_tables(FOUNDATIONS, files(tmp_path, CONTACTS))
    before = await hub.store.state()

    again = await hub.desk.import_tables(FOUNDATIONS, files(tmp_path, CONTACTS))
    assert (again.records.new, again.records.changed, again.records.unchanged, again.change) == (
        (),
        (),
        7,
        None,
    )
    assert await hub.store.state() == before

    other = {
        **CONTACTS,
        "people.csv": "name,identifiers\nCy Fox,\nBo Rees,\nAnn Lee,wikidata:Q10\n",
        "interactions.csv": CONTACTS["interactions.csv"].replace(
            "On care leavers", "On foster care"
        ),
    }
    third = await hub.desk.import_tables(FOUNDATIONS, files(tmp_path, other))
    assert [(say(item.said), item.file, item.row) for item in third.records.new] == [
        ("Cy Fox", "people.csv", 2)
    ]
    assert [(say(item.said), item.changes) for item in third.records.changed] == [
        ("Ann Lee", (("identifiers", "wikidata:Q9", "wikidata:Q10"),)),
        ("meeting, 4 March 2026", (("note", "On care leavers", "On foster care"),)),
    ]
    assert third.records.unchanged == 5


async def test_a_row_of_the_same_file_with_another_day_changes_its_meeting(
    hub: Hub, tmp_path: Path
) -> None:
    rows = ["Date,Who,Type", "04/03/2026,Ida Mast,call", "05/03/2026,Ida Mast,call"]
    path = files(tmp_path, {"log.csv": "\n".join(rows)})

    async def brought(*lines: str) -> tuple[int, list[tuple[tuple[str, str, str], ...]]]:
        path[0].write_text("\n".join([rows[0], *lines]), encoding="utf-8")
        found = (await hub.desk.import_tables(FOUNDATIONS, path)).records
        return len(found.new), [item.changes for item in found.changed]

    assert (await brought(*rows[1:]))[0] == 3, "Ida Mast, and two calls"
    corrected = rows[2].replace("05/03", "15/03")
    assert await brought(rows[1], corrected) == (0, [(("date", "2026-03-05", "2026-03-15"),)])
    assert await brought(rows[1], corrected) == (0, [])
    emailed = corrected.replace("call", "e-mail")
    assert await brought(rows[1], emailed) == (0, [(("kind", "call", "email"),)])
    # a row above moves the others: each is known by what it says
    assert await brought("02/03/2026,Ida Mast,call", rows[1], emailed) == (1, [])
    # the next month under the same name: no row of it stands where it stood
    assert await brought("01/04/2026,Ida Mast,call") == (1, [])
    dates = sorted(
        str(one.date)
        for one in (await hub.view(FOUNDATIONS)).records.interactions.values()
        if not one.audience.is_public
    )
    assert dates == ["2026-03-02", "2026-03-04", "2026-03-15", "2026-04-01"]


async def test_a_corrected_file_under_another_name_doubles_no_meeting(
    hub: Hub, tmp_path: Path
) -> None:
    first, second, third = (f"{day}/03/2026,Ida Mast,call" for day in ("04", "12", "28"))

    async def brought(
        name: str, *lines: str, choices: Mapping[str, str] | None = None
    ) -> tuple[int, list[tuple[tuple[str, str, str], ...]], list[str]]:
        path = files(tmp_path, {name: "\n".join(["Date,Who,Type", *lines])})
        found = (await hub.desk.preview(FOUNDATIONS, path, choices or {})).records
        if not found.unclear:
            await hub.desk.import_tables(FOUNDATIONS, path, choices or {})
        asked = [say(each.said) for one in found.unclear for each in one.candidates]
        return len(found.new), [item.changes for item in found.changed], asked

    assert (await brought("log.csv", first, second, third))[0] == 4, "Ida Mast, and three calls"
    moved = second.replace("12/03", "14/03")
    to_14 = (("date", "2026-03-12", "2026-03-14"),)
    assert await brought("log (1).csv", first, moved, third) == (0, [to_14], [])
    assert await brought("log (1).csv", first, moved, third) == (0, [], [])
    # rows stand elsewhere in the third file: which of them one is somebody has to say
    back = moved.replace("14/03", "13/03")
    asked = ["call or online meeting, 14 March 2026, from log.csv, row 3"]
    assert await brought("log 2.csv", third, first, back) == (0, [], asked)
    chosen = {f"log 2.csv, row 4: {back.replace(',', ' · ')}": "new"}
    assert await brought("log 2.csv", third, first, back, choices=chosen) == (1, [], [])
    # a file of which nothing was here before, and whose rows stand elsewhere, is another
    other = ["Odd Fell,call", "Odd Fell,email", "Odd Fell,meeting"]
    rows = [f"0{1 + at}/02/2026,{one}" for at, one in enumerate(other)]
    assert (await brought("april.csv", *rows, "29/03/2026,Ida Mast,call"))[0] == 5


async def test_whether_the_only_row_of_a_file_is_the_meeting_of_before_is_asked(
    hub: Hub, tmp_path: Path
) -> None:
    path = files(tmp_path, {"log.csv": "Date,Who,Type\n05/03/2026,Ida Mast,call\n"})
    await hub.desk.import_tables(FOUNDATIONS, path)
    (first,) = [
        one.id
        for one in (await hub.view(FOUNDATIONS)).records.interactions.values()
        if not one.audience.is_public
    ]

    async def asked(row: str, chosen: str | None = None) -> tuple[list[str], int, int]:
        path[0].write_text(f"Date,Who,Type\n{row}\n", encoding="utf-8")
        key = f"log.csv, row 2: {row.replace(',', ' · ')}"
        found = await hub.desk.preview(FOUNDATIONS, path, {key: chosen} if chosen else {})
        unclear = found.records.unclear
        assert [one.written for one in unclear] in ([], [key])
        candidates = [str(one.id) for name in unclear for one in name.candidates]
        return candidates, len(found.records.new), len(found.records.changed)

    assert await asked("15/03/2026,Ida Mast,call") == ([first], 0, 0)
    assert await asked("05/03/2026,Ida Mast,e-mail") == ([first], 0, 0)
    assert await asked("15/03/2026,Ida Mast,call", chosen=first) == ([], 0, 1)
    assert await asked("15/03/2026,Ida Mast,call", chosen="new") == ([], 1, 0)
    # a week and fifteen days later, and with nobody of those who met before, it is another
    assert await asked("12/03/2026,Ida Mast,call") == ([], 1, 0)
    assert await asked("20/03/2026,Ida Mast,call") == ([], 1, 0)
    assert (await asked("05/03/2026,Odd Fell,call"))[0] == []


async def test_two_rows_of_one_fact_are_two_records_and_each_is_found_again(
    hub: Hub, tmp_path: Path
) -> None:
    rows = [
        "2026-03-04,call,Sioned Williams; Foundations,Morning",
        "2026-03-04,call,Sioned Williams; Foundations,Afternoon",
    ]
    await hub.desk.import_tables(
        FOUNDATIONS,
        files(tmp_path, {"interactions.csv": "\n".join(["date,kind,actors,title", *rows])}),
    )

    turned = files(
        tmp_path, {"interactions.csv": "\n".join(["date,kind,actors,title", *rows[::-1]])}
    )
    again = await hub.desk.import_tables(FOUNDATIONS, turned)
    assert (again.records.new, again.records.changed, again.records.unchanged) == ((), (), 2)

    later = [rows[0], rows[1].replace("Afternoon", "Evening")]
    await hub.desk.import_tables(
        FOUNDATIONS,
        files(tmp_path, {"interactions.csv": "\n".join(["date,kind,actors,title", *later])}),
    )
    calls = [
        one
        for one in (await hub.view(FOUNDATIONS)).records.interactions.values()
        if one.kind is InteractionKind.CALL
    ]
    assert sorted(str(one.title) for one in calls) == ["Evening", "Morning"]


async def test_an_import_is_undone_whole_and_answers_are_as_before(
    hub: Hub, tmp_path: Path
) -> None:
    await hub.desk.record(FOUNDATIONS, add_person(name="Bo Rees"))
    before = [await answers(hub, viewer) for viewer in (PUBLIC, FOUNDATIONS, EIF)]
    lines = [
        f"2026-0{month}-{day:02},call,Bo Rees; Ann Lee"
        for month in range(1, 10)
        for day in range(1, 29)
    ]
    many = {**CONTACTS, "interactions.csv": "\n".join(["date,kind,actors", *lines])}
    imported = await hub.desk.import_tables(FOUNDATIONS, files(tmp_path, many))
    assert imported.change is not None
    assert len(imported.records.new) == 5 + 252  # three changes of the feed

    await hub.desk.undo(FOUNDATIONS, imported.change.id)

    assert [await answers(hub, viewer) for viewer in (PUBLIC, FOUNDATIONS, EIF)] == before


async def test_an_import_on_which_something_depends_is_not_undone(hub: Hub, tmp_path: Path) -> None:
    imported = await hub.desk.import_tables(FOUNDATIONS, files(tmp_path, CONTACTS))
    ann = next(item.id for item in imported.records.new if say(item.said) == "Ann Lee")
    meeting = record_interaction(
        kind=InteractionKind.MEETING, date="2026-11-20", actors=(ann, "sioned"), title="Coffee"
    )
    later = await hub.desk.record(FOUNDATIONS, meeting)
    assert imported.change is not None
    with pytest.raises(
        Exception, match=rf"1 recorded since refers to it \(Coffee, id {later.record_id}\)"
    ):
        await hub.desk.undo(FOUNDATIONS, imported.change.id)


async def test_of_two_who_are_called_the_same_one_is_chosen_or_a_new_one_made(
    hub: Hub, tmp_path: Path
) -> None:
    people = [
        (await hub.desk.record(FOUNDATIONS, add_person(name="Ann Lee"))).record_id for _ in range(2)
    ]
    given = files(
        tmp_path,
        {
            "interactions.csv": "date,kind,actors\n2026-03-04,meeting,Ann Lee; Sioned Williams\n"
            "2026-03-05,meeting,Ann Lee; Sioned Williams\n"
        },
    )

    (unclear,) = (await hub.desk.preview(FOUNDATIONS, given)).records.unclear
    assert (unclear.written, {one.id for one in unclear.candidates}) == ("Ann Lee", set(people))
    assert unclear.where == (("interactions.csv", 2, "actors"), ("interactions.csv", 3, "actors"))
    with pytest.raises(
        TableError,
        match=(
            r'interactions\.csv, row 2, column actors: "Ann Lee" may be Ann Lee .* '
            r"Choose one of these ids"
        ),
    ):
        await hub.desk.import_tables(FOUNDATIONS, given)

    chosen = await hub.desk.import_tables(FOUNDATIONS, given, {"Ann Lee": people[1]})
    meetings = (await hub.view(FOUNDATIONS)).records.interactions.values()
    assert {one.actors[0] for one in meetings if not one.audience.is_public} == {people[1]}
    assert chosen.change is not None


async def test_a_name_that_is_nearly_one_here_is_asked_for_once(hub: Hub, tmp_path: Path) -> None:
    given = files(tmp_path, {"people.csv": "name\nSioned Wiliams\n"})
    (unclear,) = (await hub.desk.preview(FOUNDATIONS, given)).records.unclear
    assert [one.id for one in unclear.candidates] == ["sioned"]

    first = await hub.desk.import_tables(FOUNDATIONS, given, {"Sioned Wiliams": "new"})
    again = await hub.desk.import_tables(FOUNDATIONS, given, {"Sioned Wiliams": "new"})

    assert [say(item.said) for item in first.records.new] == ["Sioned Wiliams"]
    assert (again.records.new, again.records.unchanged) == ((), 1)


async def test_ids_of_ones_own_choice_are_found_again_and_never_meet_those_of_others(
    hub: Hub, tmp_path: Path
) -> None:
    tables = {
        "people.csv": "id,name\njane,Jane Evans\n",
        "memberships.csv": "id,actor,organization\nx1,jane,health\n",
    }
    for viewer in (EIF, FOUNDATIONS):
        first = await hub.desk.import_tables(viewer, files(tmp_path, tables))
        again = await hub.desk.import_tables(viewer, files(tmp_path, tables))
        assert (len(first.records.new), len(again.records.new), again.records.unchanged) == (
            2,
            0,
            2,
        )
    views = [await hub.view(viewer) for viewer in (EIF, FOUNDATIONS)]
    assert (
        len(
            {
                one.id
                for view in views
                for one in view.records.people.values()
                if not one.audience.is_public
            }
        )
        == 2
    )


def test_a_row_with_an_id_of_ones_own_is_taken_for_the_record_of_its_name(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        people="id,name\n7,Sioned Williams\na1,Ann Lee\na2,Ann Lee\n",
        declared_ties=("by,about,level,confirmed_on\na2,7,met,2026\n"),
    )
    assert [(one.written, one.id, one.new) for one in found.taken] == [
        ("Sioned Williams", "sioned", False),
        ("7", "sioned", False),
    ]
    assert [say(item.said) for item in found.new] == [
        "Ann Lee",
        "Ann Lee",
        "what Ann Lee says of Sioned Williams (2026)",
    ]


def test_a_row_may_use_an_id_that_the_source_gave_up(tmp_path: Path) -> None:
    tables = {
        "people.csv": (
            "id,name,name_cy,source\n"
            "sioned-before,Sioned Williams,Sioned,https://example.org/sioned\n"
        ),
        "declared_ties.csv": "by,about,level,confirmed_on\nSioned-Before,huw,know,2026-11-01\n",
        "interactions.csv": "date,kind,actors\n2026-03-04,meeting,Mara Dee; sioned-before\n",
    }
    found = importing(
        view_of(with_former_id(world(), "sioned"), FOUNDATIONS),
        files(tmp_path / "own", tables),
        {},
        centre_of(FOUNDATIONS),
    )
    assert found.problems == ()
    assert [(item.table, item.id) for item in found.changed] == [("people", "sioned")]
    added = [entry.after for entry in found.entries]
    assert [one.by for one in added if isinstance(one, DeclaredTie)] == ["sioned"]
    assert [one.actors[1] for one in added if isinstance(one, Interaction)] == ["sioned"]


def test_titles_and_letters_make_no_second_person(tmp_path: Path) -> None:
    """The record keeps the name as it is written."""
    found = read(
        tmp_path,
        people="name\nDr Ann Lee OBE\nRt Hon Sioned Williams MS\n",
        interactions=(
            "date,kind,actors\n2026,call,Ann Lee; Sioned Williams AS\n"
            '2026,call,"Lee, Ann; Foundations"\n'
        ),
    )
    assert [say(item.said) for item in found.new] == [
        "Ann Lee",
        "call or online meeting, 2026",
        "call or online meeting, 2026",
    ]
    assert {(one.written, one.id) for one in found.taken} == {
        ("Rt Hon Sioned Williams MS", "sioned"),
        ("Sioned Williams AS", "sioned"),
        ("Foundations", "foundations"),
    }
    twice = read(tmp_path, people="name\nAnn Lee\nDr Ann Lee\n")
    assert [str(one).partition(". ")[0] for one in twice.problems] == [
        'people.csv, row 3, column name: "Dr Ann Lee" stands in row 2 already'
    ]


def test_a_name_that_an_office_holder_has_too_is_told_first_with_the_office(tmp_path: Path) -> None:
    seat = "id,actor,organization,role,from\nm2,sioned,senedd,member,2026-05-08\n"
    given = files(
        tmp_path / "own",
        {"interactions.csv": "date,kind,actors\n2026,call,Foundations; Sioned Williams\n"},
    )
    found = importing(
        view_of(world(memberships=seat), FOUNDATIONS), given, {}, centre_of(FOUNDATIONS)
    )
    assert [(one.written, say(one.said)) for one in found.taken] == [
        ("Sioned Williams", "Sioned Williams (person, Wales)"),
        ("Foundations", "Foundations (What Works Centre)"),
    ]


def test_a_row_for_a_public_record_is_that_record_and_changes_it_only_with_an_address(
    tmp_path: Path,
) -> None:
    same = read(tmp_path, people="name\nSIONED WILLIAMS\n")
    assert (same.new, same.changed, same.unchanged, same.problems) == ((), (), 1, ())

    wrong = read(tmp_path, people="name,died,source\nSioned Williams,2025,a friend\n")
    assert [str(one) for one in wrong.problems] == [
        "people.csv, row 2, column source: Sioned Williams is a public record, and this row says "
        "otherwise. Write the address of a page that says so, or leave these cells blank."
    ]
    right = read(
        tmp_path, people="name,died,source\nSioned Williams,2025,https://senedd.wales/sioned\n"
    )
    assert [item.changes for item in right.changed] == [
        (
            ("died", "", "2025"),
            ("source", "cpg:1; cpg:2", ("https://senedd.wales/sioned; cpg:1; cpg:2")),
        )
    ]


@pytest.mark.parametrize(
    ("table", "content", "message"),
    [
        (
            "interactions",
            "date,kind,actors\n31/02/2026,meeting,Sioned Williams; Foundations\n",
            (
                'interactions.csv, row 2, column date: "31/02/2026" is not a day of the '
                "calendar. Write 2026-03-04,"
            ),
        ),
        (
            "interactions",
            "date,kind,actors\nQ1 2025,meeting,Sioned Williams; Foundations\n",
            'interactions.csv, row 2, column date: "Q1 2025" is not a date.',
        ),
        (
            "interactions",
            "date,kind,actors\n2030,meeting,Sioned Williams; Foundations\n",
            "interactions.csv, row 2, column date: 2030 is in the future.",
        ),
        (
            "interactions",
            f"date,kind,actors\n2026,{'dinner ' * 9},Sioned Williams; Foundations\n",
            (
                f'interactions.csv, row 2, column kind: "{"dinner-" * 8}dinner" is not allowed '
                "here. Write one of: meeting, call,"
            ),
        ),
        (
            "interactions",
            "date,kind,actors\n2026,call,Sioned Williams\n",
            (
                "interactions.csv, row 2, column actors: An interaction is between two people or "
                "organisations at least."
            ),
        ),
        (
            "interactions",
            "date,kind,actors\n2026,call,\n",
            "interactions.csv, row 2, column actors: This cell is blank.",
        ),
        (
            "interactions",
            "date,kind,actors\n2026,call,person-25537; Foundations\n",
            (
                "interactions.csv, row 2, column actors: No person or organisation is called "
                '"person-25537" or has this id.'
            ),
        ),
        (
            "interactions",
            "date,kind\n2026,call\n",
            "interactions.csv, row 1, column actors: This column is missing.",
        ),
        (
            "interactions",
            "date,kind,actors,colour\n2026,call,a,b\n",
            "interactions.csv, row 1, column colour: This column is unknown.",
        ),
        (
            "declared_ties",
            "by,about,level,confirmed_on\nSioned Williams,Sioned Williams,know,2026\n",
            "declared_ties.csv, row 2, column about: Sioned Williams cannot be related to itself.",
        ),
        (
            "memberships",
            "actor,organization,from,to\nsioned,Foundations,2026,2025\n",
            "memberships.csv, row 2: It ends (2025) before it begins (2026).",
        ),
        (
            "memberships",
            "actor,organization\nSioned Williams,\n",
            "memberships.csv, row 2, column organization: This cell is blank.",
        ),
        (
            "memberships",
            "actor,organization,post\nSioned Williams,,Nowhere\n",
            'memberships.csv, row 2, column post: No post is called "Nowhere" or has this id.',
        ),
        (
            "people",
            "name,died\nAnn Lee,\nann lee,2024\n",
            'people.csv, row 3, column name: "ann lee" stands in row 2 already.',
        ),
        (
            "people",
            "id,name\na,Ann Lee\na,Bo Rees\n",
            'people.csv, row 3, column id: The id "a" stands in row 2 already.',
        ),
        (
            "people",
            "id,name\neif,Ann Lee\n",
            'people.csv, row 2, column id: "eif" is the id of Early Intervention Foundation.',
        ),
        (
            "people",
            "id,name\n-a b,Ann Lee\n",
            'people.csv, row 2, column id: "-a b" cannot be an id.',
        ),
        ("people", "name\n\nAnn,Bo\n", "people.csv, row 3: The row has 2 cells, the header has 1."),
        (
            "organizations",
            "name,kind\nMy Centre,centre\n",
            "organizations.csv, row 2, column kind: Which organisations are Centres",
        ),
        (
            "people",
            "name,audience\nAnn,eif\n",
            'people.csv, row 2, column audience: "eif" is not allowed here.',
        ),
        (
            "people",
            "name,audience\nAnn,public\n",
            "people.csv, row 2, column source: A public fact needs the address of the page where",
        ),
        (
            "people",
            "name\nAnn Lee\n".encode("utf-16")[:-1],
            "people.csv, row 2: The file ends in the middle of a letter, or is damaged. Save it as "
            "CSV UTF-8.",
        ),
        ("people", b"name\nAnn\0Lee\n", "people.csv, row 2: The file has a NUL character"),
        (
            "people",
            b"name\nAnn\x07Lee\n",
            "people.csv, row 2, column name: The text has a character that cannot be seen.",
        ),
        (
            "people",
            "name\nSi\u00c3\u00a2n Lee\n",
            'people.csv, row 2, column name: Letters of "Si\u00c3\u00a2n Lee" were damaged',
        ),
        (
            "interactions",
            "date,kind,actors,note\n2026,call,huw; sioned," + "x" * 10_001,
            (
                "interactions.csv, row 2, column note: The text has 10,001 letters. "
                "Shorten it to 10,000."
            ),
        ),
        ("people", b"", "people.csv: The file has no rows. Write the names of the columns"),
        ("people", b'name\n"Ann\n', "people.csv, row 2: The row is not valid CSV"),
        (
            "friends",
            "name,company\nTBC,Sea Trust\n",
            "friends.csv: No row of it says anything that is kept. Check which column is what.",
        ),
    ],
)
def test_a_row_that_cannot_be_used_says_where_and_what_to_do(
    tmp_path: Path, table: str, content: str | bytes, message: str
) -> None:
    (problem, *_) = read(tmp_path, **{table: content}).problems
    assert str(problem).startswith(message)


def test_what_is_wrong_with_one_row_is_not_said_of_those_that_name_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        people="name,died\nAnn Lee,soon\n",
        memberships="actor,organization\nAnn Lee,Foundations\n",
    )
    assert [str(one)[:32] for one in found.problems] == ["people.csv, row 2, column died: "]


@pytest.mark.parametrize(
    "body",
    ["id,name,kind\nlidos,\N{PARTY POPPER},charity\n", "id,name,kind\nlidos,Si?n Lido,charity\n"],
    ids=["refused when it is checked", "refused when it is read"],
)
async def test_what_names_a_row_that_cannot_be_used_goes_with_it_at_any_remove(
    hub: Hub, tmp_path: Path, body: str
) -> None:
    """The body cannot be used, so neither can its post, nor who has it. In the last row nothing is
    wrong; the meeting that is to come would make Orla Inkwell."""
    await hub.store.load(world(), by="tables", complete=True)
    await hub.catch_up()
    given = files(
        tmp_path,
        {
            "organizations.csv": body,
            "posts.csv": "id,label,organization,kind\nguard,Lifeguard,lidos,official\n",
            "memberships.csv": "actor,post\nBo Inkwell,guard\nhuw,chair\n",
            "interactions.csv": (
                "date,kind,actors\n2031-03-04,call,Orla Inkwell; huw\n"
                "2026-03-04,call,Una Inkwell; huw\n"
            ),
        },
    )
    looked = (await hub.desk.preview(FOUNDATIONS, given)).records
    tally = looked.tally
    told = {one.name: tally.of(one) for one in Outcome if tally.of(one)}
    made = await hub.desk.import_tables(FOUNDATIONS, given, partly=True)

    assert told == {"NEW": 2, "UNUSABLE": 4}
    assert {(one.file, one.row) for one in looked.new} == {
        ("memberships.csv", 3),
        ("interactions.csv", 3),
    }
    records = (await hub.view(FOUNDATIONS)).records
    own = [one.name for one in records.people.values() if not one.audience.is_public]
    assert (own, len(looked.problems), len(made.records.usable)) == (["Una Inkwell"], 2, 3)
    for entry in made.records.usable:
        assert entry.after is not None
        for _, id_ in references(entry.after):
            assert records.node(RecordId(id_)) is not None


def test_every_problem_of_a_row_is_reported(tmp_path: Path) -> None:
    found = read(tmp_path, interactions="date,kind,actors\nsoon,dinner,Nobody7; Foundations\n")
    assert [one.column for one in found.problems] == ["date", "actors"]
    assert [one.written for one in found.unclear] == ["dinner"]


def test_a_zip_in_disguise_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "people.csv", "w") as disguised:
        disguised.writestr("xl/workbook.xml", "<workbook/>")
    found = importing(
        view_of(world(), FOUNDATIONS), [tmp_path / "people.csv"], {}, centre_of(FOUNDATIONS)
    )
    assert [str(one) for one in found.problems] == [
        "people.csv: The workbook cannot be opened: it is damaged, cut short, or locked with a "
        "password. Open it, save it anew without one, and send it again."
    ]


def test_a_line_of_a_gigabyte_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    with path.open("wb") as file:
        file.write(b"name\n")
        file.truncate(1_000_000_000)  # the rest is one line, of which nothing is on the disk
    began = time.monotonic()
    found = importing(view_of(world(), FOUNDATIONS), [path], {}, centre_of(FOUNDATIONS))
    assert [str(one) for one in found.problems] == [
        "people.csv: The file has 1,000 MB. Import at most 50 MB at a time."
    ]
    assert time.monotonic() - began < 1


def test_a_line_of_more_than_a_megabyte_is_no_row(tmp_path: Path) -> None:
    found = read(tmp_path, people="name\nAnn\n" + "x" * 2_000_000)
    assert [str(one) for one in found.problems] == [
        "people.csv, row 3: The line is longer than a megabyte, so this is no table. Save it as "
        "CSV UTF-8 with commas, one record a row."
    ]


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    found = importing(
        view_of(world(), FOUNDATIONS), [tmp_path / "people.csv"], {}, centre_of(FOUNDATIONS)
    )
    assert [str(one) for one in found.problems] == [
        "people.csv: The file cannot be read (No such file or directory). Check its name "
        "and its permissions."
    ]


IMPORTING = """
import asyncio, sys
from pathlib import Path
from graph.hub import Hub
from graph.view import Viewer
from graph.words import say

async def main():
    async with Hub.open(Path(sys.argv[1]), None) as hub:
        print("open", flush=True)
        await hub.desk.import_tables(Viewer(centre="foundations"), [Path(sys.argv[2])])
        print("done", flush=True)

asyncio.run(main())
"""


@pytest.mark.engine("embedded")
@pytest.mark.parametrize("delay", [0.3, 0.6])
async def test_a_process_that_is_killed_in_an_import_leaves_nothing_half_written(
    tmp_path: Path, delay: float
) -> None:
    async with embedded.open_store(tmp_path / "data") as store:
        await store.load(world(), by="tables")
    lines = [f"Person {number}" for number in range(5_000)]
    (people,) = files(tmp_path / "own", {"people.csv": "\n".join(["name", *lines])})
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORTING, str(tmp_path / "data"), str(people)],
        cwd=HOUSE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"open\n"
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()

    async with Hub.open(tmp_path / "data", None) as hub:
        people_ = (await hub.view(FOUNDATIONS)).records.people
        assert len(people_) in (2, 2 + 5_000)
        assert (await hub.health()).ok


def test_a_post_of_the_same_import_is_found_by_its_label(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        posts=(
            "label,organization,kind,home,days_per_week\n"
            "Researcher in Residence,senedd,embedded,Foundations,2.5\n"
        ),
        memberships="actor,post\nAnn Lee,Researcher in Residence\n",
    )
    assert found.problems == ()
    post, membership, ann = [entry.after for entry in found.entries]
    assert isinstance(post, Post)
    assert isinstance(membership, Membership)
    assert isinstance(ann, Person)
    assert (post.homes, post.days_per_week) == ((OrganizationId("foundations"),), 2.5)  # type: ignore[arg-type]  # an id
    assert (membership.post, membership.organization, membership.role) == (
        post.id,
        "senedd",
        "member",
    )
    assert (membership.actor, ann.name) == (ann.id, "Ann Lee")


def test_a_header_with_very_many_columns_is_one_problem(tmp_path: Path) -> None:
    for extra in (",".join(f"c{number}" for number in range(20_000)), ",".join(["c"] * 20_000)):
        (problem,) = read(tmp_path, people=f"name,{extra}\nAnn\n").problems
        assert str(problem) == (
            "people.csv, row 1: The header has 20,001 columns. A table has at most 100: remove "
            "those that are not needed."
        )


def test_a_file_with_too_many_rows_is_not_read_to_its_end(tmp_path: Path) -> None:
    for rows in ("Ann\n" * 100_001, "Ann,Lee\n" * 100_001, "\n" * 2_000_000):
        found = read(tmp_path, people=f"name\n{rows}")
        assert [str(problem) for problem in found.problems if problem.row == 0] == [
            "people.csv: It has more than 100,000 rows. Import at most 100,000 at a time."
        ]
        assert found.entries == ()


def test_what_is_wrong_is_told_up_to_a_bound_and_then_counted(tmp_path: Path) -> None:
    found = read(
        tmp_path, interactions="date,kind,actors\n" + "soon,meeting,Sioned Williams\n" * 1_234
    )
    assert (len(found.problems), found.more_problems) == (1_000, 234)
    with pytest.raises(TableError, match=r"and 1,?214 more\."):  # twenty are told
        found.plan()


def test_unclear_names_are_asked_for_a_hundred_at_a_time(tmp_path: Path) -> None:
    names = [f"Dai {chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(130)]
    two_of_each = "".join(
        f"{which}{number},{name}\n" for number, name in enumerate(names) for which in "xy"
    )
    calls = "".join(
        f"2026-10-01,call,Sioned Williams; {name}\n" for name in [*names, *names[:1] * 30]
    )
    found = read(
        tmp_path, people=f"id,name\n{two_of_each}", interactions=f"date,kind,actors\n{calls}"
    )
    assert ([one.written for one in found.unclear], found.more_unclear) == (names[:100], 30)
    assert [(len(one.where), one.more_places) for one in found.unclear[:2]] == [(20, 11), (1, 0)]
    with pytest.raises(TableError, match=r"and 110 more\."):  # 100 and 30, of which twenty are told
        found.plan()


def test_one_cell_names_at_most_a_hundred(tmp_path: Path) -> None:
    (problem,) = read(
        tmp_path,
        interactions=(
            f"date,kind,actors\n2026-10-01,meeting,{'; '.join(f'Dai {n}' for n in range(101))}\n"
        ),
    ).problems
    assert (problem.column, str(problem.message)) == (
        "actors",
        "101 are too many. Give at most 100.",
    )


def test_ids_that_are_drawn_together_are_each_their_own() -> None:
    make_id = ids.many()

    made = [make_id("p") for _ in range(2_500)]

    assert len({*made}) == len(made)
    assert all(ids.is_random(one) for one in made)
