"""Loading: all or nothing, only what differs, and the same again changes nothing."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from graph.dates import PartialDate
from graph.errors import Overtaken, StoreError
from graph.model import (
    ActorId,
    Membership,
    OrganizationId,
    Person,
    PersonId,
    RecordId,
    Records,
    Role,
)
from graph.privacy.audience import PUBLIC, Audience
from graph.records.changes import ChangeKind
from graph.records.difference import difference
from graph.store.bolt import BoltStore
from tests.engines.server import Server
from tests.graph.store.world import TABLES, world

EVERYBODY = (PUBLIC, Audience.read("eif"), Audience.read("foundations"))


def person(id_: str) -> PersonId:
    return PersonId(ActorId(RecordId(id_)))


def body(id_: str) -> OrganizationId:
    return OrganizationId(ActorId(RecordId(id_)))


async def test_what_is_loaded_is_read_again_whole(store: BoltStore) -> None:
    records = world()

    loaded = await store.load(records, by="tables", complete=True)

    assert await store.everything([PUBLIC]) == records
    # 2 places, 2 people, 4 organizations, 2 posts, 4 memberships, 1 formal tie, 1 interaction, 1
    # declared tie, 1 name, 1 target, 1 conflict, 2 sessions, 1 source, 1 dataset
    assert (loaded.added, loaded.corrected, loaded.removed, loaded.unchanged) == (24, 0, 0, 0)
    assert str(loaded) == "24 added, 0 corrected, 0 removed, 0 unchanged."


async def test_the_same_again_changes_nothing_and_says_so(store: BoltStore) -> None:
    await store.load(world(), by="tables", complete=True)
    before = await store.state()

    again = await store.load(world(), by="tables", complete=True)

    assert again.nothing_changed
    assert str(again) == "Nothing changed: all 24 records are here already."
    assert await store.state() == before


async def test_only_what_differs_is_written(store: BoltStore) -> None:
    await store.load(world(), by="tables", complete=True)
    changed = world(
        people=(
            "id,name,identifiers,died,source\nsioned,Sioned Ann Williams,,,\nhuw,,,2019-04,\n"
            "new,New Person,,,\n"
        ),
        memberships=TABLES["memberships.csv"].replace(
            "m2,sioned,,senedd,,member,,2021-05-06,2026-04-08", "m2,huw,,senedd,,member,,,"
        ),
        interactions="id,date,kind,actors,place\ni1,2026-05-01,meeting,huw; sioned,\n",
        declared_ties="id,by,about,level,confirmed_on\n",
    )

    loaded = await store.load(changed, by="tables", complete=True)

    assert await store.everything([PUBLIC]) == changed
    assert (loaded.added, loaded.corrected, loaded.removed, loaded.unchanged) == (1, 3, 1, 20)


async def test_a_body_that_becomes_another_kind_keeps_its_relationships(
    store: BoltStore, server: Server
) -> None:
    await store.load(world(), by="tables", complete=True)
    changed = world(
        organizations=TABLES["organizations.csv"].replace("senedd,legislature", "senedd,charity"),
        posts=TABLES["posts.csv"].replace("health,chair", "health,embedded"),
    )

    loaded = await store.load(changed, by="tables", complete=True)

    assert await store.everything([PUBLIC]) == changed
    assert (loaded.added, loaded.corrected, loaded.removed) == (0, 2, 0)
    labels = await server.rows(
        "MATCH (node:Actor {id: 'senedd'}) UNWIND labels(node) AS label RETURN label ORDER BY label"
    )
    assert [row["label"] for row in labels] == ["Actor", "Organization", "OtherOrganization"]


async def test_an_end_that_is_missing_leaves_nothing_behind(store: BoltStore) -> None:
    stray = Membership(
        id=RecordId("stray"), actor=person("nobody"), organization=body("senedd"), role=Role.MEMBER
    )
    records = dataclasses.replace(world(), memberships={stray.id: stray})

    with pytest.raises(
        StoreError,
        match='1 of 1 records refer to something that is not in the store, for example "stray"',
    ):
        await store.load(records, by="tables")

    assert await store.everything([PUBLIC]) == Records()
    assert (await store.state()).seq == 0


async def test_a_persons_records_survive_a_refresh(store: BoltStore) -> None:
    await store.load(world(), by="tables", complete=True)
    own = Membership(
        id=RecordId("own"),
        actor=person("huw"),
        organization=body("health"),
        role=Role.OFFICER,
        audience=Audience.read("foundations"),
        recorded_by="user-1",
    )
    await store.load(Records(memberships={own.id: own}), by="user-1")
    without_huw = world(
        people="id,name\nsioned,Sioned Williams\n",
        declared_ties="id,by,about,level,confirmed_on\n",
        interactions="id,date,kind,actors\n",
    )

    loaded = await store.load(without_huw, by="tables", complete=True)

    assert loaded.kept == (("people", "huw"),)
    assert (await store.everything(EVERYBODY)).memberships[own.id] == own
    assert own.id not in (await store.everything([PUBLIC])).memberships
    assert person("huw") in (await store.everything([PUBLIC])).people


async def test_a_public_record_that_would_show_a_centres_own_is_refused(store: BoltStore) -> None:
    await store.load(world(), by="tables", complete=True)
    own = Person(
        id=person("own"),
        name="Own Contact",
        audience=Audience.read("foundations"),
        recorded_by="user-1",
    )
    tie = Membership(
        id=RecordId("tie"),
        actor=own.id,
        organization=body("health"),
        role=Role.MEMBER,
        recorded_by="user-1",
    )

    with pytest.raises(
        StoreError, match=r'fewer may use, for example "tie" \(public\) to "own" \(foundations\)'
    ):
        await store.load(Records(people={own.id: own}, memberships={tie.id: tie}), by="user-1")

    assert await store.everything(EVERYBODY) == world()


async def test_a_single_write_says_what_kind_of_change_it_was(store: BoltStore) -> None:
    first = await store.load(world(), by="tables", complete=True)
    meeting = next(iter(world().interactions.values()))
    added = dataclasses.replace(meeting, id=RecordId("i2"), title="Roundtable")
    ended = dataclasses.replace(
        world().memberships[RecordId("m1")], valid_to=PartialDate("2026-10")
    )
    steps = (
        (Records(), Records(interactions={added.id: added})),
        (
            Records(interactions={added.id: added}),
            Records(interactions={added.id: dataclasses.replace(added, title=None)}),
        ),
        (world(), Records(memberships={ended.id: ended})),
        (Records(interactions={added.id: added}), Records()),
    )
    seq = first.seq
    for before, after in steps:
        seq = await store.write(
            before, difference(before, after, complete=not after.memberships), by="user-1", seen=seq
        )

    assert [change.kind for change in await store.changes_since(first.seq, [PUBLIC])] == [
        ChangeKind.ADDED,
        ChangeKind.CORRECTED,
        ChangeKind.ENDED,
        ChangeKind.REMOVED,
    ]
    assert (await store.everything([PUBLIC])).memberships[RecordId("m1")].valid_to == PartialDate(
        "2026-10"
    )


async def test_a_write_on_what_somebody_changed_since_is_refused(store: BoltStore) -> None:
    seen = (await store.state()).seq
    await store.load(world(), by="tables")
    own = Records(people={person("own"): Person(id=person("own"))})

    with pytest.raises(Overtaken, match="Somebody else wrote at the same time"):
        await store.write(
            Records(), difference(Records(), own, complete=False), by="user-1", seen=seen
        )

    assert await store.everything([PUBLIC]) == world()


async def test_a_load_leaves_changes_that_hold_the_records_before_and_after(
    store: BoltStore,
) -> None:
    first = await store.load(world(), by="tables", complete=True)
    await store.load(
        world(people=TABLES["people.csv"].replace("Sioned Williams", "Sioned Ann")),
        by="tables",
        complete=True,
    )

    (newest, oldest) = (await store.history([RecordId("sioned")], [PUBLIC]))[RecordId("sioned")]

    (entry,) = newest.entries
    assert (newest.kind, newest.by, newest.audience) == (ChangeKind.IMPORTED, "tables", PUBLIC)
    assert entry.before == world().people[person("sioned")]
    assert isinstance(entry.after, Person)
    assert entry.after.name == "Sioned Ann"
    assert oldest.entries[0].before is None
    assert newest.seq > first.seq >= oldest.seq
    assert dt.timedelta(0) <= dt.datetime.now(dt.UTC) - newest.at < dt.timedelta(minutes=1)
    assert [change.id for change in await store.changes_since(first.seq, [PUBLIC])] == [newest.id]


async def test_the_history_of_one_centres_record_is_its_own(store: BoltStore) -> None:
    await store.load(world(), by="tables", complete=True)
    own = Membership(
        id=RecordId("own"),
        actor=person("huw"),
        organization=body("health"),
        role=Role.MEMBER,
        audience=Audience.read("foundations"),
        recorded_by="user-1",
    )
    await store.load(Records(memberships={own.id: own}), by="user-1")

    assert (await store.history([own.id], [PUBLIC]))[own.id] == []
    assert len((await store.history([own.id], [PUBLIC, Audience.read("foundations")]))[own.id]) == 1


async def test_a_load_reports_its_progress_to_the_end(store: BoltStore) -> None:
    seen: list[tuple[str, int, int]] = []

    await store.load(world(), by="tables", progress=lambda *step: seen.append(step))

    step, done, total = seen[-1]
    assert (step, done) == ("Writing records and relationships", total)
    assert [done for _, done, _ in seen] == sorted(done for _, done, _ in seen)


async def test_a_fingerprint_is_kept_with_what_it_stands_for(store: BoltStore) -> None:
    await store.load(world(), by="tables", fingerprint="abc")

    assert (await store.state()).fingerprint == "abc"
