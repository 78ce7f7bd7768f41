"""A series of figures as lines of text: each figure with its days below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from cli.metrics_text import Row, heading, name_of, said, unknown
from cli.words import columns, day


def tell_series(answer: dict[str, Any]) -> Iterator[str]:
    """Yield the figures of each nation, then those of several together."""
    defined = {each["id"]: each for each in answer["metricDefinitions"]}
    rows = sorted(answer["engagementMetrics"], key=lambda row: row["nation"] or "~")
    for index, (_, of_nation) in enumerate(groupby(rows, key=lambda row: row["nation"])):
        yield from [""] if index else []
        yield from _of_nation(list(of_nation), defined)


def _of_nation(rows: Sequence[Row], defined: Mapping[str, Row]) -> Iterator[str]:
    """Yield the days of each figure that has a value on one of them; of the others why they have
    none on the last day.
    """
    first, last = rows[0]["asOf"], rows[-1]["asOf"]
    yield heading(rows[-1], f"from {day(first)} to {day(last)}")
    by_figure: dict[tuple[str, str | None], list[Row]] = {}
    for row in rows:
        by_figure.setdefault((row["metric"], row["part"]), []).append(row)
    never: list[Row] = []
    for days in by_figure.values():
        if all(row["value"] is None for row in days):
            never.append(days[-1])
            continue
        yield f"  {name_of(days[0], defined)}"
        yield from columns(((day(row["asOf"]), _said(row)) for row in days), indent="    ")
    if never:
        yield f"  Without a value on any of these days; why on {day(last)}:"
        latest = [row for row in rows if row["asOf"] == last]
        yield from (f"  {line}" for line in unknown(never, latest, defined))


def _said(row: Row) -> str:
    return said(row) if row["value"] is not None else f"not known: {row['unknownBecause']}"
