"""Dated meetings and events of the what-works file."""

from __future__ import annotations

from pathlib import Path

from graph import ids
from graph.dates import PartialDate
from graph.model import ActorId, Interaction, InteractionKind, Nation, RecordId, Records
from graph.written import partial
from seeds.sources.attendance import with_attendance
from seeds.sources.bodies import Bodies
from seeds.sources.emission import Emission, person_id
from seeds.sources.places import NATIONS
from seeds.sources.record import SourceRecord, csv_records
from seeds.sources.register import Register
from seeds.sources.words import fold, listed

FILE = Path("what-works", "interactions.csv")
KINDS: dict[str, InteractionKind | None] = {
    "announcement": None,
    "evidence week": InteractionKind.EVENT,
    "launch": None,
    "roundtable": InteractionKind.MEETING,
    "standing group": InteractionKind.MEETING,
    "summit": InteractionKind.EVENT,
    "visit day": InteractionKind.EVENT,
}
"""None: no interaction. An announcement or a launch shows nobody in contact with anybody."""


def emit_interactions(
    emission: Emission, folder: Path, register: Register, departments: Records
) -> None:
    """Emit the meetings and events; who takes part is a record where one is
    known, else stays as written.
    """
    bodies = Bodies.of(emission.records(), departments)
    for row in csv_records(folder / FILE):
        with row:
            _emit_interaction(emission, row, bodies, register)


def named_in_interactions(folder: Path) -> set[str]:
    """Return the folded names of participants that the file has no row of."""
    named = set()
    for row in csv_records(folder / FILE):
        named |= {fold(text) for text in listed(row.take("other_organisations"))}
    return named


def _emit_interaction(
    emission: Emission, row: SourceRecord, bodies: Bodies, register: Register
) -> None:
    row.ignore("office_holders")  # the ids name them
    kind = _kind(row)
    id_, title, town, nation = (
        row.need("id"),
        row.need("title"),
        row.take("place"),
        row.take("nation"),
    )
    if town and town not in title:
        # a town has no code of a place here, and people know a meeting by it
        title = f"{title}, {town}"
    first, _, last = row.need("date").partition("/")
    actors: list[ActorId] = [
        ActorId(RecordId(text)) for text in listed(row.take("organisation_ids"))
    ]
    holders = listed(row.take("office_holder_ids"))
    actors += [ActorId(RecordId(person_id(register.canonical(text)))) for text in holders]
    others = {text: bodies.find(text) for text in listed(row.take("other_organisations"))}
    actors += [ActorId(RecordId(known)) for known in others.values() if known]
    sources = tuple(
        text.strip().removesuffix(" (seed document)") for text in row.need("source").split(" | ")
    )
    if kind is None:
        emission.left_out.append(f"{id_}: no contact")
        return
    interaction = Interaction(
        id=RecordId(id_),
        date=PartialDate(first),
        to=partial(last),
        kind=kind,
        actors=tuple(actors),
        as_written=tuple(text for text, known in others.items() if not known),
        title=title,
        place=NATIONS[Nation(ids.make(nation))][0] if nation else None,
        sources=sources,
    )
    emission.add(with_attendance(interaction, came_in_person=bool(holders)))


def _kind(row: SourceRecord) -> InteractionKind | None:
    word = row.need("kind")
    if word not in KINDS:
        raise row.error(
            f'"{word}" is new. Add it to KINDS in seeds/sources/what_works_interactions.py.'
        )
    return KINDS[word]
