"""The number of a request, by which it is found in the log."""

from __future__ import annotations

import contextlib
import re
import secrets
from collections.abc import Iterator
from contextvars import ContextVar

REQUEST_ID_HEADER = "x-request-id"
SAFE = re.compile(r"[A-Za-z0-9._-]{8,64}")
"""What a proxy or a program may call its request. Anything else is not taken into the log."""

_current: ContextVar[str | None] = ContextVar("request_id", default=None)


def request_id() -> str:
    """Return the number of the request that is answered here; outside of one a new number."""
    return _current.get() or secrets.token_hex(8)


def current_request_id() -> str | None:
    """Return the number of the request that is answered here. None: none is."""
    return _current.get()


@contextlib.contextmanager
def numbered(offered: str | None) -> Iterator[str]:
    """Give a request its number: the one that came with it where that is of a safe form.

    >>> with numbered("from-the-proxy.1") as number:
    ...     number == request_id() == "from-the-proxy.1"
    True
    >>> with numbered("two\\nlines in the log") as number:
    ...     len(number)
    16
    """
    number = offered if offered and SAFE.fullmatch(offered) else secrets.token_hex(8)
    token = _current.set(number)
    try:
        yield number
    finally:
        _current.reset(token)
