"""Who could join up, which trials clash, where evidence and policies differ, what places share, and
the front door.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import strawberry

from api.context import Info
from api.schema.arguments import InLanguage, given
from api.schema.centres import Centre
from api.schema.described import described
from api.schema.landscape import findings, priorities, works
from api.schema.landscape_records import (
    Concept,
    ConceptMapping,
    Finding,
    Priority,
    Work,
    centres,
    concepts,
    places,
)
from api.schema.nearness import concept_ids, place_ids
from api.schema.nodes import Actor, Node
from api.schema.places import Place
from api.schema.references import recorded, shown
from api.schema.typed import copied, typed
from graph.dates import PartialDate
from graph.landscape import (
    acquainted,
    challenges,
    collaboration,
    divergence,
    scales,
    signpost,
    trade_offs,
)
from graph.landscape import trials as tested
from graph.landscape.signpost import SignpostBand
from graph.landscape.trials import LeftOut
from graph.landscape.why_asked import band_words, read_said, why
from graph.model import (
    Confidence,
    MappingPredicate,
    Nation,
    OrganizationId,
    RecordId,
    WorkId,
    WorkKind,
)
from graph.ties.tie import Band, Basis, Tie
from graph.view import View
from graph.words import say


@typed(acquainted.KnownTie)
@strawberry.type(description="Somebody of a Centre, or the Centre itself, and whom they know.")
class KnownTie:
    tie: strawberry.Private[acquainted.KnownTie]
    view: strawberry.Private[View]

    strength: float = strawberry.field(description="How strong their tie is, from 0 to 1.")

    @classmethod
    def of(cls, tie: acquainted.KnownTie, view: View) -> KnownTie:
        return cls(tie=tie, view=view, **copied(cls, tie))

    @described("How strong that is, in a word.")
    def band(self) -> Band:
        return self._known().band

    @described("On what it rests.")
    def basis(self) -> Basis:
        return self._known().basis

    @described(
        "The newest day on which a fact behind it is stated true. Null: no source says when it "
        "was read."
    )
    def freshest(self) -> PartialDate | None:
        return self._known().freshest

    @described("Whether that fact has not ended: it is the day on which its source was read.")
    def goes_on(self) -> bool:
        return self._known().goes_on

    def _known(self) -> Tie:
        known = self.view.network.tie(self.tie.ours, self.tie.other)
        assert known is not None, "the tie was found in the network"
        return known

    @described("The Centre's.")
    def ours(self) -> Actor:
        return shown(self.view.records.actor(self.tie.ours))

    @described("The other.")
    def other(self) -> Actor:
        return shown(self.view.records.actor(self.tie.other))


@strawberry.type(description="A kind of work that one of two Centres alone has.")
class LackedKind:
    id_: strawberry.Private[OrganizationId]
    kind: WorkKind = strawberry.field(description="The kind.")

    @described("The one that has it.")
    def centre(self, info: Info) -> Centre:
        return centres(info.context, [self.id_])[0]


@typed(collaboration.CollaborationOpportunity)
@strawberry.type(description="Two Centres without joint work now that could join up.")
class CollaborationOpportunity:
    found: strawberry.Private[collaboration.CollaborationOpportunity]
    view: strawberry.Private[View]

    score: float = strawberry.field(
        description="Fit × (0.6 + 0.4 complement) × (0.8 + 0.2 known), from 0 to 1."
    )
    fit: float = strawberry.field(description="What both have in their core remit.")
    complement: float = strawberry.field(
        description="The share of the kinds of work that one has and the other lacks."
    )
    known: float = strawberry.field(
        description="The strength of the strongest tie of their people; 0: none is recorded."
    )
    shared: list[str] = strawberry.field(
        description="The ids of the terms, or the nations, that both have in their core remit."
    )
    shared_with_third: list[str] = strawberry.field(
        description="Those of them that the third Centre has too."
    )

    @classmethod
    def of(
        cls, found: collaboration.CollaborationOpportunity, view: View
    ) -> CollaborationOpportunity:
        return cls(found=found, view=view, **copied(cls, found))

    @described("The two.")
    def centres(self, info: Info) -> list[Centre]:
        return centres(info.context, self.found.centres)

    @described("The terms that both have in their core remit. Empty: it is by nation.")
    def shared_terms(self, info: Info) -> list[Concept]:
        known = self.view.records.concepts
        return concepts(
            info.context, [id_ for id_ in concept_ids(self.found.shared) if id_ in known]
        )

    @described("The kinds of work that one of the two alone has.")
    def kinds(self) -> list[LackedKind]:
        return [LackedKind(id_=centre, kind=kind) for kind, centre in self.found.kinds]

    @described("Who knows whom: ties between two people first, then the strongest.")
    def ties(self) -> list[KnownTie]:
        return [KnownTie.of(each, self.view) for each in self.found.ties]

    @described("Another Centre that could join. Null: none shares two of the terms.")
    def third(self, info: Info) -> Centre | None:
        third = self.found.third
        return None if third is None else centres(info.context, [third])[0]

    @described("What the two did together before.")
    def past(self, info: Info) -> list[Work]:
        return works(info.context, self.found.past)


@typed(tested.Trial)
@strawberry.type(description="A trial or programme, recorded or thought of.")
class Trial:
    trial: strawberry.Private[tested.Trial]

    title: str = strawberry.field(description="What it is called. Blank: not said.")
    first: dt.date = strawberry.field(description="Its first day.")

    @classmethod
    def of(cls, trial: tested.Trial) -> Trial:
        return cls(trial=trial, **copied(cls, trial))

    @described("Its last day, or the days that sources state. Empty: no end is stated.")
    def ends(self) -> list[dt.date]:
        return [end for end in self.trial.ends if end is not None]

    @described("The work. Null: it is thought of.")
    def work(self, info: Info) -> Work | None:
        work = self.trial.work
        return None if work is None else works(info.context, [work])[0]


@typed(tested.TrialConflict, beside=("trials", "severity_least", "severity"))
@strawberry.type(description="Two trials or programmes that may clash.")
class TrialConflict:
    found: strawberry.Private[tested.TrialConflict]

    trials: list[Trial] = strawberry.field(description="The two.")
    severity: float = strawberry.field(
        description="Places × dates × ages, from 0 to 1; by the latest of the ends stated."
    )
    severity_least: float = strawberry.field(
        description="The least that it may be, where pages disagree on an end."
    )
    places: float = strawberry.field(description="How much their places overlap.")
    ages: float = strawberry.field(description="How much their ages overlap.")
    is_nationwide: bool = strawberry.field(
        description=(
            "Whether one of the two states a whole nation wherever they meet, and so may be "
            "anywhere in it."
        )
    )
    is_same_question: bool = strawberry.field(
        description="Whether they share an outcome; else a joint trial would answer both."
    )
    is_all_nationwide: bool = strawberry.field(
        description="Whether both do, and have no smaller place in common."
    )
    current: bool = strawberry.field(description="Whether both run on the day.")
    is_over: bool = strawberry.field(
        description=(
            "Whether one of the two ended before the day: there is nothing to join, and results "
            "can be compared."
        )
    )

    @classmethod
    def of(cls, found: tested.TrialConflict) -> TrialConflict:
        least, most = found.severity
        return cls(
            found=found,
            trials=[Trial.of(each) for each in found.trials],
            severity=most,
            severity_least=least,
            **copied(cls, found),
        )

    @described("The least and the greatest share of the dates that overlap.")
    def dates(self) -> list[float]:
        return list(self.found.dates)

    @described("The first day on which both run.")
    def from_day(self) -> dt.date:
        return self.found.days[0]

    @described("The last day on which both run. Null: neither end is stated.")
    def to_day(self) -> dt.date | None:
        return self.found.days[1]

    @described("The day on which the first of the two ended. Null: neither has by the day.")
    def ended_on(self) -> dt.date | None:
        return min((end for _, end in self.found.ended), default=None)

    @described("The youngest and the oldest age that both are for.")
    def ages_shared(self) -> list[int]:
        return list(self.found.ages_shared)

    @described("The places of either that the other holds or lies in.")
    def places_shared(self, info: Info) -> list[Place]:
        ids = dict.fromkeys(each for pair in self.found.places_shared for each in pair)
        return places(info.context, ids)

    @described("The outcomes that both are about.")
    def outcomes_shared(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.found.outcomes_shared)


@strawberry.type(description="A trial that could not be looked at, and what it does not state.")
class TrialLeftOut:
    id_: strawberry.Private[WorkId]
    missing: list[LeftOut] = strawberry.field(description="What it does not state.")

    @described("The trial.")
    def work(self, info: Info) -> Work:
        return works(info.context, [self.id_])[0]


@typed(tested.TrialConflicts, beside=("clashes", "left_out"))
@strawberry.type(
    description=(
        "Which trials may clash: those of which both run, then those to come, then those of which "
        "one has ended; of each the most severe first."
    )
)
class TrialConflicts:
    looked_at: int = strawberry.field(description="How many trials and programmes there are.")
    clashes: list[TrialConflict] = strawberry.field(
        description="Those that may clash, of each state those of a whole nation last."
    )
    over: int = strawberry.field(
        description=("Of how many one of the two has ended, whether or not these were asked for.")
    )
    left_out: list[TrialLeftOut] = strawberry.field(description="Those that state too little.")

    @classmethod
    def of(cls, found: tested.TrialConflicts) -> TrialConflicts:
        return cls(
            looked_at=found.looked_at,
            over=found.over,
            clashes=[TrialConflict.of(each) for each in found.conflicts],
            left_out=[
                TrialLeftOut(id_=id_, missing=list(missing)) for id_, missing in found.left_out
            ],
        )

    @described("How clashes are found.")
    def definition(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(tested.DEFINITION, language or info.context.language)


@strawberry.input(
    name="TrialInput", description="A trial: one that is recorded, or one that is thought of."
)
class TrialAsked:
    work: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="A work that is recorded, in place of what follows."
    )
    title: str | None = strawberry.field(default=strawberry.UNSET, description="What it is called.")
    outcomes: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET, description="What it asks about."
    )
    places: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET, description="Where it is tested: one place at least."
    )
    from_: PartialDate | None = strawberry.field(
        name="from", default=strawberry.UNSET, description="When it begins."
    )
    to: PartialDate | None = strawberry.field(
        default=strawberry.UNSET, description="When it ends. Left out: not known."
    )
    ages_from: int | None = strawberry.field(
        default=strawberry.UNSET, description="From which age. Left out: from birth."
    )
    ages_to: int | None = strawberry.field(
        default=strawberry.UNSET, description="To which age. Left out: without end."
    )


def trial_asked(input: TrialAsked | None) -> WorkId | tested.TrialInput | None:
    """Return the domain's trial; None: all."""
    if input is None:
        return None
    if work := given(input.work):
        return WorkId(RecordId(work))
    return tested.TrialInput(
        title=given(input.title) or "",
        outcomes=concept_ids(given(input.outcomes)),
        places=place_ids(given(input.places)),
        first=given(input.from_),
        last=given(input.to),
        ages_from=given(input.ages_from),
        ages_to=given(input.ages_to),
    )


@typed(scales.ScaleComparison)
@strawberry.type(description="What the crosswalk says of two findings that differ.")
class ScaleComparison:
    found: strawberry.Private[scales.ScaleComparison]

    predicate: MappingPredicate = strawberry.field(
        description="How the scale of the second relates to that of the first."
    )
    confidence: Confidence | None = strawberry.field(
        description="How sure whoever judged is. Null: not stated."
    )

    @described("The two findings.")
    def findings(self, info: Info) -> list[Finding]:
        return findings(info.context, self.found.findings)

    @described("The row of the crosswalk. Null: it says nothing of the two.")
    def mapping(self, info: Info) -> ConceptMapping | None:
        row = self.found.mapping
        known = info.context.view.records.mappings
        return None if row is None else ConceptMapping.of(known[row])


@typed(trade_offs.TradeOff)
@strawberry.type(description="An intervention whose findings differ in sign.")
class TradeOff:
    found: strawberry.Private[trade_offs.TradeOff]

    intervention: str = strawberry.field(description="What was done.")
    is_opposite: bool = strawberry.field(
        description="Whether it helps by one finding and harms by another."
    )
    between_centres: bool = strawberry.field(
        description="Whether two Centres differ on one outcome."
    )

    @classmethod
    def of(cls, found: trade_offs.TradeOff) -> TradeOff:
        return cls(found=found, **copied(cls, found))

    @described("The findings, each in its own scale and level.")
    def findings(self, info: Info) -> list[Finding]:
        return findings(info.context, self.found.findings)

    @described("The outcomes.")
    def outcomes(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.found.outcomes)

    @described("What the crosswalk says of each two that differ and are rated by two scales.")
    def comparisons(self) -> list[ScaleComparison]:
        return [
            ScaleComparison(found=each, predicate=each.predicate, confidence=each.confidence)
            for each in self.found.comparisons
        ]

    @described("What may be said of the findings together, by the crosswalk and no further.")
    def may_be_said(self, info: Info, language: InLanguage = strawberry.UNSET) -> list[str]:
        return [say(each, language or info.context.language) for each in self.found.may_be_said]


@strawberry.type(description="Whom a Centre knows in a nation.")
class KnownThere:
    nation: Nation = strawberry.field(description="The nation.")
    ties: list[KnownTie] = strawberry.field(
        description="The strongest ties, at most three. Empty: none is recorded."
    )


@typed(divergence.PolicyComparer)
@strawberry.type(description="A Centre that could compare policies.")
class PolicyComparer:
    found: strawberry.Private[divergence.PolicyComparer]
    view: strawberry.Private[View]

    @described("The Centre.")
    def centre(self, info: Info) -> Centre:
        return centres(info.context, [self.found.centre])[0]

    @described("Whom it knows in each of the nations.")
    def knows(self) -> list[KnownThere]:
        return [
            KnownThere(nation=nation, ties=[KnownTie.of(each, self.view) for each in ties])
            for nation, ties in self.found.known
        ]


@typed(divergence.Divergence, beside=("nations",))
@strawberry.type(description="Policies of several places that are for the same and differ.")
class Divergence:
    found: strawberry.Private[divergence.Divergence]
    view: strawberry.Private[View]

    name: str = strawberry.field(
        description="What they are called together, in the words of their titles."
    )
    nations: list[Nation] = strawberry.field(description="The nations in which they are.")

    @described("The outcomes that they are for.")
    def outcomes(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.found.outcomes)

    @described("The policies, by place.")
    def policies(self, info: Info) -> list[Priority]:
        return priorities(info.context, self.found.policies)

    @described("The places.")
    def places(self, info: Info) -> list[Place]:
        return places(info.context, self.found.places)

    @described("The Centres that could compare them, those with most of the outcomes first.")
    def comparers(self) -> list[PolicyComparer]:
        return [PolicyComparer(found=each, view=self.view) for each in self.found.comparers]


@typed(divergence.PolicyDivergence)
@strawberry.type(description="Where policies differ between nations or places.")
class PolicyDivergence:
    found: strawberry.Private[divergence.PolicyDivergence]
    view: strawberry.Private[View]

    @described("What differs, in most places first.")
    def divergences(self) -> list[Divergence]:
        return [
            Divergence(found=each, view=self.view, name=each.name, nations=list(each.nations))
            for each in self.found.divergences
        ]

    @described("Policies of which no other place has one on record that is for the same.")
    def alone(self, info: Info) -> list[Priority]:
        return priorities(info.context, self.found.alone)

    @described("Policies that are the same wherever one is on record.")
    def alike(self, info: Info) -> list[Priority]:
        return priorities(info.context, self.found.alike)

    @described("How divergence is found.")
    def definition(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(divergence.DEFINITION, language or info.context.language)


@typed(challenges.SharedChallenge)
@strawberry.type(description="Another place with priorities for the same outcomes.")
class SharedChallenge:
    found: strawberry.Private[challenges.SharedChallenge]

    @described("The place.")
    def place(self, info: Info) -> Place:
        return places(info.context, [self.found.place])[0]

    @described("The outcomes.")
    def outcomes(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.found.outcomes)

    @described("Its own priorities for these.")
    def priorities(self, info: Info) -> list[Priority]:
        return priorities(info.context, self.found.priorities)


@typed(challenges.CarriesOver)
@strawberry.type(description="A finding of something that helps, and how far it may carry over.")
class CarriesOver:
    found: strawberry.Private[challenges.CarriesOver]

    tested_here: bool = strawberry.field(
        description="Whether it was tested in or around the place."
    )

    @classmethod
    def of(cls, found: challenges.CarriesOver) -> CarriesOver:
        return cls(found=found, **copied(cls, found))

    @described("The outcome.")
    def outcome(self, info: Info) -> Concept:
        return concepts(info.context, [self.found.outcome])[0]

    @described("The finding.")
    def finding(self, info: Info) -> Finding:
        return findings(info.context, [self.found.finding])[0]

    @described("Of the places with the same priority those in or around which it was tested.")
    def tested_there(self, info: Info) -> list[Place]:
        return places(info.context, self.found.tested_there)


@typed(challenges.SharedChallenges)
@strawberry.type(description="What a place shares with others.")
class SharedChallenges:
    found: strawberry.Private[challenges.SharedChallenges]

    @classmethod
    def of(cls, found: challenges.SharedChallenges) -> SharedChallenges:
        return cls(found=found)

    @described("The place.")
    def place(self, info: Info) -> Place:
        return places(info.context, [self.found.place])[0]

    @described("Its own priorities.")
    def priorities(self, info: Info) -> list[Priority]:
        return priorities(info.context, self.found.priorities)

    @described("The places with the same, those that share most outcomes first.")
    def places(self) -> list[SharedChallenge]:
        return [SharedChallenge(found=each) for each in self.found.places]

    @described("Findings of what helps with these outcomes, those tested here first.")
    def findings(self) -> list[CarriesOver]:
        return [CarriesOver.of(each) for each in self.found.findings]

    @described("What a reader must know.")
    def notes(self, info: Info, language: InLanguage = strawberry.UNSET) -> list[str]:
        return [say(each, language or info.context.language) for each in self.found.notes]

    @described("How shared challenges are found.")
    def definition(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(challenges.DEFINITION, language or info.context.language)


@typed(signpost.SignpostedCentre)
@strawberry.type(description="A Centre to ask.")
class SignpostedCentre:
    found: strawberry.Private[signpost.SignpostedCentre]
    answer: strawberry.Private[signpost.Signpost]

    band: SignpostBand = strawberry.field(description="Why it is here.")
    has_remit: bool = strawberry.field(
        description="Whether its stated remit has one of the outcomes."
    )
    words: list[str] = strawberry.field(description="Words of its own field that answer.")
    serves_place: bool | None = strawberry.field(
        description="Whether its remit takes in the place. Null: not stated, or none is asked for."
    )
    serves_ages: bool | None = strawberry.field(
        description="Whether its remit takes in the ages. Null: not stated, or none are asked for."
    )
    serves_audience: bool | None = strawberry.field(
        description="Whether its remit takes in the audience. Null: not stated, or not asked for."
    )

    @classmethod
    def of(cls, found: signpost.SignpostedCentre, answer: signpost.Signpost) -> SignpostedCentre:
        return cls(found=found, answer=answer, **copied(cls, found))

    @described("The heading of its band, in words.")
    def heading(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(band_words(self.found.band), language or info.context.language)

    @described("Why it stands there, and what it does not state, in words.")
    def why(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        said = why(info.context.view.records, self.found, self.answer)
        return say(said, language or info.context.language)

    @described("The Centre, with how to reach it.")
    def centre(self, info: Info) -> Centre:
        return centres(info.context, [self.found.centre])[0]

    @described(
        "Of the outcomes those that it works on; of one next to it what it works on instead."
    )
    def outcomes(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.found.outcomes)

    @described("Its findings on them.")
    def findings(self, info: Info) -> list[Finding]:
        return findings(info.context, self.found.findings)

    @described("Its works on them, those in the place first.")
    def works(self, info: Info) -> list[Work]:
        return works(info.context, self.found.works)

    @described("The findings and works that were tested in the place.")
    def tested_here(self, info: Info) -> list[Node]:
        return _nodes(info.context.view, self.found.tested_here)


@typed(signpost.Signpost, beside=("unread", "centres"))
@strawberry.type(description="How a question was read, and whom to ask.")
class Signpost:
    found: strawberry.Private[signpost.Signpost]

    is_understood: bool = strawberry.field(
        description="Whether anything of the question means something here."
    )
    unread: list[str] = strawberry.field(
        description="Words of the question that mean nothing here."
    )
    centres: list[SignpostedCentre] = strawberry.field(
        description="The Centres, by band; within a band in an order drawn for day and question."
    )

    @classmethod
    def of(cls, found: signpost.Signpost) -> Signpost:
        return cls(
            found=found,
            is_understood=found.is_understood,
            unread=list(found.read_as.unread),
            centres=[SignpostedCentre.of(each, found) for each in found.centres],
        )

    @described("As what it was read, in words. Null: nothing of it is understood.")
    def read_as(self, info: Info, language: InLanguage = strawberry.UNSET) -> str | None:
        said = read_said(info.context.view.records, self.found.read_as)
        return None if said is None else say(said, language or info.context.language)

    @described("The outcomes that it was read as.")
    def outcomes(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.found.read_as.outcomes)

    @described("The life stages that it was read as. Empty: none is asked for.")
    def life_stages(self, info: Info) -> list[Concept]:
        return concepts(info.context, self.found.read_as.life_stages)

    @described("The place that it was read as. Null: none is asked for.")
    def place(self, info: Info) -> Place | None:
        place = self.found.read_as.place
        return None if place is None else places(info.context, [place])[0]

    @described("The works, findings and priorities by whose titles it was read, if it was by them.")
    def through(self, info: Info) -> list[Node]:
        return _nodes(info.context.view, self.found.read_as.through)

    @described("What the place wants, does or must do on these outcomes.")
    def priorities(self, info: Info) -> list[Priority]:
        return priorities(info.context, self.found.priorities)

    @described("The answer in words, with its gap.")
    def sentences(self, info: Info, language: InLanguage = strawberry.UNSET) -> list[str]:
        return [say(each, language or info.context.language) for each in self.found.sentences]

    @described("How Centres are found and ordered.")
    def definition(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(signpost.DEFINITION, language or info.context.language)


def _nodes(view: View, ids: Iterable[str]) -> list[Node]:
    found = (recorded(view, RecordId(each)) for each in ids)
    return [each for each in found if each is not None]
