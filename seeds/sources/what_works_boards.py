"""Seats on boards, steering and advisory groups that join Centres, networks and policy makers.

Who has no id stays as written; names of staff, which stand in brackets behind a role, are dropped.
Observers and those to whom a group reports have no seat. What a row notes beside (that its dates
are those of the minutes read) is not kept.
"""

from __future__ import annotations

import re
from pathlib import Path

from graph import ids
from graph.model import (
    ActorId,
    Nation,
    Organization,
    OrganizationId,
    OrganizationKind,
    RecordId,
    Role,
)
from graph.written import partial
from seeds.sources.cited_rows import read_pages, reliability_of
from seeds.sources.emission import Emission, organization_id
from seeds.sources.places import NATIONS
from seeds.sources.record import SourceRecord, csv_records

ROLES = {
    "chair": Role.CHAIR,
    "co-chair": Role.CHAIR,
    "deputy chair": Role.DEPUTY,
    "vice-chair": Role.DEPUTY,
    "member": Role.MEMBER,
    "secretariat": Role.SECRETARIAT,
}
NO_SEAT = frozenset({"observer", "minister to whom the group reported", "minister who set it up"})
GOVERNMENTS = {
    "Scottish Government": organization_id("scottish-government"),
    "Welsh Government": organization_id("welsh-government"),
}
CENTRES_THEMSELVES = frozenset({"Centre for Homelessness Impact"})
"""Bodies that are no boards: the row of one names the organisation whose staff chaired it."""
_BRACKETS = re.compile(r" \((.*)\)$")
_BY_OFFICE = re.compile(r" as (minister|cabinet secretary)$")


def emit_boards(emission: Emission, file: Path) -> None:
    """Emit the boards of a file and the seats on them."""
    for row in csv_records(file):
        with row:
            _emit(emission, row)


def _emit(emission: Emission, row: SourceRecord) -> None:
    row.ignore("note")
    who, actor, board = row.need("person_or_body"), row.take("actor_id"), row.need("body")
    words = _BRACKETS.sub("", row.need("role"))
    word = _BY_OFFICE.sub("", words)
    first, last = partial(row.take("from")), partial(row.take("to"))
    reliability, parent = reliability_of(row), _parent(row, board)
    nation, named = Nation(row.need("nation")), _BRACKETS.sub("", board)
    id_ = organization_id(ids.make("board", named))
    sources = read_pages(row, id_)
    why_not = (
        "too little for a fact"
        if reliability is None
        else "a Centre, no board"
        if board in CENTRES_THEMSELVES
        else "no seat"
        if word in NO_SEAT
        else None
    )
    if why_not is not None:
        emission.left_out.append(f"{who}, {word} of {board}: {why_not}")
        return
    if word not in ROLES:
        raise row.error(f'the role "{word}" is new. Add it to ROLES or NO_SEAT of the boards.')
    if id_ not in emission.emitted(Organization):
        emission.add(
            Organization(
                id=id_,
                kind=OrganizationKind.BOARD,
                name=named,
                nation=nation,
                place=NATIONS[nation][0],
                parent=parent,
                sources=sources,
            )
        )
    emission.membership(
        id_,
        ROLES[word],
        actor=ActorId(RecordId(actor)) if actor else None,
        as_written=None if actor else who,
        role_as_written=None if words == ROLES[word].value else words,
        on_behalf_of=parent if word != words else None,
        valid_from=first,
        valid_to=last,
        reliability=reliability,
        sources=sources,
    )


def _parent(row: SourceRecord, board: str) -> OrganizationId | None:
    """The body whose board it is: the Centre of the row, or the government in brackets."""
    of = row.take("body_id")
    if of:
        return organization_id(of)
    inside = _BRACKETS.search(board)
    if inside is None:
        return None
    if inside[1] not in GOVERNMENTS:
        raise row.error(f'"{inside[1]}" is new. Add it to GOVERNMENTS of the boards.')
    return GOVERNMENTS[inside[1]]
