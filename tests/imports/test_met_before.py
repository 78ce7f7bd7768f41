"""A meeting that the Centre has is asked when another file tells it, and no other is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.recording.importing import Import, importing
from graph.recording.resolving import NEW, UnclearWhat
from graph.recording.sheets import FileChoices
from graph.recording.tally import Outcome
from tests.graph.recording.viewers import FOUNDATIONS, centre_of, view_of
from tests.graph.store.world import TABLES, world
from tests.imports.test_files import given
from tests.imports.written import ZOOM, calendar, delimited

WORLD = world(
    people=TABLES["people.csv"]
    + "ann,Ann Lee,,,\nmabel,Mabel Quickstep,,,\neira,Eira Lampwick,,,\n",
    memberships=TABLES["memberships.csv"] + "m5,ann,,foundations,,employee,,2024,\n",
    interactions="id,date,kind,title,actors,audience,note\n"
    "met,2026-03-13,event,,ann; mabel; eira,foundations,\n",
)
LOG = delimited([
    ("Date", "Type", "Who"),
    ("13/03/2026", "call", "Mabel Quickstep; Eira Lampwick"),
])  # fmt: skip


def read(
    path: Path,
    choices: Mapping[str, str] | None = None,
    chosen: FileChoices = FileChoices(),  # noqa: B008  # a value
) -> Import:
    view, centre = view_of(WORLD, FOUNDATIONS), centre_of(FOUNDATIONS)
    return importing(view, [path], choices or {}, centre, chosen=chosen)


ENTRY = "SUMMARY:Wicks\r\nDTSTART:20260313T100000Z" + "".join(
    f"\r\nATTENDEE;CN={name}:mailto:{number}@example.org"
    for number, name in enumerate(("Ann Lee", "Mabel Quickstep", "Eira Lampwick"))
)


@pytest.mark.parametrize(
    ("name", "content"),
    [("log.csv", LOG), ("zoom.csv", delimited(ZOOM)), ("my.ics", calendar(ENTRY))],
)
def test_the_same_day_and_people_are_asked_whatever_the_file_is(
    tmp_path: Path, name: str, content: str
) -> None:
    path = given(tmp_path, name, content)
    ticked = FileChoices(ticked=frozenset({(name, 2)}))
    asked = read(path, chosen=ticked)
    (unclear,) = asked.unclear
    assert (unclear.what, [one.id for one in unclear.candidates]) == (UnclearWhat.MEETING, ["met"])
    assert asked.entries == ()
    # the row is the meeting that is here, which says no more by it than of what kind it was
    known = read(path, {unclear.written: "met"}, ticked)
    assert not [one for one in known.entries if one.before is None]
    another = read(path, {unclear.written: NEW}, ticked)
    assert [one.table for one in another.entries] == ["interactions"]


@pytest.mark.parametrize(
    "row",
    [
        ("13/03/2026", "call", "Mabel Quickstep"),
        ("13/03/2026", "call", "Mabel Quickstep; Eira Lampwick; Owain Lantern"),
        ("14/03/2026", "call", "Mabel Quickstep; Eira Lampwick"),
    ],
    ids=["one of them", "one more", "another day"],
)
def test_others_are_another_meeting(tmp_path: Path, row: tuple[str, ...]) -> None:
    found = read(given(tmp_path, "log.csv", delimited([("Date", "Type", "Who"), row])))
    assert (found.unclear, dict(found.met_before)) == ((), {})
    assert found.tally.of(Outcome.NEW) == 1
