"""What search looks through: every name, in every language, of every record that can be found
by name, and their codes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.kinds import KINDS, kind_of, said
from graph.model import (
    ActorId,
    Identifier,
    Interaction,
    Node,
    Organization,
    OrganizationKind,
    Person,
    Place,
    Post,
    PostKind,
    Record,
    RecordId,
    Records,
)
from graph.names.short_names import area_of, first_title, short_names
from graph.names.shown import own_names
from graph.names.titles import bare
from graph.ontology import FAMILY, NOT_SHOWN, Family, NodeKind
from graph.records.tables import tables_of
from graph.words import say

NODE_KIND = {
    Family.CENTRE: NodeKind.CENTRE,
    Family.NETWORK: NodeKind.NETWORK,
    Family.GOVERNMENT_BODY: NodeKind.GOVERNMENT_BODY,
    Family.OTHER: NodeKind.ORGANIZATION,
}


@dataclass(frozen=True, slots=True)
class SearchedName:
    """One name of a record: `text` is searched, `shown` is what people see."""

    id: RecordId
    text: str
    shown: str


def entries(records: Records) -> list[SearchedName]:
    """Return every name, once for each record, ordered by id and text."""
    names = {
        SearchedName(id_, text, shown or text)
        for id_, text, shown in _names(records)
        if text and text.strip()
    }
    titled = {
        SearchedName(one.id, name, one.shown)
        for one in names
        if one.id in records.people and " " in (name := bare(one.text))
    }
    return sorted(names | titled, key=lambda entry: (entry.id, entry.text, entry.shown))


def findable(records: Records) -> dict[RecordId, Record]:
    """Return every record that can be found by name, by its id;
    one that was replaced is found by its codes alone, as the record in its place.
    """
    tables = tables_of(records)
    return {
        RecordId(id_): record
        for kind in KINDS
        if kind.has_names
        for id_, record in tables[kind.table].items()
        if not (isinstance(record, Person | Organization) and record.replaced_by is not None)
    }


def node_kind(record: Node) -> NodeKind:
    match record:
        case Person():
            return NodeKind.PERSON
        case Organization():
            return NODE_KIND[FAMILY[record.kind]]
        case Post():
            return NodeKind.EMBEDDED_POST if record.kind is PostKind.EMBEDDED else NodeKind.POST
        case Place():
            return NodeKind.PLACE
        case Interaction():
            return NodeKind.INTERACTION


def codes(records: Records) -> dict[str, frozenset[RecordId]]:
    """Return the records of each id and each identifier, in lower case.

    An identifier stands as `scheme:value`, `scheme/value` and, unless it is a bare number, which
    many schemes share, as `value`.
    """
    found: dict[str, set[RecordId]] = defaultdict(set)
    known = findable(records)
    for id_, record in known.items():
        for text in (id_, *(_codes(record) if isinstance(record, Node) else ())):
            found[text.casefold()].add(id_)
    for former, present in records.replaced.items():
        if present in known:
            for text in (former, *_codes(records.actor(ActorId(RecordId(former))))):
                found[text.casefold()].add(RecordId(present))
    return {text: frozenset(ids) for text, ids in found.items()}


def _names(records: Records) -> Iterator[tuple[RecordId, str | None, str | None]]:
    """Yield the id of a record, one of its names, and what is shown in place of
    a name that must not be.
    """
    known = findable(records)
    for id_, record in known.items():
        names: Sequence[str | None] = (
            _names_of(record) if isinstance(record, Node) else [kind_of(record).name_of(record)]
        )
        yield from ((id_, name, None) for name in names)
        if isinstance(record, Organization):
            yield from ((id_, short, name) for short, name in _areas_of(record))
    for name in records.names.values():
        if name.of in known:
            shown = say(said(records, known[name.of])) if name.why in NOT_SHOWN else None
            yield name.of, name.name, shown


def _names_of(record: Node) -> list[str]:
    match record:
        case Organization():
            return [*own_names(record).values(), *short_names(record)]
        case Post():
            return [*own_names(record).values(), *_first_titles(record)]
        case Person() | Place() | Interaction():
            return [*own_names(record).values()]


def _areas_of(organization: Organization) -> Iterator[tuple[str, str]]:
    """Yield the name of the area of a council that goes on, and the name of which it is a part."""
    if organization.kind is OrganizationKind.COUNCIL and organization.valid_to is None:
        for name in own_names(organization).values():
            yield area_of(name), name


def _first_titles(post: Post) -> list[str]:
    titles = [text for text in (post.label, post.label_cy) if text]
    return [first for text in titles if (first := first_title(text)) != text]


def _codes(record: Node) -> list[str]:
    match record:
        case Person() | Organization():
            return [text for identifier in record.identifiers for text in _spellings(identifier)]
        case Place():
            return list(record.former_codes)
        case Post() | Interaction():
            return []


def _spellings(identifier: Identifier) -> list[str]:
    spellings = [
        f"{identifier.scheme}:{identifier.value}",
        f"{identifier.scheme}/{identifier.value}",
    ]
    return spellings if identifier.value.isdigit() else [*spellings, identifier.value]
