"""What would help most where nobody can introduce, or only on a long shot.

First a meeting with the first introducer of the best path; then groups and networks of the target's
legislature or nation that match the Centre's topics, with what joining each, or meeting its
best-placed officer, would change. Only what beats today's best is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.model import (
    ActorId,
    Organization,
    OrganizationId,
    OrganizationKind,
    OrganizationStatus,
    PersonId,
    Role,
)
from graph.names.articles import with_article
from graph.names.offices import office_words
from graph.ontology import CHAIRS, OFFICERS
from graph.paths.answer import Advice, AdviceStep, Path
from graph.paths.asked import Understood
from graph.paths.continuations import Continuations, Way
from graph.paths.explain import named
from graph.paths.lead import ORDER, band_words, lead_words
from graph.paths.topics import ENOUGH, Match, match
from graph.tenure import Spell, is_open
from graph.ties import parameters as p
from graph.ties.cost import INF
from graph.view import View
from graph.words import Fill, Listed, T, Text

GROUPS_AT_MOST = 5
FORMER = frozenset({OrganizationStatus.FORMER_SESSION, OrganizationStatus.FORMER_SESSION_UNCLEAR})


def advice_for(
    view: View, asked: Understood, paths: Sequence[Path], *, best: float
) -> tuple[Advice, ...]:
    """Return the steps that would help most, the best first.
    `best` is the score of today's best path, 0 without one.
    """
    if not asked.targets:
        return ()
    ways = Continuations(view, asked)
    groups = (
        _of_group(view, asked, group, matched, ways) for group, matched in _groups(view, asked)
    )
    rows = [row for row in groups if row is not None and row.way.score > best]
    rows.sort(
        key=lambda row: (
            row.former,
            ORDER.index(row.way.lead),
            -row.match.points,
            -row.way.score,
            row.group.id,
        )
    )
    introducer = _introducer(paths)
    first = _meet_introducer(view, introducer, ways, best) if introducer else None
    of_introducer, kept = list[_Row](), list[_Row]()
    for row in rows:
        if first is not None and introducer is not None and introducer[1] == row.best_officer:
            of_introducer.append(row)
        elif (
            same := next(
                (
                    other
                    for other in kept
                    if other.best_officer == row.best_officer and row.best_officer
                ),
                None,
            )
        ) is not None:
            same.also.append(row.group)
        elif len(kept) < GROUPS_AT_MOST:
            kept.append(row)
    meeting = (_with_groups(first, of_introducer),) if first else ()
    return (*meeting, *(_say(view, row) for row in kept))


@dataclass(slots=True)
class _Row:
    group: Organization
    match: Match
    step: AdviceStep
    way: Way
    officers: tuple[PersonId, ...]
    best_officer: ActorId | None
    office: Role | None
    """Of the best-placed officer."""
    former: bool
    also: list[Organization]


def _groups(view: View, asked: Understood) -> Iterable[tuple[Organization, Match]]:
    """The groups and networks of the target's legislature or nation that match the Centre's
    topics and that it is not in.
    """
    centre, found = asked.centre, asked.found
    ours = {spell.membership.organization for spell in view.tenure.of_actor(centre.id, view.as_of)}
    for group in view.records.organizations.values():
        there = (
            group.kind is OrganizationKind.CROSS_PARTY_GROUP
            and group.parent == found.legislature
            and found.legislature
        ) or (
            group.kind is OrganizationKind.NETWORK and group.nation is found.nation and found.nation
        )
        if (
            there
            and group.id not in ours
            and (is_open(group, view.as_of) or group.status in FORMER)
        ):
            matched = match(centre.topics, group)
            if matched.points >= ENOUGH:
                yield group, matched


def _of_group(
    view: View, asked: Understood, group: Organization, matched: Match, ways: Continuations
) -> _Row | None:
    centre, targets = asked.centre, asked.targets
    former = group.status in FORMER and not is_open(group, view.as_of)
    roles = _members(view, group, former, targets)
    usable = {actor: role for actor, role in roles.items() if ways.usable(actor)}
    officers = tuple(
        PersonId(actor)
        for actor, role in roles.items()
        if role in OFFICERS and _may_be_asked(view, actor)
    )
    joined = [
        way
        for actor, role in usable.items()
        if (way := ways.by_joining(centre.id, group, len(roles), actor, role)) is not None
    ]
    met = [ways.by_meeting(centre.id, actor) for actor in officers if actor in usable]
    by_joining = max(joined, key=_score, default=None)
    by_meeting = max(met, key=_score, default=None)
    way = max((w for w in (by_joining, by_meeting) if w is not None), key=_score, default=None)
    if way is None:
        return None
    step = AdviceStep.MEET_OFFICER if way is by_meeting else AdviceStep.JOIN_GROUP
    best_officer = by_meeting.through if by_meeting else None
    ordered = tuple(
        sorted(
            officers, key=lambda officer: (officer != best_officer, roles[officer] not in CHAIRS)
        )
    )
    return _Row(
        group,
        matched,
        step,
        way,
        ordered,
        best_officer,
        roles[best_officer] if best_officer else None,
        former,
        [],
    )


def _score(way: Way) -> float:
    return way.score


def _may_be_asked(view: View, actor: ActorId) -> bool:
    return view.network.node[view.network.number[actor]] < INF


def _members(
    view: View, group: Organization, former: bool, targets: Sequence[ActorId]
) -> dict[ActorId, Role]:
    """Who counts as officer or member here:
    nobody who holds ministerial office at the date, and never the target.
    """
    spells: Iterable[Spell] = view.tenure.of_organization(group.id, None if former else view.as_of)
    roles: dict[ActorId, Role] = {}
    for spell in spells:
        actor, role = spell.membership.actor, spell.membership.role
        outside = role in {Role.OUTSIDE_ORGANIZATION, Role.SECRETARIAT}
        if actor is None or actor in targets or outside or _is_minister(view, actor):
            continue
        if actor not in roles or (role in OFFICERS and roles[actor] not in OFFICERS):
            roles[actor] = role
    return roles


def _is_minister(view: View, actor: ActorId) -> bool:
    organizations = view.records.organizations
    return any(
        organizations[spell.membership.organization].kind is OrganizationKind.MINISTERIAL_TEAM
        for spell in view.tenure.of_actor(actor, view.as_of)
        if spell.membership.organization in organizations
    )


def _introducer(paths: Sequence[Path]) -> tuple[ActorId, ActorId] | None:
    """Who starts the best path with an introducer, and its first introducer."""
    path = next((path for path in paths if path.introducers), None)
    return (path.actors[0], path.introducers[0]) if path else None


def _meet_introducer(
    view: View, ends: tuple[ActorId, ActorId], ways: Continuations, best: float
) -> Advice | None:
    start, introducer = ends
    if not ways.usable(introducer):
        return None
    way = ways.by_meeting(start, introducer)
    if way.score <= best:
        return None
    body = view.records.organizations.get(OrganizationId(introducer))
    return Advice(
        step=AdviceStep.MEET_INTRODUCER,
        organization=body.id if body else None,
        people=() if body else (PersonId(introducer),),
        matches=(),
        tie_now=way.now.strength if way.now else None,
        tie_if_done=way.then.strength,
        score_if_done=way.score,
        lead_if_done=way.lead,
        sentence=T(
            "Meet {introducer}, the first introducer of the best path: {effect}.",
            introducer=named(view, introducer),
            effect=_effect(view, way),
        ),
        now=way.now,
        then=way.then,
    )


def _with_groups(advice: Advice, rows: Sequence[_Row]) -> Advice:
    """Return a meeting's advice with the groups of which the one to be met is
    the best-placed officer.
    """
    if not rows:
        return advice
    groups = Listed(tuple(map(_group_words, rows)))
    sentence = T(
        "{advice} The same person is also an officer of {group}.",
        advice=advice.sentence,
        group=groups,
    )
    sources = dict.fromkeys(source for row in rows for source in row.group.sources)
    return replace(advice, sentence=sentence, sources=(*advice.sources, *sources))


def _say(view: View, row: _Row) -> Advice:
    return Advice(
        step=row.step,
        organization=row.group.id,
        people=row.officers,
        matches=row.match.words,
        tie_now=row.way.now.strength if row.way.now else None,
        tie_if_done=row.way.then.strength,
        score_if_done=row.way.score,
        lead_if_done=row.way.lead,
        sentence=_sentence(view, row),
        sources=tuple(
            dict.fromkeys(
                (*row.group.sources, *(source for group in row.also for source in group.sources))
            )
        ),
        now=row.way.now,
        then=row.way.then,
    )


def _sentence(view: View, row: _Row) -> Text:
    effect, group = _effect(view, row.way), _group_words(row)
    if row.step is AdviceStep.JOIN_GROUP:
        outside = row.group.kind is OrganizationKind.CROSS_PARTY_GROUP
        joined = (
            T("Join {group} as an outside organization: after {days} days {effect}.")
            if outside
            else T("Join {group}: after {days} days {effect}.")
        )
        step = joined.filled(group=group, days=p.JOINING_DAYS, effect=effect)
    elif row.office in CHAIRS:
        step = T(
            "Meet {officer}, who chairs {group}: {effect}.",
            officer=named(view, row.way.through),
            group=group,
            effect=effect,
        )
    else:
        step = T(
            "Meet {officer}, {office} of {group}: {effect}.",
            officer=named(view, row.way.through),
            office=office_words(row.office),
            group=group,
            effect=effect,
        )
    if not row.also:
        return step
    return T(
        "{advice} The same person is also an officer of {group}.",
        advice=step,
        group=Listed(tuple(map(with_article, row.also))),
    )


def _group_words(row: _Row) -> Fill:
    name, until = with_article(row.group), row.group.valid_to
    if not row.former or until is None:
        return name
    return T(
        "{group} (registered until {month}; ask whether it has re-formed)",
        group=name,
        month=until.without_day,
    )


def _effect(view: View, way: Way) -> Text:
    """What the step would change, in words: bands and leads, never a raw score."""
    fills: dict[str, Fill] = {
        "person": named(view, way.through),
        "then": band_words(way.then.band),
        "lead": lead_words(way.lead),
    }
    if way.now is None:
        return T(
            "there would be a tie to {person}, {then}, and the best path through it would be {lead}"
        ).filled(**fills)
    if way.now.band is way.then.band:
        return T(
            "the tie to {person} would stay {then} but grow, and the best path through "
            "it would be {lead}"
        ).filled(**fills)
    told = T(
        "the tie to {person} would go from {now} to {then}, and the best path through "
        "it would be {lead}"
    )
    return told.filled(now=band_words(way.now.band), **fills)
