"""What one Centre keeps to itself, and every way to ask for an id: each field of GraphQL that takes
one, by the schema, each page with one in its address, and each form that is sent with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import httpx
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
    get_named_type,
    is_leaf_type,
    is_required_argument,
    is_required_input_field,
)

from api.pages.addresses import with_format
from api.pages.site import PAGES
from tests.documents import read

ASKED_ID = "ASKED-ID"
"""Stands for the id."""
KEPT: Mapping[str, Mapping[str, str]] = {
    "PEOPLE": {"name": "Elowen Brackwater"},
    "ORGANIZATIONS": {"kind": "charity", "name": "Brackwater Trust"},
    "POSTS": {"label": "Keeper of Tides", "organization": "cooper", "kind": "official"},
    "INTERACTIONS": {"kind": "meeting", "date": "2026-11-02", "actors": "ivo; ottoline"},
    "DECLARED_TIES": {
        "by": "ivo",
        "about": "ottoline",
        "level": "know-well",
        "confirmed_on": "2026-11",
    },
    "MEMBERSHIPS": {"actor": "ivo", "organization": "cooper", "role": "member"},
    "FRAMEWORKS": {"title": "Brackwater outcomes", "publisher": "Brackwater Trust"},
    "CONCEPTS": {"framework": "frameworks", "lens": "outcome", "label": "Dry feet"},
    "WORKS": {"kind": "trial", "title": "Galoshes", "lead": "lighthouse", "outcomes": "concepts"},
    "FINDINGS": {
        "intervention": "Galoshes",
        "outcome": "concepts",
        "direction": "+",
        "level": "3 months",
        "centre": "lighthouse",
    },
    "PRIORITIES": {
        "place": "W92000004",
        "title": "Dry feet for all",
        "kind": "priority",
        "outcomes": "concepts",
    },
}
"""One record of each kind that has an id of its own, as a row of its table. A value that is the
name of a table in small letters is the id of what was recorded there.
"""
ADD = """mutation ($input: AddRecordInput!) { addRecord(input: $input) {
  ... on AddRecordPayload { recordId change { id } } ... on Refusal { message } } }"""
DAY = "2026-11-24"
SCHEMA = build_schema(read("api/schema.graphql"))
VALUES: Mapping[str, Any] = {
    "ID": "quentin",
    "String": "x",
    "Int": 1,
    "Float": 1.0,
    "Boolean": False,
    "Date": DAY,
    "PartialDate": DAY,
    "DateTime": f"{DAY}T00:00:00Z",
}

WITH: Mapping[tuple[str, str], str] = {("signpost", "text"): "galoshes"}
"""Arguments that may be left out, and without which nothing is looked for."""
FITTING: Mapping[str, Sequence[str]] = {
    "organizations": ("organization", "body", "centre", "host", "parent"),
    "posts": ("post",),
    "interactions": ("interaction",),
    "declared_ties": ("tie",),
    "memberships": ("membership",),
    "frameworks": ("framework",),
    "concepts": ("concept", "outcome", "terms", "lifeStages", "audience", "row"),
    "works": ("work",),
    "findings": ("finding",),
    "priorities": ("priority", "priorities"),
    "change": ("change", "expected"),
}
"""Words of the asks in which the id of a record of a table means one of its kind."""
OF_ANY = ("node(", "nodes(", "history(", ".record)", "record=", "/record/", "keep)", "gone)")
"""The same of records of any kind."""


def fits(table: str, ask: Ask) -> bool:
    """Return whether an id of a table is asked for so. That of a person is in every way."""
    return table == "people" or any(word in ask.name for word in (*FITTING[table], *OF_ANY))


async def keep(client: httpx.AsyncClient) -> Mapping[str, str]:
    """Record one of each kind, and return their ids and that of a change."""
    kept: dict[str, str] = {}
    for table, cells in KEPT.items():
        given = [
            {"column": column, "value": kept.get(value, value)} for column, value in cells.items()
        ]
        answer = await client.post(
            "/graphql",
            json={"query": ADD, "variables": {"input": {"table": table, "cells": given}}},
        )
        made = answer.json()["data"]["addRecord"]
        assert "recordId" in made, (table, made)
        kept[table.lower()] = made["recordId"]
        kept["change"] = made["change"]["id"]
    return kept


def another(id: str) -> str:
    """Return an id that nobody has, of the same length and letters but for the last one."""
    return id[:-1] + ("b" if id[-1] == "a" else "a")


@dataclass(frozen=True)
class Ask:
    """One request. `page`: of a browser that is signed in."""

    name: str
    method: str
    address: str
    page: bool = False
    json: Mapping[str, Any] | None = None
    form: Mapping[str, str] | None = None

    async def of(
        self, client: httpx.AsyncClient, id: str, form_token: str = ""
    ) -> tuple[int, Mapping[str, str], str]:
        """Return status, headers and body of the answer, with the id told as if it were another,
        and without what is new in each answer.
        """
        answer = await client.request(
            self.method,
            self.address.replace(ASKED_ID, quote(id, safe="")),
            json=_with(self.json, id),
            data=None if self.form is None else {**_with(self.form, id), "form_token": form_token},
        )
        headers = {
            name: _told(value, id)
            for name, value in answer.headers.items()
            if name not in ("x-request-id", "etag", "content-length")
        }
        return answer.status_code, headers, _told(answer.text, id)


def _told(text: str, id: str) -> str:
    text = text.replace(id, ASKED_ID).replace(quote(id, safe=""), ASKED_ID)
    text = re.sub(r'(value="|draft=|name="form_token" value=")[\w-]{22,}', r"\1NEW", text)
    return re.sub(r"\b[0-9a-f]{32}\b", "NEW", text)


def _with(value: Any, id: str) -> Any:
    match value:
        case str():
            return value.replace(ASKED_ID, id)
        case Mapping():
            return {name: _with(each, id) for name, each in value.items()}
        case list():
            return [_with(each, id) for each in value]
    return value


def asks() -> Sequence[Ask]:
    """Return every way to ask for an id."""
    fields = *_fields(SCHEMA, "Query"), *_fields(SCHEMA, "Mutation"), *_texts()
    return [*fields, *_pages(), *_forms(), *_files()]


def _pages() -> Iterator[Ask]:
    for page in PAGES:
        if "{" in page.path:
            for format in (None, *page.formats):
                path = with_format(re.sub(r"{\w+}", ASKED_ID, page.path), format)
                yield Ask(path, "GET", f"/en{path}", page=True)
    for address in (
        *(f"/tie{format}?a={ASKED_ID}&b=quentin" for format in ("", ".json", ".csv")),
        *(f"/path{format}?from=cooper&to={ASKED_ID}" for format in ("", ".json", ".csv", ".svg")),
        f"/path?from=cooper&to=quentin&via={ASKED_ID}",
        f"/path/over-time?from=cooper&to={ASKED_ID}",
        f"/compare?to={ASKED_ID}",
        f"/search?q={ASKED_ID}",
        f"/search.csv?q={ASKED_ID}",
        f"/report?about={ASKED_ID}",
        f"/collaborate?centre={ASKED_ID}",
        f"/challenges?place={ASKED_ID}",
        f"/landscape?rows=outcome&columns=nation&framework={ASKED_ID}",
        f"/landscape/cell?row={ASKED_ID}&column=wales",
        f"/signpost?outcome={ASKED_ID}",
        f"/consult?outcome={ASKED_ID}",
        f"/trade-offs?outcome={ASKED_ID}",
        f"/divergence?outcome={ASKED_ID}",
        f"/kept-figures?press={ASKED_ID}",
        f"/changes?who={ASKED_ID}",
        *(f"/record/{step}?record={ASKED_ID}" for step in ("correct", "end", "remove", "merge")),
        f"/record/merge?record=quentin&same={ASKED_ID}",
        f"/record/memberships?of={ASKED_ID}",
        f"/record/meeting?who={ASKED_ID}",
        f"/record/done?change={ASKED_ID}",
        f"/record/person?draft={ASKED_ID}",
        f"/record/tie?by=ivo&about={ASKED_ID}&level=know-well",
    ):
        yield Ask(address, "GET", f"/cy{address}", page=True)


def _forms() -> Iterator[Ask]:
    yes = {"step": "record", "sure": "yes", "to": DAY}
    for address, sent in (
        *((f"/record/{step}", {"record": ASKED_ID, **yes}) for step in ("correct", "end")),
        ("/record/remove", {"record": ASKED_ID, "step": "remove"}),
        ("/record/merge", {"record": ASKED_ID, "same": "quentin", "step": "merge"}),
        ("/record/done", {"change": ASKED_ID, "step": "undo"}),
        ("/record/done", {"change": "nothing", "colleague": ASKED_ID}),
        ("/record/meeting", {"who": ASKED_ID, "date": DAY, "step": "check"}),
    ):
        query = f"?record={ASKED_ID}" if "record" in sent else ""
        name = f"POST {address} {sent.get('step', '')}"
        yield Ask(name, "POST", f"/en{address}{query}", page=True, form=sent)


def _files() -> Iterator[Ask]:
    for address in (
        f"/export/engagement.csv?ids=M-03&centres={ASKED_ID}",
        f"/export/engagement.json?ids=M-03&place={ASKED_ID}",
        f"/export/tables/{ASKED_ID}.csv",
        f"/import?upload={ASKED_ID}",
        f"/admin/accounts/{ASKED_ID}",
    ):
        yield Ask(address, "GET", address)
    for address in (
        *(f"/admin/accounts/{ASKED_ID}/{act}" for act in ("invite", "suspend", "let-in")),
        f"/admin/keys/{ASKED_ID}/revoke",
    ):
        yield Ask(address, "POST", address, json={})
    sent = {"name": "Sly", "role": "reader", "centre": "cooper", "person": ASKED_ID}
    yield Ask("/admin/accounts", "POST", "/admin/accounts", json=sent)


def _texts() -> Iterator[Ask]:
    """Fields that take an id as a text."""
    for name, argument, selection in (
        ("search", "text", "nodes { id name }  totalCount"),
        ("named", "text", "__typename"),
        ("writes", "about", "nodes { id sentence }"),
    ):
        text = f"query ($text: String!) {{ {name}({argument}: $text) {{ {selection} }} }}"
        sent = {"query": text, "variables": {"text": ASKED_ID}}
        yield Ask(f"{name}({argument})", "POST", "/graphql", json=sent)
    cells = [
        {"column": column, "value": value}
        for column, value in (("kind", "call"), ("date", DAY), ("actors", ASKED_ID))
    ]
    variables = {"input": {"table": "INTERACTIONS", "cells": cells}}
    yield Ask("addRecord(cells)", "POST", "/graphql", json={"query": ADD, "variables": variables})


# GraphQL, by its schema


@dataclass
class _Operation:
    """One operation that is written, with its variables by name."""

    declared: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)


def _fields(schema: GraphQLSchema, root: str) -> Iterator[Ask]:
    type_ = schema.type_map[root]
    assert isinstance(type_, GraphQLObjectType)
    for name, asked in type_.fields.items():
        for path in _paths_to_ids(asked):
            yield _operation(root, name, asked, path)


def _paths_to_ids(asked: GraphQLField) -> Iterator[tuple[str, ...]]:
    for name, argument in asked.args.items():
        for path in _ids_in(argument.type):
            yield (name, *path)


def _ids_in(type_: GraphQLInputType) -> Iterator[tuple[str, ...]]:
    named: GraphQLNamedType = get_named_type(type_)
    if named.name == "ID":
        yield ()
    if isinstance(named, GraphQLInputObjectType):
        for name, each in named.fields.items():
            for path in _ids_in(each.type):
                yield (name, *path)


def _operation(root: str, name: str, asked: GraphQLField, path: tuple[str, ...]) -> Ask:
    operation = _Operation()
    for argument, each in asked.args.items():
        inside = path[1:] if path[0] == argument else None
        if (name, argument) in WITH:
            operation.declared[argument] = str(each.type)
            operation.values[argument] = WITH[name, argument]
            continue
        if inside is not None or is_required_argument(each):
            operation.declared[argument] = str(each.type)
            operation.values[argument] = _value(each.type, inside)
    variables = ", ".join(f"${each}: {type_}" for each, type_ in operation.declared.items())
    given = ", ".join(f"{each}: ${each}" for each in operation.declared)
    text = f"{root.lower()} ({variables}) {{ {name}({given}) {_selection(asked.type, 2)} }}"
    sent = {"query": text, "variables": operation.values}
    return Ask(f"{name}({'.'.join(path)})", "POST", "/graphql", json=sent)


def _value(type_: GraphQLInputType, path: tuple[str, ...] | None) -> Any:
    """Return a value of a type, with the id that is asked for at the end of the path."""
    if isinstance(type_, GraphQLNonNull):
        return _value(type_.of_type, path)
    if isinstance(type_, GraphQLList):
        return [_value(type_.of_type, path)]
    if isinstance(type_, GraphQLInputObjectType):
        first = path[0] if path else next(iter(type_.fields)) if type_.is_one_of else None
        return {
            name: _value(each.type, path[1:] if path and name == first else None)
            for name, each in type_.fields.items()
            if name == first or is_required_input_field(each)
        }
    if path is not None:
        return ASKED_ID
    if isinstance(type_, GraphQLEnumType):
        return next(iter(type_.values))
    return VALUES.get(get_named_type(type_).name, "x")


def _selection(type_: Any, depth: int) -> str:
    named = get_named_type(type_)
    if is_leaf_type(named):
        return ""
    if isinstance(named, GraphQLUnionType):
        refusal = next((each for each in named.types if each.name == "Refusal"), None)
        told = "" if refusal is None else f"... on Refusal {_selection(refusal, 1)}"
        return f"{{ __typename {told} }}"
    assert isinstance(named, GraphQLObjectType | GraphQLInterfaceType)
    parts = ["__typename"]
    for name, each in named.fields.items():
        if any(is_required_argument(argument) for argument in each.args.values()):
            continue
        if is_leaf_type(get_named_type(each.type)):
            parts.append(name)
        elif depth and name in ("nodes", "candidates", "changes", "node", "cells", "noPath"):
            parts.append(f"{name} {_selection(each.type, depth - 1)}")
    return f"{{ {' '.join(parts)} }}"
