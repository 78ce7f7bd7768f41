"""The answers to a form as they will be recorded, to be checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.recording.form import NAMING, Answers, Form, FormField
from api.pages.recording.meaning import NameInField
from graph.columns import Shape
from graph.landscape_rules import NONE_YET
from graph.model import Node, RecordId
from graph.words import Fill, T


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: the words typed, or the records that the names mean (None: one that is new).
    Both empty: not given.
    """

    words: Sequence[Fill] = ()
    meant: Sequence[tuple[NameInField, Node | None]] = ()


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer. `before`: what the record says now, where that is something else."""

    entry_id: str
    label: Fill
    now: Said
    before: Said | None = None


def lines_of(asked: Asked, form: Form, answers: Answers) -> Sequence[AnswerLine]:
    """Return the answers in the order of the form;
    of a correction those that change something, else what was given or is usual.
    """
    lines = []
    for entry in form.entries:
        now = _said(asked, form, entry, answers)
        if form.present is None:
            if now.words or now.meant or not entry.more:
                lines.append(AnswerLine(entry.id, entry.label, now))
        elif answers.cell(entry) != form.present.cell(entry):
            lines.append(
                AnswerLine(entry.id, entry.label, now, _said(asked, form, entry, form.present))
            )
        lines += [
            AnswerLine(place.field, T("Where {name} works", name=each.kept), _meant(asked, [place]))
            for each in answers.of(entry.id)
            for place in answers.of(each.works)
        ]
    return lines


def _meant(asked: Asked, names: Sequence[NameInField]) -> Said:
    return Said(meant=[(each, asked.view.records.node(RecordId(each.id))) for each in names])


def _said(asked: Asked, form: Form, entry: FormField, answers: Answers) -> Said:
    if answers.text(entry.id) is None and entry.id in _none_of(form, answers):
        return Said((NONE_YET,))
    if entry.shape in NAMING:
        return _meant(asked, answers.of(entry.id))
    return Said(_words(entry, answers))


def _none_of(form: Form, answers: Answers) -> frozenset[str]:
    """Return the fields of which it is said that there is none yet."""
    return frozenset(
        id
        for entry in form.entries
        if entry.column is not None and entry.column.says_none_of
        for id in answers.texts(entry.id)
    )


def _words(entry: FormField, answers: Answers) -> Sequence[Fill]:
    text = answers.text(entry.id)
    if text is None:
        return ()
    match entry.shape:
        case Shape.CHOICE:
            return (dict(entry.options)[text],)
        case Shape.CHOICES:
            return [dict(entry.options)[each] for each in answers.texts(entry.id)]
        case Shape.DAY:
            return (answers.day(entry.id) or "",)
        case Shape.TICK:
            return (T("Yes"),)
        case _:
            return text.split("\n")
