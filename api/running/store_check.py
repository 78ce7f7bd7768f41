"""Whether the store answers, asked for a bounded time."""

from __future__ import annotations

import asyncio
import time

from graph.errors import StoreError
from graph.health import Check
from graph.hub import Hub
from graph.words import T


async def store_check(hub: Hub, seconds: float) -> Check:
    """Ask the store for a sign of life, and wait so many seconds for it."""
    began = time.perf_counter()
    try:
        async with asyncio.timeout(seconds):
            await hub.ping()
    except TimeoutError:
        late = T(
            "The store did not answer within {seconds} seconds. Start Dolen again.",
            seconds=f"{seconds:g}",
        )
        return Check("store", False, late)
    except StoreError as error:
        return Check("store", False, error.text)
    took = f"{(time.perf_counter() - began) * 1000:.0f}"
    return Check("store", True, T("The store answered in {took} ms.", took=took))
