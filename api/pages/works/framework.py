"""A framework or a standard of evidence: whose it is, whether it is in force, and its terms."""

from __future__ import annotations

from api.pages.asked import Asked
from api.pages.page import Made, Page
from api.pages.works.concept import edition
from api.pages.works.links import (
    LinkSection,
    RecordRow,
    link,
)
from api.pages.works.queries import FRAMEWORK
from api.pages.works.told import asks, of_address, told
from graph.kinds import FRAMEWORKS
from graph.names.kind_words import nation_words
from graph.names.landscape_words import lens_words
from graph.words import T


async def make(asked: Asked) -> Made:
    framework = of_address(asked, FRAMEWORKS)
    terms = [
        each for each in asked.view.records.concepts.values() if each.framework == framework.id
    ]
    terms.sort(key=lambda each: (each.lens, each.order or 0, each.id))
    return await told(
        asked,
        framework,
        question=FRAMEWORK,
        lede=edition(asked, framework),
        rows=(
            RecordRow(
                T("Nation"), None if framework.nation is None else nation_words(framework.nation)
            ),
            RecordRow(T("Whose it is"), quote=framework.publisher),
            RecordRow(T("Note"), quote=framework.note),
        ),
        sections=(
            LinkSection(
                "terms",
                T("Its terms ({count})", count=len(terms)),
                [link(asked, each, lens_words(each.lens)) for each in terms],
                T("None is recorded."),
            ),
        ),
    )


PAGE = Page(
    name="framework",
    path="/framework/{id}",
    make=make,
    template="landscape_record.html",
    menu="search",
    ask=asks(FRAMEWORK, FRAMEWORKS),
    files=("csv",),
)
