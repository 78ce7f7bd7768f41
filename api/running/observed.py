"""Every request, seen from outside: its number, its line in the log, its part of the figures."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.routing import BaseRoute, Match, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.running.request_id import REQUEST_ID_HEADER, numbered
from api.running.service_metrics import ServiceMetrics
from graph.privacy.roles import AccountRole

OTHER = "other"
"""The template of a request where nothing stands."""
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

log = logging.getLogger("dolen.request")


class Observed:
    """Stands around the whole application, so that what it refuses is seen too."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute], metrics: ServiceMetrics) -> None:
        self._app = app
        self._routes = routes
        self._templates = dict(_templates(routes))
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status: int | None = None
        began = time.perf_counter()
        with numbered(Headers(scope=scope).get(REQUEST_ID_HEADER)) as number:

            async def told(message: Message) -> None:
                nonlocal status
                if message["type"] == "http.response.start":
                    status = message["status"]
                    header = (REQUEST_ID_HEADER.encode(), number.encode())
                    message = {**message, "headers": [*message["headers"], header]}
                await send(message)

            self._metrics.at_work.inc()
            try:
                await self._app(scope, receive, told)
            finally:
                self._metrics.at_work.dec()
                self._tell(scope, status, time.perf_counter() - began, number)

    def _tell(self, scope: Scope, status: int | None, seconds: float, number: str) -> None:
        endpoint: Any = scope.get("endpoint")
        if endpoint is None:  # it was refused before it reached a route
            endpoint = _endpoint(self._routes, scope)
        route = self._templates.get(endpoint, OTHER)
        method = scope["method"] if scope["method"] in METHODS else OTHER
        self._metrics.answered(method, route, status, seconds)
        if log.isEnabledFor(logging.INFO):
            log.info(
                "%(method)s %(route)s %(status)s %(ms).1f ms, %(viewer)s, %(request)s",
                {
                    "method": method,
                    "route": route,
                    "status": status,
                    "ms": round(seconds * 1000, 1),
                    "viewer": viewer_kind(scope.get("state", {})),
                    "request": number,
                },
            )


def viewer_kind(state: Mapping[str, Any]) -> str:
    """Return what kind of viewer asks: by a key, an account, as the operator of this machine, as a
    Centre, or the public; "nobody" where the request was refused before that was known.
    """
    if state.get("key") is not None:
        return "key"
    if state.get("account") is not None:
        return "account"
    viewer = state.get("viewer")
    if viewer is None:
        return "nobody"
    if viewer.role is AccountRole.OPERATOR:
        return "operator"
    return "public" if viewer.centre is None else "centre"


def _endpoint(routes: Sequence[BaseRoute], scope: Scope) -> Any:
    """Return what would answer a request. None: nothing does."""
    for route in routes:
        match, inside = route.matches(scope)
        if match is Match.NONE:
            continue
        if isinstance(route, Mount):
            return _endpoint(_mounted(route), {**scope, **inside})
        return inside.get("endpoint")
    return None


def _mounted(route: Mount) -> Sequence[BaseRoute]:
    return route.app.routes if isinstance(route.app, Starlette) else route.routes


def _templates(routes: Sequence[BaseRoute]) -> Iterator[tuple[Callable[..., Any], str]]:
    """Yield the template of the address of each endpoint."""
    for route in routes:
        if isinstance(route, Mount):
            for endpoint, path in _templates(_mounted(route)):
                yield endpoint, f"{route.path}{path}"
        elif isinstance(route, Route):
            yield route.endpoint, route.path
