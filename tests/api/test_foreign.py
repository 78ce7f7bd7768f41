"""What a browser is answered that asks for a page of another site:
nothing that was looked up, by any method and at any address.

The Lighthouse Centre has recorded a person of its own, so its server knows a name
that the world does not.
"""

from __future__ import annotations

import doctest
import json
from collections.abc import AsyncIterator
from urllib.parse import quote_plus

import httpx
import pytest
import pytest_asyncio

from api import foreign
from api.app import create_app
from api.built import address
from api.limits import LIMITS
from api.pages.headers import POLICY
from tests.api.pages.quay import Doors, opened
from tests.api.pages.reading import read

Headers = dict[str, str]
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
PRIVATE, KNOWN, ABSENT = "Morwen Tatterdale", "Quentin Oakum", "Dorwen Hatterpool"
ADD = (
    f'mutation {{ addPerson(input: {{name: "{PRIVATE}"}}) {{ ... on '
    "AddPersonPayload { recordId } } }"
)
FROM_ELSEWHERE: tuple[Headers, ...] = (
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "same-site", "origin": "http://localhost"},
    {"sec-fetch-site": ""},
    {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
    {"sec-fetch-site": "none", "origin": "null"},
    {"origin": "http://localhost:8001"},
    {"origin": "http://localhost.evil.example"},
    {"origin": "http://["},
    {"origin": ""},
)
OUR_OWN: tuple[Headers, ...] = (
    {},
    {"sec-fetch-site": "same-origin"},
    {"sec-fetch-site": "none"},
    {"origin": "http://localhost"},
    {"sec-fetch-site": "same-origin", "origin": "http://LOCALHOST"},
)
DATA = (
    "/live",
    "/ready",
    "/graphql?query=%7B__typename%7D",
    "/export",
    "/en/search.json?q=oakum",
    "/cy/changes.csv",
    "/en/path.svg?from=lighthouse&to=quentin",
    address("dolen.css"),
)
KEPT = {
    "cross-origin-opener-policy": ["same-origin"],
    "cross-origin-resource-policy": ["same-origin"],
    "x-content-type-options": ["nosniff"],
}
COMING: Headers = {
    "sec-fetch-site": "cross-site",
    "sec-fetch-mode": "navigate",
    "sec-fetch-dest": "document",
    "sec-fetch-user": "?1",
}


@pytest_asyncio.fixture(scope="module")
async def doors(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Doors]:
    async with opened(tmp_path_factory.mktemp("foreign")) as doors:
        yield doors


@pytest_asyncio.fixture(scope="module")
async def pages(doors: Doors) -> tuple[str, ...]:
    """Addresses of pages: of what the Centre alone knows, of what all know, of nothing."""
    added = (await doors.own.post("/graphql", json={"query": ADD})).json()["data"]["addPerson"][
        "recordId"
    ]
    paths = (
        f"/{language}/path?from=lighthouse&to={quote_plus(name)}"
        for language in ("en", "cy")
        for name in (PRIVATE, KNOWN, ABSENT)
    )
    return (
        *paths,
        f"/en/person/{added}",
        "/en/person/quentin",
        "/en/person/nobody",
        "/cy/record",
        "/en/no/such/page",
        "/",
        "/cy",
        f"/en/{'x' * 2_000}",
        "/en/%22%3E%3Cb%3E",
        "/en/search?q=%22%3E%3Cb%3E",
    )


@pytest.mark.parametrize("sent", FROM_ELSEWHERE, ids=str)
@pytest.mark.parametrize("method", METHODS)
async def test_a_page_of_another_site_is_refused_everything(
    doors: Doors, pages: tuple[str, ...], method: str, sent: Headers
) -> None:
    answers = [
        await doors.own.request(method, each, headers=sent)
        for each in (*DATA, *pages, "/import?name=people.csv")
    ]
    assert {answer.status_code for answer in answers} == {403}
    (body,) = {answer.content for answer in answers}
    assert method == "HEAD" or json.loads(body)["errors"][0]["extensions"]["code"] == "FORBIDDEN"


@pytest.mark.parametrize("sent", OUR_OWN, ids=str)
async def test_our_own_pages_and_programs_are_answered(doors: Doors, sent: Headers) -> None:
    answers = {
        each: await doors.own.get(each, headers=sent) for each in (*DATA, "/en/person/quentin")
    }
    assert {
        each: answer.status_code for each, answer in answers.items() if answer.status_code != 200
    } == {}


async def test_who_comes_from_another_site_gets_one_page_for_every_address(
    doors: Doors, pages: tuple[str, ...]
) -> None:
    answers = [await doors.own.get(each, headers=COMING) for each in pages]
    answers += [
        await doors.public.get(
            pages[0], headers={**COMING, "accept-language": "cy", "sec-fetch-site": "same-site"}
        )
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({(answer.content, _headers(answer)) for answer in answers}) == 1
    page = read(answers[0])
    assert page.problems == []
    assert page.title == "You come from another site – Rydych yn dod o safle arall – Dolen"
    assert page.root.one("html").attributes["lang"] == "en"
    assert page.headings == [(1, "You come from another site"), (2, "Rydych yn dod o safle arall")]
    links = [
        (each.parent.parent.attributes["lang"], each.attributes["href"], each.text)
        for each in page.main.all("a")
        if each.parent and each.parent.parent
    ]
    assert links == [("en", "", "Go on to the page"), ("cy", "", "Ewch ymlaen i’r dudalen")]
    assert page.root.all("script") == page.root.all("meta", http_equiv="refresh") == []
    assert page.root.all("meta", name="robots", content="noindex")
    assert page.response.text.startswith("<!DOCTYPE html>\n<html")
    wanted = {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "x-robots-tag": "noindex",
        "content-security-policy": POLICY,
        "referrer-policy": "same-origin",
    }
    assert {name: page.response.headers[name] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("method", "changed"),
    [
        ("POST", {}),
        ("HEAD", {}),
        *(
            ("GET", {"sec-fetch-dest": kind})
            for kind in ("iframe", "frame", "embed", "object", "image", "empty", "")
        ),
        *(("GET", {"sec-fetch-mode": mode}) for mode in ("no-cors", "cors", "same-origin", "")),
    ],
)
async def test_nobody_comes_to_a_page_by_another_way_than_a_window(
    doors: Doors, pages: tuple[str, ...], method: str, changed: Headers
) -> None:
    assert {
        (await doors.own.request(method, each, headers={**COMING, **changed})).status_code
        for each in pages
    } == {403}


@pytest.mark.parametrize("each", [*DATA, "/import", "/nothing", "/en/path%2ecsv"])
async def test_nobody_comes_to_what_is_no_page(doors: Doors, each: str) -> None:
    assert (await doors.own.get(each, headers=COMING)).status_code == 403


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/en/", {}, 200),
        ("GET", "/en/person/nobody", {}, 404),
        ("GET", "/en/path.svg?from=lighthouse&to=quentin", {}, 200),
        ("GET", "/en/search.json?q=", {}, 200),
        ("DELETE", "/en/search", {}, 405),
        ("GET", "/", {}, 302),
        ("GET", "/nothing", {}, 404),
        ("GET", address("suggest.js"), {}, 200),
        ("GET", "/static/nothing", {}, 404),
        ("GET", "/live", {}, 200),
        ("GET", "/ready", {}, 200),
        ("GET", "/graphql?query=%7B__typename%7D", {}, 200),
        ("POST", "/graphql", {}, 400),
        ("POST", "/graphql", {"content-length": str(LIMITS.body_bytes + 1)}, 413),
        ("GET", "/export", {}, 200),
        ("POST", "/import", {}, 400),
        ("GET", "/live", {"host": "evil.example"}, 400),
        ("GET", "/live", {"dolen-centre": "another"}, 409),
        ("GET", "/live", {"sec-fetch-site": "cross-site"}, 403),
        ("GET", "/en/", COMING, 200),
    ],
)
async def test_every_answer_is_kept_from_other_origins(
    doors: Doors, method: str, path: str, headers: Headers, status: int
) -> None:
    answer = await doors.own.request(method, path, headers=headers)
    assert answer.status_code == status
    assert _kept(answer) == KEPT


async def test_so_is_the_answer_to_an_error_that_nobody_expected(
    doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails() -> None:
        raise RuntimeError("nobody expected this")

    monkeypatch.setattr(doors.hub, "ping", fails)
    transport = httpx.ASGITransport(create_app(doors.hub), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        answer = await client.get("/ready")
    assert (answer.status_code, _kept(answer)) == (500, KEPT)


def _headers(answer: httpx.Response) -> tuple[tuple[str, str], ...]:
    """All but the number of the request, of which each has its own."""
    return tuple(sorted(each for each in answer.headers.items() if each[0] != "x-request-id"))


def _kept(answer: httpx.Response) -> dict[str, list[str]]:
    return {name: answer.headers.get_list(name) for name in KEPT}


def test_the_examples_in_the_docstrings_hold() -> None:
    failed, tried = doctest.testmod(foreign)
    assert (failed, tried > 0) == (0, True)
