"""The groups and bodies of an actor, and the members of a body, as rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from api.pages.asked import Asked
from api.pages.profiles.refs import Cut, Ref, cut, member_ref, ref, ref_of
from api.pages.profiles.spells import is_now, is_own, since, until, when
from graph.dates import PartialDate
from graph.model import (
    Nation,
    Organization,
    OrganizationId,
    OrganizationKind,
    Person,
    RecordId,
    Reliability,
    Role,
)
from graph.ontology import CENTRE_KINDS
from graph.records.index import Index
from graph.tenure import Spell, is_open
from graph.words import Fill

ROLE_ORDER = (
    Role.CHAIR,
    Role.CONVENER,
    Role.DEPUTY,
    Role.OFFICER,
    Role.SECRETARY,
    Role.TREASURER,
    Role.SECRETARIAT,
    Role.DIRECTOR,
)
"""Officers first; whoever is none of these comes after."""
OUTSIDE = frozenset({Role.OUTSIDE_ORGANIZATION, Role.SECRETARIAT})


@dataclass(frozen=True, slots=True)
class ListedCentre:
    """A Centre that a list names. `now`: what it merged into by the day."""

    centre: Ref
    now: Ref | None


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body that an actor belongs or belonged to.
    `outside` None: the lists of its nation name no outside bodies.
    """

    body: Ref
    kind: OrganizationKind
    role: Role
    role_as_written: str | None
    members: int
    outside: int | None
    centres: Sequence[ListedCentre]
    when: Fill
    since: dt.date | PartialDate | None
    """None: the source gives no start."""
    last: dt.date | None
    own: bool
    """Only the viewer's own Centre sees it."""
    partly_inferred: bool


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member of a body, also one that is only written."""

    member: Ref
    role: Role
    role_as_written: str | None
    post: Ref | None
    party: Ref | None
    when: Fill
    since: dt.date | PartialDate | None
    """None: the source gives no start."""
    last: dt.date | None
    until: dt.date | PartialDate | None
    """The end, as exact as it is stated."""
    own: bool
    """Only the viewer's own Centre sees it."""
    partly_inferred: bool


def bodies_now(
    asked: Asked, actor_spells: Iterable[Spell], kinds: Iterable[OrganizationKind]
) -> Sequence[BodyRow]:
    """Return the bodies of these kinds that an actor belongs to on the day:
    officers first, then by name.
    """
    chosen = _of_kinds(asked, (spell for spell in actor_spells if is_now(asked, spell)), kinds)
    return sorted((_body_row(asked, spell, asked.view.as_of) for spell in chosen), key=_order)


def bodies_before(
    asked: Asked, actor_spells: Iterable[Spell], kinds: Iterable[OrganizationKind]
) -> Sequence[BodyRow]:
    """Return those that the actor has left by the day, the latest first."""
    day = asked.view.as_of
    ended = (spell for spell in actor_spells if spell.last is not None and spell.last < day)
    rows = sorted(
        (_body_row(asked, spell, spell.last or day) for spell in _of_kinds(asked, ended, kinds)),
        key=_order,
    )
    return sorted(rows, key=lambda row: row.last or day, reverse=True)


def members(asked: Asked, body: Organization, on: dt.date) -> Sequence[MemberRow]:
    """Return the members of a body on a day that are people or inside it:
    officers first, then by name.
    """
    spells = asked.view.tenure.of_organization(body.id, on)
    return _member_rows(asked, (spell for spell in spells if not _is_outside(asked, spell)))


def outside_bodies(asked: Asked, body: Organization, on: dt.date) -> Sequence[MemberRow]:
    """Return the outside bodies and the secretariat of a network on a day, as written
    where they are no records.
    """
    spells = asked.view.tenure.of_organization(body.id, on)
    return _member_rows(asked, (spell for spell in spells if _is_outside(asked, spell)))


def former_members(asked: Asked, body: Organization, day: dt.date, most: int) -> Cut[MemberRow]:
    """Return who has left a body before a day, the latest first; nobody who is in it on the day."""
    now = {spell.membership.actor for spell in asked.view.tenure.of_organization(body.id, day)}
    left = [
        s
        for s in asked.view.tenure.of_organization(body.id)
        if s.last is not None and s.last < day and s.membership.actor not in now
    ]
    newest = sorted(left, key=lambda spell: (spell.last or day, spell.membership.id), reverse=True)
    chosen = cut(asked, "former", newest, most)
    return Cut(chosen.name, [_member_row(asked, spell) for spell in chosen.rows], chosen.total)


def centres_in(asked: Asked, body: Organization, on: dt.date) -> Sequence[ListedCentre]:
    """Return the Centres that the list of a body names on a day, and by its earlier name one that
    it does not name itself.
    """
    records, listed = asked.view.records, dict[RecordId, ListedCentre]()
    for spell in asked.view.tenure.of_organization(body.id):
        centre = (
            records.organizations.get(OrganizationId(spell.membership.actor))
            if spell.membership.actor
            else None
        )
        if (
            centre is None
            or centre.kind not in CENTRE_KINDS
            or (spell.first is not None and spell.first > on)
        ):
            continue
        if spell.covers(on) and is_open(centre, on):
            listed[centre.id] = ListedCentre(ref(asked, centre), None)
        elif (
            centre.valid_to is not None
            and spell.last == centre.valid_to.last < on
            and (now := ref_of(asked, centre.successor))
        ):
            listed[centre.id] = ListedCentre(ref(asked, centre), now)
    named = [entry for entry in listed.values() if entry.now is None or entry.now.id not in listed]
    return sorted(
        named,
        key=lambda entry: (
            entry.now is not None,
            entry.centre.name.text.casefold(),
            entry.centre.id,
        ),
    )


def outside_are_known(asked: Asked, body: Organization) -> bool:
    """Return whether the lists of a body's nation name outside bodies at all."""
    return body.nation in _nations_with_outside_bodies(asked.context.index)


def _of_kinds(
    asked: Asked, spells: Iterable[Spell], kinds: Iterable[OrganizationKind]
) -> Sequence[Spell]:
    """One spell for each body: of several the one with the highest office, posts left out
    (they stand in the timeline).
    """
    wanted, chosen = frozenset(kinds), dict[OrganizationId, Spell]()
    for spell in sorted(spells, key=lambda each: _rank(each.membership.role)):
        body = asked.view.records.organizations.get(spell.membership.organization)
        if body is not None and body.kind in wanted and spell.membership.post is None:
            chosen.setdefault(body.id, spell)
    return list(chosen.values())


def _body_row(asked: Asked, spell: Spell, on: dt.date) -> BodyRow:
    body = asked.view.records.organizations[spell.membership.organization]
    together = asked.view.tenure.of_organization(body.id, on)
    outside = [each for each in together if _is_outside(asked, each)]
    runs_it_alone = all(each.membership.role is Role.SECRETARIAT for each in outside)
    unknown = runs_it_alone and not outside_are_known(asked, body)
    return BodyRow(
        body=ref(asked, body),
        kind=body.kind,
        role=spell.membership.role,
        role_as_written=spell.membership.role_as_written,
        members=len(together) - len(outside),
        outside=None if unknown else len(outside),
        centres=[
            each for each in centres_in(asked, body, on) if each.centre.id != spell.membership.actor
        ],
        when=when(asked, spell, brief=True),
        since=since(spell),
        last=spell.last,
        own=is_own(spell),
        partly_inferred=spell.membership.reliability is Reliability.PARTLY_INFERRED,
    )


@lru_cache(maxsize=4)
def _nations_with_outside_bodies(index: Index) -> frozenset[Nation | None]:
    """The nations of which any group's list names outside bodies, found once for
    each state of the records.
    """
    bodies = index.records.organizations
    return frozenset(
        bodies[m.organization].nation
        for m in index.records.memberships.values()
        if m.role is Role.OUTSIDE_ORGANIZATION and m.organization in bodies
    )


def _is_outside(asked: Asked, spell: Spell) -> bool:
    membership = spell.membership
    if membership.role in OUTSIDE:
        return True
    body = asked.view.records.organizations.get(membership.organization)
    is_group = body is not None and body.kind is OrganizationKind.CROSS_PARTY_GROUP
    return (
        is_group
        and membership.actor is not None
        and not isinstance(asked.view.records.node(membership.actor), Person)
    )


def _member_rows(asked: Asked, spells: Iterable[Spell]) -> Sequence[MemberRow]:
    rows = [_member_row(asked, spell) for spell in spells]
    return sorted(
        rows, key=lambda row: (_rank(row.role), row.member.name.text.casefold(), row.member.id)
    )


def _member_row(asked: Asked, spell: Spell) -> MemberRow:
    membership = spell.membership
    return MemberRow(
        member_ref(asked, membership),
        membership.role,
        membership.role_as_written,
        ref_of(asked, membership.post),
        ref_of(asked, membership.on_behalf_of),
        when(asked, spell, brief=True),
        since(spell),
        spell.last,
        until(spell),
        own=is_own(spell),
        partly_inferred=spell.membership.reliability is Reliability.PARTLY_INFERRED,
    )


def _rank(role: Role) -> int:
    return ROLE_ORDER.index(role) if role in ROLE_ORDER else len(ROLE_ORDER)


def _order(row: BodyRow) -> tuple[int, str, str]:
    return _rank(row.role), row.body.name.text.casefold(), row.body.id
