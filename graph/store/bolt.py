"""The store over Bolt: one implementation of the contract for both engines.
What differs between them is in their own modules.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Any

import neo4j

from graph.attention import in_thread
from graph.errors import ForeignGraph, NewerSchema, Overtaken, StoreError, StoreUnavailable
from graph.model import Dataset, RecordId, Records
from graph.privacy.audience import PUBLIC, Audience
from graph.progress import Stage, reached
from graph.records.changes import (
    Change,
    ChangeKind,
    Write,
    WritesAsked,
    changes_of,
    erased,
    import_id_of,
)
from graph.records.changes import change_id as numbered
from graph.records.difference import Difference, difference, narrower_references
from graph.records.handing_over import handed_over
from graph.records.tables import Key
from graph.store import cypher
from graph.store.contract import (
    KEPT_SECONDS,
    KeyedWrite,
    Loaded,
    Progress,
    RegisterEntry,
    RegisterWrite,
    Snapshot,
    State,
)
from graph.store.feed import change_from_row, change_row, keyed_from_row, keyed_row
from graph.store.properties import texts
from graph.store.reading import PAGE, WINDOW, read_datasets, read_everything, records_of
from graph.store.shape import SCHEMA_VERSION, Registered
from graph.store.translating import translated
from graph.store.writes import position_of, read_writes
from graph.store.writing import MadeRows, Statement, statements
from graph.words import T

READ_SECONDS = 20.0
WRITE_SECONDS = 600.0
"""A whole load is one transaction."""
MOST_CHANGES = 1_000
BATCH_OF_CHANGES = 20
MOST_CENTRES = 10_000
ATTEMPTS = 3
AFTER_EVERY_ID = "~"
"""Ids of entries of the register are letters, digits and hyphens."""
FEW_ROWS = 10
"""Made faster than a thread begins."""
CHANGES = 20
"""Changes of one statement: each holds up to 100 records before and after, so more
would be megabytes at once.
"""


class BoltStore:
    """A `Store` behind a driver. `database` is the engine's database;
    the caller closes the driver.
    """

    def __init__(self, driver: neo4j.AsyncDriver, database: str, engine: str) -> None:
        self._driver = driver
        self._database = database
        self._engine = engine
        # writers of one process take turns; those of several find out at their positions
        self._writing = asyncio.Lock()

    @property
    def engine(self) -> str:
        return self._engine

    async def prepare(self, schema_version: int = SCHEMA_VERSION) -> None:
        """Make the constraints and the state where they are absent.

        Raises:
            NewerSchema: a newer program has written this graph.
            ForeignGraph: the data is none of Dolen's.
        """
        states = await self._read(cypher.READ_STATE, {})
        if not states and await self._read(cypher.ANY_NODE, {}):
            raise ForeignGraph(
                "The database has data in it that is none of Dolen's. Nothing was written. Choose "
                "an empty database."
            )
        for row in states:
            if row["schema_version"] > schema_version:
                raise NewerSchema(
                    f"This graph has schema version {row['schema_version']}; this Dolen knows "
                    f"versions up to {schema_version}. Use a newer Dolen, or another data "
                    "folder or database."
                )
        await self.make_schema()
        await self._make_state(schema_version)

    async def make_schema(self) -> None:
        """Make the constraints that are absent."""
        await self._make(
            [
                cypher.CONSTRAINTS[name]
                for name in sorted(cypher.CONSTRAINTS.keys() - await self.constraints())
            ]
        )

    async def upgrade(self, schema_version: int) -> None:
        async with self._writing:
            await self._write(
                [Statement(cypher.SET_SCHEMA_VERSION, (), counted=False)],
                {"schema_version": schema_version},
            )

    async def ping(self) -> None:
        await self._read(cypher.PING, {})

    async def state(self) -> State:
        rows = await self._read(cypher.READ_STATE, {})
        if not rows:
            raise StoreError(
                "The graph has no state, so it is none of Dolen's. Choose another data "
                "folder or database."
            )
        return State(**{**rows[0], "unstated": tuple(map(_key, rows[0]["unstated"]))})

    async def constraints(self) -> frozenset[str]:
        return frozenset(row["name"] for row in await self._read(cypher.SHOW_CONSTRAINTS, {}))

    async def audiences(self) -> tuple[Audience, ...]:
        return (
            PUBLIC,
            *(
                Audience.of(row["id"])
                for row in await self._read(cypher.CENTRES, {"limit": MOST_CENTRES})
            ),
        )

    async def everything(self, audiences: Sequence[Audience]) -> Records:
        return (await self.snapshot(audiences)).records

    async def datasets(self) -> Mapping[str, Dataset]:
        return await read_datasets(self._read)

    async def snapshot(self, audiences: Sequence[Audience]) -> Snapshot:
        seq = (await self.state()).seq
        for _ in range(ATTEMPTS):
            rows = await read_everything(self._read, audiences)
            before, seq = seq, (await self.state()).seq
            # else somebody wrote meanwhile, and what was read does not belong together
            if seq == before:
                return Snapshot(await in_thread(records_of, rows), seq)
        raise Overtaken(
            T(
                "Others write to the graph without a pause, so it cannot be read as "
                "a whole. Try again."
            )
        )

    async def history(
        self, record_ids: Sequence[RecordId], audiences: Sequence[Audience], first: int = 50
    ) -> Mapping[RecordId, Sequence[Change]]:
        asked = list(dict.fromkeys(record_ids))
        limit = min(first * max(len(asked), 1), MOST_CHANGES)
        rows = await self._read(
            cypher.HISTORY, {"ids": asked, "audiences": texts(audiences), "limit": limit}
        )
        found: dict[RecordId, list[Change]] = {id_: [] for id_ in asked}
        for change in (change_from_row(row["properties"]) for row in rows):
            for entry in change.entries:
                if (own := found.get(RecordId(entry.id))) is not None and len(own) < first:
                    own.append(change.only(entry))
        return found

    async def changes_since(
        self, seq: int, audiences: Sequence[Audience], first: int = 1000
    ) -> Sequence[Change]:
        found, most, until = list[Change](), min(first, MOST_CHANGES), (await self.state()).seq
        for start in range(seq + 1, until + 1, WINDOW):
            parameters = {
                "positions": list(range(start, min(start + WINDOW, until + 1))),
                "audiences": texts(audiences),
            }
            rows = await self._read(cypher.CHANGES_SINCE, parameters | {"limit": most - len(found)})
            found += (change_from_row(row["properties"]) for row in rows)
            if len(found) == most:
                break
        return found

    async def position_of(self, change_id: str, audiences: Sequence[Audience]) -> int | None:
        return await position_of(self._read, change_id, audiences)

    async def changes_of_write(
        self, change_id: str, audiences: Sequence[Audience]
    ) -> Sequence[Change]:
        import_id, found = import_id_of(change_id), list[Change]()
        for audience in audiences:
            for start in count(1, BATCH_OF_CHANGES):  # of each audience they are numbered from 1
                ids = [
                    numbered(import_id, audience, number)
                    for number in range(start, start + BATCH_OF_CHANGES)
                ]
                rows = await self._read(
                    cypher.READ_CHANGES,
                    {"ids": ids, "audiences": texts(audiences), "limit": BATCH_OF_CHANGES},
                )
                # two thousand records of a large import, for which no answer waits
                found += await in_thread(_changes_from, rows)
                if len(rows) < BATCH_OF_CHANGES:
                    break
        return (
            sorted(found, key=lambda change: change.seq)
            if change_id == import_id or any(change.id == change_id for change in found)
            else []
        )

    async def writes(self, audiences: Sequence[Audience], asked: WritesAsked) -> Sequence[Write]:
        return await read_writes(self._read, audiences, asked, (await self.state()).seq)

    async def keyed(self, id: str, audiences: Sequence[Audience]) -> KeyedWrite | None:
        rows = await self._read(
            cypher.READ_KEY,
            {"ids": [id], "audiences": texts(audiences), "now": int(time.time()), "limit": 1},
        )
        return keyed_from_row(rows[0]["properties"]) if rows else None

    async def positions(self) -> Sequence[int]:
        found: list[int] = []
        while rows := await self._read(
            cypher.POSITIONS, {"seq": found[-1] if found else 0, "limit": PAGE}
        ):
            found += (row["seq"] for row in rows)
        return found

    async def load(
        self,
        records: Records,
        *,
        by: str,
        complete: bool = False,
        fingerprint: str | None = None,
        progress: Progress | None = None,
    ) -> Loaded:
        async with self._writing:
            for attempt in range(1, ATTEMPTS + 1):
                stored = await self.snapshot(await self.audiences())
                found = handed_over(
                    stored.records,
                    difference(stored.records, records, complete=complete),
                    (await self.state()).unstated,
                )
                try:
                    changes = await self._apply(
                        stored.records,
                        found,
                        stored.seq,
                        ChangeKind.IMPORTED,
                        by=by,
                        fingerprint=fingerprint,
                        progress=progress,
                    )
                except Overtaken:
                    if attempt == ATTEMPTS:
                        raise
                else:
                    break
        return Loaded(
            found.added,
            found.corrected,
            found.removed,
            found.unchanged,
            found.kept,
            stored.seq + len(changes),
            found.followed,
            found.copied,
        )

    async def write(
        self,
        stored: Records,
        found: Difference,
        *,
        by: str,
        seen: int,
        kind: ChangeKind | None = None,
        undone: Sequence[Change] = (),
        keyed: KeyedWrite | None = None,
    ) -> Sequence[Change]:
        async with self._writing:
            return await self._apply(stored, found, seen, kind, by=by, undone=undone, keyed=keyed)

    async def erase(
        self,
        found: Difference,
        rewritten: Sequence[Change],
        *,
        by: str,
        audience: Audience,
        seen: int,
    ) -> int:
        left = erased(after=seen, by=by, at=dt.datetime.now(dt.UTC), audience=audience)
        todo = [
            *statements(found),
            *_of_changes(rewritten, cypher.CHANGE["Change"]),
            *_of_changes([left]),
            Statement(
                cypher.FORGET_KEYS_OF, [{"id": change.id} for change in rewritten], counted=False
            ),
        ]
        async with self._writing:
            await self._write(todo, positions=(seen, 1))
        return left.seq

    async def restore(self, records: Records, changes: Sequence[Change]) -> int:
        found = difference(Records(), records, complete=False)
        async with self._writing:
            # without a load there is no record, and the positions are not the
            # first ones after any write
            await self._write(
                [*statements(found), *_of_changes(changes)], positions=(0, len(changes))
            )
        return len(changes)

    async def registered(self, label: Registered, id: str) -> RegisterEntry | None:
        rows = await self._read(cypher.FIND_REGISTERED[label], {"id": id})
        return _registered(rows[0]["properties"]) if rows else None

    async def register(
        self, label: Registered, first: int | None = None
    ) -> Sequence[RegisterEntry]:
        found: list[RegisterEntry] = []
        while first is None or len(found) < first:
            limit = PAGE if first is None else min(PAGE, first - len(found))
            rows = await self._read(
                cypher.REGISTER[label],
                {"before": found[-1].id if found else AFTER_EVERY_ID, "limit": limit},
            )
            found += (_registered(row["properties"]) for row in rows)
            if len(rows) < limit:
                break
        return found

    async def write_register(self, writes: Sequence[RegisterWrite]) -> None:
        await self._write([_to_register(write) for write in writes])

    async def _apply(
        self,
        stored: Records,
        found: Difference,
        seq: int,
        kind: ChangeKind | None,
        *,
        by: str,
        fingerprint: str | None = None,
        progress: Progress | None = None,
        undone: Sequence[Change] = (),
        keyed: KeyedWrite | None = None,
    ) -> Sequence[Change]:
        """Write a difference and its changes in one transaction, if the feed still stands at `seq`.
        Return the changes.
        """
        changes, todo = await in_thread(_to_do, stored, found, seq, kind, by, undone)
        if not changes and fingerprint is None:
            return ()
        if fingerprint is not None:
            todo.append(Statement(cypher.SET_FINGERPRINT, (), counted=False))
        now = int(time.time())
        if keyed is not None:
            todo += _to_keep(keyed, changes[0].id, now)
        try:
            await self._write(
                todo,
                {
                    "now": now,
                    "fingerprint": fingerprint,
                    "unstated": [f"{table} {id_}" for table, id_ in found.unstated],
                },
                positions=(seq, len(changes)),
                progress=progress,
            )
        except StoreUnavailable:
            raise
        except StoreError as error:
            # one engine lets both writers begin, and the later one meets half of
            # what the earlier one wrote
            if (await self.state()).seq != seq:
                raise Overtaken(T("Somebody else wrote at the same time. Try again.")) from error
            raise
        return changes

    async def _make(self, texts: Sequence[str]) -> None:
        """Run texts that make a part of the schema, each in a transaction of its own."""
        for text in texts:
            await self._make_once(text)

    async def _make_state(self, schema_version: int) -> None:
        await self._make_once(cypher.MAKE_STATE, {"schema_version": schema_version})

    async def _make_once(self, text: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Run a text that makes what is absent.
        Where two processes make it at once, the next attempt finds it.
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                await self._write([Statement(text, (), counted=False)], parameters)
            except Overtaken:
                if attempt == ATTEMPTS:
                    raise
            else:
                return

    async def _read(self, text: str, parameters: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        async def work(tx: neo4j.AsyncManagedTransaction) -> list[dict[str, Any]]:
            # our texts return scalars and maps only:
            # `data()` would walk through each value for nodes
            return [dict(record) async for record in await tx.run(text, dict(parameters))]

        async with translated(READ_SECONDS), self._session() as session:
            return await session.execute_read(neo4j.unit_of_work(timeout=READ_SECONDS)(work))

    async def _write(
        self,
        todo: Sequence[Statement],
        parameters: Mapping[str, Any] | None = None,
        *,
        positions: tuple[int, int] | None = None,
        progress: Progress | None = None,
    ) -> None:
        async def work(tx: neo4j.AsyncManagedTransaction) -> None:
            if positions is not None:
                await _take_positions(tx, *positions)
            done, total = 0, sum(len(statement.rows) for statement in todo)
            for statement in todo:
                await _run(tx, statement, parameters or {})
                done += len(statement.rows)
                reached(Stage.WRITING, done, total)
                if progress is not None and total:
                    progress("Writing records and relationships", done, total)

        async with translated(WRITE_SECONDS), self._session() as session:
            await session.execute_write(neo4j.unit_of_work(timeout=WRITE_SECONDS)(work))

    def _session(self) -> neo4j.AsyncSession:
        # bookmarks are shared by all calls, so that in a cluster each reads what the calls
        # before it wrote and read
        return self._driver.session(
            database=self._database, bookmark_manager=self._driver.execute_query_bookmark_manager
        )


def _registered(properties: Mapping[str, Any]) -> RegisterEntry:
    values = {name: value for name, value in properties.items() if name not in ("id", "version")}
    return RegisterEntry(properties["id"], values, properties["version"])


def _to_register(write: RegisterWrite) -> Statement:
    entry = write.written
    if entry is None:
        return Statement(cypher.FORGET_REGISTERED[write.label], [{"id": write.id}], counted=False)
    text = cypher.ADD_REGISTERED if write.seen is None else cypher.CHANGE_REGISTERED
    row = {**entry.values, "id": entry.id, "version": entry.version}
    return Statement(text[write.label], [row], as_seen=True)


def _key(text: str) -> Key:
    table, _, id_ = text.partition(" ")
    return table, id_


def _to_do(
    stored: Records,
    found: Difference,
    seq: int,
    kind: ChangeKind | None,
    by: str,
    undone: Sequence[Change],
) -> tuple[Sequence[Change], list[Statement]]:
    """Return the changes of a difference, and what writes both."""
    if narrower := list(narrower_references(stored, found)):
        raise StoreError(
            f"{len(narrower)} records refer to one that fewer may use, for example "
            f"{narrower[0]}. Nothing was written."
        )
    changes = changes_of(
        found,
        after=seq,
        kind=kind,
        by=by,
        at=dt.datetime.now(dt.UTC),
        undoes=undone[0].import_id if undone else "",
    )
    if not changes:
        return (), []
    todo = [*statements(found), *_of_changes(changes)]
    if undone:
        # each names one that its own audience may know
        first = {change.audience: change.id for change in reversed(changes)}
        todo.append(
            Statement(
                cypher.MARK_UNDONE,
                [{"id": change.id, "undone_by": first[change.audience]} for change in undone],
            )
        )
    return changes, todo


def _changes_from(rows: Sequence[Mapping[str, Any]]) -> Sequence[Change]:
    return [change_from_row(row["properties"]) for row in rows]


def _to_keep(keyed: KeyedWrite, change: str, now: int) -> list[Statement]:
    """Return what keeps a key, and forgets those that were kept for long enough."""
    row = keyed_row(replace(keyed, change=change), now + KEPT_SECONDS)
    return [
        Statement(cypher.FORGET_KEYS, (), counted=False),
        Statement(cypher.KEEP_KEY, [row]),
    ]


def _of_changes(changes: Sequence[Change], text: str = cypher.MAKE["Change"]) -> list[Statement]:
    rows = MadeRows([partial(change_row, change) for change in changes])
    return [
        Statement(text, rows[start : start + CHANGES]) for start in range(0, len(rows), CHANGES)
    ]


async def _take_positions(tx: neo4j.AsyncManagedTransaction, seq: int, count: int) -> None:
    (row,) = await (await tx.run(cypher.TAKE_POSITIONS, {"count": count})).data()
    if row["seq"] != seq + count:
        raise Overtaken(T("Somebody else wrote at the same time. Try again."))


async def _run(
    tx: neo4j.AsyncManagedTransaction, statement: Statement, parameters: Mapping[str, Any]
) -> None:
    # many take long to make, and answers wait for none of it
    made = (
        await in_thread(list, statement.rows)
        if len(statement.rows) > FEW_ROWS
        else list(statement.rows)
    )
    rows = await (await tx.run(statement.text, {"rows": made, **parameters})).data()
    made.clear()  # what is sent in a transaction leads back to it, so no reference ends it
    if not statement.counted:
        return
    if (written := rows[0]["written"] if rows else 0) != len(statement.rows):
        if statement.as_seen:
            raise Overtaken(T("Somebody else wrote at the same time. Try again."))
        raise StoreError(
            f"{len(statement.rows) - written} of {len(statement.rows)} records refer to something "
            f"that is not in the store, for example {_example(statement)}. Nothing was written."
        )


def _example(statement: Statement) -> str:
    row = statement.rows[0]
    return f'"{row["properties"]["id"]}"' if "properties" in row else f'"{row["id"]}"'
