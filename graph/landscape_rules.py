"""What must hold of a record of the landscape before it is written.
Each refusal says what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar, cast

from graph.dates import PartialDate
from graph.errors import InputError
from graph.model import (
    Concept,
    ConceptId,
    Finding,
    Framework,
    JointPart,
    Language,
    Lens,
    Place,
    PlaceId,
    Priority,
    Record,
    Records,
    Remit,
    Work,
    WorkKind,
    WorkStatus,
)
from graph.names.fold import fold
from graph.names.landscape_words import joint_part_words, lens_words
from graph.names.shown import concept_said, name_of, named
from graph.rules import Around
from graph.words import Listed, T, Text, say

R = TypeVar("R", bound=Record)

_LENSES = (
    ("outcomes", Lens.OUTCOME),
    ("outcomes_measured", Lens.OUTCOME),
    ("life_stages", Lens.LIFE_STAGE),
    ("audiences", Lens.AUDIENCE),
)
"""The fields with terms, and for what these must be terms."""
_IN_WORDS = (JointPart.AIM, JointPart.RESOURCE)
"""Of joint work what stands in words of one's own."""
NONE_YET = T("None yet")
_PLACES = ("place", "places", "places_active", "places_tested", "places_remit", "places_other")


def concept(record: Concept, around: Around) -> None:
    """A term is in a framework of its lens, below a term of the same one, its ages in order."""
    _ages(record.age_from, record.age_to, "age_to")
    framework = _one(around, Framework, record.framework)
    if framework is not None and framework.lens not in (None, record.lens):
        raise InputError(T("The terms of this framework are of another kind. Choose it."), "lens")
    above = None if record.broader is None else _one(around, Concept, record.broader)
    if above is not None and above.framework != record.framework:
        raise InputError(
            T("A term stands below one of its own framework. Compare the two in a crosswalk."),
            "broader",
        )


def remit(record: Remit, around: Around) -> None:
    _terms(record, around)
    _places(record, around)


def priority(record: Priority, around: Around) -> None:
    _terms(record, around)
    _places(record, around)


def finding(record: Finding, around: Around) -> None:
    """The outcome is one, and a rating is a level of the standard by which it is rated."""
    _term(around, record.outcome, Lens.OUTCOME, "outcome")
    _places(record, around)
    rating = None if record.rating is None else _one(around, Concept, record.rating)
    if rating is not None and rating.framework != record.scale:
        raise InputError(
            T("This level is of another standard. Name the standard of which it is a level."),
            "scale",
        )


def work(record: Work, around: Around) -> None:
    """Ages in order, places and terms that are there, and of what several do together what its
    parts are, or that there are none yet.
    """
    if record.lead in record.partners:
        raise InputError(
            T(
                "{body} leads it. Name the others alone.",
                body=named(around.records, record.lead),
            ),
            "partners",
        )
    _ages(record.ages_from, record.ages_to, "ages_to")
    _terms(record, around)
    _places(record, around)
    before = around.records.works.get(record.id)
    _with_somebody(record, before)
    if record.review_on != (before.review_on if before else None):
        _review(record, around)
    if record.audience.is_public and before is not None and not _are_told(before):
        return  # of what a page states nobody knows more than it says
    _joint(record)


def new_work(record: Work, records: Records) -> Work:
    """Return it with "none yet", where that is written as its aim or resource, said of the part."""
    written = [part for part in _IN_WORDS if _is_none_yet(getattr(record, part.value))]
    none_yet = tuple(dict.fromkeys((*record.none_yet, *written)))
    return replace(
        record,
        none_yet=none_yet,
        aim=None if JointPart.AIM in written else record.aim,
        resource=None if JointPart.RESOURCE in written else record.resource,
    )


def _is_none_yet(text: str | None) -> bool:
    return text is not None and any(
        fold(text) == fold(say(NONE_YET, language)) for language in Language
    )


def _with_somebody(record: Work, before: Work | None) -> None:
    """A collaboration has a partner; of one that a page states nobody knows more than it says."""
    if (
        record.kind is WorkKind.COLLABORATION
        and not _others(record)
        and (before is None or before.kind is not record.kind or _others(before))
    ):
        raise InputError(
            T(
                "A collaboration is between two or more. Name with whom it is done, or choose "
                "another kind of work: what one does alone can be a programme, a trial or advice."
            ),
            "partners",
        )


def _others(record: Work) -> tuple[str, ...]:
    return (*record.partners, *record.partners_as_written)


def _review(record: Work, around: Around) -> None:
    day = record.review_on
    if day is not None and day.last < around.as_of and record.status is not WorkStatus.CLOSED:
        raise InputError(
            T(
                "{day} is past. Give a day to come, on which you look at it again; today is "
                "{as_of}.",
                day=day,
                as_of=around.as_of,
            ),
            "review_on",
        )


def _joint(record: Work) -> None:
    """What several do together has a purpose, an aim, a resource, an owner and a day of review;
    "none yet" is an answer.
    """
    if written := [part for part in _IN_WORDS if _is_none_yet(getattr(record, part.value))]:
        raise InputError(
            T(
                "Leave this blank, and say of what there is none yet: {part}.",
                part=joint_part_words(written[0]),
            ),
            written[0].value,
        )
    filled = [part for part in JointPart if getattr(record, part.value) is not None]
    if twice := [part for part in record.none_yet if part in filled]:
        raise InputError(
            T(
                "You give this and say that there is none yet: {part}. Keep one of the two.",
                part=joint_part_words(twice[0]),
            ),
            "none_yet",
        )
    if len(record.parties) + len(record.partners_as_written) < 2:
        return
    missing = [part for part in JointPart if part not in (*filled, *record.none_yet)]
    if missing:
        raise InputError(
            T(
                "What several do together needs this too: {parts}. Give it, or say that there is "
                "none yet.",
                parts=Listed(tuple(map(joint_part_words, missing))),
            ),
            "none_yet",
        )


def _are_told(record: Work) -> bool:
    return bool(record.none_yet) or any(
        getattr(record, part.value) is not None for part in JointPart
    )


def _ages(first: int | None, last: int | None, column: str) -> None:
    if first is not None and last is not None and last < first:
        raise InputError(
            T("These ages are the wrong way round: {first} to {last}.", first=first, last=last),
            column,
        )


def _terms(record: Remit | Work | Priority, around: Around) -> None:
    for field, lens in _LENSES:
        for id_ in getattr(record, field, ()):
            _term(around, id_, lens, field)


def _term(around: Around, id_: ConceptId, lens: Lens, column: str) -> None:
    concept = _one(around, Concept, id_)
    if concept is not None and concept.lens is not lens:
        raise InputError(
            T(
                "{term} is not one of the {lens}. Choose one of these.",
                term=concept_said(around.records, concept),
                lens=lens_words(lens),
            ),
            column,
        )


def _places(record: Remit | Work | Priority | Finding, around: Around) -> None:
    """A place that ended before the work began is named by what took its place."""
    start, end = _first(record), getattr(record, "valid_to", None)
    for field in _PLACES:
        value = getattr(record, field, None)
        ids: Iterable[PlaceId] = value if isinstance(value, tuple) else [value] if value else []
        for id_ in ids:
            place = _one(around, Place, id_)
            ended = None if place is None else place.valid_to
            if place is None or ended is None or (end is not None and end.last <= ended.last):
                continue
            begun = around.as_of if start is None else start.first
            if ended.last < begun:
                raise InputError(_gone(place, ended, around), field)


def _gone(place: Place, ended: PartialDate, around: Around) -> Text:
    if place.replaced_by is None:
        return T(
            "{place} ended ({day}). Name what took its place.", place=name_of(place), day=ended
        )
    return T(
        "{place} ended ({day}). Name what took its place: {other}.",
        place=name_of(place),
        day=ended,
        other=named(around.records, place.replaced_by),
    )


def _first(record: Remit | Work | Priority | Finding) -> PartialDate | None:
    return record.published if isinstance(record, Finding) else record.valid_from


def _one(around: Around, kind: type[R], id_: str) -> R | None:
    """Return a record that one refers to, of those that are there or written with it."""
    beside = around.beside.get(id_)
    if isinstance(beside, kind):
        return beside
    tables = cast(
        "tuple[Mapping[str, Record], ...]",
        (around.records.frameworks, around.records.concepts, around.records.places),
    )
    found = (table.get(id_) for table in tables)
    return next((record for record in found if isinstance(record, kind)), None)
