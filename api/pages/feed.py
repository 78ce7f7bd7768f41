"""News as an Atom feed (RFC 4287), for readers of feeds and for programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from graph.model import Language
from graph.words import Fill, say

ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One piece of news. `key` tells it from every other, also in a later feed."""

    key: str
    day: dt.date
    said: Fill
    address: str
    """The page that says it."""


def as_feed(
    name: Fill, address: str, entries: Sequence[FeedEntry], made: dt.date, language: Language
) -> str:
    """Return news, the latest first, as the feed of a page at an address, made on a day where
    there is none.
    """
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": language})
    _add(feed, "id", address)
    _add(feed, "title", say(name, language))
    _add(feed, "updated", _moment(max((one.day for one in entries), default=made)))
    SubElement(feed, "link", {"rel": "self", "href": address})
    _add(SubElement(feed, "author"), "name", "Dolen")
    for one in entries:
        entry = SubElement(feed, "entry")
        _add(entry, "id", f"tag:dolen,2026:{one.key}")
        _add(entry, "title", say(one.said, language))
        _add(entry, "updated", _moment(one.day))
        SubElement(entry, "link", {"href": one.address})
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode")


def _add(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text


def _moment(day: dt.date) -> str:
    return f"{day}T00:00:00Z"
