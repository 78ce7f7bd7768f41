"""Tokens that programs bring from the provider, where the settings say for which audience."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from api.door import Asker
from api.provider.known import KnownProvider
from api.provider.tokens import TokenRefused, claims_of, name_of
from graph.accounts.model import AccountState
from graph.accounts.service import Accounts
from graph.view import Viewer

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ProviderTokens:
    """Knows whose a token is. Who is suspended here has none that is good."""

    known: KnownProvider
    accounts: Accounts

    async def __call__(self, token: str) -> Asker | None:
        """Return who asks with a token; None: it lets nobody in.

        Raises:
            ProviderDown: the keys that it may be signed with cannot be had.
        """
        settings = self.known.settings
        if settings.tokens_for is None:
            return None
        try:
            claims = await claims_of(self.known, token, settings.tokens_for)
        except TokenRefused as error:
            log.warning("A token of the provider lets nobody in: %s", str(error)[:200])
            return None
        account = await self.accounts.provided(settings.issuer, claims["sub"])
        if account is not None and account.state is AccountState.SUSPENDED:
            return None
        belongs = settings.belongs_by_group(claims)
        if belongs is None:
            log.warning("A token of the provider lets nobody in: no row with its group fits.")
            return None
        viewer = Viewer(centre=belongs.centre, role=belongs.role, name=name_of(claims))
        return Asker(viewer, account)
