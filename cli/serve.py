"""`dolen serve`: the API and the pages on this machine."""

from __future__ import annotations

import os
from functools import partial
from typing import Annotated

import typer

from cli.demonstration import demonstration
from cli.options import DataFolder
from graph.errors import SettingsError
from graph.settings import read_settings

EXAMPLES = """\b
Examples:
  dolen serve
  dolen serve --port 8010
  dolen serve --data ~/try --tables ~/my-tables
  dolen serve --demo"""


def serve(
    data: DataFolder = None,
    tables: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER",
            help="Datasets for a new data folder (also DOLEN_TABLES). Default: the bundled ones.",
        ),
    ] = None,
    host: Annotated[
        str | None,
        typer.Option(help="Loopback address to serve on (also DOLEN_HOST). Default: 127.0.0.1."),
    ] = None,
    port: Annotated[
        int | None, typer.Option(help="Port, 0 for any free one (also DOLEN_PORT). Default: 8000.")
    ] = None,
    demo: Annotated[
        bool,
        typer.Option(
            "--demo",
            help="Serve an invented nation, from the data folder with -demo after its name.",
        ),
    ] = False,
) -> None:
    """Serve the API and the pages on this machine, until Ctrl-C.
    A new data folder is filled first.
    """
    if demo and tables:
        raise SettingsError(
            "The demonstration has tables of its own. Leave out --tables, or --demo."
        )
    read = (
        partial(demonstration, os.environ, data=data, host=host, port=port)
        if demo
        else partial(read_settings, os.environ, data=data, tables=tables, host=host, port=port)
    )
    settings = read()
    from cli.server import run  # the server and the store take half a second to load: only now

    raise typer.Exit(run(settings, read))
