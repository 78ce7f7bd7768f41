"""Errors for people: each says what to do next.

DolenError
├── InputError          the caller asked for something that cannot be: say it differently
│   ├── NotFound        an id or a name that nothing here has
│   ├── Ambiguous       a name that several records have; carries the candidates
│   ├── TwoReadings     figures or words that may mean two days
│   ├── LeftBlank       a value that every record of the kind needs
│   ├── NeedsSource     what is for everybody, without the address of a page that says so
│   ├── NotForEverybody what says something of a record of one Centre alone
│   ├── StillReferred   what was recorded since depends on it
│   ├── NothingToDo     it is so already
│   ├── ChangedSince    the record is not any more as whoever asks has seen it
│   ├── KeyReused       something else was recorded with the key
│   └── NotAllowed      the role of whoever asks does not let them; the text says who may
│       └── SignInFirst  nobody is known to ask
├── TableError          rows of a table that cannot be used;
│                       carries file, row, column and remedy of each
├── StoreError          the store cannot do it now
│   ├── StoreUnavailable
│   ├── StoreTimeout    a statement passed its time limit
│   ├── StorageFull     its disk has no room for a write; what was read before can still be read
│   ├── Overtaken       somebody else wrote at the same time; nothing was written
│   ├── NewerSchema     the graph was written by a newer Dolen
│   ├── ForeignGraph    the database has data that is none of Dolen's
│   └── FolderInUse     another process serves this data folder; carries which one and where
└── SettingsError       a setting, port or folder that cannot be used
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Language
from graph.words import Fill, Listed, T, Text, say

_MOST_SHOWN = 20


class DolenError(Exception):
    """Base of all expected failures. `str(error)` is a text for people, in English."""

    def __init__(self, text: Text | str) -> None:
        super().__init__(say(text))
        self.text = text

    def said(self, language: Language) -> str:
        """Return the text in a language. What only the terminal shows is there in English alone."""
        return say(self.text, language)


class InputError(DolenError):
    """The question cannot be answered as it was put.
    `column` is the field of a record that the message is about, as tables name it; the message
    begins with it. `argument` is the part of a command that it is about, which the message tells.
    """

    text: Text

    def __init__(self, message: Text, column: str = "", *, argument: str = "") -> None:
        super().__init__(
            T("{column}: {message}", column=column, message=message) if column else message
        )
        self.message = message
        self.column = column
        self.argument = argument


class NotFound(InputError):
    """Nothing here has this id or name."""


class Ambiguous(InputError):
    """Several records fit a name. `candidates` are (id, name) in the order of likeness."""

    def __init__(self, text: Text, candidates: Sequence[tuple[str, Text]]) -> None:
        super().__init__(text)
        self.candidates = tuple(candidates)


class TwoReadings(InputError):
    """A date may be one of two, or is one only where the month stands first."""


class LeftBlank(InputError):
    """A value is blank that every record of the kind needs."""


class NeedsSource(InputError):
    """Everybody would see it, and no address of a page says so."""


class NotForEverybody(InputError):
    """It says something of a record of one Centre alone, so it cannot be for everybody."""


class StillReferred(InputError):
    """What was recorded since depends on it. The text says on what to begin."""


class NothingToDo(InputError):
    """It is so already."""


class ChangedSince(InputError):
    """The record was changed since whoever asks has seen it. The text says what changed."""


class KeyReused(InputError):
    """Something else was recorded with this key within the last day."""


class NotAllowed(InputError):
    """The role of whoever asks does not let them. The text says who may."""


class SignInFirst(NotAllowed):
    """Nobody has signed in, so nobody is known to ask."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a table. `row` counts as a spreadsheet does: the header is row 1.
    `row` is 0 for a whole file.
    """

    file: str
    row: int
    column: str
    message: Text

    @property
    def text(self) -> Text:
        """Where it is, and what is wrong."""
        return T(
            "{place}: {message}",
            place=place_of(self.file, self.row, self.column),
            message=self.message,
        )

    def __str__(self) -> str:
        return say(self.text)


def place_of(file: str, row: int, column: str) -> Fill:
    """Return a place in a table in words: "people.csv, row 3, column name"."""
    match row > 0, bool(column):
        case True, True:
            return T("{file}, row {row}, column {column}", file=file, row=row, column=column)
        case True, False:
            return T("{file}, row {row}", file=file, row=row)
        case False, True:
            return T("{file}, column {column}", file=file, column=column)
        case _:
            return file


class TableError(DolenError):
    """Rows that cannot be used. Nothing was written.
    `more`: how many problems there are beyond those that it carries.
    """

    def __init__(self, problems: Sequence[Problem], more: int = 0) -> None:
        self.problems = tuple(problems)
        shown = [problem.text for problem in self.problems[:_MOST_SHOWN]]
        if left := len(self.problems) - len(shown) + more:
            shown.append(T("and {n} more.", n=left))
        super().__init__(
            T(
                "{problems}\nNothing was written. Correct these rows and run it again.",
                problems=Listed(tuple(shown), "\n"),
            )
        )


class StoreError(DolenError):
    """The store cannot do what was asked."""


class StoreUnavailable(StoreError):
    """The store does not answer."""


class StoreTimeout(StoreError):
    """A statement passed its time limit and was rolled back."""


DATA_FOLDER_FULL = T(
    "The disk of the data folder is full, so nothing can be recorded. Make room on it and try "
    "again; what was recorded before is safe."
)


class StorageFull(StoreError):
    """A disk takes nothing more: that of the data folder, or as the text says.
    Nothing was written; questions are still answered.
    """

    text: Text

    def __init__(self, text: Text = DATA_FOLDER_FULL) -> None:
        super().__init__(text)


class Overtaken(StoreError):
    """Somebody else wrote at the same time. Nothing was written; the same again may do."""


class NewerSchema(StoreError):
    """The graph was written by a newer Dolen."""


class ForeignGraph(StoreError):
    """The database has data that is none of Dolen's. Nothing was written."""


class FolderInUse(StoreError):
    """Another process serves this data folder. `url` is its address where it is known."""

    def __init__(self, text: str, url: str | None = None) -> None:
        super().__init__(text)
        self.url = url


class SettingsError(DolenError):
    """A setting, a port or a folder cannot be used."""
