"""Where what a page shows comes from: one line for each source, with what it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from graph.model import Interaction, Node, Organization, Person, Place, Post, SourcePrefix
from graph.sources import Citation, cite
from graph.tenure import Spell
from graph.words import T, Text

Facts = tuple[Text, Iterable[Sequence[str]]]
"""A part of a page, and the citations of each fact in it."""


@dataclass(frozen=True, slots=True)
class Given:
    """A part of a page that a source gives. `count`: how many facts of it."""

    what: Text
    count: int


@dataclass(frozen=True, slots=True)
class Cited:
    """A source and what it gives."""

    source: str | None
    """The id of its own page; None where it is an address or plain words."""
    citation: Citation
    """The first of its pages that is cited."""
    others: Sequence[str]
    """Further addresses of a site that has no title here."""
    gives: Sequence[Given]


def origins(asked: Asked, record: Node) -> Sequence[Cited]:
    """Return the sources of a record and of what its page shows, the record's own first."""
    return cited(
        (T("This record"), [record.sources]),
        *_facts(asked, record),
        prefixes=asked.view.records.sources,
    )


def cited(*parts: Facts, prefixes: Mapping[str, SourcePrefix]) -> Sequence[Cited]:
    """Return the sources of the facts:
    those with a title here one by one, addresses by their host.
    """
    pages: dict[str, dict[str, Citation]] = {}
    gives: dict[str, dict[Text, int]] = {}
    for what, facts in parts:
        for sources in facts:
            for key in dict.fromkeys(_key(citation, prefixes) for citation in sources):
                given = gives.setdefault(key, {})
                given[what] = given.get(what, 0) + 1
            for citation in sources:
                pages.setdefault(_key(citation, prefixes), {}).setdefault(
                    citation, cite(citation, prefixes)
                )
    return [
        _cited(key, list(found.values()), gives[key], known=key in prefixes)
        for key, found in pages.items()
    ]


def _cited(key: str, pages: Sequence[Citation], gives: Mapping[Text, int], *, known: bool) -> Cited:
    others = [] if known else [page.url for page in pages[1:] if page.url]
    return Cited(
        key if known else None,
        pages[0],
        others,
        [Given(what, count) for what, count in gives.items()],
    )


def _key(citation: str, prefixes: Mapping[str, SourcePrefix]) -> str:
    """The source: a known prefix, the host of an address, else the words themselves."""
    prefix = citation.partition(":")[0]
    return prefix if prefix in prefixes else cite(citation, prefixes).title


def _facts(asked: Asked, record: Node) -> Sequence[Facts]:
    """What the page of a record shows beside the record."""
    tenure, index = asked.view.tenure, asked.context.index
    match record:
        case Person():
            spells = tenure.of_actor(record.id)
            facts: list[Facts] = [
                (T("Posts and seats"), _of(spell for spell in spells if spell.membership.post)),
                (
                    T("Groups and bodies"),
                    _of(spell for spell in spells if not spell.membership.post),
                ),
            ]
        case Organization():
            facts = [
                (T("Members"), _of(tenure.of_organization(record.id))),
                (T("Groups and bodies"), _of(tenure.of_actor(record.id))),
            ]
        case Post():
            facts = [(T("Holders"), _of(tenure.of_post(record.id)))]
        case Place():
            facts = [(T("Bodies"), (body.sources for body in index.bodies_at.get(record.id, ())))]
        case Interaction():
            facts = []
    if isinstance(record, Person | Organization):
        facts.append(
            (
                T("Meetings and other contact"),
                (interaction.sources for interaction in index.interactions_of.get(record.id, ())),
            )
        )
    return facts


def _of(spells: Iterable[Spell]) -> Iterable[Sequence[str]]:
    return (spell.membership.sources for spell in spells)
