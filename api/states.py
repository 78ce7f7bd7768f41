"""What is made once for each state of the records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from graph.records.index import Index
from graph.view import View

S = TypeVar("S")


class States(Generic[S]):
    """What is made from each state of the records, as long as somebody has a view of it.
    A state is recognised by its look-ups being the same object.
    """

    def __init__(self, make: Callable[[View], S]) -> None:
        """`make`: what it returns does not lead to the look-ups, which would keep it for good."""
        self._make = make
        self._kept: WeakKeyDictionary[Index, S] = WeakKeyDictionary()

    def of(self, view: View) -> S:
        """Return what belongs to the records of a view."""
        found = self._kept.get(view.index)
        if found is None:
            found = self._kept[view.index] = self._make(view)
        return found
