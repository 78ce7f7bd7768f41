"""The legislature of Lyonesse: parties, seats, committees and cross-party groups."""

from __future__ import annotations

from graph.dates import PartialDate
from graph.model import (
    ActorId,
    OrganizationId,
    OrganizationKind,
    Place,
    Post,
    PostKind,
    Role,
    TargetAudience,
)
from seeds.demo import cast
from seeds.demo.dice import Dice
from seeds.demo.places import LYONESSE
from seeds.demo.records import (
    REGISTER,
    add_body,
    add_person,
    add_target,
    body,
    id_of,
    someone,
)
from seeds.sources.emission import Emission, post_id

MOOT = body("Moot of Lyonesse")
ELECTED = PartialDate("2022-05-05")
COMMITTEES_BEGAN, GROUPS_BEGAN = PartialDate("2022-06-14"), PartialDate("2022-09-20")
LEFT_WITH_OFFICE, RESIGNED, BY_ELECTION = (
    PartialDate("2026-05-08"),
    PartialDate("2026-10-02"),
    PartialDate("2026-07-03"),
)
MEMBERS_IN_A_GROUP = 5
CHAIR_WEIGHT = 2.0


def add_moot(emission: Emission, dice: Dice, constituencies: list[Place]) -> None:
    """Emit the Moot with all that is in it."""
    add_body(
        emission,
        OrganizationKind.LEGISLATURE,
        "Moot of Lyonesse",
        LYONESSE,
        name_cy="Cwrdd Lyonesse",
        since="1999-05-06",
    )
    for party in filter(None, cast.MEMBERS):
        add_body(emission, OrganizationKind.POLITICAL_PARTY, party, LYONESSE)
    seats = iter(constituencies)
    for party, names in cast.MEMBERS.items():
        for name in names:
            _seat(emission, next(seats), (name, party, ELECTED, None))
    vacated = (cast.FORMER_MINISTER, cast.TIDE, ELECTED, LEFT_WITH_OFFICE)
    _seat(emission, next(seats), vacated, (cast.ELECTED_AFTER_HIM, cast.TIDE, BY_ELECTION, None))
    _seat(emission, next(seats), (cast.FORMER_MEMBER, cast.ORCHARD, ELECTED, RESIGNED))
    _committees(emission, dice)
    _groups(emission, dice)


Holder = tuple[str, str, PartialDate, PartialDate | None]
"""Name, party, first and last day in the seat."""


def _seat(emission: Emission, constituency: Place, *holders: Holder) -> None:
    post = post_id(id_of("seat", constituency.name))
    emission.add(
        Post(
            id=post,
            label=f"Member for {constituency.name}",
            organization=MOOT,
            kind=PostKind.MEMBER,
            place=constituency.id,
            holders_from=ELECTED,
            sources=(REGISTER,),
        )
    )
    for name, party, first, last in holders:
        emission.membership(
            MOOT,
            Role.MEMBER,
            actor=add_person(emission, name),
            post=post,
            on_behalf_of=body(party) if party else None,
            valid_from=first,
            valid_to=last,
            sources=(REGISTER,),
        )


def _committees(emission: Emission, dice: Dice) -> None:
    named = {
        name
        for chair, deputy, others in cast.COMMITTEES.values()
        for name in (chair, deputy, *others)
    }
    free = [
        name
        for names in cast.MEMBERS.values()
        for name in names
        if name not in {*named, *cast.ON_NO_COMMITTEE}
    ]
    drawn = dice.some(free, len(free))
    for n, (committee, (chair, deputy, others)) in enumerate(cast.COMMITTEES.items()):
        id_ = add_body(
            emission,
            OrganizationKind.COMMITTEE,
            committee,
            LYONESSE,
            parent=MOOT,
            since=COMMITTEES_BEGAN.text,
        )
        _chair(emission, id_, committee, chair)
        _member(emission, id_, deputy, Role.DEPUTY, COMMITTEES_BEGAN)
        for name in (*others, *drawn[n :: len(cast.COMMITTEES)]):
            _member(emission, id_, name, Role.MEMBER, COMMITTEES_BEGAN)


def _chair(emission: Emission, committee: OrganizationId, name: str, chair: str) -> None:
    post = post_id(id_of("chair", name))
    emission.add(
        Post(
            id=post,
            label=f"Chair of the {name}",
            organization=committee,
            kind=PostKind.CHAIR,
            place=LYONESSE,
            holders_from=COMMITTEES_BEGAN,
            sources=(REGISTER,),
        )
    )
    add_target(emission, post, TargetAudience.POLICY, CHAIR_WEIGHT)
    emission.membership(
        committee,
        Role.CHAIR,
        actor=someone(chair),
        post=post,
        valid_from=COMMITTEES_BEGAN,
        sources=(REGISTER,),
    )


def _groups(emission: Emission, dice: Dice) -> None:
    for group, (chair, deputies, outside) in cast.GROUPS.items():
        id_ = add_body(
            emission,
            OrganizationKind.CROSS_PARTY_GROUP,
            group,
            LYONESSE,
            parent=MOOT,
            since=GROUPS_BEGAN.text,
        )
        _member(emission, id_, chair, Role.CHAIR, GROUPS_BEGAN)
        for deputy in deputies:
            _member(emission, id_, deputy, Role.DEPUTY, GROUPS_BEGAN)
        free = [name for name in cast.GROUP_MEMBERS if name not in (chair, *deputies)]
        for name in dice.some(free, MEMBERS_IN_A_GROUP):
            _member(
                emission,
                id_,
                name,
                Role.MEMBER,
                BY_ELECTION if name == cast.ELECTED_AFTER_HIM else GROUPS_BEGAN,
            )
        for organization in outside:
            _member(emission, id_, organization, Role.OUTSIDE_ORGANIZATION, GROUPS_BEGAN)


def _member(
    emission: Emission, organization: OrganizationId, name: str, role: Role, since: PartialDate
) -> None:
    actor = ActorId(someone(name))  # people and bodies have ids of one kind
    emission.membership(organization, role, actor=actor, valid_from=since, sources=(REGISTER,))
