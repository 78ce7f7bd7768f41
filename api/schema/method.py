"""How strengths are worked out."""

from __future__ import annotations

import strawberry

from api.schema.typed import copied, typed
from graph.model import InteractionKind, Language
from graph.ties import table
from graph.ties.tie import Band, Basis
from graph.words import say


@typed(table.BandRow)
@strawberry.type(description="From which strength on a tie is in a band.")
class MethodBand:
    band: Band = strawberry.field(description="The band.")
    least: float = strawberry.field(description="The least strength in it.")

    @classmethod
    def of(cls, row: table.BandRow) -> MethodBand:
        return cls(**copied(cls, row))


@strawberry.type(description="What a basis says.")
class MethodBasis:
    basis: Basis = strawberry.field(description="The basis.")
    meaning: str = strawberry.field(description="When a tie rests on it, in words.")


@typed(table.InteractionRow, beside=("name",))
@strawberry.type(description="What an interaction counts.")
class MethodInteraction:
    kind: InteractionKind = strawberry.field(description="The kind of interaction.")
    name: str = strawberry.field(description="The kind in words.")
    weight: float = strawberry.field(
        description="What one counts on its day, to be shared among those who took part."
    )
    half_life: int = strawberry.field(description="After how many days it counts half.")
    personal: bool = strawberry.field(
        description=(
            "Whether each pair of the n who took part gets 1/sqrt(n-1) of the weight; else 1/(n-1)."
        )
    )


@typed(table.ParameterRow, beside=("body", "pair"))
@strawberry.type(description="What it counts to sit in the same body.")
class MethodBody:
    body: str = strawberry.field(description="The kind of body in words.")
    pair: str = strawberry.field(description="Which two members.")
    value: float = strawberry.field(description="What it counts, 0 to 1.")
    full_to: int | None = strawberry.field(
        description="The most members of a body in which two count in full. Null: at any size."
    )


@typed(table.ValueRow, beside=("name",))
@strawberry.type(description="What a formal tie, or what somebody declared, counts.")
class MethodValue:
    name: str = strawberry.field(description="What it is, in words.")
    value: float = strawberry.field(description="What it counts, 0 to 1.")


@strawberry.type(description="A further number of the table.")
class MethodNumber:
    name: str = strawberry.field(description="Its name in the table.")
    sentence: str = strawberry.field(description="What it says, in words.")


@strawberry.type(description="The table of judgements from which every strength is worked out.")
class Method:
    version: str = strawberry.field(
        description="Its version. Strengths of two versions do not compare."
    )
    bands: list[MethodBand] = strawberry.field(description="The bands, the strongest first.")
    bases: list[MethodBasis] = strawberry.field(description="What a tie can rest on.")
    interactions: list[MethodInteraction] = strawberry.field(description="What contact counts.")
    bodies: list[MethodBody] = strawberry.field(description="What shared membership counts.")
    formal: list[MethodValue] = strawberry.field(description="What formal ties count.")
    declared: list[MethodValue] = strawberry.field(
        description="What counts of what people say of themselves."
    )
    further: list[MethodNumber] = strawberry.field(description="The rest of the table.")


def method(language: Language) -> Method:
    """Return the table as it is in force, its words in a language."""
    shown = table.visible_table()
    return Method(
        version=shown.version,
        bands=[MethodBand.of(row) for row in shown.bands],
        bases=[
            MethodBasis(basis=row.basis, meaning=say(row.meaning, language)) for row in shown.bases
        ],
        interactions=[
            MethodInteraction(name=say(row.said, language), **copied(MethodInteraction, row))
            for row in shown.interactions
        ],
        bodies=[
            MethodBody(
                body=say(row.body, language),
                pair=say(row.pair, language),
                **copied(MethodBody, row),
            )
            for row in shown.bodies
        ],
        formal=[_value(row, language) for row in shown.formal],
        declared=[_value(row, language) for row in shown.declared],
        further=[
            MethodNumber(name=row.name, sentence=say(row.said, language)) for row in shown.further
        ],
    )


def _value(row: table.ValueRow, language: Language) -> MethodValue:
    return MethodValue(name=say(row.what, language), **copied(MethodValue, row))
