"""A question is worked on until its deadline, and only while its client is there;
what others ask has its turn meanwhile.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import Message

from api.app import create_app
from api.limits import Limits
from graph.hub import Hub
from graph.model import ActorId, OrganizationId, RecordId
from graph.records.changes import Change
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.world import records

OTHER_DAY = '{ tie(a: "ann", b: "bo", asOf: "%s") { strength } }'
MEETING = """\
mutation { recordInteraction(input: {kind: MEETING, date: "2026-11-02", actors: ["ann", "bo"]}) {
  ... on RecordInteractionPayload { recordId } } }"""


@asynccontextmanager
async def asking(
    hub: Hub,
    viewer: Viewer = Viewer(),  # noqa: B008 - a value
    **limits: Any,
) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(hub, viewer=viewer, limits=Limits(**limits))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost"
    ) as client:
        yield client


def codes(response: httpx.Response) -> list[str]:
    return [error["extensions"]["code"] for error in response.json().get("errors", ())]


async def test_a_question_that_takes_too_long_is_told_so(hub: Hub) -> None:
    async with asking(hub, operation_seconds=0.0) as client:
        response = await client.post("/graphql", json={"query": OTHER_DAY % "2001-01-01"})
    assert (response.status_code, codes(response), "data" in response.json()) == (
        503,
        ["TIMEOUT"],
        False,
    )
    assert response.headers["retry-after"] == "5"


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "This takes too long"), ("cy", "Mae hyn yn cymryd gormod o amser")],
)
async def test_a_page_that_takes_too_long_is_told_so(hub: Hub, language: str, heading: str) -> None:
    async with asking(hub, operation_seconds=0.0) as client:
        response = await client.get(f"/{language}/person/bo?as_of=2001-01-02")
    assert (response.status_code, heading in response.text) == (503, True)


async def test_a_day_that_was_given_up_is_made_for_the_next_who_asks(hub: Hub) -> None:
    async with asking(hub, operation_seconds=0.0) as client:
        assert codes(await client.post("/graphql", json={"query": OTHER_DAY % "2026-11-01"})) == [
            "TIMEOUT"
        ]
    async with asking(hub) as client:
        assert (await client.post("/graphql", json={"query": OTHER_DAY % "2026-11-01"})).json()[
            "data"
        ]["tie"]["strength"] > 0


async def test_a_series_cut_off_goes_on_where_it_stopped_when_it_is_asked_again(
    hub: Hub, tmp_path: Path
) -> None:
    """Of a hundred days each is kept when it is made, so that a quarter of the time that all take
    is enough for some, and in the end for all.
    """
    series = """{ engagementMetrics(input: {ids: [M_03], nations: [WALES], step: MONTH
      from: "2018-08-01", to: "2026-11-01"}) { asOf value } }"""
    write(records(), tmp_path / "tables" / "d")
    async with Hub.open(tmp_path / "graph", tmp_path / "tables") as other, asking(other) as client:
        began = time.monotonic()
        whole = (await client.post("/graphql", json={"query": series})).json()
        seconds = (time.monotonic() - began) / 4
    assert len(whole["data"]["engagementMetrics"]) == 100
    async with asking(hub, operation_seconds=seconds) as client:
        answers = [await client.post("/graphql", json={"query": series})]
        while answers[-1].status_code == 503 and len(answers) < 40:
            answers.append(await client.post("/graphql", json={"query": series}))
    assert answers[0].json()["errors"][0]["message"] == (
        f"The figures were not made within {seconds:g} seconds. The days that were are kept: ask "
        "again, and it goes on from there."
    )
    assert answers[-1].json() == whole


async def answered_to_one_who_goes(hub: Hub, query: str, viewer: Viewer) -> int:
    """Return the status that the application sends for a question whose client
    goes as soon as it is sent.
    """
    body = json.dumps({"query": query}).encode()
    messages: list[Message] = [
        {"type": "http.request", "body": body, "more_body": False},
        {"type": "http.disconnect"},
    ]
    sent: list[Message] = []

    async def receive() -> Message:
        return messages.pop(0) if messages else await asyncio.Future()

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"localhost"), (b"content-type", b"application/json")]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/graphql",
        "raw_path": b"/graphql",
        "query_string": b"",
        "headers": headers,
        "http_version": "1.1",
        "scheme": "http",
        "server": ("localhost", 80),
        "client": ("127.0.0.1", 1),
        "root_path": "",
    }
    await create_app(hub, viewer=viewer)(scope, receive, send)
    return int(sent[0]["status"])


async def test_for_a_client_who_has_gone_nothing_is_worked_out(hub: Hub) -> None:
    assert await answered_to_one_who_goes(hub, OTHER_DAY % "2002-02-02", Viewer()) == 503


async def test_a_write_is_never_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(records(), tmp_path / "tables" / "d")
    harbour = Viewer(centre=OrganizationId(ActorId(RecordId("harbour"))))
    async with Hub.open(tmp_path / "graph", tmp_path / "tables") as hub:
        store_write = hub.store.write

        async def slow(*args: Any, **kwargs: Any) -> Sequence[Change]:
            await asyncio.sleep(0.2)
            return await store_write(*args, **kwargs)

        monkeypatch.setattr(hub.store, "write", slow)
        async with asking(hub, harbour, operation_seconds=0.1) as client:
            response = await client.post("/graphql", json={"query": MEETING})
            assert response.json()["data"]["recordInteraction"]["recordId"].startswith(
                "interaction-"
            )
        assert await answered_to_one_who_goes(hub, MEETING, harbour) == 200


async def test_an_answer_with_more_fields_than_it_may_have_ends_there(hub: Hub) -> None:
    """Of five people each has an id, in a list that has an object:
    with the list of nodes 1 + 5 fields.
    """
    question = {"query": '{ nodes(ids: ["ann", "bo", "cai", "dai", "eve"]) { id } }'}
    async with asking(hub, answer_fields=6) as client:
        assert len((await client.post("/graphql", json=question)).json()["data"]["nodes"]) == 5
    async with asking(hub, answer_fields=5) as client:
        response = await client.post("/graphql", json=question)
    assert (codes(response), response.json()["data"]) == (["OPERATION_TOO_LARGE"], None)


async def test_between_the_objects_of_a_large_answer_others_have_their_turn(hub: Hub) -> None:
    """With turns of no length every object waits for one, so that small questions asked
    later are answered earlier, also one whose objects wait for their turns too.
    """
    order: list[str] = []

    def noted(name: str) -> Callable[[asyncio.Task[httpx.Response]], None]:
        return lambda task: order.append(name)

    async with asking(hub, turn_seconds=0.0) as client:
        ids = ["ann", "bo", "cai", "dai", "eve"] * 15
        large = asyncio.create_task(
            client.post(
                "/graphql",
                json={
                    "query": "query($ids: [ID!]!) { nodes(ids: $ids) { name } }",
                    "variables": {"ids": ids},
                },
            )
        )
        large.add_done_callback(noted("large"))
        await asyncio.sleep(0)
        small = asyncio.create_task(client.get("/live"))
        small.add_done_callback(noted("small"))
        question = {"query": '{ nodes(ids: ["ann", "bo"]) { id } }'}
        two = asyncio.create_task(client.post("/graphql", json=question))
        two.add_done_callback(noted("two"))
        answers = await asyncio.gather(large, small, two)
    assert len(answers[0].json()["data"]["nodes"]) == len(ids)
    assert len(answers[2].json()["data"]["nodes"]) == 2
    assert order == ["small", "two", "large"]


async def test_of_many_large_answers_those_that_came_first_are_made_first_and_all_are_made(
    hub: Hub,
) -> None:
    """Every answer is large here, and two places are there;
    an answer that is cut off gives its place back.
    """
    people = {
        "query": "query($ids: [ID!]!) { nodes(ids: $ids) { id name } }",
        "variables": {"ids": ["ann", "bo", "cai", "dai", "eve"] * 4},
    }
    order: list[int] = []

    async def ask(client: httpx.AsyncClient, number: int) -> httpx.Response:
        response = await client.post("/graphql", json=people)
        order.append(number)
        return response

    app = create_app(hub, limits=Limits(turn_seconds=0.0, large_fields=0))
    async with (
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://localhost"
        ) as client,
        asyncio.timeout(60),
    ):
        first = [asyncio.create_task(ask(client, number)) for number in range(6)]
        await asyncio.sleep(0.01)
        first[0].cancel()
        answers = await asyncio.gather(*first, return_exceptions=True)
    assert [
        len(answer.json()["data"]["nodes"])
        for answer in answers
        if isinstance(answer, httpx.Response)
    ] == [20] * len(order)
    assert {*order} >= {1, 2, 3, 4, 5}
    assert {*order[-2:]} == {4, 5}
