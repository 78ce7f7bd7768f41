"""Who asks, from the settings; in a terminal a person is asked once."""

from __future__ import annotations

import signal
import sys
from dataclasses import replace

import typer

from cli.words import columns
from graph.errors import Ambiguous, DolenError, SettingsError
from graph.hub import Hub
from graph.identity import centre_viewer, with_person
from graph.kept_settings import keep
from graph.ontology import CENTRE_KINDS, NodeKind
from graph.settings import Settings
from graph.tenure import is_open
from graph.view import View, Viewer
from graph.words import say

QUESTION = (
    "Which Centre do you work for? Its name or id; blank: none, and only what is public is used"
)
MOST_TRIES = 5


async def viewer_of(hub: Hub, settings: Settings) -> Viewer:
    """Return who asks.

    Raises:
        InputError: the Centre or the person of the settings is none;
            the candidates are those that may be meant.
        SettingsError: a person is set, and no Centre.
    """
    if not settings.centre:
        if settings.person:
            raise SettingsError(
                "DOLEN_PERSON is set, but no Centre that the person works for. Set DOLEN_CENTRE "
                "too, or run: dolen init"
            )
        return Viewer()
    viewer = centre_viewer(await hub.view(Viewer()), settings.centre)
    return (
        viewer
        if not settings.person
        else with_person(await hub.view(viewer), viewer, settings.person)
    )


def in_terminal() -> bool:
    """Return whether a person sits there who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


async def with_centre(hub: Hub, settings: Settings) -> Settings:
    """Return the settings with a Centre.
    Where nobody has chosen one yet, the person in the terminal is asked, and it is kept.
    """
    if settings.centre is not None or not in_terminal():
        return settings
    view = await hub.view(Viewer())
    centres = [
        record
        for record in view.records.organizations.values()
        if record.kind in CENTRE_KINDS and is_open(record, view.as_of)
    ]
    for line in columns(
        (record.id, record.name)
        for record in sorted(centres, key=lambda record: record.name.casefold())
    ):
        typer.echo(f"  {line}")
    chosen = _chosen(view)
    keep(settings.data, centre=chosen)
    return replace(settings, centre=chosen)


def _chosen(view: View) -> str:
    for _ in range(MOST_TRIES):
        text = _asked(QUESTION)
        if not text:
            return ""
        try:
            centre = view.names.resolve(text, as_of=view.as_of, kinds=frozenset({NodeKind.CENTRE}))
            return str(centre_viewer(view, centre).centre)
        except DolenError as error:
            typer.echo(str(error))
            if isinstance(error, Ambiguous):
                typer.echo(
                    "\n".join(
                        columns(((id, say(name)) for id, name in error.candidates), indent="  ")
                    )
                )
    return ""


def _asked(question: str) -> str:
    """Return what a person answers. Ctrl-C ends the question, whatever else
    the process does with it.

    Raises:
        typer.Abort: it was ended.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return str(typer.prompt(question, default="", show_default=False)).strip()
    finally:
        signal.signal(signal.SIGINT, before)
