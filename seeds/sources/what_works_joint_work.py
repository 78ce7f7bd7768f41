"""Joint work of What Works Centres with councils and other bodies, one row a piece.

A partnership is a formal tie, other joint work an interaction. Without a day there is neither, and
what was only announced is nothing.
"""

from __future__ import annotations

import re
from pathlib import Path

from graph import ids
from graph.dates import PartialDate
from graph.model import (
    ActorId,
    FormalKind,
    Interaction,
    InteractionKind,
    Nation,
    PlaceId,
    RecordId,
)
from graph.written import partial
from seeds.sources.cited_rows import pages, read_pages, reliability_of
from seeds.sources.emission import Emission
from seeds.sources.places import NATIONS, UNITED_KINGDOM
from seeds.sources.record import SourceRecord, csv_records

JOINT_WORK, PARTNER = "joint-work", "partner"
_ANNOUNCED = re.compile(r"\b(announce\w*|backing)\b", re.IGNORECASE)
_ID = re.compile(r" \(person-\d+\)")


def emit_joint_work(emission: Emission, file: Path) -> None:
    """Emit the interactions and formal ties that the rows of a file are."""
    for row in csv_records(file):
        with row:
            _emit(emission, row)


def _emit(emission: Emission, row: SourceRecord) -> None:
    row.ignore("body_kind")  # of a body that is a record its own row says it
    centre, body, id_ = row.need("centre"), row.need("body"), row.take("council_id")
    kind, what, place = row.need("kind"), row.need("what"), _place(row)
    first, last = partial(row.take("from")), partial(row.take("to"))
    reliability, note = reliability_of(row), _ID.sub("", row.take("note")) or None
    if kind not in {JOINT_WORK, PARTNER}:
        raise row.error(f'"{kind}" is new. Teach the compiler this kind of joint work.')
    why_not = (
        "a place, not the council, or an announcement"
        if reliability is None
        else "announced, which is no work"
        if _ANNOUNCED.search(what)
        else "no date is stated"
        if first is None
        else None
    )
    if why_not is not None or first is None or reliability is None:
        row.ignore("source")
        emission.left_out.append(f"{centre} with {body} ({what}): {why_not}")
        return
    made = ids.make(JOINT_WORK, centre, id_ or body, first.text)
    one, other = (ActorId(RecordId(text)) for text in (centre, id_))
    if kind == PARTNER and id_:
        emission.formal_tie(
            other,
            one,
            FormalKind.PARTNER,
            valid_from=first,
            valid_to=last,
            reliability=reliability,
            sources=read_pages(row, made),
        )
        return
    emission.add(
        Interaction(
            id=RecordId(made),
            date=first,
            to=last or _end_of_its_year(first),
            kind=InteractionKind.JOINT_WORK,
            actors=(one, other) if id_ else (one,),
            as_written=() if id_ else (body,),
            title=what,
            place=place,
            note=note,
            reliability=reliability,
            sources=pages(row),
        )
    )


def _end_of_its_year(first: PartialDate) -> PartialDate | None:
    """Until when work counts of which only the start is stated; None: its date says so."""
    year = PartialDate(f"{first.first.year:04}")
    return None if year == first else year


def _place(row: SourceRecord) -> PlaceId:
    nation = row.need("nation")
    if nation == "uk":
        return UNITED_KINGDOM
    if nation not in set(Nation):
        raise row.error(f'"{nation}" is no nation. Teach the compiler this place.')
    return NATIONS[Nation(nation)][0]
