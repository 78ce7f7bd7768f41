"""What a Centre's remit has in common with a proposal, in words."""

from __future__ import annotations

from graph.landscape.consultation import Overlap
from graph.landscape.parameters import Aspect
from graph.landscape.terms import contains, lies_in
from graph.model import ConceptId, PlaceId
from graph.names.shown import named, term_named
from graph.records.index import Index
from graph.words import T, Text


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
