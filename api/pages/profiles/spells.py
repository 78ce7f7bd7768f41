"""When somebody was in what, in words; and posts and seats one after the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from api.describe import seat_words
from api.pages.asked import Asked
from api.pages.profiles.refs import Ref, member_ref, ref_of
from graph.dates import PartialDate
from graph.model import Organization, OrganizationKind
from graph.paths.notes import LISTS_LAST
from graph.sources import last_read
from graph.tenure import Spell, is_open
from graph.words import Fill, T

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """A post or seat that somebody has or had, or a holder of a post.
    `now`: on the day of the page.
    """

    what: Ref | None
    said: Fill
    when: Fill
    now: bool
    since: dt.date | PartialDate | None
    """None: the source gives no start."""
    until: dt.date | PartialDate | None
    inside: Ref | None = None
    own: bool = False
    """Only the viewer's own Centre sees it."""


def when(asked: Asked, spell: Spell, *, brief: bool = False) -> Fill:
    """Return the dates of a spell in words: "8 May 2026 to now", or "since 8 May 2026, as of 26
    June 2026" where the lists that state it were read long before the day.
    An end is said wherever it is known.
    """
    first, last = since(spell), until(spell)
    day = read_long_before(asked, [spell]) if last is None else None
    if day is not None:
        if first is not None:
            return T("since {first}, as of {day}", first=first, day=day)
        return (
            T("as of {day}, start not stated", day=day)
            if brief
            else T("As of {day}. The source gives no start date", day=day)
        )
    if first is not None:
        return (
            T("{first} to now", first=first)
            if last is None
            else T("{first} to {last}", first=first, last=last)
        )
    if brief:
        return T("now, start not stated") if last is None else T("until {last}", last=last)
    return (
        T("Now. The source gives no start date")
        if last is None
        else T("Until {last}. The source gives no start date", last=last)
    )


def read_long_before(asked: Asked, spells: Iterable[Spell]) -> dt.date | None:
    """Return when the newest of the lists that state the spells was read, where the day of the page
    lies long after it; None: it does not, or that is not stated.
    """
    view = asked.view
    read = last_read(
        view.records.sources,
        (citation for spell in spells for citation in spell.membership.sources),
    )
    return read if read is not None and view.as_of - read > LISTS_LAST else None


def since(spell: Spell) -> dt.date | PartialDate | None:
    """Return the start of a spell; None: its source gives none."""
    return (spell.membership.valid_from or spell.first) if spell.start_stated else None


def until(spell: Spell) -> dt.date | PartialDate | None:
    """Return the end of a spell, as exact as it is stated; None: it goes on."""
    stated = spell.membership.valid_to
    return stated if stated is not None and stated.last == spell.last else spell.last


def is_now(asked: Asked, spell: Spell) -> bool:
    """Return whether a spell covers the day, and its member is still there where that is a body."""
    actor = spell.membership.actor
    member = asked.view.records.node(actor) if actor else None
    return spell.covers(asked.view.as_of) and (
        not isinstance(member, Organization) or is_open(member, asked.view.as_of)
    )


def begun(asked: Asked, spells: Iterable[Spell]) -> Sequence[Spell]:
    """Return the spells that have begun by the day, those of now first, then the newest."""
    day = asked.view.as_of
    known = [spell for spell in spells if spell.first is None or spell.first <= day]

    def order(spell: Spell) -> tuple[bool, dt.date, dt.date]:
        return spell.covers(day), spell.last or dt.date.max, spell.first or dt.date.min

    return sorted(_joined(known), key=order, reverse=True)


def posts_and_seats(asked: Asked, spells: Iterable[Spell]) -> Sequence[Held]:
    """Return the posts and seats among a person's spells, those held now first."""
    view = asked.view
    bodies = view.records.organizations
    seats = {body.id for body in bodies.values() if body.kind is OrganizationKind.LEGISLATURE}
    held = [
        _held(asked, spell)
        for spell in begun(asked, spells)
        if spell.membership.post or spell.membership.organization in seats
    ]
    # an office stands before the seat
    return sorted(held, key=lambda each: not (each.now and each.inside))


def holders(asked: Asked, spells: Iterable[Spell]) -> Sequence[Held]:
    """Return the holders of a post, the present ones first."""
    shown = []
    for spell in begun(asked, spells):
        who = member_ref(asked, spell.membership)
        party = ref_of(asked, spell.membership.on_behalf_of)
        shown.append(
            Held(
                who,
                who.name.text,
                when(asked, spell),
                is_now(asked, spell),
                since(spell),
                until(spell),
                party,
                is_own(spell),
            )
        )
    return shown


def is_own(spell: Spell) -> bool:
    """Return whether only the viewer's own Centre sees it."""
    return not spell.membership.audience.is_public


def _held(asked: Asked, spell: Spell) -> Held:
    view, membership = asked.view, spell.membership
    body = view.records.organizations.get(membership.organization)
    post = ref_of(asked, membership.post)
    seat = body is not None and body.kind is OrganizationKind.LEGISLATURE
    said: Fill = seat_words(view, spell) if seat else (post.name.text if post else "")
    return Held(
        post,
        said,
        when(asked, spell),
        is_now(asked, spell),
        since(spell),
        until(spell),
        None if seat else ref_of(asked, membership.organization),
        is_own(spell),
    )


def _joined(spells: Sequence[Spell]) -> list[Spell]:
    """Spells in the same post or seat that meet on the next day are one to a reader."""
    joined: list[Spell] = []
    for spell in sorted(spells, key=lambda spell: spell.first or dt.date.min):
        before = next((n for n, earlier in enumerate(joined) if _goes_on(earlier, spell)), None)
        if before is None:
            joined.append(spell)
        else:
            started = joined[before]
            membership = replace(spell.membership, valid_from=started.membership.valid_from)
            joined[before] = replace(
                spell, membership=membership, first=started.first, start_stated=started.start_stated
            )
    return joined


def _goes_on(before: Spell, after: Spell) -> bool:
    one, other = before.membership, after.membership
    same = (one.actor, one.as_written, one.organization, one.post, one.role, one.on_behalf_of) == (
        other.actor,
        other.as_written,
        other.organization,
        other.post,
        other.role,
        other.on_behalf_of,
    )
    return (
        same
        and before.last is not None
        and after.first is not None
        and after.first - before.last <= DAY
    )
