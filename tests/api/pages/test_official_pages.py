"""Address and office of a person, one press away: Bo has a code of TheyWorkForYou, Cai has none."""

from __future__ import annotations

from tests.api.conftest import Ask
from tests.api.pages.conftest import Look

BO = "https://www.theyworkforyou.com/mp/90001"
PATH = "/en/path?from=harbour&to=first-minister&as_of=2026-11-24"


async def test_the_page_of_a_person_leads_to_address_and_office(look: Look) -> None:
    page = await look("/en/person/bo")
    heading = page.main.one("h2", id="official")
    assert heading.text == "Address and office"
    (link,) = [a for a in page.main.all("a") if a.text == "TheyWorkForYou"]
    assert link.attributes["href"] == BO


async def test_who_has_no_such_code_has_no_such_part(look: Look) -> None:
    page = await look("/en/person/cai")
    assert "Address and office" not in page.main.text


async def test_a_card_leads_to_the_office_of_each_who_has_one(look: Look) -> None:
    """Ann is a colleague, Bo introduces, Cai is asked for."""
    card = (await look(PATH)).main.one("li", id="path-1")
    offices = [
        each.one("a").attributes["href"] for each in card.all("span") if "office" in each.text
    ]
    assert offices == [BO]


async def test_graphql_answers_with_the_pages(ask: Ask) -> None:
    query = """{ bo: node(id: "bo") { ... on Person { officialPages { title url } } }
                 cai: node(id: "cai") { ... on Person { officialPages { url } } } }"""
    assert (await ask(query))["data"] == {
        "bo": {"officialPages": [{"title": "TheyWorkForYou", "url": BO}]},
        "cai": {"officialPages": []},
    }
