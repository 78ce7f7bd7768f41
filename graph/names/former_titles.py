"""Ministerial titles that are no longer used, and what they are called now."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from graph.model import Post, PostId, Records
from graph.names.shown import name_of
from graph.tenure import Tenure
from graph.words import T, Text

WITHIN = dt.timedelta(days=7)
"""Of the end of the one, somebody begins in the other."""
_COMMON = frozenset({"cabinet", "secretary", "minister", "for", "of", "and", "the"})
"""Words of titles that say nothing of a field."""
_WORD = re.compile(r"\w[\w']*")


def now_called(records: Records, tenure: Tenure, post: Post, as_of: dt.date) -> Post | None:
    """Return the post that goes on with one whose title is no longer used: that of the same team in
    which somebody began within 7 days of its end and whose title shares the largest part of all the
    words of the two, and so on to one that is held. Each shares a word with the first.

    None: the title is in use, or no such post is held on the date.
    """
    seen, title = {post.id}, _words(post)
    while not tenure.of_post(post.id, as_of):
        if tenure.last_use(post.id, as_of) is None:
            return None
        following = [
            other
            for other in _following(records, tenure, post, as_of)
            if other.id not in seen and title & _words(other)
        ]
        if not following:
            return None
        post = min(following, key=lambda other: (-_alike(post, other), other.id))
        seen.add(post.id)
    return post if len(seen) > 1 else None


def out_of_use(records: Records, tenure: Tenure, post: Post, as_of: dt.date) -> Text | None:
    """Return until when the title of a post was used, and what it is called now; None: it is in
    use, or nobody is known to have held it.
    """
    last = tenure.last_use(post.id, as_of)
    if last is None or last.end is None:
        return None
    now = now_called(records, tenure, post, as_of)
    if now is None:
        return T("The title was last used until {day}.", day=last.end)
    return T("The title was last used until {day}. Now: {post}.", day=last.end, post=name_of(now))


def _following(records: Records, tenure: Tenure, post: Post, as_of: dt.date) -> Iterator[Post]:
    """Yield the posts of the team in which somebody is stated to have begun when the post ended."""
    last = tenure.last_use(post.id, as_of)
    end = None if last is None else last.last
    begun: dict[PostId, None] = {
        spell.membership.post: None
        for spell in tenure.of_organization(post.organization)
        if spell.membership.post is not None
        and spell.start_stated
        and spell.first is not None
        and spell.first <= as_of
        and end is not None
        and abs(spell.first - end) <= WITHIN
    }
    yield from (records.posts[id_] for id_ in begun)


def _alike(one: Post, other: Post) -> float:
    """Return which part of all the words of two titles both have."""
    return len(_words(one) & _words(other)) / len(_words(one) | _words(other))


def _words(post: Post) -> frozenset[str]:
    return frozenset(_WORD.findall(post.label.casefold().replace("’", "'"))) - _COMMON
