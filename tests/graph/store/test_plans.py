"""How Neo4j finds what a text asks for.
The embedded engine does not tell its plans, so these rules are for Neo4j alone.
"""

from __future__ import annotations

from typing import Any

import pytest
import pytest_asyncio

from graph.store import neo4j_server
from graph.store.bolt import BoltStore
from tests.engines.server import Server
from tests.graph.store.test_house_rules import texts
from tests.graph.store.world import world

pytestmark = pytest.mark.engine("neo4j")

PARAMETERS: dict[str, Any] = {
    "audiences": ["public"],
    "after": "",
    "limit": 10,
    "ids": ["one"],
    "owners": ["one"],
    "seq": 1,
    "positions": [1, 2],
    "by": ["tables"],
    "count": 1,
    "fingerprint": "",
    "schema_version": 2,
    "rows": [
        {
            "id": "one",
            "start": "one",
            "finish": "two",
            "owner": "one",
            "other": "two",
            "undone_by": "x",
            "properties": {"id": "r"},
        }
    ],
}
WITHOUT_A_KEY = {"PING", "ANY_NODE", "CENTRES", "FORGET_KEYS", "FORGET_KEYS_OF"}
"""CENTRES reads all nodes of a label that has a dozen, FORGET_KEYS those of one day."""
MAKING = ("MAKE[", "ADD_REGISTERED[")
"""They make nodes of rows and look for nothing."""
SEEKS = (
    "NodeUniqueIndexSeek",
    "NodeUniqueIndexSeek(Locking)",
    "NodeUniqueIndexSeekByRange",
    "DirectedRelationshipIndexSeekByRange",
    "DirectedRelationshipIndexSeek",
    "MergeUniqueNode",
)
SCANS = (
    "AllNodesScan",
    "NodeByLabelScan",
    "DirectedRelationshipTypeScan",
    "UndirectedRelationshipTypeScan",
    "NodeIndexScan",
    "DirectedRelationshipIndexScan",
    "DirectedAllRelationshipsScan",
)


def explained() -> dict[str, str]:
    return {
        name: text for name, text in texts().items() if not name.startswith(("CONSTRAINTS", "SHOW"))
    }


def operators(plan: dict[str, Any]) -> list[str]:
    """The operators of a plan, the last one to run first."""
    return [
        plan["operatorType"].partition("@")[0],
        *(one for child in plan.get("children", ()) for one in operators(child)),
    ]


def products(plan: dict[str, Any]) -> list[list[str]]:
    """What each cartesian product of a plan multiplies."""
    found = [one for child in plan.get("children", ()) for one in products(child)]
    return (
        [*found, operators(plan)[1:]]
        if plan["operatorType"].startswith("CartesianProduct")
        else found
    )


@pytest_asyncio.fixture(scope="module")
async def plans(server: Server) -> dict[str, dict[str, Any]]:
    """The plan of each text over a graph with something in it:
    of an empty one the planner knows that it may as well read all.
    """
    await server.wipe()
    store = server.store()
    await store.prepare()
    await store.load(world(), by="tables")
    found = {}
    for name, text in explained().items():
        summary = (
            await server.driver.execute_query(
                f"EXPLAIN {text}", PARAMETERS, database_=server.database
            )
        ).summary
        assert summary.plan is not None, name
        found[name] = summary.plan
    return found


async def test_every_text_with_a_key_starts_at_an_index(plans: dict[str, dict[str, Any]]) -> None:
    looking = {
        name: operators(plan)
        for name, plan in plans.items()
        if name not in WITHOUT_A_KEY and not name.startswith(MAKING)
    }

    assert len(looking) > 80
    assert {name: found for name, found in looking.items() if not set(found) & set(SEEKS)} == {}


async def test_no_text_with_a_key_reads_all_of_a_label_or_type(
    plans: dict[str, dict[str, Any]],
) -> None:
    assert {
        name: operators(plan)
        for name, plan in plans.items()
        if name not in WITHOUT_A_KEY and set(operators(plan)) & set(SCANS)
    } == {}


async def test_no_text_multiplies_more_than_one_row_by_one(
    plans: dict[str, dict[str, Any]],
) -> None:
    # Both ends of a relationship, each found by its unique id, are one row each:
    # the planner calls that a product too.
    multiplied = {name: product for name, plan in plans.items() for product in products(plan)}

    assert multiplied.keys() == {name for name in plans if name.startswith(("LINK[", "RELATE["))}
    assert {
        name: product
        for name, product in multiplied.items()
        if set(product) - {"NodeUniqueIndexSeek(Locking)"}
    } == {}


async def test_a_page_of_records_is_read_in_the_order_of_its_index_and_not_sorted(
    plans: dict[str, dict[str, Any]],
) -> None:
    pages = {
        name: operators(plan)
        for name, plan in plans.items()
        if name.startswith(("READ[", "READ_RELATIONS"))
    }

    assert len(pages) == 19 + 6
    assert {
        name: found
        for name, found in pages.items()
        if "Limit" not in found or set(found) & {"Sort", "Top", "PartialSort"}
    } == {}


async def test_the_indexes_of_relationships_are_there_and_ready(
    store: BoltStore, server: Server
) -> None:
    rows = await server.rows(
        "SHOW INDEXES YIELD name, state, entityType RETURN name, state, entityType ORDER BY name"
    )

    relationships = {
        str(row["name"]): row["state"]
        for row in rows
        if row["entityType"] == "RELATIONSHIP" and row["state"]
    }
    assert {name: relationships.get(name) for name in neo4j_server.INDEXES} == dict.fromkeys(
        neo4j_server.INDEXES, "ONLINE"
    )
    assert len(neo4j_server.INDEXES) == 4
