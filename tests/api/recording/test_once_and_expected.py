"""A write by a key is made once, and a change of what somebody changed since is refused."""

from __future__ import annotations

import asyncio

from tests.api.recording.conftest import JSON, Desk, Desks

HISTORY = "query($id: ID!) { history(id: $id) { changes(first: 50) { nodes { id } } } }"
PEOPLE = '{ search(text: "Nia Newydd") { nodes { node { id } } } }'


def addition(key: str, name: str = "Nia Newydd") -> JSON:
    return {"name": name, "sources": ["a call"], "idempotencyKey": key}


async def changes_of(desk: Desk, id_: str) -> list[str]:
    answer = await desk.ask(HISTORY, id=id_)
    return [each["id"] for each in answer["data"]["history"]["changes"]["nodes"]]


async def test_the_same_key_and_input_answer_the_same_and_write_nothing(desks: Desks) -> None:
    wanted = "person { id name }"
    await desks.harbour.mutate("addPerson", addition("0", "Nia Newyd"))
    first = await desks.harbour.mutate("addPerson", addition("1"), wanted)
    assert first["likelySame"], "one of nearly the same name is told of"
    again = await desks.harbour.mutate("addPerson", {**addition("1"), "nameCy": None}, wanted)
    assert again == first
    assert await changes_of(desks.harbour, first["recordId"]) == [first["change"]["id"]]

    both = await asyncio.gather(
        *(desks.harbour.mutate("addPerson", addition("2", "Ann Arall")) for _ in range(2))
    )
    assert both[0] == both[1]
    # a key is one Centre's own
    other = await desks.lighthouse.mutate("addPerson", addition("1"))
    assert other["recordId"] != first["recordId"]


async def test_a_key_for_something_else_is_refused(desks: Desks) -> None:
    first = await desks.harbour.mutate("addPerson", addition("1"))
    for name, given in (
        ("addPerson", addition("1", "Nia Arall")),
        ("addOrganization", addition("1")),
        ("removeRecord", {"record": first["recordId"], "idempotencyKey": "1"}),
    ):
        refused = await desks.harbour.mutate(name, given)
        assert (refused["code"], refused["field"]) == ("KEY_REUSED", "idempotencyKey")
    for key in ("", " ", "k" * 256):
        refused = await desks.harbour.mutate("addPerson", addition(key))
        assert (refused["code"], refused["field"]) == ("INVALID", "idempotencyKey")


async def test_what_was_taken_back_is_not_made_again_by_its_key(desks: Desks) -> None:
    first = await desks.harbour.mutate("addPerson", addition("1"))
    back = {"change": first["change"]["id"], "idempotencyKey": "2"}
    undone = await desks.harbour.mutate("undo", back)
    assert await desks.harbour.mutate("undo", back) == undone
    gone = await desks.harbour.mutate("addPerson", addition("1"))
    assert (gone["code"], first["recordId"] in gone["message"]) == ("NOTHING_TO_DO", True)


async def test_what_was_refused_can_be_asked_for_by_the_same_key(desks: Desks) -> None:
    refused = await desks.harbour.mutate("addPerson", {**addition("1"), "name": "?"})
    assert refused["code"] == "INVALID"
    assert "recordId" in await desks.harbour.mutate("addPerson", addition("1"))


async def test_a_change_of_what_was_changed_since_is_refused_and_says_what_changed(
    desks: Desks,
) -> None:
    added = await desks.harbour.mutate("addPerson", addition("1"))
    id_, seen = added["recordId"], added["change"]["id"]
    correction = {"record": id_, "field": "name", "expected": seen}
    corrected = await desks.harbour.mutate("correctFact", {**correction, "value": "Nia Newid"})
    latest = corrected["change"]["id"]

    refused = await desks.harbour.mutate("correctFact", {**correction, "value": "Nia Naid"})
    assert (refused["code"], refused["field"]) == ("CHANGED_SINCE", "expected")
    assert refused["message"].startswith("Somebody changed Nia Newid since: Corrected (name) by")
    assert latest in refused["message"]
    refused = await desks.harbour.mutate("removeRecord", {"record": id_, "expected": "w-1-1"})
    assert (refused["code"], latest in refused["message"]) == ("CHANGED_SINCE", True)
    assert await changes_of(desks.harbour, id_) == [latest, seen]

    removed = await desks.harbour.mutate("removeRecord", {"record": id_, "expected": latest})
    assert removed["recordId"] == id_
