"""Asks GraphQL of the server that has the data folder open, else of the app in this process."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import typer

from cli.errors import Unexpected, UnusableInput
from graph.errors import DolenError, FolderInUse, StorageFull, StoreTimeout, StoreUnavailable
from graph.settings import Settings
from graph.store.locking import OPERATOR, serving_at, who_serves

Data = dict[str, Any]
Ask = Callable[..., Awaitable[Data]]
"""`await ask(text, name=value, ...)` returns the `data` of the answer."""

PAUSE = 0.25
PATIENCE = 20.0
"""Seconds to wait for another process that has just opened the folder:
a server that loads, or another command.
"""
ANSWER_WITHIN = 60.0
LONG_ANSWER_WITHIN = 900.0


class Answerer:
    """The server or the app that answers.
    `await answerer(text, name=value, ...)` asks it GraphQL.
    """

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self.marks = set[str]()
        """What is to be said of every answer."""

    async def __call__(self, text: str, /, **variables: object) -> Data:
        """Return the `data` of an answer.

        Raises:
            DolenError: the question cannot be answered as it was put, or nobody answers.
        """
        return await self._asked(text, variables, ANSWER_WITHIN)

    async def patiently(self, text: str, /, **variables: object) -> Data:
        """Return the `data` of an answer that may take minutes, such as to an import."""
        return await self._asked(text, variables, LONG_ANSWER_WITHIN)

    async def _asked(self, text: str, variables: dict[str, object], seconds: float) -> Data:
        answer = _answer(
            await self._send(
                "POST", "/graphql", json={"query": text, "variables": variables}, timeout=seconds
            )
        )
        if mark := answer.get("extensions", {}).get("demonstration"):
            self.marks.add(mark)
        data: Data = answer["data"]
        return data

    async def upload(self, name: str, body: AsyncIterator[bytes], into: str | None) -> str:
        """Send a table, as it is read, and return the id of the upload. `into`: add it to this one.

        Raises:
            DolenError: it is not taken, or nobody answers.
        """
        params = {"name": name, **({"upload": into} if into else {})}
        return str(
            _answer(await self._send("POST", "/import", params=params, content=body))["upload"]
        )

    async def reached(self, upload: str) -> Data | None:
        """Return how far the import of an upload, or the look at it, has come; None: it is not
        under way, or nobody says.
        """
        return await self._reached("/import", upload=upload)

    async def update_reached(self) -> Data | None:
        """Return the same of an update."""
        return await self._reached("/admin/update")

    async def _reached(self, path: str, **params: str) -> Data | None:
        try:
            answer = await self._client.get(path, params=params)
        except httpx.HTTPError:
            return None  # the answer to the import itself says why
        told: Data | None = None if answer.is_error else answer.json()["reached"]
        return told

    async def download(self, path: str, to: Path) -> None:
        """Write what stands at a path of the server to a file.

        Raises:
            DolenError: it is refused, or nobody answers.
        """
        response = await self._send("GET", path, timeout=LONG_ANSWER_WITHIN)
        if response.is_error:
            _answer(response)
        to.write_bytes(response.content)

    async def admin(self, method: str, path: str, body: Data | None) -> Data:
        """Return what an address under /admin answers.

        Raises:
            DolenError: it is refused, or nobody answers.
        """
        return _answer(await self._send(method, path, json=body))

    async def update(self, release: AsyncIterator[bytes], *, look: bool, fewer: bool) -> Data:
        """Send a release, and return what it would change, or what it changed.

        Raises:
            DolenError: it is not taken, or nobody answers.
        """
        params = {name: "1" for name, said in (("look", look), ("fewer", fewer)) if said}
        return _answer(
            await self._send(
                "POST",
                "/admin/update",
                params=params,
                content=release,
                headers={"content-type": "application/zip"},
                timeout=LONG_ANSWER_WITHIN,
            )
        )

    async def undo_update(self) -> Data:
        """Take the last update back, and return what that was.

        Raises:
            DolenError: there is none, it is refused, or nobody answers.
        """
        return _answer(
            await self._send("POST", "/admin/update/undo", json={}, timeout=LONG_ANSWER_WITHIN)
        )

    async def _send(self, method: str, path: str, **request: Any) -> httpx.Response:
        try:
            return await self._client.request(method, path, **request)
        except (httpx.ReadTimeout, httpx.WriteTimeout) as error:
            raise StoreTimeout(
                f"The server at {self._client.base_url} is busy and has not answered yet. It "
                "still runs: wait a little, and ask it again."
            ) from error
        except httpx.HTTPError as error:
            reason = str(error) or type(error).__name__
            raise StoreUnavailable(
                f"The server at {self._client.base_url} does not answer: {reason}. Start it "
                "again: dolen serve"
            ) from error


@contextlib.asynccontextmanager
async def asking(settings: Settings, *, as_operator: bool = False) -> AsyncIterator[Answerer]:
    """Give a way to ask the graph of the data folder. The lock of the folder decides who answers.
    `as_operator`: by the secret that a server leaves in the folder, unless a key is set.

    Raises:
        FolderInUse: another process has the folder open and does not serve it.
        InputError: the Centre of the settings is none.
    """
    async with contextlib.AsyncExitStack() as opened:
        transport, url = await _answerer(settings, opened)
        client = await opened.enter_async_context(
            httpx.AsyncClient(
                transport=transport,
                base_url=url,
                timeout=ANSWER_WITHIN,
                trust_env=False,
                headers=_who(settings, as_operator=as_operator),
            )
        )
        answerer = Answerer(client)
        yield answerer
        for mark in answerer.marks:
            typer.echo(mark, err=True)


async def _answerer(
    settings: Settings, opened: contextlib.AsyncExitStack
) -> tuple[httpx.AsyncBaseTransport | None, str]:
    if settings.server is None and (url := serving_at(settings.data)) is not None:
        return None, url
    # the store and the schema take two seconds to load: only for who answers in this process
    from api.app import create_app
    from api.limits import Limits
    from cli.hub import open_hub, updates_of
    from cli.viewer import viewer_of

    for attempt in range(round(PATIENCE / PAUSE)):
        try:
            hub = await opened.enter_async_context(open_hub(settings))
        except FolderInUse as error:
            if error.url is not None:
                return None, error.url
            busy = error
            if attempt == 0:
                typer.echo(
                    f"Waiting for the process that has just opened {settings.data}.", err=True
                )
            await asyncio.sleep(PAUSE)
        else:
            app = create_app(
                hub,
                viewer=await viewer_of(hub, settings),
                limits=Limits(
                    operation_seconds=LONG_ANSWER_WITHIN, whole_seconds=LONG_ANSWER_WITHIN
                ),
                updates=updates_of(hub, settings),
            )
            return httpx.ASGITransport(app), "http://127.0.0.1"
    raise busy


def _who(settings: Settings, *, as_operator: bool) -> dict[str, str]:
    """Say who asks: with which key, as the operator of this machine, or for which Centre, so that
    a server that was started for another one refuses.
    """
    if settings.key:
        return {"authorization": f"Bearer {settings.key}"}
    if as_operator:
        serving = who_serves(settings.data) if settings.server is None else None
        secret = "" if serving is None else serving.secret
        return {"authorization": f"Bearer {OPERATOR}{secret}"} if secret else {}
    return {"dolen-centre": settings.centre} if settings.centre else {}


def _answer(response: httpx.Response) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = response.json()
    except ValueError as error:
        raise StoreUnavailable(
            f"What answers at {response.url.host} is no Dolen: status {response.status_code}."
        ) from error
    for refused in answer.get("errors") or ():
        raise _failure(str(refused.get("extensions", {}).get("code")), str(refused["message"]))
    return answer


def _failure(code: str, text: str) -> DolenError:
    """Return the failure of the domain that a GraphQL error tells of."""
    match code:
        case "BAD_USER_INPUT" | "NOT_FOUND" | "OPERATION_TOO_LARGE" | "FORBIDDEN":
            return UnusableInput(text)
        case "UNAUTHENTICATED":
            return UnusableInput(f"{text}\nCommands take a key from the variable DOLEN_KEY.")
        case "TIMEOUT":
            return StoreTimeout(text)
        case "UNAVAILABLE":
            return StoreUnavailable(text)
        case "STORAGE_FULL":
            return StorageFull()
        case _:
            return Unexpected(text)
