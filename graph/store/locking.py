"""One process a data folder: a lock that the system lets go when the process ends, and a
note of where it serves.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from graph.errors import FolderInUse

LOCK = "dolen.lock"
NOTE = "serving.json"
OPERATOR = "dolen-operator_"
"""With which the secret of the note begins, where it is sent: who can read the folder is its
operator.
"""


@dataclass(frozen=True, slots=True)
class Serving:
    url: str
    pid: int
    secret: str = ""
    """By which who reads the note is known as the operator. Blank: nobody has to say who asks."""


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock.

    Raises:
        FolderInUse: another process, or this one, holds it;
            with the address where it serves, if it does.
    """
    # The engine's own lock is lost when a second server of the same process
    # stops, so ours comes first.
    with (folder / LOCK).open("a+") as file:
        try:
            _lock(file)
        except OSError:
            raise _in_use(folder) from None
        yield


@contextlib.contextmanager
def announce(folder: Path, url: str, secret: str = "") -> Iterator[None]:
    """Keep the note of where this process serves the folder while it does; only its owner can read
    it. The lock, not the note, says whether it is in use.
    """
    note, partial = folder / NOTE, folder / f"{NOTE}.{os.getpid()}"
    partial.unlink(missing_ok=True)
    with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(asdict(Serving(url, os.getpid(), secret)), file)
    partial.replace(note)
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def who_serves(folder: Path) -> Serving | None:
    """Return what the note says; None where there is none, or its process is gone."""
    try:
        said = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        serving = Serving(
            url=str(said["url"]), pid=int(said["pid"]), secret=str(said.get("secret", ""))
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return serving if _alive(serving.pid) else None


def serving_at(folder: Path) -> str | None:
    """Return where the process that holds the folder's lock serves;
    None where nobody holds it, or who does so does not say.
    """
    if who_serves(folder) is None:
        return None
    try:
        with locked(folder):  # the note of one that was killed, and its number is another's now
            return None
    except FolderInUse as held:
        return held.url


def _in_use(folder: Path) -> FolderInUse:
    serving = who_serves(folder)
    where = "" if serving is None else f", which serves {serving.url}"
    return FolderInUse(
        f"{folder} is open in another process{where}. Use that one, stop it, or choose another "
        "folder with --data.",
        url=None if serving is None else serving.url,
    )


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _alive(pid: int) -> bool:
        # os.kill would end it; a note left behind is seen when its address does not answer
        return True
else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        # flock, not lockf: it also refuses this same process
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _alive(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except PermissionError:  # it lives, under another user
            return True
        except OSError:
            return False
        return True
