"""How values of an answer are written in lines of text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import typer

from graph.dates import PartialDate
from graph.words import say

WIDEST = 40
"""Letters that the first of two columns is filled up to; what is longer pushes the second aside."""


def plain(word: str) -> str:
    """Return an enum value or a kind of ours in words.

    >>> plain("PAST_CONTACT"), plain("cross-party-group")
    ('past contact', 'cross party group')
    """
    return word.replace("_", " ").replace("-", " ").lower()


def number(value: float) -> str:
    """Return a strength or a score: two figures, so that a small one is not shown as nothing.

    >>> number(0.7404), number(0.0382), number(0.00041)
    ('0.74', '0.038', '0.00041')
    """
    return f"{value:.2g}" if value < 0.1 else f"{value:.2f}"


def day(text: str) -> str:
    """Return a date of an answer as people say it.

    >>> day("2026-05-03"), day("2019-04")
    ('3 May 2026', 'April 2019')
    """
    return say(PartialDate(text))


def many(names: Sequence[str], *, most: int) -> str:
    """Return names in a row, at most so many, and how many more there are.

    >>> many(["Ann", "Bo", "Cy"], most=2)
    'Ann, Bo and 1 more'
    """
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


def sources(cited: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield a line for each source, once, with the address of its page."""
    both = (
        dict.fromkeys(part for part in (source["title"], source["url"]) if part) for source in cited
    )
    yield from dict.fromkeys(f"Source: {', '.join(parts)}" for parts in both)


def columns(rows: Iterable[tuple[str, str]], *, indent: str = "") -> Iterator[str]:
    """Yield pairs as lines, the second of each pair below the other.

    >>> list(columns([("a", "Ann"), ("bo", "Bo")]))
    ['a   Ann', 'bo  Bo']
    """
    pairs = list(rows)
    width = min(WIDEST, max((len(left) for left, _ in pairs), default=0))
    yield from (f"{indent}{left:<{width}}  {right}" for left, right in pairs)


def show(data: dict[str, Any], lines: Iterable[str], *, as_json: bool) -> None:
    """Print an answer, as text or as the `data` that GraphQL gave."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2) if as_json else "\n".join(lines))
