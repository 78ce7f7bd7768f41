"""Records of a source, read strictly:
each field is taken, ignored by name, or reported when the record is closed.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from graph.errors import DolenError


class SourceError(DolenError):
    """A source does not look as its compiler expects. `str(error)` says where and what to do."""


class SourceRecord:
    """One record of a source. Use it as a context:
    at its end, fields that nobody took or ignored are an error.
    """

    def __init__(self, fields: Mapping[str, Any], where: str) -> None:
        self._fields = dict(fields)
        self.where = where

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.close()

    def take(self, field: str) -> str:
        """Take a text; "" where the field is absent or null.

        Raises:
            SourceError: the field holds something that is no text.
        """
        value = self._fields.pop(field, None)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.error(f"{field} is {value!r}, not a text. Teach the compiler this shape.")
        return value.strip()

    def need(self, field: str) -> str:
        """Take a text that must be there."""
        value = self.take(field)
        if not value:
            raise self.error(
                f"{field} is missing. Look at the source, and correct it or teach the compiler."
            )
        return value

    def has(self, field: str) -> bool:
        """Return whether the field is there and was not taken yet."""
        return self._fields.get(field) is not None

    def flag(self, field: str) -> bool:
        """Take true or false; false where the field is absent."""
        value = self._fields.pop(field, False)
        if not isinstance(value, bool):
            raise self.error(
                f"{field} is {value!r}, neither true nor false. Teach the compiler this shape."
            )
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """Take a list of texts; none where the field is absent."""
        values = self._fields.pop(field, None) or []
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.error(
                f"{field} is {values!r}, not a list of texts. Teach the compiler this shape."
            )
        return tuple(values)

    def inner(self, field: str) -> SourceRecord:
        """Take a record that lies inside this one; an empty one where the field is absent."""
        value = self._fields.pop(field, None) or {}
        if not isinstance(value, dict):
            raise self.error(f"{field} is {value!r}, not a record. Teach the compiler this shape.")
        return SourceRecord(value, f"{self.where}, {field}")

    def inners(self, field: str) -> list[SourceRecord]:
        """Take a list of records that lie inside this one."""
        values = self._fields.pop(field, None) or []
        return [
            SourceRecord(value, f"{self.where}, {field} {number}")
            for number, value in enumerate(values, start=1)
        ]

    def ignore(self, *fields: str) -> None:
        """State that these fields are known and not used."""
        for field in fields:
            self._fields.pop(field, None)

    def close(self) -> None:
        """Report the fields that are left.

        Raises:
            SourceError: it names them.
        """
        if self._fields:
            raise self.error(
                f"unknown fields: {', '.join(sorted(self._fields))}. Use them in the compiler, or "
                "list them there as ignored."
            )

    def error(self, message: str) -> SourceError:
        """Return an error that says where it happened."""
        return SourceError(f"{self.where}: {message}")


def csv_records(path: Path) -> Iterator[SourceRecord]:
    """Read a CSV file with a header, also a zipped one."""
    with _opened(path) as lines:
        for number, row in enumerate(
            csv.DictReader(lines, restkey="(cells beyond the header)"), start=2
        ):
            yield SourceRecord(row, f"{path.name}, row {number}")


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8", newline="")


def json_lines(path: Path) -> Iterator[SourceRecord]:
    """Read a file with one JSON record a line."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            yield SourceRecord(json.loads(line), f"{path.name}, line {number}")


def json_file(path: Path) -> Any:
    """Read a JSON file, also a zipped one."""
    with _opened(path) as text:
        return json.load(text)


def listed(values: Iterable[Mapping[str, Any]], where: str) -> Iterator[SourceRecord]:
    """Return the records of a list inside a JSON file, each named by its id where it has one."""
    for number, value in enumerate(values, start=1):
        yield SourceRecord(value, f"{where}, {value.get('id') or number}")
