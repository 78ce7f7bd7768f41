"""To whom one can write where nobody introduces: to who holds the post or the chair, at their
pages, and to the body, at its website; never where no fact states one.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import ActorId, Organization, Person, PersonId, Post
from graph.names.articles import with_article
from graph.names.shown import body_name, named
from graph.official import WebPage, official_pages
from graph.ontology import CHAIRS
from graph.paths.answer import WriteTo
from graph.paths.target import Targets
from graph.places import and_above
from graph.sources import is_address
from graph.view import View
from graph.words import T, Text


def write_to(view: View, found: Targets) -> tuple[WriteTo, ...]:
    """Return to whom one can write about a target: people, then the nearest body with a website.
    Nobody where it died, left long ago or closed, and for a place, which is nobody's office.
    """
    record = view.records.node(found.record)
    if found.gone is not None:
        return ()
    if isinstance(record, Person):
        return tuple(_person(view, record.id, T("Write to {person}.")))
    if isinstance(record, Post):
        body = view.records.organizations[record.organization]
        people, why = found.actors, T("Write to {person}, who holds the post.")
    elif isinstance(record, Organization):
        body = view.records.organizations[found.bodies[0]]
        chairs = T("Write to {person}, who chairs {body}.", body=with_article(body))
        people, why = _chairs(view, body), chairs
    else:
        return ()
    asked = [each for actor in people for each in _person(view, actor, why)]
    return (*asked, *_nearest_website(view, body))


def _person(view: View, actor: ActorId, why: Text) -> Iterator[WriteTo]:
    person = view.records.people.get(PersonId(actor))
    pages = official_pages(person.identifiers) if person is not None else ()
    if pages:
        yield WriteTo(
            actor=actor, sentence=why.filled(person=named(view.records, actor)), pages=pages
        )


def _chairs(view: View, body: Organization) -> tuple[ActorId, ...]:
    return tuple(
        spell.membership.actor
        for spell in view.tenure.of_organization(body.id, view.as_of)
        if spell.membership.actor is not None and spell.membership.role in CHAIRS
    )


def _nearest_website(view: View, body: Organization) -> Iterator[WriteTo]:
    """The body itself, else the nearest above it that has a website."""
    for above in and_above(view.records, body.id):
        if above.website and is_address(above.website):
            page = WebPage(body_name(above, article=False), above.website)
            told = T("Write to {body}.", body=with_article(above))
            yield WriteTo(actor=above.id, sentence=told, pages=(page,))
            return
