"""The first answers, over HTTP, from the bundled tables: what a newcomer sees.
The date of each question is 24 November 2026.

The figures of YEF and Jane Dodds stand in `tests/graph/ties/test_shared_bodies.py`: an officer and
an outside organization of a group that ended on 2026-04-08 have 0.6 * 0.40 * 2^(-230/540) = 0.1786;
a member has a quarter of it, 0.0447.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

import seeds
from api.app import create_app
from graph.hub import Hub

TABLES = Path(seeds.__file__).parent / "tables"
DODDS, SIONED, FIRST_MINISTER = "person-25774", "person-26234", "person-26165"
PATHS = """
query ($centre: ID, $target: TargetInput!, $asOf: Date) {
  introductionPaths(input: {centre: $centre, target: $target, asOf: $asOf}) {
    targets { id name }
    notes
    paths {
      rank score lead
      actors { id name }
      introducers { id }
      askFirst { id }
      freshestEvidence
      weakestHop { from { id } to { id } tie { strength } }
      hops { sentence sharedBodies { organization { id } endedOn } tie { strength basis evidence { \
nodes { sources { url } } } } }
    }
    noPath { reason nextSession sentence hopsNeeded unknowns lastContact { id date title } \
lastContactThrough { id } }
    advice { step organization { id name } people { id name } sentence leadIfDone }
  }
}
"""


@pytest_asyncio.fixture(scope="module")
async def bundled(bundled_hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(bundled_hub))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


async def ask(client: httpx.AsyncClient, query: str, **variables: Any) -> Any:
    answer = (await client.post("/graphql", json={"query": query, "variables": variables})).json()
    assert "errors" not in answer, answer["errors"]
    return answer["data"]


async def paths(
    client: httpx.AsyncClient, centre: str, as_of: str = "2026-11-24", **target: str
) -> Any:
    return (await ask(client, PATHS, centre=centre, target=target, asOf=as_of))["introductionPaths"]


async def found(client: httpx.AsyncClient, text: str, nation: str | None = None) -> Any:
    query = (
        "query ($text: String!, $nation: Nation) { search(text: $text, nation: $nation, first: 3) "
        "{ nodes { id name __typename } } }"
    )
    return (await ask(client, query, text=text, nation=nation))["search"]["nodes"]


async def test_a_direct_path_through_a_former_group_says_until_when_and_where_it_stands(
    bundled: httpx.AsyncClient,
) -> None:
    answer = await paths(bundled, "yef", person=SIONED)
    direct = next(path for path in answer["paths"][:3] if len(path["hops"]) == 1)
    hop = direct["hops"][0]
    assert [actor["name"] for actor in direct["actors"]] == [
        "Youth Endowment Fund",
        "Sioned Williams",
    ]
    assert hop["sentence"] == (
        "Sioned Williams was a member of the Cross-Party Group on Children and Families, "
        "with the Youth Endowment Fund as an outside member, until April 2026"
    )
    assert hop["sharedBodies"] == [
        {"organization": {"id": "senedd-cpg-843"}, "endedOn": "2026-04-08"}
    ]
    assert (hop["tie"]["basis"], direct["lead"]) == ("POTENTIAL", "LONG_SHOT")
    assert hop["tie"]["strength"] == pytest.approx(0.0447, abs=5e-5)
    urls = {source["url"] for fact in hop["tie"]["evidence"]["nodes"] for source in fact["sources"]}
    assert "https://business.senedd.wales/mgOutsideBodyDetails.aspx?ID=843" in urls


async def test_the_first_minister_is_reached_through_the_member_who_chaired_the_shared_group(
    bundled: httpx.AsyncClient,
) -> None:
    post = (await found(bundled, "First Minister of Wales"))[0]
    assert post["__typename"] == "Office"
    answer = await paths(bundled, "yef", post=post["id"])
    assert answer["targets"] == [{"id": FIRST_MINISTER, "name": "Rhun ap Iorwerth"}]
    best = answer["paths"][0]
    assert [actor["id"] for actor in best["actors"]] == ["yef", DODDS, FIRST_MINISTER]
    assert (best["lead"], best["askFirst"]) == ("FAIR", {"id": DODDS})
    assert best["hops"][0]["sentence"].startswith(
        "Jane Dodds chaired the Cross-Party Group on Children and Families"
    )
    assert best["hops"][0]["tie"]["strength"] == pytest.approx(0.1786, abs=5e-5)
    assert best["weakestHop"]["to"] == {"id": DODDS}
    introducers = [tuple(one["id"] for one in path["introducers"]) for path in answer["paths"]]
    assert len(introducers) >= 3
    assert len(set(introducers)) == len(introducers)
    assert [path["score"] for path in answer["paths"]] == sorted(
        (path["score"] for path in answer["paths"]), reverse=True
    )


async def test_no_path_to_northern_ireland_says_why_and_what_would_help(
    bundled: httpx.AsyncClient,
) -> None:
    post = (await found(bundled, "Minister of Health", "NORTHERN_IRELAND"))[0]
    answer = await paths(bundled, "foundations", post=post["id"])
    assert answer["paths"] == []
    nothing = answer["noPath"]
    assert (nothing["reason"], nothing["hopsNeeded"]) == ("NOT_CONNECTED", None)
    assert any(
        "outside organizations" in text and "Northern Ireland" in text
        for text in nothing["unknowns"]
    )
    assert nothing["lastContact"]["date"] == "2019-02"
    assert nothing["lastContactThrough"] == {"id": "eif"}
    assert "Early Intervention Foundation merged into" in answer["notes"][0]
    first = answer["advice"][0]
    assert (
        first["organization"]["name"]
        == "All-Party Group on Online Safety for Children and Young People"
    )
    assert {person["name"] for person in first["people"]} == {
        "Michelle Guy",
        "Cara Hunter",
        "Peter Martin",
        "Cathy Mason",
    }
    assert first["leadIfDone"] == "FAIR"


async def test_the_holder_on_an_early_date_is_unknown_and_nothing_is_invented(
    bundled: httpx.AsyncClient,
) -> None:
    post = (await found(bundled, "First Minister of Wales"))[0]
    answer = await paths(bundled, "yef", as_of="2015-06-01", post=post["id"])
    assert (answer["targets"], answer["paths"], answer["advice"]) == ([], [], [])
    assert answer["noPath"]["reason"] == "TARGET_UNKNOWN"
    assert "is not known here" in answer["noPath"]["sentence"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prif Weinidog Cymru", "First Minister of Wales"),
        ("williams sioned", "Sioned Williams"),
        ("yef", "Youth Endowment Fund"),
        ("oneill", "Michelle O'Neill"),
    ],
)
async def test_names_are_found_in_either_language_and_any_order(
    bundled: httpx.AsyncClient, text: str, name: str
) -> None:
    assert (await found(bundled, text))[0]["name"] == name


async def test_nobody_is_shown_in_an_office_or_seat_that_they_have_left(
    bundled: httpx.AsyncClient,
) -> None:
    """Counted from the sources by hand:
    12 Northern Ireland ministers, 19 Scottish, 15 Welsh, and nobody in a post twice.
    """
    query = """query ($id: ID!, $asOf: Date) { node(id: $id) { ... on GovernmentBody {
        members(asOf: $asOf) { nodes { actor { id } post { id } validTo } } } } }"""
    for team, count in (
        ("welsh-ministers", 15),
        ("scottish-ministers", 19),
        ("ni-executive-ministers", 12),
    ):
        members = (await ask(bundled, query, id=team, asOf="2026-11-24"))["node"]["members"][
            "nodes"
        ]
        assert len({member["actor"]["id"] for member in members}) == count
        held = [(member["actor"]["id"], member["post"]["id"]) for member in members]
        assert len(set(held)) == len(held) == count


async def test_between_dissolution_and_election_it_says_so_and_from_when_there_are_members(
    bundled: httpx.AsyncClient,
) -> None:
    for body, since in (("senedd", "2026-05-08"), ("scottish-parliament", "2026-05-08")):
        answer = await paths(bundled, "yef", as_of="2026-04-20", body=body)
        assert (answer["targets"], answer["paths"]) == ([], [])
        assert (answer["noPath"]["reason"], answer["noPath"]["nextSession"]) == (
            "TARGET_DISSOLVED",
            since,
        )
