"""What belongs to what, by id: each map is made once per state of the records,
when it is first asked for. What does not hang on interactions, which are written most often, is
made once for all states that differ in them alone.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from graph.attention import attended
from graph.model import (
    ActorId,
    Conflict,
    Interaction,
    Name,
    Organization,
    OrganizationId,
    OrganizationKind,
    Place,
    PlaceId,
    Post,
    RecordId,
    Records,
)
from graph.names.phrases import phrase
from graph.names.shown import own_names
from graph.records.tables import tables_of

K = TypeVar("K")
S = TypeVar("S")
R = TypeVar("R")
V = TypeVar("V")

MOST_WORKED_OUT = 256
_OF_INTERACTIONS = frozenset({"records", "digest", "interactions_of"})


class Index:
    """Look-ups over one state of the records."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._worked_out: dict[Hashable, Any] = {}

    def after(self, records: Records) -> Index:
        """Return the look-ups over another state of the records."""
        new = Index(records)
        before, now = tables_of(self.records), tables_of(records)
        if all(now[name] is table for name, table in before.items() if name != "interactions"):
            made = dict(vars(self))  # others may ask for more of them meanwhile
            vars(new).update((k, each) for k, each in made.items() if k not in _OF_INTERACTIONS)
        return new

    def worked_out(self, key: Hashable, work_out: Callable[[], V]) -> V:
        """Return what is worked out from the records without their interactions; once for all
        states that differ in these alone. `key`: all on which it hangs beside the records. What it
        finds does not hold on to the records, which would stay with it.
        """
        try:
            found: V = self._worked_out[key]
        except KeyError:
            if len(self._worked_out) >= MOST_WORKED_OUT:
                self._worked_out.clear()
            found = self._worked_out[key] = work_out()
        return found

    @cached_property
    def digest(self) -> str:
        """A text that no other state of the records has, in whatever process it is found."""
        found = hashlib.blake2b(digest_size=16)
        for table in tables_of(self.records).values():
            for id_ in attended(sorted(table)):
                found.update(f"{table[id_]!r}\n".encode())
        return found.hexdigest()

    def place(self, id: str) -> Place | None:
        """Return the place that holds now of this id."""
        place = self.records.places.get(PlaceId(RecordId(id)))
        return None if place is None else self.present(place)

    def present(self, place: Place) -> Place:
        """Return the place that holds now: the last of those that replaced this one."""
        seen = {place.id}
        while (
            place.replaced_by is not None
            and place.replaced_by not in seen
            and place.replaced_by in self.records.places
        ):
            place = self.records.places[place.replaced_by]
            seen.add(place.id)
        return place

    @cached_property
    def names(self) -> Mapping[RecordId, Sequence[Name]]:
        """Further names of each record."""
        return _grouped(self.records.names.values(), lambda name: (name.of,))

    @cached_property
    def conflicts(self) -> Mapping[RecordId, Sequence[Conflict]]:
        """Values that sources state differently, of each record."""
        return _grouped(self.records.conflicts.values(), lambda conflict: (conflict.key,))

    @cached_property
    def posts_of(self) -> Mapping[OrganizationId, Sequence[Post]]:
        """The posts inside each organization, by label."""
        survivor = self.records.survivor
        return _grouped(
            self._posts,
            lambda post: (OrganizationId(ActorId(RecordId(survivor(post.organization)))),),
        )

    @cached_property
    def embedded_posts_of(self) -> Mapping[OrganizationId, Sequence[Post]]:
        """The embedded posts whose home is each Centre, by label."""
        return _grouped(self._posts, lambda post: post.homes)

    @cached_property
    def _posts(self) -> Sequence[Post]:
        return sorted(self.records.posts.values(), key=lambda post: (post.label, post.id))

    @cached_property
    def interactions_of(self) -> Mapping[ActorId, Sequence[Interaction]]:
        """The interactions that each actor took part in, and those of a board whose title names it:
        who was there stands in them, and not the board.
        """
        survivor = self.records.survivor
        boards = {
            board.id: board.name.casefold()
            for board in self.records.bodies
            if board.kind is OrganizationKind.BOARD
        }

        def of(interaction: Interaction) -> Iterable[ActorId]:
            title = (interaction.title or "").casefold()
            actors = [ActorId(RecordId(survivor(each))) for each in interaction.actors]
            return dict.fromkeys([*actors, *(id_ for id_, name in boards.items() if name in title)])

        return _grouped(self.records.interactions.values(), of)

    @cached_property
    def places_in(self) -> Mapping[PlaceId, Sequence[Place]]:
        """The places directly inside each place, by name."""
        places = sorted(self.records.places.values(), key=lambda place: (place.name, place.id))
        return _grouped(places, lambda place: () if place.parent is None else (place.parent,))

    @cached_property
    def authority_areas_of(self) -> Mapping[PlaceId, Sequence[PlaceId]]:
        """The areas of the authorities to which the council of each place belongs."""
        found: dict[PlaceId, list[PlaceId]] = defaultdict(list)
        bodies = self.records.organizations
        for membership in self.records.memberships.values():
            authority = bodies.get(membership.organization)
            actor = membership.actor
            member = None if actor is None else bodies.get(OrganizationId(actor))
            if (
                authority is not None
                and authority.kind is OrganizationKind.AUTHORITY
                and authority.place is not None
                and member is not None
                and member.place is not None
            ):
                found[member.place].append(authority.place)
        return found

    @cached_property
    def places_with_word(self) -> Mapping[str, Sequence[Place]]:
        """The places in whose names each word stands, as phrases are compared."""
        return _grouped(
            self.records.places.values(),
            lambda place: dict.fromkeys(
                word for text in own_names(place).values() for word in phrase(text)
            ),
        )

    @cached_property
    def bodies_at(self) -> Mapping[PlaceId, Sequence[Organization]]:
        """The organizations that each place is stated for, by name."""
        bodies = sorted(self.records.bodies, key=lambda body: (body.name, body.id))
        return _grouped(bodies, lambda body: () if body.place is None else (body.place,))


def _grouped(rows: Iterable[R], keys: Callable[[R], Iterable[K]]) -> Mapping[K, Sequence[R]]:
    groups: dict[K, list[R]] = defaultdict(list)
    for row in rows:
        for key in keys(row):
            groups[key].append(row)
    return dict(groups)
