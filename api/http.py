"""GraphQL over HTTP, as the specification of that name asks for it."""

from __future__ import annotations

import json

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from api.accept import GRAPHQL_JSON, language_of, preferred_media
from api.context import Context, Parts, viewer_of
from api.contexts import context_of
from api.errors import BAD_USER_INPUT, NO_ANSWER, TIMEOUT, TOO_OFTEN, TooOften, told_of_request
from api.json_body import BadRequest
from api.preparation import EVERY_KIND
from api.reading import ONLY_QUERIES, answered
from api.refusals import refusal, unauthenticated
from api.running.rates import counted_as
from api.running.request_id import request_id
from api.schema.published import schema
from api.sent import NoPage, NotThisMethod, sent
from api.session_cookie import form_token_of
from api.waiting import waited_for
from graph.errors import SignInFirst, StoreError
from graph.words import T

BY_POST = T(
    "Where you are signed in by a browser, send the query by POST as JSON. A program sends a key, "
    "and may ask by GET."
)
# a Centre's own records may stand in an answer
HEADERS = {"vary": "Accept, Accept-Language", "cache-control": "private, no-store"}


class GraphQLView:
    """The endpoint: queries by POST and GET, no page to try them in, no subscriptions."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        response = await self._answer(request)
        if (context := _context(request)) is not None:
            context.let_go()
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        try:
            await request.body()
            async with waited_for(
                request.receive, self._parts.limits.operation_seconds
            ) as request.state.deadline:
                return await self._run(request)
        except NotThisMethod as error:
            headers = {"allow": "GET, POST"}
            return refusal(request.headers, 405, BAD_USER_INPUT, error.text, headers)
        except NoPage as error:
            return refusal(request.headers, 404, BAD_USER_INPUT, error.text)
        except BadRequest as error:
            return refusal(request.headers, 400, BAD_USER_INPUT, error.text)
        except SignInFirst:
            return unauthenticated(request.headers)
        except TooOften as error:
            return refusal(request.headers, 429, TOO_OFTEN, error.text, error.headers)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody reads it
        except TimeoutError:
            context = _context(request)
            most = self._parts.limits.operation_seconds if context is None else context.seconds
            said = NO_ANSWER if context is None else context.no_answer
            text = said.filled(seconds=f"{most:g}")
            return refusal(request.headers, 503, TIMEOUT, text, {"retry-after": "5"})
        except StoreError as error:
            return JSONResponse(
                {"errors": [told_of_request(error, request_id(), language_of(request.headers))]},
                status_code=503,
                headers={"retry-after": "5"},
            )
        except Exception as error:
            return JSONResponse(
                {"errors": [told_of_request(error, request_id(), language_of(request.headers))]},
                status_code=500,
            )

    async def _run(self, request: Request) -> Response:
        if request.method == "GET" and form_token_of(request):
            raise NotThisMethod(BY_POST)
        asked = await sent(request)
        context = request.state.context = await context_of(
            self._parts,
            viewer_of(request),
            language_of(request.headers),
            request.state.deadline,
            counted_as(request),
        )
        try:
            result = await schema.answer(
                asked.query,
                asked.variables,
                context,
                asked.operation_name,
                ONLY_QUERIES if asked.only_reads else EVERY_KIND,
            )
            told = answered(context, result)
        finally:
            context.allowance.end()
        media = preferred_media(request.headers.get("accept"))
        return Response(
            json.dumps(told, separators=(",", ":")),
            400 if media == GRAPHQL_JSON and "data" not in told else 200,
            {"content-type": f"{media}; charset=utf-8", **HEADERS},
        )


def _context(request: Request) -> Context | None:
    """Return the context of a request; None: there was no need of one yet."""
    return getattr(request.state, "context", None)
