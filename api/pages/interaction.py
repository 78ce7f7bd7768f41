"""A meeting, call, exchange, event or piece of joint work:
when it was, who took part, and the ties it bears on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from starlette.responses import Response

from api.pages.asked import Asked
from api.pages.page import Made, Page, Table
from api.pages.profiles import queries
from api.pages.profiles.frame import Profile, asked_for, asks, framed, is_private
from api.pages.profiles.queries import query_of
from api.pages.profiles.refs import Cut, Ref, cut, named_ref, ref_of
from graph.dates import PartialDate
from graph.model import ActorId, Interaction, InteractionKind, Reliability
from graph.names.kind_words import interaction_words
from graph.ties.parameters import INTERACTION_MOST
from graph.ties.tie import Band, Basis, Tie
from graph.words import Fill, T

MOST_TIES = 10


@dataclass(frozen=True, slots=True)
class TieOfTwo:
    """A tie of two who took part, as strong as it is on the day of the page."""

    a: Ref
    b: Ref
    band: Band
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionShown(Profile):
    kind: InteractionKind
    said: Fill
    """Its title, else what it was and when."""
    date: PartialDate
    to: PartialDate | None
    participants: Sequence[Ref]
    as_written: Sequence[str]
    attendance: int | None
    place: Ref | None
    partly_inferred: bool
    note: str | None
    follow_up: PartialDate | None
    follow_up_note: str | None
    ahead: bool
    """On the day of the page it had not begun."""
    ties: Cut[TieOfTwo]
    too_many: bool
    """So many took part that it ties no two of them."""

    def table(self) -> Table:
        named = [(each.id, each.name.text) for each in self.participants]
        return Table(
            ("interactionId", "participantId", "participant"),
            [
                (self.frame.id, id or None, name)
                for id, name in [*named, *(("", written) for written in self.as_written)]
            ],
        )


async def make(asked: Asked) -> Made:
    record = asked_for(asked, Interaction, "interaction")
    if isinstance(record, Response):
        return record
    said: Fill = record.title or T(
        "{kind}, {date}", kind=interaction_words(record.kind), date=record.date
    )
    return InteractionShown(
        title=said,
        lede=_when(record),
        private=is_private(asked),
        query=query_of(asked, queries.INTERACTION, record),
        frame=await framed(asked, record),
        ask=None,
        kind=record.kind,
        said=said,
        date=record.date,
        to=record.to,
        participants=[ref for id in record.actors if (ref := ref_of(asked, id)) is not None],
        as_written=record.as_written,
        attendance=record.attendance,
        place=ref_of(asked, record.place),
        partly_inferred=record.reliability is Reliability.PARTLY_INFERRED,
        note=record.note,
        follow_up=record.follow_up,
        follow_up_note=record.follow_up_note,
        ahead=record.date.first > asked.view.as_of,
        ties=_ties(asked, record),
        too_many=_count(record) > INTERACTION_MOST,
    )


def _when(record: Interaction) -> Fill:
    kind = interaction_words(record.kind)
    if record.to is None:
        return T("{kind}, {date}", kind=kind, date=record.date)
    return T("{kind}, {first} to {last}", kind=kind, first=record.date, last=record.to)


def _count(record: Interaction) -> int:
    return max(record.attendance or 0, len(record.actors) + len(record.as_written))


def _ties(asked: Asked, record: Interaction) -> Cut[TieOfTwo]:
    """Return the ties that it is evidence of:
    those of the viewer's own Centre first, then the strongest.
    """
    ours, found = (
        asked.view.viewer.centre,
        sorted(_borne(asked, record), key=lambda tie: (-tie.strength, tie.ends)),
    )
    found.sort(key=lambda tie: ours not in tie.ends)
    chosen = cut(asked, "ties", found, MOST_TIES)
    return Cut("ties", [_row(asked, tie) for tie in chosen.rows], chosen.total)


def _row(asked: Asked, tie: Tie) -> TieOfTwo:
    a, b = (named_ref(asked, end) for end in tie.ends)
    return TieOfTwo(a, b, tie.band, tie.basis)


def _borne(asked: Asked, record: Interaction) -> Iterator[Tie]:
    network = asked.view.network
    actors: list[ActorId] = sorted({network.evidence.current(actor) for actor in record.actors})
    for a, b in combinations(actors, 2):
        tie = network.tie(a, b)
        if tie is not None and any(contact.id == record.id for contact in tie.contacts):
            yield tie


PAGE = Page(
    name="interaction",
    path="/interaction/{id}",
    make=make,
    template="interaction.html",
    menu="search",
    ask=asks(queries.INTERACTION, Interaction, "interaction"),
    files=("csv",),
)
