"""What a command would write: the record made, checked, and compared with those that may be the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from graph import ids
from graph.dates import PartialDate, say
from graph.errors import InputError
from graph.model import (
    PUBLIC,
    ActorId,
    DeclaredTie,
    Interaction,
    Membership,
    Organization,
    OrganizationId,
    Person,
    PersonId,
    PlaceId,
    Post,
    PostId,
    PostKind,
    RecordId,
    Role,
)
from graph.ontology import CENTRE_KINDS
from graph.recording.changing import correction, ending, removal
from graph.recording.checking import checked, day, identifiers, needed, needed_day, text, texts
from graph.recording.commands import (
    AddEmbeddedPost,
    AddMembership,
    AddOrganization,
    AddPerson,
    AddPost,
    Command,
    CorrectFact,
    DeclareTie,
    EndMembership,
    Fact,
    RecordInteraction,
    RemoveRecord,
)
from graph.recording.duplicates import LikelySame, likely_same
from graph.store.difference import Entry
from graph.view import View, Viewer

MakeId = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written. `record_id` is the record that the command is about."""

    entries: tuple[Entry, ...]
    record_id: RecordId
    likely_same: tuple[LikelySame, ...] = ()
    """Records that a new one may repeat: a warning, not a refusal."""
    notes: tuple[str, ...] = ()
    """Sentences that the person should know."""


def plan(view: View, command: Command, centre: OrganizationId, make_id: MakeId = ids.random) -> Plan:
    """Return what the command writes for a Centre, after every check. `view` is the Centre's own, of today.

    Raises:
        NotFound: an id that nothing has that the Centre may see.
        InputError: what was asked cannot be; the message says what to do.
    """
    match command:
        case CorrectFact():
            return _changed(view, correction(view, command, centre))
        case EndMembership():
            return _changed(view, ending(view, command, centre))
        case RemoveRecord():
            entry = removal(view, command, centre)
            return Plan((entry,), RecordId(entry.id))
        case _:
            return _added(view, _Made(view, centre, make_id), command)


def recording_centre(view: View, viewer: Viewer) -> OrganizationId:
    """Return the Centre for which the viewer records.

    Raises:
        InputError: the viewer has none, or it is no Centre of this graph.
    """
    if viewer.centre is None:
        raise InputError("No Centre is set, so there is nobody whose record it would be. Start Dolen for your Centre, and record it then.")
    record = view.records.organizations.get(viewer.centre)
    if record is None or record.kind not in CENTRE_KINDS or record.audience != PUBLIC:
        raise InputError(f'"{viewer.centre}" is no Centre here, so nothing can be recorded for it. Start Dolen with the id of a Centre.')
    return viewer.centre


@dataclass(frozen=True, slots=True)
class _Made:
    """How new records of a Centre are made."""

    view: View
    centre: OrganizationId
    make_id: MakeId

    def common(self, kind: str, command: Fact | DeclareTie) -> dict[str, Any]:
        """The fields that every record has."""
        public = isinstance(command, Fact) and command.public
        return {"id": self.make_id(kind), "sources": texts("source", command.sources), "audience": PUBLIC if public else self.centre,
                "recorded_by": self.centre}


def _added(view: View, made: _Made, command: Command) -> Plan:
    records = list(_records(command, made))
    beside = {record.id: record for _, record in records}
    for table, record in records:
        checked(view.records, table, record, view.as_of, beside=beside)
    table, first = records[0]
    return Plan(
        tuple(Entry(table, record.id, None, record) for table, record in records),
        first.id,
        likely_same(view, table, first),
        tuple(note for _, record in records for note in _notes(view, record)),
    )


def _changed(view: View, entry: Entry) -> Plan:
    checked(view.records, entry.table, entry.after, view.as_of)
    return Plan((entry,), RecordId(entry.id), notes=tuple(_notes(view, entry.after)))


def _notes(view: View, record: Any) -> Iterable[str]:
    if isinstance(record, Interaction) and (last := (record.to or record.date).last) > view.as_of:
        yield (f"{say(record.to or record.date)} may still lie ahead, so it counts from {say(last)} on. Give the day for it to count "
               "from today.")


Row = tuple[str, Any]
"""A table and a record of it."""


@singledispatch
def _records(command: Any, made: _Made) -> Iterable[Row]:
    """Yield the records that a command adds; the first is the one that it is about."""
    raise TypeError(f"{type(command).__name__} is no command.")


@_records.register
def _(command: AddPerson, made: _Made) -> Iterable[Row]:
    yield "people", Person(**made.common("person", command), name=_line("name", command.name), name_cy=text("name_cy", command.name_cy),
                           identifiers=identifiers(command.identifiers))


@_records.register
def _(command: AddOrganization, made: _Made) -> Iterable[Row]:
    yield "organizations", Organization(
        **made.common("organization", command), kind=command.kind, name=_line("name", command.name),
        name_cy=text("name_cy", command.name_cy), nation=command.nation, place=_place(command.place), parent=_body(command.parent),
        website=_website(command.website), identifiers=identifiers(command.identifiers),
        valid_from=day("from", command.valid_from), valid_to=day("to", command.valid_to))


@_records.register
def _(command: RecordInteraction, made: _Made) -> Iterable[Row]:
    yield "interactions", Interaction(
        **made.common("interaction", command), kind=command.kind, date=needed_day("date", command.date), to=day("to", command.to),
        actors=tuple(map(_actor, command.actors)), as_written=texts("as_written", command.as_written), attendance=command.attendance,
        title=text("title", command.title), place=_place(command.place), note=text("note", command.note))


@_records.register
def _(command: DeclareTie, made: _Made) -> Iterable[Row]:
    today = PartialDate(made.view.as_of.isoformat())
    yield "declared_ties", DeclaredTie(
        **made.common("declared", command), by=PersonId(_actor(command.by)), about=_actor(command.about), level=command.level,
        confirmed_on=day("confirmed_on", command.confirmed_on) or today)


@_records.register
def _(command: AddMembership, made: _Made) -> Iterable[Row]:
    organization = command.organization
    if organization is None:
        post = made.view.records.posts.get(PostId(RecordId(command.post or "")))
        if post is None:
            raise InputError("organization is blank. Name the organisation, or the post that the person holds.")
        organization = post.organization
    yield "memberships", Membership(
        **made.common("membership", command), actor=_actor(command.actor), organization=OrganizationId(_actor(organization)),
        post=PostId(RecordId(command.post)) if command.post else None, role=command.role,
        role_as_written=text("role", command.role_as_written), on_behalf_of=_body(command.on_behalf_of),
        valid_from=day("from", command.valid_from), valid_to=day("to", command.valid_to))


@_records.register
def _(command: AddPost, made: _Made) -> Iterable[Row]:
    post = Post(**made.common("post", command), label=_line("label", command.label), label_cy=text("label_cy", command.label_cy),
                organization=OrganizationId(_actor(command.organization)), kind=PostKind.OFFICIAL, place=_place(command.place),
                valid_from=day("from", command.valid_from), valid_to=day("to", command.valid_to))
    yield "posts", post
    yield from _holder(command, post, made)


@_records.register
def _(command: AddEmbeddedPost, made: _Made) -> Iterable[Row]:
    if not command.homes:
        raise InputError("home is blank. Name the Centre or organisation that employs the holder.")
    post = Post(**made.common("post", command), label=_line("label", command.label), label_cy=text("label_cy", command.label_cy),
                organization=OrganizationId(_actor(command.host)), kind=PostKind.EMBEDDED, place=_place(command.place),
                homes=tuple(OrganizationId(_actor(home)) for home in dict.fromkeys(command.homes)), days_per_week=command.days_per_week,
                status=command.status, valid_from=day("from", command.valid_from), valid_to=day("to", command.valid_to))
    if post.organization in post.homes:
        raise InputError("home: the holder of an embedded post is employed by one organisation and sits inside another. Name two.")
    yield "posts", post
    yield from _holder(command, post, made)


def _holder(command: AddPost | AddEmbeddedPost, post: Post, made: _Made) -> Iterable[Row]:
    if command.holder is not None:
        yield "memberships", Membership(
            **made.common("membership", command), actor=_actor(command.holder), organization=post.organization, post=post.id,
            role=Role.MEMBER, valid_from=post.valid_from, valid_to=post.valid_to)


def _line(column: str, value: str) -> str:
    return " ".join(needed(column, value).split())


def _website(address: str | None) -> str | None:
    plain = text("website", address)
    return f"https://{plain}" if plain and ":" not in plain else plain


def _actor(id_: str) -> ActorId:
    return ActorId(RecordId(id_))


def _body(id_: str | None) -> OrganizationId | None:
    return OrganizationId(_actor(id_)) if id_ else None


def _place(id_: str | None) -> PlaceId | None:
    return PlaceId(RecordId(id_)) if id_ else None
