"""Files of programs that many people use, known by their headings: one row a shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.files import cards, diary
from graph.files.fields import ColumnIs, folded
from graph.words import Fill, T


class Makes(StrEnum):
    """What rows of a file become."""

    CONTACTS = "contacts"
    """People, and where they work."""
    MEETINGS = "meetings"
    """A meeting a row, with its people and where they work."""
    ATTENDANCE = "attendance"
    """One meeting, with a person a row."""
    DIARY = "diary"
    """A meeting a row, of which only those are kept that somebody ticks."""


@dataclass(frozen=True, slots=True)
class ProgramShape:
    """How a program writes its files. A heading may be given in English and Welsh, with a bar."""

    said: Fill
    makes: Makes
    needs: Sequence[str]
    """Headings that tell it from others."""
    columns: Mapping[str, ColumnIs]
    came: frozenset[str] = frozenset()
    """Where the file has a status, the words of it for somebody who came."""

    def fits(self, headings: frozenset[str]) -> bool:
        """Return whether folded headings are those of this program."""
        return all(headings & set(one.split("|")) for one in self.needs)

    def fields(self, header: Sequence[str]) -> tuple[ColumnIs, ...]:
        """Return what each column is; the program's others are left out."""
        known = {one: field for names, field in self.columns.items() for one in names.split("|")}
        return tuple(known.get(folded(heading), ColumnIs.LEFT_OUT) for heading in header)


_NAME = {
    "first name|enw cyntaf": ColumnIs.GIVEN_NAME,
    "last name|cyfenw": ColumnIs.FAMILY_NAME,
}
SHAPES: Sequence[ProgramShape] = (
    ProgramShape(
        T("Connections of LinkedIn"),
        Makes.CONTACTS,
        ("first name|enw cyntaf", "last name|cyfenw", "connected on|cysylltwyd ar"),
        {
            **_NAME,
            "company|cwmni": ColumnIs.ORGANIZATION,
            "position|swydd": ColumnIs.JOB,
        },
    ),
    ProgramShape(
        T("Contacts of Google"),
        Makes.CONTACTS,
        ("first name|given name|enw cyntaf", "organization name|organization 1 - name"),
        {
            "first name|given name|enw cyntaf": ColumnIs.GIVEN_NAME,
            "last name|family name|cyfenw": ColumnIs.FAMILY_NAME,
            "organization name|organization 1 - name": ColumnIs.ORGANIZATION,
            "organization title|organization 1 - title": ColumnIs.JOB,
        },
    ),
    ProgramShape(
        T("Attendees of Eventbrite"),
        Makes.ATTENDANCE,
        ("first name|enw cyntaf", "attendee status|statws y mynychwr"),
        {
            **_NAME,
            "event name|enw'r digwyddiad": ColumnIs.SUBJECT,
            "event start|event date|event start date|dyddiad y digwyddiad": ColumnIs.DATE,
            "job title|teitl swydd": ColumnIs.JOB,
            "company|organisation|organization|cwmni|sefydliad": ColumnIs.ORGANIZATION,
            "attendee status|statws y mynychwr": ColumnIs.STATUS,
        },
        came=frozenset({"attending", "checked in", "yn mynychu", "wedi cyrraedd"}),
    ),
    ProgramShape(
        T("Contacts of Outlook"),
        Makes.CONTACTS,
        ("first name|enw cyntaf", "last name|cyfenw", "company|cwmni", "job title|teitl swydd"),
        {
            **_NAME,
            "company|cwmni": ColumnIs.ORGANIZATION,
            "job title|teitl swydd": ColumnIs.JOB,
        },
    ),
    ProgramShape(
        T("Calendar of Outlook"),
        Makes.DIARY,
        ("subject|pwnc", "start date|dyddiad dechrau", "required attendees|mynychwyr gofynnol"),
        {
            "subject|pwnc": ColumnIs.SUBJECT,
            "start date|dyddiad dechrau": ColumnIs.DATE,
            "end date|dyddiad gorffen": ColumnIs.END,
            "all day event|digwyddiad trwy'r dydd": ColumnIs.ALL_DAY,
            "meeting organizer|trefnydd y cyfarfod": ColumnIs.WHO,
            "required attendees|mynychwyr gofynnol": ColumnIs.WHO,
            "optional attendees|mynychwyr dewisol": ColumnIs.WHO,
            "private|preifat": ColumnIs.PRIVATE,
        },
    ),
    ProgramShape(
        T("A calendar"),
        Makes.DIARY,
        diary.HEADER,
        {
            "subject": ColumnIs.SUBJECT,
            "start date": ColumnIs.DATE,
            "end date": ColumnIs.END,
            "all day event": ColumnIs.ALL_DAY,
            "organizer": ColumnIs.WHO,
            "attendees": ColumnIs.WHO,
            "status": ColumnIs.STATUS,
            "private": ColumnIs.PRIVATE,
        },
    ),
    ProgramShape(
        T("Cards of people"),
        Makes.CONTACTS,
        cards.HEADER,
        {
            "name": ColumnIs.WHO,
            "organisation": ColumnIs.ORGANIZATION,
            "job title": ColumnIs.JOB,
        },
    ),
    ProgramShape(
        T("Attendance of a meeting in Teams"),
        Makes.ATTENDANCE,
        (
            "name|full name|enw|enw llawn",
            "first join|join time|ymuno gyntaf|amser ymuno",
            "role|rôl",
        ),
        {
            "name|full name|enw|enw llawn": ColumnIs.WHO,
            "first join|join time|ymuno gyntaf|amser ymuno": ColumnIs.DATE,
        },
    ),
    ProgramShape(
        T("Attendance of a meeting in Zoom"),
        Makes.ATTENDANCE,
        (
            "name (original name)|name (user's real name)|user name (original name)|enw "
            "(enw gwreiddiol)",
            "join time|amser ymuno|total duration (minutes)|duration (minutes)",
        ),
        {
            "name (original name)|name (user's real name)|user name (original name)|enw "
            "(enw gwreiddiol)": ColumnIs.WHO,
            "join time|amser ymuno": ColumnIs.DATE,
        },
    ),
)


def shape_of(header: Sequence[str]) -> ProgramShape | None:
    """Return the program whose headings these are; None where they are of none."""
    headings = frozenset(map(folded, header))
    return next((shape for shape in SHAPES if shape.fits(headings)), None)
