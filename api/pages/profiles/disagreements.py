"""Where sources disagree: every value that is stated, with those who state it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.profiles.refs import member_ref, ref_of
from graph.disagreements import stated_values
from graph.kinds import kind_of
from graph.model import Membership, Node
from graph.sources import Citation, cite
from graph.words import Fill, T


@dataclass(frozen=True, slots=True)
class DisputedValue:
    """A value that sources state. `holds`: the page shows it."""

    value: str
    holds: bool
    sources: Sequence[Citation]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field that sources state differently, and of what; the value that holds first."""

    about: Fill
    field: Fill
    values: Sequence[DisputedValue]


def disagreements(
    asked: Asked, record: Node, memberships: Iterable[Membership]
) -> Sequence[Disagreement]:
    """Return the fields of a record and of memberships that sources state differently."""
    stated, prefixes, fields = (
        asked.context.index.conflicts,
        asked.view.records.sources,
        list[Disagreement](),
    )
    about: list[tuple[Node | Membership, Fill]] = [(record, asked.name(record).text)]
    about += [
        (stating, _membership_words(asked, stating))
        for stating in memberships
        if stating.id in stated
    ]
    for stating, words in about:
        values: dict[str, list[DisputedValue]] = {}
        for value in stated_values(stating, stated.get(stating.id, ())):
            citations = [cite(source, prefixes) for source in value.sources]
            values.setdefault(value.field, []).append(
                DisputedValue(value.value, value.holds, citations)
            )
        fields += [
            Disagreement(words, kind_of(stating).called(field), rows)
            for field, rows in values.items()
        ]
    return fields


def _membership_words(asked: Asked, membership: Membership) -> Fill:
    post = ref_of(asked, membership.post) or ref_of(asked, membership.organization)
    return T(
        "{member}, {body}",
        member=member_ref(asked, membership).name.text,
        body=post.name.text if post else membership.organization,
    )
