"""No page leads anybody to what their role does not let them do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import pytest
import pytest_asyncio

from api.pages.site import PAGES
from graph.privacy.roles import GIVEN, AccountRole, Act
from graph.view import Viewer
from tests.api.identity.conftest import LIGHTHOUSE, Harbour, harbour_at
from tests.api.pages.reading import read
from tests.graph.recording.facts import add_person

OF_EACH = 2
"""How many addresses of a page with an id, or with the same arguments, are looked at."""
STARTS = ("/en/", "/en/person/ivo", "/en/nation/wales", "/en/place/E06099999")
NOT_FOR_ALL = "/sign-in"
"""Where who has not signed in is led, by one link of the frame."""


@pytest_asyncio.fixture(scope="module")
async def open_harbour(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Harbour]:
    """A harbour of which everybody sees what is public, and where Lighthouse has recorded
    somebody, and another one who may be Ivo.
    """
    async with harbour_at(tmp_path_factory.mktemp("open"), public_read=True) as harbour:
        viewer = Viewer(centre=LIGHTHOUSE)
        for name in ("Morwen Tatterdale", "Ivo Tamsin"):
            await harbour.hub.desk.record(viewer, add_person(name=name))
        yield harbour


@dataclass
class Crawled:
    """What links led to, from page to page."""

    looked: Counter[str] = field(default_factory=Counter)
    """How often each page was looked at, by its path with "{id}" and the names of its arguments."""
    refused: dict[str, str] = field(default_factory=dict)
    """Status, and where it leads, of what is no page that is there, by address."""
    forms: set[str] = field(default_factory=set)
    """The pages to which forms are sent."""


async def crawled(browser: httpx.AsyncClient) -> Crawled:
    """Follow the links of our pages in English."""
    found, waiting, met = Crawled(), list(STARTS), set(STARTS)
    while waiting:
        address = waiting.pop(0)
        answer = await browser.get(address)
        if answer.status_code == 422:  # a form that is not filled yet
            continue
        if answer.status_code != 200:
            found.refused[address] = f"{answer.status_code} {answer.headers.get('location', '')}"
            continue
        page = read(answer)
        found.forms |= {
            path_of(urlsplit(each.attributes["action"]).path) or each.attributes["action"]
            for each in page.root.all("form")
            if each.attributes.get("method") == "post"
        }
        for link in page.root.all("a"):
            to = urlsplit(link.attributes.get("href", ""))
            if to.netloc or (path := path_of(to.path)) is None or path == NOT_FOR_ALL:
                continue
            local = to.path + (f"?{to.query}" if to.query else "")
            kind = f"{path}?{','.join(sorted(parse_qs(to.query)))}"
            if local not in met and found.looked[kind] < OF_EACH:
                found.looked[kind] += 1
                met.add(local)
                waiting.append(local)
    return found


def path_of(path: str) -> str | None:
    """Return the path of the page that an address is of, as the site has it. None: it is none."""
    return next((known for known, pattern in PATHS if pattern.fullmatch(path)), None)


PATHS = [(page.path, re.compile("/en" + re.sub(r"{\w+}", "[^/]+", page.path))) for page in PAGES]
RECORDING = {page.path for page in PAGES if page.act is Act.RECORD and "{" not in page.path}
FORMS_OF_ALL = {"/sign-out", "/account"}


@pytest.mark.parametrize("role", [AccountRole.PUBLIC, *GIVEN], ids=str)
async def test_no_link_leads_to_what_is_refused(open_harbour: Harbour, role: AccountRole) -> None:
    centre = None if role in (AccountRole.OPERATOR, AccountRole.PUBLIC) else LIGHTHOUSE
    browser = open_harbour.browser()
    if role is not AccountRole.PUBLIC:
        _, browser = await open_harbour.signed_in("Gwil Inkwell", role, centre)
    async with browser:
        found = await crawled(browser)
    assert found.refused == {}
    kinds = {kind.partition("?")[0] for kind in found.looked}
    assert len(kinds) > 30, "pages of most kinds are led to"
    match role:
        case AccountRole.PUBLIC:
            assert (kinds & RECORDING, found.forms) == (set(), set())
        case AccountRole.READER:
            assert (kinds & RECORDING, found.forms) == (set(), FORMS_OF_ALL)
        case AccountRole.OPERATOR:
            given = {"/people", "/people/{id}", "/keys"}
            assert (kinds & RECORDING, found.forms) == (set(), FORMS_OF_ALL | given)
        case AccountRole.MANAGER:
            assert {"/record", "/import", "/record/correct", "/record/merge"} <= kinds
            assert "/record/target" not in kinds
        case AccountRole.STEWARD:
            assert {"/record", "/record/target", "/record/remove", "/people", "/keys"} <= kinds


async def test_who_has_not_signed_in_is_asked_who_they_are_at_every_door(
    open_harbour: Harbour,
) -> None:
    """A program by 401 and what to send, a person by the page that asks, with the way back."""
    asked: list[tuple[str, str, dict[str, Any]]] = [
        ("POST", "/graphql", {"json": {"query": 'mutation { undo(input: {change: "x"}) { a } }'}}),
        ("POST", "/import?name=people.csv", {"content": b"name\n"}),
        ("GET", "/import?upload=x", {}),
        ("GET", "/admin/accounts", {}),
        ("POST", "/admin/keys", {"json": {"name": "Tides", "role": "reader"}}),
        ("GET", "/admin/backup", {}),
        ("POST", "/admin/update", {"content": b""}),
        ("POST", "/en/record/person", {"data": {"name": "x"}}),
        ("POST", "/cy/targets/wales", {"data": {"ticket": "x"}}),
        ("POST", "/en/kept-figures", {"data": {"ticket": "x"}}),
    ]
    async with open_harbour.program() as program, open_harbour.browser() as browser:
        for method, address, sent in asked:
            told = await program.request(method, address, **sent)
            assert (told.status_code, told.headers.get("www-authenticate")) == (401, "Bearer"), (
                address
            )
            assert told.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
            if address.startswith(("/en/", "/cy/")):
                led = await browser.request(method, address, **sent)
                to = f"{address[:3]}/sign-in?next={quote(address, safe='')}"
                assert (led.status_code, led.headers["location"]) == (303, to)
