"""What a Centre's remit has in common with a proposal, in words."""

from __future__ import annotations

from collections.abc import Iterable

from graph.landscape.consultation import Consultee, Overlap
from graph.landscape.parameters import Aspect
from graph.landscape.terms import contains, lies_in
from graph.model import ConceptId, PlaceId
from graph.names.shown import named, term_named
from graph.records.index import Index
from graph.words import Fill, Listed, T, Text


def near_said(index: Index, each: Consultee) -> Fill:
    """Return what overlaps, outcomes first; in what nothing does; and what its remit leaves out."""
    parts: list[Fill] = [overlap_said(index, one) for one in each.overlaps]
    apart = aspects(
        part.aspect for part in each.nearness.parts if part.is_stated and not part.similarity
    )
    if apart is not None:
        parts.append(T("nothing in common in {aspects}", aspects=apart))
    silent = aspects(each.not_stated)
    if silent is not None:
        parts.append(T("its remit does not state {aspects}", aspects=silent))
    return Listed(tuple(parts), "; ")


def why_not(each: Consultee) -> Text:
    """Return why a Centre is not to be consulted, and what of it is not stated."""
    outcomes, near = each.nearness.of(Aspect.OUTCOMES), f"{each.nearness.total:.2f}"
    if not outcomes.is_stated:
        return T(
            "its remit states no outcome, so it is not known whether one is in common (nearness "
            "{nearness} by the rest)",
            nearness=near,
        )
    if not outcomes.similarity:
        return T(
            "no outcome in common, nor one under the same heading (nearness {nearness})",
            nearness=near,
        )
    silent = aspects(each.nearness.unstated)
    if silent is None:
        return T("too far: nearness {nearness}", nearness=near)
    return T(
        "too far: nearness {nearness}; {aspects} not stated and counted as nought, with which it "
        "could be up to {most}",
        nearness=near,
        aspects=silent,
        most=f"{each.nearness.at_most:.2f}",
    )


def aspects(several: Iterable[Aspect]) -> Fill | None:
    """Return aspects in words; None where there are none."""
    told = tuple(_ASPECTS[each] for each in several)
    return Listed(told) if told else None


def overlap_said(index: Index, overlap: Overlap) -> Text:
    """Return one overlap as it stands in a row: "Housing, under one heading with Homelessness"."""
    if overlap.aspect is Aspect.PLACES:
        return _places(index, PlaceId(overlap.own), PlaceId(overlap.asked))
    records = index.records
    own = term_named(records, ConceptId(overlap.own))
    if overlap.is_shared:
        match overlap.aspect:
            case Aspect.LIFE_STAGES:
                return T("the same ages: {term}", term=own)
            case Aspect.AUDIENCES:
                return T("the same audience: {term}", term=own)
            case _:
                return T("in common: {term}", term=own)
    asked = term_named(records, ConceptId(overlap.asked))
    if overlap.aspect is Aspect.LIFE_STAGES:
        return T("ages that overlap: {own} and {asked}", own=own, asked=asked)
    return T("{own}, under one heading with {asked}", own=own, asked=asked)


def _places(index: Index, own: PlaceId, asked: PlaceId) -> Text:
    fills = {"own": named(index.records, own), "asked": named(index.records, asked)}
    if own == asked:
        return T("the same place: {own}", own=fills["own"])
    if not contains(index, own, asked):
        return T("places of one nation: {own} and {asked}", **fills)
    if lies_in(index, asked, own):
        return T("its place takes in {asked}: {own}", **fills)
    return T("its place lies in {asked}: {own}", **fills)


_ASPECTS: dict[Aspect, Text] = {
    Aspect.OUTCOMES: T("outcomes"),
    Aspect.LIFE_STAGES: T("life stages"),
    Aspect.AUDIENCES: T("audiences"),
    Aspect.PLACES: T("places"),
}
