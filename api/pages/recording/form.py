"""What a form asks, and what was answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from api.pages.asked import Asked
from api.pages.page import Problem
from api.pages.quoting import quoted
from api.pages.recording.meaning import Meaning, meaning
from api.pages.recording.sent import Sent
from graph.dates import PartialDate, written
from graph.ontology import NodeKind
from graph.recording.commands import Command
from graph.words import Fill, T

MOST_NAMES = 30


class Kind(StrEnum):
    LINE = "line"
    NOTE = "note"
    NAME = "name"
    NAMES = "names"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One field. `blank`: what is said where it has to be filled and is not; None: it may stay blank."""

    id: str
    label: Fill
    kind: Kind = Kind.LINE
    hint: Fill | None = None
    blank: Fill | None = None
    kinds: frozenset[NodeKind] = frozenset()
    options: Sequence[tuple[str, Fill]] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What was typed, and whom the names in it mean."""

    typed: Mapping[str, str]
    meanings: Sequence[Meaning] = ()

    def text(self, id: str) -> str | None:
        return self.typed.get(id) or None

    def day(self, id: str) -> PartialDate | None:
        """Return the day, month or year of a field that was found to hold one."""
        return written(self.typed[id]) if self.typed.get(id) else None

    def meant(self, id: str) -> tuple[str, ...]:
        """Return the ids of the records that the names of a field mean, each once."""
        return tuple(dict.fromkeys(each.id for each in self.meanings if each.field == id))

    def of(self, id: str) -> Sequence[Meaning]:
        return [each for each in self.meanings if each.field == id]

    def with_ids(self, ids: Mapping[str, str]) -> Answers:
        """Return the answers with records in the place of what was new; `ids` by the keys of their meanings."""
        return replace(self, meanings=[replace(each, id=ids.get(each.key, each.id)) for each in self.meanings])


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """`command` makes of the answers what is to be recorded, `wrong` says what cannot be of fields that are filled."""

    page: str
    title: Fill
    lede: Fill
    entries: Sequence[Entry]
    command: Callable[[Answers], Command]
    wrong: Callable[[Answers], Iterable[Problem]] = lambda answers: ()


def answers_of(asked: Asked, form: Form, sent: Sent) -> Answers:
    """Return what was answered, with a meaning for each name."""
    typed = {entry.id: sent[entry.id] for entry in form.entries}
    meanings = [meaning(asked, entry.id, name, entry.kinds, sent.values)
                for entry in form.entries if entry.kind in (Kind.NAME, Kind.NAMES) for name in _names(entry, typed[entry.id])]
    return Answers(typed, meanings)


def problems_of(form: Form, answers: Answers) -> tuple[Problem, ...]:
    """Return what cannot be used, field by field."""
    found = [problem for entry in form.entries if (problem := _problem(entry, answers.typed[entry.id])) is not None]
    return tuple(found or form.wrong(answers))


def _names(entry: Entry, text: str) -> Sequence[str]:
    lines = text.split("\n") if entry.kind is Kind.NAMES else [text]
    return list(dict.fromkeys(filter(None, (" ".join(line.split()) for line in lines))))[:MOST_NAMES]


def _problem(entry: Entry, text: str) -> Problem | None:
    if not text:
        return None if entry.blank is None else Problem(entry.id, entry.blank, entry.blank)
    if entry.kind is Kind.NAMES and len(set(text.split("\n"))) > MOST_NAMES:
        said = T("Name up to {most} people and organisations", most=MOST_NAMES)
        return Problem(entry.id, said, said)
    if entry.kind is Kind.CHOICE and text not in {value for value, _ in entry.options}:
        said = T("Choose one of these")
        return Problem(entry.id, said, said)
    if entry.kind is Kind.DAY:
        try:
            written(text)
        except ValueError:
            return Problem(entry.id, T("“{text}” is not a day, month or year of the calendar", text=quoted(text)),
                           T("Write 4 March 2026, 04/03/2026 (day first), March 2026 or 2026"))
    return None
