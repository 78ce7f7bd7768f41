"""The tables and their columns, in one place: reading, checking and writing derive from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph import ids
from graph.model import (
    Conflict,
    DeclaredLevel,
    DeclaredTie,
    FormalKind,
    FormalTie,
    Interaction,
    InteractionKind,
    Language,
    Membership,
    Name,
    NameWhy,
    Nation,
    Organization,
    OrganizationKind,
    OrganizationStatus,
    Person,
    Place,
    PlaceKind,
    Post,
    PostKind,
    PostStatus,
    TargetAudience,
    TargetListEntry,
)
from graph.tables.columns import (
    Column,
    choice,
    count,
    date,
    identifiers,
    number,
    own_id,
    reference,
    references,
    role,
    text,
    topics,
    words,
)

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `name` is that of the file and of the field of `Records`; `derived_id` makes the id of a row that has none."""

    name: str
    record: type[Any]
    columns: tuple[Column, ...]
    derived_id: Callable[[Fields], str] | None = None

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """The columns and those that an export adds. The audience of a target list is a column of its own, so there it has another name."""
        taken = {column.name for column in self.columns}
        return (*self.columns, text("visible_to" if "audience" in taken else "audience", "audience"), text("recorded_by"))


GROUPS: Mapping[str, tuple[str, ...]] = {
    "people": ("people",),
    "organizations": ("organizations",),
    "posts": ("posts",),
    "places": ("places",),
    "actors": ("people", "organizations"),
    "named": ("people", "organizations", "posts", "places"),
}
"""What a reference may refer to: names of tables."""

FROM = date("from", "valid_from")
TO = date("to", "valid_to")
SOURCE = words("source", "sources")


def _relation(kind: str, *fields: str) -> Callable[[Fields], str]:
    """An id from the first of `a|b` that is set, for each of `fields`."""
    def make(values: Fields) -> str:
        chosen = (next((values[name] for name in field.split("|") if values.get(name)), None) for field in fields)
        return ids.relation(kind, *(None if value is None else str(value) for value in chosen))
    return make


PEOPLE = Table("people", Person, (
    own_id(), text("name"), text("name_cy"), identifiers(), date("died"), SOURCE,
))
ORGANIZATIONS = Table("organizations", Organization, (
    own_id(), choice("kind", OrganizationKind, needed=True), text("name", needed=True), text("name_cy"), choice("nation", Nation),
    reference("place", "places"), reference("parent", "organizations"), FROM, TO, reference("successor", "organizations"),
    choice("status", OrganizationStatus), words("remit"), words("active_in"), topics(), text("policy_area"), text("website"),
    identifiers(), SOURCE,
))
POSTS = Table("posts", Post, (
    own_id(), text("label", needed=True), text("label_cy"), reference("organization", "organizations", needed=True),
    choice("kind", PostKind), reference("place", "places"), references("home", "organizations", "homes"),
    number("days_per_week", most=7), choice("status", PostStatus), FROM, TO, date("holders_from"), SOURCE,
))
MEMBERSHIPS = Table("memberships", Membership, (
    own_id(needed=False), reference("actor", "actors"), text("as_written"), reference("organization", "organizations", needed=True),
    reference("post", "posts"), role(), reference("on_behalf_of", "organizations"), FROM, TO, SOURCE,
), _relation("m", "actor|as_written", "organization", "post", "role", "valid_from"))
FORMAL_TIES = Table("formal_ties", FormalTie, (
    own_id(needed=False), reference("a", "actors", needed=True), reference("b", "actors", needed=True),
    choice("kind", FormalKind, needed=True), FROM, TO, SOURCE,
), _relation("t", "a", "b", "kind", "valid_from"))
INTERACTIONS = Table("interactions", Interaction, (
    own_id(), date("date", needed=True), date("to"), choice("kind", InteractionKind, needed=True),
    references("actors", "actors", needed=True), words("as_written"), count("attendance"), text("title"),
    reference("place", "places"), text("note"), SOURCE,
))
DECLARED_TIES = Table("declared_ties", DeclaredTie, (
    own_id(needed=False), reference("by", "people", needed=True), reference("about", "actors", needed=True),
    choice("level", DeclaredLevel, needed=True), date("confirmed_on", needed=True), SOURCE,
), _relation("d", "by", "about", "confirmed_on"))
PLACES = Table("places", Place, (
    own_id("code"), choice("kind", PlaceKind, needed=True), text("name", needed=True), text("name_cy"), reference("parent", "places"),
    FROM, TO, reference("replaced_by", "places"), text("former_code"), SOURCE,
))
NAMES = Table("names", Name, (
    reference("id", "named", "of", needed=True), text("name", needed=True), choice("language", Language),
    choice("why", NameWhy, needed=True), SOURCE,
), _relation("n", "of", "name", "why", "language"))
TARGET_LISTS = Table("target_lists", TargetListEntry, (
    choice("nation", Nation, needed=True), choice("audience", TargetAudience, "audience_kind", needed=True),
    reference("post", "posts", needed=True), number("weight", most=1000), FROM, TO, SOURCE,
), _relation("l", "nation", "audience_kind", "post", "valid_from"))
CONFLICTS = Table("conflicts", Conflict, (
    text("table", needed=True), text("key", needed=True), text("field", needed=True), text("value", needed=True), SOURCE,
), _relation("c", "table", "key", "field", "value"))

TABLES = (PEOPLE, ORGANIZATIONS, POSTS, MEMBERSHIPS, FORMAL_TIES, INTERACTIONS, DECLARED_TIES, PLACES, NAMES, TARGET_LISTS, CONFLICTS)
BY_NAME = {table.name: table for table in TABLES}

INTERVALS = (("valid_from", "valid_to"), ("date", "to"))
"""Pairs of fields of which the first must not lie after the second."""

DIFFER: Mapping[str, tuple[tuple[str, str], ...]] = {
    "formal_ties": (("a", "b"),),
    "declared_ties": (("by", "about"),),
    "organizations": (("id", "parent"), ("id", "successor")),
    "places": (("id", "parent"), ("id", "replaced_by")),
}
"""Pairs of fields that must not name the same record."""


def references_of(table: Table, record: Any) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield every reference of a record: the column, the id, and the tables of which one must have it."""
    for column in table.columns:
        if column.refers_to is None:
            continue
        value = getattr(record, column.fields[0])
        for id_ in value if isinstance(value, tuple) else (value,):
            if id_ is not None:
                yield column.name, id_, GROUPS[column.refers_to]
    if table is CONFLICTS:
        yield ("key", record.key, (record.table,)) if record.table in BY_NAME else ("table", record.table, ())
