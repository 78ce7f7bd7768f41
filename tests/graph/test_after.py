"""A write is computed into memory piece by piece;
it must come to the same as computing all anew, to the last bit.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from graph.dates import PartialDate
from graph.model import (
    DeclaredLevel,
    DeclaredTie,
    FormalKind,
    FormalTie,
    Interaction,
    InteractionKind,
    Membership,
    Organization,
    OrganizationKind,
    OrganizationStatus,
    Person,
    Post,
    RecordId,
    Records,
    Role,
    Work,
    WorkId,
    WorkKind,
)
from graph.records.difference import Changed
from graph.tenure import Tenure
from graph.ties.network import TieNetwork
from graph.ties.tie import Basis
from graph.ties.touched import touched_by
from graph.ties.touching import Touched
from tests.graph.world import ASSEMBLY, TODAY, World, actor, organization, person, post

TABLES = {
    Interaction: "interactions",
    FormalTie: "formal_ties",
    DeclaredTie: "declared_ties",
    Membership: "memberships",
    Person: "people",
    Organization: "organizations",
    Post: "posts",
    Work: "works",
}


def a_world(chance: random.Random) -> World:
    world = World()
    world.centre("new", since="2022-12")
    world.centre("old", until="2022-12", status=OrganizationStatus.MERGED, successor="new")
    world.body("wwn", OrganizationKind.NETWORK)
    for body, kind in (("club", OrganizationKind.NETWORK), ("charity", OrganizationKind.CHARITY)):
        world.body(body, kind)
    world.body("committee", OrganizationKind.COMMITTEE, parent=ASSEMBLY)
    world.group("group")
    world.group("former", former=True)
    world.body("party-blue", OrganizationKind.POLITICAL_PARTY, nation=None)
    world.seat("p0", "p1", "p2", party="party-blue")
    world.seat("p3", until="2025-06-01", party="party-blue")
    world.people(*(f"p{i}" for i in range(8)))
    world.office("fellow", "Fellow", of="club", home="new")
    world.member("p4", "club", Role.EMPLOYEE, "2025", post_id="fellow")
    for i in range(12):
        record = a_record(chance, f"x{i}")
        world.records = with_change(world.records, None, record)
    return world


def a_record(chance: random.Random, id_: str) -> Any:
    actors = [*(f"p{i}" for i in range(8)), "old", "new", "charity"]
    one, other = chance.sample(actors, 2)
    day = PartialDate(chance.choice(["2026-11-20", "2026-05", "2024", "2019-03-04", "2026-12-01"]))
    match chance.randrange(5):
        case 4:
            lead, *partners = chance.sample(["old", "new", "charity", "club"], 3)
            return Work(
                id=WorkId(RecordId(id_)),
                kind=chance.choice([WorkKind.PROJECT, WorkKind.PROPOSAL]),
                title="Together",
                lead=organization(lead),
                partners=tuple(map(organization, partners)),
                is_partnership=chance.random() < 0.4,
                recorded_as=(RecordId(f"x{chance.randrange(12)}"),),
                valid_from=day,
            )
        case 0:
            several = tuple(map(actor, chance.sample(actors, chance.randint(2, 4))))
            return Interaction(
                id=RecordId(id_),
                date=day,
                kind=chance.choice(list(InteractionKind)),
                actors=several,
            )
        case 1:
            return FormalTie(
                id=RecordId(id_),
                a=actor(one),
                b=actor(other),
                kind=chance.choice(list(FormalKind)),
                valid_from=day,
            )
        case 2:
            by, about = chance.sample(actors[:8], 2)
            return DeclaredTie(
                id=RecordId(id_),
                by=person(by),
                about=actor(about),
                level=chance.choice(list(DeclaredLevel)),
                confirmed_on=day,
            )
        case _:
            return Membership(
                id=RecordId(id_),
                actor=actor(one),
                organization=organization(
                    chance.choice(["club", "charity", "committee", "group", "former", "new"])
                ),
                role=chance.choice(
                    [Role.MEMBER, Role.CHAIR, Role.EMPLOYEE, Role.OUTSIDE_ORGANIZATION]
                ),
                valid_from=chance.choice([None, day]),
            )


def with_change(records: Records, before: Any | None, after: Any | None) -> Records:
    record: Any = after if after is not None else before
    table = dict(getattr(records, TABLES[type(record)]))
    if after is None:
        del table[record.id]
    else:
        table[after.id] = after
    return replace(records, **{TABLES[type(record)]: table})


def a_change(chance: random.Random, records: Records, id_: str) -> Changed:
    stored = [
        row
        for table in ("interactions", "formal_ties", "declared_ties", "memberships", "works")
        for row in getattr(records, table).values()
    ]
    mine = [row for row in stored if row.id.startswith("x")]
    match chance.randrange(6):
        case 5:
            fellow = records.posts[post("fellow")]
            return fellow, replace(
                fellow,
                label=f"Fellow {id_}",
                homes=(organization(chance.choice(["new", "old", "charity"])),),
            )
        case 4:
            body = records.organizations[
                organization(
                    chance.choice(["club", "charity", "committee", "group", "new", "old", ASSEMBLY])
                )
            ]
            return body, replace(body, name=f"Name {id_}", sources=("list:2",), recorded_by="new")
        case 0 if mine:
            return chance.choice(mine), None
        case 1 if mine:
            old = chance.choice(mine)
            new = a_record(chance, old.id)
            return (old, new) if type(new) is type(old) else (None, a_record(chance, id_))
        case 2:
            body = Organization(
                id=organization(f"o{id_}"), kind=OrganizationKind.CHARITY, name="New"
            )
            return None, chance.choice([Person(id=person(f"a{id_}"), name="Somebody New"), body])
        case _:
            return None, a_record(chance, id_)


def everything(network: TieNetwork) -> dict[str, object]:
    pairs = sorted(network.strengths)
    return {
        "strengths": {pair: network.strengths[pair] for pair in pairs},
        "actors": network.actors,
        "adjacency": [
            [list(map(tuple, ties)) for ties in network.adjacency(bases)]
            for bases in (list(Basis), [Basis.EVIDENCED])
        ],
        "node": list(network.node),
        "neighbours": {one: list(network.neighbours(one)) for one in network.actors},
        "ties": {pair: network.tie(*pair) for pair in pairs},
        "governments": network.governments,
    }


def computed_into(
    network: TieNetwork, tenure: Tenure, records: Records, change: Changed
) -> tuple[TieNetwork, Tenure, Touched | None]:
    touched = touched_by([change], records)
    if touched is None:
        tenure = Tenure(records)
        return TieNetwork(records, tenure, TODAY), tenure, None
    tenure = tenure.after(records, touched.memberships)
    return network.after(records, tenure, touched), tenure, touched


@pytest.mark.parametrize("seed", range(60))
def test_twelve_changes_in_a_row_come_to_the_same_as_computing_all_anew(seed: int) -> None:
    chance = random.Random(seed)
    records = a_world(chance).records
    tenure = Tenure(records)
    network = TieNetwork(records, tenure, TODAY)
    network.adjacency([Basis.EVIDENCED])
    for step in range(12):
        before, before_all = network, everything(network)
        change = a_change(chance, records, f"y{step}")
        records = with_change(records, *change)
        network, tenure, _ = computed_into(network, tenure, records, change)
        anew = TieNetwork(records, Tenure(records), TODAY)
        assert everything(network) == everything(anew), change
        assert everything(before) == before_all, (
            "who still asks the network of before gets its answers"
        )


def test_a_meeting_touches_its_pairs_and_a_seat_everything() -> None:
    records = a_world(random.Random(1)).records
    meeting = Interaction(
        id=RecordId("m"),
        date=PartialDate("2026-11-01"),
        kind=InteractionKind.MEETING,
        actors=(actor("p0"), actor("p5")),
    )
    touched = touched_by([(None, meeting)], records)
    assert touched is not None
    assert (touched.interactions, touched.bodies, touched.actors) == (
        frozenset({"m"}),
        frozenset(),
        False,
    )
    seat = Membership(
        id=RecordId("s"), actor=actor("p5"), organization=organization(ASSEMBLY), role=Role.MEMBER
    )
    assert touched_by([(None, seat)], records) is None
    fellow = records.posts[post("fellow")]
    assert (
        touched_by([(fellow, replace(fellow, homes=(organization("charity"),)))], records) is None
    )
    assert touched_by([(fellow, replace(fellow, label="Visiting Fellow"))], records) == Touched()
    died = replace(records.people[person("p0")], died=PartialDate("2026"))
    assert touched_by([(records.people[person("p0")], died)], records) is None
    merged = replace(records.organizations[organization("club")], valid_to=PartialDate("2026"))
    assert touched_by([(records.organizations[organization("club")], merged)], records) is None


def test_a_write_is_followed_while_others_ask_for_ties_of_further_bases() -> None:
    records = a_world(random.Random(1)).records
    meeting = Interaction(
        id=RecordId("m"),
        date=PartialDate("2026-11-01"),
        kind=InteractionKind.MEETING,
        actors=(actor("p0"), actor("p5")),
    )
    after = with_change(records, None, meeting)
    tenure = Tenure(records)
    touched = touched_by([(None, meeting)], after)
    assert touched is not None
    before = TieNetwork(records, tenure, TODAY)

    class Asking(frozenset[Basis]):
        """Bases for whose ties somebody else asks as soon as they are looked at."""

        def __contains__(self, basis: object) -> bool:
            before.adjacency([Basis.POTENTIAL])
            return super().__contains__(basis)

    before._by_bases[Asking([Basis.EVIDENCED])] = [[] for _ in before.actors]
    assert before.after(after, tenure, touched).strength(actor("p0"), actor("p5")) is not None
