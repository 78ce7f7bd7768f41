"""Citations into sources: `senedd-cpg:843`, a full address, or plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from graph.model import SourcePrefix

_NO_ESCAPE = "/-._~:?#[]@!$&'()*+,;=%"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement comes from, as a page shows it.
    `id` is the citation as it stands in the record.
    """

    id: str
    title: str
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None
    read_on: dt.date | None = None
    credit: str | None = None


def is_meant_as_address(source: str) -> bool:
    """Return whether a source leads somewhere, if it can be read as an address."""
    return source.startswith(("https://", "http://"))


def is_address(text: str) -> bool:
    """Return whether a text is the address of a page in the web."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and "." in (parts.hostname or "")
        and not any(letter.isspace() for letter in text)
    )


def cite(citation: str, prefixes: Mapping[str, SourcePrefix]) -> Citation:
    """Return what a citation says: of a known prefix its page, of an address the page by
    its host, else the words.

    >>> cite("note of 4 October 2019", {}).title
    'note of 4 October 2019'
    >>> cite("https://www.gov.wales/cabinet", {}).title
    'www.gov.wales'
    """
    if is_meant_as_address(citation):
        return Citation(id=citation, title=urlsplit(citation).hostname or citation, url=citation)
    prefix, _, rest = citation.partition(":")
    source = prefixes.get(prefix)
    if source is None:
        return Citation(id=citation, title=citation)
    return Citation(
        id=citation,
        title=source.title,
        publisher=source.publisher,
        url=_address(source.address, rest),
        licence=source.licence,
        read_on=source.read_on,
        credit=source.credit,
    )


def whole(source: SourcePrefix) -> Citation:
    """Return a source as a whole, as records cite parts of it: its address is that of its site."""
    return Citation(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        url=site_of(source.address),
        licence=source.licence,
        read_on=source.read_on,
        credit=source.credit,
    )


def site_of(address: str | None) -> str | None:
    """Return the address of the one page, or of a template of pages the site that they are on."""
    if address is None or "{}" not in address:
        return address
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/"


def _address(template: str | None, rest: str) -> str | None:
    """The page's address; None where the template needs a part that the citation has not."""
    if template is None or "{}" not in template:
        return template
    return template.replace("{}", quote(rest, safe=_NO_ESCAPE)) if rest else None
