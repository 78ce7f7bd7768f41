"""Types that name one another across modules, by reference;
and the one door to them from what they show.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, cast, overload

import strawberry

from api.schema.typed import type_of
from api.target_lists import ListedEntry, listed_entry
from graph import model
from graph.disagreements import StatedValue, stated_values
from graph.model import RecordId
from graph.records import changes
from graph.sources import Citation, cite
from graph.tenure import Spell
from graph.ties import tie as ties
from graph.view import View

if TYPE_CHECKING:
    from api.schema.changes import Change
    from api.schema.declared import DeclaredTie
    from api.schema.formal import FormalTie
    from api.schema.interactions import Interaction
    from api.schema.memberships import Membership
    from api.schema.nodes import Node
    from api.schema.organizations import Organization
    from api.schema.people import Person
    from api.schema.places import Place
    from api.schema.posts import Post
    from api.schema.sources import Conflict, Source
    from api.schema.targets import TargetEntry
    from api.schema.ties import Tie

ChangeRef = Annotated["Change", strawberry.lazy("api.schema.changes")]
PersonRef = Annotated["Person", strawberry.lazy("api.schema.people")]
OrganizationRef = Annotated["Organization", strawberry.lazy("api.schema.organizations")]
PostRef = Annotated["Post", strawberry.lazy("api.schema.posts")]
PlaceRef = Annotated["Place", strawberry.lazy("api.schema.places")]
InteractionRef = Annotated["Interaction", strawberry.lazy("api.schema.interactions")]
MembershipRef = Annotated["Membership", strawberry.lazy("api.schema.memberships")]
SourceRef = Annotated["Source", strawberry.lazy("api.schema.sources")]
ConflictRef = Annotated["Conflict", strawberry.lazy("api.schema.sources")]
TieRef = Annotated["Tie", strawberry.lazy("api.schema.ties")]
OfLandscape = (
    model.Framework
    | model.Concept
    | model.ConceptMapping
    | model.Remit
    | model.Work
    | model.Finding
    | model.Priority
)


@overload
def shown(value: model.Person) -> Person: ...


@overload
def shown(value: model.Organization) -> Organization: ...


@overload
def shown(value: model.Post) -> Post: ...


@overload
def shown(value: model.Place) -> Place: ...


@overload
def shown(value: model.Interaction) -> Interaction: ...


@overload
def shown(value: Spell) -> Membership: ...


@overload
def shown(value: model.FormalTie) -> FormalTie: ...


@overload
def shown(value: model.DeclaredTie) -> DeclaredTie: ...


@overload
def shown(value: OfLandscape) -> Node: ...


@overload
def shown(value: changes.Change) -> Change: ...


@overload
def shown(value: Citation) -> Source: ...


@overload
def shown(value: StatedValue, view: View) -> Conflict: ...


@overload
def shown(value: ListedEntry, view: View) -> TargetEntry: ...


@overload
def shown(value: ties.Tie, view: View) -> Tie: ...


def shown(value: object, view: View | None = None) -> object:
    """Return what shows a record, a membership as it counts, a change or a tie, by its kind.
    `view`: where the tie was found.
    """
    if view is not None:
        return type_of(value).of(value, view)
    if not isinstance(value, model.Record):
        return type_of(value).of(value)
    known = _SHOWN.get(id(value))
    if known is not None and known[0] is value:
        return known[1]
    made = type_of(value).of(value)
    if len(_SHOWN) >= MOST_SHOWN:
        _SHOWN.clear()
    _SHOWN[id(value)] = value, made
    return made


MOST_SHOWN = 4_096
_SHOWN: dict[int, tuple[object, object]] = {}
"""What shows a record, by the identity of the record, which is held: the same few stand in most
answers, and neither ever changes.
"""


def recorded(view: View, id: RecordId) -> Node | None:
    """Return the record of one of our ids, of every kind that is asked for by itself."""
    records = view.records
    if (node := records.node(id)) is not None:
        return shown(node)
    if (membership := records.memberships.get(id)) is not None:
        return shown(view.tenure.of_membership(membership))
    if (formal := records.formal_ties.get(id)) is not None:
        return shown(formal)
    if (said := records.declared_ties.get(id)) is not None:
        return shown(said)
    if (found := of_landscape(records, id)) is not None:
        return shown(found)
    target = records.target_lists.get(id)
    return None if target is None else shown(listed_entry(view, target), view)


def of_landscape(records: model.Records, id: RecordId) -> OfLandscape | None:
    """Return the framework, term, row of a crosswalk, remit, work, finding or priority of an id."""
    tables = (
        records.frameworks,
        records.concepts,
        records.mappings,
        records.remits,
        records.works,
        records.findings,
        records.priorities,
    )
    found = (cast("Mapping[str, OfLandscape]", table).get(id) for table in tables)
    return next((each for each in found if each is not None), None)


def cited(citations: Iterable[str], view: View) -> list[Source]:
    """Return what the citations of a record or a fact say."""
    return [shown(cite(citation, view.records.sources)) for citation in citations]


def conflicts(view: View, record: model.Record) -> list[Conflict]:
    """Return where sources disagree about a record."""
    stated = stated_values(record, view.index.conflicts.get(RecordId(record.id), ()))
    return [shown(each, view) for each in stated]
