"""What was changed, when and by whom:
the latest writes of the viewer's own Centre and of the datasets.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from api.cursors import cursor_of_write
from api.pages.addresses import Parameter
from api.pages.asked import Asked
from api.pages.page import Page, PageQuery, Shown, Table
from api.pages.recording.record import Gone, is_ours, seen_at, shown_at, told
from graph.dates import LONDON
from graph.hub import WRITES_AT_ONCE, WRITES_READ, WritesAbout
from graph.model import Record, RecordId
from graph.names.change_words import KINDS, change_sentence, gone_of
from graph.records.changes import TABLES, ChangeKind, Write
from graph.records.difference import Entry
from graph.records.tables import tables_of
from graph.words import Fill, T

PAGE_SIZE = 25
MOST_RECORDS = 8
_KINDS = {kind.value: kind for kind in ChangeKind}


@dataclass(frozen=True, slots=True)
class Told:
    """A record in words, and the address of its own page where it has one."""

    id: str
    said: Fill
    address: str | None


@dataclass(frozen=True, slots=True)
class WriteRow:
    """One write: what it did in words, how many records it touched, and which;
    a large one names none. `more`: those not named.
    """

    id: str
    at: dt.datetime
    """In London."""
    said: Fill
    added: int
    corrected: int
    removed: int
    records: Sequence[Told]
    more: int
    undone: bool
    own: bool
    """It is of the viewer's own Centre: a page of its own shows all of it."""
    can_be_undone: bool
    """It is the Centre's own, it holds, and is not itself the undoing of another."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Some of the writes, or all of them; `chosen`: they are what is shown now."""

    said: Fill
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesShown(Shown):
    text: str
    """What they must tell of; blank: anything."""
    writes: Sequence[WriteRow]
    earlier: str | None
    """The address of the writes before these; None: there are none."""
    read_in_part: int | None
    """How many writes were read for the text, where older ones were not; None: all."""
    latest: str | None
    """The address of the newest ones, where these are others."""
    of_a_centre: bool
    """The viewer's own Centre's writes may be among them."""
    narrowed: bool
    who: Sequence[Filter]
    kinds: Sequence[Filter]

    def table(self) -> Table:
        columns = ("id", "at", "said", "added", "corrected", "removed", "undone")
        return Table(
            columns,
            [
                (
                    line.id,
                    line.at.isoformat(),
                    line.said,
                    line.added,
                    line.corrected,
                    line.removed,
                    "yes" if line.undone else "no",
                )
                for line in self.writes
            ],
        )


QUERY = """\
# What was written, the newest first: by the datasets, and by the own Centre.
query Changes($by: String, $kind: ChangeKind, $about: String, $first: Int!, $after: String) {
  writes(by: $by, kind: $kind, about: $about, first: $first, after: $after) {
    nodes {
      id
      at
      by
      kind
      sentence
      added
      corrected
      removed
      undone
      records { id table node { name } }   # of a large write not all
    }
    pageInfo { hasNextPage endCursor }   # give endCursor as after
  }
}
"""


async def ask(asked: Asked) -> PageQuery:
    kind = _KINDS.get(asked.value("kind"))
    values = {
        "by": _by(asked),
        "kind": kind.name if kind else None,
        "about": asked.value("q") or None,
        "first": PAGE_SIZE,
        "after": cursor_of_write(before) if (before := asked.value("before")) else None,
    }
    return PageQuery(QUERY, values)


async def make(asked: Asked) -> ChangesShown:
    viewer = asked.view.viewer
    whose = _by(asked)
    kind, before = _KINDS.get(asked.value("kind")), asked.value("before")

    async def writes(before: str, first: int) -> WritesAbout:
        return await asked.parts.hub.writes_about(
            asked.value("q"), viewer, by=whose, kind=kind, before=before, first=first
        )

    about = await (_all(writes) if asked.is_whole else writes(before, PAGE_SIZE + 1))
    most = len(about.writes) if asked.is_whole else PAGE_SIZE
    shown, more, read_to = about.writes[:most], len(about.writes) > most, about.read_to
    gone = gone_of(shown)
    return ChangesShown(
        title=T("Changes"),
        lede=T(
            "What was changed, when, and by whom. The history of one record stands on its own page."
        ),
        private=viewer.centre is not None,
        query=await ask(asked),
        text=asked.value("q"),
        writes=[_line(asked, write, gone) for write in shown],
        earlier=asked.here(before=shown[-1].id)
        if more
        else asked.here(before=read_to)
        if read_to
        else None,
        read_in_part=WRITES_READ if read_to and not more else None,
        latest=asked.here(before="") if before else None,
        of_a_centre=viewer.centre is not None,
        narrowed=whose is not None or kind is not None or bool(asked.value("q")),
        who=_whose(asked, whose),
        kinds=[
            _choice(asked, "kind", None, T("Anything"), kind is None),
            *(
                _choice(asked, "kind", option.value, words, option is kind)
                for option, words in KINDS.items()
            ),
        ],
    )


async def _all(writes: Callable[[str, int], Awaitable[WritesAbout]]) -> WritesAbout:
    """Return all writes at once, read some at a time."""
    found, before = list[Write](), ""
    while True:
        about = await writes(before, WRITES_AT_ONCE)
        found += about.writes
        if about.read_to is None and len(about.writes) < WRITES_AT_ONCE:
            return WritesAbout(found, None)
        before = about.read_to or about.writes[-1].id


def _by(asked: Asked) -> str | None:
    """Whose writes are asked for; None: anyone's."""
    return {"tables": TABLES, "centre": asked.view.viewer.centre}.get(asked.value("who"))


def _whose(asked: Asked, chosen: str | None) -> Sequence[Filter]:
    """The public sees those of the datasets alone, so it has nothing to choose."""
    centre = asked.view.viewer.centre
    if centre is None:
        return ()
    return (
        _choice(asked, "who", None, T("Anyone"), chosen is None),
        _choice(asked, "who", "centre", T("Your Centre"), chosen == centre),
        _choice(asked, "who", "tables", T("The datasets"), chosen == TABLES),
    )


def _choice(asked: Asked, name: str, value: str | None, said: Fill, chosen: bool) -> Filter:
    changes: dict[str, Parameter] = {name: value, "before": None}
    return Filter(said, asked.with_changes(changes), chosen)


def _line(asked: Asked, write: Write, gone: Gone) -> WriteRow:
    own = asked.may_record and write.by.partition("/")[0] == asked.view.viewer.centre
    last = list({(entry.table, entry.id): entry for entry in write.entries}.values())
    unknown = write.added + write.corrected + write.removed - len(write.entries)
    return WriteRow(
        write.id,
        write.at.astimezone(LONDON),
        change_sentence(write, asked.view.records),
        write.added,
        write.corrected,
        write.removed,
        records=[_told(asked, entry, gone) for entry in last[:MOST_RECORDS]],
        more=unknown + max(0, len(last) - MOST_RECORDS),
        undone=write.undone,
        own=own,
        can_be_undone=own and not write.undone and write.kind is not ChangeKind.UNDONE,
    )


def _told(asked: Asked, entry: Entry[Record], gone: Gone) -> Told:
    node = asked.view.records.node(RecordId(entry.id))
    return Told(
        entry.id,
        told(asked, entry.record, gone),
        _without_a_page(asked, entry) if node is None else asked.address_of(node),
    )


def _without_a_page(asked: Asked, entry: Entry[Record]) -> str | None:
    """Return where the viewer's own Centre can correct what no page shows; None:
    a page shows it, or it is not theirs or not there.
    """
    now = tables_of(asked.view.records)[entry.table].get(entry.id)
    return (
        seen_at(asked, now)
        if now is not None and is_ours(asked, now) and shown_at(asked, now) is None
        else None
    )


PAGE = Page(
    name="changes", path="/changes", make=make, template="changes.html", ask=ask, files=("csv",)
)
