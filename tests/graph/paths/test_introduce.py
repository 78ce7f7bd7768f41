"""Introduction paths on small invented worlds: each test is one rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.errors import InputError
from graph.model import (
    Dataset,
    DeclaredLevel,
    FormalKind,
    Nation,
    OrganizationKind,
    OrganizationStatus,
    PlaceId,
    RecordId,
    Role,
)
from graph.paths.answer import (
    BodyTarget,
    Lead,
    NoPathReason,
    PersonTarget,
    PlaceTarget,
    PostTarget,
    Target,
)
from graph.ties.tie import Basis
from graph.words import say
from tests.graph.paths.asking import ask, close, know, routes, staffed
from tests.graph.world import ASSEMBLY, GOVERNMENT, World, actor, organization, person, post


def test_a_path_starts_with_the_colleague_who_knows_somebody() -> None:
    """0.64 * 0.64 * (2/3) * 0.8 = 0.2185;
    both hops are evidenced and the weakest is 0.64: a good lead.
    """
    world = staffed()
    close(world, "staff", "ann")
    close(world, "ann", "minister")
    answer = ask(world, PersonTarget(person=person("minister")))
    assert routes(answer) == [("staff", "ann", "minister")]
    path = answer.paths[0]
    assert path.score == pytest.approx(0.64 * 0.64 * 2 / 3 * 0.8)
    assert (path.lead, path.ask_first, path.introducers) == (Lead.GOOD, "staff", ("ann",))
    assert str(path.freshest_evidence) == "2026-11-24"
    assert answer.no_path is None
    assert answer.advice == (), "a good lead needs no advice"


def test_a_colleague_is_never_inside_a_path_unless_a_flag_allows_it() -> None:
    world = staffed()
    world.member("mate", "fund", Role.EMPLOYEE, since="2024-01-01")
    close(world, "mate", "minister")
    target = PersonTarget(person=person("minister"))
    assert routes(ask(world, target)) == [("mate", "minister")]
    assert set(routes(ask(world, target, through_colleagues=True))) == {
        ("mate", "minister"),
        ("fund", "mate", "minister"),
        ("staff", "mate", "minister"),
    }, "colleagues are starts all the same"


def test_a_minister_introduces_for_less_and_never_on_a_good_lead() -> None:
    """0.64 * 0.64 * (0.4 * 2/3) * 0.8 = 0.0874; to a minister the path is as good as any."""
    world = staffed()
    world.office("health", "Minister of Health")
    world.minister("minister", "health", since="2026-05-20")
    close(world, "staff", "minister")
    close(world, "minister", "ann")
    (path,) = ask(world, PersonTarget(person=person("ann"))).paths
    assert path.score == pytest.approx(0.64 * 0.64 * 0.4 * 2 / 3 * 0.8)
    assert path.lead is Lead.FAIR
    (to_minister,) = ask(world, PersonTarget(person=person("minister"))).paths
    assert to_minister.lead is Lead.GOOD


def test_a_path_of_more_than_three_hops_is_a_long_shot() -> None:
    world = staffed()
    for a, b in (("staff", "a"), ("a", "b"), ("b", "c"), ("c", "d")):
        close(world, a, b)
    leads = {
        name: [
            path.lead for path in ask(world, PersonTarget(person=person(name)), max_hops=4).paths
        ]
        for name in ("c", "d")
    }
    assert leads == {"c": [Lead.GOOD], "d": [Lead.LONG_SHOT]}


def test_a_good_lead_has_a_hop_that_is_evidenced() -> None:
    """Two committees of two chairs since 2020: s_m = 1 - 0.2^2 = 0.96, 0.6 of it is 0.576."""
    world = staffed()
    for name in ("c1", "c2"):
        world.body(name, OrganizationKind.COMMITTEE, parent=ASSEMBLY)
        world.member("fund", name, Role.CHAIR, since="2016-05-05")
        world.member("ann", name, Role.CHAIR, since="2016-05-05")
    (path,) = ask(world, PersonTarget(person=person("ann"))).paths
    assert path.hops[0].tie.strength > 0.5
    assert path.lead is Lead.FAIR


def test_who_asked_not_to_be_asked_is_on_no_path() -> None:
    world = staffed()
    close(world, "staff", "minister")
    world.says("minister", "staff", DeclaredLevel.DO_NOT_ASK, "2026-11-24")
    answer = ask(world, PersonTarget(person=person("minister")))
    assert answer.paths == ()


def test_a_government_introduces_only_next_to_the_asking_centre() -> None:
    """fund - government - minister stands; fund - ann - government - minister does not."""
    world = staffed()
    world.office("health", "Minister of Health")
    world.minister("minister", "health")
    world.formal(GOVERNMENT, "fund", FormalKind.FUNDER, since="2020")
    target = PersonTarget(person=person("minister"))
    assert routes(ask(world, target)) == [("fund", GOVERNMENT, "minister")]
    other = staffed()
    other.office("health", "Minister of Health")
    other.minister("minister", "health")
    other.member("ann", GOVERNMENT, Role.EMPLOYEE, since="2020-01-01")
    close(other, "staff", "ann")
    assert ask(other, target).paths == ()


@pytest.mark.parametrize(
    "kind",
    [
        OrganizationKind.UNIVERSITY,
        OrganizationKind.COMPANY,
        OrganizationKind.LEGISLATURE,
        OrganizationKind.COMMITTEE,
        OrganizationKind.POLITICAL_PARTY,
    ],
)
def test_some_kinds_of_body_never_introduce(kind: OrganizationKind) -> None:
    world = staffed()
    world.body("body", kind)
    world.people("ann")
    world.formal("body", "fund", FormalKind.PARTNER, since="2020")
    world.formal("body", "ann", FormalKind.PARTNER, since="2020")
    assert ask(world, PersonTarget(person=person("ann"))).paths == ()
    themselves = {OrganizationKind.UNIVERSITY, OrganizationKind.COMPANY}
    itself = [("fund", "body")] if kind in themselves else []
    assert routes(ask(world, BodyTarget(body=organization("body")))) == itself


def test_a_body_that_is_not_open_never_introduces_and_a_dead_person_neither() -> None:
    world = staffed()
    world.body("gone", OrganizationKind.CHARITY, until="2026-01-01")
    world.people("late", died="2026-10")
    world.people("ann")
    world.formal("gone", "fund", FormalKind.PARTNER, since="2020")
    world.formal("gone", "ann", FormalKind.PARTNER, since="2020")
    for end in ("staff", "ann"):
        world.met("late", end, on="2026-09-01")
    assert ask(world, PersonTarget(person=person("ann"))).paths == ()
    assert routes(ask(world, PersonTarget(person=person("ann")), as_of="2026-09-30")) == [
        ("staff", "late", "ann")
    ]


def test_who_left_seat_and_office_introduces_only_after_contact_since() -> None:
    world = staffed()
    world.seat("former", until="2026-04-08")
    for end in ("staff", "ann"):
        world.people(end)
        world.met("former", end, on="2026-03-01")
    assert ask(world, PersonTarget(person=person("ann"))).paths == ()
    world.met("former", "somebody", on="2026-06-01")
    world.people("somebody")
    assert routes(ask(world, PersonTarget(person=person("ann")))) == [("staff", "former", "ann")]


def test_a_detour_is_dropped_unless_its_lead_is_better() -> None:
    """staff - ann - minister is best;
    staff - bo - ann - minister holds ann and more, with no better lead.

    For cy the direct introducer's own hop is weak (know, 0.192):
    going through bo, all hops are 0.64 and the lead is good.
    """
    world = staffed()
    for a, b in (("staff", "ann"), ("staff", "bo"), ("bo", "ann"), ("ann", "minister")):
        close(world, a, b)
    assert routes(ask(world, PersonTarget(person=person("minister")), diversity=0.0)) == [
        ("staff", "ann", "minister")
    ]
    other = staffed()
    know(other, "staff", "cy")
    for a, b in (("staff", "bo"), ("bo", "cy"), ("cy", "minister")):
        close(other, a, b)
    found = ask(other, PersonTarget(person=person("minister")), diversity=0.0)
    assert routes(found) == [("staff", "bo", "cy", "minister"), ("staff", "cy", "minister")]
    assert [path.lead for path in found.paths] == [Lead.GOOD, Lead.FAIR]


def test_substitutes_are_one_row_the_best_first() -> None:
    """Three members of one committee know staff alike and share the committee with the minister:
    one path, two substitutes.
    """
    world = staffed()
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.seat("minister", "m1", "m2", "m3")
    for name in ("minister", "m1", "m2", "m3"):
        world.member(name, "committee")
    for name in ("m1", "m2", "m3"):
        close(world, "staff", name)
    answer = ask(world, PersonTarget(person=person("minister")))
    assert routes(answer) == [("staff", "m1", "minister")]
    assert answer.paths[0].substitutes == ("m2", "m3")


def test_ends_of_a_government_are_one_row_told_by_the_first_minister() -> None:
    """Each is tied to the government alike, 0.9 * 0.5 = 0.45, and the Centre by a grant."""
    world = staffed()
    world.formal(GOVERNMENT, "fund", FormalKind.FUNDER, since="2020")
    for name, label in (
        ("ann", "Deputy First Minister"),
        ("bo", "First Minister of the Isle"),
        ("cy", "Minister of Health"),
    ):
        world.office(f"office of {name}", label)
        world.minister(name, f"office of {name}", since="2026-05-20")
    (path,) = ask(world, BodyTarget(body=organization(GOVERNMENT))).paths
    assert path.actors == ("fund", GOVERNMENT, "bo")
    assert (path.other_ends, path.substitutes) == (("ann", "cy"), ())


def test_ends_of_a_committee_are_one_row_told_by_its_chair_else_by_the_first_id() -> None:
    """fund is listed in a group with all three; the chair of another committee is none here."""
    world = staffed()
    for name in ("works", "others"):
        world.body(name, OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.group("bees")
    world.member("fund", "bees", Role.OUTSIDE_ORGANIZATION)
    for name in ("ann", "bo", "cy"):
        world.seat(name)
        world.member(name, "bees")
        world.member(name, "works")
    world.member("cy", "others", Role.CHAIR)
    works = BodyTarget(body=organization("works"))
    (path,) = ask(world, works).paths
    assert (path.actors, path.other_ends) == (("fund", "ann"), ("bo", "cy"))
    world.member("bo", "works", Role.CONVENER)
    (path,) = ask(world, works).paths
    assert (path.actors, path.other_ends) == (("fund", "bo"), ("ann", "cy"))


def test_on_a_direct_path_a_chair_of_the_largest_shared_body_who_still_sits_is_asked_first() -> (
    None
):
    """Of two chairs the one who chairs now; the chair is not asked for the way to themselves, nor
    one who has left, nor one who is to be avoided.
    """
    world = staffed()
    world.group("bees")
    world.member("fund", "bees", Role.OUTSIDE_ORGANIZATION)
    world.seat("ann", "before", "now")
    world.seat("gone", until="2026-04-08")
    world.member("before", "bees", Role.CHAIR, "2021-06-01", "2024-06-01")
    world.member("now", "bees", Role.CHAIR, "2024-06-02")
    world.member("ann", "bees", since="2021-06-01")

    def asked_first(who: str, **more: object) -> str | None:
        target = PersonTarget(person=person(who))
        direct = [path for path in ask(world, target, **more).paths if len(path.actors) == 2]  # type: ignore[arg-type]  # passed on
        return direct[0].ask_first

    assert asked_first("ann") == "now"
    assert asked_first("now") is None
    assert asked_first("ann", avoid=frozenset({actor("now")})) is None
    world.group("former", former=True)
    world.member("fund", "former", Role.OUTSIDE_ORGANIZATION)
    world.member("gone", "former", Role.CHAIR)
    world.member("before", "former", Role.CONVENER)
    world.seat("bo")
    world.member("bo", "former")
    assert asked_first("bo") == "before", "gone has left"


def test_diversity_prefers_a_weaker_path_through_others_and_zero_gives_the_best_rows() -> None:
    """Two rows end over the same committee and club, a third over bo.

    m1 and the minister: 1 - 0.45 * 0.76 = 0.6580 shared, s = 0.3948. staff knows m1 at 0.64, m2 at
    0.352, bo at 0.24; bo and the minister 0.352. Without their like factor 0.5333: m1 0.2527, m2
    0.1390, bo 0.0845. m2 shares two of four with m1: with gamma 1 it weighs 0.0695, less than bo.
    """
    world = staffed()
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.body("club", OrganizationKind.NETWORK)
    world.seat("minister", "m1", "m2")
    for name in ("minister", "m1", "m2"):
        world.member(name, "committee")
        world.member(name, "club")
    close(world, "staff", "m1")
    world.people("bo")
    world.says("staff", "m2", DeclaredLevel.KNOW_WELL, "2026-11-24")
    world.says("staff", "bo", DeclaredLevel.KNOW, "2026-11-24")
    world.says("bo", "staff", DeclaredLevel.KNOW, "2026-11-24")
    world.says("bo", "minister", DeclaredLevel.KNOW_WELL, "2026-11-24")
    target = PersonTarget(person=person("minister"))
    plain, diverse = (
        ask(world, target, first=2, diversity=0.0),
        ask(world, target, first=2, diversity=1.0),
    )
    assert routes(plain) == [("staff", "m1", "minister"), ("staff", "m2", "minister")]
    assert routes(diverse) == [("staff", "m1", "minister"), ("staff", "bo", "minister")]
    assert [path.rank for path in diverse.paths] == [1, 2]
    assert [path.score for path in diverse.paths] == pytest.approx(
        [0.2527 * 0.53333, 0.0845 * 0.53333], abs=5e-5
    )


def test_avoided_actors_are_not_gone_through_and_bases_narrow_the_ties() -> None:
    world = staffed()
    close(world, "staff", "ann")
    close(world, "ann", "minister")
    target = PersonTarget(person=person("minister"))
    avoided = ask(world, target, avoid=frozenset({actor("ann")}))
    assert avoided.no_path is not None
    assert (avoided.no_path.reason, avoided.no_path.hops_needed) == (NoPathReason.ONLY_EXCLUDED, 2)
    narrow = ask(world, target, basis=frozenset({Basis.POTENTIAL}))
    assert narrow.no_path is not None
    assert narrow.no_path.reason is NoPathReason.ONLY_EXCLUDED


def test_a_post_is_its_holder_and_a_body_any_member_and_a_place_its_bodies() -> None:
    world = staffed()
    world.office("health", "Minister of Health")
    world.minister("minister", "health")
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.seat("minister", "member")
    world.member("member", "committee")
    world.body("council", OrganizationKind.COUNCIL)
    wales = PlaceId(RecordId("W92000004"))
    assert ask(world, PostTarget(post=post("health"))).targets == ("minister",)
    assert ask(world, BodyTarget(body=organization("committee"))).targets == ("member",)
    assert ask(world, BodyTarget(body=organization(GOVERNMENT))).targets == ("minister",)
    assert ask(world, PlaceTarget(place=wales, kind=OrganizationKind.COUNCIL)).targets == (
        "council",
    )
    assert set(ask(world, PlaceTarget(place=wales, kind=OrganizationKind.LEGISLATURE)).targets) == {
        "member",
        "minister",
    }


def test_no_path_says_why() -> None:
    world = staffed()
    world.office("health", "Minister of Health", holders_from="2026-05-08")
    world.people("alone")
    world.member("far", "club", since="2020-01-01")
    world.body("club", OrganizationKind.NETWORK)
    world.member("farther", "club", since="2020-01-01")

    def reason(target: Target, **more: object) -> tuple[NoPathReason, int | None]:
        nothing = ask(world, target, **more).no_path  # type: ignore[arg-type]  # passed on
        assert nothing is not None
        return nothing.reason, nothing.hops_needed

    assert reason(PostTarget(post=post("health"))) == (NoPathReason.TARGET_VACANT, None)
    assert reason(PostTarget(post=post("health")), as_of="2015-06-01") == (
        NoPathReason.TARGET_UNKNOWN,
        None,
    )
    assert reason(PersonTarget(person=person("alone"))) == (NoPathReason.TARGET_HAS_NO_TIES, None)
    assert reason(PersonTarget(person=person("far"))) == (NoPathReason.NOT_CONNECTED, None)
    for a, b in (("staff", "p1"), ("p1", "p2"), ("p2", "far")):
        close(world, a, b)
    assert reason(PersonTarget(person=person("far")), max_hops=2) == (
        NoPathReason.BEYOND_MAX_HOPS,
        3,
    )
    world.centre("hermit")
    assert reason(PersonTarget(person=person("far")), centre="hermit") == (
        NoPathReason.CENTRE_HAS_NO_TIES,
        None,
    )


def test_a_vacant_post_says_since_when_it_has_been_vacant() -> None:
    world = staffed()
    world.office("health", "Minister of Health", holders_from="2022-05-05")
    world.minister("ann", "health", since="2022-05-05", until="2024-02-02")
    nothing = ask(world, PostTarget(post=post("health"))).no_path
    assert nothing is not None
    assert say(nothing.sentence) == (
        "Nobody held the post of Minister of Health on 24 November 2026: its last holder "
        "left in February 2024."
    )


def test_no_path_names_what_the_data_cannot_know_and_the_last_contact_through_a_predecessor() -> (
    None
):
    world = World()
    world.centre(
        "old",
        until="2022-12",
        status=OrganizationStatus.MERGED,
        successor="new",
        name="The Old Centre",
    )
    world.centre("new", since="2022-12", name="New")
    world.body("charity", OrganizationKind.CHARITY)
    world.seat("ann")
    world.met("old", "charity", on="2019-02", attendance=200)
    answer = ask(world, PersonTarget(person=person("ann")), centre="new")
    nothing = answer.no_path
    assert nothing is not None
    assert list(map(say, nothing.unknowns)) == ["lists name no outside organizations"]
    contact = world.records.interactions[nothing.last_contact]  # type: ignore[index]  # asserted by the look-up
    assert (str(contact.date), nothing.last_contact_through) == ("2019-02", "old")
    assert list(map(say, answer.notes)) == [
        "The Old Centre merged into New: December 2022.",
        "This is as far as lists read on 1 July 2026 say.",
        "No step that is known here would bring New closer. Write to ann directly.",
    ]


def test_what_the_data_cannot_know_is_three_sentences_those_on_the_nation_first() -> None:
    world = World()
    world.centre("fund")
    world.seat("ann")
    datasets = {
        name: Dataset(id=name, title=name, nation=nation, does_not_state=said)
        for name, nation, said in (
            ("a", None, ("Centres: staff", "Centres: funders")),
            ("b", Nation.SCOTLAND, ("Scotland: groups",)),
            ("c", Nation.WALES, ("Wales: ministers", "Wales: committees")),
        )
    }
    world.records = replace(world.records, datasets=datasets)
    nothing = ask(world, PersonTarget(person=person("ann"))).no_path
    assert nothing is not None
    assert list(map(say, nothing.unknowns)) == [
        "Wales: ministers",
        "Wales: committees",
        "Centres: staff",
    ]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"first": 0}, "first is 0. It goes from 1 to 20."),
        ({"first": 21}, "first is 21. It goes from 1 to 20."),
        ({"max_hops": 7}, "maxHops is 7. It goes from 1 to 6."),
        ({"diversity": 1.5}, "diversity is 1.5. It goes from 0 to 1."),
        ({"basis": frozenset()}, "No basis is chosen"),
        ({"avoid": frozenset({actor("nobody")})}, 'No person or organization has the id "nobody"'),
        ({"centre": "ann"}, "ann is no What Works Centre"),
        ({"centre": "nothing"}, 'No Centre has the id "nothing"'),
        (
            {"target": PersonTarget(person=person("nobody"))},
            '"nobody" is the id of nothing here; a person was asked for.',
        ),
        (
            {"target": PersonTarget(person=person("fund"))},
            '"fund" is an organisation (fund), not a person.',
        ),
        (
            {"target": PersonTarget(person=person("staff"))},
            "staff works for fund: no introduction is needed.",
        ),
        (
            {"target": BodyTarget(body=organization("fund"))},
            "The Centre and the target are the same",
        ),
    ],
)
def test_a_question_that_cannot_be_is_refused_with_words(
    more: dict[str, object], words: str
) -> None:
    world = staffed()
    world.people("ann")
    options: dict[str, object] = {"target": PersonTarget(person=person("ann")), **more}
    with pytest.raises(InputError) as refused:
        ask(world, **options)  # type: ignore[arg-type]  # passed on
    assert words in str(refused.value)


def test_whether_there_are_more_paths_than_are_shown_is_said_where_it_is_known() -> None:
    """Three lead to the minister, no two by ties of the same bands;
    of 55 in one committee each could stand in for any other.
    """
    world = staffed()
    for name, first, second in (("ann", close, close), ("bob", know, close), ("cat", close, know)):
        first(world, "staff", name)
        second(world, name, "minister")
    target = PersonTarget(person=person("minister"))
    assert ask(world, target, first=2, diversity=0.0).more is True
    assert ask(world, target, first=3).more is False

    crowd = World()
    crowd.centre("fund")
    crowd.group("bees")
    crowd.member("fund", "bees", Role.OUTSIDE_ORGANIZATION)
    crowd.body("works", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    for name in ("minister", *(f"peer-{n}" for n in range(55))):
        crowd.seat(name, since="2026-05-08")
        crowd.member(name, "works", since="2026-06-01")
    for n in range(55):
        crowd.member(f"peer-{n}", "bees")
    one = ask(crowd, target, first=1, max_hops=2)
    assert len(one.paths) == 1
    assert one.more is None, "50 candidates made one row, and the search ends there"
    assert ask(crowd, target, first=2, max_hops=2).more is False
