"""What people ask of the command line, and what they get."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from cli.main import app
from tests.cli.conftest import ROOT, TODAY, Commands, Server, environment
from tests.documents import documentation


def test_the_names_of_a_centre_and_an_office_give_a_path_with_its_reasons(ask: Commands) -> None:
    question = ("path", "Harbour Evidence Centre", "First Minister of Lyonesse", "--as-of", TODAY)
    meetings, group = (
        hop["sentence"]
        for hop in json.loads(ask(*question, "--json").stdout)["introductionPaths"]["paths"][0][
            "hops"
        ]
    )
    assert meetings.startswith("met twice since August 2026")
    assert "Cross-Party Group on Care" in group
    ended = ask(*question)
    assert ended.exit_code == 0
    # Ann and Bo: meetings of two 10 and 100 days ago, 2^(-10/180) + 2^(-100/180) = 1.6426, 0.9 *
    # (1 - exp(-1.6426 / 3)) = 0.3795.
    # Bo and Cy: officer and member of a group for 176 days, 0.6 * 0.4 * (1 - 2^(-176/90)) = 0.1781,
    # which makes the lead fair.
    assert ended.stdout.splitlines() == [
        "Harbour Evidence Centre to First Minister (Cy Carew), as of 24 November 2026",
        "",
        "1. Ann Archer → Bo Bevan → Cy Carew",
        "   fair lead, freshest evidence still going on, as read on 20 November 2026",
        f"   Ann Archer and Bo Bevan: {meetings}",
        "      medium (0.38), evidenced",
        "      Source: Diary of the Harbour Centre, https://harbour.example/diary#2026-11-14",
        "      Source: Diary of the Harbour Centre, https://harbour.example/diary#2026-08-16",
        f"   Bo Bevan and Cy Carew: {group}",
        "      weak (0.18), potential, the weakest hop",
        "      Source: Members of the Assembly of Lyonesse, https://assembly.example/members/2",
        "   Ask first: Ann Archer",
    ]


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("Cy Carew", ["cy"]),
        ("first-minister", ["cy"]),
        ("Ministers of Lyonesse", ["cy", "dai"]),
        ("Porth Council", ["porth-council"]),
    ],
)
def test_a_target_may_be_a_person_an_office_or_a_body(
    ask: Commands, target: str, meant: list[str]
) -> None:
    ended = ask("path", "harbour", target, "--as-of", TODAY, "--json")
    assert ended.exit_code == 0
    answer = json.loads(ended.stdout)["introductionPaths"]
    assert answer["centre"] == {"id": "harbour", "name": "Harbour Evidence Centre"}
    assert sorted(node["id"] for node in answer["targets"]) == meant


def test_a_place_and_a_kind_of_body_are_a_target(ask: Commands) -> None:
    ended = ask("path", "harbour", "Porth", "--body-kind", "council", "--as-of", TODAY, "--json")
    assert ended.exit_code == 0
    assert [node["name"] for node in json.loads(ended.stdout)["introductionPaths"]["targets"]] == [
        "Porth Council"
    ]


def test_a_kind_of_body_in_what_is_no_place_is_refused(ask: Commands) -> None:
    ended = ask("path", "harbour", "cy", "--body-kind", "council")
    assert ended.exit_code == 2
    assert (
        ended.stderr
        == 'Nothing is called "cy" as a place. Try a part of the name: dolen search TEXT\n'
    )


def test_a_name_that_two_bear_gives_both_with_what_tells_them_apart(ask: Commands) -> None:
    ended = ask("path", "harbour", "Eve Evans")
    assert ended.exit_code == 2
    assert ended.stderr.splitlines() == [
        (
            '"Eve Evans" may mean one of these. Write the id, or more of the name, or '
            "narrow it with --nation:"
        ),
        "  eve-east  Eve Evans (person, Wales)",
        "  eve-west  Eve Evans (person, not in office)",
    ]


def test_a_name_that_nobody_bears_names_who_is_near(ask: Commands) -> None:
    ended = ask("path", "harbour", "Bo Bevin")
    assert ended.exit_code == 2
    assert ended.stderr.splitlines() == [
        'Nothing is called "Bo Bevin". Write the name as it stands here, or the id. Did you mean:',
        "  bo  Bo Bevan (person, Wales)",
    ]


def test_a_body_that_is_no_centre_cannot_ask(ask: Commands) -> None:
    ended = ask("path", "Porth Council", "Cy Carew")
    assert ended.exit_code == 2
    assert ended.stderr == (
        'Nothing is called "Porth Council" as a Centre. Try a part of the name: dolen search TEXT\n'
    )


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        (
            "--as-of",
            "soon",
            '"soon" is not a date. Write it as 2026-11-24, 24 November 2026 or 24/11/2026.',
        ),
        ("--first", "21", "less than or equal to 20"),
        ("--first", "0", "greater than or equal to 1"),
        ("--max-hops", "7", "less than or equal to 6"),
        (
            "--nation",
            "France",
            '"France" is not a nation. Write England, Northern Ireland (or ni), Scotland or Wales.',
        ),
        ("--basis", "hearsay", "evidenced"),
        ("--body-kind", "pub", "council"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_can(
    ask: Commands, option: str, value: str, said: str
) -> None:
    ended = ask("path", "harbour", "cy", option, value)
    assert ended.exit_code == 2
    assert said in ended.stderr


def test_who_is_avoided_introduces_nobody(ask: Commands) -> None:
    ended = ask("path", "harbour", "Cy Carew", "--avoid", "Bo Bevan", "--as-of", TODAY, "--json")
    assert json.loads(ended.stdout)["introductionPaths"]["noPath"]["reason"] == "ONLY_EXCLUDED"


def test_no_path_says_why_what_the_data_cannot_tell_and_what_would_help(ask: Commands) -> None:
    question = ("path", "Lighthouse Evidence Centre", "Cy Carew", "--as-of", TODAY)
    answer = json.loads(ask(*question, "--json").stdout)["introductionPaths"]
    assert answer["noPath"]["reason"] == "CENTRE_HAS_NO_TIES"
    # One meeting of two today: 0.9 * (1 - exp(-1/3)) = 0.2551.
    assert answer["advice"][0]["tieIfDone"] == pytest.approx(0.2551, abs=5e-5)
    ended = ask(*question)
    assert ended.exit_code == 0
    assert ended.stdout.splitlines() == [
        "Lighthouse Evidence Centre to Cy Carew, as of 24 November 2026",
        "",
        answer["noPath"]["sentence"],
        "",
        "What the data cannot tell, and so may be missing here:",
        "- who sits on the Health Committee",
        "",
        "What would help most",
        f"- {answer['advice'][0]['sentence']}",
        "  Officers: Bo Bevan",
        "  Source: Members of the Assembly of Lyonesse, https://assembly.example/members/2",
    ]


def test_a_path_beyond_the_limit_says_how_to_see_it(ask: Commands) -> None:
    ended = ask("path", "harbour", "Minister for Health", "--max-hops", "2", "--as-of", TODAY)
    assert "To see it, ask again with --max-hops 3." in ended.stdout.splitlines()
    assert (
        "Ann Archer → Bo Bevan → Cy Carew → Dai Daniel"
        in ask("path", "harbour", "Minister for Health", "--as-of", TODAY).stdout
    )


def test_a_vacant_office_is_an_answer(ask: Commands) -> None:
    ended = ask("path", "harbour", "Minister for Fish", "--as-of", TODAY, "--json")
    assert ended.exit_code == 0
    assert json.loads(ended.stdout)["introductionPaths"]["noPath"]["reason"] == "TARGET_VACANT"


def test_a_basis_leaves_other_ties_out(ask: Commands) -> None:
    only_said = ask(
        "path", "harbour", "Cy Carew", "--basis", "evidenced", "--as-of", TODAY, "--json"
    )
    assert json.loads(only_said.stdout)["introductionPaths"]["noPath"]["reason"] == "ONLY_EXCLUDED"
    both = ask(
        "path",
        "harbour",
        "Cy Carew",
        "--basis",
        "evidenced",
        "--basis",
        "potential",
        "--as-of",
        TODAY,
        "--json",
    )
    assert len(json.loads(both.stdout)["introductionPaths"]["paths"]) == 1


def test_a_date_before_the_first_meeting_knows_of_none(ask: Commands) -> None:
    ended = ask("tie", "ann", "bo", "--as-of", "1 June 2026")
    assert (
        ended.stdout == "Ann Archer and Bo Bevan: there is no evidence of a tie that you may use.\n"
    )


def test_a_tie_is_told_with_its_parts_and_sources(ask: Commands) -> None:
    question = ("tie", "Ann Archer", "Bo Bevan", "--as-of", "24/11/2026")
    tie = json.loads(ask(*question, "--json").stdout)["tie"]
    second, first = (edge["node"]["sentence"] for edge in tie["evidence"]["edges"])
    assert "14 November 2026" in second
    assert "16 August 2026" in first
    ended = ask(*question)
    assert ended.exit_code == 0
    assert ended.stdout.splitlines() == [
        "Ann Archer and Bo Bevan, as of 24 November 2026",
        "medium (0.38), evidenced",
        tie["sentence"],
        "",
        "Made of",
        "- interaction: 0.42, 100% of the strength",
        "",
        "Evidence",
        f"- {second}",
        "  Source: Diary of the Harbour Centre, https://harbour.example/diary#2026-11-14",
        f"- {first}",
        "  Source: Diary of the Harbour Centre, https://harbour.example/diary#2026-08-16",
    ]


def test_two_without_evidence_have_no_tie(ask: Commands) -> None:
    ended = ask("tie", "ann", "dai", "--as-of", TODAY)
    assert ended.exit_code == 0
    assert (
        ended.stdout
        == "Ann Archer and Dai Daniel: there is no evidence of a tie that you may use.\n"
    )
    assert json.loads(ask("tie", "ann", "dai", "--json").stdout) == {"tie": None}


def test_a_search_forgives_a_slip_and_tells_records_apart(ask: Commands) -> None:
    ended = ask("search", "eve evanz")
    assert ended.exit_code == 0
    assert ended.stdout.splitlines() == [
        "eve-east  Eve Evans (person, Wales)",
        "eve-west  Eve Evans (person, not in office)",
    ]


def test_a_search_in_a_nation_finds_the_office_and_its_holder(ask: Commands) -> None:
    ended = ask("search", "first minister", "--nation", "cymru")
    assert ended.stdout.splitlines() == [
        "first-minister  First Minister (post in Ministers of Lyonesse, Wales)",
        "cy              Cy Carew (person, First Minister in Ministers of Lyonesse, Wales)",
    ]


def test_a_search_for_who_is_not_here_offers_no_stranger(ask: Commands) -> None:
    """One person is called Archer and two are called Evans, which tells less; nobody is both."""
    lines = ask("search", "archer evans").stdout.splitlines()
    assert lines[0] == "“archer evans” is not in this data."
    at = lines.index("Names that share a word with it:")
    assert [line.split()[0] for line in lines[at + 1 :]] == ["ann"]


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


def test_the_documents_show_every_command() -> None:
    shown = documentation()
    assert [
        command.name
        for command in app.registered_commands
        if not re.search(rf"(dolen|-m cli) {command.name}\b", shown)
    ] == []


def test_it_says_which_version_it_is(ask: Commands) -> None:
    assert re.fullmatch(r"dolen \d+\.\d+\.\d+\n", ask("--version").stdout)


def test_a_command_that_asks_a_server_loads_no_driver_and_no_application(served: Server) -> None:
    """They take longer to load than the answer."""
    asked = [sys.executable, "-X", "importtime", "-m", "cli", "search", "Elaine"]
    ended = subprocess.run(
        asked, cwd=ROOT, env=environment(served.data), capture_output=True, text=True, check=True
    )
    loaded = {line.rpartition("|")[2].strip() for line in ended.stderr.splitlines()}
    assert "cli.ask" in loaded
    assert loaded & {"neo4j", "numpy", "api.app", "graph.hub"} == set()
