"""Accounts, sessions and invitations, with keys beside them: who may enter, and who says so.

Nothing here is a password. A secret is made of 32 random bytes and shown once; what is kept is its
SHA-256. Each question looks at what is kept now, so revoking works at once.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from graph import ids
from graph.accounts.granting import checked_name, is_for, require_for, require_people
from graph.accounts.kept import ItemSeen, every, find, insist, new, try_to_write
from graph.accounts.keys import Keys
from graph.accounts.model import (
    LETTERS,
    AccessKey,
    Account,
    AccountState,
    BrowserSession,
    Invitation,
    SignIn,
    SignInEvent,
    digest,
)
from graph.errors import InputError, NotAllowed, NotFound, StoreError
from graph.model import Language, OrganizationId, PersonId
from graph.names.fold import fold
from graph.privacy.roles import AccountRole, Act, require
from graph.store.contract import RegisterWrite
from graph.view import Viewer
from graph.words import T

IDLE, LONGEST = dt.timedelta(hours=12), dt.timedelta(days=30)
"""After which a session ends: since it was used last, and since it began."""
TOUCHED_EVERY = dt.timedelta(minutes=10)
INVITED_FOR = dt.timedelta(hours=72)

USED_UP = T(
    "This invitation was used, has expired, or was never given. Ask a steward of your Centre, or "
    "whoever runs this Dolen, for a new one."
)


@dataclass(frozen=True, slots=True)
class Suspended:
    """An account that is let in no more, and the keys that it made: those that were revoked with
    it, and those that stay in use.
    """

    account: Account
    revoked: Sequence[AccessKey]
    in_use: Sequence[AccessKey]


class Accounts(Keys):
    """Over the register of a store, or what is remembered of it."""

    _forgot_on: dt.date | None = None

    async def any(self) -> bool:
        """Return whether there is an account at all, even a suspended one."""
        return bool(await every(self._register, Account, 1))

    # Who asks

    async def who(self, token: str) -> Account | None:
        """Return who is signed in with what a cookie holds; None: nobody, or not any more."""
        session = await find(self._register, BrowserSession, digest(token))
        if session is None or session.item.ended is not None:
            return None
        account = await find(self._register, Account, session.item.account)
        if account is None or account.item.state is not AccountState.ACTIVE:
            return None
        now = self._clock()
        if not _is_open(session.item, now):
            # so that it does not come back where the clock is set back
            await try_to_write(self._register, session.becomes(replace(session.item, ended=now)))
            return None
        if abs(now - session.item.seen) >= TOUCHED_EVERY:
            await try_to_write(self._register, session.becomes(replace(session.item, seen=now)))
        if account.item.last_seen != now.date():
            await try_to_write(
                self._register, account.becomes(replace(account.item, last_seen=now.date()))
            )
        return account.item

    async def refused(self, network: str) -> None:
        """Note that somebody came with what lets nobody in."""
        await self._log.refused(network)

    # People

    async def invite(
        self,
        by: Viewer,
        name: str,
        role: AccountRole,
        centre: OrganizationId | None,
        person: PersonId | None = None,
        *,
        inviter: str = "",
        language: Language | None = None,
    ) -> tuple[Account, str]:
        """Make an account and its invitation, and return it with the secret of the link.

        Raises:
            NotAllowed: the role of whoever asks does not let them.
            InputError: the name is blank or too long, or a role and a Centre do not go together.
        """
        require_for(by, centre, role)
        account = Account(
            id=_new_id(),
            name=checked_name(name),
            role=role,
            centre=centre,
            person=person,
            state=AccountState.INVITED,
            created=self._clock(),
            invited_by=inviter,
            language=language,
        )
        secret, invitation = self._invitation(account.id)
        await self._register.write_register(
            [
                new(account),
                new(invitation),
                self._log.line(SignInEvent.INVITED, account.id),
            ]
        )
        return account, secret

    async def invite_again(self, by: Viewer, account: str) -> str:
        """Return the secret of a new link for an account. Its earlier links are good no more.

        Raises:
            NotFound: there is no such account that whoever asks may know of.
            NotAllowed: the role of whoever asks does not let them.
            InputError: the account is suspended.
        """
        known = await self._account(by, account)
        if known.item.state is AccountState.SUSPENDED:
            raise InputError(
                T("{name} is suspended. Let them in again first.", name=known.item.name)
            )
        secret, invitation = self._invitation(account)
        await self._register.write_register(
            [
                *(await self._unusable(account)),
                new(invitation),
                self._log.line(SignInEvent.INVITED, account),
            ]
        )
        return secret

    async def invited(self, secret: str) -> Account | None:
        """Return for whom an invitation is, where it can be used. Nothing is used up."""
        found = await self._usable(secret)
        return None if found is None else found[1].item

    async def accept(self, secret: str, network: str = "") -> str:
        """Use an invitation, and return the token of the session that it begins.

        Raises:
            NotAllowed: it was used, has expired, or was never given.
            Overtaken: it is being used at this moment.
        """
        found = await self._usable(secret)
        if found is None:
            await self.refused(network)
            raise NotAllowed(USED_UP)
        invitation, account = found
        now = self._clock()
        token, session = self._session(account.item.id)
        await self._register.write_register(
            [
                invitation.becomes(replace(invitation.item, used=now)),
                account.becomes(
                    replace(account.item, state=AccountState.ACTIVE, last_seen=now.date())
                ),
                new(session),
                self._log.line(SignInEvent.SIGNED_IN, account.item.id, network),
            ]
        )
        await self._forget_old()
        return token

    async def sign_in(
        self,
        issuer: str,
        subject: str,
        name: str,
        centre: OrganizationId | None,
        role: AccountRole,
        network: str = "",
    ) -> str:
        """Let in whom a provider names, and return the token of the session. What the provider
        says of name, Centre and role counts from now on.

        Raises:
            NotAllowed: the account is suspended.
        """
        id = provided_id(issuer, subject)
        known, now = await find(self._register, Account, id), self._clock()
        if known is not None and known.item.state is AccountState.SUSPENDED:
            await self.refused(network)
            raise NotAllowed(
                T("Your account is suspended. Ask a steward of your Centre, or the operator.")
            )
        account = Account(
            id=id,
            name=checked_name(name),
            role=role,
            centre=centre,
            person=known.item.person if known is not None and known.item.centre == centre else None,
            issuer=issuer,
            subject=subject,
            created=now if known is None else known.item.created,
            last_seen=now.date(),
            language=None if known is None else known.item.language,
        )
        token, session = self._session(id)
        await self._register.write_register(
            [
                new(account) if known is None else known.becomes(account),
                new(session),
                self._log.line(SignInEvent.SIGNED_IN, id, network),
            ]
        )
        await self._forget_old()
        return token

    async def provided(self, issuer: str, subject: str) -> Account | None:
        """Return the account of whom a provider calls so; None: they never signed in."""
        found = await find(self._register, Account, provided_id(issuer, subject))
        return None if found is None else found.item

    async def account(self, by: Viewer, id: str) -> Account:
        """Return an account that whoever asks may change.

        Raises:
            NotFound, NotAllowed: as `invite_again`.
        """
        return (await self._account(by, id)).item

    async def accounts(self, by: Viewer) -> Sequence[Account]:
        """Return the accounts that whoever asks may change, by name: of the own Centre, or all.

        Raises:
            NotAllowed: the role of whoever asks does not let them.
        """
        require_people(by)
        found = [each.item for each in await every(self._register, Account)]
        return sorted(
            (each for each in found if is_for(by, each.centre)),
            key=lambda each: (each.name.casefold(), each.id),
        )

    async def suspend(self, by: Viewer, id: str, *, revoke_keys: bool = False) -> Suspended:
        """Let an account in no more, from this moment on, and with `revoke_keys` those neither who
        have a key that it made. Without, these keys stay, since they are the Centre's.

        Raises:
            NotFound, NotAllowed: as `invite_again`.
            Overtaken: somebody else changes it at this moment.
        """
        return await insist(lambda: self._suspended(by, id, revoke_keys))

    async def _suspended(self, by: Viewer, id: str, revoke_keys: bool) -> Suspended:
        known = await self._account(by, id)
        changed = replace(known.item, state=AccountState.SUSPENDED)
        made = await self._good_keys_of(by, id)
        revoked = [write for key in made for write in self._revoking(key)] if revoke_keys else []
        await self._register.write_register(
            [
                known.becomes(changed),
                *(await self._unusable(id)),
                *(await self._ended(id)),
                *revoked,
                self._log.line(SignInEvent.SUSPENDED, id),
            ]
        )
        keys = [each.item for each in made]
        return Suspended(changed, keys if revoke_keys else (), () if revoke_keys else keys)

    async def let_in(self, by: Viewer, id: str) -> Account:
        """Let a suspended account in again. Keys that were revoked stay so.

        Raises:
            NotFound, NotAllowed, Overtaken: as `suspend`.
        """
        return await insist(lambda: self._let_in(by, id))

    async def _let_in(self, by: Viewer, id: str) -> Account:
        known = await self._account(by, id)
        changed = replace(known.item, state=AccountState.ACTIVE)
        await self._register.write_register(
            [known.becomes(changed), self._log.line(SignInEvent.INVITED, id)]
        )
        return changed

    async def set_role(self, by: Viewer, id: str, role: AccountRole) -> Account:
        """Give an account another role, from this moment on.

        Raises:
            NotFound, NotAllowed, Overtaken: as `suspend`.
            InputError: a role and a Centre do not go together.
        """
        return await insist(lambda: self._with_role(by, id, role))

    async def _with_role(self, by: Viewer, id: str, role: AccountRole) -> Account:
        known = await self._account(by, id)
        require_for(by, known.item.centre, role)
        changed = replace(known.item, role=role)
        await self._register.write_register(
            [known.becomes(changed), self._log.line(SignInEvent.ROLE_CHANGED, id)]
        )
        return changed

    async def set_language(self, id: str, language: Language) -> None:
        """Keep in which language somebody wants pages. It is theirs to say.

        Raises:
            Overtaken: somebody else changes the account at this moment.
        """

        async def keep() -> None:
            known = await find(self._register, Account, id)
            if known is not None:
                changed = known.becomes(replace(known.item, language=language))
                await self._register.write_register([changed])

        await insist(keep)

    async def of_person(
        self, person: Collection[str], names: Iterable[str]
    ) -> tuple[Sequence[Account], Sequence[Account]]:
        """Return the accounts of a person, given by the ids of their record, and those that merely
        have one of their names. For the operator only.
        """
        accounts = [each.item for each in await every(self._register, Account)]
        folded = {fold(name) for name in names}
        theirs = [each for each in accounts if each.person in person]
        alike = [
            each for each in accounts if each.person not in person and fold(each.name) in folded
        ]
        return theirs, alike

    async def forget(self, person: Collection[str]) -> Sequence[Account]:
        """Let go of the accounts of a person, given by the ids of their record, with sessions and
        invitations. Return them. For the operator only.
        """
        accounts = await every(self._register, Account)
        theirs = [each for each in accounts if each.item.person in person]
        ids = {each.item.id for each in theirs}
        sessions = await every(self._register, BrowserSession)
        invitations = await every(self._register, Invitation)
        await self._register.write_register(
            [
                *(each.goes for each in theirs),
                *(each.goes for each in sessions if each.item.account in ids),
                *(each.goes for each in invitations if each.item.account in ids),
            ]
        )
        return [each.item for each in theirs]

    # Sessions

    async def sign_out(self, token: str) -> None:
        """End the session of a cookie."""
        session = await find(self._register, BrowserSession, digest(token))
        if session is not None and session.item.ended is None:
            await self._register.write_register(
                [
                    session.becomes(replace(session.item, ended=self._clock())),
                    self._log.line(SignInEvent.SIGNED_OUT, session.item.account),
                ]
            )

    async def sign_out_everywhere(self, account: str) -> None:
        """End all sessions of an account."""

        async def end() -> None:
            await self._register.write_register(
                [*await self._ended(account), self._log.line(SignInEvent.SIGNED_OUT, account)]
            )

        await insist(end)

    async def sessions(self, account: str) -> Sequence[BrowserSession]:
        """Return the open sessions of an account, the one used last first."""
        now = self._clock()
        return sorted(
            (
                each.item
                for each in await every(self._register, BrowserSession)
                if each.item.account == account
                and each.item.ended is None
                and _is_open(each.item, now)
            ),
            key=lambda each: each.seen,
            reverse=True,
        )

    async def sign_ins(self, by: Viewer, first: int = 100) -> Sequence[SignIn]:
        """Return the latest lines of the log, the newest first. For the operator.

        Raises:
            NotAllowed: whoever asks is none.
        """
        require(by, Act.OPERATE)
        return await self._log.latest(first)

    # Parts

    async def _account(self, by: Viewer, id: str) -> ItemSeen[Account]:
        require_people(by)
        known = await find(self._register, Account, id)
        if known is None or not is_for(by, known.item.centre):
            raise NotFound(
                T(
                    'No account has the id "{id}". Give the id of one, not the name: dolen account '
                    "list",
                    id=id[:40],
                )
            )
        return known

    async def _usable(self, secret: str) -> tuple[ItemSeen[Invitation], ItemSeen[Account]] | None:
        invitation = await find(self._register, Invitation, digest(secret))
        if invitation is None or invitation.item.used is not None:
            return None
        now = self._clock()
        if invitation.item.expires <= now:
            # so that it does not come back where the clock is set back
            await try_to_write(
                self._register, invitation.becomes(replace(invitation.item, used=now))
            )
            return None
        account = await find(self._register, Account, invitation.item.account)
        if account is None or account.item.state is AccountState.SUSPENDED:
            return None
        return invitation, account

    async def _unusable(self, account: str) -> list[RegisterWrite]:
        """Return what uses up the links of an account that are open."""
        now = self._clock()
        return [
            each.becomes(replace(each.item, used=now))
            for each in await every(self._register, Invitation)
            if each.item.account == account and each.item.used is None
        ]

    async def _ended(self, account: str) -> list[RegisterWrite]:
        """Return what ends the sessions of an account."""
        now = self._clock()
        return [
            each.becomes(replace(each.item, ended=now))
            for each in await every(self._register, BrowserSession)
            if each.item.account == account and each.item.ended is None
        ]

    def _invitation(self, account: str) -> tuple[str, Invitation]:
        now, secret = self._clock(), secrets.token_urlsafe(32)
        return secret, Invitation(
            id=digest(secret),
            account=account,
            created=now,
            expires=now + INVITED_FOR,
        )

    def _session(self, account: str) -> tuple[str, BrowserSession]:
        now, token = self._clock(), secrets.token_urlsafe(32)
        return token, BrowserSession(id=digest(token), account=account, created=now, seen=now)

    async def _forget_old(self) -> None:
        """Let go of sessions and invitations that can be used no more, and of old lines: once a
        day, since all are looked at.
        """
        now = self._clock()
        if self._forgot_on == now.date():
            return
        self._forgot_on = now.date()
        before = now - LONGEST
        sessions = await every(self._register, BrowserSession)
        invitations = await every(self._register, Invitation)
        await try_to_write(
            self._register,
            *(each.goes for each in sessions if each.item.created < before),
            *(each.goes for each in invitations if each.item.created < before),
        )
        with contextlib.suppress(StoreError):
            await self._log.forget_old()


def provided_id(issuer: str, subject: str) -> str:
    """Return the id of the account of whom a provider calls so."""
    return ids.relation("a", issuer, subject)


def _new_id() -> str:
    return f"a-{''.join(secrets.choice(LETTERS) for _ in range(12))}"


def _is_open(session: BrowserSession, now: dt.datetime) -> bool:
    return now - session.seen < IDLE and now - session.created < LONGEST
