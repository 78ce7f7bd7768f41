"""A small landscape, built in a few lines: ten terms, the four nations and two towns of Wales."""

from __future__ import annotations

from dataclasses import replace

from graph.model import (
    Concept,
    ConceptId,
    ConceptMapping,
    Finding,
    FindingDirection,
    Framework,
    FrameworkId,
    Lens,
    MappingPredicate,
    Place,
    PlaceKind,
    Priority,
    PriorityKind,
    PriorityStatus,
    RecordId,
    Remit,
    RemitWeight,
    Work,
    WorkId,
    WorkKind,
    WorkStatus,
)
from tests.graph.world import World, date, organization, place

UK, WALES, SCOTLAND = "K02000001", "W92000004", "S92000003"
OURS = "ours"
_NATIONS = {
    WALES: "Wales",
    SCOTLAND: "Scotland",
    "E92000001": "England",
    "N92000002": "Northern Ireland",
}


def concept(id_: str) -> ConceptId:
    return ConceptId(RecordId(id_))


def framework(id_: str) -> FrameworkId:
    return FrameworkId(RecordId(id_))


def work_id(id_: str) -> WorkId:
    return WorkId(RecordId(id_))


class Country(World):
    """Safety has the terms crime and violence, learning has reading and presence; the ages are
    primary 5 to 11, adolescence 11 to 18, young-adult 16 to 25 and all; councils and teachers.
    """

    def __init__(self) -> None:
        super().__init__()
        uk = Place(id=place(UK), kind=PlaceKind.COUNTRY, name="United Kingdom")
        nations = {
            place(code): Place(
                id=place(code),
                kind=PlaceKind.NATION,
                name=name,
                name_cy="Cymru" if code == WALES else None,
                parent=place(UK),
            )
            for code, name in _NATIONS.items()
        }
        self.records = replace(self.records, places={uk.id: uk, **nations})
        self.area("Tre")
        self.area("Llan")
        self.framework(OURS, "Our words")
        for heading, terms in {
            "safety": ("crime", "violence"),
            "learning": ("reading", "presence"),
        }.items():
            self.term(heading)
            for term in terms:
                self.term(term, broader=heading)
        for stage, first, last in (
            ("primary", 5, 11),
            ("adolescence", 11, 18),
            ("young-adult", 16, 25),
        ):
            self.term(stage, Lens.LIFE_STAGE, ages=(first, last))
        self.term("whole-life", Lens.LIFE_STAGE)
        self.term("councils", Lens.AUDIENCE)
        self.term("teachers", Lens.AUDIENCE)

    def framework(
        self, id_: str, title: str, lens: Lens | None = None, *, until: str | None = None
    ) -> None:
        made = Framework(id=framework(id_), title=title, lens=lens, valid_to=date(until))
        self.records = replace(self.records, frameworks={**self.records.frameworks, made.id: made})

    def term(
        self,
        id_: str,
        lens: Lens = Lens.OUTCOME,
        *,
        of: str = OURS,
        broader: str | None = None,
        ages: tuple[int | None, int | None] = (None, None),
        label: str | None = None,
        label_cy: str | None = None,
        definition: str | None = None,
    ) -> None:
        made = Concept(
            id=concept(id_),
            framework=framework(of),
            lens=lens,
            label=label or id_,
            label_cy=label_cy,
            definition=definition,
            broader=concept(broader) if broader else None,
            age_from=ages[0],
            age_to=ages[1],
        )
        self.records = replace(self.records, concepts={**self.records.concepts, made.id: made})

    def mapped(self, a: str, b: str, predicate: MappingPredicate = MappingPredicate.CLOSE) -> None:
        made = ConceptMapping(
            id=self._next(), subject=concept(a), object=concept(b), predicate=predicate
        )
        self.records = replace(self.records, mappings={**self.records.mappings, made.id: made})

    def remit(
        self,
        of: str,
        *outcomes: str,
        stages: tuple[str, ...] = (),
        audiences: tuple[str, ...] = (),
        places: tuple[str, ...] = (),
        weight: RemitWeight = RemitWeight.CORE,
        until: str | None = None,
    ) -> None:
        if organization(of) not in self.records.organizations:
            self.centre(of)
        made = Remit(
            id=self._next(),
            organization=organization(of),
            outcomes=tuple(map(concept, outcomes)),
            life_stages=tuple(map(concept, stages)),
            audiences=tuple(map(concept, audiences)),
            places=tuple(map(place, places)),
            weight=weight,
            valid_to=date(until),
        )
        self.records = replace(self.records, remits={**self.records.remits, made.id: made})

    def work(
        self,
        id_: str,
        *parties: str,
        kind: WorkKind = WorkKind.PROGRAMME,
        outcomes: tuple[str, ...] = (),
        stages: tuple[str, ...] = (),
        tested: tuple[str, ...] = (),
        meant_for: tuple[str, ...] = (),
        since: str | None = None,
        until: str | None = None,
        status: WorkStatus | None = None,
        part_of: str | None = None,
        title: str | None = None,
    ) -> None:
        for each in parties:
            if organization(each) not in self.records.organizations:
                self.centre(each)
        made = Work(
            id=work_id(id_),
            kind=kind,
            title=title or id_,
            lead=organization(parties[0]),
            partners=tuple(map(organization, parties[1:])),
            outcomes=tuple(map(concept, outcomes)),
            life_stages=tuple(map(concept, stages)),
            places_tested=tuple(map(place, tested)),
            places_remit=tuple(map(place, meant_for)),
            valid_from=date(since),
            valid_to=date(until),
            status=status,
            part_of=work_id(part_of) if part_of else None,
        )
        self.records = replace(self.records, works={**self.records.works, made.id: made})

    def found(
        self,
        intervention: str,
        outcome: str,
        direction: FindingDirection = FindingDirection.BETTER,
        *,
        by: str,
        places: tuple[str, ...] = (),
        published: str | None = None,
        scale: str | None = None,
        rating: str | None = None,
    ) -> None:
        if organization(by) not in self.records.organizations:
            self.centre(by)
        made = Finding(
            id=RecordId(f"{intervention}-{outcome}-{by}"),
            intervention=intervention,
            outcome=concept(outcome),
            direction=direction,
            centre=organization(by),
            places=tuple(map(place, places)),
            published=date(published),
            scale=framework(scale) if scale else None,
            rating=concept(rating) if rating else None,
        )
        self.records = replace(self.records, findings={**self.records.findings, made.id: made})

    def priority(
        self,
        id_: str,
        at: str,
        *outcomes: str,
        kind: PriorityKind = PriorityKind.PRIORITY,
        status: PriorityStatus | None = None,
        stages: tuple[str, ...] = (),
        since: str | None = None,
        until: str | None = None,
        title: str | None = None,
    ) -> None:
        made = Priority(
            id=RecordId(id_),
            place=place(at),
            title=title or id_,
            outcomes=tuple(map(concept, outcomes)),
            life_stages=tuple(map(concept, stages)),
            kind=kind,
            status=status,
            valid_from=date(since),
            valid_to=date(until),
        )
        self.records = replace(self.records, priorities={**self.records.priorities, made.id: made})
