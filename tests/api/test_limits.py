"""Operations that ask for too much are refused before they are run, and soon."""

from __future__ import annotations

import httpx
import pytest
from graphql import (
    DocumentNode,
    GraphQLObjectType,
    OperationDefinitionNode,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    parse,
)

from api.document import Itself
from api.lengths import LISTS, Lengths
from api.limits import (
    ALIASES,
    DEPTH,
    DIRECTIVES,
    EQUAL_NAMES,
    FIELDS,
    NAME_LETTERS,
    OBJECT_FIELDS,
    OPERATIONS,
    TOKENS,
)
from api.schema.published import schema
from api.sizes import size_of
from graph.tenure import Tenure
from tests.api.world import records

PARENTS = "... on Place { parent { id "


def deep(levels: int) -> str:
    """`node`, places inside one another, and an id in the last."""
    levels -= 2
    return '{ node(id: "x") { ' + PARENTS * levels + "} }" * levels + " } }"


def fragment_bomb(links: int, last: str = "__typename") -> str:
    """Each fragment spreads the next one twice: 2^links of the last."""
    chain = " ".join(f"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}" for i in range(links))
    return f"{{ ...F0 }} {chain} fragment F{links} on Query {{ {last} }}"


def fragments_in_each_other(count: int) -> str:
    """Each fragment spreads all, so that they can be opened in count! orders."""
    all_of_them = " ".join(f"...F{i}" for i in range(count))
    return "{ ...F0 } " + " ".join(
        f"fragment F{i} on Query {{ {all_of_them} }}" for i in range(count)
    )


def deep_in_fragments(links: int) -> str:
    """Each fragment has the next one 8 levels below it."""
    chain = " ".join(
        f"fragment F{i} on Place {{ {'parent { ' * 8} ...F{i + 1} {'} ' * 8} }}"
        for i in range(links)
    )
    return f'{{ node(id: "x") {{ ...F0 }} }} {chain} fragment F{links} on Place {{ id }}'


MEMBERS = "members(first: 50) { nodes { organization { "
LONG_SEARCH = (
    'introductionPaths(input: {centre: "harbour", target: {person: "cai"}, '
    "maxHops: 6}) { complete }"
)
TOO_LARGE = {
    "depth": deep(DEPTH + 1),
    "depth in fragments": deep_in_fragments(60),
    "fragments that double": fragment_bomb(20),
    "fragments that double without a field": fragment_bomb(20, "...Unknown"),
    "aliases": "{" + " ".join(f"a{i}: __typename" for i in range(ALIASES + 1)) + "}",
    "aliases in a fragment": "{ ...F ...F } fragment F on Query {"
    + " ".join(f"a{i}: __typename" for i in range(ALIASES // 2 + 1))
    + "}",
    "fields": "{" + " ".join(["__typename"] * (FIELDS + 1)) + "}",
    "tokens": "{" + " ".join(["__typename"] * 10_000) + "}",
    "tokens in directives": "{ __typename " + "@x " * TOKENS + "}",
    "answer": (
        '{ node(id: "bo") { ... on Actor { ties(first: 100) { nodes { ends { ties(first: 100) { '
        "nodes { strength } } } } } } } }"
    ),
    "lists inside lists": '{ node(id: "x") { ... on Organization { '
    + MEMBERS * 3
    + "id"
    + " } } }" * 3
    + " } } }",
    "further days": "{"
    + " ".join(
        f'a{i}: tie(a: "ann", b: "bo", asOf: "2025-01-{i + 1:02}") {{ strength }}'
        for i in range(10)
    )
    + "}",
    "long searches": "{" + " ".join(f"a{i}: {LONG_SEARCH}" for i in range(4)) + "}",
    "examinations": "{ a: examine { ok } b: examine { ok } }",
    "equal names": "{" + "viewer { role } " * (EQUAL_NAMES + 1) + "}",
    "equal names inside equal names": "{" + ("viewer {" + "role " * 10 + "} ") * 4 + "}",
    "equal names in fragments": "{ ...A ...B } fragment A on Query {"
    + "viewer { role } " * 16
    + "} fragment B on Query {"
    + "viewer { role } " * 16
    + "}",
    "directives": "{ __typename " + "@include(if: true) " * (DIRECTIVES + 1) + "}",
    "fields of an object": "{ introductionPaths(input: {"
    + " ".join(f"x{i}: 1" for i in range(OBJECT_FIELDS + 1))
    + "}) { complete } }",
    "letters of a name": "{ " + "x" * (NAME_LETTERS + 1) + " }",
    "brackets": "{ nodes(ids: " + "[" * 1_900 + "]" * 1_900 + ") { id } }",
}


PAGE = (
    "query($n: Int) { centres(first: $n) { nodes { ties(first: $n) { nodes { strength band basis "
    "evidence { nodes { sentence } } } } } } }"
)


def price_of(query: str, **variables: object) -> int:
    known = records()
    document = parse(query)
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    lengths = Lengths(known, Tenure(known), facts=3)
    return size_of(
        Itself(document), operation, schema._schema, variables, lengths, today="2026-11-24"
    ).price


def test_the_answer_is_reckoned_from_the_rows_that_are_asked_for() -> None:
    assert price_of('{ node(id: "x") { id name } }') == 3
    assert price_of('{ nodes(ids: ["x", "y"]) { id } }') == 1 + 50 + 2
    assert price_of("{ centres { nodes { id } } }") == 1 + 50 + 50 * 2
    assert (
        price_of(
            "query($n: Int) { centres(first: $n) { nodes { id } pageInfo { endCursor } } }", n=7
        )
        == 1 + 50 + 7 * 4
    )
    assert price_of("query($n: Int = 7) { centres(first: $n) { nodes { id } } }") == 1 + 50 + 7 * 2
    assert price_of("query($n: Int) { centres(first: $n) { nodes { id } } }") == 1 + 50 + 50 * 2
    assert price_of("{ centres(first: 9999) { nodes { id } } }") == 1 + 50 + 100 * 2


def test_a_list_without_pages_is_reckoned_at_the_greatest_length_that_it_has() -> None:
    """Bo has two identifiers and the two of one tie are two;
    a post of the world has one holder, the greatest meeting two people.
    """
    assert (
        price_of('{ node(id: "x") { ... on Person { identifiers { scheme value } } } }')
        == 1 + 1 + 2 * 2
    )
    assert price_of('{ tie(a: "x", b: "y") { ends { id } } }') == 1 + 200 + 1 + 2
    assert price_of('{ node(id: "x") { ... on Office { holders { validFrom } } } }') == 1 + 1 + 1
    assert price_of('{ node(id: "x") { ... on Interaction { actors { id } } } }') == 1 + 1 + 2


PATHS = """query($day: Date, $first: Int) {
  introductionPaths(input: {target: {person: "x"}, asOf: $day, first: $first, \
maxHops: %d}) { paths { hops { sentence } } } }"""


def test_paths_searches_and_further_days_have_a_price() -> None:
    """A path of two hops has two sentences, each with the price of putting it together."""
    assert price_of(PATHS % 2, first=4) == 1 + 8_000 + 1 + 4 * (1 + 2 * (1 + 20))
    assert price_of(PATHS % 6) == 1 + 60_000 + 1 + 5 * (1 + 6 * (1 + 20))
    assert price_of(PATHS % 2, first=4, day="2026-11-24") == price_of(PATHS % 2, first=4)
    assert price_of(PATHS % 2, first=4, day="2025-11-24") == price_of(PATHS % 2, first=4) + 40_000
    days = (
        '{ a: tie(a: "x", b: "y", asOf: "%s") { strength } b: tie(a: "x", b: "y", asOf: '
        '"%s") { strength } }'
    )
    assert price_of(days % ("2025-01-01", "2025-01-01")) == 2 * 202 + 40_000
    assert price_of(days % ("2025-01-01", "2025-01-02")) == 2 * 202 + 80_000
    assert price_of('{ search(text: "x") { totalCount } }') == 1 + 2_000 + 50 + 10
    assert price_of("{ examine { ok } }") == 1 + 150_000 + 1
    assert price_of("{ __schema { types { name } } }") == 1 + 20_000 + 1 + 1


def test_every_list_of_the_schema_has_pages_or_a_greatest_length() -> None:
    lists = {
        (name, field_name)
        for name, type_ in schema._schema.type_map.items()
        if isinstance(type_, GraphQLObjectType)
        and not name.startswith("__")
        and not name.endswith("Connection")
        for field_name, field in type_.fields.items()
        if is_list_type(get_nullable_type(field.type))
        and not is_leaf_type(get_named_type(field.type))
        and "ids" not in field.args
    }
    known = Lengths(records(), Tenure(records()), facts=3)
    assert len(lists) > 50
    assert all(known.of(*one) >= 1 for one in lists)
    assert {name.rpartition(".")[2] for name in LISTS} == {field for _, field in lists}


def test_a_document_that_comes_again_is_priced_by_what_is_asked_then() -> None:
    """Every value that decides, after every other, is priced as a document that is new."""
    text = """
        query($paths: IntroductionPathsInput!, $day: Date, $first: Int, $ids: [ID!]!) {
          introductionPaths(input: $paths) { paths { rank } }
          node(id: "bo") { ... on Person { ties(asOf: $day, first: $first) { totalCount } } }
          nodes(ids: $ids) { id }
        }
    """
    document, known = parse(text), records()
    lengths = Lengths(known, Tenure(known), facts=3)

    def price(document: DocumentNode, lengths: Lengths, variables: dict[str, object]) -> int:
        (operation,) = document.definitions
        assert isinstance(operation, OperationDefinitionNode)
        return size_of(
            Itself(document), operation, schema._schema, variables, lengths, "2026-11-24"
        ).price

    question: dict[str, object] = {"centre": "harbour", "target": {"person": "bo"}}
    asked: list[dict[str, object]] = [
        {"paths": question, "ids": ["ann"]},
        {"paths": {**question, "first": 9}, "ids": ["ann"]},
        {"paths": {**question, "maxHops": 6}, "ids": ["ann"]},
        {"paths": {**question, "asOf": "2020-01-01"}, "ids": ["ann"]},
        {"paths": {**question, "asOf": "2020-01-01"}, "day": "2021-01-01", "ids": ["ann"]},
        {"paths": question, "first": 50, "ids": ["ann"]},
        {"paths": question, "ids": ["ann", "bo", "cai"]},
    ]
    again = [price(document, lengths, variables) for variables in asked]
    anew = [
        price(parse(text), Lengths(known, Tenure(known), facts=3), variables) for variables in asked
    ]
    assert again == anew
    assert len(set(anew)) == len(anew)
    other: dict[str, object] = {"paths": {**question, "target": {"person": "cai"}}, "ids": ["bo"]}
    assert price(document, lengths, other) == anew[0]


async def test_an_answer_that_would_be_too_long_is_refused(client: httpx.AsyncClient) -> None:
    """With evidence of 10 facts a tie has 1 + 3 + 1 + 10 * 2 = 25 fields;
    100 ties of 100 Centres have 250,000, 20 of 20 have 10,000.
    """
    for n, refused in ((100, True), (20, False)):
        answer = (await client.post("/graphql", json={"query": PAGE, "variables": {"n": n}})).json()
        assert [error["extensions"]["code"] for error in answer.get("errors", ())] == [
            "OPERATION_TOO_LARGE"
        ] * refused


@pytest.mark.parametrize("query", TOO_LARGE.values(), ids=TOO_LARGE.keys())
async def test_too_large_an_operation_is_refused(client: httpx.AsyncClient, query: str) -> None:
    response = await client.post("/graphql", json={"query": query})
    assert [error["extensions"]["code"] for error in response.json()["errors"]] == [
        "OPERATION_TOO_LARGE"
    ]


@pytest.mark.parametrize("more", [0, 1])
async def test_a_document_has_few_operations_of_which_one_is_run(
    client: httpx.AsyncClient, more: int
) -> None:
    document = " ".join(f"query A{i} {{ __typename }}" for i in range(OPERATIONS + more))
    answer = (await client.post("/graphql", json={"query": document, "operationName": "A1"})).json()
    assert [error["extensions"]["code"] for error in answer.get("errors", ())] == [
        "OPERATION_TOO_LARGE"
    ] * more


async def test_what_is_within_the_limits_is_answered(client: httpx.AsyncClient) -> None:
    query = "{" + " ".join(f"a{i}: __typename" for i in range(ALIASES)) + "}"
    assert len((await client.post("/graphql", json={"query": query})).json()["data"]) == ALIASES
    assert (await client.post("/graphql", json={"query": deep(DEPTH)})).json() == {
        "data": {"node": None}
    }


@pytest.mark.parametrize(
    "query",
    ["{ ...A } fragment A on Query { ...A }", fragments_in_each_other(12), "{ ...Unknown }"],
)
async def test_fragments_that_go_round_or_are_missing_are_wrong_input(
    client: httpx.AsyncClient, query: str
) -> None:
    response = await client.post("/graphql", json={"query": query})
    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_an_object_among_the_variables_has_no_more_fields_than_one_in_the_document(
    client: httpx.AsyncClient,
) -> None:
    query = "query($i: IntroductionPathsInput!) { introductionPaths(input: $i) { complete } }"
    wide = {f"x{i}": 1 for i in range(OBJECT_FIELDS + 1)}
    response = await client.post("/graphql", json={"query": query, "variables": {"i": wide}})
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "OPERATION_TOO_LARGE"
