"""Whom a target means, and what the answer says of one that is no longer what it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model import (
    DeclaredLevel,
    OrganizationKind,
    OrganizationStatus,
    PlaceId,
    RecordId,
    Role,
)
from graph.paths.answer import (
    BodyTarget,
    IntroductionPaths,
    NoPathReason,
    PersonTarget,
    PlaceTarget,
)
from graph.words import say
from tests.graph.paths.asking import ask, close, routes, staffed
from tests.graph.world import ASSEMBLY, GOVERNMENT, MINISTERS, World, organization, person

WALES = PlaceId(RecordId("W92000004"))


def body(world: World, id_: str, *, as_of: str = "2026-11-24") -> IntroductionPaths:
    return ask(world, BodyTarget(body=organization(id_)), as_of=as_of)


def meant(world: World, id_: str) -> set[str]:
    return set(body(world, id_).targets)


def notes(answer: IntroductionPaths) -> list[str]:
    others = ("This is as far", "No step that is known")
    return [say(note) for note in answer.notes if not say(note).startswith(others)]


def test_a_legislature_means_those_with_a_seat_and_a_committee_the_people_in_it() -> None:
    world = staffed()
    world.seat("ann", "bo")
    world.seat("gone", until="2026-04-08")
    world.member(None, ASSEMBLY, since="2021-05-06", written="A name that nobody has matched")
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.member("ann", "committee", since="2026-06-01")
    world.body("union", OrganizationKind.CHARITY)
    world.member("union", "committee", since="2026-06-01")
    assert meant(world, ASSEMBLY) == {"ann", "bo"}
    assert meant(world, "committee") == {"ann"}


def test_a_group_means_its_people_and_neither_its_secretariat_nor_outside_organizations() -> None:
    world = staffed()
    world.seat("ann")
    world.group("bees")
    world.body("charity", OrganizationKind.CHARITY)
    world.body("helper", OrganizationKind.CHARITY)
    world.member("ann", "bees", Role.CHAIR)
    world.member("charity", "bees", Role.OUTSIDE_ORGANIZATION)
    world.member("helper", "bees", Role.SECRETARIAT)
    world.member("expert", "bees", Role.OUTSIDE_ORGANIZATION)
    assert meant(world, "bees") == {"ann"}


def test_an_ended_group_means_those_of_its_last_list_who_still_sit() -> None:
    """ann was re-elected after 30 days and still sits; bo was not; cy left the group in 2024."""
    world = staffed()
    world.seat("ann", "bo", "cy", until="2026-04-08")
    world.seat("ann", "cy", since="2026-05-08")
    world.group("bees", former=True)
    for name in ("ann", "bo"):
        world.member(name, "bees")
    world.member("cy", "bees", until="2024-02-01")
    answer = body(world, "bees")
    assert set(answer.targets) == {"ann"}
    assert notes(answer) == ["bees: its list ended in April 2026."]
    before = body(world, "bees", as_of="2026-04-01")
    assert (set(before.targets), notes(before)) == ({"ann", "bo"}, [])


def test_an_ended_group_of_whom_nobody_sits_has_no_path_and_says_so() -> None:
    world = staffed()
    world.seat("bo", until="2026-04-08")
    world.group("bees", former=True)
    world.member("bo", "bees")
    close(world, "staff", "bo")
    answer = body(world, "bees")
    assert answer.no_path is not None
    assert say(answer.no_path.sentence) == (
        "Nobody on the last list of the bees still sat on 24 November 2026."
    )


def test_a_government_means_the_holders_of_posts_in_its_teams() -> None:
    """A civil servant of the government and a guest of the team without a post are not meant."""
    world = staffed()
    world.office("health", "Minister of Health")
    world.minister("ann", "health", since="2026-05-20")
    world.member("guest", MINISTERS, Role.MEMBER, since="2026-05-20")
    world.member("servant", GOVERNMENT, Role.EMPLOYEE, since="2020-01-01")
    assert meant(world, GOVERNMENT) == {"ann"}


def test_a_party_means_those_who_sit_for_it_and_says_how_many_in_which_legislature() -> None:
    world = staffed()
    world.body("reds", OrganizationKind.POLITICAL_PARTY)
    world.body("other", OrganizationKind.LEGISLATURE)
    world.seat("ann", "bo", party="reds")
    world.seat("cy", party="blues")
    world.seat("gone", party="reds", until="2026-04-08")
    world.member("di", "other", since="2022-05-05", party="reds")
    world.member("activist", "reds", since="2020-01-01")
    answer = body(world, "reds")
    assert set(answer.targets) == {"ann", "bo", "di"}
    assert notes(answer) == ["Members who sit for reds: 2 in the assembly and 1 in the other."]


def test_a_network_means_itself_its_secretariat_and_its_officers_and_tells_a_member_so() -> None:
    world = staffed()
    world.body("alliance", OrganizationKind.NETWORK)
    world.body("office", OrganizationKind.CHARITY)
    world.member("office", "alliance", Role.SECRETARIAT, since="2020-01-01")
    world.member("ann", "alliance", Role.CHAIR, since="2020-01-01")
    world.member("bo", "alliance", Role.MEMBER, since="2020-01-01")
    assert meant(world, "alliance") == {"alliance", "office", "ann"}
    assert notes(body(world, "alliance")) == []
    world.member("fund", "alliance", Role.MEMBER, since="2020-01-01")
    assert notes(body(world, "alliance")) == ["fund is a member of the alliance."]


@pytest.mark.parametrize("kind", [OrganizationKind.COUNCIL, OrganizationKind.CHARITY])
def test_any_other_body_means_itself_and_its_people_never_member_organizations(
    kind: OrganizationKind,
) -> None:
    world = staffed()
    world.body("body", kind)
    world.body("member", OrganizationKind.CHARITY)
    world.member("member", "body", since="2020-01-01")
    world.member("ann", "body", Role.EMPLOYEE, since="2020-01-01")
    world.office("desk", "Adviser", of="body", home="fund")
    world.member("guest", "body", since="2020-01-01", post_id="desk")
    assert meant(world, "body") == {"body", "ann"}


def test_a_path_ends_at_the_first_who_satisfies_the_target() -> None:
    """ann and bo are both in the council: through ann to bo is no path, for ann was the end."""
    world = staffed()
    world.body("council", OrganizationKind.COUNCIL)
    world.member("ann", "council", since="2020-01-01")
    world.member("bo", "council", since="2020-01-01")
    close(world, "staff", "ann")
    assert {path[-1] for path in routes(body(world, "council"))} == {"ann"}
    assert all("ann" not in path[1:-1] for path in routes(body(world, "council")))


def test_a_place_alone_means_its_posts_and_seats_and_its_councils_and_departments() -> None:
    """The committee and the charity there are not meant, the mayor of the town and the seat are;
    with a kind, only the bodies of that kind.
    """
    world = staffed()
    world.area("town")
    world.area("other town")
    world.body("council", OrganizationKind.COUNCIL, at="town")
    world.body("closed council", OrganizationKind.COUNCIL, at="town", until="2022-01-01")
    world.body("other council", OrganizationKind.COUNCIL, at="other town")
    world.body("charity", OrganizationKind.CHARITY, at="town")
    world.office("mayor", "Mayor", of="council")
    world.member("ann", "council", since="2024-01-01", post_id="mayor")
    world.member("clerk", "council", Role.EMPLOYEE, since="2024-01-01")
    world.office("seat", "Member for the town", of=ASSEMBLY, at="town")
    world.member("bo", ASSEMBLY, since="2021-05-06", post_id="seat")
    world.seat("cy")

    def there(place: str, kind: OrganizationKind | None = None) -> set[str]:
        return set(ask(world, PlaceTarget(place=PlaceId(RecordId(place)), kind=kind)).targets)

    assert there("town") == {"ann", "bo", "council"}
    assert there("town", OrganizationKind.COUNCIL) == {"ann", "clerk", "council"}
    assert there("town", OrganizationKind.LEGISLATURE) == {"bo"}
    assert there(WALES) == {"ann", "bo", "cy", "council", "other council"}
    assert there(WALES, OrganizationKind.LEGISLATURE) == {"bo", "cy"}


def test_who_left_seat_and_office_says_so_with_the_month_and_why_where_it_is_known() -> None:
    world = staffed()
    world.seat("ann", until="2025-08-31")
    close(world, "staff", "ann")
    answer = ask(world, PersonTarget(person=person("ann")))
    assert routes(answer) == [("staff", "ann")]
    assert notes(answer) == ["ann left the assembly in August 2025; the source does not say why."]
    world.office("health", "Minister of Health")
    world.minister("bo", "health", since="2021-05-20")
    world.seat("bo", until="2026-04-08")
    answer = ask(world, PersonTarget(person=person("bo")))
    assert notes(answer) == ["bo left the assembly in April 2026; the source does not say why."]
    assert notes(ask(world, PersonTarget(person=person("ann")), as_of="2025-08-31")) == []


def test_between_two_seats_of_one_person_nobody_is_said_to_have_left() -> None:
    world = staffed()
    world.seat("ann", until="2026-04-08")
    world.seat("ann", since="2026-05-08")
    assert notes(ask(world, PersonTarget(person=person("ann")), as_of="2026-04-20")) == []


def test_two_years_after_seat_and_office_nobody_is_looked_for_unless_seen_since() -> None:
    """730 days after 24 November 2024 is 24 November 2026: one day more and the path is gone."""
    world = staffed()
    world.seat("ann", until="2024-11-24")
    world.formal("ann", "fund", since="2020")

    def found(as_of: str) -> tuple[int, bool]:
        answer = ask(world, PersonTarget(person=person("ann")), as_of=as_of)
        return len(answer.paths), answer.no_path is not None

    assert found("2026-11-24") == (1, False)
    assert found("2026-11-25") == (0, True)
    answer = ask(world, PersonTarget(person=person("ann")), as_of="2026-11-25")
    assert answer.no_path is not None
    assert (answer.no_path.reason, say(answer.no_path.sentence)) == (
        NoPathReason.TARGET_UNKNOWN,
        "Nothing is known here of ann since November 2024: no seat, office, meeting or board.",
    )
    assert notes(answer) == ["ann left the assembly in November 2024; the source does not say why."]

    met, said, sat = (staffed() for _ in range(3))
    for each in (met, said, sat):
        each.seat("ann", until="2024-11-24")
        each.formal("ann", "fund", since="2020")
    met.met("ann", "staff", on="2025-01-10")
    said.says("staff", "ann", DeclaredLevel.MET, "2024-01-01")
    sat.body("board", OrganizationKind.CHARITY)
    sat.member("ann", "board", since="2023-01-01", until="2025-01-01")
    for each in (met, said, sat):
        assert ask(each, PersonTarget(person=person("ann")), as_of="2026-11-25").paths


def test_of_one_who_died_there_is_a_note_and_no_path() -> None:
    world = staffed()
    world.people("ann", died="2026-11-01")
    world.met("staff", "ann", on="2026-10-01")
    answer = ask(world, PersonTarget(person=person("ann")))
    assert (routes(answer), notes(answer)) == ([], ["ann died: 1 November 2026."])
    assert routes(ask(world, PersonTarget(person=person("ann")), as_of="2026-10-31")) == [
        ("staff", "ann")
    ]


def test_who_died_is_not_meant_by_a_body_either() -> None:
    world = staffed()
    world.body("council", OrganizationKind.COUNCIL)
    world.member("ann", "council", since="2020-01-01")
    world.people("ann", died="2026-11-01")
    assert meant(world, "council") == {"council"}


def test_of_a_merged_target_its_successor_is_asked() -> None:
    world = staffed()
    world.body(
        "old",
        OrganizationKind.COUNCIL,
        until="2023-03-31",
        status=OrganizationStatus.SUCCEEDED,
        successor="new",
    )
    world.body("new", OrganizationKind.COUNCIL, since="2023-04-01")
    world.member("ann", "new", since="2023-04-01")
    answer = body(world, "old")
    assert set(answer.targets) == {"new", "ann"}
    assert notes(answer) == ["old was succeeded by new in March 2023: new is asked."]
    assert set(body(world, "old", as_of="2023-03-31").targets) == {"old"}


def test_a_target_that_closed_without_successor_has_a_note_and_no_path() -> None:
    """One whose status is unknown is not closed."""
    world = staffed()
    for name, more in (("shut", "2024-05-01"), ("perhaps", None)):
        world.body(
            name,
            OrganizationKind.CHARITY,
            until=more,
            status=None if more else OrganizationStatus.UNKNOWN,
        )
        world.formal(name, "fund", since="2020")
    answer = body(world, "shut")
    assert (routes(answer), notes(answer)) == ([], ["shut closed: 1 May 2024."])
    assert answer.no_path is not None
    assert say(answer.no_path.sentence) == (
        "No path leads to shut, which has closed and has no successor here."
    )
    assert routes(body(world, "perhaps")) == [("fund", "perhaps")]


def test_of_a_body_that_was_split_those_that_took_over_its_parts_are_named() -> None:
    """Also where a body that merged into it is asked for."""
    world = staffed()
    department = OrganizationKind.DEPARTMENT
    for name in ("ponds", "lidos"):
        world.body(name, department)
    world.body("water", department, until="2023-02-07", split_into=("ponds", "lidos"))
    world.body("rain", department, until="2016-07-15", successor="water")
    answer = body(world, "rain")
    assert notes(answer) == [
        "rain was succeeded by water in July 2016: water is asked.",
        "water closed: 7 February 2023.",
    ]
    assert answer.no_path is not None
    assert say(answer.no_path.sentence) == (
        "No path leads to water, which was split. Ask for ponds or lidos instead."
    )


def test_a_date_long_after_the_newest_list_says_how_far_lists_go() -> None:
    """The list was read on 1 July 2026; 90 days later is 29 September."""
    world = staffed()
    world.seat("ann")

    def said(as_of: str) -> list[str]:
        answer = ask(world, PersonTarget(person=person("ann")), as_of=as_of)
        return [say(note) for note in answer.notes if "lists" in say(note)]

    assert said("2026-09-29") == []
    assert said("2026-09-30") == ["This is as far as lists read on 1 July 2026 say."]
    close(world, "staff", "friend")
    world.people("friend")
    assert ask(world, PersonTarget(person=person("friend"))).notes == ()


def test_an_answer_says_that_a_source_that_it_rests_on_may_have_changed() -> None:
    """The list of seats was read on 1 July 2026: twice 30 days later is 30 August. The diary, by
    which they met, was read on the same day, and nobody says how often it is renewed.
    """
    world = staffed()
    world.seat("ann")
    world.met("staff", "ann", on="2026-06-01", sources=("diary:1",))
    listed = world.records.sources["list"]
    sources = {
        "list": replace(listed, cadence_days=30),
        "diary": replace(listed, id="diary", title="A diary"),
        "other": replace(listed, id="other", cadence_days=1),
    }
    world.records = replace(world.records, sources=sources)

    def said(as_of: str) -> list[str]:
        answer = ask(world, PersonTarget(person=person("ann")), as_of=as_of)
        return [say(note) for note in answer.notes if "newer facts" in say(note)]

    assert said("2026-08-30") == []
    late = (
        "A list was last read on 1 July 2026, and is brought up to date about every 30 days: "
        "there may be newer facts that are not here."
    )
    assert said("2026-08-31") == [late]
    sources["diary"] = replace(sources["diary"], cadence_days=10)
    assert said("2026-08-31") == [late.replace("list", "diary").replace("30", "10"), late]
