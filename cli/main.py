"""The `dolen` command: its commands, and how failures end."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cli.errors import EXIT_CODES, exit_code, message
from graph.errors import DolenError

COMMANDS: Mapping[str, str] = {
    "serve": "serve:serve",
    "path": "path:path",
    "tie": "tie:tie",
    "search": "search:search",
    "metrics": "metrics:metrics",
    "landscape": "landscape:landscape",
    "signpost": "signpost:signpost",
    "consult": "consult:consult",
    "doctor": "doctor:doctor",
    "init": "init:init",
    "account": "account:app",
    "key": "key:app",
    "record": "record:app",
    "merge": "merge:merge",
    "undo": "undo:undo",
    "history": "history:history",
    "import": "importing:import_",
    "export": "export:export",
    "backup": "backup:backup",
    "restore": "restore:restore",
    "erase": "erase:erase",
    "update": "update:update",
    "template": "template:template",
}
"""Where each stands: a module of this folder, and in it the function or a group of more."""


class Commands(TyperGroup):
    """The commands. An expected failure ends any of them with its message and its exit code.

    The module of a command is loaded when the command is asked for: all of them together, with
    what they need of the graph and its driver, take a second.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.commands: Any = dict.fromkeys(COMMANDS)  # of which the nearest to a slip is suggested

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, name: str) -> Any:
        place = COMMANDS.get(name)
        if place is None:
            return None
        module_name, _, part = place.partition(":")
        module = import_module(f"cli.{module_name}")
        command = getattr(module, part)
        if isinstance(command, typer.Typer):
            return typer.main.get_command(command)
        one = typer.Typer(add_completion=False, rich_markup_mode=None)
        one.command(name, epilog=module.EXAMPLES)(command)
        return typer.main.get_command(one)

    def invoke(self, ctx: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # a terminal without Welsh letters shows the rest
                stream.reconfigure(errors="replace")
        # before the store's driver is loaded, so that it finds the loggers as we want them
        logging.basicConfig(
            level=logging.WARNING,
            format="%(asctime)s %(levelname)s %(name)s: %(message)s",
            stream=sys.stderr,
        )
        try:
            return super().invoke(ctx)
        except DolenError as error:
            typer.echo(message(error), err=True)
            raise typer.Exit(exit_code(error)) from None


app = typer.Typer(
    cls=Commands,
    name="dolen",
    help=(
        "Find who can introduce a What Works Centre to a policy maker, and how well they know "
        f"each other.\n\n\b\n{EXIT_CODES}"
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _told_version(asked: bool) -> None:
    if asked:
        typer.echo(f"dolen {version('dolen')}")
        raise typer.Exit


@app.callback()
def dolen(
    _: Annotated[
        bool,
        typer.Option(
            "--version", callback=_told_version, is_eager=True, help="Say which version this is."
        ),
    ] = False,
) -> None:
    """What all commands share."""
