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
    MET_CONTACTS = "met contacts"
    """People, where they work, and of a row with a day a meeting."""
    MEETINGS = "meetings"
    """A meeting a row, with its people and where they work."""
    ATTENDANCE = "attendance"
    """One meeting, with a person a row."""
    DIARY = "diary"
    """A meeting a row, of which only those are kept that somebody ticks."""
    REGISTER = "register"
    """Contact of people in public office with others, the Centre or not."""


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
    whole: bool = False
    """It has no other columns: with one more it is a person's own, which is asked for."""
    address: str = ""
    """Of a register, where the public reads a return by its number, `{}`."""

    def fits(self, headings: frozenset[str]) -> bool:
        """Return whether folded headings are those of this program."""
        known = {one for names in self.columns for one in names.split("|")}
        return all(headings & set(one.split("|")) for one in self.needs) and (
            not self.whole or headings - {""} <= known
        )

    def fields(self, header: Sequence[str]) -> tuple[ColumnIs, ...]:
        """Return what each column is; the program's others are left out."""
        known = self._known
        return tuple(known.get(folded(heading), ColumnIs.LEFT_OUT) for heading in header)

    def unknown(self, header: Sequence[str]) -> Sequence[str]:
        """Return the headings of which the program is not known to have a column."""
        return [heading for heading in header if heading and folded(heading) not in self._known]

    @property
    def _known(self) -> Mapping[str, ColumnIs]:
        return {one: field for names, field in self.columns.items() for one in names.split("|")}


_NAME = {
    "first name|enw cyntaf": ColumnIs.GIVEN_NAME,
    "last name|cyfenw": ColumnIs.FAMILY_NAME,
}
_CONTACTS = {
    "name|enw": ColumnIs.WHO,
    "organisation|sefydliad": ColumnIs.ORGANIZATION,
    "job|swydd": ColumnIs.JOB,
    "in post since|yn y swydd ers": ColumnIs.SINCE,
    "e-mail|e-bost": ColumnIs.EMAIL,
    "telephone|ffôn": ColumnIs.TELEPHONE,
}
_MEETINGS = {
    "date|dyddiad": ColumnIs.DATE,
    "kind of contact|math o gyswllt": ColumnIs.KIND,
    "who of us|pwy ohonom": ColumnIs.OF_US,
    "who else|pwy arall": ColumnIs.WHO,
    "organisation|sefydliad": ColumnIs.ORGANIZATION,
    "subject|pwnc": ColumnIs.SUBJECT,
    "how many|faint": ColumnIs.ATTENDANCE,
    "note|nodyn": ColumnIs.NOTE,
}
_LOBBYING = {
    "count": ColumnIs.LEFT_OUT,
    "return id": ColumnIs.REFERENCE,
    "date of lobbying activity": ColumnIs.DATE,
    "published date": ColumnIs.LEFT_OUT,
    "registrant name": ColumnIs.ORGANIZATION,
    "registrant subject area": ColumnIs.LEFT_OUT,
    "person lobbied roles": ColumnIs.OFFICE,
    "persons lobbied": ColumnIs.OFFICE_HOLDER,
    "location": ColumnIs.LEFT_OUT,
    "lobbying activity": ColumnIs.KIND,
    "communication type": ColumnIs.KIND,
    "lobbyist names": ColumnIs.WHO,
    "undertaken on registrants behalf": ColumnIs.ON_OWN_BEHALF,
    "client name": ColumnIs.CLIENT,
    "purpose of lobbying": ColumnIs.SUBJECT,
    "registrant type": ColumnIs.LEFT_OUT,
}
OUR_CONTACTS = ProgramShape(
    T("Our template for contacts"), Makes.CONTACTS, [*_CONTACTS], _CONTACTS, whole=True
)
OUR_MEETINGS = ProgramShape(
    T("Our template for meetings"), Makes.MEETINGS, [*_MEETINGS], _MEETINGS, whole=True
)
SHAPES: Sequence[ProgramShape] = (
    OUR_CONTACTS,
    OUR_MEETINGS,
    ProgramShape(
        T("Returns of the Scottish Lobbying Register"),
        Makes.REGISTER,
        ("return id", "date of lobbying activity", "registrant name", "persons lobbied"),
        _LOBBYING,
        address="https://www.lobbying.scot/SPS/InformationReturn/SearchInformationReturnDetail/{}",
    ),
    ProgramShape(
        T("Connections of LinkedIn"),
        Makes.CONTACTS,
        ("first name|enw cyntaf", "last name|cyfenw", "connected on|cysylltwyd ar"),
        {
            **_NAME,
            "company|cwmni": ColumnIs.ORGANIZATION,
            "position|swydd": ColumnIs.JOB,
            "email address|cyfeiriad e-bost": ColumnIs.EMAIL,
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
            "e-mail 1 - value|e-mail 2 - value": ColumnIs.EMAIL,
            "phone 1 - value|phone 2 - value": ColumnIs.TELEPHONE,
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
            "e-mail address|e-mail 2 address|cyfeiriad e-bost": ColumnIs.EMAIL,
            "business phone|mobile phone|ffôn busnes|ffôn symudol": ColumnIs.TELEPHONE,
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
            "e-mail": ColumnIs.EMAIL,
            "telephone": ColumnIs.TELEPHONE,
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
