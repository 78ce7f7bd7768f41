"""Whom the entries of a target list lead to on a day, and what is said where that is nobody."""

from __future__ import annotations

from dataclasses import replace

from graph.metrics.figure import Reason
from graph.metrics.listed import ListAsOf, list_as_of
from graph.metrics.question import MetricId
from graph.model import (
    Nation,
    OrganizationKind,
    RecordId,
    Role,
    TargetAudience,
    TargetListEntry,
)
from graph.words import say
from tests.graph.metrics.measuring import governed, measured
from tests.graph.world import World, organization, person, place, post


def listed(world: World, *named: dict[str, object], as_of: str = "2026-11-24") -> ListAsOf:
    """The list of Wales with entries that name these, of weights 1, 2, 3, ..."""
    entries = {
        RecordId(f"e{weight}"): TargetListEntry(
            id=RecordId(f"e{weight}"),
            nation=Nation.WALES,
            audience_kind=TargetAudience.POLICY,
            weight=weight,
            **one,  # type: ignore[arg-type]  # what it names
        )
        for weight, one in enumerate(named, start=1)
    }
    world.records = replace(world.records, target_lists=entries)
    return list_as_of(world.view(as_of), Nation.WALES, TargetAudience.POLICY)


def told(found: ListAsOf) -> dict[str, float]:
    return {each.id: each.weight for each in found.targets}


def councils() -> World:
    """As `governed`, with two councils in the north: Nan works in one, of the other nobody is
    known.
    """
    world = governed()
    world.area("north")
    for council in ("peopled", "empty"):
        world.body(council, OrganizationKind.COUNCIL, at="north")
    world.member("Nan", "peopled", Role.EMPLOYEE, since="2026-01-01")
    return world


def test_a_person_a_post_a_body_and_an_area_lead_to_people_or_the_body_itself() -> None:
    found = listed(
        councils(),
        {"person": person("Ira")},
        {"post": post("health")},
        {"body": organization("com")},
        {"place": place("north"), "body_kind": OrganizationKind.COUNCIL},
    )
    # of the council in which nobody is known itself is to be reached, of the other Nan
    assert told(found) == {"Ira": 1, "Ada": 2, "Cal": 3, "Nan": 4, "empty": 4}
    assert {each.id: set(each.organizations) for each in found.targets} == {
        "Ira": set(),
        "Ada": {"ministers"},
        "Cal": {"com"},
        "Nan": {"peopled"},
        "empty": {"empty"},
    }
    assert (found.unknown, found.own) == ((), True)


def test_whom_two_entries_name_counts_once_with_the_higher_weight_and_both_bodies() -> None:
    world = governed()
    world.member("Ada", "com", since="2026-06-01", until="2027-01-01")
    found = listed(world, {"post": post("health")}, {"body": organization("com")})
    assert told(found) == {"Ada": 2, "Cal": 2}
    assert found.targets[0].organizations == {"ministers", "com"}


def test_who_died_is_no_target_and_a_committee_without_members_is_unknown() -> None:
    world = governed()
    world.people("Zoe", died="2026-01-01")
    world.body("new", OrganizationKind.COMMITTEE, parent="assembly")
    found = listed(world, {"person": person("Zoe")}, {"body": organization("new")})
    assert (found.targets, found.unknown) == ((), ("new",))
    (figure,) = measured(world, MetricId.M_03)
    assert figure.because is not None
    assert figure.because.reason is Reason.HOLDERS_UNKNOWN
    assert say(figure.because.sentence) == (
        "Of nobody on the list of Wales is it known who that is on 24 November 2026."
    )
    assert figure.unknown_targets == 1


def test_a_title_that_is_no_longer_used_counts_nowhere_and_is_no_vacancy() -> None:
    world = governed()
    world.office("old", "Minister for Old Things", holders_from="2021-01-01")
    world.minister("Past", "old", since="2021-06-01", until="2022-01-01")
    # Zed of the same team held a post on more than 30 days since
    world.office("other", "Minister for Others")
    world.minister("Zed", "other", since="2021-06-01", until="2023-01-01")
    found = listed(world, {"post": post("old")}, {"post": post("health")})
    assert told(found) == {"Ada": 2}
    assert (found.not_used, found.unknown, found.posts) == (("old",), (), ("health",))


def test_a_list_is_another_where_a_holder_is_another() -> None:
    world = governed()
    world.office("seat", "seat")
    world.minister("One", "seat", since="2026-06-01", until="2026-10-31")
    world.minister("Two", "seat", since="2026-11-01")
    versions = {
        listed(world, {"post": post("seat")}, as_of=day).version
        for day in ("2026-07-01", "2026-10-31", "2026-11-24")
    }
    assert len(versions) == 2
