"""Loading: all or nothing, only what differs, and the same again changes nothing."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gc
import json
from dataclasses import replace

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
from graph.store import reading
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
    assert await store.datasets() == records.datasets
    # 2 places, 2 people, 4 organizations, 2 posts, 4 memberships, 1 formal tie, 1 interaction, 1
    # declared tie, 1 name, 1 target, 1 conflict, 2 sessions, 1 source, 1 dataset
    assert (loaded.added, loaded.corrected, loaded.removed, loaded.unchanged) == (39, 0, 0, 0)
    assert str(loaded) == "39 added, 0 corrected, 0 removed, 0 unchanged."


@pytest.mark.parametrize(("page", "owners"), [(1, 3), (2, 1)])
async def test_what_takes_many_pages_is_read_whole(
    store: BoltStore, monkeypatch: pytest.MonkeyPatch, page: int, owners: int
) -> None:
    # three took part in the meeting: more than a page holds
    records = world()
    await store.load(records, by="tables", complete=True)
    monkeypatch.setattr(reading, "PAGE", page)
    monkeypatch.setattr(reading, "OWNERS", owners)

    assert await store.everything([PUBLIC]) == records


async def test_the_same_again_changes_nothing_and_says_so(store: BoltStore) -> None:
    await store.load(world(), by="tables", complete=True)
    before = await store.state()

    again = await store.load(world(), by="tables", complete=True)

    assert again.nothing_changed
    assert str(again) == "Nothing changed: all 39 records are here already."
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
    assert (loaded.added, loaded.corrected, loaded.removed, loaded.unchanged) == (1, 3, 1, 35)


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

    assert loaded.told == [
        "1 record is stated by no dataset any more: Centres whose records refer to it keep a copy "
        "of their own."
    ]
    everything = await store.everything(EVERYBODY)
    kept = everything.memberships[own.id]
    assert kept.actor is not None
    assert everything.people[PersonId(kept.actor)] == replace(
        world().people[person("huw")],
        id=PersonId(kept.actor),
        audience=Audience.read("foundations"),
        recorded_by="foundations",
    )
    assert replace(kept, actor=own.actor) == own
    # that it stays would tell everybody that a Centre has something on huw
    public = await store.everything([PUBLIC])
    assert (own.id in public.memberships, person("huw") in public.people) == (False, False)


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
        (change,) = await store.write(
            before, difference(before, after, complete=not after.memberships), by="user-1", seen=seq
        )
        seq = change.seq

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


async def test_many_records_before_and_after_take_little_room_and_few_stay_readable(
    store: BoltStore, server: Server
) -> None:
    many = Records(
        people={
            id_: Person(id=id_, name=f"Ffôn Quill {number}")
            for number, id_ in enumerate(person(f"p{number:03}") for number in range(200))
        }
    )
    one = Records(people={person("q"): Person(id=person("q"), name="Zed Moss")})
    await store.load(many, by="tables")
    await store.load(one, by="tables")

    # 200 records are two changes of 100; as JSON each is some 10,000 letters
    rows = await server.rows("MATCH (change:Change) RETURN change.rows AS rows ORDER BY change.seq")
    first, second, third = (str(row["rows"]) for row in rows)
    assert max(len(first), len(second)) < 2_500
    assert json.loads(third)[0]["after"]["name"] == "Zed Moss"
    *large, small = await store.changes_since(0, [PUBLIC])
    assert {entry.id: entry.after for change in large for entry in change.entries} == many.people
    assert small.entries[0].after == one.people[person("q")]


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


async def test_no_row_that_was_sent_is_kept_once_it_is_written(store: BoltStore) -> None:
    name = "Morwen Tatterdale, as she is sent"
    records = Records(people={person("p1"): Person(id=person("p1"), name=name)})
    gc.collect()
    gc.disable()  # what was kept for long is looked at by no collection
    try:
        await store.load(records, by="tables", complete=True)
        lists = [one for one in gc.get_objects() if type(one) is list and one]
    finally:
        gc.enable()

    rows = [one[0] for one in lists if type(one[0]) is dict and one[0].get("name") == name]
    assert rows == []
