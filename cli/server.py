"""The server: its port, its start, its stop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import logging
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import replace

import typer
import uvicorn
from starlette.applications import Starlette
from uvicorn.loops.auto import auto_loop_factory

from api.app import LOOPBACK, create_app
from api.in_force import InForce, Kept
from api.wire import WireConfig
from cli.errors import COULD_NOT_START
from cli.hub import open_hub
from cli.welcome import welcome
from graph.errors import DolenError, FolderInUse, SettingsError
from graph.settings import Settings
from graph.standing import standing_of
from graph.store.locking import Serving, announce, who_serves

REQUESTS_END_WITHIN = 3
"""Seconds that open requests have to end after a signal.
Without a limit one slow question holds the stop up.
"""

log = logging.getLogger("dolen")


def run(settings: Settings, read: Callable[[], Settings]) -> int:
    """Serve until SIGINT or SIGTERM and return the exit code:
    0, or 3 where the server could not start. `read` reads the settings anew.

    Raises:
        DolenError: the folder, the port or the store cannot be used; the message says what to do.
    """
    # seconds: long searches run in threads, and the loop gets its turn sooner
    sys.setswitchinterval(0.001)
    with _listen(settings) as listener, asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        try:
            return runner.run(_serve(settings, read, listener))
        except asyncio.CancelledError:
            return 0  # told to stop while it started
        except FolderInUse:
            serving = who_serves(settings.data)
            if serving is None:
                raise
            raise _already(settings, serving) from None
        except DolenError:
            raise
        except Exception:
            log.exception("Dolen could not start.")
            return COULD_NOT_START


def _listen(settings: Settings) -> socket.socket:
    """Take the port before the engine starts, so that a taken one costs nothing.
    Callers wait in its queue until we serve.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise SettingsError(
                f"Dolen cannot serve on {settings.host} port {settings.port}: {error.strerror}. "
                "Choose another --port."
            ) from error
    here = who_serves(settings.data)
    if here is not None and here.url == _address(settings.reached_at, settings.port):
        raise _already(settings, here)
    raise SettingsError(
        f"Port {settings.port} is in use. Stop the other program, or choose another port: --port "
        f"{settings.port % 65_535 + 1}"
    )


def _already(settings: Settings, serving: Serving) -> SettingsError:
    return SettingsError(
        f"Dolen already serves {settings.data} at {serving.url} (process {serving.pid})."
    )


async def _serve(settings: Settings, read: Callable[[], Settings], listener: socket.socket) -> int:
    starting, loop = asyncio.current_task(), asyncio.get_running_loop()
    server: Server | None = None

    def stop(*_: object) -> None:
        # uvicorn takes the signal while it serves, and raises it once more after its clean stop:
        # then nothing is left to do
        if starting is not None and not (server and server.should_exit):
            loop.call_soon_threadsafe(starting.cancel)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    async with open_hub(settings) as hub:
        standing = await standing_of(hub, settings)
        gc.collect()
        # the records stay: without this each full collection walks them and
        # stops all answers for 0.1 s
        gc.freeze()
        url = _address(settings.reached_at, listener.getsockname()[1])
        app = create_app(
            hub,
            in_force=InForce(standing, Kept(hub, settings.data, read)),
            hosts=(*LOOPBACK, settings.reached_at),
            contact=settings.contact,
        )
        server = Server(app, replace(settings, centre=standing.viewer.centre), url)
        await server.serve(sockets=[listener])
    return 0 if server.started else COULD_NOT_START


class Server(uvicorn.Server):
    """Says where it serves as soon as it does, in the terminal and in the data folder."""

    def __init__(self, app: Starlette, settings: Settings, url: str) -> None:
        super().__init__(WireConfig(app, stops_within=REQUESTS_END_WITHIN))
        self._settings, self._url = settings, url
        self._note = contextlib.ExitStack()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self._settings.server is None:  # a graph at a server is asked there
            self._note.enter_context(announce(self._settings.data, self._url))
        typer.echo(welcome(self._settings, self._url))
        sys.stdout.flush()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._note.close()
        await super().shutdown(sockets)


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
