"""Looks at what an import would change. One of many rows takes longer than a page may: it goes on,
and the page says how far it is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from dataclasses import dataclass, field
from typing import Any

from graph.recording.preview import Preview

PATIENCE = 2.0
"""Seconds for which a page waits before it says how far it is."""
KEPT_SECONDS = 120.0
"""For which a look that is made is kept for whoever began it."""
MOST = 4
"""At a time. Where one more begins, the one that began first is given up."""


@dataclass(slots=True)
class Looks:
    """The looks of one process that are being made."""

    _begun: dict[Hashable, asyncio.Task[Preview]] = field(default_factory=dict)

    async def made(
        self, key: Hashable, make: Callable[[], Coroutine[Any, Any, Preview]]
    ) -> Preview | None:
        """Return a look, begun now unless it is under way; None: it goes on."""
        if key not in self._begun:
            while len(self._begun) >= MOST:
                self._begun.pop(next(iter(self._begun))).cancel()
            self._begun[key] = asyncio.create_task(make())
            self._begun[key].add_done_callback(lambda _: self._forget_later(key))
        task = self._begun[key]
        await asyncio.wait([task], timeout=PATIENCE)
        if not task.done():
            return None
        if self._begun.get(key) is task:
            del self._begun[key]
        return task.result()

    def _forget_later(self, key: Hashable) -> None:
        loop = asyncio.get_running_loop()
        if (task := self._begun.get(key)) is not None:
            loop.call_later(KEPT_SECONDS, self._forget, key, task)

    def _forget(self, key: Hashable, task: asyncio.Task[Preview]) -> None:
        if self._begun.get(key) is task:
            del self._begun[key]
