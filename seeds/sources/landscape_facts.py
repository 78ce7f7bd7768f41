"""What the Centres are for, what they found, and what nations and places ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from graph.dates import PartialDate
from graph.model import (
    Caution,
    ConceptId,
    Finding,
    FindingDirection,
    PlaceId,
    Priority,
    PriorityKind,
    PriorityStatus,
    RecordId,
    Remit,
    WorkId,
)
from graph.written import partial
from seeds.sources.cited_rows import pages
from seeds.sources.emission import Emission, organization_id, place_id
from seeds.sources.landscape_vocabulary import (
    COMPILATION,
    level_id,
    standard_id,
    term_id,
    terms,
)
from seeds.sources.record import SourceRecord, csv_records
from seeds.sources.words import listed, sentences

SCALES: Mapping[str, str] = {
    "EEF Toolkit months and padlocks": "eef-toolkit-padlocks",
    "EEF trial padlocks": "eef-trial-padlocks",
    "EMMIE": "emmie-dimensions",
    "Foundations Practice Guide strength": "foundations-practice-guide",
    "Maryland SMS": "maryland-sms",
    "OfS types of evidence": "ofs-types",
    "YEF Toolkit impact rating": "yef-impact",
}
PADLOCKS: Mapping[str, str] = {
    "very limited evidence": "1 padlock",
    "limited evidence": "2 padlocks",
    "moderate evidence": "3 padlocks",
    "extensive evidence": "4 padlocks",
    "very extensive evidence": "5 padlocks",
}
"""The words of the Toolkit for its padlocks."""
LEVELS: Mapping[str, tuple[str, ...]] = {
    "eef-trial-padlocks": ("5 padlocks",),
    "foundations-practice-guide": ("promising", "strong"),
    "ofs-types": ("Type 3",),
    "yef-impact": ("low", "moderate", "high"),
}
"""With what a level that the file states can begin."""
IN_WORK: Mapping[str, str] = {
    "college-cctv-vehicle": "college-crime-reduction-toolkit",
    "college-cctv-violence": "college-crime-reduction-toolkit",
    "college-scared-straight": "college-crime-reduction-toolkit",
    "eif-mentoring-mixed": "eif-mentoring-advice",
    "fgc-care": "fgc-trial",
    "fgc-stability": "fgc-trial",
    "gm-abed-contact": "chi-gm-care-leavers",
    "gm-abed-homeless": "chi-gm-care-leavers",
    "gm-hf-contact": "chi-gm-care-leavers",
    "gm-hf-homeless": "chi-gm-care-leavers",
    "gm-yppp-homeless": "chi-gm-care-leavers",
    "housing-high-support-health": "chi-accommodation-review",
    "housing-high-support-stability": "chi-accommodation-review",
    "kinship-allowance": "foundations-kinship-guide",
    "kinship-navigator": "foundations-kinship-guide",
    "kinship-parenting": "foundations-kinship-guide",
    "maps-tld": "talk-learn-do-wales-pilot",
    "neli-effectiveness": "eef-neli-effectiveness",
    "neli-efficacy": "eef-neli-efficacy",
    "neli-rollout": "eef-neli-rollout",
    "swis-attainment": "swis-trial",
    "swis-care": "swis-trial",
    "wellbeing-loneliness": "wellbeing-loneliness-review",
    "wwg-apprenticeships-employment": "wwg-apprenticeships",
    "wwg-apprenticeships-wages": "wwg-apprenticeships",
}
"""The work in which a finding was made, where its row and that of the work tell of the same."""
TOOLKITS: Mapping[str, str] = {"eef": "eef-toolkit", "yef": "yef-toolkit"}
"""Of other findings of a Centre that are rated by the scale of its toolkit."""
_TOOLKIT_SCALES = frozenset({"eef-toolkit-padlocks", "yef-impact"})
_EDITIONS = (
    (re.compile(r"\((?:[^()]*\b)?October 2018"), PartialDate("2018-10")),
    (re.compile(r"\((?:[^()]*\b)?spring 2013"), PartialDate("2013")),
)
SECOND_HAND = frozenset(
    {
        "age-crime-england",
        "age-crime-ni",
        "age-crime-scotland",
        "age-crime-wales",
        "ema-england",
        "ema-ni",
        "ema-scotland",
        "ema-wales",
        "mup-england",
        "mup-scotland",
        "mup-wales",
        "smacking-england",
        "smacking-ni",
        "tuition-scotland",
    }
)
OLD = frozenset({"gm-ageing", "gm-good-jobs", "gm-school-ready", "gm-young-people"})
DRAFT = frozenset({"belfast-child-poverty", "belfast-homelessness", "belfast-inactivity"})
PROPOSED = frozenset({"homeless-ask-act-wales"})
"""Bills when their page was written: nothing that holds."""
_CLOSED = re.compile(r" \(((?:merged|closed)[^()]*)\)$")


def emit_remits(emission: Emission, file: Path, place_of: Callable[[str], PlaceId | None]) -> None:
    """Emit what each Centre says that it is for. A remit without a place: no page states it."""
    for row in csv_records(file):
        with row:
            centre, aim = organization_id(row.need("centre")), row.need("aim")
            ended = _CLOSED.search(aim)
            active = listed(row.take("active_places"))
            emission.remit(
                Remit(
                    id=RecordId(""),
                    organization=centre,
                    aim=_CLOSED.sub("", aim),
                    outcomes=terms(row, "outcomes"),
                    life_stages=terms(row, "life_stages"),
                    audiences=terms(row, "audiences"),
                    places=tuple(
                        _place(row, name, place_of) for name in listed(row.take("remit_places"))
                    ),
                    places_active=tuple(
                        code for name in active if (code := place_of(name)) is not None
                    ),
                    places_as_written=tuple(name for name in active if place_of(name) is None),
                    note=sentences(ended[1] if ended else ""),
                    sources=(*pages(row), f"{COMPILATION}:{centre}"),
                )
            )


def emit_findings(
    emission: Emission, file: Path, place_of: Callable[[str], PlaceId | None]
) -> None:
    """Emit the findings, each with the level as it was published."""
    for row in csv_records(file):
        with row:
            emission.add(_finding(row, place_of))


def _finding(row: SourceRecord, place_of: Callable[[str], PlaceId | None]) -> Finding:
    id_, scale, centre = row.need("id"), row.take("scale"), row.need("centre")
    if scale and scale not in SCALES:
        raise row.error(f'The scale "{scale}" is new. Add it to SCALES.')
    standard = SCALES.get(scale)
    strength, level, note = row.take("strength"), row.take("level"), row.take("note")
    of_toolkit = standard in _TOOLKIT_SCALES and strength.startswith(tuple(PADLOCKS))
    in_toolkit = of_toolkit or standard == "yef-impact"
    work = IN_WORK.get(id_) or (TOOLKITS.get(centre) if in_toolkit else None)
    is_old = standard == "eef-toolkit-padlocks" and of_toolkit
    codes, tested = listed(row.take("place_codes")), listed(row.take("places_tested"))
    return Finding(
        id=RecordId(id_),
        intervention=row.need("intervention"),
        outcome=term_id(row.need("outcome")),
        direction=FindingDirection(row.need("direction")),
        strength=strength or None,
        scale=standard_id(standard) if standard else None,
        level=level or None,
        rating=_rating(standard, level, strength),
        centre=organization_id(centre),
        places=tuple(map(place_id, codes)),
        places_as_written=tuple(name for name in tested if place_of(name) not in codes),
        work=WorkId(RecordId(work)) if work else None,
        published=next((day for edition, day in _EDITIONS if edition.search(level)), None),
        caution=Caution.OLD if is_old else None,
        note=sentences(
            note,
            "the edition read is of 2013 to 2018; the Toolkit was rewritten in 2021"
            if is_old
            else "",
        ),
        sources=pages(row),
    )


def _rating(standard: str | None, level: str, strength: str) -> ConceptId | None:
    """Return the level of the standard that a finding states, in the standard's own words."""
    if standard == "eef-toolkit-padlocks":
        return level_id(standard, PADLOCKS[strength]) if strength in PADLOCKS else None
    for begins in LEVELS.get(standard or "", ()):
        if standard is not None and level.startswith(begins):
            return level_id(standard, begins)
    return None


def emit_priorities(emission: Emission, file: Path) -> None:
    """Emit what nations and places want, do or must do."""
    for row in csv_records(file):
        with row:
            row.ignore("place")  # its code says it
            id_ = row.need("id")
            emission.add(
                Priority(
                    id=RecordId(id_),
                    place=place_id(row.need("place_code")),
                    title=row.need("title"),
                    outcomes=terms(row, "outcomes"),
                    life_stages=terms(row, "life_stages"),
                    kind=PriorityKind(row.need("kind")),
                    status=PriorityStatus.PROPOSED if id_ in PROPOSED else None,
                    valid_from=partial(row.take("from")),
                    valid_to=partial(row.take("to")),
                    caution=_caution(id_),
                    note=sentences(row.take("note")),
                    sources=(*pages(row), f"{COMPILATION}:{id_}"),
                )
            )


def _caution(id_: str) -> Caution | None:
    if id_ in SECOND_HAND:
        return Caution.SECOND_HAND
    if id_ in OLD:
        return Caution.OLD
    return Caution.DRAFT if id_ in DRAFT else None


def _place(row: SourceRecord, name: str, place_of: Callable[[str], PlaceId | None]) -> PlaceId:
    code = place_of(name)
    if code is None:
        raise row.error(f'"{name}" is no place here. Teach the compiler its code.')
    return code
