"""`dolen import`: a Centre's own tables, after a look at what they would change."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from cli import progress
from cli.ask import Answerer, Data, asking
from cli.errors import UnusableInput
from cli.find import TARGETS, find
from cli.importing_said import Given, SaidOfFiles
from cli.importing_text import not_added, refused, tell
from cli.options import DataFolder, Json, settings
from cli.path import target_input
from cli.recording_questions import IMPORT
from cli.terminal import in_terminal

EXAMPLES = """\b
Examples:
  dolen import interactions.csv
  dolen import people.csv memberships.csv interactions.csv --target "First Minister of Wales"
  dolen import Connections.csv --yes
  dolen import autumn.xlsx --column "Fog=left-out" --day-first
  dolen import interactions.csv --choose "Jane Evans=person-3f2a" --choose "Sea Trust=new" --yes"""


def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="Spreadsheets, calendars, exports of contacts: .xlsx, .ods, .csv, .ics, .vcf.",
        ),
    ],
    table: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="TABLE", help="Of one file: its table, where headings do not tell."
        ),
    ] = None,
    choose: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=ID",
            help="Which record an unclear name means, new, or left-out; may be repeated.",
        ),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option(
            metavar="TARGET", help="Show how the paths to this person, office or body change."
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HEADING=MEANING",
            help="What a column is, by its heading or letter: date, who, of-us, organization, job, "
            "email, telephone, kind, subject, note, left-out; may be repeated.",
        ),
    ] = None,
    month_first: Annotated[
        bool | None,
        typer.Option("--month-first/--day-first", help="How to read 3/4/2026 in the files."),
    ] = None,
    first_row_is_data: Annotated[
        bool | None,
        typer.Option(
            "--first-row-is-data/--first-row-is-headings",
            help="Whether the files have no headings. Left out: what the first row looks like.",
        ),
    ] = None,
    keep: Annotated[
        list[int] | None,
        typer.Option(metavar="ROW", help="Of one calendar a meeting to keep; may be repeated."),
    ] = None,
    leave_out: Annotated[
        list[int] | None,
        typer.Option(metavar="ROW", help="Of one file a row to leave out; may be repeated."),
    ] = None,
    leave_out_rest: Annotated[
        bool,
        typer.Option(
            "--leave-out-rest", help="Import without the rows that are unclear or cannot be used."
        ),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Import without asking, where nothing is unclear.")
    ] = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Import your Centre's own files, all or nothing, after showing what would change.
    `dolen template` gives a table to fill in.
    """
    named = _named(files, table)
    choices = dict(_choice(text) for text in choose or ())
    said = SaidOfFiles(
        dict(_choice(text) for text in column or ()),
        month_first,
        first_row_is_data,
        keep or (),
        leave_out or (),
        leave_out_rest,
    )
    answer = asyncio.run(
        _import(named, choices, said, target, data=data, only_look=dry_run, yes=yes, quiet=as_json)
    )
    if as_json:
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


async def _import(
    named: Sequence[tuple[str, Path]],
    choices: dict[str, str],
    said: SaidOfFiles,
    target: str | None,
    *,
    data: str | None,
    only_look: bool,
    yes: bool,
    quiet: bool,
) -> Data:
    async with asking(settings(data)) as ask:
        given: Given = {"upload": await _send(ask, named)}
        wanted = (
            None if target is None else target_input(await find(ask, target, kinds=TARGETS), None)
        )
        watched = _Watched(ask, str(given["upload"]), quiet=quiet)
        answer = await _look(watched, given, choices, wanted, said, quiet=quiet)
        shown = answer["importTables"]
        if only_look:
            return answer
        if not shown["new"]["totalCount"] and not shown["changed"]["totalCount"]:
            return answer
        if not yes:
            if not in_terminal():
                raise UnusableInput(
                    "Nothing was imported. Look at what would change, and add --yes to import it."
                )
            typer.confirm("Import this?", abort=True)
        answer = await watched.importing({**given, "choices": _choices(choices)})
        done = answer["importTables"]
        if done["__typename"] == "Refusal":
            raise UnusableInput(done["message"])
        if not quiet:
            typer.echo(
                f"Imported: {done['new']['totalCount']:,} new, "
                f"{done['changed']['totalCount']:,} changed."
            )
            if left := not_added(done):
                typer.echo(left)
            if done["change"] is not None:
                typer.echo(f"To undo it: dolen undo {done['change']['id']}")
        return answer


class _Watched:
    """Asks for an import, and shows meanwhile how far it is."""

    def __init__(self, ask: Answerer, upload: str, *, quiet: bool) -> None:
        self._ask, self._upload, self._quiet = ask, upload, quiet

    async def importing(self, given: Given) -> Data:
        if self._quiet:
            return await self._ask.patiently(IMPORT, input=given)
        async with progress.followed(lambda: self._ask.reached(self._upload)):
            return await self._ask.patiently(IMPORT, input=given)


async def _look(
    ask: _Watched,
    given: Given,
    choices: dict[str, str],
    target: Given | None,
    said: SaidOfFiles,
    *,
    quiet: bool,
) -> Data:
    """Return what would change, after every name is clear. `choices` gets what the person chooses,
    `given` what the columns are.

    Raises:
        UnusableInput: rows cannot be used, or names are unclear and nobody is there to choose.
    """
    while True:
        answer = await ask.importing(
            {**given, "dryRun": True, "choices": _choices(choices), "target": target}
        )
        shown = answer["importTables"]
        if shown["__typename"] == "Refusal":
            raise UnusableInput(shown["message"])
        if said.is_to_be_told(given):
            given.update(said.told(shown))
            continue
        if not quiet:
            typer.echo("\n".join(tell(shown)))
        if said.leave_out_rest:
            return answer
        asked = any(sheet["question"] for sheet in shown["sheets"])
        if shown["unusable"]["totalCount"] or asked or (shown["unclear"] and not in_terminal()):
            raise UnusableInput(refused(shown))
        if not shown["unclear"]:
            return answer
        choices.update((name["written"], _chosen(name)) for name in shown["unclear"])


def _chosen(name: dict[str, Any]) -> str:
    """Ask the person in the terminal which record a name means."""
    ids = [one["id"] for one in name["candidates"]]
    others = ["left-out"] if name["isWord"] else ["new", "left-out"]
    known = ", ".join([f"a number from 1 to {len(ids)}", *others[:-1]])
    if name["tables"]:
        known += ", the id of another that dolen search finds"
    for number, one in enumerate(name["candidates"], start=1):
        typer.echo(f"  {number}  {one['described']}, id {one['id']}")
    while True:
        answer = str(
            typer.prompt(f'Which one is "{name["written"]}"? A number, {" or ".join(others)}')
        ).strip()
        if answer.casefold() in others:
            return answer.casefold()
        if answer.isdecimal() and 1 <= int(answer) <= len(ids):
            return str(ids[int(answer) - 1])
        if answer in ids or (name["tables"] and answer and not answer.isdecimal()):
            return answer  # what is no id here is said at the next look, and asked again
        typer.echo(f"Write {known}, or left-out to leave its rows out.")


async def _send(ask: Answerer, named: Sequence[tuple[str, Path]]) -> str:
    upload: str | None = None
    with progress.shown() as report:
        for name, path in named:
            upload = await ask.upload(name, progress.pieces(path, report), upload)
    assert upload is not None, "at least one file is given"
    return upload


def _named(files: Sequence[Path], table: str | None) -> list[tuple[str, Path]]:
    """Return the files with the names that they are sent with."""
    if table is not None and len(files) > 1:
        raise UnusableInput("--as names the table of one file. Import the others by themselves.")
    for path in files:
        if not path.is_file():
            raise UnusableInput(f"There is no file {path}. Correct its name.")
    return [(path.name if table is None else f"{table}.csv", path) for path in files]


def _choice(text: str) -> tuple[str, str]:
    name, equals, id = text.rpartition("=")
    if not (name.strip() and equals and id.strip()):
        raise UnusableInput(
            f'"{text}" is no choice. Write the name, an equals sign, and an id or new: '
            '"Jane Evans=person-3f2a"'
        )
    return name.strip(), id.strip()


def _choices(choices: dict[str, str]) -> list[dict[str, str]]:
    return [{"written": written, "means": id} for written, id in choices.items()]
