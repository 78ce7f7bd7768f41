"""A work: what it is, who does it for whom and where, and what it found."""

from __future__ import annotations

from collections.abc import Sequence

from api.pages.asked import Asked
from api.pages.page import Made, Page
from api.pages.works.concept import ages
from api.pages.works.links import (
    LinkSection,
    RecordLink,
    RecordRow,
    caution_said,
    finding_link,
    link,
    linked,
    newest_first,
    several,
    span,
    terms,
    work_link,
)
from api.pages.works.queries import WORK
from api.pages.works.told import asks, of_address, told
from graph.kinds import WORKS
from graph.landscape_rules import NONE_YET
from graph.model import JointPart, Work
from graph.names.landscape_words import (
    joint_part_words,
    purpose_words,
    untied_words,
    work_kind_words,
    work_status_words,
)
from graph.ties import joint_work
from graph.words import Fill, Listed, T


async def make(asked: Asked) -> Made:
    work = of_address(asked, WORKS)
    records = asked.view.records
    parts = [each for each in records.works.values() if each.part_of == work.id]
    findings = [each for each in records.findings.values() if each.work == work.id]
    above = records.works.get(work.part_of) if work.part_of else None
    return await told(
        asked,
        work,
        question=WORK,
        lede=work_kind_words(work.kind),
        notice=caution_said(work.caution),
        rows=(
            RecordRow(T("Who leads it"), links=several(asked, [work.lead])),
            RecordRow(
                T("With whom"), links=several(asked, work.partners, work.partners_as_written)
            ),
            RecordRow(
                T("Who pays for it"), links=several(asked, work.funders, work.funders_as_written)
            ),
            RecordRow(T("When"), span(work.valid_from, work.valid_to) or T("not stated")),
            RecordRow(T("Now"), None if work.status is None else work_status_words(work.status)),
            RecordRow(T("Part of"), links=[] if above is None else [link(asked, above)]),
            RecordRow(T("For which outcomes"), links=terms(asked, work.outcomes)),
            RecordRow(T("Outcomes that it measures"), links=terms(asked, work.outcomes_measured)),
            RecordRow(T("For which life stages"), links=terms(asked, work.life_stages)),
            RecordRow(T("Ages"), ages(work.ages_from, work.ages_to)),
            RecordRow(T("For whom"), links=terms(asked, work.audiences)),
            RecordRow(T("Tested in"), links=several(asked, work.places_tested)),
            RecordRow(T("Meant for"), links=several(asked, work.places_remit)),
            RecordRow(
                T("Where else"), links=several(asked, work.places_other, work.places_as_written)
            ),
            RecordRow(
                T("How many took part"),
                None if work.attendance is None else str(work.attendance),
            ),
            *_together(asked, work),
            RecordRow(
                T("Its page"),
                links=[RecordLink(work.website, work.website)] if work.website else [],
            ),
            RecordRow(T("Note"), quote=work.note),
        ),
        sections=(
            LinkSection(
                "findings",
                T("What was found ({count})", count=len(findings)),
                [finding_link(asked, each) for each in findings],
            ),
            LinkSection(
                "parts",
                T("Parts of it ({count})", count=len(parts)),
                [work_link(asked, each) for each in sorted(parts, key=newest_first)],
            ),
            _counts(asked, work),
        ),
    )


def _together(asked: Asked, work: Work) -> Sequence[RecordRow]:
    """What those who do it together have said of it; what there is none of yet says so."""
    owner = linked(asked, work.owner)
    said: dict[JointPart, Fill | None] = {
        JointPart.PURPOSE: None if work.purpose is None else purpose_words(work.purpose),
        JointPart.AIM: work.aim,
        JointPart.RESOURCE: work.resource,
        JointPart.OWNER: None if owner is None else owner.said,
        JointPart.REVIEW_ON: work.review_on,
    }
    none_yet = dict.fromkeys(work.none_yet, NONE_YET)
    return [
        RecordRow(
            T("Together: {part}", part=joint_part_words(part)),
            said[part] if said[part] is not None else none_yet.get(part),
        )
        for part in JointPart
    ]


def _counts(asked: Asked, work: Work) -> LinkSection | None:
    """What tells of it beside, and as what it counts in ties."""
    others = several(asked, work.recorded_as)
    why = joint_work.untied(work, asked.view.as_of)
    if why is not None:
        counts: Fill = untied_words(why, work)
    elif joint_work.interaction_of(work) is not None:
        counts = T("It brings its parties closer, as joint work.")
    elif next(joint_work.formal_ties_of(work), None) is not None:
        counts = T("It is a formal tie of its parties, who are said to be partners.")
    else:
        return None
    before = (
        Listed((counts, T("Of whom these records tell, it counts as they say.")), " ")
        if work.recorded_as
        else counts
    )
    return LinkSection(
        "ties",
        T("In ties"),
        others,
        empty=before if not others else None,
        before=(before if others else None),
    )


PAGE = Page(
    name="work",
    path="/work/{id}",
    make=make,
    template="landscape_record.html",
    menu="search",
    ask=asks(WORK, WORKS),
    files=("csv",),
)
