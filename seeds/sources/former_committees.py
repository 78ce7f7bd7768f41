"""Committees of former sessions before which Centres and networks were heard.

A committee of today that bears the same name is another body. When a session was follows from the
seats of its members: it is the time for which most of those sat who sat on a day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from graph import ids
from graph.dates import PartialDate
from graph.model import (
    Interaction,
    Organization,
    OrganizationId,
    OrganizationKind,
    RecordId,
    Records,
)
from seeds.sources.cited_rows import COMPILATION
from seeds.sources.emission import Emission, organization_id
from seeds.sources.record import SourceRecord, csv_records
from seeds.sources.words import listed

_COMMITTEE = re.compile(r"\bCommittee\b")


@dataclass(frozen=True, slots=True)
class Hearing:
    """The committee of a row, which has no id."""

    name: str
    legislature: OrganizationId


def hearings(file: Path, legislatures: Records) -> Mapping[RecordId, Hearing]:
    """Return the committee of each interaction before one that has no id; a commission, and a
    board of another body than a legislature, is none.
    """
    found: dict[RecordId, Hearing] = {}
    for row in csv_records(file):
        with row:
            row.ignore("id_of_same_name", "sessions")
            rows, used = listed(row.need("rows")), row.need("used_as_actor")
            name, legislature = row.need("committee"), organization_id(row.need("legislature"))
            if used not in {"yes", "no"}:
                raise row.error(f'used_as_actor is "{used}", neither yes nor no.')
            if (
                used == "no"
                and _COMMITTEE.search(name)
                and legislature in legislatures.organizations
            ):
                found |= {RecordId(each): Hearing(name, legislature) for each in rows}
    return found


def with_committee(
    emission: Emission,
    row: SourceRecord,
    interaction: Interaction,
    hearing: Hearing,
    legislatures: Records,
) -> Interaction:
    """Emit the committee of its session, and return the interaction with it in place of its name.

    Raises:
        SourceError: the row does not name the committee, or its day is in no session that ended.
    """
    if hearing.name not in interaction.as_written:
        raise row.error(f'It does not name the "{hearing.name}", as committees.csv has it.')
    legislature = legislatures.organizations[hearing.legislature]
    session = _session(legislatures, legislature.id, interaction.date)
    if session is None:
        raise row.error(
            f"{interaction.date} lies in no session of {legislature.id} that has ended, so the "
            f"{hearing.name} should have an id. Put it into committees.csv."
        )
    first, last = session
    id_ = organization_id(
        ids.make(legislature.id, "committee", hearing.name, str(first.first.year))
    )
    emission.add(
        Organization(
            id=id_,
            kind=OrganizationKind.COMMITTEE,
            name=hearing.name,
            nation=legislature.nation,
            place=legislature.place,
            parent=legislature.id,
            valid_from=first,
            valid_to=last,
            sources=(f"{COMPILATION}:{id_}",),
        )
    )
    return replace(
        interaction,
        actors=(*interaction.actors, id_),
        as_written=tuple(text for text in interaction.as_written if text != hearing.name),
    )


def _session(
    legislatures: Records, legislature: OrganizationId, day: PartialDate
) -> tuple[PartialDate, PartialDate] | None:
    """The first and last day of most seats on a day; None: nobody sat, or most still sit."""
    spans = Counter(
        (seat.valid_from, seat.valid_to)
        for seat in legislatures.memberships.values()
        if seat.organization == legislature
        and seat.valid_from is not None
        and seat.valid_from.first <= day.last
        and (seat.valid_to is None or day.first <= seat.valid_to.last)
    )
    if not spans:
        return None
    (first, last), _ = spans.most_common(1)[0]
    return (first, last) if first is not None and last is not None else None
