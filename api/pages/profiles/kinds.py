"""The headings of lists of bodies and places of one kind."""

from __future__ import annotations

from graph.model import OrganizationKind, PlaceKind
from graph.words import T, Text

K = OrganizationKind


def bodies_of(kind: OrganizationKind) -> Text:
    """Return the heading of bodies of a kind; of rare ones "Other bodies"."""
    return {
        K.CENTRE: T("Centres"),
        K.AFFILIATE: T("Affiliates"),
        K.NETWORK: T("Networks"),
        K.CROSS_PARTY_GROUP: T("Cross-party groups"),
        K.COMMITTEE: T("Committees"),
        K.MINISTERIAL_TEAM: T("Ministers"),
        K.GOVERNMENT: T("Governments"),
        K.DEPARTMENT: T("Departments"),
        K.AGENCY: T("Agencies"),
        K.COUNCIL: T("Councils"),
    }.get(kind, T("Other bodies"))


def places_of(kind: PlaceKind) -> Text:
    """Return the heading of places of a kind."""
    return {
        PlaceKind.COUNTRY: T("Countries"),
        PlaceKind.NATION: T("Nations"),
        PlaceKind.REGION: T("Regions"),
        PlaceKind.COUNCIL_AREA: T("Council areas"),
        PlaceKind.CONSTITUENCY: T("Constituencies"),
        PlaceKind.ELECTORAL_REGION: T("Electoral regions"),
    }[kind]
