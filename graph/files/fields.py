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
    SINCE = "since"
    KIND = "kind"
    ATTENDANCE = "attendance"
    SUBJECT = "subject"
    NOTE = "note"
    PRIVATE = "private"
    ALL_DAY = "all-day"
    STATUS = "status"


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
    ColumnIs.SINCE: T("In their job since"),
    ColumnIs.KIND: T("Kind of contact"),
    ColumnIs.ATTENDANCE: T("How many took part"),
    ColumnIs.SUBJECT: T("Subject"),
    ColumnIs.NOTE: T("Note"),
    ColumnIs.PRIVATE: T("Whether it is private"),
    ColumnIs.ALL_DAY: T("Whether it is all day"),
    ColumnIs.STATUS: T("Whether they came"),
}
SEVERAL = frozenset({ColumnIs.LEFT_OUT, ColumnIs.OF_US, ColumnIs.WHO, ColumnIs.NOTE})
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
        "|department|institution|affiliation|their organisation|sefydliad|cwmni|corff|cyflogwr"
        "|enw'r sefydliad|adran"
    ),
    ColumnIs.JOB: (
        "job|job title|role|position|post|title|organization title|their job|job role|swydd"
        "|teitl swydd|teitl y swydd|rôl|rol"
    ),
    ColumnIs.SINCE: "since|in post since|ers|yn y swydd ers",
    ColumnIs.KIND: (
        "type|kind|kind of contact|contact type|meeting type|type of contact|type of meeting"
        "|channel|method|format|how|math|math o gyswllt|math o gyfarfod|dull|sut"
    ),
    ColumnIs.ATTENDANCE: (
        "attendance|number attending|no attending|headcount|how many|presenoldeb|nifer|faint"
    ),
    ColumnIs.SUBJECT: "subject|topic|re|about|meeting|meeting title|agenda|pwnc|testun|ynghylch",
    ColumnIs.NOTE: (
        "note|notes|comments|comment|details|summary|outcome|actions|next steps|nodyn|nodiadau"
        "|sylwadau|manylion|crynodeb|camau nesaf"
    ),
    ColumnIs.LEFT_OUT: (
        "id|no|number|ref|reference|e-mail|email|e-mail address|email address|phone|telephone"
        "|mobile|tel|address|postcode|url|website|linkedin|twitter|e-bost|ebost|cyfeiriad e-bost"
        "|ffôn|ffon|cyfeiriad|cod post|gwefan|rhif"
    ),
}
BY_HEADING: Mapping[str, ColumnIs] = {
    heading: field for field, headings in _HEADINGS.items() for heading in headings.split("|")
}
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
