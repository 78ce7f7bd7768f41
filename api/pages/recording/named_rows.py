"""A field of names as a page shows it: our colleagues to tick, and a row for each other name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.recording.form import Form, names
from graph.columns import Shape
from graph.model import Person, PersonId
from graph.names.in_language import ShownName
from graph.recording.fields import MOST_PARTS

LEAST = 3
ADDED = 3
"""Blank rows that one press adds."""
MOST_COLLEAGUES = 12


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the viewer's own Centre, to be named by one press."""

    id: PersonId
    name: ShownName
    ticked: bool


@dataclass(frozen=True, slots=True)
class NamedRows:
    """What stands in the rows, blank ones last."""

    colleagues: Sequence[Colleague]
    rows: Sequence[str]


def named_rows(
    asked: Asked, form: Form, typed: Mapping[str, str], *, more: bool
) -> Mapping[str, NamedRows]:
    """Return the rows of each field of names by its id. `more`: further rows were asked for."""
    return {
        entry.id: _rows(
            asked, names(typed[entry.id]), offered=entry.oneself and not form.record, more=more
        )
        for entry in form.entries
        if entry.shape is Shape.NAMES
    }


def _rows(asked: Asked, written: Sequence[str], *, offered: bool, more: bool) -> NamedRows:
    colleagues = _colleagues(asked, written) if offered else ()
    ticked = {name for each in colleagues if each.ticked for name in (each.id, each.name.text)}
    rows = [name for name in written if name not in ticked]
    blank = ADDED if more else max(LEAST - len(rows), 1)
    return NamedRows(colleagues, [*rows, *[""] * min(blank, max(0, MOST_PARTS - len(rows)))])


def _colleagues(asked: Asked, written: Sequence[str]) -> Sequence[Colleague]:
    """Whoever records stands first, then the others by name."""
    view, viewer = asked.view, asked.view.viewer
    assert viewer.centre is not None, "who has none is told so before"
    people = [
        record
        for id in view.network.starts(viewer.centre)
        if isinstance(record := view.records.node(id), Person)
    ]
    shown = [Colleague(one.id, asked.name(one), ticked=False) for one in people]
    alike = [each.name.text for each in shown]
    shown = [
        Colleague(
            each.id,
            each.name,
            each.id in written or (each.name.text in written and alike.count(each.name.text) == 1),
        )
        for each in shown
    ]
    return sorted(
        shown,
        key=lambda each: (each.id != viewer.person, not each.ticked, each.name.text.casefold()),
    )[:MOST_COLLEAGUES]
