"""The application, from explicit parts."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from api.asking import Asking
from api.at_once import AtOnce
from api.body_cap import BodyCap
from api.context import Parts
from api.export import EXPORT, export_route
from api.headers import OURS_ALONE, WithHeaders
from api.http import GraphQLView
from api.in_force import InForce
from api.limits import LIMITS, Limits
from api.pages.site import pages_app
from api.reading import answer
from api.remembered_columns import RememberedColumns
from api.schema.health import store_check
from api.upload import IMPORT, import_route, progress_route
from api.uploads import Uploads
from graph.hub import Hub
from graph.model import Language
from graph.standing import ServedStanding
from graph.view import Viewer
from graph.words import say

PUBLIC = Viewer()
SELF_BOUND = {f"/{language}/import": sys.maxsize for language in Language}
"""The page that takes files bounds what it reads itself, and says so as a page."""
LIVE, READY = "/live", "/ready"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def create_app(
    hub: Hub,
    *,
    viewer: Viewer = PUBLIC,
    in_force: InForce | None = None,
    limits: Limits = LIMITS,
    hosts: Sequence[str] = LOOPBACK,
    contact: str | None = None,
) -> Starlette:
    """Return the application over an open hub, which the caller opens before and closes after.

    Args:
        viewer: who asks, in every request: nobody can say yet who they are.
            `graph.identity` makes one.
        in_force: the same, where it can be chosen anew while the process runs.
        limits: what one request may ask for.
        hosts: names under which it is reached. A request for any other Host is refused, so that no
            page elsewhere can reach it by a name of its own.
        contact: the e-mail or web address of whoever answers for this copy, which the pages name.
    """
    in_force = in_force or InForce(ServedStanding(viewer=viewer))
    parts = Parts(
        hub,
        limits,
        contact,
        columns=RememberedColumns(in_force.folder),
        uploads=Uploads(limits.upload_bytes, limits.uploads_bytes),
        in_force=in_force,
    )
    parts.in_force.swapped = parts.once.forget
    uploads = {IMPORT: limits.upload_bytes, **SELF_BOUND}

    async def ready(request: Request) -> Response:
        return await _ready(parts)

    app = Starlette(
        routes=[
            Route(LIVE, _live),
            Route(READY, ready),
            Route("/graphql", GraphQLView(parts)),
            Route(IMPORT, import_route(parts), methods=["POST"]),
            Route(IMPORT, progress_route(parts)),
            Route(EXPORT, export_route(parts)),
            Mount("/", pages_app(parts, answer)),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(Asking, in_force=parts.in_force),
            Middleware(BodyCap, limits=limits, uploads=uploads),
            Middleware(AtOnce, limits=limits, checks=(LIVE, READY), uploads=uploads),
        ],
    )
    # around Starlette's own answer to an error too
    app.middleware_stack = WithHeaders(app.build_middleware_stack(), OURS_ALONE)
    return app


async def _live(request: Request) -> Response:
    """Answer that the process serves."""
    return JSONResponse({"live": True})


async def _ready(parts: Parts) -> Response:
    """Answer whether the store does."""
    check = await store_check(parts.hub, parts.limits.ready_seconds)
    body = {"ready": check.ok, "message": say(check.detail)}
    return (
        JSONResponse(body)
        if check.ok
        else JSONResponse(body, status_code=503, headers={"retry-after": "5"})
    )
