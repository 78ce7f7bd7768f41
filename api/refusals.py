"""The refusal of a whole request, whatever address it was sent to:
JSON in the shape of GraphQL's errors, in the language of the request.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.responses import JSONResponse

from api.accept import language_of
from api.errors import FORBIDDEN, UNAUTHENTICATED, refused
from graph.errors import NotAllowed, SignInFirst
from graph.words import Fill, T, Text

SIGN_IN = T(
    "Sign in first: in a browser at this address, or as a program with a key, as Authorization: "
    "Bearer dolen_... . A steward of your Centre can make one."
)
CHALLENGE = {"www-authenticate": "Bearer"}
NOT_KEPT = {"cache-control": "private, no-store"}


def refusal(
    request_headers: Headers,
    status: int,
    code: str,
    text: Fill,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Return the answer that refuses a request which came with `request_headers`."""
    return JSONResponse(
        {"errors": [refused(code, text, language_of(request_headers))]}, status, headers
    )


def unauthenticated(request_headers: Headers, text: Text = SIGN_IN) -> JSONResponse:
    """Return the answer to a program of which nobody knows who it is, with what to send."""
    return refusal(request_headers, 401, UNAUTHENTICATED, text, {**CHALLENGE, **NOT_KEPT})


def not_allowed(request_headers: Headers, error: NotAllowed) -> JSONResponse:
    """Return the answer to a program that may not do what it asks, or has not said who it is."""
    if isinstance(error, SignInFirst):
        return unauthenticated(request_headers)
    return refusal(request_headers, 403, FORBIDDEN, error.text, NOT_KEPT)
