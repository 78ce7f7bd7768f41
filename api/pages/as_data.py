"""View objects as JSON: names in camel case as in GraphQL, texts in the language of the address,
dates as they are written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeAlias

from graph.dates import PartialDate
from graph.model import Language
from graph.names.in_language import ShownName
from graph.words import Listed, Month, ProperName, Text, say

Data: TypeAlias = Any
"""JSON: what `json.dumps` takes."""


def as_data(value: object, language: Language) -> Data:
    """Return a value as JSON.

    Raises:
        TypeError: it holds something that has no form in JSON.
    """
    match value:
        case Enum():
            return value.value
        case None | bool() | int() | float() | str():
            return value
        case Text() | ProperName() | Listed():
            return say(value, language)
        case ShownName():
            return value.text
        case Month(day=day):
            return f"{day:%Y-%m}"
        case dt.date():
            return value.isoformat()
        case PartialDate():
            return value.text
        case Mapping():
            return {str(key): as_data(each, language) for key, each in value.items()}
        case Sequence():
            return [as_data(each, language) for each in value]
    if is_dataclass(value):
        return {
            camel_cased(field.name): as_data(getattr(value, field.name), language)
            for field in fields(value)
        }
    raise TypeError(f"{type(value).__name__} has no form in JSON.")


def camel_cased(name: str) -> str:
    """Return a name as GraphQL spells it.

    >>> camel_cased("read_on"), camel_cased("from_")
    ('readOn', 'from')
    """
    first, *others = name.strip("_").split("_")
    return first + "".join(word.capitalize() for word in others)
