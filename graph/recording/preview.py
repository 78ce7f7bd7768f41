"""What an import would change, shown before it is written:
records, ties, and the paths to one target.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.attention import attended, in_order
from graph.errors import InputError
from graph.letting_go import FreedInParts
from graph.model import ActorId, OrganizationId, Record
from graph.paths.answer import IntroductionPaths, Question, Target
from graph.paths.introduce import introduction_paths
from graph.recording.importing import Import
from graph.records.difference import Entry, applied
from graph.records.index import Index
from graph.tenure import Tenure
from graph.ties.network import TieNetwork
from graph.ties.touched import touched_by
from graph.view import View


@dataclass(frozen=True, slots=True)
class TieChange:
    """A tie whose strength would change. None: there is no tie."""

    a: ActorId
    b: ActorId
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class PathsChange:
    """The paths of the Centre to the chosen target, now and with the import.
    None: the target comes only with the import.
    """

    before: IntroductionPaths | None
    after: IntroductionPaths

    @property
    def changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Preview(FreedInParts):
    """`ties` and `paths` are of the rows that can be used; the largest change comes first."""

    records: Import
    ties: tuple[TieChange, ...]
    paths: PathsChange | None
    before: View
    after: View
    """What the Centre would see: the names of records that the import makes are there."""


def preview(
    view: View, found: Import, centre: OrganizationId, target: Target | None = None
) -> Preview:
    """Return what an import would change for the Centre.

    Raises:
        InputError: there is no such target, now or after the import.
    """
    after = view_after(view, found.usable)
    return Preview(
        found,
        _ties(view, after),
        None if target is None else _paths(view, after, centre, target),
        view,
        after,
    )


def view_after(view: View, entries: Sequence[Entry[Record]]) -> View:
    """Return the view of the same viewer and date with other records, computed from
    this one where that can be.
    """
    after = ties_after(view, entries)
    if after is view:
        return view
    changes = [(entry.before, entry.after) for entry in entries]
    names = view.names.after(after.records, after.tenure, changes)
    return replace(after, names=names, index=Index(after.records))


def ties_after(view: View, entries: Sequence[Entry[Record]]) -> View:
    """Return the same for paths and their words alone:
    names and look-ups stay as they are, which takes a fraction of the time.
    """
    if not entries:
        return view
    records = applied(view.records, entries)
    touched = touched_by([(entry.before, entry.after) for entry in entries], records)
    if touched is None:
        tenure = Tenure(records)
        network = TieNetwork(records, tenure, view.as_of)
    else:
        tenure = view.tenure.after(records, touched.memberships)
        network = view.network.after(records, tenure, touched)
    return replace(view, records=records, tenure=tenure, network=network)


def _ties(before: View, after: View) -> tuple[TieChange, ...]:
    old, new = before.network.strengths, after.network.strengths
    changes = [
        TieChange(*pair, old.get(pair), now)
        for pair, now in attended(new.items())
        if old.get(pair) != now
    ]
    changes += [TieChange(*pair, was, None) for pair, was in old.items() if pair not in new]
    return tuple(
        in_order(
            changes, lambda one: (-abs((one.after or 0.0) - (one.before or 0.0)), one.a, one.b)
        )
    )


def _paths(before: View, after: View, centre: OrganizationId, target: Target) -> PathsChange:
    question = Question(centre=centre, target=target)
    now = introduction_paths(after, question)
    try:
        return PathsChange(introduction_paths(before, question), now)
    except InputError:  # somebody whom only the import brings
        return PathsChange(None, now)
