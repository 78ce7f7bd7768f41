"""What an import would write, kept from the look at it until somebody lets it be written."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.model import OrganizationId
from graph.recording.importing import Import, importing
from graph.recording.sheets import FileChoices
from graph.view import View


@dataclass(frozen=True, slots=True)
class _Look:
    files: tuple[tuple[Path, int, int], ...]
    """Each with its size and when it was last written."""
    choices: Mapping[str, str]
    centre: OrganizationId
    chosen: FileChoices
    view: View

    def same(self, other: _Look) -> bool:
        """Return whether the same is asked from the same records, on the same day."""
        return (
            self.view.records is other.view.records
            and self.view.as_of == other.view.as_of
            and (self.files, self.centre) == (other.files, other.centre)
            and (self.choices, self.chosen) == (other.choices, other.chosen)
        )


class LookedAt:
    """The last look of a process. Reading many rows takes as long as writing them, and takes memory
    as well: only one is kept.
    """

    def __init__(self) -> None:
        self._kept: tuple[_Look, Import] | None = None

    def look(
        self,
        view: View,
        files: Sequence[Path],
        choices: Mapping[str, str],
        centre: OrganizationId,
        chosen: FileChoices,
    ) -> Import:
        """Return what an import would write, and keep it.

        Raises:
            InputError: as `importing`.
        """
        self.forget()
        asked = _asked(view, files, choices, centre, chosen)
        found = importing(view, files, choices, centre, chosen=chosen)
        self._kept = asked, found
        return found

    def take(
        self,
        view: View,
        files: Sequence[Path],
        choices: Mapping[str, str],
        centre: OrganizationId,
        chosen: FileChoices,
    ) -> Import:
        """Return what was looked at, where the same is asked for; else what an import would write
        now. It is not kept any longer.

        Raises:
            InputError: as `importing`.
        """
        kept, self._kept = self._kept, None
        if kept is not None and kept[0].same(_asked(view, files, choices, centre, chosen)):
            return kept[1]
        return importing(view, files, choices, centre, chosen=chosen)

    def forget(self) -> None:
        """Keep nothing any longer."""
        self._kept = None


def _asked(
    view: View,
    files: Sequence[Path],
    choices: Mapping[str, str],
    centre: OrganizationId,
    chosen: FileChoices,
) -> _Look:
    stats = [(file, os.stat(file)) for file in files]
    of_each = tuple((file, stat.st_size, stat.st_mtime_ns) for file, stat in stats)
    return _Look(of_each, dict(choices), centre, chosen, view)
