"""Ties: how two actors are related, and why we say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import strawberry

from api.context import Context, Info
from api.cursors import ListOf
from api.made_ids import TieAsked
from api.schema.arguments import After, First, InLanguage, first_or, given
from api.schema.connections import Connection, connection, page
from api.schema.described import described
from api.schema.enums import Audience
from api.schema.evidence import Evidence, evidence_of
from api.schema.nodes import Actor, Node
from api.schema.references import shown
from api.schema.typed import copied, typed
from graph.model import Language, Record, Records
from graph.names.shown import named
from graph.paths.explain import tie_sentence
from graph.ties import stated
from graph.ties import tie as ties
from graph.ties.tie import Band, Basis, PartKind
from graph.view import View
from graph.words import joined, say


@typed(ties.TiePart)
@strawberry.type(description="One part of a tie's strength.")
class TiePart:
    kind: PartKind = strawberry.field(description="The kind of evidence.")
    value: float = strawberry.field(
        description="The strength that this kind of evidence alone gives, 0 to 1."
    )
    share: float = strawberry.field(
        description="Its share of the whole, 0 to 1. The shares of a tie add up to 1."
    )

    @classmethod
    def of(cls, part: ties.TiePart) -> TiePart:
        return cls(**copied(cls, part))


@typed(ties.Tie, shows=ties.Tie, beside=("id",))
@strawberry.type(
    description=(
        "The relation of two actors on a date, summed over all evidence that the viewer may use."
    )
)
class Tie(Node):
    tie: strawberry.Private[ties.Tie]
    view: strawberry.Private[View]

    strength: float = strawberry.field(
        description="How far the tie can bear a request: above 0, at most 0.98."
    )
    band: Band = strawberry.field(description="The strength in a word.")
    basis: Basis = strawberry.field(description="What the tie rests on.")
    lapsed: bool = strawberry.field(
        description="Whether the strength is below 0.002: the tie is listed, and on no path."
    )
    as_of: dt.date = strawberry.field(description="The day for which the tie is worked out.")
    parts: list[TiePart] = strawberry.field(description="What the strength is made of.")

    @classmethod
    def of(cls, tie: ties.Tie, view: View) -> Tie:
        id = strawberry.ID(TieAsked(tie.ends, tie.as_of).id)
        return cls(id=id, tie=tie, view=view, **copied(cls, tie))

    @described("The two actors, in the order in which they were asked for.")
    def ends(self, info: Info) -> list[Actor]:
        return [shown(self.view.records.actor(id)) for id in self.tie.ends]

    @described("The tie in words that a person can read aloud.")
    def sentence(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(tie_sentence(self.view, self.tie), language or info.context.language)

    @described(
        "The facts behind the tie: what was declared, formal ties, interactions, "
        "then shared bodies."
    )
    def evidence(
        self, info: Info, first: First = 10, after: After = strawberry.UNSET
    ) -> Connection[Evidence]:
        rows = page(
            ties.in_order(self.tie),
            lambda placed: placed[0],
            first_or(10, first),
            given(after),
            ListOf("evidence", "~".join(self.tie.ends)),
        )
        return connection(rows, lambda placed: evidence_of(placed[1], self.tie, self.view))

    def used_by(self, context: Context) -> Audience:
        return Audience.of(*(record.audience for record in behind(self.view.records, [self.tie])))

    def called(self, context: Context, language: Language) -> str:
        return say(joined([named(self.view.records, end) for end in self.tie.ends], ", "), language)

    def citations(self) -> Sequence[str]:
        return sources_of([self.tie])


def behind(records: Records, made: Iterable[ties.Tie]) -> Iterator[Record]:
    """Yield the records that state the facts behind ties."""
    for tie in made:
        for _, fact in ties.in_order(tie):
            yield from stated.behind(records, fact)


def sources_of(made: Iterable[ties.Tie]) -> list[str]:
    """Return the sources of the facts behind ties, each once."""
    facts = (fact for tie in made for _, fact in ties.in_order(tie))
    return list(dict.fromkeys(source for fact in facts for source in fact.sources))
