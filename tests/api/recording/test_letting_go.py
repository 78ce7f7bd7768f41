"""What was known before a write goes as soon as the last answer from it is made, also where garbage
is not collected: what leads back to itself may stay for good (`cli/short_pauses.py`).
"""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest

from graph.identity import centre_viewer
from graph.view import Viewer
from tests.api.recording.conftest import Desks
from tests.api.recording.world import HARBOUR

PAGES = (
    "/en/",
    "/cy/search?q=ellis",
    "/en/path?from=harbour&to=cai",
    "/en/path.json?from=harbour&to=cai",
    "/en/nation/wales",
    "/en/person/bo",
    "/en/centre/harbour/network",
    "/export/engagement.csv",
    "/en/no-such-page",
    "/en/person/nobody",
)
ASKED = (
    '{ introductionPaths(input: {centre: "harbour", target: {person: "cai"}}) '
    "{ paths { lead actors { name } } } }",
    '{ search(text: "Bo", first: 5) { edges { node { id } } } }',
    "{ wrong }",
)
MEETING = {"kind": "MEETING", "date": "2026-11-20", "actors": [HARBOUR, "bo"]}
SECONDS = 5.0
"""A thread holds for a moment on to what it has worked on."""


@pytest.fixture(autouse=True)
def _nothing_is_collected() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


async def test_no_page_holds_on_to_what_it_was_made_from(desks: Desks) -> None:
    held = []
    for page in PAGES:
        before = await _network(desks)
        await desks.harbour.client.get(page)
        assert before() is not None
        await _record(desks, f"After {page}")
        if not await _is_gone(before):
            held.append(page)
    assert held == []


async def test_no_answer_of_graphql_holds_on_to_what_it_was_made_from(desks: Desks) -> None:
    held = []
    for query in ASKED:
        before = await _network(desks)
        await desks.harbour.ask(query)
        assert before() is not None
        await _record(desks, f"After {query}")
        if not await _is_gone(before):
            held.append(query)
    assert held == []


async def _network(desks: Desks) -> weakref.ref[object]:
    """Return the network as it is after one more write: what the desks were set up with stays."""
    await _record(desks, "Before")
    view = await desks.hub.view(centre_viewer(await desks.hub.view(Viewer()), HARBOUR))
    return weakref.ref(view.network)


async def _record(desks: Desks, title: str) -> None:
    answer = await desks.harbour.mutate("recordInteraction", {**MEETING, "title": title})
    assert answer["__typename"] == "RecordInteractionPayload"


async def _is_gone(state: weakref.ref[object]) -> bool:
    until = asyncio.get_running_loop().time() + SECONDS
    while state() is not None and asyncio.get_running_loop().time() < until:
        await asyncio.sleep(0.01)
    return state() is None
