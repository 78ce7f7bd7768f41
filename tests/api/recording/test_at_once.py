"""What is sent several times at the same moment has one effect, and each answer says so."""

from __future__ import annotations

import asyncio

import pytest

from graph.identity import centre_viewer
from graph.view import Viewer
from tests.api.recording.conftest import JSON, Desks
from tests.api.recording.world import HARBOUR

MEETING = {"kind": "MEETING", "date": "2026-10-01", "actors": ["ann", "bo"]}
NEW: dict[str, JSON] = {
    "recordInteraction": MEETING,
    "declareTie": {"by": "ann", "about": "bo", "level": "KNOW_WELL"},
    "addPerson": {"name": "Eve Moss"},
    "addOrganization": {"name": "Sea Trust", "kind": "CHARITY"},
    "addMembership": {"actor": "bo", "organization": "castle-council", "validFrom": "2026"},
    "addPost": {"label": "Chief Officer", "organization": "castle-council", "holder": "bo"},
    "addEmbeddedPost": {"label": "Evidence Lead", "host": "castle-council", "holder": "ann"},
}


@pytest.mark.parametrize(("name", "given"), [*NEW.items(), ("addPerson", {"name": "王小明"})])
async def test_only_if_new_eight_times_at_once_leaves_one_record_and_one_change(
    desks: Desks, name: str, given: JSON
) -> None:
    before = await _writes(desks)

    answers = await asyncio.gather(
        *(desks.harbour.mutate(name, {**given, "onlyIfNew": True}) for _ in range(8))
    )

    (made,) = [answer for answer in answers if answer["__typename"] != "Refusal"]
    refused = [answer for answer in answers if answer["__typename"] == "Refusal"]
    assert [[one["id"] for one in answer["candidates"]] for answer in refused] == [
        [made["recordId"]]
    ] * 7
    assert all(
        answer["message"].startswith("Nothing was recorded: it may be here already.")
        for answer in refused
    )
    assert await _writes(desks) == [made["change"]["id"], *before]


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        (
            "correctFact",
            {"field": "note", "value": "On care leavers"},
            "says so already: nothing to correct",
        ),
        ("removeRecord", {}, "Your Centre recorded nothing with the id"),
    ],
)
async def test_a_record_is_changed_once_by_two_at_once(
    desks: Desks, name: str, given: JSON, said: str
) -> None:
    met = await desks.harbour.mutate("recordInteraction", MEETING)
    await _once(desks, name, {"record": met["recordId"], **given}, said)


async def test_a_membership_ends_once_by_two_at_once(desks: Desks) -> None:
    member = await desks.harbour.mutate("addMembership", NEW["addMembership"])
    await _once(
        desks,
        "endMembership",
        {"record": member["recordId"], "on": "2026-09-30"},
        "says so already: nothing to correct",
    )


async def test_a_change_is_undone_once_by_two_at_once(desks: Desks) -> None:
    met = await desks.harbour.mutate("recordInteraction", MEETING)
    await _once(desks, "undo", {"change": met["change"]["id"]}, "This change is undone already.")


async def _once(desks: Desks, name: str, given: JSON, said: str) -> None:
    """Send a mutation twice at once: one is done, the other is refused with these words."""
    before = await _writes(desks)
    done, refused = sorted(
        await asyncio.gather(*(desks.harbour.mutate(name, given) for _ in range(2))),
        key=lambda answer: answer["__typename"] == "Refusal",
    )
    assert done["__typename"] != "Refusal"
    assert refused["__typename"] == "Refusal"
    assert said in refused["message"]
    assert await _writes(desks) == [done["change"]["id"], *before]


async def test_an_upload_is_imported_once_by_many_at_once(desks: Desks) -> None:
    body = "date,kind,actors\n2026-10-01,meeting,Ann Lee; Bo Ellis\n"
    upload = (
        await desks.harbour.client.post("/import?name=interactions.csv", content=body)
    ).json()["upload"]
    text = """mutation($input: ImportTablesInput!) { importTables(input: $input) {
      ... on ImportTablesPayload { unchanged change { id } } ... on Refusal { message rows { \
message } } } }"""

    answers = await asyncio.gather(
        *(desks.harbour.ask(text, input={"upload": upload}) for _ in range(8))
    )

    assert [answer for answer in answers if "errors" in answer] == []
    found = [answer["data"]["importTables"] for answer in answers]
    (change,) = [one["change"]["id"] for one in found if one.get("change")]
    others = [one for one in found if not one.get("change")]
    assert all("send the tables again" in one["message"] for one in others), others
    assert await _writes(desks) == [change]


async def _writes(desks: Desks) -> list[str]:
    """Return the ids of what Harbour Centre has written, the newest first."""
    viewer = centre_viewer(await desks.hub.view(Viewer()), HARBOUR)
    return [write.id for write in await desks.hub.writes(viewer, by=HARBOUR)]
