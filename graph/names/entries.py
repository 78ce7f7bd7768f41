"""What search looks through: every name, in every language, of every record that can be found
by name, and their codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.kinds import KINDS, kind_of, said
from graph.model import (
    ActorId,
    ConceptMapping,
    Identifier,
    Interaction,
    Language,
    Name,
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
    Remit,
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


def names_in(records: Records, record: Record, further: Iterable[Name]) -> list[SearchedName]:
    """Return the names of a record that can be found, each once, ordered by text.
    `further` are those that stand apart from it.
    """
    id_ = RecordId(record.id)
    names = {
        SearchedName(id_, text, shown or text)
        for text, shown in _names(records, record, further)
        if text and text.strip()
    }
    titled = {
        SearchedName(id_, name, one.shown)
        for one in names
        if isinstance(record, Person) and " " in (name := bare(one.text))
    }
    return sorted(names | titled, key=lambda entry: (entry.text, entry.shown))


def findable(records: Records, *, apart: bool = False) -> dict[RecordId, Record]:
    """Return every record that can be found by name, by its id; `apart`: of the kinds to which a
    search has to be narrowed.
    """
    tables = tables_of(records)
    return {
        RecordId(id_): record
        for kind in KINDS
        if kind.has_names and kind.apart is apart
        for id_, record in tables[kind.table].items()
        if is_findable(record)
    }


def is_findable(record: Record) -> bool:
    """Return whether a record can be found by name. One that was replaced is found by its codes
    alone, as the record in its place.
    """
    return kind_of(record).has_names and not (
        isinstance(record, Person | Organization) and record.replaced_by is not None
    )


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


def codes(records: Records, record: Record, formers: Iterable[str]) -> set[str]:
    """Return the id and the identifiers of a record that can be found, and those of the `formers`
    in whose place it stands, in lower case.

    An identifier stands as `scheme:value`, `scheme/value` and, unless it is a bare number, which
    many schemes share, as `value`.
    """
    texts = [record.id, *(_codes(record) if isinstance(record, Node) else ())]
    for former in formers:
        texts += [former, *_codes(records.actor(ActorId(RecordId(former))))]
    return {text if (lower := text.casefold()) == text else lower for text in texts}


def _names(
    records: Records, record: Record, further: Iterable[Name]
) -> Iterator[tuple[str | None, str | None]]:
    """Yield one of the names of a record, and what is shown in place of a name that must not be."""
    names: Sequence[str | None] = (
        _names_of(record) if isinstance(record, Node) else kind_of(record).names_of(record)
    )
    yield from ((name, None) for name in names)
    yield from ((words, say(said(records, record))) for words in _words_of(records, record))
    if isinstance(record, Organization):
        yield from _areas_of(record)
    for name in further:
        yield name.name, say(said(records, record)) if name.why in NOT_SHOWN else None


def _words_of(records: Records, record: Record) -> Iterator[str]:
    """Yield the words by which a record without a name of its own is found: of a remit whose it is
    and its aim, of a row of a crosswalk its two terms.
    """
    match record:
        case Remit():
            yield from (say(said(records, record), language) for language in Language)
            yield from filter(None, (record.aim, record.aim_cy))
        case ConceptMapping():
            for language in Language:
                yield say(said(records, record), language)


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
