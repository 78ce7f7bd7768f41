"""Bodies that sources name in words, found among the organizations that are records here."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.model import NameWhy, Organization, OrganizationId, OrganizationKind, Records
from seeds.sources.emission import organization_id
from seeds.sources.words import fold

_SHORT_NAME = re.compile(r"\s*\([A-Z]{2,}\)$")
_OUTSIDE = frozenset(
    {
        OrganizationKind.AFFILIATE,
        OrganizationKind.AGENCY,
        OrganizationKind.CENTRE,
        OrganizationKind.CHARITY,
        OrganizationKind.COMPANY,
        OrganizationKind.COUNCIL,
        OrganizationKind.DEPARTMENT,
        OrganizationKind.FUNDER,
        OrganizationKind.GOVERNMENT,
        OrganizationKind.NETWORK,
        OrganizationKind.OTHER,
        OrganizationKind.UNIVERSITY,
    }
)
"""Kinds of what a group's list can name as an outside organization."""


class Bodies:
    """Ids of organizations by name. A name that two of them have leads to neither."""

    def __init__(self, names: Mapping[str, OrganizationId]) -> None:
        self._names = names

    @classmethod
    def of(cls, *datasets: Records) -> Bodies:
        """Return the bodies of these records, with all their names."""
        found: dict[str, set[OrganizationId]] = {}
        for records in datasets:
            for organization in records.organizations.values():
                if organization.kind in _OUTSIDE:
                    for name in filter(None, (organization.name, organization.name_cy)):
                        _file(found, name, organization)
            for name_record in records.names.values():
                named = records.organizations.get(organization_id(name_record.of))
                if (
                    named is not None
                    and named.kind in _OUTSIDE
                    and name_record.why is not NameWhy.MISSPELLED
                ):
                    _file(found, name_record.name, named)
        return cls({name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1})

    def find(self, text: str) -> OrganizationId | None:
        """Return the body of a name, also of one with its short name behind it:
        "Welsh Local Government Association (WLGA)".
        """
        return self._names.get(fold(text)) or self._names.get(fold(_SHORT_NAME.sub("", text)))


def _file(found: dict[str, set[OrganizationId]], name: str, organization: Organization) -> None:
    """File a name; of a council also with the word that lists put behind the name of its area:
    "Flintshire Council".
    """
    endings = (
        ("", " Council", " County Council")
        if organization.kind is OrganizationKind.COUNCIL
        else ("",)
    )
    for ending in endings:
        found.setdefault(fold(name + ending), set()).add(organization.id)
