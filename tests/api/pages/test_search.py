"""Search by name, in each of its states."""

from __future__ import annotations

import csv
import io

import httpx
import pytest

from tests.api.pages.conftest import Look
from tests.api.pages.reading import Document, read


def results(page: Document) -> list[str]:
    return [each.text for each in page.main.all("li", class_="d-hit")]


async def test_the_first_visit_shows_the_box_alone_and_no_error(look: Look) -> None:
    page = await look("/en/search")
    assert page.title == "Search – Dolen"
    assert "Type a name, a post or a place" in page.main.text
    assert page.main.all("div", class_="govuk-error-summary") == []


async def test_it_finds_people_with_what_they_are_now(look: Look) -> None:
    page = await look("/en/search?q=ellis")
    assert page.main.one("p", role="status").text == "2 results for “ellis”"
    assert results(page) == [
        "Bo Ellis Chair of the Health Committee Member of the assembly",
        "Cai Ellis First Minister Member of the assembly",
    ]


async def test_it_says_it_in_welsh_with_the_names_that_are_welsh(look: Look) -> None:
    page = await look("/cy/search?q=ellis")
    assert page.main.one("p", role="status").text == "2 ganlyniad ar gyfer “ellis”"
    assert results(page)[1] == "Cai Elis Prif Weinidog Aelod o assembly"


async def test_a_post_says_who_holds_it_and_a_person_who_left_says_when(look: Look) -> None:
    first_minister, minister_for_ports = await look("/en/search?q=first+minister"), await look("/en/search?q=minister+for+ports")
    assert results(first_minister)[0] == "First Minister Held by Cai Ellis ministers"
    assert results(minister_for_ports)[0] == "Minister for Ports Vacant ministers"
    assert results(await look("/en/search?q=chief+adviser"))[0] == "Chief Adviser Holder not known ministers"
    assert results(await look("/en/search?q=dai"))[0] == "dai Left office in April 2026 Wales"


async def test_names_of_bodies_in_the_other_language_are_marked_and_those_of_people_are_not(look: Look) -> None:
    council, person = await look("/cy/search?q=castle+council"), await look("/cy/search?q=bo+ellis")
    assert council.main.one("li", class_="d-hit").one("bdi").attributes == {"lang": "en"}
    assert person.main.one("li", class_="d-hit").one("bdi").attributes == {}


async def test_facets_narrow_and_widen_again(look: Look, client: httpx.AsyncClient) -> None:
    page = await look("/en/search?q=first+minister")
    facets = {each.text: each.attributes["href"] for each in page.main.one("aside").all("a")}
    assert facets["Posts"] == "/en/search?q=first+minister&kind=post"
    narrowed = await look(facets["Posts"])
    assert results(narrowed) == ["First Minister Held by Cai Ellis ministers"]
    assert narrowed.main.one("p", role="status").text == "1 result for “first minister”"
    widen = {each.text: each.attributes["href"] for each in narrowed.main.one("aside").all("a")}
    assert widen["Remove: Posts"] == "/en/search?q=first+minister"
    assert results(await look("/en/search?q=ellis&nation=scotland")) == []
    assert results(await look("/en/search?q=ellis&kind=nonsense&nation=nowhere&page=99")) == results(await look("/en/search?q=ellis"))


@pytest.mark.parametrize(("language", "said"), [
    ("en", "We do not know anyone or anything called “zzzz”"),
    ("cy", "Ni wyddom am neb na dim o’r enw “zzzz”"),
])
async def test_an_unknown_name_is_an_error_that_leads_to_the_field(look: Look, language: str, said: str) -> None:
    page = await look(f"/{language}/search?q=zzzz", 422)
    link = page.main.one("div", class_="govuk-error-summary").one("a")
    assert (link.text, link.attributes["href"]) == (said, "#q")
    assert page.main.one("input", name="q").attributes["aria-describedby"].split() == ["q-error"]
    assert page.title.startswith("Gwall: " if language == "cy" else "Error: ")


async def test_a_question_that_was_sent_empty_is_an_error(look: Look) -> None:
    page = await look("/en/search?q=", 422)
    assert page.main.one("div", class_="govuk-error-summary").one("a").text == "Type a name, a post or a place"


async def test_a_slip_of_the_pen_is_asked_about(look: Look) -> None:
    page = await look("/en/search?q=bo+elliss")
    assert "We do not know “bo elliss”. Did you mean Bo Ellis ?" in page.main.text


async def test_the_same_results_as_json_csv_and_by_the_query_that_is_shown(look: Look, client: httpx.AsyncClient) -> None:
    page = await look("/en/search?q=ellis")
    answer = (await client.get("/en/search.json?q=ellis")).json()
    rows = list(csv.DictReader(io.StringIO((await client.get("/en/search.csv?q=ellis")).text.removeprefix("\ufeff"))))
    explorer = await look(page.main.one("div", class_="govuk-details__text").one("a").attributes["href"])
    names = ["Bo Ellis", "Cai Ellis"]
    assert [each.text for each in page.main.all("h3") if each.parent and each.parent.attributes.get("class") == "d-hit"] == names
    assert [each["name"] for each in answer["results"]] == [row["name"] for row in rows] == names
    assert all(f'"name": "{name}"' in explorer.main.one("pre", aria_labelledby="answer").text for name in names)


HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "{n} {text} %s %(x)s", "a\u202eb\u2066c\u200b", "x" * 500,
    "' OR 1=1 --", "=cmd|' /C calc'!A0", "\x00",
]


FORMS: list[tuple[str, dict[str, str], str]] = [
    ("search", {}, "q"),
    ("path", {"from": "harbour"}, "to"),
    ("path", {"to": "bo"}, "from"),
    ("query", {}, "query"),
    ("query", {"query": "{"}, "variables"),
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(("page", "others", "field"), FORMS)
async def test_hostile_words_are_only_words(
    client: httpx.AsyncClient, page: str, others: dict[str, str], field: str, language: str, text: str
) -> None:
    response = await client.get(f"/{language}/{page}", params={**others, field: text})
    assert response.status_code in (200, 422)
    shown = read(response)
    assert shown.problems == []
    assert [each.attributes.get("src", "")[:8] for each in shown.root.all("script")] == ["/static/"]
    assert shown.root.all("img") == []
    assert "49" not in shown.title
    assert not {"\u202e", "\u2066", "\u200b"} & set(shown.title)
    assert "x" * 81 not in shown.title


async def test_half_a_letter_in_an_address_is_no_failure(client: httpx.AsyncClient) -> None:
    assert (await client.get("/en/search?q=%ff%fe")).status_code == 422
