"""What people call a body for short, as its own name has it."""

from __future__ import annotations

import re

from graph.model import Organization
from graph.ontology import CENTRE_KINDS

_DASH = re.compile(r"\s[-–—]\s")
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


def area_of(council: str) -> str:
    """Return the name of a council without what says that it is one.

    >>> area_of("City of Cardiff Council"), area_of("Derry City and Strabane District Council")
    ('Cardiff', 'Derry and Strabane')
    >>> area_of("Cyngor Sir Ynys Môn"), area_of("The Highland Council")
    ('Sir Ynys Môn', 'Highland')
    """
    return _CITY_INSIDE.sub("", _COUNCIL_AFTER.sub("", _COUNCIL_BEFORE.sub("", council)))
