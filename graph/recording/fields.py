"""What a person gives for a field, as it is kept: texts, lists, dates, identifiers.
Each refusal names the column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.columns import Column, Shape
from graph.dates import PartialDate
from graph.errors import InputError, LeftBlank
from graph.model import Identifier
from graph.names.damaged import is_damaged
from graph.names.office_titles import is_office
from graph.names.titles import kept_name
from graph.names.unseen import without_unseen
from graph.recording.commands import Day
from graph.words import T
from graph.written import HOW_TO_WRITE, written

MOST_LETTERS = 10_000
"""Of one text."""
MOST_PARTS, MOST_LETTERS_A_PART = 100, 500
"""Of one list."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def text(column: str, value: str | None) -> str | None:
    """Return the text as it is kept: without outer spaces and marks that nobody sees, None where
    nothing is left.

    Raises:
        InputError: it is too long, or has damaged letters or characters that are no text.
    """
    if value is None:
        return None
    plain = without_unseen(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(plain) > MOST_LETTERS:
        raise InputError(
            T(
                "The text has {count} letters. Shorten it to {most}.",
                count=f"{len(plain):,}",
                most=f"{MOST_LETTERS:,}",
            ),
            column,
        )
    if is_damaged(plain):
        raise InputError(
            T(
                'Letters of "{text}" were damaged on the way here. Type them anew, or save the '
                "file as UTF-8.",
                text=plain[:80],
            ),
            column,
        )
    if _CONTROL.search(plain):
        raise InputError(
            T("The text has a character that cannot be seen. Remove it, or type the text anew."),
            column,
        )
    return plain or None


def needed(column: str, value: str | None) -> str:
    """Return a text that must not be blank.

    Raises:
        InputError: it is blank, or as for `text`.
    """
    plain = text(column, value)
    if plain is None:
        raise LeftBlank(T("This is blank. Every record of this kind needs one."), column)
    return plain


def person_name(column: str, value: str) -> str:
    """Return the name of a person without titles.

    Raises:
        InputError: it has nothing but titles, or is the title of an office.
    """
    if is_office(value):
        raise InputError(
            T(
                '"{text}" is an office, and the name of nobody. Write the name of whoever holds '
                "it, or held it then.",
                text=value[:80],
            ),
            column,
        )
    if not (kept := kept_name(value)):
        raise InputError(
            T('"{text}" has titles, and no name. Write first name and surname.', text=value[:80]),
            column,
        )
    return kept


def texts(column: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts of a list that say something, each once.

    Raises:
        InputError: there are too many, or as for `text`.
    """
    few(column, values)
    found = tuple(
        dict.fromkeys(plain for value in values if (plain := text(column, value)) is not None)
    )
    if any(len(plain) > MOST_LETTERS_A_PART for plain in found):
        raise InputError(
            T(
                "One of the texts is too long. Shorten it to {most} letters.",
                most=MOST_LETTERS_A_PART,
            ),
            column,
        )
    return found


def few(column: str, values: Sequence[object]) -> None:
    """Refuse a list that has too many parts.

    Raises:
        InputError: it has.
    """
    if len(values) > MOST_PARTS:
        raise InputError(
            T(
                "{count} are too many. Give at most {most}.",
                count=f"{len(values):,}",
                most=f"{MOST_PARTS:,}",
            ),
            column,
        )


def needed_day(column: str, value: Day) -> PartialDate:
    """Return a date as it is kept.

    Raises:
        InputError: it is blank or no date.
    """
    if isinstance(value, PartialDate):
        return value
    if not value.strip():
        raise LeftBlank(T("This is blank. {remedy}", remedy=HOW_TO_WRITE), column)
    try:
        return written(value)
    except InputError as error:
        raise InputError(error.message, column) from None


def read(column: Column, cell: str) -> tuple[object, ...]:
    """Return the values of a cell as a person writes it.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return column.read(
            str(needed_day(column.name, cell)) if column.shape is Shape.DAY else cell
        )
    except InputError as error:
        raise InputError(error.message, column.name) from None


def identifiers(values: tuple[Identifier, ...]) -> tuple[Identifier, ...]:
    """Return identifiers as they are kept, each once.

    Raises:
        InputError: a part is blank, or as for `texts`.
    """
    texts("identifiers", tuple(part for one in values for part in (one.scheme, one.value)))
    return tuple(
        dict.fromkeys(
            Identifier(
                scheme=needed("identifiers", one.scheme), value=needed("identifiers", one.value)
            )
            for one in values
        )
    )
