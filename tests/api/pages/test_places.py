"""The pages of places: who has ties there, who sits for it, what reaches it;
over the invented quay of `quay.py`.
"""

from __future__ import annotations

import httpx
import pytest

from tests.api.pages.quay import HAVEN, MOSSVALE, WALES, rows, section, see


async def test_small_counts_of_ties_are_not_shown_and_none_is_said(quay: httpx.AsyncClient) -> None:
    """Cooper is listed beside six members, equally tied to each.
    Ivo of Lighthouse is tied to Ottoline alone.
    """
    table = {row[0]: row[1:] for row in rows(section(await see(quay, "en/nation/wales"), "ties"))}
    assert sorted(table) == ["Cooper Centre", "Lighthouse Centre"]
    assert sorted(table["Cooper Centre"]) == ["6", "none", "none", "none"]
    assert sorted(table["Lighthouse Centre"]) == ["none", "none", "none", "under 5"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "We have this council as a body, not yet its people. Tell us whom you know."),
        (
            "cy",
            (
                "Mae’r cyngor hwn gennym fel corff, ond nid ei bobl eto. Dywedwch wrthym pwy "
                "ydych yn eu hadnabod."
            ),
        ),
    ],
)
async def test_a_council_without_people_asks_whom_you_know(
    quay: httpx.AsyncClient, language: str, words: str
) -> None:
    for address in (f"place/{MOSSVALE}", "body/mossvale-council"):
        notice = (await see(quay, f"{language}/{address}")).main.all(
            "p", class_="govuk-inset-text"
        )[-1]
        assert notice.text == words
        assert notice.one("a").attributes["href"] == f"/{language}/record"


async def test_a_place_names_what_lies_in_it_and_whose_remit_it_is(quay: httpx.AsyncClient) -> None:
    page = await see(quay, "en/nation/england")
    assert [each.text for each in section(page, "councils").all("li")] == ["Mossvale Council"]
    assert [each.text for each in section(page, "bodies").all("li")] == [
        "Lighthouse Centre Active in England"
    ]
    wales = await see(quay, f"cy/place/{HAVEN}")
    assert [each.text for each in section(wales, "bodies").all("li")] == [
        "Lighthouse Centre Cylch gwaith: Cymru"
    ]
    assert "Nid oes cyngor wedi’i gofnodi ar gyfer y lle hwn." in section(wales, "councils").text


async def test_a_seat_is_a_row_with_its_holder_and_since_when(quay: httpx.AsyncClient) -> None:
    page = await see(quay, f"en/place/{HAVEN}")
    assert rows(section(page, "seats")) == [
        ["Member for Haven and 1 earlier holder", "Barnaby Crake", "8 May 2026"]
    ]
    between = await see(quay, f"en/place/{HAVEN}", "as_of=2026-04-20")
    assert rows(section(between, "seats")) == [
        ["Member for Haven and 1 earlier holder", "Held by nobody now, last until April 2026"]
    ]


async def test_posts_that_nobody_holds_are_counted_and_stand_with_their_body(
    quay: httpx.AsyncClient,
) -> None:
    seats = section(await see(quay, "en/nation/wales"), "seats")
    assert rows(seats) == [
        ["Minister for Tides and 1 earlier holder", "Rosamund Pell", "11 June 2025"]
    ]
    assert "and 1 post that nobody is known to hold, on the page of its body" in seats.text
    body = await see(quay, "cy/body/ministers")
    assert rows(section(body, "inner-posts")) == [["Minister for Fog", "Yn wag"]]


async def test_constituencies_without_a_sitting_member_stand_apart(quay: httpx.AsyncClient) -> None:
    """Of neither does its source say until when it is one. Barnaby sits for Haven."""
    page = await see(quay, "en/nation/wales")
    assert [each.text for each in section(page, "inside-constituency").all("li")] == ["Haven"]
    assert (
        section(page, "inside-unseated").one("h2").text
        == "Constituencies and regions for which nobody is known to sit (1)"
    )
    assert [each.text for each in section(page, "inside-unseated").all("li")] == ["Old Haven"]
    between = await see(quay, "en/nation/wales", "as_of=2026-04-20")
    assert [each.text for each in section(between, "inside-unseated").all("li")] == [
        "Haven",
        "Old Haven",
    ]


async def test_a_code_that_a_place_had_leads_to_it_for_good(quay: httpx.AsyncClient) -> None:
    for ending in ("", ".json"):
        answer = await quay.get(f"/en/place/99MV{ending}?as_of=2026-11-24")
        assert (answer.status_code, answer.headers["location"]) == (
            308,
            f"/en/place/{MOSSVALE}{ending}?as_of=2026-11-24",
        )


async def test_the_file_of_a_place_says_from_when_to_when_what_is_there_is(
    quay: httpx.AsyncClient,
) -> None:
    file = (await quay.get(f"/en/place/{WALES}.csv")).text.removeprefix("\ufeff")
    assert file.splitlines()[:2] == [
        "placeId,what,id,name,from,to",
        f"{WALES},constituency,{HAVEN},Haven,2021,",
    ]
