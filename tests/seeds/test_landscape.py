"""The compilation of the landscape: what stays in the words of its source, what is joined, what is
refused.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.model import (
    Concept,
    ConceptMapping,
    FormalKind,
    MappingPredicate,
    OrganizationKind,
    Records,
    Work,
)
from seeds.sources.bodies import Bodies
from seeds.sources.emission import Emission
from seeds.sources.landscape import compile_landscape, refuse_unused
from seeds.sources.record import SourceError
from tests.graph.world import World

FIELDS: Mapping[str, str] = {
    "taxonomy": (
        "lens,id,label,label_cy,label_cy_state,definition,broader,kind,wales_wfg_goal,"
        "scotland_npf_outcome,ni_pfg_outcome,ni_wellbeing_domain,sdg,crosswalk_confidence,source"
    ),
    "ratings": "scale,name,owner,rates,order,level,meaning,note,source",
    "ratings_crosswalk": "scale_a,level_a,scale_b,level_b,relation,confidence,reason,source",
    "works": (
        "id,kind,title,title_cy,centres,partners,funder,outcomes,life_stages,audiences,places,"
        "place_codes_tested,place_codes_remit,place_codes_other,from,to,status,attendance,website,"
        "note,source"
    ),
    "centre_aims": "centre,aim,outcomes,life_stages,audiences,remit_places,active_places,source",
    "findings": (
        "id,intervention,outcome,direction,strength,scale,level,centre,places_tested,place_codes,"
        "note,source"
    ),
    "priorities": "id,place,place_code,title,kind,outcomes,life_stages,from,to,note,source",
}
SWIMMING = {
    "lens": "outcome",
    "id": "swimming",
    "label": "Swimming",
    "label_cy": "Nofio",
    "label_cy_state": "draft",
    "definition": "Who can swim.",
    "wales_wfg_goal": "A healthier Wales",
    "source": "https://gwentpsb.org/en/well-being-of-future-generations/well-being-goals",
}
POOLS = {
    "id": "pools",
    "kind": "evidence-gap-map",
    "title": "Pools",
    "centres": "lido",
    "partners": "The Pier Trust; Bathing University (evaluator)",
    "funder": "The Pier Trust (£5)",
    "outcomes": "swimming",
    "life_stages": "swimming",
    "audiences": "swimming",
    "places": "Bath-on-Sea (tested)",
    "source": "https://a.example/pools",
}


def compiled(
    folder: Path, rows: Mapping[str, Mapping[str, str]], told: Records | None = None
) -> Emission:
    """Compile a folder that has one row of each table that is named."""
    place = folder / "what-works-landscape"
    place.mkdir()
    for table, fields in FIELDS.items():
        with (place / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fields.split(","), restval="")
            writer.writeheader()
            if table in rows:
                writer.writerow(rows[table])
    world = World()
    world.body("pier", OrganizationKind.CHARITY, name="The Pier Trust")
    return compile_landscape(folder, Records(), Bodies.of(world.records), told or world.records)


def test_a_term_is_ours_and_what_a_nation_calls_it_is_a_judgement(tmp_path: Path) -> None:
    emission = compiled(tmp_path, {"taxonomy": SWIMMING})

    term = emission.emitted(Concept)["swimming"]
    assert (term.label_cy, term.label_cy_draft) == ("Nofio", True)
    (row,) = emission.emitted(ConceptMapping).values()
    assert (row.subject, row.predicate, row.judged_by) == (
        "swimming",
        MappingPredicate.OVERLAPS,
        "Dolen",
    )
    assert row.object is not None
    goal = emission.emitted(Concept)[row.object]
    assert (goal.label, goal.label_cy) == ("A healthier Wales", "Cymru iachach")


def test_who_does_or_pays_for_a_work_is_a_record_where_one_is_known(tmp_path: Path) -> None:
    (work,) = compiled(tmp_path, {"works": POOLS}).emitted(Work).values()

    assert (work.parties, work.partners_as_written) == (
        ("lido", "pier"),
        ("Bathing University (evaluator)",),
    )
    assert (work.funders, work.note) == (("pier",), "Funding: The Pier Trust (£5).")
    assert work.places_as_written == ("Bath-on-Sea",)


def test_a_work_that_is_told_of_as_a_tie_already_names_that_tie(tmp_path: Path) -> None:
    world = World()
    world.body("eif", OrganizationKind.CENTRE, name="A Centre")
    world.body("yef", OrganizationKind.CENTRE, name="A Fund")
    world.formal("eif", "yef", FormalKind.FOUNDER)
    (tie,) = world.records.formal_ties.values()

    emission = compiled(tmp_path, {"works": {**POOLS, "id": "yef-inception"}}, world.records)

    assert emission.emitted(Work)["yef-inception"].recorded_as == (tie.id,)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ({"taxonomy": {**SWIMMING, "wales_wfg_goal": "A wet Wales"}}, '"A wet Wales" of wales'),
        ({"taxonomy": {**SWIMMING, "source": "https://a.example"}}, "is of no framework"),
        ({"taxonomy": {**SWIMMING, "label_cy_state": "checked"}}, "Teach the compiler what it is"),
        ({"works": {**POOLS, "id": "yef-inception"}}, "told of nowhere any more"),
    ],
)
def test_what_the_compiler_does_not_know_is_refused(
    tmp_path: Path, rows: dict[str, Mapping[str, str]], sentence: str
) -> None:
    with pytest.raises(SourceError, match=sentence):
        compiled(tmp_path, rows)


def test_what_the_tables_by_hand_say_of_a_row_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"Take it out of landscape_works\.py"):
        refuse_unused(compiled(tmp_path, {"works": POOLS}))
