"""The name of a record in a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph import model
from graph.model import Language, NameWhy
from graph.names.shown import name_of, own_names
from graph.words import say


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name, and its language where that is not the one that was asked for.
    Names of people are in no language.
    """

    text: str
    language: Language | None = None

    def __str__(self) -> str:
        return self.text


def name_in(language: Language, record: model.Node, others: Sequence[model.Name]) -> ShownName:
    """Return the record's name in the language, else in the language that has one.

    Args:
        others: further names of the record; of these only translations count.
    """
    translations = {name.language: name.name for name in others if name.why is NameWhy.TRANSLATION}
    own = own_names(record)
    if (name := own.get(language) or translations.get(language)) is not None:
        return ShownName(name)
    if language is Language.CY and Language.EN in own:
        foreign = None if isinstance(record, model.Person) else Language.EN
        return ShownName(own[Language.EN], foreign)
    return ShownName(own.get(Language.CY) or say(name_of(record), language))


def by_name(record: model.Organization | model.Place | model.Person) -> tuple[str, str]:
    """Return the key that orders records by name; those whose name no source states come first."""
    return (record.name or "").casefold(), record.id
