"""The Senedd in two languages: committees, ministers, and groups of three kinds of lists."""

from __future__ import annotations

from typing import Any

import pytest

from graph.dates import PartialDate
from graph.model import (
    Membership,
    Name,
    Organization,
    OrganizationKind,
    OrganizationStatus,
    Person,
    Post,
    Role,
)
from seeds.sources.bodies import Bodies
from seeds.sources.emission import Emission, organization_id
from seeds.sources.record import SourceError
from seeds.sources.senedd import compile_senedd, english_name
from tests.seeds.sources import Sources, group, listed

PAGE = "https://business.senedd.example/mgOutsideBodyDetails.aspx?ID="
PLAN = "senedd-committee-5"
NO_BODIES = Bodies({})


def both(en: str, cy: str, field: str) -> dict[str, Any]:
    return {field: f"{cy} / {en}", "extra": {"localised_values": {field: {"en": en, "cy": cy}}}}


def committee(id_: str = PLAN, **more: Any) -> dict[str, Any]:
    names = both("Baths / Lidos Committee", "Pwyllgor Baddonau / Lidos", "name")
    links = ["https://senedd.cymru/pwyllgor/9", "https://senedd.wales/committee/9"]
    return {"id": id_, "classification": "committee", "links": links} | names | more


def member(person: str, number: str, body: str = PLAN, **more: Any) -> dict[str, Any]:
    return {
        "id": f"senedd.wales/Committee/5/Member/{number}",
        "organization_id": body,
        "person_id": person,
        "source": "csv",
    } | more


def minister(person: str, en: str, cy: str) -> dict[str, Any]:
    row = {
        "id": f"gov.wales/Minister/{person[-1]}",
        "organization_id": "welsh-parliament",
        "person_id": person,
        "source": "page",
    }
    return row | both(en, cy, "role")


class World(Sources):
    """Four members: one re-elected, one who left, one elected in May 2026, one of the
    Westminster register only.
    """

    def populate(self) -> World:
        self.stayed, self.left, self.new = (
            self.person(1, "Ann", "Ash"),
            self.person(2, "Bo", "Birch"),
            self.person(3, "Cy", "Cedar"),
        )
        seat = self.seat("7", "Clwyd", "welsh-parliament")
        self.sat(self.stayed, seat, "2021-05-06", "2026-04-08")
        self.sat(self.stayed, seat, "2026-05-07")
        self.sat(self.left, seat, "2021-05-06", "2026-04-08")
        self.sat(self.new, seat, "2026-05-07")
        self.posts_file("senedd-committees")
        self.register()
        return self

    def register(
        self, *groups: dict[str, Any], welsh: tuple[dict[str, Any], ...] | None = None
    ) -> None:
        self.groups("senedd-cpgs-en", *groups)
        self.groups("senedd-cpgs-cy", *(groups if welsh is None else welsh))


@pytest.fixture
def world(sources: Sources) -> World:
    return World(sources.folder).populate()


def compiled(world: World, bodies: Bodies = NO_BODIES) -> Emission:
    return compile_senedd(world.write(), bodies)


def memberships(
    emission: Emission, organization: str
) -> list[tuple[str, str, str | None, str | None]]:
    return sorted(
        (
            m.actor or m.as_written or "",
            str(m.role),
            m.valid_from.text if m.valid_from else None,
            m.valid_to.text if m.valid_to else None,
        )
        for m in emission.emitted(Membership).values()
        if m.organization == organization
    )


def test_names_in_two_languages_are_never_split_at_their_slash(world: World) -> None:
    world.posts_file(
        "senedd-committees",
        organizations=[committee(founding_date="2026-06-16")],
        memberships=[member(world.new, "1")],
    )
    emission = compiled(world)
    found = emission.emitted(Organization)[PLAN]
    assert (found.name, found.name_cy, found.website) == (
        "Baths / Lidos Committee",
        "Pwyllgor Baddonau / Lidos",
        "https://senedd.wales/committee/9",
    )
    assert (found.valid_from, found.parent) == (PartialDate("2026-06-16"), "senedd")


def test_a_committee_may_have_two_chairs_and_a_member_without_a_start(world: World) -> None:
    chair = both("Chair", "Cadeirydd", "role")
    rows = [
        member(world.new, "1", **chair),
        member(world.stayed, "2", **chair),
        member(world.left, "3", end_date="2026-09-30"),
    ]
    world.posts_file("senedd-committees", organizations=[committee()], memberships=rows)
    emission = compiled(world)
    assert emission.emitted(Organization)[PLAN].valid_from is None
    assert memberships(emission, PLAN) == [
        ("person-1", "chair", None, None),
        ("person-2", "member", None, "2026-09-30"),
        ("person-3", "chair", None, None),
    ]


def test_a_chair_who_goes_on_as_member_is_on_the_committee_once_on_each_day(world: World) -> None:
    rows = [
        member(world.new, "1", end_date="2026-09-20", **both("Chair", "Cadeirydd", "role")),
        member(world.new, "1/2"),
    ]
    world.posts_file("senedd-committees", organizations=[committee()], memberships=rows)
    assert memberships(compiled(world), PLAN) == [
        ("person-3", "chair", None, "2026-09-20"),
        ("person-3", "member", "2026-09-21", None),
    ]


def test_ministers_hold_posts_of_the_team_whose_holders_are_named_from_the_session_on(
    world: World,
) -> None:
    world.posts_file(
        "senedd-committees",
        memberships=[minister(world.new, "First Minister of Wales", "Prif Weinidog Cymru")],
    )
    emission = compiled(world)
    post = emission.emitted(Post)["welsh-ministers-first-minister-of-wales"]
    assert (post.label, post.label_cy, post.organization) == (
        "First Minister of Wales",
        "Prif Weinidog Cymru",
        "welsh-ministers",
    )
    assert post.holders_from == PartialDate("2026-05-08")
    assert memberships(emission, "welsh-ministers") == [("person-3", "minister", None, None)]
    assert (
        emission.emitted(Organization)[organization_id("welsh-ministers")].parent
        == "welsh-government"
    )


def test_the_counsel_general_is_a_minister_and_no_member(world: World) -> None:
    counsel = world.person(10368, "Elin", "Elm")
    world.posts_file(
        "senedd-committees",
        memberships=[minister(counsel, "Counsel General", "Y Cwnsler Cyffredinol")],
    )
    emission = compiled(world)
    assert emission.emitted(Person)["person-10368"].name == "Elin Elm"
    assert {
        m.organization for m in emission.emitted(Membership).values() if m.actor == "person-10368"
    } == {"welsh-ministers"}


def test_somebody_who_never_had_a_seat_stops_the_compiler(world: World) -> None:
    world.posts_file(
        "senedd-committees",
        organizations=[committee()],
        memberships=[member(world.person(9, "Di", "Dogwood"), "1")],
    )
    with pytest.raises(SourceError, match="person/9, who never had a seat"):
        compiled(world)


def test_a_redirected_person_on_a_committee_is_the_one_it_leads_to(world: World) -> None:
    world.posts_file(
        "senedd-committees",
        organizations=[committee()],
        memberships=[member(world.redirect(30, to=3), "1")],
    )
    emission = compiled(world)
    assert memberships(emission, PLAN) == [("person-3", "member", None, None)]
    people = {id_: one.replaced_by for id_, one in emission.emitted(Person).items()}
    assert people["person-30"] == "person-3"


def test_a_minister_without_a_role_stops_the_compiler(world: World) -> None:
    world.posts_file(
        "senedd-committees", memberships=[member(world.new, "1", body="welsh-parliament")]
    )
    with pytest.raises(SourceError, match="a Welsh minister without a role"):
        compiled(world)


def test_a_role_that_is_new_stops_the_compiler(world: World) -> None:
    rows = [member(world.new, "1", **both("Grand Bath Master", "Meistr", "role"))]
    world.posts_file("senedd-committees", organizations=[committee()], memberships=rows)
    with pytest.raises(SourceError, match='the role "Grand Bath Master" is new'):
        compiled(world)


def test_a_list_shows_its_session_by_the_people_on_it(world: World) -> None:
    def of(number: int, *people: str) -> dict[str, Any]:
        return group(
            f"Lidos {number} - Cross Party Group",
            f"{PAGE}{number}",
            members=[listed("A", person) for person in people],
        )

    world.register(
        of(1, world.stayed, world.left, world.new),
        of(2, world.stayed, world.left),
        of(3, world.stayed),
        of(4),
    )
    groups = compiled(world).emitted(Organization)
    assert [groups[organization_id(f"senedd-cpg-{n}")].status for n in (1, 2, 3, 4)] == [
        None,
        OrganizationStatus.FORMER_SESSION,
        OrganizationStatus.FORMER_SESSION_UNCLEAR,
        OrganizationStatus.FORMER_SESSION_UNCLEAR,
    ]
    assert [groups[organization_id(f"senedd-cpg-{n}")].valid_to for n in (1, 2)] == [
        None,
        PartialDate("2026-04-08"),
    ]
    assert groups[organization_id("senedd-cpg-2")].valid_from == PartialDate("2021-05-06")


def test_a_group_is_named_in_both_languages_and_found_by_the_publishers_title(world: World) -> None:
    english = group(
        "Lidos - Cross Party Group",
        f"{PAGE}843",
        officers=[listed("Cy Cedar", world.new, "Vice-Chair")],
    )
    welsh = group("Lidos Cymru - Grŵp Trawsbleidiol", f"{PAGE}843") | {"slug": "another"}
    world.register(english, welsh=(welsh,))
    emission = compiled(world)
    found = emission.emitted(Organization)[organization_id("senedd-cpg-843")]
    assert (found.name, found.name_cy, found.kind) == (
        "Cross-Party Group on Lidos",
        "Lidos Cymru - Grŵp Trawsbleidiol",
        OrganizationKind.CROSS_PARTY_GROUP,
    )
    assert (found.topics.first, found.topics.others, found.sources) == (
        (),
        ("Health, Medicine & Public Health",),
        ("senedd-cpg:843",),
    )
    assert "Lidos - Cross Party Group" in {
        name.name for name in emission.emitted(Name).values() if name.of == found.id
    }
    (officer,) = [m for m in emission.emitted(Membership).values() if m.organization == found.id]
    assert (officer.role, officer.role_as_written, officer.valid_from) == (
        Role.DEPUTY,
        "Vice-Chair",
        None,
    )


def test_a_group_without_its_welsh_page_stops_the_compiler(world: World) -> None:
    world.register(group("Lidos - Cross Party Group", f"{PAGE}1"), welsh=())
    with pytest.raises(SourceError, match="the group 1 is missing"):
        compiled(world)


def test_a_title_of_another_shape_stops_the_compiler() -> None:
    with pytest.raises(SourceError, match='"Friends of Lidos" does not end in'):
        english_name("Friends of Lidos")


def test_people_who_are_in_no_register(world: World) -> None:
    members = [
        listed("Di Dogwood MP", None),
        listed("Ed Elder", None),
        listed("Bo Birch", world.left, removed=True),
    ]
    world.register(group("Lidos - Cross Party Group", f"{PAGE}1", members=members))
    emission = compiled(world)
    assert memberships(emission, "senedd-cpg-1") == [("Di Dogwood MP", "member", None, None)]
    assert emission.left_out == [
        "senedd-cpg:1: a member who is in no register of politicians, so perhaps "
        "not in public office"
    ]


def test_a_redirected_person_on_a_list_is_the_one_it_leads_to(world: World) -> None:
    world.register(
        group(
            "Lidos - Cross Party Group",
            f"{PAGE}1",
            members=[listed("Cy Cedar", world.redirect(30, to=3))],
        )
    )
    assert memberships(compiled(world), "senedd-cpg-1") == [("person-3", "member", None, None)]


def test_outside_organizations_are_records_where_we_know_them_and_words_where_not(
    world: World,
) -> None:
    outside = [
        "Youth Lido Fund (YLF)",
        "Friends &amp; Foes &#40;N Wales&#41;",
        "The Bath Society",
        "CPG Secretariat",
        "The Bath Society",
    ]
    world.register(group("Lidos - Cross Party Group", f"{PAGE}1", outside=outside))
    known = Bodies(
        {"youth lido fund": organization_id("ylf"), "bath society": organization_id("bath-society")}
    )
    emission = compiled(world, known)
    assert memberships(emission, "senedd-cpg-1") == [
        ("Friends & Foes (N Wales)", "outside-organization", None, None),
        ("bath-society", "outside-organization", None, None),
        ("ylf", "outside-organization", None, None),
    ]
    assert emission.left_out == ['senedd-cpg:1: "CPG Secretariat", which names no organization']


def test_a_list_found_by_a_language_model_stops_the_compiler(world: World) -> None:
    world.register(group("Lidos - Cross Party Group", f"{PAGE}1", method="ai_search"))
    with pytest.raises(SourceError, match='the list is "ai_search", not official'):
        compiled(world)


def test_a_council_is_known_by_the_name_that_lists_give_it() -> None:
    emission = Emission()
    name, name_cy = "Flintshire County Council", "Sir y Fflint"
    emission.add(
        Organization(
            id=organization_id("council-fln"),
            kind=OrganizationKind.COUNCIL,
            name=name,
            name_cy=name_cy,
        )
    )
    bodies = Bodies.of(emission.records())
    assert [bodies.find(text) for text in (name, "Sir y Fflint Council", "Flintshire Baths")] == [
        "council-fln",
        "council-fln",
        None,
    ]


def test_a_name_that_two_bodies_have_leads_to_neither() -> None:
    emission = Emission()
    for id_ in ("one", "two"):
        emission.add(
            Organization(
                id=organization_id(id_), kind=OrganizationKind.CHARITY, name="Bath Society"
            )
        )
    assert Bodies.of(emission.records()).find("Bath Society") is None
