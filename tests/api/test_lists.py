"""Lists: what they hold, their order, and their pages."""

from __future__ import annotations

import base64
from collections.abc import Sequence

import pytest

from api.cursors import Key, ListOf, cursor_of
from api.schema.connections import page, page_by_place
from graph.errors import InputError
from tests.api.conftest import JSON, Ask
from tests.api.world import CASTLE, REPLACED, WALES

CENTRES = """query($first: Int, $after: String, $closed: Boolean, $asOf: Date) {
  centres(first: $first, after: $after, includeClosed: $closed, asOf: $asOf) {
    totalCount edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage \
startCursor endCursor } } }"""
SEARCH = """\
query($text: String!, $kinds: [NodeKind!], $nation: Nation, $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, nation: $nation, first: $first, after: $after) {
    totalCount nodes { id } edges { cursor matchedName inOffice node { id } through { id } } \
pageInfo { hasNextPage endCursor } } }"""


LETTERS = ListOf("letters")


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
    seen = page(rows, lambda row: (row,), 2, None, LETTERS)
    assert seen.rows == ["b", "d"]
    more = page([*rows, "a", "c", "e"], lambda row: (row,), 2, seen.info.end_cursor, LETTERS)
    assert more.rows == ["e", "f"]


def test_rows_that_stay_in_their_places_are_paged_by_them() -> None:
    pages, after = list[tuple[Sequence[str], bool, bool, int]](), None
    for _ in range(3):
        seen = page_by_place(["c", "a", "b"], 2, after, LETTERS)
        pages.append((seen.rows, seen.info.has_previous_page, seen.info.has_next_page, seen.total))
        after = seen.cursors[-1] if seen.cursors else cursor_of((7,), LETTERS)
    assert pages == [
        (["c", "a"], False, True, 3),
        (["b"], True, False, 3),
        ([], True, False, 3),
    ]


@pytest.mark.parametrize("key", [("a",), (1, 2), (-1,), (0.5,)])
def test_a_cursor_that_is_no_place_is_refused(key: Key) -> None:
    with pytest.raises(InputError, match="endCursor"):
        page_by_place(["a", "b"], 10, cursor_of(key, LETTERS), LETTERS)


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
        base64.urlsafe_b64encode(f'["{LETTERS.mark}",1,2]'.encode()).decode(),
        base64.urlsafe_b64encode(f'["{LETTERS.mark}","a"]'.encode()).decode(),
        base64.urlsafe_b64encode(f'["{LETTERS.mark}",null,"a"]'.encode()).decode(),
    ],
)
def test_a_cursor_of_no_list_is_refused(cursor: str) -> None:
    with pytest.raises(InputError, match="endCursor"):
        page(["a", "b"], lambda row: (row, row), 10, cursor, LETTERS)


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


ANOTHER_LIST = """query($after: String) {
  centres(first: 1, after: $after) { totalCount }
  organizations(after: $after) { totalCount }
  search(text: "bo", after: $after) { totalCount }
  again: search(text: "Bo Ellis", after: $after) { totalCount }
  writes(after: $after) { nodes { id } }
  node(id: "assembly") { ... on Organization { members(after: $after) { totalCount } } }
  other: node(id: "government") { ... on Organization { members(after: $after) { totalCount } } }
}"""


@pytest.mark.parametrize(
    ("list_", "answered"),
    [
        ("centres(includeClosed: true)", ["centres"]),
        ('search(text: "bo")', ["search"]),
        ("writes", ["writes"]),
        ('node(id: "assembly") { ... on Organization { members', ["node"]),
    ],
)
async def test_a_cursor_of_another_list_is_refused_and_the_other_answers_stay(
    ask: Ask, list_: str, answered: list[str]
) -> None:
    """A list is that of a field, and of the record or the text that it belongs to."""
    closing = "} } }" if "{" in list_ else "}"
    paged = f"{{ {list_} {{ pageInfo {{ endCursor }} {closing} }}"
    found: JSON = (await ask(paged))["data"]
    while "pageInfo" not in found:
        found = next(iter(found.values()))
    answer = await ask(ANOTHER_LIST, {"after": found["pageInfo"]["endCursor"]})
    assert [name for name, value in answer["data"].items() if value is not None] == answered
    assert {error["path"][0] for error in answer["errors"]} == answer["data"].keys() - {*answered}
    for error in answer["errors"]:
        assert error["message"].startswith(
            f"`after` is a cursor of another list than `{error['path'][-1]}`".replace(
                "`again`", "`search`"
            )
        )
        assert error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_one_bad_argument_leaves_the_other_answers(ask: Ask) -> None:
    answer = await ask(
        """{
          good: node(id: "bo") { name }
          centres(first: 0) { totalCount }
          organizations(place: "bo") { totalCount }
          introductionPaths(input: {centre: "nobody", target: {person: "bo"}}) { complete }
          tie(a: "bo", b: "bo") { strength }
          deep: node(id: "bo") { name ... on Person { ties(first: 0) { totalCount } } }
          search(text: "bo", first: 1) { nodes { id } }
          status { ok }
        }"""
    )
    assert answer["data"] == {
        "good": {"name": "Bo Ellis"},
        "centres": None,
        "organizations": None,
        "introductionPaths": None,
        "tie": None,
        "deep": None,
        "search": {"nodes": [{"id": "bo"}]},
        "status": {"ok": True},
    }
    assert sorted(error["path"] for error in answer["errors"]) == [
        ["centres"],
        ["deep", "ties"],
        ["introductionPaths"],
        ["organizations"],
        ["tie"],
    ]


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


@pytest.mark.parametrize(
    ("list_", "filter_", "expected"),
    [
        ("people", "", ["ann", "bo", "cai", "dai", "eve", "fay"]),
        ("people", 'inOffice: true, asOf: "2026-11-24"', ["bo", "cai", "eve"]),
        ("people", 'inOffice: false, nation: WALES, asOf: "2026-11-24"', ["dai"]),
        ("people", 'memberOf: "health-committee", asOf: "2026-11-24"', ["bo", "cai"]),
        ("people", 'memberOf: "assembly", asOf: "2026-04-01"', ["dai"]),
        (
            "posts",
            'asOf: "2026-11-24"',
            ["chief-adviser", "castle-adviser", "first-minister", "minister-for-ports"],
        ),
        ("posts", 'occupancy: VACANT, asOf: "2026-11-24"', ["minister-for-ports"]),
        ("posts", 'organization: "castle-council", asOf: "2026-11-24"', ["castle-adviser"]),
        ("places", "", [CASTLE, WALES]),
        ("places", f'inside: "{WALES}"', [CASTLE]),
        ("places", 'asOf: "2019-01-01", kind: COUNCIL_AREA', [CASTLE, REPLACED]),
    ],
)
async def test_a_list_is_narrowed_by_its_filter(
    ask: Ask, list_: str, filter_: str, expected: list[str]
) -> None:
    given = f"(filter: {{{filter_}}})" if filter_ else ""
    found = (await ask(f"{{ {list_}{given} {{ totalCount nodes {{ id }} }} }}"))["data"][list_]
    # fay has no name, so her place among the others is by what stands for it
    assert (sorted(ids(found)), found["totalCount"]) == (sorted(expected), len(expected))


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        ("", ["2026-10-01", "2026-09-01", "2020-05"]),
        ('actor: "fay"', ["2020-05"]),
        ('from: "2026-09-01", to: "2026-09-30"', ["2026-09-01"]),
        ('to: "2020-05-01"', ["2020-05"]),  # it may have been on the first of that month
        ("kind: CALL", []),
    ],
)
async def test_interactions_are_listed_the_newest_first(
    ask: Ask, filter_: str, expected: list[str]
) -> None:
    given = f"(filter: {{{filter_}}})" if filter_ else ""
    found = (await ask(f"{{ interactions{given} {{ totalCount nodes {{ date }} }} }}"))["data"]
    assert [each["date"] for each in found["interactions"]["nodes"]] == expected
    assert found["interactions"]["totalCount"] == len(expected)


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        ('organization: "health-committee"', [None, "bo", "cai"]),
        ('organization: "health-committee", ended: true', ["dai"]),
        ('post: "first-minister"', ["cai"]),
        ('actor: "bo"', ["bo", "bo"]),
        ("role: EMPLOYEE", ["ann", "eve"]),
    ],
)
async def test_memberships_are_those_of_a_day(
    ask: Ask, filter_: str, expected: list[str | None]
) -> None:
    given = f'(filter: {{{filter_}, asOf: "2026-11-24"}})'
    found = (await ask(f"{{ memberships{given} {{ nodes {{ actor {{ id }} }} }} }}"))["data"]
    members = [each["actor"] and each["actor"]["id"] for each in found["memberships"]["nodes"]]
    assert sorted(members, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    "asked",
    [
        'people(filter: {memberOf: "bo"})',
        'posts(filter: {place: "bo"})',
        'places(filter: {inside: "nowhere"})',
        'interactions(filter: {actor: "assembly-hall"})',
        'memberships(filter: {post: "bo"})',
    ],
)
async def test_a_filter_by_an_id_of_nothing_or_of_another_kind_is_refused(
    ask: Ask, asked: str
) -> None:
    answer = await ask(f"{{ {asked} {{ totalCount }} }}")
    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize("kind", ["POLITICAL_PARTY", "UNIVERSITY", "CENTRE"])
async def test_organizations_of_kinds_that_no_place_is_asked_for_are_listed_too(
    ask: Ask, kind: str
) -> None:
    found = (await ask(f"{{ organizations(kind: {kind}) {{ nodes {{ id kind }} }} }}"))["data"]
    assert {each["kind"] for each in found["organizations"]["nodes"]} <= {kind}
    assert ids(found["organizations"]) == (["harbour"] if kind == "CENTRE" else [])
