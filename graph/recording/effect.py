"""What a write did for the paths of its Centre; and where it did nothing, why, and what would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import InputError
from graph.kinds import GROUPS, kind_of, references_of
from graph.model import (
    ActorId,
    DeclaredTie,
    FormalTie,
    Interaction,
    Membership,
    Organization,
    OrganizationId,
    Person,
    PersonId,
    Post,
    Record,
    RecordId,
    Role,
)
from graph.paths.answer import Path
from graph.paths.gain import Compared, compared, standing_path
from graph.recording.changing import referring
from graph.recording.commands import Add
from graph.recording.planning import plan
from graph.recording.preview import ties_after
from graph.records.changes import Change
from graph.records.difference import Entry
from graph.records.tables import tables_of
from graph.ties import parameters as p
from graph.view import View

MOST_TARGETS = 8
MOST_OFFERS = 3


class NoGain(StrEnum):
    """Why a meeting changed no path."""

    NOBODY_OURS = "nobody-ours"
    ONLY_OURS = "only-ours"
    TOO_MANY = "too-many"
    TOO_OLD = "too-old"
    BETTER_EXISTS = "better-exists"


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody who may be a colleague, and the path to `to` if so, and today."""

    person: PersonId
    to: ActorId
    then: Path
    today: Path | None


@dataclass(frozen=True, slots=True)
class Effect:
    """`others`: those of another house whom it names; `more`: beyond the most that are
    compared. `why` and `offers` are of a meeting that changed no path, `by` is the first of
    ours who took part.
    """

    record: RecordId
    others: tuple[ActorId, ...]
    more: int
    compared: Compared
    why: NoGain | None = None
    offers: tuple[Offer, ...] = ()
    by: ActorId | None = None


def effect(view: View, changes: Sequence[Change], centre: OrganizationId) -> Effect | None:
    """Return what a write of a Centre did for its paths, all else being as it is now;
    None where that cannot be told, since something of it was changed again.
    """
    entries = [entry for change in changes for entry in change.entries]
    before = _without(view, entries)
    if before is None:
        return None
    ours = view.network.starts(centre)
    actors = dict.fromkeys(actor for entry in entries for actor in actors_of(entry.record))
    others = [actor for actor in actors if actor not in ours and view.records.node(actor)]
    meeting = next((one for one in map(_added, entries) if isinstance(one, Interaction)), None)
    apart: set[ActorId] = set()
    if meeting is not None and not set(meeting.actors) & set(ours):
        # whom nobody knew before is reached through the others now, which is not what was meant
        new = {entry.id for entry in entries if entry.before is None}
        apart = {actor for actor in others if actor in new}
        others = [actor for actor in others if actor not in apart]
    found = compared(before, view, centre, others[:MOST_TARGETS], apart)
    why = None
    if meeting is not None and found.best is None:
        why = _why(view, meeting, ours, others)
    return Effect(
        RecordId(entries[0].id if meeting is None else meeting.id),
        tuple(others[:MOST_TARGETS]),
        len(others) - len(others[:MOST_TARGETS]),
        found,
        why,
        _offers(view, meeting.actors, centre)
        if meeting is not None and why is NoGain.NOBODY_OURS
        else (),
        next((actor for actor in actors if actor in ours and actor != centre), None),
    )


def effect_of_import(
    view: View, changes: Sequence[Change], centre: OrganizationId
) -> Compared | None:
    """Return the same of an import, which is of many records: those paths that changed most."""
    entries = [entry for change in changes for entry in change.entries]
    before = _without(view, entries)
    if before is None:
        return None
    return paths_changed(before, view, [entry.record for entry in entries], centre)


def paths_changed(
    before: View, after: View, written: Iterable[Record], centre: OrganizationId
) -> Compared:
    """Return the best paths of a Centre that are others by many records: to those who were here
    before and whom they name, those first whose path changes most, and to those beside them.
    """
    actors = dict.fromkeys(actor for one in written for actor in actors_of(one))
    here = [actor for actor in actors if before.records.node(actor) is not None]
    return compared(before, after, centre, here, {*actors} - {*here}, most=MOST_TARGETS)


def _without(view: View, entries: Sequence[Entry[Record]]) -> View | None:
    """Return what the view would be without what was written; None: it was changed again."""
    if not _stand(view, entries):
        return None
    back = [Entry(entry.table, entry.id, entry.after, entry.before) for entry in entries]
    return ties_after(view, back)


def _stand(view: View, entries: Iterable[Entry[Record]]) -> bool:
    """Whether all is still as it was written, and nothing refers to what it added."""
    entries, tables = list(entries), tables_of(view.records)
    keys = {(entry.table, entry.id) for entry in entries}
    added = {(entry.table, entry.id) for entry in entries if entry.before is None}
    return all(tables[entry.table].get(entry.id) == entry.after for entry in entries) and all(
        (kind_of(one).table, one.id) in keys for one in referring(view.records, added)
    )


def _added(entry: Entry[Record]) -> Record | None:
    return entry.after if entry.before is None else None


def actors_of(record: Record) -> Iterator[ActorId]:
    """Yield the people and bodies to whom a record may change the paths."""
    match record:
        case Interaction():
            yield from record.actors
        case DeclaredTie():
            yield record.about
        case Membership():
            if record.actor is not None:
                yield record.actor
            yield ActorId(record.organization)
        case Person() | Organization():
            yield record.id
        case Post() | FormalTie():
            return
        case _:
            for _, id, tables in references_of(kind_of(record), record):
                if {*tables} <= {*GROUPS["actors"]}:
                    yield ActorId(RecordId(id))


def _why(
    view: View, meeting: Interaction, ours: Sequence[ActorId], others: Sequence[ActorId]
) -> NoGain:
    count = max(len(meeting.actors) + len(meeting.as_written), meeting.attendance or 0)
    if not set(meeting.actors) & set(ours):
        return NoGain.NOBODY_OURS
    if not others:
        return NoGain.ONLY_OURS
    if count > p.INTERACTION_MOST:
        return NoGain.TOO_MANY
    last = (meeting.to or meeting.date).last
    if (view.as_of - last).days > p.RECENT_DAYS:
        return NoGain.TOO_OLD
    return NoGain.BETTER_EXISTS


def _offers(view: View, actors: Sequence[ActorId], centre: OrganizationId) -> tuple[Offer, ...]:
    """Return of those whom the Centre itself recorded, and of whom nothing says where they
    work, what it would give if they were colleagues.
    """
    offers = []
    for actor in actors:
        person = view.records.people.get(PersonId(actor))
        if person is None or person.audience.is_public or view.tenure.of_actor(actor):
            continue
        if (offer := _offer(view, person, actors, centre)) is not None:
            offers.append(offer)
        if len(offers) == MOST_OFFERS:
            break
    return tuple(offers)


def _offer(
    view: View, person: Person, actors: Sequence[ActorId], centre: OrganizationId
) -> Offer | None:
    try:
        entries = plan(view, colleague(person.id, centre), centre).entries
    except InputError:
        return None
    after = ties_after(view, entries)
    for actor in actors:
        then = standing_path(after, centre, actor) if actor != person.id else None
        if then is not None:
            return Offer(person.id, actor, then, standing_path(view, centre, actor))
    return None


def colleague(person: PersonId, centre: OrganizationId) -> Add:
    """Return the command by which somebody becomes a colleague."""
    return Add(
        record=Membership(
            id=RecordId(""), actor=ActorId(person), organization=centre, role=Role.EMPLOYEE
        )
    )
