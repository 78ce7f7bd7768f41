"""Who asks: whoever works alone on this machine; or, where people sign in, a person by the cookie
of a session, a program by its key, this machine's operator by the secret of the data folder, or
nobody in particular.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import Scope

from api.in_force import InForce
from api.running.networks import address_of, is_from_here, network_of
from api.running.rates import Rate, Rates
from api.session_cookie import SessionCookie
from graph.accounts.keys import KEY
from graph.accounts.model import AccessKey, Account
from graph.accounts.service import Accounts
from graph.errors import DolenError
from graph.privacy.roles import AccountRole
from graph.served import Served
from graph.store.locking import OPERATOR
from graph.view import Viewer
from graph.words import T

BEARER = "bearer "
NO_GOOD = T(
    "This key or token lets nobody in: it was never given, was revoked, is for others, or has "
    "expired. Ask a steward of your Centre for a new key."
)


class Unknown(DolenError):
    """What was sent to say who asks lets nobody in."""

    def __init__(self) -> None:
        super().__init__(NO_GOOD)


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and by what it is known."""

    viewer: Viewer
    account: Account | None = None
    session: str = ""
    """What the cookie holds."""
    key: AccessKey | None = None


NOBODY = Asker(Viewer(role=AccountRole.PUBLIC))
Tokens = Callable[[str], Awaitable[Asker | None]]
"""Return who asks with a token that is no key of ours; None: it is no good."""


class Door:
    """Says of each request who asks. `served` None: whoever works alone on this machine does.

    Args:
        open_paths: addresses that everybody may ask, signed in or not.
        operator: the secret that stands in the data folder; "": none.
        tokens: knows tokens of the provider.
        rates: counts what lets nobody in.
    """

    def __init__(
        self,
        accounts: Accounts,
        in_force: InForce,
        served: Served | None = None,
        *,
        open_paths: Collection[str] = (),
        operator: str = "",
        tokens: Tokens | None = None,
        rates: Rates | None = None,
    ) -> None:
        self.accounts = accounts
        self.served = served
        self.cookie = None if served is None else SessionCookie.of(served)
        self.tokens = tokens
        self.in_force = in_force
        self._open = frozenset(open_paths)
        self._operator = operator
        self._rates = Rates() if rates is None else rates

    async def asker(self, scope: Scope, headers: Headers) -> Asker:
        """Return who asks.

        Raises:
            Unknown: a key or token was sent that lets nobody in.
            TooOften: that happened too often from the same network.
            StoreUnavailable, StoreTimeout: the store does not answer.
        """
        said = headers.get("authorization", "")
        if said[: len(BEARER)].casefold() == BEARER:
            return await self._by_token(scope, said[len(BEARER) :].strip())
        if self.served is None or self.cookie is None:
            return Asker((await self.in_force.current()).viewer)
        token = self.cookie.read(headers.get("cookie", ""))
        if not token or not self.is_here(headers):
            return NOBODY
        account = await self.accounts.who(token)
        return NOBODY if account is None else Asker(account.viewer, account, token)

    def site(self, headers: Headers) -> str | None:
        """Return the site whose page asks, where it is one that may ask with a key, and does or
        is about to.
        """
        origin = headers.get("origin", "").casefold()
        if self.served is None or origin not in self.served.sites:
            return None
        keyed = "authorization" in headers or "access-control-request-method" in headers
        return origin if keyed else None

    def is_ours(self, headers: Headers) -> bool:
        """Return whether a browser says that one of our own pages sends this."""
        assert self.served is not None, "without it nobody has a session"
        origin = headers.get("origin")
        if origin is not None:
            return origin.casefold() == self.served.origin
        return headers.get("sec-fetch-site") == "same-origin"

    def is_open(self, path: str, asker: Asker) -> bool:
        """Return whether whoever asks may ask there at all."""
        return (
            self.served is None
            or self.served.public_read
            or asker.viewer.role is not AccountRole.PUBLIC
            or path in self._open
            or path.startswith("/static/")
        )

    async def _by_token(self, scope: Scope, token: str) -> Asker:
        if token.startswith(OPERATOR):
            if (
                self._operator
                and secrets.compare_digest(
                    token.removeprefix(OPERATOR).encode(), self._operator.encode()
                )
                and is_from_here(scope)
            ):
                return Asker(Viewer(role=AccountRole.OPERATOR))
        elif token.startswith(f"{KEY}_"):
            if (key := await self.accounts.who_by_key(token)) is not None:
                return Asker(key.viewer, key=key)
        elif self.tokens is not None and (asker := await self.tokens(token)) is not None:
            return asker
        self._rates.count(Rate.SIGN_INS, f"keys from {network_of(scope)}")
        await self.accounts.refused(address_of(scope))
        raise Unknown

    def is_here(self, headers: Headers) -> bool:
        """Return whether a request came to the address at which people sign in: under the other
        names keys alone count.
        """
        assert self.served is not None
        scheme, port = ("https", ":443") if self.served.is_secure else ("http", ":80")
        host = headers.get("host", "").casefold().removesuffix(port)
        return f"{scheme}://{host}" == self.served.origin
