"""What a load would change, as values."""

from __future__ import annotations

import dataclasses

from graph.model import ActorId, PersonId, RecordId, Records
from graph.privacy.audience import Audience
from graph.records.difference import Entry, difference, narrower_references
from tests.graph.store.world import TABLES, world

HUW = PersonId(ActorId(RecordId("huw")))


def test_a_record_that_somebody_else_recorded_is_never_overwritten() -> None:
    theirs = dataclasses.replace(world().people[HUW], name="Huw Price", recorded_by="user-1")
    stored = dataclasses.replace(world(), people={**world().people, HUW: theirs})

    found = difference(stored, world(), complete=True)

    assert found.entries == ()
    assert found.kept == (("people", "huw"),)


def test_without_complete_nothing_goes() -> None:
    assert difference(world(), Records(), complete=False).entries == ()
    assert difference(world(), Records(), complete=True).removed == 39


def test_what_a_persons_record_needs_stays_with_all_that_it_needs_in_turn() -> None:
    # A person's note on the committee keeps the committee, the Senedd that is its parent, and the
    # place and nation of the Senedd.
    (meeting,) = world().interactions.values()
    health = next(id_ for id_ in world().organizations if id_ == "health")
    own = dataclasses.replace(
        meeting, id=RecordId("own"), actors=(health,), place=None, recorded_by="user-1"
    )
    stored = dataclasses.replace(world(), interactions={own.id: own})

    kept = difference(stored, Records(), complete=True).kept

    assert kept == (
        ("organizations", "health"),
        ("organizations", "senedd"),
        ("places", "W92000004"),
    )


def test_what_a_kept_record_needs_stays_too() -> None:
    # The dataset states the meeting and Huw.
    # The table of a person states the meeting otherwise, without Huw: it is not overwritten.
    (meeting,) = world().interactions.values()
    theirs = dataclasses.replace(meeting, actors=meeting.actors[:1], recorded_by="user-1")
    wanted = dataclasses.replace(
        world(),
        people={id_: one for id_, one in world().people.items() if id_ != HUW},
        interactions={theirs.id: theirs},
        declared_ties={},
    )

    found = difference(world(), wanted, complete=True)

    assert found.kept == (("interactions", "i1"), ("people", "huw"))


def test_what_a_persons_record_needs_no_more_goes_in_the_same_load() -> None:
    # The person's meeting was with Huw and is corrected to be without him:
    # else the same load again would remove him.
    (meeting,) = world().interactions.values()
    before = dataclasses.replace(meeting, recorded_by="user-1")
    after = dataclasses.replace(before, actors=meeting.actors[:1])
    people = {id_: one for id_, one in world().people.items() if id_ != HUW}
    stored = dataclasses.replace(world(), interactions={before.id: before}, declared_ties={})
    wanted = dataclasses.replace(stored, people=people, interactions={after.id: after})

    found = difference(stored, wanted, complete=True)

    assert [(entry.table, entry.id, entry.after is None) for entry in found.entries] == [
        ("interactions", "i1", False),
        ("people", "huw", True),
    ]
    assert found.kept == ()


def test_a_body_of_another_family_disturbs_what_refers_to_it() -> None:
    changed = world(
        organizations=TABLES["organizations.csv"].replace("health,committee", "health,charity")
    )

    found = difference(world(), changed, complete=True)

    assert [(entry.table, entry.id) for entry in found.entries] == [("organizations", "health")]
    disturbed = sorted((entry.table, entry.id) for entry in found.disturbed)
    assert disturbed == [("memberships", "m1"), ("memberships", "m3"), ("posts", "chair")]


def test_a_body_of_another_kind_in_the_same_family_disturbs_nothing() -> None:
    changed = world(
        organizations=TABLES["organizations.csv"].replace("health,committee", "health,agency")
    )

    found = difference(world(), changed, complete=True)

    old, new = (
        next(one for one in records.organizations.values() if one.id == "health")
        for records in (world(), changed)
    )
    assert found.entries == (Entry("organizations", "health", old, new),)
    assert found.disturbed == ()


def test_a_public_record_never_refers_to_one_centres_own() -> None:
    own = dataclasses.replace(world().people[HUW], audience=Audience.read("foundations"))
    narrowing = difference(world(), dataclasses.replace(world(), people={HUW: own}), complete=False)

    # a public meeting and a public declared tie refer to Huw
    assert list(narrower_references(world(), narrowing)) == [
        '"i1" (public) to "huw" (foundations)',
        '"d1" (public) to "huw" (foundations)',
    ]


def test_a_centres_own_record_may_refer_to_its_own_and_to_what_is_public() -> None:
    own = dataclasses.replace(world().people[HUW], audience=Audience.read("foundations"))
    (meeting,) = world().interactions.values()
    note = dataclasses.replace(meeting, audience=Audience.read("foundations"))

    found = difference(
        Records(), Records(people={HUW: own}, interactions={note.id: note}), complete=False
    )

    assert list(narrower_references(Records(), found)) == []
