"""The styles of a picture that is a file of its own:
built from the same source as the page's own, `api/static/src/_drawing.scss`.
"""

from __future__ import annotations

from functools import cache

from api import built


@cache
def styles() -> str:
    """Return the stylesheet. Its colours are written out, since programs that show or convert an
    SVG may know no custom properties.
    """
    return built.text("picture.css")
