"""Citations into sources: `senedd-cpg:843`, a full address, or plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from graph.model import SourcePrefix
from graph.words import P, Text

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
    cadence_days: int | None = None


def last_read(sources: Mapping[str, SourcePrefix], citations: Iterable[str]) -> dt.date | None:
    """Return when the one of the cited sources was read that was read last; None: not stated."""
    cited = (sources.get(citation.partition(":")[0]) for citation in citations)
    return max((each.read_on for each in cited if each and each.read_on), default=None)


def is_overdue(source: SourcePrefix | Citation, day: dt.date) -> bool:
    """Return whether a source was last read more than twice as long ago as it takes its publisher
    to bring it up to date. Of one that does not say how long that is, or when it was read, no.
    """
    return (
        source.read_on is not None
        and source.cadence_days is not None
        and (day - source.read_on).days > 2 * source.cadence_days
    )


def overdue(sources: Mapping[str, SourcePrefix], day: dt.date) -> Sequence[SourcePrefix]:
    """Return those of the sources that are overdue on a day, that read longest ago first."""
    late = [source for source in sources.values() if is_overdue(source, day)]
    return sorted(late, key=lambda source: (source.read_on or day, source.id))


def overdue_words(source: SourcePrefix) -> Text:
    """Return in a sentence that a source is overdue."""
    return P(
        "{source} was last read on {day}, and is brought up to date about every day: there may be "
        "newer facts that are not here.",
        "{source} was last read on {day}, and is brought up to date about every {n} days: there "
        "may be newer facts that are not here.",
        source.cadence_days or 0,
        source=source.title,
        day=source.read_on or "?",
    )


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
        cadence_days=source.cadence_days,
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
        cadence_days=source.cadence_days,
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
