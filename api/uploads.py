"""A Centre's own tables, kept on disk until they are imported.

What lies there is bounded: the bytes of one upload, those of all together, and how many there are.
Where one more needs room, the oldest that nobody reads or writes goes, of the Centre that has most
of them; where all are in use, the newcomer is refused.
"""

from __future__ import annotations

import errno
import logging
import re
import secrets
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

from starlette.requests import Request
from starlette.types import Message

from api.errors import MissingRecord
from graph.errors import DolenError, InputError, StorageFull
from graph.kinds import RECORDED
from graph.model import OrganizationId
from graph.progress import Reached, telling
from graph.words import T

KEPT_SECONDS = 3600.0
MOST_BYTES_OF_A_NAME = 200
MOST_FILES = 20
"""Of one upload."""
MOST_KEPT = 20
"""Uploads at a time."""
RETRY_SECONDS = 10
"""After which there may be room again, where others were sending or importing."""
_TABLE = re.compile(rf"({'|'.join(RECORDED)})\.csv")
_TAKES_NOTHING = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT}
)
"""How a disk says that it is full or read-only, and how Python says that it found no
folder for temporary files.
"""

log = logging.getLogger("dolen.api")
Tables = Iterable[tuple[str, AsyncIterator[bytes]]]
"""The names with which tables were sent, and their bytes as they come."""


class UploadTooLarge(DolenError):
    """The tables of one upload have more bytes together than they may."""


class NoRoom(DolenError):
    """All the room that uploads may have is in use: others are being sent or imported.
    Later there is some.
    """


@dataclass(frozen=True, slots=True)
class RowsNotAdded:
    """Rows of an upload that were not added with the others.
    `change`: by which those were; `draft`: what was chosen by then.
    """

    change: str
    draft: str
    unclear: int
    unusable: int
    left_out: int

    @property
    def all(self) -> int:
        return self.unclear + self.unusable + self.left_out


@dataclass(frozen=True, slots=True)
class Upload:
    """Tables of one Centre, as files in a folder of their own."""

    id: str
    centre: OrganizationId
    folder: Path
    ends: float
    """When it is forgotten, on the clock of `Uploads`."""
    sizes: dict[str, int] = field(default_factory=dict)
    """The bytes of each table, by the name of its file."""
    heard: list[Reached] = field(default_factory=list)
    """How far the look at it or its import has come; empty while there is none."""
    told: list[RowsNotAdded] = field(default_factory=list)
    """Of its last import what was not added; empty before."""

    @property
    def files(self) -> Sequence[Path]:
        return [self.folder / name for name in sorted(self.sizes)]

    @property
    def reached(self) -> Reached | None:
        return self.heard[-1] if self.heard else None

    @property
    def not_added(self) -> RowsNotAdded | None:
        """None: nothing of it is added yet."""
        return self.told[-1] if self.told else None

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Within it the upload knows how far the work on it has come."""

        def hear(one: Reached) -> None:
            self.heard[:] = [one]

        with telling(hear):
            try:
                yield
            finally:
                self.heard.clear()


@dataclass(slots=True)
class _Kept:
    """An upload, and what is done with it."""

    upload: Upload
    growing: int = 0
    """Bytes of tables that are being written."""
    users: int = 0
    """Who reads or writes it. It stays on disk until there is none."""
    forgotten: bool = False

    def bytes(self, without: Collection[str] = ()) -> int:
        return self.growing + sum(
            size for name, size in self.upload.sizes.items() if name not in without
        )


@dataclass(slots=True)
class _Part:
    """A table that is being written."""

    name: str
    path: Path
    size: int = 0


@dataclass(slots=True)
class Uploads:
    """The uploads of one process. Their folder goes when the process ends."""

    most_bytes: int
    """Of one upload."""
    most_bytes_in_all: int
    """Of all uploads, with what is being written, and of the forms with
    files that are being read.
    """
    now: Callable[[], float] = time.monotonic
    _kept: dict[str, _Kept] = field(default_factory=dict)
    _passing: int = 0
    _folder: tempfile.TemporaryDirectory[str] | None = None

    async def keep(self, centre: OrganizationId, tables: Tables, into: str | None = None) -> Upload:
        """Write tables to disk as they come, all or none, into a new upload or one that is there.
        One of the same name is replaced.

        Raises:
            InputError: a name can be that of no file, or there are too many.
            MissingRecord: the Centre has no such upload.
            UploadTooLarge: the upload's tables are too large together.
            NoRoom: others have all the room.
            StorageFull: the disk takes nothing more.
        """
        named = [(_file_name(name), body) for name, body in tables]
        with (
            storing(),
            self._holding(self._new(centre) if into is None else self._known(into, centre)) as kept,
        ):
            if len({*kept.upload.sizes, *(name for name, _ in named)}) > MOST_FILES:
                raise InputError(
                    T("Send at most {most} files together, the others after them.", most=MOST_FILES)
                )
            parts: list[_Part] = []
            try:
                for name, body in named:
                    parts.append(
                        _Part(
                            name,
                            kept.upload.folder.parent
                            / f"{kept.upload.id}.{secrets.token_hex(4)}.part",
                        )
                    )
                    await self._write(kept, parts, body)
                if kept.forgotten:
                    raise _missing(kept.upload.id)
                for part in parts:
                    part.path.replace(kept.upload.folder / part.name)
                    kept.upload.sizes[part.name] = part.size
            finally:
                for part in parts:
                    part.path.unlink(missing_ok=True)
                    kept.growing -= part.size
            return kept.upload

    @contextmanager
    def using(self, id: str, centre: OrganizationId) -> Iterator[Upload]:
        """Give a Centre's upload, and leave it on disk meanwhile.

        Raises:
            MissingRecord: there is none with this id, or no longer.
                The same is said of another Centre's.
        """
        with self._holding(self._known(id, centre)) as kept:
            yield kept.upload

    @contextmanager
    def passing(self, request: Request) -> Iterator[Request]:
        """Give the same request with its body counted:
        whoever reads a form keeps its files on disk until they are in an upload.

        Reading it raises NoRoom where others have all the room.
        """
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await request.receive()
            size = len(message.get("body", b""))
            self._make_room(more_bytes=size)
            self._passing += size
            taken += size
            return message

        try:
            yield Request(request.scope, counted)
        finally:
            self._passing -= taken

    def find(self, id: str, centre: OrganizationId) -> Upload:
        """Return a Centre's upload.

        Raises:
            MissingRecord: as `using`.
        """
        return self._known(id, centre).upload

    def of(self, centre: OrganizationId) -> Sequence[Upload]:
        """Return a Centre's uploads that are here still, the newest first."""
        self._forget_old()
        own = [kept for kept in self._kept.values() if kept.upload.centre == centre]
        return [kept.upload for kept in reversed(own) if not kept.forgotten and kept.upload.sizes]

    def minutes_left(self, upload: Upload) -> int:
        """Return how many minutes an upload is kept still, at least."""
        return max(0, int((upload.ends - self.now()) // 60))

    def forget(self, upload: Upload) -> None:
        """Let nobody find an upload any more. Its files go as soon as nobody uses them."""
        if (kept := self._kept.get(upload.id)) is not None:
            kept.forgotten = True
            self._clear(kept)

    async def _write(self, kept: _Kept, parts: Sequence[_Part], body: AsyncIterator[bytes]) -> None:
        """Write the last of the parts. What all of them replace counts no more for the upload,
        but lies on the disk still.
        """
        part, replaced = parts[-1], [each.name for each in parts]
        with part.path.open("wb") as file:
            async for chunk in body:
                if kept.bytes(without=replaced) + len(chunk) > self.most_bytes:
                    raise UploadTooLarge(
                        T(
                            "The tables of one upload are too large together. Import them "
                            "one after the other."
                        )
                    )
                self._make_room(more_bytes=len(chunk))
                kept.growing += len(chunk)
                part.size += len(chunk)
                file.write(chunk)

    @contextmanager
    def _holding(self, kept: _Kept) -> Iterator[_Kept]:
        kept.users += 1
        try:
            yield kept
        finally:
            kept.users -= 1
            self._clear(kept)

    def _clear(self, kept: _Kept) -> None:
        """Remove an upload that nobody uses, where it is forgotten or nothing came into it."""
        if not kept.users and (kept.forgotten or not kept.upload.sizes):
            self._kept.pop(kept.upload.id, None)
            shutil.rmtree(kept.upload.folder, ignore_errors=True)

    def _known(self, id: str, centre: OrganizationId) -> _Kept:
        self._forget_old()
        kept = self._kept.get(id)
        if kept is None or kept.forgotten or kept.upload.centre != centre:
            raise _missing(id)
        return kept

    def _new(self, centre: OrganizationId) -> _Kept:
        self._forget_old()
        self._make_room(more_uploads=1)
        # the system may clear what is old
        if self._folder is None or not Path(self._folder.name).is_dir():
            self._folder = tempfile.TemporaryDirectory(prefix="dolen-uploads-")
        id = secrets.token_urlsafe(18)
        upload = Upload(id, centre, Path(self._folder.name) / id, self.now() + KEPT_SECONDS)
        upload.folder.mkdir(mode=0o700)
        self._kept[id] = _Kept(upload)
        return self._kept[id]

    def _forget_old(self) -> None:
        for kept in list(self._kept.values()):
            if kept.upload.ends <= self.now():
                self.forget(kept.upload)

    def _make_room(self, *, more_bytes: int = 0, more_uploads: int = 0) -> None:
        """Remove the oldest uploads that nobody uses, as far as needed;
        none where that would not be enough.

        Raises:
            NoRoom: it would not.
        """
        used = [kept for kept in self._kept.values() if kept.users]
        if not self._fit(used, more_bytes, more_uploads):
            raise NoRoom(
                T(
                    "Others are sending or importing tables, and there is no room for more of them "
                    "just now. Send yours again in a minute."
                )
            )
        while not self._fit(self._kept.values(), more_bytes, more_uploads):
            self.forget(self._oldest_of_most().upload)

    def _oldest_of_most(self) -> _Kept:
        """Return the upload that goes first: nobody uses it, and its Centre has most of these, so
        that no Centre takes the room of another one.
        """
        idle = [kept for kept in self._kept.values() if not kept.users]
        count = Counter(kept.upload.centre for kept in idle)
        return max(idle, key=lambda kept: count[kept.upload.centre])

    def _fit(self, kept: Collection[_Kept], more_bytes: int, more_uploads: int) -> bool:
        lie = self._passing + sum(each.bytes() for each in kept)
        return len(kept) + more_uploads <= MOST_KEPT and lie + more_bytes <= self.most_bytes_in_all


@contextmanager
def storing() -> Iterator[None]:
    """Within it, a folder for temporary files that takes nothing more is told in words.

    Raises:
        StorageFull: the disk is full, or nothing may be written there.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _TAKES_NOTHING:
            raise
        log.warning("The folder for temporary files takes no table: %s", error)
        raise StorageFull(
            T(
                "The server can keep no more tables: its folder for temporary files is full or "
                "cannot be written. Nothing was imported. Once whoever runs the server has made "
                "room there, send them again."
            )
        ) from error


def _missing(id: str) -> MissingRecord:
    return MissingRecord(
        T(
            'There is no upload "{id}". It is kept for an hour, until it is imported: '
            "send the tables again.",
            id=id[:80],
        )
    )


def _file_name(name: str) -> str:
    """Return the name of a file, of whatever path it was sent with.

    >>> _file_name("C:\\\\Users\\\\ann\\\\People.csv"), _file_name("../Contacts autumn.xlsx")
    ('people.csv', 'Contacts autumn.xlsx')
    """
    # splits at both kinds of slash
    file = PureWindowsPath(name).name.strip()
    ours = file.casefold().replace(" ", "_")
    if _TABLE.fullmatch(ours) is not None:
        return ours
    if not file.strip(".") or len(file.encode()) > MOST_BYTES_OF_A_NAME or not file.isprintable():
        raise InputError(
            T(
                '"{name}" cannot be the name of a file. Give it a short one, such as contacts.csv.',
                name=name[:80],
            )
        )
    return file
