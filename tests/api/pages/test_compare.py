"""Which Centre is closest, all of them or two side by side; and when a Centre was closer."""

from __future__ import annotations

import csv
import io

import httpx
import pytest

from tests.api.pages.quay import see
from tests.api.pages.reading import Document, question_of, read

DAY = "as_of=2026-11-24"


def _rows(page: Document) -> dict[str, list[str]]:
    return {
        row.one("th").text: [cell.text for cell in row.all("td")]
        for row in page.main.one("tbody").all("tr")
    }


async def test_two_centres_stand_side_by_side_with_what_they_have_together(
    quay: httpx.AsyncClient,
) -> None:
    """Ivo of Lighthouse met Ottoline in October; nothing leads from Cooper to her."""
    page = await see(quay, "en/compare", f"to=ottoline&a=lighthouse&b=cooper&{DAY}")
    rows = _rows(page)
    assert rows["Best path"] == ["A fair lead", "–"]
    assert rows["Weakest step"] == ["Weak · evidenced", "–"]
    assert rows["Ask first"] == ["Ivo Tamsin", "–"]
    assert (rows["Steps"], rows["Evidenced ties"]) == (["1", "–"], ["1 of 1", "–"])
    assert (
        "Together you are closer: the Lighthouse Centre has a fair lead, better than what the "
        "Cooper Centre has alone."
    ) in page.main.text
    assert "No chain of ties of any length leads from Cooper Centre to Ottoline Marsh" in (
        page.main.text
    )


async def test_without_two_all_centres_are_ranked(quay: httpx.AsyncClient) -> None:
    page = await see(quay, "en/compare", f"to=ottoline&{DAY}")
    assert _rows(page) == {"Lighthouse Centre": ["Weak · evidenced", "1", "directly"]}
    assert "1 other Centre: no path" in page.main.text
    data = (await quay.get(f"/en/compare.json?to=ottoline&{DAY}")).json()
    leads = {
        each["centre"]["id"]: [path["lead"] for path in each["paths"]] for each in data.values()
    }
    assert leads == {"lighthouse": ["FAIR"], "cooper": []}


async def test_a_centre_that_needs_no_introduction_says_so(quay: httpx.AsyncClient) -> None:
    page = await see(quay, "en/compare", f"to=ivo&a=lighthouse&b=cooper&{DAY}")
    assert "Ivo Tamsin works for Lighthouse Centre: no introduction is needed." in page.main.text
    assert not page.main.all("tbody")


@pytest.mark.parametrize(
    ("question", "status", "words"),
    [
        ("", 200, "Say whom you want to reach, and see all Centres or two side by side."),
        ("to=ottoline&a=cooper&b=cooper", 422, "Both are the same Centre. Choose two that differ."),
        ("to=ottoline&a=ivo&b=cooper", 422, "“ivo” is not a What Works Centre"),
        ("to=zzqx", 422, "We do not know anyone or anything called “zzqx”"),
    ],
)
async def test_what_cannot_be_compared_says_what_to_do(
    quay: httpx.AsyncClient, question: str, status: int, words: str
) -> None:
    answer = await quay.get(f"/en/compare?{question}")
    assert answer.status_code == status
    assert words in read(answer).main.text


async def test_words_lead_to_the_one_whom_they_mean(quay: httpx.AsyncClient) -> None:
    answer = await quay.get(f"/en/compare?to=ottoline+marsh&a=lighthouse&b=cooper&{DAY}")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/en/compare?to=ottoline&a=lighthouse&b=cooper&{DAY}"


async def test_a_year_without_a_path_says_why_and_who_held_the_post(
    quay: httpx.AsyncClient,
) -> None:
    """Ivo met Quentin, Minister for Tides until 10 June 2025, twice that spring."""
    page = await see(
        quay, "en/path/over-time", "from=lighthouse&to=minister-for-tides&as_of=2025-06-01"
    )
    rows = _rows(page)
    assert next(iter(rows)) == "1 June 2025 Quentin Oakum"
    assert rows["1 June 2025 Quentin Oakum"][0] == "A good lead, 1 step"
    (before,) = rows["1 June 2024 Quentin Oakum"]
    assert before.startswith("No path. No chain of ties of any length leads")
    (unknown,) = rows["1 June 2020 Holder not known"]
    assert "holders are stated since 13 May 2021." in unknown
    assert len(rows) == 11


async def test_the_line_has_a_point_for_each_year_of_the_table(quay: httpx.AsyncClient) -> None:
    """Ten years without a path at the bottom (116), then a fair lead: two thirds of the way up,
    at 116 - 112 * 2 / 3 = 41.3.
    """
    asked = f"from=lighthouse&to=ottoline&{DAY}"
    page = await see(quay, "en/path/over-time", asked)
    drawn = page.main.one("path", class_="ln").attributes["d"]
    heights = [point.split(" ")[1] for point in drawn.removeprefix("M").split("L")]
    assert heights == [*["116.0"] * 10, "41.3"]
    text = (await quay.get(f"/en/path/over-time.csv?{asked}")).text.removeprefix("\ufeff")
    leads = [row["lead"] for row in csv.DictReader(io.StringIO(text))]
    assert leads == [*[""] * 10, "fair"]
    answer = (await quay.get(f"/en/path/over-time.json?{asked}")).json()
    latest = (await quay.post("/graphql", json=question_of(page))).json()["data"]
    assert latest == {f"on{year}": answer[f"on{year}"] for year in range(2023, 2027)}
    assert [len(answer[f"on{year}"]["paths"]) for year in range(2016, 2027)] == [*[0] * 10, 1]
    assert answer["on2026"]["paths"][0]["lead"] == "FAIR"
