"""What every store can do, in the words of the domain.
Reading and writing are apart; the contract tests are the meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.model import Dataset, RecordId, Records
from graph.privacy.audience import Audience
from graph.records.changes import Change, ChangeKind, Write, WritesAsked
from graph.records.difference import Difference
from graph.records.tables import Key
from graph.store.shape import Registered

Progress = Callable[[str, int, int], None]
"""Called with the step in words, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class State:
    """What the graph says of itself.
    `seq` is the last position of the feed; `fingerprint` that of the tables loaded last.
    `unstated`: what those tables state no more, but persons' records need.
    """

    schema_version: int
    seq: int
    fingerprint: str
    unstated: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All records of some audiences as they stood together, and the position of
    the feed at which they did.
    """

    records: Records
    seq: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, in records. `kept`:
    the dataset says otherwise, but a person changed them or relates to them.
    """

    added: int
    corrected: int
    removed: int
    unchanged: int
    kept: tuple[Key, ...]
    seq: int
    followed: tuple[tuple[str, str, int], ...] = ()
    """An id that the dataset gave up, the one in its place, and how many records of persons refer
    to that now.
    """
    copied: int = 0
    """Copies that Centres keep of what the dataset states no more."""

    @property
    def nothing_changed(self) -> bool:
        return self.added == self.corrected == self.removed == 0

    def __str__(self) -> str:
        if self.nothing_changed:
            return f"Nothing changed: all {self.unchanged:,} records are here already."
        return " ".join(
            [
                f"{self.added:,} added, {self.corrected:,} corrected, {self.removed:,} removed, "
                f"{self.unchanged:,} unchanged.",
                *self.told,
            ]
        )

    @property
    def told(self) -> list[str]:
        """What whoever recorded something should know, in sentences."""
        followed = [
            f"{count:,} of the records of Centres now {'refers' if count == 1 else 'refer'} to "
            f"{now} in the place of {former}."
            for former, now, count in self.followed
        ]
        if not self.copied:
            return followed
        what = "record is" if self.copied == 1 else "records are"
        return [
            *followed,
            f"{self.copied:,} {what} stated by no dataset any more: Centres whose records refer to "
            "it keep a copy of their own.",
        ]


KEPT_SECONDS = 24 * 3_600
"""For which a key is kept with what was written by it."""


@dataclass(frozen=True, slots=True)
class KeyedWrite:
    """What a program wrote by a key of its own, and what it was told.

    `id`: by what the store knows the key; `asked`: a fingerprint of what was asked for;
    `told`: what was answered, beside the change of the id `change`.
    """

    id: str
    audience: Audience
    asked: str
    told: str
    change: str = ""


RegisteredValue = str | int | bool


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """Something that says who may enter. `version` counts its changes."""

    id: str
    values: Mapping[str, RegisteredValue]
    version: int = 0


@dataclass(frozen=True, slots=True)
class RegisterWrite:
    """One change of the register. Without `values` the entry goes.
    `seen`: the version that is changed; None: it is new.
    """

    label: Registered
    id: str
    values: Mapping[str, RegisteredValue] | None
    seen: int | None = None

    @property
    def written(self) -> RegisterEntry | None:
        """The entry after it. None: there is none."""
        return (
            None
            if self.values is None
            else RegisterEntry(self.id, self.values, 0 if self.seen is None else self.seen + 1)
        )


class AccessRegister(Protocol):
    """Who may enter. It stands beside the records, and in no feed."""

    async def registered(self, label: Registered, id: str) -> RegisterEntry | None:
        """Return an entry by its id; None: there is none."""

    async def register(
        self, label: Registered, first: int | None = None
    ) -> Sequence[RegisterEntry]:
        """Return all entries with a label, or so many, the highest id first."""

    async def write_register(self, writes: Sequence[RegisterWrite]) -> None:
        """Write changes, all or nothing.

        Raises:
            Overtaken: an entry is not any more as it was seen, or a new one is there already;
                nothing was written.
            StorageFull, StoreUnavailable, StoreTimeout: the store cannot do it now.
        """


class Reader(Protocol):
    """Every method raises StoreUnavailable or StoreTimeout where the store does not answer."""

    async def ping(self) -> None:
        """Return when the store answers.

        Raises:
            StorageFull: it does, but its disk has no room for a write.
        """

    async def state(self) -> State:
        """Return what the graph says of itself."""

    async def audiences(self) -> tuple[Audience, ...]:
        """Return every audience there may be: the public's and each Centre's.
        For the program itself, never for an answer.
        """

    async def everything(self, audiences: Sequence[Audience]) -> Records:
        """Return all records of these audiences, as they stood together at
        one position of the feed.
        """

    async def datasets(self) -> Mapping[str, Dataset]:
        """Return the datasets alone, which are public."""

    async def snapshot(self, audiences: Sequence[Audience]) -> Snapshot:
        """Return what `everything` does, and at which position of the feed."""

    async def history(
        self, record_ids: Sequence[RecordId], audiences: Sequence[Audience], first: int = 50
    ) -> Mapping[RecordId, Sequence[Change]]:
        """Return for each record its latest changes, the newest first;
        each change holds only the entries of that record.
        """

    async def changes_since(
        self, seq: int, audiences: Sequence[Audience], first: int = 1000
    ) -> Sequence[Change]:
        """Return the changes after a position of the feed, in its order."""

    async def position_of(self, change_id: str, audiences: Sequence[Audience]) -> int | None:
        """Return where in the feed a change stands; None where these audiences have no such."""

    async def changes_of_write(
        self, change_id: str, audiences: Sequence[Audience]
    ) -> Sequence[Change]:
        """Return all changes of a write, in order, by its own id or that of one of them;
        none where these audiences have no such change.
        """

    async def writes(self, audiences: Sequence[Audience], asked: WritesAsked) -> Sequence[Write]:
        """Return the latest writes that are asked for, as these audiences may know them."""

    async def keyed(self, id: str, audiences: Sequence[Audience]) -> KeyedWrite | None:
        """Return what was written by a key within the last day; None: nothing was."""

    async def positions(self) -> Sequence[int]:
        """Return every position that the feed holds, in order.
        Without a gap they run from 1 to the state's `seq`.
        """

    async def constraints(self) -> frozenset[str]:
        """Return the names of the constraints that the graph has."""


class Writer(Protocol):
    async def load(
        self,
        records: Records,
        *,
        by: str,
        complete: bool = False,
        fingerprint: str | None = None,
        progress: Progress | None = None,
    ) -> Loaded:
        """Make the store say what `records` say, in one transaction: all or nothing.
        Again with the same records, it changes nothing.

        With `complete`, `records` are all that the datasets state:
        what no person recorded and they state no more is removed.

        Raises:
            StoreError: a record refers to something that is not there, or that fewer may use;
                nothing was written.
        """

    async def write(
        self,
        stored: Records,
        found: Difference,
        *,
        by: str,
        seen: int,
        kind: ChangeKind | None = None,
        undone: Sequence[Change] = (),
        keyed: KeyedWrite | None = None,
    ) -> Sequence[Change]:
        """Write a difference from `stored`, which stood at the position `seen`.
        Return the changes that it left, in the order of the feed; none where nothing differs.
        `keyed` is kept for a day, with the id of the first of them.

        Without a `kind`, each change says whether records were added, corrected, ended or removed.
        `undone` are the changes of the write that this one undoes: each says so from then on.

        Raises:
            Overtaken: somebody wrote since; nothing was written.
            StoreError: as for `load`.
        """

    async def erase(
        self,
        found: Difference,
        rewritten: Sequence[Change],
        *,
        by: str,
        audience: Audience,
        seen: int,
    ) -> int:
        """Write a difference and changes of the feed anew, with nothing of what they said before,
        and a change without entries that says who did so. Keys by which a rewritten change was
        made are forgotten. Return the position of the feed.

        Raises:
            Overtaken: somebody wrote since the position `seen`; nothing was written.
            StoreError: as for `load`.
        """

    async def restore(self, records: Records, changes: Sequence[Change]) -> int:
        """Write records and the whole feed that led to them into a graph without either.
        Return the position of the feed.

        Raises:
            Overtaken: the graph is not empty; nothing was written.
            StoreError: as for `load`.
        """

    async def upgrade(self, schema_version: int) -> None:
        """State that the graph now is as this version of the schema wants it."""


class Store(Reader, Writer, AccessRegister, Protocol):
    @property
    def engine(self) -> str:
        """The engine and its version, for people."""
