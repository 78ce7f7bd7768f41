"""Where facts come from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

import strawberry

from graph.model import SourcePrefix
from graph.sources import cite


@strawberry.type(description="Where a fact comes from: a page, a dataset or the words of the person who recorded it.")
class Source:
    id: strawberry.ID = strawberry.field(
        description="The citation as the record carries it, such as senedd-cpg:843; of a dataset its prefix."
    )
    title: str = strawberry.field(description="What it is called.")
    publisher: str | None = strawberry.field(description="Who publishes it.")
    url: str | None = strawberry.field(description="Its address.")
    licence: str | None = strawberry.field(description="The licence under which it may be used.")
    read_on: dt.date | None = strawberry.field(description="The day on which it was read.")
    credit: str | None = strawberry.field(description="The words with which its publisher wants to be credited.")


@strawberry.type(description="One of two or more values that sources state for the same field of a record.")
class Conflict:
    field: str = strawberry.field(description="The field that sources disagree on, named as in the tables.")
    value: str = strawberry.field(description="The value that the sources below state.")
    holds: bool = strawberry.field(description="Whether this is the value that the record carries.")
    sources: list[Source] = strawberry.field(description="The sources that state it.")


def source(citation: str, prefixes: Mapping[str, SourcePrefix]) -> Source:
    """Return what a record's citation says."""
    cited = cite(citation, prefixes)
    return Source(
        id=strawberry.ID(cited.id),
        title=cited.title,
        publisher=cited.publisher,
        url=cited.url,
        licence=cited.licence,
        read_on=cited.read_on,
        credit=cited.credit,
    )


def all_sources(prefixes: Iterable[SourcePrefix]) -> list[Source]:
    """Return the sources that records cite by a prefix, by id."""
    return [
        Source(
            id=strawberry.ID(prefix.id),
            title=prefix.title,
            publisher=prefix.publisher,
            url=site_of(prefix.address),
            licence=prefix.licence,
            read_on=prefix.read_on,
            credit=prefix.credit,
        )
        for prefix in sorted(prefixes, key=lambda prefix: prefix.id)
    ]


def site_of(address: str | None) -> str | None:
    """Return the address of the one page, or of a template of pages the site that they are on."""
    if address is None or "{}" not in address:
        return address
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/"
