"""What a person's files are read with: the names that are known, and who the Centre is."""

from __future__ import annotations

from functools import cache

from graph.files.telling import Circumstances
from graph.model import ActorId, OrganizationId, Person
from graph.names.meaning import Meaning, NameUse
from graph.names.titles import same_name
from graph.ontology import NodeKind
from graph.view import View

_ACTORS = frozenset({NodeKind.PERSON, NodeKind.ORGANIZATION})


def surroundings(view: View, centre: OrganizationId) -> Circumstances:
    """Return what files of a Centre are read with."""

    @cache
    def meant(name: str) -> Meaning:
        return view.names.meaning(name, NameUse.RECORDING, as_of=view.as_of, kinds=_ACTORS)

    def known(name: str) -> bool:
        return meant(name).one is not None

    def public(name: str) -> bool:
        one = meant(name).one
        return one is not None and view.records.actor(ActorId(one)).audience.is_public

    def near(name: str) -> bool:
        return any(one.kind is NodeKind.PERSON for one in meant(name).candidates)

    website = view.records.organizations[centre].website or ""
    host = website.partition("://")[2].partition("/")[0].casefold()
    return Circumstances(
        known=known,
        public=public,
        near=near,
        given_names={
            person.name.partition(" ")[0].casefold()
            for person in view.records.people.values()
            if person.name
        },
        us=centre,
        is_us=lambda name: meant(name).one == centre,
        colleagues={
            same_name(person.name)
            for id_ in view.network.starts(centre)
            if isinstance(person := view.records.node(id_), Person) and person.name
        },
        own_mail=host.removeprefix("www."),
        today=view.as_of,
    )
