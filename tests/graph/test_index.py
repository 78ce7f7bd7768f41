"""Look-ups over one state of the records, and over the next."""

from __future__ import annotations

from dataclasses import replace

from graph.dates import PartialDate
from graph.model import Interaction, InteractionKind, RecordId, Records
from graph.records.difference import changed
from graph.records.index import Index
from tests.graph.world import World, actor, organization


def a_world() -> Records:
    world = World()
    world.centre("harbour", name="Harbour Centre")
    world.member("ann", "harbour")
    return world.records


def _centres(index: Index) -> int:
    return sum(body.name.endswith(" Centre") for body in index.records.bodies)


MEETING = Interaction(
    id=RecordId("m"),
    date=PartialDate("2026-11-01"),
    kind=InteractionKind.MEETING,
    actors=(actor("ann"), actor("harbour")),
)


def test_what_hangs_on_no_interaction_is_worked_out_once_for_all_that_differ_in_them_alone() -> (
    None
):
    records = a_world()
    before = Index(records)
    posts, met = before.posts_of, before.interactions_of
    found = [before.worked_out("bodies", lambda: _centres(before))]

    met_since = before.after(changed(records, [(None, MEETING)]))
    found.append(met_since.worked_out("bodies", lambda: -1))

    assert found == [1, 1]
    assert met_since.posts_of is posts
    assert (met, list(met_since.interactions_of)) == ({}, ["ann", "harbour"])
    assert met_since.interactions_of[actor("ann")] == [MEETING]
    assert met_since.digest != before.digest


def test_after_any_other_write_it_is_worked_out_anew() -> None:
    records = a_world()
    before = Index(records)
    found = [before.worked_out("bodies", lambda: _centres(before))]
    harbour = records.organizations[organization("harbour")]
    other = replace(harbour, id=organization("quay"), name="Quay Centre")

    after = before.after(changed(records, [(None, other)]))
    found.append(after.worked_out("bodies", lambda: _centres(after)))

    assert found == [1, 2]
    assert before.after(records).worked_out("bodies", lambda: -1) == 1
