"""Which ties hang on one record:
what has to be computed anew when it comes, goes or says something else.

One function a kind of record. Each takes the record before and after (None: it was not there, or is
there no more) and the records after all changes. None: the change reaches further than the pairs
and bodies that it names, and all is computed anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.model import (
    ActorId,
    DeclaredTie,
    FormalTie,
    Interaction,
    Membership,
    Organization,
    OrganizationId,
    Person,
    Post,
    Record,
    RecordId,
    Records,
    Work,
    WorkId,
)
from graph.ontology import CENTRE_KINDS, MOVES_OTHERS, WHAT_WORKS_NETWORK

_NO_TIES = (
    "name",
    "name_cy",
    "place",
    "remit",
    "active_in",
    "topics",
    "topics_cy",
    "policy_area",
    "aim",
    "aim_cy",
    "website",
    "identifiers",
    "differs_from",
    "sources",
    "recorded_by",
)
"""Fields of an organization on which no tie hangs."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Ids of what changed. `actors`:
    people or organizations came or went, so actors are numbered anew.
    """

    interactions: frozenset[RecordId] = frozenset()
    formal_ties: frozenset[RecordId] = frozenset()
    declared_ties: frozenset[RecordId] = frozenset()
    memberships: frozenset[RecordId] = frozenset()
    works: frozenset[WorkId] = frozenset()
    bodies: frozenset[OrganizationId] = frozenset()
    """Organizations whose members changed."""
    actors: bool = False

    @property
    def facts(self) -> int:
        """How many records that are evidence changed."""
        return sum(
            map(
                len,
                (
                    self.interactions,
                    self.formal_ties,
                    self.declared_ties,
                    self.memberships,
                    self.works,
                ),
            )
        )


def by_interaction(
    before: Interaction | None, after: Interaction | None, records: Records
) -> Touched:
    return Touched(interactions=_ids(before, after))


def by_formal_tie(before: FormalTie | None, after: FormalTie | None, records: Records) -> Touched:
    return Touched(formal_ties=_ids(before, after))


def by_declared_tie(
    before: DeclaredTie | None, after: DeclaredTie | None, records: Records
) -> Touched:
    return Touched(declared_ties=_ids(before, after))


def by_work(before: Work | None, after: Work | None, records: Records) -> Touched:
    return Touched(works=frozenset(one.id for one in (before, after) if one is not None))


def by_membership(
    before: Membership | None, after: Membership | None, records: Records
) -> Touched | None:
    memberships = [one for one in (before, after) if one is not None]
    if not all(_stands_alone(one, records) for one in memberships):
        return None
    return Touched(
        memberships=_ids(before, after),
        bodies=frozenset(
            OrganizationId(ActorId(RecordId(records.survivor(one.organization))))
            for one in memberships
        ),
    )


def by_person(before: Person | None, after: Person | None, records: Records) -> Touched | None:
    if any(one is not None and one.replaced_by is not None for one in (before, after)) and not (
        before is None and after is not None and after.audience.centre
    ):  # what a Centre says of one of its own comes with that record, or after it
        return None
    if before is None or after is None:
        return Touched(actors=True)
    return Touched() if before.died == after.died else None


def by_organization(
    before: Organization | None, after: Organization | None, records: Records
) -> Touched | None:
    if _stands_for_the_same(before, after):
        return Touched()
    return Touched(actors=True) if _only_comes_or_goes(before, after) else None


def by_post(before: Post | None, after: Post | None, records: Records) -> Touched | None:
    return Touched() if before is None or after is None or before.homes == after.homes else None


def by_no_tie(before: Record | None, after: Record | None, records: Records) -> Touched:
    """Of a kind on which no tie hangs."""
    return Touched()


def by_any(before: Record | None, after: Record | None, records: Records) -> None:
    """Of a kind that changes too seldom to be followed."""


def _ids(
    before: Interaction | FormalTie | DeclaredTie | Membership | None,
    after: Interaction | FormalTie | DeclaredTie | Membership | None,
) -> frozenset[RecordId]:
    return frozenset(one.id for one in (before, after) if one is not None)


def _stands_alone(membership: Membership, records: Records) -> bool:
    body = records.organizations.get(
        OrganizationId(ActorId(RecordId(records.survivor(membership.organization))))
    )
    return body is not None and body.kind not in MOVES_OTHERS and body.id != WHAT_WORKS_NETWORK


def _stands_for_the_same(before: Organization | None, after: Organization | None) -> bool:
    """A body of which something changed on which no tie hangs, such as its name.
    The network's sources stand in its memberships.
    """
    if before is None or after is None or after.id == WHAT_WORKS_NETWORK:
        return False
    return replace(before, **{name: getattr(after, name) for name in _NO_TIES}) == after


def _only_comes_or_goes(before: Organization | None, after: Organization | None) -> bool:
    """A body that is new, or goes, and on which nothing hangs but what changes with it."""
    if before is not None and after is not None:
        return False
    body = after or before
    return (
        body is not None and body.kind not in CENTRE_KINDS | MOVES_OTHERS and body.successor is None
    )
