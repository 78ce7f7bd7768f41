"""Two Centres and an invented assembly, for what is recorded.

Harbour Centre, where Ann works, is an outside organisation of the Coast Group, in which Bo sits as
a member and Cai as its chair. Dai is said to have joined it in 1884.
Lighthouse Centre, where Lou works, knows nobody there.
Old Pier Centre merged into Harbour Centre in 2022.
"""

from __future__ import annotations

from dataclasses import replace

from graph.model import OrganizationKind, Records, Role
from tests.graph.world import World, person

HARBOUR, LIGHTHOUSE = "harbour", "lighthouse"
SINCE = "2026-05-08"
"""Since when the Coast Group has its members: the first day of the session."""


def records() -> Records:
    world = World()
    world.centre(HARBOUR, name="Harbour Centre")
    world.centre(LIGHTHOUSE, name="Lighthouse Centre")
    world.centre(
        "old-pier", name="Old Pier Centre", since="2013", until="2022-12-01", successor=HARBOUR
    )
    world.member("ann", HARBOUR, Role.EMPLOYEE, since="2024-01-10")
    world.member("lou", LIGHTHOUSE, Role.EMPLOYEE, since="2024-01-10")
    world.seat("bo", "cai", since=SINCE)
    world.group("coast-group", name="Coast Group")
    world.member("cai", "coast-group", Role.CHAIR, since=SINCE)
    world.member("bo", "coast-group", since=SINCE)
    world.member(HARBOUR, "coast-group", Role.OUTSIDE_ORGANIZATION, since=SINCE)
    world.member("dai", "coast-group", since="1884")
    world.body("castle-council", OrganizationKind.COUNCIL, name="Castle Council")
    world.office("harbour-master", "Harbour Master", of="castle-council")
    names = {"ann": "Ann Lee", "bo": "Bo Ellis", "cai": "Cai Rees", "lou": "Lou Grey"}
    people = {
        person(id): replace(world.records.people[person(id)], name=name)
        for id, name in names.items()
    }
    return replace(world.records, people={**world.records.people, **people})
