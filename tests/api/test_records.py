"""Records and what hangs on them."""

from __future__ import annotations

import pytest

from tests.api.conftest import JSON, Ask
from tests.api.world import (
    CASTLE,
    FORMER_BO,
    FORMER_PUBLIC_WHIP,
    OLD_CASTLE,
    OLDER_CASTLE,
    PUBLIC_WHIP,
    REPLACED,
    SHARED_CODE,
    WALES,
)

TODAY = "2026-11-24"


async def data(ask: Ask, query: str, variables: JSON | None = None) -> JSON:
    answer = await ask(query, variables)
    assert "errors" not in answer
    found: JSON = answer["data"]
    return found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("bo", "bo"),
        (PUBLIC_WHIP, "bo"),
        (f"publicwhip:{PUBLIC_WHIP}", "bo"),
        (SHARED_CODE, None),  # two people have it
        (CASTLE, CASTLE),
        (FORMER_BO, "bo"),
        (FORMER_PUBLIC_WHIP, "bo"),
        (OLD_CASTLE, CASTLE),
        (OLDER_CASTLE, CASTLE),
        (REPLACED, CASTLE),
        ("nobody", None),
        ("", None),
        ("') MATCH (n) DETACH DELETE n //", None),
    ],
)
async def test_a_record_is_found_by_each_id_that_means_it_alone(
    ask: Ask, asked: str, found: str | None
) -> None:
    node = (await data(ask, "query($id: ID!) { node(id: $id) { id } }", {"id": asked}))["node"]
    assert node == (found and {"id": found})


@pytest.mark.parametrize("bo", [FORMER_BO, FORMER_PUBLIC_WHIP, PUBLIC_WHIP])
async def test_whoever_an_id_means_is_asked_about_by_it(ask: Ask, bo: str) -> None:
    """Also as an end of a tie, as a target and among those to avoid."""
    query = """query($bo: ID!, $cai: TargetInput!, $asked: TargetInput!) {
      tie(a: $bo, b: "ann") { ends { id } }
      reached: introductionPaths(input: {centre: "harbour", target: $asked}) { targets { id } }
      round: introductionPaths(input: {centre: "harbour", target: $cai, avoid: [$bo]}) {
        paths { introducers { id } } } }"""
    variables = {"bo": bo, "cai": {"person": "cai"}, "asked": {"person": bo}}
    found = await data(ask, query, variables)
    assert {end["id"] for end in found["tie"]["ends"]} == {"ann", "bo"}
    assert found["reached"]["targets"] == [{"id": "bo"}]
    assert found["round"]["paths"] == []


@pytest.mark.parametrize("castle", [CASTLE, OLD_CASTLE, OLDER_CASTLE, REPLACED])
async def test_a_place_is_asked_about_by_each_code_that_it_had(ask: Ask, castle: str) -> None:
    query = """query($castle: ID!) {
      organizations(place: $castle) { nodes { id } }
      introductionPaths(input: {centre: "harbour", target: {place: {place: $castle}}}) {
        targets { id } } }"""
    found = await data(ask, query, {"castle": castle})
    assert found["organizations"]["nodes"] == [{"id": "castle-council"}]
    there = await data(ask, query, {"castle": CASTLE})
    assert found["introductionPaths"] == there["introductionPaths"]
    assert found["introductionPaths"]["targets"]


async def test_nodes_stand_in_the_order_asked_for_with_holes(ask: Ask) -> None:
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"
    ids = [
        "castle-adviser",
        "nobody",
        "harbour",
        "first-minister",
        "health-committee",
        "wwn-of-nobody",
        WALES,
        "bo",
        "bo",
    ]
    kinds = [
        "EmbeddedPost",
        None,
        "Centre",
        "Office",
        "GovernmentBody",
        None,
        "Place",
        "Person",
        "Person",
    ]
    nodes = (await data(ask, query, {"ids": ids}))["nodes"]
    assert nodes == [
        kind and {"__typename": kind, "id": id} for id, kind in zip(ids, kinds, strict=True)
    ]


async def test_at_most_a_hundred_nodes_are_answered(ask: Ask) -> None:
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    assert len((await data(ask, query, {"ids": ["bo"] * 100}))["nodes"]) == 100
    refused = (await ask(query, {"ids": ["bo"] * 101}))["errors"][0]
    assert refused["extensions"]["code"] == "BAD_USER_INPUT"
    assert "100" in refused["message"]


@pytest.mark.parametrize(
    ("id", "english", "welsh"),
    [
        ("cai", "Cai Ellis", "Cai Elis"),
        # a misspelling is no Welsh name, and where there is none the English one stands
        ("bo", "Bo Ellis", "Bo Ellis"),
        ("harbour", "Harbour Centre", "Canolfan yr Harbwr"),
        ("first-minister", "First Minister", "Prif Weinidog"),
        (CASTLE, "Castle", "Castell"),
        ("fay", "name not known (fay)", "enw anhysbys (fay)"),
    ],
)
async def test_names_come_in_the_language_asked_for_or_in_the_other(
    ask: Ask, id: str, english: str, welsh: str
) -> None:
    query = (
        "query($id: ID!) { node(id: $id) { name en: name(language: EN) cy: name(language: CY) } }"
    )
    assert (await ask(query, {"id": id}))["data"]["node"] == {
        "name": english,
        "en": english,
        "cy": welsh,
    }
    by_header = await ask(query, {"id": id}, language="cy, en;q=0.5")
    assert by_header["data"]["node"]["name"] == welsh


async def test_a_person_answers_posts_codes_and_former_names(ask: Ask) -> None:
    query = """{
      cai: node(id: "cai") { ... on Person { posts(asOf: "2026-11-24") { label } \
inOffice(asOf: "2026-11-24")
        before: inOffice(asOf: "2026-05-07") holdings(asOf: "2026-11-24") { post { id } \
validFrom validTo endedBecause sources { citation } } } }
      bo: node(id: "bo") { ... on Person { formerNames identifiers { scheme value } \
posts { label } } }
    }"""
    found = await data(ask, query)
    holding = {
        "post": {"id": "first-minister"},
        "validFrom": "2026-05-12",
        "validTo": None,
        "endedBecause": None,
        "sources": [{"citation": "list:1"}],
    }
    assert found["cai"] == {
        "posts": [{"label": "First Minister"}],
        "inOffice": True,
        "before": False,
        "holdings": [holding],
    }
    codes = [
        {"scheme": "publicwhip", "value": PUBLIC_WHIP},
        {"scheme": "wikidata", "value": SHARED_CODE},
    ]
    assert found["bo"] == {"formerNames": ["Bo Rees"], "identifiers": codes, "posts": []}


async def test_nobody_is_shown_in_a_committee_whose_seat_has_ended(ask: Ask) -> None:
    query = """\
query($asOf: Date) { node(id: "health-committee") { ... on Organization { members(asOf: $asOf) {
      nodes { actor { id } asWritten role validFrom validTo endedBecause } } } } }"""
    today = (await data(ask, query, {"asOf": TODAY}))["node"]["members"]["nodes"]
    assert {member["actor"] and member["actor"]["id"] for member in today} == {"bo", "cai", None}
    assert [member["asWritten"] for member in today if member["actor"] is None] == ["A clerk"]
    earlier = (await data(ask, query, {"asOf": "2026-03-01"}))["node"]["members"]["nodes"]
    dai = next(member for member in earlier if member["actor"])
    assert (dai["actor"]["id"], dai["validFrom"], dai["validTo"]) == (
        "dai",
        "2021-07-01",
        "2026-04-08",
    )
    assert "seat" in dai["endedBecause"]


async def test_members_are_narrowed_to_a_role(ask: Ask) -> None:
    query = """{ node(id: "health-committee") { ... on GovernmentBody {
      members(asOf: "2026-11-24", role: CHAIR) { nodes { actor { id } } } } } }"""
    assert (await data(ask, query))["node"]["members"]["nodes"] == [{"actor": {"id": "bo"}}]


@pytest.mark.parametrize(
    ("post", "as_of", "occupancy", "holders"),
    [
        ("first-minister", TODAY, "HELD", ["cai"]),
        ("first-minister", "2026-05-11", "UNKNOWN", []),
        ("minister-for-ports", TODAY, "VACANT", []),
        ("chief-adviser", TODAY, "UNKNOWN", []),
        ("castle-adviser", TODAY, "HELD", ["eve"]),
    ],
)
async def test_a_post_is_held_vacant_or_unknown(
    ask: Ask, post: str, as_of: str, occupancy: str, holders: list[str]
) -> None:
    query = (
        "query($id: ID!, $asOf: Date) { node(id: $id) { ... on Post { occupancy(asOf: $asOf) "
        "holders(asOf: $asOf) { person { id } } } } }"
    )
    node = (await data(ask, query, {"id": post, "asOf": as_of}))["node"]
    assert node == {
        "occupancy": occupancy,
        "holders": [{"person": {"id": holder}} for holder in holders],
    }


async def test_an_embedded_post_has_homes_and_a_host(ask: Ask) -> None:
    query = (
        '{ node(id: "castle-adviser") { ... on EmbeddedPost { homes { id } host { id } '
        "organization { id } daysPerWeek status } } }"
    )
    council = {"id": "castle-council"}
    expected = {
        "homes": [{"id": "harbour"}],
        "host": council,
        "organization": council,
        "daysPerWeek": None,
        "status": None,
    }
    assert (await data(ask, query))["node"] == expected


async def test_a_centre_keeps_remit_and_activity_apart(ask: Ask) -> None:
    query = """\
{ node(id: "harbour") { ... on Centre { remit activeIn topics staff(asOf: "2026-11-24") { nodes { \
id } }
      earlier: staff(asOf: "2024-01-09") { nodes { id } } embeddedPosts { id } website validFrom } \
} }"""
    assert (await data(ask, query))["node"] == {
        "remit": ["England"],
        "activeIn": ["Wales"],
        "topics": ["children", "crime"],
        "staff": {"nodes": [{"id": "ann"}]},
        "earlier": {"nodes": []},
        "embeddedPosts": [{"id": "castle-adviser"}],
        "website": "https://harbour.example",
        "validFrom": "2019",
    }


async def test_a_merged_centre_names_its_successor(ask: Ask) -> None:
    query = '{ node(id: "old-pier") { ... on Centre { successor { id } validTo } } }'
    assert (await data(ask, query))["node"] == {
        "successor": {"id": "harbour"},
        "validTo": "2022-12-01",
    }


async def test_a_place_has_places_and_bodies_inside_it(ask: Ask) -> None:
    query = """query($wales: ID!, $castle: ID!) {
      wales: node(id: $wales) { ... on Place { code kind parent { id } children { nodes { name } } \
} }
      castle: node(id: $castle) { ... on Place { formerCode formerCodes parent { name } \
bodies { nodes { id nation } } } } }"""
    found = await data(ask, query, {"wales": WALES, "castle": CASTLE})
    inside = {"nodes": [{"name": "Castle"}, {"name": "Keep"}]}
    assert found["wales"] == {"code": WALES, "kind": "NATION", "parent": None, "children": inside}
    # the council states no nation: it is that of its place
    assert found["castle"] == {
        "formerCode": f"{OLD_CASTLE}; {OLDER_CASTLE}",
        "formerCodes": [OLD_CASTLE, OLDER_CASTLE],
        "parent": {"name": "Wales"},
        "bodies": {"nodes": [{"id": "castle-council", "nation": "WALES"}]},
    }


async def test_where_sources_disagree_every_value_is_shown_and_one_holds(ask: Ask) -> None:
    query = (
        '{ node(id: "harbour") { conflicts { field value holds sources { citation title url '
        "readOn } } audience } }"
    )
    cited = {"title": "A list", "readOn": "2026-07-01"}
    assert (await data(ask, query))["node"] == {
        "conflicts": [
            {
                "field": "website",
                "value": "https://harbour.example",
                "holds": True,
                "sources": [{"citation": "list:1", "url": "https://example.org/1", **cited}],
            },
            {
                "field": "website",
                "value": "https://old.example",
                "holds": False,
                "sources": [{"citation": "list:2", "url": "https://example.org/2", **cited}],
            },
        ],
        "audience": "PUBLIC",
    }


async def test_a_membership_shows_where_sources_disagree(ask: Ask) -> None:
    query = """\
{ node(id: "health-committee") { ... on Organization { members(asOf: "2026-11-24", role: CHAIR) {
      nodes { conflicts { field value holds } } } } } }"""
    (chair,) = (await data(ask, query))["node"]["members"]["nodes"]
    assert chair["conflicts"] == [
        {"field": "from", "value": "2026-06-01", "holds": True},
        {"field": "from", "value": "2026-06-02", "holds": False},
    ]


async def test_memberships_and_interactions_of_an_actor_come_in_pages(ask: Ask) -> None:
    query = """query($after: String) { node(id: "bo") { ... on Actor {
      memberships(asOf: "2026-11-24") { totalCount nodes { organization { id } role validFrom } }
      interactions(first: 1, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } nodes { name date kind actors { id } \
place { id } } } } } }"""
    node = (await data(ask, query))["node"]
    seat = {"organization": {"id": "assembly"}, "role": "MEMBER", "validFrom": "2026-05-08"}
    chair = {"organization": {"id": "health-committee"}, "role": "CHAIR", "validFrom": "2026-06-01"}
    assert node["memberships"] == {"totalCount": 2, "nodes": [seat, chair]}
    newest = node["interactions"]
    meeting = {
        "name": "A meeting",
        "kind": "MEETING",
        "actors": [{"id": "ann"}, {"id": "bo"}],
        "place": {"id": WALES},
    }
    assert (newest["totalCount"], newest["pageInfo"]["hasNextPage"], newest["nodes"]) == (
        2,
        True,
        [{**meeting, "date": "2026-10-01"}],
    )
    older = (await data(ask, query, {"after": newest["pageInfo"]["endCursor"]}))["node"][
        "interactions"
    ]
    assert (older["pageInfo"]["hasNextPage"], older["nodes"]) == (
        False,
        [{**meeting, "date": "2026-09-01"}],
    )


async def test_the_viewer_is_the_public(ask: Ask) -> None:
    assert (await data(ask, "{ viewer { centre { id } person { id } role } }"))["viewer"] == {
        "centre": None,
        "person": None,
        "role": "PUBLIC",
    }


async def test_sources_are_listed(ask: Ask) -> None:
    source = {
        "citation": "list",
        "title": "A list",
        "url": "https://example.org/",
        "readOn": "2026-07-01",
        "cadenceDays": None,
        "overdue": False,
    }
    # read on 1 January 2025: 60 days later was 2 March
    register = {
        "citation": "register",
        "title": "A register",
        "url": None,
        "readOn": "2025-01-01",
        "cadenceDays": 30,
        "overdue": True,
    }
    query = "{ sources { citation title url readOn cadenceDays overdue } }"
    assert (await data(ask, query))["sources"] == [source, register]


async def test_the_status_counts_what_is_known(ask: Ask) -> None:
    query = (
        "{ status { ok version counts { table rows } datasets { folder title nation released "
        "doesNotState } } examine { ok } }"
    )
    answer = await data(ask, query)
    status = answer["status"]
    assert (status["ok"], answer["examine"]["ok"]) == (True, True)
    counts = {count["table"].lower(): count["rows"] for count in status["counts"]}
    # one of them is an id that leads to another
    assert (counts["people"], counts["posts"], counts["interactions"]) == (6, 4, 3)
    dataset = {
        "folder": "d",
        "title": "Invented",
        "nation": "WALES",
        "released": "2026-07-01",
        "doesNotState": ["lists name no outside organizations"],
    }
    assert status["datasets"] == [dataset]


@pytest.mark.parametrize(
    ("language", "feed", "people"),
    [
        ("en", "no position is missing", "people: 6, "),
        ("cy", "nid oes safle ar goll", "pobl: 6, "),
    ],
)
async def test_an_examination_says_what_it_found_in_the_language_of_the_request(
    ask: Ask, language: str, feed: str, people: str
) -> None:
    answer = await ask("{ examine { checks { name message } } }", language=language)

    said = {check["name"]: check["message"] for check in answer["data"]["examine"]["checks"]}
    assert said["feed"] == feed
    assert said["counts"].startswith(people)
    assert "A register" in said["sources"]


async def test_a_start_that_no_source_states_is_told_from_the_day_that_counts(ask: Ask) -> None:
    query = """{ node(id: "health-committee") { ... on Organization { members(asOf: "2026-11-24") {
          nodes { asWritten validFrom countsFrom } } } } }"""
    clerk = next(
        member
        for member in (await data(ask, query))["node"]["members"]["nodes"]
        if member["asWritten"]
    )
    # the first day of the session
    assert (clerk["validFrom"], clerk["countsFrom"]) == (None, "2026-05-08")
