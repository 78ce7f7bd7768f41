"""How a record is named, alone and inside sentences of both languages, and
what a dataset leaves open.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import (
    Conflict,
    Dataset,
    DeclaredTie,
    FormalTie,
    Interaction,
    Membership,
    Name,
    NameWhy,
    Node,
    Organization,
    Person,
    Place,
    Post,
    Record,
    Records,
)
from graph.names.kind_words import formal_inside, interaction_inside
from graph.words import Fill, ProperName, T, Text


def name_of(record: Node) -> ProperName | Text:
    """Return a record's name in the languages that it has, without an article;
    where it has none, what stands in its place.
    """
    match record:
        case Post():
            return ProperName(record.label, record.label_cy)
        case Interaction():
            return (
                ProperName(record.title)
                if record.title
                else T("{kind}, {date}", kind=interaction_inside(record.kind), date=record.date)
            )
        case Person():
            return (
                ProperName(record.name, record.name_cy)
                if record.name
                else T("name not known ({id})", id=record.id)
            )
        case Organization() | Place():
            return ProperName(record.name, record.name_cy)


def welsh_name(record: Node) -> str | None:
    """Return a record's own name in Welsh; None where it has none."""
    match record:
        case Post():
            return record.label_cy
        case Interaction():
            return None
        case Person() | Organization() | Place():
            return record.name_cy


def named(records: Records, id_: str) -> Fill:
    """Return how the record of an id is shown; of an unknown one the id."""
    record = records.node(id_)
    return name_of(record) if record is not None else id_


def node_said(records: Records, record: Node) -> Fill:
    """Return a record that has a name of its own as it stands inside a sentence;
    so do the others for facts and further names.
    """
    return name_of(record)


def membership_said(records: Records, record: Membership) -> Fill:
    who = named(records, record.actor) if record.actor else record.as_written or ""
    return T("{who} in {body}", who=who, body=named(records, record.organization))


def formal_tie_said(records: Records, record: FormalTie) -> Fill:
    return T(
        "{one}, {kind} {other}",
        one=named(records, record.a),
        kind=formal_inside(record.kind),
        other=named(records, record.b),
    )


def declared_tie_said(records: Records, record: DeclaredTie) -> Fill:
    return T(
        "what {one} says of {other} ({date})",
        one=named(records, record.by),
        other=named(records, record.about),
        date=record.confirmed_on,
    )


def further_name_said(records: Records, record: Name) -> Fill:
    return T('the name "{name}"', name=record.name)


def conflict_said(records: Records, record: Conflict) -> Fill:
    return T("another value of {field}", field=record.field)


def id_said(records: Records, record: Record) -> Fill:
    """Of a record that nobody names otherwise."""
    return record.id


def former_names(names: Iterable[Name]) -> list[str]:
    """Return those of a record's further names that it bore earlier, in
    the order of the alphabet.
    """
    return sorted(name.name for name in names if name.why is NameWhy.FORMER)


def not_stated(dataset: Dataset) -> tuple[ProperName, ...]:
    """Return what the sources of a dataset do not state, in the languages in which it is put."""
    welsh = dataset.does_not_state_cy or (None,) * len(dataset.does_not_state)
    return tuple(
        ProperName(english, other)
        for english, other in zip(dataset.does_not_state, welsh, strict=True)
    )
