"""The name of a record in a language."""

from __future__ import annotations

from collections.abc import Sequence

from graph import model
from graph.dates import say
from graph.model import Language, NameWhy

NOT_KNOWN = {Language.EN: "Name not known", Language.CY: "Enw anhysbys"}


def name(record: model.Node, language: Language, others: Sequence[model.Name]) -> str:
    """Return the record's name in the language, else in the language that has one.

    Args:
        others: further names of the record; of these only translations count.
    """
    translations = {each.language: each.name for each in others if each.why is NameWhy.TRANSLATION}
    own = {Language.EN: _english(record), Language.CY: _welsh(record)}
    return own[language] or translations.get(language) or own[Language.EN] or own[Language.CY] or NOT_KNOWN[language]


def _english(record: model.Node) -> str | None:
    match record:
        case model.Post():
            return record.label
        case model.Interaction():
            kind = record.kind.value.replace("-", " ").capitalize()
            return record.title or f"{kind}, {say(record.date)}"
        case _:
            return record.name


def _welsh(record: model.Node) -> str | None:
    match record:
        case model.Post():
            return record.label_cy
        case model.Interaction():
            return None
        case _:
            return record.name_cy
