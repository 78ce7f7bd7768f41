"""The posts and seats for a place, and who has them on the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from api.describe import holders_words
from api.pages.asked import Asked
from api.pages.profiles.refs import Ref, member_ref, ref, ref_of
from api.pages.profiles.spells import is_now, since
from graph.dates import PartialDate
from graph.model import Place, PlaceKind, Post
from graph.paths.named_after import note_on_seats, seats_named_after
from graph.words import Fill


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who has a post or seat on the day, and for which party."""

    who: Ref
    party: Ref | None
    since: dt.date | PartialDate | None
    """None: the source gives no start."""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A post for the place. `nobody`: what is known where nobody is known to have it.
    `earlier`: how many had it before.
    """

    post: Ref
    sitting: Sequence[Sitting]
    nobody: Fill | None
    earlier: int


@dataclass(frozen=True, slots=True)
class Seats:
    """The posts for a place that are held on the day, or where none is, all of them, then the seats
    that are named after it. `not_held`: how many more there are. `note`: what must be known of
    which seats these are.
    """

    rows: Sequence[SeatRow]
    not_held: int
    note: Fill | None


def seats(asked: Asked, place: Place) -> Seats:
    """Return the posts for a place that have not ended by the day, by name."""
    day = asked.view.as_of
    posts = [post for post in asked.view.records.posts.values() if post.place == place.id]
    rows = [
        _row(asked, post) for post in posts if post.valid_to is None or day <= post.valid_to.last
    ]
    held = [row for row in rows if row.sitting]
    chosen = sorted(held or rows, key=_by_name)
    after = seats_named_after(asked.view, place)
    named = sorted((_row(asked, post) for post in after), key=_by_name)
    note = note_on_seats(place, after) if place.kind is PlaceKind.COUNCIL_AREA else None
    return Seats([*chosen, *named], len(rows) - len(chosen), note)


def _by_name(row: SeatRow) -> tuple[str, str]:
    return row.post.name.text.casefold(), row.post.id


def _row(asked: Asked, post: Post) -> SeatRow:
    spells = asked.view.tenure.of_post(post.id)
    now = [spell for spell in spells if is_now(asked, spell)]
    left = {
        spell.membership.actor
        for spell in spells
        if spell.last is not None and spell.last < asked.view.as_of
    }
    sitting = [
        Sitting(
            member_ref(asked, spell.membership),
            ref_of(asked, spell.membership.on_behalf_of),
            since(spell),
        )
        for spell in now
    ]
    nobody = None if now else holders_words(asked.view, post)
    return SeatRow(
        ref(asked, post),
        sorted(sitting, key=lambda each: each.who.name.text.casefold()),
        nobody,
        len(left - {spell.membership.actor for spell in now}),
    )
