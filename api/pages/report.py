"""Something wrong? Which source states a record's facts, what its reader's own Centre recorded, and whom to tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.pages.addresses import page_of
from api.pages.asked import Asked
from api.pages.contact import Contact, contact
from api.pages.page import Page, Shown
from api.pages.profiles.frame import Ref, is_private, member_ref, ref, ref_of
from api.pages.profiles.origins import Cited, origins
from graph.kind_words import declared_words, interaction_words, role_words
from graph.model import DeclaredTie, Interaction, Membership, Node, Organization, Person, Post, RecordId
from graph.words import Fill, Listed, T

MOST_OWN = 20


@dataclass(frozen=True, slots=True)
class Own:
    """A fact that the reader's own Centre recorded; `page` where it has one of its own, on which it can be corrected."""

    said: Fill
    page: Ref | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportShown(Shown):
    about: Ref | None
    """None: nothing was named, so the page speaks of all facts."""
    sources: Sequence[Cited]
    own: Sequence[Own]
    contact: Contact | None


async def make(asked: Asked) -> ReportShown:
    """Return the page about the record of `about`; one that the reader may not see is answered as one that is not there."""
    id = asked.value("about")
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


def _own(asked: Asked, record: Node) -> Iterator[Own]:
    """What the reader's Centre recorded of the record: itself, its meetings, memberships, and what was declared of it."""
    for fact in _facts(asked, record):
        if asked.view.viewer.centre is not None and fact.recorded_by == asked.view.viewer.centre:
            has_page = not isinstance(fact, Membership | DeclaredTie) and asked.knows(page_of(fact))
            yield Own(_words(asked, fact), ref_of(asked, fact.id) if has_page else None)


def _facts(asked: Asked, record: Node) -> Iterator[Node | Membership | DeclaredTie]:
    records, tenure = asked.view.records, asked.view.tenure
    yield record
    match record:
        case Person() | Organization():
            yield from asked.context.index.interactions_of.get(record.id, ())
            yield from (spell.membership for spell in tenure.of_actor(record.id))
            yield from (each for each in records.declared_ties.values() if record.id in {each.by, each.about})
        case Post():
            yield from (spell.membership for spell in tenure.of_post(record.id))
    if isinstance(record, Organization):
        yield from (spell.membership for spell in tenure.of_organization(record.id))


def _words(asked: Asked, fact: Node | Membership | DeclaredTie) -> Fill:
    match fact:
        case Interaction():
            return T("{kind}, {date}", kind=interaction_words(fact.kind), date=fact.date)
        case Membership():
            parts: tuple[Fill, ...] = (
                member_ref(asked, fact).name.text, role_words(fact.role), _named(asked, fact.post or fact.organization))
            return Listed(parts, " · ")
        case DeclaredTie():
            both = Listed((_named(asked, fact.by), _named(asked, fact.about)))
            return Listed((declared_words(fact.level), fact.confirmed_on, both), " · ")
        case _:
            return asked.name(fact).text


def _named(asked: Asked, id: RecordId) -> str:
    found = ref_of(asked, id)
    return id if found is None else found.name.text


PAGE = Page(name="report", path="/report", make=make, template="report.html")
