"""Newer tables of datasets: looked at, brought into the graph as one change, and taken back."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from graph import tables
from graph.attention import in_thread
from graph.desk import Desk
from graph.errors import InputError, NothingToDo, Problem, TableError
from graph.following import Current
from graph.kinds import FILED
from graph.model import Records
from graph.privacy.audience import PUBLIC
from graph.recording.tables_news import news_of
from graph.records.changes import TABLES, Change, ChangeKind, WritesAsked
from graph.records.difference import Difference, difference
from graph.records.handing_over import handed_over
from graph.store.contract import Loaded
from graph.tables.csvfile import read_rows
from graph.tables.reading import datasets_in, standing
from graph.tables.releases import fingerprint_of, is_older, newer_of, released, updates_in
from graph.view import Viewer
from graph.words import T, Text

CHANGE = "change.txt"
"""In the folder of an update: the id of the change by which it was brought."""
FEW_ROWS = 20
"""Of fewer rows than these half may go without a word."""


@dataclass(frozen=True, slots=True)
class UpdateAhead:
    """Newer tables, before they are brought. `brought`: the folders of their datasets;
    `records`: all that every dataset states then; `news`: what they change in people's words.
    """

    brought: Mapping[str, Path]
    records: Records
    found: Difference
    news: Sequence[Text]

    @property
    def changes_nothing(self) -> bool:
        return not self.found.entries


@dataclass(frozen=True, slots=True)
class Brought:
    """What an update wrote, and the archive of the graph before. `change` undoes it."""

    loaded: Loaded
    archive: Path
    change: str


class Updates:
    """`folder` keeps the tables of every update, so that the next start loads none that are older.
    For whoever runs the server.
    """

    def __init__(
        self, current: Current, desk: Desk, tables: Path, folder: Path, archives: Path
    ) -> None:
        self._current = current
        self._desk = desk
        self._tables = tables
        self._folder = folder
        self._archives = archives

    async def look(self, release: Path, viewer: Viewer, *, fewer: bool = False) -> UpdateAhead:
        """Return what the datasets in the folder of a release would change, in the eyes of a
        viewer. `fewer`: tables may lose more than half of their rows. Nothing is written.

        Raises:
            TableError: a row cannot be used.
            InputError: it has no dataset, one that is older than the graph's, or one that lost more
                than half of its rows.
        """
        brought = self._datasets(release)
        newer = newer_of(self._tables, self._folder)
        now = {one.name: one for one in standing(datasets_in(self._tables, []), newer)}
        self._refuse_older(brought)
        if not fewer:
            _refuse_fewer(brought, now)
        records = await in_thread(tables.read, self._tables, None, {**newer, **brought})
        await self._current.catch_up()
        known, view = self._current.known, await self._current.view(viewer)
        unstated = (await self._current.store.state()).unstated
        found = await in_thread(_difference, known.records, records, unstated)
        return UpdateAhead(brought, records, found, await in_thread(news_of, view, found))

    async def bring(self, ahead: UpdateAhead) -> Brought | None:
        """Write the graph into an archive, and then what was looked at into the graph, all or
        nothing. When it returns, every view has it, and later starts load nothing older. None: it
        was there already, and only later starts know of it now.

        Raises:
            InputError: the archive or the folder of the updates cannot be written.
            StoreError: as `Desk.load`; nothing was written.
        """
        name = f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H%M%S}"
        archive, kept = self._archives / f"update-{name}", self._folder / name
        if not ahead.changes_nothing:
            await self._desk.export_all(archive)
        elif await self._is_loaded(ahead.brought):
            return None
        _keep(ahead.brought, kept)
        try:
            loaded = await self._load(ahead.records)
        except BaseException:
            shutil.rmtree(kept)
            raise
        if loaded.nothing_changed:
            return None
        asked = WritesAsked(by=[TABLES], kind=ChangeKind.IMPORTED, before="", first=1)
        (write,) = await self._current.store.writes([PUBLIC], asked)
        (kept / CHANGE).write_text(write.id, encoding="utf-8")
        return Brought(loaded, archive, write.id)

    async def _is_loaded(self, brought: Mapping[str, Path]) -> bool:
        """Whether the tables that were loaded last are these."""
        newer = {**newer_of(self._tables, self._folder), **brought}
        loaded = (await self._current.store.state()).fingerprint
        return fingerprint_of(self._tables, newer) == loaded

    async def _load(self, records: Records) -> Loaded:
        newer = newer_of(self._tables, self._folder)
        fingerprint = fingerprint_of(self._tables, newer)
        return await self._desk.load(records, by=TABLES, complete=True, fingerprint=fingerprint)

    async def undo(self) -> tuple[Path, Sequence[Change]]:
        """Take the last update back. Return the folder that it was kept in, and the changes.

        Raises:
            NothingToDo: there is none.
            InputError: what was recorded since depends on it.
        """
        kept = next(reversed(updates_in(self._folder)), None)
        if kept is None:
            raise NothingToDo(T("No update was brought here, so none can be taken back."))
        changes: Sequence[Change] = ()
        if (said := kept / CHANGE).exists():
            # it is undone already where an undo before this one was cut off
            with suppress(NothingToDo):
                changes = await self._desk.take_back(said.read_text("utf-8").strip(), by=TABLES)
        shutil.rmtree(kept)
        newer = newer_of(self._tables, self._folder)
        await self._load(await in_thread(tables.read, self._tables, None, newer))
        return kept, changes

    def _datasets(self, release: Path) -> Mapping[str, Path]:
        problems: list[Problem] = []
        found = {dataset.name: dataset for dataset in datasets_in(release, problems)}
        if problems:
            raise TableError(problems)
        return found

    def _refuse_older(self, brought: Mapping[str, Path]) -> None:
        loaded = self._current.known.records.datasets
        for name, dataset in brought.items():
            day, now = released(dataset), loaded[name].released if name in loaded else None
            if is_older(day, now) and day is not None and now is not None:
                raise InputError(
                    T(
                        "The tables of {name} are of {day}; those in the graph are newer, of "
                        "{now}. Nothing was changed. Fetch a release that is newer.",
                        name=name,
                        day=day,
                        now=now,
                    )
                )


def _difference(
    stored: Records, wanted: Records, unstated: Sequence[tuple[str, str]]
) -> Difference:
    return handed_over(stored, difference(stored, wanted, complete=True), unstated)


def _refuse_fewer(brought: Mapping[str, Path], now: Mapping[str, Path]) -> None:
    for name, dataset in brought.items():
        if name not in now:
            continue
        for file, before in _rows(now[name]):
            after = dict(_rows(dataset)).get(file, 0)
            if before >= FEW_ROWS and 2 * after < before:
                raise InputError(
                    T(
                        "{name}/{file} has {after} rows in the place of {before}. Nothing was "
                        "changed. Where so many have to go, say so with --fewer; else ask whoever "
                        "made the release.",
                        name=name,
                        file=file,
                        after=after,
                        before=before,
                    )
                )


def _rows(dataset: Path) -> Iterator[tuple[str, int]]:
    """Yield each table of a dataset with how many rows it has."""
    for kind in FILED.values():
        path = dataset / kind.file
        if path.exists():
            _, rows = read_rows(path, kind.file, list[Problem]())
            yield kind.file, len(rows)


def _keep(brought: Mapping[str, Path], folder: Path) -> None:
    """Copy the datasets into a folder that is there as a whole or not at all."""
    making = folder.with_name(f".{folder.name}")
    try:
        for name, dataset in brought.items():
            shutil.copytree(dataset, making / name)
        making.rename(folder)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise InputError(
            T(
                "{folder} cannot be written ({reason}). Nothing was changed. Make room there, or "
                "correct its permissions.",
                folder=str(folder),
                reason=error.strerror or "?",
            )
        ) from error
