"""England's combined and strategic authorities with their areas, the councils that are their
members, and their mayors as of June 2026.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from pathlib import Path

from graph import ids
from graph.dates import PartialDate
from graph.model import (
    ActorId,
    Identifier,
    Language,
    NameWhy,
    Nation,
    Organization,
    OrganizationKind,
    OrganizationStatus,
    Person,
    PersonId,
    Place,
    PlaceKind,
    Post,
    PostKind,
    RecordId,
    Role,
)
from graph.names.recurring import NO_END, another_mayor
from graph.written import partial
from seeds.sources.emission import Emission, person_id, place_id, post_id
from seeds.sources.legislature import OURS
from seeds.sources.places import (
    NATIONS,
    Authority,
    emit_other_names,
    read_authorities,
    read_names,
    region_of,
)
from seeds.sources.politicians import emit_person
from seeds.sources.record import SourceError
from seeds.sources.register import Register, RegisterMembership, cite
from seeds.sources.strategic_authorities import (
    AREAS,
    LONDON,
    StrategicAuthority,
    constituents,
    read_strategic_authorities,
)

ENGLAND = NATIONS[Nation.ENGLAND][0]
LISTED = "strategic-authority-indicators"
"""The list of June 2026, which names mayors and councils."""
MAYOR_OF_LONDON = "Mayor of London"
TERM = 4
"""Years from one election of a mayor to the next."""
IN_REGISTER: Mapping[str, str] = {"Andy Burnham": "uk.org.publicwhip/person/10766"}
"""Mayors who sat in the Commons before and of whom the source gives no id: general knowledge."""
NORTH_EAST = "North East"
NORTH_OF_TYNE = "NTCA"
"""An authority that ended when the one for the whole of the North East began; the list of local
authorities does not say so: general knowledge.
"""


def compile_england(folder: Path) -> Emission:
    """Emit the authorities that are established.

    Raises:
        SourceError: a source has a field or a value that the compiler does not know.
    """
    emission, register = Emission(), Register(folder)
    councils = {each.code: each for each in read_authorities(folder)}
    names = read_names(folder)
    for authority in read_strategic_authorities(folder):
        if not authority.established:
            emission.left_out.append(f"{authority.name}: it is planned, and not yet established")
            continue
        local = councils.get(authority.code)
        members = constituents(authority, councils)
        regions = {each.region for each in councils.values()}
        _emit_area(
            emission, authority, local, [councils[code] for code in authority.areas], regions
        )
        _emit_authority(emission, authority, local, names)
        for council in members:
            emission.membership(
                authority.id,
                Role.MEMBER,
                actor=ActorId(RecordId(council.council)),
                valid_from=partial(authority.established),
                sources=(f"{LISTED}:{authority.short}",),
            )
        if authority.short == LONDON:
            _emit_mayor_of_london(emission, authority, register)
        elif authority.mayor:
            _emit_mayor(emission, authority, register)
        if authority.short == NORTH_EAST:
            _emit_north_of_tyne(emission, authority, councils[NORTH_OF_TYNE])
    return emission


def _emit_area(
    emission: Emission,
    authority: StrategicAuthority,
    local: Authority | None,
    councils: Sequence[Authority],
    regions: Container[str],
) -> None:
    """The area lies in the region in which all its councils do, else in England alone. It has a
    name of its own where a region is called as it is.
    """
    around = {region_of(each) for each in (councils or filter(None, [local]))}
    region = around.pop() if len(around) == 1 else None
    welsh, alike = authority.area_cy, authority.area in regions
    former = (local.gss, *local.former_gss) if local and local.gss != authority.gss else ()
    emission.add(
        Place(
            id=authority.place,
            kind=PlaceKind.REGION,
            name=f"{authority.area} (area of the authority)" if alike else authority.area,
            name_cy=f"{welsh} (ardal yr awdurdod)" if alike else welsh,
            parent=region or ENGLAND,
            valid_from=partial(authority.established),
            former_code="; ".join(former) or None,
            sources=(authority.source,),
        )
    )


def _emit_authority(
    emission: Emission,
    authority: StrategicAuthority,
    local: Authority | None,
    names: Mapping[str, Sequence[str]],
) -> None:
    emission.add(
        Organization(
            id=authority.id,
            kind=OrganizationKind.AUTHORITY,
            name=authority.name,
            nation=Nation.ENGLAND,
            place=authority.place,
            valid_from=partial(authority.established),
            status=OrganizationStatus.ACTIVE,
            identifiers=(
                *(
                    Identifier(scheme="local-authority-code", value=code)
                    for code in filter(None, [authority.code])
                ),
                *(Identifier(scheme="gss", value=gss) for gss in filter(None, [authority.gss])),
            ),
            sources=(authority.source,),
        )
    )
    for name in dict.fromkeys((authority.area, authority.code)):
        if name:
            emission.name(
                RecordId(authority.id), name, NameWhy.ALIAS, language=Language.EN, sources=(OURS,)
            )
    if local is not None:
        own = [each for each in (*names[local.code], local.name) if each != authority.area]
        emit_other_names(emission, local, own, authority.name)


def _emit_mayor(emission: Emission, authority: StrategicAuthority, register: Register) -> None:
    """A mayor counts from the last election: the source states no start."""
    year, _, month = authority.next_election.partition("-")
    if not month:
        raise SourceError(f"{authority.name} has a mayor and no next election. Correct the source.")
    membership = _emit_holder(
        emission,
        authority,
        _person(emission, authority, register),
        Role.CHAIR,
        PartialDate(f"{int(year) - TERM}-{month}"),
        (f"{LISTED}:{authority.short}",),
    )
    if authority.named_otherwise:
        emission.conflict(
            "memberships",
            membership,
            "to",
            (
                (NO_END, (f"{LISTED}:{authority.short}",)),
                (another_mayor("2026-09-15"), (OURS,)),
            ),
        )


def _emit_mayor_of_london(
    emission: Emission, authority: StrategicAuthority, register: Register
) -> None:
    """The register has the office, among the seats of the London Assembly."""
    seat = _seat_of_london(register)
    emit_person(emission, register, seat.person)
    _emit_holder(
        emission,
        authority,
        person_id(seat.person),
        Role.MEMBER,
        partial(seat.first),
        (cite(seat.person),),
    )


def _seat_of_london(register: Register) -> RegisterMembership:
    posts = {each.id for each in register.posts.values() if each.label == MAYOR_OF_LONDON}
    held = [each for each in register.seats if each.post in posts and not each.last]
    if len(held) != 1:
        raise SourceError(
            f"memberships: {len(held)} people are {MAYOR_OF_LONDON} now. Correct the source."
        )
    return held[0]


def _emit_holder(
    emission: Emission,
    authority: StrategicAuthority,
    person: PersonId,
    role: Role,
    first: PartialDate | None,
    sources: tuple[str, ...],
) -> RecordId:
    post = post_id(ids.make("mayor", authority.short))
    called, welsh = AREAS[authority.short]
    emission.add(
        Post(
            id=post,
            label=f"Mayor of {called}",
            label_cy=f"Maer {welsh}",
            organization=authority.id,
            kind=PostKind.MAYOR,
            place=authority.place,
            holders_from=first,
            sources=sources,
        )
    )
    return emission.membership(
        authority.id,
        role,
        actor=ActorId(RecordId(person)),
        post=post,
        role_as_written="Mayor",
        valid_from=first,
        sources=sources,
    )


def _person(emission: Emission, authority: StrategicAuthority, register: Register) -> PersonId:
    """Whoever sat in a parliament is in the register; of others the name is all there is."""
    in_register = authority.person or IN_REGISTER.get(authority.mayor)
    if in_register is not None:
        source_id = register.canonical(in_register)
        emit_person(emission, register, source_id)
        person = person_id(source_id)
        if emission.emitted(Person)[person].name != authority.mayor:
            emission.name(
                RecordId(person),
                authority.mayor,
                NameWhy.ALIAS,
                sources=(f"{LISTED}:{authority.short}",),
            )
        return person
    made = PersonId(ActorId(RecordId(ids.make("mayor", authority.mayor))))
    emission.add(Person(id=made, name=authority.mayor, sources=(f"{LISTED}:{authority.short}",)))
    return made


def _emit_north_of_tyne(
    emission: Emission, successor: StrategicAuthority, former: Authority
) -> None:
    place = place_id(former.gss)
    emission.add(
        Place(
            id=place,
            kind=PlaceKind.REGION,
            name=former.area,
            name_cy="Gogledd Tyne",
            parent=region_of(former) or ENGLAND,
            valid_from=partial(former.first),
            valid_to=partial(successor.established),
            replaced_by=successor.place,
            sources=(former.source, OURS),
        )
    )
    emission.add(
        Organization(
            id=former.council,
            kind=OrganizationKind.AUTHORITY,
            name=former.name,
            nation=Nation.ENGLAND,
            place=place,
            valid_from=partial(former.first),
            valid_to=partial(successor.established),
            successor=successor.id,
            status=OrganizationStatus.SUCCEEDED,
            identifiers=(
                Identifier(scheme="local-authority-code", value=former.code),
                Identifier(scheme="gss", value=former.gss),
            ),
            sources=(former.source, OURS),
        )
    )
