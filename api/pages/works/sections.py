"""What the landscape has of a body or a place, as a part of its profile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from api.pages.asked import Asked
from api.pages.works.links import (
    LinkSection,
    RecordLink,
    aim_of,
    finding_link,
    link,
    newest_first,
    priority_link,
    work_link,
)
from graph.model import Node, Organization, Place, Remit
from graph.names.landscape_words import weight_words
from graph.words import T


def sections_of(asked: Asked, record: Node) -> Sequence[LinkSection]:
    """Return what a body is for, does and found; of a place what is asked for and done there."""
    found: list[LinkSection] = []
    if isinstance(record, Organization):
        found = _of_body(asked, record)
    elif isinstance(record, Place):
        found = _of_place(asked, record)
    return [section for section in found if section.links]


def _of_body(asked: Asked, body: Organization) -> list[LinkSection]:
    records = asked.view.records
    remits = [each for each in records.remits.values() if each.organization == body.id]
    works = [each for each in records.works.values() if body.id in each.parties]
    paid = [
        each
        for each in records.works.values()
        if body.id in each.funders and body.id not in each.parties
    ]
    findings = [each for each in records.findings.values() if each.centre == body.id]
    return [
        LinkSection(
            "remit",
            T("What it is for"),
            [each for remit in remits for each in _terms(asked, remit)],
        ),
        LinkSection(
            "works",
            T("Works ({count})", count=len(works)),
            [work_link(asked, each) for each in sorted(works, key=newest_first)],
        ),
        LinkSection(
            "paid",
            T("Works that it pays for ({count})", count=len(paid)),
            [work_link(asked, each) for each in sorted(paid, key=newest_first)],
        ),
        LinkSection(
            "findings",
            T("What it found ({count})", count=len(findings)),
            [finding_link(asked, each) for each in findings],
        ),
    ]


def _of_place(asked: Asked, place: Place) -> list[LinkSection]:
    records = asked.view.records
    asks = [each for each in records.priorities.values() if each.place == place.id]
    works = [each for each in records.works.values() if place.id in each.all_places]
    return [
        LinkSection(
            "priorities",
            T("What it asks for ({count})", count=len(asks)),
            [priority_link(asked, each) for each in asks],
        ),
        LinkSection(
            "works",
            T("Works that name it ({count})", count=len(works)),
            [work_link(asked, each) for each in sorted(works, key=newest_first)],
        ),
    ]


def _terms(asked: Asked, remit: Remit) -> Sequence[RecordLink]:
    """The outcomes of a remit, the first with its aim."""
    known = asked.view.records.concepts
    found = [
        link(asked, known[id_], weight_words(remit.weight))
        for id_ in remit.outcomes
        if id_ in known
    ]
    return [replace(found[0], **aim_of(asked, remit)), *found[1:]] if found else []
