"""The Scottish Parliament: members, committees, ministers and cross-party groups."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph import ids
from graph.dates import PartialDate
from graph.model import Language, NameWhy, OrganizationStatus, RecordId
from graph.names.recurring import NO_END
from seeds.sources.committees import Committee, CommitteeMember, emit_committees
from seeds.sources.emission import Emission, person_id
from seeds.sources.groups import FOLDER, EnteredGroup, Group, Standing, emit_group, read_groups
from seeds.sources.legislature import OURS, SCOTTISH_PARLIAMENT, emit_legislature
from seeds.sources.names_in_use import emit_names_in_use
from seeds.sources.offices import Appointment, emit_ministers
from seeds.sources.politicians import emit_members
from seeds.sources.record import SourceError, json_file, listed
from seeds.sources.register import Register

COMMITTEES_FILE = Path("parlparse", "scottish-parliament-committees.json")
MINISTERS_FILE = Path("parlparse", "sp-ministers.json")
COMMITTEES_CITATION = "parlparse:members/posts/scottish-parliament-committees.json"
MINISTERS_CITATION = "parlparse:members/sp-ministers.json"
NO_MINISTER = ("Parliamentary Liaison Officer", "Ministerial Parliamentary Aide")
"""Roles of members who help a minister: filed among government roles, and no ministers."""
FORMER_SESSION = Standing(
    status=OrganizationStatus.FORMER_SESSION,
    valid_from=PartialDate("2021-05-08"),
    valid_to=PartialDate("2026-04-09"),
)
"""All lists are of session 6: its first day and its dissolution."""
POST_NAMES = (
    ("First Minister", "First Minister of Scotland", Language.EN),
    ("First Minister", "Prif Weinidog yr Alban", Language.CY),
)


def compile_scottish_parliament(folder: Path) -> Emission:
    """Emit the Parliament's members, committees, ministers and groups.

    Raises:
        SourceError: a source has a field or a value that the compiler does not know.
    """
    emission, register = Emission(), Register(folder)
    emit_legislature(emission, SCOTTISH_PARLIAMENT)
    people = emit_members(emission, register, SCOTTISH_PARLIAMENT)
    posts_file = json_file(folder / COMMITTEES_FILE)
    members, appointments = read_memberships(
        posts_file["memberships"], register, emission, json_file(folder / MINISTERS_FILE)
    )
    _all_known({member.person for member in members} | {one.person for one in appointments}, people)
    emit_committees(
        emission, SCOTTISH_PARLIAMENT, read_committees(posts_file["organizations"]), members
    )
    emit_ministers(emission, SCOTTISH_PARLIAMENT, appointments)
    for label, name, language in POST_NAMES:
        emission.name(
            RecordId(ids.make(SCOTTISH_PARLIAMENT.team, label)),
            name,
            NameWhy.ALIAS,
            language=language,
            sources=(OURS,),
        )
    for group in read_groups(folder / FOLDER / "scotland-cpgs.jsonl", register):
        _emit_group(emission, group)
    emit_names_in_use(emission)
    return emission


def read_committees(organizations: Iterable[dict[str, Any]]) -> list[Committee]:
    """Read the committees of the posts file."""
    committees = []
    for row in listed(organizations, COMMITTEES_FILE.name):
        with row:
            row.ignore("classification")
            links = row.texts("links")
            committees.append(
                Committee(
                    id=row.need("id"), name=row.need("name"), website=links[0] if links else ""
                )
            )
    return committees


def read_memberships(
    memberships: Iterable[dict[str, Any]],
    register: Register,
    emission: Emission,
    ministers: Iterable[dict[str, Any]],
) -> tuple[list[CommitteeMember], list[Appointment]]:
    """Read committee members and ministers of the posts file.

    `ministers` is the same list in another file:
    where it states another end of a role, the earlier stated end holds.
    """
    other_ends = _ends(ministers)
    members, appointments = [], []
    for row in listed(memberships, COMMITTEES_FILE.name):
        with row:
            row.ignore("source")
            role_id, body, role = row.need("id"), row.need("organization_id"), row.need("role")
            person = person_id(register.canonical(row.need("person_id")))
            first, last = row.take("start_date"), row.take("end_date")
            if body != SCOTTISH_PARLIAMENT.register:
                members.append(
                    CommitteeMember(
                        person=person, committee=body, role=role, first=first, last=last
                    )
                )
            elif role.startswith(NO_MINISTER):
                emission.left_out.append(f'{cite(role_id)}: "{role}" is no minister')
            else:
                appointments.append(_appointment(role_id, person, role, first, last, other_ends))
    return members, appointments


def _ends(ministers: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The end of each role in the list of ministers.
    People are not read there: five roles name none.
    """
    ends = {}
    for row in listed(ministers, MINISTERS_FILE.name):
        with row:
            row.ignore("source", "role", "person_id", "organization_id", "start_date")
            ends[row.need("id")] = row.take("end_date")
    return ends


def _appointment(
    role_id: str, person: Any, role: str, first: str, last: str, other_ends: dict[str, str]
) -> Appointment:
    if not first:
        raise SourceError(
            f"{role_id}: a government role without a start. Say in the compiler since when its "
            "holders are named."
        )
    other = other_ends.get(role_id, last)
    stated: tuple[tuple[str, str, str], ...] = ()
    if other != last:
        stated = (
            ("to", last or NO_END, COMMITTEES_CITATION),
            ("to", other or NO_END, MINISTERS_CITATION),
        )
    held_until = min((end for end in (last, other) if end), default="")
    return Appointment(
        person=person,
        label=role,
        first=first,
        last=held_until,
        sources=(cite(role_id),),
        stated=stated,
    )


def cite(role_id: str) -> str:
    """Return the citation of a government role: `scottish-parliament-role:372`."""
    return f"scottish-parliament-role:{role_id.rpartition('/')[2]}"


def _all_known(named: set[Any], people: set[str]) -> None:
    strangers = sorted(named - {person_id(one) for one in people})
    if strangers:
        raise SourceError(
            f"{COMMITTEES_FILE.name} names {', '.join(strangers)}, who never had a seat. Say in "
            "the compiler who they are."
        )


def _emit_group(emission: Emission, group: Group) -> None:
    slug = group.page.rpartition("/")[2]
    entry = EnteredGroup(
        id=ids.make("scottish-cpg", slug),
        name=group.title,
        citation=f"scottish-cpg:{slug}",
        standing=FORMER_SESSION,
    )
    emit_group(emission, SCOTTISH_PARLIAMENT, group, entry)
