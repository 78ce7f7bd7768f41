"""A small query beside what it cannot be faster than: an endpoint of Starlette alone, and bare
Strawberry (`bench/bare.py`). They are asked in turns, so that other work on the machine meets all.
"""

from __future__ import annotations

import contextlib
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.bare import PLAIN
from bench.server import HOUSE, Client, Server, address

SMALL = "query Small($id: ID!) { node(id: $id) { __typename id name audience } }"
TARGET = 0.85
"""Of the small queries a second of bare Strawberry."""


@dataclass(slots=True)
class Turns:
    """What is asked, and in each turn how many were answered a second, and at which processor time
    of the server in milliseconds; that is left out where the system does not tell it.
    """

    ask: Callable[[], object]
    server: Server
    rates: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)

    def take(self, requests: int) -> None:
        before, began = self.server.processor_seconds(), time.perf_counter()
        for _ in range(requests):
            self.ask()
        self.rates.append(requests / (time.perf_counter() - began))
        after = self.server.processor_seconds()
        if before is not None and after is not None:
            self.costs.append((after - before) / requests * 1000)


def print_beside(ours: Server, id: str, turns: int, requests: int) -> None:
    """Print how many requests a second each answers to one client, and what share that is of bare
    Strawberry.
    """
    body = json.dumps({"query": SMALL, "variables": {"id": id}}).encode()
    with bare_strawberry() as bare, Client(ours.url) as client, Client(bare.url) as other:
        asked = {
            "Starlette alone": Turns(lambda: other.post(body, PLAIN), bare),
            "bare Strawberry": Turns(lambda: other.post(body), bare),
            "Dolen": Turns(lambda: client.post(body), ours),
        }
        for each in asked.values():
            each.take(requests)  # warm
            each.rates.clear()
            each.costs.clear()
        for _ in range(turns):
            for each in asked.values():
                each.take(requests)
    strawberry = asked["bare Strawberry"]
    print(f"{'a small query, 1 client':34}{'a second':>10}{'processor time':>18}")
    for name, each in asked.items():
        shares = [mine / theirs for mine, theirs in zip(each.rates, strawberry.rates, strict=True)]
        share = statistics.median(shares)
        said = f"{share:.2f} of bare Strawberry"
        if each is asked["Dolen"]:
            said += f", target {TARGET:g}: {'met' if share >= TARGET else 'MISSED'}"
        cost = f"{statistics.median(each.costs):.2f} ms" if each.costs else "not told"
        print(f"  {name:32}{statistics.median(each.rates):>10.0f}{cost:>18}   {said}")


@contextlib.contextmanager
def bare_strawberry(data: Path | None = None) -> Iterator[Server]:
    """Serve bare Strawberry. With a data folder it can write into it."""
    command = [sys.executable, "-m", "bench.bare", *([] if data is None else [str(data)])]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Server(process, address(process), 0.0)
        finally:
            process.terminate()
