"""What requests that try to keep the server busy cost it, and what others feel of them.

    python -m bench.attacks
    python -m bench.attacks --at http://127.0.0.1:8000

The server is a real one, started for a Centre on a data folder of its own; `--at` has it look at
one that runs, which can be an older version. Each attack is sent three times, or once where it
takes more than 5 seconds. Meanwhile another client asks `/live` every 20 ms on a connection of its
own. The yardstick is `{ viewer { role } }`, asked in the same run. Other work on the machine makes
answers late, but hardly changes the processor time that they cost.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

import numpy

from bench.hostile import Attack, Told, asked, attacks
from bench.server import Client, Failed, serving
from cli.hub import BUNDLED

YARDSTICK = "{ viewer { role } }"
YARDSTICKS = 20
RUNS = 3
LONG = 5.0
"""Seconds: what takes longer is sent once."""
BETWEEN_LIVE = 0.02
"""Seconds from an answer of `/live` to the next request."""
SETTLES = 0.1
"""Seconds of `/live` before and after an attack, so that a short one is seen too."""
WIDEST = 60

Processor = Callable[[], float | None]
"""Returns the processor time that the server has used, in seconds."""


@dataclass(frozen=True, slots=True)
class Felt:
    """What one attack did."""

    sent: int
    told: str
    seconds: float
    processor: float | None
    """Seconds of the server's processor time, in the mean. None: nobody tells."""
    live: list[float]
    """Milliseconds of each `/live` meanwhile."""


def main() -> None:
    given = _options()
    try:
        if given.at is not None:
            _print_all(given.at, lambda: None, given)
            return
        with (
            tempfile.TemporaryDirectory(prefix="dolen-bench-") as folder,
            serving(Path(folder) / "data", given.tables, given.centre) as server,
        ):
            _print_all(server.url, server.processor_seconds, given)
            memory = server.peak_megabytes()
            print(
                "most memory at once: "
                + ("not told by this system" if memory is None else f"{memory:,.0f} MB")
            )
    except Failed as error:
        sys.exit(str(error))


def _print_all(url: str, processor: Processor, given: argparse.Namespace) -> None:
    yardstick = statistics.median(_timed(asked(YARDSTICK), url)[1] for _ in range(YARDSTICKS))
    print(f"{YARDSTICK}: {yardstick * 1000:.1f} ms")
    print(
        f"{'':38}{'bytes sent':>11}{'time':>12}{'ratio':>9}{'processor':>12}{'/live p99':>12}"
        f"{'max':>12}   answer"
    )
    for name, attack in attacks(given.check).items():
        if given.only in name and name not in given.skip:
            felt = _felt(attack, url, processor)
            used = "" if felt.processor is None else f"{felt.processor * 1000:,.0f} ms"
            p99, most = float(numpy.quantile(felt.live, 0.99)), max(felt.live)
            print(
                f"{name:38}{felt.sent:>11,}{felt.seconds * 1000:>9,.0f} "
                f"ms{felt.seconds / yardstick:>9,.0f}{used:>12}{p99:>9,.1f} ms{most:>9,.1f} ms   "
                f"{felt.told[:WIDEST]}",
                flush=True,
            )


def _felt(attack: Attack, url: str, processor: Processor) -> Felt:
    """Send an attack while `/live` is asked."""
    with _watched(url) as live:
        seconds: list[float] = []
        before = processor()
        while len(seconds) < RUNS and (not seconds or seconds[0] <= LONG):
            told, took = _timed(attack, url)
            seconds.append(took)
        after = processor()
    used = None if before is None or after is None else (after - before) / len(seconds)
    return Felt(told.sent, told.told, statistics.median(seconds), used, live)


def _timed(attack: Attack, url: str) -> tuple[Told, float]:
    began = time.perf_counter()
    told = attack(url)
    return told, time.perf_counter() - began


@contextlib.contextmanager
def _watched(url: str) -> Iterator[list[float]]:
    """Ask `/live` until the block ends; then the list has the milliseconds of each."""
    milliseconds: list[float] = []
    enough = threading.Event()

    def ask() -> None:
        with Client(url) as client:
            while not enough.is_set():
                began = time.perf_counter()
                try:
                    client.get("/live")
                except (OSError, HTTPException):
                    client.close()  # it connects anew; the time that was waited in vain counts
                milliseconds.append((time.perf_counter() - began) * 1000)
                time.sleep(BETWEEN_LIVE)

    with ThreadPoolExecutor(1) as thread:
        asking = thread.submit(ask)
        try:
            time.sleep(SETTLES)
            yield milliseconds
            time.sleep(SETTLES)
        finally:
            enough.set()
    asking.result()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.attacks", description=(__doc__ or "").split("\n\n", maxsplit=1)[0]
    )
    parser.add_argument("--at", metavar="URL", help="a server that runs, instead of one of its own")
    parser.add_argument(
        "--tables",
        type=Path,
        default=BUNDLED,
        help=("folder of datasets (default: the bundled ones, which the attacks ask for)"),
    )
    parser.add_argument(
        "--centre", default="yef", help="the Centre that the server is started for (default: yef)"
    )
    parser.add_argument(
        "--only", default="", metavar="WORDS", help="only attacks with these words in their name"
    )
    parser.add_argument(
        "--skip",
        action="append",
        default=[],
        metavar="NAME",
        help="an attack to leave out; may be given several times",
    )
    parser.add_argument(
        "--check",
        default="examine",
        help="the field that reads all that is stored (default: examine; once: health)",
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
