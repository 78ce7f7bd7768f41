"""What can be answered of a nation: who is in office, how good the paths are, how old the lists."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from graph.dates import PartialDate
from graph.metrics.outlook import NationOutlook, outlooks
from graph.model import Nation, OrganizationKind, Role
from graph.view import Viewer
from tests.graph.metrics.measuring import governed
from tests.graph.paths.asking import know
from tests.graph.world import World, organization

FUND = Viewer(centre=organization("fund"))


def found(world: World, nation: Nation = Nation.WALES, viewer: Viewer = FUND) -> NationOutlook:
    view = replace(world.view("2026-11-24"), viewer=viewer)
    (outlook,) = outlooks(view, [nation])
    return outlook


def test_those_on_the_list_are_told_by_the_lead_of_the_strongest_path_to_each() -> None:
    """Staff are close to Ada (0.64), and to Ira, who is close to Bea: both good. Dee is known to
    staff (0.192): fair. Nobody knows Cal. Ada, Bea and Dee hold offices, Cal is on a committee.
    """
    world = governed()
    world.office("roads", "roads")
    world.minister("Dee", "roads", since="2026-11-24")
    know(world, "staff", "Dee")
    outlook = found(world)
    assert (outlook.people, outlook.targets, outlook.ours) == (3, 4, 0)
    assert (outlook.good, outlook.fair, outlook.long_shots, outlook.without) == (2, 1, 0, 1)
    # who works for the Centre needs no path
    world.member("Cal", "fund", Role.EMPLOYEE, since="2026-01-01")
    assert (found(world).ours, found(world).without) == (1, 0)


def test_a_path_through_bodies_that_nobody_confirmed_is_a_long_shot() -> None:
    """The one body that Cal and staff share has 40 members: the tie is far below 0.10."""
    world = governed()
    world.body("net", OrganizationKind.NETWORK)
    people = [f"m{number}" for number in range(38)]
    world.people(*people)
    for one in ("Cal", "staff", *people):
        world.member(one, "net", Role.MEMBER, since="2020-01-01")
    assert (found(world).long_shots, found(world).without) == (1, 0)


def test_a_nation_without_a_list_has_no_share_and_no_paths() -> None:
    england = found(governed(), Nation.ENGLAND)
    assert (england.targets, england.without, england.people) == (None, None, None)
    assert (england.ours, england.good, england.fair, england.long_shots) == (None,) * 4
    assert (england.newest_contact, england.read_from, england.read_to) == (None, None, None)


def test_the_newest_contact_is_of_the_centre_itself_and_not_of_a_day_to_come() -> None:
    world = governed()
    assert found(world).newest_contact is None
    world.met("staff", "Ada", on="2026-03-04")
    world.met("staff", "Ada", on="2026-12-01")
    world.met("Ira", "Bea", on="2026-10-01")
    assert found(world).newest_contact == PartialDate("2026-03-04")
    # of what a month is stated no day is told
    world.met("staff", "Ada", on="2026-05")
    assert found(world).newest_contact == PartialDate("2026-05")
    # the list that names the ministers
    assert (found(world).read_from, found(world).read_to) == (dt.date(2026, 7, 1),) * 2
