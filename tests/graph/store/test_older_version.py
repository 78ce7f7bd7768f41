"""A graph that version 0.1.0 wrote, as a data folder and as an archive:
this version opens both, and nothing of either is lost.

It holds the invented Lyonesse and what its Harbour Evidence Centre recorded by the commands of that
version: a person, an organization, a membership, a meeting whose date was corrected, a declared
tie, an embedded post with its holder, and a meeting that was undone.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tarfile
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.hub import Hub
from graph.model import ActorId, OrganizationId, RecordId
from graph.recording.exporting import read_archive
from graph.records.changes import Change, ChangeKind
from graph.view import Viewer
from tests.conftest import COVERED

HERE = Path(__file__).parent
WRITTEN = HERE / "version_0_1_0"
LYONESSE = HERE.parents[1] / "cli" / "lyonesse"
HARBOUR = Viewer(centre=OrganizationId(ActorId(RecordId("harbour"))))
GWEN, CY = ActorId(RecordId("person-8589dc3e73ba0bea")), ActorId(RecordId("cy"))
MEETING = RecordId("interaction-986b0adf060e03b9")
CORRECTED = "w-e30d6b48c8ed8aac-harbour-1"


@pytest.fixture
async def opened(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Hub]:
    request.config.stash.setdefault(COVERED, set()).add("embedded")
    with tarfile.open(WRITTEN / "data.tar.xz") as packed:
        packed.extractall(tmp_path, filter="data")
    tables = shutil.copytree(LYONESSE, tmp_path / "tables")
    for later in ("concepts", "frameworks", "remits", "works"):
        (tables / f"{later}.csv").unlink()
    async with Hub.open(tmp_path / "data", tables) as hub:
        yield hub


async def feed_of(hub: Hub) -> list[Change]:
    return list(await hub.store.changes_since(0, await hub.store.audiences()))


async def test_a_folder_of_the_version_before_opens_as_it_was_left(opened: Hub) -> None:
    """The meeting was 263 days before:
    A = 2^(-263/180) = 0.3632, s_i = 1 - exp(-A/3) = 0.1140, s = 0.9 s_i = 0.1026.
    """
    records, feed = read_archive(WRITTEN / "archive")
    assert opened.loaded is None  # its tables are those that it was filled with
    kept = (await opened.store.snapshot(await opened.store.audiences())).records
    # a graph of that version has no day of release; the archive's is the newest of its sources
    assert {dataset.released for dataset in kept.datasets.values()} == {None}
    assert kept == replace(
        records,
        datasets={id_: replace(each, released=None) for id_, each in records.datasets.items()},
    )
    assert await feed_of(opened) == list(feed)
    report = await opened.health()
    assert [check.name for check in report.checks if not check.ok] == []
    view = await opened.view(HARBOUR, dt.date(2026, 11, 24))
    tie = view.network.tie(GWEN, CY)
    assert tie is not None
    assert tie.strength == pytest.approx(0.1026, abs=5e-5)


async def test_what_the_version_before_recorded_can_be_undone(opened: Hub) -> None:
    assert str((await opened.view(HARBOUR)).records.interactions[MEETING].date) == "2026-03-06"
    await opened.desk.undo(HARBOUR, CORRECTED)
    assert str((await opened.view(HARBOUR)).records.interactions[MEETING].date) == "2026-03-04"


async def test_an_archive_of_the_version_before_is_put_back(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    request.config.stash.setdefault(COVERED, set()).add("embedded")
    records, feed = read_archive(WRITTEN / "archive")
    async with Hub.open(tmp_path, tables=None) as hub:
        await hub.desk.restore(WRITTEN / "archive")
        assert (await hub.store.snapshot(await hub.store.audiences())).records == records
        assert await feed_of(hub) == list(feed)
    assert [change.kind for change in feed[-3:]] == [
        ChangeKind.ADDED,
        ChangeKind.UNDONE,
        ChangeKind.CORRECTED,
    ]
