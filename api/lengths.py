"""How long the lists can be that a field answers without pages, in one state of the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sized
from dataclasses import fields
from functools import cached_property
from itertools import chain

from api.uploads import MOST_FILES
from graph.files.sheet import MOST_COLUMNS
from graph.kinds import FILED
from graph.landscape.acquainted import MOST_TIES
from graph.landscape.parameters import OPTIONS
from graph.metrics.definitions import METRICS
from graph.metrics.kept import MOST_REPORTS
from graph.model import Nation, Records
from graph.names.meaning import MOST_CANDIDATES
from graph.ontology import OFFICERS
from graph.paths.asked import MOST_HOPS, MOST_PATHS
from graph.recording.duplicates import MOST_SHOWN
from graph.records.tables import tables_of
from graph.tenure import Tenure
from graph.ties.tie import PartKind
from graph.view import View

ADVICE = 6
SECRETARIAT = 4
"""Reckoned for who runs one group."""
OFFICES = 4
"""Reckoned for whom one can write to: holders or chairs, and a body."""
ROWS_OF_THE_TABLE = 20
"""Of each part of the table of parameters."""
RECORDS_OF_A_WRITE = 8
"""Reckoned for the records that a write names; each is counted while it is answered."""
PEOPLE_OF_AN_ENTRY = 12
"""Reckoned for whom one entry of a target list leads to; each is counted while it is answered."""
ROWS_OF_METRICS = 200
"""Reckoned for the figures of a question; each is counted while it is answered."""
TERMS_OF_A_RECORD = 4
"""Reckoned for terms, places and parties of one record; each is counted while it is answered."""
ROWS_OF_A_CELL = 4
"""Reckoned for Centres, works, findings and priorities of one cell of the map, likewise."""
CELLS = 100
"""Reckoned for the cells of the map, likewise."""
ROWS_OF_AN_ANSWER = 12
"""Reckoned for the rows of an answer about the landscape, likewise."""
ROWS_OF_A_REPORT = 20
"""Reckoned for lists of what an import or a refusal tells; each is counted while it is answered."""


class Lengths:
    """The greatest length of each list.
    What is reckoned too short is still counted while an answer is made.
    """

    def __init__(self, records: Records, tenure: Tenure, facts: int) -> None:
        """Take the greatest lengths of records and tenure when they are asked for.
        `facts`: the most behind one tie.
        """
        self._records = records
        self._tenure = tenure
        self.facts = facts

    @classmethod
    def of_view(cls, view: View) -> Lengths:
        return cls(view.records, view.tenure, view.network.most_facts)

    def of(self, type_name: str, field_name: str) -> int:
        """Return how many rows a list without pages can have.

        Raises:
            KeyError: it has no row in `LISTS`.
        """
        length = LISTS.get(f"{type_name}.{field_name}") or LISTS[field_name]
        return max(1, length(self))

    def page(self, type_name: str, field_name: str, first: int) -> int:
        """Return how many rows a page of so many can have."""
        length = None if type_name == "Query" else PAGES.get(field_name)
        return first if length is None else max(1, min(first, length(self)))

    @cached_property
    def citations(self) -> int:
        """The most sources of one record."""
        return max(map(self._citations, tables_of(self._records)))

    @cached_property
    def citations_of_a_fact(self) -> int:
        """The most sources of one fact behind a tie:
        of a shared body those of the memberships of two.
        """
        return max(
            *map(self._citations, ("interactions", "formal_ties", "declared_ties")),
            2 * self._citations("memberships"),
        )

    @cached_property
    def interactions_of_one(self) -> int:
        return _most(actor for each in self._records.interactions.values() for actor in each.actors)

    @cached_property
    def conflicts(self) -> int:
        """The most values that sources state for one record."""
        return _most(conflict.key for conflict in self._records.conflicts.values())

    @cached_property
    def other_names(self) -> int:
        """The most names of one record beside its own."""
        return _most(name.of for name in self._records.names.values())

    @cached_property
    def identifiers(self) -> int:
        return max(
            _longest(each.identifiers for each in self._records.people.values()),
            _longest(each.identifiers for each in self._records.organizations.values()),
        )

    @cached_property
    def holders(self) -> int:
        """The most holders that one post had, of all times."""
        return _longest(self._tenure.of_post(post) for post in self._records.posts)

    @cached_property
    def memberships_of_one(self) -> int:
        """The most memberships of one actor, of all times: no two share more bodies."""
        return _longest(
            self._tenure.of_actor(actor)
            for actor in chain(self._records.people, self._records.organizations)
        )

    @cached_property
    def memberships_of_two(self) -> int:
        """The most memberships of two actors in one body."""
        return 2 * _most(
            (each.actor, each.organization)
            for each in self._records.memberships.values()
            if each.actor is not None
        )

    @cached_property
    def officers(self) -> int:
        return _most(
            each.organization
            for each in self._records.memberships.values()
            if each.role in OFFICERS
        )

    @cached_property
    def homes(self) -> int:
        return _longest(post.homes for post in self._records.posts.values())

    @cached_property
    def split_into(self) -> int:
        return _longest(body.split_into for body in self._records.organizations.values())

    @cached_property
    def embedded_posts(self) -> int:
        """The most posts that one Centre fills."""
        return _most(home for post in self._records.posts.values() for home in post.homes)

    @cached_property
    def participants(self) -> int:
        return _longest(each.actors for each in self._records.interactions.values())

    @cached_property
    def targets(self) -> int:
        """The most who can satisfy one target:
        everybody in a legislature, or in all the bodies of a place.
        """
        inside = {
            spell.membership.actor
            for body in self._records.organizations
            for spell in self._tenure.of_organization(body)
            if spell.membership.actor in self._records.people
        }
        return len(inside)

    def _citations(self, table: str) -> int:
        return _longest(record.sources for record in tables_of(self._records)[table].values())

    def count(self, table: str) -> int:
        """The records of a table."""
        return len(tables_of(self._records)[table])


LISTS: Mapping[str, Callable[[Lengths], int]] = {
    "sources": lambda known: known.citations,
    **{
        f"{evidence}.sources": lambda known: known.citations_of_a_fact
        for evidence in (
            "Evidence",
            "InteractionEvidence",
            "FormalEvidence",
            "SharedMembershipEvidence",
            "DeclaredEvidence",
        )
    },
    "Advice.sources": lambda known: known.citations * ADVICE,
    "Query.sources": lambda known: known.count("sources"),
    "conflicts": lambda known: known.conflicts,
    "identifiers": lambda known: known.identifiers,
    "secretariat": lambda _: SECRETARIAT,
    "writeTo": lambda _: OFFICES,
    "OfficeToWriteTo.pages": lambda known: known.identifiers,
    "officialPages": lambda known: known.identifiers,
    "otherNames": lambda known: known.other_names,
    "holders": lambda known: known.holders,
    "holdings": lambda known: known.memberships_of_one,
    "Person.posts": lambda known: known.memberships_of_one,
    "homes": lambda known: known.homes,
    "splitInto": lambda known: known.split_into,
    "embeddedPosts": lambda known: known.embedded_posts,
    "ends": lambda known: 2,
    "parts": lambda known: len(PartKind),
    "SharedMembershipEvidence.memberships": lambda known: known.memberships_of_two,
    "Interaction.actors": lambda known: known.participants,
    "targets": lambda known: known.targets,
    "leadsTo": lambda known: PEOPLE_OF_AN_ENTRY,
    "paths": lambda known: MOST_PATHS,
    "IntroductionPath.actors": lambda known: MOST_HOPS + 1,
    "introducers": lambda known: MOST_HOPS - 1,
    "hops": lambda known: MOST_HOPS,
    "substitutes": lambda known: MOST_PATHS,
    "otherEnds": lambda known: MOST_PATHS,
    "sharedBodies": lambda known: known.memberships_of_one,
    "advice": lambda known: ADVICE,
    "people": lambda known: known.officers,
    "several": lambda known: ROWS_OF_A_REPORT,
    "near": lambda known: MOST_CANDIDATES,
    "likelySame": lambda known: MOST_SHOWN,
    "candidates": lambda known: ROWS_OF_A_REPORT,
    "rows": lambda known: ROWS_OF_A_REPORT,
    "unclear": lambda known: ROWS_OF_A_REPORT,
    "sheets": lambda known: MOST_FILES,
    "ImportedSheet.columns": lambda known: MOST_COLUMNS,
    "ImportTablesPayload.notes": lambda known: MOST_FILES,
    "changes": lambda known: max(len(table.columns) for table in FILED.values()),
    "before": lambda known: MOST_PATHS,
    "after": lambda known: MOST_PATHS,
    "checks": lambda known: ROWS_OF_A_REPORT,
    "counts": lambda known: len(fields(Records)),
    "Write.records": lambda known: RECORDS_OF_A_WRITE,
    "Change.records": lambda known: RECORDS_OF_A_WRITE,
    "records": lambda known: known.memberships_of_two,
    "Tie.sources": lambda known: known.facts * known.citations_of_a_fact,
    "IntroductionPath.sources": lambda known: MOST_HOPS * known.facts * known.citations_of_a_fact,
    "Mover.left": lambda known: known.holders,
    "Mover.came": lambda known: known.holders,
    "Mover.now": lambda known: known.holders,
    "known": lambda known: 2 * known.holders,
    "nations": lambda known: len(Nation),
    "engagementMetrics": lambda known: ROWS_OF_METRICS,
    "metricDefinitions": lambda known: len(METRICS),
    "keptFigures": lambda known: MOST_REPORTS,
    "KeptReport.figures": lambda known: ROWS_OF_METRICS,
    "Method.bands": lambda known: ROWS_OF_THE_TABLE,
    "Method.bases": lambda known: ROWS_OF_THE_TABLE,
    "Method.interactions": lambda known: ROWS_OF_THE_TABLE,
    "Method.bodies": lambda known: ROWS_OF_THE_TABLE,
    "Method.formal": lambda known: ROWS_OF_THE_TABLE,
    "Method.declared": lambda known: ROWS_OF_THE_TABLE,
    "Method.further": lambda known: ROWS_OF_THE_TABLE,
    **dict.fromkeys(
        [
            "outcomes",
            "lifeStages",
            "audiences",
            "places",
            "placesActive",
            "partners",
            "funders",
            "outcomesMeasured",
            "placesTested",
            "placesRemit",
            "placesOther",
            "mappings",
            "sharedTerms",
            "outcomesShared",
            "placesShared",
            "overlaps",
            "testedThere",
        ],
        lambda known: TERMS_OF_A_RECORD,
    ),
    **dict.fromkeys(
        [
            "core",
            "also",
            "unsaid",
            "elsewhere",
            "MapCell.others",
            "works",
            "worksByKind",
            "worksWider",
            "worksElsewhere",
            "findings",
            "findingsTested",
            "worksTested",
            "priorities",
            "reach",
            "kinds",
            "past",
            "through",
            "testedHere",
        ],
        lambda known: ROWS_OF_A_CELL,
    ),
    **dict.fromkeys(
        [
            "consulted",
            "others",
            "centres",
            "clashes",
            "leftOut",
            "divergences",
            "alone",
            "alike",
            "policies",
            "comparers",
            "comparisons",
            "newWorks",
            "endedWorks",
            "newFindings",
            "newPriorities",
            "gonePriorities",
            "newProposals",
        ],
        lambda known: ROWS_OF_AN_ANSWER,
    ),
    "Landscape.rows": lambda known: max(1, CELLS // len(Nation)),
    "columns": lambda known: len(Nation),
    "cells": lambda known: CELLS,
    "Landscape.counts": lambda known: len(Nation),
    "Landscape.changes": lambda known: ROWS_OF_AN_ANSWER,
    "options": lambda known: OPTIONS,
    "trials": lambda known: 2,
    "knows": lambda known: len(Nation),
    "ties": lambda known: MOST_TIES,
    "datasets": lambda known: known.count("datasets"),
}
"""By type and field; by field alone where it is as long in every type."""


PAGES: Mapping[str, Callable[[Lengths], int]] = {
    "evidence": lambda known: known.facts,
    "memberships": lambda known: known.memberships_of_one,
    "interactions": lambda known: known.interactions_of_one,
}
"""By field with pages, where even the longest may be shorter than a page."""


def _longest(lists: Iterable[Sized]) -> int:
    return max(map(len, lists), default=0)


def _most(keys: Iterable[object]) -> int:
    return max(Counter(keys).values(), default=0)
