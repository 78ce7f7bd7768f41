"""The committed tables, as they stand on 24 November 2026.
Counts are those of the sources, counted apart from the compilers.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from graph.kinds import FILED
from graph.model import (
    ActorId,
    FormalTie,
    Interaction,
    InteractionKind,
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
    Reliability,
    Role,
    WorkId,
)
from graph.names.former_titles import now_called
from graph.ontology import CENTRE_KINDS
from graph.places import nation_of_place
from graph.records.tables import tables_of
from graph.sources import cite
from graph.tables.reading import CORRECTIONS
from graph.tenure import Tenure, is_open
from graph.ties.evidence import EvidenceOfDate
from seeds.compile import TABLES
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


def test_a_table_has_the_columns_that_its_compiler_would_write() -> None:
    """So that compiling anew shows what a source changed, and nothing beside it.
    After a new column: `python -m seeds.compile all`.
    """
    kinds = {kind.file: kind for kind in FILED.values()}
    for path in TABLES.glob("*/*.csv"):
        if path.name != CORRECTIONS:
            with path.open(encoding="utf-8") as file:
                header = file.readline().strip().split(",")
            assert (path, header) == (path, [each.name for each in kinds[path.name].columns])


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


def test_members_of_the_house_of_commons_have_a_seat_each_and_it_ties_no_two_of_a_large_party(
    bundled: Records, tenure: Tenure
) -> None:
    """543 seats in England, 57 in Scotland, 32 in Wales, 18 in Northern Ireland. 403 sit in the
    group of Labour, 42 of them for the Co-operative Party too; 117 are Conservatives, 71 Liberal
    Democrats.
    """
    spells = tenure.of_organization(organization_id("house-of-commons"), TODAY)
    seats = {spell.membership.post for spell in spells if spell.membership.post is not None}
    assert len(spells) == len({spell.membership.actor for spell in spells}) == len(seats) == 650
    assert Counter(nation_of_place(bundled, bundled.posts[seat].place) for seat in seats) == {
        Nation.ENGLAND: 543,
        Nation.SCOTLAND: 57,
        Nation.WALES: 32,
        Nation.NORTHERN_IRELAND: 18,
    }
    parties = Counter(str(spell.membership.on_behalf_of) for spell in spells)
    assert parties["party-labour"] == 361
    ties = EvidenceOfDate(bundled, tenure, TODAY)
    shared = Counter(
        key
        for key, body in ties.bodies.items()
        if key.endswith("@house-of-commons")
        for one, other in body.pairs(TODAY)
        if body.factor(one, other, TODAY)
    )
    # 8 * 7 / 2 of the SNP, 7 of Sinn Féin, 5 of the DUP and the Greens ...; of Reform UK also two
    # who left it, each with the four who were in it at the time, one of whom is the other
    assert shared == {
        "party-scottish-national-party@house-of-commons": 28,
        "party-reform@house-of-commons": 36,
        "party-sinn-fein@house-of-commons": 21,
        "party-green@house-of-commons": 10,
        "party-dup@house-of-commons": 10,
        "party-plaid-cymru@house-of-commons": 6,
        "party-social-democratic-and-labour-party@house-of-commons": 1,
    }


def test_people(bundled: Records) -> None:
    """The 975 who ever had a devolved seat, the Counsel General, one who is newer than the
    register, 14 mayors, and 650 members of the House of Commons, of whom 17 had such a seat and one
    is mayor.
    """
    people = [person for person in bundled.people.values() if person.replaced_by is None]
    assert len(people) == 975 + 2 + 14 + (650 - 17 - 1)
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
        if one.membership.role is Role.MINISTER and one.membership.post is not None
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
        o.parent
        for o in bundled.organizations.values()
        if o.kind is OrganizationKind.COMMITTEE and o.valid_to is None
    )
    rows = Counter(
        bundled.organizations[m.organization].parent
        for m in bundled.memberships.values()
        if bundled.organizations[m.organization].kind is OrganizationKind.COMMITTEE
    )
    assert committees == {"senedd": 15, "scottish-parliament": 16, "ni-assembly": 19}
    assert rows == {"senedd": 121, "scottish-parliament": 104, "ni-assembly": 190}


def test_ids_that_the_register_gave_up_lead_to_the_people_who_are_here(bundled: Records) -> None:
    """Of its 49 redirects 29 lead to somebody who is here."""
    replaced = bundled.replaced
    assert len(replaced) == 29
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
    """The source counts 15 authorities of several councils among England's 332."""
    councils = Counter(
        str(o.nation)
        for o in bundled.organizations.values()
        if o.kind is OrganizationKind.COUNCIL and is_open(o, TODAY)
    )
    assert councils == {"england": 317, "scotland": 32, "wales": 22, "northern-ireland": 11}
    assert len([m for m in bundled.memberships.values() if m.organization == "cosla"]) == 32


def test_authorities_of_today_with_their_councils_and_mayors(
    bundled: Records, tenure: Tenure
) -> None:
    """Of the source's 22 two are planned; of two it lists no councils."""
    open_ = {
        o.id
        for o in bundled.organizations.values()
        if o.kind is OrganizationKind.AUTHORITY and is_open(o, TODAY)
    }
    members = Counter(
        str(spell.membership.organization)
        for authority in open_
        for spell in tenure.of_organization(authority, TODAY)
        if spell.membership.post is None
    )
    assert len(open_) == 20
    assert members["council-gmca"] == 10
    assert members["council-wyca"] == 5
    assert members["council-emca"] == 4  # Derbyshire, Nottinghamshire, Derby, Nottingham
    assert members["council-cpca"] == 7  # its county, Peterborough and five districts
    assert open_ - members.keys() == {"council-gla", "authority-devon-torbay"}
    mayors = {
        post.label: bundled.people[PersonId(spell.membership.actor)].name
        for post in bundled.posts.values()
        if post.kind is PostKind.MAYOR
        for spell in tenure.of_post(post.id, TODAY)
        if spell.membership.actor is not None
    }
    assert len(mayors) == 14
    assert mayors["Mayor of Greater Manchester"] == "Andy Burnham"
    assert mayors["Mayor of London"] == "Sadiq Khan"


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
        if source.publisher != "Dolen":
            assert source.address, source.id


def test_a_centre_is_an_outside_member_of_the_group_on_children(bundled: Records) -> None:
    rows = [m for m in bundled.memberships.values() if m.organization == "senedd-cpg-843"]
    named = {m.actor for m in rows if m.role is Role.OUTSIDE_ORGANIZATION}
    assert {"yef", "eif", "social-care-wales", "public-health-wales", "welsh-government"} <= named


def test_funders_that_lists_name_too_are_records(bundled: Records, tenure: Tenure) -> None:
    """Crisis founded the Centre for Homelessness Impact, and stands on a list of the Senedd."""
    crisis = OrganizationId(ActorId(RecordId("crisis")))
    assert [t.b for t in bundled.formal_ties.values() if t.a == crisis] == ["chi"]
    groups = {m.organization for m in bundled.memberships.values() if m.actor == crisis}
    assert {id_ for id_ in groups if not id_.startswith("board-")} == {"senedd-cpg-794"}


def test_secretariats_of_groups_in_northern_ireland(bundled: Records, tenure: Tenure) -> None:
    """35 groups have registered one since 2022. Of 14 the last registration is of 2025, so that
    it holds to the end of 2026; one of them has two. One secretariat is a record.
    """
    rows = [
        m
        for m in bundled.memberships.values()
        if m.role is Role.SECRETARIAT and m.organization.startswith("ni-apg-")
    ]
    now = [row for row in rows if tenure.of_membership(row).covers(TODAY)]
    assert len({row.organization for row in rows}) == 35
    assert len({row.organization for row in now}) == 14
    assert len(now) == 15
    assert {row.actor for row in rows if row.actor} == {"homeless-connect"}


def test_departments_and_agencies(bundled: Records, tenure: Tenure) -> None:
    """24 of the UK Government today, 12 that closed since 2010 and that of Wales under its former
    name; of Northern Ireland 9 today, which 12 ministers head, and 4 that closed.
    """
    departments = Counter(
        (str(o.nation), is_open(o, TODAY))
        for o in bundled.organizations.values()
        if o.kind is OrganizationKind.DEPARTMENT
    )
    assert departments == {
        ("None", True): 24,
        ("None", False): 13,
        ("northern-ireland", True): 9,
        ("northern-ireland", False): 4,
    }
    agencies = Counter(
        o.nation
        for o in bundled.organizations.values()
        if o.kind is OrganizationKind.AGENCY and o.sources[0].startswith("govuk-organisations:OT")
    )
    assert agencies[Nation.WALES] == 4
    heads = {
        o.name: len(tenure.of_organization(o.id, TODAY))
        for o in bundled.organizations.values()
        if o.kind is OrganizationKind.DEPARTMENT and o.nation is Nation.NORTHERN_IRELAND
    }
    assert (sum(heads.values()), heads["The Executive Office"]) == (12, 4)


@pytest.mark.parametrize(
    ("department", "end", "successor"),
    [
        ("department-for-international-trade", "2023-02-07", "department-for-business-and-trade"),
        ("dluhc", "2024-07-09", "mhclg"),
        ("beis", "2023-02-07", None),
        ("dclg", "2018-01-08", "ministry-of-housing-communities-and-local-government-2018-2021"),
        ("department-for-business-innovation-skills", "2016-07-15", "beis"),
        (
            "department-for-regional-development",
            "2016-05-16",
            "department-for-infrastructure-northern-ireland",
        ),
    ],
)
def test_what_became_of_departments(
    bundled: Records, department: str, end: str, successor: str | None
) -> None:
    found = bundled.organizations[organization_id(department)]
    assert (str(found.valid_to), found.successor) == (end, successor)
    assert len(found.split_into) == (3 if department == "beis" else 0)


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
        "govuk",
        "what-works",
        "senedd",
        "scottish-parliament",
        "ni-assembly",
        "england",
        "house-of-commons",
        "what-works-contacts",
        "landscape",
    }


def test_contact_joint_work_and_partnerships_are_as_reliable_as_their_rows(
    bundled: Records,
) -> None:
    """46 rows of contact are A and 11 B. Of 127 of joint work 5 are C, 22 undated and 2 backed or
    announced; the other 98 are 11 dated partnerships, 78 pieces of work that are A and 9 B.
    """
    rows: list[tuple[str, FormalTie | Interaction]] = [
        *(("tie", tie) for tie in bundled.formal_ties.values()),
        *(
            ("work" if one.kind is InteractionKind.JOINT_WORK else "contact", one)
            for one in bundled.interactions.values()
        ),
    ]
    counted = Counter((name, one.reliability) for name, one in rows if one.reliability)
    assert counted == {
        ("contact", Reliability.STATED): 46,
        ("contact", Reliability.PARTLY_INFERRED): 11,
        ("work", Reliability.STATED): 78,
        ("work", Reliability.PARTLY_INFERRED): 9,
        ("tie", Reliability.STATED): 11,
    }
    sizes = {str(one.id): one.attendance for one in bundled.interactions.values()}
    assert sizes["chi-impact-festival-ni-2020-08"] == 60
    assert sizes["pb-scotland-conference-2017"] == sizes["chi-evidence-week-2022"] == 20


def test_committees_of_former_sessions_are_bodies_with_their_session(bundled: Records) -> None:
    """Sixteen names of committees that have no id, two of them in two sessions of the Senedd."""
    former = [
        body
        for body in bundled.organizations.values()
        if body.kind is OrganizationKind.COMMITTEE and body.valid_to is not None
    ]
    assert Counter(body.parent for body in former) == {
        "ni-assembly": 1,
        "scottish-parliament": 8,
        "senedd": 9,
    }
    heard = bundled.interactions[RecordId("wcpp-senedd-finance-2020-01-09")]
    committee = bundled.organizations[organization_id("senedd-committee-finance-committee-2016")]
    assert committee.id in heard.actors
    assert (str(committee.valid_from), str(committee.valid_to)) == ("2016-05-05", "2021-04-29")
    assert all(body.name_cy for body in former if body.parent == "senedd")


def test_boards_have_seats_of_bodies_and_people_in_office(bundled: Records) -> None:
    """Of 27 rows five have no seat, one of them since it is of a Centre and no board."""
    boards = {
        body.id for body in bundled.organizations.values() if body.kind is OrganizationKind.BOARD
    }
    seats = [seat for seat in bundled.memberships.values() if seat.organization in boards]
    people = {seat.actor for seat in seats if seat.actor in bundled.people}
    assert (len(boards), len(seats), len(people)) == (9, 22, 5)
    assert all(seat.on_behalf_of == "scottish-government" for seat in seats if seat.actor in people)
    assert {seat.as_written for seat in seats if seat.actor is None} == {
        "Adrian Webb",
        "Jane Davidson",
        "June Milligan",
        "Laura McAllister",
        "Ruth Hall",
    }


def test_what_was_announced_or_told_in_passing_is_no_contact(bundled: Records) -> None:
    assert "chi-impact-forum-2022-01-27" not in bundled.interactions
    ends = [{tie.a, tie.b} for tie in bundled.formal_ties.values()]
    assert {"chi", "scottish-government"} not in ends
    assert {"wcpp", "wlga"} not in ends


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


def test_the_landscape_is_whole(bundled: Records) -> None:
    """Counted in the compilation: 48 terms, 17 goals of the United Nations, 7 + 11 + 9 + 10 terms
    of nations, and 52 levels of 12 standards, each with a term for the standard as a whole. Of the
    rows of crosswalks 35 are of standards.
    """
    terms = Counter(concept.lens.value for concept in bundled.concepts.values())
    assert terms == {
        "outcome": 31 + 17 + 7 + 11 + 9 + 10,
        "life-stage": 8,
        "audience": 9,
        "evidence-standard": 52 + 12,
    }
    assert (len(bundled.works), len(bundled.findings), len(bundled.priorities)) == (130, 58, 71)
    assert len(bundled.remits) == 22
    assert all(row.judged_by == "Dolen" for row in bundled.mappings.values())
    assert sum(row.confidence is not None for row in bundled.mappings.values()) == 35
    cautions = Counter(one.caution.value for one in bundled.priorities.values() if one.caution)
    assert cautions == {"second-hand": 14, "old": 4, "draft": 3}


def test_what_is_a_draft_in_the_vocabulary_says_so(bundled: Records) -> None:
    ours = [one for one in bundled.concepts.values() if one.framework == "dolen-1"]
    assert len(ours) == 48
    assert all(one.label_cy and one.label_cy_draft for one in ours)
    assert all(one.definition and one.definition_cy for one in ours)


def test_a_work_that_is_told_of_as_joint_work_already_is_joined_to_it(bundled: Records) -> None:
    deterrence = bundled.works[WorkId(RecordId("yef-focused-deterrence"))]
    assert deterrence.parties == ("yef", "home-office", "council-ngm")
    assert "joint-work-yef-home-office-2023-05" in deterrence.recorded_as
    told = [id_ for work in bundled.works.values() for id_ in work.recorded_as]
    assert len(told) == 37


def test_an_id_is_that_of_one_record(bundled: Records) -> None:
    """A page, a history and a search ask for an id alone; what a `dataset.toml` states has none."""
    tables = tables_of(bundled)
    ids = Counter(id_ for table in FILED for id_ in tables[table])
    assert [id_ for id_, times in ids.items() if times > 1] == []
