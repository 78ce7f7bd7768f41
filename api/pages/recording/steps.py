"""The steps of a form: asked, unclear names chosen, checked, written once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from api.once import UnknownTicket
from api.pages.asked import Asked
from api.pages.page import Made, Page, Problem, Shown
from api.pages.recording.centre import no_centre
from api.pages.recording.done import done
from api.pages.recording.form import Answers, Form, Kind, answers_of, problems_of
from api.pages.recording.meaning import NEW_PERSON, Meaning
from api.pages.recording.sent import Sent, read_form
from graph.errors import InputError
from graph.model import Node, RecordId
from graph.recording.commands import AddOrganization, AddPerson
from graph.recording.duplicates import LikelySame
from graph.words import Fill, T

CHOOSE, CHECK = "record_choose.html", "record_check.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormShown(Shown):
    """A form, empty or with what was typed."""

    form: Form
    typed: Mapping[str, str]
    chosen: Mapping[str, str]
    """What was chosen for names, by the names of these choices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseShown(FormShown):
    """The names that may mean several records, or none."""

    unclear: Sequence[Meaning]


@dataclass(frozen=True, slots=True)
class Line:
    """One answer as it will be recorded: the words typed, or the records that the names mean (None: one that is new)."""

    entry_id: str
    label: Fill
    said: Fill | None
    meant: Sequence[tuple[Meaning, Node | None]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckShown(FormShown):
    """All answers once more, before anything is written."""

    lines: Sequence[Line]
    likely_same: Sequence[LikelySame]
    notes: Sequence[str]
    ticket: str


def form_page(path: str, form: Form) -> Page:
    """Return the page of a form."""
    return Page(name=form.page, path=path, make=partial(_make, form), template="record_form.html", menu="record",
                private=True, takes_forms=True)


async def _make(form: Form, asked: Asked) -> Made:
    if asked.view.viewer.centre is None:
        return no_centre(asked)
    if asked.request.method != "POST":
        return _asked(form, {entry.id: asked.value(entry.id) for entry in form.entries}, {})
    sent = await read_form(asked.request)
    if (changes := asked.parts.once.done(sent["ticket"])) is not None:
        return done(asked, changes)
    if sent["step"] == "change":
        return _asked(form, sent.values, {})
    answers, chosen = answers_of(asked, form, sent), _chosen(sent)
    if problems := problems_of(form, answers):
        return _asked(form, sent.values, chosen, problems)
    if unclear := [each for each in answers.meanings if not each.id]:
        return _choose(form, sent, chosen, unclear)
    try:
        return await _checked(asked, form, sent, answers)
    except InputError as error:
        return _asked(form, sent.values, chosen, (Problem(form.entries[0].id, str(error), str(error)),))


async def _checked(asked: Asked, form: Form, sent: Sent, answers: Answers) -> Made:
    if sent["step"] == "record":
        try:
            return done(asked, await asked.parts.once.do(sent["ticket"], partial(_record, asked, form, answers)))
        except UnknownTicket:
            pass   # nobody knows whether it was recorded: it is checked again, and shown what is there already
    alike: Sequence[LikelySame] = ()
    notes: Sequence[str] = ()
    if not any(each.is_new for each in answers.meanings):
        plan = await asked.parts.hub.plan(asked.context.viewer, form.command(answers))
        alike, notes = plan.likely_same, plan.notes
    return CheckShown(
        template=CHECK, title=T("Check your answers: {title}", title=form.title), form=form, typed=answers.typed,
        chosen={**_chosen(sent), **{each.key: each.id for each in answers.meanings}}, lines=_lines(asked, form, answers),
        likely_same=alike, notes=notes, ticket=asked.parts.once.ticket())


async def _record(asked: Asked, form: Form, answers: Answers) -> Sequence[str]:
    """Write who is new first, then the fact; where that cannot be, nothing stays written."""
    hub, viewer = asked.parts.hub, asked.context.viewer
    changes: list[str] = []
    ids: dict[str, str] = {}
    try:
        for each in answers.meanings:
            if each.is_new and each.key not in ids:
                new = AddPerson(name=each.written) if each.id == NEW_PERSON else AddOrganization(name=each.written)
                made = await hub.record(viewer, new)
                ids[each.key] = made.record_id
                changes += [made.change.id] if made.change is not None else []
        fact = await hub.record(viewer, form.command(answers.with_ids(ids)))
    except Exception:
        for change in reversed(changes):
            await hub.undo(viewer, change)
        raise
    return [*changes, fact.change.id] if fact.change is not None else changes


def _asked(form: Form, typed: Mapping[str, str], chosen: Mapping[str, str], problems: tuple[Problem, ...] = ()) -> FormShown:
    title = T("Error: {title}", title=form.title) if problems else form.title
    return FormShown(title=title, lede=form.lede, status=422 if problems else 200, problems=problems, form=form, chosen=chosen,
                     typed={entry.id: typed.get(entry.id, "") for entry in form.entries})


def _choose(form: Form, sent: Sent, chosen: Mapping[str, str], unclear: Sequence[Meaning]) -> ChooseShown:
    title: Fill = T("Whom do you mean?")
    left_out = tuple(Problem(f"choice-{number}-1", T("Choose who “{text}” is", text=each.written), T("Choose one of these"))
                     for number, each in enumerate(unclear, start=1)) if sent["step"] == "choose" else ()
    typed = {entry.id: sent[entry.id] for entry in form.entries}
    return ChooseShown(
        template=CHOOSE, title=T("Error: {title}", title=title) if left_out else T("Choose: {title}", title=title),
        status=422 if left_out else 200, problems=left_out, form=form, typed=typed,
        chosen={key: id for key, id in chosen.items() if key not in {each.key for each in unclear}}, unclear=unclear)


def _chosen(sent: Sent) -> Mapping[str, str]:
    return {f"meant.{name}": id for name, id in sent.beginning("meant.").items()}


def _lines(asked: Asked, form: Form, answers: Answers) -> Sequence[Line]:
    lines = []
    for entry in form.entries:
        text = answers.text(entry.id)
        meant = [(each, asked.view.records.node(RecordId(each.id))) for each in answers.of(entry.id)]
        said: Fill | None = text
        if entry.kind is Kind.CHOICE and text is not None:
            said = dict(entry.options)[text]
        elif entry.kind is Kind.DAY and text is not None:
            said = answers.day(entry.id)
        lines.append(Line(entry.id, entry.label, said, meant))
    return lines


