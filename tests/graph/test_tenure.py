"""Who was in what and when. Each test is one rule of `graph/tenure.py`."""

from __future__ import annotations

import datetime as dt

from graph.model import DeclaredLevel, OrganizationKind, OrganizationStatus, Role
from graph.tenure import Occupancy, Spell, is_open
from graph.words import T
from tests.graph.world import ASSEMBLY, MINISTERS, TODAY, World, actor, organization, post

DISSOLVED, ELECTED = dt.date(2026, 4, 8), dt.date(2026, 5, 8)


def spell_of(world: World, who: str, of: str) -> Spell:
    spells = [
        spell
        for spell in world.view().tenure.of_actor(actor(who))
        if spell.membership.organization == of
    ]
    assert len(spells) == 1
    return spells[0]


def days(spell: Spell) -> tuple[dt.date | None, dt.date | None]:
    return spell.first, spell.last


def test_a_partial_start_counts_from_its_first_day_and_a_partial_end_to_its_last() -> None:
    world = World()
    world.body("club", OrganizationKind.NETWORK)
    world.member("ann", "club", since="2019", until="2020-02")
    assert days(spell_of(world, "ann", "club")) == (dt.date(2019, 1, 1), dt.date(2020, 2, 29))


def test_a_list_of_a_former_session_runs_from_first_day_or_seat_to_dissolution() -> None:
    world = World()
    world.seat("ann", until="2026-04-08")
    world.seat("bo", since="2023-03-01", until="2025-01-31")
    world.group("old group", former=True)
    world.member("ann", "old group")
    world.member("bo", "old group")
    assert days(spell_of(world, "ann", "old group")) == (dt.date(2021, 5, 6), DISSOLVED)
    bo = spell_of(world, "bo", "old group")
    assert days(bo) == (dt.date(2023, 3, 1), dt.date(2025, 1, 31))
    assert bo.ended_because == T("the seat ended")


def test_a_member_who_was_elected_again_leaves_a_former_list_at_the_dissolution_all_the_same() -> (
    None
):
    world = World()
    world.seat("ann", until="2026-04-08")
    world.seat("ann", since="2026-05-08")
    world.group("old group", former=True)
    world.member("ann", "old group")
    assert days(spell_of(world, "ann", "old group")) == (dt.date(2021, 5, 6), DISSOLVED)
    assert world.view().tenure.of_organization(organization("old group"), TODAY) == []


def test_an_outside_organization_is_in_a_former_list_from_its_own_founding() -> None:
    world = World()
    world.group("old group", former=True)
    world.centre("young", since="2022-12")
    world.member("young", "old group", Role.OUTSIDE_ORGANIZATION)
    assert days(spell_of(world, "young", "old group")) == (dt.date(2022, 12, 1), DISSOLVED)


def test_a_current_row_without_a_start_counts_from_session_founding_or_seat() -> None:
    world = World()
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY, since="2026-06-16")
    world.group("group")
    world.seat("ann", since="2021-05-06")
    world.seat("bo", since="2026-09-01")
    for who in ("ann", "bo"):
        world.member(who, "committee")
    world.member("ann", "group")
    assert days(spell_of(world, "ann", "committee")) == (dt.date(2026, 6, 16), None)
    assert days(spell_of(world, "bo", "committee")) == (dt.date(2026, 9, 1), None)
    assert days(spell_of(world, "ann", "group")) == (ELECTED, None), (
        "an earlier seat never dates a list"
    )
    assert not spell_of(world, "ann", "group").start_stated


def test_a_membership_ends_with_the_seat_and_seats_up_to_sixty_days_apart_are_one() -> None:
    world = World()
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.seat("ann", since="2016-05-05", until="2026-03-09")
    world.seat("ann", since="2026-05-08", until="2026-10-01")
    world.member("ann", "committee", since="2018-01-01")
    assert days(spell_of(world, "ann", "committee")) == (dt.date(2018, 1, 1), dt.date(2026, 10, 1))


def test_sixty_one_days_without_a_seat_end_a_membership() -> None:
    world = World()
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.seat("ann", since="2016-05-05", until="2026-03-08")
    world.seat("ann", since="2026-05-08")
    world.member("ann", "committee", since="2018-01-01")
    assert days(spell_of(world, "ann", "committee")) == (dt.date(2018, 1, 1), dt.date(2026, 3, 8))


def test_a_stale_open_ministerial_row_ends_with_the_last_seat() -> None:
    world = World()
    world.office("health", "Minister of Health")
    world.seat("ann", since="2016-05-05", until="2021-05-05")
    world.minister("ann", "health", since="2018-06-27")
    spell = spell_of(world, "ann", MINISTERS)
    assert (spell.last, spell.ended_because) == (dt.date(2021, 5, 5), T("the seat ended"))


def test_a_minister_who_is_no_member_of_the_legislature_stays() -> None:
    world = World()
    world.office("counsel", "Counsel General")
    world.minister("ann", "counsel")
    assert days(spell_of(world, "ann", MINISTERS)) == (ELECTED, None)
    assert world.view().tenure.in_office(actor("ann"), TODAY)


def test_a_list_read_before_its_member_became_a_minister_ends_on_the_day_before() -> None:
    """The list was read on 2026-07-01;
    Ann took office on 2026-08-20, Bo on 2026-06-01, when he could have left it.
    """
    world = World()
    world.group("group")
    world.office("health", "Minister of Health")
    world.office("justice", "Minister of Justice")
    world.seat("ann", "bo")
    for who in ("ann", "bo"):
        world.member(who, "group")
    world.minister("ann", "health", since="2026-08-20")
    world.minister("bo", "justice", since="2026-06-01")
    ann = spell_of(world, "ann", "group")
    assert (ann.last, ann.ended_because) == (dt.date(2026, 8, 19), T("became a minister"))
    assert spell_of(world, "bo", "group").last is None


def test_a_person_newer_than_the_register_counts_as_seated() -> None:
    world = World()
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.member("new", "committee", since="2026-06-27")
    assert days(spell_of(world, "new", "committee")) == (dt.date(2026, 6, 27), None)


def test_a_membership_ends_when_the_member_merged() -> None:
    world = World()
    world.centre("whole", since="2022-12")
    world.centre("part", until="2022-12", status=OrganizationStatus.MERGED, successor="whole")
    world.body("club", OrganizationKind.NETWORK)
    world.member("part", "club")
    spell = spell_of(world, "part", "club")
    assert (spell.last, spell.ended_because) == (
        dt.date(2022, 12, 31),
        T("the organisation merged"),
    )


def test_vacant_and_unknown_are_told_apart() -> None:
    world = World()
    world.office("health", "Minister of Health", holders_from="2022-05-05")
    world.office("first", "First Minister", holders_from="2026-05-08")
    world.minister("ann", "health", since="2024-02-03")
    tenure = world.view().tenure
    assert tenure.occupancy(post("health"), TODAY) is Occupancy.HELD
    assert tenure.occupancy(post("health"), dt.date(2023, 1, 1)) is Occupancy.VACANT, (
        "every holder since 2022 is named"
    )
    assert tenure.occupancy(post("first"), dt.date(2015, 6, 1)) is Occupancy.UNKNOWN
    assert tenure.occupancy(post("first"), TODAY) is Occupancy.VACANT


def test_a_former_minister_does_not_hold_the_post() -> None:
    world = World()
    world.office("health", "Minister of Health")
    world.minister("ann", "health", since="2022-05-05", until="2024-02-02")
    tenure = world.view().tenure
    assert tenure.of_post(post("health"), TODAY) == []
    assert tenure.left_office(actor("ann"), TODAY) == dt.date(2024, 2, 2)
    assert not tenure.in_office(actor("ann"), TODAY)


def test_centres_are_undated_members_of_the_network_while_they_are_open() -> None:
    world = World()
    world.body("wwn", OrganizationKind.NETWORK)
    world.centre("open")
    world.centre("young", since="2026-12")
    world.centre("gone", until="2024-04-30", status=OrganizationStatus.CLOSED)
    world.centre("doubtful", status=OrganizationStatus.UNKNOWN)
    members = [
        spell.membership.actor
        for spell in world.view().tenure.of_organization(organization("wwn"), TODAY)
    ]
    assert members == ["open"]
    before = world.view().tenure.of_organization(organization("wwn"), dt.date(2024, 4, 30))
    assert {spell.membership.actor for spell in before} == {"open", "gone"}


def test_an_organization_is_open_between_its_dates_and_by_its_status_where_none_is_stated() -> None:
    world = World()
    world.centre("dated", since="2019-03", until="2024-04-30")
    world.centre("doubtful", status=OrganizationStatus.UNKNOWN)
    world.centre("plain")
    records = world.records.organizations
    dated = records[organization("dated")]
    days_around = [
        dt.date(2019, 2, 28),
        dt.date(2019, 3, 1),
        dt.date(2024, 4, 30),
        dt.date(2024, 5, 1),
    ]
    assert [is_open(dated, day) for day in days_around] == [False, True, True, False]
    assert not is_open(records[organization("doubtful")], TODAY)
    assert is_open(records[organization("plain")], TODAY)


def test_a_stated_end_is_never_moved() -> None:
    """Not by the seat, also outside every seat; not by the body's end, a merger or an office."""
    world = World()
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.seat("ann", since="2016-05-05", until="2021-04-28")
    world.member("ann", "committee", since="2018-01-01", until="2021-05-31")
    world.seat("bo", since="2016-05-05", until="2018-03-01")
    world.member("bo", "committee", since="2018-06-01", until="2018-09-30")
    world.group("old group", former=True)
    world.seat("cai")
    world.member("cai", "old group", until="2026-04-30")
    world.office("health", "Minister of Health")
    world.minister("cai", "health", since="2026-08-20")
    world.group("group")
    world.member("cai", "group", until="2026-09-15")
    world.centre("whole", since="2022-12")
    world.centre("part", until="2022-12", status=OrganizationStatus.MERGED, successor="whole")
    world.body("club", OrganizationKind.NETWORK)
    world.member("part", "club", since="2016", until="2023-03")
    spells = {
        (who, of): spell_of(world, who, of)
        for who, of in (
            ("ann", "committee"),
            ("bo", "committee"),
            ("cai", "old group"),
            ("cai", "group"),
            ("part", "club"),
        )
    }
    assert {who: spell.last for who, spell in spells.items()} == {
        ("ann", "committee"): dt.date(2021, 5, 31),
        ("bo", "committee"): dt.date(2018, 9, 30),
        ("cai", "old group"): dt.date(2026, 4, 30),
        ("cai", "group"): dt.date(2026, 9, 15),
        ("part", "club"): dt.date(2023, 3, 31),
    }
    assert all(spell.ended_because is None for spell in spells.values())


def test_an_open_row_outside_every_seat_counts_on_no_day() -> None:
    world = World()
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.seat("bo", since="2016-05-05", until="2018-03-01")
    world.member("bo", "committee", since="2018-06-01")
    assert world.view().tenure.of_organization(organization("committee")) == []


def test_of_two_seats_in_a_session_the_later_dates_a_list_and_an_earlier_end_the_earlier() -> None:
    """Ann resigned and was elected again in the same session."""
    world = World()
    for id_ in ("now", "then"):
        world.body(id_, OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.seat("ann", since="2026-05-08", until="2026-06-30")
    world.seat("ann", since="2026-10-01")
    world.member("ann", "now")
    world.member("ann", "then", until="2026-06-15")
    assert days(spell_of(world, "ann", "now")) == (dt.date(2026, 10, 1), None)
    assert days(spell_of(world, "ann", "then")) == (ELECTED, dt.date(2026, 6, 15))


def test_what_is_stated_of_a_replaced_person_is_so_of_the_one_in_that_place() -> None:
    """Seat, committee, meeting and declared tie are stated under an id that leads to Ann."""
    world = World()
    world.people("ann")
    world.people("ann-before", "ann-long-before", now="ann")
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.seat("ann-before", since="2026-05-08", until="2026-10-31")
    world.member("ann-long-before", "committee", Role.CHAIR, since="2026-06-01")
    world.member("bo", "committee", since="2026-06-01")
    world.met("ann-before", "bo", on="2026-09-01")
    world.says("ann-long-before", "cai", DeclaredLevel.KNOW, on="2026-09-01")
    world.people("cai")
    view = world.view()
    assert days(spell_of(world, "ann", "committee")) == (dt.date(2026, 6, 1), dt.date(2026, 10, 31))
    tie = view.network.tie(actor("ann-long-before"), actor("bo"))
    assert tie is not None
    assert tie.ends == ("ann", "bo")
    assert (len(tie.contacts), [shared.organization for shared in tie.shared]) == (1, ["committee"])
    assert view.network.tie(actor("ann"), actor("cai")) is not None
    assert [str(each) for each in view.network.actors if "ann" in each] == ["ann"]
    assert [one.id for one in view.names.search("ann", as_of=TODAY)] == ["ann"]
    assert view.names.of_id("ANN-Before") == "ann"
    assert len(view.index.interactions_of[actor("ann")]) == 1
