"""Keys of programs."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import replace

from graph.accounts.granting import checked_name, is_for, require_for, require_people
from graph.accounts.kept import ItemSeen, every, find, insist, new, try_to_write
from graph.accounts.log import Clock, Log, now_in_utc
from graph.accounts.model import LETTERS, AccessKey, SignInEvent, digest
from graph.errors import InputError, NotFound
from graph.model import OrganizationId
from graph.privacy.roles import AccountRole
from graph.store.contract import AccessRegister, RegisterWrite
from graph.view import Viewer
from graph.words import T

LASTS, LASTS_AT_MOST = dt.timedelta(days=365), dt.timedelta(days=730)
KEY = "dolen"
"""With which the text of a key begins, so that scanners of repositories know one."""


class Keys:
    """The keys in a register."""

    def __init__(self, register: AccessRegister, clock: Clock = now_in_utc) -> None:
        self._register = register
        self._clock = clock
        self._log = Log(register, clock)

    async def who_by_key(self, text: str) -> AccessKey | None:
        """Return the key that a program sent; None: it is none, or not any more."""
        word, _, rest = text.partition("_")
        id, _, secret = rest.partition("_")
        if word != KEY or len(id) != 8 or not secret:
            return None
        key = await find(self._register, AccessKey, id)
        if (
            key is None
            or not secrets.compare_digest(key.item.digest, digest(secret))
            or key.item.revoked is not None
        ):
            return None
        now = self._clock()
        if key.item.expires <= now:
            await try_to_write(self._register, key.becomes(replace(key.item, revoked=now)))
            return None
        if key.item.last_used != now.date():
            await try_to_write(self._register, key.becomes(replace(key.item, last_used=now.date())))
        return key.item

    async def create_key(
        self,
        by: Viewer,
        name: str,
        role: AccountRole,
        centre: OrganizationId | None,
        expires: dt.datetime | None = None,
        *,
        creator: str = "",
    ) -> tuple[AccessKey, str]:
        """Make a key, and return it with its text, which is shown this once.

        Raises:
            NotAllowed: the role of whoever asks does not let them.
            InputError: the name is blank or too long, a role and a Centre do not go together, or
                it would last longer than two years.
        """
        require_for(by, centre, role)
        now, secret = self._clock(), secrets.token_urlsafe(32)
        until = expires or now + LASTS
        if not now < until <= now + LASTS_AT_MOST:
            raise InputError(
                T("A key lasts at least a day and at most two years. Choose a day within these.")
            )
        key = AccessKey(
            id="".join(secrets.choice(LETTERS) for _ in range(8)),
            digest=digest(secret),
            name=checked_name(name),
            role=role,
            centre=centre,
            created_by=creator,
            created=now,
            expires=until,
        )
        await self._register.write_register(
            [new(key), self._log.line(SignInEvent.KEY_CREATED, key.id)]
        )
        return key, f"{KEY}_{key.id}_{secret}"

    async def keys(self, by: Viewer) -> Sequence[AccessKey]:
        """Return the keys that whoever asks may revoke, the newest first: of the own Centre, or
        all. Those that are good no more are among them.

        Raises:
            NotAllowed: the role of whoever asks does not let them.
        """
        require_people(by)
        found = [each.item for each in await every(self._register, AccessKey)]
        return sorted(
            (each for each in found if is_for(by, each.centre)),
            key=lambda each: each.created,
            reverse=True,
        )

    async def revoke_key(self, by: Viewer, id: str) -> AccessKey:
        """Let a key in no more, from this moment on.

        Raises:
            NotFound: there is no such key that whoever asks may know of.
            NotAllowed: the role of whoever asks does not let them.
            Overtaken: somebody else changes it at this moment.
        """
        require_people(by)
        return await insist(lambda: self._revoked(by, id))

    async def _revoked(self, by: Viewer, id: str) -> AccessKey:
        known = await find(self._register, AccessKey, id)
        if known is None or not is_for(by, known.item.centre):
            raise NotFound(T('There is no key "{id}".', id=id[:20]))
        if known.item.revoked is not None:
            return known.item
        await self._register.write_register(self._revoking(known))
        return replace(known.item, revoked=self._clock())

    async def _good_keys_of(self, by: Viewer, maker: str) -> list[ItemSeen[AccessKey]]:
        """Return the keys that an account made, that still let somebody in, and that whoever asks
        may revoke, the newest first.
        """
        now = self._clock()
        found = [
            each
            for each in await every(self._register, AccessKey)
            if each.item.created_by == maker
            and is_for(by, each.item.centre)
            and each.item.is_good(now)
        ]
        return sorted(found, key=lambda each: each.item.created, reverse=True)

    def _revoking(self, key: ItemSeen[AccessKey]) -> list[RegisterWrite]:
        """Return what lets a key in no more."""
        revoked = replace(key.item, revoked=self._clock())
        return [key.becomes(revoked), self._log.line(SignInEvent.REVOKED, revoked.id)]
