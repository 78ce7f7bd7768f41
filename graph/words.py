"""Sentences that can be said in every language: a template in English, and what fills it.

The domain returns `Text` values; `say` puts one into a language by the Babel catalogues in
`graph/locale`. A template is the key of its translation. Where a catalogue has none, the English
is said.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from graph.dates import PartialDate
from graph.model import Language

LOCALE = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or a part of one. Of a plural, `count` chooses the form and fills `{n}`."""

    template: str
    fills: tuple[tuple[str, Fill], ...] = ()
    plural: str | None = None
    count: int = 0

    def filled(self, **fills: Fill) -> Text:
        """Return the same with more fills."""
        return replace(self, fills=(*self.fills, *fills.items()))

    def __str__(self) -> str:
        return say(self)


@dataclass(frozen=True, slots=True)
class ProperName:
    """A proper name in the languages that it has. `article`: English says "the" before it."""

    name: str
    name_cy: str | None = None
    article: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A day of which the month is said: "April 2026"."""

    day: dt.date


@dataclass(frozen=True, slots=True)
class Listed:
    """Parts said one after the other:
    joined by `separator`, or as "A, B and C" where that is None.
    """

    parts: tuple[Fill, ...]
    separator: str | None = None


Fill = str | int | Text | ProperName | Month | Listed | dt.date | PartialDate


def T(template: str, **fills: Fill) -> Text:
    """Return a text. `{name}` in the template stands for the fill of that name."""
    return Text(template, tuple(fills.items()))


def P(singular: str, plural: str, count: int, **fills: Fill) -> Text:
    """Return a text in the form that the count wants; `{n}` stands for the count."""
    return Text(singular, tuple(fills.items()), plural, count)


def either(parts: Sequence[Fill]) -> Fill:
    """Return parts as a choice: "a, b or c"."""
    if len(parts) < 2:
        return parts[0] if parts else ""
    return T(
        "{all_but_last} or {last}", all_but_last=Listed(tuple(parts[:-1]), ", "), last=parts[-1]
    )


def joined(parts: Sequence[Fill], separator: str = "; ") -> Listed:
    """Return parts as one, in their order, each said once."""
    return Listed(tuple(dict.fromkeys(parts)), separator)


def when_words(date: PartialDate) -> Text:
    """Return when something was, no finer than it is known:
    "on 4 March 2026", "in March 2026", "in 2026".
    """
    match len(date.text):
        case 4:
            return T("in {year}", year=date)
        case 7:
            return T("in {month}", month=date)
        case _:
            return T("on {day}", day=date)


def say(fill: Fill, language: Language = Language.EN) -> str:
    """Return a fill in words of the language."""
    match fill:
        case Text():
            return _text(fill, language)
        case ProperName():
            return _name(fill, language)
        case Month(day=day):
            return format_date(day, "MMMM y", locale=language)
        case dt.date():
            return format_date(fill, "d MMMM y", locale=language)
        case PartialDate():
            return _partial(fill, language)
        case Listed():
            return _listed([say(part, language) for part in fill.parts], fill.separator, language)
        case _:
            return str(fill)


def counted(number: int, language: Language) -> str:
    """Return a count as a reader of the language writes it: "10,083"."""
    return str(number) if number < 1_000 else format_decimal(number, locale=language)


def _text(text: Text, language: Language) -> str:
    catalogue, fills = (
        _catalogue(language),
        {name: say(value, language) for name, value in text.fills},
    )
    if text.plural is None:
        return catalogue.gettext(text.template).format(**fills)
    return catalogue.ngettext(text.template, text.plural, text.count).format(
        n=counted(text.count, language), **fills
    )


def _name(named: ProperName, language: Language) -> str:
    if language is Language.CY:
        return named.name_cy or named.name
    return f"the {named.name}" if named.article else named.name


def _partial(date: PartialDate, language: Language) -> str:
    if len(date.text) == 4:
        return date.text
    return say(Month(date.first) if len(date.text) == 7 else date.first, language)


def _listed(parts: Sequence[str], separator: str | None, language: Language) -> str:
    if separator is not None:
        return separator.join(parts)
    if len(parts) < 2:
        return "".join(parts)
    return say(
        T("{all_but_last} and {last}", all_but_last=", ".join(parts[:-1]), last=parts[-1]), language
    )


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    """The translations of a language; English is what the templates say themselves."""
    path = LOCALE / language / "LC_MESSAGES" / "dolen.po"
    if language is Language.EN or not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
