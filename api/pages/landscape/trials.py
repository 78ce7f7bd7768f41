"""Trials and programmes that may clash, and what a trial that somebody thinks of would meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from api.pages.asked import Asked
from api.pages.landscape.boxes import term_choices
from api.pages.landscape.choices import (
    Chosen,
    PlaceAsked,
    day_asked,
    nation_names,
    place_asked,
    refuse,
    terms_chosen,
)
from api.pages.landscape.rows import Titled, places_words, titled_work, when_words
from api.pages.page import FormProblem, Made, Page, PageQuery, Shown, Table
from api.pages.profiles.refs import Cut, Ref, cut, ref_of
from graph import words
from graph.dates import PartialDate
from graph.errors import InputError
from graph.landscape.axes import MapLens
from graph.landscape.parameters import OLDEST_AGE
from graph.landscape.terms import lies_in
from graph.landscape.trials import (
    Trial,
    TrialConflict,
    TrialConflicts,
    TrialInput,
    trial_conflicts,
)
from graph.model import Work
from graph.names.in_language import ShownName
from graph.names.shown import named, term_named, work_said
from graph.words import Fill, Listed, P, T

MOST = 10
FIELDS = ("from", "to", "ages_from", "ages_to", "outcome")
"""Of a trial that somebody thinks of, beside its place."""
_TITLE = T("Trials and programmes that may clash")


@dataclass(frozen=True, slots=True)
class TrialSide:
    title: Titled
    parties: Sequence[Ref]
    where: Fill
    when: Fill
    ages: Fill


@dataclass(frozen=True, slots=True)
class ClashShown:
    heading: Fill
    said: Fill
    one: TrialSide
    other: TrialSide
    severity: str
    parts: Sequence[Fill]
    talk: Sequence[Ref]
    next: Fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Trials(Shown):
    answer: Fill
    told: Sequence[Fill]
    clashes: Cut[ClashShown]
    past: Cut[ClashShown]
    """Those of which one of the two has ended, where these are asked for."""
    past_at: str | None
    """The address with them; None: they are shown, or there are none."""
    left_out: Fill | None
    where: PlaceAsked
    from_: str
    to: str
    ages_from: str
    ages_to: str
    outcomes: Chosen
    places: Sequence[ShownName]
    found: TrialConflicts | None

    def table(self) -> Table:
        columns = (
            "one",
            "other",
            "least",
            "greatest",
            "places",
            "ages",
            "sameQuestion",
            "current",
            "over",
        )
        found = () if self.found is None else self.found.conflicts
        return Table(
            columns,
            [
                (
                    each.trials[0].work or each.trials[0].title,
                    each.trials[1].work or each.trials[1].title,
                    *each.severity,
                    each.places,
                    each.ages,
                    "yes" if each.is_same_question else "no",
                    "yes" if each.current else "no",
                    "yes" if each.is_over else "no",
                )
                for each in found
            ],
        )


async def ask(asked: Asked) -> PageQuery:
    trial, where, problems = _asked(asked)
    refuse(problems)
    return PageQuery(
        QUERY,
        {
            "trial": None
            if trial is None
            else {
                "outcomes": list(trial.outcomes),
                "places": list(trial.places),
                "from": None if trial.first is None else trial.first.text,
                "to": None if trial.last is None else trial.last.text,
                "agesFrom": trial.ages_from,
                "agesTo": trial.ages_to,
            },
            "place": where.id if trial is None else None,
            "past": _with_past(asked),
            "asOf": asked.view.as_of.isoformat(),
        },
    )


async def make(asked: Asked) -> Made:
    trial, where, problems = _asked(asked)
    found: TrialConflicts | None = None
    if not problems:
        try:
            found = await asked.parts.aside(
                partial(trial_conflicts, past=_with_past(asked)),
                asked.view,
                trial,
                None if trial is not None else where.id,
            )
        except InputError as error:
            problems = [FormProblem.same(_field_of(error), error.text)]
    clashes = () if found is None else found.conflicts
    return Trials(
        title=T("Error: {title}", title=_TITLE) if problems else _TITLE,
        lede=T(
            "Two tests on the same people, in the same place and years, can spoil each other’s "
            "answer. Here is where that may happen."
        ),
        status=422 if problems else 200,
        problems=tuple(problems),
        query=None if found is None else await ask(asked),
        answer=_answer(found, trial),
        told=[] if found is None else list(_told(found)),
        clashes=cut(
            asked, "overlaps", [_clash(asked, each) for each in clashes if not each.is_over], MOST
        ),
        past=cut(asked, "past", [_clash(asked, each) for each in clashes if each.is_over], MOST),
        past_at=asked.with_changes({"past": "yes"})
        if found is not None and found.over and not _with_past(asked)
        else None,
        left_out=None if found is None else _left_out(found),
        where=where,
        from_=asked.value("from"),
        to=asked.value("to"),
        ages_from=asked.value("ages_from"),
        ages_to=asked.value("ages_to"),
        outcomes=Chosen(term_choices(asked, MapLens.OUTCOME), asked.value("outcome")),
        places=nation_names(asked),
        found=found,
    )


def _asked(asked: Asked) -> tuple[TrialInput | None, PlaceAsked, list[FormProblem]]:
    """Return the trial that somebody thinks of, the place of the form, and what cannot be used."""
    where = place_asked(asked)
    problems = where.problems
    if not any(asked.value(field) for field in FIELDS):
        return None, where, problems
    first, last = day_asked(asked, "from", problems), day_asked(asked, "to", problems)
    ages_from, ages_to = _age(asked, "ages_from", problems), _age(asked, "ages_to", problems)
    if problems:
        return None, where, problems
    trial = TrialInput(
        title=asked.say(T("Your trial")),
        outcomes=terms_chosen(asked, "outcome"),
        places=() if where.id is None else (where.id,),
        first=first,
        last=last,
        ages_from=ages_from,
        ages_to=ages_to,
    )
    return trial, where, problems


def _with_past(asked: Asked) -> bool:
    """Whether those are asked for too of which one of the two has ended."""
    return asked.value("past") == "yes"


def _age(asked: Asked, field: str, problems: list[FormProblem]) -> int | None:
    text = asked.value(field)
    if not text:
        return None
    if not text.isdecimal() or int(text) > OLDEST_AGE:
        said = T(
            "“{text}” is no age. Give a number from 0 to {oldest}.",
            text=asked.quoted(field),
            oldest=OLDEST_AGE,
        )
        problems.append(FormProblem.same(field, said))
        return None
    return int(text)


def _field_of(error: InputError) -> str:
    return {"places": "place", "outcomes": "outcome"}.get(error.argument, "from")


def _answer(found: TrialConflicts | None, trial: TrialInput | None) -> Fill:
    if found is None:
        return T("Nothing was looked at yet")
    count = sum(not each.is_over for each in found.conflicts)
    if trial is not None:
        return (
            P("Your trial would meet {n} other", "Your trial would meet {n} others", count)
            if count
            else T("Your trial would meet no other that is recorded")
        )
    return (
        P("{n} overlap deserves a call", "{n} overlaps deserve a call", count)
        if count
        else T("No overlap that is under way or to come is recorded")
    )


def _told(found: TrialConflicts) -> Iterable[Fill]:
    yield P(
        "{n} trial or programme was looked at.",
        "{n} trials and programmes were looked at.",
        found.looked_at,
    )
    now = sum(each.current for each in found.conflicts)
    if any(not each.is_over for each in found.conflicts):
        yield P(
            "Of {n} both run on this day; what states no end counts as still running.",
            "Of {n} both run on this day; what states no end counts as still running.",
            now,
        )
    if found.over:
        yield P(
            "Of {n} more one of the two has ended: there is nothing to join, and their results "
            "can be compared.",
            "Of {n} more one of the two has ended: there is nothing to join, and their results "
            "can be compared.",
            found.over,
        )


def _left_out(found: TrialConflicts) -> Fill | None:
    if not found.left_out:
        return None
    return P(
        "{n} that states no place of testing, no dates or no ages is left out.",
        "{n} that state no place of testing, no dates or no ages are left out.",
        len(found.left_out),
    )


def _clash(asked: Asked, clash: TrialConflict) -> ClashShown:
    one, other = (_side(asked, each) for each in clash.trials)
    talk = {each.id: each for side in (one, other) for each in side.parties}
    return ClashShown(
        heading=_where(asked, clash),
        said=Listed(tuple(_said(asked, clash)), " · "),
        one=one,
        other=other,
        severity=_range(*clash.severity),
        parts=list(_parts(asked, clash)),
        talk=list(talk.values()),
        next=_next(clash),
    )


def _where(asked: Asked, clash: TrialConflict) -> Fill:
    """The smaller place of each two that overlap."""
    index = asked.view.index
    found = dict.fromkeys(
        one if lies_in(index, one, other) else other for one, other in clash.places_shared
    )
    if clash.is_all_nationwide:
        return T("both in all of {places}", places=places_words(asked, found))
    return places_words(asked, found)


def _said(asked: Asked, clash: TrialConflict) -> Iterable[Fill]:
    yield _size(clash)
    yield _same(clash)
    if clash.is_nationwide and not clash.is_all_nationwide:
        yield T("one of them may be anywhere in its nation")
    for trial, day in clash.ended:
        work = _work_of(asked, trial)
        title = trial.title if work is None else work_said(asked.view.records, work)
        stated = None if work is None else work.valid_to
        ended = stated if stated is not None and stated.last == day else _exactly(day)
        yield T("“{trial}” ended {when}", trial=title, when=words.when_words(ended))


def _side(asked: Asked, trial: Trial) -> TrialSide:
    work, end = _work_of(asked, trial), trial.ends[0]
    return TrialSide(
        Titled(ShownName(trial.title), None) if work is None else titled_work(asked, work),
        [] if work is None else [each for party in work.parties if (each := ref_of(asked, party))],
        places_words(asked, trial.places),
        _days(_exactly(trial.first), None if end is None else _exactly(end))
        if work is None
        else _days(work.valid_from, work.valid_to),
        _ages(trial.ages),
    )


def _days(first: PartialDate | None, last: PartialDate | None) -> Fill:
    if first is not None and last is None:
        return T("from {first}; no end is stated", first=first)
    return when_words(first, last)


def _both_run(asked: Asked, clash: TrialConflict) -> Fill:
    """When both run, no more exactly than their records state it."""
    works = [work for each in clash.trials if (work := _work_of(asked, each)) is not None]
    starts = {work.valid_from.first: work.valid_from for work in works if work.valid_from}
    ends = {work.valid_to.last: work.valid_to for work in works if work.valid_to}
    first, last = clash.days
    return _days(
        starts.get(first, _exactly(first)),
        None if last is None else ends.get(last, _exactly(last)),
    )


def _exactly(day: dt.date) -> PartialDate:
    return PartialDate(day.isoformat())


def _work_of(asked: Asked, trial: Trial) -> Work | None:
    """Return the work that a trial is; None: somebody thinks of it."""
    return None if trial.work is None else asked.view.records.works.get(trial.work)


def _ages(ages: tuple[int, int]) -> Fill:
    first, end = ages
    if end >= OLDEST_AGE:
        return T("all ages") if not first else T("ages from {first}", first=first)
    return T("ages {first} to {last}", first=first, last=end)


def _size(clash: TrialConflict) -> Fill:
    greatest = clash.severity[1]
    if greatest >= 0.5:
        return T("large overlap")
    return T("some overlap") if greatest >= 0.15 else T("small overlap")


def _same(clash: TrialConflict) -> Fill:
    if clash.is_same_question:
        return T("same question")
    if clash.is_over:
        return T("different questions")
    return T("different questions: a joint trial would answer both")


def _parts(asked: Asked, clash: TrialConflict) -> Iterable[Fill]:
    records = asked.view.records
    pairs = dict.fromkeys(
        named(records, one)
        if one == other
        else T("{one} and {other}", one=named(records, one), other=named(records, other))
        for one, other in clash.places_shared
    )
    yield T(
        "Places {share}: {places}", share=f"{clash.places:.2f}", places=Listed(tuple(pairs), "; ")
    )
    yield T("Dates {share}: {days}", share=_range(*clash.dates), days=_both_run(asked, clash))
    yield T("Ages {share}: {ages}", share=f"{clash.ages:.2f}", ages=_ages(clash.ages_shared))
    if clash.outcomes_shared:
        yield T(
            "On both sides: {terms}",
            terms=Listed(tuple(term_named(records, each) for each in clash.outcomes_shared), "; "),
        )


def _range(least: float, greatest: float) -> str:
    """Two pages that disagree on an end give a range, never a choice of ours."""
    low, high = f"{least:.2f}", f"{greatest:.2f}"
    return low if low == high else f"{low}–{high}"


def _next(clash: TrialConflict) -> Fill:
    if clash.is_over:
        return T("Compare their results: there is nothing left to join.")
    if clash.dates[0] != clash.dates[1]:
        return T("Ask which end is right: two pages disagree.")
    if clash.is_same_question:
        return T("Agree which places or people each leaves to the other.")
    return T("Measure both outcomes in both: a joint trial would answer both.")


QUERY = """\
# Trials and programmes that may clash: in the same places, on the same days and ages.
query TrialConflicts($trial: TrialInput, $place: ID, $past: Boolean, $asOf: Date!) {
  trialConflicts(trial: $trial, place: $place, past: $past, asOf: $asOf) {
    lookedAt
    over
    clashes {
      trials { title work { id } first ends }
      severity
      severityLeast
      places
      placesShared { id name }
      dates
      fromDay
      toDay
      ages
      agesShared
      isSameQuestion
      isNationwide
      isAllNationwide
      current
      isOver
      endedOn
    }
    leftOut { work { id name } missing }
    definition
  }
}
"""

PAGE = Page(
    name="trials",
    path="/trials",
    make=make,
    template="trials.html",
    menu="landscape",
    ask=ask,
    files=("csv",),
)
