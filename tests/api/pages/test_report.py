"""Something wrong: which source says it, whom to tell, in both languages."""

from __future__ import annotations

import httpx
import pytest

from api.app import create_app
from graph.hub import Hub
from tests.api.pages.conftest import Look
from tests.api.pages.reading import Document, Element, read


def at(hub: Hub, contact: str | None) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(hub, contact=contact)), base_url="http://localhost"
    )


def rows(page: Document) -> list[list[str]]:
    return [
        [cell.text for cell in row.children if isinstance(cell, Element)]
        for row in page.main.one("tbody").all("tr")
    ]


async def test_it_names_each_source_once_with_what_it_states(look: Look) -> None:
    """Of Bo the list states the seat and the chair; both memberships cite it."""
    page = await look("/en/report?about=bo")
    assert page.main.all("p", class_="govuk-body")[0].text == "It is about: Bo Ellis"
    assert rows(page) == [
        ["A list , read on 1 July 2026 About this source : A list", "Groups and bodies · 2 facts"]
    ]
    assert "Recorded by your Centre" not in page.main.text


async def test_every_profile_and_the_footer_lead_to_it(look: Look) -> None:
    page = await look("/cy/person/bo")
    here = page.main.one("section", aria_labelledby="from-where").all("a")[-1]
    assert here.attributes["href"] == "/cy/report?about=bo"
    assert (await look(here.attributes["href"])).main.one(
        "a", href="/cy/person/bo"
    ).text == "Bo Ellis"
    assert (
        page.root.one("footer").one("a", href="/cy/report").text
        == "Rhywbeth o’i le? Dywedwch wrthym"
    )


async def test_a_record_that_is_not_there_has_no_such_page(client: httpx.AsyncClient) -> None:
    answers = [
        await client.get(address)
        for address in ("/en/report?about=nobody-of-that-name", "/en/person/nobody-of-that-name")
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize(
    ("contact", "about", "link"),
    [
        ("data@example.org", "?about=bo", "mailto:data@example.org?subject=Dolen%3A%20bo"),
        ("data@example.org", "", "mailto:data@example.org"),
        ("https://example.org/dolen", "?about=bo", "https://example.org/dolen"),
    ],
)
async def test_whoever_answers_for_the_copy_is_named(
    hub: Hub, contact: str, about: str, link: str
) -> None:
    async with at(hub, contact) as client:
        page = read(await client.get(f"/en/report{about}"))
        assert page.main.one("section", aria_labelledby="here").one("a", href=link).text == contact
        for statement in ("privacy", "accessibility"):
            for language in ("en", "cy"):
                assert (
                    contact
                    in read(await client.get(f"/{language}/{statement}"))
                    .main.all("section")[-1]
                    .text
                )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Nobody has been named here who answers for this copy of Dolen."),
        ("cy", "Nid oes neb wedi’i enwi yma sy’n gyfrifol am y copi hwn o Dolen."),
    ],
)
async def test_where_nobody_is_named_it_says_so_and_what_to_do(
    look: Look, language: str, words: str
) -> None:
    for address in ("report", "report?about=bo", "privacy", "accessibility"):
        page = await look(f"/{language}/{address}")
        assert words in page.main.text
        assert "DOLEN_CONTACT" in page.main.text
        assert page.root.all("form") == []
