"""What whoever runs the server sees of requests: numbers, lines in the log, figures."""

from __future__ import annotations

import json
import logging

import httpx
import pytest

from api.running.logs import JsonLines

NODE = "query N($id: ID!) { node(id: $id) { id } }"


async def test_each_answer_has_the_number_of_its_request_and_takes_none_of_an_unsafe_form(
    client: httpx.AsyncClient,
) -> None:
    numbers = [
        (await client.get(path, headers=headers)).headers["x-request-id"]
        for path, headers in [
            ("/live", {}),
            ("/live", {"x-request-id": "proxy-12345.a"}),
            ("/live", {"x-request-id": "a b {$jndi}"}),
            ("/no-such-page", {}),
            ("/live", {"host": "evil.example", "x-request-id": "proxy-12345.b"}),
        ]
    ]
    assert (numbers[1], numbers[4]) == ("proxy-12345.a", "proxy-12345.b")
    assert all(len(number) == 16 for number in (numbers[0], numbers[2], numbers[3]))
    assert len(set(numbers)) == len(numbers)


async def test_a_request_is_one_line_of_the_log_without_names_or_what_was_asked(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="dolen"):
        await client.post(
            "/graphql",
            json={"query": NODE, "variables": {"id": "bo"}},
            headers={"x-request-id": "number-1"},
        )
        await client.get("/en/person/bo?as_of=2026-10-01")
        await client.get("/nothing/of/bo")
    lines = [json.loads(JsonLines().format(each)) for each in caplog.records]
    assert [(each["method"], each["route"], each["status"], each["viewer"]) for each in lines] == [
        ("POST", "/graphql", 200, "public"),
        ("GET", "/en/person/{id}", 200, "public"),
        ("GET", "other", 404, "public"),
    ]
    assert lines[0]["request"] == "number-1"
    assert all(0 < each["ms"] < 60_000 for each in lines)
    assert "bo" not in caplog.text.replace("nobody", "")
    assert "2026-10" not in caplog.text


async def test_the_service_tells_its_figures_by_template_method_and_status(
    client: httpx.AsyncClient,
) -> None:
    async def figures() -> dict[str, float]:
        answer = await client.get("/metrics")
        assert answer.headers["content-type"].startswith("text/plain")
        lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
        return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}

    person = 'dolen_requests_total{method="GET",route="/en/person/{id}",status="404"}'
    before = await figures()
    await client.get("/en/person/nobody-of-this-name")
    await client.get("/en/person/nobody-else")
    after = await figures()
    assert after[person] - before.get(person, 0) == 2
    assert after["dolen_requests_at_work"] == 1  # this one
    assert after["dolen_store_up"] == 1
    assert 0 < after["dolen_store_round_trip_seconds"] < 2
    assert after['dolen_feed_position{at="store"}'] == after['dolen_feed_position{at="memory"}'] > 0
    assert after['dolen_in_memory{what="networks"}'] >= 1
    assert "nobody-of-this-name" not in str(after)
