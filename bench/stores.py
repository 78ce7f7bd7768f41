"""Both stores on the same records:
how fast they take them, how much memory they need, how soon they answer, and that they agree.

    python -m bench.stores
    python -m bench.stores --large FOLDER

Each store runs in a process of its own, with a Neo4j server of this machine beside it (see
tests/engines), or at NEO4J_URI. A load is one transaction with its changes, as a first start does
it: once in a new graph, then again after all is deleted (warm). Rows are records and relationships;
relationships alone are timed while they are written. The first path is timed from an open store
that is full: everything is read, the ties of the day are computed, one question is answered. Then
all questions are, on both.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import datetime as dt
import hashlib
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.large import write_large
from bench.questions import at_least_one, options, questions
from graph.errors import DolenError
from graph.hub import Hub
from graph.model import Records
from graph.paths.answer import Question
from graph.paths.introduce import introduction_paths
from graph.records.difference import difference
from graph.store import cypher
from graph.store.address import ServerAddress
from graph.store.writing import statements
from graph.tables import read
from graph.view import Viewer
from tests.engines.choice import choose
from tests.engines.local import local_server
from tests.engines.release import LONG_TERM
from tests.engines.server import EMBEDDED, NEO4J, Server, embedded_server, neo4j_at

TARGET = 10_000.0
"""Relationships a second, warm."""
WIPE = "MATCH (node) WITH node LIMIT 5000 DETACH DELETE node RETURN count(node) AS deleted"
RELATIONSHIPS = frozenset([*cypher.LINK.values(), *cypher.RELATE.values()])
"""The texts that write them."""


@dataclass(frozen=True, slots=True)
class Load:
    """One load: its seconds, and those of them in which its relationships were written."""

    seconds: float
    on_relationships: float


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured of one store.
    Memory is the peak of the resident set in megabytes of 10^6 bytes; None where nobody says.
    """

    first: Load
    warm: list[Load]
    unchanged: float
    """Seconds of a load that changes nothing."""
    reading: list[float]
    first_path: list[float]
    memory: float | None
    same_records: bool
    """Whether what is read is what was written."""
    answers: list[str]
    """A digest of each answer."""


@dataclass(frozen=True, slots=True)
class Task:
    """What to measure; `at` is the address of a Neo4j, None for the embedded store in `folder`."""

    tables: Path
    questions: Sequence[Question]
    as_of: dt.date
    runs: int
    folder: Path
    at: ServerAddress | None


def main() -> None:
    given = _options()
    with tempfile.TemporaryDirectory(prefix="dolen-bench-") as place:
        try:
            tables = (
                given.tables
                if given.large is None
                else write_large(given.large, Path(place) / "tables")
            )
            asked = questions(tables, given.as_of, given.questions, given.seed)
            records = read(tables)
            relationships, rows = _counts(records)
            print(
                f"{rows - relationships:,} records, {relationships:,} relationships, {len(asked)} "
                f"questions; medians of {given.runs}"
            )
            print(f"{'':42}{EMBEDDED:>12}{NEO4J:>12}")
            task = Task(tables, asked, given.as_of, given.runs, Path(place) / "embedded", None)
            found = {EMBEDDED: _in_its_own_process(task)}
            with neo4j_here(Path(place) / "neo4j") as (address, pid):
                task = Task(tables, asked, given.as_of, given.runs, Path(place), address)
                found[NEO4J] = _in_its_own_process(task)
                beside = None if pid is None else _peak_megabytes(pid)
        except DolenError as error:
            sys.exit(str(error))
    _print([found[EMBEDDED], found[NEO4J]], rows, relationships, [None, beside])


def _counts(records: Records) -> tuple[int, int]:
    """Return how many relationships a first load writes, and how many rows in all."""
    todo = statements(difference(Records(), records, complete=True))
    return sum(len(one.rows) for one in todo if one.text in RELATIONSHIPS), sum(
        len(one.rows) for one in todo
    )


HEAP_MB = 2_000
"""Of our own Neo4j: a whole load is one transaction, which it holds in memory until the end."""


@contextlib.contextmanager
def neo4j_here(home: Path) -> Iterator[tuple[ServerAddress, int | None]]:
    """Yield the address of a Neo4j and the number of its process, where it is ours."""
    choice = choose(os.environ)
    if choice.address is not None:
        yield choice.address, None
    elif (no_local := LONG_TERM.why_not()) is None:
        with local_server(LONG_TERM, home, HEAP_MB) as server:
            yield server.address, server.pid
    else:
        sys.exit(f"Only the embedded store can be measured here: NEO4J_URI is not set, {no_local}.")


def _in_its_own_process(task: Task) -> Found:
    with ProcessPoolExecutor(
        max_workers=1, mp_context=multiprocessing.get_context("spawn")
    ) as pool:
        return pool.submit(_measured, task).result()


def _measured(task: Task) -> Found:
    return asyncio.run(_measure(task))


async def _measure(task: Task) -> Found:
    records = read(task.tables)
    async with _server(task) as server:
        await _wipe(server)
        first = await _load(server, records)
        warm = []
        for _ in range(task.runs):
            await _wipe(server)
            warm.append(await _load(server, records))
        store = server.store()
        began = time.perf_counter()
        await store.load(records, by="bench", complete=True)
        unchanged = time.perf_counter() - began
        reading, first_path, answers, stored = list[float](), list[float](), list[str](), Records()
        for _ in range(task.runs):
            began = time.perf_counter()
            stored = await store.everything(await store.audiences())
            reading.append(time.perf_counter() - began)
            began = time.perf_counter()
            view = await (await Hub.over(server.store(), tables=None)).view(Viewer(), task.as_of)
            introduction_paths(view, task.questions[0])
            first_path.append(time.perf_counter() - began)
        answers = [
            _digest(introduction_paths(view, question, time_limit=60))
            for question in task.questions
        ]
        return Found(
            first,
            warm,
            unchanged,
            reading,
            first_path,
            _peak_megabytes(os.getpid()),
            stored == records,
            answers,
        )


@contextlib.asynccontextmanager
async def _server(task: Task) -> AsyncIterator[Server]:
    async with embedded_server(task.folder) if task.at is None else neo4j_at(task.at) as server:
        yield server


async def _wipe(server: Server) -> None:
    # in parts: a server's memory bounds one transaction
    while (await server.rows(WIPE))[0]["deleted"]:
        pass


async def _load(server: Server, records: Records) -> Load:
    store = server.store()
    await store.prepare()
    todo = statements(difference(Records(), records, complete=True))
    began = time.perf_counter()
    ends: list[float] = []
    await store.load(
        records, by="bench", complete=True, progress=lambda *_: ends.append(time.perf_counter())
    )
    seconds = time.perf_counter() - began
    # the changes come after, each with a step of its own
    steps = zip(todo, [began, *ends], ends, strict=False)
    return Load(
        seconds,
        sum(end - start for statement, start, end in steps if statement.text in RELATIONSHIPS),
    )


def _digest(answer: object) -> str:
    return hashlib.blake2b(repr(answer).encode(), digest_size=16).hexdigest()


def _peak_megabytes(pid: int) -> float | None:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return None
    return next(
        int(line.split()[1]) * 1024 / 1e6
        for line in status.read_text().splitlines()
        if line.startswith("VmHWM:")
    )


def _print(
    found: Sequence[Found], rows: int, relationships: int, beside: Sequence[float | None]
) -> None:
    _row("first load, seconds", [one.first.seconds for one in found])
    _row("first load, rows a second", [rows / one.first.seconds for one in found])
    _row(
        "warm load, seconds",
        [statistics.median(load.seconds for load in one.warm) for one in found],
    )
    _row(
        "warm load, rows a second",
        [statistics.median(rows / load.seconds for load in one.warm) for one in found],
    )
    speeds = [
        statistics.median(relationships / load.on_relationships for load in one.warm)
        for one in found
    ]
    _row("warm, relationships a second", speeds)
    _row("load that changes nothing, seconds", [one.unchanged for one in found])
    _row("reading everything, seconds", [statistics.median(one.reading) for one in found])
    _row(
        "first path from an open store, seconds",
        [statistics.median(one.first_path) for one in found],
    )
    _row("peak memory of Dolen, MB", [one.memory for one in found])
    _row("peak memory of the server beside it, MB", beside)
    print(
        f"target {TARGET:,.0f} relationships a second: "
        f"{'met' if min(speeds) >= TARGET else 'MISSED'}"
    )
    same = sum(a == b for a, b in zip(found[0].answers, found[1].answers, strict=True))
    print(
        "records read are those written: "
        f"{' and '.join('yes' if one.same_records else 'NO' for one in found)}; same answers: "
        f"{same} of {len(found[0].answers)}"
    )
    if same < len(found[0].answers) or not all(one.same_records for one in found):
        sys.exit("The stores do not agree.")


def _row(what: str, values: Sequence[float | None]) -> None:
    print(
        f"{what:42}"
        + "".join(f"{'-' if value is None else _figure(value):>12}" for value in values)
    )


def _figure(value: float) -> str:
    return f"{value:,.{0 if value >= 1000 else 1 if value >= 10 else 3}f}"


def _options() -> argparse.Namespace:
    parser = options("python -m bench.stores", __doc__ or "")
    parser.set_defaults(questions=50)
    parser.add_argument(
        "--large",
        type=Path,
        help="folder of public sources: the bundled datasets and all of Westminster from there",
    )
    parser.add_argument(
        "--runs", type=at_least_one, default=5, help="warm runs of each store (default: 5)"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
