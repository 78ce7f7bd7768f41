"""What each column of a file that nobody knows may be, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from graph.contact_details import email
from graph.errors import InputError
from graph.files.contact_kinds import contact_kind
from graph.files.days import DayOrder, day_order, plain_day, span
from graph.files.fields import BY_HEADING, DEPARTMENTS, RATINGS, SEVERAL, ColumnIs, folded
from graph.files.header import HeadedSheet
from graph.files.people import Known, turned
from graph.names.titles import kept_name, same_name
from graph.words import P, T, Text
from graph.written import written

_TITLE = ("title", "teitl")
"""Over jobs in some files, over "Dr" and "Cllr" in others."""
_LOOKED_AT = 200
_SAMPLES = 3
_MOST = 0.6
"""Of the values of a column, so that it is taken for what they are."""


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column of a file. `guess` None: nobody can tell, and somebody has to choose."""

    heading: str
    samples: tuple[str, ...]
    guess: ColumnIs | None
    why: Text


def guesses(
    sheet: HeadedSheet, known: Known, colleagues: Collection[str], today: dt.date
) -> list[ColumnGuess]:
    """Return what each column may be, by its heading, else by its values. Of several with names
    those with the names of colleagues say who of us took part.
    """
    found: list[ColumnGuess] = []
    taken: set[ColumnIs] = set()
    ours: dict[int, int] = {}
    headings = list(map(folded, sheet.header))
    in_office = any(BY_HEADING.get(one) is ColumnIs.OFFICE_HOLDER for one in headings)
    for place in range(max([len(sheet.header), *(len(cells) for _, cells in sheet.rows)])):
        is_headed = place < len(sheet.header) and not sheet.first_is_data
        heading = sheet.header[place] if is_headed else ""
        values = [cells[place] for _, cells in sheet.rows if place < len(cells) and cells[place]]
        guess, why = _guess(heading, values[:_LOOKED_AT], known, today)
        if in_office and folded(heading) in DEPARTMENTS:
            guess, why = ColumnIs.LEFT_OUT, T("it is the department of whoever is in office")
        if guess is not None and guess in taken - SEVERAL:
            guess, why = None, T("another column is that already")
        if guess is not None:
            taken.add(guess)
        found.append(ColumnGuess(heading, tuple(dict.fromkeys(values))[:_SAMPLES], guess, why))
        own = sum(same_name(turned(value)) in colleagues for value in set(values))
        if own and own >= _MOST * len(set(values)):
            ours[place] = own
    with_names = [place for place, one in enumerate(found) if one.guess is ColumnIs.WHO]
    for place in ours:
        if found[place].guess is None or (place in with_names and len(with_names) > 1):
            why = P("{n} name is a colleague’s", "{n} names are colleagues’", ours[place])
            found[place] = replace(found[place], guess=ColumnIs.OF_US, why=why)
    return found


def order_of(sheet: HeadedSheet, fields: Sequence[ColumnIs | None]) -> DayOrder:
    """Return in which order the days of a sheet stand."""
    places = [
        place
        for place, what in enumerate(fields)
        if what in (ColumnIs.DATE, ColumnIs.END, ColumnIs.SINCE)
    ]
    above = [text for name, text in sheet.before.items() if "time" in name or "date" in name]
    return day_order(
        [
            *(
                day
                for _, cells in sheet.rows
                for place in places
                if place < len(cells)
                for day in span(cells[place])
            ),
            *above,
        ]
    )


def _guess(
    heading: str, values: Sequence[str], known: Known, today: dt.date
) -> tuple[ColumnIs | None, Text]:
    words = folded(heading)
    if words in RATINGS:
        return ColumnIs.LEFT_OUT, T("we hold no ratings of people")
    if not values:
        return ColumnIs.LEFT_OUT, T("the column is empty")
    if words in _TITLE and not any(map(kept_name, values)):
        return ColumnIs.LEFT_OUT, T("“{words}” is a title of a person", words=values[0][:40])
    if (by_heading := BY_HEADING.get(words)) is not None:
        return by_heading, T("from the heading")
    days = sum(_is_day(value, today) for value in values)
    if days >= _MOST * len(values):
        return ColumnIs.DATE, T("{n} of {all} are dates", n=days, all=len(values))
    addresses = sum(email(value) is not None for value in values)
    if addresses >= _MOST * len(values):
        return ColumnIs.EMAIL, T("{n} of {all} are e-mail addresses", n=addresses, all=len(values))
    kinds = [value for value in values if contact_kind(value) is not None]
    if len(kinds) >= _MOST * len(values):
        return ColumnIs.KIND, T("“{words}” is a kind of contact", words=kinds[0][:40])
    names = sum(known(value) for value in dict.fromkeys(values))
    if names and names >= _MOST * len(set(values)):
        return ColumnIs.WHO, P("{n} name is known here", "{n} names are known here", names)
    return None, T("not sure")


def _is_day(text: str, today: dt.date) -> bool:
    if text.strip().isdecimal() and len(text.strip()) < 5:
        return False  # a number as well as a year
    try:
        written(plain_day(span(text)[0], month_first=False), today)
    except InputError:
        return False
    return True
