"""A priority: what a nation or a place wants, does or must do, and what is done for it there."""

from __future__ import annotations

from api.pages.asked import Asked
from api.pages.page import Made, Page
from api.pages.works.links import (
    LinkSection,
    RecordRow,
    caution_said,
    newest_first,
    several,
    span,
    terms,
    work_link,
)
from api.pages.works.queries import PRIORITY
from api.pages.works.told import asks, of_address, told
from graph.kinds import PRIORITIES
from graph.model import Priority, Work
from graph.names.landscape_words import priority_status_words, priority_words
from graph.words import T


async def make(asked: Asked) -> Made:
    priority = of_address(asked, PRIORITIES)
    works = [each for each in asked.view.records.works.values() if _is_for(each, priority)]
    return await told(
        asked,
        priority,
        question=PRIORITY,
        lede=priority_words(priority),
        notice=caution_said(priority.caution),
        rows=(
            RecordRow(T("Of which place"), links=several(asked, [priority.place])),
            RecordRow(T("For which outcomes"), links=terms(asked, priority.outcomes)),
            RecordRow(T("For which life stages"), links=terms(asked, priority.life_stages)),
            RecordRow(
                T("Status"),
                T("not stated")
                if priority.status is None
                else priority_status_words(priority.status),
            ),
            RecordRow(
                T("When proposed") if priority.is_proposed else T("When"),
                span(priority.valid_from, priority.valid_to) or T("not stated"),
            ),
            RecordRow(T("Note"), quote=priority.note),
        ),
        sections=(
            LinkSection(
                "works",
                T(
                    "Works of Centres for these outcomes that name the place ({count})",
                    count=len(works),
                ),
                [work_link(asked, each) for each in sorted(works, key=newest_first)],
                T("None is recorded."),
            ),
        ),
    )


def _is_for(work: Work, priority: Priority) -> bool:
    return priority.place in work.all_places and not {*work.outcomes}.isdisjoint(priority.outcomes)


PAGE = Page(
    name="priority",
    path="/priority/{id}",
    make=make,
    template="landscape_record.html",
    menu="search",
    ask=asks(PRIORITY, PRIORITIES),
    files=("csv",),
)
