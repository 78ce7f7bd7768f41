"""Keys as a page lists them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.signing_in.asked import centre_name, door_of
from api.pages.signing_in.words import ROLES
from api.running.rates import Rate, Rates, key_counted_as
from graph.accounts.model import AccessKey
from graph.names.in_language import ShownName
from graph.words import Fill, T


@dataclass(frozen=True, slots=True)
class KeyRow:
    id: str
    name: str
    role: Fill
    centre: ShownName | None
    by: str
    """The account that made it; "": the operator, by a command."""
    maker: str | None
    """Its name, where it is still known."""
    good: bool
    state: Fill
    last_used: dt.date | None
    used: Fill | None
    """What it used of what it may use in a minute. None: nothing, or nobody is counted."""


async def key_rows(asked: Asked) -> Sequence[KeyRow]:
    """Return the keys that whoever asks may revoke: those that are good first.

    Raises:
        NotAllowed: the role of whoever asks lets them see none.
    """
    door, _, _ = door_of(asked)
    viewer = asked.context.viewer
    makers = {each.id: each.name for each in await door.accounts.accounts(viewer)}
    rows = [
        _row(asked, key, makers.get(key.created_by)) for key in await door.accounts.keys(viewer)
    ]
    return sorted(rows, key=lambda row: not row.good)


def _row(asked: Asked, key: AccessKey, maker: str | None) -> KeyRow:
    now = dt.datetime.now(dt.UTC)
    good = key.is_good(now)
    return KeyRow(
        id=key.id,
        name=key.name,
        role=ROLES[key.role],
        centre=centre_name(asked, key.centre),
        by=key.created_by,
        maker=maker,
        good=good,
        state=_state(key, good),
        last_used=key.last_used,
        used=_used(asked.parts.rates, key),
    )


def _used(rates: Rates, key: AccessKey) -> Fill | None:
    paths, writes = (rates.used(rate, key_counted_as(key.id)) for rate in (Rate.PATHS, Rate.WRITES))
    if paths is None or writes is None or not paths[0] + writes[0]:
        return None
    return T(
        "in the last minute {paths} of {most_paths} questions for paths, {writes} of "
        "{most_writes} changes",
        paths=paths[0],
        most_paths=paths[1],
        writes=writes[0],
        most_writes=writes[1],
    )


def _state(key: AccessKey, good: bool) -> Fill:
    if good:
        return T("good until {day}", day=key.expires.date())
    if key.revoked is not None and key.revoked < key.expires:
        return T("revoked on {day}", day=key.revoked.date())
    return T("expired on {day}", day=key.expires.date())
