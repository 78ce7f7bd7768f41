"""A tie as pages show it: the facts behind it with their sources, the parts of its strength, and
what its reader should beware of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from api.pages.asked import Asked
from graph.dates import PartialDate
from graph.model import OrganizationKind, Person, Record, RecordId
from graph.names.shown import named
from graph.paths.explain import OUTSIDE, evidence_sentence
from graph.sources import Citation, cite
from graph.ties import stated
from graph.ties import tie as ties
from graph.ties.tie import Declared, Formal, PartKind, Shared, Tie, in_order
from graph.view import View
from graph.words import Fill, Listed, P, T, Text

OLD_AFTER_DAYS = 730
DAYS_OF_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class StatingRecord:
    """The record that states a fact. `ours`: the viewer's Centre recorded it."""

    id: RecordId
    table: str
    ours: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact behind a tie, in words, and where it comes from."""

    sentence: Fill
    sources: Sequence[Citation]
    stated: StatingRecord | None
    """None of a body that two share: several memberships state it."""
    own: bool
    """Only the viewer's own Centre sees it."""
    first: PartialDate | None
    """Its day, or its first one. None: not stated."""
    last: PartialDate | None
    """None: still so, or not stated."""


@dataclass(frozen=True, slots=True)
class StrengthPart:
    """One part of a strength. `share` of the whole in [0, 1]."""

    kind: PartKind
    value: float
    share: float


def facts(asked: Asked, tie: Tie) -> Sequence[Fact]:
    """Return every fact behind a tie:
    what was declared, formal ties, interactions, then shared bodies.
    """
    return [
        _fact(asked, tie, fact) for _, fact in sorted(in_order(tie), key=lambda placed: placed[0])
    ]


def is_own(asked: Asked, tie: Tie) -> bool:
    """Return whether a tie rests on anything that only the viewer's own Centre sees."""
    return any(_is_own(asked, fact) for _, fact in in_order(tie))


def _fact(asked: Asked, tie: Tie, fact: ties.Fact) -> Fact:
    records = asked.view.records
    sources = [cite(source, records.sources) for source in dict.fromkeys(fact.sources)]
    first, last = stated.dates(records, fact)
    return Fact(
        evidence_sentence(asked.view, tie, fact),
        sources,
        None if isinstance(fact, Shared) else _stated(asked, fact.id),
        _is_own(asked, fact),
        first,
        last,
    )


def _is_own(asked: Asked, fact: ties.Fact) -> bool:
    tables = _tables(asked)
    ids = fact.memberships if isinstance(fact, Shared) else (fact.id,)
    found = (by_id.get(id) for id in ids for by_id in tables.values())
    return any(record is not None and not record.audience.is_public for record in found)


def _stated(asked: Asked, id: RecordId) -> StatingRecord:
    table, record = next((name, by_id[id]) for name, by_id in _tables(asked).items() if id in by_id)
    return StatingRecord(id, table, record.recorded_by == asked.view.viewer.centre)


def _tables(asked: Asked) -> Mapping[str, Mapping[RecordId, Record]]:
    """Return the records that state facts of ties, by the names of their tables."""
    records = asked.view.records
    return {
        "interactions": records.interactions,
        "declared_ties": records.declared_ties,
        "formal_ties": records.formal_ties,
        "memberships": records.memberships,
        "works": cast("Mapping[RecordId, Record]", records.works),
    }


def weightiest(view: View, tie: Tie) -> Fill:
    """Return the first of those facts alone, as a sentence without its full stop."""
    _, fact = min(in_order(tie), key=lambda placed: placed[0])
    return evidence_sentence(view, tie, fact)


def weightiest_alone(view: View, tie: Tie) -> Text:
    """Return the same as a whole sentence, with the names of both ends in front where the fact
    itself does not name them.
    """
    _, fact = min(in_order(tie), key=lambda placed: placed[0])
    sentence = evidence_sentence(view, tie, fact)
    if isinstance(fact, Formal | Declared) or (
        isinstance(fact, Shared) and _names_both(view, fact)
    ):
        return T("{fact}.", fact=sentence)
    one, other = (named(view.records, end) for end in tie.ends)
    return T("{one} and {other}: {facts}.", one=one, other=other, facts=sentence)


def _names_both(view: View, shared: Shared) -> bool:
    body = view.records.organizations[shared.organization]
    return body.kind is OrganizationKind.CROSS_PARTY_GROUP and not OUTSIDE.isdisjoint(shared.roles)


def parts(tie: Tie) -> Sequence[StrengthPart]:
    """Return the parts of a strength, the largest share first."""
    return [
        StrengthPart(part.kind, part.value, part.share)
        for part in sorted(tie.parts, key=lambda part: -part.share)
    ]


def part_words(kind: PartKind) -> Text:
    """Return a kind of evidence as it stands in a sentence."""
    return {
        PartKind.INTERACTION: T("contact"),
        PartKind.FORMAL: T("formal tie"),
        PartKind.MEMBERSHIP: T("shared membership"),
        PartKind.DECLARED: T("what was declared"),
    }[kind]


def strength_words(tie: Tie) -> Text:
    """Return a strength with its parts: "Strength 0.43 of 1: shared membership, all of it"."""
    return T(
        "Strength {strength} of 1: {parts}",
        strength=two_figures(tie.strength),
        parts=_parts_words(parts(tie)),
    )


def two_figures(value: float) -> str:
    """Return a number with two significant figures.

    >>> two_figures(0.4321), two_figures(0.0179)
    ('0.43', '0.018')
    """
    return f"{value:.2g}"


def flags(view: View, tie: Tie) -> Sequence[Text]:
    """Return what to beware of: facts without dates, ends who left office, evidence that is old."""
    listed: list[Shared | Formal] = [*tie.shared, *tie.formal]
    told = (
        [T("The list gives no dates")]
        if listed and not tie.contacts and not any(fact.dated for fact in listed)
        else []
    )
    for end in tie.ends:
        left = view.tenure.left_office(end, tie.as_of)
        if left is not None and isinstance(view.records.node(end), Person):
            told.append(
                T("{person} left office on {day}", person=named(view.records, end), day=left)
            )
    age = 0 if tie.freshest is None else (tie.as_of - tie.freshest.last).days
    if age > OLD_AFTER_DAYS:
        told.append(
            P(
                "Newest evidence is {n} year old",
                "Newest evidence is {n} years old",
                int(age / DAYS_OF_A_YEAR),
            )
        )
    return told


def _parts_words(shown: Sequence[StrengthPart]) -> Fill:
    if len(shown) == 1:
        return T("{kind}, all of it", kind=part_words(shown[0].kind))
    return Listed(
        tuple(
            T("{kind} {percent} %", kind=part_words(part.kind), percent=round(100 * part.share))
            for part in shown
        ),
        ", ",
    )
