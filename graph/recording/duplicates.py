"""Which records may be the same as a new one, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from graph.kinds import kind_of, said
from graph.model import Organization, Person, Record, RecordId
from graph.names.distinguish import distinguished
from graph.names.shown import name_of
from graph.names.words import Likeness
from graph.ontology import NodeKind
from graph.records.tables import tables_of
from graph.view import View
from graph.words import Fill, T, Text, say

MOST_SHOWN = 5
_WHY = {
    Likeness.EXACT: T("It has the same name"),
    Likeness.SAME_WORDS: T("Its name has the same words in another order"),
    Likeness.MUTATED: T("Its name is the same but for a Welsh mutation"),
    Likeness.WHOLE_WORDS: T("Its name has all words of the new one and more"),
    Likeness.SLIPS: T("Its name is spelled nearly the same"),
}


@dataclass(frozen=True, slots=True)
class LikelySame:
    """A record that a new one may repeat.
    `said` tells it from others; `why` are sentences, the surest reason first.
    """

    id: RecordId
    said: Fill
    why: tuple[Fill, ...]


def likely_same(view: View, record: Record) -> tuple[LikelySame, ...]:
    """Return the records that a new one may repeat, the likeliest first, at most five."""
    if isinstance(record, Person | Organization):
        return _same_actor(view, record)
    kind = kind_of(record)
    key = kind.same_fact(record)
    same = [
        one
        for one in tables_of(view.records)[kind.table].values()
        if key is not None and kind.same_fact(one) == key
    ]
    return tuple(
        LikelySame(RecordId(one.id), said(view.records, one), (T("The same is recorded already"),))
        for one in same[:MOST_SHOWN]
    )


def _same_actor(view: View, record: Person | Organization) -> tuple[LikelySame, ...]:
    why: dict[RecordId, list[Text]] = defaultdict(list)
    for id_, reason in (
        *_by_identifier(view, record),
        *_by_website(view, record),
        *_by_name(view, record),
    ):
        if reason not in why[id_]:
            why[id_].append(reason)
    found = []
    for id_, reasons in list(why.items())[:MOST_SHOWN]:
        other = view.records.node(id_)
        if other is not None:
            found.append(
                LikelySame(
                    id_, distinguished(view.records, view.tenure, other, view.as_of), tuple(reasons)
                )
            )
    return tuple(found)


def _by_identifier(view: View, record: Person | Organization) -> Iterator[tuple[RecordId, Text]]:
    for identifier in record.identifiers:
        for id_ in sorted(view.names.by_code(f"{identifier.scheme}:{identifier.value}")):
            if isinstance(view.records.node(id_), type(record)):
                yield (
                    id_,
                    T(
                        "It has the same identifier, {scheme} {value}",
                        scheme=identifier.scheme,
                        value=identifier.value,
                    ),
                )


def _by_website(view: View, record: Person | Organization) -> Iterator[tuple[RecordId, Text]]:
    host = _host(record.website) if isinstance(record, Organization) else None
    if host is not None:
        for other in view.records.bodies:
            if _host(other.website) == host:
                yield other.id, T("It has the same website, {host}", host=host)


def _host(address: str | None) -> str | None:
    host = urlsplit(address if "//" in address else f"//{address}").hostname if address else None
    return host.removeprefix("www.") if host else None


def _by_name(view: View, record: Person | Organization) -> Iterator[tuple[RecordId, Text]]:
    kinds = frozenset({NodeKind.PERSON if isinstance(record, Person) else NodeKind.ORGANIZATION})
    for name in filter(None, (record.name, record.name_cy)):
        for one in view.names.search(name, as_of=view.as_of, kinds=kinds, limit=2 * MOST_SHOWN):
            if one.is_own_name and one.likeness in _WHY:
                shown = view.records.node(one.id)
                why = _WHY[one.likeness]
                by_another = shown is not None and say(name_of(shown)) != one.matched_name
                yield (
                    one.id,
                    T("{why}: {name}", why=why, name=one.matched_name) if by_another else why,
                )
