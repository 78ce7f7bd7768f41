"""What people ask of the command line, and what they get."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import TODAY, Commands


def test_the_names_of_a_centre_and_an_office_give_a_path_with_its_reasons(ask: Commands) -> None:
    ended = ask("path", "Harbour Evidence Centre", "First Minister of Lyonesse", "--as-of", TODAY)
    assert ended.exit_code == 0
    assert ended.stdout == ""


@pytest.mark.parametrize(("target", "type"), [("Cy Carew", "person"), ("first-minister", "post"), ("Health Committee", "body")])
def test_a_target_may_be_a_person_an_office_or_a_body(ask: Commands, target: str, type: str) -> None:
    ended = ask("path", "harbour", target, "--as-of", TODAY, "--json")
    assert ended.exit_code == 0
    answer = json.loads(ended.stdout)["introductionPaths"]
    assert answer["centre"] == {"id": "harbour", "name": "Harbour Evidence Centre"}


def test_a_place_and_a_kind_of_body_are_a_target(ask: Commands) -> None:
    ended = ask("path", "harbour", "Porth", "--body-kind", "council", "--as-of", TODAY, "--json")
    assert ended.exit_code == 0
    assert [node["name"] for node in json.loads(ended.stdout)["introductionPaths"]["targets"]] == ["Porth Council"]


def test_a_kind_of_body_in_what_is_no_place_is_refused(ask: Commands) -> None:
    ended = ask("path", "harbour", "cy", "--body-kind", "council")
    assert ended.exit_code == 2
    assert ended.stderr == "Cy Carew is no place, and --body-kind is for places. Leave it out, or name the place.\n"


def test_a_name_that_two_bear_gives_both_with_what_tells_them_apart(ask: Commands) -> None:
    ended = ask("path", "harbour", "Eve Evans")
    assert ended.exit_code == 2
    assert ended.stderr.splitlines() == [
        '"Eve Evans" may mean one of these. Write the id, or more of the name, or narrow it with --nation:',
        "  eve-east  Eve Evans (person)",
        "  eve-west  Eve Evans (person, not in office)",
    ]


def test_a_name_that_nobody_bears_names_who_is_near(ask: Commands) -> None:
    ended = ask("path", "harbour", "Bo Bevin")
    assert ended.exit_code == 2
    assert ended.stderr.splitlines() == [
        'Nothing is called "Bo Bevin". Write the name as it stands here, or the id. Did you mean:',
        "  bo  Bo Bevan (person)",
    ]


def test_a_body_that_is_no_centre_cannot_ask(ask: Commands) -> None:
    ended = ask("path", "Porth Council", "Cy Carew")
    assert ended.exit_code == 2
    assert ended.stderr == 'Nothing is called "Porth Council" as a Centre. Try a part of the name: dolen search TEXT\n'


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--as-of", "soon", '"soon" is not a date. Write it as 2026-11-24, 24 November 2026 or 24/11/2026.'),
        ("--first", "21", "less than or equal to 20"),
        ("--first", "0", "greater than or equal to 1"),
        ("--max-hops", "7", "less than or equal to 6"),
        ("--nation", "France", '"France" is not a nation. Write England, Northern Ireland (or ni), Scotland or Wales.'),
        ("--basis", "hearsay", "evidenced"),
        ("--body-kind", "pub", "council"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_can(ask: Commands, option: str, value: str, said: str) -> None:
    ended = ask("path", "harbour", "cy", option, value)
    assert ended.exit_code == 2
    assert said in ended.stderr


def test_who_is_avoided_introduces_nobody(ask: Commands) -> None:
    ended = ask("path", "harbour", "Cy Carew", "--avoid", "Bo Bevan", "--as-of", TODAY, "--json")
    assert json.loads(ended.stdout)["introductionPaths"]["noPath"]["reason"] == "ONLY_EXCLUDED"


def test_no_path_says_why_and_what_would_help(ask: Commands) -> None:
    ended = ask("path", "harbour", "Minister for Health", "--as-of", TODAY)
    assert ended.exit_code == 0
    assert ended.stdout == ""


def test_a_tie_is_told_with_its_parts_and_sources(ask: Commands) -> None:
    ended = ask("tie", "Ann Archer", "Bo Bevan", "--as-of", "24/11/2026")
    assert ended.exit_code == 0
    assert ended.stdout == ""


def test_two_without_evidence_have_no_tie(ask: Commands) -> None:
    ended = ask("tie", "ann", "dai", "--as-of", TODAY)
    assert ended.exit_code == 0
    assert ended.stdout == "Ann Archer and Dai Daniel: there is no evidence of a tie that you may use.\n"
    assert json.loads(ask("tie", "ann", "dai", "--json").stdout) == {"tie": None}


def test_a_search_forgives_a_slip_and_tells_records_apart(ask: Commands) -> None:
    ended = ask("search", "eve evanz")
    assert ended.exit_code == 0
    assert ended.stdout.splitlines() == ["eve-east  Eve Evans (person)", "eve-west  Eve Evans (person, not in office)"]


def test_a_search_in_a_nation_finds_the_office_and_its_holder(ask: Commands) -> None:
    ended = ask("search", "first minister", "--nation", "cymru")
    assert ended.stdout.splitlines() == [
        "first-minister  First Minister (post in Ministers of Lyonesse)",
        "cy              Cy Carew (person, First Minister, Ministers of Lyonesse)",
    ]


def test_a_search_that_finds_nothing_says_so(ask: Commands) -> None:
    ended = ask("search", "zzzz")
    assert ended.exit_code == 0
    assert ended.stdout == 'Nothing here is called "zzzz". Try another part of the name.\n'


@pytest.mark.parametrize("command", ["serve", "path", "tie", "search", "doctor"])
def test_every_command_has_a_help_text_with_examples(ask: Commands, command: str) -> None:
    ended = ask(command, "--help")
    assert ended.exit_code == 0
    assert f"Examples:\n    dolen {command}" in ended.stdout


def test_the_help_text_lists_the_exit_codes(ask: Commands) -> None:
    ended = ask("--help")
    assert all(f"\n    {code}  " in ended.stdout for code in range(5))
