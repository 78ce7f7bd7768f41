"""What the columns of a Centre's files are, remembered by the fingerprint of their headings."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import SettingsError
from graph.files.columns_of import ColumnChoice
from graph.files.fields import ColumnIs
from graph.model import OrganizationId

FILE = "columns.json"
MOST = 500
"""Kinds of file of one Centre. The oldest goes when one more is remembered."""

Told = dict[str, dict[str, Any]]


@dataclass(slots=True)
class RememberedColumns:
    """In a file of the data folder; without one for as long as the process runs."""

    folder: Path | None
    _told: Told = field(default_factory=dict)

    def of(self, centre: OrganizationId) -> Mapping[str, ColumnChoice]:
        """Return what a Centre chose, by fingerprint. What cannot be read is asked anew."""
        found = {}
        for fingerprint, one in self._read().get(centre, {}).items():
            try:
                fields = tuple(ColumnIs(name) for name in one["fields"])
                found[fingerprint] = ColumnChoice(fields, one["month_first"])
            except (KeyError, TypeError, ValueError):
                continue
        return found

    def keep(self, centre: OrganizationId, fingerprint: str, choice: ColumnChoice) -> None:
        """Remember what a Centre chose.

        Raises:
            SettingsError: the data folder cannot be written.
        """
        told = self._read()
        own = told.setdefault(centre, {})
        own.pop(fingerprint, None)
        own[fingerprint] = {"fields": choice.fields, "month_first": choice.month_first}
        while len(own) > MOST:
            del own[next(iter(own))]
        if self.folder is None:
            self._told = told
            return
        path = self.folder / FILE
        try:
            written = path.with_suffix(".new")
            written.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
            os.replace(written, path)  # who reads it meanwhile finds the whole of one or other
        except OSError as error:
            raise SettingsError(f"{path} cannot be written: {error.strerror}.") from error

    def _read(self) -> Told:
        if self.folder is None:
            return self._told
        try:
            told = json.loads((self.folder / FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}
