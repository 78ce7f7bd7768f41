"""Who decides in a place: its governments, legislatures and ministers, and how many people each
has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.profiles.refs import Ref, ref
from graph.model import Organization, OrganizationKind
from graph.words import Fill, P

DECIDING = {
    OrganizationKind.GOVERNMENT: 0,
    OrganizationKind.MINISTERIAL_TEAM: 1,
    OrganizationKind.LEGISLATURE: 2,
}
"""The kinds that decide, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """A body that decides. `people`: how many it has on the day, in words; None: none is known."""

    body: Ref
    people: Fill | None


def deciding(asked: Asked, bodies: Iterable[Organization]) -> Sequence[Deciding]:
    """Return those of the bodies that decide."""
    chosen = sorted(
        (body for body in bodies if body.kind in DECIDING),
        key=lambda body: (DECIDING[body.kind], body.name, body.id),
    )
    return [Deciding(ref(asked, body), _people(asked, body)) for body in chosen]


def _people(asked: Asked, body: Organization) -> Fill | None:
    spells = asked.view.tenure.of_organization(body.id, asked.view.as_of)
    count = len({spell.membership.actor for spell in spells if spell.membership.actor})
    if not count:
        return None
    if body.kind is OrganizationKind.LEGISLATURE:
        return P("{n} Member", "{n} Members", count)
    return P("{n} minister", "{n} ministers", count)
