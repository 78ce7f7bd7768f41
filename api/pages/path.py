"""The paths from a Centre to a target: through whom, how well, and what next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.meant import Ends, ends
from api.pages.page import Made, Page, Shown
from graph.paths.explain import named
from graph.words import Fill, T


@dataclass(frozen=True, slots=True, kw_only=True)
class PathShown(Shown):
    sentences: Sequence[Fill]


async def make(asked: Asked) -> Made:
    meant = ends(asked)
    if not isinstance(meant, Ends):
        return meant
    title = T("{centre} to {target}", centre=named(asked.view, meant.centre.id), target=asked.name(meant.target).text)
    return PathShown(title=title, sentences=())


PAGE = Page(name="path", path="/path", make=make, template="path.html", menu="home", formats=("json", "csv"), private=True)
