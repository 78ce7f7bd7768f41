"""What a client may keep: until what the viewer may use is another, it is told that nothing is.

The tag is made of the records themselves, not of their position in the feed: so what another Centre
records shows in no answer, and a graph that was put back is known again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from api.version import own_version
from graph.attention import in_thread
from graph.view import View


async def headers_of(view: View, *beside: str) -> Mapping[str, str]:
    """Return the headers by which a client can ask again.

    Args:
        beside: what else decides the answer, as its day.
    """
    digest = await in_thread(lambda: view.index.digest)
    text = "\n".join((own_version(), digest, *beside))
    tag = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
    return {"etag": f'"{tag}"', "cache-control": "private, no-cache"}


def unchanged(request: Request, headers: Mapping[str, str]) -> Response | None:
    """Return the answer to a client that has what it asks for already; None: it has not."""
    asked = request.headers.get("if-none-match", "")
    tags = [tag.strip().removeprefix("W/") for tag in asked.split(",")]
    return Response(status_code=304, headers=headers) if headers["etag"] in tags else None
