"""What the pages of who comes and goes ask of the door."""

from __future__ import annotations

from api.door import Door
from api.pages.asked import Asked, Missing
from api.running.networks import address_of
from api.running.rates import Rate
from api.session_cookie import SessionCookie
from graph.accounts.model import Account
from graph.model import Language, OrganizationId
from graph.names.in_language import ShownName
from graph.served import Served


def door_of(asked: Asked) -> tuple[Door, Served, SessionCookie]:
    """Return the door of a Dolen to which people sign in, how it is served, and its cookie.

    Raises:
        Missing: nobody signs in here.
    """
    door = asked.parts.door
    if door is None or door.served is None or door.cookie is None:
        raise Missing("Nobody signs in here.")
    return door, door.served, door.cookie


def is_served(asked: Asked) -> bool:
    """Return whether people sign in here."""
    return asked.parts.door is not None and asked.parts.door.served is not None


def account_of(asked: Asked) -> Account | None:
    """Return who is signed in; None: nobody, or a program by a key."""
    account: Account | None = getattr(asked.request.state, "account", None)
    return account


def centre_name(asked: Asked, centre: OrganizationId | None) -> ShownName | None:
    """Return the name of a Centre; None: of none, or it is not here any more."""
    bodies = asked.context.view.records.organizations
    body = None if centre is None else bodies.get(centre)
    return None if body is None else asked.name(body)


def in_their_language(address: str, account: Account | None) -> str:
    """Return an address of ours in the language in which somebody wants pages, where they said."""
    first, slash, rest = address.removeprefix("/").partition("/")
    if account is None or account.language is None or first not in [*Language]:
        return address
    return f"/{account.language}{slash}{rest}"


def account_id_of(asked: Asked) -> str:
    """Return the id of who is signed in; "": nobody."""
    account = account_of(asked)
    return "" if account is None else account.id


def session_of(asked: Asked) -> str:
    """Return what the cookie of this browser holds; "": nobody is signed in."""
    return str(getattr(asked.request.state, "session", ""))


def network_of(asked: Asked) -> str:
    """Return from where somebody comes."""
    return address_of(asked.request.scope)


async def refused(asked: Asked) -> None:
    """Note that somebody tried to come in and may not.

    Raises:
        TooOften: that happened too often from the same network.
    """
    asked.context.count(Rate.SIGN_INS)
    await asked.parts.hub.accounts.refused(network_of(asked))
