"""How long Dolen takes to start, and how much memory it needs, from the outside.

    python -m bench.start

Each run serves a new data folder (the tables are read and stored), stops, and serves it again (they stand in the store). Timed is
from the start of the process until `/ready` answers 200. Memory is the peak of the resident set of the server's process, which
holds the database too: after each of the two starts, and after questions for introduction paths to the server started again.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.questions import body, questions
from bench.server import Client, Failed, Server, against, data_of, serving
from cli.hub import BUNDLED

FIRST_START, RESTART, MEMORY = 90.0, 5.0, 700.0
"""Targets: seconds, seconds, megabytes."""


@dataclass(frozen=True, slots=True)
class Run:
    first: Server
    again: Server
    memory: tuple[float | None, ...]
    """Megabytes: after the first start, after the restart, after the questions."""


def main() -> None:
    options = _options()
    drawn = questions(options.tables, options.as_of, options.questions, options.seed)
    asked = [body(question, options.as_of) for question in drawn]
    try:
        runs = [_run(options.tables, asked) for _ in range(options.runs)]
    except Failed as error:
        sys.exit(str(error))
    print(f"{len(runs)} runs, each on a new data folder; then {len(asked)} questions. Targets in the same unit.")
    print(f"{'':42}{'median':>10}{'least':>10}{'most':>10}")
    _row("first start, seconds", [run.first.ready_after for run in runs], FIRST_START)
    _row("restart, seconds", [run.again.ready_after for run in runs], RESTART)
    moments = ("after the first start", "after a restart", f"after {len(asked)} questions")
    for i, moment in enumerate(moments):
        known = [megabytes for run in runs if (megabytes := run.memory[i]) is not None]
        if known:
            _row(f"peak memory {moment}, MB", known, MEMORY)
    if all(megabytes is None for run in runs for megabytes in run.memory):
        print("peak memory: not measured, only Linux tells it of another process (VmHWM in /proc)")


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
    print(f"{what:42}{median:>10.1f}{min(values):>10.1f}{max(values):>10.1f}   {against(median, target)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.start", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--tables", type=Path, default=BUNDLED, help="folder of datasets (default: the bundled ones)")
    parser.add_argument("--runs", type=int, default=3, help="how often to start anew (default: 3)")
    parser.add_argument("--questions", type=int, default=200, help="questions for paths before memory is read last (default: 200)")
    parser.add_argument("--as-of", type=dt.date.fromisoformat, default=dt.date(2026, 11, 24), help="their date (default: 2026-11-24)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the draw of questions (default: 1)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
