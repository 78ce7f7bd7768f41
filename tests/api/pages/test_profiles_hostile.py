"""Profiles of records whose names would do harm:
markup, letters that turn the direction of others, 500 letters without a blank.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph import ids
from graph.hub import Hub
from graph.model import RecordId, Records
from graph.tables.writing import write
from tests.api.pages import quay
from tests.api.pages.reading import Document, Element, read
from tests.api.world import records

MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 * 7 }}{name}"
TURNED = "abc\u202edef\u2066ghi"
LONG = "Llan" * 125
NAMES = (MARKUP, TURNED, LONG)
ADDRESSES = (
    "person/bo",
    "person/ann",
    "post/first-minister",
    "body/health-committee",
    "body/assembly",
    "body/castle-council",
    "place/W06000099",
    "nation/wales",
    "centre/harbour",
    "centre/old-pier",
    "report?about=bo&",
    "report?about=first-minister&",
    "changes",
)
QUAY = (
    "network/ropes",
    "network/nets",
    "network/beacons",
    "post/minister-for-tides",
    "body/tides-committee",
    "body/assembly",
    "person/selwyn",
    "nation/wales",
    f"place/{quay.HAVEN}",
    "centre/old-mill",
    "report?about=ropes&",
)
PROFILES = [
    each
    for each in ADDRESSES
    if each.partition("/")[0].rstrip("?") not in {"changes", "nation"}
    and not each.startswith("report")
]


def at(language: str, address: str) -> str:
    """Return the address on the day; one that asks something already ends with "&"."""
    return f"/{language}/{address}{'' if address.endswith('&') else '?'}as_of=2026-11-24"


def named(known: Records, name: str) -> Records:
    """Return the records in which everything that can have a name has this one, sources too."""

    def each(table: Any, **fields: str) -> Any:
        return {id: replace(record, **fields) for id, record in table.items()}

    return replace(
        known,
        people=each(known.people, name=name),
        organizations=each(known.organizations, name=name, policy_area=name),
        posts=each(known.posts, label=name),
        places=each(known.places, name=name),
        interactions=each(known.interactions, title=name),
        names={
            id: replace(row, id=id, name=name)
            for row in known.names.values()
            for id in [RecordId(ids.relation("n", row.of, name, row.why, row.language))]
        },
        sources={
            id: replace(source, title=name, publisher=name) for id, source in known.sources.items()
        },
        memberships={
            id: replace(m, role_as_written=name, as_written=name if m.actor is None else None)
            for id, m in known.memberships.items()
        },
    )


@pytest_asyncio.fixture(scope="module", params=NAMES, ids=("markup", "turned", "long"))
async def hostile(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[str, httpx.AsyncClient]]:
    tables = tmp_path_factory.mktemp("tables")
    write(named(records(), request.param), tables / "d")
    async with (
        Hub.open(tmp_path_factory.mktemp("hostile"), tables) as hub,
        httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app(hub)), base_url="http://localhost"
        ) as client,
    ):
        yield request.param, client


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("address", ADDRESSES)
async def test_a_name_stays_a_name(
    hostile: tuple[str, httpx.AsyncClient], address: str, language: str
) -> None:
    _, client = hostile
    only_said(read(await client.get(at(language, address))))


def only_said(page: Document) -> None:
    """Assert that no name has become markup or a template."""
    assert page.response.status_code == 200
    assert page.problems == []
    assert page.root.all("img") == []
    assert [
        script.attributes["src"].startswith("/static/") for script in page.root.all("script")
    ] == [True]
    assert [
        name
        for each in everything(page.root)
        for name in each.attributes
        if name.startswith("on") or name == "style"
    ] == []
    assert "49" not in page.main.one("h1").text


@pytest.mark.parametrize("address", [each for each in ADDRESSES if each != "changes"])
async def test_the_direction_of_a_name_ends_with_it(
    hostile: tuple[str, httpx.AsyncClient], address: str
) -> None:
    """Each letter that turns others stands inside an element of its own, or an option,
    which browsers keep apart.
    """
    _, client = hostile
    kept_apart(read(await client.get(at("en", address))))


@pytest_asyncio.fixture(scope="module")
async def hostile_quay(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[httpx.AsyncClient]:
    tables = tmp_path_factory.mktemp("tables")
    write(named(quay.records(), MARKUP + TURNED), tables / "d")
    async with (
        Hub.open(tmp_path_factory.mktemp("hostile"), tables) as hub,
        httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app(hub)), base_url="http://localhost"
        ) as client,
    ):
        yield client


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("address", QUAY)
async def test_nor_does_it_harm_in_other_states(
    hostile_quay: httpx.AsyncClient, address: str, language: str
) -> None:
    page = read(await hostile_quay.get(at(language, address)))
    only_said(page)
    kept_apart(page)


def kept_apart(page: Document) -> None:
    """Assert that each letter that turns others stands where browsers end its effect."""
    apart = {"bdi", "option", "code", "select"}
    loose = [
        each.tag
        for each in everything(page.main)
        for child in each.children
        if isinstance(child, str) and "\u202e" in child and each.tag not in apart
    ]
    assert loose == []
    assert "\u202e" not in page.title


@pytest.mark.parametrize("address", PROFILES)
async def test_as_data_a_name_is_whole(
    hostile: tuple[str, httpx.AsyncClient], address: str
) -> None:
    name, client = hostile
    data = (await client.get(f"/en/{address}.json?as_of=2026-11-24")).json()
    assert data["node"]["name"] == name
    assert (await client.get(f"/en/{address}.csv?as_of=2026-11-24")).status_code == 200


def everything(element: Element) -> list[Element]:
    """Return an element and all inside it."""
    return [
        element,
        *(
            each
            for child in element.children
            if isinstance(child, Element)
            for each in everything(child)
        ),
    ]
