"""Your account: who you are here, in which browsers you are signed in, and what you may do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.page import Made, Page, Shown
from api.pages.recording.sent import form_of
from api.pages.signing_in.asked import account_of, door_of, session_of
from api.pages.signing_in.key_rows import KeyRow, key_rows
from api.pages.signing_in.sign_in import signed_out
from api.pages.signing_in.words import LANGUAGES, MAY, ROLES, language_of
from graph.accounts.model import digest
from graph.model import Language
from graph.names.in_language import ShownName
from graph.privacy.roles import Act, may
from graph.words import Fill, T

EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class SessionRow:
    began: dt.date
    seen: dt.date
    here: bool
    """It is that of this browser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountShown(Shown):
    name: str
    centre: ShownName | None
    role: Fill
    may: Fill
    provided: bool
    """The organisation's sign-in says so, and not an invitation."""
    sessions: Sequence[SessionRow]
    records: bool
    runs: bool
    """May look at the operator's page."""
    gives: bool
    """May invite people and make keys."""
    keys: Sequence[KeyRow]
    """Those that they made."""
    language: Language
    """In which they want pages; where they have not said, that of this one."""
    languages: Mapping[Language, Fill]


async def make(asked: Asked) -> Made:
    door, _, cookie = door_of(asked)
    account = account_of(asked)
    if account is None:
        return asked.go_to(asked.address("sign-in", next=asked.address("account"), as_of=""))
    sent = await form_of(asked.request)
    if sent is not None and sent["step"] == EVERYWHERE:
        await door.accounts.sign_out_everywhere(account.id)
        return cookie.take(asked.go_to(signed_out(asked)))
    if sent is not None and (language := language_of(sent)) is not None:
        await door.accounts.set_language(account.id, language)
        return asked.go_to(asked.here(language=language))
    viewer = asked.context.viewer
    gives = may(viewer, Act.PEOPLE) or may(viewer, Act.OPERATE)
    here = digest(session_of(asked))
    return AccountShown(
        title=T("Your account"),
        description=T("Who you are here, where you are signed in, and what you may do."),
        name=account.name,
        centre=None
        if account.centre is None
        else asked.name(asked.context.view.records.organizations[account.centre]),
        role=ROLES[account.role],
        may=MAY[account.role],
        provided=bool(account.issuer),
        sessions=[
            SessionRow(each.created.date(), each.seen.date(), each.id == here)
            for each in await door.accounts.sessions(account.id)
        ],
        records=may(viewer, Act.RECORD),
        runs=may(viewer, Act.OPERATE),
        gives=gives,
        keys=[row for row in await key_rows(asked) if row.by == account.id] if gives else (),
        language=account.language or asked.language,
        languages=LANGUAGES,
    )


PAGE = Page(
    name="account",
    path="/account",
    make=make,
    template="account.html",
    private=True,
    takes_forms=True,
)
