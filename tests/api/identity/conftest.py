"""The quay, served to those who sign in: people of two Centres come by invitations, their programs
by keys.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph.accounts.service import Accounts
from graph.hub import Hub
from graph.model import OrganizationId
from graph.privacy.roles import AccountRole
from graph.served import Served
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.pages.quay import records
from tests.conftest import COVERED
from tests.graph.world import organization

URL = "https://dolen.example"
OPERATOR = Viewer(role=AccountRole.OPERATOR)
LIGHTHOUSE, COOPER = organization("lighthouse"), organization("cooper")


@dataclass
class Clock:
    """What the clock says: the moment, and as much more as a test says."""

    ahead: dt.timedelta = field(default_factory=dt.timedelta)

    def __call__(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC) + self.ahead


@dataclass
class Harbour:
    """A server to which people sign in."""

    hub: Hub
    clock: Clock
    app: Any

    @property
    def accounts(self) -> Accounts:
        return self.hub.accounts

    def browser(self) -> httpx.AsyncClient:
        """Return a browser in which nobody is signed in."""
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app),
            base_url=URL,
            headers={"sec-fetch-site": "same-origin", "accept": "text/html"},
        )

    def program(self, key: str = "") -> httpx.AsyncClient:
        """Return a program, with a key where one is given."""
        headers = {"authorization": f"Bearer {key}"} if key else {}
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app), base_url=URL, headers=headers
        )

    async def invited(
        self, name: str, role: AccountRole, centre: OrganizationId | None = LIGHTHOUSE
    ) -> tuple[str, str]:
        """Return the id of a new account, and the secret of its link."""
        account, secret = await self.accounts.invite(OPERATOR, name, role, centre)
        return account.id, secret

    async def signed_in(
        self, name: str, role: AccountRole, centre: OrganizationId | None = LIGHTHOUSE
    ) -> tuple[str, httpx.AsyncClient]:
        """Return the id of a new account, and the browser of whoever followed its link."""
        id, secret = await self.invited(name, role, centre)
        browser = self.browser()
        async with self.browser() as first:
            answer = await first.post("/en/invitation", data={"secret": secret})
            assert (answer.status_code, answer.headers["location"]) == (303, "/en/")
            browser.cookies.update(first.cookies)
        return id, browser

    async def key(
        self, role: AccountRole, centre: OrganizationId | None = LIGHTHOUSE, name: str = "Ledger"
    ) -> tuple[str, str]:
        """Return the id of a new key, and its text."""
        key, text = await self.accounts.create_key(OPERATOR, name, role, centre)
        return key.id, text


@asynccontextmanager
async def harbour_at(folder: Path, **served: Any) -> AsyncIterator[Harbour]:
    """Yield a harbour of its own, which the embedded engine keeps in a folder."""
    clock = Clock()
    async with Hub.open(folder / "graph", tables_in(folder), clock=clock) as hub:
        yield harbour_of(hub, clock, **served)


def tables_in(folder: Path) -> Path:
    """Write the tables of the quay, and return where they stand."""
    write(records(), folder / "tables" / "d")
    return folder / "tables"


def harbour_of(hub: Hub, clock: Clock, **served: Any) -> Harbour:
    """Return what serves a graph to those who sign in."""
    app = create_app(
        hub,
        served=Served(url=URL, **served),
        contact="data@example.org",
        operator="the-secret-of-the-folder",
    )
    return Harbour(hub, clock, app)


@pytest_asyncio.fixture(scope="package")
async def harbour(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Harbour]:
    async with harbour_at(tmp_path_factory.mktemp("harbour")) as harbour:
        request.config.stash.setdefault(COVERED, set()).add("embedded")
        yield harbour


@pytest.fixture(autouse=True)
def on_time(harbour: Harbour) -> None:
    """Every test begins with a clock that is right."""
    harbour.clock.ahead = dt.timedelta()


async def form_token(browser: httpx.AsyncClient) -> str:
    """Return what a form of a browser's session carries."""
    page = (await browser.get("/en/record/person")).text
    (token,) = set(re.findall(r'name="form_token" value="(\w{32})"', page))
    return str(token)


async def centre_of(client: httpx.AsyncClient) -> str | None:
    """Return for which Centre somebody asks; None: nobody knows them here."""
    answer = await client.post("/graphql", json={"query": "{ viewer { centre { id } } }"})
    if answer.status_code == 401:
        return None
    centre: str = answer.json()["data"]["viewer"]["centre"]["id"]
    return centre
