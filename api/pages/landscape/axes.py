"""Rows and columns of the map as pages name them."""

from __future__ import annotations

from api.pages.asked import Asked
from api.pages.landscape.choices import term_fill, term_name
from graph.landscape.axes import AxisTerm, MapLens
from graph.names.articles import inside
from graph.names.in_language import ShownName
from graph.names.kind_words import nation_words
from graph.words import Fill, T, Text

LENSES: dict[MapLens, Text] = {
    MapLens.OUTCOME: T("Outcomes"),
    MapLens.LIFE_STAGE: T("Life stages"),
    MapLens.AUDIENCE: T("Audiences"),
    MapLens.NATION: T("Nations"),
    MapLens.CENTRE: T("Centres"),
}
ONE: dict[MapLens, Text] = {
    MapLens.OUTCOME: T("Outcome"),
    MapLens.LIFE_STAGE: T("Life stage"),
    MapLens.AUDIENCE: T("Audience"),
    MapLens.NATION: T("Nation"),
    MapLens.CENTRE: T("Centre"),
}


def axis_name(asked: Asked, term: AxisTerm) -> ShownName:
    """Return a row or column in the language of the page."""
    records = asked.view.records
    if term.nation is not None:
        return ShownName(asked.say(nation_words(term.nation)))
    if term.centre is not None:
        return asked.name(records.organizations[term.centre])
    assert term.concept is not None, "a row is a nation, a Centre or a term"
    return term_name(asked, records.concepts[term.concept])


def axis_fill(asked: Asked, term: AxisTerm) -> Fill:
    """Return a row or column as it stands inside a sentence."""
    records = asked.view.records
    if term.nation is not None:
        return nation_words(term.nation)
    if term.centre is not None:
        return inside(records.organizations[term.centre])
    assert term.concept is not None, "a row is a nation, a Centre or a term"
    return term_fill(records.concepts[term.concept])


def axis_address(asked: Asked, term: AxisTerm) -> str:
    """Return the page of a row."""
    if term.nation is not None:
        return asked.address("nation", nation=term.nation)
    if term.centre is not None:
        return asked.address("centre", id=term.centre)
    return asked.address("concept", id=term.id)


def cell_title(asked: Asked, row: AxisTerm, column: AxisTerm) -> Text:
    """Return a cell as a heading: "Domestic abuse in Wales", "Mental health: Early years"."""
    if row.nation is not None:
        row, column = column, row
    one, other = axis_fill(asked, row), axis_fill(asked, column)
    if column.nation is not None:
        return T("{topic} in {nation}", topic=one, nation=other)
    return T("{topic}: {other}", topic=one, other=other)


def cell_address(asked: Asked, row: AxisTerm, column: AxisTerm) -> str:
    return asked.address("landscape-cell", row=row.id, column=column.id)
