"""Lists: what they hold, their order, and their pages."""

from __future__ import annotations

import base64

import pytest

from api.schema.connections import page
from graph.errors import InputError
from tests.api.conftest import JSON, Ask
from tests.api.world import CASTLE, WALES

CENTRES = """query($first: Int, $after: String, $closed: Boolean, $asOf: Date) {
  centres(first: $first, after: $after, includeClosed: $closed, asOf: $asOf) {
    totalCount edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage \
startCursor endCursor } } }"""
SEARCH = """\
query($text: String!, $kinds: [NodeKind!], $nation: Nation, $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, nation: $nation, first: $first, after: $after) {
    totalCount nodes { id } edges { cursor matchedName inOffice node { id } through { id } } \
pageInfo { hasNextPage endCursor } } }"""


def ids(connection: JSON) -> list[str]:
    return [node["id"] for node in connection["nodes"]]


@pytest.mark.parametrize(
    ("closed", "as_of", "expected"),
    [
        (False, "2026-11-24", ["harbour"]),
        (None, "2022-12-01", ["harbour", "old-pier"]),
        (False, "2015-01-01", ["old-pier"]),
        (True, "2015-01-01", ["harbour", "old-pier"]),
    ],
)
async def test_centres_are_those_open_on_the_day(
    ask: Ask, closed: bool | None, as_of: str, expected: list[str]
) -> None:
    centres = (await ask(CENTRES, {"closed": closed, "asOf": as_of}))["data"]["centres"]
    assert (ids(centres), centres["totalCount"]) == (expected, len(expected))


async def test_pages_join_without_gap_or_repeat(ask: Ask) -> None:
    first = (await ask(CENTRES, {"closed": True, "first": 1}))["data"]["centres"]
    cursor = first["edges"][0]["cursor"]
    assert first["pageInfo"] == {
        "hasNextPage": True,
        "hasPreviousPage": False,
        "startCursor": cursor,
        "endCursor": cursor,
    }
    second = (await ask(CENTRES, {"closed": True, "first": 1, "after": cursor}))["data"]["centres"]
    assert (ids(first), ids(second)) == (["harbour"], ["old-pier"])
    assert (second["pageInfo"]["hasNextPage"], second["pageInfo"]["hasPreviousPage"]) == (
        False,
        True,
    )
    last = (
        await ask(CENTRES, {"closed": True, "first": 1, "after": second["pageInfo"]["endCursor"]})
    )["data"]["centres"]
    assert (last["nodes"], last["pageInfo"]["endCursor"]) == ([], None)


def test_a_page_stays_where_it_is_when_rows_are_added_before_it() -> None:
    rows = ["b", "d", "f"]
    seen = page(rows, lambda row: (row,), 2, None)
    assert seen.rows == ["b", "d"]
    more = page([*rows, "a", "c", "e"], lambda row: (row,), 2, seen.info.end_cursor)
    assert more.rows == ["e", "f"]


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "%%%",
        "é",
        base64.urlsafe_b64encode(b"[1]").decode(),
        base64.urlsafe_b64encode(b"[1, 2]").decode(),
        base64.urlsafe_b64encode(b"{}").decode(),
    ],
)
def test_a_cursor_of_no_list_is_refused(cursor: str) -> None:
    with pytest.raises(InputError, match="endCursor"):
        page(["a", "b"], lambda row: (row, row), 10, cursor)


@pytest.mark.parametrize(
    "wrong",
    [
        {"first": 0},
        {"first": -1},
        {"first": 101},
        {"first": 2_147_483_648},
        {"after": "nonsense"},
        {"asOf": "2026-02-30"},
    ],
)
async def test_what_a_page_cannot_be_is_refused(ask: Ask, wrong: dict[str, object]) -> None:
    error = (await ask(CENTRES, wrong))["errors"][0]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_the_range_of_first_is_said(ask: Ask) -> None:
    error = (await ask(CENTRES, {"first": 101}))["errors"][0]
    assert error["message"] == "`first` must be between 1 and 100; it was 101."
    assert error["path"] == ["centres"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("kind: COUNCIL", ["castle-council"]),
        ("kind: COUNCIL, nation: WALES", ["castle-council"]),
        ("kind: COUNCIL, nation: SCOTLAND", []),
        ("kind: MINISTERIAL_TEAM", ["ministers"]),
        (f'place: "{CASTLE}"', ["castle-council"]),
        (f'place: "{WALES}"', ["castle-council"]),
        (
            "nation: WALES",
            ["assembly", "castle-council", "government", "health-committee", "ministers"],
        ),
    ],
)
async def test_organizations_are_narrowed_by_kind_nation_and_place(
    ask: Ask, arguments: str, expected: list[str]
) -> None:
    answer = await ask(
        f'{{ organizations({arguments}, asOf: "2026-11-24") {{ totalCount nodes {{ id }} }} }}'
    )
    organizations = answer["data"]["organizations"]
    assert (ids(organizations), organizations["totalCount"]) == (expected, len(expected))


async def test_a_place_that_is_none_is_refused(ask: Ask) -> None:
    error = (await ask('{ organizations(place: "bo") { totalCount } }'))["errors"][0]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_a_search_says_by_which_name_and_whether_in_office(ask: Ask) -> None:
    found = (await ask(SEARCH, {"text": "cai elis"}))["data"]["search"]["edges"][0]
    assert (found["node"]["id"], found["matchedName"], found["inOffice"], found["through"]) == (
        "cai",
        "Cai Elis",
        True,
        None,
    )


async def test_the_title_of_a_post_finds_the_post_and_then_its_holder(ask: Ask) -> None:
    found = (await ask(SEARCH, {"text": "Prif Weinidog"}))["data"]["search"]["edges"]
    assert [(edge["node"]["id"], edge["through"]) for edge in found[:2]] == [
        ("first-minister", None),
        ("cai", {"id": "first-minister"}),
    ]


async def test_a_search_is_narrowed_by_kind_and_nation(ask: Ask) -> None:
    assert ids((await ask(SEARCH, {"text": "Castle", "kinds": ["PLACE"]}))["data"]["search"]) == [
        CASTLE
    ]
    assert (
        ids((await ask(SEARCH, {"text": "Castle", "nation": "SCOTLAND"}))["data"]["search"]) == []
    )


async def test_the_pages_of_a_search_join(ask: Ask) -> None:
    whole = (await ask(SEARCH, {"text": "Ellis"}))["data"]["search"]
    assert whole["totalCount"] >= 2
    joined, after = [], None
    for _ in range(whole["totalCount"]):
        part = (await ask(SEARCH, {"text": "Ellis", "first": 1, "after": after}))["data"]["search"]
        joined += ids(part)
        after = part["pageInfo"]["endCursor"]
    assert (joined, part["pageInfo"]["hasNextPage"]) == (ids(whole), False)


@pytest.mark.parametrize("text", ["", " ", "%", "\\", "zzzz qqqq", "' OR 1=1", "\u202e"])
async def test_a_search_for_nothing_finds_nothing(ask: Ask, text: str) -> None:
    assert (await ask(SEARCH, {"text": text}))["data"]["search"]["nodes"] == []
