"""Tickets for what must happen once, however often a form is sent."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

MOST_TICKETS = 20_000
"""Kept at a time, for all who ask. The oldest goes when one more is given."""

Made = str
"""The id of the change that was written."""


class UnknownTicket(Exception):
    """The ticket was never given, or was forgotten:
    nobody can say whether what it was for has happened.
    """


@dataclass(slots=True)
class Once:
    """The tickets of one process. Each form that writes carries one."""

    _given: dict[str, asyncio.Task[Made] | None] = field(default_factory=dict)

    def ticket(self) -> str:
        """Return a new ticket."""
        while len(self._given) >= MOST_TICKETS:
            del self._given[next(iter(self._given))]
        ticket = secrets.token_urlsafe(18)
        self._given[ticket] = None
        return ticket

    def forget(self) -> None:
        """Forget all tickets: those for whom they were given do not ask any more."""
        self._given.clear()

    async def made(self, ticket: str) -> Made | None:
        """Return what was made with a ticket, also while it is still being made;
        None where it was not used, or nothing could be made.
        """
        task = self._given.get(ticket)
        if task is None:
            return None
        await asyncio.wait([task])
        return task.result() if not task.cancelled() and task.exception() is None else None

    async def is_being_made(self, ticket: str, seconds: float) -> bool:
        """Wait at most so long, and return whether what it is for is still being made."""
        task = self._given.get(ticket)
        if task is not None:
            await asyncio.wait([task], timeout=seconds)
        return task is not None and not task.done()

    async def do(self, ticket: str, act: Callable[[], Awaitable[Made]]) -> Made:
        """Act, unless the ticket is used already:
        then the first result is the answer, also while it is still being made.

        A ticket with which nothing could be made can be used again.

        Raises:
            UnknownTicket: it was never given.
        """
        if ticket not in self._given:
            raise UnknownTicket(ticket)
        task = self._given[ticket]
        if task is None:
            task = self._given[ticket] = asyncio.create_task(_made(act))
        try:
            return await asyncio.shield(task)  # who goes away does not stop it
        except Exception:  # whatever it was, it goes on
            if self._given.get(ticket) is task:
                self._given[ticket] = None
            raise


async def _made(act: Callable[[], Awaitable[Made]]) -> Made:
    return await act()
