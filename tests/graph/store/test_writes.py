"""Writes as a list shows them: one line for each, the newest first, for
those who may know of them.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from graph.dates import PartialDate
from graph.model import Person, RecordId, Records
from graph.privacy.audience import PUBLIC, Audience
from graph.records.changes import Change, ChangeKind, Write, WritesAsked, change_id
from graph.records.difference import Entry, difference
from graph.store.bolt import BoltStore
from graph.store.reading import WINDOW
from tests.graph.store.test_loading import person
from tests.graph.store.world import world

EIF = Audience.read("eif")
BOTH = WritesAsked(by=["tables", "eif"])


def added(
    seq: int, import_id: str, number: int, *, by: str = "tables", audience: Audience = PUBLIC
) -> Change:
    """A change that added one person, whose id is its position."""
    id_ = person(f"p{seq}")
    return Change(
        id=change_id(import_id, audience, number),
        seq=seq,
        at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=seq),
        by=by,
        audience=audience,
        kind=ChangeKind.ADDED,
        import_id=import_id,
        entries=(Entry("people", id_, None, Person(id=id_)),),
    )


def ids(writes: Sequence[Write]) -> list[str]:
    return [write.id for write in writes]


async def test_a_write_is_one_line_with_all_that_it_did(store: BoltStore) -> None:
    await store.load(world(), by="tables", complete=True)
    meeting = world().interactions[RecordId("i1")]
    ended = dataclasses.replace(
        world().memberships[RecordId("m1")], valid_to=PartialDate("2026-10")
    )
    named = dataclasses.replace(meeting, title="Roundtable", attendance=61)
    before, after = (
        Records(interactions={meeting.id: meeting}),
        Records(interactions={named.id: named}, memberships={ended.id: ended}),
    )
    stored = dataclasses.replace(before, memberships={ended.id: world().memberships[ended.id]})
    await store.write(
        stored,
        difference(stored, after, complete=False),
        by="eif/sioned",
        seen=(await store.state()).seq,
    )

    corrected, loaded = await store.writes([PUBLIC, EIF], BOTH)

    # memberships come before interactions in the tables, so the end is the
    # earlier of the two changes
    assert (corrected.by, corrected.kind, corrected.fields, corrected.undone) == (
        "eif/sioned",
        ChangeKind.CORRECTED,
        ("attendance", "title"),
        False,
    )
    assert (corrected.added, corrected.corrected, corrected.removed) == (0, 2, 0)
    assert [(entry.id, entry.before, entry.after) for entry in corrected.entries] == [
        ("m1", stored.memberships[ended.id], ended),
        ("i1", meeting, named),
    ]
    records = sum(len(getattr(world(), field.name)) for field in dataclasses.fields(Records))
    assert (loaded.by, loaded.kind, loaded.added, loaded.corrected, loaded.removed) == (
        "tables",
        ChangeKind.IMPORTED,
        records,
        0,
        0,
    )
    assert (loaded.entries, loaded.fields) == ((), ())  # more than eight records
    assert corrected.at.tzinfo is not None
    assert dt.timedelta(0) <= dt.datetime.now(dt.UTC) - corrected.at < dt.timedelta(minutes=1)


async def test_only_those_are_listed_that_the_audiences_may_know_and_that_are_asked_for(
    store: BoltStore,
) -> None:
    await store.restore(
        Records(),
        [
            added(1, "w-1", 1),
            added(2, "w-2", 1, by="eif/ann"),
            added(3, "w-2", 1, by="eif/ann", audience=EIF),
            added(4, "w-3", 1, by="foundations", audience=Audience.read("foundations")),
            added(5, "w-4", 1, by="eif", audience=EIF),
        ],
    )

    assert ids(await store.writes([PUBLIC, EIF], BOTH)) == ["w-4-eif-1", "w-2-eif-1", "w-1-1"]
    assert [write.added for write in await store.writes([PUBLIC, EIF], BOTH)] == [1, 2, 1]
    assert ids(await store.writes([PUBLIC], BOTH)) == ["w-2-1", "w-1-1"]
    assert [write.added for write in await store.writes([PUBLIC], BOTH)] == [1, 1]
    assert ids(await store.writes([PUBLIC, EIF], WritesAsked(by=["eif"]))) == [
        "w-4-eif-1",
        "w-2-eif-1",
    ]
    assert ids(await store.writes([PUBLIC, EIF], WritesAsked(by=["ei"]))) == []
    assert (
        ids(await store.writes([PUBLIC, EIF], WritesAsked(by=["eif"], kind=ChangeKind.REMOVED)))
        == []
    )
    assert ids(
        await store.writes([PUBLIC, EIF], WritesAsked(by=["eif"], kind=ChangeKind.ADDED))
    ) == ["w-4-eif-1", "w-2-eif-1"]


async def test_earlier_ones_follow_without_a_gap_over_a_load_larger_than_a_window(
    store: BoltStore,
) -> None:
    """60 writes of one change each, but the 31st, which is a load of more
    changes than are read at once.
    """
    load = WINDOW + 10
    changes = [added(seq, f"w-{seq}", 1) for seq in range(1, 31)]
    changes += [added(30 + number, "w-load", number) for number in range(1, load + 1)]
    changes += [added(30 + load + number, f"w-{30 + number}", 1) for number in range(1, 31)]
    await store.restore(Records(), changes)

    pages, before = list[Sequence[Write]](), ""
    while page := await store.writes([PUBLIC], WritesAsked(by=["tables"], before=before)):
        pages.append(page)
        before = page[-1].id

    newest = [f"w-{number}-1" for number in range(60, 0, -1)]
    assert [ids(page) for page in pages] == [
        newest[:25],
        [*newest[25:30], f"w-load-{load}", *newest[30:49]],
        newest[49:],
    ]
    assert [write.added for page in pages for write in page if write.added > 1] == [load]


async def test_before_a_change_that_the_audiences_do_not_know_is_nothing(store: BoltStore) -> None:
    await store.restore(
        Records(),
        [
            added(1, "w-1", 1),
            added(2, "w-2", 1, by="foundations", audience=Audience.read("foundations")),
        ],
    )

    for unknown in ("w-2-foundations-1", "w-9-1", "nothing"):
        assert await store.writes([PUBLIC, EIF], WritesAsked(by=["tables"], before=unknown)) == []


async def test_a_change_has_its_place_and_a_write_its_changes_for_those_who_may_know_of_them(
    store: BoltStore,
) -> None:
    foundations = Audience.read("foundations")
    feed = [
        added(1, "w-1", 1),
        added(2, "w-1", 1, by="foundations", audience=foundations),
        added(3, "w-1", 2),
    ]
    await store.restore(Records(), feed)

    assert [
        await store.position_of(id, [PUBLIC])
        for id in ("w-1-1", "w-1-2", "w-1-foundations-1", "w-1", "nothing")
    ] == [1, 3, None, None, None]
    for id in ("w-1", "w-1-2"):
        assert await store.changes_of_write(id, [PUBLIC]) == [feed[0], feed[2]]
    assert await store.changes_of_write("w-1", [PUBLIC, foundations]) == feed
    for unknown in ("w-1-3", "w-1-foundations-1", "w-2", "w"):
        assert await store.changes_of_write(unknown, [PUBLIC]) == []


async def test_an_undone_write_says_so(store: BoltStore) -> None:
    await store.load(world(), by="tables", complete=True)
    own = Records(people={person("own"): Person(id=person("own"))})
    seen = (await store.state()).seq
    made = await store.write(
        Records(), difference(Records(), own, complete=False), by="eif", seen=seen
    )
    assert list(made) == await store.changes_since(seen, [PUBLIC])
    await store.write(
        own,
        difference(own, Records(), complete=True),
        by="eif",
        seen=seen + 1,
        kind=ChangeKind.UNDONE,
        undone=made,
    )

    undoing, undone, _ = await store.writes([PUBLIC, EIF], BOTH)

    assert (undoing.kind, undoing.undone, undoing.removed) == (ChangeKind.UNDONE, False, 1)
    assert (undone.kind, undone.undone, undone.added) == (ChangeKind.ADDED, True, 1)
