"""What must hold of a record of one kind before it is written, beside what holds of every record.
Each refusal says what to do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from typing import TypeVar

from graph.contact_details import refused_for_everybody
from graph.dates import PartialDate
from graph.errors import InputError, LeftBlank
from graph.model import (
    DeclaredTie,
    Interaction,
    Membership,
    Organization,
    Person,
    Post,
    PostKind,
    Record,
    Records,
    TargetListEntry,
)
from graph.names.shown import name_of, named
from graph.ontology import CENTRE_KINDS
from graph.sources import is_address
from graph.words import T

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Around:
    """The viewer's records on the day `as_of`, and those that are written with a
    record, `beside`, by id.
    """

    records: Records
    as_of: dt.date
    beside: Mapping[str, Record]


def nothing_more(record: Record, around: Around) -> None:
    """Of a kind without rules of its own."""


def to_nothing_more(record: Record) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Of a kind whose references all stand in its columns."""
    yield from ()


def as_given(record: R, records: Records) -> R:
    """Of a kind whose new records are as they are given."""
    return record


def new_membership(record: Membership, records: Records) -> Membership:
    """Return it with the organization of its post, where it names the post alone."""
    if record.organization:
        return record
    post = None if record.post is None else records.posts.get(record.post)
    if post is None:
        raise LeftBlank(
            T("This is blank. Name the organisation, or the post that the person holds."),
            "organization",
        )
    return replace(record, organization=post.organization)


def new_post(record: Post, records: Records) -> Post:
    """Return it with each employer once.
    Who holds an embedded post is employed by one body and sits inside another.
    """
    if record.kind is not PostKind.EMBEDDED:
        return record
    if not record.homes:
        raise LeftBlank(
            T("This is blank. Name the Centre or organisation that employs the holder."), "home"
        )
    if record.organization in record.homes:
        raise InputError(
            T(
                "The holder of an embedded post is employed by one organisation and sits inside "
                "another. Name two."
            ),
            "home",
        )
    return replace(record, homes=tuple(dict.fromkeys(record.homes)))


def interaction(record: Interaction, around: Around) -> None:
    _not_later("date", record.date, around.as_of)
    _not_later("to", record.to, around.as_of)
    _follow_up(record)
    was = around.records.interactions.get(record.id)
    if len(set(record.actors)) != len(record.actors):
        raise InputError(
            T(
                "{actor} is named twice. Name everybody once.",
                actor=named(
                    around.records, next(a for a in record.actors if record.actors.count(a) > 1)
                ),
            ),
            "actors",
        )
    if len(record.actors) < 2 and (was is None or len(was.actors) >= 2):
        raise InputError(
            T(
                "An interaction is between two people or organisations at least. Name one more; "
                "who is no record here yet can be added first."
            ),
            "actors",
        )


def _follow_up(record: Interaction) -> None:
    """A follow-up is the plan of one Centre: nobody else sees it, and it lies ahead of
    what it follows.
    """
    if record.follow_up is None:
        if record.follow_up_note is not None:
            raise InputError(T("Say on which day, or leave out what to do then."), "follow_up")
        return
    if record.audience.is_public:
        raise InputError(
            T(
                "A follow-up is for your Centre only, and everybody sees this record. Leave it "
                "out, or record a meeting for your Centre only."
            ),
            "follow_up",
        )
    if record.follow_up.last < record.date.first:
        raise InputError(T("The follow-up is before what it follows."), "follow_up")


def declared_tie(record: DeclaredTie, around: Around) -> None:
    _not_later("confirmed_on", record.confirmed_on, around.as_of)


def person(record: Person, around: Around) -> None:
    _not_later("died", record.died, around.as_of)
    if (why := refused_for_everybody(record)) is not None:
        raise InputError(why, "identifiers")


def organization(record: Organization, around: Around) -> None:
    # a Centre's own records hang on it
    if _is_centre(record) != _is_centre(around.records.organizations.get(record.id)):
        raise InputError(
            T(
                "Which organisations are Centres and affiliates comes with the tables of the "
                "network. Choose another kind."
            ),
            "kind",
        )
    if record.website is not None and not is_address(record.website):
        raise InputError(
            T(
                '"{website}" is no address of a page. Write it as https://www.example.org.',
                website=record.website[:80],
            ),
            "website",
        )


def membership(record: Membership, around: Around) -> None:
    if record.post is None:
        return
    beside = around.beside.get(record.post)
    post = beside if isinstance(beside, Post) else around.records.posts[record.post]
    if post.organization != record.organization:
        raise InputError(
            T(
                "The post {post} is in {organization}. Leave the organisation "
                "out, or name that one.",
                post=name_of(post),
                organization=named(around.records, post.organization),
            ),
            "organization",
        )


def target(record: TargetListEntry, around: Around) -> None:
    """An entry names one record, and no two of a list name the same at the same time."""
    if len(record.named) != 1:
        raise InputError(
            T("Name a post, an organisation, a person or a place: one for each entry."), "post"
        )
    if (record.place is None) != (record.body_kind is None):
        raise InputError(
            T("A place goes with the kind of bodies that is meant there. Give both, or neither."),
            "place" if record.place is None else "body_kind",
        )
    if (ended := _ended_before(record, around)) is not None:
        raise InputError(
            T(
                "{name} has ended ({day}). Name what took its place, or say until when the entry "
                "stood on the list.",
                name=named(around.records, record.named[0]),
                day=ended,
            ),
            "to",
        )
    if (other := _same_target(record, around)) is not None:
        raise InputError(
            T(
                "{name} is on this list already, with weight {weight}. Correct that entry, or end "
                "it before this one begins.",
                name=named(around.records, record.named[0]),
                weight=f"{other.weight:g}",
            ),
            next(name for name in TARGETS if getattr(record, name) is not None),
        )


TARGETS = ("post", "body", "person", "place")
"""The fields of which an entry of a target list fills one."""


def _ended_before(record: TargetListEntry, around: Around) -> PartialDate | None:
    """Return when what an entry names ended, where the entry stands on the list after it."""
    (id_,) = record.named
    meant = around.beside.get(id_) or around.records.node(id_)
    end = meant.died if isinstance(meant, Person) else getattr(meant, "valid_to", None)
    start = around.as_of if record.valid_from is None else record.valid_from.first
    last = None if record.valid_to is None else record.valid_to.last
    is_after = isinstance(end, PartialDate) and end.last < (start if last is None else last)
    return end if is_after else None


def _same_target(record: TargetListEntry, around: Around) -> TargetListEntry | None:
    """Return an entry of the same list that names the same at the same time:
    of those that are written together, one that stands before it.
    """
    entries = around.records.target_lists.values()
    stored = (one for one in entries if one.id not in around.beside)
    beside = takewhile(lambda one: one.id != record.id, around.beside.values())
    return next(
        (
            one
            for one in chain(stored, beside)
            if isinstance(one, TargetListEntry)
            and one.named == record.named
            and (one.nation, one.audience_kind, one.body_kind, one.audience)
            == (record.nation, record.audience_kind, record.body_kind, record.audience)
            and one.id != record.id
            and _overlap(one, record)
        ),
        None,
    )


def _overlap(one: TargetListEntry, other: TargetListEntry) -> bool:
    return all(
        a.valid_from is None or b.valid_to is None or a.valid_from.first <= b.valid_to.last
        for a, b in ((one, other), (other, one))
    )


def _is_centre(record: Organization | None) -> bool:
    return record is not None and record.kind in CENTRE_KINDS


def _not_later(column: str, day: PartialDate | None, as_of: dt.date) -> None:
    if day is not None and day.first > as_of:
        raise InputError(
            T(
                "{day} is in the future. Record what has happened; today is {as_of}.",
                day=day,
                as_of=as_of,
            ),
            column,
        )
