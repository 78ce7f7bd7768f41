"""Who moved: who left which post, who came, and whom we know of them; and the days on which a
session begins or ends.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from api.nations import NATIONS
from api.pages.asked import Asked
from api.pages.calendar_file import CalendarDay, as_calendar
from api.pages.feed import FeedEntry, as_feed
from api.pages.metrics.figures import window_of
from api.pages.nation_links import PlainLink
from api.pages.nations.people import KnownRow, known_row
from api.pages.page import Made, Page, PageQuery, Shown, Table
from api.pages.profiles.refs import Cut, Ref, cut, named_ref
from graph.metrics.movers import FIRST_DAYS, Mover, movers
from graph.metrics.question import window_start
from graph.model import ActorId, Nation, RecordId, Session
from graph.names.articles import inside
from graph.names.kind_words import nation_words
from graph.names.nation import nation_of
from graph.names.shown import named
from graph.words import Fill, Listed, P, T

MOST = 50
QUERY = """\
# Who left which post of a nation since a day, who came, and whom the Centre knows of them.
query Movers($since: Date!, $nation: Nation, $asOf: Date) {
  movers(since: $since, nation: $nation, asOf: $asOf, first: 50) {
    totalCount
    nodes {
      nation
      post { id label }
      organization { id name }
      left { id name }
      leftOn
      came { id name }
      cameOn
      firstDaysUntil
      now { id name }
      known { id strength basis ends { id name } }
    }
  }
}
"""


@dataclass(frozen=True, slots=True)
class MoverRow:
    """A post that changed hands. `chair`: it is the chair of the body that is named."""

    what: Ref
    chair: bool
    nation: Fill
    left: Sequence[Ref]
    left_on: dt.date | None
    came: Sequence[Ref]
    came_on: dt.date | None
    now: Sequence[Ref]
    """Who is there, where nobody came on a day that is stated."""
    new_until: dt.date | None
    """The last of the first days of whoever came, where it is one of them today."""
    known: Sequence[KnownRow]


@dataclass(frozen=True, slots=True)
class SessionDay:
    day: dt.date
    key: str
    said: Fill
    legislature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoversShown(Shown):
    asked: Asked
    since: dt.date
    movers: Cut[MoverRow]
    found: Sequence[Mover]
    sessions: Sequence[SessionDay]
    nations: Sequence[PlainLink]
    periods: Sequence[PlainLink]
    of_a_centre: bool

    def table(self) -> Table:
        columns = (
            "nation",
            "post",
            "organization",
            "left",
            "leftOn",
            "came",
            "cameOn",
            "now",
            "known",
        )
        return Table(columns, [_row(self.asked, mover) for mover in self.found])

    def feed(self) -> str:
        asked = self.asked
        entries = [
            FeedEntry(_key(one), one.day, _told(asked, one), _address(asked, one.id))
            for one in self.found
        ]
        here = f"{asked.request.base_url}{asked.here(format='atom').removeprefix('/')}"
        return as_feed(self.title, here, entries, asked.view.as_of, asked.language)

    def calendar(self) -> str:
        asked = self.asked
        days = [
            CalendarDay(_key(one), one.day, _told(asked, one), _address(asked, one.id))
            for one in self.found
        ]
        days += [
            CalendarDay(one.key, one.day, one.said, _address(asked, one.legislature))
            for one in self.sessions
        ]
        return as_calendar(self.title, days, asked.view.as_of, asked.language)


async def ask(asked: Asked) -> PageQuery:
    nation = _nation(asked)
    variables = {
        "since": _since(asked).isoformat(),
        "nation": None if nation is None else nation.name,
        "asOf": asked.view.as_of.isoformat(),
    }
    return PageQuery(QUERY, variables)


async def make(asked: Asked) -> Made:
    view, nation, since = asked.view, _nation(asked), _since(asked)
    centre = view.viewer.centre
    found = await asked.parts.aside(
        movers, view, since, nation, () if centre is None else (centre,)
    )
    title = (
        T("Who moved") if nation is None else T("Who moved: {nation}", nation=nation_words(nation))
    )
    return MoversShown(
        asked=asked,
        title=title,
        lede=T(
            "Who left which post and who came, from {since} to {day}, as far as lists say.",
            since=since,
            day=view.as_of,
        ),
        query=await ask(asked),
        private=centre is not None,
        since=since,
        movers=cut(asked, "movers", [_mover_row(asked, one) for one in found], MOST),
        found=found,
        sessions=_sessions(asked, since, nation),
        nations=[
            PlainLink(T("All nations"), asked.here(nation="", whole=""), nation is None),
            *(
                PlainLink(nation_words(each), asked.here(nation=each, whole=""), each is nation)
                for each in NATIONS
            ),
        ],
        periods=[
            PlainLink(
                P("{n} day", "{n} days", days),
                asked.here(window=days, whole=""),
                days == window_of(asked),
            )
            for days in (FIRST_DAYS, 90, 180, 365)
        ],
        of_a_centre=centre is not None,
    )


def _since(asked: Asked) -> dt.date:
    return window_start(asked.view.as_of, window_of(asked))


def _nation(asked: Asked) -> Nation | None:
    value = asked.value("nation")
    return Nation(value) if value in {each.value for each in Nation} else None


def _mover_row(asked: Asked, mover: Mover) -> MoverRow:
    until = mover.first_days_until
    return MoverRow(
        named_ref(asked, mover.id),
        mover.post is None,
        nation_words(mover.nation),
        [named_ref(asked, one) for one in mover.left],
        mover.left_on,
        [named_ref(asked, one) for one in mover.came],
        mover.came_on,
        [] if mover.came else [named_ref(asked, one) for one in mover.now],
        until if until is not None and until >= asked.view.as_of else None,
        [known_row(asked, pair) for pair in mover.known],
    )


def _row(asked: Asked, mover: Mover) -> Sequence[Fill | float | None]:
    post = None if mover.post is None else named(asked.view.records, mover.post)
    known = [named(asked.view.records, pair.target) for pair in mover.known]
    return (
        mover.nation.value,
        post,
        named(asked.view.records, mover.organization),
        _names(asked, mover.left),
        mover.left_on,
        _names(asked, mover.came),
        mover.came_on,
        _names(asked, mover.now),
        Listed(tuple(known), "; "),
    )


def _names(asked: Asked, actors: Sequence[ActorId]) -> Fill:
    return Listed(tuple(named(asked.view.records, one) for one in actors), "; ")


def _told(asked: Asked, mover: Mover) -> Fill:
    """What happened in one line, which says nothing of whom somebody knows."""
    records = asked.view.records
    what = named(records, mover.id)
    if mover.post is None:
        what = T("Chair of {body}", body=inside(records.organizations[mover.organization]))
    left = Listed(tuple(named(records, one) for one in mover.left))
    came = Listed(tuple(named(records, one) for one in mover.came))
    if not mover.came and mover.now:
        now = Listed(tuple(named(records, one) for one in mover.now))
        return T("{post}: {left} left, and it is now {now}", post=what, left=left, now=now)
    if not mover.came:
        return T("{post}: {left} left", post=what, left=left)
    if not mover.left:
        return T("{post}: {came} came", post=what, came=came)
    return T("{post}: {left} left, {came} came", post=what, left=left, came=came)


def _key(mover: Mover) -> str:
    return f"{mover.id}-{mover.day}"


def _address(asked: Asked, id_: str) -> str:
    ref = named_ref(asked, RecordId(id_))
    return asked.outside(ref.page, ref.id)


def _sessions(asked: Asked, since: dt.date, nation: Nation | None) -> Sequence[SessionDay]:
    """Return the days from one on, also later ones that are known, on which a session begins or
    ends: the members of a session were elected shortly before.
    """
    found: list[SessionDay] = []
    for session in asked.view.records.sessions.values():
        legislature = asked.view.records.organizations[session.legislature]
        where = nation_of(asked.view.records, asked.view.tenure, legislature, asked.view.as_of)
        if nation in (None, where):
            found += [one for one in _days_of(asked, session) if one.day >= since]
    return sorted(found, key=lambda one: (one.day, one.key))


def _days_of(asked: Asked, session: Session) -> Sequence[SessionDay]:
    body = session.legislature
    name = named(asked.view.records, body)
    days = [
        SessionDay(
            session.valid_from,
            f"{session.id}-from",
            T("{body}: a new session begins", body=name),
            body,
        )
    ]
    if session.valid_to is not None:
        days.append(
            SessionDay(
                session.valid_to, f"{session.id}-to", T("{body}: the session ends", body=name), body
            )
        )
    return days


PAGE = Page(
    name="movers",
    path="/movers",
    make=make,
    template="movers.html",
    menu="nations",
    ask=ask,
    files=("csv", "atom", "ics"),
)
