"""The note in a data folder that says which process serves it and where, so that commands and a second server find it."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

NOTE = "serving.json"


@dataclass(frozen=True, slots=True)
class Serving:
    url: str
    pid: int


@contextlib.contextmanager
def noted(folder: Path, url: str) -> Iterator[None]:
    """Keep the note while this process serves. The lock of the folder, not the note, says whether it is served."""
    note = folder / NOTE
    partial = folder / f"{NOTE}.{os.getpid()}"
    partial.write_text(json.dumps(asdict(Serving(url, os.getpid()))), encoding="utf-8")
    partial.replace(note)
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def who_serves(folder: Path) -> Serving | None:
    """Return what the note says, None where there is none or its process is gone."""
    try:
        note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        serving = Serving(url=str(note["url"]), pid=int(note["pid"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return serving if _alive(serving.pid) else None


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:  # it lives, under another user
        return True
    except OSError:
        return False
    return True
