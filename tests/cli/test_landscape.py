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
    assert told[0] == "Adolescence: something tested in 1 of 2 rows, 2 gaps, 0 not recorded"
    at = told.index("Mental health")
    assert told[at + 1] == "  Adolescence  1 works, 0 findings: no evidence"
    assert told[told.index("Began since that day:") + 1] == "  Walks by the sea"
    refused = ask("landscape", "--rows", "nation")
    assert refused.exit_code == 2
    assert "Rows and columns are the same" in refused.stderr


def test_a_question_in_own_words_leads_to_centres(ask: Commands) -> None:
    told = ask("signpost", "youth mental health", "--place", "Porth", *DAY).stdout.splitlines()
    assert told[:2] == [
        "Read as: Mental health, Adolescence in Porth.",
        "1 Centre can be asked.",
    ]
    assert told[told.index("Core remit:") + 1 :][:2] == [
        "  Harbour Evidence Centre",
        "    Walks by the sea",
    ]
    answer = json.loads(ask("signpost", "zzz", *DAY, "--json").stdout)
    assert answer["signpost"]["centres"] == []


def test_whom_to_consult_says_how_near_each_is(ask: Commands) -> None:
    told = ask("consult", "physical-health", "--place", "Porth", *DAY).stdout.splitlines()
    # one heading: 0.5 * 0.5; the same place: 0.15
    assert told[:3] == [
        "To be consulted: 1",
        "  Harbour Evidence Centre: 0.40",
        "    outcomes 0.25, life stages 0, audiences 0, places 0.15",
    ]
    refused = ask("consult", "nothing")
    assert refused.exit_code == 2
    assert 'No term has the id "nothing"' in refused.stderr
