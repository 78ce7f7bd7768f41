"""What would help most where nobody can introduce, or only on a long shot.

First a meeting with the first introducer of the best path; then groups and networks of the target's legislature or nation that
match the Centre's topics, with what joining each, or meeting its best-placed officer, would change. Only what beats today's best
is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.dates import say_month
from graph.model import ActorId, InteractionKind, Organization, OrganizationKind, OrganizationStatus, PersonId, RecordId, Role
from graph.names.entries import label
from graph.ontology import CHAIRS, OFFICERS
from graph.paths.answer import Advice, AdviceStep, Lead, Path, Question
from graph.paths.lead import ORDER, lead_of
from graph.paths.search import INF, least_costs
from graph.paths.target import Targets
from graph.paths.topics import ENOUGH, Match, match
from graph.tenure import Spell, is_open
from graph.ties import parameters as p
from graph.ties.bodies import BodyKind, kind_of, parameters_for
from graph.ties.strength import body_factor
from graph.ties.tie import Contact, Tie
from graph.view import View

GROUPS_AT_MOST = 5
FORMER = frozenset({OrganizationStatus.FORMER_SESSION, OrganizationStatus.FORMER_SESSION_UNCLEAR})


def advice_for(
    view: View,
    centre: Organization,
    found: Targets,
    question: Question,
    sources: Sequence[ActorId],
    targets: Sequence[ActorId],
    paths: Sequence[Path],
    best: float,
) -> tuple[Advice, ...]:
    """Return the steps that would help most, the best first. `best` is the score of today's best path, 0 without one."""
    if not targets:
        return ()
    ways = _Continuations(view, question, sources, targets)
    rows = [row for group in _groups(view, centre, found) if (row := _of_group(view, centre, group, ways, targets, best)) is not None]
    rows.sort(key=lambda row: (row.former, ORDER.index(row.way.lead), -row.match.points, -row.way.score, row.group.id))
    introducer = _introducer(paths)
    first = _meet_introducer(view, introducer, ways, best) if introducer else None
    advice, kept = ([first] if first else []), list[_Row]()
    for row in rows:
        if first is not None and introducer is not None and introducer[1] in row.officers:
            advice[0] = _with_group(view, advice[0], row.group)
        elif (same := next((other for other in kept if other.best_officer == row.best_officer and row.best_officer), None)) is not None:
            same.also.append(row.group)
        elif len(kept) < GROUPS_AT_MOST:
            kept.append(row)
    return (*advice, *(_say(view, centre, row) for row in kept))


@dataclass(frozen=True, slots=True)
class _Way:
    """A path that a new tie would open."""

    score: float
    lead: Lead
    through: ActorId
    now: Tie | None
    then: Tie


@dataclass(slots=True)
class _Row:
    group: Organization
    match: Match
    step: AdviceStep
    way: _Way
    officers: tuple[PersonId, ...]
    best_officer: ActorId | None
    former: bool
    also: list[Organization]


class _Continuations:
    """The best way on from whoever the Centre would newly know, to the target."""

    def __init__(self, view: View, question: Question, sources: Sequence[ActorId], targets: Sequence[ActorId]) -> None:
        self._view = view
        network = view.network
        self._adjacency = network.adjacency(question.basis)
        self._node = list(network.node)
        avoided = (*question.avoid, *sources, *(network.actors[i] for i in network.governments))
        for actor in avoided:
            self._node[network.number[actor]] = INF
        self._targets = {network.number[actor] for actor in targets}
        self._hops = question.max_hops - 1
        self._rows = least_costs(self._adjacency, self._node, self._targets, self._hops)

    def usable(self, actor: ActorId) -> bool:
        i = self._view.network.number[actor]
        return self._node[i] < INF and i not in self._targets and self._rows[self._hops][i] < INF

    def way(self, start: ActorId, through: ActorId, then: Tie) -> _Way:
        """Return the path over the new tie `then` from `start` and on from `through` to the target."""
        network = self._view.network
        on = self._trace(network.number[through])
        actors = (start, *(network.actors[i] for i in on))
        ties = [then, *(tie for a, b in pairwise(actors) if (tie := network.tie(a, b)) is not None)]
        return _Way(network.score(actors, [tie.strength for tie in ties]), lead_of(ties), through, network.tie(start, through), then)

    def _trace(self, u: int) -> list[int]:
        """Follow the table from `u` to a target. Costs are positive, so the cheapest walk passes nobody twice."""
        path, left = [u], self._hops
        while u not in self._targets:
            owed = self._rows[left][u]
            u = next(
                v
                for cost, v in self._adjacency[u]
                if self._rows[left - 1][v] < INF
                and self._rows[left - 1][v] + cost + (0 if v in self._targets else self._node[v]) == owed
            )
            path.append(u)
            left -= 1
        return path


def _groups(view: View, centre: Organization, found: Targets) -> Iterable[tuple[Organization, Match]]:
    ours = {spell.membership.organization for spell in view.tenure.of_actor(centre.id, view.as_of)}
    for group in view.records.organizations.values():
        there = (group.kind is OrganizationKind.CROSS_PARTY_GROUP and group.parent == found.legislature and found.legislature) or (
            group.kind is OrganizationKind.NETWORK and group.nation is found.nation and found.nation
        )
        if there and group.id not in ours and (is_open(group, view.as_of) or group.status in FORMER):
            matched = match(centre.topics, group)
            if matched.points >= ENOUGH:
                yield group, matched


def _of_group(
    view: View,
    centre: Organization,
    group_and_match: tuple[Organization, Match],
    ways: _Continuations,
    targets: Sequence[ActorId],
    best: float,
) -> _Row | None:
    group, matched = group_and_match
    former = group.status in FORMER and not is_open(group, view.as_of)
    roles = _members(view, group, former, targets)
    usable = {actor: role for actor, role in roles.items() if ways.usable(actor)}
    officers = tuple(PersonId(actor) for actor, role in roles.items() if role in OFFICERS and _may_be_asked(view, actor))
    joined = [way for actor, role in usable.items() if (way := _join(view, centre, group, len(roles), actor, role, ways)) is not None]
    met = [_meet(view, centre.id, actor, ways) for actor in officers if actor in usable]
    by_joining = max(joined, key=_score, default=None)
    by_meeting = max(met, key=_score, default=None)
    way = max((w for w in (by_joining, by_meeting) if w is not None), key=_score, default=None)
    if way is None or way.score <= best:
        return None
    step = AdviceStep.MEET_OFFICER if way is by_meeting else AdviceStep.JOIN_GROUP
    best_officer = by_meeting.through if by_meeting else None
    ordered = tuple(sorted(officers, key=lambda officer: (officer != best_officer, roles[officer] not in CHAIRS)))
    return _Row(group, matched, step, way, ordered, best_officer, former, [])


def _score(way: _Way) -> float:
    return way.score


def _may_be_asked(view: View, actor: ActorId) -> bool:
    return view.network.node[view.network.number[actor]] < INF


def _members(view: View, group: Organization, former: bool, targets: Sequence[ActorId]) -> dict[ActorId, Role]:
    """Who counts as officer or member here: nobody who holds ministerial office at the date, and never the target."""
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


def _join(
    view: View, centre: Organization, group: Organization, members: int, actor: ActorId, role: Role, ways: _Continuations
) -> _Way | None:
    kind = kind_of(group.kind)
    row = parameters_for(kind, Role.OUTSIDE_ORGANIZATION if kind is BodyKind.CROSS_PARTY_GROUP else Role.MEMBER, role) if kind else None
    if row is None:
        return None
    then = view.network.tie_after(centre.id, actor, joined=body_factor(row, members + (kind is BodyKind.NETWORK), p.JOINING_DAYS, 0))
    return ways.way(centre.id, actor, then) if then else None


def _meet(view: View, start: ActorId, actor: ActorId, ways: _Continuations) -> _Way:
    meeting = Contact(RecordId("meeting-today"), InteractionKind.MEETING, view.as_of, 2, ())
    then = view.network.tie_after(start, actor, meeting=meeting)
    if then is None:
        raise AssertionError("a meeting is evidence")
    return ways.way(start, actor, then)


def _introducer(paths: Sequence[Path]) -> tuple[ActorId, ActorId] | None:
    """Who starts the best path with an introducer, and its first introducer."""
    path = next((path for path in paths if path.introducers), None)
    return (path.actors[0], path.introducers[0]) if path else None


def _meet_introducer(view: View, ends: tuple[ActorId, ActorId], ways: _Continuations, best: float) -> Advice | None:
    start, introducer = ends
    if not ways.usable(introducer):
        return None
    way = _meet(view, start, introducer, ways)
    if way.score <= best:
        return None
    name = _name(view, introducer)
    is_person = introducer in view.records.people
    return Advice(
        step=AdviceStep.MEET_INTRODUCER,
        organization=None if is_person else view.records.organizations[introducer].id,  # type: ignore[index]  # an actor that is no person
        people=(PersonId(introducer),) if is_person else (),
        matches=(),
        tie_now=way.now.strength if way.now else None,
        tie_if_done=way.then.strength,
        score_if_done=way.score,
        lead_if_done=way.lead,
        sentence=f"Meet {name}, the first introducer of the best path: {_effect(way, name)}.",
    )


def _with_group(view: View, advice: Advice, group: Organization) -> Advice:
    return replace(advice, sentence=f"{advice.sentence[:-1]}; also an officer of {group.name}.", sources=(*advice.sources, *group.sources))


def _say(view: View, centre: Organization, row: _Row) -> Advice:
    name = _name(view, row.way.through)
    former = row.group.valid_to
    note = f" (registered until {say_month(former.last)}; ask whether it has re-formed)" if row.former and former else ""
    if row.step is AdviceStep.MEET_OFFICER:
        step = f"Meet {name}, an officer of {row.group.name}{note}: {_effect(row.way, name)}"
    else:
        step = f"Join {row.group.name}{note} as an outside organization: after {p.JOINING_DAYS} days {_effect(row.way, name)}"
    also = f" The same officer is also in {' and '.join(group.name for group in row.also)}." if row.also else ""
    return Advice(
        step=row.step,
        organization=row.group.id,
        people=row.officers,
        matches=row.match.words,
        tie_now=row.way.now.strength if row.way.now else None,
        tie_if_done=row.way.then.strength,
        score_if_done=row.way.score,
        lead_if_done=row.way.lead,
        sentence=f"{step}.{also}",
        sources=tuple(dict.fromkeys((*row.group.sources, *(source for group in row.also for source in group.sources)))),
    )


def _effect(way: _Way, name: str) -> str:
    before = f"from {way.now.strength:.2f} " if way.now else ""
    lead = way.lead.replace("-", " ")
    return f"the tie to {name} would go {before}to {way.then.strength:.2f} ({way.then.band}), and the best path through it is a {lead}" + (
        "" if way.lead is Lead.LONG_SHOT else " lead"
    )


def _name(view: View, actor: ActorId) -> str:
    record = view.records.node(actor)
    return label(record) if record is not None else actor
