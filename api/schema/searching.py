"""Which records answer a question for a list, and in which order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from api.context import Context
from api.cursors import likeness, search_for
from api.schema.connections import page
from api.schema.references import recorded, shown
from api.schema.search import SearchConnection, SearchEdge
from graph.errors import NotFound
from graph.landscape.centres import centres
from graph.landscape.recorded import recorded as recorded_on
from graph.landscape.working_on import working_on
from graph.landscape.works_in import works_in
from graph.model import (
    ActorId,
    Nation,
    Organization,
    OrganizationKind,
    PlaceId,
    RecordId,
    Records,
)
from graph.names.found import Found
from graph.names.nation import nation_of
from graph.tenure import is_open
from graph.view import View
from graph.words import T


def actor(view: View, id: str, argument: str) -> ActorId:
    """Return the id of a person or an organization, given by it or by a code of a source.

    Raises:
        NotFound: nothing has this id, or what has it is neither.
    """
    known = view.names.of_id(id)
    if known not in view.records.people and known not in view.records.organizations:
        raise NotFound(
            T(
                "`{argument}` must be the id of a person or an organisation; {id} is not. `search` "
                "finds ids by name.",
                argument=argument,
                id=repr(id[:60]),
            )
        )
    return ActorId(RecordId(known or id))


def search(
    context: Context,
    text: str,
    answers: Sequence[Found],
    as_of: dt.date,
    first: int,
    after: str | None,
) -> SearchConnection:
    """Return a page of the records that answer a search by name on a day, best first."""
    rows = page(answers, likeness, first, after, search_for(text))
    edges = [
        _edge(context, answer, as_of, cursor)
        for answer, cursor in zip(rows.rows, rows.cursors, strict=True)
    ]
    return SearchConnection(
        edges=edges,
        nodes=[edge.node for edge in edges],
        page_info=rows.info,
        total_count=rows.total,
    )


def centres_asked_for(
    view: View,
    as_of: dt.date,
    *,
    include_closed: bool,
    on: str | None,
    nation: Nation | None,
) -> list[Organization]:
    """Return the Centres and affiliates that are open on a date, or all of them;
    of those the ones that work on something, or in a nation.
    """
    found = centres(view.records, as_of, include_closed=include_closed)
    if on is not None:
        found = [each.centre for each in working_on(on, found, as_of)]
    if nation is None:
        return list(found)
    facts = recorded_on(view.index, as_of)
    return [centre for centre in found if nation in works_in(facts, centre)]


def organizations(
    view: View,
    as_of: dt.date,
    kind: OrganizationKind | None,
    nation: Nation | None,
    place: str | None,
) -> list[Organization]:
    """Return the organizations that are open on a date, of a kind, of a nation, and of
    a place or one inside it.

    Raises:
        NotFound: no place has this id.
    """
    known = None if place is None else view.index.place(view.names.of_id(place) or place)
    if place is not None and known is None:
        raise NotFound(
            T(
                "`place` must be the id of a place; {place} is not. `search` with kinds: "
                "[PLACE] finds it by name.",
                place=repr(place[:60]),
            )
        )
    return [
        organization
        for organization in view.records.bodies
        if is_open(organization, as_of)
        and (kind is None or organization.kind is kind)
        and (nation is None or nation_of(view.records, view.tenure, organization, as_of) is nation)
        and (known is None or _is_inside(view.records, organization.place, known.id))
    ]


def _edge(context: Context, one: Found, as_of: dt.date, cursor: str) -> SearchEdge:
    node = recorded(context.view, one.id)
    assert node is not None, "names are made from the same records"
    return SearchEdge(
        cursor=cursor,
        node=node,
        matched_name=one.matched_name,
        told=context.view.names.told(one, as_of),
        in_office=one.present,
        through=None if one.through is None else shown(context.view.records.posts[one.through]),
    )


def _is_inside(records: Records, place: PlaceId | None, around: str) -> bool:
    seen: set[PlaceId] = set()
    while place is not None and place not in seen:
        if place == around:
            return True
        seen.add(place)
        held = records.places.get(place)
        place = None if held is None else held.parent
    return False
