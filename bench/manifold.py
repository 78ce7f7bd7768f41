"""The bundled tables several times over: each person, body, post, place and fact again under other
ids and names. For benchmarks of what should not grow with all records.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from graph.hub import Hub
from graph.kinds import KINDS, kind_of
from graph.model import Record, Records
from graph.records.tables import redirected, tables_of
from graph.tables import read

ONCE = frozenset({"conflicts", "sessions", "sources", "datasets"})
"""Tables that say something of others, not of somebody."""
NAMED = ("name", "name_cy", "label", "label_cy")


async def fill(data: Path, tables: Path, times: int) -> None:
    """Fill a new data folder with the datasets of a folder, and with all of it as often again as is
    missing to so many `times`: each copy in a write of its own, since no engine takes all of them
    in one.
    """
    records = await asyncio.to_thread(read, tables)
    async with Hub.open(data, tables) as hub:
        for number in range(2, times + 1):
            copies: dict[str, Any] = {table: {} for table in tables_of(records)}
            for one in _copies(records, number):
                copies[kind_of(one).table][one.id] = one
            await hub.store.load(Records(**copies), by=f"times-{number}")


def _copies(records: Records, number: int) -> Iterator[Record]:
    copied = {
        id_ for kind in KINDS if kind.table not in ONCE for id_ in tables_of(records)[kind.table]
    }

    def to(id_: str) -> str:
        return f"{id_}-x{number}" if id_ in copied else id_

    for kind in KINDS:
        if kind.table not in ONCE:
            for record in tables_of(records)[kind.table].values():
                yield _copy(redirected(record, to), to(record.id), number)


def _copy(record: Record, id_: str, number: int) -> Record:
    kind, said = kind_of(record), dict[str, Any]()
    for field in NAMED:
        if name := getattr(record, field, None):
            said[field] = f"{name} {_word(number)}"
    if identifiers := getattr(record, "identifiers", ()):
        said["identifiers"] = tuple(
            dataclasses.replace(one, value=f"{one.value}-x{number}") for one in identifiers
        )
    copy = dataclasses.replace(record, **said, id=id_)
    return copy if kind.has_ids else dataclasses.replace(copy, id=_made_of(copy))


def _made_of(record: Record) -> str:
    return kind_of(record).derived_id(partial(getattr, record))


def _word(number: int) -> str:
    """Return a word that stands in no other name."""
    return "Zx" + "".join(
        "aeiou"[int(digit) % 5] + "qvjxz"[int(digit) // 2] for digit in str(number)
    )
