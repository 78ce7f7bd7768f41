"""A remit: what a Centre is for, in its own words and by terms."""

from __future__ import annotations

from api.pages.asked import Asked
from api.pages.page import Made, Page
from api.pages.works.links import RecordRow, several, span, terms
from api.pages.works.queries import REMIT
from api.pages.works.told import asks, of_address, told
from graph.kinds import REMITS
from graph.model import Language
from graph.names.landscape_words import weight_words
from graph.words import ProperName, T


async def make(asked: Asked) -> Made:
    remit = of_address(asked, REMITS)
    welsh = remit.aim_cy if asked.language is Language.CY else None
    return await told(
        asked,
        remit,
        question=REMIT,
        lede=weight_words(remit.weight),
        rows=(
            RecordRow(T("Whose it is"), links=several(asked, [remit.organization])),
            RecordRow(
                T("What it is for"),
                ProperName(welsh) if welsh else None,
                quote=None if welsh else remit.aim,
            ),
            RecordRow(T("For which outcomes"), links=terms(asked, remit.outcomes)),
            RecordRow(T("For which life stages"), links=terms(asked, remit.life_stages)),
            RecordRow(T("For whom"), links=terms(asked, remit.audiences)),
            RecordRow(T("Funded for"), links=several(asked, remit.places)),
            RecordRow(
                T("Works in"), links=several(asked, remit.places_active, remit.places_as_written)
            ),
            RecordRow(T("When"), span(remit.valid_from, remit.valid_to) or T("not stated")),
            RecordRow(T("Note"), quote=remit.note),
        ),
        sections=(),
    )


PAGE = Page(
    name="remit",
    path="/remit/{id}",
    make=make,
    template="landscape_record.html",
    menu="search",
    ask=asks(REMIT, REMITS),
)
