"""The page that somebody meets who comes from another site.
Its link leads on, to the address at which they are.

It does not lead on by itself, since what is looked up then slows what a page elsewhere asks
meanwhile. In Chromium one that opened a window on a question, and counted how many of its own
requests were refused within 2.5 seconds, came to 424 to 588 for a name that only the Centre has
and to 654 to 902 for one that nobody has; with a link alone to 648 to 849 and 687 to 837 (six
windows each).
"""

from __future__ import annotations

from functools import cache

from starlette.responses import Response

from api.pages.headers import HEADERS
from api.pages.templating import environment
from graph.model import Language
from graph.words import T, say

HEADING = T("You come from another site")
WHY = T(
    "You came by a link on another site or in a message. Dolen looks nothing up until you go on, "
    "so no other site learns what it knows."
)
LINK = T("Go on to the page")


def leading() -> Response:
    """Return the page: the same for every address, in both languages, since
    no address is looked at.
    """
    return Response(
        _text(),
        headers={**HEADERS, "cache-control": "no-store", "x-robots-tag": "noindex"},
        media_type="text/html",
    )


@cache
def _text() -> str:
    said = {
        language: {
            "heading": say(HEADING, language),
            "why": say(WHY, language),
            "link": say(LINK, language),
        }
        for language in Language
    }
    return environment(Language.EN).get_template("leading.html").render(said=said)
