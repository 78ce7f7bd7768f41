"""Asks GraphQL of the server that has the data folder open, else of the app in this process."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import typer

from cli.errors import Unexpected
from graph.errors import DolenError, FolderInUse, InputError, StoreTimeout, StoreUnavailable
from graph.settings import Settings

Data = dict[str, Any]
Ask = Callable[..., Awaitable[Data]]
"""`await ask(text, name=value, ...)` returns the `data` of the answer."""

PAUSE = 0.25
PATIENCE = 20.0
"""Seconds to wait for another process that has just opened the folder: a server that loads, or another command."""
ANSWER_WITHIN = 60.0


@contextlib.asynccontextmanager
async def asking(settings: Settings) -> AsyncIterator[Ask]:
    """Give a way to ask the graph of the data folder. The lock of the folder decides who answers.

    Raises:
        FolderInUse: another process has the folder open and does not serve it.
    """
    async with contextlib.AsyncExitStack() as opened:
        transport, url = await _answerer(settings, opened)
        client = await opened.enter_async_context(
            httpx.AsyncClient(transport=transport, base_url=url, timeout=ANSWER_WITHIN, trust_env=False)
        )

        marks = set[str]()

        async def ask(text: str, /, **variables: object) -> Data:
            answer = await _post(client, text, variables)
            if mark := answer.get("extensions", {}).get("demonstration"):
                marks.add(mark)
            data: Data = answer["data"]
            return data

        yield ask
        for mark in marks:
            typer.echo(mark, err=True)


async def _answerer(settings: Settings, opened: contextlib.AsyncExitStack) -> tuple[httpx.AsyncBaseTransport | None, str]:
    from api.app import create_app  # the store and the schema take half a second to load: not for a help text
    from cli.hub import open_hub

    for attempt in range(round(PATIENCE / PAUSE)):
        try:
            hub = await opened.enter_async_context(open_hub(settings))
        except FolderInUse as error:
            if error.url is not None:
                return None, error.url
            busy = error
            if attempt == 0:
                typer.echo(f"Waiting for the process that has just opened {settings.data}.", err=True)
            await asyncio.sleep(PAUSE)
        else:
            return httpx.ASGITransport(create_app(hub)), "http://127.0.0.1"
    raise busy


async def _post(client: httpx.AsyncClient, text: str, variables: dict[str, object]) -> dict[str, Any]:
    try:
        response = await client.post("/graphql", json={"query": text, "variables": variables})
        answer = response.json()
    except httpx.HTTPError as error:
        reason = str(error) or type(error).__name__
        raise StoreUnavailable(f"The server at {client.base_url} does not answer: {reason}. Start it again: dolen serve") from error
    except ValueError as error:
        raise StoreUnavailable(f"What answers at {client.base_url} is no Dolen: status {response.status_code}.") from error
    for refused in answer.get("errors") or ():
        raise _failure(str(refused.get("extensions", {}).get("code")), str(refused["message"]))
    found: dict[str, Any] = answer
    return found


def _failure(code: str, text: str) -> DolenError:
    """Return the failure of the domain that a GraphQL error tells of."""
    match code:
        case "BAD_USER_INPUT" | "NOT_FOUND" | "OPERATION_TOO_LARGE":
            return InputError(text)
        case "TIMEOUT":
            return StoreTimeout(text)
        case "UNAVAILABLE":
            return StoreUnavailable(text)
        case _:
            return Unexpected(text)
