"""Whom to consult before funding: the Centres near to a proposal, which is given with the question
and not kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from graph.errors import InputError
from graph.landscape.axes import known_concept
from graph.landscape.neutral import drawn
from graph.landscape.parameters import CONSULTED_FROM, Aspect
from graph.landscape.recorded import Recorded, recorded
from graph.landscape.similarity import Nearness, nearness, of_life_stages, of_places, of_terms
from graph.landscape.terms import Terms, terms_of_work
from graph.model import ConceptId, Lens, OrganizationId, PlaceId, RecordId, Records, Work, WorkId
from graph.names.shown import name_of
from graph.records.index import Index
from graph.view import View
from graph.words import P, T, Text

DEFINITION = T(
    "A Centre is to be consulted from a nearness of 0.30 on, where an outcome is shared or stands "
    "under one heading: all ages and the whole United Kingdom alone would bring in nearly "
    "everybody. Nearness is 0.5 outcomes, 0.2 life stages, 0.15 audiences and 0.15 places; "
    "what one of the two does not state counts as nought, and is said. The list says who is near "
    "by what is recorded; it is no opinion on the proposal."
)
"""How the list is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What somebody thinks of funding. Checked by `consultation_list`."""

    title: str = ""
    terms: Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """A term of a proposal that a Centre's remit shares (`shared`), or one next to it."""

    aspect: Aspect
    asked: RecordId
    own: RecordId
    alike: float

    @property
    def is_shared(self) -> bool:
        return self.asked == self.own


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultee:
    """A Centre beside a proposal."""

    centre: OrganizationId
    nearness: Nearness
    overlaps: tuple[Overlap, ...]
    """Of each term of the proposal the one of the Centre's that is most like it, if any is."""
    not_stated: tuple[Aspect, ...]
    """Of what its remit says nothing, though the proposal does."""

    @property
    def is_consulted(self) -> bool:
        """Whether it is to be consulted."""
        return _counts(self.nearness.total) and self.nearness.of(Aspect.OUTCOMES).similarity > 0

    @property
    def may_be_near(self) -> bool:
        """Whether it is not on the list, and would be if what is not stated fitted wholly."""
        outcomes = self.nearness.of(Aspect.OUTCOMES)
        may_share = outcomes.similarity > 0 or not outcomes.is_stated
        return not self.is_consulted and may_share and _counts(self.nearness.at_most)

    @property
    def shares_outcome(self) -> bool:
        """Whether an outcome is in common, and not one under the same heading alone."""
        return any(each.aspect is Aspect.OUTCOMES and each.is_shared for each in self.overlaps)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationList:
    """Whom to consult on a proposal."""

    proposal: Proposal
    consulted: tuple[Consultee, ...]
    """To be consulted, the nearest first."""
    others: tuple[Consultee, ...]
    """The other open Centres: they share ages, places or audiences at most, or less than counts."""
    notes: tuple[Text, ...]


def _counts(nearness: float) -> bool:
    return round(nearness, 9) >= CONSULTED_FROM


def consultation_list(view: View, proposal: Proposal) -> ConsultationList:
    """Return whom to consult on a proposal.

    Raises:
        InputError: it names no outcome, a term or a place that does not exist, or a term of
            another lens.
    """
    checked = Proposal(title=proposal.title, terms=checked_terms(view, proposal.terms))
    if not checked.terms.outcomes:
        raise InputError(
            T("Say at least one outcome that the proposal is for."), argument="outcomes"
        )
    facts = recorded(view.index, view.as_of)
    found = sorted(
        (_consultee(facts, centre, checked.terms) for centre in facts.centres),
        key=lambda each: (
            -round(each.nearness.total, 9),
            drawn(each.centre, view.as_of, proposal.title),
        ),
    )
    consulted = tuple(each for each in found if each.is_consulted)
    return ConsultationList(
        proposal=checked,
        consulted=consulted,
        others=tuple(each for each in found if not each.is_consulted),
        notes=tuple(_notes(facts, consulted, sum(each.may_be_near for each in found))),
    )


def proposal_of_work(view: View, id_: WorkId) -> Proposal:
    """Return a work that is recorded, as what is proposed.

    Raises:
        InputError: no work has the id.
    """
    work = known_work(view.records, id_)
    return Proposal(title=work.title, terms=terms_of_work(work))


def known_work(records: Records, id_: WorkId) -> Work:
    """Return the work of an id.

    Raises:
        InputError: nothing has it.
    """
    work = records.works.get(id_)
    if work is None:
        raise InputError(T('No work has the id "{id}". Find its id in the list of works.', id=id_))
    return work


def checked_terms(view: View, terms: Terms) -> Terms:
    """Return terms as they are recorded, each once, a place that ended as the one after it.

    Raises:
        InputError: a term or a place does not exist, or a term is of another lens.
    """
    return Terms(
        outcomes=_of_lens(view, terms.outcomes, Lens.OUTCOME, T("outcome")),
        life_stages=_of_lens(view, terms.life_stages, Lens.LIFE_STAGE, T("life stage")),
        audiences=_of_lens(view, terms.audiences, Lens.AUDIENCE, T("audience")),
        places=tuple(dict.fromkeys(known_place(view, each) for each in terms.places)),
    )


def known_place(view: View, id_: PlaceId) -> PlaceId:
    """Return the place of an id that exists on the day; of one that ended the one after it.

    Raises:
        InputError: nothing has the id, or the place ended and none came after it.
    """
    place = view.index.place(id_)
    if place is None:
        raise InputError(
            T('No place has the id "{id}". Find its id with a search by name.', id=id_)
        )
    if place.valid_to is not None and place.valid_to.last < view.as_of:
        raise InputError(
            T(
                "{place} ended on {day}. Choose the place that is there now.",
                place=name_of(place),
                day=place.valid_to,
            )
        )
    return place.id


def _of_lens(
    view: View, ids: Iterable[ConceptId], lens: Lens, called: Text
) -> tuple[ConceptId, ...]:
    for id_ in ids:
        concept = known_concept(view.records, id_)
        if concept.lens is not lens:
            raise InputError(
                T(
                    "{term} is no {lens}. Choose one from the list of terms.",
                    term=concept.label,
                    lens=called,
                )
            )
    return tuple(dict.fromkeys(ids))


def _consultee(facts: Recorded, centre: OrganizationId, asked: Terms) -> Consultee:
    own = facts.terms_of(centre)
    return Consultee(
        centre=centre,
        nearness=nearness(facts.index, asked, own),
        overlaps=tuple(_overlaps(facts.index, asked, own)),
        not_stated=own.silent_on(asked),
    )


def _overlaps(index: Index, asked: Terms, own: Terms) -> Iterable[Overlap]:
    def terms(a: ConceptId, b: ConceptId) -> float:
        return of_terms(index, a, b)

    yield from _best(Aspect.OUTCOMES, asked.outcomes, own.outcomes, terms)
    yield from _best(
        Aspect.LIFE_STAGES,
        asked.life_stages,
        own.life_stages,
        lambda a, b: of_life_stages(index, a, b),
    )
    yield from _best(Aspect.AUDIENCES, asked.audiences, own.audiences, terms)
    yield from _best(Aspect.PLACES, asked.places, own.places, lambda a, b: of_places(index, a, b))


Id = TypeVar("Id", bound=RecordId)


def _best(
    aspect: Aspect, asked: Iterable[Id], own: Iterable[Id], alike: Callable[[Id, Id], float]
) -> Iterable[Overlap]:
    ours = list(own)
    for each in asked:
        best = max(ours, key=lambda one: (alike(each, one), one == each, one), default=None)
        if best is not None and (share := alike(each, best)) > 0:
            yield Overlap(aspect=aspect, asked=each, own=best, alike=share)


def _notes(facts: Recorded, consulted: tuple[Consultee, ...], unknown: int) -> Iterable[Text]:
    stated = {remit.organization for remit in facts.remits}
    silent = [centre for centre in facts.centres if centre not in stated]
    if not facts.centres:
        yield T("No Centre is open on that day.")
    elif not consulted and unknown:
        yield T("By what is stated, no Centre's remit is near to it.")
    elif not consulted:
        yield T(
            "No Centre's remit is near to it. That is what a new Centre would be for; ask the "
            "What Works Network."
        )
    else:
        shared = sum(each.shares_outcome for each in consulted)
        alone = len(consulted) - shared
        if shared:
            yield P("Of these {n} shares an outcome.", "Of these {n} share an outcome.", shared)
        if alone:
            yield P(
                "Of these {n} has an outcome under the same heading alone.",
                "Of these {n} have an outcome under the same heading alone.",
                alone,
            )
    if consulted and len(consulted) == len(facts.centres):
        yield T("Every Centre is near to it. Name fewer outcomes to see who is nearest.")
    if unknown:
        yield P(
            "Of {n} Centre that is not on the list it is not known: what is not stated counts as "
            "nought, and with it the Centre could be near enough.",
            "Of {n} Centres that are not on the list it is not known: what is not stated counts as "
            "nought, and with it they could be near enough.",
            unknown,
        )
    if silent:
        yield P(
            "Of {n} Centre no remit is recorded.",
            "Of {n} Centres no remit is recorded.",
            len(silent),
        )
