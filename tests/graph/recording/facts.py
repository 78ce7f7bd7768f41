"""New facts as a Centre says them, with dates as people write them and everything else left
out that is not asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph import dates
from graph.dates import PartialDate
from graph.model import (
    ActorId,
    DeclaredLevel,
    DeclaredTie,
    Identifier,
    Interaction,
    InteractionKind,
    Membership,
    Organization,
    OrganizationId,
    OrganizationKind,
    Person,
    PersonId,
    PlaceId,
    Post,
    PostId,
    PostKind,
    RecordId,
    Role,
)
from graph.recording.commands import Add, holding
from graph.written import written

NEW = RecordId("")
NEW_POST = PostId(RecordId("+post"))


def add_person(
    name: str,
    *,
    name_cy: str | None = None,
    identifiers: Sequence[Identifier] = (),
    sources: Sequence[str] = (),
    public: bool = False,
) -> Add:
    return Add(
        public=public,
        record=Person(
            id=PersonId(ActorId(NEW)),
            name=name,
            name_cy=name_cy,
            identifiers=tuple(identifiers),
            sources=tuple(sources),
        ),
    )


def add_organization(
    name: str,
    *,
    kind: OrganizationKind = OrganizationKind.OTHER,
    parent: str | None = None,
    website: str | None = None,
    identifiers: Sequence[Identifier] = (),
    valid_from: str | None = None,
    valid_to: str | None = None,
    sources: Sequence[str] = (),
    public: bool = False,
) -> Add:
    return Add(
        public=public,
        record=Organization(
            id=body(NEW),
            name=name,
            kind=kind,
            parent=body(parent) if parent else None,
            website=website,
            identifiers=tuple(identifiers),
            valid_from=day(valid_from),
            valid_to=day(valid_to),
            sources=tuple(sources),
        ),
    )


def record_interaction(
    *,
    kind: InteractionKind,
    date: PartialDate | str,
    actors: Sequence[str],
    to: str | None = None,
    as_written: Sequence[str] = (),
    attendance: int | None = None,
    title: str | None = None,
    place: str | None = None,
    note: str | None = None,
    sources: Sequence[str] = (),
    public: bool = False,
) -> Add:
    return Add(
        public=public,
        record=Interaction(
            id=NEW,
            kind=kind,
            date=date if isinstance(date, PartialDate) else written(date),
            to=day(to),
            actors=tuple(ActorId(RecordId(one)) for one in actors),
            as_written=tuple(as_written),
            attendance=attendance,
            title=title,
            place=PlaceId(RecordId(place)) if place else None,
            note=note,
            sources=tuple(sources),
        ),
    )


def declare_tie(
    *, by: str, about: str, level: DeclaredLevel, confirmed_on: str | None = None
) -> Add:
    return Add(
        record=DeclaredTie(
            id=NEW,
            by=PersonId(ActorId(RecordId(by))),
            about=ActorId(RecordId(about)),
            level=level,
            confirmed_on=day(confirmed_on) or PartialDate(dates.today().isoformat()),
        )
    )


def add_membership(
    *,
    actor: str,
    organization: str = "",
    post: str | None = None,
    role: Role = Role.MEMBER,
    role_as_written: str | None = None,
    on_behalf_of: str | None = None,
    valid_from: str | None = None,
    valid_to: str | None = None,
    sources: Sequence[str] = (),
    public: bool = False,
) -> Add:
    return Add(
        public=public,
        record=Membership(
            id=NEW,
            actor=ActorId(RecordId(actor)),
            organization=body(organization),
            post=PostId(RecordId(post)) if post else None,
            role=role,
            role_as_written=role_as_written,
            on_behalf_of=body(on_behalf_of) if on_behalf_of else None,
            valid_from=day(valid_from),
            valid_to=day(valid_to),
            sources=tuple(sources),
        ),
    )


def add_post(
    label: str,
    organization: str,
    *,
    holder: str | None = None,
    valid_from: str | None = None,
    sources: Sequence[str] = (),
    public: bool = False,
) -> Add:
    post = Post(
        id=NEW_POST,
        label=label,
        organization=body(organization),
        kind=PostKind.OFFICIAL,
        valid_from=day(valid_from),
        sources=tuple(sources),
    )
    return Add(record=post, public=public, beside=holding(post, holder))


def add_embedded_post(
    label: str,
    host: str,
    homes: Sequence[str],
    *,
    days_per_week: float | None = None,
    holder: str | None = None,
    valid_from: str | None = None,
    sources: Sequence[str] = (),
    public: bool = False,
) -> Add:
    post = Post(
        id=NEW_POST,
        label=label,
        organization=body(host),
        kind=PostKind.EMBEDDED,
        homes=tuple(map(body, homes)),
        days_per_week=days_per_week,
        valid_from=day(valid_from),
        sources=tuple(sources),
    )
    return Add(record=post, public=public, beside=holding(post, holder))


def body(id_: str) -> OrganizationId:
    return OrganizationId(ActorId(RecordId(id_)))


def day(text: str | None) -> PartialDate | None:
    return None if text is None else written(text)
