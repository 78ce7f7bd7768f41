"""For whom the process answers now. It is chosen anew in the browser, or by what else writes the
settings of the data folder, without a new start.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError, SettingsError
from graph.hub import Hub
from graph.kept_settings import CENTRE, FILE, keep, read_kept
from graph.model import OrganizationId, PersonId
from graph.settings import Settings
from graph.standing import ServedStanding, standing_of

log = logging.getLogger("dolen.api")
Mark = tuple[int, int, int]
"""What tells one state of a file from another."""
NOT_READ: Mark = (0, 0, 0)
Choose = Callable[[OrganizationId | None, PersonId | None], Awaitable[ServedStanding]]


@dataclass(frozen=True, slots=True)
class Kept:
    """The settings of a process that can change while it runs.
    `read` reads all of them anew, `folder` holds the file.
    """

    hub: Hub
    folder: Path
    read: Callable[[], Settings]


class InForce:
    """One standing at a time, swapped as a whole.
    Without `kept`, or `fixed`, it stays as it is for as long as the process runs.
    """

    def __init__(
        self, standing: ServedStanding, kept: Kept | None = None, *, fixed: bool = False
    ) -> None:
        self.standing = standing
        self._fixed = fixed
        self.was_asked = False
        """The page that asks who one is was shown, so nobody is led there again."""
        self.swapped: Callable[[], None] = lambda: None
        """Is called when another Centre is in force: what was begun for the last one ends."""
        self._kept = kept
        # what was written while the process started is read with the first request
        self._mark: Mark | None = None if kept is None or fixed else NOT_READ
        self._choosing = asyncio.Lock()

    @property
    def can_be_chosen(self) -> bool:
        """Whether it can be chosen anew while the process runs."""
        return self._kept is not None and not self._fixed

    @property
    def folder(self) -> Path | None:
        """The data folder, where what is chosen is kept. None: it is kept nowhere."""
        return None if self._kept is None else self._kept.folder

    @property
    def can_be_named(self) -> bool:
        """Whether it is kept who of the Centre asks.
        A variable's Centre has nobody where another one was chosen: that choice stays.
        """
        standing = self.standing
        if self._kept is None or self._fixed or standing.person_by_variable:
            return False
        if not standing.centre_by_variable:
            return True
        try:
            chosen = read_kept(self._kept.folder).get(CENTRE)
        except SettingsError:
            return False
        return chosen in (None, standing.viewer.centre)

    async def current(self) -> ServedStanding:
        """Return the standing, after what somebody may just have written into the settings."""
        if self._now() != self._mark:
            async with self._choosing:
                await self._read()
        return self.standing

    @asynccontextmanager
    async def choosing(self) -> AsyncIterator[Choose]:
        """Give the way to choose; nobody else chooses until the end of the block."""
        async with self._choosing:
            await self._read()
            yield self._choose

    async def _choose(
        self, centre: OrganizationId | None, person: PersonId | None
    ) -> ServedStanding:
        """Keep a choice, and return the standing that is in force from now on.

        Raises:
            SettingsError: it cannot be kept; nothing is changed.
        """
        assert self._kept is not None, "without settings there is no choice"
        folder, before = self._kept.folder, self.standing.viewer
        keep(folder, centre=centre or "", person=person)
        await self._read()
        if self.standing.viewer.centre != centre:
            keep(folder, centre=before.centre or "", person=before.person)
            raise SettingsError("The variables with which Dolen was started do not let it be used.")
        return self.standing

    async def _read(self) -> None:
        mark = self._now()
        if self._kept is None or mark == self._mark:
            return
        self._mark = mark
        try:
            standing = await standing_of(self._kept.hub, self._kept.read())
        except (InputError, SettingsError) as error:
            log.warning("The settings changed and cannot be used; all stays as it was. %s", error)
            return
        another = standing.viewer.centre != self.standing.viewer.centre
        self.standing = standing
        if another:
            self.swapped()

    def _now(self) -> Mark | None:
        if self._kept is None or self._fixed:
            return None
        try:
            found = (self._kept.folder / FILE).stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size
