"""Run in a namespace of its own, where it may mount a small disk:
send tables that do not fit into the folder for temporary files.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

import httpx

from api.app import create_app
from graph.hub import Hub
from graph.identity import centre_viewer
from graph.tables.writing import write
from graph.view import Viewer
from tests.api.recording.world import HARBOUR, records
from tests.graph.store.full_disk import mount


async def main(folder: Path) -> None:
    """Print what is answered to each way of sending, what is left then, and what is
    answered to a small table.
    """
    write(records(), folder / "tables" / "d")
    mount(folder / "disk", "3m")
    os.environ["TMPDIR"] = str(folder / "disk")
    async with Hub.open(folder / "graph", folder / "tables") as hub:
        app = create_app(hub, viewer=centre_viewer(await hub.view(Viewer()), HARBOUR))
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://localhost"
        ) as client:
            named = {"name": "people.csv"}
            print(  # noqa: T201 - the test reads it
                json.dumps(
                    {
                        "body": told(
                            await client.post("/import", params=named, content=b"x" * 5_000_000)
                        ),
                        "form beyond the disk": told(
                            await client.post(
                                "/import", files={"file": ("people.csv", b"x" * 5_000_000)}
                            )
                        ),
                        "form that fits once": told(
                            await client.post(
                                "/import", files={"file": ("people.csv", b"x" * 2_000_000)}
                            )
                        ),
                        "page": told(
                            await client.post(
                                "/en/import",
                                files={"file": ("people.csv", b"x" * 5_000_000)},
                                follow_redirects=True,
                            )
                        ),
                        "left": [
                            path.name for path in (folder / "disk").rglob("*") if path.is_file()
                        ],
                        "later": told(
                            await client.post("/import", params=named, content=b"x" * 2_000_000)
                        ),
                    }
                )
            )


def told(response: httpx.Response) -> tuple[int, str | None, bool]:
    """Return the status, the code where there is one, and whether it is said what is wrong."""
    is_page = response.headers["content-type"].startswith("text/html")
    code = (
        None
        if is_page or response.is_success
        else response.json()["errors"][0]["extensions"]["code"]
    )
    return response.status_code, code, "folder for temporary files is full" in response.text


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
