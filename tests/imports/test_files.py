"""Files as programs and people write them: each gives the records that a person would expect, and
every row is in exactly one line of the sum.
"""

from __future__ import annotations

import datetime as dt
import os
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from graph.files.columns_of import ColumnChoice
from graph.files.fields import ColumnIs
from graph.model import Interaction, Membership, Organization, Person, Role
from graph.recording.importing import NOTHING_CHOSEN, Import, importing
from graph.recording.sheets import FileChoices
from graph.recording.tally import Outcome
from graph.words import say
from tests.graph.recording.viewers import FOUNDATIONS, centre_of, view_of
from tests.graph.store.world import TABLES, world
from tests.imports import written
from tests.imports.conftest import CASES
from tests.imports.older_workbook import older_workbook
from tests.imports.open_workbook import open_workbook
from tests.imports.written import calendar, delimited, workbook

WorkbookWriter = Callable[..., Path]
CONTACTS = [
    "Mabel Quickstep",
    "Mabel Quickstep: employee in Lantern Trust (Head of Policy)",
    "Tomás Ó Broin",
    "Tomás Ó Broin: director in Lough & Sons, Ltd (None)",
]
LOG = [
    "2026-03-04 call: Eira Lampwick, Foundations, Mabel Quickstep",
    "2026-03-13 call: Eira Lampwick, Foundations, Mabel Quickstep, of 6",
]


def read(
    path: Path, chosen: FileChoices = NOTHING_CHOSEN, choices: Mapping[str, str] | None = None
) -> Import:
    """Return what a file would mean for Foundations, and see that its rows add up."""
    found = importing(
        view_of(world(), FOUNDATIONS), [path], choices or {}, centre_of(FOUNDATIONS), chosen=chosen
    )
    assert found.tally.read == sum(found.tally.of(one) for one in Outcome)
    return found


def given(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def said(found: Import) -> list[str]:
    """Return what a file says, whichever program wrote it. Of organisations only who is in them."""
    records = [entry.after for entry in found.entries]
    names = {
        one.id: one.name for one in records if isinstance(one, Person | Organization) and one.name
    } | {"foundations": "Foundations"}
    return sorted(_said(one, names) for one in records if not isinstance(one, Organization))


def _said(record: object, names: dict[str, str]) -> str:
    if isinstance(record, Person):
        return str(record.name)
    if isinstance(record, Membership):
        actor, body = names[str(record.actor)], names[record.organization]
        return f"{actor}: {record.role} in {body} ({record.role_as_written})"
    assert isinstance(record, Interaction)
    here = ", ".join(sorted([*(names[one] for one in record.actors), *record.as_written]))
    return f"{record.date} {record.kind}: {here}" + (
        f", of {record.attendance}" if record.attendance else ""
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Connections.csv", delimited(written.LINKEDIN).encode("utf-8-sig")),
        ("x.txt", delimited(written.GOOGLE, "\t").encode()),
        ("contacts.csv", delimited(written.OUTLOOK, ";", quoted=True).encode("cp1252")),
        ("cysylltiadau.csv", delimited(written.OUTLOOK_IN_WELSH, "|").encode("utf-16")),
        ("attendees.csv", delimited(written.EVENTBRITE).encode()),
        ("people.vcf", written.CARDS.encode()),
    ],
)
def test_contacts_of_a_program_are_people_and_where_they_work(
    tmp_path: Path, name: str, content: bytes
) -> None:
    found = read(given(tmp_path, name, content))
    assert (said(found), found.problems, found.to_answer) == (CONTACTS, (), ())


def test_letters_of_which_the_file_says_nothing_are_read_and_told(tmp_path: Path) -> None:
    path = given(tmp_path, "contacts.csv", delimited(written.OUTLOOK).encode("cp1252"))
    (file, note), (_, shared) = read(path).notes
    assert (file, "cp1252" in say(note), "Tomás" in say(note)) == ("contacts.csv", True, True)
    assert "stands with Mabel Quickstep and Tomás Ó Broin (of 2 people in all)" in say(shared)


@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_log_of_meetings_is_read_whatever_stands_between_its_cells(
    tmp_path: Path, between: str, encoding: str
) -> None:
    rows = [("Log of 2026",), (), ("Date", "Type", "Who"), *written.LOG, (), ("Total", "2")]
    found = read(given(tmp_path, "log.csv", delimited(rows, between).encode(encoding)))
    assert said(found) == sorted([*LOG, "Eira Lampwick", "Mabel Quickstep"])
    # two meetings are new, the line of totals is left out, and one row between is blank
    assert (found.tally.of(Outcome.NEW), found.tally.of(Outcome.LEFT_OUT)) == (2, 1)
    assert found.tally.blank == 1


def test_a_row_that_says_the_same_as_one_before_and_a_lost_letter_make_nobody(
    tmp_path: Path,
) -> None:
    rows = "name,identifiers\nMabel Quickstep,\nmabel quickstep,\nSi?n Lantern,\n"
    found = read(given(tmp_path, "people.csv", rows))
    assert said(found) == ["Mabel Quickstep"]
    assert [say(why) for why in found.tally.left_out.values()] == ["It says the same as row 2."]
    assert "was lost on the way here" in say(found.problems[0].message)


def test_who_of_us_is_new_is_a_colleague_and_of_several_others_their_body_took_part(
    tmp_path: Path,
) -> None:
    rows = [
        ("Date", "Who of us", "Who else", "Organisation"),
        ("4 March 2026", "Nell Dovecote", "Mabel Quickstep; Eira Lampwick", "Lantern Trust"),
        ("5 March 2026", "Nell Dovecote; Sioned Williams", "Mabel Quickstep", "Guild of Ferrymen"),
        ("6 March 2026", "Nell Dovecote", "Mabel Quickstep", "Guild of Ferrymen"),
    ]
    choices = {"Sioned Williams": "sioned"}  # a name that many have is asked for
    found = read(given(tmp_path, "log.csv", delimited(rows)), choices=choices)
    bodies = {
        str(one.id): one.name
        for one in (entry.after for entry in found.entries)
        if isinstance(one, Organization)
    }
    met = [e.after.actors for e in found.entries if isinstance(e.after, Interaction)]
    assert [[bodies[one] for one in actors if one in bodies] for actors in met] == [
        ["Lantern Trust"],
        [],
        [],
    ]
    # whoever is here already, as Sioned Williams of the Senedd, is no colleague for that alone
    works = [e.after for e in found.entries if isinstance(e.after, Membership)]
    assert sorted(bodies.get(one.organization, one.organization) for one in works) == [
        "Guild of Ferrymen",
        "foundations",
    ]
    (ours,) = (one for one in works if one.organization == "foundations")
    people = [e.after for e in found.entries if isinstance(e.after, Person)]
    assert [one.name for one in people if one.id == ours.actor] == ["Nell Dovecote"]


def test_a_contact_of_whom_everybody_knows_where_they_are_is_told_nothing_new(
    tmp_path: Path,
) -> None:
    rows = [
        ("Name", "Organisation", "Job"),
        ("Sioned Williams MS", "Senedd", ""),
        ("Mabel Quickstep", "Health Committee", "MS"),
    ]
    path = given(tmp_path, "contacts.csv", delimited(rows))
    sits = TABLES["memberships.csv"] + "m5,sioned,,senedd,,member,,2026-05-08,\n"
    view = view_of(world(memberships=sits), FOUNDATIONS)
    found = importing(view, [path], {}, centre_of(FOUNDATIONS))
    works = [e.after for e in found.entries if isinstance(e.after, Membership)]
    assert [(one.actor == "sioned", one.role) for one in works] == [(False, Role.MEMBER)]
    assert (found.tally.of(Outcome.SAME), found.tally.of(Outcome.NEW)) == (1, 1)


def test_columns_that_are_no_meeting_and_titles_of_people_are_left_out(tmp_path: Path) -> None:
    rows = [
        ("Title", "First", "Surname", "Birthday", "Last contacted", "Purpose"),
        ("Dr", "Mabel", "Quickstep", "04/03/1980", "12/10/2026", "Lanterns"),
        ("Cllr", "Huw", "Lantern", "", "", ""),
    ]
    (sheet,) = read(given(tmp_path, "own.csv", delimited(rows))).columns
    assert [one.guess for one in sheet.columns] == [
        ColumnIs.LEFT_OUT,
        ColumnIs.GIVEN_NAME,
        ColumnIs.FAMILY_NAME,
        ColumnIs.LEFT_OUT,
        ColumnIs.LEFT_OUT,
        ColumnIs.SUBJECT,
    ]
    jobs = [("Title", "Name"), ("Head of Policy", "Mabel Quickstep")]
    (sheet,) = read(given(tmp_path, "jobs.csv", delimited(jobs))).columns
    assert sheet.columns[0].guess is ColumnIs.JOB


def test_a_meeting_of_several_days_has_its_last(tmp_path: Path) -> None:
    own = [
        ("date", "to", "kind", "actors"),
        ("12-14 May 2026", "", "event", "Mabel Quickstep; Eira Lampwick"),
    ]
    log = [("Date", "Type", "Who"), ("4ydd - 5ed Mawrth 2026", "meeting", "Mabel Quickstep")]
    days = [
        [(str(one.date), str(one.to)) for one in found if isinstance(one, Interaction)]
        for name, rows in (("interactions.csv", own), ("log.csv", log))
        for found in [[e.after for e in read(given(tmp_path, name, delimited(rows))).entries]]
    ]
    assert days == [[("2026-05-12", "2026-05-14")], [("2026-03-04", "2026-03-05")]]


def test_the_mark_of_excel_for_what_stands_between_is_no_row(tmp_path: Path) -> None:
    text = "sep=;\r\n" + delimited([("dyddiad", "math", "pwy"), *written.LOG], ";")
    assert said(read(given(tmp_path, "cofnod.csv", text))) == sorted(
        [*LOG, "Eira Lampwick", "Mabel Quickstep"]
    )


@pytest.mark.parametrize(
    ("ending", "write"),
    [("xlsx", workbook), ("xls", older_workbook), ("ods", open_workbook), ("xls", workbook)],
)
def test_a_workbook_has_sheets_dates_formulas_and_merged_cells(
    tmp_path: Path, ending: str, write: WorkbookWriter
) -> None:
    name = f"Contacts autumn.{ending}"
    # 46085 is 4 March 2026: 2026-03-04 is 46,085 days after 30 December 1899
    path = write(
        tmp_path / name,
        {
            "Log": [
                ("Our log",),
                (),
                ("Date", "Type", "Who", "How many"),
                (("date", 46085), "Teams", "", 3),
                ("", "lunch", "Mabel Quickstep; Owain Lantern"),
            ],
            "Blank": [],
            "People": [
                ("Name", "Organisation", "Job title"),
                ("Tomás Ó Broin", "Lough & Sons, Ltd", "Director"),
            ],
        },
        merged=[(3, 4, 0, 0)],
        formulas={(3, 2): "Mabel Quickstep; Eira Lampwick"},
    )
    found = read(path)
    assert said(found) == [
        "2026-03-04 call: Eira Lampwick, Foundations, Mabel Quickstep, of 3",
        "2026-03-04 meeting: Foundations, Mabel Quickstep, Owain Lantern",
        "Eira Lampwick",
        "Mabel Quickstep",
        "Owain Lantern",
        "Tomás Ó Broin",
        "Tomás Ó Broin: director in Lough & Sons, Ltd (None)",
    ]
    assert {(one.file, one.row) for one in found.new} == {
        (f"{name}: Log", 4),
        (f"{name}: Log", 5),
        (f"{name}: People", 2),
    }


def test_attendance_is_one_meeting_and_its_order_of_days_is_asked(tmp_path: Path) -> None:
    content = delimited(written.TEAMS, "\t").encode("utf-16")
    path = given(tmp_path, "report.csv", content)
    asked = read(path)
    (sheet,) = asked.to_answer
    assert (asked.entries, sheet.order.example) == ((), "3/4/26, 10:00:10 AM")
    chosen = ColumnChoice(sheet.fields, month_first=True)
    found = read(path, FileChoices({sheet.fingerprint: chosen}))
    assert said(found) == [
        "2026-03-04 call: Eira Lampwick, Mabel Quickstep, Nia",
        "Eira Lampwick",
        "Mabel Quickstep",
    ]
    assert found.tally.of(Outcome.NEW) == 3  # three rows are one meeting

    zoom = read(given(tmp_path, "zoom.csv", delimited(written.ZOOM)))
    assert said(zoom) == [
        "2026-03-13 call: Eira Lampwick, Mabel Quickstep",
        "Eira Lampwick",
        "Mabel Quickstep",
    ]


def test_a_name_that_is_left_out_takes_its_rows_along_and_of_attendance_that_person_alone(
    tmp_path: Path,
) -> None:
    log = [
        ("Date", "Who", "Organisation"),
        ("4 March 2026", "Eira Lampwick", "Lantern Trust"),
        ("5 March 2026", "Owain Lantern", "Guild of Ferrymen"),
        ("6 March 2026", "Mabel Quickstep", ""),
    ]
    out = {"Eira Lampwick": "left-out"}
    by_row = FileChoices(left_out=frozenset({("log.csv", 3)}))
    found = read(given(tmp_path, "log.csv", delimited(log)), by_row, out)
    assert [say(why) for _, why in sorted(found.tally.left_out.items())] == [
        "You left out “Eira Lampwick”.",
        "You left it out.",
    ]
    kept = [entry.after for entry in found.plan().entries]
    assert sorted(type(one).__name__ for one in kept) == ["Interaction", "Person"]
    zoom = read(given(tmp_path, "zoom.csv", delimited(written.ZOOM)), choices=out)
    assert said(zoom) == ["2026-03-13 call: Foundations, Mabel Quickstep", "Mabel Quickstep"]
    assert (zoom.tally.of(Outcome.NEW), zoom.tally.of(Outcome.LEFT_OUT)) == (1, 1)


def _entries() -> Iterator[str]:
    with_mabel = "ATTENDEE;CN=Mabel Quickstep:mailto:m@example.org"
    yield f"SUMMARY:Lanterns\r\nDTSTART:20260304T100000Z\r\nDTEND:20260304T110000Z\r\n{with_mabel}"
    yield f"SUMMARY:Private\r\nDTSTART:20260305T100000Z\r\nCLASS:PRIVATE\r\n{with_mabel}"
    yield f"SUMMARY:All day\r\nDTSTART;VALUE=DATE:20260306\r\n{with_mabel}"
    yield (
        "SUMMARY:Declined\r\nDTSTART:20260307T100000Z\r\n"
        "ATTENDEE;CN=Mabel Quickstep;PARTSTAT=DECLINED:mailto:m@example.org"
    )
    yield "SUMMARY:Alone\r\nDTSTART:20260308T100000Z"
    yield f"SUMMARY:To come\r\nDTSTART:20270309T100000Z\r\n{with_mabel}"


def test_of_a_calendar_nothing_is_kept_but_what_is_ticked(tmp_path: Path) -> None:
    path = given(tmp_path, "my.ics", calendar(*_entries()))
    found = read(path)
    assert [(file, one.number, one.title) for file, one in found.to_tick] == [
        ("my.ics", 2, "Lanterns")
    ]
    # of six entries one is not over and stands in no row; five are left out, each with its reason
    assert (found.entries, found.tally.of(Outcome.LEFT_OUT), found.tally.read) == ((), 5, 5)
    assert [say(why) for _, why in sorted(found.tally.left_out.items())] == [
        "It is not ticked.",
        "The entry is private.",
        "The entry is for the whole day.",
        "The entry is declined or cancelled.",
        "Nobody is named in the entry.",
    ]
    ticked = FileChoices(ticked=frozenset({("my.ics", 2)}))
    (meeting,) = (
        entry.after for entry in read(path, ticked).entries if isinstance(entry.after, Interaction)
    )
    assert (str(meeting.date), meeting.title) == ("2026-03-04", None)
    titled = FileChoices(ticked=ticked.ticked, titled=ticked.ticked)
    assert {
        entry.after.title
        for entry in read(path, titled).entries
        if isinstance(entry.after, Interaction)
    } == {"Lanterns"}


def _invited(*names: str, day: int, declined: str = "") -> str:
    lines = [
        f"ATTENDEE;CN={name};PARTSTAT={'DECLINED' if name == declined else 'ACCEPTED'}:"
        f"mailto:{name.partition(' ')[0].upper()}@example.org"
        for name in names
    ]
    return "\r\n".join([f"SUMMARY:Lanterns\r\nDTSTART:202603{day:02}T100000Z", *lines])


NELL, MABEL, EIRA = "Nell Quillfeather", "Mabel Quickstep", "Eira Lampwick"


@pytest.mark.parametrize("called", [True, False], ids=["by its name", "by who is in every entry"])
def test_what_the_owner_of_a_calendar_declined_is_left_out(tmp_path: Path, called: bool) -> None:
    entries = [
        _invited(NELL, MABEL, day=4),
        _invited(NELL, MABEL, EIRA, day=5, declined=NELL),
        _invited(NELL, EIRA, day=6, declined=EIRA),
    ]
    text = calendar(*(entries if not called else [*entries, _invited(MABEL, EIRA, day=7)]))
    if called:
        text = text.replace("VERSION", "X-WR-CALNAME:nell@example.org\r\nVERSION", 1)

    found = read(given(tmp_path, "my.ics", text))

    assert [str(one.day) for _, one in found.to_tick] == [
        "2026-03-04",
        "2026-03-06",
        *(["2026-03-07"] if called else []),
    ]
    assert "The entry is declined or cancelled." in map(say, found.tally.left_out.values())
    # whose a calendar is nobody can tell where nobody is in every entry
    unknown = calendar(*entries, _invited(MABEL, EIRA, day=7))
    assert len(read(given(tmp_path, "other.ics", unknown)).to_tick) == 4


@pytest.mark.parametrize(
    "broken",
    [
        "DTSTART:2026-BAD",
        "DTSTART:20260306T100000Z\r\nDTEND:soon",
        "DTSTART:20260306T100000Z\r\nRRULE:FREQ=SOMETIMES",
        "DTSTART:20260306T100000Z\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE:never",
        "DTSTART:20260306T100000Z\r\nDTSTART:20260307T100000Z",
        "LOCATION:nowhere",
    ],
)
def test_an_entry_that_cannot_be_read_keeps_no_other_from_being_read_and_is_counted(
    tmp_path: Path, broken: str
) -> None:
    entries = [*_entries(), f"SUMMARY:Broken\r\n{broken}"]
    found = read(given(tmp_path, "my.ics", calendar(*entries)))
    assert [one.title for _, one in found.to_tick] == ["Lanterns"]
    # of seven entries six stand in a row, of which one cannot be read, and one is to come
    assert found.tally.read == 6
    assert found.tally.of(Outcome.LEFT_OUT) == 6
    assert say(found.tally.left_out["my.ics", 7]) == "The entry cannot be read."
    assert [say(note) for _, note in found.notes] == [
        "1 entry of the calendar is of no day up to today, and is left out.",
        "1 entry of the calendar cannot be read, and is left out: “Broken”.",
    ]


@pytest.mark.parametrize(
    "wrong",
    ["DTSTART:notadate", "DTSTART:20260304T100000Z\r\nRRULE:FREQ=SOMETIMES"],
    ids=["day", "rule"],
)
def test_a_calendar_of_which_no_entry_can_be_read_counts_them(tmp_path: Path, wrong: str) -> None:
    found = read(given(tmp_path, "my.ics", calendar(f"SUMMARY:Broken\r\n{wrong}")))
    assert (found.tally.read, found.tally.of(Outcome.UNUSABLE)) == (1, 0)
    assert [say(why) for why in found.tally.left_out.values()] == ["The entry cannot be read."]
    assert "No meeting of this calendar can be kept." in say(found.problems[0].message)


def test_a_sheet_that_a_workbook_hides_is_read_and_told(tmp_path: Path) -> None:
    rows = [("Date", "Type", "Who"), *written.LOG]
    sheets = {"Cover": [], "Log": rows[:2], "Old": [rows[0], rows[2]]}
    path = written.workbook(tmp_path / "log.xlsx", sheets, hidden=("Old",))
    found = read(path)
    assert said(found) == sorted([*LOG, "Eira Lampwick", "Mabel Quickstep"])
    (file, note) = next(one for one in found.notes if one[0] == "log.xlsx: Old")
    assert (file, say(note)[:38]) == ("log.xlsx: Old", "This sheet is hidden in the workbook, ")


def test_marks_that_nobody_sees_make_no_other_name_and_no_other_day(tmp_path: Path) -> None:
    """As copied from a page, or by Windows: a space of no width, marks of direction."""
    rows = [
        ("Date", "Type", "Who"),
        (
            "\u200e04/\u200e03/\u200e2026",
            "Teams",
            "Mabel\u200b Quickstep; \u202bEira Lampwick\u202c",
        ),
        ("13/03/2026", "phone call", "Mabel Quickstep; Eira Lampwick\ufeff + 3 others"),
    ]
    found = read(given(tmp_path, "log.csv", delimited(rows)))
    assert said(found) == sorted([*LOG, "Eira Lampwick", "Mabel Quickstep"])


def test_an_address_with_a_name_before_it_is_of_whom_it_names(tmp_path: Path) -> None:
    rows = [
        ("Name", "Organisation", "E-mail"),
        ("Ada Quillfeather", "Inkwell Trust", "A. Quillfeather <ada@inkwell.example>"),
        ("Zeb Quoit", "Inkwell Trust", "zeb@inkwell.example; Bo Tatterdale <bo@inkwell.example>"),
    ]
    found = read(given(tmp_path, "contacts.csv", delimited(rows)))
    people = [one.after for one in found.entries if isinstance(one.after, Person)]
    assert {one.name: [code.value for code in one.identifiers] for one in people} == {
        "Ada Quillfeather": ["ada@inkwell.example"],
        "Zeb Quoit": ["zeb@inkwell.example"],
    }
    assert [say(note) for _, note in found.notes] == [
        "1 e-mail address has the name of somebody else before it, and is not kept: “Bo Tatterdale "
        "<bo@inkwell.example>” in row 3."
    ]


def test_guests_that_are_counted_in_words_are_no_part_of_a_name(tmp_path: Path) -> None:
    rows = [("Date", "Type", "Who"), ("04/03/2026", "Teams", "Mabel Quickstep plus one")]
    found = read(given(tmp_path, "log.csv", delimited(rows)))
    # Foundations, Mabel Quickstep and one guest
    assert said(found) == ["2026-03-04 call: Foundations, Mabel Quickstep, of 3", "Mabel Quickstep"]


def test_a_calendar_without_a_day_up_to_today_says_so(tmp_path: Path) -> None:
    for entries in ((), ("SUMMARY:Later\r\nDTSTART:21260304T100000Z",)):
        (problem,) = read(given(tmp_path, "my.ics", calendar(*entries))).problems
        assert say(problem.message) == (
            "No entry of the calendar is of a day up to today, so there is nothing to import."
        )


def test_a_calendar_of_ten_thousand_repeats_is_cut_and_says_so(tmp_path: Path) -> None:
    entry = (
        "SUMMARY:Stand-up\r\nDTSTART:19900101T100000Z\r\nRRULE:FREQ=DAILY;COUNT=10000\r\n"
        "ATTENDEE;CN=Mabel Quickstep:mailto:m@example.org"
    )
    found = read(given(tmp_path, "my.ics", calendar(entry)))
    assert (found.tally.read, found.tally.not_read) == (400, 9_600)
    assert [say(note) for _, note in found.notes] == [
        "One entry repeats more than 400 times. The newest 400 are read, and of the earlier ones "
        "(9,600) nothing."
    ]
    # 10,000 days from 1 January 1990 on: the last is 18 May 2017
    days = [entry.day.first for _, entry in found.to_tick]
    assert days == [dt.date(2017, 5, 18) - dt.timedelta(days=ago) for ago in range(399, -1, -1)]
    often = entry.replace("DAILY", "SECONDLY")
    (problem,) = read(given(tmp_path, "my.ics", calendar(often))).problems
    assert "repeats every hour or more often" in say(problem.message)


def test_what_nobody_can_tell_is_asked_and_ratings_of_people_are_left_out(tmp_path: Path) -> None:
    rows = [
        ("When", "Met with", "RAG", "Fog"),
        ("12/11/26", "Mabel Quickstep; Eira Lampwick", "G", "yes"),
        ("28/10/26", "Mabel Quickstep; Owain Lantern", "A", "no"),
    ]
    path = given(tmp_path, "autumn.csv", delimited(rows))
    found = read(path)
    (sheet,) = found.to_answer
    assert [(one.heading, one.guess, say(one.why)) for one in sheet.columns] == [
        ("When", ColumnIs.DATE, "from the heading"),
        ("Met with", ColumnIs.WHO, "from the heading"),
        ("RAG", ColumnIs.LEFT_OUT, "we hold no ratings of people"),
        ("Fog", None, "not sure"),
    ]
    assert say(sheet.question) == "Choose what column D is, or leave it out."
    assert (found.entries, found.tally.of(Outcome.UNCLEAR)) == ((), 2)
    chosen = FileChoices({sheet.fingerprint: ColumnChoice((*sheet.fields[:3], ColumnIs.NOTE))})
    assert said(read(path, chosen))[:2] == [
        "2026-10-28 meeting: Foundations, Mabel Quickstep, Owain Lantern",
        "2026-11-12 meeting: Eira Lampwick, Foundations, Mabel Quickstep",
    ]
    again = given(tmp_path, "winter.csv", delimited([rows[0], rows[1]]))
    assert read(again, chosen).to_answer == ()  # the second month needs no answer


def _bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b" " * 201_000_000)
    return path


def _far_out(path: Path) -> Path:
    workbook(path, {"Log": [("Date", "Who")]})
    with zipfile.ZipFile(path) as parts:
        kept = {name: parts.read(name) for name in parts.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    kept[sheet] = kept[sheet].replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    with zipfile.ZipFile(path, "w") as parts:
        for name, content in kept.items():
            parts.writestr(name, content)
    return path


def _cut_short(path: Path, write: WorkbookWriter = workbook) -> Path:
    write(path, {"Log": [("Date", "Who"), *[("2026", f"Mabel {n}") for n in range(90)]]})
    path.write_bytes(path.read_bytes()[: -path.stat().st_size // 2])
    return path


def _older_cut_short(path: Path) -> Path:
    return _cut_short(path, older_workbook)


def _open_cut_short(path: Path) -> Path:
    return _cut_short(path, open_workbook)


def _open_bomb(path: Path) -> Path:
    """One row that says that it stands a million times, with as many cells."""
    open_workbook(path, {"Log": [("Date", "Who")]})
    with zipfile.ZipFile(path) as parts:
        kept = {name: parts.read(name).decode() for name in parts.namelist()}
    for what, cell in (("rows", "<table:table-row"), ("columns", "<table:table-cell")):
        repeated = f'{cell} table:number-{what}-repeated="1000000"'
        kept["content.xml"] = kept["content.xml"].replace(cell, repeated)
    with zipfile.ZipFile(path, "w") as parts:
        for name, content in kept.items():
            parts.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (_bomb, "larger inside than it may be"),
        (_far_out, "larger inside than it may be"),
        (_open_bomb, "larger inside than it may be"),
        (_cut_short, "damaged, cut short"),
        (_older_cut_short, "damaged, cut short"),
        (_open_cut_short, "damaged, cut short"),
    ],
)
def test_a_workbook_that_is_too_large_inside_or_cut_short_is_refused(
    tmp_path: Path, write: object, words: str
) -> None:
    assert callable(write)
    found = read(write(tmp_path / f"contacts.{'ods' if write is _open_bomb else 'xlsx'}"))
    assert [words in say(one.message) for one in found.problems] == [True]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("c.vcf", written.CARDS[:-12], "The last card has no end"),
        ("c.csv", b'Date,Who\n2026,"Mabel Quick', "not valid CSV"),
        ("c.ics", calendar(*_entries())[:300], "calendar cannot be read"),
        ("c.csv", bytes(range(128, 256)) * 3, "in which letters"),
        ("c.csv", b"", "has no rows"),
        ("c.csv", "Date,Who\n", "has headings, and no row below them"),
        ("c.xls", "<html><table><tr><th>Name</th></tr></table></html>", "a web page"),
        ("c.csv", b"%PDF-1.4\n\xe2\xe3", "This is a document"),
    ],
)
def test_a_file_cut_short_or_of_no_letters_is_refused_with_words(
    tmp_path: Path, name: str, content: str | bytes, words: str
) -> None:
    found = read(given(tmp_path, name, content))
    assert [words in say(one.message) for one in found.problems] == [True]
    assert found.entries == ()


def test_rows_that_cannot_be_used_stay_behind_with_what_only_they_name(tmp_path: Path) -> None:
    rows = [
        ("Date", "Type", "Who"),
        ("04/03/2026", "call", "Mabel Quickstep; Eira Lampwick"),
        ("31/02/2026", "call", "Owain Lantern; Eira Lampwick"),
    ]
    found = read(given(tmp_path, "log.csv", delimited(rows)))
    assert [str(one)[:29] for one in found.problems] == ["log.csv, row 3, column Date: "]
    plan = found.plan(partly=True)
    assert Counter(type(entry.after).__name__ for entry in plan.entries) == {
        "Person": 2,
        "Interaction": 1,
    }


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Si\u00c3\u00b4ned Williams", 'Letters of "{}" were damaged on the way here.'),
        ("Si\ufffdned Williams", 'Letters of "{}" were damaged on the way here.'),
        ("Si?ned Williams", 'A letter of "{}" was lost on the way here'),
    ],
)
def test_damaged_letters_are_refused_by_their_row_whatever_was_chosen(
    tmp_path: Path, name: str, words: str
) -> None:
    """Were they asked, and taken for whom they are near, they would be kept as a name."""
    contacts = given(tmp_path, "c.csv", delimited([("Name", "Company"), (name, "Lantern Trust")]))
    met = given(tmp_path, "m.csv", delimited([("Date", "Who"), ("04/03/2026", name)]))
    ticked = FileChoices(ticked=frozenset({("my.ics", 2)}))
    entry = f"DTSTART:20260304T100000Z\r\nATTENDEE;CN={name}:mailto:s@example.org"
    kept = given(tmp_path, "my.ics", calendar(f"SUMMARY:Lanterns\r\n{entry}"))
    for path, row in ((contacts, 2), (met, 2), (kept, 2)):
        found = importing(
            view_of(world(), FOUNDATIONS),
            [path],
            {name: "sioned"},
            centre_of(FOUNDATIONS),
            chosen=ticked,
        )
        assert {(one.file, one.row) for one in found.problems} == {(path.name, row)}
        assert all(words.partition("{}")[0] in say(one.message) for one in found.problems)
        assert any(name in say(one.message) for one in found.problems)
        assert (found.unclear, found.usable, found.kept_choices) == ((), (), ())


EXPECTED: dict[str, Sequence[int]] = {  # rows read, new, left out, asked, that cannot be used
    "Connections.csv": (2, 2, 0, 0, 0),
    "actors-case.csv": (5, 3, 0, 2, 0),
    "all-quoted-semicolons.csv": (1, 1, 0, 0, 0),
    "attendance.csv": (5, 5, 0, 0, 0),
    "attendees.csv": (3, 1, 2, 0, 0),
    "calendar.csv": (1, 0, 1, 0, 0),
    "commas-for-actors.csv": (4, 3, 0, 1, 0),  # "Youth Endowment Fund" is nobody in this world
    "contacts.csv": (1, 1, 0, 0, 0),
    "contacts.xlsx": (0, 0, 0, 0, 0),  # four bytes of a workbook, then junk
    "cp1252.csv": (1, 1, 0, 0, 0),
    "dates.csv": (36, 29, 0, 0, 7),
    "extra-cjk.csv": (3, 3, 0, 0, 0),
    "google-cal.ics": (1, 0, 1, 0, 0),
    "headers.csv": (1, 1, 0, 0, 0),
    "kinds.csv": (16, 16, 0, 0, 0),
    "membership-titles.csv": (3, 3, 0, 0, 0),
    "merged-header.csv": (1, 1, 0, 0, 0),
    "mojibake.csv": (4, 0, 0, 0, 4),
    "outlook-contacts.csv": (1, 1, 0, 0, 0),
    "outlook-vcard.vcf": (1, 1, 0, 0, 0),
    "people-dup.csv": (5, 2, 2, 0, 1),
    "semicolons.csv": (1, 1, 0, 0, 0),
    "sepline.csv": (1, 1, 0, 0, 0),
    "teams-attendance.csv": (3, 0, 0, 3, 0),
    "trailing-cols.csv": (2, 1, 1, 0, 0),
    "welsh-header.csv": (1, 1, 0, 0, 0),
}


@pytest.mark.skipif(not os.environ.get(CASES), reason=f"{CASES} is not set")
@pytest.mark.parametrize("name", EXPECTED)
def test_the_files_as_people_have_them_give_the_same(name: str) -> None:
    tally = read(Path(os.environ[CASES]) / name).tally
    outcomes = Outcome.NEW, Outcome.LEFT_OUT, Outcome.UNCLEAR, Outcome.UNUSABLE
    assert (tally.read, *map(tally.of, outcomes)) == EXPECTED[name]
