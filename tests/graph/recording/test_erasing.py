"""Nothing of a person who was erased is left in the store, in answers, exports or the feed."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InputError, NotFound
from graph.hub import Hub
from graph.model import ActorId, InteractionKind, PersonId, RecordId, Role
from graph.privacy.roles import AccountRole
from graph.recording.commands import CorrectFact
from graph.recording.once_only import Keyed
from graph.store.bolt import BoltStore
from graph.view import Viewer
from tests.engines.server import Server
from tests.graph.recording.facts import add_membership, add_person, record_interaction
from tests.graph.recording.viewers import EIF, FOUNDATIONS, PUBLIC, centre_of

NAME = "Nell Quillfeather"
KEY = Keyed("a key of hers", NAME)


async def recorded(hub: Hub) -> str:
    """Record a person with all that hangs on her, and return her id."""
    added = await hub.desk.record(FOUNDATIONS, add_person(name=NAME), keyed=KEY)
    nell = added.record_id
    for command in (
        CorrectFact(record=nell, field="name", value="Nell Quillfeather-Jones"),
        add_membership(actor=nell, organization="health", role=Role.MEMBER),
        record_interaction(
            kind=InteractionKind.MEETING,
            date="20 November 2026",
            actors=("foundations", nell),
            note="Nell alone",
        ),
        record_interaction(
            kind=InteractionKind.CALL,
            date="21 November 2026",
            actors=("foundations", "huw", nell),
            note="With Huw, and nell  quillfeather came late. Nell brought tea.",
        ),
        record_interaction(
            kind=InteractionKind.CALL,
            date="22 November 2026",
            actors=("foundations", "sioned"),
            title="About Nell Quillfeather",
        ),
    ):
        await hub.desk.record(FOUNDATIONS, command)
    return nell


async def everything_stored(server: Server) -> str:
    nodes = await server.rows("MATCH (n) RETURN properties(n) AS all")
    relations = await server.rows("MATCH ()-[r]->() RETURN properties(r) AS all")
    return repr([*nodes, *relations]).casefold()


async def test_no_trace_of_who_was_erased_is_left(
    hub: Hub, store: BoltStore, server: Server, tmp_path: Path
) -> None:
    nell = await recorded(hub)
    # she has an account too, by the name of which she records
    centre = centre_of(FOUNDATIONS)
    as_herself = Viewer(centre=centre, role=AccountRole.MANAGER, name=NAME)
    await hub.desk.record(as_herself, add_person(name="Gwil Inkwell"))
    operator = Viewer(role=AccountRole.OPERATOR)
    own = PersonId(ActorId(RecordId(nell)))
    account, _ = await hub.accounts.invite(operator, NAME, AccountRole.MANAGER, centre, own)
    kept, _ = await hub.accounts.invite(operator, "Gwil Inkwell", AccountRole.READER, centre)
    other = await Hub.over(server.store(), None)  # another process, as far as it can tell
    assert "quillfeather" in await everything_stored(server)

    erasure = await hub.desk.erasure("nell quillfeather-jones")
    # herself, her membership, and the meeting of two; the call of three stays, and so does the
    # call whose title named her
    assert (dict(erasure.gone), erasure.corrected) == (
        {"people": 1, "memberships": 1, "interactions": 1},
        2,
    )
    assert "quillfeather" in await everything_stored(server)  # nothing was written yet
    gone = await hub.erase(erasure, by="operator")
    assert [each.id for each in gone] == [account.id]
    assert [each.id for each in await hub.accounts.accounts(operator)] == [kept.id]

    stored = await everything_stored(server)
    assert ("quillfeather" in stored, nell in stored) == (False, False)
    await other.catch_up()
    for each in (hub, other):
        view = await each.view(FOUNDATIONS)
        assert nell not in view.records.people
        assert NAME not in repr(view.records)
        assert not view.names.search(NAME, as_of=view.as_of)
        assert (await each.health()).ok
    calls = {
        call.date.text: (call.actors, call.note, call.title)
        for call in view.records.interactions.values()
        if call.kind is InteractionKind.CALL and call.recorded_by
    }
    assert calls == {
        "2026-11-21": (
            ("foundations", "huw"),
            "With Huw, and (erased) came late. Nell brought tea.",
            None,
        ),
        "2026-11-22": (("foundations", "sioned"), None, "About (erased)"),
    }
    history = await hub.changes_since(FOUNDATIONS, 0, first=1000)
    assert NAME not in repr(history)
    # the last change says that somebody was erased, by whom, and nothing else
    last = history.changes[-1]
    assert (last.by, last.entries, last.audience.text) == ("operator", (), "foundations")

    await hub.desk.export_all(tmp_path / "archive")
    written = "".join(path.read_text() for path in (tmp_path / "archive").rglob("*.*")).casefold()
    assert "quillfeather" not in written
    before = await hub.desk.written_before(FOUNDATIONS, KEY)
    assert before is None
    await server.wipe()
    await store.prepare()
    again = await Hub.over(store, None)
    await again.desk.restore(tmp_path / "archive")  # changes without entries come back too
    assert (await again.health()).ok


async def test_only_one_whom_a_centre_recorded_is_erased(hub: Hub) -> None:
    with pytest.raises(InputError, match="comes from public sources"):
        await hub.desk.erasure("Sioned Williams")
    with pytest.raises(NotFound, match="No Centre recorded a person"):
        await hub.desk.erasure("Morwen Tatterdale")
    await hub.desk.record(FOUNDATIONS, add_person(name=NAME))
    await hub.desk.record(FOUNDATIONS, add_person(name=NAME))
    with pytest.raises(InputError, match="Give the id of one"):
        await hub.desk.erasure(NAME)
    # corrected by a Centre, she is still stated by a dataset
    fact = CorrectFact(
        record="sioned", field="name", value="Siân Williams", source="https://senedd.wales/s"
    )
    await hub.desk.record(FOUNDATIONS, fact)
    with pytest.raises(InputError, match="comes from public sources"):
        await hub.desk.erasure("sioned")
    assert "sioned" in (await hub.view(PUBLIC)).records.people


async def test_of_somebody_whom_one_centre_alone_knows_others_records_stay(hub: Hub) -> None:
    nell = (await hub.desk.record(FOUNDATIONS, add_person(name=NAME))).record_id
    hers = (await hub.desk.record(EIF, add_person(name=NAME))).record_id
    call = record_interaction(
        kind=InteractionKind.CALL,
        date="22 November 2026",
        actors=("eif", "sioned"),
        note=f"{NAME} called",
    )
    made = await hub.desk.record(EIF, call)
    erasure = await hub.desk.erasure(nell)
    assert [other.id for other in erasure.others] == [hers]
    # an account of the same name and Centre that was not given for her record may be another's
    operator, centre = Viewer(role=AccountRole.OPERATOR), centre_of(FOUNDATIONS)
    alike, _ = await hub.accounts.invite(operator, NAME, AccountRole.MANAGER, centre)
    assert await hub.accounts.of_person(erasure.ids, erasure.names) == ([], [alike])
    assert await hub.erase(erasure, by="operator") == []
    assert await hub.accounts.accounts(operator) == [alike]
    theirs = (await hub.view(EIF)).records
    assert theirs.interactions[made.record_id].note == f"{NAME} called"
    assert [person.id for person in theirs.people.values() if person.name == NAME] == [hers]
    assert nell not in (await hub.view(FOUNDATIONS)).records.people
