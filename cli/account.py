"""`dolen account`: who signs in, and as what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer

from cli.admin import asked
from cli.options import DataFolder, Json
from cli.words import columns, show

app = typer.Typer(
    help="Who signs in: invite somebody, list them, change a role, suspend an account.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Centre = Annotated[
    str | None,
    typer.Option(
        metavar="CENTRE",
        help="The id of their Centre, where it is not your own; none of an operator.",
    ),
]
Role = Annotated[str, typer.Option(metavar="ROLE", help="reader, manager, steward, or operator.")]
Account = Annotated[str, typer.Argument(metavar="ACCOUNT", help="The id of an account.")]


@app.command("list")
def list_(data: DataFolder = None, as_json: Json = False) -> None:
    """List the accounts: of your Centre, or for the operator all."""
    found = asked("GET", "/admin/accounts", data=data)
    rows = [
        (
            each["id"],
            f"{each['name']}, {each['role']}"
            f"{' of ' + each['centre'] if each['centre'] else ''}, {each['state']}"
            f"{', last seen on ' + each['lastSeen'] if each['lastSeen'] else ''}",
        )
        for each in found["accounts"]
    ]
    lines = columns(rows) if rows else ["There are no accounts yet."]
    show(found, lines, as_json=as_json)


@app.command("invite")
def invite(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of whom you invite.")],
    role: Role,
    centre: Centre = None,
    person: Annotated[
        str | None, typer.Option(metavar="ID", help="Their own id, where they have a record.")
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="LANGUAGE", help="In which they want pages, and the link: en or cy."),
    ] = None,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Make an account and print the link that signs one browser in, once, within 72 hours."""
    sent = {
        "name": name,
        "role": role,
        "centre": centre,
        "person": person,
        "language": language,
    }
    made = asked("POST", "/admin/accounts", sent, data=data, invites=True)
    show(made, _link_told(made["account"], made["address"]), as_json=as_json)


@app.command("invite-again")
def invite_again(account: Account, data: DataFolder = None, as_json: Json = False) -> None:
    """Print a new link for an account. Its earlier links are good no more."""
    made = asked("POST", f"/admin/accounts/{account}/invite", {}, data=data, invites=True)
    show(made, _link_told(made["account"], made["address"]), as_json=as_json)


@app.command("suspend")
def suspend(
    account: Account,
    revoke_keys: Annotated[
        bool, typer.Option("--revoke-keys", help="Revoke the keys that they made too.")
    ] = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Let an account in no more, from this moment on, and say which keys they made."""
    sent = {"revokeKeys": revoke_keys}
    made = asked("POST", f"/admin/accounts/{account}/suspend", sent, data=data)
    show(made, _suspended_told(account, made), as_json=as_json)


@app.command("let-in")
def let_in(account: Account, data: DataFolder = None, as_json: Json = False) -> None:
    """Let a suspended account in again."""
    made = asked("POST", f"/admin/accounts/{account}/let-in", {}, data=data)
    told = (
        f"{made['account']['name']} may sign in again. For a link: dolen account invite-again "
        f"{account}"
    )
    show(made, [told], as_json=as_json)


@app.command("role")
def role_(account: Account, role: Role, data: DataFolder = None, as_json: Json = False) -> None:
    """Give an account another role, from this moment on."""
    made = asked("POST", f"/admin/accounts/{account}/role", {"role": role}, data=data)
    show(
        made,
        [f"{made['account']['name']} is {made['account']['role']} from now on."],
        as_json=as_json,
    )


def _suspended_told(account: str, made: dict[str, Any]) -> Iterator[str]:
    yield f"{made['account']['name']} is signed out everywhere and let in no more."
    if made["revoked"]:
        yield f"Revoked with them: {_keys_told(made['revoked'])}."
    if made["inUse"]:
        yield (
            f"In use stay {_keys_told(made['inUse'])}, since keys are the Centre's. To revoke "
            f"them too: dolen account suspend {account} --revoke-keys"
        )
    if not made["revoked"] and not made["inUse"]:
        yield "They made no key that is in use."
    yield f"To let them in again: dolen account let-in {account}"


def _keys_told(keys: Sequence[dict[str, Any]]) -> str:
    names = ", ".join(f"{each['id']} ({each['name']}, {each['role']})" for each in keys)
    return f"{len(keys)} {'key' if len(keys) == 1 else 'keys'} that they made: {names}"


def _link_told(account: dict[str, str], address: str) -> Iterator[str]:
    yield (
        f"Give {account['name']} this link. It signs one browser in, once, within 72 hours:\n"
        f"  {address}\n"
        f"The account is {account['id']}."
    )
