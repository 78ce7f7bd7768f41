"""What every page has, in both languages."""

from __future__ import annotations

import doctest
import re
from collections import Counter
from collections.abc import Iterator
from types import ModuleType

import httpx
import pytest

from api.pages import meant, quoting
from api.pages.headers import POLICY
from api.pages.site import PAGES
from graph.dates import today
from tests.api.pages.conftest import Look
from tests.api.pages.reading import HEADINGS, Document, Element, read

ADDRESSES = (
    "/",
    "/search",
    "/search?q=ellis",
    "/search?q=health&kind=post",
    "/search?q=",
    "/search?q=zzzz",
    "/path?from=harbour&to=ellis",
    "/path?from=&to=",
    "/query",
    "/query?query=%7Bsources%7Bid%7D%7D",
    "/query?query=x&variables=%5B",
    "/sources",
    "/sources/list",
    "/path?from=harbour&to=cai",
    "/path?from=harbour&to=castle-council",
    "/person/bo",
    "/post/first-minister",
    "/body/health-committee",
    "/centre/harbour",
    "/place/W06000099",
    "/tie?a=ann&b=bo",
    "/changes",
    "/report",
    "/report?about=bo",
    "/method",
    "/accessibility",
    "/privacy",
    "/nothing",
    "/record",
    "/search?q=ellis&as_of=2025-06",
    "/search?as_of=yesterday",
)
EVERY = pytest.mark.parametrize(
    "address", [f"/{language}{address}" for language in ("en", "cy") for address in ADDRESSES]
)


async def document(client: httpx.AsyncClient, address: str) -> Document:
    return read(await client.get(address))


@EVERY
async def test_it_is_sound_html_with_one_heading_of_the_first_rank_and_none_skipped(
    client: httpx.AsyncClient, address: str
) -> None:
    page = await document(client, address)
    assert page.problems == []
    ranks = [rank for rank, _ in page.headings]
    assert ranks.count(1) == 1
    in_main = [int(each.tag[1]) for each in elements(page.main) if each.tag in HEADINGS]
    assert all(
        after <= before + 1
        for before, after in zip(
            in_main[in_main.index(1) :], in_main[in_main.index(1) + 1 :], strict=False
        )
    )
    ids = Counter(each.attributes["id"] for each in elements(page.root) if "id" in each.attributes)
    assert [id_ for id_, count in ids.items() if count > 1] == []


@EVERY
async def test_it_says_its_language_and_links_the_same_page_in_the_other(
    client: httpx.AsyncClient, address: str
) -> None:
    page = await document(client, address)
    language, other = address[1:3], "cy" if address[1:3] == "en" else "en"
    assert page.root.one("html").attributes["lang"] == language
    switch = (
        page.root.one("nav", class_="govuk-language-navigation")
        .one("a", lang=other)
        .attributes["href"]
    )
    there = await document(client, switch)
    assert there.root.one("html").attributes["lang"] == other
    if page.response.status_code in (200, 422) and "yesterday" not in address:
        back = (
            there.root.one("nav", class_="govuk-language-navigation")
            .one("a", lang=language)
            .attributes["href"]
        )
        assert httpx.URL(back).path == httpx.URL(address).path
        assert there.response.status_code == page.response.status_code


@EVERY
async def test_no_script_or_style_stands_in_it_and_nothing_comes_from_elsewhere(
    client: httpx.AsyncClient, address: str
) -> None:
    page = await document(client, address)
    assert page.response.headers["content-security-policy"] == POLICY
    assert page.response.headers["x-content-type-options"] == "nosniff"
    assert page.response.headers["content-type"] == "text/html; charset=utf-8"
    for each in elements(page.root):
        assert "style" not in each.attributes
        assert not [name for name in each.attributes if name.startswith("on")]
        assert each.tag != "style"
        assert each.tag != "script" or (
            each.text == "" and each.attributes["src"].startswith("/static/")
        )
        if each.tag in ("link", "img", "form"):
            assert (each.attributes.get("href") or each.attributes.get("action") or "/").startswith(
                "/"
            )


@EVERY
async def test_every_field_has_a_label_and_every_reference_a_target(
    client: httpx.AsyncClient, address: str
) -> None:
    page = await document(client, address)
    labelled = {each.attributes["for"] for each in page.root.all("label")}
    ids = {each.attributes["id"] for each in elements(page.root) if "id" in each.attributes}
    for each in elements(page.root):
        if each.tag in ("input", "select", "textarea") and each.attributes.get("type") != "hidden":
            assert each.attributes["id"] in labelled
        for name in ("aria-describedby", "aria-labelledby", "list"):
            assert set(each.attributes.get(name, "").split()) <= ids
        if each.attributes.get("href", "").startswith("#"):
            assert each.attributes["href"][1:] in ids


@EVERY
async def test_every_link_of_the_frame_leads_somewhere(
    client: httpx.AsyncClient, address: str
) -> None:
    page = await document(client, address)
    frame = [
        link.attributes["href"]
        for part in ("header", "footer")
        for link in page.root.one(part).all("a")
    ]
    for href in dict.fromkeys(frame):
        assert (await client.get(href)).status_code in (
            (200, 422) if "q=" in href or "query" in href else (200, 422, 404)
        ), href
    assert page.title.endswith("– Dolen")


def elements(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            yield child
            yield from elements(child)


@pytest.mark.parametrize(
    ("prefers", "leads_to"),
    [("cy, en;q=0.8", "/cy/"), ("en-GB", "/en/"), ("fr", "/en/"), ("", "/en/")],
)
async def test_the_front_leads_to_the_language_that_the_browser_prefers(
    client: httpx.AsyncClient, prefers: str, leads_to: str
) -> None:
    response = await client.get("/", headers={"accept-language": prefers})
    assert (response.status_code, response.headers["location"], response.headers["vary"]) == (
        302,
        leads_to,
        "Accept-Language",
    )


async def test_the_menu_shows_where_one_is(look: Look) -> None:
    page = await look("/en/search")
    current = page.root.one("nav", aria_label="Menu").all("a", aria_current="true")
    assert [each.text for each in current] == ["People and bodies"]


async def test_today_by_its_date_is_no_other_day(look: Look) -> None:
    page = await look(f"/en/search?q=ellis&as_of={today()}")
    assert page.main.all("p", class_="d-another-day") == []


async def test_another_day_is_said_on_the_page_and_kept_by_every_link_of_the_frame(
    look: Look,
) -> None:
    page = await look("/en/search?q=ellis&as_of=2025-06")
    notice = page.main.one("p", class_="d-another-day")
    assert notice.text == "You see 30 June 2025. Go to today"
    assert notice.one("a").attributes["href"] == "/en/search?q=ellis"
    links = [each.attributes["href"] for each in page.root.one("nav", aria_label="Menu").all("a")]
    assert all("as_of=2025-06" in href for href in links)
    assert (
        page.main.one("form", role="search").one("input", name="as_of").attributes["value"]
        == "2025-06"
    )


async def test_three_fields_of_a_date_become_one(client: httpx.AsyncClient) -> None:
    response = await client.get("/en/search?q=ellis&as-of-day=&as-of-month=6&as-of-year=2025")
    assert (response.status_code, response.headers["location"]) == (
        303,
        "/en/search?q=ellis&as_of=2025-06",
    )


@pytest.mark.parametrize(
    "query",
    [
        "as_of=yesterday",
        "as_of=2025-13",
        "as-of-day=31&as-of-month=2&as-of-year=2025",
        "as-of-day=3",
    ],
)
async def test_a_day_that_is_none_is_an_error_that_says_how_to_write_one(
    look: Look, query: str
) -> None:
    page = await look(f"/en/search?q=ellis&{query}", 422)
    assert page.title == "Error: The day cannot be used – Dolen"
    assert (
        "As of must be a real date, like 1 6 2025"
        in page.main.one("div", class_="govuk-error-summary").text
    )
    assert page.main.all("a")[-1].attributes["href"] == "/en/search?q=ellis"


def test_pages_have_different_names_and_paths() -> None:
    assert len({page.name for page in PAGES}) == len({page.path for page in PAGES}) == len(PAGES)
    assert all(re.fullmatch(r"/[a-z/{}-]*", page.path) for page in PAGES)


@pytest.mark.parametrize("module", [meant, quoting])
def test_the_examples_in_the_docstrings_hold(module: ModuleType) -> None:
    failed, tried = doctest.testmod(module)
    assert failed == 0
    assert tried > 0
