"""Series: the figures of several days, each as of its own with the list of that day."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from graph.errors import InputError
from graph.metrics.definitions import BY_ID
from graph.metrics.figure import REASONS, Because, Figure, Reason
from graph.metrics.question import Days, Dimension, MetricsQuestion, SeriesStep
from graph.words import T, Text

MOST_ROWS = 50_000
MOST_DAYS_OF_SERIES = 120
"""Ten years by month: each day has a network of its own."""
MONTHS = {SeriesStep.MONTH: 1, SeriesStep.QUARTER: 3, SeriesStep.YEAR: 12}


def days_of(days: Days, today: dt.date) -> Sequence[dt.date]:
    """Return the days that are asked for, in order: from the first by steps, and the last.
    In a month that lacks the first one's day it is the last of the month.

    Raises:
        InputError: a day that has not been yet, one after the end, a step without a series, or
            more days than a series has.
    """
    if days.first is None:
        if days.last is not None or days.step is not None:
            raise InputError(T("A series needs the day that it begins: give `from`."))
        chosen = [days.as_of or today]
    elif days.as_of is not None:
        raise InputError(T("Ask for one day, by `asOf`, or for a series, by `from`; not for both."))
    else:
        chosen = list(_steps(days.first, days.last or today, days.step or SeriesStep.QUARTER))
    for day in chosen:
        if day > today:
            raise InputError(
                T(
                    "{day} has not been yet. Figures are of what is known: ask for {today} at the "
                    "latest.",
                    day=day,
                    today=today,
                )
            )
    return chosen


def _steps(first: dt.date, last: dt.date, step: SeriesStep) -> Iterator[dt.date]:
    if first > last:
        raise InputError(
            T("The series ends on {last}, before it begins on {first}.", first=first, last=last)
        )
    for number in count():
        if number >= MOST_DAYS_OF_SERIES:
            raise InputError(
                T(
                    "A series has at most {most} days. Choose a longer step than {step}, or a "
                    "shorter time.",
                    most=MOST_DAYS_OF_SERIES,
                    step=step.value,
                )
            )
        day = _later(first, number * MONTHS[step])
        if day is None or day >= last:
            yield last
            return
        yield day


def _later(day: dt.date, months: int) -> dt.date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def least_rows(question: MetricsQuestion) -> int:
    """Return how many rows a day has at the least."""
    sides = max(1, len(question.centres)) if Dimension.CENTRE in question.group_by else 1
    nations = 4 if question.nations is None else len(set(question.nations))
    asked = [BY_ID[id_] for id_ in set(question.ids)]
    return sides * sum(nations * len(metric.parts) + len(metric.compares) for metric in asked)


def too_many(rows: int, days: int, question: MetricsQuestion) -> InputError:
    """Return the refusal of a question of more rows than are answered, and what would help."""
    return InputError(
        T(
            "This question has about {rows} rows; at most {most} are answered. {help}",
            rows=f"{rows:,}",
            most=f"{MOST_ROWS:,}",
            help=_help(days, question),
        )
    )


def _help(days: int, question: MetricsQuestion) -> Text:
    if Dimension.ORGANIZATION in question.group_by:
        return T("Leave out the grouping by organisation, or name one nation.")
    if Dimension.CENTRE in question.group_by and len(question.centres) != 1:
        return T("Name the Centres that you want.")
    if days > 1:
        return T("Choose a longer step, or a shorter time.")
    return T("Name the metrics and nations that you want.")


def marked(before: Sequence[Figure], now: Sequence[Figure]) -> Sequence[Figure]:
    """Return the figures of a day; one says so where its list differs by more than a tenth from
    that of the same figure on the day before it.
    """
    lists = {_same(each): each.on_list for each in before}
    return [
        replace(each, because=_CHANGED)
        if each.because is None and _differs(lists.get(_same(each)), each.on_list)
        else each
        for each in now
    ]


def _same(figure: Figure) -> tuple[object, ...]:
    return figure.metric, figure.part, figure.nation, figure.audience, figure.organization


def _differs(before: frozenset[object] | None, now: frozenset[object]) -> bool:
    return before is not None and len(before ^ now) * 10 > len(before)


_CHANGED = Because(Reason.LIST_CHANGED, REASONS[Reason.LIST_CHANGED])
