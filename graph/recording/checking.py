"""What must hold of a record before it is written. Each refusal says, in words, what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from graph.dates import PartialDate
from graph.errors import InputError, NotFound
from graph.model import PUBLIC, DeclaredTie, Interaction, Membership, Organization, Person, Records
from graph.names.fold import fold
from graph.names.shown import name_of
from graph.ontology import CENTRE_KINDS
from graph.recording.said import ONE, named
from graph.sources import cite
from graph.store.properties import tables_of
from graph.tables.columns import Column
from graph.tables.description import BY_NAME, DIFFER, INTERVALS, Table, references_of
from graph.words import T, either

EARLIEST_YEAR = 1900
_WITHIN_MEMORY = {"interactions": ("date", "to"), "memberships": ("valid_from", "valid_to"), "declared_ties": ("confirmed_on",)}
"""Dates that a Centre knows of itself: one of an earlier century is a slip of the pen. What a dataset says can stay."""


def checked(records: Records, table: str, record: Any, as_of: dt.date, *, beside: Mapping[str, Any] | None = None) -> None:
    """Check a record against the viewer's records and those that are written with it, `beside`, by id.

    Raises:
        NotFound: it refers to something that the viewer does not have.
        InputError: it cannot be so.
    """
    description = BY_NAME[table]
    _held_by_a_table(description, record)
    _references(records, description, record, beside or {})
    for field in ("name", "label"):
        if (name := getattr(record, field, None)) is not None and not fold(name):
            raise InputError(T("This has no letter and no figure, so nobody could find it. Write it as people know it."), field)
    for field in _WITHIN_MEMORY.get(table, ()):
        if (day := getattr(record, field)) != getattr(tables_of(records)[table].get(record.id), field, None):
            _not_long_ago(_column(description, field), day, as_of)
    for start, end in INTERVALS:
        _interval(description, getattr(record, start, None), getattr(record, end, None))
    for one, other in DIFFER.get(table, ()):
        if getattr(record, one) == (value := getattr(record, other)) and value is not None:
            raise InputError(T(
                "{value} cannot be related to itself. Name somebody else.", value=named(records, value)), _column(description, other))
    for source in record.sources:
        if _is_meant_as_address(source) and not is_address(source):
            raise InputError(T(
                '"{source}" is no address of a page. Copy it from the browser, or say in words where you know it from.',
                source=source[:80]), "source")
    _by_kind(records, record, as_of, beside or {})
    if record.audience == PUBLIC:
        _public(records, record, beside or {})


def has_address(sources: tuple[str, ...], records: Records) -> bool:
    """Return whether one of the sources leads to a page."""
    urls = (source if _is_meant_as_address(source) else cite(source, records.sources).url for source in sources)
    return any(url is not None and is_address(url) for url in urls)


def _is_meant_as_address(source: str) -> bool:
    return source.startswith(("https://", "http://"))


def is_address(text: str) -> bool:
    """Return whether a text is the address of a page in the web."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and not any(letter.isspace() for letter in text)


def _held_by_a_table(table: Table, record: Any) -> None:
    """What no table can hold could never be exported."""
    for column in table.columns:
        cell = column.write(*(getattr(record, field) for field in column.fields))
        if not cell:
            continue
        try:
            same = _again(column, cell) == tuple(getattr(record, field) for field in column.fields)
        except InputError as error:
            raise InputError(error.message, column.name) from None
        if not same:
            raise InputError(T(
                '"{cell}" cannot be kept in a table. Write each part without semicolons.', cell=cell[:80]), column.name)


def _again(column: Column, cell: str) -> tuple[object, ...]:
    return column.read(cell.strip())


def _references(records: Records, table: Table, record: Any, beside: Mapping[str, Any]) -> None:
    tables = tables_of(records)
    for column, id_, names in references_of(table, record):
        if id_ in beside or any(id_ in tables[name] for name in names):
            continue
        what = either([ONE.get(name, name) for name in names])
        other = records.node(id_)
        if other is not None:
            raise InputError(T(
                '"{id}" is {other}, which is no {what}. Choose another record.', id=id_, other=name_of(other), what=what), column)
        raise NotFound(T(
            'No {what} has the id "{id}". Find its id with a search by name, or add it first.',
            what=what, id=id_[:80]), column)


def _interval(table: Table, start: PartialDate | None, end: PartialDate | None) -> None:
    if start is not None and end is not None and start.first > end.last:
        raise InputError(T("It ends ({end}) before it begins ({start}). Correct one of the two dates.", end=end, start=start))


def _by_kind(records: Records, record: Any, as_of: dt.date, beside: Mapping[str, Any]) -> None:
    match record:
        case Interaction():
            _not_later("date", record.date, as_of)
            _not_later("to", record.to, as_of)
            _enough(records, record)
        case DeclaredTie():
            _not_later("confirmed_on", record.confirmed_on, as_of)
        case Person():
            _not_later("died", record.died, as_of)
        case Organization():
            _organization(record, records.organizations.get(record.id))
        case Membership() if record.post is not None:
            post = beside.get(record.post) or records.posts[record.post]
            if post.organization != record.organization:
                raise InputError(T(
                    "The post {post} is in {organization}. Leave the organisation out, or name that one.",
                    post=name_of(post), organization=named(records, post.organization)), "organization")


def _organization(record: Organization, before: Organization | None) -> None:
    if _is_centre(record) != _is_centre(before):   # a Centre's own records hang on it
        raise InputError(T(
            "Which organisations are Centres and affiliates comes with the tables of the network. Choose another kind."), "kind")
    if record.website is not None and not is_address(record.website):
        raise InputError(T(
            '"{website}" is no address of a page. Write it as https://www.example.org.', website=record.website[:80]), "website")


def _is_centre(record: Organization | None) -> bool:
    return record is not None and record.kind in CENTRE_KINDS


def _not_later(column: str, day: PartialDate | None, as_of: dt.date) -> None:
    if day is not None and day.first > as_of:
        raise InputError(T(
            "{day} is in the future. Record what has happened; today is {as_of}.", day=day, as_of=as_of), column)


def _not_long_ago(column: str, day: PartialDate | None, as_of: dt.date) -> None:
    if day is None or day.first.year >= EARLIEST_YEAR:
        return
    this_century = as_of.year // 100 * 100 + day.first.year % 100
    year = this_century if this_century <= as_of.year else this_century - 100
    raise InputError(T(
        "Did you mean {meant}? Dates before {earliest} are not taken in your own records, and this says {day}.",
        meant=PartialDate(f"{year}{day.text[4:]}"), earliest=EARLIEST_YEAR, day=day), column)


def _enough(records: Records, record: Interaction) -> None:
    was = records.interactions.get(record.id)
    if len(set(record.actors)) != len(record.actors):
        raise InputError(T(
            "{actor} is named twice. Name everybody once.",
            actor=named(records, next(a for a in record.actors if record.actors.count(a) > 1))), "actors")
    if len(record.actors) < 2 and (was is None or len(was.actors) >= 2):
        raise InputError(T(
            "An interaction is between two people or organisations at least. Name one more; who is no record here yet can be added first."),
            "actors")


def _public(records: Records, record: Any, beside: Mapping[str, Any]) -> None:
    if not has_address(record.sources, records):
        raise InputError(T(
            "A public fact needs the address of the page where it stands: https://... Give it as the source, or record the fact as your "
            "Centre's own."), "source")
    tables = tables_of(records)
    for column, id_, names in references_of(BY_NAME[_table_of(record)], record):
        other = beside.get(id_) or next((tables[name][id_] for name in names if id_ in tables[name]), None)
        if other is not None and other.audience != PUBLIC:
            raise InputError(T(
                "{other} is your Centre's own record, so what says something of it cannot be public. Record it as your Centre's "
                "own.", other=name_of(other)), column)


def _table_of(record: Any) -> str:
    return next(name for name, table in BY_NAME.items() if table.record is type(record))


def _column(table: Table, field: str) -> str:
    return next((column.name for column in table.columns if field in column.fields), field)

