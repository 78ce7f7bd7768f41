"""Accounts over each store, as one process has them in memory and as several share them."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from graph.accounts.kept import Remembered
from graph.accounts.log import KEPT
from graph.accounts.model import SignInEvent
from graph.accounts.service import Accounts
from graph.errors import NotAllowed, Overtaken
from graph.model import ActorId, OrganizationId, RecordId
from graph.privacy.roles import AccountRole
from graph.store.bolt import BoltStore
from graph.view import Viewer

YEF = OrganizationId(ActorId(RecordId("yef")))
OPERATOR = Viewer(role=AccountRole.OPERATOR)
START = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "shared"])
async def test_what_one_process_does_another_sees_at_once(store: BoltStore, alone: bool) -> None:
    """Alone there is no other process: the next one reads what the last one left."""
    now = [START]

    async def opened() -> Accounts:
        return Accounts(await Remembered.of(store) if alone else store, lambda: now[0])

    one, other = await opened(), await opened()
    account, secret = await one.invite(OPERATOR, "Nell Quillfeather", AccountRole.READER, YEF)
    key, text = await one.create_key(OPERATOR, "Grafana", AccountRole.READER, YEF)
    other = await opened() if alone else other

    async def accept() -> str | None:
        try:
            return await other.accept(secret, "203.0.113.7")
        except (NotAllowed, Overtaken):
            return None

    token, *none = sorted(await asyncio.gather(accept(), accept(), accept()), key=lambda t: not t)
    assert none == [None, None]
    assert token is not None
    one = await opened() if alone else one
    seen = await one.who(token)
    assert seen is not None
    assert (seen.name, seen.centre, seen.viewer.centre) == ("Nell Quillfeather", YEF, YEF)
    assert (found := await one.who_by_key(text)) is not None
    assert (found.name, found.viewer.role) == ("Grafana", AccountRole.READER)

    await one.suspend(OPERATOR, account.id)
    await one.revoke_key(OPERATOR, key.id)
    other = await opened() if alone else other
    assert (await other.who(token), await other.who_by_key(text)) == (None, None)
    lines = await other.sign_ins(OPERATOR)
    # the two who came late to the invitation are one network
    assert sorted(line.event for line in lines if line.event is not SignInEvent.REFUSED) == [
        SignInEvent.INVITED,
        SignInEvent.KEY_CREATED,
        SignInEvent.REVOKED,
        SignInEvent.SIGNED_IN,
        SignInEvent.SUSPENDED,
    ]
    assert {line.network for line in lines} == {"", "203.0.113.0/24"}

    now[0] = START + KEPT + dt.timedelta(days=1)
    await other.let_in(OPERATOR, account.id)
    again = await other.invite_again(OPERATOR, account.id)
    await other.accept(again)
    assert {line.at.date() for line in await other.sign_ins(OPERATOR)} == {now[0].date()}


async def test_of_refusals_a_network_is_noted_once_an_hour(store: BoltStore) -> None:
    now = [START]
    accounts = Accounts(store, lambda: now[0])
    for address in ("203.0.113.7", "203.0.113.9", "2001:db8:1::1", "203.0.113.7"):
        await accounts.refused(address)
    now[0] += dt.timedelta(hours=1)
    await accounts.refused("203.0.113.7")
    networks = sorted(line.network for line in await accounts.sign_ins(OPERATOR))
    assert networks == ["2001:db8:1::/48", "203.0.113.0/24", "203.0.113.0/24"]
