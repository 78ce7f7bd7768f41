"""An answer as data: rows, and the GraphQL question that gives the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from api.pages.page import PageQuery, Table
from api.pages.path.cards import ActorShown, Card, HopShown
from graph.dates import PartialDate
from graph.paths.answer import BodyTarget, PersonTarget, PlaceTarget, PostTarget, Question
from graph.ties.tie import Basis
from graph.words import Fill, Listed

QUERY = """\
# Who can introduce a Centre to somebody: the paths with their evidence, best first, \
or why there is none.
query WhoCanIntroduceUs($input: IntroductionPathsInput!, $asOf: Date, $facts: Int!) {
  introductionPaths(input: $input) {
    centre { id name }
    asOf
    complete   # false: the search stopped at its time limit
    more       # whether there are more paths than are here
    paths {
      rank
      lead     # what the path is worth; the score only orders
      score
      actors { id name what(asOf: $asOf) ... on Person { officialPages { title url } } }
      askFirst { id name }
      draft { to { id name } text audience }   # nobody sends it
      substitutes { id name }
      otherEnds { id name }
      freshestEvidence
    freshestGoesOn
      freshestGoesOn
      hops {
        from { id name }
        to { id name }
        sentence
        tie {
          strength
          band
          basis
          parts { kind value share }
          evidence(first: $facts) {
            totalCount
            nodes { sentence validFrom validTo audience reliability sources { title url readOn } }
          }
        }
      }
    }
    noPath {
      reason
      sentence
      hopsNeeded
      unknowns
      writeTo { sentence actor { id name } pages { title url } }
      lastContact { id date title }
      lastContactThrough { id name }
    }
    advice {   # what would help
      step
      sentence
      organization { id name }
      people { id name officialPages { title url } }
      secretariat { id name }
      secretariatAsWritten
      tieNow
      tieIfDone
      leadIfDone
      sources { title url }
      draft { to { id name } text audience }
    }
    notes
  }
}"""
FACTS = 100
"""Of each hop, as many as a page can have."""
MANY_HOPS = 60
"""Beyond which an answer with all facts of each could cost more than one operation may."""
FACTS_OF_MANY = 10
COLUMNS = (
    "rank",
    "lead",
    "score",
    "hop",
    "fromId",
    "from",
    "toId",
    "to",
    "band",
    "basis",
    "strength",
    "sentence",
    "evidence",
    "sources",
    "newestEvidence",
    "askFirstId",
    "substitutes",
)


def query_of(question: Question, as_of: PartialDate | None, day: str) -> PageQuery:
    """Return the GraphQL question with its values filled in.
    `day` is the one answered for; today needs none.
    """
    values: dict[str, Any] = {
        "centre": question.centre,
        "target": _target(question),
        "first": question.first,
        "maxHops": question.max_hops,
        "advise": True,
    }
    if as_of is not None:
        values["asOf"] = day
    if question.basis != frozenset(Basis):
        values["basis"] = [basis.name for basis in Basis if basis in question.basis]
    if question.through_colleagues:
        values["throughColleagues"] = True
    hops = question.first * question.max_hops
    facts = FACTS if hops <= MANY_HOPS else FACTS_OF_MANY
    return PageQuery(
        QUERY, {"input": values, "facts": facts} | ({} if as_of is None else {"asOf": day})
    )


_BEST = """\
fragment Best on IntroductionPaths {
  centre { id name }
  asOf
  paths {
    lead
    score
    actors { id name }
    askFirst { id name }
    freshestEvidence
    freshestGoesOn
    hops { tie { band basis } }
  }
  noPath { reason sentence }
}"""


def best_of_each(
    comment: str, name: str, asks: Mapping[str, tuple[Question, dt.date]]
) -> PageQuery:
    """Return the GraphQL question for the best path of several questions, each of its day."""
    given = ", ".join(f"${each}: IntroductionPathsInput!" for each in asks)
    fields = "\n".join(
        f"  {each}: introductionPaths(input: ${each}) {{ ...Best }}" for each in asks
    )
    values = {
        each: {
            "centre": question.centre,
            "target": _target(question),
            "first": question.first,
            "maxHops": question.max_hops,
            "asOf": day.isoformat(),
        }
        for each, (question, day) in asks.items()
    }
    return PageQuery(f"# {comment}\nquery {name}({given}) {{\n{fields}\n}}\n{_BEST}", values)


def _target(question: Question) -> dict[str, Any]:
    match question.target:
        case PersonTarget(person=id_):
            return {"person": id_}
        case PostTarget(post=id_):
            return {"post": id_}
        case BodyTarget(body=id_):
            return {"body": id_}
        case PlaceTarget(place=id_):
            return {"place": {"place": id_}}


def rows(cards: Sequence[Card]) -> Table:
    """Return a row for each hop of each path."""
    return Table(COLUMNS, [_row(card, hop) for card in cards for hop in card.hops])


def _row(card: Card, hop: HopShown) -> Sequence[Fill | float | None]:
    before, after = _ends(card, hop)
    sources = dict.fromkeys(
        source.url or source.title for fact in hop.facts for source in fact.sources
    )
    return (
        card.rank,
        card.lead.value,
        card.score,
        hop.number,
        before.id,
        before.name.text,
        after.id,
        after.name.text,
        hop.band.value,
        hop.basis.value,
        hop.strength,
        hop.sentence,
        Listed(tuple(fact.sentence for fact in hop.facts), "; "),
        " ".join(sources),
        card.newest,
        card.ask_first_id,
        ", ".join(each.id for each in card.substitutes),
    )


def _ends(card: Card, hop: HopShown) -> tuple[ActorShown, ActorShown]:
    return card.actors[hop.number - 1], card.actors[hop.number]
