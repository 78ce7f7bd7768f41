"""What a reader must know of an answer: of the Centre, of the target, and how far lists go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from graph.model import OrganizationKind, OrganizationStatus, PostId, PostKind, RecordId
from graph.names.articles import with_article
from graph.names.shown import named
from graph.ontology import KINDS_OF_BODY, AskedFor
from graph.paths.answer import Path
from graph.paths.asked import Understood
from graph.sources import last_read, overdue, overdue_words
from graph.tenure import Spell, is_open
from graph.ties.tie import Fact
from graph.view import View
from graph.words import T, Text

INVENTED = T("This is a demonstration: every person, body and meeting in it is invented.")
LISTS_LAST = dt.timedelta(days=90)
"""How long after a list was read an answer rests on it without saying so."""


def notes(view: View, asked: Understood, paths: Sequence[Path]) -> tuple[Text, ...]:
    """Return the notes on an answer with these paths."""
    return (
        *((INVENTED,) if view.records.invented else ()),
        *_of_the_centre(view, asked),
        *asked.found.notes,
        *_belonging(view, asked),
        *_old_lists(view, asked),
        *_disputed(view, asked),
        *_mayor_left_out(view, asked, paths),
        *_overdue(view, asked, paths),
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
    read = last_read(
        view.records.sources,
        (citation for spell in _places(view, asked) for citation in spell.membership.sources),
    )
    if read is not None and view.as_of - read > LISTS_LAST:
        yield T("This is as far as lists read on {day} say.", day=read)


def _disputed(view: View, asked: Understood) -> Iterator[Text]:
    """Whose hold on an office is as one list has it, where sources disagree on its end."""
    ends = {each.key for each in view.records.conflicts.values() if each.field == "to"}
    for spell in _places(view, asked):
        held = spell.membership
        read = last_read(view.records.sources, held.sources)
        if (
            held.id in ends
            and held.post is not None
            and held.actor is not None
            and read is not None
        ):
            yield T(
                "{post} as of {day}: {person}. Sources do not agree that this is still so.",
                post=named(view.records, held.post),
                day=read,
                person=named(view.records, held.actor),
            )


def _mayor_left_out(view: View, asked: Understood, paths: Sequence[Path]) -> Iterator[Text]:
    """Of a place that has one mayor, that no path shown leads there, and whom to ask."""
    ends = {actor for path in paths for actor in (path.actors[-1], *path.other_ends)}
    posts = view.records.posts
    mayors = [
        (spell.membership.actor, post)
        for spell in _places(view, asked)
        if (post := posts.get(spell.membership.post or PostId(RecordId("")))) is not None
        and post.kind is PostKind.MAYOR
        and spell.membership.actor is not None
    ]
    if len(mayors) != 1 or not ends or mayors[0][0] in ends:
        return
    ((person, post),) = mayors
    yield T(
        "No path shown leads to {person}, {post}. Ask for that office alone, or ask {authority}.",
        person=named(view.records, person),
        post=named(view.records, post.id),
        authority=with_article(view.records.organizations[post.organization]),
    )


def _places(view: View, asked: Understood) -> Iterator[Spell]:
    """Yield the seats, offices and places on committees of those who are asked for."""
    for actor in asked.targets:
        yield from (s for s in view.tenure.of_actor(actor, view.as_of) if _is_place(view, s))


def _overdue(view: View, asked: Understood, paths: Sequence[Path]) -> Iterator[Text]:
    """That a source on which the answer rests may have been brought up to date since."""
    late = overdue(view.records.sources, view.as_of)
    if not late:
        return
    rests_on = {
        citation.partition(":")[0]
        for sources in (*_of_places(view, asked), *_of_hops(paths))
        for citation in sources
    }
    yield from (overdue_words(source) for source in late if source.id in rests_on)


def _of_places(view: View, asked: Understood) -> Iterator[Sequence[str]]:
    return (spell.membership.sources for spell in _places(view, asked))


def _of_hops(paths: Sequence[Path]) -> Iterator[Sequence[str]]:
    for path in paths:
        for hop in path.hops:
            tie = hop.tie
            facts: tuple[Fact, ...] = (*tie.declared, *tie.formal, *tie.contacts, *tie.shared)
            yield from (fact.sources for fact in facts)


def _is_place(view: View, spell: Spell) -> bool:
    body = view.records.organizations.get(spell.membership.organization)
    return spell.membership.post is not None or (
        body is not None and body.kind in {OrganizationKind.LEGISLATURE, OrganizationKind.COMMITTEE}
    )
