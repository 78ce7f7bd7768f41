"""The pages of terms, works, findings and priorities, over the bundled tables."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph.hub import Hub
from tests.api.pages.quay import section
from tests.api.pages.reading import Document, read

DAY = "as_of=2026-11-24"


@pytest_asyncio.fixture(scope="module")
async def client(bundled_hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(bundled_hub)), base_url="http://localhost"
    ) as client:
        yield client


async def page(client: httpx.AsyncClient, address: str) -> Document:
    return read(await client.get(f"{address}?{DAY}"))


async def test_a_term_has_the_words_of_the_nations_and_who_works_on_it(
    client: httpx.AsyncClient,
) -> None:
    found = await page(client, "/en/concept/mental-health")

    words = section(found, "words").text
    assert "A healthier Wales" in words
    assert "archived" in words  # the outcomes of Scotland, of 2018
    assert "judged by Dolen" in words
    assert "National Institute for Health and Care Excellence" in section(found, "remits").text
    assert section(found, "works").all("h2")[0].text == "Works (8)"
    welsh = await page(client, "/cy/concept/mental-health")
    assert welsh.main.all("h1")[0].text == "Iechyd meddwl"
    assert "Drafft yw Cymraeg y term hwn." in welsh.main.text


async def test_a_work_names_its_parties_and_what_tells_of_it_too(client: httpx.AsyncClient) -> None:
    found = await page(client, "/en/work/yef-focused-deterrence")

    about = section(found, "about").text
    assert "Nottingham City Council" in about
    assert "West Midlands Violence Reduction Partnership" in about  # as it is written
    assert "Joint funding of the focused deterrence programme" in section(found, "ties").text


async def test_a_finding_keeps_the_words_and_the_scale_of_its_centre(
    client: httpx.AsyncClient,
) -> None:
    found = await page(client, "/en/finding/eef-ability-grouping")

    about = section(found, "about").text
    assert "-1 month (spring 2013)" in about
    assert "3 padlocks" in about
    assert "old: there are newer editions" in found.main.text.lower()


async def test_a_body_and_a_place_show_what_the_landscape_has_of_them(
    client: httpx.AsyncClient,
) -> None:
    centre = await page(client, "/en/centre/yef")
    assert "Summer employment programmes" in section(centre, "works").text
    assert "Keep children out of violence" in section(centre, "remit").text
    place = await page(client, "/en/place/N09000003")
    assert "Belfast Agenda" in section(place, "priorities").text


@pytest.mark.parametrize("kind", ["concept", "work", "finding", "priority", "framework"])
async def test_what_is_not_there_is_not_found(client: httpx.AsyncClient, kind: str) -> None:
    assert (await client.get(f"/en/{kind}/nowhere")).status_code == 404


async def test_a_search_finds_terms_and_works_beside_bodies(client: httpx.AsyncClient) -> None:
    found = read(await client.get(f"/cy/search?q=digartrefedd&{DAY}"))
    assert "Digartrefedd" in section(found, "landscape").text


async def test_of_what_is_wrong_with_a_work_one_can_tell(client: httpx.AsyncClient) -> None:
    """Its id begins with that of a Centre."""
    found = read(await client.get(f"/en/report?about=wcpp-impact-study&{DAY}"))
    assert "Understanding impact across the UK" in found.main.text
