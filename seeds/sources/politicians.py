"""Who ever had a seat in a legislature:
people, seats, parties and areas, emitted from the register of politicians.
"""

from __future__ import annotations

from graph import ids
from graph.model import (
    ActorId,
    Identifier,
    Language,
    NameWhy,
    Organization,
    OrganizationId,
    OrganizationKind,
    Person,
    Place,
    PlaceId,
    PlaceKind,
    Post,
    PostKind,
    RecordId,
    Role,
)
from graph.written import partial
from seeds.sources.emission import Emission, organization_id, person_id, place_id, post_id
from seeds.sources.legislature import OURS, Chamber
from seeds.sources.people_names import emit_names
from seeds.sources.record import SourceError
from seeds.sources.register import Register, RegisterMembership, RegisterSeat, cite

NO_PARTY = frozenset(
    {
        "deputy-speaker",
        "independent",
        "independent-unionist",
        "initial-presiding-officer",
        "non-attached",
        "none",
        "speaker",
    }
)
"""What the register files as a party and is none: nobody sits on behalf of these."""
PARTY_NAMES = {
    "dup": "Democratic Unionist Party",
    "liberal-democrat": "Liberal Democrats",
    "niwc": "Northern Ireland Women's Coalition",
    "pup": "Progressive Unionist Party",
    "scottish-national-party": "SNP",
    "social-democratic-and-labour-party": "SDLP",
    "sscup": "Scottish Senior Citizens Unity Party",
    "ssp": "Scottish Socialist Party",
    "traditional-unionist-voice": "TUV",
    "ukip": "UK Independence Party",
    "uup": "Ulster Unionist Party",
}
"""Other names by which people know parties: ours."""


def emit_members(
    emission: Emission, register: Register, chamber: Chamber, *, only_now: bool = False
) -> set[str]:
    """Emit everybody who ever had a seat in a chamber, or has one now and since when that is so,
    with the seats, areas and parties; return the people's source ids.
    """
    posts = {
        post.id: post for post in register.posts.values() if post.legislature == chamber.register
    }
    seats = [seat for seat in register.seats if seat.post in posts]
    if only_now:  # a member who changes party has a new row in the same seat
        held = {(seat.person, seat.post) for seat in seats if not seat.last}
        seats = [seat for seat in seats if (seat.person, seat.post) in held]
    people = {seat.person for seat in seats}
    for source_id in sorted(people):
        emit_person(emission, register, source_id)
    first_held: dict[str, str] = {}
    for seat in seats:
        first_held[seat.post] = min(first_held.get(seat.post, seat.first), seat.first)
    for post in posts.values():
        if post.id in first_held or not only_now:
            _emit_post(emission, register, chamber, post, first_held.get(post.id, ""))
    for seat in seats:
        _emit_seat(emission, register, chamber, posts[seat.post], seat)
    return people


def emit_person(emission: Emission, register: Register, source_id: str) -> None:
    """Emit a person with all names that the register knows, and the ids that it has given up."""
    person = register.person(source_id)
    emission.add(person)
    emit_names(emission, person, register.names[source_id])
    for former in register.replaced.get(source_id, ()):
        emission.add(
            Person(
                id=person_id(former),
                identifiers=(Identifier(scheme="publicwhip", value=former),),
                replaced_by=person.id,
                sources=(cite(former),),
            )
        )


def seat_id(source_id: str) -> str:
    """Return our id of a seat: the number at the end of `uk.org.publicwhip/cons/70050`."""
    return ids.make("seat", source_id.rpartition("/")[2])


def _emit_post(
    emission: Emission,
    register: Register,
    chamber: Chamber,
    post: RegisterSeat,
    first_held: str,
) -> None:
    code = register.gss.get(post.id)
    place = place_id(code) if code else chamber.place_of(post.area)
    if place not in emission.emitted(Place):
        emission.add(_area(chamber, post.area, place))
    emission.add(
        Post(
            id=post_id(seat_id(post.id)),
            label=f"{chamber.letters} for {post.area}" if chamber.letters else post.label,
            organization=chamber.id,
            kind=PostKind.MEMBER,
            place=place,
            valid_from=partial(post.first),
            valid_to=partial(post.last),
            holders_from=partial(first_held),
            sources=(f"politician-data-post:{post.id.rpartition('/')[2]}",),
        )
    )


def _area(chamber: Chamber, name: str, place: PlaceId) -> Place:
    kind = PlaceKind.ELECTORAL_REGION if name in chamber.regions else PlaceKind.CONSTITUENCY
    return Place(
        id=place,
        kind=kind,
        name=name,
        parent=chamber.around(place),
        sources=("politician-data-post",),
    )


def _emit_seat(
    emission: Emission,
    register: Register,
    chamber: Chamber,
    post: RegisterSeat,
    seat: RegisterMembership,
) -> None:
    emission.membership(
        chamber.id,
        Role.MEMBER,
        actor=ActorId(RecordId(person_id(seat.person))),
        post=post_id(seat_id(post.id)),
        on_behalf_of=_party(emission, register, seat.party),
        valid_from=partial(seat.first),
        valid_to=partial(seat.last),
        sources=tuple(filter(None, (cite(seat.person), seat.source))),
    )


def _party(emission: Emission, register: Register, source_id: str) -> OrganizationId | None:
    if not source_id or source_id in NO_PARTY:
        return None
    if source_id not in register.parties:
        raise SourceError(
            f'memberships: the party "{source_id}" stands in no row of organizations. '
            "Correct the source."
        )
    party = organization_id(ids.make("party", source_id))
    if party not in emission.emitted(Organization):
        name, wikidata = register.parties[source_id]
        emission.add(
            Organization(
                id=party,
                kind=OrganizationKind.POLITICAL_PARTY,
                name=name,
                identifiers=(Identifier(scheme="wikidata", value=wikidata),) if wikidata else (),
                sources=("politician-data-party",),
            )
        )
        if source_id in PARTY_NAMES:
            emission.name(
                RecordId(party),
                PARTY_NAMES[source_id],
                NameWhy.ALIAS,
                language=Language.EN,
                sources=(OURS,),
            )
    return party
