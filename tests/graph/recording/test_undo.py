"""Undo puts every answer back, byte for byte, and refuses where something recorded since
depends on what it would undo.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.desk import Recorded
from graph.errors import InputError, NotFound
from graph.hub import Hub
from graph.model import ActorId, InteractionKind, OrganizationKind, RecordId, Role
from graph.recording.commands import Command, CorrectFact, EndRecord, RemoveRecord
from graph.view import Viewer
from graph.words import say
from tests.graph.recording.facts import (
    add_membership,
    add_organization,
    add_person,
    record_interaction,
)
from tests.graph.recording.viewers import EIF, FOUNDATIONS, PUBLIC

PAGE = "https://senedd.wales/people/sioned"
MEETING = record_interaction(
    kind=InteractionKind.MEETING, date="20 November 2026", actors=("foundations", "sioned")
)


async def answers(hub: Hub, viewer: Viewer) -> dict[str, object]:
    """All that the viewer can be told, but for histories."""
    view = await hub.view(viewer)
    return {
        "records": repr(view.records),
        "strengths": view.network.strengths,
        "actors": view.network.actors,
        "adjacency": view.network.adjacency(),
        "node": view.network.node,
        "found": repr(
            [view.names.search(text, as_of=view.as_of) for text in ("sioned", "care", "meeting")]
        ),
        "ties": {pair: repr(view.network.tie(*pair)) for pair in view.network.strengths},
    }


def change_id(recorded: Recorded) -> str:
    assert recorded.change is not None
    return recorded.change.id


@pytest.mark.parametrize(
    "command",
    [
        MEETING,
        add_person(name="Ann Lee"),
        add_organization(
            name="Care Alliance", kind=OrganizationKind.NETWORK, public=True, sources=(PAGE,)
        ),
        add_membership(actor="huw", organization="senedd", role=Role.MEMBER),
        CorrectFact(record="sioned", field="name", value="Siân Williams", source=PAGE),
        CorrectFact(record="health", field="kind", value="charity", source=PAGE),
        CorrectFact(record="m1", field="role", value="member: Ordinary Member", source=PAGE),
        EndRecord(record="m2", on="2026-01", source=PAGE),
    ],
    ids=lambda command: type(command).__name__,
)
async def test_after_an_undo_every_answer_is_as_before(hub: Hub, command: Command) -> None:
    await hub.desk.record(FOUNDATIONS, MEETING)
    viewers = (PUBLIC, FOUNDATIONS, EIF)
    before = [await answers(hub, viewer) for viewer in viewers]

    recorded = await hub.desk.record(FOUNDATIONS, command)
    assert [await answers(hub, viewer) for viewer in viewers] != before
    undone = await hub.desk.undo(FOUNDATIONS, change_id(recorded))

    assert [await answers(hub, viewer) for viewer in viewers] == before
    history = (await hub.history([recorded.record_id], FOUNDATIONS))[recorded.record_id]
    assert [(change.kind, change.undone_by) for change in history[:2]] == [
        ("undone", ""),
        (history[1].kind, change_id(undone)),
    ]
    assert (await hub.health()).ok


async def test_an_undo_can_be_undone_and_a_change_only_once(hub: Hub) -> None:
    recorded = await hub.desk.record(FOUNDATIONS, MEETING)
    with_it = await answers(hub, FOUNDATIONS)
    undone = await hub.desk.undo(FOUNDATIONS, change_id(recorded))

    with pytest.raises(
        InputError,
        match=rf'This change is undone already. To have it again, .*"{change_id(undone)}"',
    ):
        await hub.desk.undo(FOUNDATIONS, change_id(recorded))
    await hub.desk.undo(FOUNDATIONS, change_id(undone))

    assert await answers(hub, FOUNDATIONS) == with_it


async def test_an_earlier_change_is_undone_while_later_ones_stand(hub: Hub) -> None:
    first = await hub.desk.record(FOUNDATIONS, MEETING)
    only_second = record_interaction(
        kind=InteractionKind.CALL, date="21 November 2026", actors=("foundations", "huw")
    )
    second = await hub.desk.record(FOUNDATIONS, only_second)

    await hub.desk.undo(FOUNDATIONS, change_id(first))

    assert set((await hub.view(FOUNDATIONS)).records.interactions) == {"i1", second.record_id}


async def test_a_change_on_which_later_ones_depend_is_not_undone(hub: Hub) -> None:
    ann = await hub.desk.record(FOUNDATIONS, add_person(name="Ann Lee"))
    meeting = record_interaction(
        kind=InteractionKind.MEETING,
        date="2026-11-20",
        title="Coffee",
        actors=(ann.record_id, "sioned"),
    )
    met = await hub.desk.record(FOUNDATIONS, meeting)
    noted = await hub.desk.record(
        FOUNDATIONS, CorrectFact(record=met.record_id, field="note", value="On care leavers")
    )

    for change, message in (
        (
            ann,
            (
                f"It cannot be undone: 1 recorded since refers to it (Coffee, id {met.record_id}). "
                "Remove it first, or undo it."
            ),
        ),
        (
            met,
            (
                "It cannot be undone: Coffee was changed since. Undo that first; the history of "
                f'"{met.record_id}" shows it.'
            ),
        ),
    ):
        with pytest.raises(InputError) as refused:
            await hub.desk.undo(FOUNDATIONS, change_id(change))
        assert str(refused.value) == message
    for one in (noted, met, ann):  # the last first: then nothing depends
        await hub.desk.undo(FOUNDATIONS, change_id(one))
    assert ann.record_id not in (await hub.view(FOUNDATIONS)).records.people


async def test_a_removal_is_not_undone_after_what_it_needs_went(hub: Hub) -> None:
    ann = await hub.desk.record(FOUNDATIONS, add_person(name="Ann Lee"))
    met = await hub.desk.record(
        FOUNDATIONS,
        record_interaction(
            kind=InteractionKind.MEETING,
            date="2026-11-20",
            title="Coffee",
            actors=(ann.record_id, "sioned"),
        ),
    )
    removed = await hub.desk.record(FOUNDATIONS, RemoveRecord(record=met.record_id))
    await hub.desk.record(FOUNDATIONS, RemoveRecord(record=ann.record_id))

    with pytest.raises(
        InputError,
        match=f'Coffee refers to "{ann.record_id}", which was removed since. Undo that first',
    ):
        await hub.desk.undo(FOUNDATIONS, change_id(removed))


async def test_only_ones_own_centres_changes_are_undone_and_others_are_as_if_not_there(
    hub: Hub,
) -> None:
    theirs = [
        change_id(await hub.desk.record(EIF, command))
        for command in (
            MEETING,
            CorrectFact(record="sioned", field="name", value="Siân", source=PAGE),
        )
    ]
    (loaded,) = (await hub.history([RecordId("sioned")], PUBLIC))[RecordId("sioned")][1:]

    for id_ in (*theirs, loaded.id, "w-0-1", "nonsense", ""):
        with pytest.raises(NotFound) as refused:
            await hub.desk.undo(FOUNDATIONS, id_)
        assert str(refused.value).replace(f'"{id_}"', "ID") == (
            "Your Centre made no change with the id ID. The history of a record shows the "
            "ids of its changes."
        )


async def test_who_relies_on_a_public_record_that_goes_keeps_a_copy(hub: Hub) -> None:
    body = await hub.desk.record(
        FOUNDATIONS, add_organization(name="Care Alliance", public=True, sources=(PAGE,))
    )
    theirs = await hub.desk.record(
        EIF,
        record_interaction(
            kind=InteractionKind.MEETING, date="2026-11-20", actors=("eif", body.record_id)
        ),
    )

    # and says nothing of the other Centre's meeting
    await hub.desk.undo(FOUNDATIONS, change_id(body))

    assert body.record_id not in (await hub.view(PUBLIC)).records.organizations
    view = await hub.view(EIF)
    (copy,) = [
        one for one in view.records.organizations.values() if one.audience.belongs_to(EIF.centre)
    ]
    assert (copy.name, copy.recorded_by) == ("Care Alliance", "eif")
    assert view.records.interactions[theirs.record_id].actors == ("eif", copy.id)
    assert view.network.strength(ActorId(RecordId("eif")), copy.id) is not None
    assert (await hub.health()).ok


async def test_the_ids_of_public_changes_do_not_show_what_was_written_with_them(
    hub: Hub, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text(f"name,audience,source\nAnn Lee,,\nBo Rees,public,{PAGE}\n", encoding="utf-8")
    imported = await hub.desk.import_tables(FOUNDATIONS, [people])
    public = next(item.id for item in imported.records.new if say(item.said) == "Bo Rees")
    assert imported.change is not None
    undone = await hub.desk.undo(FOUNDATIONS, imported.change.id)

    changes = (await hub.history([public], EIF))[public]

    import_id, undo_id = (
        one.change.import_id for one in (imported, undone) if one.change is not None
    )
    assert [(change.id, change.kind, change.undone_by) for change in changes] == [
        (f"{undo_id}-1", "undone", ""),
        (f"{import_id}-1", "imported", f"{undo_id}-1"),
    ]
    assert (await hub.view(FOUNDATIONS)).records == (await hub.view(PUBLIC)).records
