"""What a name means: one record, or which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import strawberry

from api.context import Context, Info
from api.schema.arguments import InLanguage
from api.schema.described import described
from api.schema.nodes import Node
from api.schema.references import recorded, shown
from graph import model
from graph.names.found import Found
from graph.names.meaning import MOST_CANDIDATES, Meaning
from graph.names.not_here import not_held, not_here
from graph.words import ProperName, Text, say

MOST_EQUAL = 20


@strawberry.type(description="A record that a name may mean.")
class NameCandidate:
    told: strawberry.Private[Text]
    node: Node = strawberry.field(description="The record.")

    @described("Its name, and what tells it from others of the same name.")
    def description(self, info: Info, language: InLanguage = strawberry.UNSET) -> str:
        return say(self.told, language or info.context.language)


@dataclass(frozen=True, slots=True)
class Absent:
    """A name that nothing in the data has, and what the sources do not state."""

    text: str
    not_held: Sequence[ProperName]


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
    absent: strawberry.Private[Absent | None]

    @described(
        "That nothing in the data has the name, nor one like it. Null: it means or may mean a "
        "record, or something is near."
    )
    def sentence(self, info: Info, language: InLanguage = strawberry.UNSET) -> str | None:
        language = language or info.context.language
        return None if self.absent is None else say(not_here(self.absent.text), language)

    @described("Where nothing has the name, nor one like it: what the sources do not state.")
    def unknowns(self, info: Info, language: InLanguage = strawberry.UNSET) -> list[str]:
        language = language or info.context.language
        told = () if self.absent is None else self.absent.not_held
        return [say(each, language) for each in told]


def named(context: Context, meaning: Meaning, as_of: dt.date) -> Named:
    """Return a meaning as GraphQL answers it."""
    means = meaning.one is not None or meaning.several or meaning.near
    return Named(
        absent=None
        if means
        else Absent(meaning.text, not_held(context.view.records, meaning.text)),
        node=None if meaning.one is None else _present(context, meaning.one),
        several=_candidates(context, meaning.several[:MOST_EQUAL], as_of),
        several_count=len(meaning.several),
        near=_candidates(context, meaning.near[:MOST_CANDIDATES], as_of),
    )


def _candidates(context: Context, answers: Sequence[Found], as_of: dt.date) -> list[NameCandidate]:
    names = context.view.names
    return [
        NameCandidate(node=_present(context, answer.id), told=names.told(answer, as_of))
        for answer in answers
    ]


def _present(context: Context, id: model.RecordId) -> Node:
    """Return what shows the record; of a place that was replaced the one that holds now."""
    place = context.view.records.places.get(model.PlaceId(id))
    if place is not None:
        return shown(context.index.present(place))
    node = recorded(context.view, id)
    assert node is not None, "names are made from the same records"
    return node
