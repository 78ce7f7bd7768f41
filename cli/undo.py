"""`dolen undo`: takes a change of one's own Centre back."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.ask import Answerer
from cli.options import DataFolder, Json
from cli.recording import MutationCall, record

EXAMPLES = """\b
Examples:
  dolen undo w-6bx2fqkgvaqcy6a7-1"""


def undo(
    change: Annotated[
        str,
        typer.Argument(
            metavar="CHANGE", help="The id of a change, as the command that made it said."
        ),
    ],
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Take a change of your Centre back, and all that was written with it:
    of an import the whole import.
    """

    async def prepared(_: Answerer) -> MutationCall:
        return MutationCall("undo", {"change": change}, f"Undone: {change}", look_first=False)

    record(prepared, data=data, yes=True, as_json=as_json)
