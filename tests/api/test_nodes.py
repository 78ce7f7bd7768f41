"""All that has an id answers to it: records of every kind, and what is worked out of them."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.api.conftest import JSON, Ask
from tests.api.world import FORMER_BO, PUBLIC_WHIP

DAY = "2026-11-24"
NODE = """query($id: ID!) { node(id: $id) {
  __typename id name(language: EN) audience sources { id } conflicts { field }
  history { nodes { id } }
} }"""
ALL = f"""{{
  node(id: "bo") {{ id ... on Actor {{
    memberships(asOf: "{DAY}") {{ nodes {{ id sources {{ id citation }} }} }}
    interactions {{ nodes {{ id }} }}
    history {{ nodes {{ id records {{ id }} }} }}
    ties(asOf: "{DAY}") {{ nodes {{ id ends {{ id }} strength
      evidence {{ nodes {{ __typename records {{ id }} }} }} }} }}
  }} }}
  said: tie(a: "fay", b: "ann", asOf: "{DAY}") {{ evidence {{ nodes {{ records {{ id }} }} }} }}
  writes {{ nodes {{ id }} }}
  targetList(nation: WALES) {{ entries {{ nodes {{ id }} }} }}
  sources {{ id }}
  status {{ datasets {{ id }} }}
}}"""
PATHS = """query($input: IntroductionPathsInput!) { introductionPaths(input: $input) {
  paths { id rank score lead substitutes { id } actors { id } hops { tie { id } } }
} }"""
PATH = """query($id: ID!) { node(id: $id) { ... on IntroductionPath {
  id rank score lead substitutes { id } actors { id } hops { tie { id } }
} } }"""


async def node(ask: Ask, id: str, query: str = NODE) -> JSON:
    answer = await ask(query, {"id": id})
    assert "errors" not in answer, answer
    found: JSON = answer["data"]["node"]
    return found


def ids(found: object) -> list[str]:
    """Every id that stands anywhere in an answer."""
    match found:
        case dict():
            own = [found["id"]] if "id" in found else []
            return own + [id for each in found.values() for id in ids(each)]
        case list():
            return [id for each in found for id in ids(each)]
    return []


async def test_every_id_of_an_answer_answers_and_stands_in_a_path_as_it_is(ask: Ask) -> None:
    answer = await ask(ALL)
    assert "errors" not in answer
    found = {id: await node(ask, id) for id in dict.fromkeys(ids(answer["data"]))}
    assert [
        id for id, one in found.items() if one is None or one["id"] != id or not one["name"]
    ] == []
    assert {one["__typename"] for one in found.values()} == {
        "Change",
        "Dataset",
        "DeclaredTie",
        "Interaction",
        "Membership",
        "Person",
        "Source",
        "TargetEntry",
        "Tie",
        "Write",
    }
    assert [id for id in found if quote(id, safe=":,;=!") != id] == []


async def test_a_membership_is_a_node_with_its_history_and_where_sources_disagree(ask: Ask) -> None:
    which = '{organization: "health-committee", role: CHAIR}'
    held = await ask(f"{{ memberships(filter: {which}) {{ nodes {{ id }} }} }}")
    (chair,) = held["data"]["memberships"]["nodes"]
    found = await node(ask, chair["id"])
    assert (found["__typename"], found["name"], found["audience"]) == (
        "Membership",
        "Bo Ellis in Health Committee",
        "PUBLIC",
    )
    assert {each["field"] for each in found["conflicts"]} == {"from"}
    assert found["history"]["nodes"][0]["id"].startswith("w-")


async def test_a_tie_is_worked_out_for_the_day_of_its_id(ask: Ask) -> None:
    query = "query($id: ID!) { node(id: $id) { name ... on Tie { asOf strength ends { id } } } }"
    # two meetings by November, one on 1 September
    now, then = [
        await node(ask, f"tie:ann:bo:{day}", query) for day in ("2026-11-24", "2026-09-02")
    ]
    asked = (await ask('{ tie(a: "ann", b: "bo", asOf: "2026-09-02") { strength } }'))["data"]
    assert then == {
        "name": "ann, Bo Ellis",
        "asOf": "2026-09-02",
        "strength": asked["tie"]["strength"],
        "ends": [{"id": "ann"}, {"id": "bo"}],
    }
    assert now["strength"] > then["strength"]


async def test_a_path_answers_as_in_the_question_of_which_it_is_an_answer(ask: Ask) -> None:
    asked = {
        "centre": "harbour",
        "target": {"post": "first-minister"},
        "asOf": DAY,
        "maxHops": 4,
        "diversity": 0.25,
        "avoid": ["eve"],
    }
    paths = (await ask(PATHS, {"input": asked}))["data"]["introductionPaths"]["paths"]
    assert [path["id"] for path in paths] == [
        f"path:harbour:post:first-minister:{DAY}:max_hops=4;diversity=0.25;avoid=eve:ann,bo,cai"
    ]
    assert [await node(ask, path["id"], PATH) for path in paths] == paths


@pytest.mark.parametrize("target", ["bo", PUBLIC_WHIP, FORMER_BO])
async def test_the_id_of_a_path_names_records_by_their_own_ids(ask: Ask, target: str) -> None:
    asked = {"centre": "harbour", "target": {"person": target}, "asOf": DAY}
    paths = (await ask(PATHS, {"input": asked}))["data"]["introductionPaths"]
    assert [path["id"] for path in paths["paths"]] == [f"path:harbour:person:bo:{DAY}::ann,bo"]
    tie = (await ask(f'{{ tie(a: "ann", b: "{target}", asOf: "{DAY}") {{ id }} }}'))["data"]["tie"]
    assert tie == {"id": f"tie:ann:bo:{DAY}"}


@pytest.mark.parametrize(
    "id",
    [
        "tie:ann:ann:2026-11-24",
        "tie:ann:nobody:2026-11-24",
        "tie:ann:bo:2026-02-30",
        "tie:ann:bo:0900-01-01",
        "tie:ann:castle-council:2026-11-24",  # nothing ties the two
        "tie:ann:bo",
        "path:harbour:post:first-minister:2026-11-24::ann,eve",
        "path:harbour:post:nothing:2026-11-24::ann,bo,cai",
        "path:harbour:moon:first-minister:2026-11-24::ann,bo,cai",
        "path:harbour:post:first-minister:2026-11-24:max_hops=9:ann,bo,cai",
        "path:harbour:post:first-minister:2026-11-24:speed=9:ann,bo,cai",
        "source:nobody-cites:this",
        "source::%%%",
        "dataset:nothing",
        "target:wales:policy:nothing",
        "target:moon:policy:health-committee",
        "w-0123456789abcdef",
        "w-0123456789abcdef-1",
    ],
)
async def test_an_id_of_nothing_is_null(ask: Ask, id: str) -> None:
    assert await node(ask, id) is None
