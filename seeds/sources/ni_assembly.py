"""The Northern Ireland Assembly:
members, committees, ministers of the Executive and all-party groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graph import ids
from graph.model import (
    Identifier,
    Language,
    Membership,
    NameWhy,
    Organization,
    Person,
    PersonId,
    RecordId,
    Role,
)
from seeds.sources.bodies import Bodies
from seeds.sources.committees import Committee, CommitteeMember, cite, emit_committees
from seeds.sources.emission import Emission, organization_id, person_id
from seeds.sources.govuk_words import HEADED_BY
from seeds.sources.groups import FOLDER, EnteredGroup, Group, emit_group, read_groups
from seeds.sources.legislature import NI_ASSEMBLY, OURS, emit_legislature
from seeds.sources.names_in_use import emit_names_in_use
from seeds.sources.offices import Appointment, emit_ministers
from seeds.sources.politicians import emit_members
from seeds.sources.record import SourceError, json_file, listed
from seeds.sources.register import Register
from seeds.sources.secretariats import emit_secretariats

POSTS_FILE = Path("parlparse", "ni-assembly-committees.json")
EXECUTIVE = "northern-ireland-executive"
PRIVATE_SECRETARY = "Assembly Private Secretary"
"""A member who helps a minister: filed among the Executive's posts, and no minister."""
JOINT: dict[str, frozenset[str]] = {
    "First Minister and deputy First Minister": frozenset(
        {
            "First Minister",
            "deputy First Minister",
            "Acting First Minister",
            "Acting deputy First Minister",
        }
    ),
    "junior Ministers": frozenset({"junior Minister"}),
}
"""A joint office: its holders have a second row under the office's own name.
Each holds one of these posts, and holds it once.
"""
NEWER_THAN_REGISTER = {"uk.org.publicwhip/person/26885": "2026-06-27"}
"""People whom the posts file names and the register does not have yet:
their rows count from the day after the register was read.
"""
POST_NAMES = (
    ("First Minister", "First Minister of Northern Ireland", Language.EN),
    ("First Minister", "Prif Weinidog Gogledd Iwerddon", Language.CY),
    ("deputy First Minister", "deputy First Minister of Northern Ireland", Language.EN),
    ("deputy First Minister", "dirprwy Brif Weinidog Gogledd Iwerddon", Language.CY),
)


def compile_ni_assembly(folder: Path, bodies: Bodies) -> Emission:
    """Emit the Assembly's members, committees, ministers and groups, and the groups' secretariats.

    Raises:
        SourceError: a source has a field or a value that the compiler does not know.
    """
    emission, register = Emission(), Register(folder)
    emit_legislature(emission, NI_ASSEMBLY)
    people = emit_members(emission, register, NI_ASSEMBLY)
    posts_file = json_file(folder / POSTS_FILE)
    members, appointments = read_memberships(
        posts_file["memberships"], _labels(posts_file["posts"]), register, emission
    )
    _emit_newcomers(emission, register, posts_file["memberships"], people)
    emit_committees(emission, NI_ASSEMBLY, read_committees(posts_file["organizations"]), members)
    emit_ministers(emission, NI_ASSEMBLY, once_in_joint_office(appointments))
    _emit_heads(emission)
    for label, name, language in POST_NAMES:
        emission.name(
            RecordId(ids.make(NI_ASSEMBLY.team, label)),
            name,
            NameWhy.ALIAS,
            language=language,
            sources=(OURS,),
        )
    groups = {
        group.slug: _emit_group(emission, group)
        for group in read_groups(folder / FOLDER / "ni-apgs.jsonl", register)
    }
    emit_secretariats(emission, folder, groups, bodies)
    emit_names_in_use(emission)
    return emission


def read_committees(organizations: Iterable[Mapping[str, Any]]) -> list[Committee]:
    """Read the committees of the posts file; the Executive is a row of its own elsewhere."""
    committees = []
    for row in listed(organizations, POSTS_FILE.name):
        with row:
            row.ignore("classification")
            id_, name, links = row.need("id"), row.need("name"), row.texts("links")
            if id_ != EXECUTIVE:
                committees.append(Committee(id=id_, name=name, website=links[0] if links else ""))
    return committees


def _labels(posts: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    labels = {}
    for row in listed(posts, POSTS_FILE.name):
        with row:
            row.ignore("organization_id")  # the Executive, in every row
            labels[row.need("id")] = row.need("label")
    return labels


def read_memberships(
    memberships: Iterable[Mapping[str, Any]],
    labels: Mapping[str, str],
    register: Register,
    emission: Emission,
) -> tuple[list[CommitteeMember], list[Appointment]]:
    """Read committee members and holders of the Executive's posts, joint office included."""
    members, appointments = [], []
    for row in listed(memberships, POSTS_FILE.name):
        with row:
            row.inner("extra").close()
            id_, role, source, post = (
                row.need("id"),
                row.need("role"),
                row.need("source"),
                row.take("post_id"),
            )
            source_person = register.canonical(row.need("person_id"))
            person, first, last = (
                person_id(source_person),
                row.take("start_date"),
                row.take("end_date"),
            )
            if not post:
                start = first or NEWER_THAN_REGISTER.get(source_person, "")
                members.append(
                    CommitteeMember(
                        person=person,
                        committee=row.need("organization_id"),
                        role=role,
                        first=start,
                        last=last,
                    )
                )
            elif labels[post] == PRIVATE_SECRETARY:
                emission.left_out.append(
                    f'{_cite(id_, source)}: "{PRIVATE_SECRETARY}" is no minister'
                )
            elif not first:
                raise row.error(
                    "a post of the Executive without a start. Say in the compiler since when its "
                    "holders are named."
                )
            else:
                appointments.append(
                    Appointment(
                        person=person,
                        label=labels[post],
                        first=first,
                        last=last,
                        sources=(_cite(id_, source),),
                    )
                )
    return members, appointments


def once_in_joint_office(appointments: Iterable[Appointment]) -> list[Appointment]:
    """Leave out the second row of each holder of a joint office.

    Raises:
        SourceError: somebody stands in the joint office and in none of its posts at that time.
    """
    kept: list[Appointment] = []
    by_person: dict[PersonId, list[Appointment]] = defaultdict(list)
    for one in appointments:
        by_person[one.person].append(one)
    for own in by_person.values():
        for one in own:
            posts = JOINT.get(one.label)
            if posts is None:
                kept.append(one)
            elif not any(other.label in posts and _overlap(one, other) for other in own):
                raise SourceError(
                    f"{one.sources[0]}: {one.person} is in {one.label} and in none of its posts. "
                    "Say in the compiler which."
                )
    return kept


def _overlap(one: Appointment, other: Appointment) -> bool:
    return one.first <= (other.last or "9999") and other.first <= (one.last or "9999")


def _cite(id_: str, source: str) -> str:
    """The page of a person's roles, and the row in it: `ni-assembly-role:125#1904`."""
    return f"ni-assembly-role:{source.rpartition('personId=')[2]}#{id_.rpartition('/')[2]}"


def _emit_heads(emission: Emission) -> None:
    """Emit that who holds a post that names a department of today heads it."""
    departments = {
        ids.make(NI_ASSEMBLY.team, post): department for post, department in HEADED_BY.items()
    }
    for held in list(emission.emitted(Membership).values()):
        if held.post in departments:
            emission.membership(
                organization_id(departments[held.post]),
                Role.MINISTER,
                actor=held.actor,
                valid_from=held.valid_from,
                valid_to=held.valid_to,
                sources=held.sources,
            )


def _emit_newcomers(
    emission: Emission,
    register: Register,
    memberships: Iterable[Mapping[str, Any]],
    people: set[str],
) -> None:
    """Emit people newer than the register: an id and a member's number, no name.
    Never joined to anybody else.
    """
    for row in memberships:
        source_id = register.canonical(row["person_id"])
        if source_id in people or person_id(source_id) in emission.emitted(Person):
            continue
        if source_id not in NEWER_THAN_REGISTER:
            raise SourceError(
                f"{row['id']}: {source_id} never had a seat. Add them to NEWER_THAN_REGISTER, or "
                "correct the source."
            )
        number = row["id"].rpartition("/Member/")[2]
        identifiers = (
            Identifier(scheme="publicwhip", value=source_id),
            *(Identifier(scheme="data.niassembly.gov.uk", value=n) for n in [number] if n),
        )
        emission.add(
            Person(
                id=person_id(source_id),
                name=None,
                identifiers=identifiers,
                sources=(cite(row["organization_id"]),),
            )
        )


def _emit_group(emission: Emission, group: Group) -> Organization:
    number = group.page.rpartition("cid=")[2]
    entry = EnteredGroup(
        id=ids.make("ni-apg", number), name=group.title, citation=f"ni-apg:{number}"
    )
    emit_group(emission, NI_ASSEMBLY, group, entry)
    return emission.emitted(Organization)[organization_id(entry.id)]
