"""Who could join up, with numbers worked out by hand."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from graph.landscape.axes import MapLens
from graph.landscape.collaboration import collaboration_opportunities
from graph.model import InteractionKind, WorkKind, WorkStatus
from tests.graph.landscape.country import UK, WALES, Country
from tests.graph.world import organization


def country() -> Country:
    made = Country()
    made.remit("Beacon", "crime", "violence", stages=("whole-life",), places=(UK,))
    made.remit("Ember", "crime", "violence", "reading", stages=("primary",), places=(WALES,))
    made.remit("Lantern", "crime", "violence", "presence")
    made.work("guide", "Beacon", kind=WorkKind.GUIDANCE)
    made.work("test", "Ember", kind=WorkKind.TRIAL)
    made.work("guide-2", "Ember", kind=WorkKind.GUIDANCE)
    return made


def test_the_score_is_fit_complement_and_who_knows_whom() -> None:
    found = collaboration_opportunities(country().view())
    first = next(each for each in found if each.centres == ("Beacon", "Ember"))
    # shared 2 of 2 + 2: fit 0.5; kinds guidance, trial against guidance: 1 of 2
    assert (first.shared, first.fit, first.complement, first.known) == (
        ("crime", "violence"),
        0.5,
        0.5,
        0.0,
    )
    assert first.kinds == ((WorkKind.TRIAL, organization("Ember")),)
    assert first.score == pytest.approx(0.5 * (0.6 + 0.4 * 0.5) * 0.8)
    assert (first.third, first.shared_with_third) == ("Lantern", ("crime", "violence"))


def test_joint_work_now_keeps_a_pair_away_and_former_work_is_told() -> None:
    made = country()
    made.work("old", "Beacon", "Ember", since="2020", until="2021")
    pairs = {each.centres: each for each in collaboration_opportunities(made.view())}
    assert pairs[organization("Beacon"), organization("Ember")].past == ("old",)
    made.work("now", "Beacon", "Ember", since="2020", status=WorkStatus.ACTIVE)
    pairs = {each.centres: each for each in collaboration_opportunities(made.view())}
    assert set(pairs) == {("Beacon", "Lantern"), ("Ember", "Lantern")}
    assert all(each.third is None for each in pairs.values())


def test_a_tie_of_their_people_raises_the_score() -> None:
    made = country()
    made.met("Beacon", "Ember", on="2026-11-20", kind=InteractionKind.MEETING)
    first = next(
        each
        for each in collaboration_opportunities(made.view())
        if each.centres == ("Beacon", "Ember")
    )
    assert first.known == first.ties[0].strength > 0
    assert first.score == pytest.approx(0.5 * 0.8 * (0.8 + 0.2 * first.known))


def test_by_life_stage_and_nation_and_of_one_centre() -> None:
    view = country().view()
    ages = collaboration_opportunities(view, MapLens.LIFE_STAGE)
    assert [(each.centres, each.shared) for each in ages] == [(("Beacon", "Ember"), ("primary",))]
    nations = collaboration_opportunities(view, MapLens.NATION, organization("Ember"))
    assert [(each.centres, each.shared) for each in nations] == [(("Beacon", "Ember"), ("wales",))]
    assert not collaboration_opportunities(view, MapLens.NATION, organization("Lantern"))
    with pytest.raises(InputError, match="Centres join up by outcome"):
        collaboration_opportunities(view, MapLens.CENTRE)
    with pytest.raises(InputError, match="No Centre has the id"):
        collaboration_opportunities(view, MapLens.OUTCOME, organization("none"))
