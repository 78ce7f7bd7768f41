"""Targets that are no longer what they were: people who left or died, bodies that
merged or closed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from graph.model import ActorId, Organization, OrganizationKind, OrganizationStatus, Person
from graph.names.articles import with_article
from graph.names.shown import name_of, named
from graph.ontology import KINDS_OF_BODY, AskedFor
from graph.tenure import Spell
from graph.ties import parameters as p
from graph.view import View
from graph.words import Month, T, Text, either, when_words

_LISTS = frozenset(
    kind
    for kind, body in KINDS_OF_BODY.items()
    if body.asked_for in {AskedFor.SEATS, AskedFor.PEOPLE}
)
"""Kinds of body of which, ended, those of the last list are asked for."""
_CLOSED = frozenset(
    {OrganizationStatus.CLOSED, OrganizationStatus.MERGED, OrganizationStatus.SUCCEEDED}
)


@dataclass(frozen=True, slots=True)
class Gone:
    """What a reader must know. `for_good`: why nobody is looked for any more; None: they are."""

    notes: tuple[Text, ...] = ()
    for_good: Text | None = None


def why_gone(view: View, person: Person) -> Gone:
    """Return that a person died, or left seat and office; for good where nothing is
    known of them for two years since.
    """
    if person.died is not None and person.died.last <= view.as_of:
        note = T("{person} died: {date}.", person=name_of(person), date=person.died)
        return Gone(
            (note,), T("{person} had died by {day}.", person=name_of(person), day=view.as_of)
        )
    left = view.tenure.left_office(person.id, view.as_of)
    if left is None or view.tenure.sits(person.id, view.as_of):
        return Gone()
    note = _left(view, person, left)
    if (view.as_of - left).days <= p.RECENT_DAYS or _seen_since(view, person.id, left):
        return Gone((note,))
    return Gone(
        (note,),
        T(
            "Nothing is known here of {person} since {month}: no seat, office, meeting or board.",
            person=name_of(person),
            month=Month(left),
        ),
    )


def closed(view: View, asked_for: Organization, body: Organization) -> Gone:
    """Return that the body that is asked for merged into another, or closed without successor.

    A body whose status is unknown is not closed; what a list that ended means is not said here.
    """
    told: tuple[Text, ...] = ()
    if body.id != asked_for.id and asked_for.valid_to is not None:
        became = T("{before} merged into {successor} {when}: {successor} is asked.")
        if asked_for.status is not OrganizationStatus.MERGED:
            became = T("{before} was succeeded by {successor} {when}: {successor} is asked.")
        told = (
            became.filled(
                before=named(view.records, asked_for.id),
                successor=with_article(body),
                when=when_words(asked_for.valid_to.without_day),
            ),
        )
    if not has_closed(body, view.as_of) or body.kind in _LISTS:
        return Gone(told)
    note = (
        T("{body} closed: {date}.", body=named(view.records, body.id), date=body.valid_to)
        if body.valid_to is not None
        else T("{body} has closed; when is not stated.", body=named(view.records, body.id))
    )
    return Gone((*told, note), _no_way_to(view, body))


def _no_way_to(view: View, closed: Organization) -> Text:
    name = with_article(closed)
    if not closed.split_into:
        return T("No path leads to {body}, which has closed and has no successor here.", body=name)
    return T(
        "No path leads to {body}, which was split. Ask for {bodies} instead.",
        body=name,
        bodies=either([with_article(view.records.organizations[id_]) for id_ in closed.split_into]),
    )


def has_closed(body: Organization, day: dt.date) -> bool:
    """Return whether a body had ended by the day."""
    if body.valid_to is not None:
        return body.valid_to.last < day
    return body.status in _CLOSED


def may_be_open(body: Organization, day: dt.date) -> bool:
    """Return whether a body had begun by the day and is not known to have ended: one of which
    nobody knows may be.
    """
    begun = body.valid_from is None or body.valid_from.first <= day
    return begun and not has_closed(body, day)


def _left(view: View, person: Person, left: dt.date) -> Text:
    spell = max(
        (spell for spell in view.tenure.of_actor(person.id) if spell.last == left),
        key=lambda spell: (_is_seat(view, spell), spell.membership.post is not None),
    )
    body = view.records.organizations[spell.membership.organization]
    fills = {"person": name_of(person), "body": with_article(body), "month": Month(left)}
    if spell.ended_because is None:
        return T("{person} left {body} in {month}; the source does not say why.").filled(**fills)
    return T("{person} left {body} in {month}: {why}.", why=spell.ended_because).filled(**fills)


def _is_seat(view: View, spell: Spell) -> bool:
    body = view.records.organizations.get(spell.membership.organization)
    return body is not None and body.kind is OrganizationKind.LEGISLATURE


def _seen_since(view: View, person: ActorId, left: dt.date) -> bool:
    """Whether the person has a declared tie, or an interaction or a place on a board since."""
    on_a_board = any(
        spell.last is None or spell.last > left for spell in view.tenure.of_actor(person, None)
    )
    return on_a_board or view.network.heard_since(person, left)
