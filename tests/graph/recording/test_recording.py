"""What a Centre records is its own, stands in the history, counts at once, and leaves
what others see as it was.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from graph.dates import PartialDate
from graph.desk import Recorded
from graph.errors import InputError, NotFound, Overtaken, StoreError
from graph.hub import Hub
from graph.model import (
    ActorId,
    DeclaredLevel,
    Identifier,
    Interaction,
    InteractionKind,
    Language,
    OrganizationKind,
    Person,
    PersonId,
    PostKind,
    RecordId,
    Role,
)
from graph.privacy.policy import audiences
from graph.recording.commands import (
    Add,
    Command,
    CorrectFact,
    CorrectRecord,
    EndRecord,
    RemoveRecord,
)
from graph.recording.planning import plan
from graph.records.changes import Change, ChangeKind
from graph.records.difference import applied
from graph.store.bolt import BoltStore
from graph.view import Viewer
from graph.words import say
from tests.engines.server import Server
from tests.graph.recording.facts import (
    add_embedded_post,
    add_membership,
    add_organization,
    add_person,
    add_post,
    declare_tie,
    record_interaction,
)
from tests.graph.recording.viewers import (
    EIF,
    FOUNDATIONS,
    PUBLIC,
    centre_of,
    view_of,
    with_former_id,
)
from tests.graph.store.world import world
from tests.graph.world import actor

MEETING = record_interaction(
    kind=InteractionKind.MEETING,
    date="20 November 2026",
    actors=("foundations", "sioned"),
    note="On care leavers",
)
PAGE = "https://senedd.wales/people/sioned"


VIEW = view_of(world(), FOUNDATIONS)


def test_what_is_recorded_names_the_record_that_an_id_means() -> None:
    """Also one that the source gave up, and a code of a source; in a correction too."""
    view = view_of(with_former_id(world(), "sioned"), FOUNDATIONS)
    for id_ in ("sioned-before", "wikidata:Q1"):
        met = record_interaction(
            kind=InteractionKind.MEETING, date="20 November 2026", actors=("foundations", id_)
        )
        (entry,) = plan(view, met, centre_of(FOUNDATIONS)).entries
        assert isinstance(entry.after, Interaction)
        assert entry.after.actors == ("foundations", "sioned")
        named = CorrectFact(record=id_, field="name_cy", value="Sioned", source=PAGE)
        assert plan(view, named, centre_of(FOUNDATIONS)).record_id == "sioned"


async def latest(hub: Hub, id_: str, viewer: Viewer) -> Change | None:
    changes = (await hub.history([RecordId(id_)], viewer))[RecordId(id_)]
    return changes[0] if changes else None


async def test_a_meeting_is_the_centres_own_and_makes_a_tie_at_once(hub: Hub) -> None:
    before = (await hub.view(PUBLIC)).network.strength("foundations", "sioned")  # type: ignore[arg-type]  # ids of actors
    recorded = await hub.desk.record(FOUNDATIONS, MEETING)

    own, public, other = [await hub.view(viewer) for viewer in (FOUNDATIONS, PUBLIC, EIF)]
    meeting = own.records.interactions[recorded.record_id]
    assert (meeting.date, meeting.audience.text, meeting.recorded_by) == (
        PartialDate("2026-11-20"),
        "foundations",
        "foundations",
    )
    assert own.network.strength(*meeting.actors) is not None
    assert own.network.strength(*meeting.actors) != before
    assert public.network.strength(*meeting.actors) == before
    assert recorded.record_id not in public.records.interactions
    assert other.network is public.network


async def test_a_history_says_who_and_when_to_the_own_centre_only(hub: Hub) -> None:
    recorded = await hub.desk.record(FOUNDATIONS, MEETING)

    change = await latest(hub, recorded.record_id, FOUNDATIONS)
    assert change == recorded.change
    assert change is not None
    assert (change.by, change.kind, change.audience.text) == (
        "foundations/ann",
        ChangeKind.ADDED,
        "foundations",
    )
    assert await latest(hub, recorded.record_id, EIF) is None
    assert await latest(hub, recorded.record_id, PUBLIC) is None


async def test_which_person_of_a_centre_changed_a_public_fact_is_that_centres_own(hub: Hub) -> None:
    await hub.desk.record(
        FOUNDATIONS, CorrectFact(record="sioned", field="name", value="Siân Williams", source=PAGE)
    )

    seen = [await latest(hub, "sioned", viewer) for viewer in (FOUNDATIONS, EIF, PUBLIC)]
    assert [change.by for change in seen if change is not None] == [
        "foundations/ann",
        "foundations",
        "foundations",
    ]


async def test_every_kind_of_record_can_be_added(hub: Hub) -> None:
    body = (
        await hub.desk.record(
            FOUNDATIONS, add_organization(name="Care Alliance", kind=OrganizationKind.NETWORK)
        )
    ).record_id
    ann = (await hub.desk.record(FOUNDATIONS, add_person(name=" Ann  Lee "))).record_id
    commands: dict[str, Command] = {
        "memberships": add_membership(
            actor=ann, organization=body, role=Role.CHAIR, valid_from="March 2024"
        ),
        "declared_ties": declare_tie(by=ann, about="sioned", level=DeclaredLevel.DO_NOT_ASK),
        "posts": add_post(
            label="Head of Care", organization="senedd", holder=ann, valid_from="2025"
        ),
    }
    ids = {
        table: (await hub.desk.record(FOUNDATIONS, command)).record_id
        for table, command in commands.items()
    }

    view = await hub.view(FOUNDATIONS)
    assert view.records.people[ann].name == "Ann Lee"  # type: ignore[index]  # the id of a person
    assert view.records.memberships[ids["memberships"]].valid_from == PartialDate("2024-03")
    tie = view.network.tie(actor(ann), actor("sioned"))
    assert tie is not None
    assert tie.do_not_ask
    assert view.records.declared_ties[ids["declared_ties"]].confirmed_on == PartialDate(
        "2026-11-24"
    )
    assert [spell.membership.actor for spell in view.tenure.of_post(ids["posts"])] == [ann]  # type: ignore[arg-type]  # the id of a post
    assert {one.audience.text for one in view.records.memberships.values()} == {
        "public",
        "foundations",
    }


async def test_an_embedded_post_has_a_home_a_host_and_days_a_week(hub: Hub) -> None:
    ann = (await hub.desk.record(FOUNDATIONS, add_person(name="Ann Lee"))).record_id
    command = add_embedded_post(
        label="Researcher in residence",
        host="senedd",
        homes=("foundations",),
        days_per_week=2.5,
        holder=ann,
        valid_from="2026-09",
    )
    post = (await hub.desk.record(FOUNDATIONS, command)).record_id

    view = await hub.view(FOUNDATIONS)
    record = view.records.posts[post]  # type: ignore[index]  # the id of a post
    assert (record.kind, record.organization, record.homes, record.days_per_week) == (
        PostKind.EMBEDDED,
        "senedd",
        ("foundations",),
        2.5,
    )
    # design: embedded holder and home 0.9, and host 0.8, of which 0.9 counts
    home, host = [view.network.strength(ann, other) for other in ("foundations", "senedd")]  # type: ignore[arg-type]  # ids of actors
    assert home == pytest.approx(0.9 * 0.9)
    assert host == pytest.approx(0.9 * 0.8)


async def test_a_membership_ends_and_a_record_is_removed(hub: Hub) -> None:
    membership = (
        await hub.desk.record(
            FOUNDATIONS, add_membership(actor="huw", organization="health", valid_from="2024")
        )
    ).record_id

    ended = await hub.desk.record(FOUNDATIONS, EndRecord(record=membership, on="1 October 2026"))
    assert (await hub.view(FOUNDATIONS)).records.memberships[membership].valid_to == PartialDate(
        "2026-10-01"
    )
    removed = await hub.desk.record(FOUNDATIONS, RemoveRecord(record=membership))

    assert membership not in (await hub.view(FOUNDATIONS)).records.memberships
    assert [change.kind for change in (ended.change, removed.change) if change] == [
        ChangeKind.ENDED,
        ChangeKind.REMOVED,
    ]
    assert [
        change.kind for change in (await hub.history([membership], FOUNDATIONS))[membership]
    ] == ["removed", "ended", "added"]


async def test_fields_that_hold_only_together_are_corrected_at_once(hub: Hub) -> None:
    membership = (
        await hub.desk.record(
            FOUNDATIONS,
            add_membership(actor="huw", organization="health", valid_from="2020", valid_to="2021"),
        )
    ).record_id

    # one after the other the beginning would stand behind the end
    recorded = await hub.desk.record(
        FOUNDATIONS,
        CorrectRecord(
            record=membership, values={"from": "2024", "to": "May 2025", "role": "chair"}
        ),
    )
    record = (await hub.view(FOUNDATIONS)).records.memberships[membership]
    assert (record.valid_from, record.valid_to, record.role) == (
        PartialDate("2024"),
        PartialDate("2025-05"),
        Role.CHAIR,
    )
    assert recorded.change is not None
    assert (
        recorded.change.kind,
        len(await hub.store.changes_of_write(recorded.change.id, audiences(FOUNDATIONS))),
    ) == ("corrected", 1)
    await hub.desk.undo(FOUNDATIONS, recorded.change.id)
    record = (await hub.view(FOUNDATIONS)).records.memberships[membership]
    assert (record.valid_from, record.valid_to, record.role) == (
        PartialDate("2020"),
        PartialDate("2021"),
        Role.MEMBER,
    )


async def test_a_public_fact_is_corrected_with_an_address_and_survives_a_refresh(hub: Hub) -> None:
    with pytest.raises(InputError, match="A public fact is corrected with the address of a page"):
        await hub.desk.record(FOUNDATIONS, CorrectFact(record="m1", field="to", value="2026-06"))
    await hub.desk.record(
        FOUNDATIONS, CorrectFact(record="m1", field="to", value="June 2026", source=PAGE)
    )

    record = (await hub.view(PUBLIC)).records.memberships[RecordId("m1")]
    assert (record.valid_to, record.audience.text, record.sources) == (
        PartialDate("2026-06"),
        "public",
        (PAGE,),
    )
    loaded = await hub.desk.load(world(), by="tables")
    assert loaded.kept == (("memberships", "m1"),)


def test_a_correction_keeps_the_sources_that_there_were() -> None:
    welsh = CorrectFact(record="sioned", field="name_cy", value="Sioned Wiliams", source=PAGE)
    (public,) = plan(VIEW, welsh, centre_of(FOUNDATIONS)).entries
    assert public.record.sources == (PAGE, "cpg:1", "cpg:2")

    (own,) = plan(
        VIEW, add_person("Ann Lee", sources=("Minutes of May",)), centre_of(FOUNDATIONS)
    ).entries
    view = view_of(applied(world(), [own]), FOUNDATIONS, ties=False)
    corrected = [
        plan(
            view,
            CorrectFact(record=own.id, field="name", value="Ann Leigh", source=source),
            centre_of(FOUNDATIONS),
        ).entries[0]
        for source in (None, "Minutes of June")
    ]
    assert [one.record.sources for one in corrected] == [
        ("Minutes of May",),
        ("Minutes of June", "Minutes of May"),
    ]


async def test_a_public_fact_names_nothing_that_is_a_centres_own(hub: Hub) -> None:
    ann = (await hub.desk.record(FOUNDATIONS, add_person("Ann Lee"))).record_id
    trust = (await hub.desk.record(FOUNDATIONS, add_organization("Care Trust"))).record_id
    refused = "is your Centre's own record, so what says something of it cannot be public"

    with pytest.raises(InputError, match=f"actor: Ann Lee {refused}"):
        await hub.desk.record(
            FOUNDATIONS,
            add_membership(actor=ann, organization="senedd", public=True, sources=(PAGE,)),
        )
    with pytest.raises(InputError, match=f"on_behalf_of: Care Trust {refused}"):
        await hub.desk.record(
            FOUNDATIONS, CorrectFact(record="m1", field="on_behalf_of", value=trust, source=PAGE)
        )
    await hub.desk.record(FOUNDATIONS, add_membership(actor=ann, organization="senedd"))


async def test_a_public_fact_with_an_address_is_for_everybody(hub: Hub) -> None:
    recorded = await hub.desk.record(
        FOUNDATIONS,
        add_organization(
            name="Care Alliance", public=True, sources=("https://care.example/about",)
        ),
    )

    assert recorded.record_id in (await hub.view(EIF)).records.organizations
    assert [change.audience.text for change in [recorded.change] if change] == ["public"]


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (add_person(name="Sioned Williams"), [("sioned", "It has the same name")]),
        (
            add_person(name="Williams Sioned"),
            [("sioned", "Its name has the same words in another order")],
        ),
        (add_person(name="Sioned Wiliams"), [("sioned", "Its name is spelled nearly the same")]),
        (
            add_person(name="S. W.", identifiers=(Identifier(scheme="wikidata", value="Q1"),)),
            [("sioned", "It has the same identifier, wikidata Q1")],
        ),
        (add_person(name="Somebody Else"), []),
        (add_organization(name="Early intervention foundation"), [("eif", "It has the same name")]),
        (
            record_interaction(
                kind=InteractionKind.MEETING,
                date="2026-05-01",
                actors=("huw", "foundations", "sioned"),
                as_written=("Age", "Carers Wales"),
            ),
            [("i1", "The same is recorded already")],
        ),
    ],
)
def test_a_likely_duplicate_is_shown_with_the_reason(
    command: Command, why: list[tuple[str, str]]
) -> None:
    planned = plan(VIEW, command, centre_of(FOUNDATIONS))
    assert [(one.id, str(one.why[0])) for one in planned.likely_same] == why


async def test_a_welsh_mutation_of_a_known_name_is_a_likely_duplicate(hub: Hub) -> None:
    council = await hub.desk.record(FOUNDATIONS, add_organization(name="Cyngor Porth Einion"))
    planned = await hub.desk.plan(FOUNDATIONS, add_organization(name="Gyngor Porth Einion"))
    assert [
        (one.id, [say(why, Language.CY) for why in one.why]) for one in planned.likely_same
    ] == [(council.record_id, ["Yr un yw ei enw heblaw am dreiglad"])]


def with_somebody_new(meeting: Add) -> Add:
    assert isinstance(meeting.record, Interaction)
    new = Person(id=PersonId(ActorId(RecordId("+1"))), name="Cadi Prys")
    return replace(
        meeting,
        record=replace(meeting.record, actors=(*meeting.record.actors, new.id)),
        beside=(new,),
    )


async def test_a_fact_and_who_is_new_in_it_are_one_change_and_undone_as_one(hub: Hub) -> None:
    before = hub.records(FOUNDATIONS)
    recorded = await hub.desk.record(FOUNDATIONS, with_somebody_new(MEETING))

    assert recorded.change is not None
    meeting, cadi = [entry.record for entry in recorded.change.entries]
    assert isinstance(meeting, Interaction)
    assert isinstance(cadi, Person)
    assert (meeting.id, meeting.actors[-1], cadi.name) == (recorded.record_id, cadi.id, "Cadi Prys")
    assert (cadi.audience.text, cadi.recorded_by, cadi.id.partition("-")[0]) == (
        "foundations",
        "foundations",
        "person",
    )
    await hub.desk.undo(FOUNDATIONS, recorded.change.id)
    assert hub.records(FOUNDATIONS) == before


async def test_a_fact_that_breaks_off_in_the_middle_leaves_nobody_who_was_new_in_it(
    hub: Hub, server: Server, store: BoltStore
) -> None:
    before = (await store.state()).seq
    # somebody took Sioned away without Dolen:
    # the write fails at her link, when the meeting and Cadi are made already
    await server.rows("MATCH (node:Actor {id: 'sioned'}) DETACH DELETE node")

    with pytest.raises(StoreError):
        await hub.desk.record(FOUNDATIONS, with_somebody_new(MEETING))
    assert (await store.state()).seq == before
    left = await server.rows(
        "MATCH (node) WHERE node:Interaction OR node.name = 'Cadi Prys' RETURN "
        "node.id AS id ORDER BY id"
    )
    assert left == [{"id": "i1"}]


async def test_a_correction_brings_who_is_new_in_it(hub: Hub) -> None:
    meeting = (await hub.desk.record(FOUNDATIONS, MEETING)).record_id
    cadi = Person(id=PersonId(ActorId(RecordId("+1"))), name="Cadi Prys")
    corrected = await hub.desk.record(
        FOUNDATIONS,
        CorrectRecord(
            record=meeting,
            values={"actors": "foundations; sioned; +1", "title": "Care"},
            beside=(cadi,),
        ),
    )

    records = hub.records(FOUNDATIONS)
    assert [
        records.people[PersonId(one)].name for one in records.interactions[meeting].actors[2:]
    ] == ["Cadi Prys"]
    assert corrected.change is not None
    assert [change.kind for change in await store_changes(hub, corrected.change)] == [
        ChangeKind.CORRECTED,
        ChangeKind.ADDED,
    ]
    await hub.desk.undo(FOUNDATIONS, corrected.change.id)
    assert hub.records(FOUNDATIONS).interactions[meeting].actors == ("foundations", "sioned")
    assert all(person.name != "Cadi Prys" for person in hub.records(FOUNDATIONS).people.values())


async def store_changes(hub: Hub, change: Change) -> Sequence[Change]:
    return await hub.store.changes_of_write(change.id, audiences(FOUNDATIONS))


async def test_a_likely_duplicate_is_recorded_all_the_same(hub: Hub) -> None:
    planned = await hub.desk.plan(FOUNDATIONS, add_person(name="Sioned Williams"))
    recorded = await hub.desk.record(FOUNDATIONS, add_person(name="Sioned Williams"))
    assert [say(one.said) for one in planned.likely_same] == [
        "Sioned Williams (person, Wales, not in office)"
    ]
    assert recorded.likely_same == planned.likely_same


def met(**values: Any) -> Add:
    return record_interaction(
        **{
            "kind": InteractionKind.MEETING,
            "date": "2026-11-01",
            "actors": ("sioned", "foundations"),
            **values,
        }
    )


REFUSED: list[tuple[Command, str]] = [
    (
        met(date="25 November 2026"),
        (
            "date: 25 November 2026 is in the future. Record what has happened; today "
            "is 24 November 2026."
        ),
    ),
    (
        met(date="2026-11-02", to="2026-11-01"),
        "It ends (1 November 2026) before it begins (2 November 2026).",
    ),
    (
        met(actors=("sioned",)),
        "actors: An interaction is between two people or organisations at least.",
    ),
    (met(actors=("sioned", "sioned")), "actors: Sioned Williams is named twice."),
    (
        met(actors=("sioned", "nobody")),
        'actors: No person or organisation has the id "nobody". Find its id',
    ),
    (met(actors=("sioned", "")), 'actors: "sioned; " cannot be kept in a table.'),
    (
        declare_tie(by="sioned", about="", level=DeclaredLevel.KNOW),
        'about: No person or organisation has the id "".',
    ),
    (
        add_post(label="R", organization="senedd", holder="+post"),
        'actor: No person or organisation has the id "post-',
    ),
    (
        met(actors=("sioned", "chair")),
        'actors: "chair" is Chair, which is no person or organisation.',
    ),
    (met(note="a\0b"), "note: The text has a character that cannot be seen."),
    (met(as_written=("A; B",)), 'as_written: "A; B" cannot be kept in a table.'),
    (met(note="x" * 10_001), "note: The text has 10,001 letters."),
    (
        declare_tie(by="sioned", about="sioned", level=DeclaredLevel.KNOW),
        "about: Sioned Williams cannot be related to itself.",
    ),
    (
        declare_tie(by="foundations", about="sioned", level=DeclaredLevel.KNOW),
        'by: "foundations" is Foundations, which is no person.',
    ),
    (
        add_membership(actor="huw", organization="health", valid_from="2026", valid_to="2025"),
        "It ends (2025) before it begins (2026).",
    ),
    (
        add_membership(actor="huw", organization="senedd", post="chair"),
        "organization: The post Chair is in Health Committee.",
    ),
    (add_membership(actor="huw"), "organization: This is blank."),
    (add_person(name="  "), "name: This is blank."),
    (add_person(name="Si\u00c3\u00a2n Lee"), 'name: Letters of "Si\u00c3\u00a2n Lee" were damaged'),
    (add_person(name="Si\ufffdn Lee"), 'name: Letters of "Si\ufffdn Lee" were damaged'),
    (
        add_person(name="Ann", public=True, sources=("a friend",)),
        "source: A public fact needs the address of the page where it stands",
    ),
    (
        add_organization(name="New Centre", kind=OrganizationKind.CENTRE),
        "kind: Which organisations are Centres and affiliates comes with",
    ),
    (
        CorrectFact(record="eif", field="kind", value="charity", source=PAGE),
        "kind: Which organisations are Centres and affiliates comes",
    ),
    (
        add_organization(name="A", website="javascript:alert(1)"),
        'website: "javascript:alert(1)" is no address of a page.',
    ),
    (
        add_organization(name="A", website="http://[x"),
        'website: "http://[x" is no address of a page.',
    ),
    (
        add_person(name="Ann", sources=("http://[x",)),
        'source: "http://[x" is no address of a page. Copy it from the browser,',
    ),
    (
        CorrectFact(record="sioned", field="name", value="Siân", source="http://[x"),
        "A public fact is corrected with the address of a page",
    ),
    (
        add_person(name="Ann", identifiers=(Identifier(scheme="wikidata", value=" "),)),
        "identifiers: This is blank.",
    ),
    (
        add_person(name="Ann", identifiers=(Identifier(scheme="a:b", value="c"),)),
        'identifiers: "a:b:c" cannot be kept in a table.',
    ),
    (add_embedded_post(label="R", host="senedd", homes=()), "home: This is blank."),
    (
        add_embedded_post(label="R", host="senedd", homes=("senedd",)),
        "home: The holder of an embedded post is employed by one",
    ),
    (
        add_embedded_post(label="R", host="senedd", homes=("foundations",), days_per_week=9),
        "days_per_week: ",
    ),
    (
        EndRecord(record="m1", on="2020", source=PAGE),
        "It ends (2020) before it begins (June 2021).",
    ),
    (
        EndRecord(record="m1", on="31/02/2026", source=PAGE),
        'on: "31/02/2026" is not a day of the calendar. Write 2026-03-04',
    ),
    (
        EndRecord(record="m1", on="Q1 2025", source=PAGE),
        'on: "Q1 2025" is not a date. Write 2026-03-04, 4 March 2026',
    ),
    (EndRecord(record="m1", on=" ", source=PAGE), "on: This is blank. Write"),
    (
        EndRecord(record="sioned", on="2020"),
        '"sioned" is Sioned Williams, and not something that ends.',
    ),
    (
        CorrectFact(record="sioned", field="id", value="x", source=PAGE),
        '"id" cannot be corrected here. Choose one of: name, name_cy,',
    ),
    (
        CorrectFact(record="sioned", field="name", value="Sioned Williams", source=PAGE),
        "Sioned Williams says so already",
    ),
    (
        CorrectFact(record="i1", field="kind", value="dinner", source=PAGE),
        'kind: "dinner" is not allowed here. Write one of: meeting,',
    ),
    (CorrectFact(record="nothing", field="name", value="x"), 'Nothing here has the id "nothing".'),
    (RemoveRecord(record="nothing"), 'Your Centre recorded nothing with the id "nothing".'),
    (RemoveRecord(record="sioned"), 'Your Centre recorded nothing with the id "sioned".'),
]


@pytest.mark.parametrize(
    ("command", "message"), REFUSED, ids=[message[:40] for _, message in REFUSED]
)
def test_what_cannot_be_is_refused_with_what_to_do(command: Command, message: str) -> None:
    with pytest.raises(InputError) as refused:
        plan(VIEW, command, centre_of(FOUNDATIONS))
    assert str(refused.value).startswith(message)


async def test_what_is_refused_writes_nothing(hub: Hub) -> None:
    before = await hub.store.state()
    with pytest.raises(InputError):
        await hub.desk.record(FOUNDATIONS, met(date="Q1 2025"))
    assert await hub.store.state() == before


async def test_without_a_centre_nothing_is_recorded(hub: Hub) -> None:
    with pytest.raises(InputError, match="No Centre is set"):
        await hub.desk.record(PUBLIC, MEETING)
    with pytest.raises(InputError, match='"senedd" is no Centre here'):
        await hub.desk.record(Viewer(centre="senedd"), MEETING)  # type: ignore[arg-type]  # the id of an organization


async def test_anothers_record_is_as_if_it_were_not_there(hub: Hub) -> None:
    theirs = (await hub.desk.record(EIF, add_person(name="Their Contact"))).record_id

    async def words(command: Command, id_: str) -> str:
        with pytest.raises(NotFound) as refused:
            await hub.desk.record(FOUNDATIONS, command)
        return str(refused.value).replace(id_, "ID")

    for made in (
        lambda id_: RemoveRecord(record=id_),
        lambda id_: CorrectFact(record=id_, field="name", value="x"),
        lambda id_: met(actors=("sioned", id_)),
    ):
        assert await words(made(theirs), theirs) == await words(
            made("nothing-here"), "nothing-here"
        )


async def test_what_others_added_can_be_corrected_but_not_removed(hub: Hub) -> None:
    await hub.desk.record(
        FOUNDATIONS, CorrectFact(record="sioned", field="name", value="Siân Williams", source=PAGE)
    )

    with pytest.raises(NotFound, match='Your Centre recorded nothing with the id "sioned"'):
        await hub.desk.record(FOUNDATIONS, RemoveRecord(record="sioned"))


async def test_a_person_whom_other_records_name_is_not_removed(hub: Hub) -> None:
    ann = (await hub.desk.record(FOUNDATIONS, add_person(name="Ann Lee"))).record_id
    meeting = (
        await hub.desk.record(FOUNDATIONS, met(actors=(ann, "sioned"), title="Coffee"))
    ).record_id

    with pytest.raises(InputError) as refused:
        await hub.desk.record(FOUNDATIONS, RemoveRecord(record=ann))
    assert str(refused.value) == (
        f"It cannot be removed: 1 recorded since refers to it (Coffee, id {meeting}). Remove it "
        "first, or undo it."
    )


async def test_a_partial_date_that_may_lie_ahead_says_when_it_counts(hub: Hub) -> None:
    recorded = await hub.desk.record(FOUNDATIONS, met(date="November 2026"))
    assert tuple(map(str, recorded.notes)) == (
        "November 2026 may still lie ahead, so it counts from 30 November 2026 on. Give the day "
        "for it to count from today.",
    )


async def test_two_who_record_at_once_in_two_processes_both_stand(hub: Hub, server: Server) -> None:
    there = await Hub.over(server.store(), None)

    recorded = await asyncio.gather(
        *(
            one.desk.record(viewer, MEETING)
            for one, viewer in [
                (hub, FOUNDATIONS),
                (there, EIF),
                (hub, FOUNDATIONS),
                (there, EIF),
                (hub, FOUNDATIONS),
            ]
        ),
        return_exceptions=True,
    )

    stood = [one for one in recorded if isinstance(one, Recorded)]
    assert [type(one) for one in recorded if not isinstance(one, Recorded)] in ([], [Overtaken])
    await hub.catch_up()
    await there.catch_up()
    stored = (await there.store.everything(await there.store.audiences())).interactions
    assert {one.record_id for one in stood} == set(stored) - {"i1"}
    for one, viewer in ((hub, FOUNDATIONS), (there, EIF)):
        own = {id_ for id_, meeting in stored.items() if meeting.audience in audiences(viewer)}
        assert set((await one.view(viewer)).records.interactions) == own


async def test_what_two_processes_record_only_if_new_at_once_stands_once(
    hub: Hub, server: Server
) -> None:
    there = await Hub.over(server.store(), None)

    recorded = await asyncio.gather(
        *(one.desk.record(FOUNDATIONS, MEETING, only_if_new=True) for one in [hub, there] * 4)
    )

    (made,) = [one for one in recorded if one.change is not None]
    assert [[alike.id for alike in one.likely_same] for one in recorded if one.change is None] == [
        [made.record_id]
    ] * 7
    await hub.catch_up()
    assert set((await hub.view(FOUNDATIONS)).records.interactions) == {"i1", made.record_id}


async def test_many_who_record_at_once_in_one_process_all_stand(hub: Hub) -> None:
    recorded = await asyncio.gather(
        *(hub.desk.record(viewer, MEETING) for viewer in [FOUNDATIONS, EIF] * 10)
    )

    assert len({one.record_id for one in recorded}) == 20
    assert len((await hub.view(FOUNDATIONS)).records.interactions) == 1 + 10


async def test_memory_after_writes_is_as_if_computed_anew(hub: Hub, store: BoltStore) -> None:
    for viewer in (FOUNDATIONS, EIF):
        ann = (await hub.desk.record(viewer, add_person(name="Ann Lee"))).record_id
        await hub.desk.record(
            viewer, add_membership(actor=ann, organization="foundations", role=Role.EMPLOYEE)
        )
        await hub.desk.record(viewer, met(actors=(ann, "sioned", "huw")))
        await hub.desk.record(
            viewer, add_organization(name="Alliance", kind=OrganizationKind.NETWORK)
        )
    await hub.desk.record(
        FOUNDATIONS, CorrectFact(record="m1", field="to", value="2026-06", source=PAGE)
    )

    anew = await Hub.over(store, None)
    for viewer in (PUBLIC, FOUNDATIONS, EIF):
        one, other = await hub.view(viewer), await anew.view(viewer)
        assert one.records == other.records
        assert one.network.strengths == other.network.strengths
        assert one.network.actors == other.network.actors
        assert one.network.adjacency() == other.network.adjacency()
        assert one.names.search("ann", as_of=one.as_of) == other.names.search(
            "ann", as_of=one.as_of
        )
    assert (await hub.health()).ok


async def test_who_goes_away_while_it_is_written_leaves_memory_as_the_store_is(hub: Hub) -> None:
    for wait in (0.0, 0.002, 0.005, 0.01):
        going = asyncio.create_task(hub.desk.record(FOUNDATIONS, MEETING))
        await asyncio.sleep(wait)
        going.cancel()
        await asyncio.gather(going, return_exceptions=True)
    await hub.desk.record(EIF, MEETING)  # after those before it

    stored = (await hub.store.everything(await hub.store.audiences())).interactions
    for viewer in (FOUNDATIONS, EIF):
        own = {id_ for id_, meeting in stored.items() if meeting.audience in audiences(viewer)}
        assert set((await hub.view(viewer)).records.interactions) == own
