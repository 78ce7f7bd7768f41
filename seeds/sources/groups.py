"""Registers of cross-party groups (mySociety's collection):
one group a line, with officers, members, outside organizations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.dates import PartialDate
from graph.model import (
    ActorId,
    NameWhy,
    Organization,
    OrganizationId,
    OrganizationKind,
    OrganizationStatus,
    PersonId,
    RecordId,
    Role,
    Topics,
)
from seeds.sources.bodies import Bodies
from seeds.sources.emission import Emission, organization_id, person_id
from seeds.sources.legislature import Legislature
from seeds.sources.record import SourceRecord, json_lines
from seeds.sources.register import Register
from seeds.sources.words import clean, fold, role_of

FOLDER = Path("mysociety-appg-membership")
NOISE = frozenset({"cpg secretariat", "support staff"})
"""What lists name among organizations and is none."""
MEMBER_OF_PARLIAMENT = " MP"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMember:
    """Somebody on a group's list. `person` is None for somebody who stands in no register:
    then the name is kept.
    """

    person: PersonId | None
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One cross-party group as its register states it."""

    slug: str
    title: str
    page: str
    categories: tuple[str, ...]
    people: tuple[ListedMember, ...]
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Of which session a list is; of the present one it has neither status nor dates, of a former
    one those of the session.
    """

    status: OrganizationStatus | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredGroup:
    """How a group is entered here: its id, names and citation, and of which session its list is."""

    id: str
    name: str
    name_cy: str | None = None
    citation: str
    standing: Standing = Standing()


def read_groups(path: Path, register: Register) -> Iterator[Group]:
    """Read a register of groups. People marked as removed do not count;
    redirected people are those they lead to.

    Raises:
        SourceError: a field is new, or a list is not the official one.
    """
    for row in json_lines(path):
        with row:
            # Purposes are sentences of the register;
            # the other fields are empty or say the same in every row.
            row.ignore("purpose", "category", "parliament", "index_date", "source_url")
            with row.inner("website") as website:
                website.ignore("status")
                page = website.need("url")
            officers = [
                _listed(officer, officer.need("role"), register)
                for officer in row.inners("officers")
            ]
            yield Group(
                slug=row.need("slug"),
                title=clean(row.need("title")),
                page=page,
                categories=row.texts("categories"),
                people=tuple(
                    filter(None, [*officers, *_members(row.inner("members_list"), register)])
                ),
                outside=tuple(
                    dict.fromkeys(clean(text) for text in row.texts("external_organisations"))
                ),
            )


def _members(members_list: SourceRecord, register: Register) -> Iterator[ListedMember | None]:
    with members_list:
        members_list.ignore("source_url", "last_updated")
        method = members_list.need("source_method")
        if method != "official":
            raise members_list.error(
                f'the list is "{method}", not official. Leave the group out, or mark '
                "it as of low trust."
            )
        for member in members_list.inners("members"):
            member.ignore("is_officer", "member_type")
            yield _listed(member, "Member", register)


def _listed(row: SourceRecord, role: str, register: Register) -> ListedMember | None:
    with row:
        row.ignore("party", "mnis_id")
        name, source_id, removed = row.need("name"), row.take("twfy_id"), row.flag("removed")
        person = person_id(register.canonical(source_id)) if source_id else None
        return None if removed else ListedMember(person=person, name=clean(name), role=role)


def emit_group(
    emission: Emission,
    legislature: Legislature,
    group: Group,
    entry: EnteredGroup,
    bodies: Bodies | None = None,
) -> None:
    """Emit a group, its people and its outside organizations.
    What stands on the list carries no dates of its own.
    """
    organization, citation, standing = organization_id(entry.id), entry.citation, entry.standing
    emission.add(
        Organization(
            id=organization,
            kind=OrganizationKind.CROSS_PARTY_GROUP,
            name=entry.name,
            name_cy=entry.name_cy,
            nation=legislature.nation,
            place=legislature.place,
            parent=legislature.id,
            valid_from=standing.valid_from,
            valid_to=standing.valid_to,
            status=standing.status,
            topics=Topics(others=group.categories),
            website=group.page,
            sources=(citation,),
        )
    )
    if entry.name != group.title:
        emission.name(RecordId(organization), group.title, NameWhy.ALIAS, sources=(citation,))
    for one in group.people:
        _emit_listed(emission, organization, one, citation)
    for text in group.outside:
        _emit_outside(emission, organization, text, citation, bodies)


def _emit_listed(
    emission: Emission, group: OrganizationId, one: ListedMember, citation: str
) -> None:
    role, as_written = role_of(one.role, citation)
    if one.person is not None:
        emission.membership(
            group,
            role,
            actor=ActorId(RecordId(one.person)),
            role_as_written=as_written,
            sources=(citation,),
        )
    elif one.name.endswith(MEMBER_OF_PARLIAMENT):
        emission.membership(
            group, role, as_written=one.name, role_as_written=as_written, sources=(citation,)
        )
    else:
        emission.left_out.append(
            f"{citation}: a member who is in no register of politicians, so perhaps "
            "not in public office"
        )


def _emit_outside(
    emission: Emission, group: OrganizationId, text: str, citation: str, bodies: Bodies | None
) -> None:
    if fold(text) in NOISE:
        emission.left_out.append(f'{citation}: "{text}", which names no organization')
        return
    known = bodies.find(text) if bodies else None
    role = Role.OUTSIDE_ORGANIZATION
    if known:
        emission.membership(group, role, actor=ActorId(RecordId(known)), sources=(citation,))
    else:
        emission.membership(group, role, as_written=text, sources=(citation,))


def outside_names(groups: Iterable[Group]) -> set[str]:
    """Return the names of all outside organizations of groups, folded."""
    return {fold(text) for group in groups for text in group.outside}
