"""`dolen record KIND` for each kind of record that has no command of its own:
an option for every column that a form asks for.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer

from cli.ask import Answerer
from cli.find import find_to_record
from cli.options import DataFolder, Json
from cli.recording import MutationCall, Public, Sources, Yes, day, fact, record
from graph.columns import Column, Shape
from graph.kind import Kind
from graph.kinds import RECORDED, found_as
from graph.model import Record
from graph.words import say

SEVERAL = (Shape.NAMES, Shape.LINES, Shape.CHOICES)
_COMMON: Mapping[str, tuple[Any, object]] = {
    "source": (Sources, None),
    "public": (Public, False),
    "yes": (Yes, False),
    "data": (DataFolder, None),
    "as_json": (Json, False),
}


def add_commands(app: typer.Typer, *, own: frozenset[str]) -> None:
    """Add a command for each kind that a form asks for and that has none of its `own`;
    both are named by the prefix of their ids.
    """
    for kind in RECORDED.values():
        if kind.title and kind.prefix not in own:
            app.command(kind.prefix, help=f"{say(kind.title)}.")(_Recorder(kind))


class _Recorder:
    """What a command does. Its parameters are the columns of the kind, which Typer
    reads as those of a function.
    """

    def __init__(self, kind: Kind[Record]) -> None:
        self.kind = kind
        parameters = [
            *map(_parameter, kind.asked.values()),
            *(
                _keyword(name, annotation, default)
                for name, (annotation, default) in _COMMON.items()
            ),
        ]
        self.__signature__ = inspect.Signature(parameters)
        self.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        self.__name__ = kind.prefix

    def __call__(
        self,
        *,
        source: list[str] | None,
        public: bool,
        yes: bool,
        data: str | None,
        as_json: bool,
        **typed: Any,
    ) -> None:
        given = {
            column.name: value
            for column in self.kind.asked.values()
            if (value := typed[_name(column)])
        }

        async def prepared(ask: Answerer) -> MutationCall:
            cells = [
                {"column": name, "value": await _cell(ask, self.kind.asked[name], value)}
                for name, value in given.items()
            ]
            return MutationCall(
                "addRecord",
                {"table": self.kind.table.upper(), "cells": cells, **fact(source, public)},
                f"Recorded: {say(self.kind.one)}",
            )

        record(prepared, data=data, yes=yes, as_json=as_json)


def _parameter(column: Column) -> inspect.Parameter:
    kind: Any = list[str] if column.shape in SEVERAL else str
    option = typer.Option(
        f"--{column.name.replace('_', '-')}", metavar=_metavar(column), help=" ".join(_help(column))
    )
    if column.needed and not column.blank:
        return _keyword(_name(column), Annotated[kind, option])
    return _keyword(_name(column), Annotated[kind | None, option], None)


def _keyword(
    name: str, annotation: Any, default: object = inspect.Parameter.empty
) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _name(column: Column) -> str:
    return f"of_{column.name}"  # "from" is a word of Python


def _metavar(column: Column) -> str:
    match column.shape:
        case Shape.CHOICE | Shape.CHOICES:
            return "KIND"
        case Shape.DAY:
            return "DATE"
        case Shape.NAME | Shape.NAMES:
            return "NAME"
        case _:
            return "TEXT"


def _help(column: Column) -> Iterator[str]:
    yield say(column.words)
    if column.offered:
        yield f"One of: {', '.join(column.offered)}."
    if column.shape in SEVERAL:
        yield "May be repeated."


async def _cell(ask: Answerer, column: Column, value: Any) -> str:
    """Return what was typed as the cell of a table: a date in ISO form, of names the ids."""
    parts: list[str] = value if isinstance(value, list) else [value]
    if column.refers_to is not None:
        kinds = [kind.name for kind in sorted(found_as(column.refers_to))]
        parts = [(await find_to_record(ask, part, kinds=kinds)).id for part in parts]
    return day(parts[0]) or "" if column.shape is Shape.DAY else "; ".join(parts)
