"""A release of tables as somebody brings it: a zip file whose list has the checksum of every file
in it, or a folder. Nothing is believed of it before it was looked at.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.words import T

PACKAGE = "datapackage.json"
"""The list of the files of a release, as a Data Package."""
CHANGES = "changes.txt"
"""What differs from the tables before, in words."""
BESIDE = frozenset({PACKAGE, CHANGES})
SUM = "sha256:"
MOST_UNPACKED = 256 * 1024 * 1024
"""Bytes of all files together: some thirty times what the bundled tables have."""
MOST_FILES = 1_000
_TABLE = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z_]+\.(csv|toml)")
_PIECE = 1024 * 1024


def unpacked(path: Path, scratch: Path) -> Path:
    """Return the folder with the datasets that a zip file of a release has in it: `scratch`.

    Raises:
        InputError: it is no release, leads out of its folder, is too large, or a file is not the
            one that its list has the checksum of.
    """
    try:
        with zipfile.ZipFile(path) as release:
            _unpack(release, scratch)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise InputError(
            T(
                "{path} is damaged, cut short, or no zip file without a password. Fetch it again.",
                path=path.name,
            )
        ) from error
    _check(scratch)
    return scratch


def packed(path: Path, scratch: Path) -> Path:
    """Return a release as one zip file: itself, or what its folder has, below `scratch`.

    Raises:
        InputError: there is none, or a file is not the one that its list has the checksum of.
    """
    if not path.exists():
        raise InputError(T("There is no file or folder {path}. Correct its name.", path=str(path)))
    if not path.is_dir():
        return path
    if (path / PACKAGE).exists():
        _check(path)
    files = {
        name: file
        for file in sorted(path.rglob("*"))
        if file.is_file() and _TABLE.fullmatch(name := file.relative_to(path).as_posix())
    }
    resources = [{"path": name, "hash": checksum(file)} for name, file in files.items()]
    into = scratch / "release.zip"
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as release:
        release.writestr(PACKAGE, json.dumps({"resources": resources}))
        for name, file in files.items():
            release.write(file, name)
    return into


def _unpack(release: zipfile.ZipFile, into: Path) -> None:
    parts = [part for part in release.infolist() if not part.is_dir()]
    for part in parts:
        if part.filename not in BESIDE and _TABLE.fullmatch(part.filename) is None:
            raise InputError(
                T(
                    '"{name}" is no file of a release: there are {beside}, and in a folder for '
                    "each dataset its tables. Nothing was unpacked. Ask whoever made it for "
                    'another, made with "python -m seeds.release".',
                    name=part.filename[:120],
                    beside=", ".join(sorted(BESIDE)),
                )
            )
    if len(parts) > MOST_FILES or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise InputError(
            T(
                "The release would take {size} MB in {files} files; at most {most} MB in "
                "{most_files} are unpacked. Nothing was. Ask whoever made it whether it is one.",
                size=f"{sum(part.file_size for part in parts) / 1024 / 1024:,.0f}",
                files=f"{len(parts):,}",
                most=MOST_UNPACKED // 1024 // 1024,
                most_files=f"{MOST_FILES:,}",
            )
        )
    for part in parts:
        target = into / part.filename
        target.parent.mkdir(parents=True, exist_ok=True)
        # never more than the size that it says: what is longer is no whole zip file
        with release.open(part) as packed, target.open("wb") as file:
            while piece := packed.read(_PIECE):
                file.write(piece)


def _check(folder: Path) -> None:
    """Raises:
    InputError: the list is missing, or does not fit the files.
    """
    listed = _listed(folder / PACKAGE)
    there = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in BESIDE
    }
    for name, path in there.items():
        if name not in listed:
            raise InputError(
                T(
                    '"{name}" is not in {list} of the release. Fetch the release again, or make it '
                    'anew with "python -m seeds.release".',
                    name=name,
                    list=PACKAGE,
                )
            )
        if listed[name] != checksum(path):
            raise InputError(
                T(
                    '"{name}" is not the file that {list} of the release has the checksum of. '
                    "Fetch the release again.",
                    name=name,
                    list=PACKAGE,
                )
            )
    if missing := sorted(listed.keys() - there.keys()):
        raise InputError(
            T(
                '"{name}" is missing from the release. Fetch it again.',
                name=missing[0][:120],
            )
        )


def _listed(path: Path) -> Mapping[str, str]:
    """Return the checksum of each file of the list."""
    try:
        package: Any = json.loads(path.read_text(encoding="utf-8"))
        return {str(one["path"]): str(one["hash"]) for one in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            T(
                "The release has no {list} that can be read, with the checksums of its files. Make "
                'it anew with "python -m seeds.release".',
                list=PACKAGE,
            )
        ) from error


def checksum(path: Path) -> str:
    """Return the checksum of a file as a list of a release has it."""
    return SUM + hashlib.sha256(path.read_bytes()).hexdigest()
