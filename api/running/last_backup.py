"""When the last backup was taken by this server, as a note in the data folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

NOTE = "last-backup"


def note_backup(folder: Path | None, at: dt.datetime) -> None:
    """Note that a backup was taken. Without a data folder it is noted nowhere."""
    if folder is not None:
        (folder / NOTE).write_text(at.isoformat(timespec="seconds"), encoding="ascii")


def last_backup(folder: Path | None) -> dt.datetime | None:
    """Return when the last backup was taken; None: it is not known of any."""
    if folder is None:
        return None
    try:
        return dt.datetime.fromisoformat((folder / NOTE).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
