"""An invitation: who follows its link and accepts is signed in. Only accepting uses it up: a
program that looks at links does not.
"""

from __future__ import annotations

from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.contact import ContactLink, contact
from api.pages.page import Made, Page, Shown
from api.pages.recording.sent import form_of
from api.pages.signing_in.asked import (
    account_of,
    centre_name,
    door_of,
    in_their_language,
    network_of,
    session_of,
)
from api.pages.signing_in.words import MAY, ROLES
from api.running.rates import Rate
from graph.accounts.service import USED_UP
from graph.errors import NotAllowed, Overtaken
from graph.names.in_language import ShownName
from graph.words import Fill, T, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationShown(Shown):
    """`wrong`: why it can be used no more; the rest is then blank."""

    contact: ContactLink | None
    wrong: Text | None = None
    secret: str = ""
    name: str = ""
    centre: ShownName | None = None
    role: Fill = ""
    may: Fill = ""
    other: str = ""
    """Who is signed in in this browser, and is signed out by accepting."""


async def make(asked: Asked) -> Made:
    door, _, cookie = door_of(asked)
    sent = await form_of(asked.request)
    if sent is None:
        return await _shown(asked, asked.request.query_params.get("secret", ""))
    try:
        token = await door.accounts.accept(sent["secret"], network_of(asked))
    except (NotAllowed, Overtaken):
        asked.context.count(Rate.SIGN_INS)
        return await _shown(asked, "")
    if session := session_of(asked):
        await door.accounts.sign_out(session)
    account = await door.accounts.who(token)
    home = in_their_language(asked.address("home", as_of=""), account)
    return cookie.put(asked.go_to(home), token)


async def _shown(asked: Asked, secret: str) -> InvitationShown:
    account = await asked.parts.hub.accounts.invited(secret) if secret else None
    title, whom = T("Your invitation"), contact(asked)
    if account is None:
        return InvitationShown(
            title=T("Error: {title}", title=title), status=422, contact=whom, wrong=USED_UP
        )
    other = account_of(asked)
    return InvitationShown(
        title=title,
        contact=whom,
        secret=secret,
        name=account.name,
        centre=centre_name(asked, account.centre),
        role=ROLES[account.role],
        may=MAY[account.role],
        other="" if other is None or other.id == account.id else other.name,
    )


PAGE = Page(
    name="invitation",
    path="/invitation",
    make=make,
    template="invitation.html",
    private=True,
    takes_forms=True,
    open=True,
)
