"""The records of the landscape: frameworks, terms, crosswalks, remits, works, findings and
priorities.
"""

from __future__ import annotations

from collections.abc import Iterable

import strawberry

from api.context import Context, Info
from api.schema.arguments import InLanguage
from api.schema.centres import Centre
from api.schema.described import described
from api.schema.nodes import Node, OfRecord
from api.schema.organizations import Organization
from api.schema.people import Person
from api.schema.places import Place
from api.schema.references import shown
from api.schema.typed import copied, typed
from graph import model
from graph.dates import PartialDate
from graph.model import ConceptId, OrganizationId, PlaceId
from graph.words import ProperName, say


@typed(model.Framework, shows=model.Framework)
@strawberry.type(
    description="A vocabulary or an evidence standard, in one edition, with its terms or levels."
)
class Framework(OfRecord, Node):
    record: strawberry.Private[model.Framework]

    publisher: str | None = strawberry.field(description="Whose it is.")
    nation: model.Nation | None = strawberry.field(
        description="The nation whose it is. Null: of none."
    )
    lens: model.Lens | None = strawberry.field(
        description="What its terms are. Null: they are of several."
    )
    edition: str | None = strawberry.field(description="Its edition.")
    status: model.FrameworkStatus | None = strawberry.field(
        description="Whether it is in force. Null: not stated."
    )
    valid_from: PartialDate | None = strawberry.field(description="Since when. Null: not stated.")
    valid_to: PartialDate | None = strawberry.field(
        description="Until when. Null: still, or not stated."
    )
    note: str | None = strawberry.field(description="What else there is to know of it.")

    @classmethod
    def of(cls, record: model.Framework) -> Framework:
        return cls(record=record, **copied(cls, record))


@typed(model.Concept, shows=model.Concept)
@strawberry.type(
    description="A term: an outcome, a life stage, an audience, or a level of an evidence standard."
)
class Concept(OfRecord, Node):
    record: strawberry.Private[model.Concept]

    lens: model.Lens = strawberry.field(description="What it is a term for.")
    label_cy_draft: bool = strawberry.field(
        description="Whether its Welsh is a draft, which nobody who answers for it has read yet."
    )
    order: int | None = strawberry.field(
        description="Its place among the terms of its framework; of levels the lowest first."
    )
    age_from: int | None = strawberry.field(
        description="Of a life stage the age at which it begins."
    )
    age_to: int | None = strawberry.field(
        description="The age at which it ends. Null: it has no end, or not stated."
    )
    audience_kind: model.TargetAudience | None = strawberry.field(
        description="Of an audience whether it is of policy or of practice."
    )
    note: str | None = strawberry.field(description="What else there is to know of it.")

    @classmethod
    def of(cls, record: model.Concept) -> Concept:
        return cls(record=record, **copied(cls, record))

    @described("Its words.")
    def label(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(
            ProperName(self.record.label, self.record.label_cy), language or info.context.language
        )

    @described("What it means; where there is no Welsh, in English. Null: not stated.")
    def definition(self, info: Info, language: InLanguage = strawberry.UNSET) -> str | None:
        english = self.record.definition
        if english is None:
            return None
        said = ProperName(english, self.record.definition_cy)
        return say(said, language or info.context.language)

    @described("The framework of which it is a term.")
    def framework(self, info: Info) -> Framework:
        return Framework.of(info.context.view.records.frameworks[self.record.framework])

    @described("The heading above it. Null: it is one, or has none.")
    def broader(self, info: Info) -> Concept | None:
        return _concept(info.context, self.record.broader)

    @described("What it is in the words of other frameworks.")
    def mappings(self, info: Info) -> list[ConceptMapping]:
        return [
            ConceptMapping.of(each)
            for each in info.context.view.records.mappings.values()
            if self.record.id in (each.subject, each.object)
        ]


@typed(model.ConceptMapping, shows=model.ConceptMapping)
@strawberry.type(
    description=(
        "One row of a crosswalk: what a term is in the words of another framework. It is "
        "somebody's judgement."
    )
)
class ConceptMapping(OfRecord, Node):
    record: strawberry.Private[model.ConceptMapping]

    predicate: model.MappingPredicate = strawberry.field(
        description="How the object relates to the subject."
    )
    confidence: model.Confidence | None = strawberry.field(
        description="How sure whoever judged is. Null: not stated."
    )
    judged_by: str | None = strawberry.field(description="Whose judgement it is.")
    note: str | None = strawberry.field(description="Why.")

    @classmethod
    def of(cls, record: model.ConceptMapping) -> ConceptMapping:
        return cls(record=record, **copied(cls, record))

    @described("The term.")
    def subject(self, info: Info) -> Concept:
        return Concept.of(info.context.view.records.concepts[self.record.subject])

    @described("The term of the other framework. Null: it has none that is like it.")
    def object(self, info: Info) -> Concept | None:
        return _concept(info.context, self.record.object)


@typed(model.Remit, shows=model.Remit)
@strawberry.type(description="What a Centre is for. What is empty is not stated.")
class Remit(OfRecord, Node):
    record: strawberry.Private[model.Remit]

    weight: model.RemitWeight = strawberry.field(
        description="Whether it is its core, something it also does, or excluded."
    )
    places_as_written: list[str] = strawberry.field(
        description="Places in which it works that are no records here."
    )
    valid_from: PartialDate | None = strawberry.field(description="Since when. Null: not stated.")
    valid_to: PartialDate | None = strawberry.field(
        description="Until when. Null: still, or not stated."
    )
    note: str | None = strawberry.field(description="What else there is to know of it.")

    @classmethod
    def of(cls, record: model.Remit) -> Remit:
        return cls(record=record, **copied(cls, record))

    @described("In its own words. Null: not stated.")
    def aim(self, info: Info, language: InLanguage = strawberry.UNSET) -> str | None:
        if self.record.aim is None:
            return None
        return say(
            ProperName(self.record.aim, self.record.aim_cy), language or info.context.language
        )

    @described("Whose it is.")
    def organization(self, info: Info) -> Organization:
        return shown(info.context.view.records.organizations[self.record.organization])

    @described("The outcomes that it is for.")
    def outcomes(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.record.outcomes)

    @described("The life stages that it is for.")
    def life_stages(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.record.life_stages)

    @described("The audiences that it is for.")
    def audiences(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.record.audiences)

    @described("The places for which it is funded.")
    def places(self, info: Info) -> list[Place]:
        return places(info.context, self.record.places)

    @described("The places in which it works.")
    def places_active(self, info: Info) -> list[Place]:
        return places(info.context, self.record.places_active)


@typed(model.Work, shows=model.Work)
@strawberry.type(
    description="What one Centre or several do: a toolkit, a trial, a programme, joint work."
)
class Work(OfRecord, Node):
    record: strawberry.Private[model.Work]

    kind: model.WorkKind = strawberry.field(description="What it is.")
    partners_as_written: list[str] = strawberry.field(
        description="Partners that are no records here."
    )
    funders_as_written: list[str] = strawberry.field(description="Funders that are none.")
    places_as_written: list[str] = strawberry.field(description="Places that are none.")
    ages_from: int | None = strawberry.field(description="From which age. Null: not stated.")
    ages_to: int | None = strawberry.field(description="To which age. Null: not stated.")
    valid_from: PartialDate | None = strawberry.field(description="Since when. Null: not stated.")
    valid_to: PartialDate | None = strawberry.field(description="Until when. Null: not stated.")
    status: model.WorkStatus | None = strawberry.field(
        description="Whether it is under way. Null: not stated."
    )
    attendance: int | None = strawberry.field(description="How many took part. Null: not stated.")
    website: str | None = strawberry.field(description="Its page.")
    is_partnership: bool = strawberry.field(
        description="Whether its parties are said to be partners."
    )
    purpose: model.JointPurpose | None = strawberry.field(
        description="Of joint work what it is done together for. Null: not stated, or none yet."
    )
    aim: str | None = strawberry.field(description="Its aim. Null: not stated, or none yet.")
    resource: str | None = strawberry.field(
        description="What is put in. Null: not stated, or none yet."
    )
    review_on: PartialDate | None = strawberry.field(
        description="When it is to be reviewed. Null: not stated, or none yet."
    )
    none_yet: list[model.JointPart] = strawberry.field(
        description="What its parties say that there is none of yet."
    )
    caution: model.Caution | None = strawberry.field(
        description="Why to read it with care. Null: for no reason that is known."
    )
    note: str | None = strawberry.field(description="What else there is to know of it.")

    @classmethod
    def of(cls, record: model.Work) -> Work:
        return cls(record=record, **copied(cls, record))

    @described("Who leads it.")
    def lead(self, info: Info) -> Organization:
        return shown(info.context.view.records.organizations[self.record.lead])

    @described("With whom.")
    def partners(self, info: Info) -> list[Organization]:
        return organizations(info.context, self.record.partners)

    @described("Who pays for it.")
    def funders(self, info: Info) -> list[Organization]:
        return organizations(info.context, self.record.funders)

    @described("Who answers for joint work. Null: not stated, or nobody yet.")
    def owner(self, info: Info) -> Person | None:
        owner = self.record.owner
        return None if owner is None else shown(info.context.view.records.people[owner])

    @described("The work of which it is a part. Null: of none.")
    def part_of(self, info: Info) -> Work | None:
        whole = self.record.part_of
        return None if whole is None else Work.of(info.context.view.records.works[whole])

    @described("The outcomes that it is about.")
    def outcomes(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.record.outcomes)

    @described("Of a dataset the outcomes that it measures.")
    def outcomes_measured(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.record.outcomes_measured)

    @described("The life stages that it is for.")
    def life_stages(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.record.life_stages)

    @described("The audiences that it is for.")
    def audiences(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.record.audiences)

    @described("The places in which it was tested.")
    def places_tested(self, info: Info) -> list[Place]:
        return places(info.context, self.record.places_tested)

    @described("The places for which it is meant.")
    def places_remit(self, info: Info) -> list[Place]:
        return places(info.context, self.record.places_remit)

    @described("The places in which it happened, or which it was about.")
    def places_other(self, info: Info) -> list[Place]:
        return places(info.context, self.record.places_other)


@typed(model.Finding, shows=model.Finding)
@strawberry.type(description="What a Centre says an intervention did for an outcome.")
class Finding(OfRecord, Node):
    record: strawberry.Private[model.Finding]

    intervention: str = strawberry.field(description="What was done.")
    direction: model.FindingDirection = strawberry.field(description="What it did.")
    strength: str | None = strawberry.field(
        description="How strong the evidence is, in the words of the source. Null: not stated."
    )
    level: str | None = strawberry.field(
        description="The effect or rating, in the words of the source. Null: not stated."
    )
    places_as_written: list[str] = strawberry.field(
        description="Places in which it was tested that are no records here."
    )
    published: PartialDate | None = strawberry.field(description="When. Null: not stated.")
    caution: model.Caution | None = strawberry.field(
        description="Why to read it with care. Null: for no reason that is known."
    )
    note: str | None = strawberry.field(description="What else there is to know of it.")

    @classmethod
    def of(cls, record: model.Finding) -> Finding:
        return cls(record=record, **copied(cls, record))

    @described("The outcome.")
    def outcome(self, info: Info) -> Concept:
        return Concept.of(info.context.view.records.concepts[self.record.outcome])

    @described("Who says it.")
    def centre(self, info: Info) -> Organization:
        return shown(info.context.view.records.organizations[self.record.centre])

    @described("The evidence standard by which it is rated. Null: by none that is stated.")
    def scale(self, info: Info) -> Framework | None:
        scale = self.record.scale
        known = info.context.view.records.frameworks
        return None if scale is None else Framework.of(known[scale])

    @described("The level of that standard which it is. Null: not stated.")
    def rating(self, info: Info) -> Concept | None:
        return _concept(info.context, self.record.rating)

    @described("The places in which it was tested.")
    def places(self, info: Info) -> list[Place]:
        return places(info.context, self.record.places)

    @described("The work in which it was found. Null: in none that is known.")
    def work(self, info: Info) -> Work | None:
        work = self.record.work
        return None if work is None else Work.of(info.context.view.records.works[work])


@typed(model.Priority, shows=model.Priority)
@strawberry.type(description="What a nation or a place says that it wants, does or must do.")
class Priority(OfRecord, Node):
    record: strawberry.Private[model.Priority]

    title: str = strawberry.field(description="Its title.")
    kind: model.PriorityKind = strawberry.field(description="What it is.")
    status: model.PriorityStatus | None = strawberry.field(
        description=(
            "Whether it holds or is proposed; its dates are then those of the proposal. Null: not "
            "stated."
        )
    )
    valid_from: PartialDate | None = strawberry.field(description="Since when. Null: not stated.")
    valid_to: PartialDate | None = strawberry.field(
        description="Until when. Null: still, or not stated."
    )
    caution: model.Caution | None = strawberry.field(
        description="Why to read it with care. Null: for no reason that is known."
    )
    note: str | None = strawberry.field(description="What else there is to know of it.")

    @classmethod
    def of(cls, record: model.Priority) -> Priority:
        return cls(record=record, **copied(cls, record))

    @described("Whose it is.")
    def place(self, info: Info) -> Place:
        return shown(info.context.view.records.places[self.record.place])

    @described("The outcomes that it is for.")
    def outcomes(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.record.outcomes)

    @described("The life stages that it is for.")
    def life_stages(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.record.life_stages)


def concepts(context: Context, ids: Iterable[ConceptId]) -> list[Concept]:
    """Return the terms of ids."""
    return [Concept.of(context.view.records.concepts[each]) for each in ids]


def places(context: Context, ids: Iterable[PlaceId]) -> list[Place]:
    """Return the places of ids."""
    return [shown(context.view.records.places[each]) for each in ids]


def organizations(context: Context, ids: Iterable[OrganizationId]) -> list[Organization]:
    """Return the organizations of ids."""
    return [shown(context.view.records.organizations[each]) for each in ids]


def centres(context: Context, ids: Iterable[OrganizationId]) -> list[Centre]:
    """Return the Centres of ids."""
    return [Centre.of(context.view.records.organizations[each]) for each in ids]


def _concept(context: Context, id_: ConceptId | None) -> Concept | None:
    return None if id_ is None else Concept.of(context.view.records.concepts[id_])
