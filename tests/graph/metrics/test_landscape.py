"""Joint work, gaps and clashes by nation, with numbers worked out by hand."""

from __future__ import annotations

from graph.metrics.figure import Figure, Reason
from graph.metrics.question import Dimension, MetricId, MetricsQuestion
from graph.metrics.rows import rows
from graph.model import Nation, WorkKind, WorkStatus
from tests.graph.landscape.country import SCOTLAND, UK, WALES, Country
from tests.graph.world import organization, place

ACTIVE = WorkStatus.ACTIVE


def country() -> Country:
    made = Country()
    made.remit("Lantern", "crime", "violence", places=(WALES,))
    made.remit("Beacon", "reading", places=(UK,))
    made.work("joint", "Lantern", "Beacon", meant_for=(WALES,), status=ACTIVE, since="2020")
    made.work("wide", "Lantern", "Beacon", meant_for=(UK,), status=ACTIVE)
    made.work("alone", "Lantern", meant_for=(WALES,), status=ACTIVE)
    made.work("past", "Lantern", "Beacon", meant_for=(WALES,), until="2021")
    return made


def of(made: Country, id_: MetricId, nation: Nation, **asked: object) -> Figure:
    question = MetricsQuestion(ids=(id_,), nations=(nation,), **asked)  # type: ignore[arg-type]  # passed on
    return rows(made.view(), question)[0]


def test_joint_work_that_is_under_way_counts_where_it_is_meant_for() -> None:
    made = country()
    wales = of(made, MetricId.M_24, Nation.WALES)
    assert (wales.value, [each.node for each in wales.counted or ()]) == (2, ["joint", "wide"])
    assert of(made, MetricId.M_24, Nation.SCOTLAND).value == 1
    made.centre("Ember")
    alone = of(made, MetricId.M_24, Nation.WALES, centres=(organization("Ember"),))
    assert alone.value == 0
    by_centre = MetricsQuestion(
        ids=(MetricId.M_24,),
        nations=(Nation.WALES,),
        group_by=frozenset({Dimension.CENTRE}),
    )
    assert {row.centre: row.value for row in rows(made.view(), by_centre)} == {
        "Beacon": 2,
        "Ember": 0,
        "Lantern": 2,
    }


def test_the_share_of_gaps_is_of_the_cells_that_are_recorded() -> None:
    made = country()
    made.priority("calm", WALES, "violence")
    made.found("Patrols", "crime", by="Lantern", places=(WALES,))
    made.remit("Shell", "presence")
    # Wales: crime has a finding; violence a priority and no work; reading a remit and no evidence;
    # of presence nobody says where Shell works: 2 of 3
    wales = of(made, MetricId.M_25, Nation.WALES)
    assert (wales.numerator, wales.denominator) == (2, 3)
    assert of(made, MetricId.M_25, Nation.WALES, place=place("Tre")).because is not None


def test_clashes_are_of_trials_that_both_run_on_the_day() -> None:
    made = country()
    stages, trial = ("adolescence",), WorkKind.TRIAL
    made.work("a", "Lantern", kind=trial, stages=stages, tested=("Tre",), since="2026-01")
    made.work("b", "Beacon", kind=trial, stages=stages, tested=(WALES,), since="2026-01")
    made.work("c", "Beacon", kind=trial, stages=stages, tested=("Tre",), since="2020", until="2026")
    made.work("d", "Beacon", kind=trial, stages=stages, tested=("Tre",), since="2020", until="2021")
    # a and b, a and c, b and c; d is over
    assert of(made, MetricId.M_26, Nation.WALES).value == 3
    assert of(made, MetricId.M_26, Nation.WALES, place=place("Llan")).value == 2  # those with Wales
    assert of(made, MetricId.M_26, Nation.WALES, centres=(organization("Lantern"),)).value == 2


def test_where_nothing_is_recorded_there_is_no_figure() -> None:
    made = Country()
    made.centre("Lantern")
    for id_ in (MetricId.M_24, MetricId.M_26):
        figure = of(made, id_, Nation.WALES)
        assert (figure.value, figure.because and figure.because.reason) == (
            None,
            Reason.NOTHING_TO_COUNT,
        )
    made.remit("Lantern", "crime", places=(SCOTLAND,))
    assert of(made, MetricId.M_25, Nation.WALES).value == 1  # no Centre works there
