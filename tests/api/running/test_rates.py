"""How often somebody may ask: counted by network here, as nobody has signed in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from api.app import create_app
from api.errors import TooOften
from api.running import rates
from graph.hub import Hub
from graph.identity import centre_viewer
from graph.settings import RateSettings
from graph.view import Viewer

PATHS = (
    '{ introductionPaths(input: {centre: "harbour", target: {person: "bo"}}) { paths { lead } } }'
)
RECORD = 'mutation { undo(input: {change: "nothing"}) { __typename } }'


@asynccontextmanager
async def asked_from(hub: Hub, address: str, app: object) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, client=(address, 1))  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


async def test_the_third_question_of_two_is_refused_until_its_time_to_that_network_alone(
    hub: Hub,
) -> None:
    app = create_app(hub, rates=RateSettings(paths_a_minute=2))
    async with (
        asked_from(hub, "192.0.2.7", app) as one,
        asked_from(hub, "198.51.100.7", app) as two,
    ):
        first = [await one.post("/graphql", json={"query": PATHS}) for _ in range(2)]
        assert [(each.status_code, "errors" in each.json()) for each in first] == [(200, False)] * 2
        refused = await one.post(
            "/graphql", json={"query": PATHS}, headers={"accept-language": "cy"}
        )
        assert refused.status_code == 429
        assert 1 <= int(refused.headers["retry-after"]) <= 61
        (error,) = refused.json()["errors"]
        assert error["extensions"]["code"] == "TOO_OFTEN"
        assert "2 y funud ar y mwyaf" in error["message"]
        page = await one.get("/en/path", params={"from": "harbour", "to": "bo"})
        assert (page.status_code, page.headers["retry-after"] > "0") == (429, True)
        assert "Questions for paths: at most 2 a minute." in page.text
        data = await one.get("/en/path.json", params={"from": "harbour", "to": "bo"})
        assert (data.status_code, data.json()["errors"][0]["extensions"]["code"]) == (
            429,
            "TOO_OFTEN",
        )
        # other questions are not counted, nor is another network
        assert (await one.get("/en/person/bo")).status_code == 200
        assert (await two.post("/graphql", json={"query": PATHS})).status_code == 200


async def test_writes_are_counted_in_graphql_and_forms_alike(hub: Hub) -> None:
    viewer = centre_viewer(await hub.view(Viewer()), "harbour")
    app = create_app(hub, viewer=viewer, rates=RateSettings(writes_a_minute=2))
    async with asked_from(hub, "2001:db8:7:1::1", app) as one:
        answers = [
            await one.post("/graphql", json={"query": RECORD}),
            await one.post("/cy/record/meeting", data={"note": "x"}),
            await one.post("/graphql", json={"query": RECORD}),
            await one.post("/cy/record/meeting", data={"note": "x"}),
        ]
    assert [each.status_code for each in answers[2:]] == [429, 429]
    assert all(each.status_code != 429 for each in answers[:2])
    assert "nothing was recorded" in answers[2].json()["errors"][0]["message"]


async def test_where_nobody_has_to_sign_in_nobody_is_limited(hub: Hub) -> None:
    async with asked_from(hub, "127.0.0.1", create_app(hub)) as one:
        asked = [await one.post("/graphql", json={"query": PATHS}) for _ in range(65)]
    assert {each.status_code for each in asked} == {200}


@pytest.mark.parametrize("name", ["paths", "writes", "sign-ins"])
def test_each_kind_has_its_words(name: str) -> None:
    counted = rates.Rates(RateSettings(paths_a_minute=1, writes_a_minute=1, sign_ins_an_hour=1))
    counted.count(rates.Rate(name), "key abc")
    with pytest.raises(TooOften, match="at most 1 a"):
        counted.count(rates.Rate(name), "key abc")
    counted.count(rates.Rate(name), "key def")
