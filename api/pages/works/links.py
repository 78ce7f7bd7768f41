"""Links to records of the landscape, and lists of them, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.pages.asked import Asked
from api.pages.landscape.choices import in_language
from graph.dates import PartialDate
from graph.kinds import kind_of, said
from graph.model import Caution, ConceptId, Finding, Language, Node, Priority, Record, Remit, Work
from graph.names.in_language import ShownName
from graph.names.landscape_words import (
    caution_words,
    direction_words,
    priority_words,
    work_kind_words,
)
from graph.words import Fill, Listed, ProperName, T


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A record in a list. `address` None: it has no page."""

    said: Fill
    address: str | None
    note: Fill | None = None
    quote: str | None = None
    """What is said of it in English alone."""
    language: Language | None = None
    """Of `said`, where it is not that of the page."""
    own: bool = False
    """Only the viewer's own Centre sees it."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One answer about a record: words, links, or both. `quote`: it is in English alone."""

    term: Fill
    said: Fill | None = None
    links: Sequence[RecordLink] = ()
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class LinkSection:
    """A list below a heading; `empty` is what stands there where there is none."""

    id: str
    heading: Fill
    links: Sequence[RecordLink]
    empty: Fill | None = None
    before: Fill | None = None


def linked(asked: Asked, id_: str | None, note: Fill | None = None) -> RecordLink | None:
    """Return a person, body or place by its id; None where the viewer has none."""
    record = asked.view.records.node(id_) if id_ else None
    return None if record is None else node_link(asked, record, note)


def node_link(asked: Asked, record: Node, note: Fill | None = None) -> RecordLink:
    name, own = asked.name(record).text, not record.audience.is_public
    return RecordLink(ProperName(name), asked.address_of(record), note, own=own)


def link(
    asked: Asked, record: Record, note: Fill | None = None, quote: str | None = None
) -> RecordLink:
    """Return a term, a work, a finding or a priority with its page, which is called as the ids of
    its kind begin.
    """
    name = name_in_language(asked, record)
    address = asked.address(kind_of(record).prefix, id=record.id)
    own = not record.audience.is_public
    return RecordLink(ProperName(name.text), address, note, quote, name.language, own)


def name_in_language(asked: Asked, record: Record) -> ShownName:
    """Return the name of such a record; where it has no Welsh, in English. Of what has none, what
    it is in words.
    """
    names = kind_of(record).names_of(record)
    if names:
        return in_language(asked, *names)
    words = asked.say(said(asked.view.records, record))
    return ShownName(words[:1].upper() + words[1:])


def written(asked: Asked, texts: Iterable[str]) -> Sequence[RecordLink]:
    """Return those that are no records here, as they are written."""
    language = Language.EN if asked.language is Language.CY else None
    return [RecordLink(ProperName(text), None, language=language) for text in texts]


def terms(asked: Asked, ids: Iterable[ConceptId]) -> Sequence[RecordLink]:
    """Return the terms of these ids."""
    known = asked.view.records.concepts
    return [link(asked, known[id_]) for id_ in ids if id_ in known]


def several(
    asked: Asked, ids: Iterable[str], as_written: Iterable[str] = ()
) -> Sequence[RecordLink]:
    """Return the people, bodies or places of these ids, and those that are only written."""
    found = [each for id_ in ids if (each := linked(asked, id_)) is not None]
    return [*found, *written(asked, as_written)]


def span(first: PartialDate | None, last: PartialDate | None) -> Fill | None:
    """Return from when to when something is, in words; None where nobody says."""
    if first is not None and last is not None:
        return T("{first} to {last}", first=first, last=last)
    if first is not None:
        return T("from {first}; no end is stated", first=first)
    return None if last is None else T("until {last}", last=last)


def caution_said(caution: Caution | None) -> Fill | None:
    return None if caution is None else caution_words(caution)


def work_link(asked: Asked, work: Work) -> RecordLink:
    """Return a work with its kind, who does it and when."""
    who = [each.said for each in several(asked, work.parties)]
    parts: list[Fill] = [work_kind_words(work.kind), Listed(tuple(who), ", ")]
    if (when := span(work.valid_from, work.valid_to)) is not None:
        parts.append(when)
    return link(asked, work, Listed(tuple(parts), "; "))


def newest_first(work: Work) -> tuple[int, str]:
    """The order of works: those that began last first, undated ones last."""
    began = work.valid_from or work.valid_to
    return (0 if began is None else -began.first.toordinal(), work.id)


def finding_link(asked: Asked, finding: Finding) -> RecordLink:
    """Return a finding with who says so, for what, and what it did."""
    parts = [
        *(each.said for each in several(asked, [finding.centre])),
        *(each.said for each in terms(asked, [finding.outcome])),
        direction_words(finding.direction),
    ]
    return link(asked, finding, Listed(tuple(parts), "; "))


def priority_link(asked: Asked, priority: Priority) -> RecordLink:
    """Return a priority with its place and kind, and whether it is only proposed."""
    place = linked(asked, priority.place)
    kind = priority_words(priority)
    return link(asked, priority, kind if place is None else Listed((place.said, kind), "; "))


def aim_of(asked: Asked, remit: Remit) -> Mapping[str, Any]:
    """Return the aim of a remit as a link has it: in Welsh as its note, in English as a quote."""
    if asked.language is Language.CY and remit.aim_cy:
        return {"note": ProperName(remit.aim_cy)}
    return {"quote": remit.aim}
