"""How a record is named in sentences of both languages, and what a dataset leaves open."""

from __future__ import annotations

from collections.abc import Iterable

from graph.kind_words import interaction_inside
from graph.model import Dataset, Interaction, Name, NameWhy, Node, Person, Post
from graph.words import Named, T, Text


def name_of(record: Node) -> Named | Text:
    """Return a record's name in the languages that it has, without an article; where it has none, what stands in its place."""
    match record:
        case Post():
            return Named(record.label, record.label_cy)
        case Interaction():
            return Named(record.title) if record.title else T("{kind}, {date}", kind=interaction_inside(record.kind), date=record.date)
        case Person():
            return Named(record.name, record.name_cy) if record.name else T("name not known ({id})", id=record.id)
        case _:
            return Named(record.name, record.name_cy)


def welsh_name(record: Node) -> str | None:
    """Return a record's own name in Welsh; None where it has none."""
    match record:
        case Post():
            return record.label_cy
        case Interaction():
            return None
        case _:
            return record.name_cy


def former_names(names: Iterable[Name]) -> list[str]:
    """Return those of a record's further names that it bore earlier, in the order of the alphabet."""
    return sorted(name.name for name in names if name.why is NameWhy.FORMER)


def not_stated(dataset: Dataset) -> tuple[Named, ...]:
    """Return what the sources of a dataset do not state, in the languages in which it is put."""
    welsh = dataset.does_not_state_cy or (None,) * len(dataset.does_not_state)
    return tuple(Named(english, other) for english, other in zip(dataset.does_not_state, welsh, strict=True))
