"""The imports that were made last by a key, for programs that ask for one once more because they
did not hear the answer.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from graph.desk import Imported, Recorded

MOST_IMPORTS = 8
MOST_ROWS = 5_000
"""Of an import that is kept. A larger one takes much memory."""


@dataclass(slots=True)
class LatestImport:
    """Of one process: an import of hundreds of rows is told by more than its change says."""

    _made: OrderedDict[str, Imported] = field(default_factory=OrderedDict)
    """By the id of its change."""

    def keep(self, made: Imported) -> None:
        """Keep an import, in place of the oldest where there are many: several Centres import."""
        if made.change is not None and made.records.tally.read <= MOST_ROWS:
            self._made[made.change.id] = made
            while len(self._made) > MOST_IMPORTS:
                self._made.popitem(last=False)

    def of(self, write: Recorded) -> Imported | None:
        """Return the import that wrote this. None: it is not kept, or not any more."""
        return None if write.change is None else self._made.get(write.change.id)
