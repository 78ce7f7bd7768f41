"""Which records of one Centre may be the same person or body as others: their names agree, and
where both belong to something, what they belong to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.model import Organization, Person, Records
from graph.names.fold import fold
from graph.names.titles import same_name

Actor = Person | Organization


def alike(records: Records) -> Iterator[tuple[Actor, Actor]]:
    """Yield each record of a Centre's own with another that it may be the same as, which
    that Centre may use; of two of its own each pair once.
    """
    bodies = _bodies(records)
    for group in _of_one_name(records).values():
        for own in group:
            for other in group:
                if (
                    _may_be(own, other)
                    and _agree(bodies[own.id], bodies[other.id])
                    and not are_two(records, own, other)
                ):
                    yield own, other


def alike_to(records: Records, own: Actor) -> Sequence[Actor]:
    """Return the records that one of a Centre's own may be the same as. `records` are those that
    the Centre may use.
    """
    bodies = _bodies(records)
    return [
        other
        for other in _of_one_name(records).get(_key(own), ())
        if other.id != own.id
        and own.audience.within(other.audience)
        and _agree(bodies[own.id], bodies[other.id])
        and not are_two(records, own, other)
    ]


def are_two(records: Records, own: Actor, other: Actor) -> bool:
    """Return whether somebody said that two of one name are not the same."""
    return any(
        second.id in map(records.survivor, first.differs_from)
        for first, second in ((own, other), (other, own))
    )


def _of_one_name(records: Records) -> Mapping[tuple[type[Actor], str], Sequence[Actor]]:
    named: dict[tuple[type[Actor], str], list[Actor]] = defaultdict(list)
    actors: list[Actor] = [*records.people.values(), *records.organizations.values()]
    for record in actors:
        if record.replaced_by is None and (key := _key(record))[1]:
            named[key].append(record)
    return named


def _key(record: Actor) -> tuple[type[Actor], str]:
    """By one word alone nobody is known."""
    if isinstance(record, Organization):
        return Organization, fold(record.name)
    name = same_name(record.name or "")
    return Person, name if " " in name else ""


def _may_be(own: Actor, other: Actor) -> bool:
    """Whether a pair is to be told: an own record first, of two own ones the lesser id."""
    if own.audience.is_public or own.id == other.id or not own.audience.within(other.audience):
        return False
    return other.audience.is_public or own.id < other.id


def _agree(own: frozenset[str], other: frozenset[str]) -> bool:
    return not (own and other) or not own.isdisjoint(other)


def _bodies(records: Records) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for membership in records.memberships.values():
        if membership.actor is not None:
            found[records.survivor(membership.actor)].add(membership.organization)
    return defaultdict(frozenset, {id_: frozenset(bodies) for id_, bodies in found.items()})
