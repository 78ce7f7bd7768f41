"""Pages of words alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.contact import ContactLink
from api.pages.page import Shown
from graph.words import Text


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs; `points` are listed after them."""

    heading: Text
    texts: Sequence[Text] = ()
    points: Sequence[Text] = ()
    reach: bool = False
    """Whom to tell stands after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose(Shown):
    parts: Sequence[Section]
    contact: ContactLink | None
    """Whoever answers for this copy; None: nobody is named."""


TEMPLATE = "prose.html"
