"""Joint work, partnerships, and facts that their source states in part.

The sums stand beside the numbers; t is 2026-11-24.
"""

from __future__ import annotations

import pytest

from graph.model import FormalKind, InteractionKind, Reliability, Role, WorkKind
from graph.paths.explain import evidence_sentence, hop_sentence
from graph.ties import stated
from graph.ties.tie import Basis, Tie, in_order
from graph.view import View
from graph.words import say
from tests.graph.world import World, actor


@pytest.fixture
def world() -> World:
    world = World()
    world.centre("lido", name="Lido Centre")
    world.centre("pier", name="Pier Centre")
    return world


def between(world: World, as_of: str = "2026-11-24") -> Tie | None:
    return world.view(as_of).network.tie(actor("lido"), actor("pier"))


def told(view: View) -> list[str]:
    tie = view.network.tie(actor("lido"), actor("pier"))
    assert tie is not None
    return [say(evidence_sentence(view, tie, fact)) for _, fact in in_order(tie)]


def work(world: World, first: str, last: str | None = None, *sources: str) -> None:
    kind = InteractionKind.JOINT_WORK
    world.met("lido", "pier", on=first, to=last, kind=kind, sources=sources)


def test_joint_work_that_is_under_way_counts_on_the_day_of_the_question(world: World) -> None:
    """A = 1.2, s_i = 1 - exp(-0.4) = 0.3297, s = 0.9 * 0.3297 = 0.2967."""
    work(world, "2025-11", "2027-03")
    found = between(world)
    assert found is not None
    assert found.strength == pytest.approx(0.2967, abs=5e-5)
    assert found.basis is Basis.EVIDENCED
    assert (str(found.freshest), found.goes_on) == ("2026-11-24", False)
    assert told(world.view()) == ["worked together from November 2025, still under way (A meeting)"]
    assert between(world, "2025-10-31") is None


def test_of_several_joint_works_under_way_none_is_said_to_be_the_last(world: World) -> None:
    work(world, "2026-02", "2027-06")
    work(world, "2025-11", "2027-03")
    work(world, "2026-05-04", "2026-05-04")
    view = world.view()
    tie = view.network.tie(actor("lido"), actor("pier"))
    assert tie is not None
    said = "worked together 3 times since November 2025, still under way"
    assert say(hop_sentence(view, tie)) == said


def test_joint_work_that_is_under_way_is_known_as_of_when_its_source_was_read(
    world: World,
) -> None:
    work(world, "2025-11", "2027-03", "list:1")
    found = between(world)
    assert found is not None
    assert (str(found.freshest), found.goes_on) == ("2026-07-01", True)


def test_joint_work_that_ended_fades_from_its_last_day(world: World) -> None:
    """365 days ago: A = 1.2 * 2^-1 = 0.6, s_i = 1 - exp(-0.2) = 0.1813, s = 0.1631."""
    work(world, "2023-05", "2025-11-24")
    found = between(world)
    assert found is not None
    assert found.strength == pytest.approx(0.1631, abs=5e-5)
    assert told(world.view()) == ["worked together on 24 November 2025 (A meeting)"]


def test_work_of_which_only_the_year_is_known_may_have_ended_in_it(world: World) -> None:
    work(world, "2024-11", "2026")
    found = between(world)
    assert found is not None
    assert found.strength == pytest.approx(0.2967, abs=5e-5)
    assert told(world.view()) == ["worked together in 2026 (A meeting)"]


def test_a_partnership_without_an_end_counts_for_three_years_from_its_start(world: World) -> None:
    """0.9 * 0.4 = 0.36 for 1,095 days from 1 June 2024, to 1 June 2027; 540 days after that half
    of it: 0.9 * 0.4 * 0.5 = 0.18.
    """
    world.formal("lido", "pier", FormalKind.PARTNER, since="2024-06")
    for as_of, strength in (("2026-11-24", 0.36), ("2027-06-01", 0.36), ("2028-11-22", 0.18)):
        found = between(world, as_of)
        assert found is not None
        assert found.strength == pytest.approx(strength, abs=5e-5), as_of
    assert told(world.view()) == ["Lido Centre is a partner of the Pier Centre since June 2024"]
    later = world.view("2028-11-22")
    assert told(later) == [
        "Lido Centre was a partner of the Pier Centre from June 2024 (end not stated)"
    ]
    tie = later.network.tie(actor("lido"), actor("pier"))
    assert tie is not None
    first, last = stated.dates(later.records, tie.formal[0])
    assert (str(first), last, str(tie.freshest)) == ("2024-06", None, "2024-06")


def test_a_partnership_whose_end_is_stated_keeps_it_and_one_without_dates_is_nothing(
    world: World,
) -> None:
    world.formal("lido", "pier", FormalKind.PARTNER)
    assert between(world) is None
    world.formal("lido", "pier", FormalKind.PARTNER, since="2020-01", until="2031-12")
    found = between(world, "2030-01-01")
    assert found is not None
    assert found.strength == pytest.approx(0.36, abs=5e-5)


def test_a_fact_of_which_a_part_is_inferred_says_so(world: World) -> None:
    world.met("lido", "pier", on="2026-03-04", reliability=Reliability.PARTLY_INFERRED)
    world.met("lido", "pier", on="2026-02-03", reliability=Reliability.STATED)
    view = world.view()
    tie = between(world)
    assert tie is not None
    assert say(hop_sentence(view, tie)) == "met twice since February 2026, last on 4 March 2026"
    assert told(view) == [
        "met on 4 March 2026 (A meeting) (partly inferred)",
        "met on 3 February 2026 (A meeting)",
    ]


def test_what_is_told_of_a_tie_says_so_where_it_is_so_of_all_that_is_told(world: World) -> None:
    world.met("lido", "pier", on="2026-03-04", reliability=Reliability.PARTLY_INFERRED)
    world.met("lido", "pier", on="2025-03-04", kind=InteractionKind.CALL)
    tie = between(world)
    assert tie is not None
    assert say(hop_sentence(world.view(), tie)) == (
        "met on 4 March 2026 (partly inferred); spoke by phone or online on 4 March 2025"
    )


def test_a_shared_body_is_as_reliable_as_the_less_reliable_of_its_memberships(
    world: World,
) -> None:
    world.member("ann", "lido", Role.EMPLOYEE, since="2020")
    world.member("bo", "lido", Role.EMPLOYEE, since="2020", reliability=Reliability.STATED)

    def said() -> Reliability | None:
        view = world.view()
        tie = view.network.tie(actor("ann"), actor("bo"))
        assert tie is not None
        return stated.reliability(view.records, tie.shared[0])

    assert said() is None
    world.member("ann", "lido", since="2021", reliability=Reliability.PARTLY_INFERRED)
    assert said() is Reliability.PARTLY_INFERRED


def test_a_work_of_two_is_joint_work_from_its_first_to_its_last_day(world: World) -> None:
    """Three take part, of whom one is no record here: g = 1/sqrt(2), A = 1.2 * 0.7071 = 0.8485,
    s_i = 1 - exp(-0.2828) = 0.2464, s = 0.9 * 0.2464 = 0.2217. Of which the start alone is stated
    ends with its year.
    """
    world.works_together(
        "w", "lido", "pier", since="2026-03", partners_as_written=("Bathing Club",)
    )
    found = between(world)
    assert found is not None
    assert found.strength == pytest.approx(0.2217, abs=5e-5)
    assert told(world.view()) == ["worked together, with one other, in 2026 (Swimming together)"]
    assert between(world, "2026-02-28") is None


def test_a_work_of_partners_is_a_formal_tie_and_no_joint_work(world: World) -> None:
    """0.9 * 0.4 = 0.36, of each two of three; one that is a proposal, undated, or of one alone is
    nothing.
    """
    world.centre("pool", name="Pool Centre")
    world.works_together("w", "lido", "pool", "pier", since="2024-06", is_partnership=True)
    found = between(world)
    assert found is not None
    assert found.strength == pytest.approx(0.36, abs=5e-5)
    assert not found.contacts
    assert told(world.view()) == ["Lido Centre is a partner of the Pier Centre since June 2024"]
    other = world.view().network.tie(actor("pool"), actor("pier"))
    assert other is not None
    assert other.strength == found.strength

    world.works_together("w", "lido", "pier", since="2024-06", kind=WorkKind.PROPOSAL)
    assert between(world) is None
    world.works_together("w", "lido", "pier")
    assert between(world) is None


def test_of_whom_another_record_tells_a_work_counts_as_that_says_and_once(world: World) -> None:
    world.centre("pool", name="Pool Centre")
    work(world, "2025-11", "2027-03")
    (told_already,) = world.records.interactions
    alone = between(world)

    world.works_together("w", "lido", "pier", "pool", since="2026", recorded_as=(told_already,))

    assert between(world) == alone
    assert world.view().network.tie(actor("lido"), actor("pool")) is not None
