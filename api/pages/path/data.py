"""An answer as data: JSON, rows, and the GraphQL question that gives the same."""

from __future__ import annotations

from collections.abc import Sequence

from api.pages.as_data import Data, as_data
from api.pages.page import PageQuery, Table
from api.pages.path.advice import Lift
from api.pages.path.cards import ActorShown, Card, HopShown
from graph.dates import PartialDate
from graph.model import Language
from graph.paths.answer import BodyTarget, PersonTarget, PlaceTarget, PostTarget, Question
from graph.ties.tie import Basis
from graph.words import Fill, Listed

QUERY = """\
# Who can introduce a Centre to somebody: the paths with their evidence, best first, \
or why there is none.
query WhoCanIntroduceUs($input: IntroductionPathsInput!) {
  introductionPaths(input: $input) {
    asOf
    complete   # false: the search stopped at its time limit
    paths {
      rank
      lead     # what the path is worth; the score only orders
      score
      askFirst { id name }
      substitutes { id name }
      otherEnds { id name }
      freshestEvidence
      hops {
        from { id name }
        to { id name }
        sentence
        tie {
          strength
          band
          basis
          parts { kind value share }
          evidence(first: 100) { nodes { sentence sources { title url readOn } } }
        }
      }
    }
    noPath { reason sentence hopsNeeded unknowns lastContact { id date title } }
    advice { step sentence tieNow tieIfDone }   # what would help
    notes
  }
}"""
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
    values: dict[str, Data] = {
        "centre": question.centre,
        "target": _target(question),
        "first": question.first,
        "maxHops": question.max_hops,
    }
    if as_of is not None:
        values["asOf"] = day
    if question.basis != frozenset(Basis):
        values["basis"] = [basis.name for basis in Basis if basis in question.basis]
    if question.through_colleagues:
        values["throughColleagues"] = True
    return PageQuery(QUERY, {"input": values})


def _target(question: Question) -> Data:
    match question.target:
        case PersonTarget(person=id_):
            return {"person": id_}
        case PostTarget(post=id_):
            return {"post": id_}
        case BodyTarget(body=id_):
            return {"body": id_}
        case PlaceTarget(place=id_):
            return {"place": {"place": id_}}


def paths_data(cards: Sequence[Card], language: Language) -> Data:
    """Return the paths as JSON."""
    return [_card(card, language) for card in cards]


def lifts_data(lifts: Sequence[Lift], language: Language) -> Data:
    """Return what would help as JSON."""
    return [as_data(lift, language) for lift in lifts]


def rows(cards: Sequence[Card]) -> Table:
    """Return a row for each hop of each path."""
    return Table(COLUMNS, [_row(card, hop) for card in cards for hop in card.hops])


def _card(card: Card, language: Language) -> Data:
    return {
        "rank": card.rank,
        "lead": card.lead.value,
        "score": card.score,
        "heading": as_data(card.heading, language),
        "newestEvidence": as_data(card.newest, language),
        "actors": [_actor(each, language) for each in card.actors],
        "substitutes": [_actor(each, language) for each in card.substitutes],
        "otherEnds": [_actor(each, language) for each in card.other_ends],
        "askFirst": card.ask_first_id,
        "weakestStep": as_data(card.weakest_step, language),
        "nextStep": as_data(card.next_step, language),
        "hops": [_hop(card, hop, language) for hop in card.hops],
    }


def _actor(actor: ActorShown, language: Language) -> Data:
    return {"id": actor.id, "name": actor.name.text, "what": as_data(actor.what, language)}


def _hop(card: Card, hop: HopShown, language: Language) -> Data:
    before, after = _ends(card, hop)
    return {
        "from": before.id,
        "to": after.id,
        "band": hop.band.value,
        "basis": hop.basis.value,
        "strength": hop.strength,
        "sentence": as_data(hop.sentence, language),
        "parts": as_data(hop.parts, language),
        "evidence": as_data(hop.facts, language),
        "flags": as_data(hop.flags, language),
    }


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
