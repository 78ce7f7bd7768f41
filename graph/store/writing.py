"""A difference as the statements that write it, in the order in which they can
run inside one transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ParamSpec, overload

from graph import ids
from graph.kinds import kind_of
from graph.model import Membership, Record
from graph.privacy.audience import PUBLIC
from graph.records.difference import Difference, Entry, made_anew
from graph.store import cypher
from graph.store.properties import Properties, origin_of, to_properties
from graph.store.shape import ENDS, LINKS, NODE_TABLES, Link, related_as

_Arguments = ParamSpec("_Arguments")

BATCH = 2_000
"""Rows of one statement. More stall the event loop while they are packed."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A writing text and its rows. Where `counted`, it must write as many as there are rows:
    else an end is missing.
    """

    text: str
    rows: Sequence[Properties]
    counted: bool = True
    as_seen: bool = False
    """Fewer are written where somebody else was first."""


def statements(difference: Difference) -> tuple[Statement, ...]:
    """Return what writes the difference:
    first what goes, then nodes, then their links, then memberships and ties.
    """
    entries = (*difference.entries, *difference.disturbed)
    nodes = [entry for entry in entries if entry.table in NODE_TABLES]
    relations = [entry for entry in entries if entry.table not in NODE_TABLES]
    return tuple(
        batch
        for statement in (*_going(nodes, relations), *_coming(nodes, relations))
        for batch in _batches(statement)
    )


def _batches(statement: Statement) -> Iterator[Statement]:
    for start in range(0, len(statement.rows), BATCH):
        yield Statement(statement.text, statement.rows[start : start + BATCH], statement.counted)


def _going(
    nodes: Sequence[Entry[Record]], relations: Sequence[Entry[Record]]
) -> Iterator[Statement]:
    unrelated, unlinked, deleted = _Grouped(), _Grouped(), _Grouped()
    for entry in relations:
        if entry.before is not None:
            relation = related_as(entry.before)
            if relation.start == "AsWritten":
                deleted.add(cypher.DELETE["AsWritten"], dict, id=_written_id(entry.id))
            else:
                start = getattr(entry.before, ENDS[entry.table][0])
                unrelated.add(cypher.UNRELATE[relation], dict, start=start, id=entry.id)
    for entry in nodes:
        if entry.before is None:
            continue
        if entry.after is None or made_anew(entry):
            deleted.add(cypher.DELETE[NODE_TABLES[entry.table].key], dict, id=entry.id)
        else:
            for link in _links(entry.table):
                if _targets(entry.before, link):
                    unlinked.add(cypher.UNLINK[link], dict, id=entry.id)
    yield from unrelated.statements(counted=False)
    yield from unlinked.statements(counted=False)
    yield from deleted.statements(counted=True)


def _coming(
    nodes: Sequence[Entry[Record]], relations: Sequence[Entry[Record]]
) -> Iterator[Statement]:
    made, changed, linked, related = _Grouped(), _Grouped(), _Grouped(), _Grouped()
    for entry in nodes:
        if entry.after is None:
            continue
        if entry.before is None or made_anew(entry):
            label = kind_of(entry.record).label_of(entry.record)
            made.add(cypher.MAKE[label], _node_row, entry.after)
        elif entry.before != entry.after:
            changed.add(cypher.CHANGE[NODE_TABLES[entry.table].key], _node_row, entry.after)
        for link in _links(entry.table):
            for position in range(len(_targets(entry.after, link))):
                linked.add(cypher.LINK[link], _link_row, entry.after, link, position)
    for entry in relations:
        if entry.after is not None:
            relation = related_as(entry.after)
            if relation.start == "AsWritten":
                made.add(cypher.MAKE["AsWritten"], _written_row, entry.after)
            related.add(cypher.RELATE[relation], _relation_row, entry.after)
    for group in (made, changed, linked, related):
        yield from group.statements(counted=True)


class MadeRows(Sequence[Properties]):
    """Rows that are made when they are read: all of a large write take more room than memory is
    to have for it.
    """

    def __init__(self, makers: Sequence[Callable[[], Properties]]) -> None:
        self._makers = makers

    def __len__(self) -> int:
        return len(self._makers)

    @overload
    def __getitem__(self, at: int) -> Properties: ...
    @overload
    def __getitem__(self, at: slice) -> MadeRows: ...
    def __getitem__(self, at: int | slice) -> Properties | MadeRows:
        return MadeRows(self._makers[at]) if isinstance(at, slice) else self._makers[at]()


class _Grouped:
    """Rows by the text that writes them, in the order in which the texts came."""

    def __init__(self) -> None:
        self._makers: dict[str, list[Callable[[], Properties]]] = defaultdict(list)

    def add(
        self,
        text: str,
        make: Callable[_Arguments, Properties],
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> None:
        self._makers[text].append(partial(make, *args, **kwargs))

    def statements(self, *, counted: bool) -> Iterator[Statement]:
        for text, makers in self._makers.items():
            yield Statement(text, MadeRows(makers), counted)


def _links(table: str) -> tuple[Link, ...]:
    return tuple(link for link in LINKS if link.table == table)


def _targets(record: Record, link: Link) -> tuple[str, ...]:
    value = getattr(record, link.field)
    if value is None:
        return ()
    return tuple(value) if link.many else (value,)


def _node_row(record: Record) -> Properties:
    linked = {link.field for link in _links(kind_of(record).table)}
    return {
        "audience": PUBLIC.text,
        **{name: value for name, value in to_properties(record).items() if name not in linked},
    }


def _link_row(record: Record, link: Link, position: int) -> Properties:
    properties = {
        "audience": PUBLIC.text,
        **origin_of(record),
        "id": f"{record.id}.{link.field}.{position}",
        "position": position,
    }
    return {
        "owner": record.id,
        "other": _targets(record, link)[position],
        "properties": properties,
    }


def _relation_row(record: Record) -> Properties:
    ends = kind_of(record).ends
    properties = {name: value for name, value in to_properties(record).items() if name not in ends}
    if isinstance(record, Membership):
        return {
            "start": record.actor or _written_id(record.id),
            "finish": record.post or record.organization,
            "properties": properties,
        }
    return {
        "start": getattr(record, ends[0]),
        "finish": getattr(record, ends[1]),
        "properties": properties,
    }


def _written_id(membership: str) -> str:
    # One node a membership: that two lists write the same words does not make it the same body.
    return ids.relation("w", membership)


def _written_row(record: Record) -> Properties:
    return {
        **origin_of(record),
        "id": _written_id(record.id),
        "name": to_properties(record)["as_written"],
    }
