"""The `dolen` command: its commands, and how failures end."""

from __future__ import annotations

import io
import logging
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from cli import (
    doctor,
    export,
    history,
    importing,
    init,
    merge,
    path,
    record,
    restore,
    search,
    serve,
    template,
    tie,
    undo,
)
from cli.errors import EXIT_CODES, exit_code, message
from graph.errors import DolenError


class Commands(TyperGroup):
    """The commands. An expected failure ends any of them with its message and its exit code."""

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
app.command("serve", epilog=serve.EXAMPLES)(serve.serve)
app.command("path", epilog=path.EXAMPLES)(path.path)
app.command("tie", epilog=tie.EXAMPLES)(tie.tie)
app.command("search", epilog=search.EXAMPLES)(search.search)
app.command("doctor", epilog=doctor.EXAMPLES)(doctor.doctor)
app.command("init", epilog=init.EXAMPLES)(init.init)
app.add_typer(record.app, name="record")
app.command("merge", epilog=merge.EXAMPLES)(merge.merge)
app.command("undo", epilog=undo.EXAMPLES)(undo.undo)
app.command("history", epilog=history.EXAMPLES)(history.history)
app.command("import", epilog=importing.EXAMPLES)(importing.import_)
app.command("export", epilog=export.EXAMPLES)(export.export)
app.command("restore", epilog=restore.EXAMPLES)(restore.restore)
app.command("template", epilog=template.EXAMPLES)(template.template)
