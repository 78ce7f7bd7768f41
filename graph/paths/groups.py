"""Groups and networks of the target's legislature or nation that match the Centre's topics, with
what joining each, or meeting its best-placed officer, would open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.model import (
    ActorId,
    Organization,
    OrganizationKind,
    OrganizationStatus,
    PersonId,
    Role,
)
from graph.ontology import CHAIR_OR_DEPUTY, CHAIRS, KINDS_OF_BODY, OFFICERS, Family
from graph.paths.answer import AdviceStep
from graph.paths.asked import Understood
from graph.paths.continuations import Continuations, Way
from graph.paths.meant import last_list
from graph.paths.rows import nine_digits
from graph.paths.steps import AdvisedStep, RestsOn
from graph.paths.topics import ENOUGH, match
from graph.tenure import Spell, is_open
from graph.view import View

FORMER = frozenset({OrganizationStatus.FORMER_SESSION, OrganizationStatus.FORMER_SESSION_UNCLEAR})
_BESIDE = frozenset({Role.OUTSIDE_ORGANIZATION, Role.SECRETARIAT})


def group_steps(view: View, asked: Understood, ways: Continuations) -> Iterator[AdvisedStep]:
    """Yield a step for each group that matches and leads on."""
    ours = {
        spell.membership.organization for spell in view.tenure.of_actor(asked.centre.id, view.as_of)
    }
    for group in view.records.bodies:
        if not _is_there(asked, group) or group.id in ours:
            continue
        former = group.status in FORMER and not is_open(group, view.as_of)
        if not former and not is_open(group, view.as_of):
            continue
        matched = match(asked.centre.topics, group)
        if matched.points < ENOUGH:
            continue
        step = _of_group(view, asked, group, ways, former=former)
        if step is not None:
            step.match = matched
            yield step


def merged(steps: Iterable[AdvisedStep], introducer: AdvisedStep | None) -> list[AdvisedStep]:
    """Return steps in their order, one for all groups with the same best officer; those of the
    introducer to be met are told with that step, which stands first.
    """
    kept = [introducer] if introducer else []
    for step in steps:
        same = next((other for other in kept if _has_same_officer(other, step)), None)
        if same is None:
            kept.append(step)
        else:
            same.also.append(step)
    return kept


def people_in(
    view: View, asked: Understood, group: Organization, *, former: bool = False
) -> Mapping[ActorId, Role]:
    """Return officers and members of a group, each in the highest role: nobody in ministerial
    office and not the target, but where any of those asked for will do. Of a group of a former
    session those of its last list who still sit.
    """
    spells: Sequence[Spell] = (
        last_list(view, group) if former else view.tenure.of_organization(group.id, view.as_of)
    )
    targets = () if asked.found.any_of_them else asked.targets
    roles: dict[ActorId, Role] = {}
    for spell in spells:
        actor, role = spell.membership.actor, spell.membership.role
        if actor is None or role in _BESIDE or actor in targets:
            continue
        if actor in view.network.ministers or (
            former and not view.tenure.sits(actor, view.as_of, group.parent)
        ):
            continue
        if actor not in roles or _place(role) < _place(roles[actor]):
            roles[actor] = role
    return roles


def _is_there(asked: Understood, group: Organization) -> bool:
    found = asked.found
    if KINDS_OF_BODY[group.kind].family is not Family.NETWORK or group.id in found.bodies:
        return False
    of_legislature = found.legislature is not None and group.parent == found.legislature
    return of_legislature or (found.nation is not None and group.nation is found.nation)


def _of_group(
    view: View, asked: Understood, group: Organization, ways: Continuations, *, former: bool
) -> AdvisedStep | None:
    centre, roles = asked.centre, people_in(view, asked, group, former=former)
    secretariat, as_written = _secretariat(view, asked, group, former=former)
    officers = [
        actor
        for actor, role in roles.items()
        if role in OFFICERS and actor in view.records.people and ways.may_be_met(actor)
    ]
    nobody = not officers and not secretariat and not as_written
    if group.kind is OrganizationKind.CROSS_PARTY_GROUP and nobody:
        return None
    members = _count(view, group, former=former)
    joined = [
        way
        for actor, role in roles.items()
        if ways.usable(actor)
        and (way := ways.by_joining(centre.id, group, members, actor, role)) is not None
    ]
    met = [ways.by_meeting(centre.id, actor) for actor in officers if ways.usable(actor)]
    by_joining = max(joined, key=_score, default=None)
    by_meeting = min(
        met,
        key=lambda way: (-_score(way), _place(roles[way.through]), way.through),
        default=None,
    )
    way = max((w for w in (by_joining, by_meeting) if w is not None), key=_score, default=None)
    if way is None:
        return None
    best = by_meeting.through if by_meeting else None
    officers.sort(key=lambda officer: (officer != best, _place(roles[officer])))
    return AdvisedStep(
        kind=AdviceStep.MEET_OFFICER if way is by_meeting else AdviceStep.JOIN_GROUP,
        way=way,
        rests_on=RestsOn.FORMER if former else RestsOn.CURRENT,
        organization=group,
        people=tuple(map(PersonId, officers)),
        best_officer=best,
        office=roles[best] if best else None,
        secretariat=secretariat,
        secretariat_as_written=as_written,
    )


def _secretariat(
    view: View, asked: Understood, group: Organization, *, former: bool
) -> tuple[tuple[ActorId, ...], tuple[str, ...]]:
    """Those who run it, and the names of those who are no records here."""
    spells = last_list(view, group) if former else view.tenure.of_organization(group.id, view.as_of)
    rows = [each.membership for each in spells if each.membership.role is Role.SECRETARIAT]
    actors = dict.fromkeys(row.actor for row in rows if row.actor is not None)
    return (
        tuple(
            actor
            for actor in actors
            if actor != asked.centre.id and actor not in asked.question.avoid
        ),
        tuple(dict.fromkeys(row.as_written for row in rows if row.as_written)),
    )


def _count(view: View, group: Organization, *, former: bool) -> int:
    """How many are in a group, of a network organizations too; none from outside."""
    spells = last_list(view, group) if former else view.tenure.of_organization(group.id, view.as_of)
    inside = {
        spell.membership.actor or spell.membership.id
        for spell in spells
        if spell.membership.role not in _BESIDE
    }
    return len(inside)


def _has_same_officer(one: AdvisedStep, other: AdvisedStep) -> bool:
    return one.best_officer is not None and one.best_officer == other.best_officer


def _place(role: Role) -> int:
    """Chairs before deputies before other officers before members."""
    if role in CHAIRS:
        return 0
    return 1 if role in CHAIR_OR_DEPUTY else 2 if role in OFFICERS else 3


def _score(way: Way) -> float:
    return nine_digits(way.score)
