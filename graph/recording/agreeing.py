"""Whether what a row says beside a name agrees with a record for everybody of that name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.contact_details import EMAIL
from graph.model import Identifier, Nation, Organization, OrganizationKind, Person, Post, PostKind
from graph.names.common import is_common, is_very_common
from graph.names.fold import fold
from graph.names.meaning import NameUse
from graph.names.nation import nation_of
from graph.names.shown import own_names
from graph.ontology import NodeKind
from graph.places import and_above
from graph.view import View

_BODIES = frozenset({NodeKind.ORGANIZATION})
_MINISTERS = ("minister", "cabinet secretary", "gweinidog", "ysgrifennydd cabinet")
"""With what the job of who is a minister begins, where no body is said beside it."""
_LETTERS = {
    "mp": None,
    "ms": Nation.WALES,
    "as": Nation.WALES,
    "msp": Nation.SCOTLAND,
    "asa": Nation.SCOTLAND,
    "mla": Nation.NORTHERN_IRELAND,
}
"""Behind the name, or as the job, of who sits in the legislature of a nation, or of none."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a row says of somebody beside the name."""

    name: str
    bodies: tuple[str, ...] = ()
    job: str = ""
    details: tuple[Identifier, ...] = ()
    is_contact: bool = False
    """It is a row of another program, and not of a table of ours, which states what is new."""
    in_company: bool = False
    """Named together with others, among whom are those of us who took part."""

    @property
    def is_bare(self) -> bool:
        """Whether the row says nothing but the name."""
        return not any(self.bodies) and not self.job and not self.details


def is_doubtful(beside: Beside) -> bool:
    """Return whether the name alone does not tell that a record for everybody is meant: many have
    it, or a contact's row says where somebody works, or as what. Where such a row says an address
    alone, a family name that many have is enough to doubt it.
    """
    if beside.is_contact and (any(beside.bodies) or beside.job):
        return True
    says_more = beside.is_contact and not beside.is_bare
    return (is_common if says_more else is_very_common)(beside.name)


def agrees(view: View, person: Person, beside: Beside) -> bool:
    """Return whether a row says of a person a body, an office, a constituency or an address at a
    body as known.
    """
    bodies = list(_bodies(view, person))
    said = {_meant(view, text) for text in beside.bodies}
    if any(body.id in said for body in bodies):
        return True
    words = set(fold(f"{beside.name} {beside.job}").split())
    seats = {
        nation_of(view.records, view.tenure, body, view.as_of)
        for body in bodies
        if body.kind is OrganizationKind.LEGISLATURE
    }
    if any(nation in seats for letters, nation in _LETTERS.items() if letters in words):
        return True
    names = (name for body in bodies for name in own_names(body).values())
    if _stands_in(beside.job, (*_titles(view, person), *names)):
        return True
    posts = list(_posts(view, person))
    is_minister = any(post.kind is PostKind.MINISTER for post in posts)
    if is_minister and not said and fold(beside.job).startswith(_MINISTERS):
        return True
    places = {
        fold(name)
        for post in posts
        if post.kind is PostKind.MEMBER and post.place is not None
        for name in own_names(view.records.places[post.place]).values()
    }
    if not places.isdisjoint(
        fold(text).removeprefix("member for ") for text in (beside.job, *beside.bodies)
    ):
        return True
    hosts = {_host(body.website) for body in bodies if body.website}
    domains = {one.value.rpartition("@")[2] for one in beside.details if one.scheme == EMAIL}
    return any(
        domain == host or domain.endswith(f".{host}") for domain in domains for host in hosts
    )


def _bodies(view: View, person: Person) -> Iterator[Organization]:
    """Yield the bodies in which somebody is or was, and those above them."""
    for spell in view.tenure.of_actor(person.id):
        membership = spell.membership
        for id_ in (membership.organization, membership.on_behalf_of):
            yield from and_above(view.records, id_)


def _titles(view: View, person: Person) -> Iterator[str]:
    """Yield the titles of posts that somebody holds or held; "Chair" alone is said of many."""
    for post in _posts(view, person):
        yield from (title for title in own_names(post).values() if " " in title)


def _posts(view: View, person: Person) -> Iterator[Post]:
    for spell in view.tenure.of_actor(person.id):
        post = spell.membership.post
        record: Post | None = None if post is None else view.records.posts.get(post)
        if record is not None:
            yield record


def _meant(view: View, text: str) -> str | None:
    return view.names.meaning(text, NameUse.ASKING, as_of=view.as_of, kinds=_BODIES).one


def _stands_in(job: str, titles: Iterable[str]) -> bool:
    """Return whether a job says one of these: "Chair, Tides Committee" the Tides Committee."""
    words = f" {fold(job)} "
    return bool(job) and any(f" {fold(title)} " in words for title in titles)


def _host(website: str) -> str:
    return website.partition("://")[2].partition("/")[0].casefold().removeprefix("www.")
