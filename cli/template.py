"""`dolen template`: the header of a table to fill in, and what its columns mean."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.errors import UnusableInput
from graph.columns import Column, Shape
from graph.files.fields import SAID
from graph.files.templates import TEMPLATES, TableTemplate
from graph.kinds import RECORDED
from graph.model import Language
from graph.recording.sheets import needed_columns
from graph.words import say

NAME = "A name as it stands in Dolen or in your people.csv, or an id"
HOW = {
    Shape.DAY: "4 March 2026, 04/03/2026, March 2026 or 2026.",
    Shape.NAME: f"{NAME}.",
    Shape.NAMES: f"{NAME}, with ; between.",
    Shape.LINES: "With ; between.",
}
"""How a cell is written, by what stands in it;
of other shapes what is said below the question says so in a file too.
"""
SOURCE = "Where it comes from: an address or words, with ; between. Blank: the file and row."

EXAMPLES = """\b
Examples:
  dolen template contacts > contacts.csv
  dolen template interactions > interactions.csv
  dolen template people ~/people.csv"""


def template(
    table: Annotated[
        str,
        typer.Argument(metavar="TABLE", help=f"Which table: {', '.join((*TEMPLATES, *RECORDED))}."),
    ],
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="Where to write it. Left out: to the standard output."),
    ] = None,
) -> None:
    """Write the header of a table to fill in and import, and say what its columns mean."""
    if table in TEMPLATES:
        meanings = _meanings(TEMPLATES[table])
    elif table in RECORDED:
        kind = RECORDED[table]
        needed = needed_columns(kind)
        meanings = {
            column.name: _meaning(column, needed=column.name in needed)
            for column in kind.filled_in
            if column.fields != ("id",)
        }
    else:
        known = ", ".join((*TEMPLATES, *RECORDED))
        raise UnusableInput(f'"{table}" is no table of yours. Name one of: {known}')
    header = ",".join(meanings)
    if file is None:
        typer.echo(header)
    else:
        _write(file.expanduser(), header)
    typer.echo(
        f"Save it as {table}.csv (CSV UTF-8), one record a row, and import it: dolen "
        f"import {table}.csv",
        err=True,
    )
    width = max(map(len, meanings))
    for column, meaning in meanings.items():
        typer.echo(f"  {column:<{width}}  {meaning}".rstrip(), err=True)


def _meanings(table: TableTemplate) -> dict[str, str]:
    """Return what stands in each column of a table that is filled in as people write."""
    columns = zip(
        table.headings(Language.EN), table.shape.columns.values(), table.example, strict=True
    )
    return {
        heading: f"{say(SAID[what])}." + (f" Such as {say(example)}" if example else "")
        for heading, what, example in columns
    }


def _meaning(column: Column, *, needed: bool) -> str:
    """Return what stands in a column, as one line:
    whether it is needed, what it answers, and how it is written.
    """
    if column.fields == ("sources",):
        return SOURCE
    asks = _sentence(say(column.words or column.called or column.name.replace("_", " ")))
    return " ".join(filter(None, ("Needed." if needed else "", asks, _how(column))))


def _how(column: Column) -> str:
    if column.shape is Shape.CHOICE:
        *others, last = column.offered
        blank = f" Blank: {column.blank[0]}." if column.blank else ""
        return f"{', '.join(others)} or {last}.{blank}" if others else f"{last}.{blank}"
    if column.shape is Shape.CHOICES:
        return f"{', '.join(column.offered)}, with ; between."
    if column.example:
        return f"Such as {column.example}"
    return HOW.get(column.shape) or (_sentence(say(column.hint)) if column.hint else "")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?')) else '.'}"


def _write(file: Path, header: str) -> None:
    try:
        # the mark tells a spreadsheet that it is UTF-8
        with file.open("x", encoding="utf-8-sig", newline="") as opened:
            opened.write(f"{header}\n")
    except FileExistsError:
        raise UnusableInput(f"{file} is there already. Choose another name.") from None
    except OSError as error:
        raise UnusableInput(
            f"{file} cannot be written: {error.strerror}. Choose another folder."
        ) from error
