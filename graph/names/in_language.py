"""The name of a record in a language."""

from __future__ import annotations

from collections.abc import Sequence

from graph import model
from graph.model import Language, NameWhy
from graph.names.shown import name_of, welsh_name
from graph.words import say


def name(record: model.Node, language: Language, others: Sequence[model.Name]) -> str:
    """Return the record's name in the language, else in the language that has one.

    Args:
        others: further names of the record; of these only translations count.
    """
    translations = {each.language: each.name for each in others if each.why is NameWhy.TRANSLATION}
    own = {Language.EN: _english(record), Language.CY: welsh_name(record)}
    return (
        own[language]
        or translations.get(language)
        or own[Language.EN]
        or own[Language.CY]
        or say(name_of(record), language)
    )


def by_name(record: model.Organization | model.Place | model.Person) -> tuple[str, str]:
    """Return the key that orders records by name; those whose name no source states come first."""
    return (record.name or "").casefold(), record.id


def _english(record: model.Node) -> str | None:
    match record:
        case model.Post():
            return record.label
        case model.Interaction():
            return record.title
        case model.Person() | model.Organization() | model.Place():
            return record.name
