"""What an update would have said, and how long it takes: the bundled tables with all that is dated
after a day taken back, brought up to those of today by `dolen update`.

`python -m bench.update_story [--day 2026-06-30] [--centre CENTRE]` prints what the command says.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph import tables
from graph.dates import PartialDate
from graph.model import Record, Records
from graph.records.tables import references, tables_of
from graph.tables.reading import datasets_in
from seeds.compile import TABLES


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--day", type=dt.date.fromisoformat, default=dt.date(2026, 6, 30))
    parser.add_argument("--centre", default="yef")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        before = Path(place, "before")
        take_back(TABLES, before, asked.day)
        environment = {
            **{name: value for name, value in os.environ.items() if name[:5] != "DOLEN"},
            "DOLEN_DATA": str(Path(place, "data")),
            "DOLEN_TABLES": str(before),
            "DOLEN_CENTRE": asked.centre,
        }
        for words in (
            ("doctor",),
            ("update", str(TABLES), "--dry-run"),
            ("update", str(TABLES), "--yes"),
            ("update", "--undo"),
        ):
            _run(words, environment)


def _run(words: tuple[str, ...], environment: Mapping[str, str]) -> None:
    began = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-m", "cli", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    took = time.perf_counter() - began
    sys.stdout.write(f"$ dolen {' '.join(words)}    ({took:.1f} s, exit {ended.returncode})\n")
    if words != ("doctor",) or ended.returncode:
        sys.stdout.write(ended.stdout + ended.stderr)
    sys.stdout.write("\n")


def take_back(folder: Path, into: Path, day: dt.date) -> None:
    """Write the datasets of a folder as they might have been on a day: without what began later,
    open where it ended later, and read no later. What has no date stays.
    """
    whole = tables.read(folder)
    gone = {id_ for _, id_, record in _every(whole) if _begins_after(record, day)}
    while more := {
        id_
        for _, id_, record in _every(whole)
        if id_ not in gone and any(other in gone for _, other in references(record))
    }:
        gone |= more
    for dataset in datasets_in(folder, []):
        records = tables.read(dataset, whole)
        kept: dict[str, Any] = {
            table: {id_: _as_of(one, day) for id_, one in rows.items() if id_ not in gone}
            for table, rows in tables_of(records).items()
        }
        tables.write(Records(**kept), into / dataset.name)


def _every(records: Records) -> Iterator[tuple[str, str, Record]]:
    for table, rows in tables_of(records).items():
        for id_, record in rows.items():
            yield table, id_, record


def _begins_after(record: Record, day: dt.date) -> bool:
    return any(
        _day(getattr(record, field, None), lambda date: date.first) > day
        for field in ("valid_from", "date")
    )


def _as_of(record: Record, day: dt.date) -> Record:
    later: dict[str, Any] = {}
    if _day(getattr(record, "valid_to", None), lambda date: date.last) > day:
        later["valid_to"] = None
    for field in ("read_on", "released"):
        if (read := getattr(record, field, None)) is not None:
            later[field] = min(read, day)
    return replace(record, **later)


def _day(value: object, of: Callable[[PartialDate], dt.date]) -> dt.date:
    match value:
        case PartialDate():
            return of(value)
        case dt.date():
            return value
        case _:
            return dt.date.min


if __name__ == "__main__":
    main()
