"""Addresses of pages, as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import quote, urlencode

from starlette.types import Scope

from graph.model import Language, Node, Organization, OrganizationKind
from graph.ontology import CENTRE_KINDS

Parameter: TypeAlias = str | int | None
SIGN_IN = "sign-in"
FORMATS = ("json", "csv", "svg", "atom", "ics")
RECORD_PAGES = {"Person": "person", "Post": "post", "Place": "place", "Interaction": "interaction"}


def page_of(record: Node) -> str:
    """Return the name of the page of a record:
    "person", "post", "place", and of an organization what family it is of.
    """
    if not isinstance(record, Organization):
        return RECORD_PAGES[type(record).__name__]
    if record.kind in CENTRE_KINDS:
        return "centre"
    return (
        "network"
        if record.kind in {OrganizationKind.NETWORK, OrganizationKind.CROSS_PARTY_GROUP}
        else "body"
    )


def sign_in_first(scope: Scope, language: Language) -> str:
    """Return the address at which whoever asks says first who they are, and then goes on."""
    return f"/{language}/{SIGN_IN}?next={quote(asked_for(scope), safe='')}"


def asked_for(scope: Scope) -> str:
    """Return the address that was asked for, with its query."""
    query = scope["query_string"].decode("latin-1")
    path = quote(scope["path"])
    return f"{path}?{query}" if query else path


def with_query(path: str, query: Mapping[str, Parameter]) -> str:
    """Return a path with its query; a name whose value is None is left out."""
    given = {name: value for name, value in query.items() if value is not None}
    return f"{path}?{urlencode(given)}" if given else path


def with_format(path: str, format: str | None) -> str:
    """Return the path under which a page answers in a format; of the first page "/home.json"."""
    if format is None:
        return path
    return f"{path if path != '/' else '/home'}.{format}"


def without_format(path: str) -> str:
    plain, dot, format = path.rpartition(".")
    if not dot or format not in FORMATS:
        return path
    return "/" if plain == "/home" else plain
