"""What it costs that a program is known by its key: a small query, and questions for paths, of a
Dolen to which people sign in, beside one that answers whoever works alone on this machine, bare
Strawberry and an endpoint of Starlette alone (`bench/bare.py`).

    python -m bench.keys
    python -m bench.keys --before FOLDER
    python -m bench.keys --neo4j

All are asked in turns, so that other work on the machine meets all alike, and each figure is the
median of the turns; shares are taken turn by turn. `--before` names another checkout, such as one
from before people signed in, which answers the same questions from its own tables. `--neo4j` looks
a key up at a Neo4j, beside the smallest question that there is: each request with a key asks once.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.bare import PLAIN
from bench.beside import SMALL, Turns, bare_strawberry
from bench.http import clients_at_once
from bench.questions import at_least_one, body, options, questions
from bench.server import HOUSE, Client, Failed, Server, serving
from bench.stores import neo4j_here
from graph.accounts.service import Accounts
from graph.errors import DolenError
from graph.model import OrganizationId
from graph.privacy.roles import AccountRole
from graph.view import Viewer
from tests.engines.server import neo4j_at

SMALL_TARGET = 0.9
"""Of the small queries a second that are answered without a key."""
PATHS_TARGET = 1.0
"""Of the questions a second that the checkout from before answers."""
NOISE = 0.05
"""By which shares of like servers differ on a busy machine."""
SMALL_QUERIES = 300
URL = "http://localhost:8999"
SERVED = {
    "DOLEN_PUBLIC_URL": URL,
    "DOLEN_CONTACT": "data@example.org",
    # nobody is kept from asking
    "DOLEN_PATHS_A_MINUTE": "1000000",
}
OF_NEO4J = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """A server that is compared, by the name under which it is printed."""

    name: str
    server: Server
    key: str = ""


def main() -> None:
    given = _options()
    try:
        if given.neo4j:
            asyncio.run(_at_neo4j())
            return
        tables = given.tables if given.before is None else given.before / "seeds" / "tables"
        asked = questions(tables, given.as_of, given.questions, given.seed)
        with contextlib.ExitStack() as stack:
            place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dolen-bench-")))
            alone = stack.enter_context(serving(place / "alone", tables))
            served = stack.enter_context(serving(place / "served", tables, more=SERVED))
            compared = [
                Asked("alone, without a key", alone),
                Asked("served, with a key", served, _key(place / "served", asked[0].centre)),
            ]
            if given.before is not None:
                before = serving(place / "before", tables, house=given.before)
                compared.append(Asked("before", stack.enter_context(before)))
            bare = stack.enter_context(bare_strawberry())
            _small(compared, bare, asked[0].centre, given.turns)
            bodies = [body(question, given.as_of) for question in asked]
            _paths(compared, bodies, given.clients, given.turns)
    except (Failed, DolenError) as error:
        sys.exit(str(error))


def _key(data: Path, centre: OrganizationId) -> str:
    """Return the text of a key that the operator of a data folder makes."""
    made = subprocess.run(
        [
            *(sys.executable, "-m", "cli", "key", "create", "Bench"),
            *("--role", "reader", "--centre", centre, "--data", str(data), "--json"),
        ],
        cwd=HOUSE,
        env={**os.environ, **SERVED},
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise Failed(f"No key was made: {made.stderr}")
    return str(json.loads(made.stdout)["text"])


def _small(compared: Sequence[Asked], bare: Server, id: str, turns: int) -> None:
    """Print how many small queries a second each answers to one client."""
    sent = json.dumps({"query": SMALL, "variables": {"id": id}}).encode()
    with contextlib.ExitStack() as stack:
        other = stack.enter_context(Client(bare.url))
        clients = [other]
        asked = {
            "Starlette alone": Turns(lambda: other.post(sent, PLAIN), bare),
            "bare Strawberry": Turns(lambda: other.post(sent), bare),
        }
        for each in compared:
            client = stack.enter_context(Client(each.server.url, key=each.key))
            clients.append(client)
            asked[each.name] = Turns(_posting(client, sent), each.server)
        for one in asked.values():
            other.close()
            one.take(SMALL_QUERIES)  # warm
            one.rates.clear()
            one.costs.clear()
        for _ in range(turns):
            for client, one in zip((other, *clients), asked.values(), strict=True):
                client.close()  # a server ends one that waited long for its turn
                one.take(SMALL_QUERIES)
    print(f"{'a small query, 1 client':28}{'a second':>10}{'processor time':>18}")
    for name, one in asked.items():
        cost = f"{statistics.median(one.costs):.2f} ms" if one.costs else "not told"
        print(f"  {name:26}{statistics.median(one.rates):>10.0f}{cost:>18}")
    without, known = (asked[each.name] for each in compared[:2])
    print(f"  with a key: {_told(_share(known.rates, without.rates), SMALL_TARGET)}", end="")
    if known.costs:
        # a processor's time for one is what one costs: the less the better
        print(f"; by processor time {_share(without.costs, known.costs):.2f}", end="")
    print()


def _posting(client: Client, sent: bytes) -> Callable[[], object]:
    return lambda: client.post(sent)


def _paths(compared: Sequence[Asked], bodies: Sequence[bytes], clients: int, turns: int) -> None:
    """Print how many questions for paths a second each answers to several clients."""
    rates: dict[str, list[float]] = {each.name: [] for each in compared}
    costs: dict[str, list[float]] = {each.name: [] for each in compared}
    for turn in range(turns + 1):
        for each in compared:
            before = each.server.processor_seconds()
            timing = clients_at_once(each.server, bodies, clients, each.key)
            after = each.server.processor_seconds()
            if turn:  # the first one warms
                rates[each.name].append(len(timing.milliseconds) / timing.seconds)
                if before is not None and after is not None:
                    costs[each.name].append((after - before) / len(timing.milliseconds) * 1000)
    print(f"{f'paths, {clients} clients':28}{'a second':>10}{'processor time':>18}")
    for name, each_rate in rates.items():
        cost = f"{statistics.median(costs[name]):.2f} ms" if costs[name] else "not told"
        print(f"  {name:26}{statistics.median(each_rate):>10.1f}{cost:>18}")
    if len(compared) > 2:
        was = compared[2].name
        for each in compared[:2]:
            share = _share(rates[each.name], rates[was])
            print(f"  {each.name}: {_told(share, PATHS_TARGET)} of before", end="")
            if costs[was]:
                print(f"; by processor time {_share(costs[was], costs[each.name]):.2f}", end="")
            print()


def _share(mine: Sequence[float], theirs: Sequence[float]) -> float:
    return statistics.median(a / b for a, b in zip(mine, theirs, strict=True))


def _told(share: float, target: float) -> str:
    met = "met" if share >= target else "met within noise" if share >= target - NOISE else "MISSED"
    return f"{share:.2f}, target {target:g}: {met}"


async def _at_neo4j() -> None:
    """Print what looking a key up at a Neo4j takes beside the smallest question."""
    operator = Viewer(role=AccountRole.OPERATOR)
    with tempfile.TemporaryDirectory(prefix="dolen-bench-") as place, neo4j_here(Path(place)) as at:
        async with neo4j_at(at[0]) as server:
            await server.wipe()
            store = server.store()
            await store.prepare()
            accounts = Accounts(store)
            made = await accounts.create_key(operator, "Bench", AccountRole.OPERATOR, None)
            asked: dict[str, Callable[[], Awaitable[object]]] = {
                "the smallest question": store.ping,
                "a key": lambda: accounts.who_by_key(made[1]),
            }
            took: dict[str, list[float]] = {name: [] for name in asked}
            for turn in range(OF_NEO4J):
                for name, ask in asked.items():
                    began = time.perf_counter()
                    await ask()
                    if turn >= OF_NEO4J // 5:
                        took[name].append((time.perf_counter() - began) * 1000)
            await server.wipe()
    print(f"{'at Neo4j, one after the other':32}{'p50':>10}")
    for name, times in took.items():
        print(f"  {name:30}{statistics.median(times):>7.2f} ms")


def _options() -> argparse.Namespace:
    parser = options("python -m bench.keys", __doc__ or "")
    parser.add_argument("--before", type=Path, help="another checkout to compare with")
    parser.add_argument("--neo4j", action="store_true", help="time a key at a Neo4j alone")
    parser.add_argument("--clients", type=at_least_one, default=8, help="at once (default: 8)")
    parser.add_argument("--turns", type=at_least_one, default=5, help="turns (default: 5)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
