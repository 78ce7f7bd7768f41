"""The paths of one answer in one picture, drawn on the server as SVG.

`figure` is what a page holds: the wide and the tall picture, of which the stylesheet shows one.
`standalone` is the file to keep. Both come from a layout of plain values (`wide.py`, `tall.py`), so
the same hops stand in each.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urljoin

from markupsafe import Markup

from api.picture import words
from api.picture.drawing import Address, drawn
from api.picture.mark import mark
from api.picture.shapes import Heading, Layout
from api.picture.style import styles
from api.picture.tall import tall_layout
from api.picture.values import DrawnPath, Ground, HopEnd, Picture, Step
from api.picture.wide import MOST_INTRODUCERS, wide_layout
from graph.model import Language
from graph.privacy.seen import seen_by
from graph.words import say

__all__ = [
    "DrawnPath",
    "Ground",
    "HopEnd",
    "Picture",
    "Step",
    "figure",
    "mark",
    "standalone",
    "styles",
    "tall",
    "wide",
]


BELOW = 20
"""Pixels from the left and from the drawing to a line below it."""


def figure(picture: Picture, language: Language) -> Markup:
    """Return what the page shows: both pictures, or where a path has more than two introducers the
    tall one for every width.
    """
    if picture.most_introducers > MOST_INTRODUCERS:
        return _svg(
            tall_layout(picture, language), picture, language, "d-pic d-pic-tall d-pic-only"
        )
    return wide(picture, language) + tall(picture, language)


def wide(picture: Picture, language: Language) -> Markup:
    """Return the picture for screens from 1140 pixels.
    ValueError where a path has more than two introducers.
    """
    return _svg(wide_layout(picture, language), picture, language, "d-pic d-pic-wide")


def tall(picture: Picture, language: Language) -> Markup:
    """Return the picture for narrow screens."""
    return _svg(tall_layout(picture, language), picture, language, "d-pic d-pic-tall")


def standalone(picture: Picture, language: Language, page: str | None = None) -> Markup:
    """Return the picture as a file of its own, with its styles in it: wide where that is possible.

    `page` is the whole address of the page, to which links then lead; without it the file has none.
    """
    long = picture.most_introducers > MOST_INTRODUCERS
    layout = tall_layout(picture, language) if long else wide_layout(picture, language)

    def address(link: str) -> str | None:
        return None if page is None else urljoin(page, link)

    if picture.own:
        layout = _marked(layout, say(seen_by(public=False), language))
    svg = _svg(layout, picture, language, "d-pic", address, Markup(f"<style>{styles()}</style>"))
    return Markup('<?xml version="1.0" encoding="UTF-8"?>\n') + svg + Markup("\n")


def _marked(layout: Layout, said: str) -> Layout:
    """Return the layout with a line below it."""
    line = Heading(BELOW, layout.height + BELOW, said)
    return replace(layout, height=layout.height + 2 * BELOW, headings=(*layout.headings, line))


def _svg(
    layout: Layout,
    picture: Picture,
    language: Language,
    classes: str,
    address: Address = str,
    style: str = "",
) -> Markup:
    title, description = (
        say(words.title(picture), language),
        say(words.description(picture), language),
    )
    return drawn(layout, title, description, classes=classes, address=address, style=style)
