"""How people are asked for each kind of record:
as its columns say, but for what a kind asks in a way of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.pages.page import FormProblem
from api.pages.recording.form import RECORD, Answers, FormField, Values
from graph.columns import Column, Shape
from graph.kind import Kind
from graph.kinds import found_as
from graph.model import Record
from graph.recording.commands import Add
from graph.words import Fill, T

NEEDED = T("This is blank. Every record of this kind needs one.")
NOT_KNOWN = T("Not known")
Entries = Mapping[str, FormField]
"""A field for each column of a kind that people are asked for, by the column's name."""
Wrong = Callable[[Answers], Iterable[FormProblem]]


def all_of(entries: Entries) -> Sequence[FormField]:
    return tuple(entries.values())


def nothing_wrong(answers: Answers) -> Iterable[FormProblem]:
    return ()


def added(kind: Kind[Record], values: Values, answers: Answers) -> Add:
    """Return the command that adds what was answered."""
    return Add(
        record=kind.record(id=RECORD, **values, sources=answers.texts("source")),
        public=answers.is_public,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What a kind of record asks in a way of its own.
    Whatever is not given is as the columns say.
    """

    page: str = ""
    """The end of its address; blank: the prefix of its ids."""
    fields: Callable[[Entries], Sequence[FormField]] = all_of
    """The fields of a new record."""
    corrected: Callable[[Entries, Any], Sequence[FormField]] | None = None
    """The fields in which a record is corrected; None:
    those of a new one, but for what it is about.
    """
    wrong: Wrong = nothing_wrong
    """What cannot be of fields that are filled."""
    wrong_of_new: Wrong = nothing_wrong
    """What cannot be of those of a new record alone."""
    add: Callable[[Kind[Record], Values, Answers], Add] = added
    sourced: bool = True
    """It asks where a new record is known from, and whether it is public."""

    def fields_of(self, kind: Kind[Record], record: Record) -> Sequence[FormField]:
        """Return the fields in which a record is corrected."""
        entries = entries_of(kind, record)
        if self.corrected is not None:
            return self.corrected(entries, record)
        return [
            entry
            for entry in self.fields(entries)
            if entry.column is not None and not entry.column.about
        ]


def entries_of(kind: Kind[Record], record: Record | None = None) -> Entries:
    """Return a field for each column that people are asked for.
    A `record` keeps what it has, even if nobody would choose that.
    """
    return {name: _entry(column, record) for name, column in kind.asked.items()}


def _entry(column: Column, record: Record | None) -> FormField:
    blank = column.missing or (NEEDED if column.needed else None)
    return FormField(
        id=column.name,
        label=column.words,
        shape=column.shape,
        hint=column.hint,
        blank=blank,
        more=column.listed,
        column=column,
        kinds=found_as(column.refers_to) if column.refers_to else frozenset(),
        options=_options(column, record, can_be_blank=blank is None),
    )


def _options(
    column: Column, record: Record | None, *, can_be_blank: bool
) -> Sequence[tuple[str, Fill]]:
    if column.shape is Shape.CHOICES:
        return [(value.value, column.said(value)) for value in column.offered]
    if column.shape is not Shape.CHOICE:
        return ()
    present = None if record is None else getattr(record, column.fields[0])
    values = dict.fromkeys((*column.offered, *(() if present is None else (present,))))
    options: list[tuple[str, Fill]] = [(value.value, column.said(value)) for value in values]
    return [("", NOT_KNOWN), *options] if can_be_blank else options
