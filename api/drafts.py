"""What was written in forms and is not recorded yet: kept for an hour, in this process."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from graph.model import OrganizationId

SECONDS = 3_600
MOST = 200
"""Drafts of one Centre. The oldest goes when one more is kept."""
MOST_LETTERS = 4_000_000
"""In all drafts of one Centre."""
GONE = "gone"
"""Stands in an address for a draft that is not kept: it is the id of none."""


@dataclass(frozen=True, slots=True)
class FormDraft:
    """What one step of a form sent. It never changes: the next step has a draft of its own,
    so that each can be gone back to. `ticket`: with which it is recorded once.
    """

    of: str
    """The form, and what it is about."""
    values: Mapping[str, str]
    ticket: str
    kept_at: float

    @property
    def letters(self) -> int:
        return sum(len(name) + len(value) for name, value in self.values.items())


@dataclass(slots=True)
class Drafts:
    """The drafts of one process, each for the Centre that wrote it."""

    clock: Callable[[], float] = time.monotonic
    _kept: dict[OrganizationId, dict[str, FormDraft]] = field(default_factory=dict)

    def keep(
        self, centre: OrganizationId, of: str, values: Mapping[str, str], ticket: str = ""
    ) -> str:
        """Keep what a Centre wrote, and return the id by which only that Centre finds it."""
        draft = FormDraft(of, values, ticket, self.clock())
        own = self._kept.setdefault(centre, {})
        self._forget_old()
        id = secrets.token_urlsafe(18)
        own[id] = draft
        while len(own) > MOST or (
            len(own) > 1 and sum(each.letters for each in own.values()) > MOST_LETTERS
        ):
            del own[next(iter(own))]
        return id

    def find(self, centre: OrganizationId, of: str, id: str) -> FormDraft | None:
        """Return the draft of a form; None where it was never kept, is no longer,
        or is another Centre's.
        """
        self._forget_old()
        draft = self._kept.get(centre, {}).get(id)
        return draft if draft is not None and draft.of == of else None

    def _forget_old(self) -> None:
        before = self.clock() - SECONDS
        for own in self._kept.values():
            while own and (first := next(iter(own))) and own[first].kept_at < before:
                del own[first]
