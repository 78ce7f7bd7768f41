"""An invented shore: one Centre, and beside it a few people for each state that a
page of paths can be in.

The Lantern Centre is listed, without dates, as an outside organization of three cross-party groups
of the Assembly. Committees are dated from 1 June 2026, so that the ties behind them are equal in
strength.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from graph.model import FormalKind, OrganizationKind, Records, Role
from tests.graph.world import ASSEMBLY, World, organization, person

CHAIRS = tuple(f"chair-{n}" for n in range(1, 8))
"""Seven members of Gulls, each with a committee of their own in which Quillon sits:
seven paths that share nothing after the group.
"""
PEERS = tuple(f"peer-{n}" for n in range(1, 5))
"""Four members of Kelp, all in one committee with Tansy: any could stand in for any other."""
CREW = tuple(f"crew-{n:02}" for n in range(1, 28))
"""Twenty-seven members of one committee. Twenty-one were partners of ours, each until
another day.
"""
NAMES = {
    "quillon": "Quillon Featherby",
    "tansy": "Tansy Wetherlight",
    "hobday": "Hobday Wick",
    "isolde": "Isolde Merriwink",
    "jocasta": "Jocasta Thimble",
    "percival": "Percival Drumlow",
    "una": "Una Candlewick",
    "odo": "Odo Brackwater",
}


def records() -> Records:
    world = World()
    world.centre("lantern", name="Lantern Centre", since="2019")
    world.centre("beacon", name="Beacon Centre", since="2019")
    world.seat(
        *CHAIRS,
        *PEERS,
        *CREW,
        "quillon",
        "tansy",
        "hobday",
        "isolde",
        "jocasta",
        since="2026-05-08",
    )
    _group(world, "gulls", *CHAIRS)
    for n, chair in enumerate(CHAIRS, start=1):
        _committee(world, f"tides-{n}", chair, "quillon")
    _group(world, "kelp", *PEERS)
    _committee(world, "kelp-inquiry", *PEERS, "tansy")
    _group(world, "reeds", "hobday")
    _committee(world, "sluices", "hobday", "isolde")
    world.body("weirs", OrganizationKind.COMMITTEE, parent=ASSEMBLY, name="Weirs")
    world.member("hobday", "weirs", Role.CHAIR, since="2026-06-01")
    world.member("jocasta", "weirs", since="2026-06-01")
    _committee(world, "moor-committee", "isolde", "jocasta")
    for days, name in enumerate(CREW[:21]):
        until = dt.date(2026, 6, 1) + dt.timedelta(days)
        world.formal("lantern", name, FormalKind.PARTNER, "2019", until.isoformat())
    _committee(world, "pilots", *CREW)
    _old_acquaintances(world)
    named = {
        person(id_): replace(world.records.people[person(id_)], name=name)
        for id_, name in NAMES.items()
    }
    reeds = replace(
        world.records.organizations[organization("reeds")], name_cy="Cyrs - Grŵp Trawsbleidiol"
    )
    organizations = {**world.records.organizations, reeds.id: reeds}
    return replace(
        world.records, people={**world.records.people, **named}, organizations=organizations
    )


def _group(world: World, id_: str, *members: str) -> None:
    world.group(id_, name=f"Cross-Party Group on {id_.title()}")
    world.member("lantern", id_, Role.OUTSIDE_ORGANIZATION)
    for member in members:
        world.member(member, id_)


def _committee(world: World, id_: str, *members: str) -> None:
    world.body(
        id_, OrganizationKind.COMMITTEE, parent=ASSEMBLY, name=f"{id_.title().replace('-', ' ')}"
    )
    for member in members:
        world.member(member, id_, since="2026-06-01")


def _old_acquaintances(world: World) -> None:
    """Una works for the Centre. She met Odo after he had left his seat, and Percival years ago;
    Beacon is in a network with us.
    """
    world.member("una", "lantern", Role.EMPLOYEE, since="2020-01-10")
    world.seat("odo", until="2026-04-08")
    world.met("una", "odo", on="2026-06-01")
    world.seat("percival", since="2021-05-06")
    world.met("una", "percival", on="2022-01-10")
    world.body("shore-network", OrganizationKind.NETWORK, name="Shore Network", nation=None)
    world.member("lantern", "shore-network")
    world.member("beacon", "shore-network")
