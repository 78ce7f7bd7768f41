"""Every Cypher text that the stores share, named.
All are constants: labels and types come from `shape`, all else is a parameter.

Rules that hold on both engines: a node gets all its labels when it is made; both ends of a
relationship are matched and what was written is counted; a reading text is ordered, bounded by
LIMIT and filtered by `$audiences`.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.store import shape
from graph.store.shape import (
    KEYS,
    LABELS,
    LINKS,
    NODE_TABLES,
    RELATIONS,
    Link,
    Registered,
    Relationship,
)

PING = "RETURN 1 AS one"

# The schema

_UNIQUE = "CREATE CONSTRAINT NAME IF NOT EXISTS FOR (node:LABEL) REQUIRE node.PROPERTY IS UNIQUE"


def _unique(label: str, of: str) -> tuple[str, str]:
    name = f"{label.lower()}_{of}"
    return name, _UNIQUE.replace("NAME", name).replace("LABEL", label).replace("PROPERTY", of)


CONSTRAINTS: Mapping[str, str] = dict(
    [*(_unique(key, "id") for key in KEYS), _unique("Change", "seq")]
)
"""The text that makes each constraint, by its name."""

SHOW_CONSTRAINTS = "SHOW CONSTRAINTS"

ANY_NODE = """
    MATCH (node)
    RETURN 1 AS one
    LIMIT 1
"""

# The state: the version of the schema, the last position of the feed, and a fingerprint of
# the tables that were loaded

MAKE_STATE = """
    MERGE (state:State {id: 'state'})
    ON CREATE SET state.schema_version = $schema_version, state.seq = 0, state.fingerprint = ''
"""
READ_STATE = """
    MATCH (state:State {id: 'state'})
    RETURN state.schema_version AS schema_version, state.seq AS seq,
           state.fingerprint AS fingerprint, coalesce(state.unstated, []) AS unstated
    ORDER BY seq
    LIMIT 1
"""
# Written first, then read: only so do two writers never take the same positions.
TAKE_POSITIONS = """
    MATCH (state:State {id: 'state'})
    SET state.seq = state.seq + $count
    RETURN state.seq AS seq
    ORDER BY seq
    LIMIT 1
"""
SET_SCHEMA_VERSION = """
    MATCH (state:State {id: 'state'})
    SET state.schema_version = $schema_version
    RETURN count(state) AS written
"""
SET_FINGERPRINT = """
    MATCH (state:State {id: 'state'})
    SET state.fingerprint = $fingerprint, state.unstated = $unstated
    RETURN count(state) AS written
"""

# Keys of programs, each with what was written by it

READ_KEY = """
    MATCH (key:Key)
    WHERE key.id IN $ids AND key.audience IN $audiences AND key.until > $now
    RETURN properties(key) AS properties
    ORDER BY key.id
    LIMIT $limit
"""
KEEP_KEY = """
    UNWIND $rows AS row
    MERGE (key:Key {id: row.id})
    SET key = row
    RETURN count(key) AS written
"""
FORGET_KEYS = """
    MATCH (key:Key)
    WHERE key.until <= $now
    WITH key
    ORDER BY key.id
    LIMIT 1000
    DETACH DELETE key
"""

FORGET_KEYS_OF = """
    UNWIND $rows AS row
    MATCH (key:Key)
    WHERE key.change = row.id
    WITH key
    ORDER BY key.id
    LIMIT 1000
    DETACH DELETE key
"""

# Nodes

_MAKE = """
    UNWIND $rows AS row
    CREATE (node:LABELS)
    SET node = row
    RETURN count(node) AS written
"""
_CHANGE = """
    UNWIND $rows AS row
    MATCH (node:KEY {id: row.id})
    SET node = row
    RETURN count(node) AS written
"""
_DELETE = """
    UNWIND $rows AS row
    MATCH (node:KEY {id: row.id})
    DETACH DELETE node
    RETURN count(node) AS written
"""
_READ = """
    MATCH (node:LABEL)
    WHERE node.id > $after AND node.audience IN $audiences
    RETURN node.id AS id, properties(node) AS properties
    ORDER BY id
    LIMIT $limit
"""
MAKE: Mapping[str, str] = {
    label: _MAKE.replace("LABELS", labels) for label, labels in LABELS.items()
}
"""By the narrowest label of the node."""
CHANGE: Mapping[str, str] = {key: _CHANGE.replace("KEY", key) for key in KEYS}
DELETE: Mapping[str, str] = {key: _DELETE.replace("KEY", key) for key in KEYS}
"""By the label that has the unique id."""
READ: Mapping[str, str] = {
    name: _READ.replace("LABEL", ":".join(dict.fromkeys((table.key, table.label))))
    for name, table in NODE_TABLES.items()
}
"""By table, page by page in the order of the ids. The key label is there for its index."""

# Links: fields of a node's record that are relationships

_LINK = """
    UNWIND $rows AS row
    MATCH (owner:OWNER {id: row.owner}), (other:OTHER {id: row.other})
    CREATE (owner)-[link:TYPE]->(other)
    SET link = row.properties
    RETURN count(link) AS written
"""
_UNLINK = """
    UNWIND $rows AS row
    MATCH (owner:OWNER {id: row.id})-[link:TYPE]->(:OTHER)
    DELETE link
    RETURN count(link) AS written
"""
# By the ids of owners, which have an index: the embedded engine has none of relationships, and
# would look through all of them for each page.
_READ_LINKS = """
    UNWIND $owners AS one
    MATCH (owner:OWNER {id: one})-[link:TYPE]->(other:OTHER)
    WHERE link.id > $after AND link.audience IN $audiences
    RETURN link.id AS id, owner.id AS owner, other.id AS other, link.position AS position
    ORDER BY id
    LIMIT $limit
"""


def _of_link(text: str, link: Link, owner: str) -> str:
    text = text.replace("OWNER", owner).replace("OTHER", link.other).replace("TYPE", link.type)
    return text.replace("-[link", "<-[link").replace("]->", "]-") if link.incoming else text


LINK: Mapping[Link, str] = {
    link: _of_link(_LINK, link, NODE_TABLES[link.table].key) for link in LINKS
}
UNLINK: Mapping[Link, str] = {
    link: _of_link(_UNLINK, link, NODE_TABLES[link.table].key) for link in LINKS
}
READ_LINKS: Mapping[Link, str] = {
    link: _of_link(_READ_LINKS, link, NODE_TABLES[link.table].key) for link in LINKS
}

# Memberships and ties: records that are relationships

_RELATE = """
    UNWIND $rows AS row
    MATCH (start:START {id: row.start}), (finish:FINISH {id: row.finish})
    CREATE (start)-[relation:TYPE]->(finish)
    SET relation = row.properties
    RETURN count(relation) AS written
"""
_UNRELATE = """
    UNWIND $rows AS row
    MATCH (start:START {id: row.start})-[relation:TYPE]->(:FINISH)
    WHERE relation.id = row.id
    DELETE relation
    RETURN count(relation) AS written
"""


def _of_relation(text: str, relation: Relationship) -> str:
    return (
        text.replace("START", relation.start)
        .replace("FINISH", relation.finish)
        .replace("TYPE", relation.type)
    )


RELATE: Mapping[Relationship, str] = {
    relation: _of_relation(_RELATE, relation) for relation in RELATIONS
}
UNRELATE: Mapping[Relationship, str] = {
    relation: _of_relation(_UNRELATE, relation) for relation in RELATIONS
}

# Columns beside `id` and `properties` are named as our fields.
READ_MEMBERS = """
    MATCH (member:Actor)-[relation:MEMBER_OF]->(organization:Organization)
    WHERE relation.id > $after AND relation.audience IN $audiences
    RETURN relation.id AS id, properties(relation) AS properties, member.id AS actor,
           organization.id AS organization
    ORDER BY id
    LIMIT $limit
"""
READ_HOLDERS = """
    MATCH (member:Actor)-[relation:HOLDS]->(post:Post)-[:IN]->(organization:Organization)
    WHERE relation.id > $after AND relation.audience IN $audiences
    RETURN relation.id AS id, properties(relation) AS properties, member.id AS actor,
           post.id AS post, organization.id AS organization
    ORDER BY id
    LIMIT $limit
"""
READ_WRITTEN_MEMBERS = """
    MATCH (member:AsWritten)-[relation:MEMBER_OF]->(organization:Organization)
    WHERE relation.id > $after AND relation.audience IN $audiences
    RETURN relation.id AS id, properties(relation) AS properties, member.name AS as_written,
           organization.id AS organization
    ORDER BY id
    LIMIT $limit
"""
READ_WRITTEN_HOLDERS = """
    MATCH (member:AsWritten)-[relation:HOLDS]->(post:Post)-[:IN]->(organization:Organization)
    WHERE relation.id > $after AND relation.audience IN $audiences
    RETURN relation.id AS id, properties(relation) AS properties, member.name AS as_written,
           post.id AS post, organization.id AS organization
    ORDER BY id
    LIMIT $limit
"""
_READ_RELATION = """
    MATCH (START_END:START)-[relation:TYPE]->(FINISH_END:FINISH)
    WHERE relation.id > $after AND relation.audience IN $audiences
    RETURN relation.id AS id, properties(relation) AS properties, START_END.id AS START_END,
           FINISH_END.id AS FINISH_END
    ORDER BY id
    LIMIT $limit
"""


def _of_ends(relation: Relationship) -> str:
    start, finish = shape.ENDS[relation.table]
    return _of_relation(
        _READ_RELATION.replace("START_END", start).replace("FINISH_END", finish), relation
    )


READ_RELATIONS: Mapping[Relationship, str] = {
    shape.MEMBER: READ_MEMBERS,
    shape.HOLDER: READ_HOLDERS,
    shape.WRITTEN_MEMBER: READ_WRITTEN_MEMBERS,
    shape.WRITTEN_HOLDER: READ_WRITTEN_HOLDERS,
    **{
        relation: _of_ends(relation)
        for relation in RELATIONS
        if relation.table != shape.MEMBER.table
    },
}

# Who may have an audience of their own: for the program itself, never for an answer

CENTRES = """
    MATCH (centre:Centre)
    RETURN centre.id AS id
    ORDER BY id
    LIMIT $limit
"""

# The feed of changes. Positions are asked for one by one:
# the embedded engine finds them in its index, but reads all for a range of them.

HISTORY = """
    MATCH (change:Change)
    WHERE change.seq > 0 AND change.audience IN $audiences
          AND any(id IN change.record_ids WHERE id IN $ids)
    RETURN change.seq AS seq, properties(change) AS properties
    ORDER BY seq DESC
    LIMIT $limit
"""
CHANGES_SINCE = """
    MATCH (change:Change)
    WHERE change.seq IN $positions AND change.audience IN $audiences
    RETURN change.seq AS seq, properties(change) AS properties
    ORDER BY seq
    LIMIT $limit
"""
READ_CHANGES = """
    MATCH (change:Change)
    WHERE change.id IN $ids AND change.audience IN $audiences
    RETURN change.seq AS seq, properties(change) AS properties
    ORDER BY seq
    LIMIT $limit
"""
# Of a load the records before and after are megabytes:
# a list of writes has them of small changes alone.
READ_WRITES = """
    MATCH (change:Change)
    WHERE change.seq IN $positions AND change.audience IN $audiences
          AND split(change.by, '/')[0] IN $by
    RETURN change.seq AS seq, change.id AS id, change.at AS at, change.by AS by,
           change.kind AS kind, change.import_id AS import_id, change.added AS added,
           change.corrected AS corrected, change.removed AS removed, change.undone_by AS undone_by,
           CASE WHEN size(change.record_ids) <= 8 THEN change.rows ELSE '[]' END AS rows
    ORDER BY seq DESC
    LIMIT $limit
"""
READ_POSITION = """
    MATCH (change:Change)
    WHERE change.id IN $ids AND change.audience IN $audiences
    RETURN change.seq AS seq
    ORDER BY seq
    LIMIT $limit
"""
MARK_UNDONE = """
    UNWIND $rows AS row
    MATCH (change:Change {id: row.id})
    SET change.undone_by = row.undone_by
    RETURN count(change) AS written
"""

# For the program itself, never for an answer: so without audiences
POSITIONS = """
    MATCH (change:Change)
    WHERE change.seq > $seq
    RETURN change.seq AS seq
    ORDER BY seq
    LIMIT $limit
"""

# Who may enter: for the program itself, never for an answer

_FIND_REGISTERED = """
    MATCH (entry:LABEL {id: $id})
    RETURN properties(entry) AS properties
    ORDER BY entry.id
    LIMIT 1
"""
_REGISTER = """
    MATCH (entry:LABEL)
    WHERE entry.id < $before
    RETURN entry.id AS id, properties(entry) AS properties
    ORDER BY id DESC
    LIMIT $limit
"""
_ADD_REGISTERED = """
    UNWIND $rows AS row
    CREATE (entry:LABEL)
    SET entry = row
    RETURN count(entry) AS written
"""
# Written first, then read: only so does one of two who change the same find out.
_CHANGE_REGISTERED = """
    UNWIND $rows AS row
    MATCH (entry:LABEL {id: row.id})
    SET entry.version = entry.version + 1
    WITH entry, row
    WHERE entry.version = row.version
    SET entry = row
    RETURN count(entry) AS written
"""


def _registered(text: str) -> Mapping[Registered, str]:
    return {label: text.replace("LABEL", label) for label in Registered}


FIND_REGISTERED = _registered(_FIND_REGISTERED)
REGISTER = _registered(_REGISTER)
ADD_REGISTERED = _registered(_ADD_REGISTERED)
CHANGE_REGISTERED = _registered(_CHANGE_REGISTERED)
FORGET_REGISTERED: Mapping[Registered, str] = {label: DELETE[label] for label in Registered}
