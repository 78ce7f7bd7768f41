"""Something wrong? Which source states a record's facts, what its reader's own Centre
recorded, and whom to tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.contact import ContactLink, contact
from api.pages.page import Page, Shown
from api.pages.profiles.frame import is_private
from api.pages.profiles.origins import Cited, cited, origins
from api.pages.profiles.refs import Ref, ref
from api.pages.recording.meaning import record_of
from api.pages.recording.record import is_ours, seen_at, told
from api.pages.works.links import name_in_language
from graph.kinds import kind_of
from graph.model import Node, Organization, Person, Place, Post, Record
from graph.words import Fill, T

MOST_OWN = 20


@dataclass(frozen=True, slots=True)
class Own:
    """A fact that the reader's own Centre recorded, and the address of the page on which
    the Centre can correct it.
    """

    said: Fill
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportShown(Shown):
    about: Ref | None
    """None: nothing was named, so the page speaks of all facts."""
    sources: Sequence[Cited]
    own: Sequence[Own]
    contact: ContactLink | None


async def make(asked: Asked) -> ReportShown:
    """Return the page about the record of `about`;
    one that the reader may not see is answered as one that is not there.
    """
    id = asked.value("about")
    if id and (told_apart := record_of(asked, id)) is not None and not isinstance(told_apart, Node):
        return await _of_landscape(asked, told_apart)
    record = asked.record(id) if id else None
    return ReportShown(
        title=T("Something wrong? Tell us"),
        lede=T("Every fact here names its source. Where it is wrong decides who can put it right."),
        private=is_private(asked),
        about=None if record is None else ref(asked, record),
        sources=() if record is None else origins(asked, record),
        own=() if record is None else list(_own(asked, record))[:MOST_OWN],
        contact=contact(asked, None if record is None else record.id),
    )


async def _of_landscape(asked: Asked, record: Record) -> ReportShown:
    """Return the page about a term, a work or another record of the landscape."""
    own = [Own(told(asked, record), seen_at(asked, record))] if is_ours(asked, record) else []
    return ReportShown(
        title=T("Something wrong? Tell us"),
        lede=T("Every fact here names its source. Where it is wrong decides who can put it right."),
        private=is_private(asked),
        about=Ref(record.id, kind_of(record).prefix, name_in_language(asked, record)),
        sources=cited((T("This record"), [record.sources]), prefixes=asked.view.records.sources),
        own=own,
        contact=contact(asked, record.id),
    )


def _own(asked: Asked, record: Node) -> Iterator[Own]:
    """What the reader's Centre recorded of the record:
    itself, its meetings, memberships, and what was declared of it.
    """
    return (
        Own(told(asked, fact), seen_at(asked, fact))
        for fact in _facts(asked, record)
        if is_ours(asked, fact)
    )


def _facts(asked: Asked, record: Node) -> Iterator[Record]:
    records, tenure = asked.view.records, asked.view.tenure
    if not isinstance(record, Place):
        yield record
    match record:
        case Person() | Organization():
            yield from asked.context.index.interactions_of.get(record.id, ())
            yield from (spell.membership for spell in tenure.of_actor(record.id))
            yield from (
                each
                for each in records.declared_ties.values()
                if record.id in {each.by, each.about}
            )
        case Post():
            yield from (spell.membership for spell in tenure.of_post(record.id))
    if isinstance(record, Organization):
        yield from (spell.membership for spell in tenure.of_organization(record.id))


PAGE = Page(name="report", path="/report", make=make, template="report.html")
