"""Roles and languages in words: what each is called, and what a role may."""

from __future__ import annotations

from collections.abc import Mapping

from api.pages.recording.sent import Sent
from graph.model import Language
from graph.privacy.roles import AccountRole
from graph.words import Fill, T

ROLES: Mapping[AccountRole, Fill] = {
    AccountRole.READER: T("reader"),
    AccountRole.MANAGER: T("manager"),
    AccountRole.STEWARD: T("steward"),
    AccountRole.OPERATOR: T("operator"),
}
LANGUAGES: Mapping[Language, Fill] = {Language.EN: T("English"), Language.CY: T("Welsh")}
MAY: Mapping[AccountRole, Fill] = {
    AccountRole.READER: T("asks as the Centre, and exports what it may use"),
    AccountRole.MANAGER: T("also records, imports and undoes for the Centre"),
    AccountRole.STEWARD: T(
        "also records public facts and target lists, invites people and makes keys"
    ),
    AccountRole.OPERATOR: T(
        "runs this Dolen, with the accounts and keys of all Centres, and does not see what a "
        "Centre recorded for itself"
    ),
}


def language_of(sent: Sent) -> Language | None:
    """Return the language that was chosen. None: none was."""
    return Language(sent["language"]) if sent["language"] in [*Language] else None
