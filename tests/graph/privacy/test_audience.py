"""Who may use a record, as a value: one of each, in an order, with a text that comes back."""

from __future__ import annotations

import copy
import pickle

import pytest

from graph.privacy.audience import PUBLIC, Audience, narrowest
from tests.graph.world import organization

NORTH, SOUTH = Audience.of(organization("north")), Audience.of(organization("south"))


@pytest.mark.parametrize("audience", [PUBLIC, NORTH])
def test_there_is_one_value_of_each(audience: Audience) -> None:
    assert Audience.read(audience.text) is audience
    assert copy.deepcopy(audience) is audience
    assert pickle.loads(pickle.dumps(audience)) is audience


def test_what_everybody_may_use_belongs_to_no_centre() -> None:
    assert [one.belongs_to(organization("north")) for one in (PUBLIC, NORTH, SOUTH)] == [
        False,
        True,
        False,
    ]
    assert not PUBLIC.belongs_to(None)


def test_no_centre_is_taken_for_everybody() -> None:
    with pytest.raises(ValueError, match='"public" is no id of a Centre'):
        Audience.of(organization("public"))


def test_what_rests_on_several_records_is_for_those_who_may_use_all() -> None:
    assert [
        narrowest(these)
        for these in ((), (PUBLIC, PUBLIC), (PUBLIC, NORTH), (NORTH, PUBLIC, NORTH))
    ] == [PUBLIC, PUBLIC, NORTH, NORTH]
    with pytest.raises(ValueError, match="Nobody may use records of both north and south"):
        narrowest((NORTH, PUBLIC, SOUTH))
