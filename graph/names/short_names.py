"""What people call a body or a post for short, as its own name has it."""

from __future__ import annotations

import re

from graph.model import Organization, Post
from graph.ontology import CENTRE_KINDS
from graph.words import ProperName

_DASH = re.compile(r"\s[-–—]\s")
_SECOND_TITLE = re.compile(r"[;,]? (?:and|a) (?=Cabinet |Minister |Gweinidog )")
_ABBREVIATION = re.compile(r"(.+?)\s*\(([A-Z][A-Za-z&]*[A-Z])\)")
_COUNCIL_BEFORE = re.compile(
    r"^(?:the )?(?:(?:london|royal) borough of |borough council of |borough of "
    r"|city and county of |city of |council of the |cyngor (?:bwrdeistref sirol |dinas )?)?",
    re.IGNORECASE,
)
_COUNCIL_AFTER = re.compile(
    r"(?: (?:county|metropolitan|city|borough|district|council|corporation)(?= |$))*$",
    re.IGNORECASE,
)
_CITY_INSIDE = re.compile(r" (?:city|borough)(?= and |,)", re.IGNORECASE)


def short_names(organization: Organization) -> list[str]:
    """Return what people call it: of a Centre the part before a dash; of any body its name without
    and by its abbreviation.
    """
    short: list[str] = []
    for text in filter(None, (organization.name, organization.name_cy)):
        if organization.kind in CENTRE_KINDS:
            short += _DASH.split(text, maxsplit=1)[:1]
        if (match := _ABBREVIATION.fullmatch(text)) is not None:
            short += [match[1], match[2]]
    return short


def in_short(record: Organization | Post) -> ProperName:
    """Return the first title of a post, and the name of a Centre without what stands behind a
    dash: short enough for a link, and no abbreviation.
    """
    if isinstance(record, Post):
        cy = record.label_cy and first_title(record.label_cy)
        return ProperName(first_title(record.label), cy)
    cy = record.name_cy and _DASH.split(record.name_cy, maxsplit=1)[0]
    return ProperName(_DASH.split(record.name, maxsplit=1)[0], cy)


def first_title(title: str) -> str:
    """Return the first of the titles that a post has at once.

    >>> first_title("Deputy First Minister and Cabinet Minister for Finance")
    'Deputy First Minister'
    >>> first_title("Dirprwy Brif Weinidog a Gweinidog Cabinet dros Gyllid")
    'Dirprwy Brif Weinidog'
    """
    return _SECOND_TITLE.split(title, maxsplit=1)[0]


def area_of(council: str) -> str:
    """Return the name of a council without what says that it is one.

    >>> area_of("City of Cardiff Council"), area_of("Derry City and Strabane District Council")
    ('Cardiff', 'Derry and Strabane')
    >>> area_of("Cyngor Sir Ynys Môn"), area_of("The Highland Council")
    ('Sir Ynys Môn', 'Highland')
    """
    return _CITY_INSIDE.sub("", _COUNCIL_AFTER.sub("", _COUNCIL_BEFORE.sub("", council)))
