"""Who is behind the figures, as pages name them: whom we know, what cools, who moved, and what to
do next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from api.describe import described
from api.pages.asked import Asked
from api.pages.path.advice import lifts
from api.pages.path.cards import ActorShown, actor_shown
from api.pages.path.drafts import DraftShown, draft_shown
from api.pages.profiles.refs import Cut, Ref, cut, named_ref
from graph.metrics.acquaintance import Acquaintance, Cooling, Move
from graph.metrics.next_steps import NextStep
from graph.metrics.scope import KnownPair
from graph.model import ActorId, OrganizationId
from graph.official import WebPage
from graph.paths.draft import draft_to_write
from graph.ties.strength import band
from graph.ties.tie import Band, Basis
from graph.words import Fill, T, Text

MOST_KNOWN = 12
MOST_OTHERS = 24
MOST_COOLING = 8
MOST_MOVES = 10


@dataclass(frozen=True, slots=True)
class KnownRow:
    """One who is known: how well, when they last had to do with one another, through whom."""

    who: Ref
    what: Fill | None
    band: Band
    basis: Basis
    last: dt.date | None
    through: Ref
    tie: str
    """The address of the page of the tie."""


@dataclass(frozen=True, slots=True)
class OtherRow:
    """One who is not known. `path`: the address of the question how to reach that one; None:
    nobody is there to ask it.
    """

    who: Ref
    what: Fill | None
    path: str | None


@dataclass(frozen=True, slots=True)
class CoolingRow:
    who: Ref
    what: Fill | None
    days: int | None
    through: Ref
    alone: bool


@dataclass(frozen=True, slots=True)
class MoveRow:
    post: Ref
    left: Sequence[Ref]
    left_on: dt.date | None
    came: Sequence[Ref]
    came_on: dt.date | None
    knew: KnownRow | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """One thing to do: what, to whose good, what it changes, where to turn to, what to write."""

    action: Text
    target: Ref
    change: Fill
    sentence: Text
    whom: Sequence[tuple[ActorShown, Sequence[WebPage]]]
    """To whom to turn, with the official pages of each."""
    draft: DraftShown | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleShown:
    known: Cut[KnownRow]
    others: Cut[OtherRow]
    ours: Sequence[Ref]
    vacant: Sequence[Ref]
    total: int
    cooling: Cut[CoolingRow] | None
    """None: no diary says so."""
    moves: Cut[MoveRow]


def people_shown(asked: Asked, found: Acquaintance, centre: OrganizationId | None) -> PeopleShown:
    """Return who is behind the figures. `centre`: who would ask how to reach the others."""
    listed = found.listed
    return PeopleShown(
        known=cut(
            asked, "acquainted", [known_row(asked, pair) for pair in found.known], MOST_KNOWN
        ),
        others=cut(
            asked, "others", [_other(asked, one, centre) for one in found.others], MOST_OTHERS
        ),
        ours=[named_ref(asked, one) for one in found.ours],
        vacant=[named_ref(asked, one.id) for one in listed.targets if one.vacant],
        total=len(listed.targets),
        cooling=None
        if found.cooling is None
        else cut(asked, "cooling", [_cooling(asked, one) for one in found.cooling], MOST_COOLING),
        moves=cut(asked, "moves", [_move(asked, one) for one in found.moves], MOST_MOVES),
    )


def steps_shown(asked: Asked, steps: Sequence[NextStep]) -> Sequence[StepRow]:
    return [_step(asked, step) for step in steps]


def _what(asked: Asked, actor: ActorId) -> Fill | None:
    record = asked.view.records.node(actor)
    return None if record is None else described(asked.view, record).what


def known_row(asked: Asked, pair: KnownPair) -> KnownRow:
    return KnownRow(
        named_ref(asked, pair.target),
        _what(asked, pair.target),
        band(pair.strength),
        pair.basis,
        pair.contacts[0].day if pair.contacts else None,
        named_ref(asked, pair.ours),
        asked.address("tie", a=pair.ours, b=pair.target),
    )


def _other(asked: Asked, actor: ActorId, centre: OrganizationId | None) -> OtherRow:
    ends = {"from": centre, "to": actor}
    return OtherRow(
        named_ref(asked, actor),
        _what(asked, actor),
        None if centre is None else asked.address("path", **ends),
    )


def _cooling(asked: Asked, one: Cooling) -> CoolingRow:
    pair = one.pair
    return CoolingRow(
        named_ref(asked, pair.target),
        _what(asked, pair.target),
        (asked.view.as_of - pair.contacts[0].day).days if pair.contacts else None,
        named_ref(asked, pair.ours),
        one.alone,
    )


def _move(asked: Asked, move: Move) -> MoveRow:
    return MoveRow(
        named_ref(asked, move.post),
        [named_ref(asked, one) for one in move.left],
        move.left_on,
        [named_ref(asked, one) for one in move.came],
        move.came_on,
        None if move.knew is None else known_row(asked, move.knew),
    )


def _step(asked: Asked, step: NextStep) -> StepRow:
    target = named_ref(asked, step.target)
    if step.advice is not None:
        lift = lifts(asked, step.answer)[step.answer.advice.index(step.advice)]
        whom = [(each, [each.official] if each.official else []) for each in lift.whom.rows]
        return StepRow(
            lift.action,
            target,
            lift.change or T("not known"),
            lift.sentence,
            whom,
            lift.draft,
        )
    assert step.write_to is not None, "a step is one of the two"
    to = step.write_to
    draft = draft_to_write(asked.view, step.answer.centre, to.actor, step.answer.targets)
    return StepRow(
        to.sentence,
        target,
        T("From no path to a first contact"),
        T("Nobody who is recorded links us, so nobody needs to introduce us."),
        [(actor_shown(asked, to.actor), to.pages)],
        draft_shown(asked, draft),
    )
