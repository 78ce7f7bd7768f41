"""What a Centre can ask to be recorded. Ids are those of records that the viewer may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.dates import PartialDate
from graph.model import ActorId, Membership, Post, Record, RecordId, Role

Day = PartialDate | str
"""A partial date, or text such as "4 March 2026", "04/03/2026", "March 2026"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Add:
    """Add a record and, in the same write, those `beside` it:
    people who are new in it, the holder of a post.

    Who recorded them and who may use them is set when they are written: everybody where `public`,
    which needs a source with an address, else the Centre alone. Their ids are made anew: what
    stands as an id in a new record only lets the others refer to it. It is blank, or a text that
    cannot be a reference which somebody gave.
    """

    record: Record
    public: bool = False
    beside: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRecord:
    """Say when something ended that is so for a time: a membership, a post.
    A public one needs a source with an address.
    """

    record: str
    on: Day
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectFact:
    """Give a field another value, both as a table of `graph.tables` has them. Blank: not known.

    A public fact needs a source with an address; it stays public.
    """

    record: str
    field: str
    value: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectRecord:
    """Give several fields of one record other values at once, each as `CorrectFact` does.

    `beside` are records that are new in it, as those of `Add`. Who may use the record may use them.
    """

    record: str
    values: Mapping[str, str]
    source: str | None = None
    beside: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveRecord:
    """Remove what one's own Centre added."""

    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Make one record of two of the same person or body: `keep` stays, and the id of `gone` leads
    to it. Two that everybody may use need a source with an address.
    """

    keep: str
    gone: str
    source: str | None = None


Command = Add | EndRecord | CorrectFact | CorrectRecord | RemoveRecord | Merge


def holding(post: Post, holder: str | None) -> tuple[Membership, ...]:
    """Return what is added beside a new post: that somebody holds it, for as long as it is there;
    nothing where nobody does.
    """
    if holder is None:
        return ()
    return (
        Membership(
            id=RecordId(f"{post.id}-holder"),
            actor=ActorId(RecordId(holder)),
            organization=post.organization,
            post=post.id,
            role=Role.MEMBER,
            valid_from=post.valid_from,
            valid_to=post.valid_to,
            sources=post.sources,
        ),
    )
