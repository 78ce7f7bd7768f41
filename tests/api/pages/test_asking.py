"""A kind of record that no form knows is asked for as its columns say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from api.pages.recording.form import Answers
from api.pages.recording.forms import form_of, forms_of
from api.pages.recording.meaning import NameInField
from graph.columns import choice, date, number, own_id, references, text, words
from graph.kind import Kind
from graph.kinds import KINDS
from graph.model import Record
from graph.names import shown
from graph.recording.commands import Add
from graph.ties import touching
from graph.words import T, say


class Closeness(StrEnum):
    LOOSE = "loose"
    VERY_CLOSE = "very-close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collaboration(Record):
    title: str
    partners: tuple[str, ...] = ()
    closeness: Closeness | None = None
    goals: tuple[str, ...] = ()
    days: float | None = None
    valid_to: object = None


COLLABORATIONS: Kind[Record] = Kind(
    record=Collaboration,
    table="collaborations",
    prefix="collaboration",
    one=T("collaboration"),
    many=T("collaborations"),
    recorded=True,
    sheet=T("Collaborations"),
    title=T("Record a collaboration"),
    named_by="title",
    key="Collaboration",
    label="Collaboration",
    said=shown.id_said,
    touches=touching.by_any,
    columns=(
        own_id(),
        text("title", needed=True, words=T("What is it called?")),
        references(
            "partners",
            "actors",
            needed=True,
            words=T("Who takes part?"),
            missing=T("Name the partners"),
        ),
        choice("closeness", Closeness, words=T("How close is it?")),
        words("goals", words=T("What for?"), listed=True),
        number("days", most=7),
        date("to", "valid_to", words=T("Until when?")),
        words("source", "sources"),
    ),
)


def test_each_column_with_words_is_a_field_and_the_form_stands_last_in_the_list() -> None:
    form = form_of(COLLABORATIONS)
    assert (form.page, [entry.id for entry in form.entries]) == (
        "record-collaboration",
        ["title", "partners", "closeness", "goals", "to", "source", "public"],
    )
    title, partners, closeness, goals, *_ = form.entries
    assert [
        say(entry.blank) if entry.blank else None for entry in (title, partners, closeness)
    ] == ["This is blank. Every record of this kind needs one.", "Name the partners", None]
    assert [say(words) for _, words in closeness.options] == ["Not known", "Loose", "Very close"]
    assert (goals.more, {kind.value for kind in partners.kinds}) == (
        True,
        {"person", "organization", "centre", "network", "government-body"},
    )
    assert [say(each.title) for each in forms_of([*KINDS, COLLABORATIONS])][
        -1
    ] == "Record a collaboration"


def test_its_answers_make_the_record_and_what_was_left_blank_is_not_known() -> None:
    answers = Answers(
        {
            "title": "Nets",
            "partners": "Ann\nBo",
            "closeness": "very-close",
            "goals": "One\nTwo",
            "to": "March 2026",
            "source": "A note",
        },
        [NameInField("partners", "Ann", "ann"), NameInField("partners", "Bo", "+1")],
    )
    command = form_of(COLLABORATIONS).command(answers)
    assert isinstance(command, Add)
    made = command.record
    assert isinstance(made, Collaboration)
    assert (
        made.title,
        made.partners,
        made.closeness,
        made.goals,
        str(made.valid_to),
        made.days,
        made.sources,
        command.public,
    ) == (
        "Nets",
        ("ann", "+1"),
        Closeness.VERY_CLOSE,
        ("One", "Two"),
        "2026-03",
        None,
        ("A note",),
        False,
    )
