"""The committed tables, as they stand on 24 November 2026.
Counts are those of the sources, counted apart from the compilers.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from graph.model import (
    ActorId,
    Membership,
    Nation,
    Organization,
    OrganizationId,
    OrganizationKind,
    OrganizationStatus,
    PersonId,
    Place,
    PlaceId,
    PlaceKind,
    PostId,
    PostKind,
    RecordId,
    Records,
    Role,
)
from graph.names.former_titles import now_called
from graph.ontology import CENTRE_KINDS
from graph.sources import cite
from graph.tenure import Tenure, is_open
from seeds.sources.emission import organization_id

TODAY = dt.date(2026, 11, 24)
WORDS_AS_SOURCE = {
    "other pages, as noted when the row was compiled",
    "roundtable note of 4 October 2019",
}


NATIONS_AND_REGIONS = frozenset({PlaceKind.COUNTRY, PlaceKind.NATION, PlaceKind.REGION})


@pytest.fixture(scope="module")
def tenure(bundled: Records) -> Tenure:
    return Tenure(bundled)


@pytest.mark.parametrize(
    ("team", "count"),
    [("scottish-ministers", 19), ("ni-executive-ministers", 12), ("welsh-ministers", 15)],
)
def test_ministers_of_today(tenure: Tenure, team: str, count: int) -> None:
    spells = tenure.of_organization(organization_id(team), TODAY)
    assert len(spells) == len({spell.membership.actor for spell in spells}) == count


@pytest.mark.parametrize(
    ("legislature", "today", "ever", "rows"),
    [
        ("scottish-parliament", 129, 416, 961),
        ("senedd", 96, 227, 481),
        ("ni-assembly", 90, 332, 845),
    ],
)
def test_members_of_today_and_ever(
    bundled: Records, tenure: Tenure, legislature: str, today: int, ever: int, rows: int
) -> None:
    seats = [m for m in bundled.memberships.values() if m.organization == legislature]
    seated = tenure.of_organization(organization_id(legislature), TODAY)
    assert (len(seated), len({m.actor for m in seats}), len(seats)) == (today, ever, rows)


def test_people(bundled: Records) -> None:
    """The 975 who ever had a seat, the Counsel General, and one who is newer than the register."""
    people = [person for person in bundled.people.values() if person.replaced_by is None]
    assert len(people) == 975 + 2
    assert [person.id for person in people if person.name is None] == ["person-26885"]
    assert bundled.people[PersonId(ActorId(RecordId("person-10368")))].name == "Elfyn Llwyd"


def test_nobody_is_in_a_post_twice_on_one_day(bundled: Records) -> None:
    held: dict[tuple[ActorId | None, PostId], list[Membership]] = defaultdict(list)
    for membership in bundled.memberships.values():
        if membership.post is not None:
            held[membership.actor, membership.post].append(membership)
    twice = []
    for rows in held.values():
        rows.sort(key=lambda m: m.valid_from.first if m.valid_from else dt.date.min)
        twice += [
            (a.id, b.id)
            for a, b in pairwise(rows)
            if a.valid_to is None
            or (b.valid_from is not None and b.valid_from.first <= a.valid_to.last)
        ]
    assert twice == []


def test_nobody_is_on_a_committee_twice_on_one_day(bundled: Records, tenure: Tenure) -> None:
    for committee in bundled.organizations.values():
        if committee.kind is OrganizationKind.COMMITTEE:
            for day in (TODAY, dt.date(2026, 9, 20), dt.date(2026, 8, 1)):
                actors = [
                    spell.membership.actor for spell in tenure.of_organization(committee.id, day)
                ]
                assert len(actors) == len(set(actors)), (committee.name, day)


def test_the_first_minister_of_northern_ireland_holds_one_post_once(
    bundled: Records, tenure: Tenure
) -> None:
    post = PostId(RecordId("ni-executive-ministers-first-minister"))
    (spell,) = tenure.of_post(post, TODAY)
    assert spell.membership.actor is not None
    posts = [
        one.membership.post
        for one in tenure.of_actor(spell.membership.actor, TODAY)
        if one.membership.role is Role.MINISTER
    ]
    assert posts == [post]


def test_helpers_of_ministers_hold_no_post(bundled: Records) -> None:
    labels = {post.label for post in bundled.posts.values() if post.kind is PostKind.MINISTER}
    assert not [
        label
        for label in labels
        if "Liaison" in label or "Private Secretary" in label or "Aide" in label
    ]


def test_groups_by_session(bundled: Records) -> None:
    groups = Counter(
        (o.parent, o.status)
        for o in bundled.organizations.values()
        if o.kind is OrganizationKind.CROSS_PARTY_GROUP
    )
    assert groups == {
        ("senedd", OrganizationStatus.FORMER_SESSION): 74,
        ("senedd", OrganizationStatus.FORMER_SESSION_UNCLEAR): 5,
        ("senedd", None): 12,
        ("scottish-parliament", OrganizationStatus.FORMER_SESSION): 104,
        ("ni-assembly", None): 56,
    }


def test_committees(bundled: Records) -> None:
    committees = Counter(
        o.parent for o in bundled.organizations.values() if o.kind is OrganizationKind.COMMITTEE
    )
    rows = Counter(
        bundled.organizations[m.organization].parent
        for m in bundled.memberships.values()
        if bundled.organizations[m.organization].kind is OrganizationKind.COMMITTEE
    )
    assert committees == {"senedd": 15, "scottish-parliament": 16, "ni-assembly": 19}
    assert rows == {"senedd": 121, "scottish-parliament": 104, "ni-assembly": 190}


def test_ids_that_the_register_gave_up_lead_to_the_people_who_are_here(bundled: Records) -> None:
    """Of its 49 redirects 28 lead to somebody who is here."""
    replaced = bundled.replaced
    assert len(replaced) == 28
    assert {
        former: bundled.people[PersonId(ActorId(RecordId(now)))].name
        for former, now in replaced.items()
        if former in {"person-25537", "person-25564", "person-25098", "person-26798"}
    } == {
        "person-25537": "Shirley-Anne Somerville",
        "person-25564": "Naomi Long",
        "person-25098": "Kenneth Macintosh",
        "person-26798": "Nerys Evans",
    }


@pytest.mark.parametrize(
    ("former", "now"),
    [
        # 20 May 2021 to 29 March 2023; to 8 May 2024; since then
        (
            "scottish-ministers-minister-for-children-and-young-people",
            "scottish-ministers-minister-for-children-young-people-and-the-promise",
        ),
        (
            "scottish-ministers-minister-for-agriculture-and-connectivity",
            "scottish-ministers-minister-for-agriculture-marine-and-the-islands",
        ),
        ("ni-executive-ministers-acting-first-minister", "ni-executive-ministers-first-minister"),
        ("ni-executive-ministers-minister-of-the-environment", None),
    ],
)
def test_what_titles_that_are_no_longer_used_are_called_now(
    bundled: Records, tenure: Tenure, former: str, now: str | None
) -> None:
    title = bundled.posts[PostId(RecordId(former))]
    found = now_called(bundled, tenure, title, TODAY)
    assert (None if found is None else found.id) == now


def test_no_ministerial_post_is_called_vacant_whose_title_is_no_longer_used(
    bundled: Records, tenure: Tenure
) -> None:
    """Of 233 titles in Scotland the 19 ministers of today hold one each;
    of 23 in Northern Ireland 12 ministers hold 11, two of them the same one.
    """
    posts = [one for one in bundled.posts.values() if one.kind is PostKind.MINISTER]
    found = Counter((one.organization, tenure.occupancy(one.id, TODAY).value) for one in posts)
    assert found == {
        ("scottish-ministers", "held"): 19,
        ("scottish-ministers", "no-longer-used"): 214,
        ("ni-executive-ministers", "held"): 11,
        ("ni-executive-ministers", "no-longer-used"): 12,
        ("welsh-ministers", "held"): 15,
    }


def test_councils_of_today(bundled: Records) -> None:
    councils = Counter(
        str(o.nation)
        for o in bundled.organizations.values()
        if o.kind is OrganizationKind.COUNCIL and is_open(o, TODAY)
    )
    assert councils == {"england": 332, "scotland": 32, "wales": 22, "northern-ireland": 11}
    assert len([m for m in bundled.memberships.values() if m.organization == "cosla"]) == 32


def test_centres_of_today(bundled: Records) -> None:
    """Ageing Better has an unknown status, so it is not open."""
    centres = [
        o for o in bundled.organizations.values() if o.kind in CENTRE_KINDS and is_open(o, TODAY)
    ]
    assert Counter(str(o.kind) for o in centres) == {"centre": 8, "affiliate": 3}
    assert all(o.topics.first for o in centres)


@pytest.mark.parametrize(
    ("centre", "first"),
    [
        ("chi", "homelessness; homeless"),
        ("college-of-policing", "crime; policing"),
        ("eef", "education; attainment"),
        ("foundations", "children; child; families"),
        ("maps", "financial wellbeing; pensions; debt"),
        ("nice", "health; social care"),
        ("taso", "higher education; universities"),
        ("wcpp", "public services"),
        ("wwg", "economic growth; local economy"),
        ("yef", "youth; violence"),
        ("yff", "youth; employment"),
    ],
)
def test_words_that_weigh_more_in_a_centres_field(
    bundled: Records, centre: str, first: str
) -> None:
    topics = bundled.organizations[organization_id(centre)].topics
    assert topics.first == tuple(first.split("; "))
    assert not {*topics.first} & {*topics.others}


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("Cyngor Sir Ynys Môn", "council-agy"),
        ("Ynys Môn", "council-agy"),
        ("Ynys Môn", "place-senedd-ynys-mon"),
        ("YEF", "yef"),
        ("First Minister", "welsh-ministers-first-minister-of-wales"),
        ("First Minister of Scotland", "scottish-ministers-first-minister"),
        ("Children and Families - Cross Party Group", "senedd-cpg-843"),
        ("Plant a Theuluoedd - Grŵp Trawsbleidiol", "senedd-cpg-843"),
    ],
)
def test_names_by_which_records_are_found(bundled: Records, name: str, record: str) -> None:
    own: dict[str, tuple[str | None, str | None]] = {
        record_.id: (
            getattr(record_, "name", None) or getattr(record_, "label", None),
            getattr(record_, "name_cy", None),
        )
        for table in (bundled.organizations, bundled.places, bundled.posts)
        for record_ in table.values()
    }
    others = {one.name for one in bundled.names.values() if one.of == record}
    assert name in {*own[record], *others}


def test_every_record_has_a_source_with_an_address(bundled: Records) -> None:
    tables = (
        "people",
        "organizations",
        "posts",
        "memberships",
        "formal_ties",
        "interactions",
        "places",
        "names",
        "conflicts",
    )
    unresolved = set()
    for table in tables:
        for record in getattr(bundled, table).values():
            assert record.sources, record.id
            unresolved |= {
                s
                for s in record.sources
                if cite(s, bundled.sources).title == s and not s.startswith("http")
            }
    assert unresolved == WORDS_AS_SOURCE


def test_every_prefix_says_whom_to_thank_and_when_it_was_read(bundled: Records) -> None:
    for source in bundled.sources.values():
        assert source.publisher, source.id
        assert source.licence, source.id
        if source.id != "dolen":
            assert source.credit, source.id
            assert source.read_on, source.id
            assert source.address, source.id


def test_a_centre_is_an_outside_member_of_the_group_on_children(bundled: Records) -> None:
    rows = [m for m in bundled.memberships.values() if m.organization == "senedd-cpg-843"]
    named = {m.actor for m in rows if m.role is Role.OUTSIDE_ORGANIZATION}
    assert {"yef", "eif", "social-care-wales", "public-health-wales", "welsh-government"} <= named


def test_funders_that_lists_name_too_are_records(bundled: Records, tenure: Tenure) -> None:
    """Crisis founded the Centre for Homelessness Impact, and stands on a list of the Senedd."""
    crisis = OrganizationId(ActorId(RecordId("crisis")))
    assert [t.b for t in bundled.formal_ties.values() if t.a == crisis] == ["chi"]
    assert {m.organization for m in bundled.memberships.values() if m.actor == crisis} == {
        "senedd-cpg-794"
    }


def test_letters_are_whole(bundled: Records) -> None:
    for table in ("people", "organizations", "posts", "memberships", "places", "names"):
        for record in getattr(bundled, table).values():
            assert not [mark for mark in ("�", "¿", "&#", "&amp;", "ï¾") if mark in repr(record)], (
                record.id
            )


def test_what_the_sources_do_not_state_is_said(bundled: Records) -> None:
    assert (
        "group lists in Northern Ireland name no outside organizations"
        in bundled.datasets["ni-assembly"].does_not_state
    )
    assert set(bundled.datasets) == {
        "places",
        "what-works",
        "senedd",
        "scottish-parliament",
        "ni-assembly",
    }


@pytest.mark.parametrize(
    ("table", "id_", "welsh"),
    [
        ("organizations", "wcpp", "Canolfan Polisi Cyhoeddus Cymru"),
        ("organizations", "wlga", "Cymdeithas Llywodraeth Leol Cymru"),
        ("organizations", "council-crf", "Cyngor Caerdydd"),
        ("organizations", "party-labour", "Llafur"),
        ("organizations", "scottish-parliament", "Senedd yr Alban"),
        ("places", "S92000003", "Yr Alban"),
        ("places", "W09000051", "Brycheiniog Tawe Nedd"),
        ("places", "place-senedd-gower", "Gŵyr"),
    ],
)
def test_what_has_a_welsh_name_that_no_source_states_has_it_here(
    bundled: Records, table: str, id_: str, welsh: str
) -> None:
    assert getattr(bundled, table)[id_].name_cy == welsh


def test_every_nation_and_region_council_and_seat_of_wales_has_a_welsh_name(
    bundled: Records,
) -> None:
    wales = PlaceId(RecordId("W92000004"))
    named: list[Place | Organization] = [
        *bundled.places.values(),
        *bundled.organizations.values(),
    ]
    without = [
        one.id
        for one in named
        if one.name_cy is None
        if (isinstance(one, Place) and (one.kind in NATIONS_AND_REGIONS or one.parent == wales))
        or (isinstance(one, Organization) and one.nation is Nation.WALES)
    ]
    assert without == []
