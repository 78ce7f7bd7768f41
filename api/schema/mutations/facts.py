"""New facts as GraphQL takes them.
What a text, a date or an id may be is decided where it is recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import strawberry

from api.schema.enums import Audience, RecordTable
from api.schema.mutations.keys import KeyedInput
from api.schema.scalars import WebAddress
from api.target_lists import made_own
from graph import dates, ids
from graph.dates import PartialDate
from graph.model import (
    ActorId,
    DeclaredLevel,
    DeclaredTie,
    Identifier,
    Interaction,
    InteractionKind,
    Membership,
    Nation,
    Organization,
    OrganizationId,
    OrganizationKind,
    Person,
    PersonId,
    PlaceId,
    Post,
    PostId,
    PostKind,
    PostStatus,
    Record,
    RecordId,
    Role,
    TargetAudience,
    TargetListEntry,
)
from graph.recording.commands import Add, holding
from graph.recording.rows import record_of
from graph.view import View

BEGAN = "Since when. Left out: not known."
ENDED = "Until when. Left out: still so, or not known."


@strawberry.input(description="What every new fact has.")
class FactInput(KeyedInput):
    sources: list[str] | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "Where it comes from: addresses of pages, or words such as note of 4 October 2019."
        ),
    )
    audience: Audience | None = strawberry.field(
        default=Audience.OWN_CENTRE,
        description="Who may use it. What is for everybody needs the address of a page.",
    )
    only_if_new: bool | None = strawberry.field(
        default=False,
        description=(
            "Whether to record nothing where a record stands that may be the same: then such "
            "records are the answer."
        ),
    )

    def add(self, record: Record, *beside: Record) -> Add:
        """Return the command that adds a record, and others with it, as it was asked for."""
        audience = self.audience or Audience.OWN_CENTRE
        return Add(record=record, public=audience.is_public, beside=beside)


@strawberry.input(description="A code by which a source knows a record.")
class IdentifierInput:
    scheme: str = strawberry.field(description="Whose code it is, such as wikidata.")
    value: str = strawberry.field(description="The code.")


@strawberry.input(description="A cell of a table.")
class CellInput:
    column: str = strawberry.field(description="The column, named as in the table.")
    value: str = strawberry.field(
        description=(
            "The value, as it would stand in the table; of another record its id. Blank: not known."
        )
    )


@strawberry.input(description="A record of any kind to add, as a row of its table would say it.")
class AddRecordInput(FactInput):
    table: RecordTable = strawberry.field(description="The table.")
    cells: list[CellInput] = strawberry.field(
        description="What the row says. The sources stand in `sources`."
    )

    def command(self) -> Add:
        return self.add(
            replace(
                record_of(self.table.value, {cell.column: cell.value for cell in self.cells}),
                sources=texts(self.sources),
            )
        )


@strawberry.input(description="A person to add.")
class AddPersonInput(FactInput):
    name: str = strawberry.field(description="The person's name, as it is written.")
    name_cy: str | None = strawberry.field(
        default=strawberry.UNSET, description="The name in Welsh, where it is another."
    )
    identifiers: list[IdentifierInput] | None = strawberry.field(
        default=strawberry.UNSET, description="Codes by which sources know the person."
    )

    def command(self) -> Add:
        return self.add(
            Person(
                id=PersonId(_actor("")),
                name=self.name,
                name_cy=self.name_cy or None,
                identifiers=_identifiers(self.identifiers),
                sources=texts(self.sources),
            )
        )


@strawberry.input(
    description=(
        "An organisation to add. Centres and affiliates come with the tables of the network."
    )
)
class AddOrganizationInput(FactInput):
    name: str = strawberry.field(description="Its name.")
    kind: OrganizationKind | None = strawberry.field(
        default=OrganizationKind.OTHER, description="What it is."
    )
    name_cy: str | None = strawberry.field(
        default=strawberry.UNSET, description="Its name in Welsh."
    )
    nation: Nation | None = strawberry.field(
        default=strawberry.UNSET, description="The nation that it belongs to."
    )
    place: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of the place that it is for: a GSS code."
    )
    parent: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of the body that it is part of."
    )
    website: WebAddress | None = strawberry.field(
        default=strawberry.UNSET, description="The address of its website."
    )
    identifiers: list[IdentifierInput] | None = strawberry.field(
        default=strawberry.UNSET, description="Codes by which sources know it."
    )
    valid_from: PartialDate | None = strawberry.field(default=strawberry.UNSET, description=BEGAN)
    valid_to: PartialDate | None = strawberry.field(default=strawberry.UNSET, description=ENDED)

    def command(self) -> Add:
        return self.add(
            Organization(
                id=_body(""),
                name=self.name,
                kind=self.kind or OrganizationKind.OTHER,
                name_cy=self.name_cy or None,
                nation=self.nation or None,
                place=_place(self.place),
                parent=_body(self.parent) if self.parent else None,
                website=self.website or None,
                identifiers=_identifiers(self.identifiers),
                valid_from=self.valid_from or None,
                valid_to=self.valid_to or None,
                sources=texts(self.sources),
            )
        )


@strawberry.input(
    description="A meeting, call, message exchange, event or piece of joint work to record."
)
class RecordInteractionInput(FactInput):
    kind: InteractionKind = strawberry.field(description="What it was.")
    date: PartialDate = strawberry.field(description="When it was, or when it began.")
    actors: list[strawberry.ID] = strawberry.field(
        description="The ids of the people and organisations that took part, two at least."
    )
    to: PartialDate | None = strawberry.field(
        default=strawberry.UNSET, description="When it ended, where it lasted longer than a day."
    )
    as_written: list[str] | None = strawberry.field(
        default=strawberry.UNSET,
        description="Participants who have no record here, as you would write them.",
    )
    attendance: int | None = strawberry.field(
        default=strawberry.UNSET,
        description="How many took part, where more did than are named. Left out: those named.",
    )
    title: str | None = strawberry.field(
        default=strawberry.UNSET, description="What it was called."
    )
    place: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of the place where it was: a GSS code."
    )
    note: str | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "What to remember of it: facts only, since the people in it may ask to read it."
        ),
    )
    follow_up: PartialDate | None = strawberry.field(
        default=strawberry.UNSET,
        description="When to come back to it: for your Centre only, never of a public record.",
    )
    follow_up_note: str | None = strawberry.field(
        default=strawberry.UNSET, description="What to do then."
    )

    def command(self) -> Add:
        return self.add(
            Interaction(
                id=RecordId(""),
                kind=self.kind,
                date=self.date,
                actors=tuple(map(_actor, self.actors)),
                to=self.to or None,
                as_written=texts(self.as_written),
                attendance=None if self.attendance is strawberry.UNSET else self.attendance,
                title=self.title or None,
                place=_place(self.place),
                note=self.note or None,
                follow_up=self.follow_up or None,
                follow_up_note=self.follow_up_note or None,
                sources=texts(self.sources),
            )
        )


@strawberry.input(
    description="What one person says of how well another is known. It is always your Centre's own."
)
class DeclareTieInput(KeyedInput):
    by: strawberry.ID = strawberry.field(description="The id of the person who says it.")
    about: strawberry.ID = strawberry.field(
        description="The id of the person or organisation of whom it is said."
    )
    level: DeclaredLevel = strawberry.field(description="How well the one says to know the other.")
    confirmed_on: PartialDate | None = strawberry.field(
        default=strawberry.UNSET, description="When it was said. Left out: today."
    )
    sources: list[str] | None = strawberry.field(
        default=strawberry.UNSET, description="Where it comes from, where not from the person."
    )
    only_if_new: bool | None = strawberry.field(
        default=False,
        description=(
            "Whether to record nothing where the same is recorded already: then that "
            "record is the answer."
        ),
    )

    def command(self) -> Add:
        return Add(
            record=DeclaredTie(
                id=RecordId(""),
                by=PersonId(_actor(self.by)),
                about=_actor(self.about),
                level=self.level,
                confirmed_on=self.confirmed_on or PartialDate(dates.today().isoformat()),
                sources=texts(self.sources),
            )
        )


@strawberry.input(description="Who belongs to what. With a post: who holds it.")
class AddMembershipInput(FactInput):
    actor: strawberry.ID = strawberry.field(
        description="The id of the person or organisation that belongs to it."
    )
    organization: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="The id of the organisation. May be left out where a post is given.",
    )
    post: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of the post that the actor holds in it."
    )
    role: Role | None = strawberry.field(
        default=Role.MEMBER, description="What the actor is in it."
    )
    role_as_written: str | None = strawberry.field(
        default=strawberry.UNSET, description="The role in the words of the source."
    )
    on_behalf_of: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of the body that the member represents."
    )
    valid_from: PartialDate | None = strawberry.field(default=strawberry.UNSET, description=BEGAN)
    valid_to: PartialDate | None = strawberry.field(default=strawberry.UNSET, description=ENDED)

    def command(self) -> Add:
        return self.add(
            Membership(
                id=RecordId(""),
                actor=_actor(self.actor),
                organization=_body(self.organization or ""),
                post=PostId(RecordId(self.post)) if self.post else None,
                role=self.role or Role.MEMBER,
                role_as_written=self.role_as_written or None,
                on_behalf_of=_body(self.on_behalf_of) if self.on_behalf_of else None,
                valid_from=self.valid_from or None,
                valid_to=self.valid_to or None,
                sources=texts(self.sources),
            )
        )


@strawberry.input(description="A post inside an organisation to add.")
class AddPostInput(FactInput):
    label: str = strawberry.field(description="What the post is called.")
    organization: strawberry.ID = strawberry.field(
        description="The id of the organisation that it is in."
    )
    label_cy: str | None = strawberry.field(
        default=strawberry.UNSET, description="What it is called in Welsh."
    )
    place: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of the place that it is for: a GSS code."
    )
    holder: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of the person who holds it."
    )
    valid_from: PartialDate | None = strawberry.field(default=strawberry.UNSET, description=BEGAN)
    valid_to: PartialDate | None = strawberry.field(default=strawberry.UNSET, description=ENDED)

    def command(self) -> Add:
        post = Post(
            id=_new_post(),
            label=self.label,
            organization=_body(self.organization),
            label_cy=self.label_cy or None,
            kind=PostKind.OFFICIAL,
            place=_place(self.place),
            valid_from=self.valid_from or None,
            valid_to=self.valid_to or None,
            sources=texts(self.sources),
        )
        return self.add(post, *holding(post, self.holder or None))


@strawberry.input(
    description=(
        "A post to add whose holder is employed by a Centre and sits inside a partner organisation."
    )
)
class AddEmbeddedPostInput(FactInput):
    label: str = strawberry.field(description="What the post is called.")
    host: strawberry.ID = strawberry.field(
        description="The id of the organisation in which the holder sits."
    )
    homes: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET,
        description="The ids of the Centres that employ the holder. Left out: your own.",
    )
    days_per_week: float | None = strawberry.field(
        default=strawberry.UNSET,
        description="Days a week that the holder gives to it, above 0 and up to 7.",
    )
    label_cy: str | None = strawberry.field(
        default=strawberry.UNSET, description="What it is called in Welsh."
    )
    place: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of the place that it is for: a GSS code."
    )
    status: PostStatus | None = strawberry.field(
        default=strawberry.UNSET, description="Whether it is planned or filled."
    )
    holder: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of the person who holds it."
    )
    valid_from: PartialDate | None = strawberry.field(default=strawberry.UNSET, description=BEGAN)
    valid_to: PartialDate | None = strawberry.field(default=strawberry.UNSET, description=ENDED)

    def command(self, own_centre: str) -> Add:
        post = Post(
            id=_new_post(),
            label=self.label,
            organization=_body(self.host),
            kind=PostKind.EMBEDDED,
            homes=tuple(map(_body, self.homes or (own_centre,))),
            days_per_week=None if self.days_per_week is strawberry.UNSET else self.days_per_week,
            label_cy=self.label_cy or None,
            place=_place(self.place),
            status=self.status or None,
            valid_from=self.valid_from or None,
            valid_to=self.valid_to or None,
            sources=texts(self.sources),
        )
        return self.add(post, *holding(post, self.holder or None))


@strawberry.input(
    description=(
        "An entry to add to a target list. It names one: a post, an organisation, a person, or an "
        "area with a kind of bodies."
    )
)
class AddTargetInput(FactInput):
    nation: Nation = strawberry.field(description="On the list of which nation.")
    list: TargetAudience | None = strawberry.field(
        default=TargetAudience.POLICY, description="On the list for policy or for practice."
    )
    post: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of a post: whoever holds it counts."
    )
    body: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="The id of an organisation: whoever sits in it counts.",
    )
    person: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of a person."
    )
    place: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of an area: a GSS code."
    )
    body_kind: OrganizationKind | None = strawberry.field(
        default=strawberry.UNSET, description="With an area: which bodies there."
    )
    weight: float | None = strawberry.field(
        default=1.0, description="How much it counts, above 0 and up to 1,000."
    )
    valid_from: PartialDate | None = strawberry.field(default=strawberry.UNSET, description=BEGAN)
    valid_to: PartialDate | None = strawberry.field(default=strawberry.UNSET, description=ENDED)

    def command(self) -> Add:
        return self.add(
            TargetListEntry(
                id=RecordId(""),
                nation=self.nation,
                audience_kind=self.list or TargetAudience.POLICY,
                post=PostId(RecordId(self.post)) if self.post else None,
                body=_body(self.body) if self.body else None,
                person=PersonId(_actor(self.person)) if self.person else None,
                place=_place(self.place),
                body_kind=self.body_kind or None,
                weight=1.0 if self.weight is None else self.weight,
                valid_from=self.valid_from or None,
                valid_to=self.valid_to or None,
                sources=texts(self.sources),
            )
        )


@strawberry.input(description="A nation whose default list of policy becomes your Centre's own.")
class MakeTargetListOursInput(KeyedInput):
    nation: Nation = strawberry.field(description="The nation.")

    def command(self, view: View) -> Add:
        return made_own(view, self.nation)


def texts(values: Sequence[str] | None) -> tuple[str, ...]:
    """Return the texts of a list; of one that was left out none."""
    return tuple(values or ())


def _identifiers(given: Sequence[IdentifierInput] | None) -> tuple[Identifier, ...]:
    return tuple(Identifier(scheme=each.scheme, value=each.value) for each in given or ())


def _new_post() -> PostId:
    """Return what stands for the id of a post, to which its holder refers: nobody can guess it."""
    return PostId(RecordId(ids.random("new")))


def _actor(id: str) -> ActorId:
    return ActorId(RecordId(id))


def _body(id: str) -> OrganizationId:
    return OrganizationId(_actor(id))


def _place(id: str | None) -> PlaceId | None:
    return PlaceId(RecordId(id)) if id else None
