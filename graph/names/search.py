"""Search by name over every record, and the one record that a name means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from graph.kinds import KINDS, kind_of, said
from graph.model import (
    Nation,
    Node,
    Organization,
    Person,
    Place,
    Post,
    PostId,
    PostKind,
    Record,
    RecordId,
    Records,
)
from graph.names.distinguish import distinguished
from graph.names.entries import node_kind
from graph.names.fold import fold
from graph.names.found import Found
from graph.names.kept import KeptNames
from graph.names.meaning import VERY_NAME, Meaning, NameUse, meaning
from graph.names.nation import nation_of
from graph.names.office_titles import asks_who_presides
from graph.names.offices import is_deputy, office_words
from graph.names.out_of_use import OutOfUse
from graph.names.present import governs, is_present
from graph.names.readings import MEMBERS, Office, Reading, readings
from graph.names.shorthand import written_out
from graph.names.titles import bare
from graph.names.words import MOST_LETTERS, Likeness
from graph.ontology import KINDS_OF_BODY, NodeKind
from graph.records.difference import Changed
from graph.tenure import Tenure
from graph.words import ProperName, T, Text, say

_CODE_POINTS = 4.0
"""More than any likeness of words gives; a record's own id gives one more."""

COVERS = {
    NodeKind.ORGANIZATION: frozenset(
        {NodeKind.ORGANIZATION, NodeKind.CENTRE, NodeKind.NETWORK, NodeKind.GOVERNMENT_BODY}
    ),
    NodeKind.POST: frozenset({NodeKind.POST, NodeKind.EMBEDDED_POST}),
}
"""A Centre, a network and a government body are organizations, and an embedded post is a post:
narrowing keeps them.
"""


APART = frozenset[NodeKind]().union(*(kind.found_as for kind in KINDS if kind.apart))
"""Kinds to which a search has to be narrowed."""
_One = TypeVar("_One")


class Names:
    """Every name of one viewer's records.
    Made once for each state of the records, by the first who asks; holds for all dates.
    """

    def __init__(
        self,
        records: Records,
        tenure: Tenure,
        kept: KeptNames | None = None,
        apart: KeptNames | None = None,
    ) -> None:
        self._records = records
        self._tenure = tenure
        self._kept = kept or KeptNames(records)
        self._kept_apart = apart or KeptNames(records, apart=True)

    def after(self, records: Records, tenure: Tenure, changes: Sequence[Changed]) -> Names:
        """Return the names of other records, which differ from these in the changes."""
        return Names(
            records,
            tenure,
            self._kept.after(records, changes),
            self._kept_apart.after(records, changes),
        )

    @cached_property
    def _apart(self) -> Names:
        """The names of the kinds to which a search has to be narrowed."""
        return Names(self._records, self._tenure, self._kept_apart, self._kept_apart)

    @property
    def _is_apart(self) -> bool:
        return self._kept is self._kept_apart

    @cached_property
    def _out_of_use(self) -> OutOfUse:
        return OutOfUse(self._records, self._tenure)

    def search(
        self,
        text: str,
        *,
        as_of: dt.date,
        kinds: frozenset[NodeKind] | None = None,
        nation: Nation | None = None,
        limit: int | None = None,
    ) -> list[Found]:
        """Return the records that answer `text`, best first, in a total order that the
        same question always gives.

        A name in any language, with slips or a Welsh mutation, the beginning of a name as one
        types, an id, or a code of a source. A post's title also finds who holds it on the date, an
        office in a body ("chair of ...") who has it, and words such as "Wales" or "council" need
        not stand in the name. `kinds` and `nation` only remove from the answer, but that terms,
        works and their like answer only where `kinds` names them, and come last. Nothing is an
        empty list.
        """
        if kinds is not None and kinds & APART and not self._is_apart:
            others = kinds - APART
            found = self.search(text, as_of=as_of, kinds=others, nation=nation) if others else []
            kept = self._apart.search(text, as_of=as_of, kinds=kinds & APART, nation=nation)
            return [*found, *kept][:limit]
        answers = sorted(self._found(text, as_of), key=lambda answer: answer.order)
        kept = [answer for answer in answers if self._fits(answer, kinds, nation, as_of)]
        if asks_who_presides(text[:MOST_LETTERS]):
            kept = [one for one in kept if not isinstance(self.record(one), Organization)]
        return kept[:limit]

    def by_code(self, text: str) -> tuple[RecordId, ...]:
        """Return the records whose id or identifier in a source `text` is:
        a GSS code, `uk.org.publicwhip/person/25537`.
        """
        return self._kept.codes.get(text.strip().casefold(), ())

    def of_id(self, text: str) -> RecordId | None:
        """Return the one record that an id means: of ours, also of one that was replaced, or a code
        of a source that one record alone has.
        """
        record = self._records.node(text)
        if record is not None:
            return RecordId(record.id)
        coded = self.by_code(text)
        return next(iter(coded)) if len(coded) == 1 else None

    def meaning(
        self,
        text: str,
        use: NameUse,
        *,
        as_of: dt.date,
        kinds: frozenset[NodeKind] | None = None,
        nation: Nation | None = None,
    ) -> Meaning:
        """Return the one record that `text` means where it is used so, or those that it may mean,
        or those that are near it.

        Of a place and bodies that are for it, a question means the place: whoever asks for it asks
        for them too.
        """
        found = meaning(text, self.search(text, as_of=as_of, kinds=kinds, nation=nation), use)
        place = self._place_of_all(found.several) if use is NameUse.ASKING else None
        return found if place is None else Meaning(text, place)

    def _place_of_all(self, several: Sequence[Found]) -> RecordId | None:
        """Return the one place among several records, where all others are bodies that are for it
        and of a kind that a place is asked for.
        """
        records = [self.record(one) for one in several]
        places = [record for record in records if isinstance(record, Place)]
        bodies = [record for record in records if isinstance(record, Organization)]
        if len(places) != 1 or not bodies or len(places) + len(bodies) != len(records):
            return None
        of_it = (
            body.place == places[0].id and KINDS_OF_BODY[body.kind].of_a_place for body in bodies
        )
        return RecordId(places[0].id) if all(of_it) else None

    def record(self, one: Found) -> Record:
        """Return a record that was found."""
        kept = self._kept_apart if one.kind in APART else self._kept
        return kept.findable[one.id]

    def told(self, one: Found, as_of: dt.date) -> Text:
        """Return a record that was found in words that tell it from others of its name."""
        found_as = one.matched_name if one.through is None else None
        return distinguished(self._records, self._tenure, self.record(one), as_of, found_as)

    def _found(self, text: str, as_of: dt.date) -> Iterable[Found]:
        """Return each record by the best of its names;
        a part of the question counts only where nothing answers the whole.
        """
        best: dict[RecordId, Found] = {}
        for one in self._all(text, as_of):
            if one.id not in best or one.order < best[one.id].order:
                best[one.id] = one
        whole = [one for one in best.values() if one.likeness is not Likeness.PART]
        return whole or best.values()

    def _all(self, text: str, as_of: dt.date) -> Iterator[Found]:
        """Yield every name that matches, so some records more than once;
        what else the words can say only where none is the very name.
        """
        plain = [
            *self._coded(text, as_of),
            *self._named(text, as_of),
            *self._titled(text, as_of),
            *self._initialled(text, as_of),
        ]
        yield from plain
        if self._is_apart or any(one.likeness in VERY_NAME for one in plain):
            return
        asked = fold(text[:MOST_LETTERS])
        written = written_out(asked)
        if written != asked:
            yield from self._named(written, as_of)
        for reading in readings(written):
            yield from self._read(reading, as_of)

    def _coded(self, text: str, as_of: dt.date) -> Iterator[Found]:
        for id_ in self.by_code(text):
            name = say(said(self._records, self._kept.findable[id_]))
            own = id_.casefold() == text.strip().casefold()
            yield self._one(id_, name, Likeness.EXACT, _CODE_POINTS + own, as_of)

    def _named(
        self, text: str, as_of: dt.date, *, least: Likeness = Likeness.PART
    ) -> Iterator[Found]:
        for match in self._in_order(self._kept.words.matches(text), lambda match: match.entry):
            if match.likeness > least:
                continue
            entry = self._kept.entries[match.entry]
            one = self._one(entry.id, entry.shown, match.likeness, match.points, as_of)
            yield one
            yield from self._holders(one, as_of)

    def _in_order(self, found: Iterable[_One], number: Callable[[_One], int]) -> Sequence[_One]:
        """Return what was found of the names of these numbers in the order of ids and texts."""
        entries = self._kept.entries
        return sorted(found, key=lambda one: (entries[number(one)].id, number(one)))

    def _titled(self, text: str, as_of: dt.date) -> Iterator[Found]:
        """Yield the people who are called so without titles and letters;
        by one word alone only who has no other.
        """
        written = text[:MOST_LETTERS]
        name = bare(written)
        if name != " ".join(written.split()):
            for one in self._named(
                name, as_of, least=Likeness.SLIPS if " " in fold(name) else Likeness.EXACT
            ):
                if one.kind is NodeKind.PERSON and one.is_own_name:
                    yield one

    def _initialled(self, text: str, as_of: dt.date) -> Iterator[Found]:
        found = self._kept.initials.matches(bare(text[:MOST_LETTERS]))
        for number in self._in_order(found, int):
            entry = self._kept.entries[number]
            yield self._one(entry.id, entry.shown, Likeness.BEGINNINGS, 1.0, as_of)

    def _read(self, reading: Reading, as_of: dt.date) -> Iterator[Found]:
        for one in (
            self._named(reading.rest, as_of, least=Likeness.SLIPS)
            if reading.rest
            else self._bodies(as_of)
        ):
            record = self._kept.findable[one.id]
            if not self._is_of(record, reading, as_of):
                narrowed = reading.kind is not None or reading.office is not None or reading.place
                if one.likeness in VERY_NAME and not narrowed:
                    yield replace(one, likeness=Likeness.PART, read=True)
                continue
            likeness = (
                Likeness.SAME_WORDS
                if one.likeness in VERY_NAME and not one.out_of_use
                else max(one.likeness, Likeness.READ)
            )
            sure = replace(one, likeness=likeness, read=True)
            if reading.office is None:
                yield sure
            elif isinstance(record, Organization):
                yield from self._officers(sure, record, reading.office, as_of)
            elif isinstance(record, Place) and reading.office == MEMBERS:
                yield from self._seats(sure, record, as_of)

    def _is_of(self, record: Record, reading: Reading, as_of: dt.date) -> bool:
        if reading.place and not isinstance(record, Place):
            return False
        if reading.kind is not None and not (
            isinstance(record, Organization) and record.kind is reading.kind
        ):
            return False
        return (
            reading.nation is None
            or nation_of(self._records, self._tenure, record, as_of) is reading.nation
        )

    def _bodies(self, as_of: dt.date) -> Iterator[Found]:
        for body in self._records.bodies:
            yield self._one(body.id, body.name, Likeness.READ, 0.0, as_of)

    def _officers(
        self, found: Found, body: Organization, office: Office, as_of: dt.date
    ) -> Iterator[Found]:
        for spell in self._tenure.of_organization(body.id, as_of):
            actor, role = spell.membership.actor, spell.membership.role
            if actor is not None and actor in self._kept.findable and role in office:
                title = T(
                    "{office} of {body}", office=office_words(role), body=ProperName(body.name)
                )
                yield replace(
                    self._one(actor, say(title), found.likeness, found.points, as_of),
                    office_in=body.id,
                )

    def _seats(self, found: Found, place: Place, as_of: dt.date) -> Iterator[Found]:
        """Yield the seats for a place that somebody has, and who has them."""
        for post in self._records.posts.values():
            is_seat = post.place == place.id and post.kind is PostKind.MEMBER
            if is_seat and self._tenure.of_post(post.id, as_of):
                id_ = RecordId(post.id)
                seat = self._one(id_, post.label, found.likeness, found.points, as_of)
                seat = replace(seat, read=True)
                yield seat
                yield from self._holders(seat, as_of)

    def _one(
        self, id_: RecordId, name: str, likeness: Likeness, points: float, as_of: dt.date
    ) -> Found:
        record = self._kept.findable[id_]
        present = is_present(self._tenure, record, as_of)
        leads = (
            present
            and isinstance(record, Person)
            and governs(self._records, self._tenure, record, as_of)
        )
        return Found(
            id_,
            self._kind(id_),
            name,
            likeness,
            points,
            present,
            leads,
            out_of_use=self._out_of_use.has(record, as_of),
            deputy=isinstance(record, Post) and is_deputy(record),
        )

    def _kind(self, id_: RecordId) -> NodeKind | None:
        record = self._kept.findable[id_]
        if isinstance(record, Node):
            return node_kind(record)
        return next(iter(kind_of(record).found_as), None)

    def _holders(self, post: Found, as_of: dt.date) -> Iterator[Found]:
        if post.kind not in COVERS[NodeKind.POST]:
            return
        for spell in self._tenure.of_post(PostId(post.id), as_of):
            holder = spell.membership.actor
            if holder is not None and holder in self._kept.findable:
                yield replace(
                    post, id=holder, kind=self._kind(holder), present=True, through=PostId(post.id)
                )

    def _fits(
        self, one: Found, kinds: frozenset[NodeKind] | None, nation: Nation | None, as_of: dt.date
    ) -> bool:
        if kinds is not None and not any(one.kind in COVERS.get(kind, {kind}) for kind in kinds):
            return False
        return (
            nation is None
            or nation_of(self._records, self._tenure, self._kept.findable[one.id], as_of) is nation
        )
