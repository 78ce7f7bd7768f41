"""Search by name: people, posts, bodies, places and meetings, with facets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from api.cursors import cursor_of, likeness, search_for
from api.describe import described
from api.pages.addresses import Parameter
from api.pages.asked import Asked
from api.pages.page import FormProblem, Page, PageQuery, Shown, Table
from api.pages.profiles.refs import Ref, ref
from api.pages.recording.record import is_ours, seen_at, shown_at
from api.pages.vacancy import Vacancy, vacancy
from api.pages.works.links import RecordLink, link
from graph.kinds import kind_of, sort_said
from graph.landscape.centres import centres
from graph.landscape.working_on import working_on
from graph.model import Nation, Node, Record, RecordId
from graph.names.found import Found
from graph.names.in_language import ShownName
from graph.names.kind_words import nation_words, node_kind_words
from graph.names.meaning import SURE, shares_one_word
from graph.names.nation import nation_of
from graph.names.not_here import not_held, not_here
from graph.names.search import APART
from graph.names.words import Likeness
from graph.ontology import NodeKind
from graph.words import Fill, P, ProperName, T, Text

PAGE_SIZE = 25
MOST = 200
"""Results beyond which a page says that they are too many."""
MOST_OF_LANDSCAPE = 8
NARROWED = ("kind", "nation", "now", "page")
LIKE_ENOUGH = SURE | {Likeness.BEGINNINGS}
"""As one types: what a page takes for the name without asking back."""
_KINDS = {kind.value: kind for kind in NodeKind}
_NATIONS = {nation.value: nation for nation in Nation}


Pairs = Sequence[tuple[Found, Record]]
"""Records that answer, each with how it was found."""


@dataclass(frozen=True, slots=True)
class Result:
    """A record that answers. `present`: in office, open or in force on the day."""

    id: RecordId
    kind: NodeKind | None
    """None: it is of a kind without a page of its own."""
    name: ShownName
    what: Fill | None
    where: Fill | None
    nation: Nation | None
    present: bool
    address: str | None
    """Of its own page; None: it has none, and is not the viewer's to correct."""
    own: bool
    """Only the viewer's own Centre sees the record."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the results, with how many would stay;
    where `chosen`, the way to widen them again.
    """

    said: Fill
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class OnTopic:
    """A Centre that works on what the words say. `words`: those of its field that answer."""

    centre: Ref
    words: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched(Shown):
    text: str
    results: Sequence[Result]
    total: int
    count: Fill | None
    """How many there are, in words."""
    near: Sequence[Result]
    """What was perhaps meant, where nothing has the name as it is written."""
    vacant: Vacancy | None
    """Of the post that is meant most surely, where nobody holds it."""
    facets: Mapping[str, Sequence[Facet]]
    number: int
    pages: int
    absent: Text | None = None
    """That nothing has the name nor one like it, where the results share but a word with it."""
    unknowns: Sequence[ProperName] = ()
    """What the sources do not state, where nothing has the name nor one like it."""
    landscape: Sequence[RecordLink] = ()
    """The first terms, works, findings and their like of this name, likewise."""
    of_landscape: Sequence[Facet] = ()
    """How many of each of these kinds there are, where not all are shown."""
    on_topic: Sequence[OnTopic] = ()
    """Centres whose topics answer the words, where the first page is shown and not narrowed."""

    def table(self) -> Table:
        columns = ("id", "kind", "name", "what", "where", "nation", "present")
        return Table(
            columns,
            [
                (
                    each.id,
                    each.kind.value if each.kind else None,
                    each.name.text,
                    each.what,
                    each.where,
                    each.nation.value if each.nation else None,
                    "yes" if each.present else "no",
                )
                for each in self.results
            ],
        )


async def make(asked: Asked) -> Searched:
    text = asked.value("q")
    if not text:
        return _nothing(asked, T("Type a name, a post or a place") if asked.has("q") else None)
    answers, apart = _answers(asked, text, None), _answers(asked, text, APART)
    on_topic = _on_topic(asked, text)
    if not answers and not on_topic and not apart:
        return _nothing(
            asked, T("We do not know anyone or anything called “{text}”", text=asked.quoted("q"))
        )
    found = await _found(asked, answers, apart, on_topic)
    if any(asked.value(name) for name in NARROWED):
        return found
    return replace(
        found,
        landscape=[
            link(asked, record, sort_said(record)) for _, record in apart[:MOST_OF_LANDSCAPE]
        ],
        of_landscape=_of_kinds(asked, Counter(one.kind for one, _ in apart), None)
        if len(apart) > MOST_OF_LANDSCAPE
        else (),
    )


def _answers(asked: Asked, text: str, kinds: frozenset[NodeKind] | None) -> Pairs:
    names = asked.view.names
    return [
        (answer, names.record(answer))
        for answer in names.search(text, as_of=asked.view.as_of, kinds=kinds)
    ]


def _of_kinds(
    asked: Asked, counts: Mapping[NodeKind | None, int], chosen: NodeKind | None
) -> Sequence[Facet]:
    """Return the kinds to which the results can be narrowed, with how many would stay."""
    return [
        _facet(asked, "kind", node_kind_words(kind), counts[kind], kind.value, kind is chosen)
        for kind in NodeKind
        if counts.get(kind)
    ]


def _on_topic(asked: Asked, text: str) -> Sequence[OnTopic]:
    if any(asked.value(name) for name in NARROWED):
        return ()
    day = asked.view.as_of
    return [
        OnTopic(ref(asked, each.centre), each.words)
        for each in working_on(text, centres(asked.view.records, day), day)
    ]


def _nothing(asked: Asked, said: Fill | None) -> Searched:
    problems = (
        ()
        if said is None
        else (FormProblem("q", said, T("Type a name, a post, a body or a place")),)
    )
    return Searched(
        title=T("Search") if said is None else T("Error: {title}", title=T("Search")),
        lede=T("Type a name, a post or a place")
        if said is None
        else T("Try fewer words, or the post: “education committee Senedd”"),
        status=200 if said is None else 422,
        status_as_data=200,
        problems=problems,
        text=asked.value("q"),
        results=(),
        total=0,
        count=None,
        near=(),
        vacant=None,
        facets={},
        number=1,
        pages=1,
        unknowns=() if said is None else not_held(asked.view.records, asked.value("q")),
    )


async def _found(asked: Asked, plain: Pairs, apart: Pairs, on_topic: Sequence[OnTopic]) -> Searched:
    answers = [*plain, *apart]
    nations = {
        answer.id: nation_of(asked.view.records, asked.view.tenure, record, asked.view.as_of)
        for answer, record in answers
    }
    kind, nation, present = _narrowed(asked)

    def kept(*, kind: NodeKind | None, nation: Nation | None, present: bool) -> Pairs:
        return [
            (answer, record)
            for answer, record in answers
            if _is_of(answer, kind)
            and (nation is None or nations[answer.id] is nation)
            and (answer.present or not present)
        ]

    chosen = kept(kind=kind, nation=nation, present=present)
    kinds = Counter(
        answer.kind
        for answer, _ in answers
        if (nation is None or nations[answer.id] is nation) and (answer.present or not present)
    )
    in_nations = Counter(
        nations[answer.id] for answer, _ in kept(kind=kind, nation=None, present=present)
    )
    now = len(kept(kind=kind, nation=nation, present=True))
    facets = {
        "kind": _of_kinds(asked, kinds, kind),
        "nation": [
            _facet(
                asked,
                "nation",
                nation_words(choice),
                in_nations[choice],
                choice.value,
                nation is choice,
            )
            for choice in Nation
            if in_nations[choice]
        ],
        "now": [_facet(asked, "now", T("In office or open now"), now, "yes", present)]
        if now or present
        else [],
    }
    pages = _pages(len(chosen))
    number = min(_number(asked), pages)
    results = [
        _result(asked, answer, record, nations[answer.id])
        for answer, record in (
            chosen if asked.is_whole else chosen[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        )
    ]
    sure = not plain or any(answer.likeness in LIKE_ENOUGH for answer, _ in plain)
    absent = not on_topic and all(shares_one_word(asked.value("q"), one) for one, _ in answers)
    likest = min(chosen, key=lambda each: each[0].likeness, default=None)
    return Searched(
        title=T("Search: {text}", text=asked.quoted("q")),
        description=T("Search"),
        private=asked.view.viewer.centre is not None,
        query=await ask(asked),
        text=asked.value("q"),
        results=results,
        total=len(chosen),
        count=_count(asked, len(chosen))
        if plain or kind in APART
        else _of_apart(asked, len(apart)),
        near=() if sure or on_topic or absent else results[:1],
        absent=not_here(asked.quoted("q")) if absent else None,
        unknowns=not_held(asked.view.records, asked.value("q")) if absent else (),
        vacant=vacancy(asked, likest[1]) if sure and likest and number == 1 else None,
        facets=facets,
        number=number,
        pages=pages,
        on_topic=on_topic,
    )


def _is_of(answer: Found, kind: NodeKind | None) -> bool:
    """Whether an answer is of a kind, or where none is chosen stands among people and bodies."""
    return answer.kind not in APART if kind is None else answer.kind is kind


def _of_apart(asked: Asked, total: int) -> Fill:
    """Return how many answer where no person, post, body, place or meeting does."""
    return P(
        "Nobody and no body is called “{text}”; {n} term, work or finding is.",
        "Nobody and no body is called “{text}”; {n} terms, works and findings are.",
        total,
        text=asked.quoted("q"),
    )


def _count(asked: Asked, total: int) -> Fill:
    if total > MOST:
        return T("More than {most} results. Add a nation or a post", most=MOST)
    return P("{n} result for “{text}”", "{n} results for “{text}”", total, text=asked.quoted("q"))


def _facet(asked: Asked, name: str, said: Fill, count: int, value: str, chosen: bool) -> Facet:
    changes: dict[str, Parameter] = {name: None if chosen else value, "page": None}
    return Facet(
        T("Remove: {facet}", facet=said) if chosen else said,
        count,
        asked.with_changes(changes),
        chosen,
    )


def _result(asked: Asked, answer: Found, record: Record, nation: Nation | None) -> Result:
    if not isinstance(record, Node):
        return Result(
            answer.id,
            answer.kind,
            ShownName(asked.say(kind_of(record).said(asked.view.records, record))),
            sort_said(record),
            None,
            nation,
            answer.present,
            shown_at(asked, record) or (seen_at(asked, record) if is_ours(asked, record) else None),
            own=not record.audience.is_public,
        )
    words = described(asked.view, record)
    return Result(
        answer.id,
        answer.kind,
        asked.name(record),
        words.what,
        words.where,
        nation,
        answer.present,
        asked.address_of(record),
        own=not record.audience.is_public,
    )


QUERY = """\
# Whom or what a name means, best first, on a day.
query WhomDoWeMean(
  $text: String!
  $kinds: [NodeKind!]
  $nation: Nation
  $inOffice: Boolean
  $asOf: Date!
  $first: Int!
  $after: String
) {
  search(
    text: $text
    kinds: $kinds
    nation: $nation
    inOffice: $inOffice
    asOf: $asOf
    first: $first
    after: $after
  ) {
    totalCount
    edges {
      matchedName
      inOffice
      description
      through { id name }
      node {
        id
        name
        what(asOf: $asOf)
        where(asOf: $asOf)
        audience
        ... on Post { occupancy(asOf: $asOf) }
      }
    }
    pageInfo { hasNextPage endCursor }   # give endCursor as after
  }
}
"""


async def ask(asked: Asked) -> PageQuery:
    kind, nation, present = _narrowed(asked)
    return PageQuery(
        QUERY,
        {
            "text": asked.value("q"),
            "kinds": [kind.name] if kind else None,
            "nation": nation.name if nation else None,
            "inOffice": present,
            "asOf": asked.view.as_of.isoformat(),
            "first": PAGE_SIZE,
            "after": _after(asked),
        },
    )


def _after(asked: Asked) -> str | None:
    """Return the cursor of the last result before the page of the address; None: it is the first.

    A page beyond the last is the last.
    """
    number = _number(asked)
    if number == 1:
        return None
    kind, nation, present = _narrowed(asked)
    kinds = frozenset({kind}) if kind else frozenset(NodeKind) - APART
    answers = [
        answer
        for answer in asked.view.names.search(
            asked.value("q"), as_of=asked.view.as_of, kinds=kinds, nation=nation
        )
        if answer.present or not present
    ]
    before = (min(number, _pages(len(answers))) - 1) * PAGE_SIZE
    if not before:
        return None
    return cursor_of(likeness(answers[before - 1]), search_for(asked.value("q")))


def _narrowed(asked: Asked) -> tuple[NodeKind | None, Nation | None, bool]:
    """Return to what the address narrows the results: a kind, a nation, those of now."""
    return (
        _KINDS.get(asked.value("kind")),
        _NATIONS.get(asked.value("nation")),
        asked.value("now") == "yes",
    )


def _number(asked: Asked) -> int:
    """Return the number of the page in the address."""
    written = asked.value("page")
    return max(1, int(written)) if written.isdecimal() and len(written) < 6 else 1


def _pages(total: int) -> int:
    return max(1, -(-total // PAGE_SIZE))


PAGE = Page(
    name="search",
    path="/search",
    make=make,
    template="search.html",
    menu="search",
    ask=ask,
    files=("csv",),
)
