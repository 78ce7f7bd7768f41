"""What a request sends to the endpoint of GraphQL, as "GraphQL over HTTP" specifies it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request

from api.json_body import BadRequest, decode
from graph.words import T

SEND_A_QUERY = T("Send a GraphQL query: by POST as JSON, or by GET as `query`.")


class NoPage(BadRequest):
    """A browser asks for a page, and there is none."""


class NotThisMethod(BadRequest):
    """The endpoint knows GET and POST."""


@dataclass(frozen=True, slots=True)
class SentQuery:
    query: str
    variables: dict[str, Any]
    operation_name: str | None
    only_reads: bool
    """A GET changes nothing."""


async def sent(request: Request) -> SentQuery:
    """Return what a request sends.

    Raises:
        NoPage, NotThisMethod, BadRequest: it sends nothing that GraphQL can answer.
    """
    if request.method == "POST":
        return _sent(_body(request.headers, await request.body()), only_reads=False)
    if request.method == "GET":
        given = request.query_params
        if "query" not in given and _wants_a_page(request.headers):
            raise NoPage(SEND_A_QUERY)
        return _sent(_parameters(given), only_reads=True)
    raise NotThisMethod(SEND_A_QUERY)


def _body(headers: Headers, body: bytes) -> dict[str, Any]:
    if headers.get("content-type", "").partition(";")[0].strip().casefold() != "application/json":
        raise BadRequest(T("Send the query as JSON, with `content-type: application/json`."))
    given = decode(body)
    if isinstance(given, list):
        raise BadRequest(T("Several requests in one are not answered. Send each by itself."))
    return given


def _parameters(given: QueryParams) -> dict[str, Any]:
    read: dict[str, Any] = {name: value for name, value in given.items() if value}
    for name in ("variables", "extensions"):
        if name in read:
            read[name] = decode(read[name])
    return read


def _sent(given: dict[str, Any], *, only_reads: bool) -> SentQuery:
    query, variables = given.get("query"), given.get("variables")
    if query is not None and not isinstance(query, str):
        raise BadRequest(T("`query` must be a text or null."))
    for name in ("variables", "extensions"):
        if not isinstance(given.get(name), dict | None):
            raise BadRequest(T("`{name}` must be an object or null.", name=name))
    if not query:
        raise BadRequest(SEND_A_QUERY)
    return SentQuery(query, variables or {}, given.get("operationName"), only_reads)


def _wants_a_page(headers: Headers) -> bool:
    accept = headers.get("accept", "")
    return "text/html" in accept or "*/*" in accept
