"""Errors for people: each says what to do next.

DolenError
├── InputError          the caller asked for something that cannot be: say it differently
│   ├── NotFound        an id or a name that nothing here has
│   └── Ambiguous       a name that several records have; carries the candidates
├── TableError          rows of a table that cannot be used; carries file, row, column and remedy of each
├── StoreError          the store cannot do it now
│   ├── StoreUnavailable
│   ├── StoreTimeout    a statement passed its time limit
│   ├── Overtaken       somebody else wrote at the same time; nothing was written
│   ├── NewerSchema     the graph was written by a newer Dolen
│   ├── ForeignGraph    the database has data that is none of Dolen's
│   └── FolderInUse     another process serves this data folder; carries which one and where
└── SettingsError       a setting, port or folder that cannot be used
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class DolenError(Exception):
    """Base of all expected failures. `str(error)` is a text for people."""


class InputError(DolenError):
    """The question cannot be answered as it was put."""


class NotFound(InputError):
    """Nothing here has this id or name."""


class Ambiguous(InputError):
    """Several records fit a name. `candidates` are (id, name) in the order of likeness."""

    def __init__(self, message: str, candidates: Sequence[tuple[str, str]]) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a table. `row` counts as a spreadsheet does: the header is row 1. `row` is 0 for a whole file."""

    file: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        where = self.file if self.row == 0 else f"{self.file}, row {self.row}"
        return f"{where}, column {self.column}: {self.message}" if self.column else f"{where}: {self.message}"


class TableError(DolenError):
    """Rows that cannot be used. Nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        shown = [str(problem) for problem in self.problems[:20]]
        if len(self.problems) > len(shown):
            shown.append(f"and {len(self.problems) - len(shown)} more.")
        super().__init__("\n".join([*shown, "Nothing was written. Correct these rows and run it again."]))


class StoreError(DolenError):
    """The store cannot do what was asked."""


class StoreUnavailable(StoreError):
    """The store does not answer."""


class StoreTimeout(StoreError):
    """A statement passed its time limit and was rolled back."""


class Overtaken(StoreError):
    """Somebody else wrote at the same time. Nothing was written; the same again may do."""


class NewerSchema(StoreError):
    """The graph was written by a newer Dolen."""


class ForeignGraph(StoreError):
    """The database has data that is none of Dolen's. Nothing was written."""


class FolderInUse(StoreError):
    """Another process serves this data folder. `url` is its address where it is known."""

    def __init__(self, message: str, url: str | None = None) -> None:
        super().__init__(message)
        self.url = url


class SettingsError(DolenError):
    """A setting, a port or a folder cannot be used."""
