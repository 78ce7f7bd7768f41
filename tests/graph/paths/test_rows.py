"""What is made of candidates, against its definition in `rows_by_hand`, and each rule alone."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import ActorId, OrganizationId, Role
from graph.paths.answer import Lead
from graph.paths.rows import Candidate, Row, Rows, diverse
from graph.ties.tie import Band, Basis, Shared, Tie
from tests.graph.paths.rows_by_hand import LEADS, Way, picked_by_hand, rows_by_hand
from tests.graph.world import TODAY, actor, organization


@settings(max_examples=400, deadline=None)
@given(
    seed=st.integers(min_value=0),
    k=st.integers(1, 6),
    gamma=st.sampled_from([0.0, 0.5, 1.0]),
    any_end=st.booleans(),
)
def test_rows_and_picks_are_those_of_the_definition(
    seed: int, k: int, gamma: float, any_end: bool
) -> None:
    draw = random.Random(seed)
    ways = _ways(draw)
    rows = _rows(ways, any_end=any_end)
    right = rows_by_hand(ways, any_end=any_end)
    assert [row.first.actors for row in rows] == [row.members[0].actors for row in right]
    assert [len(row.substitutes) + len(row.ends) + 1 for row in rows] == [
        len(row.members) for row in right
    ]
    picked = diverse(rows, k, gamma, any_end=any_end)
    assert [row.first.actors for row in picked] == [
        row.members[0].actors for row in picked_by_hand(right, k, gamma, any_end=any_end)
    ]


def test_the_best_row_of_the_best_lead_is_picked_in_place_of_the_last() -> None:
    """By S alone c - a - t and c - b - t would be the two; the good lead weighs less."""
    rows = _rows([_way("cat", 0.9, "fair"), _way("cbt", 0.8, "fair"), _way("cdt", 0.1, "good")])
    assert _shown(rows, 2, 0.0) == ["cdt", "cat"], "and the best lead is shown first"
    assert _shown(rows, 1, 0.0) == ["cdt"]
    assert _shown(rows, 3, 0.0) == ["cdt", "cat", "cbt"]


def test_the_best_direct_tie_is_picked_where_two_or_more_are_wanted() -> None:
    rows = _rows(
        [
            _way("cat", 0.9, "good"),
            _way("cbt", 0.8, "good"),
            _way("ct", 0.2, "long-shot"),
            _way("ct", 0.1, "long-shot"),
        ]
    )
    assert _shown(rows, 1, 0.0) == ["cat"]
    assert _shown(rows, 2, 0.0) == ["cat", "ct"]
    assert [row.first.score for row in diverse(rows, 2, 0.0)] == [0.9, 0.2], "the best of both"


def test_the_direct_tie_takes_not_the_place_of_the_best_of_the_best_lead() -> None:
    """The good lead came last and stays: the direct tie takes the place before it."""
    rows = _rows(
        [
            _way("cat", 0.9, "fair"),
            _way("cbt", 0.8, "fair"),
            _way("ct", 0.2, "long-shot"),
            _way("cdt", 0.1, "good"),
        ]
    )
    assert _shown(rows, 2, 0.0) == ["cdt", "ct"]


def test_values_equal_to_nine_digits_are_equal_and_the_first_candidate_wins() -> None:
    rows = _rows([_way("cat", 0.5, "fair"), _way("cbt", 0.5000000001, "fair")])
    assert _shown(rows, 1, 0.0) == ["cat"]
    assert _shown(rows, 2, 0.0) == ["cat", "cbt"]
    apart = _rows([_way("cat", 0.5, "fair"), _way("cbt", 0.50000001, "fair")])
    assert _shown(apart, 1, 0.0) == ["cbt"]


def test_where_any_end_will_do_the_end_counts_among_what_a_path_holds() -> None:
    """a leads to t and to u, b to t: without ends a-u is as good as a-t again (likeness 1) and b is
    taken; with ends a-u shares one of three with a-t, so 0.8 * (1 - 1/3) > 0.5 * (1 - 1/3).
    """
    ways = [
        _way("cat", 0.9, "fair", strengths=(0.9, 0.9)),
        _way("cau", 0.8, "fair", strengths=(0.9, 0.8)),
        _way("cbt", 0.5, "fair", strengths=(0.5, 0.9)),
    ]
    assert _shown(_rows(ways), 2, 1.0) == ["cat", "cbt"]
    rows = _rows(ways, any_end=True)
    assert ["".join(row.first.actors) for row in diverse(rows, 2, 1.0, any_end=True)] == [
        "cat",
        "cau",
    ]


def test_ends_of_equal_strength_are_one_row_told_by_the_one_preferred() -> None:
    ways = [_way("cat", 0.5, "fair"), _way("cau", 0.5, "fair"), _way("cav", 0.5, "fair")]
    rows = Rows(lambda end: 0 if end == "u" else 1)
    for way in ways:
        rows.add(_candidate(way))
    (row,) = rows.rows
    assert ("".join(row.told.actors), row.ends, row.substitutes) == ("cau", ["u", "v"], [])
    weaker = [*ways, _way("caw", 0.4, "fair", strengths=(0.5, 0.4))]
    assert len(_rows(weaker, any_end=True)) == 2
    assert len(_rows(ways)) == 3, "of a person or a post ends are not merged"


def _way(actors: str, score: float, lead: str, strengths: tuple[float, ...] | None = None) -> Way:
    """A path whose actors are single letters, through other bodies than any other path."""
    hops = len(actors) - 1
    return Way(
        tuple(actors),
        strengths or (0.5,) * hops,
        ("medium",) * hops,
        tuple(frozenset(("body-" + actors[:-1],)) for _ in range(hops)),
        score,
        lead,
    )


def _shown(rows: Sequence[Row], k: int, gamma: float) -> list[str]:
    return ["".join(row.first.actors) for row in diverse(rows, k, gamma)]


def _rows(ways: Sequence[Way], *, any_end: bool = False) -> list[Row]:
    rows = Rows((lambda end: 0) if any_end else None)
    for way in ways:
        rows.add(_candidate(way))
    return rows.rows


def _candidate(way: Way) -> Candidate:
    actors = tuple(map(actor, way.actors))
    ties = tuple(
        _tie(ends, *hop)
        for ends, hop in zip(
            itertools.pairwise(actors),
            zip(way.strengths, way.bands, way.bodies, strict=True),
            strict=True,
        )
    )
    return Candidate(actors, ties, way.score, Lead(way.lead))


def _tie(ends: tuple[ActorId, ActorId], strength: float, band: str, bodies: frozenset[str]) -> Tie:
    return Tie(
        ends=ends,
        as_of=TODAY,
        strength=strength,
        band=Band(band),
        basis=Basis.POTENTIAL,
        lapsed=False,
        parts=(),
        contacts=(),
        formal=(),
        shared=tuple(_shared(organization(body)) for body in sorted(bodies)),
        declared=(),
        do_not_ask=False,
        freshest=None,
    )


def _shared(body: OrganizationId) -> Shared:
    return Shared(
        key=body,
        organization=body,
        legislature=None,
        roles=(Role.MEMBER, Role.MEMBER),
        p=0.5,
        size=2,
        first=None,
        last=None,
        days=None,
        dated=False,
        start_stated=False,
        factor=0.5,
        memberships=(),
        sources=(),
        formerly=(),
    )


def _ways(draw: random.Random) -> list[Way]:
    """Few actors, bands, bodies and strengths, so that much is alike; simple paths, best first."""
    made: dict[tuple[str, ...], Way] = {}
    for _ in range(draw.randint(1, 30)):
        inner = draw.sample("abcd", draw.choice([0, 1, 1, 2, 2, 3]))
        actors = (draw.choice("xy"), *inner, draw.choice("tuv"))
        hops = len(actors) - 1
        made[actors] = Way(
            actors,
            tuple(draw.choice([0.2, 0.5]) for _ in range(hops)),
            tuple(draw.choice(["weak", "medium"]) for _ in range(hops)),
            tuple(frozenset(draw.sample("mn", draw.choice([0, 1, 1]))) for _ in range(hops)),
            draw.choice([0.1, 0.2, 0.4, draw.random()]),
            draw.choice(LEADS),
        )
    return sorted(made.values(), key=lambda way: (-way.score, way.actors))
