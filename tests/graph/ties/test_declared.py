"""Of what one person says of another the latest counts: by day, then by id.
What is dated ahead counts from its day on.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from graph.dates import PartialDate
from graph.model import DeclaredLevel, DeclaredTie, RecordId
from graph.tenure import Tenure
from graph.ties.network import TieNetwork
from tests.graph.world import TODAY, World, actor, person

CLOSE_TODAY = 0.8 * 0.8 * 0.8  # the level, of one side only, and how far a declaration is trusted
KNOW_TODAY = 0.8 * 0.3 * 0.8
MET, KNOW, CLOSE, DO_NOT_ASK = (
    DeclaredLevel.MET,
    DeclaredLevel.KNOW,
    DeclaredLevel.CLOSE,
    DeclaredLevel.DO_NOT_ASK,
)


def said(id_: str, level: DeclaredLevel, day: str) -> DeclaredTie:
    return DeclaredTie(
        id=RecordId(id_),
        by=person("ann"),
        about=actor("bo"),
        level=level,
        confirmed_on=PartialDate(day),
    )


def strength(*declared: DeclaredTie, on: dt.date = TODAY) -> float | None:
    """Of the tie of Ann and Bo, of whom Ann alone says something, whichever record comes first."""
    world = World()
    world.people("ann", "bo")
    found = []
    for order in (declared, declared[::-1]):
        records = replace(world.records, declared_ties={one.id: one for one in order})
        found.append(TieNetwork(records, Tenure(records), on).strength(actor("ann"), actor("bo")))
    assert found[0] == found[1]
    return found[0]


def test_of_several_days_the_latest_counts() -> None:
    assert strength(
        said("d1", MET, "2024-11-24"), said("d2", CLOSE, "2026-11-24")
    ) == pytest.approx(CLOSE_TODAY)
    assert strength(
        said("d1", KNOW, "2026-11-24"), said("d2", CLOSE, "2024-11-24")
    ) == pytest.approx(KNOW_TODAY)


def test_of_one_day_that_with_the_lesser_id_counts() -> None:
    assert strength(
        said("d1", KNOW, "2026-11-24"), said("d2", CLOSE, "2026-11-24")
    ) == pytest.approx(KNOW_TODAY)
    assert strength(
        said("d1", CLOSE, "2026-11-24"), said("d2", KNOW, "2026-11-24")
    ) == pytest.approx(CLOSE_TODAY)


def test_who_is_not_to_be_asked_is_what_was_said_last() -> None:
    records = World().records
    for earlier, later, refused in ((DO_NOT_ASK, KNOW, False), (KNOW, DO_NOT_ASK, True)):
        declared = {
            one.id: one for one in (said("d1", earlier, "2025"), said("d2", later, "2026-11-24"))
        }
        network = TieNetwork(replace(records, declared_ties=declared), Tenure(records), TODAY)
        tie = network.tie(actor("ann"), actor("bo"))
        assert tie is not None
        assert tie.do_not_ask is refused


def test_what_is_dated_ahead_counts_from_its_day_on() -> None:
    ahead, tomorrow = said("d2", CLOSE, "2026-11-25"), TODAY + dt.timedelta(days=1)

    assert strength(ahead) is None
    assert strength(ahead, said("d1", KNOW, "2026-11-24")) == pytest.approx(KNOW_TODAY)
    assert strength(ahead, on=tomorrow) == pytest.approx(CLOSE_TODAY)
    # its month has begun
    assert strength(said("d3", CLOSE, "2026-11")) == pytest.approx(CLOSE_TODAY)
