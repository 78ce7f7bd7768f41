"""The site: all pages, in both languages and in every format, as one application."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api import built
from api.accept import preferred_language
from api.context import Parts
from api.headers import WithHeaders
from api.pages import (
    accessibility,
    centres,
    changes,
    data,
    home,
    interaction,
    method,
    movers,
    operator,
    privacy,
    query,
    report,
    search,
    sources,
    targets,
    tie,
)
from api.pages.addresses import with_format
from api.pages.answering import Answering
from api.pages.asked import Read
from api.pages.headers import HEADERS
from api.pages.landscape import (
    cell,
    challenges,
    collaborate,
    consult,
    divergence,
    neutrality,
    signpost,
    trade_offs,
    trials,
)
from api.pages.landscape import map as landscape_map
from api.pages.metrics import listing, metric
from api.pages.metrics import over_time as metric_over_time
from api.pages.nations import kept, nation, nations, own_network
from api.pages.page import Page
from api.pages.path import compare, over_time
from api.pages.path import page as path
from api.pages.profiles import body, centre, network, person, place, post
from api.pages.recording import (
    blank_table,
    columns,
    correct,
    done,
    end,
    left_behind,
    looking,
    memberships,
    merge,
    remove,
    spreadsheet,
)
from api.pages.recording import centre as own_centre
from api.pages.recording.forms import FORMS
from api.pages.recording.steps import form_page
from api.pages.signing_in import (
    account,
    invitation,
    keys,
    one_account,
    people,
    provider,
    sign_in,
    sign_out,
)
from api.pages.works import concept, finding, framework, mapping, priority, remit, work
from api.pages.you import page as you
from graph.accounts.model import Account
from graph.model import Language

PAGES: Sequence[Page] = (
    home.PAGE,
    search.PAGE,
    centres.PAGE,
    landscape_map.PAGE,
    cell.PAGE,
    signpost.PAGE,
    consult.PAGE,
    collaborate.PAGE,
    trials.PAGE,
    trade_offs.PAGE,
    divergence.PAGE,
    challenges.PAGE,
    neutrality.PAGE,
    over_time.PAGE,
    path.PAGE,
    compare.PAGE,
    tie.PAGE,
    person.PAGE,
    post.PAGE,
    body.PAGE,
    network.PAGE,
    place.PAGE,
    centre.PAGE,
    nation.PAGE,
    nations.PAGE,
    own_network.PAGE,
    movers.PAGE,
    kept.PAGE,
    listing.PAGE,
    metric_over_time.PAGE,
    metric.PAGE,
    interaction.PAGE,
    concept.PAGE,
    framework.PAGE,
    mapping.PAGE,
    remit.PAGE,
    work.PAGE,
    finding.PAGE,
    priority.PAGE,
    targets.PAGE,
    changes.PAGE,
    you.PAGE,
    sign_in.PAGE,
    provider.LEAVE,
    provider.ARRIVE,
    invitation.PAGE,
    sign_out.PAGE,
    account.PAGE,
    people.PAGE,
    one_account.PAGE,
    keys.PAGE,
    own_centre.PAGE,
    *map(form_page, FORMS),
    memberships.PAGE,
    end.PAGE,
    correct.PAGE,
    remove.PAGE,
    merge.PAGE,
    done.PAGE,
    spreadsheet.PAGE,
    blank_table.PAGE,
    looking.PAGE,
    columns.PAGE,
    left_behind.PAGE,
    data.PAGE,
    query.PAGE,
    sources.PAGE,
    sources.ONE,
    method.PAGE,
    accessibility.PAGE,
    privacy.PAGE,
    report.PAGE,
    operator.PAGE,
)


OPEN = tuple(f"/{language}{page.path}" for page in PAGES if page.open for language in Language)
"""Addresses of pages that everybody may ask for."""


def pages_app(parts: Parts, read: Read, pages: Sequence[Page] = PAGES) -> Starlette:
    """Return the application that answers every address of the pages, and 404 for any other.

    Args:
        read: answers the GraphQL query of a page.
    """
    answering = Answering(parts, {page.name: page.path for page in pages}, read)
    return Starlette(
        routes=[
            Route("/", _front),
            Route("/static/{name}", built.file),
            *(
                route
                for page in pages
                for language in Language
                for route in _routes(answering, page, language)
            ),
        ],
        exception_handlers={HTTPException: answering.refuse},
        middleware=[
            Middleware(WithHeaders, headers=HEADERS),
            Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=6),
        ],
    )


def _routes(answering: Answering, page: Page, language: Language) -> list[Route]:
    """Formats first: an id in a path would else swallow their ending."""
    data = [
        Route(f"/{language}{with_format(page.path, format)}", answering.of(page, language, format))
        for format in page.formats
    ]
    methods = ["GET", "POST"] if page.takes_forms else ["GET"]
    return [*data, Route(f"/{language}{page.path}", answering.of(page, language), methods=methods)]


async def _front(request: Request) -> Response:
    """Lead to the home page in the language of whoever is signed in, else in the one that the
    browser prefers.
    """
    account: Account | None = getattr(request.state, "account", None)
    language = (account and account.language) or preferred_language(
        request.headers.get("accept-language")
    )
    return RedirectResponse(f"/{language}/", 302, {"vary": "Accept-Language"})
