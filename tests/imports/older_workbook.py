"""Writes an .xls as Excel did until 2003: records of BIFF8 in a compound file, by hand, since no
library that is maintained writes them.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.imports.written import Cell, Merged

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def older_workbook(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Cell]]],
    merged: Sequence[Merged] = (),
    formulas: Mapping[tuple[int, int], str] | None = None,
) -> Path:
    """Write sheets. `formulas`: by row and column what a formula there gives; how it is worked out
    is left blank.
    """
    bodies = [
        _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
        + b"".join(
            _cell(row, column, value, formulas or {})
            for row, cells in enumerate(rows)
            for column, value in enumerate(cells)
            if value != "" or (row, column) in (formulas or {})
        )
        + (_record(0x00E5, _ranges(merged)) if merged else b"")
        + _record(0x000A, b"")
        for rows in sheets.values()
    ]
    listed = [struct.pack("<BB", len(name), 0) + name.encode("latin-1") for name in sheets]
    before = (
        _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
        + _record(0x0042, struct.pack("<H", 1200))
        # the second format is that of a day
        + b"".join(_record(0x00E0, struct.pack("<HH16x", 0, format)) for format in (0, 14))
    )
    at = len(before) + sum(4 + 6 + len(one) for one in listed) + 4
    names = b""
    for one, body in zip(listed, bodies, strict=True):
        names += _record(0x0085, struct.pack("<IH", at, 0) + one)
        at += len(body)
    path.write_bytes(_compound(before + names + _record(0x000A, b"") + b"".join(bodies)))
    return path


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _ranges(merged: Sequence[Merged]) -> bytes:
    return struct.pack("<H", len(merged)) + b"".join(struct.pack("<4H", *one) for one in merged)


def _cell(row: int, column: int, value: Cell, formulas: Mapping[tuple[int, int], str]) -> bytes:
    if (row, column) in formulas:
        given = b"\0\0\0\0\0\0\xff\xff"  # a text, which stands in the next record
        return _record(0x0006, struct.pack("<HHH8sHIH", row, column, 0, given, 0, 0, 0)) + _record(
            0x0207, _text(formulas[row, column])
        )
    if isinstance(value, str):
        return _record(0x0204, struct.pack("<HHH", row, column, 0) + _text(value))
    of_day = isinstance(value, tuple)
    number = value[1] if isinstance(value, tuple) else value
    return _record(0x0203, struct.pack("<HHHd", row, column, int(of_day), number))


def _text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _compound(stream: bytes) -> bytes:
    """Return a compound file whose only stream is a workbook. It is filled up to 4,096 bytes, below
    which streams stand elsewhere.
    """
    stream = stream.ljust(max(4_096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    sectors = len(stream) // _SECTOR
    fat = [_FAT, _END, *range(3, sectors + 2), _END]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        bytes.fromhex("D0CF11E0A1B11AE1"),
        0x003E,  # version
        3,
        0xFFFE,  # little end first
        9,  # sectors of 512 bytes
        6,
        0,
        1,  # sector of allocations, which is the first
        1,  # where the list of streams stands
        0,
        4_096,
        _END,
        0,
        _END,
        0,
        0,
    )
    header = header.ljust(_SECTOR, b"\xff")
    allocations = struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff")
    streams = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 2, len(stream))
    return header + allocations + streams.ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    letters = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIQ", letters, len(letters), kind, 1, _FREE, _FREE, child, start, size
    )
