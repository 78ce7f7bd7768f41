"""The styles of a picture that is a file of its own: built from the same source as the page's own, `api/static/src/_drawing.scss`."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from api.pages import static


@cache
def style() -> Markup:
    """Return the style element. Its colours are written out, since programs that show or convert an SVG may know no custom properties."""
    return Markup(f"<style>{static.text('picture.css')}</style>")
