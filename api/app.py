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

from api.admin import admin_routes
from api.asking import Asking
from api.at_once import AtOnce
from api.body_cap import BodyCap
from api.context import Parts, viewer_of
from api.door import Door
from api.errors import FORBIDDEN
from api.export.backup import BACKUP, backup_route
from api.export.database import DATABASE, database_route
from api.export.engagement import ENGAGEMENT, engagement_route
from api.export.package import PACKAGE, package_route
from api.export.tables import TABLES, table_route
from api.export.whole import EXPORT, export_route
from api.headers import OURS_ALONE, WithHeaders
from api.http import GraphQLView
from api.in_force import InForce
from api.limits import LIMITS, Limits
from api.pages.site import OPEN, pages_app
from api.provider.bearer import ProviderTokens
from api.provider.known import KnownProvider
from api.reading import answer
from api.refusals import refusal
from api.remembered_columns import RememberedColumns
from api.remembered_words import RememberedWords
from api.running.networks import is_from_here
from api.running.observed import Observed
from api.running.rates import Rates
from api.running.service_metrics import METRICS, ServiceMetrics
from api.running.store_check import store_check
from api.updating import UPDATE, update_routes
from api.upload import IMPORT, import_route, progress_route
from api.uploads import Uploads
from graph import dates
from graph.hub import Hub
from graph.model import Language
from graph.privacy.roles import WHO_MAY, Act, may
from graph.served import Served
from graph.settings import RateSettings
from graph.sources import overdue
from graph.standing import ServedStanding
from graph.updates import Updates
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
    rates: RateSettings | None = None,
    served: Served | None = None,
    operator: str = "",
    updates: Updates | None = None,
) -> Starlette:
    """Return the application over an open hub, which the caller opens before and closes after.

    Args:
        viewer: who asks where nobody signs in. `graph.identity` makes one.
        in_force: the same, where it can be chosen anew while the process runs.
        limits: what one request may ask for.
        hosts: names under which it is reached. A request for any other Host is refused, so that no
            page elsewhere can reach it by a name of its own.
        rates: how often somebody may ask. None: as often as they like.
        contact: the e-mail or web address of whoever answers for this copy, which the pages name.
        served: how it is served to those who sign in. None: whoever works alone asks.
        operator: the secret with which this machine's operator says who it is.
        updates: where newer tables are brought. None: that is not known.
    """
    if served is not None:
        hosts = (*hosts, served.host, *served.hosts)
    in_force = in_force or InForce(ServedStanding(viewer=viewer))
    signs_in = None if served is None else served.provider
    provider = None if signs_in is None else KnownProvider(signs_in)
    counted = Rates(rates)
    door = Door(
        hub.accounts,
        in_force,
        served,
        open_paths=(LIVE, READY, METRICS, *OPEN),
        operator=operator,
        tokens=None if provider is None else ProviderTokens(provider, hub.accounts),
        rates=counted,
    )
    parts = Parts(
        hub,
        limits,
        contact,
        columns=RememberedColumns(in_force.folder),
        words=RememberedWords(in_force.folder),
        uploads=Uploads(limits.upload_bytes, limits.uploads_bytes),
        in_force=in_force,
        rates=counted,
        door=door,
        provider=provider,
    )
    parts.in_force.swapped = parts.once.forget
    metrics = ServiceMetrics(hub, limits.ready_seconds)
    uploads = {IMPORT: limits.upload_bytes, UPDATE: limits.upload_bytes, **SELF_BOUND}

    async def ready(request: Request) -> Response:
        return await _ready(parts)

    async def told_metrics(request: Request) -> Response:
        if _may_watch(request, served):
            return await metrics.told()
        return refusal(request.headers, 403, FORBIDDEN, WHO_MAY[Act.OPERATE])

    app = Starlette(
        routes=[
            Route(LIVE, _live),
            Route(READY, ready),
            Route(METRICS, told_metrics),
            Route("/graphql", GraphQLView(parts)),
            Route(IMPORT, import_route(parts), methods=["POST"]),
            Route(IMPORT, progress_route(parts)),
            Route(EXPORT, export_route(parts)),
            Route(f"{TABLES}/{{file}}", table_route(parts)),
            Route(DATABASE, database_route(parts)),
            Route(PACKAGE, package_route(parts)),
            Route(ENGAGEMENT, engagement_route(parts)),
            Route(BACKUP, backup_route(parts)),
            *admin_routes(parts),
            *update_routes(updates),
            Mount("/", pages_app(parts, answer)),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(Asking, door=door),
            Middleware(BodyCap, limits=limits, uploads=uploads),
            Middleware(AtOnce, limits=limits, checks=(LIVE, READY, METRICS), uploads=uploads),
        ],
    )
    # around Starlette's own answer to an error too
    app.middleware_stack = Observed(
        WithHeaders(app.build_middleware_stack(), OURS_ALONE), app.routes, metrics
    )
    return app


def _may_watch(request: Request, served: Served | None) -> bool:
    """Return whether the figures of the service are for whoever asks: a program of this machine
    that asks it by its own name and without a proxy, or the operator.
    """
    here = (
        is_from_here(request.scope)
        and request.url.hostname in LOOPBACK
        and "x-forwarded-for" not in request.headers
    )
    return served is None or here or may(viewer_of(request), Act.OPERATE)


async def _live(request: Request) -> Response:
    """Answer that the process serves."""
    return JSONResponse({"live": True})


async def _ready(parts: Parts) -> Response:
    """Answer whether the store does, and which public sources were read too long ago."""
    check = await store_check(parts.hub, parts.limits.ready_seconds)
    late = overdue(parts.hub.sources, dates.today())
    body = {
        "ready": check.ok,
        "message": say(check.detail),
        "overdue": [
            {"source": one.id, "readOn": str(one.read_on), "cadenceDays": one.cadence_days}
            for one in late
        ],
    }
    return (
        JSONResponse(body)
        if check.ok
        else JSONResponse(body, status_code=503, headers={"retry-after": "5"})
    )
