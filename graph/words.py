"""Sentences that can be said in every language: a template in English, and what fills it.

The domain returns `Text` values; `say` puts one into a language by the Babel catalogues in
`graph/locale`. A template is the key of its translation. Where a catalogue has none, the English
is said.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from graph.dates import PartialDate
from graph.model import Language
from graph.welsh import Phrase, meet

KEPT = 4_096
"""Templates, and days in words, that are not worked out anew each time."""
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
    """A proper name in the languages that it has.

    Args:
        article: English says "the" before it.
        mutates: its Welsh takes mutations, as that of a body or a place does; a person's name and
            the title of a group never do.
        english: where it has no Welsh it is English, which a page in Welsh marks; the name of a
            person or a body is in no language.
    """

    name: str
    name_cy: str | None = None
    article: bool = False
    mutates: bool = True
    english: bool = False


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
    return spoken(fill, language).text


def spoken(fill: Fill, language: Language) -> Phrase:
    """Return the same with what its first word does behind another one."""
    match fill:
        case Text():
            fills = {name: spoken(value, language) for name, value in fill.fills}
            return put_together(fill, fills, language)
        case ProperName():
            return Phrase(_name(fill, language), fill.mutates and fill.name_cy is not None)
        case Month(day=day):
            return Phrase(_dated(day, "MMMM y", language), mutates=True)
        case dt.date():
            return Phrase(_dated(fill, "d MMMM y", language))
        case PartialDate():
            return Phrase(_partial(fill, language), mutates=True)
        case Listed():
            return in_a_row(
                [spoken(part, language) for part in fill.parts], fill.separator, language
            )
        case _:
            return Phrase(str(fill))


def put_together(text: Text, fills: Mapping[str, Phrase], language: Language) -> Phrase:
    """Fill the template of a text. In Welsh each fill has the form that the word before it asks
    for, and "a", "â", "gyda" and "yn" the one that the fill asks for.
    """
    said, first = "", None
    for literal, hole in _parsed(_template(text, language)):
        said += literal
        if hole is None:
            continue
        fill = (
            Phrase(counted(text.count, language))
            if hole == "n" and text.plural is not None
            else fills[hole]
        )
        if not said:
            first = fill
        if language is Language.CY and literal:
            said, words = meet(said, fill)
            said += words
        else:
            said += fill.text
    return Phrase(said, mutates=True) if first is None else replace(first, text=said)


@lru_cache(KEPT)
def _parsed(template: str) -> Sequence[tuple[str, str | None]]:
    """The words before each fill of a template, and its name."""
    return [(literal, hole) for literal, hole, _, _ in string.Formatter().parse(template)]


@lru_cache(KEPT)
def _dated(day: dt.date, pattern: str, language: Language) -> str:
    """A date in words. Most sentences have one, and few days come in all of them."""
    return format_date(day, pattern, locale=language)


def _template(text: Text, language: Language) -> str:
    catalogue = _catalogue(language)
    if text.plural is None:
        return catalogue.gettext(text.template)
    return catalogue.ngettext(text.template, text.plural, text.count)


def counted(number: int, language: Language) -> str:
    """Return a count as a reader of the language writes it: "10,083"."""
    return str(number) if number < 1_000 else format_decimal(number, locale=language)


def _name(named: ProperName, language: Language) -> str:
    if language is Language.CY:
        return named.name_cy or named.name
    return f"the {named.name}" if named.article else named.name


def _partial(date: PartialDate, language: Language) -> str:
    if len(date.text) == 4:
        return date.text
    return say(Month(date.first) if len(date.text) == 7 else date.first, language)


def in_a_row(parts: Sequence[Phrase], separator: str | None, language: Language) -> Phrase:
    """Return phrases one after the other, as `Listed` has them."""
    if not parts:
        return Phrase("")
    if separator is not None:
        return replace(parts[0], text=separator.join(part.text for part in parts))
    if len(parts) == 1:
        return parts[0]
    fills = {
        "all_but_last": replace(parts[0], text=", ".join(part.text for part in parts[:-1])),
        "last": parts[-1],
    }
    return put_together(T("{all_but_last} and {last}"), fills, language)


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
