"""Lyonesse, the demonstration: made anew to the same bytes, read without a
problem, and answering as said.

Every question is asked on 24 November 2026, three days after the diary was read.
The factors are those of `graph.ties.parameters`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from cli.demonstration import tables_on
from graph import tables
from graph.metrics.acquaintance import acquaintance
from graph.metrics.listed import list_as_of
from graph.metrics.next_steps import next_steps
from graph.metrics.question import WINDOW, MetricId, MetricsQuestion
from graph.metrics.rows import rows
from graph.metrics.scope import Scope
from graph.model import (
    ActorId,
    DeclaredLevel,
    Nation,
    OrganizationId,
    OrganizationKind,
    PostId,
    PostKind,
    RecordId,
    Records,
    TargetAudience,
)
from graph.names.search import Names
from graph.ontology import CENTRE_KINDS
from graph.paths.answer import (
    AdviceStep,
    IntroductionPaths,
    Lead,
    NoPathReason,
    PostTarget,
    Question,
)
from graph.paths.answer import Path as Way
from graph.paths.introduce import introduction_paths
from graph.paths.notes import INVENTED
from graph.privacy.policy import visible
from graph.records.index import Index
from graph.tenure import Occupancy, Tenure
from graph.ties.network import TieNetwork
from graph.ties.tie import Basis
from graph.view import View, Viewer
from seeds.demo.__main__ import main
from seeds.sources.emission import post_id

COMMITTED = Path(__file__).parents[2] / "seeds" / "demo" / "tables"
TODAY = dt.date(2026, 11, 24)
LANTERNLIGHT = "demo-lanternlight-centre-for-childhood"
EVERHEARTH = "demo-everhearth-centre-for-homes"
EVENGLOW = "demo-evenglow-centre-for-later-life"
CHILDHOOD = "demo-minister-for-childhood-and-learning"
HOMES = "demo-minister-for-homes-and-hearths"
FIRST_MINISTER = "demo-first-minister-of-lyonesse"
COASTS = "demo-minister-for-tides-and-coasts"
PUBLIC = Viewer()
JASPER, ELODIE = "demo-jasper-quincetree", "demo-elodie-brambleworth"


@pytest.fixture(scope="module")
def records() -> Records:
    return tables.read(COMMITTED)


@pytest.fixture(scope="module")
def today(records: Records) -> View:
    return view_of(records, TODAY)


def view_of(records: Records, as_of: dt.date, viewer: Viewer = PUBLIC) -> View:
    records = visible(records, viewer)
    tenure = Tenure(records)
    return View(
        viewer,
        as_of,
        records,
        tenure,
        Names(records, tenure),
        TieNetwork(records, tenure, as_of),
        Index(records),
    )


def actor(id_: str) -> ActorId:
    return ActorId(RecordId(id_))


def ask(view: View, centre: str, post: str) -> IntroductionPaths:
    return introduction_paths(
        view, Question(centre=OrganizationId(actor(centre)), target=PostTarget(post=post_id(post)))
    )


def chain(way: Way) -> tuple[str, ...]:
    return tuple(id_.removeprefix("demo-") for id_ in way.actors)


def files(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_tables_are_made_anew_to_the_same_bytes(tmp_path: Path) -> None:
    main(["--to", str(tmp_path)])
    assert files(tmp_path) == files(COMMITTED)


def test_everything_is_marked_as_invented_and_but_for_own_meetings_for_everybody(
    records: Records,
) -> None:
    assert records.invented
    assert [(one.id, one.invented) for one in records.datasets.values()] == [("lyonesse", True)]
    for table in ("people", "organizations", "posts", "interactions"):
        assert [id_ for id_ in getattr(records, table) if not id_.startswith("demo-")] == []
    for table in ("people", "organizations", "memberships", "target_lists", "declared_ties"):
        assert {record.audience.text for record in getattr(records, table).values()} == {"public"}
    own = [one for one in records.interactions.values() if not one.audience.is_public]
    assert Counter(one.audience.text for one in own) == {
        LANTERNLIGHT: 10,
        EVERHEARTH: 6,
        EVENGLOW: 3,
    }
    assert all(one.recorded_by == one.audience.text for one in own)


def test_each_metric_but_that_of_several_nations_has_a_value_for_one_of_the_centres(
    records: Records,
) -> None:
    """And no two Centres read the same: each has met somebody of whom the others do not know."""
    measured = {
        centre: rows(
            view_of(records, TODAY, Viewer(centre=OrganizationId(actor(centre)))),
            MetricsQuestion(nations=(Nation.WALES,)),
        )
        for centre in (LANTERNLIGHT, EVERHEARTH, EVENGLOW)
    }
    known = {one.metric for each in measured.values() for one in each if one.value is not None}
    of_works = {MetricId.M_24, MetricId.M_25, MetricId.M_26}  # nobody in Lyonesse tells of any
    assert set(MetricId) - known == {MetricId.M_28, *of_works}
    strength = {
        one.value for each in measured.values() for one in each if one.metric is MetricId.M_03
    }
    assert len(strength) == 3
    listed = list_as_of(view_of(records, TODAY), Nation.WALES, TargetAudience.POLICY)
    weights = Counter(target.weight for target in listed.targets)
    assert weights == {3.0: 8, 2.0: 5}  # ministers, one post of which is vacant, and chairs


def test_each_centre_has_something_to_do_and_two_knew_who_left(records: Records) -> None:
    """Cosmo Paperboat met Ansel Oarlock once, who sees the Minister for Roads and Ferries often; a
    second meeting makes a good lead of a fair one. So it is with Vesper Windowsill, Winifred Shawl
    and the Counsel. Hesper Dapplegrey left office on 6 November.
    """
    steps, knew = {}, {}
    for centre in (LANTERNLIGHT, EVERHEARTH, EVENGLOW):
        own = OrganizationId(actor(centre))
        view = view_of(records, TODAY, Viewer(centre=own))
        scope = Scope.of_list(view, Nation.WALES, TargetAudience.POLICY, (own,), WINDOW)
        found = acquaintance(scope)
        steps[centre] = [
            (step.target, step.now, step.advice.lead_if_done, step.advice.people)
            for step in next_steps(scope, own, found.others, 60.0).steps
            if step.advice is not None
        ]
        (move,) = found.moves
        assert (move.left, move.came) == ((actor("demo-hesper-dapplegrey"),), ())
        knew[centre] = move.knew is not None
    assert steps[LANTERNLIGHT] == [
        ("demo-barnaby-moonrake", Lead.FAIR, Lead.GOOD, ("demo-ansel-oarlock",))
    ]
    assert steps[EVERHEARTH] == [
        ("demo-ursula-parchment", Lead.FAIR, Lead.GOOD, ("demo-winifred-shawl",))
    ]
    assert len(steps[EVENGLOW]) == 3
    assert knew == {LANTERNLIGHT: True, EVERHEARTH: True, EVENGLOW: False}


def test_years_later_it_is_as_lively(records: Records, tmp_path: Path) -> None:
    """Sixty weeks and three days later its tables are sixty weeks later, as somebody finds them
    three days after they were made.
    """
    after = dt.timedelta(weeks=60, days=3)
    moved = tables.read(tables_on(TODAY + after, tmp_path))
    assert tables_on(TODAY + dt.timedelta(days=6), tmp_path / "none") == COMMITTED
    assert moved.people.keys() == records.people.keys()
    assert moved.memberships.keys() == records.memberships.keys()
    viewer = Viewer(centre=OrganizationId(actor(EVERHEARTH)))
    asked = MetricsQuestion(nations=(Nation.WALES,))
    found = [
        [(one.metric, one.part, one.value, one.targets) for one in rows(view, asked)]
        for view in (
            view_of(moved, TODAY + after, viewer),
            view_of(records, TODAY + dt.timedelta(days=3), viewer),
        )
    ]
    assert found[0] == found[1]


def test_no_name_or_id_is_one_of_the_bundled_facts(records: Records, bundled: Records) -> None:
    assert not {p.name for p in records.people.values()} & {p.name for p in bundled.people.values()}
    assert not {o.name for o in records.organizations.values()} & {
        o.name for o in bundled.organizations.values()
    }
    assert {p.name for p in records.places.values()} & {
        p.name for p in bundled.places.values()
    } == {"Wales"}


def test_three_centres_and_forty_office_holders(today: View) -> None:
    """34 members since the election and 1 since July, the Counsel without a
    seat, 4 council leaders.
    """
    centres = [o for o in today.records.organizations.values() if o.kind in CENTRE_KINDS]
    assert len(centres) == 3
    kinds = {PostKind.MEMBER, PostKind.MINISTER, PostKind.CHAIR}
    posts = [post.id for post in today.records.posts.values() if post.kind in kinds]
    assert (
        len(
            {
                spell.membership.actor
                for post in posts
                for spell in today.tenure.of_post(post, TODAY)
            }
        )
        == 34 + 1 + 1 + 4
    )


def test_the_diary_has_contacts_in_each_of_twelve_months(records: Records) -> None:
    months = {one.date.text[:7] for one in records.interactions.values()}
    year = {"2025-12", *(f"2026-{month:02}" for month in range(1, 12))}
    assert months == year | {"2024-10"}


def test_two_embedded_posts_have_a_home_a_host_and_days(records: Records) -> None:
    posts = [post for post in records.posts.values() if post.kind is PostKind.EMBEDDED]
    assert {(post.homes, post.organization, post.days_per_week) for post in posts} == {
        ((LANTERNLIGHT,), "demo-department-for-childhood-and-learning", 2),
        ((EVERHEARTH,), "demo-nine-geese-council", 3),
    }


def test_a_good_lead_begins_in_an_embedded_post(today: View) -> None:
    answer = ask(today, LANTERNLIGHT, CHILDHOOD)
    assert answer.targets == (ELODIE,)
    best = answer.paths[0]
    assert chain(best) == ("rosamund-inkwell", "crispin-ledgerline", "elodie-brambleworth")
    assert (best.lead, best.ask_first) == (Lead.GOOD, "demo-rosamund-inkwell")
    assert {hop.tie.basis for hop in best.hops} == {Basis.EVIDENCED}
    assert answer.notes == (INVENTED,)


def test_a_fair_lead_through_a_group_names_a_substitute(today: View) -> None:
    """Two deputies of one group and one party:
    0.6 * 0.40 = 0.24 to the Centre, 0.6 * 0.50 = 0.30 to the minister.
    """
    way = next(path for path in ask(today, LANTERNLIGHT, CHILDHOOD).paths if path.substitutes)
    assert chain(way) == (
        "lanternlight-centre-for-childhood",
        "corisande-lambswool",
        "elodie-brambleworth",
    )
    assert way.substitutes == ("demo-ysmay-pennywhistle",)
    assert way.lead is Lead.FAIR
    assert [hop.tie.strength for hop in way.hops] == pytest.approx([0.24, 0.30], abs=5e-4)
    assert {hop.tie.basis for hop in way.hops} == {Basis.POTENTIAL}


def test_whoever_does_not_want_to_be_asked_is_on_no_path_to_that_person(today: View) -> None:
    """Jasper met the minister three times; without his wish the best path would be his own."""
    assert all(JASPER not in path.actors for path in ask(today, LANTERNLIGHT, CHILDHOOD).paths)
    tie = today.network.tie(actor(JASPER), actor(ELODIE))
    assert tie is not None
    assert tie.do_not_ask
    assert len(tie.contacts) == 3
    ties = {
        id_: one
        for id_, one in today.records.declared_ties.items()
        if one.level is not DeclaredLevel.DO_NOT_ASK
    }
    without = view_of(replace(today.records, declared_ties=ties), TODAY)
    assert (JASPER, ELODIE) in [path.actors for path in ask(without, LANTERNLIGHT, CHILDHOOD).paths]


def test_a_minister_who_left_is_asked_for_before_and_not_shown_after(today: View) -> None:
    roderic = actor("demo-roderic-greensleeves")
    assert not today.tenure.in_office(roderic, TODAY)
    assert ask(view_of(today.records, dt.date(2026, 5, 7)), LANTERNLIGHT, CHILDHOOD).targets == (
        roderic,
    )
    between = today.tenure.occupancy(PostId(RecordId(CHILDHOOD)), dt.date(2026, 5, 10))
    assert between is Occupancy.VACANT


def test_a_path_of_three_hops_begins_in_a_council(today: View) -> None:
    chains = [chain(path) for path in ask(today, EVERHEARTH, HOMES).paths]
    assert (
        "bruno-latchkey",
        "edda-ropewalk",
        "berta-cloudberry",
        "peregrine-puddingstone",
    ) in chains


def test_a_long_shot_rests_on_one_old_meeting_and_says_what_would_help(today: View) -> None:
    """A meeting of three 770 days ago: 0.9 * 0.05 * 2^(-770/1825) = 0.0336."""
    answer = ask(today, EVENGLOW, FIRST_MINISTER)
    best = answer.paths[0]
    assert (best.lead, best.weakest_hop.tie.basis) == (Lead.LONG_SHOT, Basis.PAST_CONTACT)
    assert chain(best)[:2] == ("agatha-teacosy", "wilfrith-damson")
    assert best.weakest_hop.tie.strength == pytest.approx(0.0336, abs=5e-5)
    steps = [(step.step, step.organization, step.lead_if_done) for step in answer.advice]
    assert (AdviceStep.MEET_INTRODUCER, None, Lead.FAIR) in steps
    assert (
        AdviceStep.MEET_OFFICER,
        "demo-lyonesse-cross-party-group-on-older-people-and-ageing",
        Lead.FAIR,
    ) in steps


def test_no_path_says_how_many_hops_would_do_and_whom_to_meet(today: View) -> None:
    answer = ask(today, EVENGLOW, "demo-leader-farther-isles")
    assert answer.paths == ()
    assert answer.no_path is not None
    assert (answer.no_path.reason, answer.no_path.hops_needed) == (NoPathReason.BEYOND_MAX_HOPS, 4)
    assert answer.no_path.last_contact == "demo-meeting-2024-10-15-agatha-teacosy-wilfrith-damson"
    assert {(step.step, step.organization, step.people) for step in answer.advice} == {
        (
            AdviceStep.MEET_OFFICER,
            "demo-lyonesse-network-for-ageing-well",
            ("demo-drusilla-inglenook",),
        ),
        (
            AdviceStep.MEET_OFFICER,
            "demo-lyonesse-cross-party-group-on-older-people-and-ageing",
            ("demo-aldous-bellwether", "demo-dunstan-cobblestone"),
        ),
    }, "the network and the group of the nation"
    assert answer.notes == (INVENTED,)


def test_a_vacant_office_is_said_to_be_vacant(today: View) -> None:
    answer = ask(today, LANTERNLIGHT, COASTS)
    assert answer.no_path is not None
    assert answer.no_path.reason is NoPathReason.TARGET_VACANT
    seats = [p for p in today.records.posts.values() if p.kind is PostKind.MEMBER]
    assert [today.tenure.occupancy(seat.id, TODAY) for seat in seats].count(Occupancy.VACANT) == 1


def test_ties_are_said_by_both_sides_or_by_one(records: Records) -> None:
    said = {(one.by, one.about) for one in records.declared_ties.values()}
    assert len([pair for pair in said if pair[::-1] in said]) == 2 * 2
    assert len([pair for pair in said if pair[::-1] not in said]) == 4


def test_every_kind_of_body_that_the_questions_need_is_there(records: Records) -> None:
    kinds = {one.kind for one in records.organizations.values()}
    wanted = {
        "legislature",
        "committee",
        "cross-party-group",
        "ministerial-team",
        "government",
        "department",
        "council",
        "network",
        "political-party",
        "charity",
        "funder",
        "university",
        "centre",
    }
    assert {OrganizationKind(kind) for kind in wanted} == kinds
