"""All flat tables as one SQLite database."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from graph.model import Records
from graph.tables.flat import FlatField, FlatTable, FlatType, Plain
from graph.tables.flattening import FLAT

_AFFINITY: Mapping[FlatType, str] = {
    FlatType.INTEGER: "INTEGER",
    FlatType.BOOLEAN: "INTEGER",
    FlatType.NUMBER: "REAL",
}
"""Of the others: TEXT. SQLite has no dates, and compares them as they are written."""


def write_database(records: Records, file: Path) -> None:
    """Write a new file. A date is a text, a list one that SQLite's functions for JSON read, and a
    truth value 0 or 1.

    Raises:
        OSError: the file cannot be written.
        Abandoned: nobody waits for it any more.
    """
    try:
        with contextlib.closing(sqlite3.connect(file)) as database, database:
            for table in FLAT.values():
                database.execute(_stated(table))
                places = ", ".join("?" * len(table.fields))
                database.executemany(
                    f'INSERT INTO "{table.name}" VALUES ({places})',
                    (tuple(map(_cell, row)) for row in table.rows(records)),
                )
    except sqlite3.OperationalError as error:
        raise OSError(f"{file}: {error}") from error


def _stated(table: FlatTable) -> str:
    parts = [
        *(_column(field, is_key=field is table.key) for field in table.fields),
        *(
            f'FOREIGN KEY ("{field.name}") REFERENCES "{field.points_to}"'
            for field in table.fields
            if field.points_to
        ),
    ]
    return f'CREATE TABLE "{table.name}" ({", ".join(parts)}) STRICT'


def _column(field: FlatField, *, is_key: bool) -> str:
    words = [f'"{field.name}"', _AFFINITY.get(field.type, "TEXT")]
    words += ["PRIMARY KEY"] if is_key else []
    words += ["NOT NULL"] if field.needed else []
    return " ".join(words)


def _cell(value: Plain) -> str | int | float | None:
    match value:
        case tuple():
            return json.dumps(value, ensure_ascii=False)
        case dt.date():
            return value.isoformat()
        case str():
            return str(value)
        case _:
            return value
