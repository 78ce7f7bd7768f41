"""The application behind a server, which says where it serves."""

from __future__ import annotations

import contextlib
import secrets
import socket
import sys
from collections.abc import Callable
from dataclasses import replace

import typer
import uvicorn
from starlette.applications import Starlette

from api.app import LOOPBACK, create_app
from api.in_force import InForce, Kept
from api.wire import WireConfig
from cli.errors import message
from cli.hub import updates_of
from cli.welcome import welcome
from graph.errors import InputError, SettingsError
from graph.hub import Hub
from graph.identity import centre_viewer
from graph.privacy.roles import AccountRole
from graph.provider import Belongs
from graph.settings import Settings
from graph.standing import ServedStanding, standing_of
from graph.store.locking import announce
from graph.view import View, Viewer

REQUESTS_END_WITHIN = 3
"""Seconds that open requests have to end after a signal.
Without a limit one slow question holds the stop up.
"""


async def server_of(hub: Hub, settings: Settings, read: Callable[[], Settings], url: str) -> Server:
    """Return what serves an open hub at an address. `read` reads the settings anew."""
    await _refuse_unready(settings, hub)
    served = settings.served
    standing = (
        await standing_of(hub, settings)
        if served is None
        else ServedStanding(viewer=Viewer(role=AccountRole.PUBLIC))
    )
    secret = secrets.token_urlsafe(32) if served is not None else ""
    app = create_app(
        hub,
        in_force=InForce(standing, Kept(hub, settings.data, read), fixed=served is not None),
        hosts=(*LOOPBACK, settings.reached_at),
        contact=settings.contact,
        rates=settings.rates if served is not None else None,
        served=served,
        operator=secret,
        updates=updates_of(hub, settings),
    )
    return Server(app, replace(settings, centre=standing.viewer.centre), url, secret)


async def _refuse_unready(settings: Settings, hub: Hub) -> None:
    """Refuse to serve where people sign in, and nobody said where, or a
    group of the provider belongs to a Centre that is none.
    """
    if settings.served is None:
        if await hub.accounts.any():
            raise SettingsError(
                "People have accounts here, so everybody signs in. Say at which address they reach "
                "Dolen: DOLEN_PUBLIC_URL=https://dolen.example.org dolen serve"
            )
        return
    if settings.served.provider is not None:
        public = await hub.view(Viewer(role=AccountRole.PUBLIC))
        for row in settings.served.provider.groups:
            if row.centre is not None:
                _require_centre(public, row, row.centre)


def _require_centre(public: View, row: Belongs, centre: str) -> None:
    try:
        centre_viewer(public, centre)
    except InputError as error:
        raise SettingsError(
            f'The row [[oidc.groups]] with {row.named} has centre = "{centre}". {message(error)}'
        ) from error


class Server(uvicorn.Server):
    """Says where it serves as soon as it does, in the terminal and in the data folder."""

    def __init__(self, app: Starlette, settings: Settings, url: str, secret: str = "") -> None:
        proxies = settings.proxies if settings.served is not None else ()
        super().__init__(WireConfig(app, stops_within=REQUESTS_END_WITHIN, proxies=proxies))
        self._settings, self._url, self._secret = settings, url, secret
        self._note = contextlib.ExitStack()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self._settings.server is None:  # a graph at a server is asked there
            self._note.enter_context(announce(self._settings.data, self._url, self._secret))
        typer.echo(welcome(self._settings, self._url))
        sys.stdout.flush()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._note.close()
        await super().shutdown(sockets)
