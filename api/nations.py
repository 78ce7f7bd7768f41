"""How much is known in each nation on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Nation, Organization, OrganizationKind, Person, PlaceId, RecordId
from graph.names.nation import nation_of
from graph.tenure import is_open
from graph.view import View

NATIONS = (Nation.SCOTLAND, Nation.WALES, Nation.NORTHERN_IRELAND, Nation.ENGLAND)
NATION_PLACES = {
    Nation.ENGLAND: PlaceId(RecordId("E92000001")),
    Nation.NORTHERN_IRELAND: PlaceId(RecordId("N92000002")),
    Nation.SCOTLAND: PlaceId(RecordId("S92000003")),
    Nation.WALES: PlaceId(RecordId("W92000004")),
}
"""The place that each nation is, where it is known."""
_COUNTED = (
    OrganizationKind.COMMITTEE,
    OrganizationKind.CROSS_PARTY_GROUP,
    OrganizationKind.COUNCIL,
)


@dataclass(frozen=True, slots=True)
class KnownInNation:
    """What is known in a nation on the day. None: not yet."""

    nation: Nation
    members: int | None
    committees: int | None
    groups: int | None
    groups_before: int | None
    """Of the last session, whose lists have ended by the day."""
    councils: int | None


def nations(view: View) -> Sequence[KnownInNation]:
    """Return the counts of each nation."""
    return [known_in(view, nation) for nation in NATIONS]


def known_in(view: View, nation: Nation) -> KnownInNation:
    """Return the counts of one nation."""
    here = [body for body in view.records.bodies if _is_here(view, body, nation)]
    now = [body for body in here if is_open(body, view.as_of)]
    committees, groups, councils = (
        sum(body.kind is kind for body in now) or None for kind in _COUNTED
    )
    return KnownInNation(
        nation, _members(view, here), committees, groups, _of_the_last_session(view, here), councils
    )


def _of_the_last_session(view: View, here: Sequence[Organization]) -> int | None:
    """Groups whose lists ended last, all with one session."""
    ends = [
        body.valid_to.last
        for body in here
        if body.kind is OrganizationKind.CROSS_PARTY_GROUP
        and body.valid_to is not None
        and body.valid_to.last < view.as_of
    ]
    return ends.count(max(ends)) if ends else None


def _is_here(view: View, body: Organization, nation: Nation) -> bool:
    """Groups of a former session stay registered lists: they are counted apart, since their
    members can still be asked.
    """
    if (
        body.kind not in {*_COUNTED, OrganizationKind.LEGISLATURE}
        or nation_of(view.records, view.tenure, body, view.as_of) is not nation
    ):
        return False
    return is_open(body, view.as_of) or body.kind is OrganizationKind.CROSS_PARTY_GROUP


def _members(view: View, here: Sequence[Organization]) -> int | None:
    seats = (
        view.tenure.of_organization(body.id, view.as_of)
        for body in here
        if body.kind is OrganizationKind.LEGISLATURE
    )
    people = {spell.membership.actor for spells in seats for spell in spells}
    return sum(isinstance(view.records.node(actor), Person) for actor in people if actor) or None
