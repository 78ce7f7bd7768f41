"""A message to copy, in the language of the page first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from graph.model import Language
from graph.names.in_language import ShownName
from graph.paths.draft import Message
from graph.words import say


@dataclass(frozen=True, slots=True)
class DraftShown:
    to: ShownName
    texts: Sequence[tuple[Language, str]]
    """In the language of the page, then in the other."""
    own: bool
    """It says what only the viewer's own Centre sees."""


def draft_shown(asked: Asked, draft: Message) -> DraftShown:
    """Return a message as a page shows it."""
    languages = sorted(Language, key=lambda language: language is not asked.language)
    return DraftShown(
        asked.name(asked.view.records.actor(draft.to)),
        [(language, say(draft.text, language)) for language in languages],
        own=any(not record.audience.is_public for record in draft.behind),
    )
