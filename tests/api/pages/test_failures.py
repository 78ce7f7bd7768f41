"""What is said where a page cannot be shown."""

from __future__ import annotations

import logging

import httpx
import pytest

from api.asking import Asking
from api.context import Parts
from api.door import Door
from api.in_force import InForce
from api.pages import home, search
from api.pages.asked import Asked, Missing
from api.pages.headers import POLICY
from api.pages.page import Made, Page, PageQuery
from api.pages.path import page as path
from api.pages.site import PAGES, pages_app
from api.reading import answer
from graph.errors import InputError, StoreUnavailable
from graph.hub import Hub
from graph.standing import ServedStanding
from graph.view import Viewer
from graph.words import T
from tests.api.pages.reading import Document, read

FAILURES: dict[str, Exception] = {
    "hidden": Missing("what only one Centre may see"),
    "unusable": InputError(T("A question may have 20 letters.")),
    "unreachable": StoreUnavailable("bolt://secret:7687 does not answer"),
    "broken": ZeroDivisionError("secret"),
}


async def _fails(asked: Asked) -> Made:
    raise FAILURES[asked.in_path("id")]


async def _refuses(asked: Asked) -> PageQuery:
    raise FAILURES[asked.in_path("id")]


FAILING = Page(
    name="failing", path="/failing/{id}", make=_fails, ask=_refuses, template="home.html"
)


async def failed(hub: Hub, address: str) -> Document:
    pages = pages_app(Parts(hub), answer, (*PAGES, FAILING))
    door = Door(hub.accounts, InForce(ServedStanding(viewer=Viewer())))
    app = Asking(pages, door)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost"
    ) as client:
        return read(await client.get(address))


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_hidden_unknown_and_no_page_at_all_give_the_same_bytes(
    hub: Hub, language: str
) -> None:
    addresses = (
        "failing/hidden",
        "failing/hidden.json",
        "sources/nothing",
        "no/such/page",
        "search/x?q=1",
    )
    pages = [await failed(hub, f"/{language}/{address}") for address in addresses]
    assert {page.response.status_code for page in pages} == {404}
    assert len({page.response.content for page in pages}) == 1
    assert len({tuple(sorted(page.response.headers.items())) for page in pages}) == 1
    assert pages[0].title == (
        "Page not found – Dolen" if language == "en" else "Heb ddod o hyd i’r dudalen – Dolen"
    )


@pytest.mark.parametrize(
    "address", ["/fr/", "/fr/sources", "/EN/sources", "/cy-GB/sources", "/fr/failing/broken"]
)
async def test_a_language_that_is_not_there_is_no_page_and_leads_to_those_that_are(
    hub: Hub, address: str
) -> None:
    page = await failed(hub, address)
    assert (page.response.status_code, page.title) == (404, "Page not found – Dolen")
    switch = page.root.one("nav", class_="govuk-language-navigation")
    assert [link.attributes["href"] for link in switch.all("a")] == ["/cy/"]
    assert page.main.all("a")[-1].attributes["href"] == "/en/"


@pytest.mark.parametrize(
    ("id", "status", "heading"),
    [
        ("unusable", 422, "The question cannot be used"),
        ("unreachable", 503, "Dolen cannot reach its data just now"),
        ("broken", 500, "Something went wrong here"),
    ],
)
async def test_each_failure_says_what_to_do_and_nothing_that_it_should_not(
    hub: Hub, caplog: pytest.LogCaptureFixture, id: str, status: int, heading: str
) -> None:
    caplog.set_level(logging.CRITICAL, "dolen.api")
    page = await failed(hub, f"/en/failing/{id}")
    assert (page.response.status_code, page.main.one("h1").text) == (status, heading)
    assert "secret" not in page.response.text
    assert page.problems == []
    assert page.main.all("a")[-1].attributes["href"] == "/en/"
    assert page.response.headers["content-security-policy"] == POLICY
    assert page.response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("id", "status", "code"),
    [
        ("unusable", 422, "BAD_USER_INPUT"),
        ("unreachable", 503, "UNAVAILABLE"),
        ("broken", 500, "INTERNAL"),
    ],
)
async def test_as_data_each_failure_has_its_code(
    hub: Hub, caplog: pytest.LogCaptureFixture, id: str, status: int, code: str
) -> None:
    caplog.set_level(logging.CRITICAL, "dolen.api")
    response = (await failed(hub, f"/cy/failing/{id}.json")).response
    (error,) = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (status, code)
    assert ("secret" in error["message"]) is (id == "unreachable")  # what the store says of itself
    assert response.headers["cache-control"] == "no-store"
    assert ("retry-after" in response.headers) is (status == 503)


async def test_where_the_store_does_not_answer_it_says_when_to_come_again(hub: Hub) -> None:
    page = await failed(hub, "/cy/failing/unreachable")
    assert page.response.headers["retry-after"] == "60"
    assert "Nid oes dim wedi’i golli. Rhowch gynnig arall arni mewn munud." in page.main.text


async def test_what_the_domain_says_is_wrong_is_said(hub: Hub) -> None:
    page = await failed(hub, "/en/failing/unusable")
    assert (
        page.main.one("div", class_="govuk-error-summary").text
        == "There is a problem A question may have 20 letters."
    )


async def test_what_nobody_expected_is_logged_under_the_number_that_is_told(
    hub: Hub, caplog: pytest.LogCaptureFixture
) -> None:
    page = await failed(hub, "/en/failing/broken")
    (record,) = [each for each in caplog.records if each.name == "dolen.api"]
    assert record.getMessage().split()[-1].rstrip(".") in page.main.text


async def test_pages_are_read_only(client: httpx.AsyncClient) -> None:
    for method in ("POST", "PUT", "DELETE"):
        response = await client.request(method, "/en/search")
        assert response.status_code == 405
        assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert (await client.head("/en/search?q=ellis")).status_code == 200


async def test_another_host_is_refused(client: httpx.AsyncClient) -> None:
    assert (await client.get("/en/", headers={"host": "evil.example"})).status_code == 400


def test_the_pages_that_the_frame_and_the_ask_box_need_are_there() -> None:
    assert {home.PAGE.name, search.PAGE.name, path.PAGE.name} <= {page.name for page in PAGES}
