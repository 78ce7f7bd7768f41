"""How a gap could be filled, with numbers worked out by hand."""

from __future__ import annotations

import pytest

from graph.errors import InputError
from graph.landscape.cells import CellState, CentreReach
from graph.landscape.gap_options import gap_options
from graph.landscape.parameters import Aspect
from graph.model import Nation
from graph.words import say
from tests.graph.landscape.country import SCOTLAND, WALES, Country, concept
from tests.graph.world import organization, place


def test_the_nearest_centres_say_what_they_would_have_to_add() -> None:
    country = Country()
    country.priority("safer", WALES, "crime", stages=("whole-life",))
    country.remit("Lantern", "crime", "violence", stages=("primary",), places=(SCOTLAND,))
    country.remit("Beacon", "violence", stages=("whole-life",))
    country.remit("Ember", "reading")
    found = gap_options(country.view(), "crime", "wales")
    # Lantern: outcomes 0.5 * (1 + (1 + 0.5) / 2) / 2 = 0.4375; ages 0.2; no shared place
    # Beacon: outcomes 0.5 * 0.5 = 0.25; ages 0.2; its places are not stated
    # Ember shares nothing
    lantern, beacon = found.options
    assert [each.centre for each in found.options] == ["Lantern", "Beacon"]
    assert [each.nearness.total for each in found.options] == pytest.approx([0.6375, 0.45])
    assert lantern.add.places == (place(WALES),)
    assert lantern.add.life_stages == (concept("adolescence"), concept("young-adult"))
    assert (lantern.add.outcomes, lantern.not_stated) == ((), ())
    assert beacon.add.outcomes == (concept("crime"),)
    assert (beacon.add.places, beacon.not_stated) == ((), (Aspect.PLACES,))
    assert not found.needs_new_centre


def test_what_is_not_stated_makes_no_case_for_a_new_centre() -> None:
    country = Country()
    country.remit("Beacon", "violence", places=(SCOTLAND,))
    found = gap_options(country.view(), "crime", "wales")
    # 0.5 * 0.5 = 0.25; the cell has no priority, so it states no ages, and no audience: with these
    # it could be 0.25 + 0.2 + 0.15 = 0.60
    (beacon,) = found.options
    assert (beacon.centre, beacon.nearness.total) == (organization("Beacon"), 0.25)
    assert beacon.nearness.unstated == (Aspect.LIFE_STAGES, Aspect.AUDIENCES)
    assert beacon.nearness.at_most == pytest.approx(0.6)
    assert found.needs_new_centre is None


def test_where_nobody_could_be_near_it_is_the_case_for_a_new_centre() -> None:
    country = Country()
    country.remit("Beacon", "violence", stages=("young-adult",), places=(SCOTLAND,))
    found = gap_options(country.view(), "reading", "adolescence")
    # ages 16 to 18 of 11 to 18: 0.2 * 2 / 7 = 0.057; audiences and places, which the cell does not
    # state, could add 0.30: 0.357 in all
    (beacon,) = found.options
    assert beacon.nearness.at_most == pytest.approx(0.2 * 2 / 7 + 0.3)
    assert found.needs_new_centre is True


def test_a_cell_without_a_gap_has_nothing_to_fill() -> None:
    country = Country()
    for centre in ("Lantern", "Beacon", "Ember"):
        country.remit(centre, "crime", places=(WALES,))
    country.remit("Shell", "reading")
    country.found("patrols", "crime", by="Lantern", places=("Tre",), published="2025-05")
    view = country.view()
    crowded, unsaid = (gap_options(view, row, "wales") for row in ("crime", "reading"))
    assert crowded.cell.states == (CellState.OVERLAP,)
    assert [say(note) for note in crowded.notes] == [
        "It is no gap: nothing is wanting there that a Centre could fill."
    ]
    assert "not known whether it is a gap" in say(unsaid.notes[0])
    for found in (crowded, unsaid):
        assert (found.options, found.needs_new_centre) == ((), False)
    # with the reach of its Centres, each with nobody one person away, it is a gap
    reach = {
        (organization(centre), Nation.WALES): CentreReach(evidenced=0.5, lead=0.0)
        for centre in ("Lantern", "Beacon", "Ember")
    }
    unreached = gap_options(view, "crime", "wales", reach)
    assert unreached.cell.states == (CellState.NO_REACH, CellState.OVERLAP)
    assert len(unreached.options) == 3


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("none", "wales", 'No term has the id "none"'),
        ("crime", "violence", "Rows and columns are the same"),
    ],
)
def test_a_cell_that_is_none_says_so(row: str, column: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        gap_options(Country().view(), row, column)
