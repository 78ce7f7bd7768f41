"""Figures as lines of text: each with what it rests on, and after them what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from cli.words import columns, day, number, plain
from graph.metrics.question import BY_WEIGHT

Row = dict[str, Any]
_BY_WEIGHT = frozenset(metric.name for metric in BY_WEIGHT)
_NOT = {"NOT_KNOWN": "Not known", "NOT_APPLICABLE": "Does not apply"}


def tell(answer: dict[str, Any]) -> Iterator[str]:
    """Yield the figures of each nation, then those of several together."""
    defined = {each["id"]: each for each in answer["metricDefinitions"]}
    rows = sorted(answer["engagementMetrics"], key=lambda row: row["nation"] or "~")
    for index, (_, of_nation) in enumerate(groupby(rows, key=lambda row: row["nation"])):
        figures = list(of_nation)
        yield from [""] if index else []
        yield heading(figures[0], f"as of {day(figures[0]['asOf'])}")
        known = [row for row in figures if row["value"] is not None]
        yield from columns(((name_of(row, defined), said(row)) for row in known), indent="  ")
        yield from unknown(figures, figures, defined)


def told_kept(kept: Row | None) -> Iterator[str]:
    """Yield what was kept, or why nothing was; nothing where nobody asked for it."""
    if kept is None:
        return
    yield ""
    if "message" in kept:
        yield f"Nothing was kept. {kept['message']}"
        return
    report = kept["report"]
    yield f"Kept for your Centre: {len(report['figures'])} figures of {day(report['asOf'])}."
    yield f"Take it back with: dolen undo {kept['change']['id']}"


def heading(row: Row, when: str) -> str:
    """Return of which nation, side and list figures are, and of when."""
    where = plain(row["nation"]).title() if row["nation"] else "All nations together"
    by = f", {row['centre']['name']}" if row["centre"] else ""
    targets = row["targets"]
    listed = "" if targets is None else f": {targets} on the list"
    unknown = row["unknownTargets"]
    more = f", and {unknown} of which nobody knows who that is" if unknown else ""
    which = ", for practice" if row["audience"] == "PRACTICE" else ""
    return f"{where}{by}{which}, {when}{listed}{more}"


def name_of(row: Row, defined: Mapping[str, Row]) -> str:
    """Return what a figure is called."""
    metric = defined[row["metric"]]
    part = f": {plain(row['part'])}" if row["part"] else ""
    return f"{metric['code']} {metric['name']}{part}"


def said(row: Row) -> str:
    """Return the value of a figure, with what to know of it."""
    note = f"; {row['unknownBecause']}" if row["unknownBecause"] else ""
    return f"{_figure(row)}{note}"


def _percent(share: float) -> str:
    """Return a share in whole percents; what is above 0 never as 0, what is below 1 never as 100.

    >>> _percent(0.536), _percent(2 / 307), _percent(0.997), _percent(0.0), _percent(1.0)
    ('54 %', 'under 1 %', 'over 99 %', '0 %', '100 %')
    """
    if 0 < share < 0.01:
        return "under 1 %"
    return "over 99 %" if 0.99 < share < 1 else f"{100 * share:.0f} %"


def _figure(row: Row) -> str:
    value, numerator, denominator = row["value"], row["numerator"], row["denominator"]
    match row["unit"]:
        case "SHARE" if float(numerator).is_integer():
            weighed = " by weight" if row["metric"] in _BY_WEIGHT else ""
            return f"{_percent(value)} ({numerator:g} of {denominator:g}{weighed})"
        case "SHARE":
            return f"{100 * value:.1f} %"
        case "SCORE":
            return number(value)
        case "DAYS":
            return f"{value:g} days"
        case _:
            return f"{value:g}"


def unknown(
    rows: Sequence[Row], figures: Sequence[Row], defined: Mapping[str, Row]
) -> Iterator[str]:
    """Yield each reason why one of some rows has no value once, before it what it holds of.
    `figures`: all of their day.
    """
    missing = [row for row in rows if row["value"] is None]
    for status, because in dict.fromkeys(map(_why, missing)):
        of = [row for row in missing if _why(row) == (status, because)]
        yield f"  {_NOT[status]}: {', '.join(_named(of, figures, defined))}"
        yield f"    {because}"


def _why(row: Row) -> tuple[str, str]:
    return row["status"], row["unknownBecause"]


def _named(
    rows: Sequence[Row], figures: Sequence[Row], defined: Mapping[str, Row]
) -> Iterator[str]:
    """Yield the metrics, with their parts where only some are meant."""
    for metric, parts in groupby(rows, key=lambda row: row["metric"]):
        several = [plain(row["part"] or "") for row in parts]
        whole = len(several) == sum(row["metric"] == metric for row in figures)
        code = defined[metric]["code"]
        yield code if whole else f"{code} ({', '.join(several)})"
