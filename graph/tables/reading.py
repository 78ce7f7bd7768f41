"""Reads a folder of tables: every row is checked before anything is returned, and
every problem is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graph.errors import Problem, TableError
from graph.kinds import FILED
from graph.model import Records
from graph.tables.checking import check, merge
from graph.tables.csvfile import read_rows
from graph.tables.dataset import NAME, Description, read_dataset
from graph.tables.rows import Placed, read_table
from graph.words import T

CORRECTIONS = "corrections.csv"
OTHER_FILES = frozenset({CORRECTIONS, "changes.csv"})
"""Tables that hold no records: a compiler's corrections, and the feed in an archive."""


def read(
    folder: Path, known: Records | None = None, newer: Mapping[str, Path] = MappingProxyType({})
) -> Records:
    """Return the records of a folder: one dataset, or a folder of datasets, merged.

    References may also lead to records of `known`. `newer`: folders of datasets that stand in the
    place of those of the same name, or beside the others.

    Raises:
        TableError: with every problem of every file.
    """
    problems: list[Problem] = []
    datasets = standing(datasets_in(folder, problems), newer)
    placed: list[Placed] = []
    described: list[tuple[str, Description]] = []
    for dataset in datasets:
        rows, description = _read_dataset(
            dataset, problems, prefix="" if dataset == folder else f"{dataset.name}/"
        )
        placed += rows
        described += [] if description is None else [(f"{dataset.name}/{NAME}", description)]
    merged = merge(placed, problems)
    check(merged, known, problems)
    others = _described(described, known, merged, problems)
    if problems:
        raise TableError(sorted(problems, key=lambda problem: (problem.file, problem.row)))
    tables: dict[str, Any] = {
        name: {id_: row.record for id_, row in table.items()} for name, table in merged.items()
    }
    return Records(**tables, **others)


def standing(datasets: Iterable[Path], newer: Mapping[str, Path]) -> Sequence[Path]:
    """Return the folders of datasets with the newer ones in their places, in order of names."""
    by_name = {dataset.name: dataset for dataset in datasets} | dict(newer)
    return [by_name[name] for name in sorted(by_name)]


def datasets_in(folder: Path, problems: list[Problem]) -> Sequence[Path]:
    """Return the folders of datasets in a folder, which may be one itself.
    What is wrong is added to `problems`.
    """
    if not folder.is_dir():
        problems.append(Problem(str(folder), 0, "", T("There is no such folder. Check the path.")))
        return []
    if _is_dataset(folder):
        return [folder]
    datasets = sorted(one for one in folder.iterdir() if one.is_dir() and _is_dataset(one))
    if not datasets:
        problems.append(
            Problem(
                str(folder),
                0,
                "",
                T(
                    "There are no tables here. Add at least one of: {names}.",
                    names=", ".join(kind.file for kind in FILED.values()),
                ),
            )
        )
    return datasets


def _is_dataset(folder: Path) -> bool:
    return (folder / NAME).exists() or any(folder.glob("*.csv"))


def _read_dataset(
    folder: Path, problems: list[Problem], prefix: str
) -> tuple[list[Placed], Description | None]:
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in FILED and path.name not in OTHER_FILES:
            message = T(
                "There is no such table. Rename it to one of: {names}.",
                names=", ".join(kind.file for kind in FILED.values()),
            )
            problems.append(Problem(f"{prefix}{path.name}", 0, "", message))
    description = (
        read_dataset(folder / NAME, f"{prefix}{NAME}", problems)
        if (folder / NAME).exists()
        else None
    )
    placed: list[Placed] = []
    for kind in FILED.values():
        path, before = folder / kind.file, len(problems)
        rows = read_table(kind, path, f"{prefix}{kind.file}", problems) if path.exists() else []
        placed += rows
        if description is not None and kind.table in description.rows and len(problems) == before:
            problems += _count(len(rows), description.rows[kind.table], f"{prefix}{kind.file}")
    return placed, description


def _count(rows: int, bounds: tuple[int, int], file: str) -> list[Problem]:
    least, most = bounds
    if least <= rows <= most:
        return []
    message = T(
        "It has {rows} rows; {least} to {most} are expected. Check the source, or "
        "correct [rows] in {file}.",
        rows=rows,
        least=least,
        most=most,
        file=NAME,
    )
    return [Problem(file, 0, "", message)]


def _described(
    described: Sequence[tuple[str, Description]],
    known: Records | None,
    merged: dict[str, dict[str, Placed]],
    problems: list[Problem],
) -> dict[str, Any]:
    kinds: dict[str, Any] = {"datasets": {}, "sessions": {}, "sources": {}}
    for file, description in described:
        for kind, records in (
            ("datasets", (description.dataset,)),
            ("sessions", description.sessions),
            ("sources", description.sources),
        ):
            for record in records:
                if kinds[kind].setdefault(record.id, record) != record:
                    problems.append(
                        Problem(
                            file,
                            0,
                            "",
                            T(
                                '{kind}: "{id}" says something else in another '
                                "dataset. Make them equal.",
                                kind=kind,
                                id=record.id,
                            ),
                        )
                    )
        for session in description.sessions:
            if session.legislature not in merged["organizations"] and (
                known is None or session.legislature not in known.organizations
            ):
                message = T(
                    'sessions: "{legislature}" is the id of nothing in '
                    "organizations.csv. Correct it.",
                    legislature=session.legislature,
                )
                problems.append(Problem(file, 0, "", message))
    return kinds


@dataclass(frozen=True, slots=True)
class Correction:
    """A compiler's correction of a wrong value in a source:
    in `table`, in the row `key`, `field` becomes `value`.
    """

    table: str
    key: str
    field: str
    value: str
    why: str
    source: str = ""


def read_corrections(folder: Path) -> tuple[Correction, ...]:
    """Return the corrections that stand in a dataset's folder;
    none where it has no `corrections.csv`.

    Raises:
        TableError: with every problem of the file.
    """
    path = folder / CORRECTIONS
    if not path.exists():
        return ()
    problems: list[Problem] = []
    header, rows = read_rows(path, CORRECTIONS, problems)
    needed = ("table", "key", "field", "why")
    problems += [
        Problem(CORRECTIONS, 1, name, T("This column is missing. Add it."))
        for name in (*needed, "value")
        if name not in header
    ]
    problems += [
        Problem(CORRECTIONS, 1, name, T("This column is unknown. Remove it."))
        for name in header
        if name not in (*needed, "value", "source")
    ]
    if not problems:
        problems += [
            Problem(
                CORRECTIONS,
                row.number,
                name,
                T("This cell is blank. Every row needs a value here."),
            )
            for row in rows
            for name in needed
            if not row.cells[name]
        ]
        problems += [
            Problem(
                CORRECTIONS,
                row.number,
                "table",
                T('There is no table "{table}".', table=row.cells["table"]),
            )
            for row in rows
            if row.cells["table"] and row.cells["table"] not in FILED
        ]
    if problems:
        raise TableError(problems)
    return tuple(Correction(**row.cells) for row in rows)
