"""One account of the people of a Centre: another role, a new link, suspended or let in again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.page import FormProblem, Made, Page, Shown
from api.pages.recording.sent import Sent, form_of
from api.pages.signing_in.asked import account_id_of, door_of
from api.pages.signing_in.giving import choices_of, problem_of, role_of
from api.pages.signing_in.key_rows import KeyRow, key_rows
from api.pages.signing_in.people import AccountRow, link_of, row_of
from graph.accounts.model import Account, AccountState
from graph.accounts.service import Suspended
from graph.errors import InputError, NotFound
from graph.privacy.roles import AccountRole
from graph.words import Fill, P, T, joined

REVOKE_KEYS = "revoke_keys"
"""The field that says that the keys go with whoever made them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneAccountShown(Shown):
    row: AccountRow
    account: Account
    own: bool
    """It is that of whoever asks, who does not change it here."""
    suspended: bool
    roles: Sequence[tuple[AccountRole, Fill]]
    came: Fill
    """Who invited them, and when."""
    keys: Sequence[KeyRow]
    """Those that they made and that are in use."""
    link: str = ""
    """A new link, which is shown this once."""
    note: Fill | None = None


async def make(asked: Asked) -> Made:
    door, _, _ = door_of(asked)
    account = await door.accounts.account(asked.context.viewer, asked.in_path("id"))
    sent = await form_of(asked.request)
    if sent is None or account.id == account_id_of(asked):
        return await _shown(asked, account)
    try:
        return await _changed(asked, account, sent)
    except NotFound:
        raise
    except InputError as error:
        return await _shown(asked, account, problem=problem_of(error))


async def _changed(asked: Asked, account: Account, sent: Sent) -> Made:
    door, _, _ = door_of(asked)
    viewer, name = asked.context.viewer, account.name
    match sent["step"]:
        case "role":
            changed = await door.accounts.set_role(viewer, account.id, role_of(sent))
            note = T("{name} has another role from now on.", name=name)
            return await _shown(asked, changed, note=note)
        case "suspend":
            revoke = sent[REVOKE_KEYS] == "yes"
            suspended = await door.accounts.suspend(viewer, account.id, revoke_keys=revoke)
            return await _shown(asked, suspended.account, note=_suspended_said(suspended))
        case "again":
            changed = await door.accounts.let_in(viewer, account.id)
            return await _shown(asked, changed, note=T("{name} may sign in again.", name=name))
        case "link":
            secret = await door.accounts.invite_again(viewer, account.id)
            return await _shown(asked, account, link=link_of(asked, account, secret))
        case _:
            return await _shown(asked, account)


async def _came(asked: Asked, account: Account) -> Fill:
    """Return by whom somebody came here, and when."""
    day = account.created.date()
    if account.issuer:
        return T("by the organisation’s sign-in, on {day}", day=day)
    if not account.invited_by:
        return T("invited by the operator, on {day}", day=day)
    door, _, _ = door_of(asked)
    known = {each.id: each.name for each in await door.accounts.accounts(asked.context.viewer)}
    if (name := known.get(account.invited_by)) is None:
        return T("invited on {day}, by somebody who is not of the Centre", day=day)
    return T("invited by {name}, on {day}", name=name, day=day)


def _suspended_said(suspended: Suspended) -> Fill:
    """Return what became of somebody, and of the keys that they made."""
    out = T("{name} is signed out everywhere, and comes in no more.", name=suspended.account.name)
    revoked, in_use = len(suspended.revoked), len(suspended.in_use)
    if revoked:
        keys = P(
            "{n} key that they made lets nobody in any more.",
            "{n} keys that they made let nobody in any more.",
            revoked,
        )
    elif in_use:
        keys = P(
            "{n} key that they made stays in use.", "{n} keys that they made stay in use.", in_use
        )
    else:
        keys = T("They made no key that is in use.")
    return joined((out, keys), " ")


async def _shown(
    asked: Asked,
    account: Account,
    *,
    link: str = "",
    note: Fill | None = None,
    problem: FormProblem | None = None,
) -> OneAccountShown:
    return OneAccountShown(
        title=account.name if problem is None else T("Error: {title}", title=account.name),
        description=T("An account: its role, its link, and whether it may sign in."),
        status=200 if problem is None else 422,
        problems=() if problem is None else (problem,),
        row=row_of(asked, account),
        account=account,
        own=account.id == account_id_of(asked),
        suspended=account.state is AccountState.SUSPENDED,
        roles=[
            (role, said)
            for role, said in choices_of(asked).roles
            if (role is AccountRole.OPERATOR) == (account.centre is None)
        ],
        came=await _came(asked, account),
        keys=[row for row in await key_rows(asked) if row.by == account.id and row.good],
        link=link,
        note=note,
    )


PAGE = Page(
    name="one-account",
    path="/people/{id}",
    make=make,
    template="one_account.html",
    private=True,
    takes_forms=True,
)
