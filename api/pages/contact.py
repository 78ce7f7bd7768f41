"""Whom a reader can tell what is wrong:
whoever answers for this copy, as its settings name them.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from api.pages.asked import Asked


@dataclass(frozen=True, slots=True)
class ContactLink:
    """An e-mail or web address as a page shows it, and as a link."""

    said: str
    href: str


def contact(asked: Asked, about: str | None = None) -> ContactLink | None:
    """Return whoever answers for this copy; None: nobody is named.
    A letter about a record has its id as subject.
    """
    named = asked.parts.contact
    if named is None:
        return None
    if named.startswith(("https://", "http://")):
        return ContactLink(named, named)
    subject = f"?subject={quote(f'Dolen: {about}')}" if about else ""
    return ContactLink(named, f"mailto:{quote(named, safe='@')}{subject}")
