"""Which browser the pages are tried in: the machine's own Chromium, told to speak to nobody."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.async_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # As with the network off: every other machine is unknown.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
NOT_TRIED = "pages not tried in a browser: no chromium"
INSTALL = "Install Chromium. On Debian: apt install chromium"


def chromium() -> Path | None:
    """Return where Chromium is installed; None where it is not."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return None if found is None else Path(found)


def must_be_there() -> bool:
    """Whether a missing browser is a failure: on the machine that checks each change."""
    return os.environ.get("CI", "").casefold() in ("true", "1")


async def launched(playwright: Playwright, program: Path) -> Browser:
    """Start the browser without a window."""
    # Chromium refuses to start as root with its sandbox
    as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return await playwright.chromium.launch(executable_path=program, args=[*QUIET, *as_root])
