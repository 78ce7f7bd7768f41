"""`dolen erase`: a person whom a Centre recorded, out of its records and out of their history."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from cli.errors import UnusableInput
from cli.hub import open_hub
from cli.options import DataFolder, settings
from graph.accounts.model import Account
from graph.errors import FolderInUse
from graph.kinds import KINDS
from graph.recording.erasing import STRUCK_OUT, Erasure
from graph.settings import Settings
from graph.words import say

EXAMPLES = """\b
Examples:
  dolen erase p-3f2a9c81d0b7e645
  dolen erase "Nell Quillfeather" --yes"""
OPERATOR = "operator"
"""Who erases, in the feed."""


def erase(
    person: Annotated[
        str, typer.Argument(metavar="PERSON", help="Whom a Centre recorded: the id or whole name.")
    ],
    yes: Annotated[
        bool, typer.Option("--yes", help="Erase now. Without it, only what would go is said.")
    ] = False,
    data: DataFolder = None,
) -> None:
    """Take a person whom a Centre recorded out of all records and out of their whole history, for
    whoever runs the server. It cannot be undone.
    """
    asyncio.run(_erase(settings(data), person, yes=yes))


async def _erase(chosen: Settings, asked: str, *, yes: bool) -> None:
    try:
        async with open_hub(chosen) as hub:
            erasure = await hub.desk.erasure(asked)
            theirs, alike = await hub.accounts.of_person(erasure.ids, erasure.names)
            for line in (*_told(erasure), *_told_of_accounts(theirs, alike)):
                typer.echo(line)
            if not yes:
                typer.echo("Nothing was erased yet. To do it, add --yes. It cannot be undone.")
                return
            for account in await hub.erase(erasure, by=OPERATOR):
                typer.echo(f"Their account {account.id} is gone too.")
    except FolderInUse as error:
        if error.url is None:
            raise
        raise UnusableInput(
            f"The server at {error.url} has the data folder open. Stop the server, erase, and "
            "start it again."
        ) from error
    typer.echo("Erased.")


def _told_of_accounts(theirs: Iterable[Account], alike: Iterable[Account]) -> Iterator[str]:
    for account in theirs:
        yield f"Goes too: their account {_named(account)}"
    for account in alike:
        yield (
            f"Stays: the account {_named(account)}, which looks like theirs; suspend it with: "
            f"dolen account suspend {account.id}"
        )


def _named(account: Account) -> str:
    of = f" of {account.centre}" if account.centre else ""
    return f"{account.id} ({account.name}, {account.role}{of})"


def _told(erasure: Erasure) -> Iterator[str]:
    person = erasure.person
    yield f"{person.name or person.id} (id {person.id}), recorded by {person.recorded_by}"
    gone = [
        f"{say(kind.many)}: {erasure.gone[kind.table]:,}"
        for kind in KINDS
        if erasure.gone.get(kind.table)
    ]
    yield f"Goes: {', '.join(gone)}"
    yield (
        f"Stays without them: {erasure.corrected:,} records; where their whole name stands in "
        f"notes and titles, it becomes {STRUCK_OUT}"
    )
    yield f"Written anew without them: {len(erasure.changes):,} changes of the history"
    for other in erasure.others:
        whose = f"{other.recorded_by} recorded" if other.recorded_by else "public sources state"
        yield f"Stays: whom {whose} under the same name (id {other.id})"
    yield (
        "Not looked into: first names alone in notes; exports, backups and the folder archives, "
        "which keep the person until you delete them. No archive was made now, since it would keep "
        "the person too."
    )
