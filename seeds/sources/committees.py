"""Committees and their members in the posts files of parlparse (Popolo JSON)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.dates import PartialDate
from graph.model import ActorId, Organization, OrganizationKind, PersonId, RecordId
from graph.written import partial
from seeds.sources.emission import Emission, organization_id
from seeds.sources.legislature import Legislature
from seeds.sources.record import SourceRecord
from seeds.sources.words import role_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """A committee as the source names it."""

    id: str
    name: str
    name_cy: str = ""
    founded: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeMember:
    """A person on a committee as one row states it."""

    person: PersonId
    committee: str
    role: str
    first: str = ""
    last: str = ""


def two_languages(row: SourceRecord, field: str) -> tuple[str, str]:
    """Take (English, Welsh) of a field.
    The joined "cy / en" text is never split: a name may hold a slash of its own.
    """
    row.ignore(field)
    with (
        row.inner("extra") as extra,
        extra.inner("localised_values") as values,
        values.inner(field) as texts,
    ):
        return texts.need("en"), texts.need("cy")


def emit_committees(
    emission: Emission,
    legislature: Legislature,
    committees: Iterable[Committee],
    members: Iterable[CommitteeMember],
) -> None:
    """Emit the committees that have members, and the memberships.
    A membership without a start keeps none.
    """
    members = list(members)
    used = {member.committee for member in members}
    for committee in committees:
        if committee.id not in used:
            emission.left_out.append(f"{committee.name}: a body without members in the source")
            continue
        emission.add(
            Organization(
                id=organization_id(committee.id),
                kind=OrganizationKind.COMMITTEE,
                name=committee.name,
                name_cy=committee.name_cy or None,
                nation=legislature.nation,
                place=legislature.place,
                parent=legislature.id,
                valid_from=partial(committee.founded),
                website=committee.website or None,
                sources=(cite(committee.id),),
            )
        )
    for member in members:
        role, as_written = role_of(member.role, member.committee)
        emission.membership(
            organization_id(member.committee),
            role,
            actor=ActorId(RecordId(member.person)),
            role_as_written=as_written,
            valid_from=PartialDate(member.first) if member.first else None,
            valid_to=PartialDate(member.last) if member.last else None,
            sources=(cite(member.committee),),
        )


def cite(committee: str) -> str:
    """Return the citation of a committee's list: `senedd-committee:210774`."""
    collection, _, number = committee.rpartition("-")
    return f"{collection}:{number}"
