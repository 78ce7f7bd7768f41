"""The worked example of tie strength and of path scores.

The expected numbers were worked out by hand from the formulas, to four places; t is today:

    A-B meetings of two 10 and 100 days ago (2^(-10/180) + 2^(-100/180) = 0.9622 + 0.6804),
    an email of two 5 days ago
         (0.25 * 0.9715), one of three 40 days ago (0.25 * 0.5 * 0.7937):
         A = 1.9847, s_i = 1 - exp(-A/3) = 0.4840; line 0.6
    B-C meeting of four 200 days ago: 0.4629/sqrt(3) = 0.2673, s_i = 0.0852; "know well" 90 days
    ago: 0.55 * 0.8909 * 0.8 A-D event of 60, 30 days ago: 0.3/59 * 0.8909, s_i = 0.0015; board of
    12, 720 days: 0.5 * 10/11 * (1 - 2^-8) = 0.4528 D-C meetings of two 30 and 120 days ago: s_i =
    0.3977; both "close" today: 0.8 A-C the same event of 60; a network of 40, dates unknown: 0.4 *
    10/39 * 0.6 = 0.0615
"""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from graph.dates import PartialDate
from graph.model import (
    ActorId,
    DeclaredLevel,
    DeclaredTie,
    FormalKind,
    FormalTie,
    Interaction,
    InteractionKind,
    Membership,
    Organization,
    OrganizationId,
    OrganizationKind,
    Person,
    PersonId,
    RecordId,
    Records,
    Role,
)
from graph.tenure import Tenure
from graph.ties.network import Requests, TieNetwork
from graph.ties.strength import introducer_quality
from graph.ties.tie import Band, Basis, PartKind, Tie

TODAY = dt.date(2026, 11, 24)


def person_id(name: str) -> PersonId:
    return PersonId(ActorId(RecordId(name)))


def organization_id(name: str) -> OrganizationId:
    return OrganizationId(ActorId(RecordId(name)))


A, B, C, D = map(person_id, "ABCD")
BOARD, NETWORK = organization_id("board"), organization_id("network")


def ago(days: int) -> PartialDate:
    return PartialDate((TODAY - dt.timedelta(days=days)).isoformat())


def interactions() -> dict[RecordId, Interaction]:
    meeting, email, event = InteractionKind.MEETING, InteractionKind.EMAIL, InteractionKind.EVENT
    rows: list[tuple[InteractionKind, int, tuple[PersonId, ...], int]] = [
        (meeting, 10, (A, B), 2),
        (meeting, 100, (A, B), 2),
        (email, 5, (A, B), 2),
        (email, 40, (A, B), 3),
        (meeting, 200, (B, C), 4),
        (event, 30, (A, D), 60),
        (event, 30, (A, C), 60),
        (meeting, 30, (D, C), 2),
        (meeting, 120, (D, C), 2),
    ]
    made = [
        Interaction(id=RecordId(f"i{i}"), kind=kind, date=ago(days), actors=actors, attendance=n)
        for i, (kind, days, actors, n) in enumerate(rows)
    ]
    return {row.id: row for row in made}


def declared() -> dict[RecordId, DeclaredTie]:
    rows = [
        (B, C, DeclaredLevel.KNOW_WELL, 90),
        (A, D, DeclaredLevel.KNOW, 0),
        (D, C, DeclaredLevel.CLOSE, 0),
        (C, D, DeclaredLevel.CLOSE, 0),
    ]
    made = [
        DeclaredTie(id=RecordId(f"d{i}"), by=by, about=about, level=level, confirmed_on=ago(days))
        for i, (by, about, level, days) in enumerate(rows)
    ]
    return {row.id: row for row in made}


def memberships() -> dict[RecordId, Membership]:
    on_board = [
        (A, ago(720)),
        (D, ago(720)),
        *((person_id(f"board-{i}"), ago(720)) for i in range(10)),
    ]
    in_network = [A, C, *(person_id(f"network-{i}") for i in range(38))]
    made = [
        Membership(
            id=RecordId(f"b-{actor}"),
            actor=actor,
            organization=BOARD,
            role=Role.MEMBER,
            valid_from=since,
        )
        for actor, since in on_board
    ]
    made += [
        Membership(id=RecordId(f"n-{actor}"), actor=actor, organization=NETWORK, role=Role.MEMBER)
        for actor in in_network
    ]
    return {row.id: row for row in made}


@pytest.fixture(scope="module")
def network() -> TieNetwork:
    members = memberships()
    people = {
        PersonId(m.actor): Person(id=PersonId(m.actor), name=m.actor)
        for m in members.values()
        if m.actor
    } | {B: Person(id=B, name="B")}
    line = FormalTie(id=RecordId("line"), a=A, b=B, kind=FormalKind.JOINT_POST, valid_from=ago(400))
    records = Records(
        people=people,
        organizations={
            BOARD: Organization(id=BOARD, kind=OrganizationKind.CHARITY, name="Board"),
            NETWORK: Organization(id=NETWORK, kind=OrganizationKind.NETWORK, name="Network"),
        },
        memberships=members,
        formal_ties={line.id: line},
        interactions=interactions(),
        declared_ties=declared(),
    )
    return TieNetwork(
        records, Tenure(records), TODAY, {B: Requests(accepted=3, answered=4), D: Requests(open=3)}
    )


def tie(network: TieNetwork, a: ActorId, b: ActorId) -> Tie:
    found = network.tie(a, b)
    assert found is not None
    return found


def part(found: Tie, kind: PartKind) -> float:
    return next((part.value for part in found.parts if part.kind is kind), 0.0)


@pytest.mark.parametrize(
    ("ends", "interaction", "formal", "membership", "declared_value", "strength"),
    [
        ((A, B), 0.4840, 0.6, 0.0, 0.0, 0.7404),
        ((B, C), 0.0852, 0.0, 0.0, 0.3920, 0.3663),
        ((A, D), 0.0015, 0.0, 0.4528, 0.24, 0.4123),
        ((D, C), 0.3977, 0.0, 0.0, 0.8, 0.7688),
        ((A, C), 0.0015, 0.0, 0.0615, 0.0, 0.0382),
    ],
)
def test_the_parts_and_the_strength_of_each_tie(
    network: TieNetwork,
    ends: tuple[ActorId, ActorId],
    interaction: float,
    formal: float,
    membership: float,
    declared_value: float,
    strength: float,
) -> None:
    found = tie(network, *ends)
    assert part(found, PartKind.INTERACTION) == pytest.approx(interaction, abs=5e-5)
    assert part(found, PartKind.FORMAL) == pytest.approx(formal, abs=5e-5)
    assert part(found, PartKind.MEMBERSHIP) == pytest.approx(membership, abs=5e-5)
    assert part(found, PartKind.DECLARED) == pytest.approx(declared_value, abs=5e-5)
    assert found.strength == pytest.approx(strength, abs=5e-5)
    assert network.strength(*ends) == found.strength


def test_shares_say_how_much_of_the_strength_each_part_is(network: TieNetwork) -> None:
    shares = {part.kind: round(part.share, 4) for part in tie(network, A, B).parts}
    assert shares == {PartKind.INTERACTION: 0.4241, PartKind.FORMAL: 0.5759}


def test_bands_and_basis_follow_from_strength_and_evidence(network: TieNetwork) -> None:
    assert [tie(network, *ends).band for ends in ((A, B), (B, C), (A, C))] == [
        Band.STRONG,
        Band.MEDIUM,
        Band.FAINT,
    ]
    assert tie(network, A, B).basis is Basis.EVIDENCED
    assert tie(network, A, C).basis is Basis.POTENTIAL, (
        "a big event and a shared network: nobody has said that they know one another"
    )


def test_a_path_scores_its_ties_its_introducers_and_its_length(network: TieNetwork) -> None:
    """A-B-C: 0.7404 * 0.3663 * 5/7 * 0.8; A-D-C:
    0.4123 * 0.7688 * (2/3)(1/2) * 0.8; A-C: its tie alone.
    """
    assert introducer_quality(accepted=3, answered=4, open_requests=0) == pytest.approx(5 / 7)
    assert introducer_quality(accepted=0, answered=0, open_requests=3) == pytest.approx(1 / 3)

    def score(*actors: ActorId) -> float:
        return network.score(
            actors, [tie(network, a, b).strength for a, b in itertools.pairwise(actors)]
        )

    assert score(A, B, C) == pytest.approx(0.1549, abs=5e-5)
    assert score(A, D, C) == pytest.approx(0.0845, abs=5e-5)
    assert score(A, C) == pytest.approx(0.0382, abs=5e-5)
