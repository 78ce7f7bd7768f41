"""`dolen template`: the header of a table to fill in, and what its columns mean."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli.errors import Unusable


class Sheet(StrEnum):
    INTERACTIONS = "interactions"
    PEOPLE = "people"
    MEMBERSHIPS = "memberships"
    DECLARED_TIES = "declared_ties"


HEADERS = {
    Sheet.INTERACTIONS: "date,kind,actors,as_written,attendance,title,place,note,source",
    Sheet.PEOPLE: "name,name_cy,identifiers,source",
    Sheet.MEMBERSHIPS: "actor,organization,post,role,from,to,source",
    Sheet.DECLARED_TIES: "by,about,level,confirmed_on,source",
}
NAMES = "a name as it stands in Dolen or in your people.csv, or an id"
_HELP = {
    Sheet.INTERACTIONS: (
        ("date", "needed: 4 March 2026, 04/03/2026, March 2026 or 2026"),
        ("kind", "needed: meeting, call, email, event or joint-work"),
        ("actors", f"needed, two at least, with ; between: each {NAMES}"),
        ("as_written", "who else took part and has no record here, with ; between"),
        ("attendance", "how many took part, where more did than are named"),
        ("title", "what it was called"),
        ("place", "a name or a code"),
        ("note", "facts only: the people in it may ask to read it"),
    ),
    Sheet.PEOPLE: (
        ("name", "needed"),
        ("name_cy", "the name in Welsh, where it is another"),
        ("identifiers", "codes with ; between, such as wikidata:Q123"),
    ),
    Sheet.MEMBERSHIPS: (
        ("actor", f"needed: {NAMES}"),
        ("organization", "needed: a name or an id"),
        ("post", "the post that the person holds there: its name or id"),
        ("role", "employee, director, officer, chair, deputy, secretary, treasurer or member; blank: member"),
        ("from, to", "dates, as far as they are known"),
    ),
    Sheet.DECLARED_TIES: (
        ("by", f"needed: the person who says it; {NAMES}"),
        ("about", "needed: of whom it is said"),
        ("level", "needed: met, know, know-well, close or do-not-ask"),
        ("confirmed_on", "needed: when it was said"),
    ),
}
SOURCE = ("source", "where it comes from: an address or words; blank: the file and row")

EXAMPLES = """\b
Examples:
  dolen template interactions > interactions.csv
  dolen template people ~/people.csv"""


def template(
    table: Annotated[Sheet, typer.Argument(help="Which table.")],
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="Where to write it. Left out: to the standard output.")] = None,
) -> None:
    """Write the header of a table to fill in and import, and say what its columns mean."""
    if file is None:
        typer.echo(HEADERS[table])
    else:
        _write(file.expanduser(), HEADERS[table])
    typer.echo(f"Save it as {table}.csv (CSV UTF-8), one record a row, and import it: dolen import {table}.csv", err=True)
    for column, meaning in (*_HELP[table], SOURCE):
        typer.echo(f"  {column:<13} {meaning}", err=True)


def _write(file: Path, header: str) -> None:
    try:
        with file.open("x", encoding="utf-8-sig", newline="") as opened:  # the mark tells a spreadsheet that it is UTF-8
            opened.write(f"{header}\n")
    except FileExistsError:
        raise Unusable(f"{file} is there already. Choose another name.") from None
    except OSError as error:
        raise Unusable(f"{file} cannot be written: {error.strerror}. Choose another folder.") from error
