"""Whether a server stays as it is under work for minutes, and under slow clients and an attacker.

    python -m bench.soak
    python -m bench.soak --seconds 600
    python -m bench.soak --at http://127.0.0.1:8000

Fifty clients ask by turns for pages, paths, people, searches and figures, each with a pause of
about two seconds, and one records a meeting a second. Asked of `/metrics` every two seconds, the
memory of the process is told at the first minute (or half of a shorter run) and at the end: it is
flat where it has grown by no more than a tenth. Then ten honest clients are timed alone, and
beside fifty that send or read slowly and one that sends what is refused: their p99 may be three
times as long.

The server is a real one, started for a Centre on a data folder of its own; `--at` has it look at
one that runs for a Centre, such as one on Neo4j. It ends with 1 where an answer was an error,
memory was not flat, or the honest waited too long.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import datetime as dt
import multiprocessing
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event as EventOfProcesses
from pathlib import Path

import httpx

from bench.hostile import attacks
from bench.server import Failed, serving

CLIENTS, HONEST, SLOW = 50, 10, 50
PAUSE = 2.0
"""Seconds between two questions of a client, in the mean."""
MOST_GROWTH = 1.10
MOST_RATIO = 3.0
LEAST_P99 = 0.05
"""Seconds. Where the honest wait less than this alone, three times as long is nothing to feel."""
LOOKS_EVERY = 2.0
CENTRE = "yef"
PATHS = (
    '{ introductionPaths(input: {centre: "yef", target: {post: '
    '"welsh-ministers-first-minister-of-wales"}}) { paths { lead actors { name } } } }'
)
PERSON = '{ search(text: "Jane Dodds", first: 5) { edges { node { id } } } }'
RECORD = """mutation($input: RecordInteractionInput!) {
  recordInteraction(input: $input) { __typename ... on Refusal { message } } }"""
Ask = Callable[[httpx.AsyncClient], Awaitable[httpx.Response]]


def _got(path: str) -> Ask:
    return lambda client: client.get(path)


def _asked(query: str) -> Ask:
    return lambda client: client.post("/graphql", json={"query": query})


MIX: Sequence[tuple[str, int, Ask]] = (
    ("home", 2, _got("/en/")),
    ("search", 4, _got("/cy/search?q=gweinidog")),
    ("path page", 3, _got("/en/path?from=yef&to=welsh-ministers-first-minister-of-wales")),
    ("nation", 1, _got("/en/nation/wales")),
    ("paths", 3, _asked(PATHS)),
    ("person", 3, _asked(PERSON)),
    ("small", 3, _asked("{ viewer { role } }")),
    ("figures", 1, _got("/export/engagement.csv")),
)
"""What is asked, and how often of twenty times."""
WEIGHTS = [weight for _, weight, _ in MIX]


@dataclass
class Seen:
    """What clients met."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    wrong: Counter[str] = field(default_factory=Counter)
    written: int = 0

    async def time(self, name: str, ask: Ask, client: httpx.AsyncClient) -> None:
        began = time.perf_counter()
        try:
            answer = await ask(client)
        except httpx.HTTPError as error:
            self.wrong[f"{name}: {type(error).__name__}"] += 1
            return
        self.seconds.setdefault(name, []).append(time.perf_counter() - began)
        if answer.status_code >= 400:
            self.wrong[f"{name}: {answer.status_code}"] += 1
        elif '"errors"' in answer.text[:20]:
            self.wrong[f"{name}: {answer.text[:120]}"] += 1

    @property
    def all(self) -> list[float]:
        return [second for times in self.seconds.values() for second in times]


def main() -> None:
    parser = argparse.ArgumentParser("python -m bench.soak", description=__doc__)
    parser.add_argument("--seconds", type=float, default=120, help="of the mixed work")
    parser.add_argument("--at", metavar="URL", help="a server that runs for a Centre")
    chosen = parser.parse_args()
    try:
        with _server(chosen.at) as url:
            well = asyncio.run(_soaked(url, chosen.seconds))
            well = asyncio.run(_beset(url, max(10.0, chosen.seconds / 4))) and well
    except Failed as error:
        sys.exit(str(error))
    sys.exit(0 if well else 1)


@contextlib.contextmanager
def _server(at: str | None) -> Iterator[str]:
    if at is not None:
        yield at
        return
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), centre=CENTRE) as server:
        yield server.url


async def _soaked(url: str, seconds: float) -> bool:
    """Let the mixed work go on for so long, and say whether nothing was wrong and memory flat."""
    seen, until = Seen(), time.monotonic() + seconds
    memory: list[tuple[float, float]] = []
    async with asyncio.TaskGroup() as work:
        for number in range(CLIENTS):
            work.create_task(_client(url, seen, until, number))
        work.create_task(_writer(url, seen, until))
        work.create_task(_looking(url, memory, until))
    began = memory[0][0]
    settled = min(60.0, seconds / 2)
    after = [size for at, size in memory if at - began >= settled]
    first, last = statistics.median(after[:5]), statistics.median(after[-5:])
    print(f"{CLIENTS} clients for {seconds:g} s: {len(seen.all):,} answers, {seen.written} written")
    for name, times in sorted(seen.seconds.items()):
        print(f"  {name:10}  p50 {_ms(times, 50)}  p99 {_ms(times, 99)}")
    print(f"  memory after {settled:g} s {first:.0f} MB, at the end {last:.0f} MB")
    for what, count in seen.wrong.most_common(10):
        print(f"  WRONG {count} x {what}")
    flat = last <= first * MOST_GROWTH
    if not flat:
        print("  WRONG memory grew")
    return flat and not seen.wrong


async def _client(url: str, seen: Seen, until: float, number: int) -> None:
    chance = random.Random(number)
    async with httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as client:
        await asyncio.sleep(chance.uniform(0, PAUSE))
        while time.monotonic() < until:
            ((name, _, ask),) = chance.choices(MIX, WEIGHTS)
            await seen.time(name, ask, client)
            await asyncio.sleep(chance.uniform(0.5, 1.5) * PAUSE)


async def _writer(url: str, seen: Seen, until: float) -> None:
    """Record a meeting a second."""
    async with httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as client:
        number = 0
        while time.monotonic() < until:
            number += 1
            given = {
                "kind": "MEETING",
                "date": str(dt.date.today() - dt.timedelta(days=number % 300)),
                "actors": [CENTRE, "welsh-government"],
                "title": f"Soak {number}",
            }
            sent = {"query": RECORD, "variables": {"input": given}}
            began = time.monotonic()

            async def ask(client: httpx.AsyncClient, sent: object = sent) -> httpx.Response:
                answer = await client.post("/graphql", json=sent)
                if "RecordInteractionPayload" in answer.text:
                    seen.written += 1
                elif answer.status_code < 400:
                    seen.wrong[f"write: {answer.text[:160]}"] += 1
                return answer

            await seen.time("write", ask, client)
            await asyncio.sleep(max(0.0, 1 - (time.monotonic() - began)))


async def _looking(url: str, memory: list[tuple[float, float]], until: float) -> None:
    """Note the memory of the process, in megabytes of 10^6 bytes."""
    async with httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as client:
        while time.monotonic() < until:
            told = (await client.get("/metrics")).text
            line = next(
                each for each in told.splitlines() if each.startswith("process_resident_memory")
            )
            memory.append((time.monotonic(), float(line.split()[1]) / 1e6))
            await asyncio.sleep(LOOKS_EVERY)


async def _beset(url: str, seconds: float) -> bool:
    """Time honest clients alone, and beside slow ones and an attacker."""
    alone = await _honest(url, seconds)
    with _beside(url):
        await asyncio.sleep(1)
        beset = await _honest(url, seconds)
    before, after = _p(alone.all, 99), _p(beset.all, 99)
    ratio = after / max(before, LEAST_P99)
    print(
        f"{HONEST} honest clients: p99 alone {before * 1000:.0f} ms, beside {SLOW} slow ones and "
        f"an attacker {after * 1000:.0f} ms: {ratio:.1f} times"
    )
    for name, times in sorted(beset.seconds.items()):
        before_it = alone.seconds.get(name, [])
        print(f"  {name:10}  p99 alone {_ms(before_it, 99)}  beside them {_ms(times, 99)}")
    for what, count in (*alone.wrong.items(), *beset.wrong.items()):
        print(f"  WRONG {count} x {what}")
    return ratio <= MOST_RATIO and not alone.wrong and not beset.wrong


@contextlib.contextmanager
def _beside(url: str) -> Iterator[None]:
    """Let slow clients and an attacker be there while the block runs. They are another process:
    what they send and read would make those late who are timed here.
    """
    started = multiprocessing.get_context("spawn")
    stop = started.Event()
    others = started.Process(target=_others, args=(url, stop), daemon=True)
    others.start()
    try:
        yield
    finally:
        stop.set()
        others.join()


def _others(url: str, stop: EventOfProcesses) -> None:
    asyncio.run(_all_others(url, stop))


async def _all_others(url: str, stop: EventOfProcesses) -> None:
    async with asyncio.TaskGroup() as work:
        for number in range(SLOW):
            work.create_task(_slow(url, stop, number))
        work.create_task(asyncio.to_thread(_attack, url, stop))


async def _honest(url: str, seconds: float) -> Seen:
    seen, until = Seen(), time.monotonic() + seconds
    async with asyncio.TaskGroup() as work:
        for number in range(HONEST):
            work.create_task(_client(url, seen, until, number))
    return seen


async def _slow(url: str, stop: EventOfProcesses, number: int) -> None:
    """Send a letter of a head, or of a body, now and then; or read an answer slowly. Whoever is cut
    off begins again.
    """
    where = httpx.URL(url)
    host = f"Host: {where.host}\r\n".encode()
    begun = (
        b"GET /live HTTP/1.1\r\n" + host + b"X: ",
        b"POST /graphql HTTP/1.1\r\n" + host + b"Content-Type: application/json\r\n"
        b"Content-Length: 1000\r\n\r\n",
        b"GET /export/engagement.csv HTTP/1.1\r\n" + host + b"\r\n",
    )[number % 3]
    while not stop.is_set():
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection(where.host, where.port)
            try:
                writer.write(begun)
                while not stop.is_set() and not writer.is_closing():
                    await asyncio.sleep(1)
                    if number % 3 < 2:
                        writer.write(b"x")
                        await writer.drain()
            finally:
                writer.close()
        await asyncio.sleep(0.1)


def _attack(url: str, stop: EventOfProcesses) -> None:
    """Send one attack after the other that costs a server without bounds much."""
    chosen = list(attacks("examine").values())
    while not stop.is_set():
        for attack in chosen:
            if stop.is_set():
                return
            with contextlib.suppress(Exception):  # what it gets is not looked at here
                attack(url)


def _p(times: Sequence[float], percent: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)] if times else 0.0


def _ms(times: Sequence[float], percent: int) -> str:
    return f"{_p(times, percent) * 1000:6.0f} ms"


if __name__ == "__main__":
    main()
