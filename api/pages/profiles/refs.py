"""Records as pages name them, and lists that are cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from api.nations import NATION_PLACES
from api.pages.addresses import page_of
from api.pages.asked import Asked
from graph.model import Membership, Nation, Node, RecordId
from graph.names.in_language import ShownName
from graph.names.kind_words import nation_words

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Ref:
    """A record as a page names it. `page`: the name of its own page."""

    id: str
    page: str
    name: ShownName


@dataclass(frozen=True, slots=True)
class Cut(Generic[R]):
    """The rows of a list that a page shows, of `total`.
    `name`: what `whole=` in the address of the page says to have all of them.
    """

    name: str
    rows: Sequence[R]
    total: int

    @property
    def left(self) -> int:
        return self.total - len(self.rows)


def ref(asked: Asked, record: Node) -> Ref:
    return Ref(record.id, page_of(record), asked.name(record))


def ref_of(asked: Asked, id: RecordId | None) -> Ref | None:
    """Return the record of an id; None where there is none that the viewer may see."""
    record = asked.view.records.node(id) if id else None
    return None if record is None else ref(asked, record)


def named_ref(asked: Asked, id: RecordId) -> Ref:
    """Return the record of an id that the viewer may see, so that it is there."""
    return ref_of(asked, id) or Ref("", "", ShownName(id))


def member_ref(asked: Asked, membership: Membership) -> Ref:
    """Return a member, also one that is only written: then it has no page."""
    return ref_of(asked, membership.actor) or Ref(
        "", "", ShownName(membership.as_written or membership.actor or "?")
    )


def cut(asked: Asked, name: str, rows: Sequence[R], most: int) -> Cut[R]:
    """Return a list cut after `most`, unless all of it is asked for."""
    whole = asked.is_whole or asked.value("whole") == name
    return Cut(name, rows if whole else rows[:most], len(rows))


def nation_place(asked: Asked, nation: Nation) -> Ref:
    """Return the nation as a breadcrumb: the place of that name where it is known."""
    return ref_of(asked, NATION_PLACES[nation]) or Ref(
        "", "", ShownName(asked.say(nation_words(nation)))
    )
