"""From records to GraphQL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypedDict

import strawberry

from api.index import Index
from api.schema.enums import Audience
from api.schema.interactions import Interaction
from api.schema.memberships import Membership
from api.schema.naming import name
from api.schema.nodes import Actor, Node
from api.schema.organizations import Centre, GovernmentBody, Network, Organization, OtherOrganization
from api.schema.people import Identifier, Person
from api.schema.places import Place
from api.schema.posts import EmbeddedPost, Holding, Office, Post
from api.schema.sources import Conflict, Source, source
from graph import model
from graph.dates import PartialDate
from graph.model import PUBLIC, ActorId, Language, NameWhy, OrganizationId, PersonId, PlaceId, PostId, PostKind, RecordId, Role
from graph.names.nation import nation_of
from graph.names.present import is_present
from graph.ontology import FAMILY, STAFF, Family
from graph.tenure import Spell
from graph.view import View

_PLAIN = {Family.NETWORK: Network, Family.GOVERNMENT_BODY: GovernmentBody, Family.OTHER: OtherOrganization}


class _OrganizationFields(TypedDict):
    id: strawberry.ID
    audience: Audience
    record: model.Organization
    kind: model.OrganizationKind
    nation: model.Nation | None
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    status: model.OrganizationStatus | None
    topics: list[str]
    website: str | None
    identifiers: list[Identifier]


class RecordConversion:
    """Turns the records that a viewer may use today into GraphQL objects. Where an id is None, so is the answer."""

    def __init__(self, view: View, index: Index) -> None:
        self._view = view
        self._records = view.records
        self._index = index

    def node(self, record: model.Node) -> Node:
        """Return a record as the type of its kind."""
        match record:
            case model.Person():
                return _person(record)
            case model.Organization():
                return self._organization(record)
            case model.Post():
                return _post(record)
            case model.Place():
                return _place(record)
            case model.Interaction():
                return self.interaction(record)

    def actor(self, id: ActorId) -> Actor:
        """Return a person or an organization."""
        person = self._records.people.get(PersonId(id))
        return _person(person) if person is not None else self.organization_at(OrganizationId(id))

    def person(self, id: PersonId) -> Person:
        return _person(self._records.people[id])

    def organization_at(self, id: OrganizationId) -> Organization:
        return self._organization(self._records.organizations[id])

    def organization(self, id: OrganizationId | None) -> Organization | None:
        return None if id is None else self.organization_at(id)

    def centre(self, id: OrganizationId) -> Centre:
        return _centre(self._organization_fields(self._records.organizations[id]))

    def post(self, id: PostId | None) -> Post | None:
        return None if id is None else _post(self._records.posts[id])

    def place(self, id: PlaceId | None) -> Place | None:
        return None if id is None else _place(self._records.places[id])

    def interaction(self, record: model.Interaction) -> Interaction:
        return Interaction(
            id=strawberry.ID(record.id),
            audience=audience(record),
            record=record,
            kind=record.kind,
            date=record.date,
            to=record.to,
            title=record.title,
            as_written=list(record.as_written),
            attendance=record.attendance,
            note=record.note,
        )

    def membership(self, spell: Spell) -> Membership:
        """Return a membership with the end that counts, and why where no source states it."""
        record = spell.membership
        return Membership(
            id=strawberry.ID(record.id),
            record=record,
            as_written=record.as_written,
            role=record.role,
            role_as_written=record.role_as_written,
            valid_from=record.valid_from,
            counts_from=spell.first,
            valid_to=_end(spell),
            ended_because=spell.ended_because,
        )

    def members(self, id: OrganizationId, as_of: dt.date | None, role: Role | None) -> list[Membership]:
        return [self.membership(spell) for spell in self._view.tenure.of_organization(id, as_of or self._view.as_of, role)]

    def staff(self, id: OrganizationId, as_of: dt.date | None) -> list[Person]:
        spells = self._view.tenure.of_organization(id, as_of or self._view.as_of)
        ids = [spell.membership.actor for spell in spells if spell.membership.role in STAFF]
        people = [self._records.people.get(PersonId(id)) for id in dict.fromkeys(ids) if id is not None]
        return [_person(person) for person in people if person is not None]

    def holders(self, id: PostId, as_of: dt.date | None) -> list[Holding]:
        return self._holdings(self._view.tenure.of_post(id, as_of or self._view.as_of))

    def holdings_of(self, id: PersonId, as_of: dt.date | None) -> list[Holding]:
        return self._holdings(self._view.tenure.of_actor(id, as_of or self._view.as_of))

    def _holdings(self, spells: Iterable[Spell]) -> list[Holding]:
        return [
            Holding(
                person=_person(person),
                post=_post(self._records.posts[spell.membership.post]),
                valid_from=spell.membership.valid_from,
                counts_from=spell.first,
                valid_to=_end(spell),
                ended_because=spell.ended_because,
                sources=self.sources(spell.membership.sources),
            )
            for spell in spells
            if spell.membership.post is not None
            and spell.membership.actor is not None
            and (person := self._records.people.get(PersonId(spell.membership.actor))) is not None
        ]

    def posts_in(self, id: OrganizationId, as_of: dt.date | None) -> list[Post]:
        day = as_of or self._view.as_of
        posts = self._index.posts_of.get(id, ())
        return [_post(post) for post in posts if is_present(self._view.tenure, post, day)]

    def embedded_posts(self, id: OrganizationId) -> list[EmbeddedPost]:
        return [_embedded(post) for post in self._index.embedded_posts_of.get(id, ())]

    def homes(self, record: model.Post) -> list[Centre]:
        homes = (self.organization_at(id) for id in record.homes)
        return [home for home in homes if isinstance(home, Centre)]

    def places_in(self, id: PlaceId) -> list[Place]:
        return [_place(place) for place in self._index.places_in.get(id, ())]

    def bodies_at(self, id: PlaceId) -> list[Organization]:
        return [self._organization(body) for body in self._index.bodies_at.get(id, ())]

    def name(self, record: model.Node, language: Language) -> str:
        return name(record, language, self._index.names.get(record.id, ()))

    def former_names(self, id: RecordId) -> list[str]:
        return sorted(name.name for name in self._index.names.get(id, ()) if name.why is NameWhy.FORMER)

    def sources(self, citations: Sequence[str]) -> list[Source]:
        return [source(citation, self._records.sources) for citation in citations]

    def conflicts(self, record: model.Node) -> list[Conflict]:
        """Return the values that sources state differently, by field; the one that the record carries holds and comes first."""
        stated = [
            Conflict(
                field=conflict.field,
                value=conflict.value,
                holds=conflict.value == _as_in_tables(record, conflict.field),
                sources=self.sources(conflict.sources),
            )
            for conflict in self._index.conflicts.get(record.id, ())
        ]
        return sorted(stated, key=lambda conflict: (conflict.field, not conflict.holds, conflict.value))

    def _organization(self, record: model.Organization) -> Organization:
        family = FAMILY[record.kind]
        fields = self._organization_fields(record)
        return _centre(fields) if family is Family.CENTRE else _PLAIN[family](**fields)

    def _organization_fields(self, record: model.Organization) -> _OrganizationFields:
        return _OrganizationFields(
            id=strawberry.ID(record.id),
            audience=audience(record),
            record=record,
            kind=record.kind,
            nation=nation_of(self._records, self._view.tenure, record, self._view.as_of),
            valid_from=record.valid_from,
            valid_to=record.valid_to,
            status=record.status,
            topics=[*record.topics.first, *record.topics.others],
            website=record.website,
            identifiers=_identifiers(record),
        )


def audience(*records: model.Record) -> Audience:
    """Return who may use what rests on all these records."""
    return Audience.PUBLIC if all(record.audience == PUBLIC for record in records) else Audience.OWN_CENTRE


def _person(record: model.Person) -> Person:
    return Person(id=strawberry.ID(record.id), audience=audience(record), record=record, identifiers=_identifiers(record), died=record.died)


def _centre(fields: _OrganizationFields) -> Centre:
    return Centre(**fields, remit=list(fields["record"].remit), active_in=list(fields["record"].active_in))


def _post(record: model.Post) -> Post:
    if record.kind is PostKind.EMBEDDED:
        return _embedded(record)
    return Office(
        id=strawberry.ID(record.id),
        audience=audience(record),
        record=record,
        label=record.label,
        valid_from=record.valid_from,
        valid_to=record.valid_to,
    )


def _embedded(record: model.Post) -> EmbeddedPost:
    return EmbeddedPost(
        id=strawberry.ID(record.id),
        audience=audience(record),
        record=record,
        label=record.label,
        valid_from=record.valid_from,
        valid_to=record.valid_to,
        days_per_week=record.days_per_week,
        status=record.status,
    )


def _place(record: model.Place) -> Place:
    return Place(
        id=strawberry.ID(record.id),
        audience=audience(record),
        record=record,
        code=record.id,
        kind=record.kind,
        former_code=record.former_code,
        valid_from=record.valid_from,
        valid_to=record.valid_to,
    )


def _identifiers(record: model.Person | model.Organization) -> list[Identifier]:
    return [Identifier(scheme=each.scheme, value=each.value) for each in record.identifiers]


def _end(spell: Spell) -> PartialDate | None:
    if spell.ended_because is not None and spell.last is not None:
        return PartialDate(spell.last.isoformat())
    return spell.membership.valid_to


def _as_in_tables(record: model.Node, column: str) -> str:
    """Return a field of a record as its table writes it."""
    value = getattr(record, {"from": "valid_from", "to": "valid_to"}.get(column, column), None)
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
