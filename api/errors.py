"""Failures as GraphQL tells them: each carries a code;
what nobody expected is logged and not told.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from typing import Any

from graphql import GraphQLError, GraphQLFormattedError, Node

from graph.errors import (
    Ambiguous,
    DolenError,
    InputError,
    NotAllowed,
    Overtaken,
    SignInFirst,
    StorageFull,
    StoreTimeout,
    StoreUnavailable,
)
from graph.model import Language
from graph.words import Fill, T, Text, say

BAD_USER_INPUT = "BAD_USER_INPUT"
NOT_FOUND = "NOT_FOUND"
FORBIDDEN = "FORBIDDEN"
UNAUTHENTICATED = "UNAUTHENTICATED"
OPERATION_TOO_LARGE = "OPERATION_TOO_LARGE"
TIMEOUT = "TIMEOUT"
TOO_OFTEN = "TOO_OFTEN"
UNAVAILABLE = "UNAVAILABLE"
STORAGE_FULL = "STORAGE_FULL"
NOT_INSTALLED = "NOT_INSTALLED"
INTERNAL = "INTERNAL"

_LONGEST_MESSAGE = 500
"""An error that repeats what was sent does not repeat it whole."""
_GIVEN_UP = "aborted."
"""How graphql-core ends the message where it stops reading or checking a document."""

NO_ANSWER = T("No answer was found within {seconds} seconds. Ask for less, or again later.")
NOT_EVERY_DAY = T(
    "The figures were not made within {seconds} seconds. The days that were are kept: ask again, "
    "and it goes on from there."
)

log = logging.getLogger("dolen.api")


class Forbidden(DolenError):
    """The viewer may not do this. The text says who may."""


class TooOften(DolenError):
    """The viewer has asked as often as they may for now."""

    text: Text

    def __init__(self, text: Text, seconds: int) -> None:
        super().__init__(text)
        self.seconds = seconds

    @property
    def headers(self) -> dict[str, str]:
        """What says to a program when to ask again."""
        return {"retry-after": str(self.seconds), "cache-control": "no-store"}


class MissingRecord(DolenError):
    """The Centre has no such upload."""


class Unreadable(GraphQLError):
    """The document or a value in it cannot be used; said in the language of the request."""

    def __init__(self, text: Text, node: Node | Collection[Node] | None = None) -> None:
        super().__init__(say(text), node)
        self.text = text


class TooLarge(Unreadable):
    """The operation asks for more than one request may."""


def told(
    errors: Iterable[GraphQLError], request_id: str, language: Language
) -> list[GraphQLFormattedError]:
    """Return errors as the answer carries them: message, place and `extensions.code`."""
    return [_told(error, request_id, language) for error in errors]


def refused(code: str, message: Fill, language: Language, **details: Any) -> GraphQLFormattedError:
    """Return an error of the request itself, in the shape of the others."""
    return {
        "message": say(message, language)[:_LONGEST_MESSAGE],
        "extensions": {"code": code, **details},
    }


def told_of_request(
    failure: Exception, request_id: str, language: Language
) -> GraphQLFormattedError:
    """Return what to tell of a failure.
    What nobody expected is logged under the request's id, which is all that is told.

    What GraphQL itself says of a document, its grammar and its types, is English in every
    language; so is where it met a value of a variable that cannot be read, before we say what is
    wrong with it.
    """
    match failure:
        case Ambiguous():
            candidates = [
                {"id": id, "name": say(name, language)} for id, name in failure.candidates
            ]
            return refused(BAD_USER_INPUT, failure.text, language, candidates=candidates)
        case SignInFirst():
            return refused(UNAUTHENTICATED, failure.text, language)
        case Forbidden() | NotAllowed():
            return refused(FORBIDDEN, failure.text, language)
        case TooOften():
            return refused(TOO_OFTEN, failure.text, language)
        case InputError():
            return refused(BAD_USER_INPUT, failure.text, language)
        case TooLarge():
            return refused(OPERATION_TOO_LARGE, failure.text, language)
        case Unreadable():
            return refused(BAD_USER_INPUT, failure.text, language)
        case GraphQLError(original_error=Unreadable() as value):
            where = failure.message.removesuffix(value.message)
            return refused(BAD_USER_INPUT, f"{where}{say(value.text, language)}", language)
        case GraphQLError():
            # its own words are those of Python here
            said = failure.message.replace(" not to be None.", " not to be null.")
            return refused(
                OPERATION_TOO_LARGE if said.endswith(_GIVEN_UP) else BAD_USER_INPUT, said, language
            )
        case StoreTimeout():
            return refused(TIMEOUT, failure.text, language)
        case StorageFull():
            return refused(STORAGE_FULL, failure.text, language)
        case StoreUnavailable() | Overtaken():
            return refused(UNAVAILABLE, failure.text, language)
        case _:
            log.error("Request %s failed.", request_id, exc_info=failure)
            text = T(
                "Something went wrong here. The log has the details under {number}.",
                number=request_id,
            )
            return refused(INTERNAL, text, language, requestId=request_id)


def _told(error: GraphQLError, request_id: str, language: Language) -> GraphQLFormattedError:
    return {**error.formatted, **told_of_request(_cause(error), request_id, language)}


def _cause(error: GraphQLError) -> Exception:
    """Return what went wrong. A value that cannot be read fails before anything runs:
    at a place in the query, with no path yet.
    """
    while error.original_error is not None and (error.path is not None or not error.nodes):
        if not isinstance(error.original_error, GraphQLError):
            return error.original_error
        error = error.original_error
    return error
