"""Failures as GraphQL tells them: each carries a code; what nobody expected is logged and not told."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from graphql import GraphQLError, GraphQLFormattedError

from graph.errors import Ambiguous, InputError, Overtaken, StoreTimeout, StoreUnavailable

BAD_USER_INPUT = "BAD_USER_INPUT"
NOT_FOUND = "NOT_FOUND"
FORBIDDEN = "FORBIDDEN"
OPERATION_TOO_LARGE = "OPERATION_TOO_LARGE"
TIMEOUT = "TIMEOUT"
UNAVAILABLE = "UNAVAILABLE"
INTERNAL = "INTERNAL"

_LONGEST_MESSAGE = 500
"""An error that repeats what was sent does not repeat it whole."""
_GIVEN_UP = "aborted."
"""How graphql-core ends the message where it stops reading or checking a document."""

log = logging.getLogger("dolen.api")


class Forbidden(Exception):
    """The viewer may not do this. `str(error)` says who may."""


class MissingRecord(Exception):
    """A mutation is about a record that the viewer does not have. Inside a question an unknown id is no more than wrong input."""


class TooLarge(GraphQLError):
    """The operation asks for more than one request may."""


def told(errors: Iterable[GraphQLError], request_id: str) -> list[GraphQLFormattedError]:
    """Return errors as the answer carries them: message, place and `extensions.code`."""
    return [_told(error, request_id) for error in errors]


def refused(code: str, message: str, **details: Any) -> GraphQLFormattedError:
    """Return an error of the request itself, in the shape of the others."""
    return {"message": message[:_LONGEST_MESSAGE], "extensions": {"code": code, **details}}


def told_of_request(failure: Exception, request_id: str) -> GraphQLFormattedError:
    """Return what to tell of a failure. What nobody expected is logged under the request's id, which is all that is told."""
    match failure:
        case Ambiguous():
            candidates = [{"id": id, "name": name} for id, name in failure.candidates]
            return refused(BAD_USER_INPUT, str(failure), candidates=candidates)
        case Forbidden():
            return refused(FORBIDDEN, str(failure))
        case MissingRecord():
            return refused(NOT_FOUND, str(failure))
        case InputError():
            return refused(BAD_USER_INPUT, str(failure))
        case TooLarge():
            return refused(OPERATION_TOO_LARGE, failure.message)
        case GraphQLError():
            return refused(OPERATION_TOO_LARGE if failure.message.endswith(_GIVEN_UP) else BAD_USER_INPUT, failure.message)
        case StoreTimeout():
            return refused(TIMEOUT, str(failure))
        case StoreUnavailable() | Overtaken():
            return refused(UNAVAILABLE, str(failure))
        case _:
            log.error("Request %s failed.", request_id, exc_info=failure)
            return refused(INTERNAL, f"Something went wrong here. The log has the details under {request_id}.", requestId=request_id)


def _told(error: GraphQLError, request_id: str) -> GraphQLFormattedError:
    return {**error.formatted, **told_of_request(_cause(error), request_id)}


def _cause(error: GraphQLError) -> Exception:
    """Return what went wrong. A value that cannot be read fails before anything runs: at a place in the query, with no path yet."""
    while error.original_error is not None and (error.path is not None or not error.nodes):
        if not isinstance(error.original_error, GraphQLError):
            return error.original_error
        error = error.original_error
    return error
