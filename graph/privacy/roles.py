"""What whoever asks may do: one table, read by every door."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.errors import NotAllowed, SignInFirst
from graph.words import T, Text

if TYPE_CHECKING:
    from graph.view import Viewer  # which has a role


class AccountRole(StrEnum):
    """What an account or a key may do; and the two of who has neither."""

    PUBLIC = "public"
    """Nobody has said who it is."""
    READER = "reader"
    MANAGER = "manager"
    STEWARD = "steward"
    OPERATOR = "operator"
    COLLEAGUE = "colleague"
    """Whoever works alone on this machine, or has the data folder: may all."""


class Act(StrEnum):
    """What is asked of a door."""

    ASK = "ask"
    """As the Centre; export what it may use."""
    RECORD = "record"
    """Import, correct, end and undo too."""
    PUBLISH = "publish"
    """Public facts, target lists, names and settings of the Centre."""
    PEOPLE = "people"
    """Invite and suspend people of the Centre; its keys."""
    OPERATE = "operate"
    """Accounts and keys of all Centres, backup, restore, updates, the archive of everything."""


GIVEN = (AccountRole.READER, AccountRole.MANAGER, AccountRole.STEWARD, AccountRole.OPERATOR)
"""The roles that an account or a key can have."""
_READER = frozenset({Act.ASK})
_MANAGER = _READER | {Act.RECORD}
_STEWARD = _MANAGER | {Act.PUBLISH, Act.PEOPLE}
MAY: Mapping[AccountRole, frozenset[Act]] = MappingProxyType(
    {
        AccountRole.PUBLIC: frozenset(),
        AccountRole.READER: _READER,
        AccountRole.MANAGER: _MANAGER,
        AccountRole.STEWARD: _STEWARD,
        AccountRole.OPERATOR: frozenset({Act.OPERATE}),
        AccountRole.COLLEAGUE: frozenset(Act),
    }
)
"""An operator does not see a Centre's own records by being one."""
WHO_MAY: Mapping[Act, Text] = {
    Act.ASK: T("Sign in first."),
    Act.RECORD: T(
        "You may read what your Centre may use, but not record for it. A manager or a steward of "
        "your Centre may; a steward can change your role."
    ),
    Act.PUBLISH: T(
        "What everybody sees, the target lists and the names of your Centre are for its stewards. "
        "Ask one of them, or record it for your Centre alone."
    ),
    Act.PEOPLE: T("People and keys of a Centre are for its stewards. Ask one of them."),
    Act.OPERATE: T("This is for whoever runs this Dolen. Ask the operator."),
}
"""Who may, and what to do, by the act."""
_OF_NO_CENTRE = T(
    "An operator is of no Centre, and asks and records for none. Use an account of a Centre."
)


def may(viewer: Viewer, act: Act) -> bool:
    """Return whether the viewer may do this."""
    return act in MAY[viewer.role]


def require(viewer: Viewer, act: Act) -> None:
    """Go on where the viewer may do this.

    Raises:
        SignInFirst: nobody has signed in.
        NotAllowed: the viewer may not; the text says who may.
    """
    if not may(viewer, act):
        match viewer.role:
            case AccountRole.PUBLIC:
                raise SignInFirst(WHO_MAY[Act.ASK])
            case AccountRole.OPERATOR:
                raise NotAllowed(_OF_NO_CENTRE)
            case _:
                raise NotAllowed(WHO_MAY[act])
