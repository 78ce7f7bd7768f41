"""What a reader must know of an answer: of the Centre, of the target, and how far lists go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from graph.model import OrganizationKind, OrganizationStatus
from graph.names.articles import with_article
from graph.names.shown import named
from graph.ontology import KINDS_OF_BODY, AskedFor
from graph.paths.asked import Understood
from graph.tenure import Spell, is_open
from graph.view import View
from graph.words import T, Text

INVENTED = T("This is a demonstration: every person, body and meeting in it is invented.")
LISTS_LAST = dt.timedelta(days=90)
"""How long after a list was read an answer rests on it without saying so."""


def notes(view: View, asked: Understood) -> tuple[Text, ...]:
    """Return the notes on an answer."""
    return (
        *((INVENTED,) if view.records.invented else ()),
        *_of_the_centre(view, asked),
        *asked.found.notes,
        *_belonging(view, asked),
        *_old_lists(view, asked),
    )


def _of_the_centre(view: View, asked: Understood) -> Iterator[Text]:
    """That it had predecessors, or is not open."""
    centre, name = asked.centre, named(view.records, asked.centre.id)
    for id_ in view.network.evidence.predecessors.get(centre.id, ()):
        before = view.records.organizations[id_]
        if before.valid_to is not None:
            merged = before.status is OrganizationStatus.MERGED
            told = (
                T("{before} merged into {centre}: {date}.")
                if merged
                else T("{before} was succeeded by {centre}: {date}.")
            )
            yield told.filled(before=named(view.records, id_), centre=name, date=before.valid_to)
    if not is_open(centre, view.as_of):
        if centre.valid_to is not None and centre.valid_to.last < view.as_of:
            yield T("{body} closed: {date}.", body=name, date=centre.valid_to)
        else:
            yield T("{centre} is not known to be open on {day}.", centre=name, day=view.as_of)


def _belonging(view: View, asked: Understood) -> Iterator[Text]:
    """That the Centre belongs to the network that it asks for."""
    ours = {
        spell.membership.organization for spell in view.tenure.of_actor(asked.centre.id, view.as_of)
    }
    for id_ in asked.found.bodies:
        body = view.records.organizations[id_]
        network = KINDS_OF_BODY[body.kind].asked_for is AskedFor.ITSELF_AND_OFFICERS
        if network and id_ in ours:
            yield T(
                "{centre} is a member of {network}.",
                centre=named(view.records, asked.centre.id),
                network=with_article(body),
            )


def _old_lists(view: View, asked: Understood) -> Iterator[Text]:
    """That the date lies long after the newest list that names a seat, an office or a place on a
    committee of those who are asked for.
    """
    places = (
        spell
        for actor in asked.targets
        for spell in view.tenure.of_actor(actor, view.as_of)
        if _is_place(view, spell)
    )
    read = max(
        (
            source.read_on
            for spell in places
            for citation in spell.membership.sources
            if (source := view.records.sources.get(citation.partition(":")[0])) is not None
            and source.read_on is not None
        ),
        default=None,
    )
    if read is not None and view.as_of - read > LISTS_LAST:
        yield T("This is as far as lists read on {day} say.", day=read)


def _is_place(view: View, spell: Spell) -> bool:
    body = view.records.organizations.get(spell.membership.organization)
    return spell.membership.post is not None or (
        body is not None and body.kind in {OrganizationKind.LEGISLATURE, OrganizationKind.COMMITTEE}
    )
