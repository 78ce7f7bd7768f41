"""The forms by which a Centre adds records: one for each kind that has a title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from api.pages.page import FormProblem
from api.pages.recording.asking import Override, entries_of
from api.pages.recording.form import Answers, Form
from api.pages.recording.overrides import FIRST, OVERRIDES
from api.pages.recording.source import OF_A_NEW_FACT
from graph.kind import Kind
from graph.kinds import KINDS
from graph.model import Record
from graph.recording.commands import Add
from graph.recording.permitted import act_of


def asking_of(kind: Kind[Record]) -> Override:
    return OVERRIDES.get(kind.table, Override())


def form_of(kind: Kind[Record]) -> Form:
    """Return the form by which a record of a kind is added."""
    asking = asking_of(kind)
    fields = asking.fields(entries_of(kind))

    def wrong(answers: Answers) -> Iterable[FormProblem]:
        return chain(asking.wrong_of_new(answers), asking.wrong(answers))

    def command(answers: Answers) -> Add:
        return asking.add(kind, answers.values(fields), answers)

    return Form(
        page=f"record-{asking.page or kind.prefix}",
        title=kind.title,
        lede=kind.lede or None,
        entries=(*fields, *(OF_A_NEW_FACT if asking.sourced else ())),
        command=command,
        act=act_of(kind.record),
        wrong=wrong,
    )


def forms_of(kinds: Iterable[Kind[Record]]) -> Sequence[Form]:
    """Return the forms in the order in which people choose among them."""
    place = {table: number for number, table in enumerate(FIRST)}
    asked = sorted(
        (kind for kind in kinds if kind.title), key=lambda kind: place.get(kind.table, len(place))
    )
    return [form_of(kind) for kind in asked]


FORMS = forms_of(KINDS)
