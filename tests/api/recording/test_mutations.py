"""What is recorded through GraphQL, seen by the Centre that recorded it and
by others, and taken back.
"""

from __future__ import annotations

import datetime as dt
import math

import pytest

from graph import dates
from graph.view import Viewer
from graph.words import say
from tests.api.recording.conftest import JSON, Desk, Desks
from tests.api.recording.world import SINCE
from tests.graph.world import organization

MEETING = {"kind": "MEETING", "date": "2026-10-01", "actors": ["ann", "bo"]}
PATHS = """
query($input: IntroductionPathsInput!) { introductionPaths(input: $input) {
  centre { id } paths { lead score actors { id } hops { sentence(language: EN) tie { strength \
basis evidence { nodes { sentence } } } } }
  notes noPath { sentence } advice { sentence } } }
"""
HARBOUR = Viewer(centre=organization("harbour"))
VIEWER = "{ viewer { centre { id } person { id } role } }"


async def test_a_process_answers_the_viewer_that_it_was_started_for(standing: Desks) -> None:
    viewers = [
        (await desk.ask(VIEWER))["data"]["viewer"]
        for desk in (standing.ann, standing.lighthouse, standing.public)
    ]
    assert viewers == [
        {"centre": {"id": "harbour"}, "person": {"id": "ann"}, "role": "COLLEAGUE"},
        {"centre": {"id": "lighthouse"}, "person": None, "role": "COLLEAGUE"},
        {"centre": None, "person": None, "role": "PUBLIC"},
    ]


async def test_two_records_become_one_and_two_again(desks: Desks) -> None:
    """The meeting of Bo Bb is one of bo then; the id of Bo Bb answers as bo, to its Centre."""
    desk, node = desks.harbour, "query($id: ID!) { node(id: $id) { id name otherNames { name } } }"
    own = (await desk.mutate("addPerson", {"name": "Bo Bb"}))["recordId"]
    met = await desk.mutate("recordInteraction", {**MEETING, "actors": ["ann", own]})
    before = (await desk.ask(node, id=own))["data"]["node"]
    others = await desks.lighthouse.ask(node, id=own), await desks.lighthouse.ask(node, id="bo")

    made = await desk.mutate("mergeRecords", {"keep": own, "gone": "bo"}, "node { id name }")

    name = made["node"]["name"]
    assert (made["recordId"], made["change"]["kind"], made["node"]["id"]) == ("bo", "MERGED", "bo")
    assert made["notes"] == [f"{name} (id bo) is for everybody, so that is the record that stays."]
    assert made["change"]["sentence"].startswith("Made one record of two by the Harbour")
    now = (await desk.ask(node, id=own))["data"]["node"]
    assert (now["id"], {"name": "Bo Bb"} in now["otherNames"]) == ("bo", True)
    text = "query($id: ID!) { node(id: $id) { ... on Interaction { actors { id } } } }"
    meeting = (await desk.ask(text, id=met["recordId"]))["data"]["node"]
    assert [actor["id"] for actor in meeting["actors"]] == ["ann", "bo"]
    assert others == (
        await desks.lighthouse.ask(node, id=own),
        await desks.lighthouse.ask(node, id="bo"),
    )
    again = await desk.mutate("mergeRecords", {"keep": "bo", "gone": own})
    assert (again["code"], again["message"]) == (
        "NOTHING_TO_DO",
        f"{name} (id bo) is one record already. Name two.",
    )

    await desk.mutate("undo", {"change": made["change"]["id"]})
    assert (await desk.ask(node, id=own))["data"]["node"] == before


async def test_what_cannot_be_one_record_or_be_taken_back_is_refused_in_words(
    desks: Desks,
) -> None:
    desk = desks.harbour
    public = await desk.mutate("mergeRecords", {"keep": "bo", "gone": "cai"})
    assert "Give the address of a page that says that they are the same" in public["message"]
    own = (await desk.mutate("addPerson", {"name": "Cai Quillon"}))["recordId"]
    post = await desk.mutate(
        "addPost", {"label": "Permanent Secretary", "organization": "lighthouse", "holder": own}
    )
    both = await desk.mutate("mergeRecords", {"keep": "cai", "gone": own})
    assert "two offices at once" in both["message"]
    await desk.mutate("undo", {"change": post["change"]["id"]})
    met = await desk.mutate("recordInteraction", {**MEETING, "actors": ["ann", own]})
    merged = await desk.mutate("mergeRecords", {"keep": "cai", "gone": own})
    later = await desk.mutate(
        "correctFact", {"record": met["recordId"], "field": "note", "value": "On harbours"}
    )
    refused = await desk.mutate("undo", {"change": merged["change"]["id"]})
    assert "was changed since. Undo that first" in refused["message"]
    for change in (later, merged, met):
        undone = await desk.mutate("undo", {"change": change["change"]["id"]})
        assert undone["change"]["kind"] == "UNDONE"


async def test_a_meeting_recorded_lifts_the_path_at_once_and_undone_gives_back_the_same_bytes(
    desks: Desks,
) -> None:
    # the viewer's Centre asks
    to_bo = {"query": PATHS, "variables": {"input": {"target": {"person": "bo"}, "first": 1}}}
    before = await desks.harbour.client.post("/graphql", json=to_bo)
    (path,) = before.json()["data"]["introductionPaths"]["paths"]
    today = dates.today()
    # a cross-party group of d days together, f = 1 - 2^(-d/90): its chair and an outside
    # organisation or a member 0.40 * f, an outside organisation and a member 0.10 * f;
    # two weak steps through the chair are a better lead than the faint one
    f = 1 - 2 ** (-(today - dt.date.fromisoformat(SINCE)).days / 90)
    assert (path["lead"], [hop["tie"]["strength"] for hop in path["hops"]]) == (
        "FAIR",
        [pytest.approx(0.6 * 0.40 * f)] * 2,
    )

    met = today - dt.timedelta(days=10)
    made = await desks.ann.mutate(
        "recordInteraction", {"kind": "MEETING", "date": str(met), "actors": ["harbour", "bo"]}
    )
    (path,) = (await desks.harbour.client.post("/graphql", json=to_bo)).json()["data"][
        "introductionPaths"
    ]["paths"]
    (hop,) = path["hops"]
    # one meeting of two, 10 days ago: A = 2^(-10/180) = 0.9622, s_i = 1 - exp(-A/3) = 0.2744
    contact = 1 - math.exp(-(2 ** (-10 / 180)) / 3)
    assert (path["lead"], hop["tie"]["basis"]) == ("FAIR", "EVIDENCED")
    assert hop["tie"]["strength"] == pytest.approx(1 - (1 - 0.9 * contact) * (1 - 0.6 * 0.10 * f))
    assert hop["sentence"].startswith(f"met on {say(met)}; ")

    undone = await desks.harbour.mutate("undo", {"change": made["change"]["id"]}, "node { id }")
    assert (undone["recordId"], undone["node"], undone["change"]["kind"]) == (
        made["recordId"],
        None,
        "UNDONE",
    )
    assert (await desks.harbour.client.post("/graphql", json=to_bo)).content == before.content


async def test_what_a_centre_records_is_its_own(desks: Desks) -> None:
    made = await desks.harbour.mutate(
        "recordInteraction", MEETING, "interaction { id audience actors { id } sources { title } }"
    )
    id = made["recordId"]
    assert made["interaction"] == {
        "id": id,
        "audience": "OWN_CENTRE",
        "actors": [{"id": "ann"}, {"id": "bo"}],
        "sources": [],
    }
    question = f'{{ node(id: "{id}") {{ id history {{ nodes {{ by kind sentence }} }} }} }}'
    assert (await desks.harbour.ask(question))["data"]["node"]["history"]["nodes"][0][
        "kind"
    ] == "ADDED"
    assert [
        (await desk.ask(question))["data"]["node"] for desk in (desks.lighthouse, desks.public)
    ] == [None, None]


async def test_the_history_says_who_recorded_it(desks: Desks) -> None:
    made = await desks.ann.mutate("recordInteraction", MEETING)
    today = say(dates.today())
    assert (made["change"]["by"], made["change"]["sentence"]) == (
        "harbour/ann",
        f"Added by Ann Lee of the Harbour Centre on {today}.",
    )
    other = await desks.harbour.mutate("addPerson", {"name": "Zed Moss"})
    assert (other["change"]["by"], other["change"]["sentence"]) == (
        "harbour",
        f"Added by the Harbour Centre on {today}.",
    )


async def test_every_kind_of_record_can_be_added_changed_and_removed(desks: Desks) -> None:
    desk = desks.harbour
    eve = await desk.mutate(
        "addPerson",
        {"name": "Eve Moss", "identifiers": [{"scheme": "staff", "value": "7"}]},
        "person { id name }",
    )
    assert eve["person"] == {"id": eve["recordId"], "name": "Eve Moss"}
    trust = await desk.mutate(
        "addOrganization",
        {"name": "Sea Trust", "kind": "CHARITY"},
        "organization { name kind audience }",
    )
    assert trust["organization"] == {
        "name": "Sea Trust",
        "kind": "CHARITY",
        "audience": "OWN_CENTRE",
    }
    job = {
        "actor": eve["recordId"],
        "organization": trust["recordId"],
        "role": "EMPLOYEE",
        "validFrom": "2025-03",
    }
    member = await desk.mutate(
        "addMembership", job, "membership { role validFrom organization { name } actor { name } }"
    )
    assert member["membership"] == {
        "role": "EMPLOYEE",
        "validFrom": "2025-03",
        "organization": {"name": "Sea Trust"},
        "actor": {"name": "Eve Moss"},
    }
    ended = await desk.mutate(
        "endMembership",
        {"record": member["recordId"], "on": "2026-09-30"},
        "membership { validTo } node { id }",
    )
    assert (ended["membership"], ended["node"], ended["change"]["kind"]) == (
        {"validTo": "2026-09-30"},
        {"id": member["recordId"]},
        "ENDED",
    )
    tie = await desk.mutate(
        "declareTie",
        {"by": "ann", "about": eve["recordId"], "level": "KNOW_WELL"},
        "declaredTie { by { id } level } tie { strength }",
    )
    # one-sided: 0.55 * 0.8 = 0.44; s = 1 - (1 - 0.8 * 0.44) = 0.352
    assert tie["declaredTie"] == {"by": {"id": "ann"}, "level": "KNOW_WELL"}
    assert tie["tie"]["strength"] == pytest.approx(0.352)
    level = await desk.mutate(
        "correctFact",
        {"record": tie["recordId"], "field": "level", "value": "met"},
        "declaredTie { level }",
    )
    assert (level["declaredTie"], level["change"]["kind"]) == ({"level": "MET"}, "CORRECTED")
    chief = {"label": "Chief Officer", "organization": trust["recordId"], "holder": eve["recordId"]}
    office = await desk.mutate("addPost", chief, "post { holders { person { name } } }")
    assert office["post"] == {"holders": [{"person": {"name": "Eve Moss"}}]}
    embedded = {
        "label": "Evidence Lead",
        "host": "castle-council",
        "daysPerWeek": 2.5,
        "holder": "ann",
    }
    post = await desk.mutate(
        "addEmbeddedPost",
        embedded,
        "embeddedPost { homes { id } host { id } daysPerWeek holders { person { id } } }",
    )
    assert post["embeddedPost"] == {
        "homes": [{"id": "harbour"}],
        "host": {"id": "castle-council"},
        "daysPerWeek": 2.5,
        "holders": [{"person": {"id": "ann"}}],
    }
    evidence = "... on DeclaredEvidence { declaredTie { id history { nodes { kind } } } }"
    found = await desk.ask(
        f'{{ tie(a: "ann", b: "{eve["recordId"]}") {{ evidence {{ nodes {{ {evidence} }} }} }} }}'
    )
    assert {
        "declaredTie": {
            "id": tie["recordId"],
            "history": {"nodes": [{"kind": "CORRECTED"}, {"kind": "ADDED"}]},
        }
    } in (found["data"]["tie"]["evidence"]["nodes"])
    members = (
        'members(asOf: "2026-01-01", role: EMPLOYEE) { nodes { id audience history { '
        "nodes { kind } } } }"
    )
    answer = await desk.ask(
        f'{{ node(id: "{trust["recordId"]}") {{ ... on Organization {{ {members} }} }} }}'
    )
    (shown,) = answer["data"]["node"]["members"]["nodes"]
    assert shown == {
        "id": member["recordId"],
        "audience": "OWN_CENTRE",
        "history": {"nodes": [{"kind": "ENDED"}, {"kind": "ADDED"}]},
    }
    gone = await desk.mutate("removeRecord", {"record": tie["recordId"]})
    assert (gone["recordId"], gone["change"]["kind"]) == (tie["recordId"], "REMOVED")
    back = await desk.mutate("undo", {"change": gone["change"]["id"]}, "declaredTie { level }")
    assert back["declaredTie"] == {"level": "MET"}


async def test_two_mutations_of_one_document_build_on_one_another_and_fail_alone(
    desks: Desks,
) -> None:
    text = """\
mutation { a: addPerson(input: {name: "Eve Moss"}) { ... on AddPersonPayload { person { name } } }
                         b: addPerson(input: {name: "Eve Moss", onlyIfNew: true}) { \
... on Refusal { candidates { described } } }
                         c: removeRecord(input: {record: "nothing"}) { \
... on Refusal { message } } }"""
    answer = await desks.harbour.ask(text)
    assert answer["data"]["a"] == {"person": {"name": "Eve Moss"}}
    assert answer["data"]["b"]["candidates"][0]["described"].startswith("Eve Moss")
    assert answer["data"]["c"]["message"].startswith(
        'Your Centre recorded nothing with the id "nothing".'
    )
    assert "errors" not in answer


async def test_records_that_may_be_the_same_are_told_with_why_and_only_if_new_records_nothing(
    desks: Desks,
) -> None:
    asked = await desks.harbour.mutate("addPerson", {"name": "Ellis, Bo", "onlyIfNew": True})
    assert (asked["code"], asked["field"]) == ("LIKELY_SAME", None)
    assert [(one["id"], one["why"]) for one in asked["candidates"]] == [
        ("bo", ["It has the same name."])
    ]
    meant = await desks.harbour.mutate("addPerson", {"name": "Ellis, Bo"})
    assert [one["id"] for one in meant["likelySame"]] == ["bo"]
    first = await desks.harbour.mutate("recordInteraction", MEETING)
    again = await desks.harbour.mutate("recordInteraction", {**MEETING, "onlyIfNew": True})
    assert (again["__typename"], [one["id"] for one in again["candidates"]]) == (
        "Refusal",
        [first["recordId"]],
    )


async def test_a_record_of_any_kind_is_added_as_a_row_of_its_table_says_it(desks: Desks) -> None:
    cells = {
        "date": "4 March 2026",
        "kind": "call",
        "actors": "ann; bo",
        "as_written": "A clerk; A porter",
    }
    made = await desks.harbour.mutate(
        "addRecord", row("interactions", cells, sources=["a note"]), "node { id }"
    )
    assert made["node"] == {"id": made["recordId"]}
    (call,) = [
        each
        for each in desks.hub.records(HARBOUR).interactions.values()
        if each.id == made["recordId"]
    ]
    assert (str(call.date), str(call.kind), call.actors, call.as_written, call.sources) == (
        "2026-03-04",
        "call",
        ("ann", "bo"),
        ("A clerk", "A porter"),
        ("a note",),
    )
    assert call.audience.belongs_to(HARBOUR.centre)
    again = await desks.harbour.mutate(
        "addRecord", {**row("interactions", cells), "onlyIfNew": True}
    )
    assert (again["__typename"], [one["id"] for one in again["candidates"]]) == (
        "Refusal",
        [made["recordId"]],
    )
    undone = await desks.harbour.mutate("undo", {"change": made["change"]["id"]})
    assert (undone["__typename"], call.id in desks.hub.records(HARBOUR).interactions) == (
        "UndoPayload",
        False,
    )


def row(table: str, cells: dict[str, str], **more: object) -> JSON:
    return {
        "table": table.upper(),
        "cells": [{"column": column, "value": value} for column, value in cells.items()],
        **more,
    }


@pytest.mark.parametrize(
    ("name", "given", "code", "field", "said"),
    [
        (
            "addRecord",
            row("places", {"name": "Pier"}),
            "INVALID",
            "table",
            '"places" is no table of yours. Name one of: organizations, ',
        ),
        (
            "addRecord",
            row("people", {"id": "x", "name": "Una Wick"}),
            "INVALID",
            "id",
            "id: This column is unknown",
        ),
        (
            "addRecord",
            row("interactions", {"date": "2026", "actors": "ann; bo"}),
            "BLANK",
            "kind",
            "kind: This is blank",
        ),
        (
            "addRecord",
            row("memberships", {"actor": "ann"}),
            "BLANK",
            "organization",
            "organization: This is blank. Name the organisation, or the post",
        ),
        (
            "addRecord",
            row("posts", {"label": "Keeper", "organization": "nobody"}),
            "NOT_FOUND",
            "organization",
            'has the id "nobody"',
        ),
        (
            "recordInteraction",
            {**MEETING, "actors": ["ann"]},
            "INVALID",
            "actors",
            "An interaction is between two",
        ),
        ("recordInteraction", {**MEETING, "date": "2126"}, "INVALID", "date", "is in the future"),
        (
            "recordInteraction",
            {**MEETING, "actors": ["ann", "nobody"]},
            "NOT_FOUND",
            "actors",
            'has the id "nobody"',
        ),
        (
            "recordInteraction",
            {**MEETING, "audience": "PUBLIC"},
            "NEEDS_SOURCE",
            "sources",
            "needs the address of the page",
        ),
        (
            "recordInteraction",
            {**MEETING, "date": "1026-03-04"},
            "INVALID",
            "date",
            "date: Did you mean 4 March 2026? Dates before 1900 are not taken",
        ),
        (
            "recordInteraction",
            {**MEETING, "to": "1826"},
            "INVALID",
            "to",
            "to: Did you mean 2026?",
        ),
        (
            "addMembership",
            {"actor": "bo", "organization": "coast-group", "validFrom": "1098-05"},
            "INVALID",
            "validFrom",
            "from: Did you mean May 1998?",
        ),
        (
            "declareTie",
            {"by": "ann", "about": "bo", "level": "MET", "confirmedOn": "1899"},
            "INVALID",
            "confirmedOn",
            "confirmed_on: Did you mean 1999?",
        ),
        ("addPerson", {"name": " "}, "BLANK", "name", "name: This is blank"),
        (
            "addPerson",
            {"name": "\u0301\u200f"},
            "INVALID",
            "name",
            "name: This has no letter and no figure",
        ),
        (
            "addPost",
            {"label": "?!", "organization": "castle-council"},
            "INVALID",
            "label",
            "label: This has no letter and no figure",
        ),
        (
            "addPost",
            {"label": "Keeper", "organization": "castle-council", "holder": "nobody"},
            "NOT_FOUND",
            "holder",
            'has the id "nobody"',
        ),
        (
            "addPerson",
            {"name": "x" * 10_001},
            "INVALID",
            "name",
            "name: The text has 10,001 letters. Shorten it",
        ),
        (
            "addEmbeddedPost",
            {"label": "Lead", "host": "castle-council", "daysPerWeek": -1},
            "INVALID",
            "daysPerWeek",
            "days_per_week: ",
        ),
        (
            "addEmbeddedPost",
            {"label": "Lead", "host": "nobody"},
            "NOT_FOUND",
            "host",
            'has the id "nobody"',
        ),
        (
            "addOrganization",
            {"name": "Pier", "kind": "CENTRE"},
            "INVALID",
            "kind",
            "comes with the tables of the network",
        ),
        ("addMembership", {"actor": "ann"}, "BLANK", "organization", "organi"),
        (
            "declareTie",
            {"by": "ann", "about": "ann", "level": "MET"},
            "INVALID",
            "about",
            "cannot be related to itself",
        ),
        (
            "endMembership",
            {"record": "ann", "on": "2026-01-01"},
            "INVALID",
            "record",
            "and not something that ends",
        ),
        (
            "correctFact",
            {"record": "bo", "field": "shoe", "value": "9"},
            "INVALID",
            "field",
            "cannot be corrected here",
        ),
        (
            "correctFact",
            {"record": "castle-council", "field": "name", "value": ""},
            "BLANK",
            "value",
            "name: This is blank",
        ),
        (
            "correctFact",
            {"record": "bo", "field": "name", "value": "Bo Ellis"},
            "NOTHING_TO_DO",
            None,
            "says so already",
        ),
        (
            "correctFact",
            {"record": "bo", "field": "name", "value": "Bo Moss"},
            "NEEDS_SOURCE",
            "source",
            "with the address of a page",
        ),
        (
            "mergeRecords",
            {"keep": "bo", "gone": "nobody"},
            "NOT_FOUND",
            "gone",
            'has the id "nobody"',
        ),
        ("removeRecord", {"record": "bo"}, "NOT_FOUND", "record", "Your Centre recorded nothing"),
        ("undo", {"change": "w-1-1"}, "NOT_FOUND", "change", "made no change"),
    ],
)
async def test_what_cannot_be_is_refused_with_a_code_its_field_and_words(
    standing: Desks, name: str, given: JSON, code: str, field: str | None, said: str
) -> None:
    refused = await standing.harbour.mutate(name, given)
    assert (refused["code"], refused["field"]) == (code, field), refused
    assert said in refused["message"]


async def test_what_says_something_of_an_own_record_is_not_for_everybody(desks: Desks) -> None:
    own = (await desks.harbour.mutate("addPerson", {"name": "Eve Moss"}))["recordId"]
    refused = await desks.harbour.mutate(
        "recordInteraction",
        {
            **MEETING,
            "actors": ["ann", own],
            "audience": "PUBLIC",
            "sources": ["https://harbour.example/a"],
        },
    )
    assert (refused["code"], refused["field"]) == ("NOT_FOR_EVERYBODY", "actors")


async def test_who_may_use_a_record_is_said_in_the_words_in_which_it_is_answered(
    desks: Desks,
) -> None:
    page = ["https://harbour.example/a"]
    for given in ("PUBLIC", "OWN_CENTRE"):
        made = await desks.harbour.mutate(
            "recordInteraction",
            {**MEETING, "audience": given, "sources": page},
            "interaction { audience }",
        )
        assert made["interaction"] == {"audience": given}


async def test_a_body_may_be_old_and_what_a_dataset_says_of_an_early_seat_can_be_corrected(
    desks: Desks,
) -> None:
    old = await desks.harbour.mutate(
        "addOrganization", {"name": "Pier Board", "validFrom": "1826"}, "organization { validFrom }"
    )
    assert old["organization"] == {"validFrom": "1826"}
    (seat,) = [
        each.id for each in desks.hub.records(Viewer()).memberships.values() if each.actor == "dai"
    ]
    given = {
        "record": seat,
        "field": "role",
        "value": "chair",
        "source": "https://coast.example/members",
    }
    assert (await desks.harbour.mutate("correctFact", given))["__typename"] == "CorrectFactPayload"
    asked = await desks.harbour.mutate("correctFact", {**given, "field": "from", "value": "1126"})
    assert asked["message"].startswith("from: Did you mean 2026?")


async def test_a_missing_record_and_that_of_another_centre_are_the_same(desks: Desks) -> None:
    made = await desks.lighthouse.mutate(
        "recordInteraction", {"kind": "CALL", "date": "2026-10-01", "actors": ["lou", "cai"]}
    )
    theirs, change = made["recordId"], made["change"]["id"]
    for name, given, id in (
        ("removeRecord", {"record": theirs}, theirs),
        ("correctFact", {"record": theirs, "field": "note", "value": "x"}, theirs),
        ("endMembership", {"record": theirs, "on": "2026-01-01"}, theirs),
        ("undo", {"change": change}, change),
    ):
        missing = {key: value.replace(id, "x" * len(id)) for key, value in given.items()}
        refused, same = (
            await desks.harbour.mutate(name, given),
            await desks.harbour.mutate(name, missing),
        )
        assert refused["__typename"] == "Refusal"
        assert {**refused, "message": refused["message"].replace(id, "x" * len(id))} == same


async def test_a_change_is_undone_once_and_not_under_what_was_recorded_since(desks: Desks) -> None:
    eve = await desks.harbour.mutate("addPerson", {"name": "Eve Moss"})
    met = await desks.harbour.mutate(
        "recordInteraction", {**MEETING, "actors": ["ann", eve["recordId"]]}
    )
    refused = await desks.harbour.mutate("undo", {"change": eve["change"]["id"]})
    assert (refused["code"], "refers to it" in refused["message"]) == ("STILL_REFERRED", True)
    await desks.harbour.mutate("undo", {"change": met["change"]["id"]})
    twice = await desks.harbour.mutate("undo", {"change": met["change"]["id"]})
    assert (twice["code"], "undone already" in twice["message"]) == ("NOTHING_TO_DO", True)
    shown = f'{{ node(id: "{eve["recordId"]}") {{ history {{ nodes {{ id undoneBy }} }} }} }}'
    undone = await desks.harbour.mutate("undo", {"change": eve["change"]["id"]})
    assert (await desks.harbour.ask(shown))["data"]["node"] is None
    back = await desks.harbour.mutate("undo", {"change": undone["change"]["id"]}, "node { name }")
    assert back["node"] == {"name": "Eve Moss"}
    changes = (await desks.harbour.ask(shown))["data"]["node"]["history"]["nodes"]
    assert {change["id"]: change["undoneBy"] for change in changes}[eve["change"]["id"]] == undone[
        "change"
    ]["id"]


async def test_the_public_records_nothing(standing: Desks) -> None:
    embedded = {"label": "x", "host": "castle-council"}
    for name, given in (
        ("recordInteraction", MEETING),
        ("undo", {"change": "w-1-1"}),
        ("addEmbeddedPost", embedded),
    ):
        refused = await standing.public.error(name, given)
        assert (refused["code"], "dolen init" in refused["message"]) == ("FORBIDDEN", True)


ADD = 'mutation { addPerson(input: {name: "Eve Moss"}) { __typename } }'


async def test_nothing_is_recorded_by_get(standing: Desks) -> None:
    response = await standing.harbour.client.get("/graphql", params={"query": ADD})
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (
        400,
        "BAD_USER_INPUT",
    )
    assert not await _is_there(standing.harbour, "Eve Moss")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:8001"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://localhost"},
    ],
)
async def test_a_page_of_another_site_records_nothing(
    standing: Desks, headers: dict[str, str]
) -> None:
    response = await standing.harbour.client.post("/graphql", json={"query": ADD}, headers=headers)
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (
        403,
        "FORBIDDEN",
    )
    assert not await _is_there(standing.harbour, "Eve Moss")


async def test_our_own_pages_and_programs_record(desks: Desks) -> None:
    sent: list[dict[str, str]] = [
        {"origin": "http://localhost"},
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {},
    ]
    for headers in sent:
        response = await desks.harbour.client.post("/graphql", json={"query": ADD}, headers=headers)
        assert response.json() == {"data": {"addPerson": {"__typename": "AddPersonPayload"}}}


async def test_a_program_that_is_set_to_another_centre_is_refused(standing: Desks) -> None:
    body = {"query": VIEWER}
    right = await standing.harbour.client.post(
        "/graphql", json=body, headers={"dolen-centre": "harbour"}
    )
    assert right.json()["data"]["viewer"]["centre"] == {"id": "harbour"}
    for desk, serves in (
        (standing.harbour, 'the Centre "harbour"'),
        (standing.public, "no Centre"),
    ):
        wrong = await desk.client.post(
            "/graphql", json=body, headers={"dolen-centre": "lighthouse"}
        )
        assert (wrong.status_code, wrong.json()["errors"][0]["extensions"]["code"]) == (
            409,
            "BAD_USER_INPUT",
        )
        assert f"this server answers for {serves}" in wrong.json()["errors"][0]["message"]


async def test_a_mutation_counts_towards_the_size_of_an_operation(standing: Desks) -> None:
    many = " ".join(
        f'a{i}: addPerson(input: {{name: "Eve Moss"}}) {{ __typename }}' for i in range(31)
    )
    answer = await standing.harbour.ask(f"mutation {{ {many} }}")
    assert answer["errors"][0]["extensions"]["code"] == "OPERATION_TOO_LARGE"
    assert not await _is_there(standing.harbour, "Eve Moss")


async def _is_there(desk: Desk, name: str) -> bool:
    found = await desk.ask(
        "query($text: String!) { search(text: $text) { totalCount } }", text=name
    )
    return bool(found["data"]["search"]["totalCount"])


async def test_no_cache_keeps_what_a_centre_may_use(standing: Desks) -> None:
    response = await standing.harbour.client.get("/graphql", params={"query": VIEWER})
    assert response.headers["cache-control"] == "private, no-store"
