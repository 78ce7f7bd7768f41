"""The Scottish Parliament: government roles in two files, committees of the session,
groups of the session before.
"""

from __future__ import annotations

from typing import Any

import pytest

from graph.dates import PartialDate
from graph.model import Conflict, Membership, Organization, OrganizationStatus, Post, Role
from seeds.sources.emission import Emission, organization_id, post_id
from seeds.sources.record import SourceError
from seeds.sources.scottish_parliament import (
    COMMITTEES_CITATION,
    MINISTERS_CITATION,
    compile_scottish_parliament,
)
from tests.seeds.sources import Sources, group, listed

LIDOS = "scottish-ministers-minister-for-lidos"


def role(
    number: int,
    person: str,
    label: str = "Minister for Lidos",
    first: str = "2026-05-20",
    last: str = "",
) -> dict[str, Any]:
    row = {
        "id": f"scot.parliament.data/membergovernmentroles/{number}",
        "organization_id": "scottish-parliament",
        "person_id": person,
        "role": label,
        "source": "api",
        "start_date": first,
    }
    return row | ({"end_date": last} if last else {})


def in_the_other_file(row: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The same role in the list of ministers, where the person is a list."""
    return {
        key: value
        for key, value in (row | {"person_id": [row["person_id"]]} | changes).items()
        if value is not None
    }


class World(Sources):
    def populate(self) -> World:
        self.ann, self.bo = self.person(1, "Ann", "Ash"), self.person(2, "Bo", "Birch")
        for person in (self.ann, self.bo):
            self.sat(
                person, self.seat(f"7{person[-1]}", "Stirling", "scottish-parliament"), "2016-05-05"
            )
        self.roles()
        self.groups("scotland-cpgs")
        return self

    def roles(
        self, *rows: dict[str, Any], others: tuple[dict[str, Any], ...] | None = None, **lists: Any
    ) -> None:
        self.posts_file(
            "scottish-parliament-committees",
            memberships=[*rows, *lists.pop("members", [])],
            **lists,
        )
        self.roles_file([in_the_other_file(row) for row in rows] if others is None else others)


@pytest.fixture
def world(sources: Sources) -> World:
    return World(sources.folder).populate()


def compiled(world: World) -> Emission:
    return compile_scottish_parliament(world.write())


def ministers(emission: Emission) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [
        (str(m.actor), str(m.valid_from), str(m.valid_to or ""), m.sources)
        for m in emission.emitted(Membership).values()
        if m.role is Role.MINISTER
    ]


def test_a_minister_holds_a_post_of_the_team(world: World) -> None:
    world.roles(role(1, world.ann, first="2021-05-20", last="2026-05-20"), role(2, world.bo))
    emission = compiled(world)
    post = emission.emitted(Post)[post_id(LIDOS)]
    assert (post.organization, post.holders_from, post.place) == (
        "scottish-ministers",
        PartialDate("2021-05-20"),
        "S92000003",
    )
    assert ministers(emission) == [
        ("person-1", "2021-05-20", "2026-05-20", ("scottish-parliament-role:1",)),
        ("person-2", "2026-05-20", "", ("scottish-parliament-role:2",)),
    ]


def test_liaison_officers_and_aides_are_no_ministers(world: World) -> None:
    world.roles(
        role(228, world.ann, "Parliamentary Liaison Officer to the Office of the First Minister"),
        role(191, world.bo, "Ministerial Parliamentary Aide to the First Minister"),
    )
    emission = compiled(world)
    assert ministers(emission) == []
    assert emission.left_out[0] == (
        'scottish-parliament-role:228: "Parliamentary Liaison Officer to the Office of the First '
        'Minister" is no minister'
    )


def test_of_two_files_the_earlier_stated_end_holds_and_both_stay_visible(world: World) -> None:
    ended = role(372, world.ann, last="2026-08-24")
    world.roles(ended, others=(in_the_other_file(ended, end_date=None),))
    emission = compiled(world)
    assert ministers(emission) == [
        ("person-1", "2026-05-20", "2026-08-24", ("scottish-parliament-role:372",))
    ]
    assert {(c.field, c.value, c.sources) for c in emission.emitted(Conflict).values()} == {
        ("to", "2026-08-24", (COMMITTEES_CITATION,)),
        ("to", "no end stated", (MINISTERS_CITATION,)),
    }


def test_an_end_that_stands_in_the_list_of_ministers_alone_holds_too(world: World) -> None:
    open_row = role(1, world.ann)
    world.roles(open_row, others=(in_the_other_file(open_row, end_date="2026-07-01"),))
    assert ministers(compiled(world))[0][2] == "2026-07-01"


def test_a_role_of_which_the_list_of_ministers_names_nobody_has_its_holder(world: World) -> None:
    row = role(378, world.ann)
    world.roles(row, others=(in_the_other_file(row, person_id=[]),))
    assert [actor for actor, *_ in ministers(compiled(world))] == ["person-1"]


def test_a_post_entered_twice_is_held_once(world: World) -> None:
    world.roles(role(368, world.ann), role(377, world.ann, first="2026-05-21"))
    emission = compiled(world)
    assert ministers(emission) == [
        (
            "person-1",
            "2026-05-20",
            "",
            ("scottish-parliament-role:368", "scottish-parliament-role:377"),
        )
    ]
    assert [(c.value, c.sources) for c in emission.emitted(Conflict).values()] == [
        ("2026-05-20", ("scottish-parliament-role:368",)),
        ("2026-05-21", ("scottish-parliament-role:377",)),
    ]


def test_a_role_without_a_start_stops_the_compiler(world: World) -> None:
    world.roles(role(1, world.ann, first=""))
    with pytest.raises(SourceError, match="a government role without a start"):
        compiled(world)


def test_committee_rows_without_dates_keep_none(world: World) -> None:
    body = {
        "id": "scottish-parliament-committee-328",
        "name": "Baths Committee",
        "classification": "committee",
        "links": ["https://www.parliament.example/baths"],
    }
    unused = body | {"id": "scottish-parliament-committee-9", "name": "Empty Committee"}
    members = [
        {
            "id": "x/Member/1",
            "organization_id": body["id"],
            "person_id": world.ann,
            "role": "Deputy Convener",
            "source": "api",
        }
    ]
    world.roles(organizations=[body, unused], members=members)
    emission = compiled(world)
    committee = emission.emitted(Organization)[organization_id("scottish-parliament-committee-328")]
    assert (committee.website, committee.valid_from, committee.sources) == (
        "https://www.parliament.example/baths",
        None,
        ("scottish-parliament-committee:328",),
    )
    (found,) = [m for m in emission.emitted(Membership).values() if m.organization == committee.id]
    assert (found.role, found.role_as_written, found.valid_from, found.valid_to) == (
        Role.DEPUTY,
        "Deputy Convener",
        None,
        None,
    )
    assert emission.left_out == ["Empty Committee: a body without members in the source"]


def test_somebody_who_never_had_a_seat_stops_the_compiler(world: World) -> None:
    world.roles(role(1, world.person(9, "Di", "Dogwood")))
    with pytest.raises(SourceError, match="person-9, who never had a seat"):
        compiled(world)


def test_every_list_is_of_the_session_that_ended_in_april_2026(world: World) -> None:
    page = "https://www.parliament.example/get-involved/cross-party-groups/2021/lidos"
    title = "Cross-Party Group in the Scottish Parliament on Lidos"
    world.groups(
        "scotland-cpgs", group(title, page, officers=[listed("Ann Ash", world.ann, "Co-Convener")])
    )
    emission = compiled(world)
    found = emission.emitted(Organization)[organization_id("scottish-cpg-lidos")]
    assert (found.name, found.status, found.valid_from, found.valid_to, found.sources) == (
        title,
        OrganizationStatus.FORMER_SESSION,
        PartialDate("2021-05-08"),
        PartialDate("2026-04-09"),
        ("scottish-cpg:lidos",),
    )
    (officer,) = [m for m in emission.emitted(Membership).values() if m.organization == found.id]
    assert (officer.role, officer.role_as_written) == (Role.CONVENER, "Co-Convener")
