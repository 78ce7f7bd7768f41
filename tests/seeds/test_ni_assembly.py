"""The Northern Ireland Assembly:
a joint office, private secretaries, somebody newer than the register.
"""

from __future__ import annotations

from typing import Any

import pytest

from graph.dates import PartialDate
from graph.model import (
    Identifier,
    Membership,
    Organization,
    OrganizationKind,
    OrganizationStatus,
    Person,
    Post,
    Records,
    Reliability,
    Role,
)
from seeds.sources.bodies import Bodies
from seeds.sources.emission import Emission, organization_id
from seeds.sources.ni_assembly import compile_ni_assembly
from seeds.sources.record import SourceError
from tests.seeds.sources import PERSON, Sources, group, listed

FIRST, DEPUTY, BOTH = (
    "First Minister",
    "deputy First Minister",
    "First Minister and deputy First Minister",
)
POSTS = (
    FIRST,
    DEPUTY,
    BOTH,
    "junior Minister",
    "junior Ministers",
    "Assembly Private Secretary",
    "Minister of Lidos",
)
NEWCOMER = f"{PERSON}26885"


def post(label: str) -> str:
    return f"niassembly.gov.uk/Department/86/Post/{label.lower().replace(' ', '-')}"


def held(number: int, person: str, label: str, first: str, last: str = "") -> dict[str, Any]:
    row = {
        "id": f"niassembly.gov.uk/Affiliation/{number}",
        "person_id": person,
        "post_id": post(label),
        "role": label,
        "extra": {},
        "source": f"https://data.niassembly.example/Roles?personId={person[-1]}",
        "start_date": first,
    }
    return row | ({"end_date": last} if last else {})


def member(
    person: str, role: str = "Committee Member", number: str = "5", **more: Any
) -> dict[str, Any]:
    return {
        "id": f"niassembly.gov.uk/Committee/11/Member/{number}",
        "organization_id": "ni-assembly-committee-11",
        "person_id": person,
        "role": role,
        "source": "https://data.niassembly.example/all",
    } | more


class World(Sources):
    def populate(self) -> World:
        self.ann, self.bo = self.person(1, "Ann", "Ash"), self.person(2, "Bo", "Birch")
        for person in (self.ann, self.bo):
            self.sat(
                person,
                self.seat(f"40{person[-1]}-NI", "Foyle", "northern-ireland-assembly"),
                "2016-05-05",
            )
        self.rows()
        self.groups("ni-apgs")
        return self

    def rows(self, *memberships: dict[str, Any]) -> None:
        committee = {
            "id": "ni-assembly-committee-11",
            "name": "Committee for Lidos",
            "classification": "committee",
            "links": [],
        }
        executive = {
            "id": "northern-ireland-executive",
            "name": "Northern Ireland Executive",
            "classification": "other",
            "links": [],
        }
        labels = [
            {"id": post(label), "label": label, "organization_id": executive["id"]}
            for label in POSTS
        ]
        self.posts_file(
            "ni-assembly-committees",
            memberships=memberships,
            organizations=[committee, executive],
            posts=labels,
        )


@pytest.fixture
def world(sources: Sources) -> World:
    return World(sources.folder).populate()


def compiled(world: World) -> Emission:
    return compile_ni_assembly(world.write(), Bodies.of())


def holders(emission: Emission) -> list[tuple[str, str, str, str]]:
    return sorted(
        (str(m.post), str(m.actor), str(m.valid_from), str(m.valid_to or ""))
        for m in emission.emitted(Membership).values()
        if m.role is Role.MINISTER and m.post is not None
    )


def test_a_holder_of_the_joint_office_holds_one_post_once(world: World) -> None:
    world.rows(
        held(1, world.ann, FIRST, "2024-02-03"),
        held(2, world.ann, BOTH, "2024-02-03"),
        held(3, world.bo, DEPUTY, "2024-02-03"),
        held(4, world.bo, BOTH, "2024-02-03"),
    )
    emission = compiled(world)
    assert holders(emission) == [
        ("ni-executive-ministers-deputy-first-minister", "person-2", "2024-02-03", ""),
        ("ni-executive-ministers-first-minister", "person-1", "2024-02-03", ""),
    ]
    assert (
        "ni-executive-ministers-first-minister-and-deputy-first-minister"
        not in emission.emitted(Post)
    )


def test_who_holds_a_post_that_names_a_department_of_today_heads_it(world: World) -> None:
    """No department here is called after the lidos."""
    world.rows(
        held(1, world.ann, "junior Minister", "2024-02-03", "2025-09-14"),
        held(2, world.bo, "Minister of Lidos", "2024-02-03"),
    )
    heads = [
        (m.organization, m.actor, str(m.valid_from), str(m.valid_to), m.sources)
        for m in compiled(world).emitted(Membership).values()
        if m.role is Role.MINISTER and m.post is None
    ]
    assert heads == [
        (
            "the-executive-office-northern-ireland",
            "person-1",
            "2024-02-03",
            "2025-09-14",
            ("ni-assembly-role:1#1",),
        )
    ]


def test_one_row_of_the_joint_office_covers_two_spells_in_a_post(world: World) -> None:
    world.rows(
        held(1, world.bo, DEPUTY, "2011-05-12", "2011-09-19"),
        held(2, world.bo, DEPUTY, "2011-10-31", "2016-01-10"),
        held(3, world.bo, BOTH, "2011-05-12", "2016-01-10"),
    )
    assert [(first, last) for _, _, first, last in holders(compiled(world))] == [
        ("2011-05-12", "2011-09-19"),
        ("2011-10-31", "2016-01-10"),
    ]


def test_the_joint_office_alone_stops_the_compiler(world: World) -> None:
    world.rows(
        held(1, world.ann, FIRST, "2007-05-08", "2008-06-05"),
        held(2, world.ann, BOTH, "2024-02-03"),
    )
    with pytest.raises(
        SourceError,
        match=(
            "ni-assembly-role:1#2: person-1 is in First Minister and deputy First "
            "Minister and in none"
        ),
    ):
        compiled(world)


def test_two_people_are_junior_ministers_at_once(world: World) -> None:
    world.rows(
        held(1, world.ann, "junior Minister", "2024-02-03"),
        held(2, world.ann, "junior Ministers", "2024-02-03"),
        held(3, world.bo, "junior Minister", "2025-09-15"),
    )
    post_ = "ni-executive-ministers-junior-minister"
    assert holders(compiled(world)) == [
        (post_, "person-1", "2024-02-03", ""),
        (post_, "person-2", "2025-09-15", ""),
    ]


def test_private_secretaries_are_no_ministers(world: World) -> None:
    world.rows(held(3892, world.ann, "Assembly Private Secretary", "2011-06-09", "2013-07-28"))
    emission = compiled(world)
    assert holders(emission) == []
    assert (
        emission.left_out[0]
        == 'ni-assembly-role:1#3892: "Assembly Private Secretary" is no minister'
    )


def test_spells_of_a_day_and_a_vacancy_between_them_stay_as_stated(world: World) -> None:
    days = (("2015-09-16", "2015-09-17"), ("2015-09-21", "2015-09-21"))
    world.rows(
        *(
            held(number, world.ann, "Minister of Lidos", first, last)
            for number, (first, last) in enumerate(days)
        )
    )
    emission = compiled(world)
    assert [(first, last) for _, _, first, last in holders(emission)] == list(days)
    (lidos,) = [one for one in emission.emitted(Post).values() if one.label == "Minister of Lidos"]
    assert lidos.holders_from == PartialDate("2015-09-16")


def test_somebody_newer_than_the_register_has_an_id_and_no_name(world: World) -> None:
    world.rows(member(NEWCOMER, number="10356"), member(world.ann, "Committee Chair"))
    emission = compiled(world)
    person = emission.emitted(Person)["person-26885"]
    assert person.name is None
    assert person.identifiers == (
        Identifier(scheme="publicwhip", value=NEWCOMER),
        Identifier(scheme="data.niassembly.gov.uk", value="10356"),
    )
    rows = [
        m
        for m in emission.emitted(Membership).values()
        if m.organization == "ni-assembly-committee-11"
    ]
    assert [(m.actor, m.role, m.valid_from) for m in rows] == [
        ("person-26885", Role.MEMBER, PartialDate("2026-06-27")),
        ("person-1", Role.CHAIR, None),
    ]


def test_a_redirected_person_on_a_committee_is_no_newcomer(world: World) -> None:
    world.rows(member(world.redirect(30, to=1)))
    emission = compiled(world)
    people = emission.emitted(Person).values()
    assert [one.id for one in people if one.replaced_by is None] == ["person-1", "person-2"]
    assert "person-1" in {
        m.actor
        for m in emission.emitted(Membership).values()
        if m.organization == "ni-assembly-committee-11"
    }


def test_another_stranger_stops_the_compiler(world: World) -> None:
    world.rows(member(f"{PERSON}9"))
    with pytest.raises(
        SourceError, match=r"person/9 never had a seat\. Add them to NEWER_THAN_REGISTER"
    ):
        compiled(world)


def test_an_unknown_field_inside_a_row_stops_the_compiler(world: World) -> None:
    world.rows(held(1, world.ann, FIRST, "2024-02-03") | {"extra": {"shared_with": "Bo"}})
    with pytest.raises(SourceError, match="Affiliation/1, extra: unknown fields: shared_with"):
        compiled(world)


def test_a_group_is_current_and_names_no_outside_organization(world: World) -> None:
    page = "https://aims.niassembly.example/apgdetails.aspx?&cid=2394"
    officers = [
        listed("Ms Ann Ash", world.ann, "Chairperson"),
        listed("Mr Bo Birch", world.bo, "Treasurer"),
    ]
    world.groups("ni-apgs", group("All-Party Group on Lidos", page, officers=officers))
    emission = compiled(world)
    found = emission.emitted(Organization)[organization_id("ni-apg-2394")]
    assert (found.status, found.valid_from, found.valid_to, found.sources) == (
        None,
        None,
        None,
        ("ni-apg:2394",),
    )
    assert not isinstance(found.status, OrganizationStatus)
    assert [
        (m.role, m.role_as_written)
        for m in emission.emitted(Membership).values()
        if m.organization == found.id
    ] == [
        (Role.CHAIR, "Chairperson"),
        (Role.TREASURER, None),
    ]


PAGE = "https://aims.niassembly.example/apgdetails.aspx?&cid=2394"


def secretariats(emission: Emission) -> list[tuple[str, str, str, str]]:
    return sorted(
        (str(m.organization), m.actor or m.as_written or "", str(m.valid_from), str(m.valid_to))
        for m in emission.emitted(Membership).values()
        if m.role is Role.SECRETARIAT
    )


def test_a_registration_of_a_secretariat_holds_to_the_end_of_the_year_after(world: World) -> None:
    """Those of 2022 and 2023 hold together to the end of 2024; the next of 2026 begins anew."""
    title = "All-Party Group on Lidos"
    world.groups("ni-apgs", group(title, PAGE))
    for day in ("2023-10-06", "2026-01-09", "2022-06-22"):
        world.benefit(title, "Lido Aid", day)
    emission = compiled(world)
    assert secretariats(emission) == [
        ("ni-apg-2394", "Lido Aid", "2022-06-22", "2024-12-31"),
        ("ni-apg-2394", "Lido Aid", "2026-01-09", "2027-12-31"),
    ]
    rows = [m for m in emission.emitted(Membership).values() if m.role is Role.SECRETARIAT]
    assert {row.reliability for row in rows} == {Reliability.PARTLY_INFERRED}


def test_spellings_of_a_secretariat_are_one_and_two_in_a_cell_are_two(world: World) -> None:
    title = "All-Party Group on Lidos"
    world.groups("ni-apgs", group(title, PAGE))
    world.benefit(title, "MS Society", "2024-06-25")
    world.benefit(title, "MS Society NI", "2023-06-28")
    world.benefit(
        title, "The Bar of Northern Ireland & The Law Society of Northern Ireland", "2025-05-13"
    )
    assert [row[1:] for row in secretariats(compiled(world))] == [
        ("MS Society Northern Ireland", "2023-06-28", "2025-12-31"),
        ("The Bar of Northern Ireland", "2025-05-13", "2026-12-31"),
        ("The Law Society of Northern Ireland", "2025-05-13", "2026-12-31"),
    ]


def test_hospitality_is_no_secretariat_and_is_told(world: World) -> None:
    title = "All-Party Group on Lidos"
    world.groups("ni-apgs", group(title, PAGE))
    world.benefit(title, "Lido Aid", "2023-01-30", kind="hospitality")
    emission = compiled(world)
    assert secretariats(emission) == []
    assert "ni-apg-2394: hospitality of Lido Aid is no secretariat" in emission.left_out


def test_a_secretariat_that_another_table_knows_is_its_record(world: World) -> None:
    title = "All-Party Group on Lidos"
    world.groups("ni-apgs", group(title, PAGE))
    world.benefit(title, "The Lido Aid", "2025-01-30")
    aid = Organization(
        id=organization_id("aid"), kind=OrganizationKind.CHARITY, name="Lido Aid", sources=("own",)
    )
    emission = compile_ni_assembly(world.write(), Bodies.of(Records(organizations={aid.id: aid})))
    assert secretariats(emission) == [("ni-apg-2394", "aid", "2025-01-30", "2026-12-31")]


@pytest.mark.parametrize(
    ("title", "kind", "message"),
    [
        ("Another Group", "secretariat", 'row 2: there is no group "another-group" in the list'),
        ("All-Party Group on Lidos", "loan", 'row 2: the kind "loan" is new'),
    ],
)
def test_a_benefit_that_is_not_understood_stops_the_compiler(
    world: World, title: str, kind: str, message: str
) -> None:
    world.groups("ni-apgs", group("All-Party Group on Lidos", PAGE))
    world.benefit(title, "Lido Aid", "2025-01-30", kind=kind)
    with pytest.raises(SourceError, match=message):
        compiled(world)
