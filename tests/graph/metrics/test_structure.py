"""M-10 to M-29 of small worlds; what is expected is worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.metrics.figure import Figure, Reason
from graph.metrics.question import MetricId, MetricsQuestion
from graph.metrics.rows import rows
from graph.model import (
    DeclaredLevel,
    Nation,
    OrganizationKind,
    PostStatus,
    Role,
)
from graph.view import Viewer
from tests.graph.metrics.measuring import governed, measured, sums
from tests.graph.metrics.test_contact import met_twice
from tests.graph.paths.asking import close, know, staffed
from tests.graph.world import ASSEMBLY, World, organization, post


def reasons(figures: list[Figure]) -> dict[str, Reason | None]:
    return {each.part: each.because.reason if each.because else None for each in figures}


def test_who_alone_leads_to_a_target_is_a_single_point_of_failure() -> None:
    world = governed()
    people, targets = measured(world, MetricId.M_10)
    assert [one.node for one in people.counted or ()] == ["Ira"]
    assert [(one.node, one.other) for one in targets.counted or ()] == [("Bea", "Ira")]

    # a second way of 0.192 * 0.64 * 8/15 = 0.0655 leaves it so, one of 0.2184533 does not
    know(world, "staff", "Jo")
    close(world, "Jo", "Bea")
    assert [each.value for each in measured(world, MetricId.M_10)] == [1, 1]
    world = governed()
    close(world, "staff", "Jo")
    close(world, "Jo", "Bea")
    assert [each.value for each in measured(world, MetricId.M_10)] == [0, 0]


def test_a_target_is_no_single_point() -> None:
    world = governed()
    world.member("Ira", "com", since="2026-06-01")
    assert [each.value for each in measured(world, MetricId.M_10)] == [0, 0]


def test_posts_of_an_own_list_are_held_vacant_or_unknown() -> None:
    world = governed()
    world.office("empty", "empty", holders_from="2026-05-12")
    world.office("dark", "dark")
    assert reasons(measured(world, MetricId.M_11))["HOLDERS"] is Reason.OWN_LIST_ONLY
    for one in ("health", "empty", "dark"):
        world.target(one)
    assert sums(measured(world, MetricId.M_11))["HOLDERS"] == (1, 3)
    assert sums(measured(world, MetricId.M_29))["UNKNOWN_HOLDERS"] == (1, 3)


def test_embedded_posts_are_held_vacant_or_planned() -> None:
    world = governed()
    world.body("council", OrganizationKind.COUNCIL)
    for one in ("held", "empty", "dark", "planned"):
        since = "2026-01-01" if one == "empty" else None
        world.office(one, one, since, of="council", home="fund")
    world.member("Eve", "council", Role.EMPLOYEE, since="2026-01-01", post_id="held")
    planned = replace(world.records.posts[post("planned")], status=PostStatus.PLANNED)
    world.records = replace(world.records, posts={**world.records.posts, planned.id: planned})
    # of "dark" nothing is known
    assert sums(measured(world, MetricId.M_11))["EMBEDDED"] == (1, 3)


def test_a_new_holder_is_known_in_time_or_not() -> None:
    world = staffed()
    for office, before, now in (("health", "Old", "Ada"), ("housing", "Zed", "Bea")):
        world.office(office, office)
        world.minister(before, office, since="2022-01-01", until="2026-05-31")
        world.minister(now, office, since="2026-06-01")
    met_twice(world, "staff", "Ada", 96)  # 20 August, before 30 August: after 10 days 0.4262
    met_twice(world, "staff", "Bea", 75)  # 10 September, too late
    found = measured(world, MetricId.M_11)
    assert sums(found)["SUCCESSORS"] == (1, 2)
    assert [(one.node, one.other) for one in found[-1].counted or ()] == [("health", "Ada")]

    # who begins their first holding here, in a post that nobody held before, took it over from none
    world.office("first", "first")
    world.minister("Fay", "first", since="2026-06-01")
    assert sums(measured(world, MetricId.M_11))["SUCCESSORS"] == (1, 2)
    # on 29 August 2026 it was 89 days, on 1 June 2027 365: on 2 June it is old
    assert (
        reasons(measured(world, MetricId.M_11, as_of="2026-08-29"))["SUCCESSORS"]
        is Reason.NOTHING_TO_COUNT
    )


def test_what_one_centre_alone_knows_is_a_silo() -> None:
    world = staffed()
    world.centre("other")
    world.member("Oli", "other", Role.EMPLOYEE, since="2024-01-01")
    for body, who in (("com1", "Ada"), ("com2", "Bea"), ("com3", "Cal")):
        world.body(body, OrganizationKind.COMMITTEE, parent=ASSEMBLY)
        world.member(who, body, since="2026-06-01")
    met_twice(world, "staff", "Ada", 10)
    met_twice(world, "staff", "Bea", 10)
    met_twice(world, "Oli", "Bea", 10)
    assert reasons(measured(world, MetricId.M_20)) == {"": Reason.TOO_FEW_ORGANIZATIONS}
    met_twice(world, "Oli", "Cal", 10)
    (figure,) = measured(world, MetricId.M_20)
    assert (figure.numerator, figure.denominator) == (2, 3)
    assert [(one.node, one.other) for one in figure.counted or ()] == [
        ("com1", "fund"),
        ("com3", "other"),
    ]
    asked = measured(world, MetricId.M_20, centres=(organization("fund"),))
    assert reasons(asked) == {"": Reason.TOO_FEW_CENTRES}


def embedded() -> World:
    """As `governed`, and Eve, whom the fund has embedded in a council, is close to Bea."""
    world = governed()
    world.body("council", OrganizationKind.COUNCIL)
    world.office("seat", "seat", of="council", home="fund")
    world.member("Eve", "council", Role.EMPLOYEE, since="2026-01-01", post_id="seat")
    close(world, "Eve", "Bea")
    return world


def worth(world: World, viewer: str | None) -> list[Figure]:
    centre = organization(viewer) if viewer else None
    view = replace(world.view(), viewer=Viewer(centre=centre))
    question = MetricsQuestion(ids=(MetricId.M_22,), nations=(Nation.WALES,))
    return list(rows(view, question))


def test_an_embedded_post_is_worth_what_would_be_further_without_its_holder() -> None:
    (figure,) = worth(embedded(), "fund")
    # with Eve 0.64 to Bea, without her 0.2184533 by Ira; weight 3 of 7
    assert figure.post == "seat"
    assert figure.numerator == pytest.approx(3 * (0.64 - 0.2184533))
    assert figure.denominator == 7
    assert [one.node for one in figure.counted or ()] == ["Bea"]


def test_what_it_is_worth_is_shown_to_its_homes_alone() -> None:
    world = embedded()
    world.centre("other")
    for viewer in (None, "other"):
        assert reasons(worth(world, viewer)) == {"": Reason.HOMES_ONLY}
    world.office("empty", "empty", of="council", home="other")
    assert reasons(worth(world, "other")) == {"": Reason.POST_NOT_HELD}


def test_groups_that_name_outside_organizations_are_joined_or_not() -> None:
    world = governed()
    assert reasons(measured(world, MetricId.M_23)) == {"": Reason.NO_OUTSIDE_ORGANIZATIONS}
    world.body("charity", OrganizationKind.CHARITY)
    for group, outside, former in (
        ("g1", "fund", False),
        ("g2", "charity", False),
        ("g3", None, False),
        ("g4", "fund", True),
    ):
        world.group(group, former=former)
        if outside:
            world.member(outside, group, Role.OUTSIDE_ORGANIZATION, since="2021-06-01")
    world.member("fund", "g2", Role.SECRETARIAT, since="2021-06-01")
    (figure,) = measured(world, MetricId.M_23)
    assert (figure.numerator, figure.denominator) == (1, 2)


def test_evenness_compares_the_least_with_the_greatest() -> None:
    world = governed()
    question = MetricsQuestion(ids=(MetricId.M_28,))
    (figure,) = rows(world.view(), question)
    assert reasons([figure]) == {"": Reason.TOO_FEW_NATIONS}

    world.body("holyrood", OrganizationKind.LEGISLATURE, nation=Nation.SCOTLAND)
    world.body("scom", OrganizationKind.COMMITTEE, parent="holyrood", nation=Nation.SCOTLAND)
    world.member("Dee", "scom", since="2026-06-01")
    close(world, "staff", "Dee")
    (figure,) = rows(world.view(), question)
    # Scotland 0.64, Wales 2.57536 / 7 = 0.3679086
    assert figure.nation is None
    assert figure.value == pytest.approx(0.3679086 / 0.64)


def test_health_says_how_far_figures_can_be_relied_on() -> None:
    world = governed()
    world.centre("other")
    world.member(None, "com", written="Somebody", since="2026-06-01")
    world.says("staff", "Cal", DeclaredLevel.CLOSE, "2025-11-24")
    met_twice(world, "staff", "Una", 10)
    found = sums(measured(world, MetricId.M_29))
    # staff and Ada said so today; of Cal it was said 365 days ago: 0.8 * 2^(-365/540) * 0.8 * 0.8
    assert found["FRESH"] == (1, 2)
    # two ministers and two on the committee, one of them only words
    assert found["WRITTEN_ONLY"] == (1, 4)
    assert found["RECORDING"] == (1, 2)
