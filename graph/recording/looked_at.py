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

    def importing(
        self,
        view: View,
        files: Sequence[Path],
        choices: Mapping[str, str],
        centre: OrganizationId,
        chosen: FileChoices,
        *,
        keep: bool,
    ) -> Import:
        """Return what an import would write: what was looked at, where the same is asked for.
        `keep`: it is kept for whoever lets it be written; else nothing is kept any longer.

        Raises:
            InputError: as `importing`.
        """
        kept, self._kept = self._kept, None
        stats = [(file, os.stat(file)) for file in files]
        of_each = tuple((file, stat.st_size, stat.st_mtime_ns) for file, stat in stats)
        asked = _Look(of_each, dict(choices), centre, chosen, view)
        if kept is None or not kept[0].same(asked):
            kept = None  # what was looked at before need not stay while this is read
            kept = asked, importing(view, files, choices, centre, chosen=chosen)
        if keep:
            self._kept = kept
        return kept[1]

    def forget(self) -> None:
        """Keep nothing any longer."""
        self._kept = None
