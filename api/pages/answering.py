"""From a request to an answer: the question, the page's view object, and its rendering;
and what is said where that fails.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager

from graphql import GraphQLFormattedError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from api.accept import reads_pages
from api.body_cap import BodyTooLarge
from api.context import Parts, viewer_of
from api.contexts import context_of
from api.errors import NO_ANSWER, TIMEOUT, TooOften, refused, told_of_request
from api.pages import failures
from api.pages.addresses import sign_in_first
from api.pages.as_data import data_of, errors
from api.pages.asked import Asked, Missing, Read
from api.pages.day import BadDate, asked_day, date_in_fields, day_of, without_date_fields
from api.pages.page import Page
from api.pages.rendering import rendered
from api.refusals import unauthenticated
from api.running.rates import Rate, counted_as
from api.running.request_id import request_id
from api.waiting import waited_for
from graph.errors import InputError, NotAllowed, NotFound, SignInFirst, StorageFull, StoreError
from graph.model import Language
from graph.privacy.roles import require

Endpoint = Callable[[Request], Awaitable[Response]]
log = logging.getLogger("dolen.api")


class Answering:
    """Makes an endpoint of each page. `paths` are those of all pages, by name."""

    def __init__(self, parts: Parts, paths: Mapping[str, str], read: Read) -> None:
        self._parts = parts
        self._paths = paths
        self._read = read

    def of(self, page: Page, language: Language, format: str | None = None) -> Endpoint:
        """Return the endpoint of a page in a language; `format`: as data."""

        async def endpoint(request: Request) -> Response:
            response = await answered(request)
            if (context := getattr(request.state, "context", None)) is not None:
                context.let_go()
            return response

        async def answered(request: Request) -> Response:
            asked: Asked | None = None
            try:
                if (filled := date_in_fields(request)) is not None:
                    return RedirectResponse(without_date_fields(request, filled), 303)
                async with self._waited_for(request) as deadline:
                    asked = await self._asked(request, language, deadline)
                    if page.act is not None:
                        require(asked.context.viewer, page.act)
                    if request.method == "POST" and not page.open:
                        asked.context.count(Rate.WRITES)
                    if format == "json" and page.ask is not None:
                        return await data_of(asked, page.ask, private=page.private)
                    made = await page.make(asked)
                    if isinstance(made, Response):
                        return made
                    if page.private:
                        made = dataclasses.replace(made, private=True)
                    return await rendered(asked, page, made, format)
            except (Missing, NotFound):
                return failures.missing(self._paths, language)
            except BodyTooLarge:
                raise  # the cap answers it
            except ClientDisconnect:
                return Response(status_code=400)  # nobody reads it
            except Exception as error:
                if format == "json":
                    more = error.headers if isinstance(error, TooOften) else {}
                    return errors([self._told(error, asked, language)], more)
                return self._failed(error, request, page, language, format)

        return endpoint

    def _failed(
        self,
        error: Exception,
        request: Request,
        page: Page,
        language: Language,
        format: str | None,
    ) -> Response:
        match error:
            case TimeoutError():
                seconds = self._parts.limits.operation_seconds
                return failures.too_long(self._paths, language, seconds)
            case TooOften():
                return failures.too_often(self._paths, language, error)
            case SignInFirst() if format is None and _shows_pages(request):
                return RedirectResponse(sign_in_first(request.scope, language), 303)
            case SignInFirst():
                return unauthenticated(request.headers)
            case NotAllowed():
                return failures.not_allowed(self._paths, language, error.text)
            case BadDate():
                return failures.bad_date(request, self._paths, language)
            case InputError():
                return failures.unusable(self._paths, language, error.text)
            case StorageFull():
                return failures.full(self._paths, language, error.text)
            case StoreError():
                return failures.unreachable(self._paths, language)
            case _:
                number = request_id()
                log.error("Page %s failed: %s.", page.name, number, exc_info=error)
                return failures.broken(self._paths, language, number)

    def _told(
        self, error: Exception, asked: Asked | None, language: Language
    ) -> GraphQLFormattedError:
        if isinstance(error, TimeoutError):
            seconds = f"{self._parts.limits.operation_seconds:g}"
            said = NO_ANSWER if asked is None else asked.context.no_answer
            return refused(TIMEOUT, said.filled(seconds=seconds), language)
        return told_of_request(error, request_id(), language)

    def _waited_for(self, request: Request) -> AbstractAsyncContextManager[asyncio.Timeout]:
        """A page is worked on until its deadline; what a form writes is done to its end."""
        if request.method == "POST":
            return asyncio.timeout(None)
        return waited_for(request.receive, self._parts.limits.operation_seconds)

    async def refuse(self, request: Request, error: Exception) -> Response:
        """Answer where no page has the address, or the method is none of GET and HEAD."""
        language = next(
            (each for each in Language if request.url.path.startswith(f"/{each}/")), Language.EN
        )
        status = getattr(error, "status_code", 404)
        if status == 405:
            allowed = (getattr(error, "headers", None) or {}).get("Allow", "GET, HEAD")
            return Response(
                "This page does not take this method.", 405, {"allow": allowed}, "text/plain"
            )
        return failures.missing(self._paths, language)

    async def _asked(
        self, request: Request, language: Language, deadline: asyncio.Timeout
    ) -> Asked:
        as_of = asked_day(request)
        context = request.state.context = await context_of(
            self._parts, viewer_of(request), language, deadline, counted_as(request)
        )
        today = context.view
        view = today if as_of is None else await context.view_on(day_of(as_of, today.as_of))
        return Asked(request, context, view, as_of, self._paths, self._read)


def _shows_pages(request: Request) -> bool:
    return request.method in ("GET", "HEAD") or reads_pages(request.headers)
