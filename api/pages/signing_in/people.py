"""The people of a Centre who have an account: invited here, by a link that is shown once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.once import UnknownTicket
from api.pages.asked import Asked
from api.pages.page import FormProblem, Made, Page, Shown
from api.pages.recording.sent import Sent, form_of
from api.pages.signing_in.asked import (
    account_id_of,
    centre_name,
    door_of,
    in_their_language,
)
from api.pages.signing_in.giving import AGAIN, Choices, centre_of, choices_of, problem_of, role_of
from api.pages.signing_in.words import LANGUAGES, ROLES, language_of
from graph.accounts.model import Account, AccountState
from graph.errors import InputError
from graph.model import Language
from graph.names.in_language import ShownName
from graph.words import Fill, T

STATES: Mapping[AccountState, Fill] = {
    AccountState.INVITED: T("invited"),
    AccountState.ACTIVE: T("may sign in"),
    AccountState.SUSPENDED: T("suspended"),
}
INVITED_BEFORE = T(
    "The account was made when you pressed first, and its link was shown then. If you do not have "
    "it, open the account below and make a new link."
)


@dataclass(frozen=True, slots=True)
class AccountRow:
    id: str
    name: str
    role: Fill
    centre: ShownName | None
    state: Fill
    last_seen: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsShown(Shown):
    rows: Sequence[AccountRow]
    typed: Sent
    choices: Choices
    ticket: str
    languages: Mapping[Language, Fill]
    invited: Account | None = None
    """Who was invited just now."""
    link: str = ""
    """Their link, which is shown this once."""
    note: Fill | None = None


async def make(asked: Asked) -> Made:
    door_of(asked)
    sent = await form_of(asked.request)
    if sent is None:
        return await _shown(asked)
    try:
        return await _invited(asked, sent)
    except UnknownTicket:
        return await _shown(asked, sent, note=AGAIN)
    except InputError as error:
        return await _shown(asked, sent, problem_of(error))


def link_of(asked: Asked, account: Account, secret: str) -> str:
    """Return the link of an invitation to an account, as it is sent to somebody."""
    _, served, _ = door_of(asked)
    address = asked.address("invitation", secret=secret, as_of="")
    return served.url + in_their_language(address, account)


def row_of(asked: Asked, account: Account) -> AccountRow:
    """Return an account as a page lists it."""
    return AccountRow(
        account.id,
        account.name,
        ROLES[account.role],
        centre_name(asked, account.centre),
        STATES[account.state],
        account.last_seen,
    )


async def _invited(asked: Asked, sent: Sent) -> Made:
    door, _, _ = door_of(asked)
    made = list[tuple[Account, str]]()

    async def invite() -> str:
        invited = await door.accounts.invite(
            asked.context.viewer,
            sent["name"],
            role_of(sent),
            centre_of(asked, sent),
            inviter=account_id_of(asked),
            language=language_of(sent),
        )
        made.append(invited)
        return invited[0].id

    await asked.parts.once.do(sent["ticket"], invite)
    if not made:
        return await _shown(asked, note=INVITED_BEFORE)
    return await _shown(asked, made=made[0])


async def _shown(
    asked: Asked,
    sent: Sent | None = None,
    problem: FormProblem | None = None,
    *,
    made: tuple[Account, str] | None = None,
    note: Fill | None = None,
) -> AccountsShown:
    door, _, _ = door_of(asked)
    viewer = asked.context.viewer
    title: Fill = (
        T("People with an account") if viewer.centre is None else T("People of the Centre")
    )
    account, secret = made or (None, "")
    return AccountsShown(
        title=title if problem is None else T("Error: {title}", title=title),
        description=T("Who has an account here, and in which role."),
        status=200 if problem is None else 422,
        problems=() if problem is None else (problem,),
        rows=[row_of(asked, each) for each in await door.accounts.accounts(viewer)],
        typed=sent or Sent({"language": asked.language}),
        choices=choices_of(asked),
        ticket=asked.parts.once.ticket(),
        languages=LANGUAGES,
        invited=account,
        link="" if account is None else link_of(asked, account, secret),
        note=note,
    )


PAGE = Page(
    name="people",
    path="/people",
    make=make,
    template="people.html",
    private=True,
    takes_forms=True,
)
