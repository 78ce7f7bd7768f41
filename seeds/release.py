"""Make a release of the bundled tables, which `dolen update` brings into a graph:
`python -m seeds.release DATASET|all --to FILE.zip [--since FOLDER] [--from seeds/tables]`.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import json
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph import dates, tables
from graph.errors import DolenError
from graph.kinds import FILED
from graph.memory import Memory
from graph.model import Records
from graph.recording.tables_news import news_of
from graph.records.difference import difference
from graph.tables.data_package import PROFILES, origins_of
from graph.tables.dataset import NAME
from graph.tables.reading import datasets_in
from graph.tables.releases import is_older, released
from graph.tables.unpacking import CHANGES, PACKAGE, checksum
from graph.view import Viewer
from graph.words import say
from seeds.compile import DATASETS, TABLES
from seeds.sources.record import SourceError

_RELEASED = re.compile(r"^released *=.*\n", re.MULTILINE)


def release(
    datasets: Sequence[str], folder: Path, into: Path, day: dt.date, since: Path | None = None
) -> Sequence[str]:
    """Write datasets of the tables in `folder` as a release of a day, and return what it changes of
    the tables in `since`, in lines for people.

    Raises:
        DolenError: tables cannot be used, or were read after that day; nothing was written.
    """
    records = tables.read(folder)
    there = {dataset.name: dataset for dataset in datasets_in(folder, [])}
    for name in datasets:
        if name not in there:
            raise SourceError(f"There is no dataset {name} in {folder}.")
        if is_older(day, released(there[name])):
            raise SourceError(
                f"The tables of {name} were read after {say(day)}. Give the release a later day."
            )
    lines = [f"Released {say(day)}: {', '.join(datasets)}."]
    if since is not None:
        lines += asyncio.run(_changes(tables.read(since), records, day))
    with tempfile.TemporaryDirectory() as scratch:
        for name in datasets:
            _copy(there[name], Path(scratch, name), day)
        package = _package(Path(scratch), records, datasets, day)
        Path(scratch, PACKAGE).write_text(package, encoding="utf-8")
        Path(scratch, CHANGES).write_text("\n".join([*lines, ""]), encoding="utf-8")
        _pack(Path(scratch), into, day)
    return lines


def _copy(dataset: Path, into: Path, day: dt.date) -> None:
    into.mkdir()
    for kind in FILED.values():
        if (dataset / kind.file).exists():
            shutil.copyfile(dataset / kind.file, into / kind.file)
    said = _RELEASED.sub("", (dataset / NAME).read_text(encoding="utf-8"))
    (into / NAME).write_text(f"released = {day}\n{said}", encoding="utf-8")


async def _changes(before: Records, after: Records, day: dt.date) -> Sequence[str]:
    found = difference(before, after, complete=True)
    view = await Memory(before).view(Viewer(), day)
    return [say(text) for text in news_of(view, found)]


def _package(folder: Path, records: Records, datasets: Sequence[str], day: dt.date) -> str:
    titles = [records.datasets[name].title for name in datasets]
    package: Mapping[str, Any] = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": f"dolen-{'-'.join(datasets) if len(datasets) < len(DATASETS) else 'all'}",
        "title": "; ".join(titles),
        "created": f"{day}T00:00:00Z",
        "version": f"{day:%Y.%m.%d}",
        **origins_of(records),
        "resources": [_resource(path, folder) for path in sorted(folder.rglob("*.*"))],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(path: Path, folder: Path) -> Mapping[str, Any]:
    is_table = path.suffix == ".csv"
    return {
        "name": f"{path.parent.name}-{path.stem}".replace("_", "-"),
        "path": path.relative_to(folder).as_posix(),
        "format": path.suffix[1:],
        "mediatype": "text/csv" if is_table else "application/toml",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": checksum(path),
        **({"type": "table", "schema": {"fields": list(_fields(path))}} if is_table else {}),
    }


def _fields(path: Path) -> Iterator[Mapping[str, str]]:
    """The columns as they stand, each a text: what they mean is told in `docs/data.md`."""
    with path.open(encoding="utf-8") as file:
        for name in file.readline().strip().split(","):
            yield {"name": name, "type": "string"}


def _pack(folder: Path, into: Path, day: dt.date) -> None:
    """Write a zip file that is the same for the same tables and day."""
    into.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(into, "w") as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            part = zipfile.ZipInfo(
                path.relative_to(folder).as_posix(), (day.year, day.month, day.day, 0, 0, 0)
            )
            part.external_attr = 0o644 << 16
            packed.writestr(part, path.read_bytes(), zipfile.ZIP_DEFLATED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 1 where tables cannot be used."""
    parser = argparse.ArgumentParser(
        prog="python -m seeds.release",
        description="Make a release of the bundled tables for `dolen update`.",
    )
    parser.add_argument("dataset", choices=("all", *DATASETS))
    parser.add_argument("--to", type=Path, required=True, metavar="FILE.zip")
    parser.add_argument(
        "--from",
        dest="folder",
        type=Path,
        default=TABLES,
        help="the folder of the tables (default: the bundled ones)",
    )
    parser.add_argument(
        "--since", type=Path, help="the folder of the tables before: what changed is told by it"
    )
    parser.add_argument(
        "--on", type=dt.date.fromisoformat, default=dates.today(), help="its day (default: today)"
    )
    chosen = parser.parse_args(arguments)
    datasets = DATASETS if chosen.dataset == "all" else (chosen.dataset,)
    try:
        lines = release(datasets, chosen.folder, chosen.to, chosen.on, chosen.since)
    except DolenError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("\n".join([*lines, f"Written to {chosen.to}."]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
