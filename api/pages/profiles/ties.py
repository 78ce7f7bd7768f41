"""The strongest ties of an actor, and when it was met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.describe import described
from api.pages.asked import Asked
from api.pages.facts import is_own
from api.pages.profiles.refs import Cut, Ref, cut, ref, ref_of
from graph.dates import PartialDate
from graph.model import (
    ActorId,
    Interaction,
    InteractionKind,
    Organization,
    OrganizationKind,
    Person,
    RecordId,
)
from graph.names.in_language import ShownName
from graph.paths.explain import hop_sentence
from graph.ties.parameters import LAPSED
from graph.ties.tie import Band, Basis, Shared, Tie
from graph.view import View
from graph.words import Fill, Listed, P, T, Text, joined

MOST_TIES = 10
MOST_MEETINGS = 10


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie as a row. `strength` in (0, 0.98] stands in the data, never in a sentence."""

    other: Ref
    what: Fill | None
    band: Band
    basis: Basis
    strength: float
    why: Fill
    own: bool
    """It rests on something that only the viewer's own Centre sees."""


@dataclass(frozen=True, slots=True)
class Met:
    """An interaction that an actor took part in."""

    id: RecordId
    kind: InteractionKind
    date: PartialDate
    title: str | None
    others: Sequence[Ref]
    own: bool
    """Only the viewer's own Centre sees it."""


def strongest_ties(asked: Asked, actor: ActorId) -> Cut[TieRow]:
    """Return the ties of an actor that are not lapsed, the strongest first."""
    network = asked.view.network
    strengths = [
        (network.strength(actor, other) or 0.0, other) for other in network.neighbours(actor)
    ]
    order = sorted(strengths, key=lambda pair: (-pair[0], pair[1]))
    chosen = cut(
        asked, "ties", [other for strength, other in order if strength >= LAPSED], MOST_TIES
    )
    return Cut(
        "ties",
        [row for other in chosen.rows if (row := _row(asked, actor, other)) is not None],
        chosen.total,
    )


def only_potential(ties: Cut[TieRow]) -> bool:
    """Return whether none of the ties shown rests on more than lists."""
    return all(tie.basis is Basis.POTENTIAL for tie in ties.rows)


def meetings(asked: Asked, actor: ActorId) -> Cut[Met]:
    """Return the interactions of an actor up to the day, the newest first."""
    day = asked.view.as_of
    known = [
        each
        for each in asked.context.index.interactions_of.get(actor, ())
        if each.date.first <= day
    ]
    newest = sorted(known, key=lambda each: (each.date.last, each.id), reverse=True)
    chosen = cut(asked, "meetings", newest, MOST_MEETINGS)
    return Cut("meetings", [_met(asked, actor, each) for each in chosen.rows], chosen.total)


def _met(asked: Asked, actor: ActorId, each: Interaction) -> Met:
    others = [other for id_ in each.actors if id_ != actor and (other := ref_of(asked, id_))]
    others += [Ref("", "", ShownName(written)) for written in each.as_written]
    return Met(each.id, each.kind, each.date, each.title, others, own=not each.audience.is_public)


def in_brief(view: View, tie: Tie) -> Listed:
    """Return why two are tied, in a few words: what one said of the other, contact and formal ties;
    shared bodies are counted.
    """
    facts = hop_sentence(view, replace(tie, shared=())).parts
    kinds = Counter(_together(view, shared) for shared in tie.shared)
    return joined([*facts, *(_counted(kind, count) for kind, count in kinds.most_common())])


def _together(view: View, shared: Shared) -> OrganizationKind:
    """The kind of a shared body; of a party group in a legislature the party."""
    body = view.records.organizations.get(shared.organization)
    if shared.key != shared.organization:
        return OrganizationKind.POLITICAL_PARTY
    return body.kind if body else OrganizationKind.OTHER


def _counted(kind: OrganizationKind, count: int) -> Text:
    match kind:
        case OrganizationKind.MINISTERIAL_TEAM:
            return T("ministers together")
        case OrganizationKind.POLITICAL_PARTY:
            return T("in the same party group")
        case OrganizationKind.CROSS_PARTY_GROUP:
            return P("{n} group together", "{n} groups together", count)
        case OrganizationKind.COMMITTEE:
            return P("{n} committee together", "{n} committees together", count)
        case OrganizationKind.NETWORK:
            return P("{n} network together", "{n} networks together", count)
        case _:
            return P("{n} body together", "{n} bodies together", count)


def _row(asked: Asked, actor: ActorId, other: ActorId) -> TieRow | None:
    tie, record = asked.view.network.tie(actor, other), asked.view.records.node(other)
    if tie is None or not isinstance(record, Person | Organization):
        return None
    return TieRow(
        ref(asked, record),
        described(asked.view, record).what,
        tie.band,
        tie.basis,
        tie.strength,
        in_brief(asked.view, tie),
        is_own(asked, tie),
    )
