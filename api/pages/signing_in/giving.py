"""What is chosen where an account or a key is given: a role, and for the operator a Centre."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.ask_box import open_centres
from api.pages.asked import Asked
from api.pages.landscape.choices import Choice
from api.pages.page import FormProblem
from api.pages.recording.sent import Sent
from api.pages.signing_in.words import MAY, ROLES
from graph.errors import InputError
from graph.model import OrganizationId
from graph.privacy.roles import GIVEN, AccountRole
from graph.words import Fill, T

FIELDS = ("role", "centre", "days")
AGAIN = T("This page was open for a long time. Look at what stands here, and press once more.")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a form offers. `centres` is empty where the Centre is that of whoever asks."""

    roles: Sequence[tuple[AccountRole, Fill]]
    centres: Sequence[Choice]


def choices_of(asked: Asked) -> Choices:
    """Return what whoever asks may give."""
    runs = asked.context.viewer.role is AccountRole.OPERATOR
    roles = [role for role in GIVEN if runs or role is not AccountRole.OPERATOR]
    return Choices(
        [(role, T("{role}: {may}", role=ROLES[role], may=MAY[role])) for role in roles],
        [Choice(each.id, each.name) for each in open_centres(asked)] if runs else (),
    )


def role_of(sent: Sent) -> AccountRole:
    """Return the role that was chosen.

    Raises:
        InputError: none was.
    """
    if sent["role"] not in GIVEN:
        raise InputError(T("Choose a role"), argument="role")
    return AccountRole(sent["role"])


def centre_of(asked: Asked, sent: Sent) -> OrganizationId | None:
    """Return the Centre for which it is given: the own one, else the one that was chosen.

    Raises:
        InputError: what was chosen is no open Centre.
    """
    if (own := asked.context.viewer.centre) is not None:
        return own
    if not sent["centre"]:
        return None
    for choice in open_centres(asked):
        if choice.id == sent["centre"]:
            return choice.id
    raise InputError(T("Choose a Centre"), argument="centre")


def problem_of(error: InputError) -> FormProblem:
    """Return what is wrong, at its field."""
    return FormProblem.same(error.argument if error.argument in FIELDS else "name", error.text)
