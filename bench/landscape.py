"""Each question about the landscape, on the bundled data and on ten times the works.

    python -m bench.landscape

Ten times the works: nine invented copies of each, by the same Centres, in the same places, on the
same outcomes. Times are of the processor, so that what else runs does not count: the median of
several runs, of a question that is asked while the view of the day is at hand.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from cli.hub import BUNDLED
from graph.dates import PartialDate
from graph.landscape.axes import MapLens
from graph.landscape.challenges import shared_challenges
from graph.landscape.collaboration import collaboration_opportunities
from graph.landscape.consultation import Proposal, consultation_list
from graph.landscape.divergence import policy_divergence
from graph.landscape.gap_options import gap_options
from graph.landscape.map import LandscapeQuestion, landscape
from graph.landscape.signpost import SignpostQuestion, signpost
from graph.landscape.terms import Terms
from graph.landscape.trade_offs import trade_offs
from graph.landscape.trials import trial_conflicts
from graph.memory import Memory
from graph.model import ConceptId, PlaceId, RecordId, Records, WorkId
from graph.tables import read
from graph.view import View, Viewer

Ask = Callable[[View], object]
_ENVIRONMENT = ConceptId(RecordId("environment"))
_WALES, _ENGLAND = PlaceId(RecordId("W92000004")), PlaceId(RecordId("E92000001"))
YEARS_APART = 30
_LAST = PartialDate("2030")
"""When an invented copy ends of a work without an end, which would clash with every other."""
QUESTIONS: Mapping[str, Ask] = {
    "map by nation": lambda view: landscape(view, LandscapeQuestion()),
    "map by Centre": lambda view: landscape(view, LandscapeQuestion(columns=MapLens.CENTRE)),
    "map since a day": lambda view: landscape(
        view, LandscapeQuestion(since=view.as_of.replace(year=view.as_of.year - 1))
    ),
    "a gap": lambda view: gap_options(view, "mental-health", "wales"),
    "signpost": lambda view: signpost(view, SignpostQuestion(text="youth mental health in Wales")),
    "consult": lambda view: consultation_list(
        view, Proposal(terms=Terms(outcomes=(_ENVIRONMENT,), places=(_ENGLAND,)))
    ),
    "collaborate": lambda view: collaboration_opportunities(view, MapLens.OUTCOME, None),
    "trials": trial_conflicts,
    "trade-offs": trade_offs,
    "divergence": policy_divergence,
    "challenges": lambda view: shared_challenges(view, _WALES),
}


async def main() -> None:
    options = _options()
    bundled = read(options.tables)
    more = with_copies(bundled, options.times)
    once = measured(await _view(bundled, options.as_of), options.runs)
    times = measured(await _view(more, options.as_of), options.runs)
    head = f"{len(bundled.works)} works", f"{len(more.works)} works"
    print(f"{'processor ms, median':20}{head[0]:>14}{head[1]:>14}{'ratio':>8}")
    for name, took in once.items():
        print(f"{name:20}{took:>14.1f}{times[name]:>14.1f}{times[name] / took:>8.1f}")


def with_copies(records: Records, times: int) -> Records:
    """Return records with so many times the works, all but the first of each invented. Those of
    one number run together, and before those of the number below: trials clash as often in each.
    """
    copies = {
        id_: replace(
            work,
            id=id_,
            title=f"{work.title} ({number})",
            part_of=WorkId(RecordId(f"{work.part_of}-{number}")) if work.part_of else None,
            valid_from=_earlier(work.valid_from, number),
            valid_to=_earlier(work.valid_to or _LAST, number),
        )
        for work in records.works.values()
        for number in range(2, times + 1)
        for id_ in [WorkId(RecordId(f"{work.id}-{number}"))]
    }
    return replace(records, works={**records.works, **copies})


def _earlier(date: PartialDate | None, number: int) -> PartialDate | None:
    """Return a date as many times a span of years earlier as longer than any work takes."""
    if date is None:
        return None
    return PartialDate(f"{date.first.year - YEARS_APART * (number - 1)}")


def measured(view: View, runs: int) -> Mapping[str, float]:
    """Return how long each question takes, in milliseconds of the processor, the median of runs."""
    return {
        name: statistics.median(_took(ask, view) for _ in range(runs))
        for name, ask in QUESTIONS.items()
    }


def _took(ask: Ask, view: View) -> float:
    start = time.process_time()
    ask(view)
    return (time.process_time() - start) * 1000


async def _view(records: Records, day: dt.date) -> View:
    return await Memory(records).view(Viewer(), day)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=Path, default=BUNDLED, help="default: the bundled ones")
    parser.add_argument("--as-of", type=dt.date.fromisoformat, default=dt.date(2026, 11, 30))
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--runs", type=int, default=7)
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(main())
