"""The memberships of a person or an organization, to be ended, corrected or removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.pages.asked import Asked, Missing
from api.pages.page import Made, Page, Shown
from api.pages.profiles.refs import Cut, Ref, cut, member_ref, ref, ref_of
from api.pages.profiles.spells import when
from api.pages.recording.centre import no_centre
from api.pages.recording.record import is_ours
from graph.model import Organization, OrganizationId, Person, RecordId
from graph.names.kind_words import role_words
from graph.privacy.roles import Act
from graph.tenure import Spell
from graph.words import Fill, T

MOST = 50


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """One membership. `other`: the body, or of a body its member.
    `own`: only the viewer's Centre sees it; `ours`: it recorded it.
    """

    id: RecordId
    other: Ref
    role: Fill
    when: Fill
    open: bool
    own: bool
    ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipsShown(Shown):
    of: Ref
    in_others: Cut[MembershipRow]
    """What it belongs to."""
    members: Cut[MembershipRow]
    """Who belongs to it."""


async def make(asked: Asked) -> Made:
    if asked.view.viewer.centre is None:
        return no_centre(asked)
    record, tenure = asked.record(asked.value("of")), asked.view.tenure
    if not isinstance(record, Person | Organization):
        raise Missing(record.id)
    inside = (
        tenure.of_organization(OrganizationId(record.id))
        if isinstance(record, Organization)
        else ()
    )
    return MembershipsShown(
        title=T("Memberships: {name}", name=asked.name(record).text),
        lede=T(
            "Those of today and those that your Centre recorded. Earlier ones stand on the page "
            "of the person or the organisation."
        ),
        of=ref(asked, record),
        in_others=cut(asked, "in", _rows(asked, tenure.of_actor(record.id), as_member=True), MOST),
        members=cut(asked, "members", _rows(asked, inside, as_member=False), MOST),
    )


def _rows(asked: Asked, spells: Iterable[Spell], *, as_member: bool) -> Sequence[MembershipRow]:
    """Those of which something can be changed, the own Centre's first."""
    stated = asked.view.records.memberships  # what follows from being a Centre is no record
    rows = [
        _row(asked, spell, as_member=as_member) for spell in spells if spell.membership.id in stated
    ]
    return sorted(
        (row for row in rows if row.open or row.ours),
        key=lambda row: (not row.ours, not row.open, row.other.name.text.casefold(), row.id),
    )


def _row(asked: Asked, spell: Spell, *, as_member: bool) -> MembershipRow:
    membership = spell.membership
    body = ref_of(asked, membership.post) or ref_of(asked, membership.organization)
    other = body if as_member and body is not None else member_ref(asked, membership)
    return MembershipRow(
        membership.id,
        other,
        role_words(membership.role),
        when(asked, spell, brief=True),
        spell.covers(asked.view.as_of),
        not membership.audience.is_public,
        is_ours(asked, membership),
    )


PAGE = Page(
    name="record-memberships",
    path="/record/memberships",
    make=make,
    template="record_memberships.html",
    menu="record",
    private=True,
    act=Act.RECORD,
)
