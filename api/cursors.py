"""Where a row stands in a list: which list, and what orders its rows, as one opaque text."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass

from graph.errors import InputError
from graph.names.found import Found
from graph.words import T

Key = tuple[str | float, ...]
"""What rows are ordered by; unique to each row, ascending.
Numbers and texts, of the same types in every row.
"""


@dataclass(frozen=True, slots=True)
class ListOf:
    """Which list a cursor is of: its field, and the record or text that it belongs to."""

    field: str
    of: str = ""

    @property
    def mark(self) -> str:
        """What tells it from other lists."""
        return hashlib.blake2b(f"{self.field}\x1f{self.of}".encode(), digest_size=4).hexdigest()


def cursor_of(key: Key, within: ListOf) -> str:
    """Return the cursor of the row with a key."""
    return (
        base64.urlsafe_b64encode(json.dumps([within.mark, *key], separators=(",", ":")).encode())
        .decode()
        .rstrip("=")
    )


def key_of(cursor: str, within: ListOf) -> Key:
    """Return the key of the row that a cursor of the list stands for.

    Raises:
        InputError: it is none, or of another list.
    """
    try:
        read = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        read = None
    match read:
        case [str(mark), *values] if all(isinstance(value, str | int | float) for value in values):
            if mark == within.mark:
                return tuple(values)
            raise InputError(
                T(
                    "`after` is a cursor of another list than `{field}` here. Take it from "
                    "`endCursor` or `cursor` of a page of this one.",
                    field=within.field,
                )
            )
    raise no_cursor(cursor)


def no_cursor(cursor: str) -> InputError:
    """Return what is said of a text that is no cursor of the list."""
    return InputError(
        T(
            "`after` is no cursor of this list: {cursor}. Take it from `endCursor` or "
            "`cursor` of a page.",
            cursor=repr(cursor[:40]),
        )
    )


_WRITES = ListOf("writes")


def search_for(text: str) -> ListOf:
    """Return which list a search by name answers."""
    return ListOf("search", text)


def likeness(answer: Found) -> Key:
    """Return the key by which what a search finds is ordered, the best first."""
    return tuple(int(part) if isinstance(part, bool) else part for part in answer.order)


def cursor_of_write(id: str) -> str:
    """Return the cursor of a write, or of the last that was read, among all writes."""
    return cursor_of((id,), _WRITES)


def write_before(cursor: str) -> str:
    """Return the id of the write that a cursor stands for.

    Raises:
        InputError: it is none, or of another list.
    """
    match key_of(cursor, _WRITES):
        case (str(id),):
            return id
    raise no_cursor(cursor)
