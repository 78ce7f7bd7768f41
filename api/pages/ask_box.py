"""The question for a path, as its form holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from graph.model import Organization, OrganizationId
from graph.names.in_language import ShownName
from graph.ontology import CENTRE_KINDS
from graph.tenure import is_open


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
    centres = open_centres(asked)
    own = asked.view.viewer.centre
    name = next((choice.name.text for choice in centres if choice.id == own), "")
    return AskBox(from_ or name, to, centres, own)


def open_centres(asked: Asked) -> Sequence[CentreChoice]:
    """Return the Centres and affiliates that are open on the day, by name."""
    view = asked.view
    found = [
        body
        for body in view.records.organizations.values()
        if _is_centre(body) and is_open(body, view.as_of)
    ]
    choices = [CentreChoice(body.id, asked.name(body)) for body in found]
    return sorted(choices, key=lambda choice: (choice.name.text.casefold(), choice.id))


def _is_centre(body: Organization) -> bool:
    return body.kind in CENTRE_KINDS
