"""Registers of contact with people in public office: returns of lobbying in the shape in which the
Scottish register exports them, and a sheet of ministers' meetings. Everybody in them is invented
but one Member, whom the world has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from graph.files.columns_of import ColumnChoice
from graph.files.fields import ColumnIs
from graph.files.shapes import Makes
from graph.model import (
    Interaction,
    InteractionKind,
    Language,
    Organization,
    OrganizationKind,
    Records,
)
from graph.privacy.audience import PUBLIC
from graph.recording.importing import NOTHING_CHOSEN, Import, importing
from graph.recording.resolving import NEW
from graph.recording.sheets import FileChoices
from graph.recording.tally import Outcome
from graph.records.difference import applied
from graph.view import Viewer
from graph.words import say
from tests.graph.recording.viewers import EIF, FOUNDATIONS, centre_of, view_of
from tests.graph.store.world import world
from tests.imports.test_files import given
from tests.imports.written import delimited

HEADINGS = (
    "Count",
    "Return ID",
    "Date of lobbying activity",
    "Published date",
    "Registrant name",
    "Registrant subject area",
    "Person lobbied roles",
    "Persons lobbied",
    "Location",
    "Lobbying activity",
    "Communication type",
    "Lobbyist names",
    "Undertaken on registrants behalf",
    "Client name",
    "Purpose of lobbying",
    "Registrant type",
)
RETURN: Mapping[str, str] = {
    "Count": "1",
    "Return ID": "49916",
    "Date of lobbying activity": "22/02/2026 00:00:00",
    "Published date": "03/03/2026 09:30:12",
    "Registrant name": "Lido Aid",
    "Person lobbied roles": "MSP",
    "Persons lobbied": "Sioned Williams",
    "Location": "Edinburgh",
    "Lobbying activity": "Meeting",
    "Communication type": "Face-to-face",
    "Lobbyist names": "Mabel Quickstep",
    "Undertaken on registrants behalf": "Yes",
    "Purpose of lobbying": "To ask for warmer lidos",
    "Registrant type": "Charity",
}
ADDRESS = "https://www.lobbying.scot/SPS/InformationReturn/SearchInformationReturnDetail/49916"


def read(
    path: Path,
    records: Records | None = None,
    viewer: Viewer = FOUNDATIONS,
    chosen: FileChoices = NOTHING_CHOSEN,
    choices: Mapping[str, str] | None = None,
) -> Import:
    view = view_of(records or world(), viewer)
    found = importing(view, [path], choices or {}, centre_of(viewer), chosen=chosen)
    assert found.tally.read == sum(found.tally.of(one) for one in Outcome)
    return found


def returns(folder: Path, *changes: Mapping[str, str], headings: Sequence[str] = HEADINGS) -> Path:
    rows = [{**RETURN, **change} for change in changes]
    cells = [[row.get(heading, "") for heading in headings] for row in rows]
    return given(folder, "lobbying.csv", delimited([headings, *cells]))


def contacts(found: Import) -> list[Interaction]:
    return [one.after for one in found.entries if isinstance(one.after, Interaction)]


def bodies(found: Import) -> dict[str, Organization]:
    return {one.after.id: one.after for one in found.entries if isinstance(one.after, Organization)}


def names(found: Import, contact: Interaction) -> list[str | None]:
    records = applied(world(), found.entries)
    actors = map(records.actor, contact.actors)
    return [actor.name for actor in actors]


def left_out(found: Import) -> dict[int, str]:
    return {row: say(why) for (_, row), why in found.tally.left_out.items()}


def notes(found: Import) -> list[str]:
    return [say(note) for _, note in found.notes]


def test_a_return_is_a_public_fact_of_whom_it_names_in_office_and_for_whom(tmp_path: Path) -> None:
    """The lobbyist is nobody here, and one of the three who were there."""
    found = read(returns(tmp_path, {}))
    (contact,) = contacts(found)
    assert names(found, contact) == ["Sioned Williams", "Lido Aid"]
    assert str(contact.date) == "2026-02-22"
    assert (contact.kind, contact.title) == (InteractionKind.MEETING, "To ask for warmer lidos")
    assert (contact.sources, contact.audience, contact.attendance) == ((ADDRESS,), PUBLIC, 3)
    (body,) = bodies(found).values()
    assert (body.kind, body.sources, body.audience) == (OrganizationKind.OTHER, (ADDRESS,), PUBLIC)
    assert "Quickstep" not in repr(found.entries)
    assert notes(found) == [
        "1 contact is a public fact, with the address where it stands: everybody who uses this "
        "copy sees it, and the organisations in it.",
        "1 name of somebody who holds no public office is left out: organisations and office "
        "holders alone are kept.",
    ]


def test_the_same_return_again_is_the_same_fact_whichever_centre_imports_it(
    tmp_path: Path,
) -> None:
    path = returns(tmp_path, {})
    first = read(path)
    records = applied(world(), first.entries)
    for viewer in (FOUNDATIONS, EIF):
        again = read(path, records, viewer)
        assert (again.entries, again.tally.of(Outcome.SAME)) == ((), 1)
    later = read(returns(tmp_path, {"Date of lobbying activity": "23/02/2026 00:00:00"}), records)
    assert [(one.id, str(one.date)) for one in contacts(later)] == [
        (contacts(first)[0].id, "2026-02-23")
    ]


def test_a_consultancy_acts_for_its_client_and_staff_of_a_government_are_left_out(
    tmp_path: Path,
) -> None:
    """The special adviser counts: of two office holders and a client, and two others, 5."""
    found = read(
        returns(
            tmp_path,
            {
                "Registrant name": "Lobby & Daughters",
                "Person lobbied roles": "MSP;Special Adviser",
                "Persons lobbied": "Sioned Williams;Eira Lampwick",
                "Lobbyist names": "Mabel Quickstep; Nell Dovecote",
                "Undertaken on registrants behalf": "No",
                "Client name": "Early Intervention Foundation",
            },
        )
    )
    (contact,) = contacts(found)
    assert names(found, contact) == ["Sioned Williams", "Early Intervention Foundation"]
    assert (contact.attendance, bodies(found)) == (5, {})
    assert "3 names of people who hold no public office are left out" in notes(found)[1]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (
            {"Persons lobbied": "", "Date of lobbying activity": "", "Person lobbied roles": ""},
            "It tells of no contact.",
        ),
        (
            {"Person lobbied roles": "Special adviser", "Persons lobbied": "Eira Lampwick"},
            "It names nobody in public office.",
        ),
        ({"Persons lobbied": "Zeb Quoit"}, "“Zeb Quoit” is not known here."),
        (
            {"Undertaken on registrants behalf": "No", "Client name": ""},
            "It names no organisation.",
        ),
        ({"Registrant name": "Mr Zeb Quoit"}, "It names no organisation."),
        ({"Registrant name": "Sioned Lampwick"}, "It names no organisation."),
    ],
)
def test_a_return_of_which_nothing_can_be_kept_says_why(
    tmp_path: Path, change: Mapping[str, str], why: str
) -> None:
    found = read(returns(tmp_path, change, {"Return ID": "49917"}))
    assert left_out(found) == {2: why}
    assert len(contacts(found)) == 1


def test_a_name_that_may_be_a_persons_is_told_and_a_body_called_after_one_is_a_body(
    tmp_path: Path,
) -> None:
    found = read(
        returns(
            tmp_path,
            {"Registrant name": "Sioned Lampwick"},
            {"Return ID": "2", "Registrant name": "Sioned Lampwick Trust"},
        )
    )
    assert [body.name for body in bodies(found).values()] == ["Sioned Lampwick Trust"]
    assert notes(found)[-1] == (
        "1 name in a column of organisations may be a person’s and is not kept: “Sioned "
        "Lampwick”. If it is an organisation, add it first."
    )


@pytest.mark.parametrize(
    ("activity", "communication", "kind", "attendance"),
    [
        ("Meeting", "Video-conference", InteractionKind.CALL, 3),
        ("Telephone call", "", InteractionKind.CALL, 3),
        ("Reception at a lido", "Face-to-face", InteractionKind.EVENT, 20),
        ("Seminar", "Video-conference", InteractionKind.EVENT, 60),
    ],
)
def test_an_event_of_which_nobody_says_how_many_came_counts_as_a_large_one(
    tmp_path: Path, activity: str, communication: str, kind: InteractionKind, attendance: int
) -> None:
    change = {"Lobbying activity": activity, "Communication type": communication}
    (contact,) = contacts(read(returns(tmp_path, change)))
    assert (contact.kind, contact.attendance) == (kind, attendance)


def test_columns_that_the_register_did_not_have_are_told(tmp_path: Path) -> None:
    path = returns(tmp_path, {"Mood": "cold", "Weather": "wet"}, headings=(*HEADINGS, "Mood"))
    assert notes(read(path))[-1] == "1 column is not known here and is left out: Mood."
    few = ("Return ID", "Date of lobbying activity", "Registrant name", "Persons lobbied")
    (contact,) = contacts(read(returns(tmp_path, {}, headings=few)))
    assert (contact.kind, contact.attendance) == (InteractionKind.MEETING, None)


def test_a_fact_of_a_body_that_is_the_centres_own_is_its_own(tmp_path: Path) -> None:
    """Another Centre learns nothing of it."""
    path = given(tmp_path, "organizations.csv", "name,kind\nLido Aid,charity\n")
    own = applied(world(), read(path).entries)
    (contact,) = contacts(read(returns(tmp_path, {}), own))
    assert not contact.audience.is_public
    assert contact.sources == (ADDRESS,)


def test_a_body_that_is_nearly_one_here_is_asked_for_and_nobody_until_then(tmp_path: Path) -> None:
    """Its contacts wait too, also that of a row below."""
    change = {"Registrant name": "Early Intervention Foundatoin"}
    path = returns(tmp_path, change, {**change, "Return ID": "2"})
    found = read(path)
    assert [one.written for one in found.unclear] == ["Early Intervention Foundatoin"]
    assert (found.entries, found.tally.of(Outcome.UNCLEAR)) == ((), 2)
    named = read(path, choices={"Early Intervention Foundatoin": "eif"})
    assert [names(named, one) for one in contacts(named)] == [
        ["Sioned Williams", "Early Intervention Foundation"]
    ] * 2
    new = read(path, choices={"Early Intervention Foundatoin": NEW})
    assert len(bodies(new)) == 1


MINISTERS = ("Minister", "Department", "Date", "Name of organisation", "Purpose of meeting")
MEETINGS = (
    ("Rt Hon Sioned Williams MS", "Lidos", "07-2026", "Lido Aid", "Warmer lidos"),
    ("Zeb Quoit, Minister for Lidos", "Lidos", "08/07/2026", "Lido Aid", "Colder lidos"),
)


def test_ministers_meetings_are_contact_of_others_and_of_the_centre_where_it_is_named(
    tmp_path: Path,
) -> None:
    own = ("Sioned Williams", "Lidos", "9 July 2026", "Foundations; Lido Aid", "Lidos")
    path = given(tmp_path, "ministers.csv", delimited([MINISTERS, *MEETINGS, own]))
    found = read(path)
    (sheet,) = found.columns
    assert sheet.makes is Makes.REGISTER
    assert [(names(found, one), str(one.date), one.title) for one in contacts(found)] == [
        (["Sioned Williams", "Lido Aid"], "2026-07", "Warmer lidos"),
        (["Sioned Williams", "Foundations", "Lido Aid"], "2026-07-09", "Lidos"),
    ]
    assert not any(one.audience.is_public for one in contacts(found))
    assert left_out(found) == {3: "“Zeb Quoit, Minister for Lidos” is not known here."}
    assert notes(found)[0] == (
        "Read as contact of people in public office with others: your Centre is in none that does "
        "not name it."
    )
    assert read(path, applied(world(), found.entries)).entries == ()


def test_rows_of_one_number_are_one_meeting_and_an_address_makes_it_public(
    tmp_path: Path,
) -> None:
    page = "https://lidos.example/meetings"
    rows = [
        ("7", "Sioned Williams", "8 July 2026", "Lido Aid", "", page),
        ("7", "Sioned Williams", "8 July 2026", "Foundations", "Nell Dovecote", page),
        ("8", "Sioned Williams", "9 July 2026", "Lido Aid", "", "on paper"),
    ]
    headings = ("Meeting ID", "Minister", "Date", "Organisation", "Attendees", "Page")
    path = given(tmp_path, "ministers.csv", delimited([headings, *rows]))
    (sheet,) = read(path).columns
    assert sheet.unknown == [5]
    fields = (*sheet.fields[:5], ColumnIs.ADDRESS)
    chosen = FileChoices({sheet.fingerprint: ColumnChoice(fields)})
    found = read(path, chosen=chosen)
    public, own = contacts(found)
    assert names(found, public) == ["Sioned Williams", "Lido Aid", "Foundations"]
    assert (public.audience, public.sources, public.attendance) == (PUBLIC, (page,), 4)
    assert (own.audience.is_public, own.attendance) == (False, None)
    again = read(path, applied(world(), found.entries), chosen=chosen)
    assert (again.entries, again.tally.of(Outcome.SAME)) == ((), 3)


def test_a_log_of_ones_own_meetings_stays_one(tmp_path: Path) -> None:
    """A column says who of us met the minister, so the Centre took part."""
    headings = ("Minister", "Date", "Organisation", "Our lead")
    rows = [headings, ("Sioned Williams", "8 July 2026", "", "Ann Lee")]
    found = read(given(tmp_path, "log.csv", delimited(rows)))
    assert found.columns[0].makes is Makes.MEETINGS
    (contact,) = contacts(found)
    assert "sioned" in contact.actors
    assert len(contact.actors) == 2


def test_what_was_read_is_told_in_welsh_too(tmp_path: Path) -> None:
    found = read(returns(tmp_path, {}))
    assert all(say(note, Language.CY) != say(note) for _, note in found.notes)


def test_a_meeting_keeps_what_somebody_added_when_it_is_imported_again(tmp_path: Path) -> None:
    """A note that a Centre wrote beside the public fact stays."""
    path = returns(tmp_path, {})
    records = applied(world(), read(path).entries)
    (contact,) = (one for one in records.interactions.values() if one.sources == (ADDRESS,))
    noted = replace(contact, note="They want it warmer.")
    records = replace(records, interactions={**records.interactions, contact.id: noted})
    assert read(path, records).entries == ()
