"""The question that Dolen is for, over HTTP:
the whole answer, why there is none, and questions that cannot be.
"""

from __future__ import annotations

import pytest

from tests.api.conftest import JSON, Ask
from tests.api.world import CASTLE

TODAY = "2026-11-24"
PATHS = """query($input: IntroductionPathsInput!) { introductionPaths(input: $input) {
  centre { id } asOf targets { id } complete notes
  paths { rank score lead actors { id } introducers { id } substitutes { id } askFirst { id } \
freshestEvidence
    weakestHop { from { id } to { id } }
    hops { from { id } to { id } sentence sharedBodies { organization { id } \
roleOfFrom roleOfTo size endedOn }
      tie { ends { id } strength band basis lapsed asOf sentence parts { kind value share }
        evidence { totalCount nodes { __typename validFrom validTo } } } } }
  noPath { reason sentence hopsNeeded unknowns lastContact { id } }
  advice { step organization { id } post { id } people { id } matches tieNow tieIfDone scoreIfDone \
leadIfDone sentence } } }"""


async def paths(ask: Ask, **given: object) -> JSON:
    answer = await ask(PATHS, {"input": {"centre": "harbour", "asOf": TODAY, **given}})
    assert "errors" not in answer
    found: JSON = answer["data"]["introductionPaths"]
    return found


async def test_a_path_is_told_with_its_ties_and_their_evidence(ask: Ask) -> None:
    """Ann met Bo 54 and 84 days ago;
    Bo chairs the committee that Cai is in, of which two members sit, since 176 days.

    s_i = 1 - exp(-(2^(-54/180) + 2^(-84/180))/3) = 1 - exp(-(0.8123 + 0.7236)/3) = 0.4007,
    and 0.9 of it is 0.3606.
    s_m = 0.8 * (1 - 2^(-176/90)) = 0.8 * 0.7422 = 0.5937, and 0.6 of it is 0.3562.
    S = 0.3606 * 0.3562 * q 2/3 * 0.8 = 0.0685, where q of a person without
    requests is (2 + 0)/(3 + 0).
    """
    found = await paths(ask, target={"post": "first-minister"})
    assert (
        found["centre"],
        found["asOf"],
        found["targets"],
        found["complete"],
        found["noPath"],
    ) == (
        {"id": "harbour"},
        TODAY,
        [{"id": "cai"}],
        True,
        None,
    )
    (path,) = found["paths"]
    assert [actor["id"] for actor in path["actors"]] == ["ann", "bo", "cai"]
    assert (path["rank"], path["lead"], path["introducers"], path["substitutes"]) == (
        1,
        "GOOD",
        [{"id": "bo"}],
        [],
    )
    assert path["score"] == pytest.approx(0.0685, abs=5e-5)
    assert (path["askFirst"], path["freshestEvidence"]) == ({"id": "ann"}, "2026-10-01")
    assert path["weakestHop"] == {"from": {"id": "bo"}, "to": {"id": "cai"}}
    met, committee = path["hops"]
    assert met["sentence"].startswith("met twice since September 2026")
    assert (met["tie"]["band"], met["tie"]["basis"], met["sharedBodies"]) == (
        "MEDIUM",
        "EVIDENCED",
        [],
    )
    assert met["tie"]["strength"] == pytest.approx(0.3606, abs=5e-5)
    october, september = (
        {"__typename": "InteractionEvidence", "validFrom": day, "validTo": None}
        for day in ("2026-10-01", "2026-09-01")
    )
    assert met["tie"]["evidence"] == {"totalCount": 2, "nodes": [october, september]}
    assert committee["tie"]["strength"] == pytest.approx(0.3562, abs=5e-5)
    (part,) = committee["tie"]["parts"]
    assert (part["kind"], part["share"]) == ("MEMBERSHIP", 1.0)
    assert part["value"] == pytest.approx(0.5937, abs=5e-5)
    assert (committee["tie"]["basis"], committee["tie"]["lapsed"], committee["tie"]["asOf"]) == (
        "POTENTIAL",
        False,
        TODAY,
    )
    body = {
        "organization": {"id": "health-committee"},
        "roleOfFrom": "CHAIR",
        "roleOfTo": "MEMBER",
        "size": 2,
        "endedOn": None,
    }
    assert committee["sharedBodies"] == [body]


async def test_the_shares_of_a_tie_add_up(ask: Ask) -> None:
    answer = await ask('{ tie(a: "harbour", b: "eve", asOf: "2026-11-24") { parts { share } } }')
    assert sum(part["share"] for part in answer["data"]["tie"]["parts"]) == pytest.approx(1)


async def test_a_vacant_post_is_an_answer(ask: Ask) -> None:
    found = await paths(ask, target={"post": "minister-for-ports"})
    assert (found["paths"], found["targets"], found["noPath"]["reason"]) == (
        [],
        [],
        "TARGET_VACANT",
    )
    assert found["noPath"]["sentence"]


async def test_an_unknown_holder_is_told_from_a_vacant_post(ask: Ask) -> None:
    assert (await paths(ask, target={"post": "chief-adviser"}))["noPath"][
        "reason"
    ] == "TARGET_UNKNOWN"


async def test_too_few_hops_say_how_many_would_do(ask: Ask) -> None:
    no_path = (await paths(ask, target={"person": "cai"}, maxHops=1))["noPath"]
    assert (no_path["reason"], no_path["hopsNeeded"]) == ("BEYOND_MAX_HOPS", 2)


async def test_leaving_out_potential_ties_or_an_introducer_leaves_no_path(ask: Ask) -> None:
    assert (await paths(ask, target={"person": "cai"}, basis=["EVIDENCED", "PAST_CONTACT"]))[
        "noPath"
    ]["reason"] == "ONLY_EXCLUDED"
    assert (await paths(ask, target={"person": "cai"}, avoid=["bo"]))["noPath"][
        "reason"
    ] == "ONLY_EXCLUDED"


async def test_a_place_means_the_bodies_there(ask: Ask) -> None:
    found = await paths(ask, target={"place": {"place": CASTLE, "bodyKind": "COUNCIL"}})
    assert found["targets"] == [{"id": "castle-council"}], (
        "whom a Centre has embedded there is no member of the council"
    )


async def test_a_search_of_six_hops_and_another_day_gives_the_answer_of_that_day(ask: Ask) -> None:
    found = await paths(ask, target={"person": "bo"}, maxHops=6, asOf="2026-09-01")
    # on the day of their first meeting 1 - exp(-1/3) = 0.2835, and 0.9 of it is 0.2551
    assert found["paths"][0]["hops"][0]["tie"]["strength"] == pytest.approx(0.2551, abs=5e-5)
    assert found["asOf"] == "2026-09-01"


async def test_null_means_the_default(ask: Ask) -> None:
    nulls = dict.fromkeys(["first", "maxHops", "diversity", "basis", "throughColleagues", "avoid"])
    assert await paths(ask, target={"person": "cai"}, **nulls) == await paths(
        ask, target={"person": "cai"}
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"target": {"person": "nobody"}},
        {"target": {"person": "first-minister"}},
        {"target": {"post": "bo"}},
        {"target": {"body": "bo"}},
        {"target": {"place": {"place": "bo"}}},
        {"target": {"place": {"place": CASTLE, "bodyKind": "CHARITY"}}},
        {"target": {"body": "harbour"}},
        {"target": {"person": "cai", "post": "first-minister"}},
        {"target": {}},
        {"target": {"person": None}},
        {"target": None},
        {"centre": None},
        {"centre": "nobody"},
        {"centre": "castle-council"},
        {"centre": "bo"},
        {"first": 0},
        {"first": 21},
        {"first": 1.5},
        {"maxHops": 0},
        {"maxHops": 7},
        {"diversity": -0.01},
        {"diversity": 1.01},
        {"asOf": "2026-02-30"},
        {"asOf": "24 November 2026"},
        {"asOf": "20261124"},
        {"asOf": 2026},
        {"basis": ["KNOWN"]},
        {"avoid": ["nobody"]},
        {"avoid": ["first-minister"]},
        {"unknown": 1},
    ],
    ids=str,
)
async def test_a_question_that_cannot_be_is_refused_in_words(
    ask: Ask, wrong: dict[str, object]
) -> None:
    answer = await ask(
        PATHS, {"input": {"centre": "harbour", "target": {"person": "cai"}, **wrong}}
    )
    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert len(error["message"]) > 20
    assert not any((answer.get("data") or {}).values())


async def test_without_a_centre_the_public_is_told_to_name_one(ask: Ask) -> None:
    (error,) = (await ask(PATHS, {"input": {"target": {"person": "cai"}}}))["errors"]
    assert "input.centre" in error["message"]


async def test_no_basis_is_refused_and_left_out_is_all(ask: Ask) -> None:
    given = {"centre": "harbour", "asOf": TODAY, "target": {"post": "first-minister"}}
    refused = await ask(PATHS, {"input": {**given, "basis": []}})
    (error,) = refused["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["message"].startswith("No basis is chosen, so no tie may be used.")
    for basis in ({}, {"basis": None}):
        assert len((await paths(ask, target={"post": "first-minister"}, **basis))["paths"]) == 1


async def test_who_cannot_be_introduced_is_told_where_to_write(ask: Ask) -> None:
    """Bo has a code of TheyWorkForYou; of the Minister for Ports and the body no page is stated."""
    query = """query($target: TargetInput!) { introductionPaths(input: {centre: "harbour",
        target: $target, asOf: "2026-11-24", basis: [PAST_CONTACT]}) { noPath { writeTo {
        sentence welsh: sentence(language: CY) actor { id } pages { title url } } } } }"""

    async def told(target: JSON) -> object:
        answer = await ask(query, {"target": target})
        return answer["data"]["introductionPaths"]["noPath"]["writeTo"]

    assert await told({"person": "bo"}) == [
        {
            "sentence": "Write to Bo Ellis.",
            "welsh": "Ysgrifennwch at Bo Ellis.",
            "actor": {"id": "bo"},
            "pages": [
                {"title": "TheyWorkForYou", "url": "https://www.theyworkforyou.com/mp/90001"}
            ],
        }
    ]
    assert await told({"post": "minister-for-ports"}) == []
