"""Desks: each asks the application that was started for one Centre, or for the public.
All share one graph.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph.hub import Hub
from graph.identity import centre_viewer, with_person
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.recording.world import HARBOUR, LIGHTHOUSE, records
from tests.conftest import COVERED

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a Centre's people sit. `client` sends what it likes."""

    client: httpx.AsyncClient

    async def ask(self, query: str, **variables: object) -> JSON:
        """Return the whole answer to a GraphQL document."""
        answer: JSON = (
            await self.client.post("/graphql", json={"query": query, "variables": variables})
        ).json()
        return answer

    async def mutate(self, name: str, given: JSON, wanted: str = "") -> JSON:
        """Return what one mutation answers:
        `change`, `recordId` and more of a payload, or a refusal.
        """
        kind = f"{name[0].upper()}{name[1:]}"
        payload = (
            f"... on {kind}Payload {{ recordId change {{ id kind by sentence }} notes "
            f"{CANDIDATES % 'likelySame'} {wanted} }}"
        )
        refusal = f"... on Refusal {{ code field message {CANDIDATES % 'candidates'} }}"
        text = (
            f"mutation($input: {kind}Input!) {{ {name}(input: $input) {{ __typename "
            f"{payload} {refusal} }} }}"
        )
        answer = await self.ask(text, input=given)
        assert "errors" not in answer, answer
        found: JSON = answer["data"][name]
        return found

    async def error(self, name: str, given: JSON) -> JSON:
        """Return the one error of a mutation that answers nothing."""
        kind = f"{name[0].upper()}{name[1:]}"
        answer = await self.ask(
            f"mutation($input: {kind}Input!) {{ {name}(input: $input) {{ __typename }} }}",
            input=given,
        )
        assert answer["data"] == {name: None}
        (error,) = answer["errors"]
        return {"message": error["message"], "code": error["extensions"]["code"]}


CANDIDATES = "%s { id described why }"


@dataclass(frozen=True, slots=True)
class Desks:
    hub: Hub
    harbour: Desk
    ann: Desk
    """Harbour Centre too, and it is known who asks."""
    lighthouse: Desk
    public: Desk


@pytest_asyncio.fixture
async def desks(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desks]:
    """A graph of one's own."""
    request.config.stash.setdefault(COVERED, set()).add("embedded")
    async with _desks(tmp_path) as made:
        yield made


@pytest_asyncio.fixture(scope="session")
async def standing(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desks]:
    """One graph for all tests that record nothing."""
    async with _desks(tmp_path_factory.mktemp("standing")) as made:
        yield made


@contextlib.asynccontextmanager
async def _desks(folder: Path) -> AsyncIterator[Desks]:
    write(records(), folder / "tables" / "d")
    async with (
        Hub.open(folder / "graph", folder / "tables") as hub,
        contextlib.AsyncExitStack() as opened,
    ):
        view = await hub.view(Viewer())
        harbour, lighthouse = centre_viewer(view, HARBOUR), centre_viewer(view, LIGHTHOUSE)
        viewers = (
            harbour,
            with_person(await hub.view(harbour), harbour, "ann"),
            lighthouse,
            Viewer(),
        )
        yield Desks(
            hub, *[await opened.enter_async_context(_desk(hub, viewer)) for viewer in viewers]
        )


@contextlib.asynccontextmanager
async def _desk(hub: Hub, viewer: Viewer) -> AsyncIterator[Desk]:
    transport = httpx.ASGITransport(create_app(hub, viewer=viewer))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield Desk(client)
