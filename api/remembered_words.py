"""What words of a Centre's files mean where a column has words of ours: "dinner" is a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from api.remembered import RememberedForCentres
from graph.model import OrganizationId

FILE = "words.json"
MOST = 1_000
"""Words of one Centre."""


class RememberedWords:
    """For each Centre its own, by what `graph.recording.mentions.word_key` makes of them."""

    def __init__(self, folder: Path | None) -> None:
        self._kept = RememberedForCentres(folder, FILE, MOST)

    def of(self, centre: OrganizationId) -> Mapping[str, str]:
        """Return our word for each. What cannot be read is asked anew."""
        return {key: word for key, word in self._kept.of(centre).items() if isinstance(word, str)}

    def keep(self, centre: OrganizationId, words: Mapping[str, str]) -> None:
        """Remember what a Centre chose.

        Raises:
            SettingsError: the data folder cannot be written.
        """
        self._kept.keep(centre, words)
