"""Workbooks of Excel and LibreOffice, opened in a process of their own.

A workbook of a few kilobytes can unpack to gigabytes, or have a cell so far out that the
rectangle before it fits in no memory. The process may take only so much of both, and its end is
nobody else's.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import IO

from graph.attention import look
from graph.files.delimited import too_many_rows
from graph.files.sheet import MOST_ROWS, NumberedRow, SheetInFile, UnreadableFile, filled
from graph.words import T

ZIPPED, OLDER = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How a workbook begins: .xlsx and .ods, and .xls."""
MOST_UNPACKED = 200_000_000
"""Bytes; 50,000 rows of twenty columns have a quarter of it."""
MOST_SECONDS = 60
_TOO_LARGE = T(
    "The workbook is larger inside than it may be. Save the sheet that you need as CSV UTF-8, and "
    "send that."
)
_DAMAGED = T(
    "The workbook cannot be opened: it is damaged, cut short, or locked with a password. Open it, "
    "save it anew without one, and send it again."
)

_HIDDEN = T(
    "This sheet is hidden in the workbook, and is read all the same. If it is not meant, remove it "
    "from the workbook, or leave its rows out."
)


def workbook(path: Path) -> list[SheetInFile]:
    """Return the sheets of a workbook that have rows. Of a formula they have the value.

    Raises:
        UnreadableFile: it is damaged, or larger than it may be.
    """
    if not (_is_whole(path) if zipfile.is_zipfile(path) else _is_older(path)):
        raise UnreadableFile(_DAMAGED)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as written:
        _write_rows(path, written)
        if written.tell() > MOST_UNPACKED:
            raise UnreadableFile(_TOO_LARGE)
        written.seek(0)
        return _sheets(written)


def _is_older(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(OLDER)) == OLDER


def _is_whole(path: Path) -> bool:
    """Return whether every part has the size and sum that the list of parts says.

    Raises:
        UnreadableFile: together they are larger than they may be.
    """
    try:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise UnreadableFile(_TOO_LARGE)
            return parts.testzip() is None
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError):
        return False


def _write_rows(path: Path, into: IO[str]) -> None:
    """Have another process write each row as a line.

    Raises:
        UnreadableFile: it fails, or takes too long.
    """
    command = [sys.executable, "-m", "graph.files.workbook_rows", str(path), str(MOST_UNPACKED)]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=into, stderr=subprocess.DEVNULL
    ) as process:
        try:
            for _ in range(MOST_SECONDS * 4):
                try:
                    ended = process.wait(0.25)
                    break
                except subprocess.TimeoutExpired:
                    look()
            else:
                raise UnreadableFile(_TOO_LARGE)
        finally:
            process.kill()
    into.seek(0, 2)
    if ended == 2:
        raise UnreadableFile(_DAMAGED)
    if ended != 0:
        raise UnreadableFile(_TOO_LARGE)


def _sheets(lines: IO[str]) -> list[SheetInFile]:
    sheets: dict[tuple[str, bool], list[NumberedRow]] = {}
    for line in lines:
        name, hidden, number, cells = json.loads(line)
        rows = sheets.setdefault((name, hidden), [])
        rows.append((number, cells))
        if len(rows) > MOST_ROWS + 1:
            raise UnreadableFile(too_many_rows())
    return [
        SheetInFile(name, filled(rows), (_HIDDEN,) if hidden else ())
        for (name, hidden), rows in sheets.items()
    ]
