"""A path over time: the best way from a Centre to a target on one day of each year."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.responses import Response

from api.charts.trend import Trend
from api.describe import described
from api.introductions import introductions
from api.pages.asked import Asked
from api.pages.meant import ChoiceShown, Ends, ends, question_behind
from api.pages.page import Made, Page, PageQuery, Shown, Table
from api.pages.path.asked import not_needed
from api.pages.path.data import best_of_each
from api.pages.profiles.refs import Ref, ref_of
from graph.errors import InputError
from graph.model import ActorId
from graph.names.articles import inside
from graph.paths.answer import Path, Question
from graph.paths.lead import ORDER, lead_words
from graph.paths.target import find_targets, target_of
from graph.words import Fill, T, Text

YEARS = 10
MOST_NAMED = 3
DAYS_AT_ONCE = 4
"""For which one operation may ask: a network of its own is made for each."""
TOP = float(len(ORDER))


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfPath:
    """One day. `holders`: whom the target means on it, where it is another; `because`: why there
    is no path.
    """

    day: dt.date
    address: str
    seen: bool = False
    """It was looked at before the time was up."""
    holders: Sequence[Ref] = ()
    what: Fill | None = None
    path: Path | None = None
    through: Sequence[Ref] = ()
    because: Fill | None = None

    @property
    def level(self) -> float | None:
        """Return how high the line is: 0 without a path, `TOP` for a good lead."""
        if not self.seen:
            return None
        return 0.0 if self.path is None else TOP - ORDER.index(self.path.lead)

    @property
    def lead(self) -> Text | None:
        return None if self.path is None else lead_words(self.path.lead)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTimeShown(Shown):
    heading: Fill
    path: str
    """The address of the paths of the page's day."""
    years: Sequence[YearOfPath]
    line: Trend
    best: Text
    worst: Text

    def table(self) -> Table:
        columns = ("day", "lead", "band", "basis", "steps", "throughIds", "because")
        return Table(columns, [_row(year) for year in self.years])


async def ask(asked: Asked) -> PageQuery | Response:
    meant = ends(asked)
    if isinstance(meant, ChoiceShown):
        return question_behind(meant)
    if isinstance(meant, Response):
        return meant
    return _query(meant, _days(asked.view.as_of))


async def make(asked: Asked) -> Made:
    meant = ends(asked)
    if not isinstance(meant, Ends):
        return meant
    refused = not_needed(asked, meant, find_targets(asked.view, target_of(meant.target)))
    if refused is not None:
        return refused
    days = _days(asked.view.as_of)
    years = await _years(asked, meant, days)
    ends_asked = {"from": meant.centre.id, "to": meant.target.id}
    return OverTimeShown(
        title=T(
            "{centre} to {target} over time",
            centre=asked.name(meant.centre).text,
            target=asked.name(meant.target).text,
        ),
        heading=T(
            "When {centre} was closer to {target}",
            centre=inside(meant.centre),
            target=inside(meant.target),
        ),
        lede=T("The best path on one day of each year, by what was true on it."),
        query=_query(meant, days),
        path=asked.address("path", **ends_asked),
        years=years,
        line=Trend(values=[year.level for year in years], top=TOP),
        best=lead_words(ORDER[0]),
        worst=T("no path"),
    )


def _query(meant: Ends, days: Sequence[dt.date]) -> PageQuery:
    """Return the question for the latest days, with those for the days before."""
    question = Question(centre=meant.centre.id, target=target_of(meant.target), first=1)
    latest, *before = [
        {f"on{day.year}": (question, day) for day in days[max(0, end - DAYS_AT_ONCE) : end]}
        for end in range(len(days), 0, -DAYS_AT_ONCE)
    ]
    told = "The best path on one day of each of some years."
    further = [best_of_each(told, "PathOverTime", asks) for asks in before]
    return replace(best_of_each(told, "PathOverTime", latest), further=further)


def _days(last: dt.date) -> Sequence[dt.date]:
    """Return the day in each of ten years before, and the day itself; for 29 February the 28th."""
    return [_years_before(last, ago) for ago in range(YEARS, -1, -1)]


def _years_before(day: dt.date, ago: int) -> dt.date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - ago, day=28 if leap and ago % 4 else day.day)


async def _years(asked: Asked, meant: Ends, days: Sequence[dt.date]) -> Sequence[YearOfPath]:
    """Look at the days from the last to the first, until the time is up."""
    until = time.monotonic() + asked.parts.limits.path_seconds
    found: list[YearOfPath] = []
    for day in reversed(days):
        late = bool(found) and time.monotonic() > until
        found.append(_unseen(asked, meant, day) if late else await _on(asked, meant, day))
    return found[::-1]


def _unseen(asked: Asked, meant: Ends, day: dt.date) -> YearOfPath:
    ends_then = {"from": meant.centre.id, "to": meant.target.id, "as_of": day.isoformat()}
    return YearOfPath(day=day, address=asked.address("path", **ends_then))


async def _on(asked: Asked, meant: Ends, day: dt.date) -> YearOfPath:
    view, year = await asked.context.view_on(day), _unseen(asked, meant, day)
    question = Question(centre=meant.centre.id, target=target_of(meant.target), first=1)
    try:
        found = await introductions(asked.context, view, question)
    except InputError as error:
        return replace(year, seen=True, because=error.text)
    best = next(iter(found.paths), None)
    return replace(
        year,
        seen=True,
        holders=_refs(asked, [each for each in found.targets if each != meant.target.id]),
        what=described(view, meant.target).what,
        path=best,
        through=_refs(asked, best.introducers if best is not None else ()),
        because=None if found.no_path is None else found.no_path.sentence,
    )


def _refs(asked: Asked, actors: Sequence[ActorId]) -> Sequence[Ref]:
    return [each for actor in actors[:MOST_NAMED] if (each := ref_of(asked, actor)) is not None]


def _row(year: YearOfPath) -> Sequence[Fill | float | None]:
    path = year.path
    if path is None:
        return (year.day, None, None, None, None, None, year.because)
    weakest = path.weakest_hop.tie
    through = " ".join(path.introducers)
    steps = len(path.hops)
    return (
        year.day,
        path.lead.value,
        weakest.band.value,
        weakest.basis.value,
        steps,
        through,
        None,
    )


PAGE = Page(
    name="path-over-time",
    path="/path/over-time",
    make=make,
    template="over_time.html",
    menu="home",
    ask=ask,
    files=("csv",),
    private=True,
)
