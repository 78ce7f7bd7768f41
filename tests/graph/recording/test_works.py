"""What Centres do, for whom, and by which terms: recorded, imported by name, undone,
and what cannot be recorded.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.dates import PartialDate
from graph.errors import DolenError
from graph.hub import Hub
from graph.model import (
    Concept,
    ConceptMapping,
    Finding,
    FindingDirection,
    JointPart,
    JointPurpose,
    Lens,
    MappingPredicate,
    RecordId,
    Work,
    WorkKind,
)
from graph.recording.commands import Add
from graph.recording.importing import importing
from graph.recording.planning import plan
from tests.graph.recording.viewers import EIF, FOUNDATIONS, centre_of, view_of
from tests.graph.store.world import world

VIEW = view_of(
    world(
        places=(
            "code,kind,name,parent,to,replaced_by\n"
            "W92000004,nation,Wales,,,\n"
            "W07000041,constituency,Ynys Môn,W92000004,,\n"
            "gone,council-area,Old Town,W92000004,1996-03,new\n"
            "new,council-area,New Town,W92000004,,\n"
        )
    ),
    FOUNDATIONS,
)
TOGETHER: dict[str, Any] = {
    "kind": WorkKind.PROJECT,
    "title": "Swimming together",
    "lead": "foundations",
    "partners": ("senedd",),
    "valid_from": PartialDate("2026-09"),
    "purpose": JointPurpose.IMPROVE_REACH,
    "aim": "More children swim.",
    "resource": "two days a week",
    "review_on": PartialDate("2027-06"),
    "none_yet": (JointPart.OWNER,),
}


def adding(**said: Any) -> Add:
    public = said.pop("public", False)
    work = Work(id=RecordId(""), **{**TOGETHER, **said})  # type: ignore[arg-type]  # no id yet
    return Add(record=work, public=public)


async def test_joint_work_brings_its_parties_closer_until_it_is_undone(hub: Hub) -> None:
    before = (await hub.view(FOUNDATIONS)).network.tie("foundations", "senedd")  # type: ignore[arg-type]

    made = await hub.desk.record(FOUNDATIONS, adding())

    view = await hub.view(FOUNDATIONS)
    own = view.records.works[made.record_id]  # type: ignore[index]
    assert (own.none_yet, own.resource) == ((JointPart.OWNER,), "two days a week")
    tie = view.network.tie("foundations", "senedd")  # type: ignore[arg-type]
    assert tie is not None
    assert made.record_id in {contact.id for contact in tie.contacts}
    assert made.record_id not in (await hub.view(EIF)).records.works

    assert made.change is not None
    await hub.desk.undo(FOUNDATIONS, made.change.id)
    assert (await hub.view(FOUNDATIONS)).network.tie("foundations", "senedd") == before  # type: ignore[arg-type]


def test_a_work_is_imported_by_the_names_of_its_terms_in_both_languages(tmp_path: Path) -> None:
    file = tmp_path / "works.csv"
    file.write_text(
        "kind,title,lead,partners,outcomes,life_stages,from,none_yet,resource,aim\n"
        "trial,Pools,Foundations,Senedd,Cyrhaeddiad,Primary school age,2026,"
        "pwrpas; owner; review date,a day,More swim\n",
        encoding="utf-8",
    )

    found = importing(VIEW, [file], {}, centre_of(FOUNDATIONS))

    assert (found.problems, found.unclear) == ((), ())
    (work,) = [entry.after for entry in found.entries]
    assert isinstance(work, Work)
    assert (work.outcomes, work.life_stages) == (("attainment",), ("primary",))
    assert work.none_yet == (JointPart.PURPOSE, JointPart.OWNER, JointPart.REVIEW_ON)


@pytest.mark.parametrize(
    ("said", "column", "sentence"),
    [
        ({"ages_from": 18, "ages_to": 11}, "ages_to", "the wrong way round: 18 to 11"),
        ({"review_on": PartialDate("2026-01")}, "review_on", "January 2026 is past"),
        ({"none_yet": ()}, "none_yet", "needs this too: owner. Give it, or say"),
        (
            {"none_yet": (JointPart.OWNER, JointPart.AIM)},
            "none_yet",
            "You give this and say that there is none yet: aim",
        ),
        ({"partners": ("foundations",)}, "partners", "Foundations leads it"),
        ({"outcomes": ("primary",)}, "outcomes", "Primary school age is not one of the outcomes"),
        ({"places_other": ("gone",)}, "places_other", "Old Town ended (March 1996)"),
        ({"outcomes": ("nowhere",)}, "outcomes", "nowhere"),
        ({"public": True}, "source", "A public fact needs the address of the page"),
        (
            {"valid_from": PartialDate("2026"), "valid_to": PartialDate("2025")},
            "to",
            "before",
        ),
    ],
)
def test_what_cannot_be_of_a_work_is_refused_with_what_to_do(
    said: dict[str, Any], column: str, sentence: str
) -> None:
    with pytest.raises(DolenError) as refused:
        plan(VIEW, adding(**said), centre_of(FOUNDATIONS))
    assert sentence in str(refused.value)
    assert getattr(refused.value, "column", column) in (column, "")


def test_a_place_that_ended_may_stand_in_a_work_of_its_time() -> None:
    plan(
        VIEW,
        adding(
            places_other=("gone",),
            valid_from=PartialDate("1995"),
            valid_to=PartialDate("1996"),
        ),
        centre_of(FOUNDATIONS),
    )


def test_what_one_does_alone_needs_no_purpose() -> None:
    plan(
        VIEW,
        adding(partners=(), purpose=None, aim=None, resource=None, none_yet=()),
        centre_of(FOUNDATIONS),
    )


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (
            ConceptMapping(
                id=RecordId(""),
                subject="attainment",  # type: ignore[arg-type]
                object="attainment",  # type: ignore[arg-type]
                predicate=MappingPredicate.EXACT,
            ),
            "cannot be related to itself",
        ),
        (
            Concept(
                id=RecordId(""),  # type: ignore[arg-type]
                framework="goals",  # type: ignore[arg-type]
                lens=Lens.LIFE_STAGE,
                label="Old age",
            ),
            "are of another kind",
        ),
        (
            Finding(
                id=RecordId(""),
                intervention="Pools",
                outcome="primary",  # type: ignore[arg-type]
                direction=FindingDirection.BETTER,
                centre="foundations",  # type: ignore[arg-type]
            ),
            "Primary school age is not one of the outcomes",
        ),
    ],
)
def test_what_cannot_be_of_terms_and_findings_is_refused(record: Any, sentence: str) -> None:
    with pytest.raises(DolenError) as refused:
        plan(VIEW, Add(record=record), centre_of(FOUNDATIONS))
    assert sentence in str(refused.value)
