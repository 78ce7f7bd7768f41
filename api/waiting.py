"""How long a question is worked on: until its deadline, and only while its client is there."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from starlette.types import Receive


@contextlib.asynccontextmanager
async def waited_for(receive: Receive, seconds: float) -> AsyncIterator[asyncio.Timeout]:
    """Work on the answer to a request whose body has been read.
    What yields is the deadline, which can be moved or lifted.

    Raises:
        TimeoutError: the time is up, or the client has gone; what was still worked on is cancelled.
    """
    async with asyncio.timeout(seconds) as deadline:
        watching: list[asyncio.Task[None]] = []

        def watch() -> None:
            watching.append(asyncio.create_task(_end_when_gone(receive, deadline)))

        # an answer that waits for nothing is made before the loop comes to this
        later = asyncio.get_running_loop().call_soon(watch)
        try:
            yield deadline
        finally:
            later.cancel()
            for task in watching:
                task.cancel()


async def _end_when_gone(receive: Receive, deadline: asyncio.Timeout) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    if deadline.when() is not None:  # else it was lifted
        deadline.reschedule(asyncio.get_running_loop().time())
