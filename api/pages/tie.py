"""How two actors know each other: the strength in words, its parts, and every fact behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.describe import newest_words
from api.pages.asked import Asked, Missing
from api.pages.facts import Fact, StrengthPart, facts, flags, part_words, parts, two_figures
from api.pages.page import Made, Page, PageQuery, Shown, Table
from api.pages.path.cards import ActorShown, actor_shown
from graph.errors import InputError
from graph.model import ActorId, Node, Organization, Person
from graph.names.shown import named
from graph.ties.tie import Band, Basis, Tie
from graph.words import Fill, T, Text

QUERY = """\
# How two actors are related, with the parts of the strength and every fact behind it.
query HowTheyKnowEachOther($a: ID!, $b: ID!, $asOf: Date) {
  nodes(ids: [$a, $b]) { id name what(asOf: $asOf) }
  tie(a: $a, b: $b, asOf: $asOf) {   # null: nothing is recorded of the two
    asOf
    sentence
    strength
    band
    basis
    lapsed    # under 0.002: shown here, and on no path
    parts { kind value share }
    evidence(first: 100) {
      totalCount
      nodes { sentence validFrom validTo audience reliability sources { title url readOn } }
    }
  }
}"""


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the strength. `percent`: its share."""

    what: Text
    part: StrengthPart
    percent: int
    value: str


@dataclass(frozen=True, slots=True)
class WholeTie:
    band: Band
    basis: Basis
    strength: float
    said: str
    lapsed: bool
    newest: Fill | None
    parts: Sequence[PartRow]
    facts: Sequence[Fact]
    flags: Sequence[Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class TieShown(Shown):
    """`tie` None: nothing is recorded of the two."""

    ends: Sequence[ActorShown]
    tie: WholeTie | None

    def table(self) -> Table:
        told = [] if self.tie is None else self.tie.facts
        return Table(("evidence", "sources", "from", "to"), [_row(fact) for fact in told])


async def ask(asked: Asked) -> PageQuery:
    return _query(asked, *_ends(asked))


async def make(asked: Asked) -> Made:
    a, b = _ends(asked)
    tie = asked.view.network.tie(a, b)
    return TieShown(
        title=T(
            "{one} and {other}: the tie of the two",
            one=named(asked.view.records, a),
            other=named(asked.view.records, b),
        ),
        query=_query(asked, a, b),
        ends=[actor_shown(asked, end) for end in (a, b)],
        tie=None if tie is None else _tie(asked, tie),
    )


def _query(asked: Asked, a: ActorId, b: ActorId) -> PageQuery:
    values = {"a": a, "b": b} | ({"asOf": asked.view.as_of.isoformat()} if asked.as_of else {})
    return PageQuery(QUERY, values)


def _ends(asked: Asked) -> tuple[ActorId, ActorId]:
    """Return the two actors of the address.

    Raises:
        InputError: they are the same.
        Missing: there is no such actor that this viewer may see.
    """
    a, b = (_actor(asked, field) for field in ("a", "b"))
    if a == b:
        raise InputError(
            T("A tie has two ends: `a` and `b` are the same. Choose another for one of them.")
        )
    return a, b


def _actor(asked: Asked, field: str) -> ActorId:
    """Return the actor of a field. Missing: there is none that this viewer may see."""
    record: Node | None = asked.record(asked.value(field))
    if isinstance(record, Person | Organization):
        return record.id
    raise Missing(asked.value(field))


def _tie(asked: Asked, tie: Tie) -> WholeTie:
    rows = [
        PartRow(part_words(part.kind), part, round(100 * part.share), two_figures(part.value))
        for part in parts(tie)
    ]
    return WholeTie(
        tie.band,
        tie.basis,
        tie.strength,
        two_figures(tie.strength),
        tie.lapsed,
        newest_words(tie.freshest, goes_on=tie.goes_on),
        rows,
        facts(asked, tie),
        flags(asked.view, tie),
    )


def _row(fact: Fact) -> Sequence[Fill | None]:
    sources = dict.fromkeys(source.url or source.title for source in fact.sources)
    return fact.sentence, " ".join(sources), fact.first, fact.last


PAGE = Page(
    name="tie",
    path="/tie",
    make=make,
    template="tie.html",
    menu="search",
    ask=ask,
    files=("csv",),
    private=True,
)
