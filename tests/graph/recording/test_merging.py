"""Two records of one person or body become one, and two again by an undo."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.dates import PartialDate
from graph.desk import Recorded
from graph.errors import InputError, NotFound
from graph.hub import Hub
from graph.memory import Memory
from graph.model import (
    DeclaredLevel,
    Identifier,
    InteractionKind,
    NameWhy,
    RecordId,
    Role,
)
from graph.recording.commands import CorrectFact, Merge, RemoveRecord
from graph.recording.planning import plan
from graph.records.difference import Entry, applied
from graph.records.tables import references, tables_of
from graph.words import say
from tests.graph.recording.chance import NORTH, SOUTH, ids_by, public_world, recorded
from tests.graph.recording.facts import (
    add_membership,
    add_organization,
    add_person,
    add_post,
    declare_tie,
    record_interaction,
)
from tests.graph.recording.viewers import EIF, FOUNDATIONS, PUBLIC, TODAY, centre_of, view_of
from tests.graph.store.world import world

PAGE = "https://senedd.wales/people/sioned"


def undo_id(recorded: Recorded) -> str:
    assert recorded.change is not None
    return recorded.change.id


async def met(hub: Hub, *actors: str, on: str = "20 November 2026") -> str:
    command = record_interaction(kind=InteractionKind.MEETING, date=on, actors=actors)
    return (await hub.desk.record(FOUNDATIONS, command)).record_id


async def test_an_own_record_of_somebody_public_leads_to_the_public_one(hub: Hub) -> None:
    """The meeting of 20 November was of "Sioned Williams MS", whom nobody knew to be sioned."""
    before = {viewer.centre: (await hub.view(viewer)).records for viewer in (PUBLIC, EIF)}
    own = await hub.desk.record(
        FOUNDATIONS,
        add_person("Sioned Wiliams", identifiers=(Identifier(scheme="crm", value="S9"),)),
    )
    meeting = await met(hub, "foundations", own.record_id)

    merged = await hub.desk.record(FOUNDATIONS, Merge(keep="sioned", gone=own.record_id))

    view = await hub.view(FOUNDATIONS)
    assert merged.record_id == "sioned"
    assert view.records.interactions[RecordId(meeting)].actors == ("foundations", "sioned")
    sioned = view.records.people["sioned"]  # type: ignore[index]
    assert view.records.node(own.record_id) == sioned
    assert sioned == world().people["sioned"]  # type: ignore[index]
    assert [one.matched_name for one in view.names.search("sioned", as_of=TODAY)][:1] == [
        "Sioned Williams"
    ]
    for text in ("crm:S9", own.record_id, "Sioned Wiliams"):
        assert [one.id for one in view.names.search(text, as_of=TODAY)] == ["sioned"]
    (alias,) = [one for one in view.records.names.values() if one.of == "sioned"]
    assert (alias.name, alias.why, alias.audience.centre, alias.recorded_by) == (
        "Sioned Wiliams",
        NameWhy.ALIAS,
        "foundations",
        "foundations",
    )
    assert own.record_id not in view.network.actors
    assert view.network.strength("foundations", "sioned") is not None  # type: ignore[arg-type]
    history = (await hub.history([RecordId(own.record_id)], FOUNDATIONS))[RecordId(own.record_id)]
    assert [change.kind for change in history] == ["merged", "added"]
    for viewer in (PUBLIC, EIF):
        assert (await hub.view(viewer)).records == before[viewer.centre]
    assert (await hub.health()).ok


async def test_an_undo_brings_both_back_and_memory_is_as_a_new_one(hub: Hub) -> None:
    own = await hub.desk.record(FOUNDATIONS, add_person("Sioned Wiliams"))
    await met(hub, "foundations", own.record_id)
    before = await hub.view(FOUNDATIONS)
    merged = await hub.desk.record(FOUNDATIONS, Merge(keep="sioned", gone=own.record_id))
    both = await Memory((await hub.view(FOUNDATIONS)).records).view(FOUNDATIONS, TODAY)
    assert both.network.strengths == (await hub.view(FOUNDATIONS)).network.strengths

    await hub.desk.undo(FOUNDATIONS, undo_id(merged))

    after = await hub.view(FOUNDATIONS)
    assert after.records == before.records
    assert after.network.strengths == before.network.strengths
    assert after.network.actors == before.network.actors


async def test_of_two_own_records_the_one_that_stays_has_all_that_either_said(hub: Hub) -> None:
    """Both work for EIF since 2025: it is said once, with the end that only the other knew."""
    one = await hub.desk.record(
        FOUNDATIONS, add_person("Ann Lee", identifiers=(Identifier(scheme="crm", value="1"),))
    )
    two = await hub.desk.record(
        FOUNDATIONS,
        add_person(
            "A. Lee",
            name_cy="Ann Leigh",
            identifiers=(Identifier(scheme="crm", value="2"),),
            sources=("her card",),
        ),
    )
    job = {"organization": "eif", "role": Role.EMPLOYEE, "valid_from": "2025"}
    first = await hub.desk.record(FOUNDATIONS, add_membership(actor=one.record_id, **job))  # type: ignore[arg-type]
    second = await hub.desk.record(
        FOUNDATIONS,
        add_membership(actor=two.record_id, sources=("a letter",), **job),  # type: ignore[arg-type]
    )
    await hub.desk.record(
        FOUNDATIONS, CorrectFact(record=second.record_id, field="to", value="2026-03")
    )
    together = await met(hub, one.record_id, two.record_id, "sioned")

    await hub.desk.record(FOUNDATIONS, Merge(keep=one.record_id, gone=two.record_id))

    records = (await hub.view(FOUNDATIONS)).records
    kept = records.people[one.record_id]  # type: ignore[index]
    assert (kept.name, kept.name_cy, kept.sources) == ("Ann Lee", "Ann Leigh", ("her card",))
    assert [each.value for each in kept.identifiers] == ["1", "2"]
    assert second.record_id not in records.memberships
    job_now = records.memberships[first.record_id]
    assert (job_now.valid_to, job_now.sources) == (PartialDate("2026-03"), ("a letter",))
    assert records.interactions[RecordId(together)].actors == (one.record_id, "sioned")
    assert sorted(each.name for each in records.names.values() if each.of == one.record_id) == [
        "A. Lee"
    ]
    assert (await hub.health()).ok


async def test_a_body_of_ones_own_leads_to_the_public_one_with_its_members(hub: Hub) -> None:
    body = await hub.desk.record(
        FOUNDATIONS, add_organization("Health Cttee", website="https://h.example")
    )
    post = await hub.desk.record(FOUNDATIONS, add_post("Clerk", body.record_id, holder="huw"))

    await hub.desk.record(FOUNDATIONS, Merge(keep=body.record_id, gone="health"))  # turned round

    view = await hub.view(FOUNDATIONS)
    assert view.records.node(body.record_id) == view.records.organizations["health"]  # type: ignore[index]
    assert view.records.posts[post.record_id].organization == "health"  # type: ignore[index]
    assert "huw" in {
        spell.membership.actor
        for spell in view.tenure.of_organization("health")  # type: ignore[arg-type]
    }
    assert body.record_id not in {one.id for one in view.records.bodies}
    assert body.record_id not in view.network.actors
    assert (await hub.health()).ok


async def test_what_cannot_be_one_is_refused_with_words(hub: Hub) -> None:
    ann = (await hub.desk.record(FOUNDATIONS, add_person("Ann Lee"))).record_id
    body = (await hub.desk.record(FOUNDATIONS, add_organization("Sea Trust"))).record_id
    theirs = (await hub.desk.record(EIF, add_person("Bo Rees"))).record_id
    meeting = await met(hub, ann, "sioned")
    said = await hub.desk.record(
        FOUNDATIONS, declare_tie(by=ann, about="huw", level=DeclaredLevel.KNOW)
    )
    await hub.desk.record(FOUNDATIONS, add_post("Permanent Secretary", "eif", holder=ann))
    for keep, gone, words in (
        (ann, ann, rf"Ann Lee \(id {ann}\) is one record already"),
        (ann, body, r"is a person and Sea Trust \("),
        ("sioned", "huw", "Give the address of a page that says that they are the same"),
        (body, "chair", "Only people and organisations are merged, and Chair"),
        ("health", "foundations", "said by the tables of the network alone"),
        (
            "huw",
            ann,
            f"is between the two, so they are not the same. .* its id is {said.record_id}",
        ),
    ):
        with pytest.raises(InputError, match=words):
            await hub.desk.record(FOUNDATIONS, Merge(keep=keep, gone=gone))
    with pytest.raises(InputError, match=r"two offices at once: Sioned Williams .*, and Ann Lee"):
        await hub.desk.record(FOUNDATIONS, Merge(keep="sioned", gone=ann))
    with pytest.raises(NotFound) as foreign:
        await hub.desk.record(FOUNDATIONS, Merge(keep="sioned", gone=theirs))
    with pytest.raises(NotFound) as nowhere:
        await hub.desk.record(FOUNDATIONS, Merge(keep="sioned", gone="person-0000"))
    assert str(foreign.value).replace(theirs, "ID") == str(nowhere.value).replace(
        "person-0000", "ID"
    )
    assert meeting in (await hub.view(FOUNDATIONS)).records.interactions


async def test_an_undo_after_a_later_change_is_refused(hub: Hub) -> None:
    own = await hub.desk.record(FOUNDATIONS, add_person("Sioned Wiliams"))
    meeting = await met(hub, "foundations", own.record_id)
    merged = await hub.desk.record(FOUNDATIONS, Merge(keep="sioned", gone=own.record_id))
    later = await hub.desk.record(
        FOUNDATIONS, CorrectFact(record=meeting, field="note", value="On care")
    )

    with pytest.raises(InputError, match=r"was changed since\. Undo that first"):
        await hub.desk.undo(FOUNDATIONS, undo_id(merged))
    await hub.desk.undo(FOUNDATIONS, undo_id(later))
    await hub.desk.undo(FOUNDATIONS, undo_id(merged))

    actors = (await hub.view(FOUNDATIONS)).records.interactions[RecordId(meeting)].actors
    assert actors == ("foundations", own.record_id)


async def test_what_comes_back_after_a_merge_is_about_the_one_that_stands(hub: Hub) -> None:
    body = await hub.desk.record(FOUNDATIONS, add_organization("Health Cttee"))
    job = await hub.desk.record(
        FOUNDATIONS, add_membership(actor="huw", organization=body.record_id)
    )
    removed = await hub.desk.record(FOUNDATIONS, RemoveRecord(record=job.record_id))
    await hub.desk.record(FOUNDATIONS, Merge(keep="health", gone=body.record_id))

    await hub.desk.undo(FOUNDATIONS, undo_id(removed))

    view = await hub.view(FOUNDATIONS)
    assert view.records.memberships[job.record_id].organization == "health"


async def test_two_public_records_are_one_for_everybody_and_stay_so_after_a_load(hub: Hub) -> None:
    """The dataset still says that m1 is of sioned: it is told of huw, and corrected as before."""
    tables = {
        "declared_ties": "id,by,about,level,confirmed_on\n",
        "interactions": "id,date,kind,actors\n",
    }
    await hub.store.load(world(**tables), by="tables", complete=True)
    await hub.catch_up()
    theirs = await hub.desk.record(
        EIF,
        record_interaction(kind=InteractionKind.CALL, date="2026-11-02", actors=("eif", "sioned")),
    )
    merged = await hub.desk.record(FOUNDATIONS, Merge(keep="huw", gone="sioned", source=PAGE))
    public = await hub.view(PUBLIC)
    assert public.records.memberships["m1"].actor == "huw"  # type: ignore[index]
    assert public.records.people["sioned"].sources[0] == PAGE  # type: ignore[index]
    view = await hub.view(EIF)
    assert view.network.strength("eif", "huw") is not None  # type: ignore[arg-type]

    again = await hub.store.load(world(**tables), by="tables", complete=True)
    assert again.nothing_changed, again
    await hub.desk.undo(FOUNDATIONS, undo_id(merged))

    assert (await hub.view(PUBLIC)).records.memberships == world(**tables).memberships
    assert (await hub.view(EIF)).records.interactions[theirs.record_id].actors == ("eif", "sioned")


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_merge_and_its_undo_leave_the_same_records(seed: int) -> None:
    """And of a merge nothing leads to the record that went, nothing is public, and nobody else
    has less or more.
    """
    chance = random.Random(seed)
    records = recorded(public_world(chance), NORTH, chance, 10, f"north {seed}", private=True)
    view = view_of(records, NORTH, ties=False)
    own = [
        one
        for one in (*view.records.people.values(), *view.records.organizations.values())
        if one.audience.belongs_to(NORTH.centre)
    ]
    others = sorted({*view.records.people, *view.records.organizations})
    for gone in own:
        try:
            made = plan(
                view,
                Merge(keep=chance.choice(others), gone=gone.id),
                centre_of(NORTH),
                ids_by(f"merge {seed}"),
            )
        except InputError:
            continue
        after = applied(records, made.entries)
        assert after.survivor(gone.id) == made.record_id
        assert all(
            one.audience.belongs_to(NORTH.centre)
            for entry in made.entries
            for one in (entry.before, entry.after)
            if one is not None
        )
        assert (
            view_of(after, SOUTH, ties=False).records == view_of(records, SOUTH, ties=False).records
        )
        assert [
            one.id
            for table in tables_of(after).values()
            for one in table.values()
            if any(id_ == gone.id for _, id_ in references(one))
        ] == []
        back = [Entry(e.table, e.id, e.after, e.before) for e in made.entries]
        assert applied(after, back) == records


async def test_own_records_follow_where_a_dataset_gives_up_an_id(hub: Hub) -> None:
    """The next tables say that sioned is siwan now: the meeting and the tie say siwan, at once."""
    meeting = await met(hub, "foundations", "sioned")
    tie = await hub.desk.record(
        FOUNDATIONS, declare_tie(by="huw", about="sioned", level=DeclaredLevel.KNOW)
    )
    theirs = await hub.desk.record(EIF, add_membership(actor="sioned", organization="eif"))
    people = "id,name,replaced_by\nsiwan,Siwan Williams,\nsioned,,siwan\nhuw,,\n"
    loaded = await hub.store.load(world(people=people), by="tables", complete=True)
    await hub.catch_up()

    assert loaded.followed == (("sioned", "siwan", 3),)
    assert str(loaded).endswith(
        "3 of the records of Centres now refer to siwan in the place of sioned."
    )
    own = (await hub.view(FOUNDATIONS)).records
    assert own.interactions[RecordId(meeting)].actors == ("foundations", "siwan")
    assert own.declared_ties[tie.record_id].about == "siwan"
    assert (await hub.view(EIF)).records.memberships[theirs.record_id].actor == "siwan"
    history = (await hub.history([RecordId(meeting)], FOUNDATIONS))[RecordId(meeting)]
    assert [(change.kind, change.by) for change in history] == [
        ("imported", "tables"),
        ("added", "foundations/ann"),
    ]
    again = await hub.store.load(world(people=people), by="tables", complete=True)
    assert (again.nothing_changed, again.followed) == (True, ())
    assert (await hub.health()).ok


async def test_the_doctor_tells_what_no_dataset_states_any_more_and_what_may_be_one(
    hub: Hub,
) -> None:
    meeting = await met(hub, "foundations", "sioned")
    double = await hub.desk.record(FOUNDATIONS, add_person("Williams, Sioned MS"))
    tables = {
        "people": "id,name\nsiwan,Siwan Williams\nhuw,Huw Rees\n",
        "memberships": "actor,organization,role\n",
        "interactions": "id,date,kind,actors\n",
        "declared_ties": "id,by,about,level,confirmed_on\n",
        "conflicts": "table,key,field,value\n",
    }
    await hub.store.load(world(**tables), by="tables", complete=True, fingerprint="2")
    await hub.catch_up()
    # nobody else learns from a record that stays that somebody has met her
    assert "sioned" not in (await hub.view(EIF)).records.people
    own = (await hub.view(FOUNDATIONS)).records
    copy = own.interactions[RecordId(meeting)].actors[1]
    assert (own.actor(copy).name, own.actor(copy).recorded_by) == ("Sioned Williams", "foundations")
    again = await hub.store.load(world(**tables), by="tables", complete=True, fingerprint="3")
    assert again.nothing_changed

    told = {
        viewer.centre: {
            check.name: (check.ok, say(check.detail)) for check in (await hub.health(viewer)).checks
        }
        for viewer in (FOUNDATIONS, EIF)
    }

    assert told["foundations"]["unstated"] == (  # type: ignore[index]
        True,
        "1 record is in no dataset any more, and stays since own records refer to it: "
        f"{copy}. If it is here under another id: dolen merge ID ID --source ADDRESS",
    )
    assert told["foundations"]["alike"] == (  # type: ignore[index]
        True,
        f"1 pair of records may be one: Sioned Williams (id {double.record_id}) and Sioned "
        f"Williams (id {copy}). If it is: dolen merge ID ID. If it is not: dolen "
        "record correct ID differs_from ID",
    )
    assert {"unstated", "alike"}.isdisjoint(told["eif"])  # type: ignore[index]
    await hub.desk.record(FOUNDATIONS, Merge(keep="siwan", gone=copy, source=PAGE))
    now = {check.name for check in (await hub.health(FOUNDATIONS)).checks}
    assert "unstated" not in now


async def test_another_centres_members_of_a_public_body_are_those_of_the_one_that_stays(
    hub: Hub,
) -> None:
    body = await hub.desk.record(
        FOUNDATIONS, add_organization("Health Cttee", public=True, sources=(PAGE,))
    )
    job = await hub.desk.record(EIF, add_membership(actor="huw", organization=body.record_id))
    before = await hub.view(EIF)

    merged = await hub.desk.record(
        FOUNDATIONS, Merge(keep="health", gone=body.record_id, source=PAGE)
    )

    view = await hub.view(EIF)
    assert view.records.memberships[job.record_id] == before.records.memberships[job.record_id]
    members = [
        spell.membership.actor
        for spell in view.tenure.of_organization("health")  # type: ignore[arg-type]
    ]
    assert "huw" in members
    assert (await hub.health()).ok
    await hub.desk.undo(FOUNDATIONS, undo_id(merged))
    after = await hub.view(EIF)
    assert (after.records, after.network.strengths) == (before.records, before.network.strengths)


async def test_ones_own_export_changes_nothing_when_it_is_imported_after_a_merge(
    hub: Hub, tmp_path: Path
) -> None:
    """It has both records: a row that says what it was replaced by is about that record itself."""
    own = await hub.desk.record(FOUNDATIONS, add_person("Sioned Wiliams"))
    await met(hub, "foundations", own.record_id)
    await hub.desk.record(FOUNDATIONS, Merge(keep="sioned", gone=own.record_id))
    await hub.desk.export(FOUNDATIONS, tmp_path / "out")
    people = next((tmp_path / "out").rglob("people.csv"))

    again = await hub.desk.import_tables(FOUNDATIONS, [people, people.parent / "interactions.csv"])

    assert own.record_id in people.read_text()
    assert (again.change, again.records.new, again.records.changed) == (None, (), ())
