"""What pages tell of records, of writes and of the method, asked with GraphQL."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from api.app import create_app
from graph.hub import Hub
from graph.tables.writing import write as write_tables
from graph.view import Viewer
from tests.api.conftest import JSON, Ask
from tests.api.world import CASTLE, REPLACED, WALES, records
from tests.graph.recording.facts import add_person
from tests.graph.world import ASSEMBLY, organization

HARBOUR, OLD_PIER = Viewer(centre=organization("harbour")), Viewer(centre=organization("old-pier"))
DAY = "2026-11-24"


async def data(ask: Ask, query: str, variables: JSON | None = None) -> JSON:
    answer = await ask(query, variables)
    assert "errors" not in answer
    found: JSON = answer["data"]
    return found


TOLD = "query($id: ID!, $day: Date) { node(id: $id) { what(asOf: $day) where(asOf: $day) } }"


@pytest.mark.parametrize(
    ("id", "day", "what", "where"),
    [
        ("cai", DAY, "First Minister", "Member of the assembly"),
        ("cai", "2026-05-09", None, "Member of the assembly"),  # before the office
        ("dai", DAY, "left office in April 2026", "Wales"),
        ("first-minister", DAY, "held by Cai Ellis", "ministers"),
        ("castle-council", None, "Council", "Wales"),
    ],
)
async def test_a_record_says_what_it_is_on_a_day_and_where_it_belongs(
    ask: Ask, id: str, day: str | None, what: str | None, where: str
) -> None:
    node = (await data(ask, TOLD, {"id": id, "day": day}))["node"]
    assert (node["what"], node["where"]) == (what, where)


async def test_what_a_record_is_can_be_said_in_another_language(ask: Ask) -> None:
    query = '{ node(id: "cai") { what(language: CY) } }'
    assert (await data(ask, query))["node"] == {"what": "Prif Weinidog"}


async def test_other_names_say_why_and_leave_out_those_misspelled(ask: Ask) -> None:
    query = """{ bo: node(id: "bo") { otherNames { name language why } }
                 harbour: node(id: "harbour") { otherNames { name language why } } }"""
    assert await data(ask, query) == {
        "bo": {"otherNames": [{"name": "Bo Rees", "language": None, "why": "FORMER"}]},
        "harbour": {
            "otherNames": [
                {"name": "Canolfan yr Harbwr", "language": "CY", "why": "TRANSLATION"},
            ]
        },
    }


ENDED = """query($day: Date!) {
  seats: node(id: "dai") { ... on Person {
    memberships(asOf: $day) { nodes { organization { id } } }
    before: memberships(asOf: $day, ended: true) { nodes { organization { id } } }
  } }
  body: node(id: "%s") { ... on Organization {
    before: members(asOf: $day, ended: true) { nodes { actor { id } } }
  } }
  post: node(id: "first-minister") { ... on Post {
    holders(asOf: $day) { person { id } }
    before: holders(asOf: $day, ended: true) { person { id } }
  } }
}"""


async def test_what_had_ended_before_a_day_stands_apart_from_what_held_on_it(ask: Ask) -> None:
    """Dai's seat ended on 8 April 2026, and with it his place in the committee.
    The First Minister still holds the post.
    """
    ended = await data(ask, ENDED % ASSEMBLY, {"day": DAY})
    assert ended["seats"]["memberships"]["nodes"] == []
    bodies = [each["organization"]["id"] for each in ended["seats"]["before"]["nodes"]]
    assert sorted(bodies) == sorted([ASSEMBLY, "health-committee"])
    assert ended["body"]["before"]["nodes"] == [{"actor": {"id": "dai"}}]
    assert ended["post"] == {"holders": [{"person": {"id": "cai"}}], "before": []}
    on_the_last_day = await data(ask, ENDED % ASSEMBLY, {"day": "2026-04-08"})
    assert on_the_last_day["seats"]["before"]["nodes"] == []
    assert on_the_last_day["body"]["before"]["nodes"] == []


async def test_bodies_inside_another_and_posts_for_a_place(ask: Ask) -> None:
    query = """query($assembly: ID!, $replaced: ID!, $wales: ID!) {
      assembly: node(id: $assembly) { ... on Organization { bodies { nodes { id } } } }
      keep: node(id: $replaced) { id }
      wales: node(id: $wales) { ... on Place {
        children { nodes { id ... on Place { replacedBy { id } } } }
        posts { totalCount }
      } }
    }"""
    found = await data(ask, query, {"assembly": ASSEMBLY, "replaced": REPLACED, "wales": WALES})
    assert found["assembly"]["bodies"]["nodes"] == [{"id": "health-committee"}]
    assert found["keep"] == {"id": CASTLE}
    assert found["wales"]["children"]["nodes"] == [
        {"id": CASTLE, "replacedBy": None},
        {"id": REPLACED, "replacedBy": {"id": CASTLE}},
    ]


async def test_a_search_is_for_a_day_and_can_be_for_those_in_office_alone(ask: Ask) -> None:
    query = """query($day: Date, $now: Boolean) {
      search(text: "dai", asOf: $day, inOffice: $now) { edges { inOffice node { id } } }
    }"""
    dai = {"node": {"id": "dai"}}
    for day, now, edges in (
        (DAY, False, [{"inOffice": False, **dai}]),
        (DAY, True, []),
        ("2026-04-08", True, [{"inOffice": True, **dai}]),
    ):
        found = await data(ask, query, {"day": day, "now": now})
        assert found["search"]["edges"] == edges


async def test_what_is_known_of_a_nation_is_counted_on_a_day(ask: Ask) -> None:
    """Bo and Cai sit; before 8 April 2026 Dai did. The committee and the council have no dates."""
    query = """query($day: Date) {
      nations(asOf: $day) { nation members committees groups councils } }"""
    for day, members in ((DAY, 2), ("2026-03-01", 1)):
        nations = (await data(ask, query, {"day": day}))["nations"]
        known = {each.pop("nation"): each for each in nations}
        assert known["WALES"] == {
            "members": members,
            "committees": 1,
            "groups": None,
            "councils": 1,
        }
        assert set(known["SCOTLAND"].values()) == {None}


async def test_advice_is_given_beside_a_better_lead_where_it_is_asked_for(ask: Ask) -> None:
    query = """query($advise: Boolean) { introductionPaths(input: {
      centre: "harbour", target: {person: "cai"}, advise: $advise}) {
      more paths { lead } advice { step } } }"""
    without, with_it = [
        (await data(ask, query, {"advise": advise}))["introductionPaths"]
        for advise in (False, True)
    ]
    assert [path["lead"] for path in without["paths"]] == ["GOOD"]
    assert (without["advice"], without["more"]) == ([], False)
    assert with_it["advice"] == [{"step": "MEET_INTRODUCER"}]
    assert with_it["paths"] == without["paths"]


WRITES = """query($by: String, $kind: ChangeKind, $first: Int, $after: String) {
  writes(by: $by, kind: $kind, first: $first, after: $after) {
    nodes { id by kind added records { id table node { id name } } }
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}"""


async def test_writes_are_those_of_the_datasets_and_of_the_own_centre_alone(
    tmp_path: Path,
) -> None:
    write_tables(records(), tmp_path / "tables" / "d")
    async with Hub.open(tmp_path / "graph", tmp_path / "tables") as hub:
        own = [await hub.desk.record(HARBOUR, add_person(name=name)) for name in ("Oz", "Pia")]
        ids = [added.record_id for added in reversed(own)]

        async def asked(viewer: Viewer, **variables: object) -> JSON:
            transport = httpx.ASGITransport(create_app(hub, viewer=viewer))
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as site:
                question = {"query": WRITES, "variables": variables}
                found: JSON = (await site.post("/graphql", json=question)).json()
                return found

        first = (await asked(HARBOUR, first=1))["data"]["writes"]
        (write,) = first["nodes"]
        assert (write["by"].partition("/")[0], write["kind"], write["added"]) == (
            "harbour",
            "ADDED",
            1,
        )
        assert write["records"] == [
            {"id": ids[0], "table": "PEOPLE", "node": {"id": ids[0], "name": "Pia"}}
        ]
        cursor = first["pageInfo"].pop("endCursor")
        assert first["edges"] == [{"cursor": cursor, "node": {"id": write["id"]}}]
        assert first["pageInfo"] == {"hasNextPage": True, "hasPreviousPage": False}
        rest = (await asked(HARBOUR, after=cursor))["data"]["writes"]
        assert [each["by"].partition("/")[0] for each in rest["nodes"]] == ["harbour", "tables"]
        assert rest["nodes"][0]["records"][0]["id"] == ids[1]
        assert rest["pageInfo"]["hasPreviousPage"]
        assert not rest["pageInfo"]["hasNextPage"]
        for viewer in (OLD_PIER, Viewer()):
            (loaded,) = (await asked(viewer))["data"]["writes"]["nodes"]
            assert (loaded["by"], loaded["records"]) == ("tables", [])
            assert (await asked(viewer, by="harbour"))["data"]["writes"]["nodes"] == []
        for variables, count in (({"by": "tables"}, 1), ({"kind": "REMOVED"}, 0), ({"by": "x"}, 0)):
            found = (await asked(HARBOUR, **variables))["data"]["writes"]["nodes"]
            assert len(found) == count
        refused = (await asked(HARBOUR, first=101))["errors"]
        assert refused[0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_the_method_is_said_in_words_and_numbers(ask: Ask) -> None:
    query = """{ method { version bands { band least } bases { basis }
      interactions { kind name weight halfLife personal } further { name sentence } } }"""
    method = (await data(ask, query))["method"]
    assert method["bands"][0] == {"band": "STRONG", "least": 0.6}
    assert [each["basis"] for each in method["bases"]] == ["EVIDENCED", "PAST_CONTACT", "POTENTIAL"]
    assert method["interactions"][0] == {
        "kind": "MEETING",
        "name": "Meeting",
        "weight": 1.0,
        "halfLife": 180,
        "personal": True,
    }
    said = {each["name"]: each["sentence"] for each in method["further"]}
    assert said["STRONGEST"] == "No tie is stronger than 0.98."


CHANGES = """query($filter: ChangeFilter, $first: Int, $after: String) {
  changes(filter: $filter, first: $first, after: $after) {
    nodes { id at kind records { id table node { name } } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}"""


async def test_a_program_follows_the_changes_by_the_cursor_that_it_keeps(tmp_path: Path) -> None:
    write_tables(records(), tmp_path / "tables" / "d")
    async with Hub.open(tmp_path / "graph", tmp_path / "tables") as hub:

        async def asked(viewer: Viewer, **variables: object) -> JSON:
            transport = httpx.ASGITransport(create_app(hub, viewer=viewer))
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as site:
                question = {"query": CHANGES, "variables": variables}
                answer: JSON = (await site.post("/graphql", json=question)).json()
                assert "errors" not in answer, answer
                found: JSON = answer["data"]["changes"]
                return found

        loaded = await asked(HARBOUR, first=100)
        assert {each["kind"] for each in loaded["nodes"]} == {"IMPORTED"}
        assert not loaded["pageInfo"]["hasNextPage"]
        kept = loaded["pageInfo"]["endCursor"]
        nothing = await asked(HARBOUR, after=kept)
        assert (nothing["nodes"], nothing["pageInfo"]["endCursor"]) == ([], kept)

        oz, pia = [await hub.desk.record(HARBOUR, add_person(name=name)) for name in ("Oz", "Pia")]
        one = await asked(HARBOUR, after=kept, first=1)
        assert one["nodes"][0]["records"] == [
            {"id": oz.record_id, "table": "PEOPLE", "node": {"name": "Oz"}}
        ]
        assert one["pageInfo"]["hasNextPage"]
        rest = await asked(HARBOUR, after=one["pageInfo"]["endCursor"])
        assert [each["records"][0]["id"] for each in rest["nodes"]] == [pia.record_id]
        assert (await asked(OLD_PIER, after=kept))["nodes"] == []

        since = await asked(HARBOUR, filter={"since": one["nodes"][0]["at"]})
        assert [each["id"] for each in since["nodes"]] == [
            each["id"] for each in (*one["nodes"], *rest["nodes"])
        ]
        added = await asked(HARBOUR, filter={"kind": "ADDED"})
        assert [each["id"] for each in added["nodes"]] == [each["id"] for each in since["nodes"]]
        assert (await asked(HARBOUR, filter={"since": "2999-01-01T00:00:00Z"}))["nodes"] == []
