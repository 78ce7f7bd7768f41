"""A small invented world of names:
two nations with a parliament each, a few people who share names, a Centre and a council.
"""

from __future__ import annotations

import datetime as dt

from graph.dates import PartialDate
from graph.model import (
    ActorId,
    Identifier,
    Interaction,
    InteractionKind,
    Membership,
    Name,
    NameWhy,
    Nation,
    Organization,
    OrganizationId,
    OrganizationKind,
    OrganizationStatus,
    Person,
    PersonId,
    Place,
    PlaceId,
    PlaceKind,
    Post,
    PostId,
    PostKind,
    RecordId,
    Records,
    Role,
)
from graph.names.meaning import NameUse
from graph.names.search import Names
from graph.ontology import NodeKind
from graph.tenure import Tenure
from graph.written import partial

TODAY = dt.date(2026, 11, 24)
K = OrganizationKind
ACTIVE, UNKNOWN = OrganizationStatus.ACTIVE, OrganizationStatus.UNKNOWN


def names() -> Names:
    """Return the search over the invented world."""
    records = world()
    return Names(records, Tenure(records))


def meant(
    names: Names,
    text: str,
    as_of: dt.date = TODAY,
    nation: Nation | None = None,
    kinds: frozenset[NodeKind] | None = None,
) -> RecordId | None:
    """Return the one record that is asked for by a text."""
    return names.meaning(text, NameUse.ASKING, as_of=as_of, nation=nation, kinds=kinds).one


def candidates(names: Names, text: str, as_of: dt.date = TODAY) -> list[tuple[str, str]]:
    """Return the records that a text which means no one of them may mean, in words."""
    found = names.meaning(text, NameUse.ASKING, as_of=as_of)
    assert found.one is None
    return [(one.id, str(names.told(one, as_of))) for one in found.candidates]


def world() -> Records:
    return Records(
        people={one.id: one for one in _people()},
        organizations={one.id: one for one in _organizations()},
        posts={one.id: one for one in _posts()},
        memberships={one.id: one for one in _memberships()},
        places={one.id: one for one in _places()},
        names={one.id: one for one in _more_names()},
        interactions={one.id: one for one in _interactions()},
    )


def person(
    id_: str, name: str | None, *identifiers: tuple[str, str], name_cy: str | None = None
) -> Person:
    codes = tuple(Identifier(scheme=scheme, value=value) for scheme, value in identifiers)
    return Person(id=person_id(id_), name=name, name_cy=name_cy, identifiers=codes)


def person_id(id_: str) -> PersonId:
    return PersonId(ActorId(RecordId(id_)))


def organization_id(id_: str) -> OrganizationId:
    return OrganizationId(ActorId(RecordId(id_)))


def post_id(id_: str) -> PostId:
    return PostId(RecordId(id_))


def organization(
    id_: str,
    kind: OrganizationKind,
    name: str,
    *,
    cy: str | None = None,
    nation: Nation | None = None,
    place: str | None = None,
    parent: str | None = None,
    to: str | None = None,
    status: OrganizationStatus | None = None,
    gss: str | None = None,
) -> Organization:
    return Organization(
        id=organization_id(id_),
        kind=kind,
        name=name,
        name_cy=cy,
        nation=nation,
        place=PlaceId(RecordId(place)) if place else None,
        parent=organization_id(parent) if parent else None,
        valid_to=partial(to),
        status=status,
        identifiers=(Identifier(scheme="gss", value=gss),) if gss else (),
    )


def post(
    id_: str,
    label: str,
    organization: str,
    *,
    cy: str | None = None,
    kind: PostKind | None = None,
    to: str | None = None,
) -> Post:
    return Post(
        id=post_id(id_),
        label=label,
        label_cy=cy,
        organization=organization_id(organization),
        kind=kind,
        valid_to=partial(to),
    )


def membership(
    actor: str,
    organization: str,
    *,
    post: str | None = None,
    role: Role = Role.MEMBER,
    since: str | None = None,
    to: str | None = None,
) -> Membership:
    return Membership(
        id=RecordId(f"m-{actor}-{post or organization}"),
        actor=ActorId(RecordId(actor)),
        organization=organization_id(organization),
        post=post_id(post) if post else None,
        role=role,
        valid_from=partial(since),
        valid_to=partial(to),
    )


def place(
    id_: str,
    kind: PlaceKind,
    name: str,
    *,
    cy: str | None = None,
    parent: str | None = None,
    to: str | None = None,
) -> Place:
    return Place(
        id=PlaceId(RecordId(id_)),
        kind=kind,
        name=name,
        name_cy=cy,
        parent=PlaceId(RecordId(parent)) if parent else None,
        valid_to=partial(to),
    )


def _people() -> list[Person]:
    return [
        person("person-1", "Sioned Wiliam-Prys", ("wikidata", "Q111")),
        person("person-2", "Siân Prys"),  # sat until 2021
        person("person-3", "Siân Prys"),  # sits
        person("person-4", "Maeve O'Hare", ("uk.org.publicwhip", "person/25000")),
        person("person-5", "Órlaith Flynn"),
        person("person-6", None),
        person("person-7", "Rhys ap Hywel"),
        person("person-8", "Angharad Penfold"),
    ]


def _organizations() -> list[Organization]:
    return [
        organization("senedd", K.LEGISLATURE, "Senedd", nation=Nation.WALES),
        organization(
            "assembly", K.LEGISLATURE, "Northern Ireland Assembly", nation=Nation.NORTHERN_IRELAND
        ),
        organization(
            "welsh-ministers",
            K.MINISTERIAL_TEAM,
            "Welsh Ministers",
            cy="Gweinidogion Cymru",
            nation=Nation.WALES,
        ),
        organization(
            "executive",
            K.MINISTERIAL_TEAM,
            "Northern Ireland Executive",
            nation=Nation.NORTHERN_IRELAND,
        ),
        organization(
            "ynys-mon",
            K.COUNCIL,
            "Isle of Anglesey County Council",
            cy="Cyngor Sir Ynys Môn",
            place="W06000001",
            gss="W06000001",
        ),
        organization(
            "foundations",
            K.CENTRE,
            "Foundations - What Works Centre for Children and Families",
            status=ACTIVE,
        ),
        organization("ages", K.CENTRE, "Centre for Ages", status=UNKNOWN),
        organization(
            "wlga", K.NETWORK, "Welsh Local Government Association (WLGA)", nation=Nation.WALES
        ),
        organization(
            "health-committee",
            K.COMMITTEE,
            "Health and Social Care Committee",
            cy="Y Pwyllgor Iechyd",
            parent="senedd",
        ),
        organization(
            "health-ni",
            K.COMMITTEE,
            "Committee for Health",
            nation=Nation.NORTHERN_IRELAND,
            parent="assembly",
        ),
        organization("trust", K.CHARITY, "Foundations for Play Trust"),
    ]


def _posts() -> list[Post]:
    return [
        post(
            "first-minister",
            "First Minister of Wales",
            "welsh-ministers",
            cy="Prif Weinidog Cymru",
            kind=PostKind.MINISTER,
        ),
        post(
            "deputy",
            "Deputy First Minister of Wales",
            "welsh-ministers",
            cy="Dirprwy Brif Weinidog Cymru",
            kind=PostKind.MINISTER,
        ),
        post(
            "health-wales",
            "Minister of Health",
            "welsh-ministers",
            kind=PostKind.MINISTER,
            to="2020",
        ),
        post("health-minister", "Minister of Health", "executive", kind=PostKind.MINISTER),
        post("adviser", "Evidence adviser", "executive", kind=PostKind.EMBEDDED),
    ]


def _memberships() -> list[Membership]:
    return [
        membership("person-1", "senedd", since="2026-05-08"),
        membership("person-2", "senedd", since="2016-05-06", to="2021-05-05"),
        membership("person-3", "senedd", since="2026-05-08"),
        membership("person-8", "senedd", since="2026-05-08"),
        membership(
            "person-8",
            "welsh-ministers",
            post="first-minister",
            role=Role.MINISTER,
            since="2026-05-20",
        ),
        membership("person-4", "assembly", since="2022-05-05"),
        membership(
            "person-4", "executive", post="health-minister", role=Role.MINISTER, since="2024-02-03"
        ),
        membership("person-5", "assembly", since="2016-05-05", to="2022-03-27"),
    ]


def _places() -> list[Place]:
    return [
        place("W92000004", PlaceKind.NATION, "Wales", cy="Cymru"),
        place("N92000002", PlaceKind.NATION, "Northern Ireland"),
        place(
            "W06000001",
            PlaceKind.COUNCIL_AREA,
            "Isle of Anglesey",
            cy="Ynys Môn",
            parent="W92000004",
        ),
        place(
            "seat-ynys-mon", PlaceKind.CONSTITUENCY, "Ynys Môn", parent="W92000004", to="2026-04-08"
        ),
    ]


def _more_names() -> list[Name]:
    return [
        Name(
            id=RecordId("n-1"),
            of=RecordId("person-8"),
            name="Angharad Treharne",
            why=NameWhy.FORMER,
        ),
        Name(
            id=RecordId("n-3"),
            of=RecordId("person-7"),
            name="Reece Appowell",
            why=NameWhy.MISSPELLED,
        ),
        Name(
            id=RecordId("n-2"), of=RecordId("ynys-mon"), name="Anglesey Council", why=NameWhy.ALIAS
        ),
    ]


def _interactions() -> list[Interaction]:
    return [
        Interaction(
            id=RecordId("i-1"),
            date=PartialDate("2026-03-02"),
            kind=InteractionKind.MEETING,
            title="Roundtable on early years",
            place=PlaceId(RecordId("N92000002")),
        )
    ]
