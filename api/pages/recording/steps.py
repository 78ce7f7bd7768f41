"""The steps of a form: asked, unclear names chosen, checked, written once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from starlette.responses import Response

from api.once import UnknownTicket
from api.pages.asked import Asked
from api.pages.page import FormProblem, Made, Page, Shown
from api.pages.recording.centre import no_centre
from api.pages.recording.done import done
from api.pages.recording.drafting import draft_of, drafted, lost
from api.pages.recording.form import TICKED, Answers, Form, answers_of, filled
from api.pages.recording.lines import AnswerLine, lines_of
from api.pages.recording.meaning import WORKS, NameInField, without_choice
from api.pages.recording.named_rows import NamedRows, named_rows
from api.pages.recording.problems import problems_of, refused
from api.pages.recording.sent import Sent, form_of
from api.pages.recording.writing import MayBeHere, command_of, recorded
from graph.errors import InputError
from graph.recording.duplicates import LikelySame
from graph.words import Fill, T

MORE = "more"
"""The step that asks for further rows."""
CHOOSE, CHECK = "record_choose.html", "record_check.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormShown(Shown):
    """A form, empty or with what was typed."""

    form: Form
    typed: Mapping[str, str]
    rows: Mapping[str, NamedRows] = field(default_factory=dict)
    """Of the fields with names, by id."""
    chosen: Mapping[str, str]
    """What was chosen for names, by the names of these choices."""
    public: bool
    """What is recorded is for everybody."""

    @property
    def opened(self) -> bool:
        """Whether something stands in the part of the form that has to be
        opened, or is wrong there.
        """
        more = {entry.id for entry in self.form.entries if entry.more}
        return any(self.typed.get(id) for id in more) or any(
            problem.field in more for problem in self.problems
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseShown(FormShown):
    """The names that may mean several records, or none."""

    unclear: Sequence[NameInField]
    works: Mapping[str, str]
    """What was typed of where those work who may be new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckShown(FormShown):
    """All answers once more, before anything is written."""

    lines: Sequence[AnswerLine]
    likely_same: Sequence[LikelySame]
    notes: Sequence[Fill]
    ticket: str
    again: bool
    """It was sent to be recorded already, and whether it was nobody knows any more."""


def form_page(form: Form) -> Page:
    """Return the page of a form by which something is added."""

    async def make(asked: Asked) -> Made:
        if asked.view.viewer.centre is None:
            return no_centre(asked)
        return await answered(asked, form, await form_of(asked.request))

    path = f"/{form.page.replace('-', '/', 1)}"  # "record-meeting" stands at /record/meeting
    return Page(
        name=form.page,
        path=path,
        make=make,
        template="record_form.html",
        menu="record",
        private=True,
        act=form.act,
        takes_forms=True,
    )


async def answered(asked: Asked, form: Form, sent: Sent | None) -> Made:
    """Return the step that follows upon what a viewer's Centre sent; None: nothing now.

    What was sent is kept as a draft, and its address is where the step stands, so that going
    back and forward never sends anything again.
    """
    if sent is not None:
        return await _taken(asked, form, Sent(form.brought_up(sent.values), sent.files))
    if not asked.has("draft"):
        return _asked(asked, form, filled(asked, form))
    draft = draft_of(asked, _of(form))
    if draft is None:
        return lost(asked, form.page, record=form.record)
    if (change := await asked.parts.once.made(draft.ticket)) is not None:
        return done(asked, change)
    return await _step(asked, form, Sent(form.brought_up(draft.values)), draft.ticket)


async def _taken(asked: Asked, form: Form, sent: Sent) -> Response:
    """Record what was sent to be recorded, once; keep anything else as the next draft."""
    once, values = asked.parts.once, dict(sent.values)
    if (change := await once.made(sent["ticket"])) is not None:
        return done(asked, change)
    if values.get("step") == "record":
        values["step"] = "check"
        answers = answers_of(asked, form, sent)
        if not problems_of(asked, form, answers) and all(each.id for each in answers.meanings):
            write = partial(recorded, asked, form, answers, sent.beginning("seen."))
            try:
                return done(asked, await once.do(sent["ticket"], write))
            except UnknownTicket:  # nobody knows whether it was recorded
                values["again"] = TICKED
            except (MayBeHere, InputError):
                pass  # somebody else was first: the next step says so
    return drafted(asked, form.page, _of(form), values, record=form.record)


async def _step(asked: Asked, form: Form, sent: Sent, ticket: str) -> Made:
    if sent["step"] in ("change", MORE):
        more = sent["step"] == MORE
        return _asked(asked, form, Answers(sent.values), _chosen(sent), more=more)
    answers, chosen = answers_of(asked, form, sent), _chosen(sent)
    if problems := problems_of(asked, form, answers):
        return _asked(asked, form, answers, chosen, problems)
    if unclear := [each for each in answers.meanings if not each.id]:
        return _choose(form, sent, answers, unclear)
    try:
        plan = await asked.parts.hub.desk.plan(asked.context.viewer, command_of(form, answers))
    except InputError as error:
        return _asked(asked, form, answers, chosen, refused(form, error))
    return CheckShown(
        template=CHECK,
        title=T("Check your answers: {title}", title=form.title),
        form=form,
        typed=answers.typed,
        chosen=chosen | _by_key(answers),
        public=form.is_public(answers),
        lines=lines_of(asked, form, answers),
        likely_same=plan.likely_same,
        notes=plan.notes,
        ticket=ticket,
        again=sent["again"] == TICKED,
    )


def _of(form: Form) -> str:
    return f"{form.page} {form.record}"


def _asked(
    asked: Asked,
    form: Form,
    answers: Answers,
    chosen: Mapping[str, str] | None = None,
    problems: tuple[FormProblem, ...] = (),
    *,
    more: bool = False,
) -> FormShown:
    typed = {entry.id: answers.typed.get(entry.id, "") for entry in form.entries}
    title = T("Error: {title}", title=form.title) if problems else form.title
    return FormShown(
        title=title,
        lede=form.lede,
        status=422 if problems else 200,
        problems=problems,
        form=form,
        public=form.public_record,
        typed=typed,
        rows=named_rows(asked, form, typed, more=more),
        chosen=_by_key(answers) if chosen is None else chosen,
    )


def _choose(
    form: Form, sent: Sent, answers: Answers, unclear: Sequence[NameInField]
) -> ChooseShown:
    title: Fill = T("Whom do you mean?")
    left_out = without_choice(unclear, [each for each in unclear if sent[f"shown.{each.key}"]])
    return ChooseShown(
        template=CHOOSE,
        title=T("Error: {title}", title=title) if left_out else T("Choose: {title}", title=title),
        status=422 if left_out else 200,
        problems=left_out,
        form=form,
        typed=answers.typed,
        public=form.is_public(answers),
        chosen={
            key: id
            for key, id in _chosen(sent).items()
            if key not in {name for each in unclear for name in (each.key, each.works)}
        },
        unclear=unclear,
        works={each.works: sent[each.works] for each in unclear},
    )


def _chosen(sent: Sent) -> dict[str, str]:
    """Return what was chosen for names, and where those who are new work."""
    return {
        f"{kind}.{name}": value
        for kind in ("meant", WORKS)
        for name, value in sent.beginning(f"{kind}.").items()
    }


def _by_key(answers: Answers) -> dict[str, str]:
    return {each.key: each.id for each in answers.meanings if each.id}
