"""The figures of Centres and of nations as bars, with the finding for a heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.charts.bars import Bar, by_length
from api.nations import NATIONS
from api.pages.asked import Asked
from api.pages.metrics.figures import FigureShown, figure_shown
from api.pages.nation_links import PlainLink, nation_links
from api.pages.nations.measured import NationMeasured
from api.pages.profiles.refs import Ref, named_ref
from graph.metrics.question import MetricId
from graph.names.kind_words import nation_words
from graph.words import Fill, Listed, P, T


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row of a chart. `own`: it is that of the page, or of the viewer's Centre."""

    what: Ref | PlainLink
    figure: FigureShown
    beside: Fill | None
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """`not_known`: names with the reason that they share."""

    title: Fill
    measure: Fill
    bars: Sequence[Bar[BarRow]]
    not_known: Sequence[tuple[Fill, Fill]]


def by_centre(asked: Asked, found: NationMeasured) -> BarChart:
    """Return the reach by evidence of each Centre, with what is near behind it."""
    shown = {
        (one.centre, one.part): figure_shown(asked, one)
        for one in found.of_centres
        if one.metric is MetricId.M_02E and one.centre is not None
    }
    bars, not_known = list[Bar[BarRow]](), list[tuple[Fill, Fill]]()
    for (centre, part), figure in shown.items():
        if part or centre is None:
            continue
        name, near = named_ref(asked, centre), shown[centre, "NEAR"]
        if figure.value is None:
            not_known.append((name.name.text, figure.short or ""))
            continue
        beside = near.value and T("{share} near", share=near.value)
        row = BarRow(name, figure, beside, centre == asked.view.viewer.centre)
        bars.append(Bar(row, figure.figure.value or 0.0, near.figure.value or 0.0))
    bars = list(by_length(bars))
    return BarChart(
        title=_centres_title(bars),
        measure=T(
            "Share of the list by weight with an evidenced path of 0.10 or more; paler: nearly, "
            "from 0.067 to below 0.10"
        ),
        bars=bars,
        not_known=_by_reason(not_known),
    )


def by_nation(asked: Asked, found: NationMeasured) -> BarChart:
    """Return of each nation which share of its list is one person away."""
    others = nation_links(asked, "nation", found.nation, audience=asked.value("audience"))
    links = dict(zip(NATIONS, others, strict=True))
    bars, not_known = list[Bar[BarRow]](), list[tuple[Fill, Fill]]()
    for one in found.figures:
        if one.metric is not MetricId.M_02P or one.nation is None:
            continue
        figure, link = figure_shown(asked, one), links[one.nation]
        if figure.value is None:
            not_known.append((link.said, figure.short or ""))
        else:
            counts = T(
                "{part} of {whole}", part=_count(one.numerator), whole=_count(one.denominator)
            )
            row = BarRow(link, figure, counts, one.nation is found.nation)
            bars.append(Bar(row, one.value or 0.0))
    own = next((bar.of.figure.value for bar in bars if bar.of.own), None)
    return BarChart(
        title=T("How many are one person away is not known")
        if own is None
        else T(
            "{share} of the list of {nation} is one person away",
            share=own,
            nation=nation_words(found.nation),
        ),
        measure=T("Share of each nation’s own list by weight with a path of one introducer"),
        bars=list(by_length(bars)),
        not_known=_by_reason(not_known),
    )


def _centres_title(bars: Sequence[Bar[BarRow]]) -> Fill:
    reaching = [bar for bar in bars if bar.share]
    if not bars:
        return T("Of no Centre is it known whom it reaches by evidence")
    if not reaching:
        return T("No Centre reaches anybody by evidence yet")
    first = reaching[0].of.what
    return P(
        "{n} Centre reaches somebody by evidence: {centre}",
        "{n} Centres reach somebody by evidence, first {centre}",
        len(reaching),
        centre=first.name.text if isinstance(first, Ref) else first.said,
    )


def _by_reason(not_known: Sequence[tuple[Fill, Fill]]) -> Sequence[tuple[Fill, Fill]]:
    names: dict[Fill, list[Fill]] = {}
    for name, why in not_known:
        names.setdefault(why, []).append(name)
    return [(Listed(tuple(those)), why) for why, those in names.items()]


def _count(value: float | None) -> str:
    return f"{value or 0:g}"
