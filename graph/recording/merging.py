"""Two records of one person or body become one: the one that stays has all that was said of
either, and the id of the other leads to it from then on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any

from graph.errors import InputError, NeedsSource, NotFound, NothingToDo, StillReferred
from graph.kind import R
from graph.kinds import NAMES, kind_of, said
from graph.model import (
    Language,
    Name,
    NameWhy,
    Organization,
    OrganizationId,
    Person,
    Record,
    RecordId,
)
from graph.names.fold import fold
from graph.names.shown import name_of, own_names
from graph.ontology import CENTRE_KINDS
from graph.privacy.audience import Audience
from graph.recording.changing import referring
from graph.recording.checking import checked, has_address
from graph.recording.commands import Merge
from graph.recording.fields import texts
from graph.recording.offices import two_offices
from graph.records.difference import Entry, moved
from graph.records.replacing import led_to
from graph.records.tables import Key
from graph.view import View
from graph.words import T, Text

_OWN = frozenset({"id", "audience", "recorded_by", "replaced_by", "name", "kind"})
"""Fields that a record has of itself, and does not take from another."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge writes; `entries` begin with the record that is one no more."""

    keep: Person | Organization
    gone: Person | Organization
    entries: tuple[Entry[Record], ...]
    notes: tuple[Text, ...]


def merging(view: View, command: Merge, centre: OrganizationId) -> Merged:
    """Return what makes one record of two. Of a record for everybody and one of the Centre's own
    that for everybody stays.

    Raises:
        NotFound: the viewer has no such record.
        InputError: they cannot be the same, or not without a source.
    """
    keep, gone = _actor(view, command.keep, "keep"), _actor(view, command.gone, "gone")
    notes: tuple[Text, ...] = ()
    if gone.audience.is_public and not keep.audience.is_public:
        keep, gone = gone, keep
        notes = (
            T("{record} is for everybody, so that is the record that stays.", record=_told(keep)),
        )
    given = texts("source", (command.source or "",))
    _refuse(view, keep, gone, given)
    values: dict[str, Any] = {"replaced_by": keep.id}
    replaced: Person | Organization = replace(
        gone,
        **values,
        sources=tuple(dict.fromkeys((*given, *gone.sources))),
        recorded_by=centre,
    )
    kept = keep if keep.audience.is_public else _with_all(keep, gone)
    others = {(entry.table, entry.id): entry for entry in _moved(view, keep, gone, kept)}
    own = others.pop((kind_of(keep).table, keep.id), None)
    kept = kept if own is None else _actor_of(own)
    if kept != keep:
        checked(view.records, kept, view.as_of, beside={kept.id: kept})
    entries = (
        Entry(kind_of(gone).table, gone.id, gone, replaced),
        *([Entry(kind_of(keep).table, keep.id, keep, kept)] if kept != keep else []),
        *_each_once(view, keep, others),
        *_further_names(view, kept, gone, given, centre),
    )
    return Merged(keep, gone, entries, notes)


def _actor(view: View, id_: str, argument: str) -> Person | Organization:
    record = view.records.node(view.names.of_id(id_) or id_)
    if record is None:
        raise NotFound(
            T('Nothing here has the id "{id}". Find its id with a search by name.', id=id_[:80]),
            argument=argument,
        )
    if not isinstance(record, Person | Organization):
        raise InputError(
            T(
                "Only people and organisations are merged, and {record} is neither. Of two other "
                "records correct one, and remove the other.",
                record=said(view.records, record),
            ),
            argument=argument,
        )
    return record


def _refuse(
    view: View, keep: Person | Organization, gone: Person | Organization, given: tuple[str, ...]
) -> None:
    if keep.id == gone.id:
        raise NothingToDo(T("{record} is one record already. Name two.", record=_told(keep)))
    if type(keep) is not type(gone):
        raise InputError(
            T(
                "{person} is a person and {body} an organisation, so they are two. Name two "
                "people or two organisations.",
                person=_told(keep if isinstance(keep, Person) else gone),
                body=_told(gone if isinstance(keep, Person) else keep),
            )
        )
    if isinstance(gone, Organization) and gone.kind in CENTRE_KINDS:
        raise InputError(
            T(
                "{record} is a Centre of the network. Which Centres there are is said by the "
                "tables of the network alone.",
                record=_told(gone),
            )
        )
    if gone.audience.is_public and not has_address(given, view.records):
        raise NeedsSource(
            T(
                "Both records are for everybody, so everybody would see them as one. Give the "
                "address of a page that says that they are the same as the source, https://..."
            ),
            argument="source",
        )
    if (both := two_offices(view, keep.id, gone.id)) is not None:
        raise InputError(
            T(
                "As one person they would hold two offices at once: {one}, and {other}. If it is "
                "one person, say first when one of the two ended, or remove it.",
                one=both[0],
                other=both[1],
            )
        )


def _told(record: Person | Organization) -> Text:
    return T("{record} (id {id})", record=name_of(record), id=record.id)


def _with_all(keep: Person | Organization, gone: Person | Organization) -> Person | Organization:
    """Return the record that stays with what it does not say itself, and all codes and sources."""
    others = dict.fromkeys((*keep.differs_from, *gone.differs_from))
    return replace(
        _filled(keep, gone),
        identifiers=tuple(dict.fromkeys((*keep.identifiers, *gone.identifiers))),
        differs_from=tuple(id_ for id_ in others if id_ not in (keep.id, gone.id)),
    )


def _filled(keep: R, gone: R) -> R:
    """Return a record with what another of the same says where it is blank itself."""
    values: dict[str, Any] = {
        field.name: getattr(gone, field.name)
        for field in fields(keep)
        if field.name not in _OWN and not getattr(keep, field.name)
    }
    values["sources"] = tuple(dict.fromkeys((*keep.sources, *gone.sources)))
    return replace(keep, **values)


def _moved(
    view: View,
    keep: Person | Organization,
    gone: Person | Organization,
    kept: Person | Organization,
) -> Iterator[Entry[Record]]:
    """Yield the change of each record that refers to the one that goes.

    Raises:
        InputError: one of them says something of the two to one another.
    """
    table = kind_of(gone).table
    to: dict[str, str] = {gone.id: keep.id}
    for record in referring(view.records, {(table, gone.id)}):
        led = led_to(kept if record.id == keep.id else record, lambda id_: to.get(id_, id_))
        if led is None:
            raise StillReferred(
                T(
                    "{record} is between the two, so they are not the same. If they are, "
                    "correct or remove that first; its id is {id}.",
                    record=said(view.records, record),
                    id=record.id,
                )
            )
        if led != record:
            yield Entry(kind_of(record).table, record.id, record, led)


def _each_once(
    view: View, keep: Person | Organization, others: Mapping[Key, Entry[Record]]
) -> Iterator[Entry[Record]]:
    """Yield the changes. What is said of the one that stays already is said once then, with all
    that either said; but a record to which others refer stays.
    """
    standing = {
        _fact(one): Entry(kind_of(one).table, one.id, one, one)
        for one in referring(view.records, {(kind_of(keep).table, keep.id)})
        if (kind_of(one).table, one.id) not in others
    }
    for key, entry in others.items():
        fact = _fact(entry.record)
        first = standing.get(fact) if fact[2] is not None else None
        if first is None or any(True for _ in referring(view.records, {key})):
            yield from moved(entry, view.records)
            continue
        standing[fact] = replace(first, after=_filled(first.record, entry.record))
        yield replace(entry, after=None)
    yield from (entry for entry in standing.values() if entry.before != entry.after)


def _fact(record: Record) -> tuple[str, Audience, tuple[object, ...] | None]:
    kind = kind_of(record)
    return kind.table, record.audience, kind.same_fact(record)


def _further_names(
    view: View,
    keep: Person | Organization,
    gone: Person | Organization,
    given: tuple[str, ...],
    centre: OrganizationId,
) -> Iterator[Entry[Record]]:
    """Yield the names of the one that goes, under which the other was not known yet."""
    known = {
        fold(name)
        for name in (
            *own_names(keep).values(),
            *(one.name for id_ in (keep.id, gone.id) for one in view.index.names.get(id_, ())),
        )
    }
    for language, name in own_names(gone).items():
        if fold(name) in known:
            continue
        known.add(fold(name))
        record = Name(
            id=RecordId(""),
            of=keep.id,
            name=name,
            language=Language.CY if language is Language.CY else None,
            why=NameWhy.ALIAS,
            sources=given,
            audience=gone.audience,
            recorded_by=centre,
        )
        record = replace(record, id=RecordId(NAMES.derived_id(partial(getattr, record))))
        checked(view.records, record, view.as_of)
        yield Entry(NAMES.table, record.id, None, record)


def _actor_of(entry: Entry[Record]) -> Person | Organization:
    assert isinstance(entry.record, Person | Organization), "an actor stays one"
    return entry.record
