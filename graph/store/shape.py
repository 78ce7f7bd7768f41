"""The shape of the graph: which tables are nodes, with which labels, and which fields become
relationships. Data, no logic.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.columns import Shape
from graph.kind import Kind
from graph.kinds import KINDS, key_of, kind_of
from graph.model import Membership, Record

SCHEMA_VERSION = 6
"""Raise this when what is stored changes its shape.
An older program refuses a graph of a newer version.
"""


NODE_TABLES: Mapping[str, Kind[Record]] = {kind.table: kind for kind in KINDS if kind.is_node}


class Registered(StrEnum):
    """The nodes that say who may enter, by their label. They are no records: no feed, table, export
    or history has them.
    """

    ACCOUNT = "Account"
    SESSION = "BrowserSession"
    KEY = "AccessKey"
    INVITATION = "Invitation"
    SIGN_IN = "SignIn"


KEYS = (
    *dict.fromkeys(kind.key for kind in NODE_TABLES.values()),
    "AsWritten",
    "Change",
    "Key",
    "State",
    *Registered,
)
"""Labels with a unique id."""

LABELS: Mapping[str, str] = {
    **{
        label: ":".join(dict.fromkeys((kind.key, kind.label, label)))
        for kind in NODE_TABLES.values()
        for label in kind.narrow or (kind.label,)
    },
    "AsWritten": "AsWritten",
    "Change": "Change",
}
"""All labels of a node by its narrowest one. They are given when the node is made, all at once."""


@dataclass(frozen=True, slots=True)
class Link:
    """A field of a node's record that is a relationship in the graph.
    It points away from the record but where `incoming`.
    """

    table: str
    field: str
    type: str
    other: str
    """The key label of the other end."""
    many: bool = False
    incoming: bool = False


LINKS = tuple(
    Link(
        kind.table,
        column.fields[0],
        column.link.removeprefix("<"),
        key_of(column.refers_to),
        column.shape is Shape.NAMES,
        column.link.startswith("<"),
    )
    for kind in NODE_TABLES.values()
    for column in kind.columns
    if column.link and column.refers_to is not None
)
"""Further names and conflicts may be of a record of any table, so they
keep its id as a property.
"""


@dataclass(frozen=True, slots=True)
class Relationship:
    """How a record that is a relationship stands in the graph:
    its type and the key labels of its ends.
    """

    table: str
    type: str
    start: str
    finish: str


def _key_at(kind: Kind[Record], end: str) -> str:
    """The key label of the node that stands in an end."""
    (group,) = (
        column.refers_to
        for column in kind.columns
        if column.fields == (end,) and column.refers_to is not None
    )
    return key_of(group)


MEMBER = Relationship("memberships", "MEMBER_OF", "Actor", "Actor")
HOLDER = Relationship("memberships", "HOLDS", "Actor", "Post")
WRITTEN_MEMBER = Relationship("memberships", "MEMBER_OF", "AsWritten", "Actor")
WRITTEN_HOLDER = Relationship("memberships", "HOLDS", "AsWritten", "Post")
_BY_KIND: Mapping[str, Relationship] = {
    kind.table: Relationship(kind.table, kind.type, *(_key_at(kind, end) for end in kind.ends))
    for kind in KINDS
    if not kind.is_node and kind.record is not Membership
}
RELATIONS = (MEMBER, HOLDER, WRITTEN_MEMBER, WRITTEN_HOLDER, *_BY_KIND.values())
TYPES = tuple(
    dict.fromkeys((*(relation.type for relation in RELATIONS), *(link.type for link in LINKS)))
)
"""The types of all relationships."""

ENDS: Mapping[str, tuple[str, ...]] = {kind.table: kind.ends for kind in KINDS if not kind.is_node}
"""Fields of a relationship's record that stand in its ends and are no properties of it."""


def related_as(record: Record) -> Relationship:
    """Return how a record that is a relationship stands in the graph."""
    if not isinstance(record, Membership):
        return _BY_KIND[kind_of(record).table]
    if record.actor is None:
        return WRITTEN_MEMBER if record.post is None else WRITTEN_HOLDER
    return MEMBER if record.post is None else HOLDER
