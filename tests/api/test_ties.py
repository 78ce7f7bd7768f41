"""How two actors are related, asked over HTTP."""

from __future__ import annotations

import pytest

from tests.api.conftest import Ask

TIE = """query($a: ID!, $b: ID!, $asOf: Date) { tie(a: $a, b: $b, asOf: $asOf) {
  ends { id } strength basis sentence
  evidence { nodes { __typename sentence sources { citation } audience
    ... on InteractionEvidence { interaction { id date } participants }
    ... on FormalEvidence { relation from { id } value startStated }
    ... on SharedMembershipEvidence {
      factor startStated sharedBody { organization { id } legislature { id } } \
memberships { actor { id } role } }
    ... on DeclaredEvidence { by { id } about { id } level } } } } }"""


async def test_a_tie_is_read_from_the_end_that_was_named_first(ask: Ask) -> None:
    there = (await ask(TIE, {"a": "bo", "b": "cai", "asOf": "2026-11-24"}))["data"]["tie"]
    back = (await ask(TIE, {"a": "cai", "b": "bo", "asOf": "2026-11-24"}))["data"]["tie"]
    assert (there["ends"], back["ends"]) == (
        [{"id": "bo"}, {"id": "cai"}],
        [{"id": "cai"}, {"id": "bo"}],
    )
    assert there["strength"] == back["strength"]
    assert "Bo Ellis" in there["sentence"]


async def test_shared_membership_names_the_body_and_both_memberships(ask: Ask) -> None:
    (fact,) = (await ask(TIE, {"a": "bo", "b": "cai", "asOf": "2026-11-24"}))["data"]["tie"][
        "evidence"
    ]["nodes"]
    assert fact["__typename"] == "SharedMembershipEvidence"
    assert fact["sharedBody"] == {
        "organization": {"id": "health-committee"},
        "legislature": {"id": "assembly"},
    }
    assert fact["memberships"] == [
        {"actor": {"id": "bo"}, "role": "CHAIR"},
        {"actor": {"id": "cai"}, "role": "MEMBER"},
    ]
    assert fact["factor"] == pytest.approx(0.5937, abs=5e-5)  # 0.8 * (1 - 2^(-176/90))
    assert ([source["citation"] for source in fact["sources"]], fact["audience"]) == (
        ["list:1"],
        "PUBLIC",
    )


async def test_a_formal_tie_names_the_end_that_it_is_named_by(ask: Ask) -> None:
    tie = (await ask(TIE, {"a": "harbour", "b": "ann", "asOf": "2026-11-24"}))["data"]["tie"]
    assert tie["strength"] == pytest.approx(0.81)  # 0.9 of an employee's 0.9
    (fact,) = tie["evidence"]["nodes"]
    assert (fact["relation"], fact["from"], fact["value"], fact["startStated"]) == (
        "EMPLOYEE",
        {"id": "ann"},
        0.9,
        True,
    )


async def test_what_was_declared_comes_first(ask: Ask) -> None:
    tie = (await ask(TIE, {"a": "fay", "b": "ann", "asOf": "2026-11-24"}))["data"]["tie"]
    first, second = tie["evidence"]["nodes"]
    assert (first["__typename"], first["level"], first["by"], first["about"]) == (
        "DeclaredEvidence",
        "KNOW_WELL",
        {"id": "fay"},
        {"id": "ann"},
    )
    assert (second["__typename"], second["participants"], second["interaction"]["date"]) == (
        "InteractionEvidence",
        2,
        "2020-05",
    )


async def test_no_evidence_is_no_tie(ask: Ask) -> None:
    assert (await ask(TIE, {"a": "fay", "b": "cai"}))["data"] == {"tie": None}


async def test_before_they_met_there_is_no_tie(ask: Ask) -> None:
    assert (await ask(TIE, {"a": "ann", "b": "bo", "asOf": "2026-08-31"}))["data"] == {"tie": None}


@pytest.mark.parametrize(
    "wrong",
    [
        {"a": "nobody"},
        {"b": "nobody"},
        {"a": "first-minister"},
        {"a": "W92000004"},
        {"a": "cai", "b": "cai"},
        {"a": ""},
        {"a": {"$ne": 1}},
        {"a": None},
    ],
    ids=str,
)
async def test_a_tie_has_two_known_ends(ask: Ask, wrong: dict[str, object]) -> None:
    (error,) = (await ask(TIE, {"a": "bo", "b": "cai", **wrong}))["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_the_ties_of_an_actor_come_strongest_first_and_by_basis(ask: Ask) -> None:
    query = """\
query($basis: [TieBasis!]) { node(id: "bo") { ... on Actor { ties(asOf: "2026-11-24", \
basis: $basis) {
      totalCount nodes { ends { id } strength } } } } }"""
    ties = (await ask(query))["data"]["node"]["ties"]
    assert [tie["ends"][1]["id"] for tie in ties["nodes"]] == ["ann", "cai"]
    evidenced = (await ask(query, {"basis": ["EVIDENCED"]}))["data"]["node"]["ties"]
    assert [tie["ends"][1]["id"] for tie in evidenced["nodes"]] == ["ann"]
