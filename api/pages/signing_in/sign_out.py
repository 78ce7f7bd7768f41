"""Sign out: the session of this browser ends."""

from __future__ import annotations

from api.pages.asked import Asked
from api.pages.page import Made, Page
from api.pages.recording.sent import form_of
from api.pages.signing_in.asked import door_of, session_of
from api.pages.signing_in.sign_in import TEMPLATE, signed_out
from graph.errors import StoreError


async def make(asked: Asked) -> Made:
    door, _, cookie = door_of(asked)
    if await form_of(asked.request) is None:
        return asked.go_to(asked.address("sign-in", as_of=""))
    recorded = True
    if session := session_of(asked):
        try:
            await door.accounts.sign_out(session)
        except StoreError:  # a full disk or a silent database keeps nobody signed in here
            recorded = False
    return cookie.take(asked.go_to(signed_out(asked, recorded=recorded)))


PAGE = Page(
    name="sign-out",
    path="/sign-out",
    make=make,
    template=TEMPLATE,
    private=True,
    takes_forms=True,
    open=True,
)
