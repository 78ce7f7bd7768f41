"""The real server: `dolen serve` in a process of its own, for a Centre, with a new data folder filled from the bundled tables."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

START_SECONDS = 90
STOP_SECONDS = 15


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the bundled tables from a folder until the end of the block; the value is the address, without a last slash."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DOLEN_", "NEO4J_"))} | {"DOLEN_CENTRE": "yef"}
    told = folder / "told.txt"
    command = [sys.executable, "-u", "-m", "cli", "serve", "--port", "0", "--data", str(folder / "data")]
    with told.open("wb") as output:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=clean)
    try:
        yield _address(process, told)
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()   # no server outlives its tests
            process.wait()


def _address(process: subprocess.Popen[bytes], told: Path) -> str:
    """Wait until the server says where it is."""
    for _ in range(START_SECONDS * 5):
        found = re.search(r"^Dolen serves (http://\S+)$", told.read_text(encoding="utf-8"), re.MULTILINE)
        if found:
            return found[1]
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.2)
            break
    raise AssertionError(f"The server did not start:\n{told.read_text(encoding='utf-8')}")
