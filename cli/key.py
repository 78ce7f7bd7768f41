"""`dolen key`: keys of programs."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.admin import asked
from cli.options import DataFolder, Json
from cli.words import columns, show

app = typer.Typer(
    help="Keys of programs: make one, list them, revoke one.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def list_(data: DataFolder = None, as_json: Json = False) -> None:
    """List the keys: of your Centre, or for the operator all."""
    found = asked("GET", "/admin/keys", data=data)
    rows = [
        (
            each["id"],
            f"{each['name']}, {each['role']}"
            f"{' of ' + each['centre'] if each['centre'] else ''}, "
            + (
                f"revoked on {each['revoked'][:10]}"
                if each["revoked"]
                else f"until {each['expires'][:10]}"
            )
            + (f", last used on {each['lastUsed']}" if each["lastUsed"] else ", never used"),
        )
        for each in found["keys"]
    ]
    lines = columns(rows) if rows else ["There are no keys yet."]
    show(found, lines, as_json=as_json)


@app.command("create")
def create(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What has the key, such as Grafana.")],
    role: Annotated[
        str, typer.Option(metavar="ROLE", help="reader, manager, steward, or operator.")
    ] = "reader",
    centre: Annotated[
        str | None,
        typer.Option(
            metavar="CENTRE",
            help="The id of its Centre, where it is not your own; none of an operator.",
        ),
    ] = None,
    expires: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Its last day, as 2027-11-30. Default: in a year."),
    ] = None,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Make a key, and print it this once."""
    sent = {"name": name, "role": role, "centre": centre, "expires": expires}
    made = asked("POST", "/admin/keys", sent, data=data)
    told = (
        f"{made['text']}\n"
        f"This is shown once: keep it where only {made['key']['name']} can read it. It is sent "
        "as the header Authorization: Bearer KEY, never in an address. Commands take it from "
        f"DOLEN_KEY. To let it in no more: dolen key revoke {made['key']['id']}"
    )
    show(made, [told], as_json=as_json)


@app.command("revoke")
def revoke(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The id of a key: its eight letters.")],
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Let a key in no more, from this moment on."""
    made = asked("POST", f"/admin/keys/{key}/revoke", {}, data=data)
    show(made, [f"The key {key} ({made['key']['name']}) lets nobody in any more."], as_json=as_json)
