"""`dolen merge`: one record of two of the same person or body."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.amend import Expected, Page
from cli.ask import Answerer
from cli.find import ACTORS, find_to_record
from cli.options import DataFolder, Json
from cli.recording import MutationCall, record, without_blanks

EXAMPLES = """\b
Examples:
  dolen merge person-25537 person-3f2a9c81d0b7e645
  dolen merge "Jane Hutt" person-3f2a9c81d0b7e645"""


def merge(
    keep: Annotated[
        str, typer.Argument(metavar="KEEP", help="The record that stays: its id or name.")
    ],
    gone: Annotated[
        str,
        typer.Argument(metavar="GONE", help="The other, which leads to it then: its id or name."),
    ],
    source: Page = None,
    expected: Expected = None,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Make one record of two of the same person or body. Whatever was said of either is said of
    the one that stays. Of one for everybody and one of your Centre's own that for everybody stays.
    """

    async def prepared(ask: Answerer) -> MutationCall:
        one = await find_to_record(ask, keep, kinds=ACTORS)
        other = await find_to_record(ask, gone, kinds=ACTORS)
        given = without_blanks(
            {"keep": one.id, "gone": other.id, "source": source, "expected": expected}
        )
        said = f"Made one record of two: {one.name} and {other.name}"
        return MutationCall("mergeRecords", given, said, look_first=False)

    record(prepared, data=data, yes=True, as_json=as_json)
