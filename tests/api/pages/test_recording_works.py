"""The form of a work: terms in both languages, what there is none of yet, and what it refuses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping

import httpx
import pytest_asyncio

from api.app import create_app
from graph.hub import Hub
from graph.view import Viewer
from seeds.sources.emission import organization_id
from tests.api.pages.reading import read

ORIGIN = {"origin": "http://localhost"}
TOGETHER: Mapping[str, str] = {
    "kind": "project",
    "title": "Swimming together",
    "lead": "Youth Endowment Fund",
    "partners": "Education Endowment Foundation",
    "outcomes": "Iechyd meddwl\nHousing",
    "from": "2026-10",
    "purpose": "improve-reach",
    "aim": "More children swim.",
    "none_yet": "resource\nperchennog\ndyddiad adolygu",
    "step": "check",
}


@pytest_asyncio.fixture(scope="module")
async def client(bundled_hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(bundled_hub, viewer=Viewer(centre=organization_id("yef")))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost", follow_redirects=True
    ) as client:
        yield client


async def sent(client: httpx.AsyncClient, **said: str) -> str:
    answer = await client.post("/en/record/work", data={**TOGETHER, **said}, headers=ORIGIN)
    return read(answer).main.text


async def test_terms_are_taken_by_their_names_in_both_languages(client: httpx.AsyncClient) -> None:
    checked = await sent(client)

    assert "Iechyd meddwl" in checked
    assert "new organisation" not in checked
    assert "Record it" in checked


async def test_a_field_says_when_it_may_not_stay_blank(client: httpx.AsyncClient) -> None:
    """A partner asks for five parts, or that there is none yet; a collaboration for a partner."""
    form = read(await client.get("/en/record/work")).main.text
    assert "Together with whom? (needed for a collaboration)" in form
    for label in (
        "With others: what is it for?",
        "With others: what is to be different after it?",
        "With others: what do you put in?",
        "With others: who sees to it?",
        "With others: when do you look at it again?",
    ):
        assert f"{label} (needed with a partner, unless there is none yet)" in form
    assert "is there none yet? (needed with a partner for each of the five" in form
    assert "For which outcomes? (optional)" in form
    welsh = read(await client.get("/cy/record/work")).main.text
    assert "(ei angen gyda phartner, oni bai nad oes un eto)" in welsh


async def test_what_is_not_there_or_not_said_is_asked_for(client: httpx.AsyncClient) -> None:
    assert "We do not know “Zzyzx Qwfp” here" in await sent(client, outcomes="Zzyzx Qwfp")
    missing = await sent(client, none_yet="owner")
    assert "needs this too: resource and review date" in missing
    assert "is past" in await sent(client, review_on="2020", none_yet="resource\nowner")
    assert "wrong way round: 18 to 11" in await sent(client, ages_from="18", ages_to="11")
