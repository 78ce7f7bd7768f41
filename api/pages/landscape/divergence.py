"""Where policies differ between nations or places, and which Centres could compare them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from api.pages.asked import Asked
from api.pages.landscape.boxes import term_choices
from api.pages.landscape.choices import Chosen, in_language
from api.pages.landscape.known import KnownShown, known_shown
from api.pages.landscape.rows import PriorityRow, priority_row, priority_when
from api.pages.page import FormProblem, Made, Page, PageQuery, Shown, Table
from api.pages.profiles.refs import Cut, Ref, cut, named_ref
from graph.errors import InputError
from graph.landscape.axes import MapLens
from graph.landscape.divergence import (
    Divergence,
    PolicyDivergence,
    policy_divergence,
)
from graph.model import ConceptId, PlaceId, Priority, RecordId
from graph.names.in_language import ShownName
from graph.names.kind_words import nation_words
from graph.names.shown import named, term_named
from graph.words import Fill, Listed, P, T

MOST_ALONE = 10
_TITLE = T("Where policies differ between places")


@dataclass(frozen=True, slots=True)
class PlacePolicies:
    place: Ref
    priorities: Sequence[PriorityRow]


@dataclass(frozen=True, slots=True)
class ComparerShown:
    """A Centre, with whom it knows best in each nation of the policies; None: nobody, by what is
    recorded.
    """

    centre: Ref
    known: Sequence[tuple[Fill, KnownShown | None]]


@dataclass(frozen=True, slots=True)
class DivergenceShown:
    """`name`: of the policies, in the language of their titles; `where`: the places, with dates."""

    anchor: str
    name: ShownName
    where: Fill
    outcomes: Fill
    rows: Sequence[PlacePolicies]
    comparers: Sequence[ComparerShown]


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergences(Shown):
    answer: Fill
    told: Sequence[Fill]
    outcomes: Chosen
    groups: Sequence[DivergenceShown]
    alike: Sequence[PriorityRow]
    alone: Cut[PriorityRow]
    policies: Sequence[tuple[int, Priority]]

    def table(self) -> Table:
        return Table(
            ("group", "place", "title", "kind", "status", "from", "to", "outcomes", "source"),
            [
                (
                    number,
                    each.place,
                    each.title,
                    each.kind.value,
                    None if each.status is None else each.status.value,
                    each.valid_from,
                    each.valid_to,
                    "; ".join(each.outcomes),
                    "; ".join(each.sources),
                )
                for number, each in self.policies
            ],
        )


async def ask(asked: Asked) -> PageQuery:
    return PageQuery(
        QUERY,
        {"outcome": asked.value("outcome") or None, "asOf": asked.view.as_of.isoformat()},
    )


async def make(asked: Asked) -> Made:
    outcome = asked.value("outcome")
    found = PolicyDivergence(divergences=(), alone=(), alike=())
    problems: tuple[FormProblem, ...] = ()
    try:
        found = await asked.parts.aside(
            policy_divergence, asked.view, ConceptId(RecordId(outcome)) if outcome else None
        )
    except InputError as error:
        problems = (FormProblem.same("outcome", error.text),)
    records = asked.view.records
    return Divergences(
        title=T("Error: {title}", title=_TITLE) if problems else _TITLE,
        lede=T(
            "What differs between nations and places is an experiment that nobody planned: the "
            "Centres could learn from it."
        ),
        status=422 if problems else 200,
        problems=problems,
        private=asked.view.viewer.centre is not None,
        query=await ask(asked),
        answer=P(
            "{n} policy area differs between places",
            "{n} policy areas differ between places",
            len(found.divergences),
        ),
        told=list(_told(found)),
        outcomes=Chosen(term_choices(asked, MapLens.OUTCOME), outcome),
        groups=[
            _shown(asked, number, each) for number, each in enumerate(found.divergences, start=1)
        ],
        alike=[priority_row(asked, records.priorities[id_]) for id_ in found.alike],
        alone=cut(
            asked,
            "alone",
            [priority_row(asked, records.priorities[id_]) for id_ in found.alone],
            MOST_ALONE,
        ),
        policies=[
            (number, records.priorities[id_])
            for number, each in enumerate(found.divergences, start=1)
            for id_ in each.policies
        ],
    )


def _told(found: PolicyDivergence) -> Iterable[Fill]:
    comparable = sum(bool(each.comparers) for each in found.divergences)
    if found.divergences:
        yield P(
            "For {n} of them a Centre has an outcome in its core remit, and could compare.",
            "For {n} of them a Centre has an outcome in its core remit, and could compare.",
            comparable,
        )


def _shown(asked: Asked, number: int, found: Divergence) -> DivergenceShown:
    records = asked.view.records
    policies = [records.priorities[id_] for id_ in found.policies]
    return DivergenceShown(
        f"area-{number}",
        in_language(asked, found.name),
        Listed(
            tuple(
                _place_dated(asked, place, [each for each in policies if each.place == place])
                for place in found.places
            ),
            "; ",
        ),
        T(
            "For the outcomes {outcomes}",
            outcomes=Listed(tuple(term_named(records, each) for each in found.outcomes), "; "),
        ),
        [
            PlacePolicies(named_ref(asked, place), [priority_row(asked, each) for each in run])
            for place, run in groupby(policies, key=lambda each: each.place)
        ],
        [
            ComparerShown(
                named_ref(asked, each.centre),
                [
                    (nation_words(nation), known_shown(asked, ties[0]) if ties else None)
                    for nation, ties in each.known
                ],
            )
            for each in found.comparers
        ],
    )


def _place_dated(asked: Asked, place: PlaceId, policies: Sequence[Priority]) -> Fill:
    """A place, with since or until when its policies are, where that is stated."""
    dates = [when for each in policies if (when := priority_when(each)) is not None]
    name = named(asked.view.records, place)
    if not dates:
        return name
    return T("{place} ({when})", place=name, when=Listed(tuple(dates), ", "))


QUERY = """\
# Policies for the same outcomes and ages that differ between places, and who could compare them.
query PolicyDivergence($outcome: ID, $asOf: Date!) {
  policyDivergence(outcome: $outcome, asOf: $asOf) {
    divergences {
      name
      outcomes { id label }
      policies { id title kind status place { id name } validFrom validTo sources { title url } }
      comparers {
        centre { id name }
        knows {
          nation
          ties { ours { id name } other { id name } strength band basis freshest goesOn }
        }
      }
    }
    alone { id title place { id name } }
    alike { id title place { id name } }
  }
}
"""

PAGE = Page(
    name="divergence",
    path="/divergence",
    make=make,
    template="divergence.html",
    menu="landscape",
    ask=ask,
    files=("csv",),
)
