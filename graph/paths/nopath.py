"""No path, as an answer: why, what the data cannot know, how many hops would do,
and the last contact there.
"""

from __future__ import annotations

import datetime as dt

from graph.model import Interaction, Nation, Organization, OrganizationId, Post, PostId
from graph.names.not_here import unknowns
from graph.names.shown import name_of, named
from graph.paths.answer import NoPath, NoPathReason
from graph.paths.asked import Understood
from graph.paths.dissolved import Dissolution, dissolution, dissolved_sentence
from graph.paths.outward import outward_hops
from graph.paths.target import Targets
from graph.paths.write_to import write_to
from graph.places import nation_of_place
from graph.ties.tie import Basis
from graph.view import View
from graph.words import Fill, Month, P, T, Text


def no_path(view: View, asked: Understood) -> NoPath:
    """Return why there is no path within the question's limits."""
    dissolved = None if asked.targets else dissolution(view, asked.found)
    reason, hops = _reason(view, asked, dissolved)
    contact = _last_contact(view, asked.centre, asked.found.nation)
    return NoPath(
        reason=reason,
        sentence=_sentence(view, asked, reason, hops, dissolved),
        hops_needed=hops,
        next_session=None if dissolved is None else dissolved.until,
        unknowns=unknowns(view.records, asked.found.nation),
        last_contact=contact.id if contact else None,
        last_contact_through=_through(asked.centre, contact, view) if contact else None,
        write_to=write_to(view, asked.found),
    )


def _reason(
    view: View, asked: Understood, dissolved: Dissolution | None
) -> tuple[NoPathReason, int | None]:
    if dissolved is not None:
        return NoPathReason.TARGET_DISSOLVED, None
    if not asked.targets:
        return (
            NoPathReason.TARGET_VACANT if asked.found.vacant else NoPathReason.TARGET_UNKNOWN
        ), None
    network, question = view.network, asked.question
    starts, ends = network.numbers(asked.sources), network.numbers(asked.targets)
    everything = network.adjacency()
    if not any(everything[i] for i in starts):
        return NoPathReason.CENTRE_HAS_NO_TIES, None
    if not any(everything[i] for i in ends):
        return NoPathReason.TARGET_HAS_NO_TIES, None
    to_each = outward_hops(network, question.basis, asked.sources, question.avoid)
    hops = min((to_each[i] for i in ends if i in to_each), default=None)
    if hops is not None:
        return NoPathReason.BEYOND_MAX_HOPS, hops
    if question.avoid or question.basis != frozenset(Basis):
        to_each = outward_hops(network, frozenset(Basis), asked.sources)
        hops = min((to_each[i] for i in ends if i in to_each), default=None)
    return (NoPathReason.NOT_CONNECTED if hops is None else NoPathReason.ONLY_EXCLUDED), hops


def _sentence(
    view: View,
    asked: Understood,
    reason: NoPathReason,
    hops: int | None,
    dissolved: Dissolution | None,
) -> Text:
    centre, target, day = (
        named(view.records, asked.centre.id),
        _target_words(view, asked.found),
        view.as_of,
    )
    match reason:
        case NoPathReason.TARGET_VACANT:
            return _vacant_sentence(view, asked.found)
        case NoPathReason.TARGET_DISSOLVED:
            assert dissolved is not None, "it is the reason"
            return dissolved_sentence(view, dissolved)
        case NoPathReason.TARGET_UNKNOWN:
            return _unknown_sentence(view, asked.found)
        case NoPathReason.CENTRE_HAS_NO_TIES:
            return T(
                "No tie of {actor} to anybody is recorded here on {day}.", actor=centre, day=day
            )
        case NoPathReason.TARGET_HAS_NO_TIES:
            return T(
                "No tie of {actor} to anybody is recorded here on {day}.", actor=target, day=day
            )
        case NoPathReason.NOT_CONNECTED:
            return T(
                "No chain of ties of any length leads from {centre} to {target} in "
                "what is recorded here.",
                centre=centre,
                target=target,
            )
        case NoPathReason.BEYOND_MAX_HOPS:
            return P(
                "Nobody can introduce {centre} to {target} within {n} hop. A chain of "
                "{hops} hops exists.",
                "Nobody can introduce {centre} to {target} within {n} hops. A chain of "
                "{hops} hops exists.",
                asked.question.max_hops,
                centre=centre,
                target=target,
                hops=hops or 0,
            )
        case NoPathReason.ONLY_EXCLUDED:
            return P(
                "The only chains from {centre} to {target} ({n} hop or more) use ties or people "
                "that the question leaves out.",
                "The only chains from {centre} to {target} ({n} hops or more) use ties or people "
                "that the question leaves out.",
                hops or 0,
                centre=centre,
                target=target,
            )


def _target_words(view: View, found: Targets) -> Fill:
    record = view.records.node(found.record)
    if isinstance(record, Post) and len(found.actors) == 1:
        return T(
            "{post} ({holder})", post=name_of(record), holder=named(view.records, found.actors[0])
        )
    return name_of(record) if record is not None else found.record


def _vacant_sentence(view: View, found: Targets) -> Text:
    left = [
        spell.last
        for spell in view.tenure.of_post(PostId(found.record))
        if spell.last is not None and spell.last < view.as_of
    ]
    post = _target_words(view, found)
    if not left:
        return T("Nobody held the post of {post} on {day}.", post=post, day=view.as_of)
    return T(
        "Nobody held the post of {post} on {day}: its last holder left in {month}.",
        post=post,
        day=view.as_of,
        month=Month(max(left)),
    )


def _unknown_sentence(view: View, found: Targets) -> Text:
    if found.gone is not None:
        return found.gone
    record = view.records.node(found.record)
    if isinstance(record, Post):
        post = name_of(record)
        if record.holders_from is None:
            return T(
                "Who held the post of {post} on {day} is not known here.", post=post, day=view.as_of
            )
        return T(
            "Who held the post of {post} on {day} is not known here: holders are "
            "stated since {since}.",
            post=post,
            day=view.as_of,
            since=record.holders_from,
        )
    name = name_of(record) if record is not None else found.record
    return T("Nobody who belonged to {body} on {day} is known here.", body=name, day=view.as_of)


def _last_contact(view: View, centre: Organization, nation: Nation | None) -> Interaction | None:
    """The last interaction in the target's nation of the Centre or of a predecessor."""
    if nation is None:
        return None
    current = view.network.evidence.current
    there = [
        interaction
        for interaction in view.records.interactions.values()
        if any(current(actor) == centre.id for actor in interaction.actors)
        and nation_of_place(view.records, interaction.place) is nation
        and _day(interaction) <= view.as_of
    ]
    return max(there, key=lambda interaction: (_day(interaction), interaction.id), default=None)


def _through(centre: Organization, contact: Interaction, view: View) -> OrganizationId | None:
    """The predecessor that took part, where the Centre itself did not."""
    if centre.id in contact.actors:
        return None
    return next(
        (
            id_
            for id_ in view.network.evidence.predecessors.get(centre.id, ())
            if id_ in contact.actors
        ),
        None,
    )


def _day(interaction: Interaction) -> dt.date:
    return (interaction.to or interaction.date).last
