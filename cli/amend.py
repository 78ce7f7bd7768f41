"""`dolen record end`, `correct` and `remove`: changes of what is recorded already."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.ask import Answerer
from cli.options import DataFolder, Json
from cli.recording import MutationCall, day, record, without_blanks

END = """\b
Examples:
  dolen record end membership-3f2a --on "30 September 2026" """
CORRECT = """\b
Examples:
  dolen record correct interaction-3f2a date 2026-03-05
  dolen record correct person-3f2a name "Jane Evans" --source https://example.org/people/jane-evans"""
REMOVE = """\b
Examples:
  dolen record remove interaction-3f2a"""

RecordId = Annotated[str, typer.Argument(metavar="ID", help="The id of the record.")]
Page = Annotated[
    str | None,
    typer.Option(
        "--source", metavar="ADDRESS", help="A page that says so; a public fact needs one."
    ),
]
Expected = Annotated[
    str | None,
    typer.Option(
        "--expected",
        metavar="CHANGE",
        help="The latest change of it that you have seen, as dolen history lists it: where "
        "somebody changed it since, nothing is written, and what changed is said.",
    ),
]


def end(
    id: RecordId,
    on: Annotated[str, typer.Option(metavar="DATE", help="Its last day.")],
    source: Page = None,
    expected: Expected = None,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Say when a membership, a post or something else ended. It stays, with its end."""
    last = day(on)
    given = without_blanks({"record": id, "on": last, "source": source, "expected": expected})
    _change("endMembership", given, f"Ended: {id}", data=data, as_json=as_json)


def correct(
    id: RecordId,
    field: Annotated[
        str,
        typer.Argument(metavar="FIELD", help="A column of the tables: name, date, role, from, to."),
    ],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help='The right value; "" where it is not known.')
    ],
    source: Page = None,
    expected: Expected = None,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Give one field of a record another value."""
    given = without_blanks(
        {"record": id, "field": field, "value": value, "source": source, "expected": expected}
    )
    _change("correctFact", given, f"Corrected: {field} of {id}", data=data, as_json=as_json)


def remove(
    id: RecordId, expected: Expected = None, data: DataFolder = None, as_json: Json = False
) -> None:
    """Remove a record that your Centre added."""
    given = without_blanks({"record": id, "expected": expected})
    _change("removeRecord", given, f"Removed: {id}", data=data, as_json=as_json)


def _change(
    mutation: str, given: dict[str, object], said: str, *, data: str | None, as_json: bool
) -> None:
    async def prepared(_: Answerer) -> MutationCall:
        return MutationCall(mutation, given, said, look_first=False)

    record(prepared, data=data, yes=True, as_json=as_json)
