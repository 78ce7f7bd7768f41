"""What must hold among records: no id twice, no reference into the void, no end before its
start, nobody tied to itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import process

from graph.contact_details import refused_for_everybody
from graph.errors import Problem
from graph.kind import Kind
from graph.kinds import FILED, INTERVALS, references_of
from graph.model import Membership, OrganizationId, Person, Post, Record, Records
from graph.tables.rows import Placed
from graph.words import T, Text, either

_SUGGESTIONS = 20
"""Likeness is looked up for this many dangling references; more make the message no better."""


def merge(placed: Sequence[Placed], problems: list[Problem]) -> dict[str, dict[str, Placed]]:
    """Return the records by table and id.
    The same record in two datasets is one; two that differ are a problem.
    """
    merged: dict[str, dict[str, Placed]] = {name: {} for name in FILED}
    for row in placed:
        other = merged[row.kind.table].setdefault(row.record.id, row)
        if other is row or (other.file != row.file and other.record == row.record):
            continue
        what = (
            T('"{id}"', id=row.record.id)
            if row.kind.columns[0].fields == ("id",)
            else T("The same fact")
        )
        hint = (
            T("Remove one, or give one another id.")
            if row.kind.derived
            else T("Remove one, or correct its id.")
        )
        problems.append(
            row.problem(
                "id",
                T(
                    "{what} stands in {file}, row {row} already. {hint}",
                    what=what,
                    file=other.file,
                    row=other.row,
                    hint=hint,
                ),
            )
        )
    return merged


def check(
    merged: Mapping[str, Mapping[str, Placed]], known: Records | None, problems: list[Problem]
) -> None:
    """Add what does not hold among the records, and between them and `known`, to `problems`."""
    ids = {
        name: {**getattr(known, name), **merged[name]} if known is not None else merged[name]
        for name in FILED
    }
    looked_up = 0
    for row in (row for table in merged.values() for row in table.values()):
        problems.extend(wrong_intervals(row))
        problems.extend(_selves(row))
        for column, reference, tables in dangling(row, ids):
            looked_up += 1
            problems.append(
                row.problem(
                    column, _missing(reference, tables, ids, suggest=looked_up <= _SUGGESTIONS)
                )
            )
        if isinstance(row.record, Person) and (why := refused_for_everybody(row.record)):
            problems.append(row.problem("identifiers", why))
        if isinstance(row.record, Membership) and row.record.post is not None:
            problems.extend(
                _post_elsewhere(row, row.record.organization, ids["posts"].get(row.record.post))
            )


def dangling(
    one: Placed, ids: Mapping[str, Mapping[str, Placed | Record]]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the references of a record that lead nowhere:
    the column, the id, and the tables that might have it.
    """
    for column, reference, tables in references_of(one.kind, one.record):
        if not any(reference in ids[name] for name in tables):
            yield column, reference, tables


def wrong_intervals(one: Placed) -> Iterator[Problem]:
    """Yield a problem for each end that lies before its start."""
    for start_field, end_field in INTERVALS:
        start, end = getattr(one.record, start_field, None), getattr(one.record, end_field, None)
        if start is not None and end is not None and start.first > end.last:
            yield one.problem(
                _column(one.kind, end_field),
                T(
                    "It ends ({end}) before it begins ({start}). Correct one of the two dates.",
                    end=end,
                    start=start,
                ),
            )


def _selves(one: Placed) -> Iterator[Problem]:
    for a, b in one.kind.differ:
        value = getattr(one.record, b)
        if value is not None and value == getattr(one.record, a):
            yield one.problem(
                _column(one.kind, b),
                T('"{value}" cannot be related to itself. Name another record.', value=value),
            )


def _missing(
    reference: str,
    tables: tuple[str, ...],
    ids: Mapping[str, Mapping[str, Placed | Record]],
    *,
    suggest: bool,
) -> Text:
    if not tables:
        return T(
            'There is no table "{table}". Write one of: {tables}.',
            table=reference,
            tables=", ".join(FILED),
        )
    files = either([FILED[name].file for name in tables])
    like = (
        process.extractOne(
            reference, [id_ for name in tables for id_ in ids[name]], score_cutoff=85
        )
        if suggest
        else None
    )
    if like is None:
        return T(
            '"{id}" is the id of nothing in {files}. Correct it, or add the record there.',
            id=reference,
            files=files,
        )
    return T(
        '"{id}" is the id of nothing in {files}. Did you mean "{like}"? Correct it, or '
        "add the record there.",
        id=reference,
        files=files,
        like=like[0],
    )


def _post_elsewhere(
    one: Placed, organization: OrganizationId, post: Placed | Record | None
) -> Iterator[Problem]:
    post = post.record if isinstance(post, Placed) else post
    if isinstance(post, Post) and post.organization != organization:
        yield one.problem(
            "organization",
            T(
                'The post "{id}" is in "{organization}". Write that organization, or another post.',
                id=post.id,
                organization=post.organization,
            ),
        )


def _column(kind: Kind[Record], field: str) -> str:
    return next((column.name for column in kind.columns if field in column.fields), field)
