"""How near a Centre's remit is to what is asked for: the options for a gap, and whom to consult."""

from __future__ import annotations

from collections.abc import Iterable

import strawberry

from api.context import Info
from api.schema.arguments import InLanguage, given
from api.schema.centres import Centre
from api.schema.described import described
from api.schema.landscape import MapCell
from api.schema.landscape_records import Concept, centres, concepts, places
from api.schema.nodes import Node
from api.schema.places import Place
from api.schema.references import recorded
from api.schema.typed import copied, typed
from graph.landscape import consultation, gap_options, terms
from graph.landscape import similarity as alike
from graph.landscape.overlap_words import near_said, overlap_said, why_not
from graph.landscape.parameters import Aspect
from graph.model import ConceptId, PlaceId, RecordId, WorkId
from graph.view import View
from graph.words import say


@typed(terms.Terms)
@strawberry.type(description="Outcomes, life stages, audiences and places together.")
class Terms:
    terms: strawberry.Private[terms.Terms]

    @described("Outcomes.")
    def outcomes(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.terms.outcomes)

    @described("Life stages.")
    def life_stages(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.terms.life_stages)

    @described("Audiences.")
    def audiences(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.terms.audiences)

    @described("Places.")
    def places(self, info: Info) -> list[Place]:
        return places(info.context, self.terms.places)


@typed(alike.NearnessPart)
@strawberry.type(description="How near two sets of terms are in one aspect.")
class NearnessPart:
    aspect: Aspect = strawberry.field(description="The aspect.")
    weight: float = strawberry.field(description="How much of the whole it is.")
    similarity: float = strawberry.field(description="From 0 to 1; 0 where it is not stated.")
    is_stated: bool = strawberry.field(description="Whether both sides state something.")
    value: float = strawberry.field(description="What it adds.")

    @classmethod
    def of(cls, part: alike.NearnessPart) -> NearnessPart:
        return cls(**copied(cls, part))


@typed(alike.Nearness)
@strawberry.type(description="How near two sets of terms are: the sum of its parts.")
class Nearness:
    total: float = strawberry.field(description="From 0 to 1.")
    parts: list[NearnessPart] = strawberry.field(description="Its parts.")
    unstated: list[Aspect] = strawberry.field(
        description="The aspects that one of the two does not state: each counts as nought."
    )
    at_most: float = strawberry.field(
        description="What it would be, were all that is not stated to fit wholly."
    )

    @classmethod
    def of(cls, nearness: alike.Nearness) -> Nearness:
        return cls(**copied(cls, nearness))


@typed(gap_options.GapOption, beside=("nearness", "add"))
@strawberry.type(description="A Centre that could extend its remit to a gap.")
class GapOption:
    option: strawberry.Private[gap_options.GapOption]

    nearness: Nearness = strawberry.field(description="How near its remit is to the cell.")
    is_near: bool = strawberry.field(
        description="Whether it is near enough to extend its remit: 0.40 or more."
    )
    add: Terms = strawberry.field(description="What it would have to add to its remit.")
    not_stated: list[Aspect] = strawberry.field(
        description="Of what its remit says nothing, though the cell does."
    )

    @classmethod
    def of(cls, option: gap_options.GapOption) -> GapOption:
        return cls(
            option=option,
            nearness=Nearness.of(option.nearness),
            add=Terms(terms=option.add),
            **copied(cls, option),
        )

    @described("The Centre.")
    def centre(self, info: Info) -> Centre:
        return centres(info.context, [self.option.centre])[0]


@typed(gap_options.GapOptions, beside=("cell", "wanted", "options"))
@strawberry.type(description="How a cell of the map could be filled.")
class GapOptions:
    found: strawberry.Private[gap_options.GapOptions]

    cell: MapCell = strawberry.field(description="The cell.")
    wanted: Terms = strawberry.field(
        description="What it asks for: its terms, and the life stages of the priorities there."
    )
    options: list[GapOption] = strawberry.field(
        description=(
            "The nearest Centres, at most three, the nearest first. Of a cell without a gap none."
        )
    )
    needs_new_centre: bool | None = strawberry.field(
        description=(
            "Whether it is a gap and no Centre is near enough: they are then whom to consult on a "
            "new one. Null: not known, since one would be near enough if what is not stated "
            "fitted wholly."
        )
    )

    @classmethod
    def of(cls, found: gap_options.GapOptions) -> GapOptions:
        return cls(
            found=found,
            cell=MapCell.of(found.cell),
            wanted=Terms(terms=found.wanted),
            options=[GapOption.of(each) for each in found.options],
            **copied(cls, found),
        )

    @described("Why there are no options.")
    def notes(self, info: Info, language: InLanguage = strawberry.UNSET) -> list[str]:
        return [say(each, language or info.context.language) for each in self.found.notes]

    @described("How the options are found.")
    def definition(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(gap_options.DEFINITION, language or info.context.language)


@typed(consultation.Overlap)
@strawberry.type(description="A term of a proposal, and the one of a Centre's remit most like it.")
class Overlap:
    overlap: strawberry.Private[consultation.Overlap]

    aspect: Aspect = strawberry.field(description="The aspect.")
    alike: float = strawberry.field(description="How alike the two are, from 0 to 1.")
    is_shared: bool = strawberry.field(description="Whether the two are the same.")

    @classmethod
    def of(cls, overlap: consultation.Overlap) -> Overlap:
        return cls(overlap=overlap, **copied(cls, overlap))

    @described("That of the proposal.")
    def asked(self, info: Info) -> Node | None:
        return recorded(info.context.view, self.overlap.asked)

    @described("What overlaps, in words.")
    def sentence(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        said = overlap_said(info.context.view.index, self.overlap)
        return say(said, language or info.context.language)

    @described("That of the Centre.")
    def own(self, info: Info) -> Node | None:
        return recorded(info.context.view, self.overlap.own)


@typed(consultation.Consultee, beside=("nearness", "overlaps"))
@strawberry.type(description="A Centre beside a proposal.")
class Consultee:
    consultee: strawberry.Private[consultation.Consultee]

    nearness: Nearness = strawberry.field(description="How near its remit is to the proposal.")
    shares_outcome: bool = strawberry.field(
        description=("Whether an outcome is in common, and not one under the same heading alone.")
    )
    may_be_near: bool = strawberry.field(
        description=(
            "Whether it is not to be consulted by what is stated, and would be if what is not "
            "stated fitted wholly."
        )
    )
    overlaps: list[Overlap] = strawberry.field(description="What overlaps.")
    not_stated: list[Aspect] = strawberry.field(
        description="Of what its remit says nothing, though the proposal does."
    )

    @classmethod
    def of(cls, consultee: consultation.Consultee) -> Consultee:
        return cls(
            consultee=consultee,
            nearness=Nearness.of(consultee.nearness),
            overlaps=[Overlap.of(each) for each in consultee.overlaps],
            **copied(cls, consultee),
        )

    @described("The Centre.")
    def centre(self, info: Info) -> Centre:
        return centres(info.context, [self.consultee.centre])[0]

    @described("What overlaps and what does not; of one that is not consulted why not; in words.")
    def sentence(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        one = self.consultee
        said = near_said(info.context.view.index, one) if one.is_consulted else why_not(one)
        return say(said, language or info.context.language)


@typed(consultation.ConsultationList, beside=("title", "proposal", "consulted", "others"))
@strawberry.type(description="Whom to consult on a proposal, which is not kept.")
class ConsultationList:
    found: strawberry.Private[consultation.ConsultationList]

    title: str = strawberry.field(description="What the proposal is called. Blank: not said.")
    proposal: Terms = strawberry.field(description="What it is about.")
    consulted: list[Consultee] = strawberry.field(
        description="The Centres to be consulted, the nearest first."
    )
    others: list[Consultee] = strawberry.field(description="The other open Centres.")

    @classmethod
    def of(cls, found: consultation.ConsultationList) -> ConsultationList:
        return cls(
            found=found,
            title=found.proposal.title,
            proposal=Terms(terms=found.proposal.terms),
            consulted=[Consultee.of(each) for each in found.consulted],
            others=[Consultee.of(each) for each in found.others],
        )

    @described("What a reader must know.")
    def notes(self, info: Info, language: InLanguage = strawberry.UNSET) -> list[str]:
        return [say(each, language or info.context.language) for each in self.found.notes]

    @described("How the list is made.")
    def definition(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(consultation.DEFINITION, language or info.context.language)


@strawberry.input(
    description="What somebody thinks of funding: a recorded work, or what it is about."
)
class ProposalInput:
    title: str | None = strawberry.field(default=strawberry.UNSET, description="What it is called.")
    work: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="A work that is recorded, in place of what follows.",
    )
    outcomes: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET, description="The outcomes that it is for: one at least."
    )
    life_stages: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET, description="The life stages that it is for."
    )
    audiences: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET, description="The audiences that it is for."
    )
    places: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET, description="The places that it is for."
    )


def proposed(view: View, input: ProposalInput) -> consultation.Proposal:
    """Return the domain's proposal."""
    if work := given(input.work):
        return consultation.proposal_of_work(view, WorkId(RecordId(work)))
    return consultation.Proposal(
        title=given(input.title) or "",
        terms=terms.Terms(
            outcomes=concept_ids(given(input.outcomes)),
            life_stages=concept_ids(given(input.life_stages)),
            audiences=concept_ids(given(input.audiences)),
            places=place_ids(given(input.places)),
        ),
    )


def concept_ids(ids: Iterable[str] | None) -> tuple[ConceptId, ...]:
    """Return ids as those of terms."""
    return tuple(ConceptId(RecordId(each)) for each in ids or ())


def place_ids(ids: Iterable[str] | None) -> tuple[PlaceId, ...]:
    """Return ids as those of places."""
    return tuple(PlaceId(RecordId(each)) for each in ids or ())
