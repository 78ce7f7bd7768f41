"""The same over a store: what a Centre is told while it records, of its histories, undos and
exports, with another beside it or not.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.hub import Hub
from graph.model import RecordId
from graph.records.changes import Change
from graph.records.tables import tables_of
from graph.view import Viewer
from tests.engines.server import Server
from tests.graph.recording.chance import NORTH, SOUTH, a_command, public_world
from tests.graph.recording.viewers import centre_of

WORLDS = 6
MOMENT = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


@dataclass(slots=True)
class Numbered:
    """Ids that are the same again whatever others make: each Centre has a row of its own."""

    whose: str = ""
    made: Counter[str] = field(default_factory=Counter)

    def __call__(self, size: int) -> str:
        self.made[self.whose] += 1
        return hashlib.blake2b(
            f"{self.whose} {self.made[self.whose]}".encode(), digest_size=size
        ).hexdigest()


async def told(hub: Hub, seed: int, numbered: Numbered, folder: Path, *, beside: bool) -> list[str]:
    """Return all that North is told while it records by chance;
    with `beside`, South records between.
    """
    chances = {viewer: random.Random(f"{viewer.centre} {seed}") for viewer in (NORTH, SOUTH)}
    transcript: list[str] = []
    undoable: list[str] = []
    for _ in range(10):
        for viewer in (SOUTH, NORTH) if beside else (NORTH,):
            numbered.whose = centre_of(viewer)
            said = await one_step(hub, viewer, chances[viewer], undoable if viewer is NORTH else [])
            if viewer is NORTH:
                transcript.append(said)
    seen = (await hub.view(NORTH)).records
    known = [RecordId(id_) for table in tables_of(seen).values() for id_ in table]
    for id_, changes in (await hub.history(known, NORTH)).items():
        transcript.append(f"{id_}: {list(without_moments(changes))}")
    await hub.desk.export(NORTH, folder)
    transcript += [
        f"{path.name}: {path.read_text(encoding='utf-8')}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    return transcript


async def one_step(hub: Hub, viewer: Viewer, chance: random.Random, undoable: list[str]) -> str:
    try:
        if undoable and chance.random() < 0.25:
            recorded = await hub.desk.undo(
                viewer, chance.choice([*undoable, "w-0000000000000000-1"])
            )
        else:
            command = a_command(chance, await hub.view(viewer), centre_of(viewer))
            if viewer is SOUTH and (
                getattr(command, "public", False) or getattr(command, "source", None) is not None
            ):
                return ""  # a public fact is for North too
            recorded = await hub.desk.record(viewer, command)
    except InputError as error:
        return f"{type(error).__name__}: {error}"
    assert recorded.change is not None
    undoable.append(recorded.change.id)
    return repr(replace(recorded, change=next(without_moments([recorded.change]))))


def without_moments(changes: Iterable[Change]) -> Iterator[Change]:
    """When it was and the position, which no answer shows."""
    return (replace(change, at=MOMENT, seq=0) for change in changes)


@pytest.mark.parametrize("seed", range(WORLDS))
async def test_nothing_that_a_centre_is_told_shows_that_another_records_beside_it(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    world = public_world(random.Random(seed))
    transcripts: list[list[str]] = []
    for beside in (False, True):
        await server.wipe()
        store = server.store()
        await store.prepare()
        numbered = Numbered("tables")
        monkeypatch.setattr(secrets, "token_hex", numbered)
        await store.load(world, by="tables", complete=True)
        hub = await Hub.over(store, None)
        transcripts.append(await told(hub, seed, numbered, tmp_path / str(beside), beside=beside))
        wrong = {check.name: check.detail for check in (await hub.health()).checks if not check.ok}
        # a Centre may say the same twice of one day; it is warned
        assert wrong.keys() <= {"duplicates"}, wrong
        if beside:
            assert any(
                record.audience.belongs_to(SOUTH.centre)
                for table in tables_of(await store.everything(await store.audiences())).values()
                for record in table.values()
            )
    assert transcripts[0] == transcripts[1]
