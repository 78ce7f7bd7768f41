"""A backup as one file: the folder of an archive, packed."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from graph.accounts.archive import FILE
from graph.attention import attended
from graph.errors import InputError
from graph.words import T

_NAME = re.compile(rf"{re.escape(FILE)}|[A-Za-z0-9][A-Za-z0-9._~-]*/[A-Za-z_]+\.(csv|toml)")


def packed(folder: Path, file: Path) -> None:
    """Write all files of a folder into a zip file."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in attended(sorted(folder.rglob("*")), between=1):
            archive.write(path, path.relative_to(folder))


def unpacked(path: Path, scratch: Path) -> Path:
    """Return the folder of an archive: that which is named, or what a backup has in it, below
    `scratch`.

    Raises:
        InputError: there is no such, it is damaged, or it is no backup.
    """
    if path.is_dir():
        return path
    try:
        with zipfile.ZipFile(path) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir()]
            if wrong := next((p for p in parts if _NAME.fullmatch(p.filename) is None), None):
                raise InputError(T('"{name}" is no file of a backup.', name=wrong.filename[:120]))
            for part in attended(parts, between=1):
                archive.extract(part, scratch)
    except FileNotFoundError as error:
        raise InputError(
            T("There is no file or folder {path}. Correct its name.", path=str(path))
        ) from error
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise InputError(
            T(
                "{path} is damaged, cut short, or no backup. Take another one.",
                path=path.name,
            )
        ) from error
    return scratch
