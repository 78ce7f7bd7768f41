"""For notebooks and loaders on py2neo (extra `py2neo`; its last release is of 2021):
the graph to read, and what they made as records.

Nothing of Dolen imports this module. Write through records, never with py2neo's own `create`,
`merge` or `push`: those leave no change behind, so no running Dolen sees them, and of two
relationships of one type between the same nodes `create` keeps one.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from graph.errors import SettingsError, StoreUnavailable
from graph.model import Records
from graph.store.address import ServerAddress
from graph.store.subgraph import Arc, Vertex, records_of_graph

try:
    import py2neo
    from py2neo.errors import ClientError, ConnectionUnavailable
except ImportError as error:
    raise ImportError(
        "py2neo is not installed. Install it beside Dolen: pip install 'dolen[py2neo]'."
    ) from error


def py2neo_graph(server: ServerAddress) -> py2neo.Graph:
    """Return py2neo's handle of the graph at a server, after asking it something.

    Raises:
        SettingsError: the server has no such database.
        StoreUnavailable: it does not answer, or not to this user; py2neo does not say which.
    """
    try:
        graph = py2neo.Graph(server.uri, auth=server.auth, name=server.database)
        graph.run("RETURN 1")
    except ConnectionUnavailable as error:
        raise StoreUnavailable(
            f'py2neo cannot connect to {server.uri} as "{server.user}". Start the server, or '
            "correct NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD; the command `dolen doctor` says "
            "which of them is wrong."
        ) from error
    except ClientError as error:
        if error.title == "DatabaseNotFound":
            raise SettingsError(
                f'{server.uri} has no database "{server.database}". Correct NEO4J_DATABASE.'
            ) from error
        raise
    return graph


def records_from_subgraph(subgraph: py2neo.Subgraph, known: Records | None = None) -> Records:
    """Return the records that a subgraph says, with labels, properties and relationship types
    as the store writes them.

    `known` are the records that are stored already (`hub.records(viewer)`): what the subgraph does
    not hold of them stays. Return nodes with relationships from a query: py2neo fetches those that
    are missing one by one. Its own `to_subgraph` takes time in the square of the rows; from some
    thousands on, collect both from the records and make a `Subgraph(nodes, relationships)`.

    Raises:
        TableError: with every problem, as for rows of a table; it names the node or relationship.
    """
    vertices = {
        _identity(node): Vertex(frozenset(node.labels), dict(node)) for node in subgraph.nodes
    }
    arcs = [
        Arc(
            type(one).__name__,
            vertices[_identity(one.start_node)],
            vertices[_identity(one.end_node)],
            dict(one),
        )
        for one in subgraph.relationships
    ]
    return records_of_graph(vertices.values(), arcs, known)


def _identity(node: Any) -> Hashable:
    # py2neo's own hash tells two copies of a database's first node apart, whose number is 0
    return (
        id(node) if node.graph is None else (node.graph.service.uri, node.graph.name, node.identity)
    )
