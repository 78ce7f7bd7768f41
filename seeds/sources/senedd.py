"""The Senedd: members, committees, Welsh ministers and cross-party groups, in two languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graph import ids
from graph.dates import PartialDate
from graph.model import Language, NameWhy, OrganizationStatus, PersonId, RecordId
from seeds.sources.bodies import Bodies
from seeds.sources.committees import Committee, CommitteeMember, emit_committees, two_languages
from seeds.sources.emission import Emission, person_id
from seeds.sources.groups import FOLDER, EnteredGroup, Group, Standing, emit_group, read_groups
from seeds.sources.legislature import OURS, SENEDD, emit_legislature
from seeds.sources.names_in_use import emit_names_in_use
from seeds.sources.offices import Appointment, emit_ministers
from seeds.sources.politicians import emit_members, emit_person
from seeds.sources.record import SourceError, json_file, listed
from seeds.sources.register import Register

POSTS_FILE = Path("parlparse", "senedd-committees.json")
ENGLISH = FOLDER / "senedd-cpgs-en.jsonl"
WELSH = FOLDER / "senedd-cpgs-cy.jsonl"
MINISTERS_SOURCE = "gov-wales:cabinet-ministers-and-deputy-ministers"
SESSION_BEGAN = "2026-05-08"
"""No source names an earlier Welsh minister, or a start:
every holder is named from the session's first day.
"""
ELECTED = "2026-05-07"
FORMER_SESSION = (PartialDate("2021-05-06"), PartialDate("2026-04-08"))
NOT_MEMBERS = frozenset({"uk.org.publicwhip/person/10368"})
"""Ministers who never had a seat in the Senedd: the Counsel General."""
GROUP_TITLE = " - Cross Party Group"
POST_NAMES = (
    ("First Minister of Wales", "First Minister", Language.EN),
    ("First Minister of Wales", "Prif Weinidog", Language.CY),
)


def compile_senedd(folder: Path, bodies: Bodies) -> Emission:
    """Emit the Senedd's members, committees, ministers and groups;
    `bodies` are known by name as outside organizations.

    Raises:
        SourceError: a source has a field or a value that the compiler does not know.
    """
    emission, register = Emission(), Register(folder)
    emit_legislature(emission, SENEDD)
    people = emit_members(emission, register, SENEDD)
    posts_file = json_file(folder / POSTS_FILE)
    members, appointments = read_memberships(posts_file["memberships"], register)
    _emit_others(
        emission,
        register,
        {register.canonical(row["person_id"]) for row in posts_file["memberships"]} - people,
    )
    emit_committees(emission, SENEDD, read_committees(posts_file["organizations"]), members)
    emit_ministers(emission, SENEDD, appointments, holders_from=SESSION_BEGAN)
    for label, name, language in POST_NAMES:
        emission.name(
            RecordId(ids.make(SENEDD.team, label)),
            name,
            NameWhy.ALIAS,
            language=language,
            sources=(OURS,),
        )
    _emit_groups(emission, folder, register, bodies)
    emit_names_in_use(emission)
    return emission


def _emit_others(emission: Emission, register: Register, others: set[str]) -> None:
    for source_id in sorted(others):
        if source_id not in NOT_MEMBERS:
            raise SourceError(
                f"{POSTS_FILE.name} names {source_id}, who never had a seat. Add them to "
                "NOT_MEMBERS, or correct the source."
            )
        emit_person(emission, register, source_id)


def read_committees(organizations: Iterable[Mapping[str, Any]]) -> list[Committee]:
    """Read the committees of the posts file, named in two languages."""
    committees = []
    for row in listed(organizations, POSTS_FILE.name):
        with row:
            row.ignore("classification")
            name, name_cy = two_languages(row, "name")
            website = next((link for link in row.texts("links") if "senedd.wales" in link), "")
            committees.append(
                Committee(
                    id=row.need("id"),
                    name=name,
                    name_cy=name_cy,
                    founded=row.take("founding_date"),
                    website=website,
                )
            )
    return committees


def read_memberships(
    memberships: Iterable[Mapping[str, Any]], register: Register
) -> tuple[list[CommitteeMember], list[Appointment]]:
    """Read committee members and Welsh ministers of the posts file."""
    memberships = list(memberships)
    ended = {row["id"]: row.get("end_date", "") for row in memberships}
    members, appointments = [], []
    for row in listed(memberships, POSTS_FILE.name):
        with row:
            row.ignore("source")
            id_, body, last = row.need("id"), row.need("organization_id"), row.take("end_date")
            person = person_id(register.canonical(row.need("person_id")))
            role, role_cy = two_languages(row, "role") if row.has("role") else ("Member", "")
            if body == SENEDD.register:
                if not role_cy:
                    raise row.error("a Welsh minister without a role. Look at the source.")
                appointments.append(
                    Appointment(
                        person=person,
                        label=role,
                        label_cy=role_cy,
                        last=last,
                        sources=(MINISTERS_SOURCE,),
                    )
                )
            else:
                first = (
                    _day_after(ended.get(id_.removesuffix("/2"), "")) if id_.endswith("/2") else ""
                )
                members.append(
                    CommitteeMember(
                        person=person, committee=body, role=role, first=first, last=last
                    )
                )
    return members, appointments


def _day_after(day: str) -> str:
    """The first day of a second row on one committee (its id ends in /2):
    the member goes on in another role when the first row ended.
    """
    return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat() if day else ""


def _emit_groups(emission: Emission, folder: Path, register: Register, bodies: Bodies) -> None:
    welsh = {_number(group): group.title for group in read_groups(folder / WELSH, register)}
    first_seats, seated = _seats(register)
    for group in read_groups(folder / ENGLISH, register):
        number = _number(group)
        if number not in welsh:
            raise SourceError(
                f"{WELSH.name}: the group {number} is missing. Take both registers "
                "from the same day."
            )
        entry = EnteredGroup(
            id=ids.make("senedd-cpg", number),
            name=english_name(group.title),
            name_cy=welsh[number],
            citation=f"senedd-cpg:{number}",
            standing=standing_of(
                {one.person for one in group.people if one.person}, first_seats, seated
            ),
        )
        emit_group(emission, SENEDD, group, entry, bodies)


def _number(group: Group) -> str:
    return group.page.rpartition("ID=")[2]


def english_name(title: str) -> str:
    """Return a title with the kind of group in front.

    >>> english_name("Children and Families - Cross Party Group")
    'Cross-Party Group on Children and Families'

    Raises:
        SourceError: the title has another shape.
    """
    if not title.endswith(GROUP_TITLE):
        raise SourceError(
            f'{ENGLISH.name}: "{title}" does not end in "{GROUP_TITLE}". Teach the '
            "compiler its shape."
        )
    return f"Cross-Party Group on {title.removesuffix(GROUP_TITLE)}"


def _seats(register: Register) -> tuple[dict[PersonId, str], set[PersonId]]:
    """The first day of each member's first seat, and who has a seat now."""
    first: dict[PersonId, str] = {}
    seated = set()
    for seat in register.seats:
        if seat.post in register.posts and register.posts[seat.post].legislature == SENEDD.register:
            person = person_id(seat.person)
            first[person] = min(first.get(person, seat.first), seat.first)
            if not seat.last:
                seated.add(person)
    return first, seated


def standing_of(
    people: set[PersonId], first_seats: Mapping[PersonId, str], seated: set[PersonId]
) -> Standing:
    """Return of which session a list is.

    One that names somebody first elected in May 2026 is of the present one; else one that
    names somebody without a seat is of the former; else it does not show, and is treated as of
    the former.
    """
    if any(first_seats.get(person, "") >= ELECTED for person in people):
        return Standing()
    former = bool(people - seated)
    status = (
        OrganizationStatus.FORMER_SESSION if former else OrganizationStatus.FORMER_SESSION_UNCLEAR
    )
    return Standing(status=status, valid_from=FORMER_SESSION[0], valid_to=FORMER_SESSION[1])
