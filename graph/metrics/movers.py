"""Who left which post of a nation since a day, who came, and whom a side knows of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.errors import InputError
from graph.metrics.scope import KnownPair
from graph.metrics.side import OpenCentres
from graph.metrics.turnover import Turnover, known_of, strongest, turnover
from graph.model import Nation, OrganizationId, OrganizationKind, PostId, RecordId
from graph.names.nation import nation_of
from graph.ontology import CHAIRS
from graph.tenure import Spell, is_open
from graph.view import View
from graph.words import T

FIRST_DAYS = 30
"""In which whoever has come is told to be new."""
_CHAIRED = frozenset({OrganizationKind.COMMITTEE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover(Turnover):
    """A post, or the chair of a body where `post` is None, that somebody left or took. `known`: of
    each of them whom the side knows the strongest tie, the strongest first.
    """

    organization: OrganizationId
    post: PostId | None
    nation: Nation
    known: tuple[KnownPair, ...]

    @property
    def id(self) -> RecordId:
        """What tells it from the others of one answer."""
        return self.post or self.organization

    @property
    def first_days_until(self) -> dt.date | None:
        """The last of the first days of whoever came."""
        return None if self.came_on is None else self.came_on + dt.timedelta(days=FIRST_DAYS - 1)


def movers(
    view: View,
    since: dt.date,
    nation: Nation | None = None,
    centres: Sequence[OrganizationId] = (),
) -> Sequence[Mover]:
    """Return the posts and the chairs of committees of a nation, or of all, that changed hands
    since a day, the latest change first. Without Centres, all that are open know somebody.

    Raises:
        InputError: the day is later than that of the view, or an id is no Centre's.
    """
    if since > view.as_of:
        raise InputError(
            T(
                "{since} is later than {day}, for which it is asked. Choose an earlier day.",
                since=since,
                day=view.as_of,
            )
        )
    ours = OpenCentres(view).side(centres).actors
    found = [
        Mover(
            left=turn.left,
            left_on=turn.left_on,
            came=turn.came,
            came_on=turn.came_on,
            now=turn.now,
            organization=organization,
            post=post,
            nation=where,
            known=tuple(strongest([*known_of(view, ours, (*turn.left, *turn.came))])),
        )
        for organization, post, where, spells in _offices(view, nation)
        if (turn := turnover(view, spells, since, view.as_of)) is not None
    ]
    return sorted(found, key=lambda mover: (-mover.day.toordinal(), mover.id))


Office = tuple[OrganizationId, PostId | None, Nation, Sequence[Spell]]


def _offices(view: View, nation: Nation | None) -> Iterator[Office]:
    """Yield each post and chair with all its spells."""
    records, tenure = view.records, view.tenure
    for post in records.posts.values():
        where = nation_of(records, tenure, post, view.as_of)
        if where is not None and nation in (None, where):
            yield post.organization, post.id, where, tenure.of_post(post.id)
    for body in records.bodies:
        if body.kind not in _CHAIRED or not is_open(body, view.as_of):
            continue
        where = nation_of(records, tenure, body, view.as_of)
        if where is not None and nation in (None, where):
            chairs = [
                spell
                for spell in tenure.of_organization(body.id)
                if spell.membership.role in CHAIRS and spell.membership.post is None
            ]
            yield body.id, None, where, chairs
