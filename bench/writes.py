"""How long it takes to record a meeting and to ask for the path again, which then has it.

    python -m bench.writes

A new data folder is filled with the tables. Each round is one Centre's: it records a meeting of
today with somebody in office, and asks for introduction paths to the same person. The first round
of each Centre makes its ties from the public ones. With `--times 10` the same is done among ten
times as many records, and what a write takes is compared. At last meetings are recorded over HTTP
by a mutation, beside bare Strawberry with one transaction.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.manifold import fill
from bench.questions import at_least_one, options, questions
from bench.recorded import recorded
from bench.server import Failed, against
from cli.short_pauses import keep_pauses_short
from graph import dates
from graph.dates import PartialDate
from graph.errors import DolenError
from graph.hub import Hub
from graph.model import Interaction, InteractionKind, RecordId
from graph.paths.answer import PersonTarget, Question
from graph.paths.introduce import introduction_paths
from graph.recording.commands import Add
from graph.view import Viewer

P50 = 50.0
"""Target: milliseconds for both together."""
A_SECOND = 50.0
"""Target: writes."""
RATIO = 2.0
"""Target: what a write takes at most among ten times as many records, in times of what it takes
among the tables.
"""


@dataclass(frozen=True, slots=True)
class Round:
    """Milliseconds."""

    recorded: float
    asked: float


def main() -> None:
    parser = options("python -m bench.writes", __doc__ or "")
    parser.add_argument(
        "--centres", type=at_least_one, default=4, help="Centres that record (default: 4)"
    )
    parser.add_argument(
        "--target",
        type=float,
        default=P50,
        help="milliseconds for both (default: %(default).0f; 300 for a large set)",
    )
    parser.add_argument(
        "--times",
        type=at_least_one,
        default=1,
        help="record also among the tables so many times over (default: 1, which is not)",
    )
    given = parser.parse_args()
    try:
        drawn = [
            one
            for one in questions(given.tables, dates.today(), given.questions, given.seed)
            if isinstance(one.target, PersonTarget)
        ]
        centres = sorted({one.centre for one in drawn})[: given.centres]
        asked = [one for one in drawn if one.centre in centres]
        centre = centres[0]
        people = [one.target.person for one in asked if isinstance(one.target, PersonTarget)]
        with tempfile.TemporaryDirectory(prefix="dolen-bench-") as folder:
            data = Path(folder) / "once"
            rounds = asyncio.run(_rounds(data, given.tables, 1, asked))
            served, bare = recorded(data, given.tables, centre, people, beside=True)
            many: Sequence[Round] = []
            if given.times > 1:
                data = Path(folder) / "many"
                many = asyncio.run(_rounds(data, given.tables, given.times, asked))
                served_many, _ = recorded(data, given.tables, centre, people, beside=False)
    except (Failed, DolenError) as error:
        sys.exit(str(error))
    print(f"{len(rounds)} rounds of {len(centres)} Centres, milliseconds")
    print(f"{'':34}{'p50':>8}{'p95':>8}{'most':>8}")
    _row("record a meeting", [one.recorded for one in rounds])
    _row("ask for the path again", [one.asked for one in rounds])
    both = [one.recorded + one.asked for one in rounds]
    _row("both", both)
    print(
        f"target: p50 of both at most {given.target:.0f} ms: "
        f"{'met' if statistics.median(both) <= given.target else 'not met'}"
    )
    once = statistics.median(one.recorded for one in rounds)
    print(f"a second: {1000 / once:.0f}, target {A_SECOND:.0f}")
    if many:
        _row(f"record among {given.times} times as many", [one.recorded for one in many])
        ratio = statistics.median(one.recorded for one in many) / once
        print(f"times what it takes among the tables once: {ratio:.2f}, {against(ratio, RATIO)}")
    print("over HTTP, 1 client, each with a key of its own")
    print(f"{'':34}{'a second':>10}")
    print(f"{'bare Strawberry, one transaction':34}{bare or 0:>10.0f}")
    met = "met" if served >= A_SECOND else "MISSED"
    print(f"{'record a meeting':34}{served:>10.0f}   target {A_SECOND:g}: {met}")
    if many:
        print(f"{f'among {given.times} times as many':34}{served_many:>10.0f}")
        ratio = served / served_many
        print(f"times what it takes among the tables once: {ratio:.2f}, {against(ratio, RATIO)}")


async def _rounds(data: Path, tables: Path, times: int, asked: Sequence[Question]) -> list[Round]:
    await fill(data, tables, times)
    async with Hub.open(data, tables) as hub:
        keep_pauses_short()  # as the server does
        return [await _round(hub, question) for question in asked]


async def _round(hub: Hub, question: Question) -> Round:
    viewer, target = Viewer(centre=question.centre), question.target
    assert isinstance(target, PersonTarget)
    start = time.perf_counter()
    recorded = await hub.desk.record(
        viewer,
        Add(
            record=Interaction(
                id=RecordId(""),
                kind=InteractionKind.MEETING,
                date=PartialDate(dates.today().isoformat()),
                actors=(question.centre, target.person),
            )
        ),
    )
    written = time.perf_counter()
    paths = introduction_paths(await hub.view(viewer), question).paths
    done = time.perf_counter()
    if not any(
        contact.id == recorded.record_id
        for path in paths
        for hop in path.hops
        for contact in hop.tie.contacts
    ):
        raise Failed(
            f"The meeting of {question.centre} with {target.person} is on no path that was "
            "asked for after it."
        )
    return Round((written - start) * 1000, (done - written) * 1000)


def _row(name: str, milliseconds: Sequence[float]) -> None:
    ordered = sorted(milliseconds)
    print(
        f"{name:34}{statistics.median(ordered):8.1f}{ordered[int(0.95 * (len(ordered) - 1))]:8.1f}"
        f"{ordered[-1]:8.1f}"
    )


if __name__ == "__main__":
    main()
