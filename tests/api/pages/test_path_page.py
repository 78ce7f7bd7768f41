"""The page of paths: the same facts in every form, and each of its states in words."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import itertools
import json
import re
from dataclasses import replace

import httpx
import pytest

from api.app import create_app
from api.limits import LIMITS
from graph.hub import Hub
from tests.api.conftest import Ask
from tests.api.pages.conftest import Look
from tests.api.pages.reading import Document, Element

TODAY = "as_of=2026-11-24"
FOUND = f"/en/path?from=harbour&to=first-minister&{TODAY}"
HOP = ("ann|bo|medium|evidenced", "bo|cai|medium|potential")


def _hops(root: Element, css: str | None = None) -> list[str]:
    """What `data-hop` says of each element of a class, in order."""
    found = []
    for child in root.children:
        if isinstance(child, Element):
            if "data-hop" in child.attributes and (
                css is None or css in child.attributes.get("class", "").split()
            ):
                found.append(child.attributes["data-hop"])
            found += _hops(child, css)
    return found


def _picture(page: Document, css: str) -> list[str]:
    return _hops(page.main.one("svg", class_=css))


async def test_the_same_hops_stand_in_both_pictures_the_list_the_data_and_the_answer(
    look: Look, client: httpx.AsyncClient, ask: Ask
) -> None:
    page = await look(FOUND)
    data = (await client.get(FOUND.replace("?", ".json?"))).json()
    table = list(
        csv.DictReader(
            io.StringIO((await client.get(FOUND.replace("?", ".csv?"))).text.lstrip("\ufeff"))
        )
    )
    svg = (await client.get(FOUND.replace("?", ".svg?"))).text
    query = "".join(each for each in page.main.one("code").children if isinstance(each, str))
    (link,) = [a for a in page.main.all("a") if a.text == "Open in the explorer"]
    variables = json.loads(httpx.URL(link.attributes["href"]).params["variables"])
    api = (await ask(query, variables))["data"]["introductionPaths"]["paths"]
    assert data["introductionPaths"]["paths"] == api
    assert (
        set(_picture(page, "d-pic-wide"))
        == set(_picture(page, "d-pic-tall"))
        == set(re.findall(r'data-hop="([^"]+)"', svg))
        == set(HOP)
    )
    assert _hops(page.main, "d-hop") == list(HOP)
    assert [f"{row['fromId']}|{row['toId']}|{row['band']}|{row['basis']}" for row in table] == list(
        HOP
    )
    asked = [
        (
            f"{hop['from']['id']}|{hop['to']['id']}|{hop['tie']['band'].lower()}|"
            f"{hop['tie']['basis'].lower().replace('_', '-')}"
        )
        for path in api
        for hop in path["hops"]
    ]
    assert asked == list(HOP)


async def test_it_says_whom_to_ask_first_and_why(look: Look) -> None:
    page = await look(FOUND)
    assert page.title == "Harbour Centre to First Minister: 1 path – Dolen"
    assert page.main.one("h1").text == "How the Harbour Centre can reach the First Minister"
    assert page.main.one("p", class_="d-lede").text == "Held by Cai Ellis since 12 May 2026."
    answer = page.main.one("div", class_="d-answer")
    assert answer.one("h2").text == "Ask our colleague ann first"
    assert "Ask first: ann." in answer.text
    assert "The first step is medium." in answer.text
    facts = [fact.text for fact in page.main.one("ul", class_="d-facts").all("li")]
    assert facts == [
        "1 path found",
        "up to 3 steps",
        "as of 24 November 2026",
        "1 of 2 ties are potential",
        "What these words mean",
        "Change the question",
    ]


async def test_a_card_has_each_step_with_its_evidence_and_the_parts_of_its_strength(
    look: Look,
) -> None:
    """Ann and Bo: two meetings, s = 0.3606. Bo and Cai: one committee, s = 0.3562, the weakest."""
    page = await look(FOUND)
    card = page.main.one("li", id="path-1")
    assert card.one("h3").text == "Path 1: Through our colleague ann and Bo Ellis"
    assert (
        card.one("p", class_="d-path-sum").text
        == "Good lead · 2 steps · newest evidence 1 October 2026"
    )
    met, committee = card.all("li", class_="d-hop")
    assert met.one("summary").text.startswith("Evidence: 2 facts")
    assert "Strength 0.36 of 1: contact, all of it." in met.text
    assert "Strength 0.36 of 1: shared membership, all of it." in committee.text
    assert "Both on the Health Committee (Bo Ellis as chair) since June 2026." in committee.text
    foot = {term.text: told.text for term, told in zip(card.all("dt"), card.all("dd"), strict=True)}
    assert foot == {
        "Weakest step": "Step 2: medium and potential.",
        "Ask first": "ann.",
        "Next step": "Ask ann to put it to Bo Ellis.",
    }


async def test_headings_skip_no_level_and_the_picture_can_be_skipped(look: Look) -> None:
    page = await look(FOUND)
    levels = [level for level, _ in page.headings]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    skip = page.main.one("a", class_="govuk-skip-link")
    assert (
        page.main.one("h2", id=skip.attributes["href"].removeprefix("#")).attributes["tabindex"]
        == "-1"
    )


async def test_the_form_keeps_the_question(look: Look) -> None:
    page = await look(FOUND + "&max_hops=4&colleagues=yes")
    values = {
        each.attributes["id"]: each.attributes.get("value")
        for each in page.main.all("input")
        if "id" in each.attributes
    }
    assert (values["as-of-day"], values["as-of-month"], values["as-of-year"]) == (
        "24",
        "11",
        "2026",
    )
    checked = [
        each.attributes["id"] for each in page.main.all("input") if "checked" in each.attributes
    ]
    assert checked == ["steps-4", "colleagues"]
    hidden = {
        each.attributes["name"]: each.attributes["value"]
        for each in page.main.all("input", type="hidden")
    }
    assert hidden == {"from": "harbour", "to": "first-minister"}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            "to=minister-for-ports",
            [
                "Nobody held the post of Minister for Ports on 24 November 2026.",
                "Ask for anybody in",
            ],
        ),
        (
            "to=chief-adviser",
            ["Who held the post of Chief Adviser on 24 November 2026 is not known here."],
        ),
        (
            "to=cai&max_hops=1",
            [
                "Nobody can introduce Harbour Centre to Cai Ellis within 1 hop.",
                "Allow up to 2 steps",
            ],
        ),
        (
            "to=cai&basis=evidenced,past-contact",
            ["use ties or people that the question leaves out.", "Use potential ties too"],
        ),
    ],
)
async def test_no_path_says_why_and_what_else_to_ask(
    look: Look, query: str, words: list[str]
) -> None:
    page = await look(f"/en/path?from=harbour&{query}&{TODAY}")
    assert page.main.one("h1").text.startswith("No path yet from the Harbour Centre to ")
    assert page.title.endswith(": no path yet – Dolen")
    for each in ["Why not", "What would help most", *words]:
        assert each in page.main.text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            "to=minister-for-ports",
            "Nid oedd neb yn dal y swydd hon ar 24 Tachwedd 2026: Minister for Ports.",
        ),
        (
            "to=chief-adviser",
            "Ni wyddys yma pwy oedd yn dal y swydd hon ar 24 Tachwedd 2026: Chief Adviser.",
        ),
        ("to=cai&max_hops=1", "Caniatáu hyd at 2 o gamau"),
    ],
)
async def test_no_path_says_why_in_welsh(look: Look, query: str, words: str) -> None:
    page = await look(f"/cy/path?from=harbour&{query}&{TODAY}")
    assert "Pam ddim" in page.main.text
    assert words in page.main.text


async def test_no_path_as_data_has_the_reason(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/en/path.json?from=harbour&to=minister-for-ports&{TODAY}")
    found = answer.json()["introductionPaths"]
    assert (found["paths"], found["noPath"]["reason"], found["complete"]) == (
        [],
        "TARGET_VACANT",
        True,
    )


async def test_as_data_words_for_several_answer_with_those_that_they_may_mean(
    client: httpx.AsyncClient,
) -> None:
    """Two are called Ellis. Words for one lead to the ids, and stay in JSON."""
    answer = await client.get(f"/en/path.json?from=harbour&to=ellis&{TODAY}")
    assert answer.status_code == 200
    assert [each["node"]["id"] for each in answer.json()["named"]["several"]] == ["cai", "bo"]
    answer = await client.get(f"/en/path.json?from=harbour&to=cai+ellis&{TODAY}")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/en/path.json?from=harbour&to=cai&{TODAY}",
    )


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("from=harbour&to=zzzzqqqq", "We do not know anyone or anything called “zzzzqqqq”"),
        ("from=harbour", "Say whom you want to reach"),
        ("from=cai&to=bo", "“cai” is not a What Works Centre"),
        ("from=harbour&to=cai&max_hops=9", "maxHops is 9. It goes from 1 to 6."),
        ("from=harbour&to=cai&basis=luck", "A basis is one of "),
        ("from=harbour&to=harbour", "The Centre and the target are the same."),
        ("from=harbour&to=cai&as_of=31+February", "As of must be a real date, like 1 6 2025"),
    ],
)
async def test_as_data_a_question_that_cannot_be_used_answers_with_an_error_and_its_code(
    client: httpx.AsyncClient, query: str, message: str
) -> None:
    answer = await client.get(f"/en/path.json?{query}")
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (422, "BAD_USER_INPUT")
    assert error["message"].startswith(message)
    assert "data" not in answer.json()


async def test_a_centre_needs_no_introduction_to_itself_or_its_own(look: Look) -> None:
    page = await look("/en/path?from=harbour&to=harbour", 422)
    assert "The Centre and the target are the same. Choose someone else to reach." in page.main.text
    page = await look("/en/path?from=harbour&to=ann", 422)
    assert "ann works for Harbour Centre: no introduction is needed." in page.main.text


async def test_on_a_day_before_the_post_it_asks_for_the_holder_then(look: Look) -> None:
    page = await look("/en/path?from=harbour&to=cai&as_of=2026-05-10")
    assert "Cai Ellis did not hold the post of First Minister on 10 May 2026." in page.main.text
    (link,) = [a for a in page.main.all("a") if a.text == "Ask for the holder then?"]
    assert "to=first-minister" in link.attributes["href"]
    assert "You see 10 May 2026." in page.main.text
    welsh = await look("/cy/path?from=harbour&to=cai&as_of=2026-05-10")
    assert "Nid oedd Cai Elis yn dal y swydd hon ar 10 Mai 2026: Prif Weinidog." in welsh.main.text


@pytest.mark.parametrize("wrong", ["max_hops=9", "max_hops=x", "k=0", "k=21", "basis=guessed"])
async def test_what_cannot_be_asked_says_so(look: Look, wrong: str) -> None:
    await look(f"/en/path?from=harbour&to=cai&{wrong}", 422)


async def test_a_day_that_is_none_is_an_error_in_the_form(look: Look) -> None:
    page = await look(
        "/en/path?from=harbour&to=cai&as-of-day=31&as-of-month=2&as-of-year=2026", 422
    )
    assert page.title.startswith("Error: ")
    assert (
        "As of must be a real date, like 1 6 2025"
        in page.main.one("div", class_="govuk-error-summary").text
    )
    welsh = await look(
        "/cy/path?from=harbour&to=cai&as-of-day=31&as-of-month=2&as-of-year=2026", 422
    )
    assert (
        "Rhaid i “Fel ar” fod yn ddyddiad go iawn, fel 1 6 2025"
        in welsh.main.one("div", class_="govuk-error-summary").text
    )


async def test_a_year_alone_is_accepted(client: httpx.AsyncClient, look: Look) -> None:
    """Its parts in three fields lead to one address that can be kept."""
    answer = await client.get("/en/path?from=harbour&to=dai&as-of-year=2024")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/en/path?from=harbour&to=dai&as_of=2024",
    )
    page = await look(answer.headers["location"])
    assert "You see 31 December 2024." in page.main.text


async def test_a_search_that_ran_out_of_time_says_so(hub: Hub) -> None:
    """No second for the search: nothing is found, and nothing is said of why."""
    app = create_app(hub, limits=replace(LIMITS, path_seconds=-1.0))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://localhost"
    ) as client:
        answer = await client.get(FOUND)
    assert "and had found no path." in answer.text
    assert "Look again" in answer.text
    assert "Why not" not in answer.text


async def test_the_page_is_private_and_says_the_same_in_welsh(look: Look) -> None:
    page = await look(FOUND.replace("/en/", "/cy/"))
    assert page.response.headers["cache-control"] == "private, no-store"
    assert page.problems == []
    assert _hops(page.main, "d-hop") == list(HOP)
    assert "Prif Weinidog" in page.main.one("h1").text


async def test_the_picture_as_a_file_may_show_its_own_style_and_load_nothing(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get(FOUND.replace("?", ".svg?"))
    (style,) = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = answer.headers["content-security-policy"].split("; ")
    assert policy == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    assert answer.headers["x-content-type-options"] == "nosniff"
