"""Those whom a figure counts, by name: "5 of 13", which 5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.describe import described
from api.pages.asked import Asked
from api.pages.profiles.refs import Cut, Ref, cut, named_ref, ref_of
from graph.metrics.figure import Counted
from graph.model import Node, Work, WorkId
from graph.names.in_language import ShownName
from graph.names.shown import work_said
from graph.words import Fill

MOST_COUNTED = 20


@dataclass(frozen=True, slots=True)
class CountedShown:
    """One of them. `other`: of a pair its end at the network's side."""

    node: Ref
    what: Fill | None
    other: Ref | None


def counted_shown(asked: Asked, counted: Sequence[Counted]) -> Cut[CountedShown]:
    """Return those whom a figure counts, the first of them."""
    shown = cut(asked, "which", counted, MOST_COUNTED)
    return Cut(shown.name, [_shown(asked, each) for each in shown.rows], shown.total)


def _shown(asked: Asked, counted: Counted) -> CountedShown:
    record = asked.view.records.node(counted.node)
    what = described(asked.view, record).what if isinstance(record, Node) else None
    works = asked.view.records.works
    if (work := works.get(WorkId(counted.node))) is not None:
        other = None if counted.other is None else works[WorkId(counted.other)]
        return CountedShown(
            _work(asked, work), None, None if other is None else _work(asked, other)
        )
    return CountedShown(named_ref(asked, counted.node), what, ref_of(asked, counted.other))


def _work(asked: Asked, work: Work) -> Ref:
    return Ref(work.id, "work", ShownName(asked.say(work_said(asked.view.records, work))))
