"""What a column of a person's file can be, and the headings under which people and programs
write it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from graph.words import Fill, T


class ColumnIs(StrEnum):
    """What stands in a column."""

    LEFT_OUT = "left-out"
    DATE = "date"
    END = "end"
    OF_US = "of-us"
    WHO = "who"
    GIVEN_NAME = "given-name"
    FAMILY_NAME = "family-name"
    ORGANIZATION = "organization"
    JOB = "job"
    EMAIL = "email"
    TELEPHONE = "telephone"
    SINCE = "since"
    KIND = "kind"
    ATTENDANCE = "attendance"
    SUBJECT = "subject"
    NOTE = "note"
    PRIVATE = "private"
    ALL_DAY = "all-day"
    STATUS = "status"
    OFFICE_HOLDER = "office-holder"
    OFFICE = "office"
    CLIENT = "client"
    ON_OWN_BEHALF = "on-own-behalf"
    REFERENCE = "reference"
    ADDRESS = "address"


SAID: Mapping[ColumnIs, Fill] = {
    ColumnIs.LEFT_OUT: T("Leave out"),
    ColumnIs.DATE: T("Date"),
    ColumnIs.END: T("Last day"),
    ColumnIs.OF_US: T("Who of us"),
    ColumnIs.WHO: T("Who else"),
    ColumnIs.GIVEN_NAME: T("First name"),
    ColumnIs.FAMILY_NAME: T("Family name"),
    ColumnIs.ORGANIZATION: T("Their organisation"),
    ColumnIs.JOB: T("Their job"),
    ColumnIs.EMAIL: T("E-mail address"),
    ColumnIs.TELEPHONE: T("Telephone number"),
    ColumnIs.SINCE: T("In their job since"),
    ColumnIs.KIND: T("Kind of contact"),
    ColumnIs.ATTENDANCE: T("How many took part"),
    ColumnIs.SUBJECT: T("Subject"),
    ColumnIs.NOTE: T("Note"),
    ColumnIs.PRIVATE: T("Whether it is private"),
    ColumnIs.ALL_DAY: T("Whether it is all day"),
    ColumnIs.STATUS: T("Whether they came"),
    ColumnIs.OFFICE_HOLDER: T("Minister or Member who was met by others"),
    ColumnIs.OFFICE: T("Their office"),
    ColumnIs.CLIENT: T("For whom it was"),
    ColumnIs.ON_OWN_BEHALF: T("Whether it was for themselves"),
    ColumnIs.REFERENCE: T("Number of the meeting"),
    ColumnIs.ADDRESS: T("Address of the page where it stands"),
}
SEVERAL = frozenset(
    {
        ColumnIs.LEFT_OUT,
        ColumnIs.OF_US,
        ColumnIs.WHO,
        ColumnIs.NOTE,
        ColumnIs.EMAIL,
        ColumnIs.TELEPHONE,
    }
)
"""What more than one column of a file may be."""

_HEADINGS: Mapping[ColumnIs, str] = {
    ColumnIs.DATE: (
        "date|when|day|meeting date|date of meeting|date of contact|start date|start"
        "|dyddiad|pryd|dyddiad y cyfarfod|dyddiad cyswllt|dyddiad dechrau"
    ),
    ColumnIs.END: "end date|last day|date to|dyddiad gorffen|diwrnod olaf",
    ColumnIs.OF_US: (
        "lead|our lead|staff|colleague|colleagues|who of us|our attendees|internal|internal "
        "attendees|owner|relationship manager|organizer|organiser|meeting organizer|arweinydd"
        "|cydweithiwr|cydweithwyr|pwy ohonom|staff ni|trefnydd"
    ),
    ColumnIs.WHO: (
        "who|name|full name|contact|contact name|contacts|person|people|met with|with|attendees"
        "|participants|who else|stakeholder|stakeholders|external attendees|required attendees"
        "|optional attendees|actors|who attended|pwy|enw|enw llawn|cyswllt|enw cyswllt|gyda"
        "|mynychwyr|cyfranogwyr|rhanddeiliad|rhanddeiliaid|pwy arall"
    ),
    ColumnIs.GIVEN_NAME: "first name|given name|forename|first|enw cyntaf",
    ColumnIs.FAMILY_NAME: "last name|surname|family name|second name|last|cyfenw|enw olaf",
    ColumnIs.ORGANIZATION: (
        "organisation|organization|org|company|organisation name|organization name|employer|body"
        "|organisations|organisation(s)|name of organisation|name of external organisation"
        "|external organisation|name of organisation or individual"
        "|department|institution|affiliation|their organisation|sefydliad|cwmni|corff|cyflogwr"
        "|enw'r sefydliad|adran"
    ),
    ColumnIs.JOB: (
        "job|job title|role|position|post|title|organization title|their job|job role|swydd"
        "|teitl swydd|teitl y swydd|rôl|rol"
    ),
    ColumnIs.EMAIL: (
        "e-mail|email|e-mail address|email address|work email|work e-mail|e-bost|ebost"
        "|cyfeiriad e-bost|cyfeiriad ebost"
    ),
    ColumnIs.TELEPHONE: (
        "phone|telephone|mobile|tel|phone number|telephone number|mobile number|mobile phone"
        "|work phone|business phone|ffôn|ffon|rhif ffôn|ffôn symudol|symudol"
    ),
    ColumnIs.SINCE: "since|in post since|ers|yn y swydd ers",
    ColumnIs.KIND: (
        "type|kind|kind of contact|contact type|meeting type|type of contact|type of meeting"
        "|channel|method|format|how|math|math o gyswllt|math o gyfarfod|dull|sut"
    ),
    ColumnIs.ATTENDANCE: (
        "attendance|number attending|no attending|headcount|how many|presenoldeb|nifer|faint"
    ),
    ColumnIs.SUBJECT: (
        "reason|reason for meeting|purpose of meeting|purpose of the meeting|subject of meeting"
        "|subject|topic|re|about|meeting|meeting title|agenda|purpose|theme|issue|issues|pwnc"
        "|testun|ynghylch|pwrpas|diben|thema"
    ),
    ColumnIs.NOTE: (
        "note|notes|comments|comment|details|summary|outcome|actions|next steps|nodyn|nodiadau"
        "|follow up|follow-up|next action|discussion|sylwadau|manylion|crynodeb|camau nesaf"
        "|trafodaeth"
    ),
    ColumnIs.OFFICE_HOLDER: (
        "minister|ministers|minister name|name of minister|minister(s)|msp|msps|gweinidog"
        "|gweinidogion|enw'r gweinidog"
    ),
    ColumnIs.REFERENCE: "meeting id|meeting number|meeting reference|rhif y cyfarfod",
    ColumnIs.LEFT_OUT: (
        "id|no|number|ref|reference|address|postcode|url|website|linkedin|twitter|cyfeiriad"
        "|cod post|gwefan|rhif|birthday|date of birth|dob|last contacted|last contact|last contact "
        "date|last met|date added|added|created|created on|modified|updated|last updated|pen-blwydd"
        "|dyddiad geni|cyswllt diwethaf|diweddarwyd|ychwanegwyd"
    ),
}
BY_HEADING: Mapping[str, ColumnIs] = {
    heading: field for field, headings in _HEADINGS.items() for heading in headings.split("|")
}
DEPARTMENTS = frozenset({"department", "adran"})
"""Headings that beside one of office holders tell of which department they are."""
RATINGS = frozenset(
    [
        "rag",
        "rating",
        "score",
        "influence",
        "interest",
        "power",
        "support",
        "priority",
        "warmth",
        "strength",
        "relationship strength",
        "sentiment",
        "attitude",
        "grade",
        "tier",
        "sgôr",
        "sgor",
        "gradd",
        "dylanwad",
        "diddordeb",
        "cefnogaeth",
        "blaenoriaeth",
        "agwedd",
    ]
)
"""Headings under which files rate people. We hold no ratings of anybody."""


def folded(heading: str) -> str:
    """Return what all ways to write a heading have in common.

    >>> folded("  Job_Title: "), folded("E-mail Address")
    ('job title', 'e-mail address')
    """
    return re.sub(r"[\s_]+", " ", heading.casefold()).strip(" :*?.#")
