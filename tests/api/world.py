"""Five people and a few bodies of an invented Wales, as records and as a folder of tables.

Ann works for the Harbour Centre and met Bo, a member of the Assembly, in September and October
2026. Bo chairs the Health Committee, in which Cai, the First Minister, sits too. Dai left his seat
in April 2026. Eve holds the Centre's post inside Castle Council. Fay, of whom no source states the
name, says that she knows Ann well.
"""

from __future__ import annotations

from dataclasses import replace

from graph import ids
from graph.dates import PartialDate
from graph.model import (
    Conflict,
    DeclaredLevel,
    Identifier,
    Language,
    Name,
    NameWhy,
    OrganizationKind,
    Person,
    Place,
    PlaceKind,
    RecordId,
    Records,
    Role,
    Topics,
)
from tests.graph.world import ASSEMBLY, World, organization, person, place, post

WALES = "W92000004"
CASTLE = "W06000099"
OLD_CASTLE, OLDER_CASTLE = "00ZZ", "00ZY"
REPLACED = "W06000098"
PUBLIC_WHIP = "uk.org.publicwhip/person/90001"
FORMER_BO, FORMER_PUBLIC_WHIP = "bo-before", "uk.org.publicwhip/person/90002"
"""By these the sources knew Bo before they gave them up."""
SHARED_CODE = "Q4"


def records() -> Records:
    world = World()
    world.centre(
        "harbour",
        name="Harbour Centre",
        topics=Topics(first=("children",), others=("crime",)),
        since="2019",
    )
    world.centre(
        "old-pier", name="Old Pier Centre", since="2013", until="2022-12-01", successor="harbour"
    )
    world.member("ann", "harbour", Role.EMPLOYEE, since="2024-01-10")
    world.seat("bo", "cai", since="2026-05-08")
    world.seat("dai", until="2026-04-08")
    world.body(
        "health-committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY, name="Health Committee"
    )
    world.member("bo", "health-committee", Role.CHAIR, since="2026-06-01")
    world.member("cai", "health-committee", since="2026-06-01")
    world.member("dai", "health-committee", since="2021-07-01")
    world.member(None, "health-committee", written="A clerk")
    world.office("first-minister", "First Minister", holders_from="2026-05-12")
    world.minister("cai", "first-minister", since="2026-05-12")
    world.office("minister-for-ports", "Minister for Ports", holders_from="2026-05-12")
    world.office("chief-adviser", "Chief Adviser")
    world.body("castle-council", OrganizationKind.COUNCIL, name="Castle Council")
    world.office("castle-adviser", "Evidence Adviser", of="castle-council", home="harbour")
    world.member("eve", "castle-council", Role.EMPLOYEE, since="2025-02", post_id="castle-adviser")
    world.met("ann", "bo", on="2026-09-01")
    world.met("ann", "bo", on="2026-10-01")
    world.people("fay")
    world.met("ann", "fay", on="2020-05")
    world.says("fay", "ann", DeclaredLevel.KNOW_WELL, on="2026-10-24")
    return _with_names_and_places(world.records)


def _with_names_and_places(known: Records) -> Records:
    people, organizations, posts = dict(known.people), dict(known.organizations), dict(known.posts)
    bo, cai, fay = person("bo"), person("cai"), person("fay")
    people[bo] = replace(
        people[bo],
        name="Bo Ellis",
        identifiers=(Identifier(scheme="publicwhip", value=PUBLIC_WHIP), _shared()),
    )
    people[cai] = replace(
        people[cai], name="Cai Ellis", name_cy="Cai Elis", identifiers=(_shared(),)
    )
    people[fay] = replace(people[fay], name=None)
    people[person(FORMER_BO)] = Person(
        id=person(FORMER_BO),
        identifiers=(Identifier(scheme="publicwhip", value=FORMER_PUBLIC_WHIP),),
        replaced_by=bo,
    )
    harbour, council = organization("harbour"), organization("castle-council")
    organizations[harbour] = replace(
        organizations[harbour],
        website="https://harbour.example",
        remit=("England",),
        active_in=("Wales",),
    )
    organizations[council] = replace(organizations[council], place=place(CASTLE), nation=None)
    first_minister = post("first-minister")
    posts[first_minister] = replace(posts[first_minister], label_cy="Prif Weinidog")
    chair = next(
        membership.id for membership in known.memberships.values() if membership.role is Role.CHAIR
    )
    return replace(
        known,
        people=people,
        organizations=organizations,
        posts=posts,
        places={**known.places, **{each.id: each for each in _places()}},
        names={each.id: each for each in _names()},
        conflicts={each.id: each for each in _conflicts(chair)},
    )


def _shared() -> Identifier:
    return Identifier(scheme="wikidata", value=SHARED_CODE)


def _places() -> list[Place]:
    castle = Place(
        id=place(CASTLE),
        kind=PlaceKind.COUNCIL_AREA,
        name="Castle",
        name_cy="Castell",
        parent=place(WALES),
        former_code=f"{OLD_CASTLE}; {OLDER_CASTLE}",
    )
    replaced = Place(
        id=place(REPLACED),
        kind=PlaceKind.COUNCIL_AREA,
        name="Keep",
        parent=place(WALES),
        valid_to=PartialDate("2020"),
        replaced_by=castle.id,
    )
    return [castle, replaced]


def _names() -> list[Name]:
    harbour, bo = organization("harbour"), person("bo")
    return [
        _name(harbour, "Canolfan yr Harbwr", NameWhy.TRANSLATION, Language.CY),
        _name(bo, "Bo Rees", NameWhy.FORMER),
        _name(bo, "Bo Elis", NameWhy.MISSPELLED),
    ]


def _name(of: RecordId, name: str, why: NameWhy, language: Language | None = None) -> Name:
    return Name(
        id=RecordId(ids.relation("n", of, name, why, language)),
        of=of,
        name=name,
        language=language,
        why=why,
    )


def _conflicts(chair: RecordId) -> list[Conflict]:
    harbour = organization("harbour")
    return [
        _conflict("organizations", harbour, "website", "https://harbour.example", "list:1"),
        _conflict("organizations", harbour, "website", "https://old.example", "list:2"),
        _conflict("memberships", chair, "from", "2026-06-01", "list:1"),
        _conflict("memberships", chair, "from", "2026-06-02", "list:2"),
    ]


def _conflict(table: str, key: RecordId, field: str, value: str, source: str) -> Conflict:
    id = RecordId(ids.relation("c", table, key, field, value))
    return Conflict(id=id, table=table, key=key, field=field, value=value, sources=(source,))
