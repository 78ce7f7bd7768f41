"""Whom the network wants to reach in a nation: the list against which it is measured, as it is
seen and edited.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from starlette.responses import Response

from api.describe import described
from api.once import UnknownTicket
from api.pages.asked import Asked, Missing
from api.pages.nation_links import PlainLink, nation_links, nation_of_path
from api.pages.page import Made, Page, PageQuery, Shown, Table
from api.pages.profiles.refs import Cut, Ref, cut, named_ref
from api.pages.recording.centre import no_centre
from api.pages.recording.done import done
from api.pages.recording.record import is_ours
from api.pages.recording.sent import form_of
from api.target_lists import EntryState, ListedEntry, ListInParts, list_in_parts, made_own
from graph.errors import InputError
from graph.kinds import TARGET_LISTS
from graph.metrics.scope import nobody_on
from graph.model import Nation, RecordId, TargetAudience, TargetListEntry
from graph.names.former_titles import out_of_use
from graph.names.kind_words import bodies_of, nation_words, target_audience_words
from graph.words import Fill, Listed, P, T

MOST_ENTRIES = 50
MOST_PEOPLE = 6
"""Of one entry that are named; the rest are counted."""
_COLUMNS = [column for column in TARGET_LISTS.columns if column.name != "source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One entry. `kind`: of an area the bodies there that are meant. `people`: whom it leads to;
    `said`: of a person what that one is, of others what became of it where nobody is known there.
    """

    id: RecordId
    what: Ref
    kind: Fill | None
    weight: float
    people: Sequence[Ref]
    more: int
    said: Fill | None
    when: Fill | None
    own: bool
    ours: bool
    """The viewer's Centre can correct, end or remove it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsShown(Shown):
    nation: Nation
    audience_kind: TargetAudience
    links: Sequence[PlainLink]
    audiences: Sequence[PlainLink]
    own: bool
    """Somebody made the list; else it is the default, or there is none."""
    nobody: Fill | None
    """Why nobody is on it."""
    notes: Sequence[Fill]
    version: str
    entries: Cut[EntryRow]
    others: Cut[EntryRow]
    """Entries that stand on it on other days."""
    ticket: str | None
    """With which the default becomes the Centre's own; None: it cannot."""
    records: Sequence[TargetListEntry]

    def table(self) -> Table:
        """The columns of its file, so that the rows can be edited and imported."""
        return Table(
            [column.name for column in _COLUMNS],
            [
                [
                    column.write(*(getattr(one, name) for name in column.fields))
                    for column in _COLUMNS
                ]
                for one in self.records
            ],
        )


async def ask(asked: Asked) -> PageQuery:
    return PageQuery(
        QUERY,
        {
            "nation": nation_of_path(asked).name,
            "audience": _audience(asked).name,
            "asOf": asked.view.as_of.isoformat(),
        },
    )


async def make(asked: Asked) -> Made:
    nation, audience_kind = nation_of_path(asked), _audience(asked)
    sent = await form_of(asked.request)
    if sent is not None:
        if asked.view.viewer.centre is None:
            return no_centre(asked)
        return await _taken(asked, nation, sent["ticket"])
    found = list_in_parts(asked.view, nation, audience_kind)
    now = {one.entry.id for one in found.entries}
    return TargetsShown(
        title=T("{nation}: whom we want to reach", nation=nation_words(nation)),
        lede=_lede(found),
        query=await ask(asked),
        private=asked.view.viewer.centre is not None,
        nation=nation,
        audience_kind=audience_kind,
        links=nation_links(asked, "targets", nation, audience=asked.value("audience")),
        audiences=[
            PlainLink(
                target_audience_words(each),
                asked.here(audience=each.value, whole=""),
                each is audience_kind,
            )
            for each in TargetAudience
        ],
        own=found.listed.own,
        nobody=None if found.entries else _nobody(found, nation, asked.view.as_of),
        notes=list(_notes(found)),
        version=found.listed.version,
        entries=cut(asked, "entries", [_row(asked, one) for one in found.entries], MOST_ENTRIES),
        others=cut(
            asked,
            "others",
            [_row(asked, one) for one in found.others if one.entry.id not in now],
            MOST_ENTRIES,
        ),
        ticket=_ticket(asked, found),
        records=[
            one.entry if found.listed.own else _without_id(one.entry) for one in found.entries
        ],
    )


def _audience(asked: Asked) -> TargetAudience:
    try:
        return TargetAudience(asked.value("audience") or TargetAudience.POLICY)
    except ValueError:
        raise Missing(asked.value("audience")) from None


def _lede(found: ListInParts) -> Fill | None:
    """Return how many entries lead to how many people, in words."""
    if not found.entries:
        return None
    listed = found.listed
    entries = P("{n} entry", "{n} entries", len(found.entries))
    people = P(
        "{n} person or body", "{n} people and bodies", sum(not one.vacant for one in listed.targets)
    )
    return T("{entries} that lead to {people}.", entries=entries, people=people)


def _nobody(found: ListInParts, nation: Nation, day: dt.date) -> Fill | None:
    if found.listed.audience_kind is TargetAudience.PRACTICE:
        return T(
            "{nation} has no list for practice yet. Nobody stands on one by default.",
            nation=nation_words(nation),
        )
    because = nobody_on(found.listed, day)
    return None if because is None else because.sentence


def _notes(found: ListInParts) -> Iterable[Fill]:
    """Yield what must be known of how the list is counted."""
    vacant = sum(one.vacant for one in found.listed.targets)
    if vacant:
        yield P(
            "{n} post is vacant: it counts, and is not reached.",
            "{n} posts are vacant: they count, and are not reached.",
            vacant,
        )
    if unknown := len(found.listed.unknown):
        yield P(
            "Of {n} entry it is not known who that is: it counts nowhere.",
            "Of {n} entries it is not known who that is: they count nowhere.",
            unknown,
        )
    if not_used := len(found.listed.not_used):
        yield P(
            "{n} entry names a post that is no longer used: end it, and add what took its place.",
            "{n} entries name posts that are no longer used: end them, and add what took their "
            "place.",
            not_used,
        )


def _row(asked: Asked, one: ListedEntry) -> EntryRow:
    entry = one.entry
    people = [target.id for target in one.led_to.targets if not target.vacant]
    named = [] if people == list(entry.named) else people
    itself = None if entry.person is None else asked.view.records.people.get(entry.person)
    return EntryRow(
        id=entry.id,
        what=named_ref(asked, entry.named[0]),
        kind=None if entry.body_kind is None else bodies_of(entry.body_kind),
        weight=entry.weight,
        people=[named_ref(asked, each) for each in named[:MOST_PEOPLE]],
        more=max(0, len(named) - MOST_PEOPLE),
        said=_became(asked, one)
        or (None if itself is None else described(asked.view, itself).what),
        when=_when(entry),
        own=not entry.audience.is_public,
        ours=is_ours(asked, entry),
    )


def _became(asked: Asked, one: ListedEntry) -> Fill | None:
    match one.state:
        case EntryState.KNOWN:
            return None
        case EntryState.VACANT:
            return T("vacant")
        case EntryState.UNKNOWN:
            return T("who that is, is not known")
        case EntryState.NOBODY:
            return T("nobody any more")
        case EntryState.NOT_USED:
            view, id_ = asked.view, one.entry.post
            post = None if id_ is None else view.records.posts.get(id_)
            ended = post and out_of_use(view.records, view.tenure, post, view.as_of)
            return ended or T("no longer used")


def _when(entry: TargetListEntry) -> Fill | None:
    parts = [T("from {day}", day=entry.valid_from)] if entry.valid_from else []
    parts += [T("until {day}", day=entry.valid_to)] if entry.valid_to else []
    return Listed(tuple(parts), " ") if parts else None


def _without_id(entry: TargetListEntry) -> TargetListEntry:
    """The default has no records: its rows are those of what could be recorded."""
    return TARGET_LISTS.record(
        **{
            name: getattr(entry, name)
            for column in _COLUMNS
            for name in column.fields
            if name not in {"id", "valid_from"}
        },
        id=RecordId(""),
    )


def _ticket(asked: Asked, found: ListInParts) -> str | None:
    can = (
        asked.may_publish
        and not asked.is_of_another_day
        and not found.listed.own
        and bool(found.entries)
    )
    return asked.parts.once.ticket() if can else None


async def _taken(asked: Asked, nation: Nation, ticket: str) -> Response:
    """Make the default list the Centre's own once; where that cannot be, lead back."""
    try:
        return done(asked, await asked.parts.once.do(ticket, partial(_adopted, asked, nation)))
    except (UnknownTicket, InputError):
        return asked.go_to(asked.address("targets", nation=nation, as_of=""))


async def _adopted(asked: Asked, nation: Nation) -> str:
    command = made_own(asked.context.view, nation)
    made = await asked.parts.hub.desk.record(asked.context.viewer, command)
    assert made.change is not None, "what is new changes something"
    return made.change.id


QUERY = """\
# Whom the network wants to reach in a nation: each entry, its weight, and to whom it leads.
query TargetList($nation: Nation!, $audience: TargetAudience!, $asOf: Date!) {
  targetList(nation: $nation, audience: $audience, asOf: $asOf) {
    own
    version
    because
    targets
    unknownTargets
    entries(first: 100) {
      totalCount
      nodes {
        id
        named { id name }
        bodyKind
        weight
        validFrom
        validTo
        state
        leadsTo { id name }
      }
    }
  }
}
"""

PAGE = Page(
    name="targets",
    path="/targets/{nation}",
    make=make,
    template="targets.html",
    menu="nations",
    ask=ask,
    files=("csv",),
    takes_forms=True,
)
