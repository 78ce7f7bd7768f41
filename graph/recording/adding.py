"""The records that a command adds, before they are checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from graph.dates import PartialDate
from graph.errors import InputError
from graph.kinds import DECLARED_TIES, INTERACTIONS, MEMBERSHIPS, ORGANIZATIONS, PEOPLE, POSTS, Kind, R
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
    Record,
    RecordId,
    Role,
)
from graph.recording.commands import (
    AddEmbeddedPost,
    AddMembership,
    AddOrganization,
    AddPerson,
    AddPost,
    DeclareTie,
    Fact,
    RecordInteraction,
)
from graph.recording.fields import day, identifiers, needed, needed_day, text, texts
from graph.view import View
from graph.words import T

MakeId = Callable[[str], str]
"""Makes a fresh id that begins with the kind of the record."""


@dataclass(frozen=True, slots=True)
class Making:
    """How new records of a Centre are made."""

    view: View
    centre: OrganizationId
    make_id: MakeId

    def common(self, kind: Kind[R], command: Fact | DeclareTie) -> dict[str, Any]:
        """The fields that every record has."""
        public = isinstance(command, Fact) and command.public
        return {"id": self.make_id(kind.prefix), "sources": texts("source", command.sources), "audience": PUBLIC if public else self.centre,
                "recorded_by": self.centre}


@singledispatch
def records_of(command: Any, making: Making) -> Iterable[Record]:
    """Yield the records that a command adds; the first is the one that it is about."""
    raise TypeError(f"{type(command).__name__} is no command.")


@records_of.register
def _(command: AddPerson, making: Making) -> Iterable[Record]:
    yield Person(**making.common(PEOPLE, command), name=_line("name", command.name), name_cy=text("name_cy", command.name_cy),
                           identifiers=identifiers(command.identifiers))


@records_of.register
def _(command: AddOrganization, making: Making) -> Iterable[Record]:
    yield Organization(
        **making.common(ORGANIZATIONS, command), kind=command.kind, name=_line("name", command.name),
        name_cy=text("name_cy", command.name_cy), nation=command.nation, place=_place(command.place), parent=_body(command.parent),
        website=_website(command.website), identifiers=identifiers(command.identifiers),
        valid_from=day("from", command.valid_from), valid_to=day("to", command.valid_to))


@records_of.register
def _(command: RecordInteraction, making: Making) -> Iterable[Record]:
    yield Interaction(
        **making.common(INTERACTIONS, command), kind=command.kind, date=needed_day("date", command.date), to=day("to", command.to),
        actors=tuple(map(_actor, command.actors)), as_written=texts("as_written", command.as_written), attendance=command.attendance,
        title=text("title", command.title), place=_place(command.place), note=text("note", command.note))


@records_of.register
def _(command: DeclareTie, making: Making) -> Iterable[Record]:
    today = PartialDate(making.view.as_of.isoformat())
    yield DeclaredTie(
        **making.common(DECLARED_TIES, command), by=PersonId(_actor(command.by)), about=_actor(command.about), level=command.level,
        confirmed_on=day("confirmed_on", command.confirmed_on) or today)


@records_of.register
def _(command: AddMembership, making: Making) -> Iterable[Record]:
    organization = command.organization
    if organization is None:
        post = making.view.records.posts.get(PostId(RecordId(command.post or "")))
        if post is None:
            raise InputError(T("This is blank. Name the organisation, or the post that the person holds."), "organization")
        organization = post.organization
    yield Membership(
        **making.common(MEMBERSHIPS, command), actor=_actor(command.actor), organization=OrganizationId(_actor(organization)),
        post=PostId(RecordId(command.post)) if command.post else None, role=command.role,
        role_as_written=text("role", command.role_as_written), on_behalf_of=_body(command.on_behalf_of),
        valid_from=day("from", command.valid_from), valid_to=day("to", command.valid_to))


@records_of.register
def _(command: AddPost, making: Making) -> Iterable[Record]:
    post = Post(**making.common(POSTS, command), label=_line("label", command.label), label_cy=text("label_cy", command.label_cy),
                organization=OrganizationId(_actor(command.organization)), kind=PostKind.OFFICIAL, place=_place(command.place),
                valid_from=day("from", command.valid_from), valid_to=day("to", command.valid_to))
    yield post
    yield from _holder(command, post, making)


@records_of.register
def _(command: AddEmbeddedPost, making: Making) -> Iterable[Record]:
    if not command.homes:
        raise InputError(T("This is blank. Name the Centre or organisation that employs the holder."), "home")
    post = Post(**making.common(POSTS, command), label=_line("label", command.label), label_cy=text("label_cy", command.label_cy),
                organization=OrganizationId(_actor(command.host)), kind=PostKind.EMBEDDED, place=_place(command.place),
                homes=tuple(OrganizationId(_actor(home)) for home in dict.fromkeys(command.homes)), days_per_week=command.days_per_week,
                status=command.status, valid_from=day("from", command.valid_from), valid_to=day("to", command.valid_to))
    if post.organization in post.homes:
        raise InputError(T("The holder of an embedded post is employed by one organisation and sits inside another. Name two."), "home")
    yield post
    yield from _holder(command, post, making)


def _holder(command: AddPost | AddEmbeddedPost, post: Post, making: Making) -> Iterable[Record]:
    if command.holder is not None:
        yield Membership(
            **making.common(MEMBERSHIPS, command), actor=_actor(command.holder), organization=post.organization, post=post.id,
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
