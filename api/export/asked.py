"""A question for figures as an address asks it: the arguments of GraphQL's `engagementMetrics`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

from starlette.datastructures import QueryParams

from graph.errors import InputError
from graph.metrics.definitions import METRICS
from graph.metrics.question import (
    WINDOW,
    Days,
    Dimension,
    MetricId,
    MetricsQuestion,
    SeriesStep,
)
from graph.model import ActorId, Nation, OrganizationId, PlaceId, RecordId, TargetAudience
from graph.words import T, Text

ARGUMENTS = [
    "ids",
    "asOf",
    "windowDays",
    "from",
    "to",
    "step",
    "nations",
    "place",
    "centres",
    "audience",
    "groupBy",
]
E_ = TypeVar("E_", bound=StrEnum)
V = TypeVar("V")


def asked_in(query: QueryParams) -> tuple[MetricsQuestion, Days]:
    """Return the question of an address. Lists are parted by commas, or their argument stands
    several times; metrics left out are all that can be grouped as it is asked.

    Raises:
        InputError: an argument that there is not, or a value that is none.
    """
    if unknown := sorted(set(query) - set(ARGUMENTS)):
        raise InputError(
            T(
                "There is no argument {name}. There are: {names}.",
                name=unknown[0],
                names=", ".join(ARGUMENTS),
            )
        )
    group_by = frozenset(_each(query, "groupBy", Dimension))
    ids = _each(query, "ids", MetricId) or [
        metric.id for metric in METRICS if group_by - {Dimension.NATION} <= metric.dimensions
    ]
    nations = _each(query, "nations", Nation)
    place = query.get("place")
    window = _one(query, "windowDays", int, T("a number of days"))
    question = MetricsQuestion(
        ids=tuple(ids),
        window_days=WINDOW if window is None else window,
        nations=tuple(nations) or None,
        place=PlaceId(RecordId(place)) if place else None,
        centres=tuple(OrganizationId(ActorId(RecordId(id_))) for id_ in _texts(query, "centres")),
        audience=next(iter(_each(query, "audience", TargetAudience)), TargetAudience.POLICY),
        group_by=group_by,
    )
    days = Days(
        as_of=_day(query, "asOf"),
        first=_day(query, "from"),
        last=_day(query, "to"),
        step=next(iter(_each(query, "step", SeriesStep)), None),
    )
    return question, days


def _texts(query: QueryParams, name: str) -> Sequence[str]:
    return [
        text.strip() for value in query.getlist(name) for text in value.split(",") if text.strip()
    ]


def _each(query: QueryParams, name: str, enum: type[E_]) -> Sequence[E_]:
    """The values of an enum, as files write them or as GraphQL does."""
    plain = {_plain(one.value): one for one in enum}
    found = []
    for text in _texts(query, name):
        if _plain(text) not in plain:
            raise InputError(
                T(
                    "{name} is {text}. It is one of: {values}.",
                    name=name,
                    text=text,
                    values=", ".join(enum),
                )
            )
        found.append(plain[_plain(text)])
    return found


def _plain(text: str) -> str:
    return text.casefold().replace("_", "-")


def _day(query: QueryParams, name: str) -> dt.date | None:
    return _one(query, name, dt.date.fromisoformat, T("a date such as 2026-11-24"))


def _one(query: QueryParams, name: str, read: Callable[[str], V], what: Text) -> V | None:
    text = query.get(name)
    if not text:
        return None
    try:
        return read(text)
    except ValueError:
        raise InputError(
            T("{name} is {text}. Give {what}.", name=name, text=text, what=what)
        ) from None
