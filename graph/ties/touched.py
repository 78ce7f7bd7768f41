"""What a write touches: which ties have to be computed anew, and which stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from graph.model import (
    DeclaredTie,
    FormalTie,
    Interaction,
    Membership,
    Name,
    Organization,
    OrganizationId,
    OrganizationKind,
    Person,
    Post,
    RecordId,
    Records,
)
from graph.ontology import CENTRE_KINDS, WHAT_WORKS_NETWORK

_NO_TIES = ("name", "name_cy", "place", "remit", "active_in", "topics", "policy_area", "website", "identifiers", "sources", "recorded_by")
"""Fields of an organization on which no tie hangs."""

Changed = tuple[Any | None, Any | None]
"""A record before and after; None: it was not there, or is there no more."""

_MOVES_OTHERS = frozenset({OrganizationKind.LEGISLATURE, OrganizationKind.MINISTERIAL_TEAM})
"""A seat or an office changes when others' memberships begin and end."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Ids of what changed. `actors`: people or organizations came or went, so actors are numbered anew."""

    interactions: frozenset[RecordId] = frozenset()
    formal_ties: frozenset[RecordId] = frozenset()
    declared_ties: frozenset[RecordId] = frozenset()
    memberships: frozenset[RecordId] = frozenset()
    bodies: frozenset[OrganizationId] = frozenset()
    """Organizations whose members changed."""
    actors: bool = False
    names: bool = False
    """Something that search finds came, went or is called otherwise."""


def touched_by(changes: Iterable[Changed], records: Records) -> Touched | None:
    """Return what changes touch, or None where they reach further than the pairs and bodies they name: all is computed anew then.

    `records` are those after the changes.
    """
    ids: dict[type[Any], set[RecordId]] = {kind: set() for kind in (Interaction, FormalTie, DeclaredTie, Membership)}
    bodies: set[OrganizationId] = set()
    actors = names = False
    for before, after in changes:
        either = after if after is not None else before
        match either:
            case Interaction() | FormalTie() | DeclaredTie():
                ids[type(either)].add(either.id)
                names = names or isinstance(either, Interaction)
            case Membership():
                for one in (before, after):
                    if one is not None:
                        if not _stands_alone(one, records):
                            return None
                        bodies.add(one.organization)
                ids[Membership].add(either.id)
            case Person():
                if before is not None and after is not None and before.died != after.died:
                    return None
                actors, names = actors or before is None or after is None, True
            case Organization():
                same = _stands_for_the_same(before, after)
                if not same and not _only_comes_or_goes(before, after):
                    return None
                actors, names = actors or not same, True
            case Post() if before is None or after is None or before.homes == after.homes:
                names = True
            case Name():
                names = True
            case _:
                return None
    return Touched(
        frozenset(ids[Interaction]), frozenset(ids[FormalTie]), frozenset(ids[DeclaredTie]), frozenset(ids[Membership]), frozenset(bodies),
        actors, names,
    )


def _stands_alone(membership: Membership, records: Records) -> bool:
    body = records.organizations.get(membership.organization)
    return body is not None and body.kind not in _MOVES_OTHERS and body.id != WHAT_WORKS_NETWORK


def _stands_for_the_same(before: Organization | None, after: Organization | None) -> bool:
    """A body of which something changed on which no tie hangs, such as its name. The network's sources stand in its memberships."""
    if before is None or after is None or after.id == WHAT_WORKS_NETWORK:
        return False
    return replace(before, **{name: getattr(after, name) for name in _NO_TIES}) == after


def _only_comes_or_goes(before: Organization | None, after: Organization | None) -> bool:
    """A body that is new, or goes, and on which nothing hangs but what changes with it."""
    if before is not None and after is not None:
        return False
    body = after or before
    return body is not None and body.kind not in CENTRE_KINDS | _MOVES_OTHERS and body.successor is None
