"""The government of Lyonesse, its departments, and the councils."""

from __future__ import annotations

from graph.dates import PartialDate
from graph.model import (
    OrganizationKind,
    Post,
    PostKind,
    Role,
    TargetAudience,
)
from seeds.demo import cast
from seeds.demo.places import LYONESSE, council_area
from seeds.demo.records import (
    IN_OFFICE,
    REGISTER,
    add_body,
    add_person,
    add_target,
    body,
    id_of,
    someone,
)
from seeds.sources.emission import Emission, post_id

GOVERNMENT, TEAM = body("Government of Lyonesse"), body("Ministers of Lyonesse")
GREENSLEEVES_LEFT, BRAMBLEWORTH_CAME = PartialDate("2026-05-08"), PartialDate("2026-05-11")
DAPPLEGREY_LEFT = PartialDate("2026-11-06")
COUNCILS_BEGAN = PartialDate("2024-05-02")
MINISTER_WEIGHT, LEADER_WEIGHT = 3.0, 1.0
_WELSH = {"First Minister of Lyonesse": "Prif Weinidog Lyonesse"}


def add_government(emission: Emission) -> None:
    """Emit the government, its ministers and departments; every minister is a target."""
    add_body(
        emission,
        OrganizationKind.GOVERNMENT,
        "Government of Lyonesse",
        LYONESSE,
        name_cy="Llywodraeth Lyonesse",
    )
    add_body(
        emission,
        OrganizationKind.MINISTERIAL_TEAM,
        "Ministers of Lyonesse",
        LYONESSE,
        parent=GOVERNMENT,
    )
    add_person(emission, cast.MINISTERS["Counsel of the Realm"])
    for label, name in cast.MINISTERS.items():
        _office(emission, label, (name, IN_OFFICE, None))
    _office(
        emission,
        cast.CHILDHOOD_MINISTER,
        (cast.FORMER_MINISTER, IN_OFFICE, GREENSLEEVES_LEFT),
        ("Élodie Brambleworth", BRAMBLEWORTH_CAME, None),
    )
    _office(emission, cast.COASTS_MINISTER, ("Hesper Dapplegrey", IN_OFFICE, DAPPLEGREY_LEFT))
    for department, director in cast.DEPARTMENTS.items():
        id_ = add_body(
            emission, OrganizationKind.DEPARTMENT, department, LYONESSE, parent=GOVERNMENT
        )
        emission.membership(
            id_,
            Role.DIRECTOR,
            actor=add_person(emission, director),
            valid_from=IN_OFFICE,
            sources=(REGISTER,),
        )


def _office(
    emission: Emission, label: str, *holders: tuple[str, PartialDate, PartialDate | None]
) -> None:
    post = post_id(id_of(label))
    emission.add(
        Post(
            id=post,
            label=label,
            label_cy=_WELSH.get(label),
            organization=TEAM,
            kind=PostKind.MINISTER,
            place=LYONESSE,
            holders_from=IN_OFFICE,
            sources=(REGISTER,),
        )
    )
    for name, first, last in holders:
        emission.membership(
            TEAM,
            Role.MINISTER,
            actor=someone(name),
            post=post,
            valid_from=first,
            valid_to=last,
            sources=(REGISTER,),
        )
    add_target(emission, post, TargetAudience.POLICY, MINISTER_WEIGHT)


def add_councils(emission: Emission) -> None:
    """Emit the councils, each with its leader and its chief executive, and their league, to
    which one does not belong.
    """
    league = add_body(
        emission, OrganizationKind.NETWORK, "League of Lyonesse Councils", LYONESSE, since="2001"
    )
    for area, (leader, executive) in cast.COUNCILS.items():
        council = add_body(
            emission, OrganizationKind.COUNCIL, f"{area} Council", council_area(area)
        )
        post = post_id(id_of("leader", area))
        emission.add(
            Post(
                id=post,
                label=f"Leader of {area} Council",
                organization=council,
                kind=PostKind.CHAIR,
                place=council_area(area),
                holders_from=COUNCILS_BEGAN,
                sources=(REGISTER,),
            )
        )
        emission.membership(
            council,
            Role.CHAIR,
            role_as_written="Leader",
            actor=add_person(emission, leader),
            post=post,
            valid_from=COUNCILS_BEGAN,
            sources=(REGISTER,),
        )
        emission.membership(
            council,
            Role.DIRECTOR,
            role_as_written="Chief Executive",
            actor=add_person(emission, executive),
            valid_from=COUNCILS_BEGAN,
            sources=(REGISTER,),
        )
        if area != "Farther Isles":
            emission.membership(
                league,
                Role.MEMBER,
                actor=council,
                valid_from=PartialDate("2001"),
                sources=(REGISTER,),
            )
        add_target(emission, post, TargetAudience.PRACTICE, LEADER_WEIGHT)
