"""GraphQL over HTTP, as the specification of that name asks for it."""

from __future__ import annotations

import secrets

from cross_web import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse
from strawberry.types import ExecutionResult

from api.accept import GRAPHQL_JSON, language_of, preferred_media
from api.context import Context, Parts, viewer_of
from api.contexts import context_of
from api.errors import BAD_USER_INPUT, NO_ANSWER, TIMEOUT, told_of_request
from api.json_body import BadRequest, decode
from api.reading import answered
from api.refusals import refusal
from api.schema.published import schema
from api.waiting import waited_for
from graph.errors import StoreError
from graph.words import T


class GraphQLView(GraphQL[Context, None]):
    """The endpoint: queries by POST and GET, no page to try them in, no subscriptions."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(schema, graphql_ide=None, subscription_protocols=())
        self._parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        request.state.request_id = secrets.token_hex(8)
        response = await self._answer(request)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        language = language_of(request.headers)
        try:
            await request.body()
            async with waited_for(
                request.receive, self._parts.limits.operation_seconds
            ) as request.state.deadline:
                return await self.run(request)
        except BadRequest as error:
            return refusal(request.headers, 400, BAD_USER_INPUT, error.text)
        except HTTPException as error:
            headers = {"allow": "GET, POST"} if error.status_code == 405 else None
            reason = (
                T("Send a GraphQL query: by POST as JSON, or by GET as `query`.")
                if error.status_code == 404
                else error.reason
            )
            return refusal(request.headers, error.status_code, BAD_USER_INPUT, reason, headers)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody reads it
        except TimeoutError:
            context: Context | None = getattr(request.state, "context", None)
            most = self._parts.limits.operation_seconds if context is None else context.seconds
            seconds = f"{most:g}"
            text = NO_ANSWER.filled(seconds=seconds)
            return refusal(request.headers, 503, TIMEOUT, text, {"retry-after": "5"})
        except StoreError as error:
            return JSONResponse(
                {"errors": [told_of_request(error, _id(request), language)]},
                status_code=503,
                headers={"retry-after": "5"},
            )
        except Exception as error:
            return JSONResponse(
                {"errors": [told_of_request(error, _id(request), language)]}, status_code=500
            )

    async def get_context(
        self, request: Request | WebSocket, response: Response | WebSocket
    ) -> Context:
        context = await context_of(
            self._parts,
            viewer_of(request),
            language_of(request.headers),
            _id(request),
            request.state.deadline,
        )
        request.state.context = context
        return context

    def decode_json(self, data: str | bytes) -> object:
        return decode(data)

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        response = await super().get_sub_response(request)
        response.media_type = preferred_media(request.headers.get("accept"))
        return response

    async def process_result(
        self, request: Request, result: ExecutionResult
    ) -> GraphQLHTTPResponse:
        return answered(request.state.context, result)

    def create_response(
        self, response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse], sub_response: Response
    ) -> Response:
        response = super().create_response(response_data, sub_response)
        response.headers["content-type"] = f"{sub_response.media_type}; charset=utf-8"
        response.headers["vary"] = "Accept, Accept-Language"
        # a Centre's own records may stand in it
        response.headers["cache-control"] = "private, no-store"
        if (
            sub_response.media_type == GRAPHQL_JSON
            and isinstance(response_data, dict)
            and "data" not in response_data
        ):
            response.status_code = 400
        return response


def _id(request: Request | WebSocket) -> str:
    return str(request.state.request_id)
