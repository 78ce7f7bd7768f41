"""Advice in words: what to do, and what it would change."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Organization, OrganizationKind, Person, Place
from graph.names.articles import with_article
from graph.names.offices import office_words
from graph.names.shown import name_of, named
from graph.ontology import CHAIRS
from graph.paths.answer import AdviceStep, Path
from graph.paths.asked import Understood
from graph.paths.continuations import Way
from graph.paths.gone import has_closed
from graph.paths.lead import ORDER, band_words, lead_words
from graph.paths.steps import AdvisedStep, Today
from graph.ties import parameters as p
from graph.view import View
from graph.words import Fill, Listed, T, Text


def sentence(view: View, asked: Understood, step: AdvisedStep, today: Today) -> Text:
    """Return one step as a sentence or more."""
    told = _step(view, asked, step, _effect(view, step.way, today) if step.way else None)
    secretariat = _secretariat(view, step)
    if secretariat.parts and step.people:
        told = T("{advice} Its secretariat is {secretariat}.", advice=told, secretariat=secretariat)
    if step.also:
        told = T(
            "{advice} The same person is also an officer of {group}.",
            advice=told,
            group=Listed(tuple(_group(view, each) for each in step.also)),
        )
    for each in step.also:
        if (its := _secretariat(view, each)).parts:
            told = T(
                "{advice} The secretariat of {group} is {secretariat}.",
                advice=told,
                group=_group(view, each),
                secretariat=its,
            )
    return told


def nothing_helps(view: View, asked: Understood, paths: Sequence[Path]) -> Text:
    """Return that no step is known, and whom to ask."""
    centre, first = named(view.records, asked.centre.id), paths[0].ask_first if paths else None
    if first is None:
        record = view.records.node(asked.found.record)
        target = name_of(record) if record is not None else asked.found.record
        return T(
            "No step that is known here would bring {centre} closer. Write to {target} directly.",
            centre=centre,
            target=target,
        )
    return T(
        "No step that is known here would bring {centre} closer. Ask {person} first.",
        centre=centre,
        person=named(view.records, first),
    )


def _step(view: View, asked: Understood, step: AdvisedStep, effect: Text | None) -> Text:
    if effect is None or step.way is None:
        return T("{ask}.", ask=_ask_network(view, asked, step))
    person = named(view.records, step.way.through)
    match step.kind:
        case AdviceStep.ASK_NETWORK:
            return T("{ask}: {effect}.", ask=_ask_network(view, asked, step), effect=effect)
        case AdviceStep.MEET_INTRODUCER if step.organization is not None:
            return T(
                "Ask {introducer}, the first introducer of the best path: {effect}.",
                introducer=with_article(step.organization),
                effect=effect,
            )
        case AdviceStep.MEET_INTRODUCER:
            return T(
                "Meet {introducer}, the first introducer of the best path: {effect}.",
                introducer=person,
                effect=effect,
            )
        case AdviceStep.MEET_MEMBER if step.organization is not None:
            return T(
                "Meet {person}, of {body}: {effect}.",
                person=person,
                body=_group(view, step),
                effect=effect,
            )
        case AdviceStep.MEET_MEMBER:
            return T(
                "Meet {person}, who is tied to {target}: {effect}.",
                person=person,
                target=named(view.records, asked.targets[0]),
                effect=effect,
            )
        case AdviceStep.JOIN_GROUP:
            return _join(view, step, effect)
        case _:
            return _meet_officer(view, step, effect)


def _join(view: View, step: AdvisedStep, effect: Text) -> Text:
    outside = step.organization is not None and (
        step.organization.kind is OrganizationKind.CROSS_PARTY_GROUP
    )
    secretariat = _secretariat(view, step)
    if not step.people and secretariat.parts:
        return T(
            "Join {group} as an outside organization and ask its secretariat, {secretariat}: after "
            "{days} days {effect}.",
            group=_group(view, step),
            secretariat=secretariat,
            days=p.JOINING_DAYS,
            effect=effect,
        )
    joined = (
        T("Join {group} as an outside organization: after {days} days {effect}.")
        if outside
        else T("Join {group}: after {days} days {effect}.")
    )
    return joined.filled(group=_group(view, step), days=p.JOINING_DAYS, effect=effect)


def _secretariat(view: View, step: AdvisedStep) -> Listed:
    named_here = (named(view.records, actor) for actor in step.secretariat)
    return Listed((*named_here, *step.secretariat_as_written))


def _meet_officer(view: View, step: AdvisedStep, effect: Text) -> Text:
    officer = named(view.records, step.best_officer) if step.best_officer else ""
    if step.office in CHAIRS:
        return T(
            "Meet {officer}, who chairs {group}: {effect}.",
            officer=officer,
            group=_group(view, step),
            effect=effect,
        )
    return T(
        "Meet {officer}, {office} of {group}: {effect}.",
        officer=officer,
        office=office_words(step.office),
        group=_group(view, step),
        effect=effect,
    )


def _ask_network(view: View, asked: Understood, step: AdvisedStep) -> Text:
    network = with_article(step.organization) if step.organization else ""
    record = view.records.node(asked.found.record)
    if isinstance(record, Organization):
        return T("Ask {network}, of which it is a member", network=network)
    if isinstance(record, Person):
        return T(
            "Ask {network}, to which {target} belongs", network=network, target=name_of(record)
        )
    bodies = [id_ for id_ in asked.found.bodies if id_ in asked.found.actors]
    if isinstance(record, Place) and len(bodies) == 1:
        return T(
            "Ask {network}, of which {body} is a member",
            network=network,
            body=with_article(view.records.organizations[bodies[0]]),
        )
    return T("Ask {network}, to which those asked for belong", network=network)


def _group(view: View, step: AdvisedStep) -> Fill:
    if step.organization is None:
        return ""
    name, until = with_article(step.organization), step.organization.valid_to
    if until is None or not has_closed(step.organization, view.as_of):
        return name
    return T(
        "{group} (registered until {month}; ask whether it has re-formed)",
        group=name,
        month=until.without_day,
    )


def _effect(view: View, way: Way, today: Today) -> Text:
    """What the step would change, in words: bands and leads, never a raw score."""
    return T("{tie}, and {lead}", tie=_tie(view, way), lead=_lead(way, today))


def _tie(view: View, way: Way) -> Text:
    fills: dict[str, Fill] = {
        "person": named(view.records, way.through),
        "then": band_words(way.then.band),
    }
    if way.now is None:
        return T("there would be a tie to {person}, {then}").filled(**fills)
    if way.now.band is way.then.band:
        return T("the tie to {person} would stay {then} but grow").filled(**fills)
    told = T("the tie to {person} would go from {now} to {then}")
    return told.filled(now=band_words(way.now.band), **fills)


def _lead(way: Way, today: Today) -> Text:
    then = lead_words(way.lead)
    if today.lead is None:
        return T("there would be a path, {lead}", lead=then)
    if today.lead is way.lead:
        return T("the best path would stay {lead}, only a stronger one", lead=then)
    if ORDER.index(today.lead) < ORDER.index(way.lead):
        return T(
            "the best path would stay {now}, beside {lead} of a higher score",
            now=lead_words(today.lead),
            lead=then,
        )
    return T("the best path would go from {now} to {lead}", now=lead_words(today.lead), lead=then)
