"""What each Centre is for, in one phrase of our own words, from the pages that it cites."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from seeds.sources.record import csv_records

FILE = Path("what-works-landscape") / "centre_aims.csv"
_ENDED = re.compile(r"\s*\((?:closed|merged)[^()]*\)$")
"""What became of the Centre, which its own row says."""


@dataclass(frozen=True, slots=True)
class Aim:
    said: str
    sources: tuple[str, ...]


def first_aims(folder: Path) -> Mapping[str, Aim]:
    """Return the first aim that is stated of each Centre, which is the whole of it; further ones
    are parts.

    Raises:
        SourceError: the file has a field that the compiler does not know.
    """
    found: dict[str, Aim] = {}
    for row in csv_records(folder / FILE):
        with row:
            # a Centre's field, ages, readers and places are facts of their own, not of its row
            row.ignore("outcomes", "life_stages", "audiences", "remit_places", "active_places")
            sources = tuple(part.strip() for part in row.need("source").split(";"))
            aim = Aim(_ENDED.sub("", row.need("aim")), sources)
            found.setdefault(row.need("centre"), aim)
    return found
