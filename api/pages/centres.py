"""All Centres: what each is for, on what and where it works, and how to reach it; for somebody who
does not know the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.landscape.rows import Titled, titled_work
from api.pages.nation_links import PlainLink
from api.pages.page import Page, PageQuery, Shown, Table
from api.pages.profiles.refs import Ref, ref, ref_of
from graph.landscape.centres import centres
from graph.landscape.neutral import drawn
from graph.landscape.recorded import Recorded, current_centre, parties, recorded
from graph.landscape.working_on import working_on
from graph.landscape.works_in import works_in
from graph.model import Nation, Organization, WorkKind
from graph.names.kind_words import nation_words
from graph.names.shown import term_named
from graph.tenure import is_open
from graph.words import Fill, Listed, ProperName, T

MOST_TOOLS = 2
TOOLS = frozenset({WorkKind.TOOLKIT, WorkKind.GUIDANCE})
NOT_STATED = "not-stated"
"""In an address: the Centres of which no source says where they work."""


@dataclass(frozen=True, slots=True)
class CentreRow:
    """A Centre that is open on the day. `words`: those of its field that answer the question."""

    centre: Ref
    aim: ProperName | None
    field: Sequence[str]
    where: Fill
    nations: frozenset[Nation]
    website: str | None
    outcomes: Sequence[PlainLink]
    """Of its core remit, each with the question that it answers."""
    works: int
    findings: int
    tools: Sequence[Titled]
    """Toolkits and guidance, the first few."""
    words: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class GoneCentre:
    """A Centre that is not open on the day, or of which nobody says whether it is."""

    centre: Ref
    said: Fill
    successor: Ref | None


@dataclass(frozen=True, slots=True)
class Where:
    """A way to narrow the list to a nation; where `chosen`, the way to widen it again."""

    said: Fill
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Centres(Shown):
    text: str
    centres: Sequence[CentreRow]
    total: int
    """How many are open, whatever was asked for."""
    where: Sequence[Where]
    gone: Sequence[GoneCentre]

    def table(self) -> Table:
        columns = (
            "id",
            "name",
            "aim",
            "topics",
            "worksIn",
            "website",
            "answers",
            "workCount",
            "findingCount",
        )
        return Table(
            columns,
            [
                (
                    row.centre.id,
                    row.centre.name.text,
                    row.aim,
                    "; ".join(row.field),
                    "; ".join(sorted(row.nations)),
                    row.website,
                    "; ".join(row.words),
                    row.works,
                    row.findings,
                )
                for row in self.centres
            ],
        )


async def ask(asked: Asked) -> PageQuery:
    nation = asked.value("nation")
    return PageQuery(
        QUERY,
        {
            "workingOn": asked.value("q") or None,
            "worksIn": next((each.name for each in Nation if each.value == nation), None),
            "asOf": asked.view.as_of.isoformat(),
        },
    )


async def make(asked: Asked) -> Centres:
    view, text = asked.view, asked.value("q")
    known = centres(view.records, view.as_of)
    facts = recorded(view.index, view.as_of)
    rows = _asked_for(asked, facts, known, text) if text else _all(asked, facts, known)
    nation = asked.value("nation")
    return Centres(
        title=T("The What Works Centres"),
        lede=T(
            "{count} Centres and affiliates find, test and explain what works in public policy.",
            count=len(known),
        )
        if known
        else None,
        query=await ask(asked),
        text=text,
        centres=[row for row in rows if _is_in(row, nation)],
        total=len(known),
        where=_where(asked, rows, nation),
        gone=_gone(asked),
    )


def _all(asked: Asked, facts: Recorded, known: Sequence[Organization]) -> Sequence[CentreRow]:
    day = asked.view.as_of
    return [
        _row(asked, facts, each) for each in sorted(known, key=lambda each: drawn(each.id, day))
    ]


def _asked_for(
    asked: Asked, facts: Recorded, known: Sequence[Organization], text: str
) -> Sequence[CentreRow]:
    return [
        _row(asked, facts, each.centre, each.words)
        for each in working_on(text, known, asked.view.as_of)
    ]


def _row(
    asked: Asked, facts: Recorded, centre: Organization, words: Sequence[str] = ()
) -> CentreRow:
    nations = works_in(facts, centre)
    records = asked.view.records
    works = [each for each in facts.works if centre.id in parties(records, each, asked.view.as_of)]
    return CentreRow(
        ref(asked, centre),
        ProperName(centre.aim, centre.aim_cy) if centre.aim else None,
        field_of(asked, centre),
        _places(nations),
        nations,
        centre.website,
        [
            PlainLink(term_named(records, each), asked.address("signpost", outcome=each), False)
            for each in facts.core_terms_of(centre.id).outcomes
        ],
        len(works),
        sum(
            current_centre(records, each.centre, asked.view.as_of) == centre.id
            for each in facts.findings
        ),
        [titled_work(asked, each) for each in works if each.kind in TOOLS][:MOST_TOOLS],
        words,
    )


def field_of(asked: Asked, centre: Organization) -> Sequence[str]:
    """Return the words of a Centre's field in the language of the page, else in English."""
    english = (*centre.topics.first, *centre.topics.others)
    return centre.topics_cy if asked.language == "cy" and centre.topics_cy else english


def _places(nations: frozenset[Nation]) -> Fill:
    if len(nations) == len(Nation):
        return T("all four nations")
    named = tuple(nation_words(nation) for nation in Nation if nation in nations)
    return Listed(named, ", ") if named else T("places not stated")


def _is_in(row: CentreRow, nation: str) -> bool:
    if nation == NOT_STATED:
        return not row.nations
    return nation not in {each.value for each in Nation} or nation in row.nations


def _where(asked: Asked, rows: Sequence[CentreRow], chosen: str) -> Sequence[Where]:
    offered = [
        *((nation_words(nation), nation.value) for nation in Nation),
        (T("places not stated"), NOT_STATED),
    ]
    counted = [(said, name, sum(_is_in(row, name) for row in rows)) for said, name in offered]
    return [
        Where(
            T("Remove: {facet}", facet=said) if name == chosen else said,
            count,
            asked.here(nation="" if name == chosen else name),
            name == chosen,
        )
        for said, name, count in counted
        if count or name == chosen
    ]


def _gone(asked: Asked) -> Sequence[GoneCentre]:
    view = asked.view
    found = [
        centre
        for centre in centres(view.records, view.as_of, include_closed=True)
        if not is_open(centre, view.as_of)
        and (centre.valid_from is None or centre.valid_from.first <= view.as_of)
    ]
    return [
        GoneCentre(ref(asked, centre), _what_became(centre), ref_of(asked, centre.successor))
        for centre in sorted(found, key=lambda each: (each.name.casefold(), each.id))
    ]


def _what_became(centre: Organization) -> Fill:
    if centre.successor is not None and centre.valid_to is not None:
        return T("merged: {date}", date=centre.valid_to)
    if centre.valid_to is not None:
        return T("closed: {date}", date=centre.valid_to)
    return T("whether it is open is not recorded")


QUERY = """\
# The Centres and affiliates of the What Works Network: what each is for, and where it works.
query Centres($workingOn: String, $worksIn: Nation, $asOf: Date!) {
  centres(workingOn: $workingOn, worksIn: $worksIn, asOf: $asOf, first: 100) {
    totalCount
    nodes { id name kind aim topics topicsCy remit activeIn website sources { title url } }
  }
  # with those that have closed or merged
  all: centres(includeClosed: true, asOf: $asOf, first: 100) {
    totalCount
    nodes { id name status validFrom validTo successor { id name } }
  }
}
"""

PAGE = Page(
    name="centres",
    path="/centres",
    make=make,
    template="centres.html",
    menu="centres",
    ask=ask,
    files=("csv",),
)
