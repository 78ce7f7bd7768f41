"""A page as JSON: the data of the answers to its own questions, or what is wrong with them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from starlette.responses import Response

from api.errors import (
    BAD_USER_INPUT,
    FORBIDDEN,
    INTERNAL,
    OPERATION_TOO_LARGE,
    TIMEOUT,
    TOO_OFTEN,
    UNAUTHENTICATED,
    UNAVAILABLE,
)
from api.pages.asked import Asked
from api.pages.page import Ask
from api.pages.rendering import caching
from api.refusals import CHALLENGE

RETRY_SECONDS = 5
_STATUS = {
    BAD_USER_INPUT: 422,
    OPERATION_TOO_LARGE: 422,
    FORBIDDEN: 403,
    UNAUTHENTICATED: 401,
    TIMEOUT: 503,
    TOO_OFTEN: 429,
    UNAVAILABLE: 503,
    INTERNAL: 500,
}


async def data_of(asked: Asked, ask: Ask, *, private: bool) -> Response:
    """Return what the page answers as JSON."""
    query = await ask(asked)
    if isinstance(query, Response):
        return query
    data: dict[str, Any] = {}
    for each in (query, *query.further):
        asked.context.ask_further()
        answer = await asked.read(asked.context, each.text, each.variables)
        if answer.get("errors"):
            return errors(answer["errors"])
        data |= answer["data"]
    own = asked.view.viewer.centre is not None
    return _json(data, 200, caching(private=private or own))


def errors(
    told: Sequence[Mapping[str, Any]], more: Mapping[str, str] = MappingProxyType({})
) -> Response:
    """Return errors in the shape in which GraphQL answers them."""
    status = _STATUS.get(told[0]["extensions"]["code"], 500)
    headers = {"cache-control": "no-store", "x-robots-tag": "noindex", **more}
    if status == 401:
        headers |= CHALLENGE
    if status == 503:
        headers["retry-after"] = str(RETRY_SECONDS)
    return _json({"errors": told}, status, headers)


def _json(body: object, status: int, headers: Mapping[str, str]) -> Response:
    text = json.dumps(body, ensure_ascii=False, indent=1)
    return Response(text, status, headers, "application/json")
