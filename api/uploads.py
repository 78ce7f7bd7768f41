"""A Centre's own tables, kept on disk until they are imported."""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

from api.errors import MissingRecord
from graph.errors import DolenError, InputError
from graph.kinds import RECORDED
from graph.model import OrganizationId
from graph.words import T

KEPT_SECONDS = 3600.0
MOST_KEPT = 20
"""Uploads at a time. The oldest goes when one more comes."""
_TABLE = re.compile(rf"({'|'.join(RECORDED)})\.csv")


class UploadTooLarge(DolenError):
    """The tables of one upload have more bytes together than they may."""


@dataclass(frozen=True, slots=True)
class Upload:
    """Tables of one Centre, as files in a folder of their own."""

    id: str
    centre: OrganizationId
    folder: Path
    ends: float
    """When it is forgotten, on the clock of `Uploads`."""

    @property
    def files(self) -> Sequence[Path]:
        return sorted(self.folder.iterdir())


@dataclass(slots=True)
class Uploads:
    """The uploads of one process. Their folder goes when the process ends."""

    most_bytes: int
    now: Callable[[], float] = time.monotonic
    _kept: dict[str, Upload] = field(default_factory=dict)
    _folder: tempfile.TemporaryDirectory[str] | None = None

    async def keep(self, centre: OrganizationId, name: str, body: AsyncIterator[bytes], into: str | None = None) -> Upload:
        """Write a table to disk as it comes, into a new upload or one that is there. A table of the same name is replaced.

        Raises:
            InputError: the name is that of no table; the message says which are.
            MissingRecord: the Centre has no such upload.
            UploadTooLarge: the upload's tables are too large together. It stays as it was.
        """
        file = _file_name(name)
        upload = self._new(centre) if into is None else self.find(into, centre)
        part = upload.folder.parent / f"{upload.id}.{secrets.token_hex(4)}.part"
        try:
            room = self.most_bytes - sum(path.stat().st_size for path in upload.files if path.name != file)
            await _write(part, body, room)
            part.replace(upload.folder / file)
        except BaseException:
            part.unlink(missing_ok=True)
            if not upload.files:
                self.forget(upload)
            raise
        return upload

    def find(self, id: str, centre: OrganizationId) -> Upload:
        """Return a Centre's upload.

        Raises:
            MissingRecord: there is none with this id, or no longer. The same is said of another Centre's.
        """
        self._forget_old()
        upload = self._kept.get(id)
        if upload is None or upload.centre != centre:
            raise MissingRecord(T(
                'There is no upload "{id}". It is kept for an hour, until it is imported: send the tables again.', id=id[:80]))
        return upload

    def forget(self, upload: Upload) -> None:
        """Remove an upload and its files."""
        self._kept.pop(upload.id, None)
        shutil.rmtree(upload.folder, ignore_errors=True)

    def _new(self, centre: OrganizationId) -> Upload:
        self._forget_old()
        while len(self._kept) >= MOST_KEPT:
            self.forget(next(iter(self._kept.values())))
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="dolen-uploads-")
        id = secrets.token_urlsafe(18)
        upload = Upload(id, centre, Path(self._folder.name) / id, self.now() + KEPT_SECONDS)
        upload.folder.mkdir(mode=0o700)
        self._kept[id] = upload
        return upload

    def _forget_old(self) -> None:
        for upload in [each for each in self._kept.values() if each.ends <= self.now()]:
            self.forget(upload)


async def _write(path: Path, body: AsyncIterator[bytes], room: int) -> None:
    with path.open("wb") as file:
        async for chunk in body:
            room -= len(chunk)
            if room < 0:
                raise UploadTooLarge(T("The tables of one upload are too large together. Import them one after the other."))
            file.write(chunk)


def _file_name(name: str) -> str:
    """Return the name of a table's file, of whatever path it was sent with.

    >>> _file_name("C:\\\\Users\\\\ann\\\\People.csv"), _file_name("../declared ties.CSV")
    ('people.csv', 'declared_ties.csv')
    """
    file = PureWindowsPath(name).name.strip().casefold().replace(" ", "_")   # splits at both kinds of slash
    if _TABLE.fullmatch(file) is None:
        raise InputError(T('"{name}" is the name of no table of yours. Name the file {known}.',
                           name=name[:80], known=", ".join(f"{table}.csv" for table in RECORDED)))
    return file
