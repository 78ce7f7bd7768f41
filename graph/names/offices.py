"""What the offices in a body are called."""

from __future__ import annotations

from functools import lru_cache

from graph.model import Post, Role
from graph.names.fold import fold
from graph.words import T, Text


def office_words(role: Role | None) -> Text:
    """Return a role as an officer has it: "deputy chair"."""
    match role:
        case Role.CHAIR:
            return T("chair")
        case Role.CONVENER:
            return T("convener")
        case Role.DEPUTY:
            return T("deputy chair")
        case Role.SECRETARY:
            return T("secretary")
        case Role.TREASURER:
            return T("treasurer")
        case Role.MEMBER:
            return T("member")
        case _:
            return T("an officer")


def is_first_minister(post: Post) -> bool:
    """Return whether a post is that of a First Minister, not of a deputy."""
    return _of_a_first_minister(post.label)


@lru_cache(maxsize=8192)
def _of_a_first_minister(label: str) -> bool:
    """Kept: every question for a body reads the same labels."""
    return f"{fold(label)} ".startswith("first minister ")


def is_deputy(post: Post) -> bool:
    """Return whether a post is below another minister's of its field: not so a Deputy First
    Minister's.
    """
    return post.label.casefold().startswith(("deputy minister", "junior minister", "acting "))
