"""The start of the server: its port, its graph, what stops it."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
import sys
from collections.abc import Awaitable, Callable

import uvicorn
from uvicorn.loops.auto import auto_loop_factory

from api.running.logs import write_log
from cli.errors import COULD_NOT_START
from cli.hub import open_hub
from cli.short_pauses import keep_pauses_short
from graph.errors import DolenError, FolderInUse, SettingsError
from graph.hub import Hub
from graph.settings import Settings
from graph.store.locking import Serving, who_serves

log = logging.getLogger("dolen")


def run(settings: Settings, read: Callable[[], Settings]) -> int:
    """Serve until SIGINT or SIGTERM and return the exit code:
    0, or 3 where the server could not start. `read` reads the settings anew.

    Raises:
        DolenError: the folder, the port or the store cannot be used; the message says what to do.
    """
    # seconds: long searches run in threads, and the loop gets its turn sooner
    sys.setswitchinterval(0.001)
    write_log(settings.log)
    if settings.served is not None and settings.contact is None:
        raise SettingsError(
            "Where people sign in, the pages name who answers for this Dolen. Set DOLEN_CONTACT to "
            "an e-mail or web address, such as data@example.org."
        )
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
    server: uvicorn.Server | None = None

    def stop(*_: object) -> None:
        # uvicorn takes the signal while it serves, and raises it once more after its clean stop:
        # then nothing is left to do
        if starting is not None and not (server and server.should_exit):
            loop.call_soon_threadsafe(starting.cancel)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    # loaded while the graph is read, which is the engine's work for the most part
    loading = loop.run_in_executor(None, _load)
    async with open_hub(settings) as hub:
        server_of = await loading
        keep_pauses_short()
        url = _address(settings.reached_at, listener.getsockname()[1])
        server = await server_of(hub, settings, read, url)
        await server.serve(sockets=[listener])
    return 0 if server.started else COULD_NOT_START


def _load() -> Callable[[Hub, Settings, Callable[[], Settings], str], Awaitable[uvicorn.Server]]:
    """Load what serves: the schema, the pages and all that they are made with."""
    from cli.serving import server_of

    return server_of


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
