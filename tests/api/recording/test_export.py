"""What a viewer may use, as a zip of tables."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from api.limits import Limits
from graph import tables
from graph.identity import centre_viewer
from graph.view import Viewer
from tests.api.recording.conftest import Desk, Desks
from tests.api.recording.world import HARBOUR


async def test_each_viewer_exports_what_it_may_use(desks: Desks) -> None:
    await desks.harbour.mutate("addPerson", {"name": "Eve Moss"})
    await desks.lighthouse.mutate("addPerson", {"name": "Dai Pugh"})
    people = [
        await _table(desk, "people") for desk in (desks.harbour, desks.lighthouse, desks.public)
    ]
    assert [("Eve Moss" in text, "Dai Pugh" in text, "Ann Lee" in text) for text in people] == [
        (True, False, True),
        (False, True, True),
        (False, False, True),
    ]


async def test_the_export_of_the_public_changes_no_byte_with_what_a_centre_records(
    desks: Desks,
) -> None:
    before = await _files(desks.public)
    await desks.lighthouse.mutate(
        "recordInteraction", {"kind": "CALL", "date": "2026-10-01", "actors": ["lou", "cai"]}
    )
    assert await _files(desks.public) == before


async def test_an_export_is_a_folder_that_the_tables_are_read_from(
    desks: Desks, tmp_path: Path
) -> None:
    response = await desks.harbour.client.get("/export")
    assert (response.headers["content-type"], response.headers["cache-control"]) == (
        "application/zip",
        "private, no-store",
    )
    assert 'filename="dolen-export.zip"' in response.headers["content-disposition"]
    _archive(response).extractall(tmp_path / "out")
    viewer = centre_viewer(await desks.hub.view(Viewer()), HARBOUR)
    assert tables.read(tmp_path / "out").people == desks.hub.records(viewer).people


async def test_an_export_for_which_is_no_time_or_no_room_says_so(
    desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(desks.hub, limits=Limits(whole_seconds=0.0))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost"
    ) as client:
        late = await client.get("/export")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    full = await desks.public.client.get("/export")
    told = [
        (response.status_code, response.json()["errors"][0]["extensions"]["code"])
        for response in (late, full)
    ]
    assert told == [(503, "TIMEOUT"), (507, "STORAGE_FULL")]


async def _table(desk: Desk, name: str) -> str:
    return (await _files(desk))[f"records/{name}.csv"].decode()


async def _files(desk: Desk) -> dict[str, bytes]:
    archive = _archive(await desk.client.get("/export"))
    return {name: archive.read(name) for name in archive.namelist()}


def _archive(response: httpx.Response) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(response.content))
