"""Why nothing was recorded: one type for every mutation, with a code that a program can act on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import strawberry
from strawberry.types import get_object_definition
from strawberry.utils.str_converters import to_camel_case

from api.errors import MissingRecord
from api.schema.enums import RefusalCode
from graph.errors import (
    ChangedSince,
    DolenError,
    InputError,
    KeyReused,
    LeftBlank,
    NeedsSource,
    NotAllowed,
    NotForEverybody,
    NotFound,
    NothingToDo,
    Problem,
    StillReferred,
    TableError,
)
from graph.model import Language
from graph.recording.duplicates import LikelySame
from graph.words import T, say

CODES: dict[type[DolenError], RefusalCode] = {
    ChangedSince: RefusalCode.CHANGED_SINCE,
    KeyReused: RefusalCode.KEY_REUSED,
    LeftBlank: RefusalCode.BLANK,
    MissingRecord: RefusalCode.NOT_FOUND,
    NotAllowed: RefusalCode.NOT_ALLOWED,
    NeedsSource: RefusalCode.NEEDS_SOURCE,
    NotForEverybody: RefusalCode.NOT_FOR_EVERYBODY,
    NotFound: RefusalCode.NOT_FOUND,
    NothingToDo: RefusalCode.NOTHING_TO_DO,
    StillReferred: RefusalCode.STILL_REFERRED,
    TableError: RefusalCode.UNUSABLE_ROWS,
}
_CALLED = {
    "actor": "holder",
    "from": "validFrom",
    "home": "homes",
    "organization": "host",
    "source": "sources",
    "to": "validTo",
}
"""What an input calls a column of the tables that it names otherwise."""
_ALIKE = T(
    "Nothing was recorded: it may be here already. Use the record that is meant, or record it all "
    "the same with `onlyIfNew: false`."
)


@strawberry.type(
    name="Candidate", description="A record that may be meant, or that a new one may repeat."
)
class LikelyRecord:
    id: strawberry.ID = strawberry.field(description="Its id.")
    described: str = strawberry.field(
        description="What it is, in words that tell it from others of the same name."
    )
    why: list[str] = strawberry.field(
        description="Why it may be the same, the surest reason first."
    )


@strawberry.type(description="One thing in a table that cannot be used.")
class Unusable:
    file: str = strawberry.field(description="The file.")
    row: int | None = strawberry.field(
        description=(
            "The row, counted as a spreadsheet does: the header is row 1. Null: the whole file."
        )
    )
    column: str | None = strawberry.field(description="The column.")
    message: str = strawberry.field(
        description="What is wrong, and what to do, in words for a person."
    )


@strawberry.type(description="Nothing was recorded, and why.")
class Refusal:
    code: RefusalCode = strawberry.field(description="Why, for a program.")
    field: str | None = strawberry.field(
        description=(
            "The field of `input` that it is about; of `addRecord` the column of the cell. Null: "
            "it is about no field alone."
        )
    )
    message: str = strawberry.field(description="Why, and what to do, in words for a person.")
    candidates: list[LikelyRecord] = strawberry.field(
        description="Records that may be the same already."
    )
    rows: list[Unusable] = strawberry.field(
        description="Of an import: every row that cannot be used, and every name that is unclear."
    )


def refusal(error: DolenError, asked: object, language: Language) -> Refusal:
    """Return why nothing was recorded of what was asked, which is the `input` of a mutation."""
    problems = error.problems if isinstance(error, TableError) else ()
    return Refusal(
        code=_code(error),
        field=_field(error, asked),
        message=error.said(language),
        candidates=[],
        rows=[unusable(each, language) for each in problems],
    )


def repeated(alike: Sequence[LikelySame], language: Language) -> Refusal:
    """Return that what was to be recorded only if new may be here already."""
    return Refusal(
        code=RefusalCode.LIKELY_SAME,
        field=None,
        message=say(_ALIKE, language),
        candidates=candidates(alike, language),
        rows=[],
    )


def candidates(alike: Sequence[LikelySame], language: Language) -> list[LikelyRecord]:
    """Return the records that a new one may repeat."""
    return [
        LikelyRecord(
            id=strawberry.ID(one.id),
            described=say(one.said, language),
            why=[f"{say(why, language)}." for why in one.why],
        )
        for one in alike
    ]


def unusable(problem: Problem, language: Language) -> Unusable:
    """Return one thing that is wrong in a table."""
    message = say(problem.message, language)
    return Unusable(
        file=problem.file, row=problem.row or None, column=problem.column or None, message=message
    )


def _code(error: DolenError) -> RefusalCode:
    return next((CODES[kind] for kind in type(error).__mro__ if kind in CODES), RefusalCode.INVALID)


def _field(error: DolenError, asked: object) -> str | None:
    if isinstance(error, MissingRecord):
        return "upload"
    if not isinstance(error, InputError) or not (name := error.argument or error.column):
        return None
    fields = {
        each.graphql_name or to_camel_case(each.python_name)
        for each in get_object_definition(type(asked), strict=True).fields
    }
    if "cells" in fields and error.column:
        return error.column
    return next((each for each in _called(name) if each in fields), None)


def _called(column: str) -> Iterator[str]:
    yield to_camel_case(column)
    if column in _CALLED:
        yield _CALLED[column]
    yield "value"
