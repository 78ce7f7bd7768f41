"""Large values are freed by another thread, part by part; what is used elsewhere stays."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

from graph.letting_go import FreedInParts, let_go

WAITS = 10.0


@dataclass
class Part:
    freed_in: list[str]
    below: list[Part] = field(default_factory=list)

    def __del__(self) -> None:
        self.freed_in.append(threading.current_thread().name)


@dataclass(frozen=True, slots=True)
class Large(FreedInParts):
    parts: tuple[Part, ...]
    by_name: dict[str, Part]


def test_what_nobody_needs_is_freed_elsewhere_to_its_last_part() -> None:
    freed_in: list[str] = []
    large = Large(
        tuple(Part(freed_in, [Part(freed_in)]) for _ in range(100)), {"a": Part(freed_in)}
    )

    del large

    _wait_for(freed_in, 201)
    assert set(freed_in) == {"letting go"}


def test_what_others_use_stays() -> None:
    freed_in: list[str] = []
    used = Part(freed_in, [Part(freed_in)])
    large = Large((used, Part(freed_in)), {"used": used})

    del large

    _wait_for(freed_in, 1)
    time.sleep(0.05)
    assert len(freed_in) == 1
    assert len(used.below) == 1


def test_who_lets_go_of_a_list_has_nothing_in_it_any_more() -> None:
    """Else the parts are in use there when the other thread looks, and are freed here."""
    freed_in: list[str] = []
    parts = [Part(freed_in) for _ in range(100)]

    let_go(parts)

    assert parts == []
    _wait_for(freed_in, 100)
    assert set(freed_in) == {"letting go"}


def _wait_for(freed: list[str], count: int) -> None:
    until = time.monotonic() + WAITS
    while len(freed) < count and time.monotonic() < until:
        time.sleep(0.001)
    assert len(freed) == count
