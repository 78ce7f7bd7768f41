"""The refusal of a whole request, whatever address it was sent to:
JSON in the shape of GraphQL's errors, in the language of the request.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.responses import JSONResponse

from api.accept import language_of
from api.errors import refused
from graph.words import Fill


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
