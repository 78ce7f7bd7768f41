"""Reading a request's JSON: whatever is no clean GraphQL request is refused here, in words."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from graph.errors import DolenError
from graph.words import T

_NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""NUL, and halves of a surrogate pair, which no store can keep."""


class BadRequest(DolenError):
    """The body or an address's parameter is no JSON that a GraphQL request can be."""


def decode(data: str | bytes) -> dict[str, Any] | list[Any]:
    """Return the object of a JSON text; a list is passed on, for its own refusal.

    Raises:
        BadRequest: the text is not UTF-8, not JSON, nested too deeply, has a number that JSON does
            not know or that is too long, has a text that cannot be stored, or is neither object
            nor list.
    """
    try:
        value = _DECODER.decode(data.decode("utf-8") if isinstance(data, bytes) else data)
    except UnicodeDecodeError:
        raise BadRequest(T("The body is not UTF-8.")) from None
    except RecursionError:
        raise BadRequest(T("The JSON is nested too deeply.")) from None
    except ValueError as error:
        raise BadRequest(T("The JSON cannot be read: {error}", error=str(error))) from None
    if not isinstance(value, dict | list):
        raise BadRequest(
            T(
                "A GraphQL request is a JSON object with `query` and, if needed, `variables` "
                "and `operationName`."
            )
        )
    if _has_no_text(value):
        raise BadRequest(
            T(
                "A text has a NUL character or half of a surrogate pair, which no "
                "name or id can have."
            )
        )
    if isinstance(value, dict) and not isinstance(value.get("operationName"), str | None):
        raise BadRequest(T("`operationName` must be a text or null."))
    return value


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a JSON number")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)


def _has_no_text(value: object) -> bool:
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str) and _NO_TEXT.search(part):
            return True
        if isinstance(part, dict):
            waiting += [*part.keys(), *part.values()]
        elif isinstance(part, list):
            waiting += part
    return False
