"""Records as a folder of tables, and all of the graph as an archive:
with the feed, so that it can be put back as it was.

The folder has the records of all datasets in `records`, with who may use and who recorded each, and
a folder for each dataset that says what it is. `graph.tables` reads it like any other. A cell that
a spreadsheet would take for a formula has a `'` before it, which is taken away again when the table
is read.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph import tables
from graph.errors import InputError, Problem, TableError
from graph.kinds import DATASETS, FILED
from graph.model import Record, Records
from graph.privacy.audience import Audience
from graph.records.changes import Change, ChangeKind
from graph.records.difference import Entry
from graph.records.tables import tables_of
from graph.store.feed import entry_from_row, entry_row
from graph.tables.csvfile import guarded, read_rows
from graph.words import T

RECORDS, CHANGES = "records", "changes.csv"
_COLUMNS = (
    "seq",
    "id",
    "at",
    "by",
    "audience",
    "kind",
    "import_id",
    "undoes",
    "undone_by",
    "table",
    "record",
    "before",
    "after",
)


def export(records: Records, folder: Path) -> None:
    """Write records into an empty or a new folder, which only the user can read.

    Raises:
        InputError: the folder has files in it, or cannot be written.
        TableError: a value that no table can hold; nothing was written.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise InputError(
                T(
                    "{folder} has files in it. Choose an empty folder, or a name "
                    "that is not there yet.",
                    folder=str(folder),
                )
            )
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        by_table: dict[str, Any] = dict(tables_of(records))
        tables.write(
            Records(**{table: by_table[table] for table in FILED}), folder / RECORDS, export=True
        )
        # what the datasets state stands with the first one only
        said = {
            table: rows
            for table, rows in by_table.items()
            if table not in FILED and table != DATASETS.table
        }
        for id_, dataset in records.datasets.items():
            tables.write(Records(datasets={id_: dataset}, **said), folder / id_)
            said = {}
    except OSError as error:
        raise InputError(
            T(
                "{folder} cannot be written ({reason}). Choose another folder.",
                folder=str(folder),
                reason=error.strerror or "?",
            )
        ) from error


def export_feed(changes: Sequence[Change], folder: Path) -> None:
    """Write the feed beside the records of an archive, each record that a
    change touched in a row; a change of which all was erased has a row without a record.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for change in changes:
        said = (
            change.seq,
            change.id,
            change.at.isoformat(),
            change.by,
            change.audience.text,
            change.kind,
            change.import_id,
            change.undoes,
            change.undone_by,
        )
        if not change.entries:
            writer.writerow([*(guarded(str(cell)) for cell in said), "", "", "", ""])
        for entry in change.entries:
            row = entry_row(entry)
            sides = (
                "" if row[side] is None else json.dumps(row[side], ensure_ascii=False, default=str)
                for side in ("before", "after")
            )
            writer.writerow([guarded(str(cell)) for cell in (*said, entry.table, entry.id, *sides)])
    (folder / RECORDS / CHANGES).write_text(out.getvalue(), encoding="utf-8", newline="\n")


def read_archive(folder: Path) -> tuple[Records, Sequence[Change]]:
    """Return the records and the feed of an archive.

    Raises:
        TableError: a row cannot be used, or there is no feed.
    """
    path = folder / RECORDS / CHANGES
    if not path.exists():
        message = T(
            "There is no such file, so this is no archive. Choose the folder of an "
            "export of everything."
        )
        raise TableError([Problem(f"{RECORDS}/{CHANGES}", 0, "", message)])
    problems: list[Problem] = []
    _, rows = read_rows(path, f"{RECORDS}/{CHANGES}", problems)
    changes: dict[str, Change] = {}
    for row in rows:
        try:
            change, entries = _change(row.cells), _entries(row.cells)
        except (KeyError, ValueError, TypeError) as error:
            message = T(
                "This is no row of a feed ({error}). Export everything again.", error=str(error)
            )
            problems.append(Problem(f"{RECORDS}/{CHANGES}", row.number, "", message))
            break
        known = changes.setdefault(change.id, change)
        changes[change.id] = replace(known, entries=(*known.entries, *entries))
    feed = sorted(changes.values(), key=lambda one: one.seq)
    if not problems and [change.seq for change in feed] != list(range(1, len(feed) + 1)):
        problems.append(
            Problem(
                f"{RECORDS}/{CHANGES}",
                0,
                "seq",
                T("A position of the feed is missing. Export everything again."),
            )
        )
    if problems:
        raise TableError(problems)
    return tables.read(folder), feed


def _change(cells: dict[str, str]) -> Change:
    return Change(
        id=cells["id"],
        seq=int(cells["seq"]),
        at=dt.datetime.fromisoformat(cells["at"]),
        by=cells["by"],
        audience=Audience.read(cells["audience"]),
        kind=ChangeKind(cells["kind"]),
        import_id=cells["import_id"],
        entries=(),
        undoes=cells["undoes"],
        undone_by=cells["undone_by"],
    )


def _entries(cells: dict[str, str]) -> tuple[Entry[Record], ...]:
    """Return the entry of a row; none of a change of which all was erased."""
    if not cells["table"]:
        return ()
    sides = {side: json.loads(cells[side]) if cells[side] else None for side in ("before", "after")}
    return (entry_from_row({"table": cells["table"], "id": cells["record"], **sides}),)
