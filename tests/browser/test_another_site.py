"""A page of another site in the same browser:
whatever it tries, a name that one Centre alone knows is answered as one that nobody has.

The other site is on this machine too:
under another name, which Chromium takes for another site, and on another port of the same one.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.async_api import Page, expect
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.app import create_app
from tests.api.pages.quay import OWN, opened
from tests.browser.looking import NARROW_LIGHT, WIDE_DARK, faults
from tests.browser.serving import answering

PRIVATE, ABSENT = "Morwen Tatterdale", "Dorwen Hatterpool"
ADD = f'mutation {{ addPerson(input: {{name: "{PRIVATE}"}}) {{ __typename }} }}'
ATTEMPTS = """
async (address) => {
  const loaded = (element, target) => new Promise((done) => {
    element.onload = () => done(`${element.localName} loaded`);
    element.onerror = () => done(`${element.localName} failed`);
    element.src = target;
    document.body.append(element);
  });
  const fetched = (mode) => fetch(address, { mode }).then((answer) => `${mode} \
${answer.type}`, () => `${mode} failed`);
  const frame = document.createElement("iframe"), told = [];
  told.push(await loaded(document.createElement("img"), address), \
await loaded(document.createElement("script"), address));
  told.push(await loaded(frame, address), `inside: ${frame.contentDocument}`, \
await fetched("no-cors"), await fetched("cors"));
  return told;
}
"""
NOTHING = [
    "img failed",
    "script failed",
    "iframe loaded",
    "inside: null",
    "no-cors failed",
    "cors failed",
]
OPEN = "(address) => { window.opened = window.open(address) }"


@dataclass
class Heard:
    """The answers of an application as they leave it, those with files apart."""

    app: ASGIApp
    answers: list[tuple[str, int, bytes]] = field(default_factory=list)
    """What each was for, in the browser's word, its status and its bytes."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        status, body = 0, b""

        async def heard(message: Message) -> None:
            nonlocal status, body
            status, body = message.get("status", status), body + message.get("body", b"")
            await send(message)

        await self.app(scope, receive, heard)
        if scope["type"] == "http" and not scope["path"].startswith("/static/"):
            self.answers.append((Headers(scope=scope).get("sec-fetch-dest", ""), status, body))


@dataclass(frozen=True)
class Sites:
    ours: str
    heard: Heard
    port: int
    """Of the other site."""


@asynccontextmanager
async def _sites(folder: Path) -> AsyncIterator[Sites]:
    async with (
        opened(folder) as doors,
        answering(HTMLResponse("<!DOCTYPE html><title>Elsewhere</title>")) as other,
    ):
        await doors.own.post("/graphql", json={"query": ADD})
        heard = Heard(create_app(doors.hub, viewer=OWN))
        async with answering(heard) as ours:
            yield Sites(ours, heard, urlsplit(other).port or 0)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
async def test_it_learns_nothing_and_holds_no_window(page: Page, tmp_path: Path, host: str) -> None:
    async with _sites(tmp_path) as sites:
        await page.goto(f"http://{host}:{sites.port}/")
        heard = [await _tried(page, sites, name) for name in (PRIVATE, ABSENT)]
        assert heard[0] == heard[1]
        assert {(kind, status) for kind, status, _ in heard[0]} == {
            ("image", 403),
            ("script", 403),
            ("iframe", 403),
            ("empty", 403),
            ("document", 200),
        }
        window = await _opened(page, sites, PRIVATE)
        assert await faults(window, (WIDE_DARK, NARROW_LIGHT)) == []
        await window.click("text=Go on to the page")
        await expect(window).to_have_title(f"Lighthouse Centre to {PRIVATE}: no path yet – Dolen")
        assert await window.evaluate("window.opener") is None
        await window.reload()
        await expect(window).to_have_title(f"Lighthouse Centre to {PRIVATE}: no path yet – Dolen")
        await window.close()


async def _tried(page: Page, sites: Sites, name: str) -> list[tuple[str, int, bytes]]:
    """Try all ways with a name, and return what our server answered."""
    sites.heard.answers.clear()
    for path in ("path", "path.json", "search.json"):
        assert await page.evaluate(ATTEMPTS, _question(sites, path, name)) == NOTHING
    await (await _opened(page, sites, name)).close()
    return list(sites.heard.answers)


async def _opened(page: Page, sites: Sites, name: str) -> Page:
    async with page.expect_popup() as popup:
        await page.evaluate(OPEN, _question(sites, "path", name))
    window = await popup.value
    await expect(window).to_have_title(
        "You come from another site – Rydych yn dod o safle arall – Dolen"
    )
    assert await window.evaluate("window.opener") is None
    await page.wait_for_function("window.opened.closed")  # told by another process, a little later
    return window


def _question(sites: Sites, path: str, name: str) -> str:
    return f"{sites.ours}/en/{path}?{urlencode({'from': 'lighthouse', 'to': name, 'q': name})}"
