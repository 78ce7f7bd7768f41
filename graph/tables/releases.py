"""Which tables hold: of each dataset the newest release, of those that the program came with and
of the updates that a data folder keeps.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.errors import Problem
from graph.tables.dataset import NAME, read_dataset
from graph.tables.reading import datasets_in, standing


def newer_of(tables: Path, updates: Path | None) -> Mapping[str, Path]:
    """Return the folders of datasets of `updates` that hold in the place of those of `tables`.

    `updates` has a folder for each update, in the order of their names; of two of the same release
    the later one holds, and any of them over what the program came with.
    """
    came_with = {dataset.name: dataset for dataset in datasets_in(tables, [])}
    newer: dict[str, Path] = {}
    for update in updates_in(updates):
        for dataset in datasets_in(update, []):
            before = newer.get(dataset.name) or came_with.get(dataset.name)
            if before is None or _rank(before) <= _rank(dataset):
                newer[dataset.name] = dataset
    return newer


def updates_in(updates: Path | None) -> Sequence[Path]:
    """Return the folders of the updates that are kept, the oldest first."""
    if updates is None or not updates.is_dir():
        return []
    return sorted(one for one in updates.iterdir() if one.is_dir() and one.name[0] != ".")


def released(dataset: Path) -> dt.date | None:
    """Return of when the tables of a dataset are; None: its folder does not say."""
    path = dataset / NAME
    described = read_dataset(path, NAME, list[Problem]()) if path.exists() else None
    return None if described is None else described.dataset.released


def is_older(one: dt.date | None, other: dt.date | None) -> bool:
    """Return whether tables of one day are older than those of another, as far as both say."""
    return one is not None and other is not None and one < other


def _rank(dataset: Path) -> dt.date:
    return released(dataset) or dt.date.min


def fingerprint_of(tables: Path, newer: Mapping[str, Path]) -> str:
    """Return a text that changes when any file of the datasets does."""
    digest = hashlib.blake2b(digest_size=16)
    for dataset in standing(datasets_in(tables, []), newer):
        within = "" if dataset == tables else f"{dataset.name}/"
        for path in sorted(path for path in dataset.iterdir() if path.suffix in (".csv", ".toml")):
            content = path.read_bytes()
            digest.update(f"{within}{path.name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()
