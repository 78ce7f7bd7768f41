"""The names that rows of a spreadsheet mention:
what each was taken for, which are unclear, which make a new record.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import Any, NoReturn

from graph.columns import Column
from graph.errors import InputError
from graph.files.several import may_be_several, names_apart
from graph.kinds import BY_TABLE, GROUPS, INTERACTIONS, PEOPLE, TARGET_LISTS, kind_of, said
from graph.letting_go import FreedInParts
from graph.model import OrganizationId, OrganizationKind, Person, PersonId, Record, RecordId
from graph.names.damaged import has_lost_letter
from graph.names.distinguish import distinguished
from graph.names.fold import fold
from graph.names.meaning import MOST_CANDIDATES
from graph.names.office_titles import is_office
from graph.names.present import is_present
from graph.names.shown import name_of, named
from graph.names.titles import is_titled_surname, same_name
from graph.privacy.audience import Audience
from graph.recording.agreeing import Beside, agrees, is_doubtful
from graph.recording.fields import person_name
from graph.recording.office_words import OfficeWords, time_key, when
from graph.recording.resolving import (
    APART,
    AS_WORDS,
    LEFT_OUT,
    NEW,
    ONE_MEETING,
    Candidates,
    Meaning,
    NamesOfImport,
    PossibleMeaning,
    Taken,
    Unclear,
    UnclearWhat,
)
from graph.recording.sheets import Place
from graph.recording.spots import (
    ChoiceNeeded,
    NameLeftOut,
    NamesUnusable,
    Refused,
    Spot,
    WordsAlone,
)
from graph.view import View
from graph.words import Fill, T, either, joined, say
from graph.written import written

MOST_UNCLEAR = 100
"""Names for which a record is to be chosen at a time.
A search for each of very many takes long, and nobody chooses for them.
"""
_LEAST_OF_A_MEETING = 2
"""Who take part: without them words alone make none."""
MOST_PLACES = 20
"""That are told of one of them."""


@dataclass(slots=True)
class _Asking:
    """A name for which a record is to be chosen:
    the candidates, the first places where it stands, and how many more there are.
    """

    candidates: Candidates
    tables: tuple[str, ...] = ()
    where: list[tuple[str, int, str]] = field(default_factory=list)
    more: int = 0
    what: UnclearWhat = UnclearWhat.NAME

    def add(self, place: tuple[str, int, str]) -> None:
        if len(self.where) < MOST_PLACES:
            self.where.append(place)
        else:
            self.more += 1


@dataclass(slots=True)
class Mentions(FreedInParts):
    """The names of one import."""

    view: View
    centre: OrganizationId
    make_id: Callable[[str], str]
    names: NamesOfImport
    words: Mapping[str, str] = field(default_factory=dict)
    """What the Centre chose before for words that no column of ours has, and for words of offices
    in the time of a holder.
    """
    made: list[tuple[Spot, Record]] = field(default_factory=list)
    """Records made from a name that nothing has: where it stands first."""
    chosen_words: dict[str, str] = field(default_factory=dict)
    """The same that were chosen now."""
    _taken: dict[tuple[str, RecordId], Taken] = field(default_factory=dict)
    _unclear: dict[str, _Asking] = field(default_factory=dict)
    _words: dict[str, str] = field(default_factory=dict)
    """Words that no column of ours has, as they are written first."""
    _offices: OfficeWords = field(init=False)
    _ours: frozenset[str] | None = None
    _agreeing: dict[tuple[RecordId, Beside], bool] = field(default_factory=dict)
    _told_who: set[tuple[str, RecordId]] = field(default_factory=set)
    """Names of which a row before said who it is."""
    _waiting: set[str] = field(default_factory=set)
    """Names beyond the most that are asked for at a time."""

    def __post_init__(self) -> None:
        FreedInParts.__post_init__(self)
        self._offices = OfficeWords(self.view)

    @property
    def taken(self) -> tuple[Taken, ...]:
        """Who holds an office stands first, since somebody else may have the name
        too, and what is new last.
        """
        return tuple(
            sorted(self._taken.values(), key=lambda one: (one.new, not self._holds_office(one.id)))
        )

    @property
    def unclear(self) -> tuple[Unclear, ...]:
        return tuple(
            Unclear(
                text,
                one.candidates.shown,
                tuple(one.where),
                one.more,
                one.what,
                one.candidates.more,
                one.tables,
            )
            for text, one in self._unclear.items()
        )

    @property
    def more_unclear(self) -> int:
        """How many further names are not looked at before a record is
        chosen for the unclear ones.
        """
        return len(self._waiting)

    def record(
        self,
        spot: Spot,
        column: str,
        text: str,
        tables: Sequence[str],
        beside: Beside | None = None,
    ) -> RecordId:
        """Return the id of the record that a cell, or a part of it, means;
        it may be one that the import makes.

        Raises:
            ChoiceNeeded, NameLeftOut, WordsAlone: as `own`.
            Refused: nothing fits, and a name is not enough to make one.
            NamesUnusable: it is the name of a row that cannot be used.
        """
        within = self._within(spot) if tuple(tables) == ("posts",) else None
        found = self.own(spot, column, text, tables, within, beside)
        return found if found is not None else self._new_actor(spot, column, text, tables)

    def own(
        self,
        spot: Spot,
        column: str,
        text: str,
        tables: Sequence[str],
        within: OrganizationId | None = None,
        beside: Beside | None = None,
    ) -> RecordId | None:
        """Return the id that a text means, None where it means a new record.
        `beside`: what the row says beside the name. Of several of one name it tells the one that
        is meant, and a name that many have means nobody without it, unless a row before told.

        Raises:
            ChoiceNeeded: several fit.
            NameLeftOut: it was chosen to leave out its rows.
            WordsAlone: it is an office, and its words are kept alone.
            Refused: a letter of it was lost.
        """
        if has_lost_letter(text):
            raise Refused(
                column,
                T(
                    'A letter of "{text}" was lost on the way here, and a question mark stands in '
                    "its place. Type the name anew, or save the file as UTF-8.",
                    text=text[:80],
                ),
            )
        if self.names.choices.get(text) == LEFT_OUT:
            raise NameLeftOut(text)
        full = len(self._unclear) >= MOST_UNCLEAR and text not in self._unclear
        if full and not self.names.is_looked_up(text, tables, within):
            self._waiting.add(text)
            raise ChoiceNeeded
        found = self.names.find(text, tables, within)
        if (holder := self._holder(spot, column, text, found)) is not None:
            return None if holder == NEW else holder
        if isinstance(found, Candidates) and beside is not None:
            found = self._told_by(found.shown, beside) or found
        if isinstance(found, Candidates):
            if full:
                self._waiting.add(text)
            else:
                asked = self._with_apart(spot, text, tables, found)
                self._unclear.setdefault(text, _Asking(asked, tuple(tables))).add(
                    (spot.sheet.file, spot.row.number, column)
                )
            raise ChoiceNeeded
        if found is None and (text in self._unclear or text in self._waiting):
            # its own row asks what it is, so it is nobody new yet
            if (asking := self._unclear.get(text)) is not None:
                asking.add((*spot.place, column))
            raise ChoiceNeeded
        if found is None or found == NEW:
            return None
        record = self.view.records.node(found)
        if (
            beside is not None
            and isinstance(record, Person)
            and not self._is_certain(text, record, tables, beside)
        ):
            self.ask(spot, column, text, (found,))
        self.take(text, found)
        if (other := self.names.chosen_name(text)) is not None:
            self._take(text, found, lambda: other, new=True)
        return found

    def _holder(self, spot: Spot, column: str, text: str, found: Meaning) -> RecordId | None:
        """Return whom words of an office mean on the day of a meeting, as somebody chose, now or
        before, or `NEW`; None: it is no meeting, or they are of no office.

        Raises:
            ChoiceNeeded: nobody chose yet.
            NameLeftOut: it was chosen to leave out its rows.
            WordsAlone: it was chosen to keep the words alone.
        """
        office = is_office(text)
        may_be = (
            isinstance(found, Candidates)
            or self.names.is_chosen(text)
            or (found is None and (office or self._offices.are_label(text)))
        )
        day = _day(spot, self.view) if spot.kind is INTERACTIONS and may_be else None
        if day is None or not (office or self._offices.are_title(text)):
            return None
        holder = self._offices.holder(text, day)
        if holder is None and found is None and not office:
            return None
        record = None if holder is None else self.view.records.node(holder)
        of_today = holder == self._offices.holder(text, self.view.as_of) and (
            holder is not None or day.year == self.view.as_of.year
        )
        asked = text if of_today else f"{text} ({say(name_of(record)) if record else day.year})"
        key = time_key(text, str(holder or day.year))
        chosen = self.names.choices.get(asked)
        if chosen == LEFT_OUT:
            raise NameLeftOut(asked)
        if chosen == NEW and not (office and holder is None):
            return None if of_today else RecordId(NEW)
        if AS_WORDS in (chosen, self.words.get(key) if chosen is None else ""):
            self.chosen_words |= {key: AS_WORDS} if chosen is not None else {}
            raise WordsAlone(text)
        meant = self.view.records.node(chosen or self.words.get(key, ""))
        if meant is None and holder is not None:
            self.ask(spot, column, asked, (holder,))
        if meant is None:
            held = self._held(text, day)
            near = found if isinstance(found, Candidates) else Candidates(())
            ids = {one.id for one in held}
            held += [one for one in near.shown if one.id not in ids]
            shown = tuple(held[:MOST_CANDIDATES])
            candidates = Candidates(shown, len(held) - len(shown) + near.more)
            if office and holder is None:
                others = [one for one in spot.cell(column).split(";") if one.strip()]
                kept = len(others) > _LEAST_OF_A_MEETING
                self.ask_of_office(spot, column, asked, candidates, kept=kept)
            self._ask(spot, column, asked, candidates, tables=("people",))
        if chosen is not None:
            self.chosen_words[key] = meant.id
        self.take(text, RecordId(meant.id))
        return RecordId(meant.id)

    def _held(self, text: str, day: dt.date) -> list[PossibleMeaning]:
        """Return those who are known to have held an office, each with when, nearest first."""
        records = self.view.records
        return [
            PossibleMeaning(
                RecordId(spell.membership.actor or ""),
                T(
                    "{person}, {post} in {body}, {dates}",
                    person=said(records, records.people[PersonId(spell.membership.actor)]),
                    post=name_of(post),
                    body=named(records, post.organization),
                    dates=when(spell),
                ),
            )
            for post, spell in self._offices.known_holders(text, day)
            if spell.membership.actor is not None
        ]

    def _is_certain(self, text: str, person: Person, tables: Sequence[str], beside: Beside) -> bool:
        """Return whether a row may be about a person of whom it has the name. What somebody chose
        for the name before holds of rows that say the name alone, or what is known of the person;
        what is chosen now for a row without a body is kept with the rest of it.
        """
        if self.names.is_decided(text, tables):
            if self.names.is_chosen(text) and not any(beside.bodies) and not beside.is_bare:
                self.chosen_words[_row_key(beside)] = person.id
            return True
        if self.names.is_remembered(text, tables):
            return (
                beside.is_bare
                or self._agrees(person, beside)
                or self.words.get(_row_key(beside)) == person.id
            )
        return not person.audience.is_public or self._is_sure(text, person, beside)

    def _is_sure(self, text: str, person: Person, beside: Beside) -> bool:
        """Return whether a text means a person who is for everybody."""
        told = text, RecordId(person.id)
        if beside.is_bare and told in self._told_who:
            return True
        if beside.in_company and person.id in self._colleagues():
            return True
        sure = not is_doubtful(beside) or self._agrees(person, beside)
        if sure:
            self._told_who.add(told)
        return sure

    def _colleagues(self) -> frozenset[str]:
        if self._ours is None:
            self._ours = frozenset(self.view.network.starts(self.centre))
        return self._ours

    def _agrees(self, person: Person, beside: Beside) -> bool:
        """Return whether a row says of a person what is known; many rows say the same."""
        said = RecordId(person.id), beside
        if said not in self._agreeing:
            self._agreeing[said] = agrees(self.view, person, beside)
        return self._agreeing[said]

    def _told_by(self, candidates: Sequence[PossibleMeaning], beside: Beside) -> RecordId | None:
        """Return the only one of this very name of which a row says the same as is known."""
        agreeing = [
            one.id
            for one in candidates
            if isinstance(person := self.view.records.node(one.id), Person)
            and same_name(person.name or "") == same_name(beside.name)
            and self._agrees(person, beside)
        ]
        return agreeing[0] if len(agreeing) == 1 else None

    def take(self, text: str, id_: RecordId) -> None:
        """Tell of a text that it is taken for a record that is here."""
        record = self.view.records.node(id_)
        if record is not None:
            self._take(text, id_, partial(self._told, record), new=False)

    def ask(self, spot: Spot, column: str, text: str, ids: Sequence[RecordId]) -> NoReturn:
        """Ask which of these records a text means, or whether it is none of them.

        Raises:
            ChoiceNeeded: always.
        """
        records = [self.view.records.node(id_) for id_ in ids]
        known = [record for record in records if record is not None]
        self._ask(
            spot,
            column,
            text,
            [PossibleMeaning(RecordId(one.id), self._told(one)) for one in known],
            tables=sorted({kind_of(one).table for one in known}),
        )

    def word(self, spot: Spot, column: Column, written: str) -> str:
        """Return the word of ours that somebody chose for what stands in a cell.

        Raises:
            ChoiceNeeded: nobody chose yet.
            NameLeftOut: it was chosen to leave out its rows.
        """
        key, known = word_key(spot.kind.table, column.name, written), set(column.offered)
        first = self._words.setdefault(key, written)
        chosen = self.names.choices.get(first)
        if chosen == LEFT_OUT:
            raise NameLeftOut(written)
        if chosen in known:
            self.chosen_words[key] = chosen
            return chosen
        if (kept := self.words.get(key)) in known:
            return kept
        offered = [PossibleMeaning(RecordId(one), column.said(one)) for one in column.offered]
        return self._ask(spot, column.name, first, offered, UnclearWhat.WORD)

    def ask_of_office(
        self,
        spot: Spot,
        column: str,
        text: str,
        held: Candidates | None = None,
        *,
        kept: bool = False,
    ) -> NoReturn:
        """Ask who held an office. `held`: those who are known to have held it at any time; `kept`:
        its words may be kept alone, and nobody's record.

        Raises:
            ChoiceNeeded: always.
        """
        words = PossibleMeaning(RecordId(AS_WORDS), T("Keep the words alone, and nobody's record"))
        shown, more = ((), 0) if held is None else (held.shown, held.more)
        candidates = Candidates((*shown, words) if kept else shown, more)
        self._ask(spot, column, text, candidates, UnclearWhat.OFFICE, ("people",))

    def ask_of_rows(self, places: Sequence[Place], written: str) -> None:
        """Ask whether rows are one meeting."""
        candidates = (
            PossibleMeaning(RecordId(ONE_MEETING), T("One meeting, with all of these")),
            PossibleMeaning(RecordId(APART), T("A meeting for each row")),
        )
        for place in places:
            self._note((*place, ""), written, candidates, UnclearWhat.ROWS)

    def is_meeting(self, spot: Spot, written: str, was: Record) -> bool:
        """Return whether a row is the meeting that it was before, as somebody chose.

        Raises:
            ChoiceNeeded: nobody chose yet.
            NameLeftOut: it was chosen to leave it out.
        """
        chosen = self.names.choices.get(written)
        if chosen == was.id:
            return True
        if chosen == NEW:
            return False
        if chosen == LEFT_OUT:
            raise NameLeftOut(written)
        what = said(self.view.records, was)
        before = (
            T("{meeting}, which this row was before", meeting=what)
            if spot.default_source in was.sources
            else T("{meeting}, from {source}", meeting=what, source="; ".join(was.sources))
        )
        return self._ask(
            spot, "", written, [PossibleMeaning(RecordId(was.id), before)], UnclearWhat.MEETING
        )

    def refuse_several(self, spot: Spot, column: str, text: str) -> None:
        """Ask whether a name that nothing has is that of several people, where it may be.

        Raises:
            ChoiceNeeded: it may be, and nobody chose yet.
        """
        if may_be_several(text) and not self.names.is_chosen(text):
            tables = (PEOPLE.table,)
            self._ask(
                spot,
                column,
                text,
                self._with_apart(spot, text, tables, Candidates(())),
                tables=tables,
            )

    def _with_apart(
        self, spot: Spot, text: str, tables: Sequence[str], candidates: Candidates
    ) -> Candidates:
        """Return candidates, and that the text names several people, where that can be chosen."""
        splits = spot.sheet.called or spot.kind is INTERACTIONS
        if not splits or PEOPLE.table not in tables or not may_be_several(text):
            return candidates
        names = joined([T("“{name}”", name=one) for one in names_apart(text)])
        several = PossibleMeaning(RecordId(APART), T("Several people: {names}", names=names))
        return Candidates((*candidates.shown, several), candidates.more)

    def refuse_near(
        self, spot: Spot, column: str, text: str, table: str, others: Sequence[str] = ()
    ) -> None:
        """Ask whether a text that nothing has is the same as one of another row that is near it,
        or as `others`, of which the rows say the same.

        Raises:
            ChoiceNeeded: there is one, and nobody chose yet.
        """
        if self.names.is_chosen(text) or table not in self.names.among:
            return
        near = dict(self.names.near(table, text, others))
        if near:
            possible = [self._possible(*one) for one in near.items()]
            self._ask(spot, column, text, possible, tables=(table,))

    def _possible(self, name: str, id_: RecordId) -> PossibleMeaning:
        """Return a record by its id; one that the import makes by the name that stands in its row,
        since its id is another at the next look.
        """
        record = self.view.records.node(id_)
        if record is not None:
            return PossibleMeaning(id_, self._told(record))
        return PossibleMeaning(RecordId(name), T("{name} of your own rows", name=name), of_row=True)

    def _ask(
        self,
        spot: Spot,
        column: str,
        text: str,
        candidates: Sequence[PossibleMeaning] | Candidates,
        what: UnclearWhat = UnclearWhat.NAME,
        tables: Sequence[str] = (),
    ) -> NoReturn:
        self._note((*spot.place, column), text, candidates, what, tables)
        raise ChoiceNeeded

    def _note(
        self,
        place: tuple[str, int, str],
        text: str,
        candidates: Sequence[PossibleMeaning] | Candidates,
        what: UnclearWhat,
        tables: Sequence[str] = (),
    ) -> None:
        if not isinstance(candidates, Candidates):
            candidates = Candidates(tuple(candidates))
        if len(self._unclear) >= MOST_UNCLEAR and text not in self._unclear:
            self._waiting.add(text)
        else:
            asking = self._unclear.setdefault(text, _Asking(candidates, tuple(tables), what=what))
            if not asking.candidates.shown:
                asking.candidates = candidates
            asking.add(place)

    def _within(self, spot: Spot) -> OrganizationId | None:
        body = spot.cell("organization")
        known = self.names.find(body, ("organizations",)) if body else None
        return known if isinstance(known, str) else None  # type: ignore[return-value]  # looked for among organizations

    def _new_actor(self, spot: Spot, column: str, text: str, tables: Sequence[str]) -> RecordId:
        if self.names.is_unusable(text, tables):
            raise NamesUnusable
        table = next((actors for actors in GROUPS["actors"] if actors in tables), None)
        if table is None or _looks_like_an_id(text):
            what = either([BY_TABLE[name].one for name in tables])
            raise Refused(
                column,
                T(
                    'No {what} is called "{text}" or has this id. Correct it, or add a row for '
                    "it to its own table.",
                    what=what,
                    text=text[:80],
                ),
            )
        kind = {"kind": OrganizationKind.OTHER} if table == "organizations" else {}
        if not kind and is_office(text):
            self.ask_of_office(spot, column, text)
        try:
            name = text if kind else person_name(column, text)
        except InputError as error:
            raise Refused(column, error.message) from None
        if not kind:
            self.refuse_several(spot, column, text)
        self.refuse_near(spot, column, text, table)
        titled = is_titled_surname(text)
        if spot.kind is INTERACTIONS and not kind and titled and not self.names.is_chosen(text):
            self._ask(spot, column, text, ())  # "Mr Jones" of a meeting is nobody yet
        if spot.kind is TARGET_LISTS and not self.names.is_chosen(text):
            self._ask(spot, column, text, (), tables=tables)  # whom a list names is hardly ever new
        id_ = RecordId(self.make_id(BY_TABLE[table].prefix))
        values: dict[str, Any] = {
            "name": name,
            "differs_from": self.names.differ_from(text),
            **kind,
        }
        self.made.append(
            (
                spot,
                BY_TABLE[table].record(
                    id=id_,
                    sources=(spot.default_source,),
                    audience=Audience.of(self.centre),
                    recorded_by=self.centre,
                    **values,
                ),
            )
        )
        self.names.add(table, text, id_)
        self._take(text, id_, lambda: text, new=True)
        return id_

    def _holds_office(self, id_: RecordId) -> bool:
        record = self.view.records.node(id_)
        return isinstance(record, Person) and is_present(self.view.tenure, record, self.view.as_of)

    def _told(self, record: Record) -> Fill:
        return distinguished(self.view.records, self.view.tenure, record, self.view.as_of)

    def _take(self, text: str, id_: RecordId, said: Callable[[], Fill], *, new: bool) -> None:
        # who writes an id knows what it means; and a name may stand in thousands of rows
        if text != id_ and (text, id_) not in self._taken:
            self._taken[text, id_] = Taken(text, id_, said(), new)


def _day(spot: Spot, view: View) -> dt.date | None:
    """Return the day of a row; None: it has none that can be read."""
    try:
        return written(spot.cell("date"), view.as_of).first
    except InputError:
        return None


def _row_key(beside: Beside) -> str:
    """Return by what it is remembered who is meant by a row; nobody can read the row in it."""
    said = [beside.name, *beside.bodies, beside.job, *(one.value for one in beside.details)]
    return f"row {sha256(chr(10).join(map(fold, said)).encode()).hexdigest()[:24]}"


def word_key(table: str, column: str, written: str) -> str:
    """Return by what a word of a column is remembered."""
    return f"{table}.{column}: {fold(written) or written}"


def _looks_like_an_id(text: str) -> bool:
    return " " not in text and any(letter.isdigit() for letter in text)
