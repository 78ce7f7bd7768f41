"""Dated contact, joint work and boards of What Works Centres (our own compilation of facts from
public pages).

Each row says how reliable it is: A, an official record or a page of its own; B, partly inferred;
C, too little to be a fact, and left out. What was announced, or told in passing, stands in a file
of its own, which is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.dates import PartialDate
from graph.model import (
    ActorId,
    Interaction,
    InteractionKind,
    PlaceId,
    RecordId,
    Records,
    Reliability,
)
from graph.written import partial
from seeds.sources.attendance import with_attendance
from seeds.sources.bodies import Bodies
from seeds.sources.cited_rows import COMPILATION, pages, reliability_of
from seeds.sources.emission import Emission, place_id
from seeds.sources.former_committees import hearings, with_committee
from seeds.sources.places import NATIONS
from seeds.sources.record import SourceRecord, csv_records
from seeds.sources.what_works_boards import emit_boards
from seeds.sources.what_works_joint_work import emit_joint_work
from seeds.sources.words import listed

FOLDER = Path(COMPILATION)
ATTENDANCE = {"eef-lga-conference-2019-04": 32}
"""What the note of a row states of an event: thirty councils, the Centre and the minister."""
NO_OFFICE = frozenset({"Professor David Cohen"})
"""People whom rows name beside their organisation and who held no public office."""
_ONLINE = re.compile(r"\bonline\b", re.IGNORECASE)
_OFFICE_HOLDER = re.compile(r"\b(minister|councillor|leader of)\b", re.IGNORECASE)


def compile_what_works_contacts(folder: Path, legislatures: Records, bodies: Bodies) -> Emission:
    """Emit the interactions, the joint work and the boards.

    Args:
        legislatures: with the seats in them, from which it follows when their sessions were.
        bodies: those of other datasets, among which who is named without an id is looked for.

    Raises:
        SourceError: a file has a field, a word or an id that the compiler does not know.
    """
    emission = Emission()
    said = _reliabilities(folder)
    heard = hearings(folder / FOLDER / "committees.csv", legislatures)
    for row in csv_records(folder / FOLDER / "interactions.csv"):
        with row:
            interaction = _interaction(emission, row, said, bodies)
            if interaction is None:
                continue
            hearing = heard.get(interaction.id)
            if hearing is not None:
                interaction = with_committee(emission, row, interaction, hearing, legislatures)
            emission.add(interaction)
    emit_joint_work(emission, folder / FOLDER / "joint_work.csv")
    emit_boards(emission, folder / FOLDER / "boards.csv")
    return emission


def _reliabilities(folder: Path) -> Mapping[str, Reliability | None]:
    found = {}
    for row in csv_records(folder / FOLDER / "rows_meta.csv"):
        with row:
            # what these say stands in the row of the interaction too
            row.ignore("nation", "lens", "centres", "networks", "members_present", "witnesses")
            row.ignore("committee", "members_complete")
            found[row.need("id")] = reliability_of(row)
    return found


def _interaction(
    emission: Emission,
    row: SourceRecord,
    said: Mapping[str, Reliability | None],
    bodies: Bodies,
) -> Interaction | None:
    id_, attendance = row.need("id"), row.take("attendance")
    if id_ not in said:
        raise row.error(f'"{id_}" has no row in rows_meta.csv. Add it there.')
    title, note = row.need("title"), row.take("note") or None
    actors = tuple(ActorId(RecordId(text)) for text in listed(row.need("actors")))
    named = [text for text in listed(row.take("as_written")) if text not in NO_OFFICE]
    known = {text: bodies.find(text) for text in named}
    interaction = Interaction(
        id=RecordId(id_),
        date=PartialDate(row.need("date")),
        to=partial(row.take("to")),
        kind=_kind(row),
        actors=(*actors, *(body for body in known.values() if body)),
        as_written=tuple(text for text, body in known.items() if not body),
        attendance=int(attendance) if attendance else ATTENDANCE.get(id_),
        title=title,
        place=_place(row),
        note=note,
        reliability=said[id_],
        sources=pages(row),
    )
    if interaction.reliability is None:
        emission.left_out.append(f"{id_}: too little for a fact")
        return None
    online = _ONLINE.search(f"{title} {note}") is not None
    holders = _names_office_holders(actors, named)
    return with_attendance(interaction, came_in_person=holders and not online)


def _names_office_holders(actors: Iterable[ActorId], as_written: Iterable[str]) -> bool:
    """Only people in public office have an id or are named."""
    return any(actor.startswith("person-") for actor in actors) or any(
        _OFFICE_HOLDER.search(text) for text in as_written
    )


def _kind(row: SourceRecord) -> InteractionKind:
    word = row.need("kind")
    if word not in set(InteractionKind):
        raise row.error(f'"{word}" is no kind of contact. An announcement is none: leave it out.')
    return InteractionKind(word)


def _place(row: SourceRecord) -> PlaceId:
    code = place_id(row.need("place"))
    if code not in {nation for nation, _, _ in NATIONS.values()}:
        raise row.error(f'"{code}" is the code of no nation. Teach the compiler other places.')
    return code
