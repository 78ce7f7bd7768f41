"""py2neo itself on a real Neo4j that holds Dolen's graph:
what it can still do, what it cannot, and the way into Dolen.
"""

from __future__ import annotations

import ast
import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import py2neo
import pytest
from py2neo import Node, NodeMatcher, Relationship, Subgraph
from py2neo.bulk import create_nodes, merge_nodes
from py2neo.errors import ClientError
from py2neo.ogm import Model, Property

from graph import tables
from graph.errors import SettingsError, StoreUnavailable
from graph.model import Records
from graph.privacy.audience import PUBLIC
from graph.store.bolt import BoltStore
from graph.store.py2neo_bridge import py2neo_graph, records_from_subgraph
from tests.engines.server import Server
from tests.graph.store.world import world

ROOT = Path(__file__).parents[3]
WHOLE = (
    "MATCH (node) OPTIONAL MATCH (node)-[relationship]->(other) RETURN node, relationship, other"
)

pytestmark = pytest.mark.engine("neo4j")


@pytest.fixture
def graph(store: BoltStore, server: Server) -> Iterator[py2neo.Graph]:
    """py2neo's handle of the empty graph."""
    assert server.address is not None
    opened = py2neo_graph(server.address)
    yield opened
    opened.service.connector.close()


def imports_py2neo(path: Path) -> bool:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return any(
        "py2neo" in ast.unparse(node)
        for node in nodes
        if isinstance(node, ast.Import | ast.ImportFrom)
    )


def in_tables(records: Records) -> Records:
    """Without what a `dataset.toml` states."""
    return dataclasses.replace(records, sessions={}, sources={}, datasets={})


async def test_all_that_is_stored_comes_back_as_the_same_records(
    store: BoltStore, graph: py2neo.Graph
) -> None:
    await store.load(world(), by="tables")

    assert records_from_subgraph(graph.run(WHOLE).to_subgraph()) == in_tables(world())


async def test_what_a_notebook_changed_is_loaded_as_a_correction(
    store: BoltStore, graph: py2neo.Graph
) -> None:
    await store.load(world(), by="tables")
    health = graph.nodes.match("Organization", id="health").first()
    health["name"] = "Health and Social Care Committee"

    loaded = await store.load(
        records_from_subgraph(health, await store.everything([PUBLIC])), by="notebook"
    )

    assert (loaded.added, loaded.corrected, loaded.removed, loaded.unchanged) == (0, 1, 0, 0)
    parent = (
        "MATCH (:Organization {name: 'Health and Social Care "
        "Committee'})-[:PART_OF]->(parent) RETURN parent.id"
    )
    assert graph.evaluate(parent) == "senedd"


async def test_a_loaders_subgraph_goes_through_tables_into_the_store(
    store: BoltStore, graph: py2neo.Graph, tmp_path: Path
) -> None:
    await store.load(world(), by="tables")
    known = await store.everything([PUBLIC])
    ann, health = (
        Node("Person", id="ann", name="Ann", sources=["note of 4 October 2026"]),
        Node("Organization", id="health"),
    )
    meeting = Node("Interaction", id="i9", date="2026-10-04", kind="meeting", title="Roundtable")
    loader = Subgraph(
        [ann, health, meeting],
        [
            Relationship(
                ann, "MEMBER_OF", health, role="member", valid_from="2021", valid_to="2022"
            ),
            Relationship(ann, "MEMBER_OF", health, role="officer", valid_from="2024-05"),
            Relationship(ann, "TOOK_PART", meeting),
            Relationship(Node("Person", id="sioned"), "TOOK_PART", meeting),
        ],
    )

    tables.write(records_from_subgraph(loader, known), tmp_path)
    loaded = await store.load(tables.read(tmp_path, known), by="loader")

    assert loaded.added == 4  # a person, a meeting, two memberships
    assert graph.run(
        "MATCH (:Person {id: 'ann'})-[m:MEMBER_OF]->(o) RETURN o.id AS body, m.role AS "
        "role ORDER BY role"
    ).data() == [{"body": "health", "role": "member"}, {"body": "health", "role": "officer"}]
    assert graph.evaluate(
        "MATCH (p)-[:TOOK_PART]->({id: 'i9'}) WITH p.id AS id ORDER BY id RETURN collect(id)"
    ) == ["ann", "sioned"]


async def test_relationships_without_their_nodes_are_fetched(
    store: BoltStore, graph: py2neo.Graph
) -> None:
    await store.load(world(), by="tables")
    found = records_from_subgraph(
        graph.run("MATCH (:Person)-[r:DECLARED]->(:Person) RETURN r").to_subgraph()
    )
    assert (found.people, found.declared_ties) == (world().people, world().declared_ties)


def test_py2neos_own_create_keeps_one_of_two_relationships_between_the_same_nodes(
    graph: py2neo.Graph,
) -> None:
    ann, team = Node("Person", id="ann"), Node("Organization", id="team")
    roles = [Relationship(ann, "MEMBER_OF", team, role=role) for role in ("member", "chair")]
    graph.create(Subgraph([ann, team], roles))
    assert graph.evaluate("MATCH ()-[r:MEMBER_OF]->() RETURN count(r)") == 1


def test_queries_transactions_matchers_bulk_and_models_work(graph: py2neo.Graph) -> None:
    class Person(Model):  # type: ignore[misc]  # py2neo has no types
        __primarykey__ = "id"
        id = Property()
        name = Property()

    create_nodes(
        graph.auto(),
        [{"id": "a", "name": "Ann"}, {"id": "b", "name": "Bo"}],
        labels={"Actor", "Person"},
    )
    merge_nodes(
        graph.auto(), [{"id": "b", "name": "Bo B."}], ("Person", "id"), labels={"Actor", "Person"}
    )
    undone = graph.begin()
    undone.run("MATCH (p:Person) SET p.name = 'nobody'")
    graph.rollback(undone)

    assert graph.run("MATCH (p:Person) RETURN p.id AS id, p.name AS name ORDER BY id").data() == [
        {"id": "a", "name": "Ann"},
        {"id": "b", "name": "Bo B."},
    ]
    assert NodeMatcher(graph).match("Person", id="a").first()["name"] == "Ann"
    assert Person.match(graph, "b").first().name == "Bo B."
    assert {"Actor", "Person"} <= graph.schema.node_labels


@pytest.mark.parametrize(
    ("call", "arguments", "title"),
    [
        ("create_uniqueness_constraint", ("Person", "id"), "SyntaxError"),
        ("drop_uniqueness_constraint", ("Person", "id"), "SyntaxError"),
        ("create_index", ("Person", "name"), "SyntaxError"),
        ("drop_index", ("Person", "name"), "SyntaxError"),
        ("get_indexes", ("Person",), "ProcedureNotFound"),
        ("get_uniqueness_constraints", ("Person",), "ProcedureNotFound"),
    ],
)
def test_its_schema_calls_are_refused_by_neo4j(
    graph: py2neo.Graph, call: str, arguments: tuple[str, ...], title: str
) -> None:
    with pytest.raises(ClientError) as refused:
        getattr(graph.schema, call)(*arguments)
    assert refused.value.title == title


def test_the_schema_is_made_and_read_by_todays_texts(graph: py2neo.Graph) -> None:
    graph.run("CREATE CONSTRAINT trial IF NOT EXISTS FOR (node:Trial) REQUIRE node.id IS UNIQUE")
    try:
        assert "trial" in [row["name"] for row in graph.run("SHOW CONSTRAINTS YIELD name")]
    finally:
        graph.run("DROP CONSTRAINT trial")


def test_a_server_that_cannot_be_used_is_told(server: Server) -> None:
    assert server.address is not None
    with pytest.raises(StoreUnavailable, match=r"cannot connect to bolt://127\.0\.0\.1:1 as"):
        py2neo_graph(dataclasses.replace(server.address, uri="bolt://127.0.0.1:1"))
    with pytest.raises(StoreUnavailable, match="correct NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD"):
        py2neo_graph(dataclasses.replace(server.address, password="another"))
    with pytest.raises(SettingsError, match='has no database "elsewhere"'):
        py2neo_graph(dataclasses.replace(server.address, database="elsewhere"))


def test_dolen_runs_without_py2neo() -> None:
    """Nobody imports it or the bridge, and the bridge says what to install."""
    assert [
        path.name
        for room in ("graph", "api", "seeds", "cli")
        for path in (ROOT / room).rglob("*.py")
        if imports_py2neo(path)
    ] == ["py2neo_bridge.py"]
    program = "import sys; sys.modules['py2neo'] = None; import graph.store.py2neo_bridge"
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (
        "ImportError: py2neo is not installed. Install it beside Dolen: pip "
        "install 'dolen[py2neo]'."
    ) in ended.stderr
