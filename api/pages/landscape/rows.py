"""Works, findings and priorities as the pages of the landscape list them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.landscape.choices import in_language, term_name, work_name
from api.pages.profiles.refs import Ref, named_ref, ref_of
from api.pages.works.links import caution_said
from graph.dates import PartialDate
from graph.kinds import kind_of
from graph.model import Finding, PlaceId, Priority, Record, Work
from graph.names.in_language import ShownName
from graph.names.landscape_words import (
    direction_words,
    priority_words,
    work_kind_words,
)
from graph.names.shown import named
from graph.sources import Citation, cite
from graph.words import Fill, Listed, T, Text

MOST_PLACES = 4
MOST_SOURCES = 2


@dataclass(frozen=True, slots=True)
class Titled:
    """A record of the landscape as a link; `address` None: it has no page."""

    name: ShownName
    address: str | None
    own: bool = False
    """Only the viewer's own Centre sees it."""


@dataclass(frozen=True, slots=True)
class WorkRow:
    title: Titled
    parties: Sequence[Ref]
    kind: Fill
    where: Fill
    when: Fill
    caution: Fill | None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in its own scale, as published."""

    title: Titled
    outcome: ShownName
    direction: Fill
    level: str | None
    strength: str | None
    scale: ShownName | None
    centre: Ref
    where: Fill
    sources: Sequence[Citation]
    note: str | None
    caution: Fill | None


@dataclass(frozen=True, slots=True)
class PriorityRow:
    title: Titled
    said: Fill
    caution: Fill | None
    sources: Sequence[Citation]


def work_row(asked: Asked, work: Work) -> WorkRow:
    return WorkRow(
        titled_work(asked, work),
        [each for party in work.parties if (each := ref_of(asked, party))],
        work_kind_words(work.kind),
        _where_of(asked, work),
        when_words(work.valid_from, work.valid_to),
        caution_said(work.caution),
    )


def titled_work(asked: Asked, work: Work) -> Titled:
    """Return a work by its title, with its page."""
    return _titled(asked, work, work_name(asked, work))


def _titled(asked: Asked, record: Work | Finding | Priority, name: ShownName) -> Titled:
    address = asked.address(kind_of(record).prefix, id=record.id)
    return Titled(name, address, not record.audience.is_public)


def finding_row(asked: Asked, finding: Finding) -> FindingRow:
    records = asked.view.records
    outcome = records.concepts.get(finding.outcome)
    scale = None if finding.scale is None else records.frameworks.get(finding.scale)
    return FindingRow(
        _titled(asked, finding, in_language(asked, finding.intervention)),
        ShownName(finding.outcome) if outcome is None else term_name(asked, outcome),
        direction_words(finding.direction),
        finding.level,
        finding.strength,
        None if scale is None else in_language(asked, scale.title, scale.title_cy),
        named_ref(asked, finding.centre),
        _tested(asked, finding),
        citations(asked, finding),
        finding.note,
        caution_said(finding.caution),
    )


def priority_row(asked: Asked, priority: Priority) -> PriorityRow:
    parts: list[Fill] = [priority_words(priority)]
    if (when := priority_when(priority)) is not None:
        parts.append(when)
    return PriorityRow(
        _titled(asked, priority, in_language(asked, priority.title)),
        Listed(tuple(parts), ", "),
        caution_said(priority.caution),
        citations(asked, priority),
    )


def priority_when(priority: Priority) -> Fill | None:
    """Return from when to when it holds or is proposed; None: that is not stated."""
    if priority.valid_from is None and priority.valid_to is None:
        return None
    when = when_words(priority.valid_from, priority.valid_to)
    return T("proposed {when}", when=when) if priority.is_proposed else when


def citations(asked: Asked, record: Record) -> Sequence[Citation]:
    """Return the first sources of a record."""
    prefixes = asked.view.records.sources
    return [cite(each, prefixes) for each in record.sources[:MOST_SOURCES]]


def when_words(first: PartialDate | None, last: PartialDate | None) -> Fill:
    """Return from when to when something is, or that no date is given."""
    if first is not None and last is not None:
        return first if first == last else T("{first} to {last}", first=first, last=last)
    if first is not None:
        return T("from {day}", day=first)
    if last is not None:
        return T("until {day}", day=last)
    return T("no date given")


def places_words(asked: Asked, places: Iterable[PlaceId], written: Sequence[str] = ()) -> Fill:
    """Return places by name, the first few of many."""
    told: list[Fill] = [named(asked.view.records, place) for place in places] or [
        _WRITTEN.get(each, each) for each in written
    ]
    if not told:
        return T("places not stated")
    shown: tuple[Fill, ...] = tuple(told[:MOST_PLACES])
    if len(told) > MOST_PLACES:
        shown = (*shown, T("and {count} more", count=len(told) - MOST_PLACES))
    return Listed(shown, ", ")


_WRITTEN: Mapping[str, Text] = {
    "international": T("international"),
    "OECD countries": T("OECD countries"),
    "United States": T("United States"),
    "Canada": T("Canada"),
}
"""What sources write in place of places here, in our words; any other is as written."""


def _where_of(asked: Asked, work: Work) -> Fill:
    if work.places_tested:
        return T(
            "tested in {places}",
            places=places_words(asked, work.places_tested, work.places_as_written),
        )
    return places_words(asked, (*work.places_remit, *work.places_other), work.places_as_written)


def _tested(asked: Asked, finding: Finding) -> Fill:
    return places_words(asked, finding.places, finding.places_as_written)
