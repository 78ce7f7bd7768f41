"""What is made once for each of the latest states of the records."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from graph.model import Records
from graph.view import View

S = TypeVar("S")
VIEWS = 32
"""Of so many Centres, and of the public, what is worked out from a view is kept."""


class States(Generic[S]):
    """What is made from each of the latest states of the records.
    A state is recognised by being the same object.
    """

    def __init__(self, make: Callable[[View], S], most: int = VIEWS) -> None:
        self._make = make
        self._most = most
        self._latest: OrderedDict[int, tuple[Records, S]] = OrderedDict()

    def of(self, view: View) -> S:
        """Return what belongs to the records of a view.
        They are held, so no other state can take over their identity.
        """
        key = id(view.records)
        if key not in self._latest:
            self._latest[key] = view.records, self._make(view)
        self._latest.move_to_end(key)
        while len(self._latest) > self._most:
            self._latest.popitem(last=False)
        return self._latest[key][1]
