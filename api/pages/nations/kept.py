"""Figures as a Centre kept them, press by press, beside what they are now; and the press itself."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from starlette.responses import Response

from api.once import UnknownTicket
from api.pages.asked import Asked, Missing
from api.pages.metrics.amounts import amount_of
from api.pages.metrics.figures import audience_of, window_of
from api.pages.nation_links import nation_called
from api.pages.page import Made, Page, PageQuery, Shown, Table
from api.pages.profiles.refs import Ref, named_ref
from api.pages.recording.centre import no_centre
from api.pages.recording.done import done
from api.pages.recording.sent import form_of
from graph.metrics.definitions import BY_ID
from graph.metrics.figure import REASONS, Reason
from graph.metrics.kept import MOST_REPORTS, KeptBeside, KeptPress, reports
from graph.metrics.metric import Metric
from graph.metrics.part_words import part_words
from graph.metrics.question import MetricsQuestion
from graph.model import Nation, TargetAudience
from graph.names.kind_words import target_audience_words
from graph.words import Fill, T, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLine:
    """A figure as it was kept, and as it is now."""

    beside: KeptBeside
    nation: Fill | None
    name: Fill
    part: Text | None
    then: Fill
    now: Fill
    address: str | None
    """Of what it is; None: there is no such metric any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptShown:
    """What one press kept. `restated`: those that facts changed since."""

    as_of: dt.date
    window: int
    audience: TargetAudience
    centre: Ref | None
    lines: Sequence[KeptLine]

    @property
    def restated(self) -> Sequence[KeptLine]:
        return [line for line in self.lines if line.beside.restated]


@dataclass(frozen=True, slots=True, kw_only=True)
class PressLink:
    """What was kept by one press, and the address at which it stands beside what it is now."""

    day: dt.date
    window: int
    audience: Text
    centre: Ref | None
    figures: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFiguresShown(Shown):
    presses: Sequence[KeptShown]
    others: Sequence[PressLink]
    """Presses that are not among these."""
    ticket: str | None
    """With which the figures of today are kept; None: nobody is there to keep them."""

    def table(self) -> Table:
        columns = (
            "as_of",
            "window_days",
            "metric",
            "part",
            "nation",
            "centre",
            "value",
            "value_now",
            "restated",
            "audience",
        )
        return Table(columns, [_row(press, line) for press in self.presses for line in press.lines])


async def ask(asked: Asked) -> PageQuery:
    return PageQuery(QUERY, {"holding": asked.value("press") or None})


async def make(asked: Asked) -> Made:
    sent = await form_of(asked.request)
    if sent is not None:
        if asked.view.viewer.centre is None:
            return no_centre(asked)
        return await _taken(asked, sent["ticket"], sent["nation"])
    every = reports(asked.view.records.kept_figures.values())
    found = await _beside_now(asked, every)
    shown = {press.id for press, _ in found}
    return KeptFiguresShown(
        title=T("What we kept, and what it is now"),
        lede=T(
            "Figures stay as they were kept. Where facts that became known since make one another, "
            "both stand here: it is restated."
        ),
        query=await ask(asked),
        presses=[_press(asked, press, lines) for press, lines in found],
        others=[press_link(asked, press) for press in every if press.id not in shown],
        ticket=keeping_ticket(asked),
    )


async def _beside_now(
    asked: Asked, every: Sequence[KeptPress]
) -> Sequence[tuple[KeptPress, Sequence[KeptBeside]]]:
    """Return the press that the address names, or the latest, beside what their figures are now:
    as many as there is time for, since each can be of a day for which no network is made yet.

    Raises:
        Missing: there is no such press.
    """
    named = asked.value("press")
    chosen = [press for press in every if named in ("", press.id)][:MOST_REPORTS]
    if named and not chosen:
        raise Missing(named)
    until = time.monotonic() + asked.parts.limits.path_seconds
    found: list[tuple[KeptPress, Sequence[KeptBeside]]] = []
    for press in chosen:
        if found and time.monotonic() > until:
            break
        found += await asked.parts.hub.kept_figures(asked.context.viewer, press.id)
    return found


def press_link(asked: Asked, press: KeptPress) -> PressLink:
    """Return the way to what one press kept."""
    return PressLink(
        day=press.as_of,
        window=press.window_days,
        audience=target_audience_words(press.audience_kind),
        centre=None if press.centre is None else named_ref(asked, press.centre),
        figures=len(press.figures),
        address=asked.address("kept-figures", press=press.id, as_of=""),
    )


def keeping_ticket(asked: Asked) -> str | None:
    """Return with what the viewer's Centre keeps the figures of today, once."""
    can = asked.may_record and not asked.is_of_another_day
    return asked.parts.once.ticket() if can else None


async def _taken(asked: Asked, ticket: str, nation: str) -> Response:
    """Keep the figures of today once; whoever presses again is led to what there is."""
    try:
        question = MetricsQuestion(
            nations=(Nation(nation),) if nation else None,
            window_days=window_of(asked),
            audience=audience_of(asked),
        )
    except ValueError:
        raise Missing(nation) from None
    try:
        return done(asked, await asked.parts.once.do(ticket, partial(_kept, asked, question)))
    except UnknownTicket:
        return asked.go_to(asked.address("kept-figures", as_of=""))


async def _kept(asked: Asked, question: MetricsQuestion) -> str:
    made = await asked.parts.hub.keep_figures(asked.context.viewer, question)
    assert made.change is not None, "what is new changes something"
    return made.change.id


def _press(asked: Asked, press: KeptPress, lines: Sequence[KeptBeside]) -> KeptShown:
    return KeptShown(
        as_of=press.as_of,
        window=press.window_days,
        audience=press.audience_kind,
        centre=None if press.centre is None else named_ref(asked, press.centre),
        lines=[_line(asked, line) for line in lines],
    )


def _line(asked: Asked, line: KeptBeside) -> KeptLine:
    kept, now = line.kept, line.now
    metric = next((metric for id_, metric in BY_ID.items() if id_ == kept.metric), None)
    reason = None if now is None or now.because is None else now.because.reason
    return KeptLine(
        beside=line,
        nation=None if kept.nation is None else nation_called(kept.nation),
        name=kept.metric if metric is None else metric.name,
        part=part_words(kept.part or ""),
        then=_value(metric, kept.part, kept.value, kept.reason),
        now=_value(metric, kept.part, None if now is None else now.value, reason),
        address=None if metric is None else asked.address("metric", id=metric.id, as_of=""),
    )


def _value(
    metric: Metric | None, part: str | None, value: float | None, reason: str | None
) -> Fill:
    """Return a value as people read it, or that it is not known and why."""
    if value is None:
        known = next((each for each in Reason if each == reason), None)
        return T("not known") if known is None else T("not known: {why}", why=REASONS[known])
    figures = () if metric is None else metric.figures
    unit = next((each.unit for each in figures if each.name == (part or "")), None)
    return f"{value:g}" if unit is None else amount_of(unit, value)


def _row(press: KeptShown, line: KeptLine) -> Sequence[Fill | float | None]:
    kept, now = line.beside.kept, line.beside.now
    return (
        press.as_of,
        press.window,
        kept.metric,
        kept.part,
        kept.nation,
        kept.centre,
        kept.value,
        None if now is None else now.value,
        "true" if line.beside.restated else "false",
        press.audience,
    )


QUERY = """\
# The figures that the viewer's Centre kept, each beside what it is now.
query KeptFigures($holding: ID) {
  keptFigures(holding: $holding) {
    asOf
    windowDays
    audience
    restated
    centre { id name }
    figures { metric part nation value valueNow reason reasonNow restated }
  }
}
"""

PAGE = Page(
    name="kept-figures",
    path="/kept-figures",
    make=make,
    template="kept_figures.html",
    menu="nations",
    ask=ask,
    files=("csv",),
    private=True,
    takes_forms=True,
)
