"""E-mail addresses that stand with several people of an import: whose each is, and what is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from graph.contact_details import EMAIL, email
from graph.kinds import PEOPLE
from graph.names.titles import same_name
from graph.recording.recognising import Recognising, may_be_one_name
from graph.recording.sheets import Sheet
from graph.tables.csvfile import CsvRow
from graph.words import P, Text


@dataclass(frozen=True, slots=True)
class _Stated:
    """An address in a row of people. `first`: it is the first of that person."""

    row: CsvRow
    first: bool

    @property
    def name(self) -> str:
        return self.row.cells.get("name", "")


def shared_addresses(
    recognising: Recognising, sheets: Sequence[Sheet], chosen_new: Collection[str]
) -> Iterator[Text]:
    """Leave an address to the one person whose first it is, or whom the Centre reaches by it, and
    take it out of the rows of others; yield what is said of those, and of addresses that are the
    first of several, which stay with each. `chosen_new`: names of which somebody chose that nobody
    who is here is meant; of others of whom the Centre has the address it is asked elsewhere.
    """
    stays: list[tuple[str, str]] = []
    shared: list[tuple[str, list[str]]] = []
    for address, stated in _stated(sheets).items():
        owners = {same_name(one.name): one.name for one in stated if one.first}
        if any(one.name in chosen_new for one in stated):
            for known in recognising.reached(address):
                owners.setdefault(same_name(known), known)
        others = [
            one
            for one in stated
            if not one.first
            and not any(may_be_one_name(one.name, owner) for owner in owners.values())
        ]
        if len(owners) == 1 and others:
            for one in others:
                _take_out(one.row, address)
            stays.append((address, next(iter(owners.values()))))
            continue
        people = {same_name(one.name): one.name for one in stated} | owners
        apart = list(people.values())
        if not all(may_be_one_name(apart[0], other) for other in apart[1:]):
            shared.append((address, apart))
    yield from _told(stays, shared)


def _stated(sheets: Sequence[Sheet]) -> dict[str, list[_Stated]]:
    """Return in which rows of people each address stands."""
    found: dict[str, list[_Stated]] = defaultdict(list)
    for row in (row for sheet in sheets if sheet.kind is PEOPLE for row in sheet.rows):
        for place, address in enumerate(_addresses(row)):
            found[address].append(_Stated(row, place == 0))
    return found


def _addresses(row: CsvRow) -> list[str]:
    read = (email(part) for part in row.cells.get(EMAIL, "").split("; "))
    return list(dict.fromkeys(one.value for one in read if one is not None))


def _take_out(row: CsvRow, address: str) -> None:
    row.cells[EMAIL] = "; ".join(one for one in _addresses(row) if one != address)


def _told(
    stays: Sequence[tuple[str, str]], shared: Sequence[tuple[str, list[str]]]
) -> Iterator[Text]:
    if stays:
        address, name = stays[0]
        yield P(
            "An e-mail address stands with somebody else too, and is kept with {name} alone: "
            "“{address}”.",
            "{n} e-mail addresses stand with somebody else too, and each is kept with the one "
            "whose first it is. The first is “{address}”, of {name}.",
            len(stays),
            name=name[:80],
            address=address[:80],
        )
    if shared:
        address, names = shared[0]
        yield P(
            "An e-mail address stands with {name} and {other} (of {people} people in all), and is "
            "kept with each: “{address}”. If it is of one alone, correct the file.",
            "{n} e-mail addresses stand with several people, and are kept with each. The first is "
            "“{address}”, with {name} and {other} (of {people} people in all). If one is of one "
            "person alone, correct the file.",
            len(shared),
            people=len(names),
            name=names[0][:80],
            other=names[1][:80],
            address=address[:80],
        )
