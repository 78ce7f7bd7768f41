"""Words of an office where somebody is named: "First Minister of Wales" is who held it on the day
of the meeting.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from graph.kinds import POSTS
from graph.model import Post, PostId, RecordId
from graph.names.fold import fold
from graph.names.meaning import VERY_NAME
from graph.names.shown import own_names
from graph.tenure import Spell
from graph.view import View
from graph.words import Fill, T


@dataclass(slots=True)
class OfficeWords:
    """Of one import, in which the same words may stand in thousands of rows."""

    view: View
    _posts: dict[str, Sequence[PostId]] = field(default_factory=dict)
    _labels: Collection[str] | None = None

    def are_title(self, words: str) -> bool:
        """Return whether words are the title of a post."""
        return bool(self._of(words))

    def are_label(self, words: str) -> bool:
        """Return whether words are just as a post is called, which takes no search."""
        if self._labels is None:
            posts = self.view.records.posts.values()
            self._labels = {fold(name) for post in posts for name in own_names(post).values()}
        return fold(words) in self._labels

    def holder(self, words: str, day: dt.date) -> RecordId | None:
        """Return the one who held an office on a day; None: nobody is known to have held it, or
        several did, or of several posts that are called so it is not known of each: who is known
        as First Minister of one nation is not meant where that of another is not stated.
        """
        spells = [self.view.tenure.of_post(post, day) for post in self._of(words)]
        if not all(spells):
            return None
        holders = {
            spell.membership.actor
            for held in spells
            for spell in held
            if spell.membership.actor in self.view.records.people
        }
        return RecordId(holders.pop() or "") if len(holders) == 1 else None

    def known_holders(self, words: str, day: dt.date) -> list[tuple[Post, Spell]]:
        """Return everybody who is known to have held an office at any time, each by the spell that
        is nearest to a day: those of that day first, then by how near they are.
        """
        records = self.view.records
        spells = [
            (records.posts[post], spell)
            for post in self._of(words)
            for spell in self.view.tenure.of_post(post)
            if spell.membership.actor in records.people
        ]
        spells.sort(key=lambda one: _days_from(one[1], day))
        nearest: dict[str | None, tuple[Post, Spell]] = {}
        for one in spells:
            nearest.setdefault(one[1].membership.actor, one)
        return [*nearest.values()]

    def _of(self, words: str) -> Sequence[PostId]:
        if words not in self._posts:
            self._posts[words] = [
                PostId(one.id)
                for one in self.view.names.search(words, as_of=self.view.as_of)
                if one.kind in POSTS.found_as and one.likeness in VERY_NAME
            ]
        return self._posts[words]


def when(spell: Spell) -> Fill:
    """Return from when to when an office was held, as it is stated."""
    first, last = spell.membership.valid_from, spell.end
    if first is None:
        return T("(dates not stated)") if last is None else T("until {last}", last=last)
    if last is None:
        return T("{first} to now", first=first)
    return T("{first} to {last}", first=first, last=last)


def _days_from(spell: Spell, day: dt.date) -> int:
    """Return how many days a spell is from a day; 0: it covers it."""
    if spell.covers(day):
        return 0
    return min(abs((end - day).days) for end in (spell.first, spell.last) if end is not None)


def time_key(words: str, time: str) -> str:
    """Return by what it is remembered whom somebody meant by the words: in the time of a holder, by
    the id, or where none is known in a year.
    """
    return f"{fold(words)}, {time}"
