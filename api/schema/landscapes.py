"""The questions about the landscape that can be asked at the root."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.context import Info
from api.cursors import ListOf
from api.reaches import reaches
from api.schema.arguments import After, AsOf, First, first_or, given
from api.schema.connections import Connection, connection, page, page_by_place
from api.schema.described import described
from api.schema.landscape import Landscape, LandscapeInput, landscape
from api.schema.landscape_questions import (
    CollaborationOpportunity,
    PolicyDivergence,
    SharedChallenges,
    Signpost,
    TradeOff,
    TrialAsked,
    TrialConflicts,
    trial_asked,
)
from api.schema.landscape_records import (
    Concept,
    Finding,
    Framework,
    Priority,
    Remit,
    Work,
)
from api.schema.nearness import (
    ConsultationList,
    GapOptions,
    ProposalInput,
    concept_ids,
    place_ids,
    proposed,
)
from graph import model
from graph.landscape.axes import MapLens, terms_asked
from graph.landscape.challenges import shared_challenges
from graph.landscape.collaboration import collaboration_opportunities
from graph.landscape.consultation import consultation_list, known_place
from graph.landscape.divergence import policy_divergence
from graph.landscape.gap_options import gap_options
from graph.landscape.recorded import known_centre
from graph.landscape.signpost import SignpostQuestion, signpost
from graph.landscape.trade_offs import trade_offs
from graph.landscape.trials import trial_conflicts
from graph.model import ActorId, FrameworkId, Lens, OrganizationId, RecordId
from graph.view import View

_OUTCOME = strawberry.argument(
    description="Only for this outcome; of a heading for those under it. Left out: for all."
)
_CENTRE = strawberry.argument(description="Only of this Centre. Left out: of all.")


@strawberry.type
class Landscapes:
    @described("Vocabularies and evidence standards, by id.")
    def frameworks(
        self, info: Info, first: First = 50, after: After = strawberry.UNSET
    ) -> Connection[Framework] | None:
        rows = page(
            list(info.context.view.records.frameworks.values()),
            _by_id,
            first_or(50, first),
            given(after),
            ListOf("frameworks"),
        )
        return connection(rows, Framework.of)

    @described("Terms: outcomes, life stages, audiences and levels of evidence standards, by id.")
    def concepts(
        self,
        info: Info,
        lens: Annotated[
            Lens | None, strawberry.argument(description="Only of this lens. Left out: all.")
        ] = strawberry.UNSET,
        framework: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Only of this framework. Left out: all."),
        ] = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[Concept] | None:
        of = FrameworkId(RecordId(framework)) if framework else None
        found = [
            each
            for each in info.context.view.records.concepts.values()
            if (not lens or each.lens is lens) and of in (None, each.framework)
        ]
        within = ListOf("concepts", f"{lens or ''}~{of or ''}")
        rows = page(found, _by_id, first_or(50, first), given(after), within)
        return connection(rows, Concept.of)

    @described("What Centres are for, by id.")
    def remits(
        self,
        info: Info,
        centre: Annotated[strawberry.ID | None, _CENTRE] = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[Remit] | None:
        of = _centre(info.context.view, centre)
        found = [
            each
            for each in info.context.view.records.remits.values()
            if of in (None, each.organization)
        ]
        within = ListOf("remits", centre or "")
        rows = page(found, _by_id, first_or(50, first), given(after), within)
        return connection(rows, Remit.of)

    @described("What Centres do, alone or together, by id.")
    def works(
        self,
        info: Info,
        centre: Annotated[strawberry.ID | None, _CENTRE] = strawberry.UNSET,
        outcome: Annotated[strawberry.ID | None, _OUTCOME] = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[Work] | None:
        of, asked = _centre(info.context.view, centre), _asked(info.context.view, outcome)
        found = [
            each
            for each in info.context.view.records.works.values()
            if (of is None or of in each.parties)
            and (asked is None or not asked.isdisjoint((*each.outcomes, *each.outcomes_measured)))
        ]
        within = ListOf("works", f"{centre or ''}~{outcome or ''}")
        rows = page(found, _by_id, first_or(50, first), given(after), within)
        return connection(rows, Work.of)

    @described("What Centres say that interventions did, by id.")
    def findings(
        self,
        info: Info,
        centre: Annotated[strawberry.ID | None, _CENTRE] = strawberry.UNSET,
        outcome: Annotated[strawberry.ID | None, _OUTCOME] = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[Finding] | None:
        of, asked = _centre(info.context.view, centre), _asked(info.context.view, outcome)
        found = [
            each
            for each in info.context.view.records.findings.values()
            if of in (None, each.centre) and (asked is None or each.outcome in asked)
        ]
        within = ListOf("findings", f"{centre or ''}~{outcome or ''}")
        rows = page(found, _by_id, first_or(50, first), given(after), within)
        return connection(rows, Finding.of)

    @described("What nations and places want, do or must do, by id.")
    def priorities(
        self,
        info: Info,
        place: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Only those of this place itself. Left out: all."),
        ] = strawberry.UNSET,
        outcome: Annotated[strawberry.ID | None, _OUTCOME] = strawberry.UNSET,
        first: First = 50,
        after: After = strawberry.UNSET,
    ) -> Connection[Priority] | None:
        view = info.context.view
        at = known_place(view, place_ids([place])[0]) if place else None
        asked = _asked(view, outcome)
        found = [
            each
            for each in view.records.priorities.values()
            if at in (None, each.place) and (asked is None or not asked.isdisjoint(each.outcomes))
        ]
        within = ListOf("priorities", f"{place or ''}~{outcome or ''}")
        rows = page(found, _by_id, first_or(50, first), given(after), within)
        return connection(rows, Priority.of)

    @described("The map: who works on what for whom, what is known, and where nobody works.")
    async def landscape(
        self,
        info: Info,
        input: Annotated[
            LandscapeInput | None,
            strawberry.argument(description="Which map. Left out: outcomes by nation."),
        ] = strawberry.UNSET,
    ) -> Landscape | None:
        return await landscape(info.context, given(input) or LandscapeInput())

    @described(
        "How a gap of the map could be filled: the nearest Centres, or a new one. Of a cell "
        "without a gap the notes say that there is none."
    )
    async def gap_options(
        self,
        info: Info,
        row: Annotated[
            strawberry.ID,
            strawberry.argument(description="The id of a term or a Centre, or a nation."),
        ],
        column: Annotated[
            strawberry.ID, strawberry.argument(description="Another, of another lens.")
        ],
        as_of: AsOf = strawberry.UNSET,
    ) -> GapOptions | None:
        view = await info.context.view_on(as_of or None)
        reach = await reaches(info.context.parts.hub, view)
        return GapOptions.of(gap_options(view, _nation_or(row), _nation_or(column), reach))

    @described("Whom to consult on a proposal before it is funded. Nothing is kept.")
    async def consultation_list(
        self,
        info: Info,
        proposal: Annotated[ProposalInput, strawberry.argument(description="The proposal.")],
        as_of: AsOf = strawberry.UNSET,
    ) -> ConsultationList | None:
        view = await info.context.view_on(as_of or None)
        return ConsultationList.of(consultation_list(view, proposed(view, proposal)))

    @described("Pairs of Centres without joint work now that could join up, the best first.")
    async def collaboration_opportunities(
        self,
        info: Info,
        lens: Annotated[
            MapLens | None,
            strawberry.argument(
                description="By what: outcome, life stage, audience or nation. Left out: outcome."
            ),
        ] = MapLens.OUTCOME,
        centre: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Only pairs of this Centre. Left out: all."),
        ] = strawberry.UNSET,
        as_of: AsOf = strawberry.UNSET,
        first: First = 25,
        after: After = strawberry.UNSET,
    ) -> Connection[CollaborationOpportunity] | None:
        view = await info.context.view_on(as_of or None)
        asked = OrganizationId(ActorId(RecordId(centre))) if centre else None
        found = collaboration_opportunities(view, lens or MapLens.OUTCOME, asked)
        within = ListOf("collaborationOpportunities", f"{lens}~{centre or ''}~{view.as_of}")
        rows = page_by_place(found, first_or(25, first), given(after), within)
        return connection(rows, lambda each: CollaborationOpportunity.of(each, view))

    @described("Which trials and programmes may clash, those of which both run first.")
    async def trial_conflicts(
        self,
        info: Info,
        trial: Annotated[
            TrialAsked | None,
            strawberry.argument(description="Only clashes of this one. Left out: of all."),
        ] = strawberry.UNSET,
        place: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Only clashes there. Left out: anywhere."),
        ] = strawberry.UNSET,
        past: Annotated[
            bool | None,
            strawberry.argument(description="Also those of which one of the two has ended."),
        ] = True,
        as_of: AsOf = strawberry.UNSET,
    ) -> TrialConflicts | None:
        view = await info.context.view_on(as_of or None)
        at = place_ids([place])[0] if place else None
        found = trial_conflicts(view, trial_asked(given(trial)), at, past=past is not False)
        return TrialConflicts.of(found)

    @described("Interventions whose findings have different signs, those that help and harm first.")
    async def trade_offs(
        self,
        info: Info,
        outcome: Annotated[strawberry.ID | None, _OUTCOME] = strawberry.UNSET,
        as_of: AsOf = strawberry.UNSET,
        first: First = 25,
        after: After = strawberry.UNSET,
    ) -> Connection[TradeOff] | None:
        view = await info.context.view_on(as_of or None)
        found = trade_offs(view, concept_ids([outcome])[0] if outcome else None)
        within = ListOf("tradeOffs", f"{outcome or ''}~{view.as_of}")
        rows = page_by_place(found, first_or(25, first), given(after), within)
        return connection(rows, TradeOff.of)

    @described("Where policies differ between nations or places, and who could compare them.")
    async def policy_divergence(
        self,
        info: Info,
        outcome: Annotated[strawberry.ID | None, _OUTCOME] = strawberry.UNSET,
        as_of: AsOf = strawberry.UNSET,
    ) -> PolicyDivergence | None:
        view = await info.context.view_on(as_of or None)
        asked = concept_ids([outcome])[0] if outcome else None
        return PolicyDivergence(found=policy_divergence(view, asked), view=view)

    @described("Places with the same priorities as a place, and what is known to help.")
    async def shared_challenges(
        self,
        info: Info,
        place: Annotated[strawberry.ID, strawberry.argument(description="The id of the place.")],
        as_of: AsOf = strawberry.UNSET,
    ) -> SharedChallenges | None:
        view = await info.context.view_on(as_of or None)
        return SharedChallenges.of(shared_challenges(view, place_ids([place])[0]))

    @described("Which Centres to ask about something, in own words or by terms.")
    async def signpost(
        self,
        info: Info,
        text: Annotated[
            str | None,
            strawberry.argument(description='In own words: "youth mental health in Wales".'),
        ] = strawberry.UNSET,
        outcome: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="An outcome, in place of what the words say."),
        ] = strawberry.UNSET,
        audience: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="The audience that whoever asks belongs to."),
        ] = strawberry.UNSET,
        place: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="The id of a place, before one in the words."),
        ] = strawberry.UNSET,
        as_of: AsOf = strawberry.UNSET,
    ) -> Signpost | None:
        view = await info.context.view_on(as_of or None)
        question = SignpostQuestion(
            text=given(text) or "",
            outcomes=concept_ids([outcome] if outcome else ()),
            asker=concept_ids([audience])[0] if audience else None,
            place=place_ids([place])[0] if place else None,
        )
        return Signpost.of(signpost(view, question))


def _by_id(record: model.Record) -> tuple[str]:
    return (record.id,)


def _centre(view: View, id: str | None) -> OrganizationId | None:
    return known_centre(view.records, id).id if id else None


def _asked(view: View, outcome: str | None) -> frozenset[str] | None:
    """The terms that an outcome means: itself and those under it; None: all."""
    return terms_asked(view.records, concept_ids([outcome])[0] if outcome else None)


def _nation_or(id: str) -> str:
    """A nation as the enum has it, or an id."""
    return model.Nation[id].value if id in model.Nation.__members__ else id
