"""`dolen landscape`, `dolen signpost` and `dolen consult` on Lyonesse, where the Harbour Evidence
Centre works on the mental health of adolescents and tests walks by the sea.
"""

from __future__ import annotations

import json

from tests.cli.conftest import TODAY, Commands

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


def test_whom_to_consult_says_how_near_each_is(ask: Commands) -> None:
    told = ask("consult", "physical-health", "--place", "Porth", *DAY).stdout.splitlines()
    # one heading: 0.5 * 0.5; the same place: 0.15
    assert told[:7] == [
        "1 Centre to consult",
        "Of these 1 has an outcome under the same heading alone.",
        "Of 1 Centre no remit is recorded.",
        "",
        "To be consulted:",
        "  Harbour Evidence Centre: 0.40",
        "    outcomes 0.25, life stages not stated, audiences not stated, places 0.15",
    ]
    assert told[7] == (
        "    Mental health, under one heading with Physical health; the same place: Porth"
    )
    refused = ask("consult", "nothing")
    assert refused.exit_code == 2
    assert 'No term has the id "nothing"' in refused.stderr
