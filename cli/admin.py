"""Asks for accounts and keys: as the operator of this machine, or with DOLEN_KEY."""

from __future__ import annotations

import asyncio

from cli.ask import Data, asking
from cli.options import settings
from graph.errors import SettingsError
from graph.store.locking import who_serves


def asked(
    method: str, path: str, sent: Data | None = None, *, data: str | None, invites: bool = False
) -> Data:
    """Return what an address under /admin answers. `invites`: it is a link to this Dolen.

    Raises:
        SettingsError: nobody has said at which address people reach it.
        DolenError: it is refused, or nobody answers.
    """
    chosen = settings(data)
    if invites and chosen.served is None and who_serves(chosen.data) is None:
        raise SettingsError(
            "An invitation leads to the address at which people reach Dolen. Say which: "
            "DOLEN_PUBLIC_URL=https://dolen.example.org"
        )
    body = None if sent is None else {name: value for name, value in sent.items() if value}
    if body is not None and chosen.served is not None:
        body["url"] = chosen.served.url

    async def answered() -> Data:
        async with asking(chosen, as_operator=True) as ask:
            return await ask.admin(method, path, body)

    return asyncio.run(answered())
