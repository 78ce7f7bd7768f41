"""A mapping of which many states stand at once: another costs as much as was written since, however
much there is.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any, TypeVar, cast, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

MOST_OVER = 4_000
"""What was written since all was written into one, at most: it is copied for each state."""
_GONE: Any = object()


def another(mapping: MutableMapping[K, V], writes: int = 0) -> MutableMapping[K, V]:
    """Return another mapping that says the same, to write about so much into. A dict is not
    changed from then on.
    """
    if writes >= MOST_OVER:
        return dict(mapping)
    return mapping.copy() if isinstance(mapping, Layered) else Layered(cast("dict[K, V]", mapping))


class Layered(MutableMapping[K, V]):
    """What was written last stands over what was there, which the states share and none changes."""

    __slots__ = ("_count", "_over", "_under")

    def __init__(self, under: dict[K, V]) -> None:
        """`under` is not changed from then on."""
        self._under = under
        self._over: dict[K, V] = {}
        self._count = len(under)

    def copy(self) -> Layered[K, V]:
        """Return another that says the same. What is written into either is not in the other."""
        if len(self._over) >= MOST_OVER:
            return Layered(dict(self.items()))
        new: Layered[K, V] = Layered(self._under)
        new._over, new._count = dict(self._over), self._count
        return new

    def __getitem__(self, key: K) -> V:
        value = self._over.get(key)
        if value is None and key not in self._over:
            return self._under[key]
        if value is _GONE:
            raise KeyError(key)
        return cast("V", value)

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, default: V | D, /) -> V | D: ...
    def get(self, key: K, default: Any = None, /) -> Any:
        value = self._over.get(key, self)
        if value is self:
            return self._under.get(key, default)
        return default if value is _GONE else value

    def __contains__(self, key: object) -> bool:
        value = self._over.get(cast("K", key), self)
        return key in self._under if value is self else value is not _GONE

    def __setitem__(self, key: K, value: V) -> None:
        self._count += key not in self
        self._over[key] = value

    def __delitem__(self, key: K) -> None:
        if key not in self:
            raise KeyError(key)
        self._count -= 1
        self._over[key] = _GONE

    def __iter__(self) -> Iterator[K]:
        over = self._over
        if not over:
            yield from self._under
            return
        for key in self._under:
            if over.get(key) is not _GONE:
                yield key
        for key, value in over.items():
            if value is not _GONE and key not in self._under:
                yield key

    def __len__(self) -> int:
        return self._count
