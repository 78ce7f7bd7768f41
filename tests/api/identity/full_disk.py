"""Run in a namespace of its own, where it may mount a small disk: sign out while it is full."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from pathlib import Path

from graph.errors import StorageFull
from graph.privacy.roles import AccountRole
from tests.api.identity.conftest import form_token, harbour_at
from tests.graph.store.full_disk import fill_up, mount


async def main(folder: Path) -> None:
    """Print what the browser is told, and whether it is signed in afterwards."""
    mount(folder, "100m")
    async with harbour_at(folder) as harbour:
        _, browser = await harbour.signed_in("Nell Quillfeather", AccountRole.STEWARD)
        async with browser:
            form = {"form_token": await form_token(browser)}
            fill_up(folder, 0)
            with contextlib.suppress(StorageFull):  # what the engine had in hand is used up
                for number in range(100_000):
                    await harbour.key(AccountRole.READER, name=f"Key {number}")
            answer = await browser.post("/en/sign-out", data=form)
            page = await browser.get(answer.headers["location"])
            after = await browser.get("/en/")
            print(  # noqa: T201 - the test reads it
                json.dumps(
                    {
                        "answer": [answer.status_code, answer.headers["location"]],
                        "said": "That could not be recorded now" in page.text,
                        "after": after.status_code,
                    }
                )
            )


asyncio.run(main(Path(sys.argv[1])))
