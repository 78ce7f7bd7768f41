"""Names of records as pages show them: marked where they are in the other language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph import model
from graph.model import Language, Node, Person
from graph.names.entries import label
from graph.names.in_language import name
from graph.names.shown import welsh_name


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name, and its language where that is not the page's. Names of people are in no language."""

    text: str
    language: Language | None = None

    def __str__(self) -> str:
        return self.text


def name_of(record: Node, language: Language, others: Sequence[model.Name]) -> ShownName:
    """Return a record's name in the language, else in the one that has it."""
    text = name(record, language, others)
    if isinstance(record, Person) or language is Language.EN:
        return ShownName(text)
    return (
        ShownName(text, Language.EN)
        if text == label(record) and text != welsh_name(record)
        else ShownName(text)
    )
