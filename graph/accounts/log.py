"""The log of sign-ins: who came, who was refused, from which network in short form."""

from __future__ import annotations

import datetime as dt
import ipaddress
import secrets
from collections.abc import Callable, Sequence

from graph.accounts.kept import every, new, try_to_write, write_in_parts
from graph.accounts.model import SignIn, SignInEvent
from graph.store.contract import AccessRegister, RegisterWrite

Clock = Callable[[], dt.datetime]
KEPT = dt.timedelta(days=180)
MOST_REFUSED = 100
"""Lines of refusals in an hour: who tries keys all day fills no disk."""


def now_in_utc() -> dt.datetime:
    """Return the moment."""
    return dt.datetime.now(dt.UTC)


class Log:
    """Lines are never changed; old ones go."""

    def __init__(self, register: AccessRegister, clock: Clock) -> None:
        self._register = register
        self._clock = clock
        self._refused: tuple[str, set[str]] = "", set()
        """The hour, and the networks of which a refusal is noted in it."""

    def line(self, event: SignInEvent, who: str = "", network: str = "") -> RegisterWrite:
        """Return the change that adds a line."""
        now = self._clock()
        # the ids stand in the order of time
        id = f"{now:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
        return new(SignIn(id=id, at=now, event=event, who=who, network=short_network(network)))

    async def refused(self, network: str) -> None:
        """Note a refusal: of each network one an hour."""
        hour, short = f"{self._clock():%Y%m%dT%H}", short_network(network)
        if self._refused[0] != hour:
            self._refused = hour, set()
        noted = self._refused[1]
        if short in noted or len(noted) >= MOST_REFUSED:
            return
        noted.add(short)
        await try_to_write(self._register, self.line(SignInEvent.REFUSED, "", network))

    async def latest(self, first: int) -> Sequence[SignIn]:
        """Return the latest lines, the newest first."""
        return [each.item for each in await every(self._register, SignIn, first)]

    async def forget_old(self) -> None:
        """Let lines go that were kept for long enough."""
        before = self._clock() - KEPT
        lines = await every(self._register, SignIn)
        await write_in_parts(self._register, [each.goes for each in lines if each.item.at < before])


def short_network(address: str) -> str:
    """Return the network of an address, of which many people are a part.

    >>> short_network("203.0.113.77"), short_network("2001:db8:1:2::3"), short_network("unix")
    ('203.0.113.0/24', '2001:db8:1::/48', '')
    """
    try:
        of = ipaddress.ip_address(address)
    except ValueError:
        return ""
    length = 24 if of.version == 4 else 48
    return str(ipaddress.ip_network(f"{of}/{length}", strict=False))
