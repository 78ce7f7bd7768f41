"""Whole requests for introduction paths, as a program meets them:
over HTTP, from another process than the server's.

    python -m bench.http

The questions are a mix drawn by a fixed seed, each asked with all that a page would show. First
each is asked once of a server that has just started, so that every tie is worked out for it; then
again by one client and by several at once, each on a connection of its own that it keeps. Then
`/live` is asked while the server is busy with the questions, and with the same ones of 6 hops, and
a small query beside bare Strawberry and bare Starlette. At last the questions run in this process,
to tell search and domain, the parts of GraphQL and HTTP apart.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy

from bench.beside import print_beside
from bench.inside import Inside, inside
from bench.questions import at_least_one, body, named, options, questions
from bench.server import Client, Failed, Server, against, data_of, serving
from graph.errors import DolenError
from graph.paths.answer import Question

TARGET = 20.0
"""Milliseconds: the median of a question that one client asks."""
RATE = 120.0
"""Questions a second that several clients at once get answered, on two quiet processors."""
TURNS = 5
"""In each a small query is asked as often as there are questions."""
LONG_HOPS = 6
BETWEEN_LIVE = 0.01
"""Seconds from an answer of `/live` to the next request."""


@dataclass(frozen=True, slots=True)
class Timing:
    milliseconds: list[float]
    seconds: float
    """From the first request to the last answer."""

    @property
    def median(self) -> float:
        return statistics.median(self.milliseconds)

    @property
    def p99(self) -> float:
        return float(numpy.quantile(self.milliseconds, 0.99))


def main() -> None:
    given = _options()
    try:
        asked = questions(given.tables, given.as_of, given.questions, given.seed)
        with tempfile.TemporaryDirectory(prefix="dolen-bench-") as folder:
            data = Path(folder) / "data"
            with serving(data, given.tables) as server:
                served = _outside(server, asked, given)
            _split(served, asyncio.run(inside(data, asked, given.as_of)))
    except (Failed, DolenError) as error:
        sys.exit(str(error))


def _outside(server: Server, asked: Sequence[Question], given: argparse.Namespace) -> float | None:
    """Print what a client meets, and return the server's milliseconds of processor time of a
    question, where the system tells.
    """
    bodies = [body(question, given.as_of) for question in asked]
    long = [body(replace(question, max_hops=LONG_HOPS), given.as_of) for question in asked]
    first = one_client(server, bodies)
    before = server.processor_seconds()
    alone = one_client(server, bodies)
    after = server.processor_seconds()
    together = clients_at_once(server, bodies, given.clients)
    with_path, size = _look_at(server, bodies)
    print(
        f"{len(asked)} questions on {given.as_of}, {with_path} with a path; an answer has "
        f"{size / 1000:.1f} kB in the median"
    )
    print(f"{'':34}{'p50':>10}{'p99':>13}{'max':>13}{'a second':>14}")
    _row("asked for the first time", first)
    _row("asked again, 1 client", alone, against(alone.median, TARGET))
    rate = len(together.milliseconds) / together.seconds
    _row(
        f"asked again, {given.clients} clients at once",
        together,
        f"target {RATE:g}: {'met' if rate >= RATE else 'MISSED'}",
    )
    for hops, busy in ((asked[0].max_hops, bodies), (LONG_HOPS, long)):
        _row(
            f"/live while {given.clients} ask {hops} hops",
            _live(server, busy, given.clients, given.seconds),
        )
    print_beside(server, asked[0].centre, TURNS, len(asked))
    slowest = max(range(len(asked)), key=alone.milliseconds.__getitem__)
    print(f"slowest, 1 client: {named(asked[slowest])}, {alone.milliseconds[slowest]:.1f} ms")
    return None if before is None or after is None else (after - before) / len(asked) * 1000


def _split(served: float | None, within: Inside) -> None:
    """Print where the processor time of a question goes:
    a stage is what it takes more than the one inside it.
    """
    print("processor time of a question, 1 client, mean:")
    _stage("search and domain, first time", within.first)
    _stage("search and domain", within.domain)
    _stage("GraphQL: read, price and check", within.prepared)
    _stage("GraphQL: make what it shows", within.shown)
    _stage(
        "GraphQL: answer its fields",
        within.graphql - within.domain - within.prepared - within.shown,
    )
    if served is None:
        print(
            "  HTTP and JSON: not measured, since only Linux tells the processor time "
            "of another process"
        )
    else:
        _stage("HTTP and JSON", served - within.graphql)
        _stage("all, in the server", served)


def _stage(what: str, milliseconds: float) -> None:
    print(f"  {what:32}{milliseconds:>7.1f} ms")


def one_client(server: Server, bodies: Iterable[bytes], key: str = "") -> Timing:
    """Ask each question once, with a key where one is given."""
    with Client(server.url, key=key) as client:
        began = time.perf_counter()
        milliseconds = [_timed(partial(client.post, each)) for each in bodies]
        return Timing(milliseconds, time.perf_counter() - began)


def clients_at_once(server: Server, bodies: Sequence[bytes], clients: int, key: str = "") -> Timing:
    """Ask each question once for each client; every client begins at another place of the mix."""
    turns = [_from(bodies, i / clients) for i in range(clients)]
    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as threads:
        timings = list(threads.map(lambda turn: one_client(server, turn, key), turns))
    return Timing(
        [each for timing in timings for each in timing.milliseconds], time.perf_counter() - began
    )


def _live(server: Server, bodies: Sequence[bytes], clients: int, seconds: float) -> Timing:
    """Ask `/live` for some seconds while clients keep the server busy."""
    with _busy(server, bodies, clients), Client(server.url) as client:
        began = time.perf_counter()
        milliseconds = []
        while time.perf_counter() - began < seconds:
            milliseconds.append(_timed(partial(client.get, "/live")))
            time.sleep(BETWEEN_LIVE)
        return Timing(milliseconds, time.perf_counter() - began)


@contextlib.contextmanager
def _busy(server: Server, bodies: Sequence[bytes], clients: int) -> Iterator[None]:
    """Ask without a pause until the block ends."""
    enough = threading.Event()

    def ask(turn: Sequence[bytes]) -> None:
        with Client(server.url) as client:
            for each in itertools.cycle(turn):
                if enough.is_set():
                    return
                client.post(each)

    with ThreadPoolExecutor(clients) as threads:
        asking = [threads.submit(ask, _from(bodies, i / clients)) for i in range(clients)]
        try:
            yield
        finally:
            enough.set()
        for each in asking:
            each.result()


def _from(bodies: Sequence[bytes], share: float) -> Sequence[bytes]:
    """Return the mix from another place on, round to the one before it."""
    start = int(len(bodies) * share)
    return (*bodies[start:], *bodies[:start])


def _look_at(server: Server, bodies: Sequence[bytes]) -> tuple[int, float]:
    """Return how many answers have a path, and their median size in bytes.
    Fails where one has an error.
    """
    with Client(server.url) as client:
        answers = [client.post(body) for body in bodies]
    with_path = sum(bool(data_of(answer)["introductionPaths"]["paths"]) for answer in answers)
    return with_path, statistics.median(map(len, answers))


def _timed(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


def _row(what: str, timing: Timing, beside: str = "") -> None:
    each, rate = timing.milliseconds, len(timing.milliseconds) / timing.seconds
    print(
        (
            f"{what:34}{timing.median:>7.1f} ms{timing.p99:>10.1f} ms{max(each):>10.1f} "
            f"ms{rate:>14.0f}   {beside}"
        ).rstrip()
    )


def _options() -> argparse.Namespace:
    parser = options("python -m bench.http", __doc__ or "")
    parser.add_argument(
        "--clients", type=at_least_one, default=8, help="clients at once (default: 8)"
    )
    parser.add_argument(
        "--seconds", type=float, default=10.0, help="how long `/live` is asked, twice (default: 10)"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
