"""What a Centre chose once at an import and is not asked again, in files of the data folder."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import SettingsError
from graph.model import OrganizationId

Told = dict[str, dict[str, Any]]


@dataclass(slots=True)
class RememberedForCentres:
    """In a file of the data folder; without one for as long as the process runs."""

    folder: Path | None
    file: str
    most: int
    """Of one Centre. The oldest goes when one more is remembered."""
    _told: Told = field(default_factory=dict)

    def of(self, centre: OrganizationId) -> Mapping[str, Any]:
        """Return what a Centre chose, by key."""
        found = self._read().get(centre, {})
        return found if isinstance(found, dict) else {}

    def keep(self, centre: OrganizationId, chosen: Mapping[str, Any]) -> None:
        """Remember what a Centre chose.

        Raises:
            SettingsError: the data folder cannot be written.
        """
        if not chosen:
            return
        told = self._read()
        own = told.setdefault(centre, {})
        for key, value in chosen.items():
            own.pop(key, None)
            own[key] = value
        while len(own) > self.most:
            del own[next(iter(own))]
        if self.folder is None:
            self._told = told
            return
        path = self.folder / self.file
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
            told = json.loads((self.folder / self.file).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}
