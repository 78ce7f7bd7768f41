"""What the Centres do: toolkits, trials, programmes, joint work."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.model import (
    Caution,
    FormalKind,
    OrganizationId,
    PlaceId,
    RecordId,
    Records,
    Work,
    WorkId,
    WorkKind,
    WorkStatus,
)
from graph.written import partial
from seeds.sources.bodies import Bodies
from seeds.sources.cited_rows import pages
from seeds.sources.emission import Emission, organization_id, place_id
from seeds.sources.landscape_vocabulary import COMPILATION, terms
from seeds.sources.record import SourceError, SourceRecord, csv_records
from seeds.sources.words import listed, sentences

KINDS: Mapping[str, WorkKind] = {"evidence-gap-map": WorkKind.GAP_MAP}
"""Words of the file that are others than ours."""
ALSO_CALLED: Mapping[str, str] = {"Greater Manchester Combined Authority": "council-gmca"}
PARTNERSHIPS = frozenset({"chi-launch-partners"})
"""Works whose page calls those who do it partners."""
PART_OF: Mapping[str, str] = {
    "devolution-summit-series": "devolution-summits",
    "yff-connected-futures-blackpool": "yff-connected-futures",
    "eef-cumbria": "eef-research-schools",
    "maps-delivery-plan-england": "maps-uk-strategy",
    "maps-delivery-plan-ni": "maps-uk-strategy",
    "maps-delivery-plan-scotland": "maps-uk-strategy",
    "maps-delivery-plan-wales": "maps-uk-strategy",
    "maps-challenge-groups": "maps-uk-strategy",
    "talk-learn-do-wales-pilot": "mas-what-works-fund",
    "wwg-apprenticeships": "wwg-evidence-reviews",
    "foundations-kinship-guide": "foundations-practice-guides",
}
SECOND_HAND = frozenset({"eef-scottish-toolkit"})
OLD = frozenset({"nice-where-guidance-applies", "eif-guidebook"})
TOLD: Mapping[str, tuple[str, ...]] = {
    "chi-launch-partners": ("founder:crisis:chi",),
    "chi-test-and-learn": ("joint-work-chi-mhclg-2023-11",),
    "chi-what-works-community": (
        "joint-work-chi-council-abe-2021",
        "joint-work-chi-council-eay-2019-10",
        "joint-work-chi-council-hld-2021",
        "joint-work-chi-council-pem-2019-10",
        "joint-work-chi-council-sos-2019-10",
    ),
    "devolution-summit-series": (
        "summit-belfast-2019",
        "summit-glasgow-2019",
        "summit-newport-2018",
    ),
    "eef-regional-partnerships": ("joint-work-eef-council-man-2024-11",),
    "supporting-families-investing": ("joint-work-wwcsc-dfe-2019-08",),
    "swis-pilots": (
        "joint-work-wwcsc-council-lbh-2019-01",
        "joint-work-wwcsc-council-skp-2019-01",
        "joint-work-wwcsc-council-sth-2019-01",
    ),
    "wws-aberdeenshire": ("joint-work-wws-council-abd-2014",),
    "yef-extra-familial-harm": (
        "joint-work-yef-council-crf-2023",
        "joint-work-yef-council-esx-2023",
        "joint-work-yef-council-nwm-2023",
        "joint-work-yef-council-swa-2023",
        "joint-work-yef-council-swd-2023",
    ),
    "yef-focused-deterrence": (
        "joint-work-yef-council-gmca-2023-05",
        "joint-work-yef-council-ngm-2023-05",
        "joint-work-yef-home-office-2023-05",
        "joint-work-yef-nottingham-and-nottinghamshire-violence-reduction-unit-2022",
        "joint-work-yef-violence-reduction-network-leicester-2023-05",
        "joint-work-yef-west-midlands-violence-reduction-partnership-2023-05",
    ),
    "yef-inception": ("founder:eif:yef",),
    "yef-neighbourhood-fund": (
        "joint-work-yef-council-bir-2021",
        "joint-work-yef-council-brd-2021",
        "joint-work-yef-council-crf-2021",
        "joint-work-yef-council-man-2021",
        "joint-work-yef-council-nfk-2021",
    ),
    "yff-connected-futures": (
        "joint-work-yff-council-bpl-2022",
        "joint-work-yff-council-khl-2022-08",
        "joint-work-yff-council-ntt-2022-07",
    ),
    "yff-connected-futures-blackpool": ("joint-work-yff-council-bpl-2022",),
}
"""What other datasets tell of a work already: interactions by id, formal ties by kind and ends.
Two of whom they tell count in a tie as they say it, once.
"""
NO_PLACE = frozenset({"E47000010"})
"""Codes of places that are no records here; they stay as they are written."""
NAMED_BY_HAND = {*TOLD, *PART_OF, *PART_OF.values(), *PARTNERSHIPS, *SECOND_HAND, *OLD}
"""Works of which these tables say something: a source that has one no more has changed."""
_PLACES = re.compile(r";(?![^(]*\))")
_ASIDE = re.compile(r"\s*\(([^()]*)\)$")


def emit_works(
    emission: Emission,
    file: Path,
    place_of: Callable[[str], PlaceId | None],
    bodies: Bodies,
    told: Records,
) -> None:
    """Emit the works; who does or pays for one is a record where one is known, else stays as
    written.
    """
    for row in csv_records(file):
        with row:
            emission.add(_work(row, place_of, bodies, told))


def _work(
    row: SourceRecord, place_of: Callable[[str], PlaceId | None], bodies: Bodies, told: Records
) -> Work:
    id_, kind = WorkId(RecordId(row.need("id"))), row.need("kind")
    lead, *centres = (organization_id(text) for text in listed(row.need("centres")))
    partners = _named(row.take("partners"), bodies)
    funders = _named(row.take("funder"), bodies)
    places, asides = _places(row, place_of)
    title_cy, drafted, _ = row.take("title_cy").partition(" (drafft)")
    attendance, cited = row.take("attendance"), pages(row)
    return Work(
        id=id_,
        kind=KINDS.get(kind) or WorkKind(kind),
        title=row.need("title"),
        title_cy=title_cy or None,
        lead=lead,
        partners=tuple(dict.fromkeys((*centres, *partners.known(lead)))),
        partners_as_written=partners.unknown,
        funders=funders.known(),
        funders_as_written=funders.unknown,
        part_of=WorkId(RecordId(PART_OF[id_])) if id_ in PART_OF else None,
        outcomes=terms(row, "outcomes"),
        life_stages=terms(row, "life_stages"),
        audiences=terms(row, "audiences"),
        places_tested=_codes(row, "place_codes_tested"),
        places_remit=_codes(row, "place_codes_remit"),
        places_other=_codes(row, "place_codes_other"),
        places_as_written=places,
        valid_from=partial(row.take("from")),
        valid_to=partial(row.take("to")),
        status=WorkStatus(status) if (status := row.take("status")) else None,
        attendance=int(attendance.split()[0]) if attendance else None,
        website=row.take("website") or None,
        is_partnership=id_ in PARTNERSHIPS,
        recorded_as=tuple(_told(text, told) for text in TOLD.get(id_, ())),
        caution=Caution.SECOND_HAND if id_ in SECOND_HAND else Caution.OLD if id_ in OLD else None,
        note=sentences(
            row.take("note"),
            *asides,
            f"Attendance: {attendance}" if "(" in attendance else "",
            *(f"Funding: {text}" for text in funders.aside),
            "The Welsh title is a draft" if drafted else "",
        ),
        sources=(*cited, f"{COMPILATION}:{id_}"),
    )


@dataclass(frozen=True, slots=True)
class BodiesNamed:
    """Bodies of one cell."""

    bodies: tuple[OrganizationId, ...]
    unknown: tuple[str, ...]
    aside: tuple[str, ...]
    """Of a body that is known what stands in brackets behind its name, with the name."""

    def known(self, *but: OrganizationId) -> tuple[OrganizationId, ...]:
        return tuple(body for body in self.bodies if body not in but)


def _named(cell: str, bodies: Bodies) -> BodiesNamed:
    found: list[OrganizationId] = []
    unknown, aside = [], []
    for text in listed(cell):
        name = _ASIDE.sub("", text)
        body = bodies.find(name) or ALSO_CALLED.get(name)
        if body is None:
            unknown.append(text)
            continue
        found.append(organization_id(body))
        if name != text:
            aside.append(text)
    return BodiesNamed(tuple(dict.fromkeys(found)), tuple(unknown), tuple(aside))


def _codes(row: SourceRecord, field: str) -> tuple[PlaceId, ...]:
    return tuple(place_id(code) for code in listed(row.take(field)) if code not in NO_PLACE)


def _places(
    row: SourceRecord, place_of: Callable[[str], PlaceId | None]
) -> tuple[tuple[str, ...], list[str]]:
    """Return places that are no records here, and what stands in brackets behind a place beside
    how the work relates to it.
    """
    unknown, asides = [], []
    for text in filter(None, map(str.strip, _PLACES.split(row.take("places")))):
        name, found = _ASIDE.sub("", text), _ASIDE.search(text)
        if place_of(name) is None:
            unknown.append(name)
        _, _, aside = (found[1] if found else "").partition(",")
        if aside:
            asides.append(f"{name}: {aside.strip()}")
    return tuple(unknown), asides


def _told(text: str, told: Records) -> RecordId:
    if ":" not in text:
        found = [RecordId(text)] if text in told.interactions else []
    else:
        kind, a, b = text.split(":")
        found = [
            tie.id
            for tie in told.formal_ties.values()
            if (tie.kind, tie.a, tie.b) == (FormalKind(kind), a, b)
        ]
    if not found:
        raise SourceError(f"{text} is told of nowhere any more. Take it out of landscape_works.py.")
    return found[0]
