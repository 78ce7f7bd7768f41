"""No path, as an answer: why, what the data cannot know, how many hops would do, and the last contact there."""

from __future__ import annotations

import datetime as dt

from graph.dates import say, say_month
from graph.model import Interaction, Nation, Organization, OrganizationId, Person, Post, PostId
from graph.names.entries import label
from graph.paths.answer import NoPath, NoPathReason
from graph.paths.asked import Asked
from graph.paths.search import hops_needed
from graph.paths.target import Targets
from graph.places import nation_of_place
from graph.ties.tie import Basis
from graph.view import View


def no_path(view: View, asked: Asked) -> NoPath:
    """Return why there is no path within the question's limits."""
    reason, hops = _reason(view, asked)
    contact = _last_contact(view, asked.centre, asked.found.nation)
    return NoPath(
        reason=reason,
        sentence=_sentence(view, asked, reason, hops),
        hops_needed=hops,
        unknowns=_unknowns(view, asked.found.nation),
        last_contact=contact.id if contact else None,
        last_contact_through=_through(asked.centre, contact, view) if contact else None,
    )


def _reason(view: View, asked: Asked) -> tuple[NoPathReason, int | None]:
    if not asked.targets:
        return (NoPathReason.TARGET_VACANT if asked.found.vacant else NoPathReason.TARGET_UNKNOWN), None
    network, question = view.network, asked.question
    starts, ends = network.numbers(asked.sources), network.numbers(asked.targets)
    everything = network.adjacency()
    if not any(everything[i] for i in starts):
        return NoPathReason.CENTRE_HAS_NO_TIES, None
    if not any(everything[i] for i in ends):
        return NoPathReason.TARGET_HAS_NO_TIES, None
    avoiding = network.node_without(question.avoid)
    hops = hops_needed(network.adjacency(question.basis), avoiding, starts, ends, network.governments)
    if hops is not None:
        return NoPathReason.BEYOND_MAX_HOPS, hops
    if question.avoid or question.basis != frozenset(Basis):
        hops = hops_needed(everything, network.node, starts, ends, network.governments)
    return (NoPathReason.NOT_CONNECTED if hops is None else NoPathReason.ONLY_EXCLUDED), hops


def _sentence(view: View, asked: Asked, reason: NoPathReason, hops: int | None) -> str:
    centre, target, day = asked.centre.name, _target_words(view, asked.found), say(view.as_of)
    match reason:
        case NoPathReason.TARGET_VACANT:
            return _vacant_sentence(view, asked.found, day)
        case NoPathReason.TARGET_UNKNOWN:
            return _unknown_sentence(view, asked.found, day)
        case NoPathReason.CENTRE_HAS_NO_TIES:
            return f"No tie of {centre} to anybody is recorded here on {day}."
        case NoPathReason.TARGET_HAS_NO_TIES:
            return f"No tie of {target} to anybody is recorded here on {day}."
        case NoPathReason.NOT_CONNECTED:
            return f"No chain of ties of any length leads from {centre} to {target} in what is recorded here."
        case NoPathReason.BEYOND_MAX_HOPS:
            return f"Nobody can introduce {centre} to {target} within {asked.question.max_hops} hops. A chain of {hops} hops exists."
        case NoPathReason.ONLY_EXCLUDED:
            return f"The only chains from {centre} to {target} ({hops} hops or more) use ties or people that the question leaves out."


def _target_words(view: View, found: Targets) -> str:
    record = view.records.node(found.record)
    if record is None:
        return found.record
    if isinstance(record, Post) and len(found.actors) == 1:
        holder = view.records.node(found.actors[0])
        return f"{record.label} ({label(holder)})" if holder is not None else record.label
    return label(record)


def _vacant_sentence(view: View, found: Targets, day: str) -> str:
    left = [spell.last for spell in view.tenure.of_post(PostId(found.record)) if spell.last is not None and spell.last < view.as_of]
    since = f": its last holder left in {say_month(max(left))}" if left else ""
    return f"Nobody held the post of {_target_words(view, found)} on {day}{since}."


def _unknown_sentence(view: View, found: Targets, day: str) -> str:
    record = view.records.node(found.record)
    if isinstance(record, Post):
        since = f": holders are stated since {say(record.holders_from)}" if record.holders_from else ""
        return f"Who held the post of {record.label} on {day} is not known here{since}."
    if isinstance(record, Person):
        return f"{label(record)} had died by {day}."
    name = label(record) if record is not None else found.record
    return f"Nobody who belonged to {name} on {day} is known here."


def _unknowns(view: View, nation: Nation | None) -> tuple[str, ...]:
    return tuple(
        text
        for dataset in sorted(view.records.datasets.values(), key=lambda d: d.id)
        if dataset.nation is None or dataset.nation is nation
        for text in dataset.does_not_state
    )


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
    return next((id_ for id_ in view.network.evidence.predecessors.get(centre.id, ()) if id_ in contact.actors), None)


def _day(interaction: Interaction) -> dt.date:
    return (interaction.to or interaction.date).last
