"""Requests that a browser makes for a page of another origin, and what they get:
nothing that was looked up.

How long an answer takes says whether a name is known, and a page elsewhere can time an answer that
it may not read. So the rule is the same for reading and writing, and for every address.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from api.errors import FORBIDDEN
from api.pages.addresses import without_format
from api.pages.leading import leading
from api.refusals import refusal
from graph.model import Language
from graph.words import T

FOREIGN = T(
    "A page of another site sent this. Only Dolen's own pages, and programs that "
    "are no browser, may."
)
OWN = ("same-origin", "none")
"""`none`: the person typed the address or chose a bookmark.
`same-site` is another port of this machine, so another program.
"""


def is_foreign(headers: Headers) -> bool:
    """Return whether a browser sent this for a page of another origin.
    A program that is no browser sends neither header.

    >>> (
    ...     is_foreign(Headers({"sec-fetch-site": "cross-site"})),
    ...     is_foreign(Headers({"sec-fetch-site": "same-origin"})),
    ... )
    (True, False)
    >>> is_foreign(
    ...     Headers(
    ...         {
    ...             "sec-fetch-site": "same-origin",
    ...             "origin": "http://evil.example",
    ...             "host": "localhost:8000",
    ...         }
    ...     )
    ... )
    True
    >>> (
    ...     is_foreign(Headers({"origin": "http://localhost:8000", "host": "localhost:8000"})),
    ...     is_foreign(Headers({})),
    ... )
    (False, False)
    """
    site, origin, host = (
        headers.get("sec-fetch-site"),
        headers.get("origin"),
        headers.get("host", "").casefold(),
    )
    if site is not None and site not in OWN:
        return True
    return origin is not None and origin.casefold() not in (f"http://{host}", f"https://{host}")


def answer_to_foreign(scope: Scope, headers: Headers) -> Response:
    """Return the page that leads on where a person comes to one of our pages, and the
    refusal of anything else.
    """
    comes = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == (
        "navigate",
        "document",
    )
    if comes and scope["method"] == "GET" and is_page(scope["path"]):
        return leading()
    return refusal(headers, 403, FORBIDDEN, FOREIGN)


def is_page(path: str) -> bool:
    """Return whether a path looks like that of a page, whatever stands there.

    >>> [is_page(path) for path in ("/", "/cy", "/en/path", "/en/path.csv", "/graphql")]
    [True, True, True, False, False]
    """
    return (
        path.removeprefix("/").partition("/")[0] in ("", *Language) and without_format(path) == path
    )
