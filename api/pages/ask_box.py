"""The question for a path, as its form holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from graph.landscape.centres import centres
from graph.model import OrganizationId
from graph.names.in_language import ShownName


@dataclass(frozen=True, slots=True)
class CentreChoice:
    """A Centre that the form offers."""

    id: OrganizationId
    name: ShownName


@dataclass(frozen=True, slots=True)
class AskBox:
    """What stands in the two fields, and the Centres on the day.
    `from_id`: the viewer's own, or the one asked for last.
    """

    from_: str
    to: str
    centres: Sequence[CentreChoice]
    from_id: str | None = None


def ask_box(asked: Asked, from_: str = "", to: str = "") -> AskBox:
    """Return the form, filled with the viewer's own Centre where nothing else is said."""
    choices = open_centres(asked)
    own = asked.view.viewer.centre
    name = next((choice.name.text for choice in choices if choice.id == own), "")
    return AskBox(from_ or name, to, choices, own)


def open_centres(asked: Asked) -> Sequence[CentreChoice]:
    """Return the Centres and affiliates that are open on the day, by name."""
    choices = [
        CentreChoice(body.id, asked.name(body))
        for body in centres(asked.view.records, asked.view.as_of)
    ]
    return sorted(choices, key=lambda choice: (choice.name.text.casefold(), choice.id))
