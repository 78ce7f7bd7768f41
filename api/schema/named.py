"""What a name means: one record, or which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import strawberry

from api.context import Context, Info
from api.schema.arguments import InLanguage
from api.schema.described import described
from api.schema.nodes import Node
from api.schema.references import shown
from graph import model
from graph.names.found import Found
from graph.names.meaning import MOST_CANDIDATES, Meaning
from graph.words import Text, say

MOST_EQUAL = 20


@strawberry.type(description="A record that a name may mean.")
class NameCandidate:
    told: strawberry.Private[Text]
    node: Node = strawberry.field(description="The record.")

    @described("Its name, and what tells it from others of the same name.")
    def description(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.told, language or info.context.language)


@strawberry.type(
    description=(
        "What a name means: one record, or several that it may mean, or none and what is near."
    )
)
class Named:
    node: Node | None = strawberry.field(
        description="The one record that it means. Null: there are several, or none."
    )
    several: list[NameCandidate] = strawberry.field(
        description=(
            f"Where it means more than one equally well: at most {MOST_EQUAL} of them, best first."
        )
    )
    several_count: int = strawberry.field(
        description="How many it means equally well; 0 where it means one record or none."
    )
    near: list[NameCandidate] = strawberry.field(
        description="Where nothing has the name: records with a name like it, best first."
    )


def named(context: Context, meaning: Meaning, as_of: dt.date) -> Named:
    """Return a meaning as GraphQL answers it."""
    return Named(
        node=None if meaning.one is None else shown(_present(context, meaning.one)),
        several=_candidates(context, meaning.several[:MOST_EQUAL], as_of),
        several_count=len(meaning.several),
        near=_candidates(context, meaning.near[:MOST_CANDIDATES], as_of),
    )


def _candidates(context: Context, answers: Sequence[Found], as_of: dt.date) -> list[NameCandidate]:
    names = context.view.names
    return [
        NameCandidate(node=shown(_present(context, answer.id)), told=names.told(answer, as_of))
        for answer in answers
    ]


def _present(context: Context, id: model.RecordId) -> model.Node:
    """Return the record; of a place that was replaced the one that holds now."""
    record = context.view.records.node(id)
    assert record is not None, "names are made from the same records"
    return context.index.present(record) if isinstance(record, model.Place) else record
