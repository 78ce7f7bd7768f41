"""What a record says once two to which it may refer are one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Any

from graph.kind import R
from graph.kinds import kind_of
from graph.model import Interaction, Record
from graph.records.tables import redirected


def led_to(record: R, to: Callable[[str], str]) -> R | None:
    """Return the record with other ids in the place of those to which it refers, each once; with
    another id of its own where that is made of what it says.
    None: it says something between two that are one then.
    """
    led = redirected(record, to)
    several: dict[str, Any] = {
        field.name: tuple(dict.fromkeys(value))
        for field in dataclasses.fields(led)
        if isinstance(value := getattr(led, field.name), tuple)
        and value != getattr(record, field.name)
    }
    kind, led = kind_of(record), dataclasses.replace(led, **several)
    if not kind.has_ids and kind.derived:
        led = dataclasses.replace(led, id=kind.derived_id(partial(getattr, led)))
    return None if _is_of_one(record, led) else led


def _is_of_one(before: Record, after: Record) -> bool:
    if isinstance(before, Interaction) and isinstance(after, Interaction):
        return len(after.actors) < 2 <= len(before.actors)
    return any(
        getattr(after, one) == getattr(after, other) is not None
        for one, other in kind_of(after).differ
    )
