"""When the holder of a post changed:
which Centre's tie to the earlier holder leads to the post no more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from api.pages.ask_box import open_centres
from api.pages.asked import Asked
from api.pages.profiles.reach import of_centre
from api.pages.profiles.refs import Ref, named_ref
from graph.model import ActorId, OrganizationId, PersonId
from graph.tenure import Spell
from graph.ties.evidence import EvidenceOfDate
from graph.ties.parameters import LAPSED
from graph.ties.tie import Band, Basis, Tie


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie in short."""

    band: Band
    basis: Basis


@dataclass(frozen=True, slots=True)
class Lost:
    """A Centre's strongest tie to the earlier holder on the last day in the post, and its
    tie to the present holders.
    """

    centre: Ref
    by: Ref | None
    """The colleague who had it; None: the Centre itself."""
    then: Bond
    now: Bond | None


@dataclass(frozen=True, slots=True)
class Succession:
    """The latest change of a post's holder. `until`: the earlier holder's last day.
    `ties`: the strongest of then first.
    """

    earlier: Ref
    until: dt.date
    holders: Sequence[Ref]
    ties: Sequence[Lost]


def succession(asked: Asked, spells: Sequence[Spell]) -> Succession | None:
    """Return the latest change of holder among the spells in a post; None:
    no earlier holder is known.
    """
    day, people = asked.view.as_of, asked.view.records.people
    named = [
        (spell, PersonId(spell.membership.actor))
        for spell in spells
        if spell.membership.actor is not None
    ]
    now = list(dict.fromkeys(person for spell, person in named if spell.covers(day)))
    left = [
        (spell.last, person)
        for spell, person in named
        if spell.last is not None and spell.last < day and person in people and person not in now
    ]
    if not left:
        return None
    until, earlier = max(left)
    return Succession(
        named_ref(asked, earlier),
        until,
        [named_ref(asked, person) for person in now],
        _lost(asked, earlier, until, now),
    )


def _lost(
    asked: Asked, earlier: PersonId, until: dt.date, now: Collection[ActorId]
) -> Sequence[Lost]:
    view = asked.view
    then = EvidenceOfDate(view.records, view.tenure, until, about=[earlier])
    rows = []
    for choice in open_centres(asked):
        had = _had(asked, then, choice.id, earlier)
        if had is not None:
            start, tie = had
            by = None if start == choice.id else named_ref(asked, start)
            rows.append(
                (
                    -tie.strength,
                    choice.id,
                    Lost(
                        named_ref(asked, choice.id),
                        by,
                        Bond(tie.band, tie.basis),
                        _has(asked, choice.id, now),
                    ),
                )
            )
    return [row for _, _, row in sorted(rows, key=lambda each: each[:2])]


def _had(
    asked: Asked, then: EvidenceOfDate, centre: OrganizationId, earlier: PersonId
) -> tuple[ActorId, Tie] | None:
    """The strongest tie of that day among the Centre and those who work for it now."""
    ties = [
        (start, tie)
        for start in asked.view.network.starts(centre)
        if (tie := then.tie(start, earlier)) is not None and tie.strength >= LAPSED
    ]
    return max(ties, key=lambda each: (each[1].strength, each[0]), default=None)


def _has(asked: Asked, centre: OrganizationId, holders: Collection[ActorId]) -> Bond | None:
    best = max(of_centre(asked, centre, holders), key=lambda each: each.strength, default=None)
    tie = None if best is None else asked.view.network.tie(best.start, best.other)
    return None if tie is None else Bond(tie.band, tie.basis)
