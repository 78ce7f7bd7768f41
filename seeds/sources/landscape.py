"""What the Centres are for and do, what nations ask for, and the words for it (our own compilation
of facts from public pages).

What is ours stands in tables by hand: which terms belong to which page, which work is told of as
joint work already, what is second hand or old.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from graph.model import Finding, PlaceId, PlaceKind, Priority, Records, Work
from seeds.sources.bodies import Bodies
from seeds.sources.emission import Emission, place_id
from seeds.sources.landscape_facts import (
    DRAFT,
    IN_WORK,
    OLD,
    PROPOSED,
    SECOND_HAND,
    emit_findings,
    emit_priorities,
    emit_remits,
)
from seeds.sources.landscape_vocabulary import emit_standards, emit_vocabulary
from seeds.sources.landscape_works import NAMED_BY_HAND, emit_works
from seeds.sources.record import SourceError

FOLDER = Path("what-works-landscape")


def compile_landscape(folder: Path, places: Records, bodies: Bodies, told: Records) -> Emission:
    """Emit the vocabulary, the evidence standards, the remits, the works, the findings and the
    priorities.

    Args:
        places: those among which a place that a row names without its code is looked for.
        bodies: those among which partners and funders are.
        told: records of other datasets, with the joint work that they tell of.

    Raises:
        SourceError: a file has a field, a word or an id that the compiler does not know.
    """
    emission, compilation, place_of = Emission(), folder / FOLDER, known(places)
    emit_vocabulary(emission, compilation / "taxonomy.csv")
    emit_standards(
        emission, compilation / "ratings.csv", compilation / "ratings_crosswalk.csv", told
    )
    emit_works(emission, compilation / "works.csv", place_of, bodies, told)
    emit_remits(emission, compilation / "centre_aims.csv", place_of)
    emit_findings(emission, compilation / "findings.csv", place_of)
    emit_priorities(emission, compilation / "priorities.csv")
    return emission


def refuse_unused(emission: Emission) -> None:
    """Refuse what the tables by hand say of a row that the compilation has no more.

    Raises:
        SourceError: it names one.
    """
    for table, named, there in (
        ("landscape_works.py", NAMED_BY_HAND, emission.emitted(Work)),
        ("landscape_facts.py", SECOND_HAND | OLD | DRAFT | PROPOSED, emission.emitted(Priority)),
        ("landscape_facts.py", {*IN_WORK}, emission.emitted(Finding)),
    ):
        if gone := named - {*there}:
            raise SourceError(f"No file has {min(gone)}. Take it out of {table}.")


def known(places: Records) -> Callable[[str], PlaceId | None]:
    """Return how a place is found by its name: a nation, a region, else a council area."""
    names: Mapping[str, PlaceId] = {
        place.name: place_id(place.id)
        for kind in (PlaceKind.REGION, PlaceKind.COUNCIL_AREA, PlaceKind.NATION, PlaceKind.COUNTRY)
        for place in places.places.values()
        if place.kind is kind
    }
    return names.get
