"""What the columns of a Centre's files are, remembered by the fingerprint of their headings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from api.remembered import RememberedForCentres
from graph.files.columns_of import ColumnChoice
from graph.files.fields import ColumnIs
from graph.model import OrganizationId

FILE = "columns.json"
MOST = 500
"""Kinds of file of one Centre."""


class RememberedColumns:
    """For each Centre its own."""

    def __init__(self, folder: Path | None) -> None:
        self._kept = RememberedForCentres(folder, FILE, MOST)

    def of(self, centre: OrganizationId) -> Mapping[str, ColumnChoice]:
        """Return what a Centre chose, by fingerprint. What cannot be read is asked anew."""
        found = {}
        for fingerprint, one in self._kept.of(centre).items():
            try:
                fields = tuple(ColumnIs(name) for name in one["fields"])
                first_is_data = one.get("first_is_data")  # older files say nothing of it
                found[fingerprint] = ColumnChoice(fields, one["month_first"], first_is_data)
            except (KeyError, TypeError, ValueError):
                continue
        return found

    def keep(self, centre: OrganizationId, fingerprint: str, choice: ColumnChoice) -> None:
        """Remember what a Centre chose.

        Raises:
            SettingsError: the data folder cannot be written.
        """
        told = {
            "fields": choice.fields,
            "month_first": choice.month_first,
            "first_is_data": choice.first_is_data,
        }
        self._kept.keep(centre, {fingerprint: told})
