"""How the records of Lyonesse are made:
every id begins with `demo`, and every fact cites an invented list.
"""

from __future__ import annotations

from graph import ids
from graph.dates import PartialDate
from graph.model import (
    ActorId,
    Nation,
    Organization,
    OrganizationId,
    OrganizationKind,
    Person,
    PersonId,
    PlaceId,
    PostId,
    RecordId,
    TargetAudience,
    TargetListEntry,
    Topics,
)
from seeds.sources.emission import Emission, organization_id

IN_OFFICE = PartialDate("2022-06-01")
"""Since when the government is in office, and its target list counts."""
REGISTER, DIARY, CONTACTS = "demo-register:lists", "demo-diary", "demo-contacts"


def id_of(*words: str) -> str:
    """Return the id of what has this name."""
    return ids.make("demo", *words)


def body(name: str) -> OrganizationId:
    """Return the id of an organization by its name."""
    return organization_id(id_of(name))


def someone(name: str) -> PersonId:
    """Return the id of a person by their name."""
    return PersonId(ActorId(RecordId(id_of(name))))


def add_person(emission: Emission, name: str, source: str = REGISTER) -> PersonId:
    """Emit a person and return the id."""
    emission.add(Person(id=someone(name), name=name, sources=(source,)))
    return someone(name)


def add_body(
    emission: Emission,
    kind: OrganizationKind,
    name: str,
    place: PlaceId,
    *,
    name_cy: str | None = None,
    parent: OrganizationId | None = None,
    since: str | None = None,
    topics: Topics | None = None,
    topics_cy: tuple[str, ...] = (),
    aim: tuple[str, str] | None = None,
    source: str = REGISTER,
) -> OrganizationId:
    """Emit an organization and return the id. `aim`: in English and in Welsh."""
    emission.add(
        Organization(
            id=body(name),
            kind=kind,
            name=name,
            name_cy=name_cy,
            nation=None if kind is OrganizationKind.POLITICAL_PARTY else Nation.WALES,
            place=place,
            parent=parent,
            valid_from=PartialDate(since) if since else None,
            topics=topics or Topics(),
            topics_cy=topics_cy,
            aim=aim[0] if aim else None,
            aim_cy=aim[1] if aim else None,
            sources=(source,),
        )
    )
    return body(name)


def add_target(emission: Emission, post: PostId, audience: TargetAudience, weight: float) -> None:
    """Emit that whoever holds a post is on a target list."""
    emission.target(
        TargetListEntry(
            id=RecordId(""),
            nation=Nation.WALES,
            audience_kind=audience,
            post=post,
            weight=weight,
            valid_from=IN_OFFICE,
        )
    )
