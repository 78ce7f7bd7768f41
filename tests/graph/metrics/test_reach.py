"""M-01 to M-03 of small worlds; what is expected is worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.errors import InputError
from graph.metrics.figure import FigureStatus, Reason
from graph.metrics.question import Dimension, MetricId, MetricsQuestion
from graph.metrics.rows import rows
from graph.model import DeclaredLevel, InteractionKind, Nation, Role, TargetAudience
from graph.words import say
from tests.graph.metrics.measuring import governed, measured, sums
from tests.graph.paths.asking import close, staffed
from tests.graph.world import World, actor, organization, place

LEADS = (MetricId.M_02E, MetricId.M_02P, MetricId.M_03)


def why(
    world: World, id_: MetricId, as_of: str = "2026-11-24", **more: object
) -> tuple[Reason, str]:
    """The reason for which a metric has no value, the same in all its parts."""
    (because,) = {each.because for each in measured(world, id_, as_of=as_of, **more)}
    assert because is not None
    return because.reason, say(because.sentence)


def test_paths_reach_two_ministers_and_not_the_committee() -> None:
    evidenced, near, lead, strength = measured(governed(), *LEADS)

    assert (evidenced.numerator, evidenced.denominator) == (6, 7)
    assert (near.part, near.value) == ("NEAR", 0)
    assert (lead.numerator, lead.denominator) == (6, 7)
    # (3 * 0.64 + 3 * 0.64 * 0.64 * 2/3 * 0.8) / 7 = (1.92 + 0.65536) / 7
    assert strength.numerator == pytest.approx(2.57536)
    assert strength.value == pytest.approx(2.57536 / 7)
    assert [each.node for each in strength.counted or ()] == ["Ada", "Bea"]
    assert (strength.targets, strength.unknown_targets) == (3, 0)


def test_a_weaker_first_step_is_near_and_no_longer_a_reach() -> None:
    # both say "know", 0.8 * 0.3: 0.24 * 0.64 * 8/15 = 0.0819; one alone, 0.192: 0.0655 < 0.067
    world = where_ira_is_known(both=True)
    assert sums(measured(world, MetricId.M_02E)) == {"": (3, 7), "NEAR": (3, 7)}
    world = where_ira_is_known(both=False)
    assert sums(measured(world, MetricId.M_02E)) == {"": (3, 7), "NEAR": (0, 7)}
    # a lead needs each tie at 0.10, whatever the path is worth
    assert sums(measured(world, MetricId.M_02P)) == {"": (6, 7)}


def where_ira_is_known(*, both: bool) -> World:
    """As `governed`, but Ira and the staff only know each other, as one or both of them say."""
    world = governed()
    declared = world.records.declared_ties.items()
    own = {actor("staff"), actor("Ira")}
    kept = {id_: said for id_, said in declared if {said.by, said.about} != own}
    world.records = replace(world.records, declared_ties=kept)
    world.says("staff", "Ira", DeclaredLevel.KNOW, "2026-11-24")
    if both:
        world.says("Ira", "staff", DeclaredLevel.KNOW, "2026-11-24")
    return world


def test_whoever_met_in_company_of_twenty_is_met_and_in_that_of_sixty_not() -> None:
    world = governed()
    world.met("staff", "Cal", on="2026-11-01", attendance=20)
    world.met("staff", "Bea", on="2026-11-01", kind=InteractionKind.EVENT, attendance=60)

    met, active = measured(world, MetricId.M_01)

    # Ada is close (0.64) but was not met, Cal was met once among 20: 1 - exp(-0.0765...) is weak
    assert (met.numerator, met.denominator, active.numerator) == (1, 3, 0)
    assert [each.node for each in met.counted or ()] == ["Cal"]
    assert (met.centres_counted, met.centres_asked) == (1, 1)

    world.met("staff", "Ada", on="2026-05-29")  # the first day of the 180 that end today
    assert sums(measured(world, MetricId.M_01)) == {"MET": (2, 3), "ACTIVE": (1, 3)}
    assert sums(measured(world, MetricId.M_01, window_days=179)) == {
        "MET": (1, 3),
        "ACTIVE": (0, 3),
    }


def test_without_a_diary_nothing_is_said_of_meetings_and_never_0() -> None:
    world = governed()
    assert why(world, MetricId.M_01) == (
        Reason.NO_DIARY,
        "No interaction of fund is recorded.",
    )
    world.met("staff", "Ada", on="2025-03-04")
    assert why(world, MetricId.M_01)[1] == "No interaction of fund is recorded since 4 March 2025."
    figure = measured(world, MetricId.M_01)[0]
    assert (figure.value, figure.status) == (None, FigureStatus.NOT_KNOWN)
    assert (figure.centres_counted, figure.centres_asked) == (0, 1)


def test_where_nothing_links_the_two_it_is_said_with_what_is_not_stated() -> None:
    world = staffed()
    world.office("health", "health")
    world.minister("Ada", "health", since="2026-06-01")
    for id_ in LEADS:
        assert why(world, id_) == (
            Reason.NOTHING_LINKS,
            "Nothing that is recorded links a Centre to anybody on the list. Not stated: lists "
            "name no outside organizations.",
        )
    # one who writes down what happens is told 0: nothing came of it
    world.met("staff", "Ada", on="2025-01-01", kind=InteractionKind.EVENT, attendance=61)
    world.met("staff", "Una", on="2026-11-01")
    assert sums(measured(world, MetricId.M_02P)) == {"": (0, 3)}


def test_a_target_of_our_own_is_reached_with_certainty() -> None:
    world = governed()
    world.member("Ada", "fund", since="2026-01-01", role=Role.EMPLOYEE)
    world.met("staff", "Una", on="2026-11-01")

    reach, _, _, _, _, strength = measured(world, MetricId.M_01, *LEADS)

    assert (reach.numerator, reach.denominator) == (1, 3)
    # Ada 3 * 1; Bea by Ira as before, since Ada as a source offers less: 3 * 0.2184533
    assert strength.numerator == pytest.approx(3 + 0.65536)


def test_an_own_list_counts_its_vacancies_and_says_whom_it_does_not_know() -> None:
    world = governed()
    world.office("empty", "empty", holders_from="2026-05-12")
    world.office("dark", "dark")
    world.target("health", 2)
    world.target("health", 2)  # twice is once
    world.target("empty", 2)
    world.target("dark", 5)

    (figure,) = measured(world, MetricId.M_03)

    assert figure.numerator == pytest.approx(2 * 0.64)
    assert figure.denominator == 4
    assert (figure.targets, figure.unknown_targets) == (2, 1)


def test_an_own_list_that_has_ended_gives_way_to_the_default_list() -> None:
    world = governed()
    world.target("health", 2, until="2026-11-23")
    figure = measured(world, MetricId.M_03)[0]
    assert figure.denominator == 7
    before = measured(world, MetricId.M_03, as_of="2026-11-23")[0]
    assert before.targets_version != figure.targets_version


def test_each_nation_without_a_list_says_so() -> None:
    world = governed()
    question = MetricsQuestion(ids=(MetricId.M_03,))
    england, ireland, scotland, wales = rows(world.view(), question)
    assert england.because is not None
    assert say(england.because.sentence) == "England has no target list yet; add one."
    assert (ireland.value, scotland.value, wales.status) == (None, None, FigureStatus.OK)
    assert why(world, MetricId.M_03, as_of="2020-01-01") == (
        Reason.NO_TARGETS,
        "No minister or committee member of Wales is known on 1 January 2020.",
    )
    assert why(world, MetricId.M_03, audience=TargetAudience.PRACTICE)[0] is (Reason.NO_LIST)


def test_by_centre_each_has_its_own_and_one_that_is_not_open_says_why() -> None:
    world = governed()
    world.centre("late", since="2027-01-01")
    world.centre("gone", until="2026-01-31", successor="fund")
    world.centre("alone")
    by = frozenset({Dimension.CENTRE})

    figures = measured(world, MetricId.M_03, group_by=by)
    assert [(each.centre, each.value is not None) for each in figures] == [
        ("alone", False),
        ("fund", True),
    ]
    asked = (organization("late"), organization("gone"))
    told = [
        say(each.because.sentence)
        for each in measured(world, MetricId.M_03, group_by=by, centres=asked)
        if each.because is not None
    ]
    assert told == [
        "gone merged into fund on 31 January 2026.",
        "late began on 1 January 2027.",
    ]


def test_by_organization_a_row_for_each_that_overlap() -> None:
    world = governed()
    world.member("Bea", "com", since="2026-06-01", until="2027-01-01")
    by = frozenset({Dimension.ORGANIZATION})
    figures = measured(world, MetricId.M_02P, group_by=by)
    # Bea counts with one weight, 3, in both; Cal knows only Bea, who is a step further
    assert [(each.organization, each.numerator, each.denominator) for each in figures] == [
        ("com", 3, 4),
        ("ministers", 6, 6),
    ]


def test_an_area_has_those_who_hold_a_post_in_it() -> None:
    world = governed()
    world.area("north")
    world.office("mayor", "mayor", at="north")
    world.minister("Dot", "mayor", since="2026-06-01")
    close(world, "staff", "Dot")
    figure = measured(world, MetricId.M_02P, place=place("north"))[0]
    assert (figure.numerator, figure.denominator, figure.place) == (3, 3, "north")
    nation = measured(world, MetricId.M_02P, place=place("W92000004"))[0]
    assert nation.denominator == 10


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"ids": ()}, "No metric is asked for. Name at least one, such as M-02p."),
        ({"nations": ()}, "No nation is chosen. Name at least one, or leave it out for all."),
        ({"window_days": 0}, "The window is 0 days. It goes from 1 to 3650."),
        ({"place": place("nowhere")}, 'No place has the id "nowhere".'),
        ({"centres": (organization("nobody"),)}, 'No Centre has the id "nobody".'),
        (
            {"centres": (organization("assembly"),)},
            "assembly is no What Works Centre and no affiliate.",
        ),
        (
            {"nations": (Nation.ENGLAND,), "place": place("W92000004")},
            "Wales is in none of the nations that are asked.",
        ),
        (
            {"group_by": frozenset({Dimension.BASIS})},
            "M-01, M-02e, M-02p and M-03 cannot be grouped by basis.",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(asked: dict[str, object], told: str) -> None:
    base: dict[str, object] = {"ids": (MetricId.M_01, *LEADS)}
    question = MetricsQuestion(**{**base, **asked})  # type: ignore[arg-type]  # passed on
    with pytest.raises(InputError) as refused:
        rows(governed().view(), question)
    assert str(refused.value).startswith(told)
