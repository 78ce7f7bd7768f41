"""The map: what each cell counts, its states, and what no further fact can do to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.landscape.axes import MapLens
from graph.landscape.cells import GAPS, CellState, CentreReach, MapCell
from graph.landscape.map import LandscapeFilter, LandscapeQuestion, landscape
from graph.model import Lens, MappingPredicate, Nation, PriorityKind, RemitWeight, WorkKind
from graph.words import say
from tests.graph.landscape.country import (
    SCOTLAND,
    UK,
    WALES,
    Country,
    concept,
    framework,
)
from tests.graph.world import organization

S = CellState


def cells(country: Country, **asked: object) -> Mapping[tuple[str, str], MapCell]:
    question = LandscapeQuestion(**asked)  # type: ignore[arg-type]  # passed on
    found = landscape(country.view(), question)
    return {(cell.row.id, cell.column.id): cell for cell in found.cells}


def test_each_state_holds_where_its_rule_says() -> None:
    country = Country()
    country.remit("Lantern", "crime", places=(WALES,))
    country.remit("Beacon", "crime", places=(UK,))
    country.remit("Ember", "crime", places=(WALES,))
    country.found("patrols", "crime", by="Lantern", places=("Tre",), published="2020-05")
    country.priority("less-violence", SCOTLAND, "violence")
    country.priority("violence-act", WALES, "violence", kind=PriorityKind.DUTY)
    country.remit("Shell", "reading")
    found = cells(country)
    # crime: three core remits in Wales, and a finding from there, of six years ago
    assert found["crime", "wales"].states == (S.STALE, S.OVERLAP)
    # one core remit in Scotland, that for the United Kingdom; the finding is from Wales
    assert found["crime", "scotland"].states == (S.NOT_TESTED_HERE, S.STALE)
    # a priority counts, a duty is shown and does not count
    assert found["violence", "scotland"].states == (S.PRIORITY_UNMET, S.NO_CENTRE)
    assert found["violence", "wales"].states == (S.NO_CENTRE,)
    assert found["violence", "wales"].priorities == ("violence-act",)
    # Shell works on reading, and nobody says where
    assert found["reading", "england"].states == (S.NOT_RECORDED,)
    assert found["reading", "england"].unsaid == (organization("Shell"),)
    assert not found["reading", "england"].is_gap


def test_a_cell_tells_works_there_from_those_of_a_larger_place() -> None:
    country = Country()
    country.remit("Lantern", "crime", places=(WALES,))
    country.remit("Beacon", "crime", places=(WALES,), weight=RemitWeight.ALSO)
    country.remit("Ember", "crime", places=(WALES,), weight=RemitWeight.EXCLUDED)
    country.work("here", "Lantern", outcomes=("safety",), tested=("Tre",), until="2019")
    country.work("wide", "Lantern", outcomes=("crime",), meant_for=(UK,))
    country.work("later", "Lantern", outcomes=("crime",), tested=("Tre",), since="2027")
    country.work("idea", "Lantern", outcomes=("crime",), tested=("Tre",), kind=WorkKind.PROPOSAL)
    cell = cells(country)["crime", "wales"]
    # "safety" is the heading of crime, so what names it names crime
    assert (cell.works, cell.works_wider, cell.tested) == (("here",), ("wide",), ("here",))
    assert (cell.core, cell.also) == ((organization("Lantern"),), (organization("Beacon"),))
    assert cell.states == (S.NO_EVIDENCE,)


def test_evidence_without_a_lead_in_the_nation_says_so() -> None:
    country = Country()
    country.remit("Lantern", "crime", places=(WALES, SCOTLAND))
    country.found("patrols", "crime", by="Lantern", places=(WALES,))
    lantern = organization("Lantern")
    reach = {(lantern, nation): CentreReach(evidenced=None, lead=None) for nation in Nation}
    reach[lantern, Nation.WALES] = CentreReach(evidenced=0.0, lead=0.0)
    found = landscape(country.view(), LandscapeQuestion(), reach)
    states = {cell.column.id: cell.states for cell in found.cells if cell.row.id == "crime"}
    # not known is not 0
    assert (states["wales"], states["scotland"]) == ((S.NO_REACH,), (S.NOT_TESTED_HERE,))


def test_the_same_cells_in_the_words_of_another_framework() -> None:
    country = Country()
    country.remit("Lantern", "crime", "reading", places=(WALES,))
    country.work("trial", "Lantern", outcomes=("crime",), tested=(WALES,))
    country.framework("goals", "Goals", Lens.OUTCOME, until="2025")
    for goal in ("calm", "culture"):
        country.term(goal, of="goals")
    country.mapped("crime", "calm")
    country.mapped("reading", "calm", MappingPredicate.OVERLAPS)
    country.mapped("presence", "calm", MappingPredicate.NONE)
    found = cells(country, framework=framework("goals"))
    calm, culture = found["calm", "wales"], found["culture", "wales"]
    (note,) = landscape(country.view(), LandscapeQuestion(framework=framework("goals"))).notes
    assert say(note) == "Goals ended on 2025. Its words are shown as they were."
    assert (calm.works, calm.terms, calm.terms_tested) == (("trial",), 2, 1)
    assert culture.states == (S.NOT_RECORDED,)  # nothing of ours is mapped to it


def test_by_life_stage_a_finding_that_states_no_ages_is_no_gap() -> None:
    country = Country()
    country.remit("Lantern", "crime", stages=("primary",), places=(WALES,))
    country.remit("Beacon", "reading", stages=("whole-life",), places=(WALES,))
    country.found("patrols", "crime", by="Lantern")
    found = cells(country, columns=MapLens.LIFE_STAGE)
    assert found["crime", "primary"].states == ()
    assert found["crime", "adolescence"].states == (S.NO_CENTRE,)
    assert found["reading", "young-adult"].states == (S.NO_EVIDENCE,)


def test_a_filter_leaves_what_names_it() -> None:
    country = Country()
    country.remit("Lantern", "crime", stages=("primary",), places=(WALES,))
    country.work("young", "Lantern", outcomes=("crime",), stages=("primary",), tested=(WALES,))
    country.work("old", "Lantern", outcomes=("crime",), stages=("young-adult",), tested=(WALES,))
    found = cells(
        country, where=LandscapeFilter(terms=(concept("primary"),), nations=(Nation.WALES,))
    )
    assert {column for _, column in found} == {"wales"}
    assert found["crime", "wales"].works == ("young",)


def test_what_changed_since_a_day() -> None:
    country = Country()
    country.remit("Lantern", "crime", places=(WALES,))
    country.work("first", "Lantern", outcomes=("crime",), tested=(WALES,), since="2024-01")
    country.work("second", "Lantern", outcomes=("crime",), tested=(WALES,), since="2026-01")
    country.work("undated", "Lantern", outcomes=("crime",), tested=(WALES,))
    country.priority("done", SCOTLAND, "violence", until="2025-12")
    found = landscape(country.view(), LandscapeQuestion(since=dt.date(2025, 6, 1)))
    assert found.new_works == ("second",)
    assert [say(note) for note in found.notes] == [
        "Of 1 work it is not stated since when it is; it is not among what changed."
    ]
    assert [(each.now.row.id, each.new, each.gone) for each in found.changes] == [
        ("crime", ("second",), ()),
        ("violence", (), ("done",)),
    ]
    assert found.changes[1].before.states == (S.PRIORITY_UNMET, S.NO_CENTRE)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"columns": MapLens.OUTCOME}, "Rows and columns are the same"),
        ({"since": dt.date(2027, 1, 1)}, "1 January 2027 is later than 24 November 2026"),
        ({"framework": framework("none")}, 'No framework has the id "none"'),
        ({"where": LandscapeFilter(terms=(concept("none"),))}, 'No term has the id "none"'),
        (
            {"where": LandscapeFilter(centres=(organization("none"),))},
            'No Centre has the id "none"',
        ),
    ],
)
def test_what_cannot_be_asked_says_what_to_do(asked: dict[str, object], said: str) -> None:
    with pytest.raises(InputError, match=said):
        cells(Country(), **asked)


works = st.tuples(
    st.sampled_from([*WorkKind]),
    st.sampled_from(["crime", "violence", "safety"]),
    st.sampled_from([(), (WALES,), ("Tre",), (SCOTLAND,), (UK,)]),
)


@settings(max_examples=40, deadline=None)
@given(
    remits=st.lists(
        st.tuples(st.sampled_from(["crime", "violence"]), st.sampled_from([(), (WALES,), (UK,)])),
        max_size=3,
    ),
    before=st.lists(works, max_size=3),
    further=works,
    wanted=st.booleans(),
)
def test_a_further_work_never_makes_a_cell_emptier(
    remits: list[tuple[str, tuple[str, ...]]],
    before: list[tuple[WorkKind, str, tuple[str, ...]]],
    further: tuple[WorkKind, str, tuple[str, ...]],
    wanted: bool,
) -> None:
    country = Country()
    for at, (outcome, places) in enumerate(remits):
        country.remit(f"Centre {at}", outcome, places=places)
    if wanted:
        country.priority("wanted", WALES, "crime", "violence")
    for at, (kind, outcome, tested) in enumerate(before):
        country.work(f"work {at}", "Lantern", kind=kind, outcomes=(outcome,), tested=tested)
    was = cells(country)
    kind, outcome, tested = further
    country.work("further", "Lantern", kind=kind, outcomes=(outcome,), tested=tested)
    for key, now in cells(country).items():
        assert set(was[key].works) <= set(now.works)
        assert GAPS & set(now.states) <= GAPS & set(was[key].states)
        assert now.is_recorded or not now.is_gap
