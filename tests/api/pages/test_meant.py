"""From what somebody wrote in the two fields to two records, or to the choice between several."""

from __future__ import annotations

import httpx
import pytest

from api.pages.meant import as_read
from tests.api.pages.conftest import Look
from tests.api.pages.reading import Document


def offered(page: Document) -> list[tuple[str, str]]:
    links = [each.one("a") for each in page.main.all("li", class_="d-hit")]
    return [(link.text, link.attributes["href"]) for link in links]


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("from=Harbour+Centre&to=Bo+Ellis", "/en/path?from=harbour&to=bo"),
        ("from=harbour&to=Castell", "/en/path?from=harbour&to=W06000099"),
        (
            "from=canolfan+harbwr&to=Prif+Weinidog&max_hops=2&as_of=2026-07",
            "/en/path?from=harbour&to=first-minister&max_hops=2&as_of=2026-07",
        ),
        ("from=harbour&to=somebody&to-id=cai", "/en/path?from=harbour&to=cai"),
        ("from=harbour&to=i+Brif+Weinidog", "/en/path?from=harbour&to=first-minister"),
        ("from=harbour&to=chair+of+the+health+committee", "/en/path?from=harbour&to=bo"),
        ("from=harbour&to=health+committee+wales", "/en/path?from=harbour&to=health-committee"),
    ],
)
async def test_words_that_mean_one_record_each_lead_to_the_ids(
    client: httpx.AsyncClient, asked: str, leads_to: str
) -> None:
    response = await client.get(f"/en/path?{asked}")
    assert (response.status_code, response.headers["location"]) == (303, leads_to)


async def test_a_name_that_two_have_is_a_choice_with_the_minister_first_and_no_error(
    look: Look,
) -> None:
    page = await look("/en/path?from=Harbour+Centre&to=ellis")
    assert page.title == "Choose: Which Ellis do you mean? – Dolen"
    assert page.main.one("p", class_="d-lede").text == (
        "You asked how Harbour Centre can reach “ellis”. We know 2 people of that "
        "name in office now."
    )
    assert offered(page) == [
        ("Cai Ellis", "/en/path?from=harbour&to=cai"),
        ("Bo Ellis", "/en/path?from=harbour&to=bo"),
    ]
    assert page.main.all("div", class_="govuk-error-summary") == []
    box = page.main.one("form", class_="d-ask")
    assert [each.attributes["value"] for each in box.all("input")] == ["Harbour Centre", "ellis"]


async def test_the_choice_in_welsh(look: Look) -> None:
    page = await look("/cy/path?from=harbour&to=ellis")
    assert page.title == "Dewiswch: Pa ellis ydych chi’n ei feddwl? – Dolen"
    assert page.main.one("p", class_="d-lede").text == (
        "Gofynasoch sut y gall Harbour Centre gyrraedd “ellis”. Gwyddom am 2 berson o’r enw "
        "hwnnw mewn swydd nawr."
    )
    assert [name for name, _ in offered(page)] == ["Cai Elis", "Bo Ellis"]


async def test_a_misspelled_name_is_read_as_the_one_it_is_near_to(look: Look) -> None:
    page = await look("/en/path?from=harbour&to=elliss")
    assert page.title == "Choose: Which Ellis do you mean? – Dolen"
    assert "We read that as Ellis and know 2 people of that name in office now." in page.main.text


async def test_one_near_match_is_asked_about_and_never_jumped_to(look: Look) -> None:
    page = await look("/en/path?from=harbour&to=bo+elliss")
    assert page.title == "Choose: Did you mean Bo Ellis? – Dolen"
    assert offered(page) == [("Bo Ellis", "/en/path?from=harbour&to=bo")]
    assert "We do not know “bo elliss”." in page.main.text


async def test_one_near_match_is_asked_about_in_welsh(look: Look) -> None:
    page = await look("/cy/path?from=harbour&to=bo+elliss")
    assert page.title == "Dewiswch: Ai Bo Ellis oeddech chi’n ei feddwl? – Dolen"
    assert "Ni wyddom am “bo elliss”." in page.main.text


async def test_an_unknown_name_is_said_in_welsh_at_the_field(look: Look) -> None:
    page = await look("/cy/path?from=harbour&to=zzzz", 422)
    link = page.main.one("div", class_="govuk-error-summary").one("a")
    assert (link.text, link.attributes["href"]) == ("Ni wyddom am neb na dim o’r enw “zzzz”", "#to")
    assert page.title.startswith("Gwall: ")


@pytest.mark.parametrize(
    ("asked", "field", "said"),
    [
        ("from=harbour&to=zzzz", "to", "We do not know anyone or anything called “zzzz”"),
        ("from=zzzz&to=bo", "from", "We do not know anyone or anything called “zzzz”"),
        ("from=harbour&to=", "to", "Say whom you want to reach"),
        ("from=&to=bo", "from", "Type the name of your Centre"),
        ("", "from", "Type the name of your Centre"),
        ("from=castle-council&to=bo", "from", "“castle-council” is not a What Works Centre"),
        (
            "from=Castle+Council&to=bo",
            "from",
            "We do not know anyone or anything called “Castle Council”",
        ),
    ],
)
async def test_what_is_wrong_is_said_at_the_field(
    look: Look, asked: str, field: str, said: str
) -> None:
    page = await look(f"/en/path?{asked}", 422)
    link = page.main.one("div", class_="govuk-error-summary").one("a")
    assert (link.text, link.attributes["href"]) == (said, f"#{field}")
    assert f"{field}-error" in page.main.one("input", id=field).attributes["aria-describedby"]
    assert page.title.startswith("Error: ")


async def test_the_question_is_private_and_not_indexed(client: httpx.AsyncClient) -> None:
    response = await client.get("/en/path?from=harbour&to=ellis")
    assert response.headers["cache-control"] == "private, no-store"
    assert response.headers["x-robots-tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.text


async def test_who_held_a_name_on_another_day(look: Look) -> None:
    """On 1 June 2025 neither Bo nor Cai had a seat yet."""
    page = await look("/en/path?from=harbour&to=ellis&as_of=2025-06-01")
    assert "We know 2 records of that name." in page.main.text
    assert [href for _, href in offered(page)] == [
        "/en/path?from=harbour&to=bo&as_of=2025-06-01",
        "/en/path?from=harbour&to=cai&as_of=2025-06-01",
    ]


def test_misspelled_words_are_read_by_the_word_that_all_the_names_have() -> None:
    assert as_read("wiliams", ["Sioned Williams", "Gwyn Williams"]) == "Williams"
    assert as_read("sionedd wiliams", ["Sioned Williams"]) == "Sioned Williams"
    assert as_read("wiliams", ["Sioned Williams", "Gwyn Evans"]) is None
