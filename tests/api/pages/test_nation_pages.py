"""How well the network is connected in a nation, as its page tells it, over the bundled tables."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from api.app import create_app
from graph.hub import Hub
from graph.metrics.definitions import METRICS
from graph.metrics.part_words import part_words
from tests.api.pages.quay import section
from tests.api.pages.reading import Document, Element, read

DAY = "as_of=2026-11-24"


@pytest_asyncio.fixture(scope="module")
async def client(bundled_hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(create_app(bundled_hub)), base_url="http://localhost"
    ) as client:
        yield client


async def see(client: httpx.AsyncClient, address: str, status: int = 200) -> Document:
    answer = await client.get(f"/en/{address}{'&' if '?' in address else '?'}{DAY}")
    assert answer.status_code == status, answer.headers.get("location", address)
    return read(answer)


def cards(page: Document) -> dict[str, str]:
    return {
        card.one("h3").text: card.all("span")[0].text
        for card in page.main.one("ul", class_="d-cards").all("li", class_="d-card")
    }


def figures(page: Document) -> dict[str, list[str]]:
    rows = section(page, "every").one("tbody").all("tr")
    return {row.one("th").text: [cell.text for cell in row.all("td")] for row in rows}


def links(part: Element) -> dict[str, str]:
    return {link.text: link.attributes["href"] for link in part.all("a")}


async def test_wales_has_leads_and_no_evidence_and_says_why_contact_is_not_known(
    client: httpx.AsyncClient,
) -> None:
    """Weights: 15 ministers of 3 and 80 members of committees of 1, together 125. Leads lead to
    67 of it, who are 37 people; nearly reached are 15 ministers, 45 of 125.
    """
    page = await see(client, "nation/wales")
    assert page.main.all("p", class_="d-lede")[0].text == (
        "95 people on the target list: 15 ministers, who weigh 3 each, and 80 members of "
        "committees, who weigh 1."
    )
    assert cards(page) == {
        "Met in the period": "not known",
        "Reached by evidence": "0%",
        "One person away": "54%",
        "Path strength": "0.045",
    }
    every = figures(page)
    assert every["M-01 Reach"] == [
        "not known",
        "",
        "No interaction of the Centres is recorded since 31 October 2025.",
    ]
    assert every["M-02e Evidenced path reach: nearly reached"][:2] == [
        "36%",
        "45 of 125 by weight · which 15 : Evidenced path reach: nearly reached",
    ]
    known = section(page, "known")
    assert known.one("h2").text == "Whom we can ask for today: 37 of 95"
    assert len(known.one("tbody").all("tr")) == 10
    assert "58 more have only a longer path, or one too faint to ask along." in known.text
    everybody = await see(client, "nation/wales?whole=known")
    assert len(section(everybody, "known").one("tbody").all("tr")) == 37


async def test_nothing_recorded_is_never_told_as_nought(client: httpx.AsyncClient) -> None:
    """Nothing links a Centre to Northern Ireland, and England has no list."""
    page = await see(client, "nation/northern-ireland")
    assert set(cards(page).values()) == {"not known"}
    assert "It is not 0%, and it does not say that nobody knows anybody." in page.main.text
    assert "group lists in Northern Ireland name no outside organizations" in (
        section(page, "why").text.lower().replace("northern ireland", "Northern Ireland")
    )
    england = await see(client, "nation/england")
    assert england.main.all("div", class_="d-answer")[0].text == (
        "There is nobody to measure against England has no target list yet; add one."
    )
    assert not england.main.all("ul", class_="d-cards")


async def test_the_nations_stand_side_by_side_with_their_reasons(
    client: httpx.AsyncClient,
) -> None:
    page = await see(client, "nations")
    rows = {
        row.one("th").text: [cell.text for cell in row.all("td")]
        for row in page.main.all("tbody")[0].all("tr")
    }
    assert rows["Who is on the list"] == ["112 people", "95 people", "88 people", "no list yet"]
    assert rows["M-03 Path strength"] == ["0.0036", "0.045", "not known", "not known"]
    assert rows["M-02p Lead reach"] == ["3%", "54%", "not known", "not known"]
    # of the two nations that have a path strength 0.00363 / 0.04374 = 0.0831
    assert "M-28 Evenness : 8%" in page.main.text


async def test_each_figure_leads_to_its_definition_and_to_whom_it_counts(
    client: httpx.AsyncClient,
) -> None:
    wales = await see(client, "nation/wales")
    leads = links(section(wales, "every"))["which 37 : Lead reach"]
    assert leads == f"/en/metrics/M-02p?nation=wales&{DAY}#which"
    page = read(await client.get(leads))
    which = section(page, "which")
    assert "54% (67 of 125 by weight)" in which.text
    assert len(which.one("tbody").all("tr")) == 20
    assert links(which)["Show all 37"].endswith("&whole=which#which")
    centres = {
        row.one("th").text: row.one("td").text.split(" ")[0]
        for row in section(page, "centres").one("tbody").all("tr")
    }
    assert centres["Youth Endowment Fund"] == centres["Wales Centre for Public Policy"] == "37%"
    # the 15 ministers, through the government that is its partner, and one member: 46 of 125
    assert centres["Education Endowment Foundation"] == "37%"


async def test_a_definition_stands_in_both_languages(client: httpx.AsyncClient) -> None:
    page = await see(client, "metrics/M-02p")
    other = page.main.one("div", lang="cy").text
    assert "Nid cyswllt yw trywydd" in other
    assert "A lead is no contact" in page.main.text
    assert "weight of targets with a path of at most 2 hops" in page.main.text
    listed = await see(client, "metrics")
    assert [link.text for link in listed.main.one("ol").all("a")] == [each.id for each in METRICS]


def test_every_part_of_a_metric_has_words() -> None:
    named = {part.name for metric in METRICS for part in metric.parts}
    named |= {part.name for metric in METRICS for part in metric.compares}
    assert all(part_words(name) for name in named if name)


async def test_the_figures_of_a_nation_as_rows(client: httpx.AsyncClient) -> None:
    text = (await client.get(f"/en/nation/wales.csv?{DAY}")).text.removeprefix("\ufeff")
    rows = {(row["metric"], row["part"]): row for row in csv.DictReader(io.StringIO(text))}
    assert {key: rows["M-02p", ""][key] for key in ("value", "numerator", "denominator")} == {
        "value": "0.536",
        "numerator": "67.0",
        "denominator": "125.0",
    }
    assert (rows["M-01", "MET"]["value"], rows["M-01", "MET"]["reason"]) == ("", "no-diary")


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("nation/cornwall", 404, "Page not found"),
        ("nation/wales?audience=everybody", 404, "Page not found"),
        ("nation/wales?window=soon", 422, "The window is a number of days, such as 180."),
        ("nation/wales?window=0", 422, "The window is 0 days. It goes from 1 to"),
        ("metrics/M-99", 404, "Page not found"),
        ("metrics/M-02p?nation=cornwall", 404, "Page not found"),
        ("metrics/M-02p?nation=wales&centre=senedd", 200, "M-02p: Lead reach"),
    ],
)
async def test_what_cannot_be_asked_says_so(
    client: httpx.AsyncClient, address: str, status: int, words: str
) -> None:
    assert words in (await see(client, address, status)).main.text


async def test_the_place_that_a_nation_is_leads_to_its_page_with_the_day_and_the_list(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get(f"/cy/place/W92000004?whole=seats&{DAY}")
    assert (answer.status_code, answer.headers["location"]) == (
        301,
        f"/cy/nation/wales?whole=seats&{DAY}",
    )


async def test_what_would_help_is_said_for_the_centre_that_is_chosen(
    client: httpx.AsyncClient,
) -> None:
    """Nobody is one person away in Northern Ireland: each step opens a first path."""
    page = await see(client, "nation/northern-ireland?centre=foundations")
    steps = section(page, "next")
    assert "For Foundations - What Works Centre for Children and Families" in steps.text
    assert [step.one("strong").text for step in steps.all("li", class_="d-hit")] == [
        "A first path: a fair lead"
    ] * 3
    officials = [link for link in links(steps).values() if "niassembly.gov.uk" in link]
    assert officials
    assert len(steps.all("textarea")) == 6  # each in both languages
    plain = await see(client, "nation/northern-ireland")
    assert "What would help is said for one Centre." in section(plain, "next").text
    wrong = await see(client, "nation/wales?centre=senedd", 422)
    assert "“senedd” is not a What Works Centre" in wrong.main.text


async def test_of_a_trace_it_is_not_said_that_nothing_links(client: httpx.AsyncClient) -> None:
    """In 2021 the last contact with a minister in Scotland was of March 2018."""
    page = read(await client.get("/en/nation/scotland?as_of=2021-09-01"))
    assert "Nothing that is recorded links a Centre" not in section(page, "every").text
    assert figures(page)["M-02e Evidenced path reach"][2] == (
        "Nothing evidenced that is recorded links a Centre to anybody on the list."
    )
    assert cards(page)["One person away"] == "not known"


async def test_a_metric_without_a_value_anywhere_is_one_row_beside_the_nations(
    client: httpx.AsyncClient,
) -> None:
    page = await see(client, "nations")
    heads = [row.one("th").text for row in page.main.all("tbody")[0].all("tr")]
    assert heads.count("M-05 Movement") == 1
    assert "M-05 Movement: new" not in heads
    assert "M-02e Evidenced path reach: nearly reached" in heads
