"""Nodes and relationships that another program holds into records, under the checks of a table.
Labels and properties are as stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.columns import YES, Column
from graph.errors import Problem, TableError
from graph.kind import Kind
from graph.kinds import FILED, KINDS
from graph.model import PostId, Record, RecordId, Records
from graph.store.properties import ORIGIN, TOPICS, to_properties
from graph.store.shape import (
    ENDS,
    LABELS,
    LINKS,
    NODE_TABLES,
    RELATIONS,
    TYPES,
    Link,
    Registered,
    Relationship,
)
from graph.tables.checking import check
from graph.tables.csvfile import CsvRow
from graph.tables.rows import Placed, read_row
from graph.words import T

PASSED_OVER = frozenset(
    {"Change", "State", *Registered, *(kind.label for kind in KINDS if kind.stated)}
)
"""Labels of what is no row of a table: the store's own, and what a `dataset.toml` states."""
WRITTEN = "AsWritten"
ON_EVERY_LINK = frozenset({"id", "position", *ORIGIN})
"""Properties that the store writes on a link;
they are those of the record and carry nothing of their own.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Vertex:
    """A node."""

    labels: frozenset[str]
    properties: Mapping[str, Any]

    @property
    def id(self) -> str:
        return str(self.properties.get("id", ""))

    @property
    def tables(self) -> Sequence[str]:
        """The tables whose label it has; exactly one where it can be read."""
        return [kind.table for kind in NODE_TABLES.values() if kind.label in self.labels]

    @property
    def key(self) -> str:
        """The label that has the unique id, blank where there is none."""
        return (
            WRITTEN
            if WRITTEN in self.labels
            else next((NODE_TABLES[name].key for name in self.tables), "")
        )

    def __str__(self) -> str:
        label = next((NODE_TABLES[name].label for name in self.tables), "Node")
        return f'{label} "{self.id}"' if self.id else f"{label} without an id"


@dataclass(frozen=True, slots=True, eq=False)
class Arc:
    """A relationship."""

    type: str
    start: Vertex
    finish: Vertex
    properties: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.type} from {self.start} to {self.finish}"


def records_of_graph(
    vertices: Collection[Vertex], arcs: Collection[Arc], known: Records | None = None
) -> Records:
    """Return the records that nodes and relationships say.

    `known` are records that may be referred to. A node with nothing but the id of one of them
    stands for it and gives no record. A link that the graph does not hold, such as the parent of an
    organization, stays as it is known.

    Raises:
        TableError: with every problem; it names the node or relationship in place of a row.
    """
    problems: list[Problem] = []
    known = Records() if known is None else known
    rows = [*_of_nodes(vertices, arcs, known, problems), *_of_relations(arcs, known, problems)]
    merged: dict[str, dict[str, Placed]] = {name: {} for name in FILED}
    for row in rows:
        if merged[row.kind.table].setdefault(row.record.id, row).record != row.record:
            problems.append(
                row.problem(
                    "id",
                    T(
                        '"{id}" is here twice and says two things. Make it one, or '
                        "give one another id.",
                        id=row.record.id,
                    ),
                )
            )
    check(merged, known, problems)
    if problems:
        raise TableError(sorted(problems, key=lambda problem: problem.file))
    tables: dict[str, Any] = {
        name: {id_: row.record for id_, row in sorted(table.items())}
        for name, table in merged.items()
    }
    return Records(**tables)


def _of_nodes(
    vertices: Collection[Vertex], arcs: Collection[Arc], known: Records, problems: list[Problem]
) -> Iterator[Placed]:
    linked = _linked(arcs)
    for vertex in sorted(vertices, key=str):
        if vertex.labels & (PASSED_OVER | {WRITTEN}):
            continue
        if len(vertex.tables) != 1:
            labels = ", ".join(kind.label for kind in NODE_TABLES.values() if not kind.stated)
            problems.append(
                Problem(
                    str(vertex),
                    0,
                    "labels",
                    T("Give it exactly one of these labels: {labels}.", labels=labels),
                )
            )
            continue
        kind = FILED[vertex.tables[0]]
        old = getattr(known, kind.table).get(vertex.id)
        links = linked.get(vertex, {})
        if old is not None and vertex.properties.keys() == {"id"} and not links:
            continue
        kept = {
            field: value
            for field, value in _links_of(kind, old).items()
            if field not in vertex.properties
        }
        one = _read(kind, str(vertex), vertex.properties, {**kept, **links}, problems)
        if one is not None:
            problems += _other_labels(one, vertex)
            yield one


def _linked(arcs: Collection[Arc]) -> Mapping[Vertex, dict[str, Any]]:
    """Return the fields of each node that its relationships say."""
    ends: dict[tuple[Vertex, Link], list[tuple[int, str]]] = defaultdict(list)
    for arc in arcs:
        for link in LINKS:
            if _is(arc, link):
                owner, other = _owner_first(arc, link)
                ends[owner, link].append((arc.properties.get("position", 0), other.id))
    fields: dict[Vertex, dict[str, Any]] = defaultdict(dict)
    for (owner, link), found in ends.items():
        ids = [id_ for _, id_ in sorted(found)]
        fields[owner][link.field] = ids if link.many or len(ids) > 1 else ids[0]
    return fields


def _is(arc: Arc, link: Link) -> bool:
    owner, other = _owner_first(arc, link)
    return arc.type == link.type and other.key == link.other and link.table in owner.tables


def _owner_first(arc: Arc, link: Link) -> tuple[Vertex, Vertex]:
    return (arc.finish, arc.start) if link.incoming else (arc.start, arc.finish)


def _links_of(kind: Kind[Record], record: Record | None) -> dict[str, Any]:
    """Return the fields of a known record that are relationships."""
    properties = {} if record is None else to_properties(record)
    return {
        link.field: properties[link.field]
        for link in LINKS
        if link.table == kind.table and link.field in properties
    }


def _other_labels(one: Placed, vertex: Vertex) -> Iterator[Problem]:
    meant = LABELS[one.kind.label_of(one.record)].split(":")
    for label in sorted(vertex.labels.difference(meant)):
        yield one.problem(
            "labels",
            T(
                '"{label}" is no label of it. By its kind they are {meant}: correct the '
                "label or the kind.",
                label=label,
                meant=", ".join(meant),
            ),
        )


def _of_relations(
    arcs: Collection[Arc], known: Records, problems: list[Problem]
) -> Iterator[Placed]:
    posts = {
        arc.start.id: arc.finish.id
        for arc in arcs
        for link in LINKS
        if (link.table, link.field) == ("posts", "organization") and _is(arc, link)
    }
    for arc in sorted(arcs, key=str):
        if (arc.start.labels | arc.finish.labels) & PASSED_OVER:
            continue
        relation = next(
            (
                one
                for one in RELATIONS
                if (one.type, one.start, one.finish) == (arc.type, arc.start.key, arc.finish.key)
            ),
            None,
        )
        if relation is not None:
            one = _read(
                FILED[relation.table],
                str(arc),
                arc.properties,
                _ends(arc, relation, posts, known),
                problems,
            )
            if one is not None:
                yield one
        elif any(_is(arc, link) for link in LINKS):
            problems += _more_on_a_link(arc)
        elif arc.start.key and arc.finish.key:  # else the node is a problem already
            problems.append(
                Problem(
                    str(arc),
                    0,
                    "",
                    T(
                        "There is no such relationship. Check its type ({types}), "
                        "ends and direction.",
                        types=", ".join(TYPES),
                    ),
                )
            )


def _ends(
    arc: Arc, relation: Relationship, posts: Mapping[str, str], known: Records
) -> dict[str, Any]:
    start = arc.start.properties.get("name") if relation.start == WRITTEN else arc.start.id
    if relation.table != "memberships":
        return dict(zip(ENDS[relation.table], (start, arc.finish.id), strict=True))
    ends = {"as_written" if relation.start == WRITTEN else "actor": start}
    if relation.finish != "Post":
        return {**ends, "organization": arc.finish.id}
    post = known.posts.get(PostId(RecordId(arc.finish.id)))
    return {
        **ends,
        "post": arc.finish.id,
        "organization": posts.get(arc.finish.id) or (post and post.organization),
    }


def _more_on_a_link(arc: Arc) -> Iterator[Problem]:
    for name in sorted(arc.properties.keys() - ON_EVERY_LINK):
        yield Problem(
            str(arc),
            0,
            name,
            T("Such a relationship has no property of its own. Remove it, or put it on the node."),
        )


def _read(
    kind: Kind[Record],
    place: str,
    properties: Mapping[str, Any],
    ends: Mapping[str, Any],
    problems: list[Problem],
) -> Placed | None:
    """Return the record of properties and ends; what is wrong is added to `problems`."""
    stated = {
        name: plain
        for name, value in properties.items()
        if (plain := _plain(value)) not in (None, "", [])
    }
    fields = {**stated, **{name: value for name, value in ends.items() if value}}
    cells = {column.name: _cell(column, fields) for column in kind.all_columns}
    record, wrong = read_row(kind, CsvRow(0, cells), place)
    if record is not None:
        wrong = list(_unlike(place, stated, to_properties(record)))
    problems += wrong
    return None if wrong or record is None else Placed(kind, record, place, 0)


def _plain(value: Any) -> Any:
    """A value as `to_properties` has it:
    a date as text, a list for any sequence, no spaces at the ends.
    """
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    for iso in ("isoformat", "iso_format"):  # Python's dates, and those that drivers bring
        if hasattr(value, iso):
            return getattr(value, iso)()
    return value.strip() if isinstance(value, str) else value


def _cell(column: Column, fields: Mapping[str, Any]) -> str:
    if column.fields == ("topics",):
        return (
            " / ".join(_text(fields.get(name)) for name in TOPICS)
            if any(name in fields for name in TOPICS)
            else ""
        )
    return ": ".join(text for field in column.fields if (text := _text(fields.get(field))))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return YES if value else ""
    return "" if value is None else str(value)


def _unlike(place: str, said: Mapping[str, Any], read: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each value that a table would not hold as it is, and for each
    property that no table has.
    """
    for name, value in said.items():
        if name not in read:
            yield Problem(
                place,
                0,
                name,
                T("There is no such property. Remove it, or use the name of a column."),
            )
        elif read[name] != value:
            yield Problem(
                place,
                0,
                name,
                T(
                    "{value} would be read as {read}. Write it so, or leave it out.",
                    value=repr(value),
                    read=repr(read[name]),
                ),
            )
