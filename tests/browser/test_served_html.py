"""What every page sends: valid HTML without script or style of its own, few bytes, and
links that lead somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from graph.model import Language
from tests.browser.served_html import Html
from tests.browser.states import STATES

FIRST_VIEW = 60_000
"""Bytes on the wire of a page with its stylesheet."""
SCRIPT = 6_000
OF_A_KIND = 3
"""How many links that differ in names, numbers and language only are followed."""
OF_A_SERIES = 1
"""The same of those to a figure of many days, each of which costs a network."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The answer for one state; `size` is on the wire."""

    status: int
    size: int
    html: Html


Pages = Mapping[str, Sent]


@pytest.fixture(scope="module")
def pages(site: str) -> Pages:
    """All states in both languages, by page, state and language."""
    sent = {}
    with httpx.Client(timeout=30) as client:
        for language in Language:
            for state in STATES:
                answer = client.get(state.at(site, language))
                sent[f"{state.page}, {state.name}, {language}"] = Sent(
                    answer.status_code, answer.num_bytes_downloaded, Html(answer.text)
                )
    return sent


def test_the_html_is_valid_and_its_parts_name_parts_that_are_there(pages: Pages) -> None:
    assert {name: page.html.faults() for name, page in pages.items() if page.html.faults()} == {}


def test_no_page_has_script_or_style_of_its_own(pages: Pages) -> None:
    assert {name: page.html.inline() for name, page in pages.items() if page.html.inline()} == {}


def test_the_first_view_is_light(site: str, pages: Pages) -> None:
    """Which stylesheet, script and icon: those that the pages name, the same on all of them."""
    (style,), (script,) = (
        _named(pages, tag, attribute) for tag, attribute in (("link", "href"), ("script", "src"))
    )
    with httpx.Client(base_url=site) as client:
        sizes = {}
        for address in (style, script):
            answer = client.get(address)
            assert answer.status_code == 200
            sizes[address] = answer.num_bytes_downloaded
    assert sizes[script] <= SCRIPT
    assert {
        name: page.size for name, page in pages.items() if page.size + sizes[style] > FIRST_VIEW
    } == {}


def _named(pages: Pages, tag: str, attribute: str) -> set[str]:
    parts = (part for page in pages.values() for part in page.html.all(tag))
    return {part[attribute] for part in parts if tag != "link" or part.get("rel") == "stylesheet"}


def test_links_lead_to_pages_and_pages_name_no_other_machine_but_in_links(
    site: str, pages: Pages
) -> None:
    own = (
        part
        for page in pages.values()
        for part in page.html.all(
            "link", "script", "img", "image", "use", "iframe", "source", "object"
        )
    )
    assert {
        each
        for part in own
        for name in ("href", "src", "data")
        if not (each := part.get(name, "/")).startswith(("/", "#"))
    } == set()
    with httpx.Client(base_url=site, timeout=30, follow_redirects=True) as client:
        links = _some(
            {
                link
                for page in pages.values()
                if page.status == 200
                for link in page.html.links()
                if link.startswith("/")
            }
        )
        answers = {link: client.get(link).status_code for link in links}
    # a form that is sent empty is told what is missing
    assert {
        link: status
        for link, status in answers.items()
        if status >= 400 and not (status == 422 and link.endswith("/path"))
    } == {}


def _some(links: Iterable[str]) -> list[str]:
    """Return a few of each kind, in either language; a kind is a page and what its question has."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for link in sorted(links, key=lambda link: link[len("/cy") :]):
        parts = urlsplit(link)
        page = re.sub(r"^/\w\w(/\w+/)[^.]+", r"\1", re.sub(r"^/\w\w/", "/en/", parts.path))
        kinds.setdefault((page, *sorted(parse_qs(parts.query))), []).append(link)
    return [
        link
        for of_a_kind in kinds.values()
        for link in of_a_kind[: OF_A_SERIES if "/over-time" in of_a_kind[0] else OF_A_KIND]
    ]
