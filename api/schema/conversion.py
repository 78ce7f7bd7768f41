"""The one door from the domain's records and answers to GraphQL."""

from __future__ import annotations

from collections.abc import Iterable

from api.schema import evidence as facts
from api.schema.enums import AdviceStep, Audience
from api.schema.memberships import Membership
from api.schema.paths import Advice, Hop, IntroductionPath, IntroductionPaths, NoPath
from api.schema.record_conversion import audience
from api.schema.tenure_conversion import TenureConversion
from api.schema.ties import Tie, TiePart
from graph.model import ActorId, RecordId
from graph.paths import answer
from graph.paths.explain import evidence_sentence
from graph.ties import stated
from graph.ties import tie as ties
from graph.ties.parameters import VERSION as STRENGTH_VERSION
from graph.view import View
from graph.words import Fill


class Conversion(TenureConversion):
    """Turns records, ties and answers of a viewer into GraphQL objects. Records are today's; a tie is of its own date."""

    def tie(self, tie: ties.Tie, view: View) -> Tie:
        """Return a tie. `view` is the one that it was worked out in."""
        return Tie(
            tie=tie,
            view=view,
            strength=tie.strength,
            band=tie.band,
            basis=tie.basis,
            lapsed=tie.lapsed,
            as_of=tie.as_of,
            parts=[TiePart(kind=part.kind, value=part.value, share=part.share) for part in tie.parts],
        )

    def tie_between(self, one: ActorId, other: ActorId, view: View) -> Tie:
        """Return the tie of two neighbours in the network of a view."""
        tie = view.network.tie(one, other)
        assert tie is not None, "neighbours have a tie"
        return self.tie(tie, view)

    def evidence(self, fact: facts.Fact, tie: ties.Tie, view: View) -> facts.Evidence:
        """Return one fact behind a tie as the type of its kind."""
        text = evidence_sentence(view, tie, fact)
        match fact:
            case ties.Contact():
                return self._contact(fact, text)
            case ties.Formal():
                return self._formal(fact, text)
            case ties.Shared():
                return self._shared(fact, text)
            case ties.Declared():
                return self._declared(fact, text)

    def introduction_paths(self, found: answer.IntroductionPaths, view: View) -> IntroductionPaths:
        """Return the answer to a question for paths, asked of `view`."""
        return IntroductionPaths(
            centre=self.centre(found.centre),
            as_of=found.as_of,
            targets=[self.actor(id) for id in found.targets],
            paths=[self._path(path, view) for path in found.paths],
            complete=found.complete,
            no_path=None if found.no_path is None else self._no_path(found.no_path),
            advice=[self._advice(advice) for advice in found.advice],
            texts=list(found.notes),
            strength_version=STRENGTH_VERSION,
        )

    def _contact(self, fact: ties.Contact, text: Fill) -> facts.InteractionEvidence:
        record = self._records.interactions[fact.id]
        return facts.InteractionEvidence(
            text=text,
            valid_from=record.date,
            valid_to=record.to,
            sources=self.sources(fact.sources),
            audience=audience(record),
            interaction=self.interaction(record),
            participants=fact.n,
        )

    def _formal(self, fact: ties.Formal, text: Fill) -> facts.FormalEvidence:
        first, last = stated.interval(self._records, fact)
        return facts.FormalEvidence(
            text=text,
            valid_from=first if fact.start_stated else None,
            valid_to=last,
            sources=self.sources(fact.sources),
            audience=self._audience_of([fact.id]),
            relation=fact.relation,
            from_=self.actor(fact.from_end),
            value=fact.value,
            start_stated=fact.start_stated,
        )

    def _shared(self, fact: ties.Shared, text: Fill) -> facts.SharedMembershipEvidence:
        first, last = stated.interval(self._records, fact)
        return facts.SharedMembershipEvidence(
            fact=fact,
            text=text,
            valid_from=first if fact.start_stated else None,
            valid_to=last,
            sources=self.sources(fact.sources),
            audience=self._audience_of(fact.memberships),
            shared_body=self._shared_body(fact),
            factor=fact.factor,
            start_stated=fact.start_stated,
        )

    def memberships_behind(self, fact: ties.Shared) -> list[Membership]:
        """Return the memberships behind a shared body. Those of a political party group are in its legislature."""
        recorded = (self._records.memberships.get(id) for id in fact.memberships)
        organizations = {fact.organization, *(membership.organization for membership in recorded if membership is not None)}
        spells = {spell.membership.id: spell for id in organizations for spell in self._view.tenure.of_organization(id)}
        return [self.membership(spells[id]) for id in fact.memberships if id in spells]

    def _declared(self, fact: ties.Declared, text: Fill) -> facts.DeclaredEvidence:
        return facts.DeclaredEvidence(
            text=text,
            valid_from=stated.of_declared(self._records, fact),
            valid_to=None,
            sources=self.sources(fact.sources),
            audience=self._audience_of([fact.id]),
            by=self.actor(fact.by),
            about=self.actor(fact.about),
            level=fact.level,
            declared_tie=self.declared_tie(self._records.declared_ties[fact.id]),
        )

    def _shared_body(self, shared: ties.Shared) -> facts.SharedBody:
        return facts.SharedBody(
            organization=self.organization_at(shared.organization),
            legislature=self.organization(shared.legislature),
            role_of_from=shared.roles[0],
            role_of_to=shared.roles[1],
            size=shared.size,
            ended_on=stated.interval(self._records, shared)[1],
        )

    def _audience_of(self, ids: Iterable[RecordId]) -> Audience:
        """Return who may use a fact of these records. Memberships that follow from other facts are no records: they are public."""
        records = self._records
        tables = (records.memberships, records.formal_ties, records.declared_ties)
        return audience(*(record for id in ids for table in tables if (record := table.get(id)) is not None))

    def _path(self, path: answer.Path, view: View) -> IntroductionPath:
        hops = [self._hop(hop, view) for hop in path.hops]
        return IntroductionPath(
            rank=path.rank,
            score=path.score,
            lead=path.lead,
            actors=[self.actor(id) for id in path.actors],
            introducers=[self.actor(id) for id in path.introducers],
            substitutes=[self.actor(id) for id in path.substitutes],
            ask_first=None if path.ask_first is None else self.actor(path.ask_first),
            hops=hops,
            weakest_hop=hops[path.hops.index(path.weakest_hop)],
            freshest_evidence=path.freshest_evidence,
        )

    def _hop(self, hop: answer.Hop, view: View) -> Hop:
        return Hop(
            from_=self.actor(hop.from_),
            to=self.actor(hop.to),
            tie=self.tie(hop.tie, view),
            shared_bodies=[self._shared_body(shared) for shared in hop.bodies],
            text=hop.sentence,
        )

    def _no_path(self, no_path: answer.NoPath) -> NoPath:
        last = no_path.last_contact
        return NoPath(
            reason=no_path.reason,
            hops_needed=no_path.hops_needed,
            last_contact=None if last is None else self.interaction(self._records.interactions[last]),
            last_contact_through=None if no_path.last_contact_through is None else self.centre(no_path.last_contact_through),
            text=no_path.sentence,
            open_questions=no_path.unknowns,
        )

    def _advice(self, advice: answer.Advice) -> Advice:
        return Advice(
            step=AdviceStep(advice.step.value),
            organization=self.organization(advice.organization),
            post=None,
            people=[self.person(id) for id in advice.people],
            matches=list(advice.matches),
            tie_now=advice.tie_now,
            tie_if_done=advice.tie_if_done,
            score_if_done=advice.score_if_done,
            lead_if_done=advice.lead_if_done,
            sources=self.sources(advice.sources),
            text=advice.sentence,
        )
