"""Operations written at random from the schema:
any fields to a depth, any arguments of their types, with ids that there are.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from random import Random

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    Undefined,
    get_named_type,
    is_leaf_type,
    is_required_argument,
    is_required_input_field,
)

from api.cursors import ListOf
from graph.kinds import FILED
from graph.model import Records
from graph.ontology import CENTRE_KINDS
from tests.api.conftest import JSON

MOST_FIELDS = 4
"""Of one selection, those inside fragments aside."""
DAYS = (
    "2026-11-24",
    "2026-11-24",
    "2026-05-08",
    "2026-09-01",
    "2020-01-01",
    "1900-01-01",
    "9999-12-31",
    "2026-02-30",
    "2026",
)
PARTIAL_DATES = (
    "2019",
    "2019-04",
    "2019-04-01",
    "2020",
    "2026-01",
    "2026-11-23",
    "2026-12-31",
    "9999",
    "2019-13",
    "soon",
    "",
)
NUMBERS = (1, 2, 3, 4, 5, 6, 20, 100, -1, 0, 101, 2**31 - 1)
SHARES = (0.0, 0.5, 1.0, 2.5, 7.0, -1.0, 1e308, 5e-324)
WORDS = (
    "https://harbour.example/a",
    "note of 4 October 2019",
    "Ellis",
    "harbour cent",
    "Bö Élis",
    "'; DROP",
    "=1+1",
    " ",
    "",
    "\u202ea\u200b",
    "ŵ" * 300,
)
CURSORS: tuple[object, ...] = (
    ["Bo Ellis", "bo"],
    [0, "x"],
    [],
    [None],
    {"a": 1},
    7,
    *(
        [ListOf(list_).mark, *key]
        for list_ in ("people", "interactions", "memberships", "changes", "writes", "centres")
        for key in (("Bo Ellis", "bo"), (0, "x"), (None,), ("w-1-1",), ())
    ),
)
FIELDS_TO_CORRECT = sorted({column.name for kind in FILED.values() for column in kind.columns})


@dataclass(frozen=True, slots=True)
class Operation:
    text: str
    variables: JSON

    def __repr__(self) -> str:
        return f"{self.text}\n{json.dumps(self.variables)}"


Ids = Mapping[str, Sequence[str]]
"""Ids by the names of the arguments that they fit; under `any` all of them."""


def ids_of(records: Records, own: Sequence[str] = ()) -> Ids:
    """Return the ids of records of every kind, `own` further ones, and some that nothing has."""
    people, organizations, posts = [
        sorted(map(str, table)) for table in (records.people, records.organizations, records.posts)
    ]
    centres = sorted(id for id, each in records.organizations.items() if each.kind in CENTRE_KINDS)
    anything = sorted(str(id) for table in fields(records) for id in getattr(records, table.name))
    fitting = (
        (people, ("person", "by", "holder")),
        ([*people, *organizations], ("a", "b", "actor", "actors", "about", "avoid")),
        (organizations, ("organization", "body", "host", "parent", "onBehalfOf")),
        (centres, ("centre", "homes")),
        (posts, ("post",)),
        (sorted(records.places), ("place",)),
        ([*anything, *own], ("record",)),
        (own or anything, ("change", "upload")),
        ([*anything, *own, *_made(people, centres), "nothing", "", "a/b", "Q4"], ("any",)),
    )
    return {name: ids for ids, names in fitting for name in names}


def _made(people: Sequence[str], centres: Sequence[str]) -> Sequence[str]:
    """Ids of what is worked out, some of which is nothing."""
    to_each = [f"tie:{people[0]}:{one}:2026-11-24" for one in people[:4]]
    paths = [
        f"path:{centres[0]}:person:{one}:2026-11-24:{limits}:{people[0]},{one}"
        for one in people[:4]
        for limits in ("", "max_hops=2;first=1", "max_hops=99", "moon=1")
    ]
    return [*to_each, *paths, "source:list:1", "source::%", "dataset:d", "w-1-1", "tie:a:b:c"]


@dataclass(slots=True)
class Writing:
    """One operation while it is written. What is random comes from `random` alone."""

    random: Random
    schema: GraphQLSchema
    ids: Ids
    _variables: dict[str, tuple[str, object]] = field(default_factory=dict)
    _fragments: list[str] = field(default_factory=list)
    _aliases: int = 0

    def operation(self, kind: str, depth: int) -> Operation:
        """Return a `query` or a `mutation` of at most so many fields inside fields."""
        root = self.schema.mutation_type if kind == "mutation" else self.schema.query_type
        assert root is not None
        selection = self._selection(root, depth)
        declared = ", ".join(f"${name}: {type_}" for name, (type_, _) in self._variables.items())
        text = " ".join(
            [f"{kind}{f'({declared})' if declared else ''} {selection}", *self._fragments]
        )
        given = {
            name: value for name, (_, value) in self._variables.items() if value is not Undefined
        }
        return Operation(text, given)

    def _selection(self, on: GraphQLNamedType, depth: int) -> str:
        parts = ["__typename"] if self._one_in(4) else []
        if isinstance(on, GraphQLObjectType | GraphQLInterfaceType):
            usable = [
                name
                for name, each in on.fields.items()
                if depth > 1 or is_leaf_type(get_named_type(each.type))
            ]
            chosen = self.random.sample(
                usable, min(len(usable), self.random.randint(1, MOST_FIELDS))
            )
            parts += [self._field(name, on.fields[name], depth) for name in chosen]
        if isinstance(on, GraphQLInterfaceType | GraphQLUnionType):
            possible = self.schema.get_possible_types(on)
            parts += [
                self._fragment(each, depth)
                for each in self.random.sample(
                    possible, min(len(possible), self.random.randint(1, 2))
                )
            ]
        return f"{{ {' '.join(parts or ['__typename'])} }}"

    def _fragment(self, on: GraphQLObjectType, depth: int) -> str:
        selection = self._selection(on, depth)
        if self._one_in(2):
            return f"... on {on.name} {selection}"
        name = f"F{len(self._fragments)}"
        self._fragments.append(f"fragment {name} on {on.name} {selection}")
        return f"...{name}"

    def _field(self, name: str, field: GraphQLField, depth: int) -> str:
        alias = ""
        if self._one_in(6):
            self._aliases += 1
            alias = f"a{self._aliases}: "
        given = {
            each: self._argument(each, argument)
            for each, argument in field.args.items()
            if is_required_argument(argument) or self._one_in(3)
        }
        arguments = (
            f"({', '.join(f'{each}: {value}' for each, value in given.items())})" if given else ""
        )
        type_ = get_named_type(field.type)
        return (
            f"{alias}{name}{arguments}"
            f"{'' if is_leaf_type(type_) else ' ' + self._selection(type_, depth - 1)}"
        )

    def _argument(self, of: str, argument: GraphQLArgument) -> str:
        value = self._value(of, argument.type)
        if self._one_in(2):
            return literal(value, argument.type)
        name = f"v{len(self._variables)}"
        self._variables[name] = (str(argument.type), value)
        return f"${name}"

    def _value(self, of: str, type_: GraphQLInputType) -> object:
        """Return a value for the argument or field `of`."""
        match type_:
            case GraphQLNonNull(of_type=inner):
                return self._of_named(of, inner)
            case _ if self._one_in(8):
                return None
        return self._of_named(of, type_)

    def _of_named(self, of: str, type_: GraphQLInputType) -> object:
        match type_:
            case GraphQLList(of_type=inner):
                return [self._value(of, inner) for _ in range(self.random.randint(0, 3))]
            case GraphQLEnumType(values=values):
                return self.random.choice(list(values))
            case GraphQLInputObjectType(fields=fields) if (
                type_.name == "TargetInput" and not self._one_in(8)
            ):
                chosen = self.random.choice(list(fields))
                return {chosen: self._of_named(chosen, fields[chosen].type)}
            case GraphQLInputObjectType(fields=fields):
                return {
                    name: self._value(name, each.type)
                    for name, each in fields.items()
                    if self._is_given(each)
                }
        return self._scalar(of, get_named_type(type_).name)

    def _is_given(self, field: GraphQLInputField) -> bool:
        return is_required_input_field(field) or self._one_in(2)

    def _scalar(self, of: str, type_: str) -> object:
        match type_:
            case "ID":
                return self.random.choice(
                    self.ids["any"] if self._one_in(4) else self.ids.get(of, self.ids["any"])
                )
            case "Date":
                return self.random.choice(DAYS)
            case "PartialDate":
                return self.random.choice(PARTIAL_DATES)
            case "Int":
                return self.random.choice(NUMBERS)
            case "Float":
                return self.random.choice(SHARES)
            case "Boolean":
                return self._one_in(2)
        return self._cursor() if of == "after" and not self._one_in(4) else self._text()

    def _text(self) -> str:
        return self.random.choice(
            [
                self.random.choice(WORDS),
                self.random.choice(self.ids["any"]),
                self.random.choice(FIELDS_TO_CORRECT),
                self.random.choice(PARTIAL_DATES),
            ]
        )

    def _cursor(self) -> str:
        return (
            base64.urlsafe_b64encode(json.dumps(self.random.choice(CURSORS)).encode())
            .decode()
            .rstrip("=")
        )

    def _one_in(self, count: int) -> bool:
        return self.random.randrange(count) == 0


def literal(value: object, type_: GraphQLInputType) -> str:
    """Return a value as it stands in a document."""
    match type_, value:
        case GraphQLNonNull(of_type=inner), _:
            return literal(value, inner)
        case _, None:
            return "null"
        case GraphQLList(of_type=inner), list():
            return f"[{', '.join(literal(each, inner) for each in value)}]"
        case GraphQLInputObjectType(fields=fields), Mapping():
            given = [f"{name}: {literal(each, fields[name].type)}" for name, each in value.items()]
            return f"{{{', '.join(given)}}}"
        case GraphQLEnumType(), _:
            return str(value)
    return json.dumps(value)
