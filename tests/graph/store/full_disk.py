"""Run in a namespace of its own, where it may mount a small disk:
fill it under a store, make room, and look at what stands.

Each finding is one line, which the test reads.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx

from api.app import create_app
from graph.errors import StoreError
from graph.hub import Hub
from graph.identity import centre_viewer
from graph.model import Records
from graph.records.difference import difference
from graph.store import embedded, neo4j_server
from graph.store.contract import Store
from graph.tables.writing import write as write_tables
from graph.view import Viewer
from tests.api.pages.forms import Site
from tests.api.recording.world import records
from tests.cli.conftest import dolen
from tests.engines.local import LocalServer
from tests.engines.release import LONG_TERM
from tests.graph.store.storm import check_storm, gust

Open = Callable[[], contextlib.AbstractAsyncContextManager[Store]]
LEFT = 2_000_000
"""Bytes that are left for the writes."""


async def fill(disk: Path, opened: Open) -> None:
    """Write until the disk is full, then again after a new start with room on it."""
    acknowledged: set[str] = set()
    async with opened() as store:
        await write(store, "first", acknowledged)
        fill_up(disk, LEFT)
        try:
            for number in range(100_000):
                await write(store, f"full-{number}", acknowledged)
        except StoreError as error:
            tell(f"refused: {error}")
    (disk / "filler").unlink()
    async with opened() as store:
        await check_storm(store, acknowledged)
        await write(store, "last", acknowledged)
        await check_storm(store, acknowledged)
    tell(f"well: {len(acknowledged) > 10}")


async def serve(disk: Path) -> None:
    """Record over HTTP until the disk is full, ask, and record again when there is room."""
    mount(disk, "40m")
    tables = disk / "tables"
    write_tables(records(), tables / "d")
    async with Hub.open(disk / "graph", tables) as hub:
        app = create_app(hub, viewer=centre_viewer(await hub.view(Viewer()), "harbour"))
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://localhost"
        ) as client:
            fill_up(disk, LEFT // 8)
            answer = await record(client)
            while "errors" not in answer:
                answer = await record(client)
            (error,) = answer["errors"]
            tell(f"GraphQL: {error['extensions']['code']} {error['message']}")
            site = Site(client)
            check = await site.send("/en/record/person", {"name": "Zed Quill"})
            page = await site.press(check, "record")
            tell(f"page: {page.status_code} {error['message'] in page.text}")
            ready, asked = await client.get("/ready"), await client.get("/en/person/bo")
            tell(
                f"ready: {ready.status_code} {ready.json()['message'] == error['message']}; a "
                f"question: {asked.status_code}"
            )
            (disk / "filler").unlink()
            ready, answer = await client.get("/ready"), await record(client)
            tell(f"with room: {ready.status_code} {answer}")


async def commands(disk: Path) -> None:
    """Ask and record by commands of their own, first with no room at all, then with little."""
    mount(disk, "45m")
    data, table = disk / "data", disk / "people.csv"
    write_tables(records(), disk / "tables" / "d")
    # none nearly another's, or each would be asked about
    letters = (hashlib.sha256(str(n).encode()).digest()[:9] for n in range(2_000))
    names = ["Zed Q" + "".join(chr(ord("a") + each % 26) for each in nine) for nine in letters]
    table.write_text("\n".join(["name", *names]))
    more = {"DOLEN_CENTRE": "harbour"}
    dolen(data, "search", "harbour", tables=disk / "tables", more=more)
    for left in (0, LEFT // 8):
        fill_up(disk, left)
        ended = dolen(data, "import", str(table), "--yes", tables=disk / "tables", more=more)
        tell(f"{left}: {ended.code} {ended.error.splitlines()[-1]}")
        (disk / "filler").unlink()
    ended = dolen(data, "import", str(table), "--yes", tables=disk / "tables", more=more)
    tell(f"with room: {ended.code} {ended.out.splitlines()[-2]}")


async def record(client: httpx.AsyncClient) -> dict[str, Any]:
    text = 'mutation { addPerson(input: {name: "Eve Moss"}) { __typename } }'
    answer: dict[str, Any] = (await client.post("/graphql", json={"query": text})).json()
    return answer


def fill_up(disk: Path, left: int) -> None:
    """Fill the disk but for so many bytes."""
    (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free - left))


def tell(finding: str) -> None:
    print(finding)  # noqa: T201


async def write(store: Store, id_: str, acknowledged: set[str]) -> None:
    found = difference(Records(), gust(id_), complete=False)
    await store.write(Records(), found, by="somebody", seen=(await store.state()).seq)
    acknowledged.add(id_)


def mount(disk: Path, size: str) -> None:
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)], check=True)


async def _embedded(disk: Path) -> None:
    mount(disk, "40m")
    await fill(disk, lambda: embedded.open_store(disk))


async def _neo4j(disk: Path) -> None:
    mount(disk, "150m")
    server = LocalServer(LONG_TERM, disk / "home")

    @contextlib.asynccontextmanager
    async def opened() -> AsyncIterator[Store]:
        server.start()
        try:
            async with neo4j_server.open_store(server.address) as store:
                yield store
        finally:
            server.kill()  # with a full disk it may wait long for its last checkpoint

    await fill(disk, opened)


if __name__ == "__main__":
    asyncio.run(
        {"embedded": _embedded, "neo4j": _neo4j, "served": serve, "commands": commands}[
            sys.argv[1]
        ](Path(sys.argv[2]))
    )
