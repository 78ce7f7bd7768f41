"""The pages that say how far the others can be trusted: sources, method, accessibility, privacy."""

from __future__ import annotations

import csv
import io
import re

import httpx
import pytest

from api.pages.templating import environment
from graph.kinds import FILED
from graph.model import Language
from graph.ties import parameters
from tests.api.pages.conftest import Look


async def test_sources_are_counted_and_dated(look: Look) -> None:
    page = await look("/en/sources")
    rows = [
        [cell.text for cell in row.children if not isinstance(cell, str)]
        for row in page.main.one("tbody").all("tr")
    ]
    assert rows == [
        ["A list publisher not known", "not known", "21", "1 June 2026", "1 July 2026"],
        [
            "A register publisher not known",
            "not known",
            "0",
            "no date given",
            "1 January 2025 may have changed since: brought up to date about every 30 days",
        ],
    ]
    assert page.main.one("h3").text == "Invented"
    assert "Lists name no outside organizations" in page.main.text


async def test_one_source_says_what_is_here_from_it(look: Look) -> None:
    page = await look("/en/sources/list")
    assert page.main.one("h1").text == "A list"
    assert [each.text for each in page.main.one("section", aria_labelledby="facts").all("li")] == [
        "memberships and offices: 10",
        "bodies: 7",
        "facts on which sources disagree: 4",
    ]
    assert "There may be newer facts" not in page.main.text
    old = (await look("/en/sources/register")).main.text
    assert "There may be newer facts that are not here" in old
    assert "Brought up to date about every 30 days" in old
    assert (await look("/en/sources/nothing", 404)).main.one("h1").text == "Page not found"


async def test_sources_as_csv(client: httpx.AsyncClient) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO((await client.get("/en/sources.csv")).text.removeprefix("\ufeff"))
        )
    )
    assert rows == [
        {
            "id": "list",
            "title": "A list",
            "publisher": "",
            "licence": "",
            "facts": "21",
            "newestFact": "2026-06-01",
            "readOn": "2026-07-01",
            "url": "https://example.org/",
            "credit": "",
            "cadenceDays": "",
            "overdue": "False",
        },
        {
            "id": "register",
            "title": "A register",
            "publisher": "",
            "licence": "",
            "facts": "0",
            "newestFact": "",
            "readOn": "2025-01-01",
            "url": "",
            "credit": "",
            "cadenceDays": "30",
            "overdue": "True",
        },
    ]


def numbers() -> list[tuple[str, float]]:
    """Every number of the visible table, by its name there."""
    found: list[tuple[str, float]] = []
    for name, value in vars(parameters).items():
        values = value.values() if isinstance(value, dict) else [value]
        for each in values:
            if isinstance(each, parameters.BodyParameters):
                found += [(name, each.p), *([] if each.size is None else [(name, each.size + 1)])]
            elif isinstance(each, parameters.InteractionParameters):
                found += [(name, each.weight), (name, each.half_life)]
            elif isinstance(each, float | int) and not isinstance(each, bool):
                found.append((name, each))
    return found


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_every_number_of_the_table_stands_on_the_page_of_the_method(
    look: Look, language: str
) -> None:
    page = await look(f"/{language}/method")
    stands = set(re.findall(r"\d+(?:\.\d+)?", page.main.text))
    assert len(numbers()) > 60
    assert [
        (name, value)
        for name, value in numbers()
        if f"{value:.3g}" not in stands and str(value) not in stands
    ] == []
    assert parameters.VERSION in stands


async def test_examples_of_the_method_are_reckoned_by_its_numbers(look: Look) -> None:
    """Worked out by hand from the table, with q = 2^(-30/180) = 0.8909.

    Each month for a year: A = q + ... + q^12 = q (1 - q^12)/(1 - q) = 6.124, 0.9 (1 -
    exp(-6.124/3)) = 0.783. Once, 30 days ago: 0.9 (1 - exp(-q/3)) = 0.231; 1095 days ago the
    trace of it, 0.9 x 0.05 x 2^(-1095/1825) = 0.0297. One side says "well": 0.8 x 0.8 x 0.55 =
    0.352. Committee of 11: 0.6 x 0.7 (1 - 2^(-730/90)) = 0.418. Group of 40: 0.6 x 0.2 x 10/39 x
    0.6 = 0.0185.
    """
    page = await look("/en/method")
    rows = [
        (row.one("th").text, *(cell.text for cell in row.all("td")))
        for row in page.main.one("section", aria_labelledby="examples").one("tbody").all("tr")
    ]
    assert rows == [
        ("Two met alone every 30 days for a year", "Strong · evidenced", "0.78"),
        ("Two met once, alone, 30 days ago", "Weak · evidenced", "0.23"),
        ("Two met once, alone, 1095 days ago", "Faint · past contact", "0.03"),
        ("Today one says that the two know each other well", "Medium · evidenced", "0.35"),
        ("Two have been members of one committee of 11 for 730 days", "Medium · potential", "0.42"),
        (
            "Two are members of one cross-party group of 40, and no dates are known",
            "Faint · potential",
            "0.018",
        ),
    ]


async def test_the_method_as_data(client: httpx.AsyncClient) -> None:
    answer = (await client.get("/cy/method.json")).json()["method"]
    assert answer["interactions"][0] == {
        "kind": "MEETING",
        "name": "Cyfarfod",
        "weight": 1.0,
        "halfLife": 180,
        "personal": True,
    }
    assert answer["bands"] == [
        {"band": "STRONG", "least": 0.6},
        {"band": "MEDIUM", "least": 0.3},
        {"band": "WEAK", "least": 0.1},
        {"band": "FAINT", "least": 0.002},
    ]
    rows = list(csv.reader(io.StringIO((await client.get("/en/method.csv")).text)))
    assert rows[1] == ["interaction", "Meeting", "1.0", "180", ""]
    assert ["shared membership", "Committee: two members", "0.7", "540", "16"] in rows


@pytest.mark.parametrize(
    ("address", "heading", "parts"),
    [
        ("/en/accessibility", "Accessibility", 5),
        ("/cy/accessibility", "Hygyrchedd", 5),
        ("/en/privacy", "Privacy", 6),
        ("/cy/privacy", "Preifatrwydd", 6),
    ],
)
async def test_statements(look: Look, address: str, heading: str, parts: int) -> None:
    page = await look(address)
    assert page.main.one("h1").text == heading
    assert len(page.main.all("h2")) == parts


ADDRESSES = [
    ("https://example.org/a b", True),
    ("javascript:alert(1)", False),
    ("//evil.example", False),
]


@pytest.mark.parametrize(("address", "linked"), ADDRESSES)
def test_only_addresses_of_the_web_are_linked(address: str, linked: bool) -> None:
    template = environment(Language.EN).from_string(
        '{% import "macros.html" as m with context %}{{ m.outside(url) }}'
    )
    shown = template.render(url=address)
    assert ("href" in shown) is linked
    assert address in shown


async def test_the_data_page_counts_what_is_here_and_leads_to_download_sources_and_questions(
    look: Look, client: httpx.AsyncClient
) -> None:
    page = await look("/en/data")
    counted = {
        row.one("th").text: row.all("td")[0].text for row in page.main.one("tbody").all("tr")
    }
    query = {"query": "{ status { counts { table rows } } }"}
    counts = (await client.post("/graphql", json=query)).json()["data"]["status"]["counts"]
    rows = {each["table"]: each["rows"] for each in counts}
    assert counted["People"] == str(rows["PEOPLE"])
    assert counted["Bodies"] == str(rows["ORGANIZATIONS"])
    assert "0" not in counted.values()
    links = [link.attributes["href"] for link in page.main.all("a")]
    assert {"/export", "/en/query", "/en/sources"} <= set(links)
    flat = [link for link in links if link.startswith("/export/")]
    assert flat[:2] == ["/export/dolen.sqlite", "/export/datapackage.json"]
    assert flat[2:] == [
        f"/export/tables/{table.lower()}.{format}"
        for table, count in rows.items()
        if count and table.lower() in FILED
        for format in ("csv", "json")
    ]
    assert (await client.get("/export")).headers["content-type"] == "application/zip"
