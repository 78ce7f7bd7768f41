"""Trials and programmes that may clash: tested on the same ages, in the same places and days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from graph.dates import PartialDate
from graph.errors import InputError
from graph.landscape.consultation import checked_terms, known_place, known_work
from graph.landscape.recorded import recorded
from graph.landscape.terms import (
    Ages,
    Terms,
    ages,
    ages_of_work,
    contains,
    shared_ages,
)
from graph.model import (
    ConceptId,
    PlaceId,
    PlaceKind,
    RecordId,
    Records,
    Work,
    WorkId,
    WorkKind,
    WorkStatus,
)
from graph.records.index import Index
from graph.view import View
from graph.words import T

DEFINITION = T(
    "Two trials, or programmes that are tested, clash where their places (one holds the other), "
    "dates and ages all overlap. Severity is the product of the three overlaps, each as a share of "
    "the smaller; where pages disagree on an end it is a range. Those of which both run come "
    "first, then those to come; where one has ended there is nothing to join, and results can be "
    "compared. One that states a whole nation may be anywhere in it, so its clashes come after "
    "those with a place in common, and last where both state it. An outcome in common is the same "
    "question; without one a joint trial would answer both. A project and its parts do not clash. "
    "What states no place, start or age is left out, and said."
)
"""How clashes are found."""
TESTED = frozenset({WorkKind.TRIAL, WorkKind.PROGRAMME})
"""The kinds of work that can clash."""


_WHOLE = frozenset({PlaceKind.NATION, PlaceKind.COUNTRY})


class LeftOut(StrEnum):
    """What a trial does not state, so that nothing can be said of its clashes."""

    PLACES = "places"
    DATES = "dates"
    AGES = "ages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A trial, recorded or thought of. `work` None: thought of, and not kept."""

    work: WorkId | None = None
    title: str
    outcomes: tuple[ConceptId, ...]
    places: tuple[PlaceId, ...]
    first: dt.date
    ends: tuple[dt.date | None, ...]
    """The last day, or the days that sources state; None: no end is stated."""
    ages: Ages


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialInput:
    """A trial that somebody thinks of. Checked by `trial_conflicts`."""

    title: str = ""
    outcomes: tuple[ConceptId, ...] = ()
    places: tuple[PlaceId, ...] = ()
    first: PartialDate | None = None
    last: PartialDate | None = None
    ages_from: int | None = None
    ages_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialConflict:
    """Two trials that may clash."""

    trials: tuple[Trial, Trial]
    places: float
    """The larger of the shares of the places of each that the other holds or lies in."""
    places_shared: tuple[tuple[PlaceId, PlaceId], ...]
    is_nationwide: bool
    """Whether one of the two states a whole nation wherever they meet, and so may be anywhere."""
    is_all_nationwide: bool
    """Whether both do: they have no smaller place in common."""
    dates: tuple[float, float]
    """The least and the greatest share of the shorter, by which end is right."""
    days: tuple[dt.date, dt.date | None]
    """The first and the last day on which both run, by the latest ends."""
    ages: float
    ages_shared: Ages
    outcomes_shared: tuple[ConceptId, ...]
    current: bool
    """Whether both run on the day that is asked for."""
    ended: tuple[tuple[Trial, dt.date], ...]
    """Which of the two ended before that day, and when, by the latest end that is stated."""

    @property
    def is_over(self) -> bool:
        """Whether there is nothing to join: one of the two has ended."""
        return bool(self.ended)

    @property
    def severity(self) -> tuple[float, float]:
        """From the least to the greatest, from 0 to 1."""
        least, greatest = self.dates
        return self.places * self.ages * least, self.places * self.ages * greatest

    @property
    def is_same_question(self) -> bool:
        """Whether they share an outcome; else a joint trial would answer both."""
        return bool(self.outcomes_shared)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialConflicts:
    """Which trials may clash: those of which both run, then those to come, then those of which one
    has ended; of each those of a whole nation last, the most severe first. And which could not be
    looked at.
    """

    conflicts: tuple[TrialConflict, ...]
    over: int
    """Of how many one of the two has ended, whether or not these were asked for."""
    looked_at: int
    left_out: tuple[tuple[WorkId, tuple[LeftOut, ...]], ...]


def trial_conflicts(
    view: View,
    asked: WorkId | TrialInput | None = None,
    place: PlaceId | None = None,
    *,
    past: bool = True,
) -> TrialConflicts:
    """Return the clashes of a trial that is recorded or thought of, or all of them.

    Args:
        asked: None: of all trials with one another.
        place: only clashes there.
        past: also those of which one of the two has ended.

    Raises:
        InputError: no trial has the id, or it states no place, start or age; a term or place does
            not exist; the end is before the start, or the ages are reversed.
    """
    records, index = view.records, view.index
    works = [work for work in recorded(index, dt.date.max).works if work.kind in TESTED]
    silent = {work.id: missing for work in works if (missing := tuple(_missing(index, work)))}
    trials = [_of_work(view, work) for work in works if work.id not in silent]
    if place is not None:
        place = known_place(view, place)
    pairs: Iterable[tuple[Trial, Trial]]
    match asked:
        case None:
            pairs = _meeting(trials)
        case TrialInput():
            thought = _of_input(view, asked)
            pairs = ((thought, each) for each in trials)
        case _:
            one = _recorded(records, trials, silent, asked)
            pairs = ((one, each) for each in trials if each is not one)
    found = [
        clash
        for a, b in pairs
        if not _is_one_project(records, a, b)
        and (clash := conflict(index, a, b, view.as_of)) is not None
        and (place is None or _is_at(index, clash, place))
    ]
    found.sort(
        key=lambda each: (
            each.is_over,
            not each.current,
            each.is_nationwide,
            each.is_all_nationwide,
            -round(each.severity[1], 9),
            *(one.work or "" for one in each.trials),
        )
    )
    return TrialConflicts(
        conflicts=tuple(each for each in found if past or not each.is_over),
        over=sum(each.is_over for each in found),
        looked_at=len(works),
        left_out=tuple(sorted(silent.items())),
    )


def _meeting(trials: Sequence[Trial]) -> Iterator[tuple[Trial, Trial]]:
    """Yield the pairs that run on one day, by the latest ends, each in the order of the trials:
    each trial is held against those alone that begin before its end.
    """
    by_start = sorted(enumerate(trials), key=lambda each: each[1].first)
    for at, one in enumerate(by_start):
        end = _latest(one[1])
        for other in islice(by_start, at + 1, None):
            if other[1].first > end:
                break
            (_, a), (_, b) = sorted((one, other), key=lambda each: each[0])
            yield a, b


def conflict(index: Index, a: Trial, b: Trial, day: dt.date) -> TrialConflict | None:
    """Return how two trials clash. None: in their places, dates or ages they do not overlap."""
    age = shared_ages(a.ages, b.ages)
    shares = [_shared_days(a.first, end, b.first, other) for end in a.ends for other in b.ends]
    if not age or not max(shares):
        return None
    shared = tuple(
        (one, other) for one in a.places for other in b.places if contains(index, one, other)
    )
    if not shared:
        return None
    first = max(a.first, b.first)
    last = min(map(_latest, (a, b)))
    return TrialConflict(
        trials=(a, b),
        places=max(
            len({one for one, _ in shared}) / len(a.places),
            len({other for _, other in shared}) / len(b.places),
        ),
        places_shared=shared,
        is_nationwide=all(any(_is_whole(index, each) for each in pair) for pair in shared),
        is_all_nationwide=all(all(_is_whole(index, each) for each in pair) for pair in shared),
        dates=(min(shares), max(shares)),
        days=(first, None if last == dt.date.max else last),
        ages=age,
        ages_shared=(max(a.ages[0], b.ages[0]), min(a.ages[1], b.ages[1])),
        outcomes_shared=tuple(each for each in a.outcomes if each in b.outcomes),
        current=first <= day <= last,
        ended=tuple((each, end) for each in (a, b) if (end := _latest(each)) < day),
    )


def _is_whole(index: Index, place: PlaceId) -> bool:
    return index.records.places[place].kind in _WHOLE


def _shared_days(a: dt.date, a_end: dt.date | None, b: dt.date, b_end: dt.date | None) -> float:
    """How much two spans of days overlap, as a share of the shorter; of two without end all."""
    if a_end is None and b_end is None:
        return 1.0
    ends = a_end or dt.date.max, b_end or dt.date.max
    shared = (min(ends) - max(a, b)).days + 1
    return max(0, shared) / min((ends[0] - a).days + 1, (ends[1] - b).days + 1)


def _latest(trial: Trial) -> dt.date:
    return max(end or dt.date.max for end in trial.ends)


def _missing(index: Index, work: Work) -> Iterator[LeftOut]:
    if not work.places_tested:
        yield LeftOut.PLACES
    if work.valid_from is None or (work.valid_to is None and work.status is WorkStatus.CLOSED):
        yield LeftOut.DATES
    if ages_of_work(index.records, work) is None:
        yield LeftOut.AGES


def _of_work(view: View, work: Work) -> Trial:
    span = ages_of_work(view.records, work)
    assert work.valid_from is not None
    assert span is not None
    return Trial(
        work=work.id,
        title=work.title,
        outcomes=work.outcomes,
        places=work.places_tested,
        first=work.valid_from.first,
        ends=_ends(view, work),
        ages=span,
    )


def _ends(view: View, work: Work) -> tuple[dt.date | None, ...]:
    """The last day of a work, and others that sources state."""
    own = None if work.valid_to is None else work.valid_to.last
    others = (
        written.last
        for each in view.index.conflicts.get(RecordId(work.id), ())
        if each.field == "to" and (written := _date(each.value)) is not None
    )
    ends = tuple(dict.fromkeys((own, *others)))
    return ends if own is not None or len(ends) == 1 else ends[1:]


def _date(text: str) -> PartialDate | None:
    try:
        return PartialDate(text)
    except ValueError:  # words of a source, such as "no end stated"
        return None


def _of_input(view: View, asked: TrialInput) -> Trial:
    terms = checked_terms(view, Terms(outcomes=asked.outcomes, places=asked.places))
    if not terms.places:
        raise InputError(T("Say at least one place of the trial."), argument="places")
    if asked.first is None:
        raise InputError(T("Say when the trial begins."), argument="from")
    if asked.last is not None and asked.last.last < asked.first.first:
        raise InputError(
            T(
                "The trial would end on {last}, before it begins on {first}. Give the later day "
                "as the end.",
                last=asked.last,
                first=asked.first,
            )
        )
    return Trial(
        title=asked.title,
        outcomes=terms.outcomes,
        places=terms.places,
        first=asked.first.first,
        ends=(None if asked.last is None else asked.last.last,),
        ages=checked_ages(asked.ages_from, asked.ages_to),
    )


def checked_ages(first: int | None, last: int | None) -> Ages:
    """Return a span of ages.

    Raises:
        InputError: the ages are reversed, or one is below 0.
    """
    if first is not None and last is not None and last < first:
        raise InputError(
            T(
                "The ages {first} to {last} are reversed. Give the younger age first.",
                first=first,
                last=last,
            )
        )
    if min(first or 0, last or 0) < 0:
        raise InputError(T("An age is 0 or more."))
    return ages(first, last)


def _recorded(
    records: Records,
    trials: Sequence[Trial],
    silent: dict[WorkId, tuple[LeftOut, ...]],
    id_: WorkId,
) -> Trial:
    work = known_work(records, id_)
    if work.kind not in TESTED:
        raise InputError(
            T("{work} is no trial and no programme, so it clashes with none.", work=work.title)
        )
    if id_ in silent:
        raise InputError(_SILENT[silent[id_][0]].filled(work=work.title))
    return next(each for each in trials if each.work == id_)


_SILENT = {
    LeftOut.PLACES: T("{work} states no place in which it is tested. Record it, and ask again."),
    LeftOut.DATES: T(
        "{work} states no start, or no end though it is over. Record it, and ask again."
    ),
    LeftOut.AGES: T("{work} states no ages. Record them, and ask again."),
}


def _is_one_project(records: Records, a: Trial, b: Trial) -> bool:
    return None not in (a.work, b.work) and _root(records, a.work) == _root(records, b.work)


def _root(records: Records, id_: WorkId | None) -> WorkId | None:
    seen = set[WorkId]()
    while (
        id_ is not None
        and id_ not in seen  # a part may be entered in a circle
        and (work := records.works.get(id_)) is not None
        and work.part_of is not None
    ):
        seen.add(id_)
        id_ = work.part_of
    return id_


def _is_at(index: Index, clash: TrialConflict, place: PlaceId) -> bool:
    """Whether a clash is in a place: two that overlap both lie in it, or hold it."""
    return any(all(contains(index, each, place) for each in pair) for pair in clash.places_shared)
