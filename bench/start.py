"""How long Dolen takes to start, and how much memory it needs, from the outside.

    python -m bench.start

Each run serves a new data folder (the tables are read and stored), stops, and serves it again (they
stand in the store). Timed is from the start of the process until `/ready` answers 200. Memory is
the peak of the resident set of the server's process, which holds the database too: after each of
the two starts, and after questions for introduction paths to the server started again.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.questions import at_least_one, body, options, questions
from bench.server import Client, Failed, Server, against, data_of, serving
from graph.errors import DolenError

FIRST_START, RESTART, MEMORY = 15.0, 4.0, 700.0
"""Targets: seconds, seconds, megabytes."""


@dataclass(frozen=True, slots=True)
class Run:
    first: Server
    again: Server
    memory: tuple[float | None, ...]
    """Megabytes: after the first start, after the restart, after the questions."""


def main() -> None:
    given = _options()
    try:
        drawn = questions(given.tables, given.as_of, given.questions, given.seed)
        asked = [body(question, given.as_of) for question in drawn]
        runs = [_run(given.tables, asked) for _ in range(given.runs)]
    except (Failed, DolenError) as error:
        sys.exit(str(error))
    print(f"each of {len(runs)} runs on a new data folder")
    print(f"{'':42}{'median':>10}{'least':>10}{'most':>10}")
    _row("first start, seconds", [run.first.ready_after for run in runs], FIRST_START)
    _row("restart, seconds", [run.again.ready_after for run in runs], RESTART)
    for i, moment in enumerate(
        ("the first start", "a restart", f"a restart and {len(asked)} questions")
    ):
        known = [megabytes for run in runs if (megabytes := run.memory[i]) is not None]
        if known:
            _row(f"peak memory, {moment}, MB", known, MEMORY)
    if runs[0].memory[0] is None:
        print(
            "peak memory: not measured, since only Linux tells it of another "
            "process (VmHWM in /proc)"
        )


def _run(tables: Path, asked: Sequence[bytes]) -> Run:
    with tempfile.TemporaryDirectory(prefix="dolen-bench-") as folder:
        data = Path(folder) / "data"
        with serving(data, tables) as first:
            loaded = first.peak_megabytes()
        with serving(data, tables) as again:
            started = again.peak_megabytes()
            with Client(again.url) as client:
                for request in asked:
                    data_of(client.post(request))
            return Run(first, again, (loaded, started, again.peak_megabytes()))


def _row(what: str, values: Sequence[float], target: float) -> None:
    median = statistics.median(values)
    print(
        f"{what:42}{median:>10.1f}{min(values):>10.1f}{max(values):>10.1f}   "
        f"{against(median, target)}"
    )


def _options() -> argparse.Namespace:
    parser = options("python -m bench.start", __doc__ or "")
    parser.add_argument(
        "--runs", type=at_least_one, default=3, help="how often to start anew (default: 3)"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
