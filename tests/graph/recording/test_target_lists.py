"""Whom a Centre wants to reach, as entries of a list: recorded, imported by name, corrected, ended,
exported and undone, and what cannot stand on a list.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph import tables
from graph.dates import PartialDate
from graph.errors import InputError
from graph.hub import Hub
from graph.model import Nation, OrganizationKind, RecordId, TargetAudience, TargetListEntry
from graph.recording.commands import Add, CorrectFact, EndRecord
from graph.recording.importing import importing
from graph.recording.planning import plan
from graph.view import View
from graph.words import say
from tests.graph.recording.viewers import EIF, FOUNDATIONS, PUBLIC, centre_of, view_of
from tests.graph.store.world import world

VIEW = view_of(world(), FOUNDATIONS)
WITH_A_FORMER_POST = world(
    posts=(
        "id,label,organization,kind,place,home,days_per_week,to\nchair,Chair,health,chair,,,,\n"
        "fellow,Fellow,senedd,embedded,W07000041,foundations; eif,2.5,\n"
        "gone,Gone,health,,,,,2025-06-30\n"
    )
)
PAGE = "https://senedd.wales/committees"


def entry(**named: Any) -> Add:
    public = named.pop("public", False)
    return Add(
        record=TargetListEntry(
            id=RecordId(""),
            **{"nation": Nation.WALES, "audience_kind": TargetAudience.PRACTICE, **named},
        ),
        public=public,
    )


async def test_an_entry_is_the_centres_own_until_it_is_undone(hub: Hub) -> None:
    made = await hub.desk.record(FOUNDATIONS, entry(post="chair", weight=2.0))
    await hub.desk.record(
        FOUNDATIONS, CorrectFact(record=made.record_id, field="weight", value="0.5")
    )
    ended = await hub.desk.record(FOUNDATIONS, EndRecord(record=made.record_id, on="2026-10"))

    own = (await hub.view(FOUNDATIONS)).records.target_lists[made.record_id]
    assert (own.post, own.weight, str(own.valid_to)) == ("chair", 0.5, "2026-10")
    assert [
        made.record_id in (await hub.view(viewer)).records.target_lists for viewer in (EIF, PUBLIC)
    ] == [False, False]
    history = await hub.history([made.record_id], FOUNDATIONS)
    assert [str(change.kind) for change in history[made.record_id]] == [
        "ended",
        "corrected",
        "added",
    ]
    assert ended.change is not None
    await hub.desk.undo(FOUNDATIONS, ended.change.id)
    assert (await hub.view(FOUNDATIONS)).records.target_lists[made.record_id].valid_to is None


async def test_an_entry_changes_no_tie(hub: Hub) -> None:
    """A list is read by metrics alone: nothing is computed anew for it."""
    before = (await hub.view(FOUNDATIONS)).network.strengths
    await hub.desk.record(FOUNDATIONS, entry(body="health"))
    assert (await hub.view(FOUNDATIONS)).network.strengths == before


async def test_a_list_leaves_with_its_centre_and_comes_back(hub: Hub, tmp_path: Path) -> None:
    for named in (
        {"post": "chair", "weight": 2.0},
        {"person": "sioned"},
        {"body": "health", "valid_from": PartialDate("2026-01")},
        {"place": "W07000041", "body_kind": OrganizationKind.COUNCIL},
    ):
        await hub.desk.record(FOUNDATIONS, entry(**named))
    await hub.desk.export(FOUNDATIONS, tmp_path / "export")
    lines = (tmp_path / "export" / "records" / "target_lists.csv").read_text(encoding="utf-8")
    assert lines.startswith(
        "id,nation,audience,post,body,person,place,body_kind,weight,from,to,source,visible_to,"
    )
    own = (await hub.view(FOUNDATIONS)).records.target_lists
    assert len(own) == 5  # and the one of the dataset
    assert tables.read(tmp_path / "export").target_lists == own

    (tmp_path / "target_lists.csv").write_text(lines, encoding="utf-8")
    again = await hub.desk.import_tables(FOUNDATIONS, [tmp_path / "target_lists.csv"])
    assert (again.change, again.records.unchanged) == (None, 5)


def imported(tmp_path: Path, rows: str, view: View = VIEW) -> Any:
    path = tmp_path / "target_lists.csv"
    path.write_text(rows, encoding="utf-8")
    return importing(view, [path], {}, centre_of(FOUNDATIONS))


def test_a_list_is_imported_by_the_names_that_people_write(tmp_path: Path) -> None:
    """Left blank, it is for policy and counts 1."""
    found = imported(
        tmp_path,
        "nation,post,body,person,place,body_kind,weight\n"
        "Wales,Chair,,,,,3\n"
        "wales,,health committee,,,,\n"
        "Wales,,,Williams Sioned,,,\n"
        "Wales,,,,Ynys Mon,Council,\n",
    )
    assert (found.problems, found.unclear) == ((), ())
    # the first is on the list of the dataset for everybody; that of a Centre is another one
    assert [
        (one.after.audience_kind, *one.after.named, one.after.body_kind, one.after.weight)
        for one in found.entries
    ] == [
        ("policy", "chair", None, 3.0),
        ("policy", "health", None, 1.0),
        ("policy", "sioned", None, 1.0),
        ("policy", "W07000041", "council", 1.0),
    ]
    assert [say(item.said) for item in found.new] == [
        "Chair on the policy list of Wales",
        "Health Committee on the policy list of Wales",
        "Sioned Williams on the policy list of Wales",
        "Ynys Môn: council on the policy list of Wales",
    ]


def test_of_two_posts_of_one_name_that_is_meant_which_has_not_ended(tmp_path: Path) -> None:
    """A seat of other boundaries has the same name; where both are in use, one is asked."""
    text = "nation,post\nwales,Fellow\n"
    for until, taken, asked in (("2020-05-06", ["fellow"], 0), ("", [], 2)):
        posts = (
            "id,label,organization,kind,home,to\nchair,Chair,health,chair,,\n"
            "fellow,Fellow,senedd,embedded,foundations; eif,\n"
            f"before,Fellow,senedd,embedded,eif,{until}\n"
        )
        found = imported(tmp_path, text, view_of(world(posts=posts), FOUNDATIONS))
        assert [one.after.post for one in found.entries] == taken
        assert [len(one.candidates) for one in found.unclear] == ([asked] if asked else [])


def test_an_entry_that_stands_twice_in_a_file_is_named_by_its_row(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        "nation,audience,post,weight,from,to\n"
        "wales,practice,chair,2,2024,2025\n"
        "wales,practice,chair,1,2026,\n"
        "wales,practice,Chair,3,2026-03,\n",
    )
    assert [(one.row, one.column, say(one.message).split(".")[0]) for one in found.problems] == [
        (4, "post", "Chair is on this list already, with weight 1")
    ]
    assert len(found.new) == 2


@pytest.mark.parametrize(
    ("named", "column", "sentence"),
    [
        ({}, "post", "Name a post, an organisation, a person or a place: one for each entry."),
        ({"post": "chair", "person": "sioned"}, "post", "one for each entry"),
        ({"place": "W92000004"}, "body_kind", "A place goes with the kind of bodies"),
        (
            {"body": "health", "body_kind": OrganizationKind.COMMITTEE},
            "place",
            "A place goes with the kind of bodies",
        ),
        ({"post": "gone"}, "to", "Gone has ended (30 June 2025). Name what took its place"),
        ({"person": "huw"}, "to", "has ended (April 2019)"),
        (
            {"post": "chair", "audience_kind": TargetAudience.POLICY, "public": True}
            | {"sources": (PAGE,)},
            "post",
            "Chair is on this list already, with weight 2.",
        ),
        ({"post": "chair", "weight": -1.0}, "weight", "is not a number above 0"),
    ],
)
def test_what_cannot_stand_on_a_list_is_refused_with_what_to_do(
    named: dict[str, Any], column: str, sentence: str
) -> None:
    with pytest.raises(InputError) as refused:
        plan(view_of(WITH_A_FORMER_POST, FOUNDATIONS), entry(**named), centre_of(FOUNDATIONS))
    assert (refused.value.column, sentence in str(refused.value)) == (column, True), refused.value


def test_a_post_that_ended_may_stand_on_the_list_of_its_time() -> None:
    view = view_of(WITH_A_FORMER_POST, FOUNDATIONS)
    past = entry(post="gone", valid_to=PartialDate("2025-06"))
    assert len(plan(view, past, centre_of(FOUNDATIONS)).entries) == 1


def test_a_body_of_a_list_that_nothing_is_called_like_is_asked_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "target_lists.csv"
    path.write_text("nation,audience,body\nwales,practice,Senned\n", encoding="utf-8")
    asked = importing(VIEW, [path], {}, centre_of(FOUNDATIONS))
    assert [say(one.text) for one in asked.unclear] == [
        'Nothing here is called "Senned". Correct it, or choose "new" for the name.'
    ]
    assert (asked.entries, asked.problems) == ((), ())
    made = importing(VIEW, [path], {"Senned": "new"}, centre_of(FOUNDATIONS))
    assert [item.table for item in made.new] == ["target_lists", "organizations"]
