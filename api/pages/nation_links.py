"""Pages of which each nation has one: which nation an address names, and the ways to the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.nations import NATIONS
from api.pages.asked import Asked, Missing
from graph.model import Nation
from graph.names.kind_words import nation_words
from graph.words import Fill, T


@dataclass(frozen=True, slots=True)
class PlainLink:
    """A link of a row of them. `current`: the page itself."""

    said: Fill
    address: str
    current: bool


def nation_of_path(asked: Asked) -> Nation:
    """Return the nation of the page.

    Raises:
        Missing: there is none of that name.
    """
    try:
        return Nation(asked.in_path("nation"))
    except ValueError:
        raise Missing(asked.in_path("nation")) from None


def nation_links(
    asked: Asked, page: str, current: Nation | None, audience: str = ""
) -> Sequence[PlainLink]:
    """Return the pages of that name, one for each nation, of the same audience."""
    return [
        PlainLink(
            nation_called(nation),
            asked.address(page, nation=nation, audience=audience),
            nation is current,
        )
        for nation in NATIONS
    ]


def nation_called(nation: Nation) -> Fill:
    """Return a nation as its own pages are called: of England the localities, where it has no
    government of its own.
    """
    return T("England: localities") if nation is Nation.ENGLAND else nation_words(nation)
