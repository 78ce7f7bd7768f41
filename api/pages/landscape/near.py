"""How near a Centre is to a cell or a proposal, with the parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.profiles.refs import Ref, named_ref
from graph.landscape.similarity import Nearness
from graph.model import ConceptId, OrganizationId
from graph.names.shown import term_named
from graph.words import Fill, Listed, T


@dataclass(frozen=True, slots=True)
class NearRow:
    """A Centre and how near it is. A part that a side does not state is None."""

    centre: Ref
    nearness: str
    parts: Sequence[str | None]
    said: Fill


def near_row(asked: Asked, centre: OrganizationId, near: Nearness, said: Fill) -> NearRow:
    return NearRow(
        named_ref(asked, centre),
        f"{near.total:.2f}",
        [f"{part.value:.2f}" if part.is_stated else None for part in near.parts],
        said,
    )


def terms_told(asked: Asked, terms: Iterable[ConceptId]) -> Fill:
    """Return terms one behind the other, or that none is stated."""
    told = tuple(term_named(asked.view.records, each) for each in terms)
    return Listed(told, "; ") if told else T("not stated")
