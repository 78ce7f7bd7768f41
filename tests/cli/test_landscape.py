"""`dolen landscape`, `dolen signpost` and `dolen consult` on Lyonesse, where the Harbour Evidence
Centre works on the mental health of adolescents and tests walks by the sea.
"""

from __future__ import annotations

import json
import re

import httpx

from api.app import create_app
from cli.signpost import EXAMPLES
from graph.hub import Hub
from tests.cli.conftest import ROOT, TODAY, Commands

DAY = ("--as-of", TODAY)


def test_the_map_is_told_row_by_row_with_what_began(ask: Commands) -> None:
    asked = ("landscape", "--columns", "life-stage", "--since", "1 January 2026", *DAY)
    told = ask(*asked).stdout.splitlines()
    # mental health: a remit and no evidence; physical health: no Centre
    assert told[0] == (
        "Adolescence: tested on 1 of 2 (0 with no graver state), 2 gaps, 0 not recorded"
    )
    at = told.index("Mental health")
    assert told[at + 1] == "  Adolescence  1 work: no evidence yet"
    assert told[told.index("Works that began:") + 1] == "  Walks by the sea"
    changed = next(line for line in told if line.startswith("Since 1 January 2026: "))
    assert "1 work began, 0 ended" in changed
    refused = ask("landscape", "--rows", "nation")
    assert refused.exit_code == 2
    assert "Rows and columns are the same" in refused.stderr


def test_changes_are_told_from_the_first_day_of_a_year_or_month(ask: Commands) -> None:
    for text, day in (("2025", "1 January 2025"), ("May 2026", "1 May 2026")):
        told = ask("landscape", "--since", text, *DAY).stdout
        assert f"Since {day}: " in told
    later = ask("landscape", "--since", "2030", *DAY)
    assert later.exit_code == 2
    assert (
        "1 January 2030 is later than 24 November 2026, for which it is asked. Choose an earlier "
        "day."
    ) in later.stderr
    far = ask("landscape", "--since", "3000", *DAY)
    assert '"3000" is too far away' in far.stderr


def test_a_question_in_own_words_leads_to_centres(ask: Commands) -> None:
    told = ask("signpost", "youth mental health", "--place", "Porth", *DAY).stdout.splitlines()
    assert told[:3] == [
        "We read it as: Mental health, Adolescence, Porth.",
        "1 Centre can be asked.",
        "1 Centre has it in its stated remit; no other has works or findings on it.",
    ]
    assert told[told.index("In their core remit:") + 1 :][:3] == [
        "  Harbour Evidence Centre",
        "    its core remit has Mental health; its remit takes in Porth",
        "    Walks by the sea",
    ]
    answer = json.loads(ask("signpost", "zzz", *DAY, "--json").stdout)
    assert answer["signpost"]["centres"] == []


async def test_the_questions_of_the_examples_are_understood_whole(bundled_hub: Hub) -> None:
    texts = f"{EXAMPLES}{(ROOT / 'README.md').read_text()}"
    questions = set(re.findall(r'dolen signpost "([^"]+)"', texts))
    assert len(questions) >= 3
    transport = httpx.ASGITransport(create_app(bundled_hub))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        for text in questions | {"knife crime in Nottingham"}:
            query = "query($text: String!) { signpost(text: $text) { readAs sentences } }"
            asked = {"query": query, "variables": {"text": text}}
            found = (await client.post("/graphql", json=asked)).json()["data"]["signpost"]
            left = [each for each in found["sentences"] if "were left aside" in each]
            assert found["readAs"]
            if text in questions:
                assert not left, text
            else:  # no term and no title has the word
                assert left == ["We know no topic by these words, so they were left aside: knife."]


def test_whom_to_consult_says_how_near_each_is(ask: Commands) -> None:
    told = ask("consult", "physical-health", "--place", "Porth", *DAY).stdout.splitlines()
    # one heading: 0.5 * 0.5; the same place: 0.15
    assert told[:8] == [
        "1 Centre to consult",
        "Of these 1 has an outcome under the same heading alone.",
        "Of 1 Centre that is not on the list it is not known: what is not stated counts as nought, "
        "and with it the Centre could be near enough.",
        "Of 1 Centre no remit is recorded.",
        "",
        "To be consulted:",
        "  Harbour Evidence Centre: 0.40",
        "    outcomes 0.25, life stages not stated, audiences not stated, places 0.15",
    ]
    assert told[8] == (
        "    Mental health, under one heading with Physical health; the same place: Porth"
    )
    by_name = ask("consult", "physical health", "--life-stage", "glasoed", *DAY, "--json")
    by_id = ask("consult", "physical-health", "--life-stage", "adolescence", *DAY, "--json")
    assert (by_name.exit_code, by_name.stdout) == (0, by_id.stdout)
    refused = ask("consult", "netzero")
    assert refused.exit_code == 2
    assert (
        'Nothing is called "netzero" as a term. Try a part of the name: dolen search TEXT'
        in refused.stderr
    )
    found = ask("search", "physical").stdout
    assert "physical-health" in found
