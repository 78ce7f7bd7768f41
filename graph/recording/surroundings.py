"""What a person's files are read with: the names that are known, and who the Centre is."""

from __future__ import annotations

from functools import cache

from graph.files.telling import Circumstances
from graph.model import OrganizationId, Person
from graph.names.meaning import NameUse
from graph.names.titles import same_name
from graph.ontology import NodeKind
from graph.view import View

_ACTORS = frozenset({NodeKind.PERSON, NodeKind.ORGANIZATION})


def surroundings(view: View, centre: OrganizationId) -> Circumstances:
    """Return what files of a Centre are read with."""

    @cache
    def known(name: str) -> bool:
        meant = view.names.meaning(name, NameUse.RECORDING, as_of=view.as_of, kinds=_ACTORS)
        return meant.one is not None

    website = view.records.organizations[centre].website or ""
    host = website.partition("://")[2].partition("/")[0].casefold()
    return Circumstances(
        known=known,
        us=centre,
        colleagues={
            same_name(person.name)
            for id_ in view.network.starts(centre)
            if isinstance(person := view.records.node(id_), Person) and person.name
        },
        own_mail=host.removeprefix("www."),
        today=view.as_of,
    )
