"""What a row of a spreadsheet says of its record.
A blank cell is not known, so what was recorded before stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph.columns import Column, Shape
from graph.contact_details import contact_details, reached_by
from graph.errors import InputError
from graph.kinds import GROUPS, INTERACTIONS, PEOPLE, TARGET_LISTS, kind_of, said
from graph.letting_go import FreedInParts
from graph.model import Identifier, Membership, Person, Post, Record, RecordId, Role
from graph.places import and_above
from graph.privacy.audience import PUBLIC, Audience
from graph.privacy.policy import audiences
from graph.recording.agreeing import Beside
from graph.recording.checking import has_address
from graph.recording.fields import few, person_name, text
from graph.recording.mentions import Mentions
from graph.recording.recognising import details_of
from graph.recording.spots import (
    ChoiceNeeded,
    NameLeftOut,
    NamesUnusable,
    Refused,
    Spot,
    WordsAlone,
    refused,
)
from graph.records.tables import tables_of
from graph.tenure import Spell
from graph.words import T
from graph.written import written

MOST_LETTERS_OF_A_WORD = 60
"""Of what somebody may mean as a word: "dinner with the Chair". More is a note."""
_BLANK = T("This cell is blank. Every row needs a value here.")


@dataclass(slots=True)
class Filling(FreedInParts):
    """Records of one import, in turn."""

    mentions: Mentions
    not_kept: list[Spot] = field(default_factory=list)
    """Rows of people who are records for everybody, by which they could be reached."""
    _posts: dict[str, Post] = field(default_factory=dict)
    """Posts of the import itself."""
    _reached: dict[str, tuple[Identifier, ...]] = field(default_factory=dict)
    """The codes of people in whose rows stands how they are reached."""
    _words_alone: list[str] = field(default_factory=list)
    """Offices in the row of which the words alone are kept."""
    _facts: dict[str, _Facts] = field(default_factory=dict)
    """The Centre's own records by table."""

    def record(self, spot: Spot) -> tuple[Record, Record | None]:
        """Return the record as the row says it, and as it stands; None: it is new.

        Raises:
            ExceptionGroup: all that the row has of Refused, ChoiceNeeded, NameLeftOut and
                NamesUnusable.
        """
        fields, wrong = self._fields(spot)
        try:
            audience = self._audience(spot)
            if spot.kind.record is Membership and spot.existing is None and not wrong:
                self._complete(fields)
        except (NamesUnusable, Refused) as error:
            wrong.append(error)
        if wrong:
            raise ExceptionGroup("the row cannot be used", wrong)
        try:
            record, existing = self._said(spot, fields, audience)
        except (InputError, Refused) as error:
            raise ExceptionGroup("the row cannot be used", [error]) from None
        if isinstance(record, Post):
            self._posts[record.id] = record
        if isinstance(record, Person):
            record = self._with_details(spot, record)
        if existing is not None and record == existing:
            return existing, existing  # of many thousand rows one for both, and not one each
        return record, existing

    def _with_details(self, spot: Spot, person: Person) -> Person:
        """Return a record of the Centre's own with how its rows say that the person is reached:
        what is new stands first, and what was known before stays.
        """
        found = list(details_of(spot.row))
        if found and person.audience.is_public:
            self.not_kept.append(spot)
        if not found or person.audience.is_public:
            return person
        codes = self._reached.get(person.id, person.identifiers)
        known = set(map(reached_by, contact_details(codes)))
        codes = (*(one for one in found if reached_by(one) not in known), *codes)
        self._reached[person.id] = codes
        return replace(person, identifiers=codes)

    def _fields(self, spot: Spot) -> tuple[dict[str, Any], list[Exception]]:
        fields: dict[str, Any] = {}
        wrong: list[Exception] = []
        self._words_alone.clear()
        for column in spot.kind.columns:
            if column.fields == ("id",) or (spot.by_name and column.name == spot.kind.named_by):
                continue
            try:
                fields.update(self._values(spot, column))
            except (ChoiceNeeded, NameLeftOut, NamesUnusable, Refused) as error:
                wrong.append(error)
            except InputError as error:
                wrong.append(
                    refused(spot, error) if error.column else Refused(column.name, error.text)
                )
        if self._words_alone:
            known = fields.get("as_written", ())
            fields["as_written"] = tuple(dict.fromkeys((*known, *self._words_alone)))
        return fields, wrong

    def _values(self, spot: Spot, column: Column) -> Iterator[tuple[str, Any]]:
        cell = text(column.name, spot.cell(column.name))
        if cell:
            yield from zip(column.fields, self._read(spot, column, cell), strict=True)
        elif spot.existing is None and column.blank:
            yield from zip(column.fields, column.blank, strict=True)
        elif spot.existing is None and column.needed and not column.completed:
            raise Refused(column.name, _BLANK)

    def _read(self, spot: Spot, column: Column, cell: str) -> tuple[Any, ...]:
        if column.refers_to is not None:
            tables = GROUPS[column.refers_to]
            if column.shape is not Shape.NAMES:
                return (self.mentions.record(spot, column.name, cell, tables, _beside(spot, cell)),)
            parts = [part.strip() for part in cell.split(";") if part.strip()]
            few(column.name, parts)  # each pair of them is a tie
            return (tuple(dict.fromkeys(self._named(spot, column, parts, tables))),)
        if column.shape is Shape.DAY:
            return column.read(str(written(cell, self.mentions.view.as_of)))
        if spot.kind is PEOPLE and column.name == spot.kind.named_by:
            return (person_name(column.name, cell),)
        try:
            return column.read(cell)
        except InputError:
            if column.shape is not Shape.CHOICE:
                raise
        try:
            return column.read(cell.casefold().replace(" ", "-"))  # "Know well", as people write it
        except InputError:
            if len(column.fields) > 1 or len(cell) > MOST_LETTERS_OF_A_WORD:
                raise
            return column.read(self.mentions.word(spot, column, cell))

    def _named(
        self, spot: Spot, column: Column, parts: Sequence[str], tables: Sequence[str]
    ) -> Iterator[RecordId]:
        """Yield what names mean, but of offices of which the words alone are kept."""
        for part in parts:
            try:
                yield self.mentions.record(spot, column.name, part, tables, _beside(spot, part))
            except WordsAlone as kept:
                self._words_alone.append(kept.written)

    def _audience(self, spot: Spot) -> Audience:
        if spot.existing is not None:
            return spot.existing.audience
        wanted, allowed = (
            spot.cell(spot.kind.audience_column),
            {one.text: one for one in audiences(self.mentions.view.viewer)},
        )
        if wanted and wanted not in allowed:
            raise Refused(
                spot.kind.audience_column,
                T(
                    '"{wanted}" is not allowed here. Leave it blank for what is your Centre\'s '
                    'own, or write "{public}" and, as the source, the address of a page.',
                    wanted=wanted[:80],
                    public=PUBLIC.text,
                ),
            )
        return allowed[wanted] if wanted else Audience.of(self.mentions.centre)

    def _complete(self, fields: dict[str, Any]) -> None:
        """Add the organization of the post, where the row names the post alone."""
        id_ = fields.get("post")
        post = (
            self._posts.get(id_, self.mentions.view.records.posts.get(id_))
            if id_ is not None
            else None
        )
        if post is not None:
            fields.setdefault("organization", post.organization)
        elif id_ is not None:
            raise NamesUnusable  # it is of a row of the import, and that makes none
        if "organization" not in fields:
            raise Refused(
                "organization", T("This cell is blank. Write the organisation, or the post.")
            )
        if ("actor" in fields) == ("as_written" in fields):
            raise Refused(
                "actor",
                T(
                    "Write who it is, or in as_written the words for somebody who shall be no "
                    "record here; not both."
                ),
            )

    def _said(
        self, spot: Spot, fields: dict[str, Any], audience: Audience
    ) -> tuple[Record, Record | None]:
        existing = spot.existing
        if existing is None:
            values = {
                "sources": (spot.default_source,),
                **self._others(spot),
                **fields,
                "audience": audience,
                "recorded_by": self.mentions.centre,
            }
            record = spot.kind.record(id=spot.id or "new", **values)
            if spot.id is not None:
                return record, None
            if (stated := self._stated(spot, record)) is not None:
                return stated, stated
            existing = self._same_fact(record)
            if existing is None:
                self._refuse_former(spot, record)
                return replace(record, id=self.mentions.make_id(spot.kind.prefix)), None
        self._refuse_another(spot, existing, fields)
        return self._corrected(spot, existing, fields), existing

    def _stated(self, spot: Spot, record: Record) -> Record | None:
        """Return what is known of somebody's time in a body, where a file of another program says
        no more than that they work there: what is for everybody, or, where the row names neither
        job nor day, what the Centre has itself.
        """
        if not spot.sheet.called or not isinstance(record, Membership):
            return None
        no_more = (
            record.role is Role.EMPLOYEE
            and record.role_as_written is None
            and record.valid_from is None
        )
        return next(
            (
                one.membership
                for one in self._times(record)
                if one.covers(self.mentions.view.as_of)
                and (one.membership.audience.is_public or no_more)
            ),
            None,
        )

    def _refuse_former(self, spot: Spot, record: Record) -> None:
        """Refuse a job without a day in a body that somebody has left: a list of contacts is seldom
        brought up to date, and would show them in an office that they have no more.

        Raises:
            Refused: it is such a row.
        """
        if not spot.sheet.called or not isinstance(record, Membership) or record.valid_from:
            return
        ended = [
            one.last
            for one in self._times(record)
            if one.membership.audience.is_public and one.last is not None
        ]
        if ended:
            raise Refused(
                "organization",
                T(
                    "The public lists have {who} in {body} until {day}, and this row does not say "
                    "since when again. Write since when, or leave the organisation blank.",
                    who=spot.cell("actor"),
                    body=spot.cell("organization"),
                    day=max(ended),
                ),
            )

    def _times(self, record: Membership) -> Iterator[Spell]:
        """Yield the times of somebody in a body, or in one of its parts."""
        view = self.mentions.view
        for one in () if record.actor is None else view.tenure.of_actor(record.actor):
            if record.organization in (
                body.id for body in and_above(view.records, one.membership.organization)
            ):
                yield one

    def _others(self, spot: Spot) -> dict[str, Any]:
        """Return of whom somebody chose that a new person or body of this name is none."""
        others = self.mentions.names.differ_from(spot.name) if spot.kind.key == "Actor" else ()
        return {"differs_from": others} if others else {}

    def _refuse_another(self, spot: Spot, existing: Record, fields: dict[str, Any]) -> None:
        what = said(self.mentions.view.records, existing)
        for column in spot.kind.columns:
            name = column.fields[0]
            if column.about and name in fields and fields[name] != getattr(existing, name):
                raise Refused(
                    column.name,
                    T(
                        "The id in this row is that of {what}. Leave the id blank "
                        "for another record.",
                        what=what,
                    ),
                )

    def _corrected(self, spot: Spot, existing: Record, fields: dict[str, Any]) -> Record:
        sources = fields.pop("sources", ())
        after = replace(existing, **fields)
        if not existing.audience.is_public:
            return replace(after, sources=sources or existing.sources)
        if after == existing:
            return existing
        records = self.mentions.view.records
        known = () if spot.sheet.shared else existing.sources
        if not has_address(tuple(one for one in sources if one not in known), records):
            raise Refused(
                "source",
                T(
                    "{existing} is a public record, and this row says otherwise. Write the "
                    "address of a page that says so, or leave these cells blank.",
                    existing=said(records, existing),
                ),
            )
        return replace(
            after,
            sources=tuple(dict.fromkeys((*sources, *existing.sources))),
            recorded_by=self.mentions.centre,
        )

    def _same_fact(self, record: Record) -> Record | None:
        """The Centre's own record of the same fact that no row was recognised as yet, the one that
        says all the same first.
        """
        table = kind_of(record).table
        if table not in self._facts:
            of_table = tables_of(self.mentions.view.records)[table].values()
            self._facts[table] = _Facts(
                one for one in of_table if one.audience.belongs_to(self.mentions.centre)
            )
        return self._facts[table].claim(record)


def _beside(spot: Spot, name: str) -> Beside | None:
    """Return what a row says beside a name. Whom a Centre wants to reach, and whom a register
    names, is who holds office.
    """
    if spot.kind is TARGET_LISTS or spot.sheet.shared:
        return None
    body, jobs = spot.cell("organization"), (spot.cell(column) for column in ("role", "post"))
    return Beside(
        name,
        (body,) if body else (),
        " ".join(filter(None, jobs)),
        is_contact=bool(spot.sheet.called),
        in_company=spot.kind is INTERACTIONS,
    )


class _Facts:
    """Records of a table, each to be recognised once.
    Many may say the same, so none is looked at twice.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        # by hashes: what is hashed would take five times the room
        self._waiting: dict[int, Record | list[Record]] = {}
        """Several have the first one last."""
        self._claimed: set[str] = set()
        for one in reversed([*records]):
            for told in (_without_id, _same_fact):
                what = hash(told(one))
                before = self._waiting.setdefault(what, one)
                if isinstance(before, list):
                    before.append(one)
                elif before is not one:
                    self._waiting[what] = [before, one]

    def claim(self, record: Record) -> Record | None:
        """Return a record that says all the same, else one of the same fact;
        None where each is claimed.
        """
        for told in (_without_id, _same_fact):
            what = told(record)
            found = self._waiting.pop(hash(what), [])
            waiting = found if isinstance(found, list) else [found]
            while waiting:
                one = waiting.pop()
                if one.id not in self._claimed and told(one) == what:
                    self._claimed.add(one.id)
                    if waiting:
                        self._waiting[hash(what)] = waiting
                    return one
        return None


def _same_fact(record: Record) -> object:
    return kind_of(record).same_fact(record)


def _without_id(record: Record) -> Record:
    """Return what a record says, whatever its id and wherever it is from."""
    return replace(record, id="", sources=())
