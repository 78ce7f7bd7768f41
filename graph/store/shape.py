"""The shape of the graph: which tables are nodes, with which labels, and which fields become relationships. Data, no logic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.model import Membership, Organization, Post, PostKind
from graph.ontology import FAMILY, Family

SCHEMA_VERSION = 1
"""Raise this when what is stored changes its shape. An older program refuses a graph of a newer version."""


@dataclass(frozen=True, slots=True)
class NodeTable:
    """A table whose records are nodes. `key` is the label that has the unique id, `label` the one that the table alone has."""

    name: str
    key: str
    label: str


NODE_TABLES: Mapping[str, NodeTable] = {table.name: table for table in (
    NodeTable("places", "Place", "Place"),
    NodeTable("people", "Actor", "Person"),
    NodeTable("organizations", "Actor", "Organization"),
    NodeTable("posts", "Post", "Post"),
    NodeTable("interactions", "Interaction", "Interaction"),
    NodeTable("names", "Name", "Name"),
    NodeTable("target_lists", "Target", "Target"),
    NodeTable("conflicts", "Conflict", "Conflict"),
    NodeTable("sessions", "Session", "Session"),
    NodeTable("sources", "Source", "Source"),
    NodeTable("datasets", "Dataset", "Dataset"),
)}

KEYS = (*dict.fromkeys(table.key for table in NODE_TABLES.values()), "AsWritten", "Change", "State")
"""Labels with a unique id."""

EMBEDDED_POST, OFFICE = "EmbeddedPost", "Office"
LABELS: Mapping[str, str] = {
    "Person": "Actor:Person",
    **{family.value: f"Actor:Organization:{family.value}" for family in Family},
    OFFICE: f"Post:{OFFICE}",
    EMBEDDED_POST: f"Post:{EMBEDDED_POST}",
    **{key: key for key in KEYS if key not in ("Actor", "Post", "State")},
}
"""All labels of a node by its narrowest one. They are given when the node is made, all at once."""


@dataclass(frozen=True, slots=True)
class Link:
    """A field of a node's record that is a relationship in the graph. It points away from the record but where `incoming`."""

    table: str
    field: str
    type: str
    other: str
    """The key label of the other end."""
    many: bool = False
    incoming: bool = False


LINKS = (
    Link("places", "parent", "PART_OF", "Place"),
    Link("places", "replaced_by", "REPLACED_BY", "Place"),
    Link("organizations", "parent", "PART_OF", "Actor"),
    Link("organizations", "successor", "SUCCEEDED_BY", "Actor"),
    Link("organizations", "place", "LOCATED_IN", "Place"),
    Link("posts", "organization", "IN", "Actor"),
    Link("posts", "place", "SITS_FOR", "Place"),
    Link("posts", "homes", "EMPLOYED_BY", "Actor", many=True),
    Link("interactions", "actors", "TOOK_PART", "Actor", many=True, incoming=True),
    Link("interactions", "place", "LOCATED_IN", "Place"),
    Link("target_lists", "post", "NAMES", "Post"),
    Link("sessions", "legislature", "OF", "Actor"),
)
"""Further names and conflicts may be of a record of any table, so they keep its id as a property."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How a record that is a relationship stands in the graph: its type and the key labels of its ends."""

    table: str
    type: str
    start: str
    finish: str


MEMBER = Relation("memberships", "MEMBER_OF", "Actor", "Actor")
HOLDER = Relation("memberships", "HOLDS", "Actor", "Post")
WRITTEN_MEMBER = Relation("memberships", "MEMBER_OF", "AsWritten", "Actor")
WRITTEN_HOLDER = Relation("memberships", "HOLDS", "AsWritten", "Post")
FORMAL_TIE = Relation("formal_ties", "FORMAL_TIE", "Actor", "Actor")
DECLARED = Relation("declared_ties", "DECLARED", "Actor", "Actor")
RELATIONS = (MEMBER, HOLDER, WRITTEN_MEMBER, WRITTEN_HOLDER, FORMAL_TIE, DECLARED)

ENDS: Mapping[str, tuple[str, ...]] = {
    "memberships": ("actor", "as_written", "organization", "post"), "formal_ties": ("a", "b"), "declared_ties": ("by", "about"),
}
"""Fields of a relationship's record that stand in its ends and are no properties of it."""


def made_as(table: str, record: Any) -> str:
    """Return the narrowest label of a record that is a node."""
    if isinstance(record, Organization):
        return FAMILY[record.kind].value
    if isinstance(record, Post):
        return EMBEDDED_POST if record.kind is PostKind.EMBEDDED else OFFICE
    return NODE_TABLES[table].label


def related_as(table: str, record: Any) -> Relation:
    """Return how a record that is a relationship stands in the graph."""
    if not isinstance(record, Membership):
        return FORMAL_TIE if table == "formal_ties" else DECLARED
    if record.actor is None:
        return WRITTEN_MEMBER if record.post is None else WRITTEN_HOLDER
    return MEMBER if record.post is None else HOLDER
