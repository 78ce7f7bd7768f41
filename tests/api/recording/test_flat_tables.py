"""Tables for other programs: to whom they say what, what they leave to be asked again, and what
describes them.
"""

from __future__ import annotations

import asyncio
import csv
import io
import sqlite3
import tempfile
from collections.abc import MutableMapping
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_app
from api.limits import Limits
from graph.hub import Hub
from graph.kinds import KINDS
from graph.tables.writing import write
from tests.api.recording.conftest import Desk, Desks
from tests.graph.store.world import many

DOORS = ("tables/people.csv", "tables/people.json", "dolen.sqlite", "datapackage.json")
MEETING = {"kind": "CALL", "date": "2026-10-01", "actors": ["lou", "cai"], "note": "=1+1"}


async def got(desk: Desk, door: str, **headers: str) -> httpx.Response:
    return await desk.client.get(f"/export/{door}", headers=headers)


async def test_a_table_says_the_same_as_csv_and_as_json(standing: Desks) -> None:
    text = await got(standing.public, "tables/memberships.csv")
    assert text.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(text.text)))
    told = (await got(standing.public, "tables/memberships.json")).json()
    assert [row["id"] for row in rows] == [row["id"] for row in told]
    (dai,) = (row for row in rows if row["actor"] == "dai")
    (same,) = (row for row in told if row["actor"] == "dai")
    assert (dai["organization_name"], dai["from"], dai["from_last"], dai["to"]) == (
        "Coast Group",
        "1884",
        "1884-12-31",
        "",
    )
    assert (same["organization_name"], same["from_last"], same["to"], same["source"]) == (
        "Coast Group",
        "1884-12-31",
        None,
        ["list:1"],
    )


async def test_each_viewer_is_told_what_it_may_use_and_the_others_are_told_nothing_new(
    desks: Desks,
) -> None:
    before = {door: (await got(desks.public, door)).content for door in DOORS}
    tags = {door: (await got(desks.public, door)).headers["etag"] for door in DOORS}
    await desks.lighthouse.mutate("recordInteraction", MEETING)
    await desks.lighthouse.mutate("addPerson", {"name": "Dai Pugh"})
    own, public = [
        (await got(desk, "tables/interactions.json")).json()
        for desk in (desks.lighthouse, desks.public)
    ]
    assert [(row["actors_name"], row["note"]) for row in own] == [
        (["Lou Grey", "Cai Rees"], "=1+1")
    ]
    assert public == []
    guarded = (await got(desks.lighthouse, "tables/interactions.csv")).text
    assert ",'=1+1," in guarded
    for door in DOORS:
        after = await got(desks.public, door)
        assert (after.content, after.headers["etag"]) == (before[door], tags[door])


async def test_who_has_it_already_is_told_so_until_something_changed(desks: Desks) -> None:
    for door in DOORS:
        had = await got(desks.harbour, door)
        tag = had.headers["etag"]
        assert had.headers["cache-control"] == "private, no-cache"
        for known in (tag, f'"other", W/{tag}'):
            same = await got(desks.harbour, door, **{"if-none-match": known})
            assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    await desks.harbour.mutate("addPerson", {"name": "Eve Moss"})
    for door in DOORS:
        new = await got(desks.harbour, door, **{"if-none-match": tag})
        assert (new.status_code, new.headers["etag"] == tag) == (200, False)
        whole = await got(desks.harbour, door)
        assert new.content == whole.content


async def test_a_table_that_there_is_not_says_which_there_are(standing: Desks) -> None:
    tables = ", ".join(kind.table for kind in KINDS)
    for file in ("persons.csv", "people", "people.xml", "people.csv.json"):
        refused = await got(standing.public, f"tables/{file}")
        (error,) = refused.json()["errors"]
        assert (refused.status_code, error["extensions"]["code"]) == (404, "NOT_FOUND")
        assert tables in error["message"]


async def test_the_database_has_what_the_tables_have(standing: Desks, tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_bytes((await got(standing.harbour, "dolen.sqlite")).content)
    told = (await got(standing.harbour, "tables/posts.json")).json()
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as database:
        rows = database.execute('SELECT id, organization_name, "from" FROM posts ORDER BY id')
        found = rows.fetchall()
    assert found == [(row["id"], row["organization_name"], row["from"]) for row in told] != []


async def test_the_package_describes_each_table_as_it_is(standing: Desks) -> None:
    package = (await got(standing.public, "datapackage.json")).json()
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert list(resources) == [*(kind.table for kind in KINDS), "engagement"]
    for resource in resources.values():
        header = (await got(standing.public, resource["path"])).text.splitlines()[0]
        assert header == ",".join(field["name"] for field in resource["schema"]["fields"])
    posts = resources["posts"]["schema"]
    fields = {field["name"]: field for field in posts["fields"]}
    assert posts["primaryKey"] == ["id"]
    assert {
        "fields": ["organization"],
        "reference": {"resource": "organizations", "fields": ["id"]},
    } in posts["foreignKeys"]
    assert (fields["days_per_week"]["type"], fields["days_per_week"]["unit"]) == (
        "number",
        "days per week",
    )
    assert fields["kind"]["constraints"]["enum"] == [
        "minister",
        "chair",
        "member",
        "mayor",
        "official",
        "embedded",
    ]
    assert fields["from_first"]["type"] == "date"


class Leaving:
    """A client that goes away after the first piece of an answer, and takes nothing more.

    `waits`: what is sent to it is waited for; else it is lost, as a server loses it.
    """

    def __init__(self, *, waits: bool) -> None:
        self.sent: list[MutableMapping[str, Any]] = []
        self._waits = waits
        self._gone = asyncio.Event()
        self._asked = False

    async def receive(self) -> MutableMapping[str, Any]:
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: MutableMapping[str, Any]) -> None:
        self.sent.append(message)
        if message["type"] == "http.response.body":
            self._gone.set()
            if self._waits:
                await asyncio.Future[None]()


def asked_for(path: str) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
        "http_version": "1.1",
        "scheme": "http",
        "server": ("localhost", 80),
        "client": ("127.0.0.1", 1),
        "root_path": "",
    }


async def test_a_client_that_stops_reading_half_way_frees_what_it_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 1,200 rows the first piece is sent and no other; the one place to be answered is free, and
    so is the folder of a database.
    """
    write(many(400), tmp_path / "tables" / "d")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    async with Hub.open(tmp_path / "graph", tmp_path / "tables") as hub:
        app = create_app(hub, limits=Limits(at_once=1))
        reader = Leaving(waits=True)
        async with asyncio.timeout(10):
            await app(asked_for("/export/tables/memberships.csv"), reader.receive, reader.send)
        assert [message["type"] for message in reader.sent] == [
            "http.response.start",
            "http.response.body",
        ]
        whole = await _get(app, "/export/tables/memberships.csv")
        assert len(reader.sent[1]["body"]) < len(whole.content) / 3
        other = Leaving(waits=False)
        await app(asked_for("/export/dolen.sqlite"), other.receive, other.send)
        assert list((tmp_path / "temporary").iterdir()) == []
        assert (await _get(app, "/export/dolen.sqlite")).status_code == 200


async def _get(app: Any, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        return await client.get(path)
