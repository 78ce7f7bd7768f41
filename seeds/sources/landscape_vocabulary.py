"""The terms by which the landscape is looked at, with the words of the nations for them, and the
standards by which Centres rate evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph import ids
from graph.dates import PartialDate
from graph.model import (
    Concept,
    ConceptId,
    ConceptMapping,
    Confidence,
    Framework,
    FrameworkId,
    FrameworkStatus,
    Lens,
    MappingPredicate,
    Nation,
    OrganizationId,
    RecordId,
    Records,
    TargetAudience,
)
from seeds.sources.cited_rows import pages
from seeds.sources.emission import Emission, organization_id
from seeds.sources.landscape_definitions import DEFINITIONS_CY
from seeds.sources.record import SourceRecord, csv_records
from seeds.sources.words import listed, sentences

COMPILATION = "what-works-landscape"
OURS = FrameworkId(RecordId("dolen-1"))
JUDGED_BY = "Dolen"
_GOALS_CY: Mapping[str, str] = {
    "A prosperous Wales": "Cymru lewyrchus",
    "A resilient Wales": "Cymru gydnerth",
    "A healthier Wales": "Cymru iachach",
    "A more equal Wales": "Cymru sy’n fwy cyfartal",
    "A Wales of cohesive communities": "Cymru o gymunedau cydlynus",
    "A Wales of vibrant culture and thriving Welsh language": (
        "Cymru â diwylliant bywiog lle mae’r Gymraeg yn ffynnu"
    ),
    "A globally responsible Wales": "Cymru sy’n gyfrifol ar lefel fyd-eang",
}
_SDGS = (
    "No poverty",
    "Zero hunger",
    "Good health and well-being",
    "Quality education",
    "Gender equality",
    "Clean water and sanitation",
    "Affordable and clean energy",
    "Decent work and economic growth",
    "Industry, innovation and infrastructure",
    "Reduced inequalities",
    "Sustainable cities and communities",
    "Responsible consumption and production",
    "Climate action",
    "Life below water",
    "Life on land",
    "Peace, justice and strong institutions",
    "Partnerships for the goals",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """A framework into whose words a column of the file puts our outcomes."""

    framework: Framework
    labels: Mapping[str, str]
    """Its terms, as the column writes them, with the label of each."""
    labels_cy: Mapping[str, str]


def _same(*labels: str) -> Mapping[str, str]:
    return {label: label for label in labels}


_SCOTLAND = (
    "https://www.gov.scot/publications/national-outcomes-review-2023-consultation-information-pack/pages/4/",
    "https://consult.gov.scot/national-performance-framework-unit/review-of-the-npf/consultation/subpage.2016-07-07.1474135251/",
)
_WALES = (
    "https://www.gov.wales/well-being-future-generations-act-essentials-html",
    "https://gwentpsb.org/en/well-being-of-future-generations/well-being-goals",
)
_NORTHERN_IRELAND = (
    "https://www.executiveoffice-ni.gov.uk/news/executive-agrees-programme-government",
    "https://www.infrastructure-ni.gov.uk/articles/new-programme-government-pfg",
    "https://www.theirelandnews.com/news/2024-09-13/what-is-in-stormonts-new-draft-programme-for-government/90639",
)
_UNITED_NATIONS = (
    "https://www.menzies.co.uk/advice-hub/what-are-the-17-sustainable-development-goals/",
    "https://www.whole-and-one.com/agenda-2030/",
)
CROSSWALKS: Mapping[str, Crosswalk] = {
    "wales_wfg_goal": Crosswalk(
        framework=Framework(
            id=FrameworkId(RecordId("wales-well-being-goals")),
            title="Well-being goals of Wales",
            title_cy="Nodau llesiant Cymru",
            publisher="Welsh Government",
            nation=Nation.WALES,
            lens=Lens.OUTCOME,
            status=FrameworkStatus.IN_FORCE,
            note="Set by the Well-being of Future Generations (Wales) Act.",
            sources=_WALES,
        ),
        labels=_same(*_GOALS_CY),
        labels_cy=_GOALS_CY,
    ),
    "scotland_npf_outcome": Crosswalk(
        framework=Framework(
            id=FrameworkId(RecordId("scotland-national-outcomes-2018")),
            title="National Outcomes of Scotland",
            title_cy="Canlyniadau Cenedlaethol yr Alban",
            publisher="Scottish Government",
            nation=Nation.SCOTLAND,
            lens=Lens.OUTCOME,
            edition="2018",
            status=FrameworkStatus.ARCHIVED,
            valid_from=PartialDate("2018"),
            note="Archived and being reformed; the next edition is not there yet.",
            sources=_SCOTLAND,
        ),
        labels=_same(
            "Children",
            "Communities",
            "Culture",
            "Economy",
            "Education",
            "Environment",
            "Fair Work & Business",
            "Health",
            "Human Rights",
            "International",
            "Poverty",
        ),
        labels_cy={},
    ),
    "ni_pfg_outcome": Crosswalk(
        framework=Framework(
            id=FrameworkId(RecordId("ni-priorities-2024")),
            title="Priorities of the Programme for Government of Northern Ireland",
            title_cy="Blaenoriaethau Rhaglen Lywodraethu Gogledd Iwerddon",
            publisher="Northern Ireland Executive",
            nation=Nation.NORTHERN_IRELAND,
            lens=Lens.OUTCOME,
            edition="2024-2027",
            status=FrameworkStatus.IN_FORCE,
            valid_from=PartialDate("2024"),
            valid_to=PartialDate("2027"),
            sources=_NORTHERN_IRELAND,
        ),
        labels=_same(
            "Better Support for Children and Young People with Special Educational Needs",
            "Cut Health Waiting Times",
            "Deliver More Affordable, Accessible, High Quality Early Learning and Childcare",
            "Ending Violence Against Women and Girls",
            "Grow a Globally Competitive and Sustainable Economy",
            "Protecting Lough Neagh and the Environment",
            "Provide More Social, Affordable and Sustainable Housing",
            "Reform and Transformation of Public Services",
            "Safer Communities",
        ),
        labels_cy={},
    ),
    "ni_wellbeing_domain": Crosswalk(
        framework=Framework(
            id=FrameworkId(RecordId("ni-wellbeing-domains-2024")),
            title="Wellbeing domains of Northern Ireland",
            title_cy="Meysydd llesiant Gogledd Iwerddon",
            publisher="Northern Ireland Executive",
            nation=Nation.NORTHERN_IRELAND,
            lens=Lens.OUTCOME,
            edition="2024-2027",
            status=FrameworkStatus.IN_FORCE,
            valid_from=PartialDate("2024"),
            valid_to=PartialDate("2027"),
            sources=_NORTHERN_IRELAND,
        ),
        labels={
            label: label.capitalize()
            for label in (
                "better homes",
                "brighter futures",
                "caring society",
                "cleaner environment",
                "equal society",
                "happier children",
                "healthier lives",
                "living peacefully",
                "safer communities",
                "stronger economy",
            )
        },
        labels_cy={},
    ),
    "sdg": Crosswalk(
        framework=Framework(
            id=FrameworkId(RecordId("un-sustainable-development-goals")),
            title="Sustainable Development Goals",
            title_cy="Nodau Datblygu Cynaliadwy",
            publisher="United Nations",
            lens=Lens.OUTCOME,
            edition="2030",
            status=FrameworkStatus.IN_FORCE,
            valid_to=PartialDate("2030"),
            sources=_UNITED_NATIONS,
        ),
        labels={str(number): f"{number}: {name}" for number, name in enumerate(_SDGS, start=1)},
        labels_cy={},
    ),
}
"""By the column of the file."""
OTHERWISE: Mapping[str, str] = {"wellbeing": "personal-wellbeing"}
"""Ids that a body has."""
AGES: Mapping[str, tuple[int | None, int | None]] = {
    "infancy": (0, 2),
    "early-years": (2, 5),
    "primary": (5, 11),
    "adolescence": (11, 18),
    "young-adult": (16, 25),
    "adult": (25, 66),
    "later-life": (66, None),
    "whole-life": (0, None),
}
"""What the definitions say in words; retirement is the age of the state pension."""
PREDICATES: Mapping[str, MappingPredicate] = {
    "overlaps": MappingPredicate.OVERLAPS,
    "not-comparable": MappingPredicate.NONE,
    "unknown": MappingPredicate.UNKNOWN,
    "narrower": MappingPredicate.BROAD,
    "broader": MappingPredicate.NARROW,
    "equivalent": MappingPredicate.EXACT,
}
"""The file says what the first of two levels is to the second; SKOS what the second is."""


def emit_vocabulary(emission: Emission, file: Path) -> None:
    """Emit our outcomes, life stages and audiences, and what the nations call them."""
    emission.add(
        Framework(
            id=OURS,
            title="Dolen shared outcomes, life stages and audiences",
            title_cy="Canlyniadau, cyfnodau bywyd a chynulleidfaoedd cyffredin Dolen",
            publisher="Dolen",
            edition="1",
            status=FrameworkStatus.IN_FORCE,
            note="Our own words. The Welsh is a draft.",
            sources=(f"{COMPILATION}:taxonomy",),
        )
    )
    for column, crosswalk in CROSSWALKS.items():
        emission.add(crosswalk.framework)
        for text, label in crosswalk.labels.items():
            emission.add(
                Concept(
                    id=_term(column, text),
                    framework=crosswalk.framework.id,
                    lens=Lens.OUTCOME,
                    label=label,
                    label_cy=crosswalk.labels_cy.get(text),
                    label_cy_draft=text in crosswalk.labels_cy,
                    sources=crosswalk.framework.sources,
                )
            )
    for number, row in enumerate(csv_records(file), start=1):
        with row:
            _emit_term(emission, row, number)


def _emit_term(emission: Emission, row: SourceRecord, number: int) -> None:
    row.ignore("crosswalk_confidence")  # that it is our judgement stands on each row of it
    id_, lens = term_id(row.need("id")), Lens(row.need("lens"))
    broader, kind, cited = row.take("broader"), row.take("kind"), listed(row.need("source"))
    first, last = AGES[id_] if lens is Lens.LIFE_STAGE else (None, None)
    if row.need("label_cy_state") != "draft":
        raise row.error("label_cy_state is not draft. Teach the compiler what it is.")
    emission.add(
        Concept(
            id=id_,
            framework=OURS,
            lens=lens,
            label=row.need("label"),
            label_cy=row.need("label_cy"),
            label_cy_draft=True,
            definition=row.need("definition"),
            definition_cy=DEFINITIONS_CY.get(id_),
            broader=term_id(broader) if broader else None,
            order=number,
            age_from=first,
            age_to=last,
            audience_kind=TargetAudience(kind.lower()) if kind else None,
            sources=(f"{COMPILATION}:{id_}",),
        )
    )
    unknown = {page for page in cited if page.startswith("http")}
    for column, crosswalk in CROSSWALKS.items():
        unknown -= {*crosswalk.framework.sources}
        for text in listed(row.take(column)):
            if text not in crosswalk.labels:
                raise row.error(f'"{text}" of {column} is new. Add it to CROSSWALKS.')
            emission.mapping(
                ConceptMapping(
                    id=RecordId(""),
                    subject=id_,
                    object=_term(column, text),
                    predicate=MappingPredicate.OVERLAPS,
                    judged_by=JUDGED_BY,
                    sources=crosswalk.framework.sources,
                )
            )
    if unknown:
        raise row.error(f"{min(unknown)} is of no framework. Add it to CROSSWALKS.")


def _term(column: str, text: str) -> ConceptId:
    return ConceptId(RecordId(ids.make(CROSSWALKS[column].framework.id, text)))


def emit_standards(emission: Emission, ratings: Path, crosswalk: Path, bodies: Records) -> None:
    """Emit the standards of evidence with their levels, and how levels of two compare."""
    for row in csv_records(ratings):
        with row:
            _emit_level(emission, row, bodies)
    for row in csv_records(crosswalk):
        with row:
            emission.mapping(
                ConceptMapping(
                    id=RecordId(""),
                    subject=level_id(row.need("scale_a"), row.take("level_a")),
                    object=level_id(row.need("scale_b"), row.take("level_b")),
                    predicate=PREDICATES[row.need("relation")],
                    confidence=Confidence(row.need("confidence")),
                    judged_by=JUDGED_BY,
                    note=row.need("reason"),
                    sources=_whole(pages(row)),
                )
            )


def _emit_level(emission: Emission, row: SourceRecord, bodies: Records) -> None:
    scale, title, owner = row.need("scale"), row.need("name"), row.need("owner")
    rates, note, sources = row.need("rates"), row.take("note"), pages(row)
    body = bodies.organizations.get(OrganizationId(organization_id(owner)))
    publisher = owner if body is None else body.name
    framework = standard_id(scale)
    if framework not in emission.emitted(Framework):
        emission.add(
            Framework(
                id=framework,
                title=title,
                publisher=publisher,
                lens=Lens.EVIDENCE_STANDARD,
                note=sentences(f"It rates {rates}", note),
                sources=sources,
            )
        )
        emission.add(_level(scale, "", title, None, None, sources))
    level, order = row.need("level"), int(row.need("order"))
    emission.add(_level(scale, level, level, row.need("meaning"), order, sources))


def _level(
    scale: str,
    level: str,
    label: str,
    meaning: str | None,
    order: int | None,
    sources: Iterable[str],
) -> Concept:
    """A level of a standard; with no level the standard as a whole, above its levels."""
    return Concept(
        id=level_id(scale, level),
        framework=standard_id(scale),
        lens=Lens.EVIDENCE_STANDARD,
        label=label,
        definition=meaning,
        broader=level_id(scale, "") if level else None,
        order=order,
        sources=tuple(sources),
    )


def standard_id(scale: str) -> FrameworkId:
    """Return the id of a standard of evidence; a toolkit has that of its name."""
    return FrameworkId(RecordId(f"standard-{scale}"))


def level_id(scale: str, level: str) -> ConceptId:
    """Return the id of a level of a standard; of the standard as a whole where it is blank."""
    return ConceptId(RecordId(ids.make(scale, level or "as a whole")))


def terms(row: SourceRecord, field: str) -> tuple[ConceptId, ...]:
    """Take the terms that a cell names."""
    return tuple(map(term_id, listed(row.need(field))))


def term_id(text: str) -> ConceptId:
    """Return the id of a term of ours; one that a body has already is another here."""
    return ConceptId(RecordId(OTHERWISE.get(text, text)))


def _whole(cited: Iterable[str]) -> tuple[str, ...]:
    """Addresses that were cut off in the file lead nowhere."""
    return tuple(dict.fromkeys(page for page in cited if not page.endswith("...")))
