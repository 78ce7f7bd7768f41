"""A finding: what an intervention did for an outcome, as its Centre published it."""

from __future__ import annotations

from api.pages.asked import Asked
from api.pages.page import Made, Page
from api.pages.works.links import (
    LinkSection,
    RecordRow,
    caution_said,
    finding_link,
    link,
    several,
    terms,
)
from api.pages.works.queries import FINDING
from api.pages.works.told import asks, of_address, told
from graph.kinds import FINDINGS
from graph.names.fold import fold
from graph.names.landscape_words import direction_words
from graph.words import T


async def make(asked: Asked) -> Made:
    finding = of_address(asked, FINDINGS)
    records = asked.view.records
    scale = records.frameworks.get(finding.scale) if finding.scale else None
    work = records.works.get(finding.work) if finding.work else None
    others = [
        each
        for each in records.findings.values()
        if each.id != finding.id and fold(each.intervention) == fold(finding.intervention)
    ]
    return await told(
        asked,
        finding,
        question=FINDING,
        lede=direction_words(finding.direction),
        notice=caution_said(finding.caution),
        rows=(
            RecordRow(T("For which outcome"), links=terms(asked, [finding.outcome])),
            RecordRow(T("Who says so"), links=several(asked, [finding.centre])),
            RecordRow(T("In its words"), quote=finding.level),
            RecordRow(T("Strength of the evidence"), quote=finding.strength),
            RecordRow(T("Rated by"), links=[] if scale is None else [link(asked, scale)]),
            RecordRow(T("Level"), links=terms(asked, [finding.rating] if finding.rating else [])),
            RecordRow(
                T("Tested in"), links=several(asked, finding.places, finding.places_as_written)
            ),
            RecordRow(T("Published"), finding.published or T("not stated")),
            RecordRow(T("In which work"), links=[] if work is None else [link(asked, work)]),
            RecordRow(T("Note"), quote=finding.note),
        ),
        sections=(
            LinkSection(
                "others",
                T("Other findings on the same ({count})", count=len(others)),
                [finding_link(asked, each) for each in others],
            ),
        ),
    )


PAGE = Page(
    name="finding",
    path="/finding/{id}",
    make=make,
    template="landscape_record.html",
    menu="search",
    ask=asks(FINDING, FINDINGS),
    files=("csv",),
)
