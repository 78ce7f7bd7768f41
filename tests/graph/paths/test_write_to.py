"""To whom one can write where nobody introduces."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Identifier, OrganizationKind, Role
from graph.paths.answer import BodyTarget, PersonTarget, PlaceTarget, PostTarget, Target
from graph.paths.target import find_targets
from graph.paths.write_to import write_to
from graph.words import say
from tests.graph.world import ASSEMBLY, GOVERNMENT, World, organization, person, place, post

SITE = "https://assembly.example"


def world() -> World:
    """The assembly has a website; the minister and the chair have codes, the deputy has none."""
    made = World()
    made.seat("minister", "chair", "deputy")
    made.office("first", "First Minister", holders_from="2021-05-13")
    made.office("empty", "Minister for Fog", holders_from="2021-05-13")
    made.minister("minister", "first", since="2026-05-12")
    made.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY, name="Fog Committee")
    made.member("chair", "committee", Role.CHAIR, since="2026-06-01")
    made.member("deputy", "committee", Role.DEPUTY, since="2026-06-01")
    for code, who in enumerate(("minister", "chair"), start=1):
        coded(made, who, str(code))
    with_website(made, ASSEMBLY, SITE)
    return made


def coded(made: World, who: str, code: str) -> None:
    record = replace(
        made.records.people[person(who)],
        identifiers=(Identifier(scheme="senedd", value=code),),
    )
    made.records = replace(made.records, people={**made.records.people, record.id: record})


def with_website(made: World, id_: str, address: str) -> None:
    record = replace(made.records.organizations[organization(id_)], website=address)
    made.records = replace(
        made.records, organizations={**made.records.organizations, record.id: record}
    )


def told(made: World, target: Target) -> list[tuple[str, list[str]]]:
    view = made.view()
    return [
        (say(each.sentence), [page.address for page in each.pages])
        for each in write_to(view, find_targets(view, target))
    ]


def test_of_a_post_its_holder_and_no_body_without_a_website() -> None:
    """The ministers and the government above them have none."""
    assert told(world(), PostTarget(post=post("first"))) == [
        ("Write to minister, who holds the post.", ["https://senedd.wales/people/1"])
    ]


def test_of_a_vacant_post_the_nearest_body_with_a_website() -> None:
    made = world()
    assert told(made, PostTarget(post=post("empty"))) == []
    with_website(made, GOVERNMENT, "https://government.example")
    assert told(made, PostTarget(post=post("empty"))) == [
        ("Write to the government.", ["https://government.example"])
    ]


def test_of_a_body_who_chairs_it_and_its_own_website_before_that_above() -> None:
    made = world()
    committee = BodyTarget(body=organization("committee"))
    chair = ("Write to chair, who chairs the Fog Committee.", ["https://senedd.wales/people/2"])
    assert told(made, committee) == [chair, ("Write to the assembly.", [SITE])]
    with_website(made, "committee", f"{SITE}/fog")
    assert told(made, committee) == [chair, ("Write to the Fog Committee.", [f"{SITE}/fog"])]


def test_what_is_no_address_of_the_web_is_no_website() -> None:
    made = world()
    with_website(made, ASSEMBLY, "ask at the desk")
    assert told(made, BodyTarget(body=organization(ASSEMBLY))) == []


def test_of_a_person_the_page_alone_and_nobody_who_died_or_of_whom_none_is_known() -> None:
    made = world()
    assert told(made, PersonTarget(person=person("chair"))) == [
        ("Write to chair.", ["https://senedd.wales/people/2"])
    ]
    assert told(made, PersonTarget(person=person("deputy"))) == []
    made.people("chair", died="2026-10-01")
    coded(made, "chair", "2")
    assert told(made, PersonTarget(person=person("chair"))) == []


def test_a_place_is_nobodys_office() -> None:
    assert told(world(), PlaceTarget(place=place("W92000004"))) == []
