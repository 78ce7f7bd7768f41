"""Who may give and take an account or a key."""

from __future__ import annotations

from graph.errors import InputError
from graph.model import OrganizationId
from graph.privacy.roles import GIVEN, AccountRole, Act, may, require
from graph.view import Viewer
from graph.words import T

MOST_LETTERS_OF_A_NAME = 100


def require_people(by: Viewer) -> None:
    """Go on where whoever asks may give accounts and keys at all.

    Raises:
        NotAllowed: their role does not let them.
    """
    if not may(by, Act.OPERATE):
        require(by, Act.PEOPLE)


def is_for(by: Viewer, centre: OrganizationId | None) -> bool:
    """Return whether what is of a Centre, or of none, is for whoever asks to change."""
    return may(by, Act.OPERATE) or (by.centre is not None and centre == by.centre)


def require_for(by: Viewer, centre: OrganizationId | None, role: AccountRole) -> None:
    """Refuse an account or key that whoever asks may not give.

    Raises:
        NotAllowed: it is of another Centre, or an operator's.
        InputError: a role and a Centre do not go together.
    """
    if role not in GIVEN:
        raise InputError(T("A role is one of: {roles}.", roles=", ".join(GIVEN)), argument="role")
    require_people(by)
    if centre != by.centre or role is AccountRole.OPERATOR:
        require(by, Act.OPERATE)
    if (centre is None) != (role is AccountRole.OPERATOR):
        raise InputError(
            T(
                "An operator is of no Centre, and everybody else of one. Choose a Centre and its "
                "role, or operator without one."
            ),
            argument="centre",
        )


def checked_name(name: str) -> str:
    """Return the name of an account or a key, with one blank between its words.

    Raises:
        InputError: it is blank or too long.
    """
    text = " ".join(name.split())
    if not text or len(text) > MOST_LETTERS_OF_A_NAME:
        raise InputError(
            T("A name has at least one and at most {most} letters.", most=MOST_LETTERS_OF_A_NAME),
            argument="name",
        )
    return text
