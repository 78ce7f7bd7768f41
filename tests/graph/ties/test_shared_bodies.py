"""What bodies tie their members.
The sums stand beside the numbers; 2026-11-24 is 200 days after 2026-05-08.
"""

from __future__ import annotations

import pytest

from graph.model import OrganizationKind, OrganizationStatus, Role
from graph.ontology import Relation
from graph.ties.tie import Basis, Tie
from tests.graph.world import ASSEMBLY, GOVERNMENT, World, actor


def tie(world: World, a: str, b: str, as_of: str = "2026-11-24") -> Tie | None:
    return world.view(as_of).network.tie(actor(a), actor(b))


def factors(world: World, a: str, b: str, as_of: str = "2026-11-24") -> dict[str, float]:
    found = tie(world, a, b, as_of)
    return {} if found is None else {shared.key: shared.factor for shared in found.shared}


def test_an_officer_and_an_outside_organization_of_a_former_group() -> None:
    """0.40 * (1 - 2^(-1798/90)) * 2^(-230/540) = 0.40 * 1.0000 * 0.7443 = 0.2977;
    s = 0.6 * 0.2977 = 0.1786.
    """
    world = World()
    world.centre("fund", since="2019-03")
    world.group("children", former=True)
    world.seat("chair", "member")
    world.member("chair", "children", Role.CHAIR)
    world.member("member", "children")
    world.member("fund", "children", Role.OUTSIDE_ORGANIZATION)
    found = tie(world, "fund", "chair")
    assert found is not None
    assert found.shared[0].factor == pytest.approx(0.2977, abs=5e-5)
    assert found.strength == pytest.approx(0.1786, abs=5e-5)
    assert found.basis is Basis.POTENTIAL
    assert factors(world, "fund", "member")["children"] == pytest.approx(0.1 * 0.7443, abs=5e-5)


def test_two_outside_organizations_and_a_government_named_by_a_group_have_no_tie() -> None:
    world = World()
    world.group("group")
    world.seat("ann")
    world.member("ann", "group", Role.CHAIR)
    for outside in ("one", "two"):
        world.body(outside, OrganizationKind.CHARITY)
        world.member(outside, "group", Role.OUTSIDE_ORGANIZATION)
    world.member(GOVERNMENT, "group", Role.OUTSIDE_ORGANIZATION)
    assert tie(world, "one", "two") is None
    assert tie(world, "ann", GOVERNMENT) is None
    assert tie(world, "ann", "one") is not None


def test_the_size_of_a_group_counts_people_with_a_seat_only() -> None:
    """Twelve people and an outside organization:
    members 0.20 * 10/11 * (1 - 2^(-200/90)) = 0.1818 * 0.7857 = 0.1429.
    """
    world = World()
    world.group("group")
    names = [f"p{i:02}" for i in range(12)]
    world.seat(*names)
    world.seat("gone", until="2025-01-01")
    for name in (*names, "gone"):
        world.member(name, "group")
    world.body("charity", OrganizationKind.CHARITY)
    world.member("charity", "group", Role.OUTSIDE_ORGANIZATION)
    assert factors(world, "p00", "p01") == pytest.approx({"group": 0.1429}, abs=5e-5)
    assert factors(world, "p00", "gone") == {}


def test_a_group_that_has_ended_counts_everybody_on_its_list() -> None:
    """Three people and one that is only a name: n = 4; 0.2 * min(1, 10/3) stays 0.2;
    the size is what is shown.
    """
    world = World()
    world.group("group", former=True)
    world.seat("ann", "bo")
    world.seat("cy", until="2022-01-01")
    for name in ("ann", "bo", "cy"):
        world.member(name, "group")
    world.member(None, "group", written="A Westminster Member")
    world.member(None, "group", Role.OUTSIDE_ORGANIZATION, written="A charity")
    found = tie(world, "ann", "bo")
    assert found is not None
    assert found.shared[0].size == 4


def test_committee_pairs_with_a_chair_or_deputy_are_stronger() -> None:
    """f = 1 - 2^(-200/90) = 0.7857: 0.80 * f = 0.6286, 0.70 * f = 0.5500."""
    world = World()
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.seat("chair", "ann", "bo")
    world.member("chair", "committee", Role.CONVENER)
    for name in ("ann", "bo"):
        world.member(name, "committee")
    assert factors(world, "chair", "ann") == pytest.approx({"committee": 0.6286}, abs=5e-5)
    assert factors(world, "ann", "bo") == pytest.approx({"committee": 0.5500}, abs=5e-5)


def test_a_party_group_ties_up_to_sixty_members_and_never_independents() -> None:
    """n = 60: 0.50 * 25/59 * (1 - 2^(-2028/90)) = 0.2119; n = 61: none."""
    world = World()
    for party in ("party-blue", "party-red", "party-independent"):
        world.body(party, OrganizationKind.POLITICAL_PARTY, nation=None)
    world.seat(*(f"b{i}" for i in range(60)), party="party-blue")
    world.seat(*(f"r{i}" for i in range(61)), party="party-red")
    world.seat("i1", "i2", party="party-independent")
    assert factors(world, "b0", "b59") == pytest.approx({"party-blue@assembly": 0.2119}, abs=5e-5)
    assert tie(world, "r0", "r1") is None
    assert tie(world, "i1", "i2") is None
    assert tie(world, "b0", "r0") is None, "a legislature is no tie"


def test_a_secretariat_is_tied_to_the_members_of_a_network_but_does_not_count_among_them() -> None:
    """Eleven members and a secretariat, undated:
    0.40 * min(1, 10/10) * 0.6 = 0.24 for every pair.
    """
    world = World()
    world.body("network", OrganizationKind.NETWORK)
    for i in range(11):
        world.body(f"c{i}", OrganizationKind.CHARITY)
        world.member(f"c{i}", "network")
    world.body("office", OrganizationKind.CHARITY)
    world.member("office", "network", Role.SECRETARIAT)
    assert factors(world, "c0", "c10") == pytest.approx({"network": 0.24})
    assert factors(world, "c0", "office") == pytest.approx({"network": 0.24})


def test_spells_that_meet_on_the_next_day_are_one_and_apart_they_add_up() -> None:
    """Together 2020-01-01..01-31 and 02-01..02-29: 59 days;
    with a gap 2020-01-01..01-31 and 02-10..02-29: 30 + 19 = 49 days.
    """
    world = World()
    world.body("joined", OrganizationKind.NETWORK)
    world.body("apart", OrganizationKind.NETWORK)
    for body, second in (("joined", "2020-02-01"), ("apart", "2020-02-10")):
        world.member("ann", body, since="2020-01-01")
        world.member("bo", body, since="2020-01-01", until="2020-01-31")
        world.member("bo", body, since=second, until="2020-02-29")
    found = tie(world, "ann", "bo")
    assert found is not None
    assert {shared.key: shared.days for shared in found.shared} == {"joined": 59, "apart": 49}


def test_a_minister_ties_to_the_own_government_and_to_colleagues_but_not_to_the_team() -> None:
    world = World()
    world.office("health", "Minister of Health")
    world.office("justice", "Minister of Justice")
    world.seat("ann", "bo")
    world.minister("ann", "health")
    world.minister("bo", "justice")
    found = tie(world, "ann", GOVERNMENT)
    assert found is not None
    assert [(formal.relation, formal.value, formal.dated) for formal in found.formal] == [
        (Relation.OFFICE_HOLDER, 0.5, True)
    ]
    assert found.strength == pytest.approx(0.45)
    assert tie(world, "ann", "ministers") is None
    assert factors(world, "ann", "bo") == pytest.approx({"ministers": 0.8 * 0.7857}, abs=5e-5)


def test_a_formal_tie_without_dates_counts_six_tenths_and_an_ended_one_decays() -> None:
    """Funder 0.6 * 0.6 = 0.36; ended 540 days ago:
    0.6 / 2 = 0.30, and within 730 days it is still evidence.
    """
    world = World()
    world.centre("fund")
    for body in ("undated", "ended", "older"):
        world.body(body, OrganizationKind.FUNDER)
    world.formal("undated", "fund")
    world.formal("ended", "fund", since="2015", until="2025-06-02")
    world.formal("older", "fund", since="2015", until="2024-11-01")
    undated, ended, older = (tie(world, body, "fund") for body in ("undated", "ended", "older"))
    assert undated is not None
    assert ended is not None
    assert older is not None
    assert [undated.formal[0].value, ended.formal[0].value] == pytest.approx([0.36, 0.30])
    assert [found.basis for found in (undated, ended, older)] == [
        Basis.EVIDENCED,
        Basis.EVIDENCED,
        Basis.PAST_CONTACT,
    ]


def test_an_employee_makes_a_formal_tie_in_an_organization_but_not_in_a_group() -> None:
    world = World()
    world.centre("fund")
    world.group("group")
    world.seat("bo")
    world.member("ann", "fund", Role.DIRECTOR, since="2024-01-01")
    world.member("bo", "group", Role.OFFICER)
    found = tie(world, "ann", "fund")
    assert found is not None
    assert found.strength == pytest.approx(0.81)
    assert tie(world, "bo", "group") is None


def test_past_contact_keeps_a_trace_and_a_big_event_is_potential_only() -> None:
    """A meeting of two 1,825 days ago: its share has decayed to 0.0003;
    the trace is 0.05 / 2 = 0.025, times 0.9.
    """
    world = World()
    world.people("ann", "bo", "cy")
    world.met("ann", "bo", on="2021-11-25")
    world.met("ann", "cy", on="2026-10-01", attendance=40)
    old, event = tie(world, "ann", "bo"), tie(world, "ann", "cy")
    assert old is not None
    assert event is not None
    assert old.strength == pytest.approx(0.9 * 0.025, abs=5e-5)
    assert (old.basis, event.basis) == (Basis.PAST_CONTACT, Basis.POTENTIAL)


def test_what_is_after_the_date_of_the_question_does_not_count() -> None:
    world = World()
    world.people("ann", "bo")
    world.met("ann", "bo", on="2026-11-25")
    assert tie(world, "ann", "bo") is None
    assert tie(world, "ann", "bo", "2026-11-25") is not None


def test_a_tie_under_two_thousandths_is_lapsed_and_on_no_path() -> None:
    """A network left 5,000 days ago: 0.4 * 2^(-5000/540) * 0.6 = 0.0004."""
    world = World()
    world.body("club", OrganizationKind.NETWORK)
    for name in ("ann", "bo"):
        world.member(name, "club", since="2000-01-01", until="2013-03-17")
    found = tie(world, "ann", "bo")
    assert found is not None
    assert found.lapsed
    network = world.view().network
    assert network.neighbours(actor("ann")) == ["bo"]
    assert network.adjacency()[network.number[actor("ann")]] == []


def test_from_the_merger_on_the_ties_are_the_successors_and_before_it_the_old_centres() -> None:
    """The old Centre was in the group until 2022-12-31, the new one from 2023-06-01:
    together it is one factor.
    """
    world = World()
    world.centre("new", since="2022-12", name="New Centre")
    world.centre(
        "old",
        since="2013",
        until="2022-12",
        status=OrganizationStatus.MERGED,
        successor="new",
        name="Old Centre",
    )
    world.group("group", former=True)
    world.seat("ann")
    world.member("ann", "group", Role.CHAIR)
    world.member("old", "group", Role.OUTSIDE_ORGANIZATION)
    after = tie(world, "new", "ann")
    assert after is not None
    assert [shared.formerly for shared in after.shared] == [("old",)]
    assert str(after.shared[0].last) == "2022-12-31"
    assert tie(world, "old", "ann") == after, "asked for the old Centre, the successor answers"
    before = tie(world, "old", "ann", "2022-06-01")
    assert before is not None
    assert before.ends == ("old", "ann")
    assert tie(world, "new", "ann", "2022-06-01") is None


def test_an_authority_ties_its_mayor_and_its_councils_any_two_since_it_was_established() -> None:
    """Eleven councils and the mayor: 0.50 * 10/11 * 1.0000 = 0.4545 for 3 890 days together; the
    mayor since May 2024, 937 days: 0.4545 * (1 - 2^(-937/90)) = 0.4542. Before the authority none.
    """
    world = World()
    world.body("authority", OrganizationKind.AUTHORITY, since="2016-04-01")
    world.office("mayor", "Mayor of the Fens", of="authority")
    for number in range(11):
        world.body(f"council{number}", OrganizationKind.COUNCIL)
        world.member(f"council{number}", "authority", since="2016-04-01")
    world.member("ann", "authority", Role.CHAIR, "2024-05-01", post_id="mayor")
    assert factors(world, "council0", "council1") == {"authority": pytest.approx(0.4545, abs=5e-5)}
    assert factors(world, "ann", "council1") == {"authority": pytest.approx(0.4542, abs=5e-5)}
    assert tie(world, "council0", "council1", "2016-03-31") is None
    assert tie(world, "council0", "authority") is None


def test_a_mayor_holds_office_in_the_authority_and_who_works_for_it_is_no_member() -> None:
    """The formal tie of a mayor is 0.5, that of an employee 0.9: s = 0.9 of each."""
    world = World()
    world.body("authority", OrganizationKind.AUTHORITY, since="2016-04-01")
    world.office("mayor", "Mayor of the Fens", of="authority")
    world.office("clerk", "Clerk", of="authority")
    world.member("ann", "authority", Role.CHAIR, "2024-05-01", post_id="mayor")
    world.member("bea", "authority", Role.EMPLOYEE, "2024-05-01", post_id="clerk")
    mayor, clerk = tie(world, "ann", "authority"), tie(world, "bea", "authority")
    assert mayor is not None
    assert clerk is not None
    assert [(each.relation, each.value) for each in (*mayor.formal, *clerk.formal)] == [
        (Relation.OFFICE_HOLDER, 0.5),
        (Relation.EMPLOYEE, 0.9),
    ]
    assert mayor.strength == pytest.approx(0.45)
    assert mayor.basis is Basis.EVIDENCED
    assert tie(world, "ann", "bea") is None


def test_a_party_that_is_too_large_now_ties_nobody_who_sits_and_those_of_before_as_before() -> None:
    """Ann, Bo and Cy were three until Ann and Bo left; with Cy there are 61 now. Members of another
    party sit in the same group.
    """
    world = World()
    world.body("party-labour", OrganizationKind.POLITICAL_PARTY)
    world.body("party-labourco-operative", OrganizationKind.POLITICAL_PARTY)
    world.seat("ann", "bo", until="2026-04-08", party="party-labour")
    world.seat("cy", party="party-labour")
    for number in range(60):
        party = "party-labourco-operative" if number % 2 else "party-labour"
        world.seat(f"new{number}", since="2026-05-08", party=party)
    pairs = {pair for pair, factors in world.view().network.evidence.pairs() if factors}
    assert pairs == {("ann", "bo"), ("ann", "cy"), ("bo", "cy")}
