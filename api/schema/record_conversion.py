"""From records to GraphQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

import strawberry

from api.schema.declared import DeclaredTie
from api.schema.enums import Audience
from api.schema.interactions import Interaction
from api.schema.nodes import Actor, Node
from api.schema.organizations import Centre, GovernmentBody, Network, Organization, OtherOrganization
from api.schema.people import Identifier, Person
from api.schema.places import Place
from api.schema.posts import EmbeddedPost, Office, Post
from api.schema.sources import Conflict, Source, source
from graph import model
from graph.dates import PartialDate
from graph.kinds import FILED
from graph.model import ActorId, Language, NameWhy, OrganizationId, PersonId, PlaceId, PostId, PostKind, RecordId
from graph.names.in_language import name
from graph.names.nation import nation_of
from graph.ontology import FAMILY, Family
from graph.privacy.audience import narrowest
from graph.records.index import Index
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
                return person_of(record)
            case model.Organization():
                return self._organization(record)
            case model.Post():
                return post_of(record)
            case model.Place():
                return _place(record)
            case model.Interaction():
                return self.interaction(record)

    def actor(self, id: ActorId) -> Actor:
        """Return a person or an organization."""
        person = self._records.people.get(PersonId(id))
        return person_of(person) if person is not None else self.organization_at(OrganizationId(id))

    def person(self, id: PersonId) -> Person:
        return person_of(self._records.people[id])

    def organization_at(self, id: OrganizationId) -> Organization:
        return self._organization(self._records.organizations[id])

    def organization(self, id: OrganizationId | None) -> Organization | None:
        return None if id is None else self.organization_at(id)

    def centre(self, id: OrganizationId) -> Centre:
        return _centre(self._organization_fields(self._records.organizations[id]))

    def post(self, id: PostId | None) -> Post | None:
        return None if id is None else self.post_at(id)

    def post_at(self, id: PostId) -> Post:
        return post_of(self._records.posts[id])

    def place(self, id: PlaceId | None) -> Place | None:
        return None if id is None else self.place_at(id)

    def place_at(self, id: PlaceId) -> Place:
        return _place(self._records.places[id])

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

    def declared_tie(self, record: model.DeclaredTie) -> DeclaredTie:
        return DeclaredTie(
            id=strawberry.ID(record.id), audience=audience(record), record=record, level=record.level, confirmed_on=record.confirmed_on
        )

    def embedded_posts(self, id: OrganizationId) -> list[EmbeddedPost]:
        return [embedded_of(post) for post in self._index.embedded_posts_of.get(id, ())]

    def homes(self, record: model.Post) -> list[Centre]:
        homes = (self.organization_at(id) for id in record.homes)
        return [home for home in homes if isinstance(home, Centre)]

    def name(self, record: model.Node, language: Language) -> str:
        return name(record, language, self._index.names.get(record.id, ()))

    def former_names(self, id: RecordId) -> list[str]:
        return sorted(name.name for name in self._index.names.get(id, ()) if name.why is NameWhy.FORMER)

    def sources(self, citations: Sequence[str]) -> list[Source]:
        return [source(citation, self._records.sources) for citation in citations]

    def conflicts(self, record: model.Node | model.Membership) -> list[Conflict]:
        """Return the values that sources state differently, by field; the one that the record carries holds and comes first."""
        stated = [
            Conflict(
                field=conflict.field,
                value=conflict.value,
                holds=conflict.value == _as_in_table(record, conflict.table, conflict.field),
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
    return Audience.PUBLIC if narrowest(record.audience for record in records).is_public else Audience.OWN_CENTRE


def person_of(record: model.Person) -> Person:
    return Person(id=strawberry.ID(record.id), audience=audience(record), record=record, identifiers=_identifiers(record), died=record.died)


def _centre(fields: _OrganizationFields) -> Centre:
    return Centre(**fields, remit=list(fields["record"].remit), active_in=list(fields["record"].active_in))


def post_of(record: model.Post) -> Post:
    if record.kind is PostKind.EMBEDDED:
        return embedded_of(record)
    return office_of(record)


def office_of(record: model.Post) -> Office:
    return Office(
        id=strawberry.ID(record.id),
        audience=audience(record),
        record=record,
        label=record.label,
        valid_from=record.valid_from,
        valid_to=record.valid_to,
    )


def embedded_of(record: model.Post) -> EmbeddedPost:
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


def _as_in_table(record: model.Node | model.Membership, table: str, column: str) -> str | None:
    """Return a field of a record as its table writes it; None where the table has no such column."""
    written = next((each for each in FILED[table].columns if each.name == column), None) if table in FILED else None
    return None if written is None else written.write(*(getattr(record, field) for field in written.fields))
