"""What a row of a file changes in a record, in words: "role: from employee to chair"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.columns import Column, Shape
from graph.contact_details import EMAIL, TELEPHONE
from graph.kinds import kind_of
from graph.model import RecordId, Records
from graph.names.shown import named
from graph.recording.importing import Item
from graph.words import Fill, Listed, T, Text

_REACHED = {EMAIL: T("e-mail {value}"), TELEPHONE: T("telephone {value}")}


@dataclass(frozen=True, slots=True)
class CellLine:
    """What a column is called, and what it says before and after. None: nothing."""

    called: Fill
    before: Fill | None
    after: Fill | None


def cell_lines(item: Item, records: Records) -> Iterator[CellLine]:
    """Yield what changes. `records`: as they are after it."""
    kind = kind_of(item.record)
    columns = {column.name: column for column in kind.columns}
    for name, *texts in item.changes:
        before, after = (_words(columns[name], text, records) for text in texts)
        yield CellLine(kind.called(name), before, after)


def _words(column: Column, text: str, records: Records) -> Fill | None:
    if not text:
        return None
    if column.refers_to is not None:
        return Listed(tuple(named(records, RecordId(one)) for one in _parts(text)))
    if column.name == "identifiers":
        return Listed(tuple(map(_code, _parts(text))))
    match column.shape:
        case Shape.CHOICE:
            value, *as_written = column.read(text)
            said = column.said(value)  # type: ignore[arg-type]  # it is one of its values
            words = " ".join(map(str, filter(None, as_written)))
            return T("{said} ({words})", said=said, words=words) if words else said
        case Shape.CHOICES:
            (values,) = column.read(text)
            return Listed(tuple(map(column.said, values)))  # type: ignore[call-overload]  # some of its values
        case Shape.DAY:
            return column.read(text)[0]  # type: ignore[return-value]  # a partial date
        case Shape.TICK:
            return T("Yes")
        case _:
            return text


def _code(text: str) -> Text | str:
    scheme, _, value = text.partition(":")
    return _REACHED[scheme].filled(value=value) if scheme in _REACHED else text


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
