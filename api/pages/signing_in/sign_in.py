"""Sign in: by the organisation's account or by an invitation, and where one goes on."""

from __future__ import annotations

from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.contact import ContactLink, contact
from api.pages.page import FormProblem, Made, Page, Shown
from api.pages.signing_in.asked import account_of, door_of, in_their_language
from graph.words import Fill, T, Text

TEMPLATE = "sign_in.html"
SIGNED_OUT = "signed-out"
HERE_ALONE = "here"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInShown(Shown):
    provider: str | None
    """The address that leads to the organisation's sign-in. None: there is none."""
    public: str | None
    """The first page, where everybody sees what is public."""
    contact: ContactLink | None
    signed_out: bool
    """Somebody has just signed out in this browser."""
    unrecorded: bool
    """That could not be recorded."""


async def make(asked: Asked) -> Made:
    door_of(asked)
    go_on = local(asked.request.query_params.get("next", ""), asked)
    if (account := account_of(asked)) is not None:
        return asked.go_to(in_their_language(go_on, account))
    return sign_in_shown(asked, go_on)


def sign_in_shown(
    asked: Asked, go_on: str, wrong: Text | None = None, status: int = 200
) -> SignInShown:
    """Return the page, with what went wrong, if anything did."""
    _, served, _ = door_of(asked)
    title: Fill = T("Sign in")
    return SignInShown(
        template=TEMPLATE,
        title=title if wrong is None else T("Error: {title}", title=title),
        description=T("Sign in with your organisation’s account, or by an invitation."),
        status=status,
        problems=() if wrong is None else (FormProblem.same("ways", wrong),),
        provider=None
        if served.provider is None
        else asked.address("sign-in-provider", next=go_on, as_of=""),
        public=asked.address("home", as_of="") if served.public_read else None,
        contact=contact(asked),
        signed_out=asked.has(SIGNED_OUT),
        unrecorded=asked.value(SIGNED_OUT) == HERE_ALONE,
    )


def signed_out(asked: Asked, *, recorded: bool = True) -> str:
    """Return the address of the page that says that one is signed out, and whether that could be
    recorded.
    """
    return asked.address("sign-in", **{SIGNED_OUT: "yes" if recorded else HERE_ALONE}, as_of="")


def local(address: str, asked: Asked) -> str:
    """Return an address of ours; of any other the first page.

    A browser reads "//host" and "/\\host" as the address of another host.
    """
    ours = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if ours and address.isprintable() else asked.address("home", as_of="")


PAGE = Page(name="sign-in", path="/sign-in", make=make, template=TEMPLATE, private=True, open=True)
