"""The paths of an answer as cards:
for each its actors and hops, with the weakest step, whom to ask first, and the next step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from api.describe import described, newest_words
from api.pages.asked import Asked
from api.pages.facts import Fact, StrengthPart, facts, flags, parts, strength_words, weightiest
from api.pages.path.drafts import DraftShown, draft_shown
from api.pages.path.next import ask_first_words, next_step, weakest_words
from graph.dates import PartialDate
from graph.model import ActorId, OrganizationKind, Person
from graph.names.articles import inside
from graph.names.in_language import ShownName
from graph.names.shown import named
from graph.official import WebPage, official_pages
from graph.paths.answer import Hop, IntroductionPaths, Lead, Path
from graph.paths.draft import draft_of_path
from graph.ties.tie import Band, Basis, Tie
from graph.words import Fill, Listed, T, Text

HopKeys = Mapping[tuple[int, int], str]
"""Of each hop, by the rank of its path and its place on it from 0, what `data-hop` says."""


@dataclass(frozen=True, slots=True)
class ActorShown:
    id: ActorId
    name: ShownName
    what: Fill | None
    address: str | None
    official: WebPage | None = None
    """Where the person's address and office stand."""


@dataclass(frozen=True, slots=True)
class HopShown:
    """One step. `as_in`: the rank of the earlier path that shows its evidence."""

    number: int
    key: str
    band: Band
    basis: Basis
    strength: float
    sentence: Fill
    short: Fill
    """The weightiest fact alone, for where the rest stands in an earlier path."""
    facts: Sequence[Fact]
    parts: Sequence[StrengthPart]
    strength_said: Text
    flags: Sequence[Text]
    as_in: int | None
    address: str
    """Of the page of the tie."""


@dataclass(frozen=True, slots=True)
class Card:
    """One path. `substitutes` could stand in for the actor at
    `substituted`, a place in `actors`.
    """

    rank: int
    heading: Text
    lead: Lead
    lead_said: Text
    score: float
    newest: PartialDate | None
    newest_said: Fill | None
    actors: Sequence[ActorShown]
    hops: Sequence[HopShown]
    substitutes: Sequence[ActorShown]
    substituted: int | None
    other_ends: Sequence[ActorShown]
    """Others whom the same path reaches."""
    weakest_step: Fill
    ask_first_id: ActorId | None
    ask_first: Fill
    next_step: Fill
    draft: DraftShown | None
    """Of the best path alone."""


def cards(asked: Asked, answer: IntroductionPaths, keys: HopKeys) -> Sequence[Card]:
    """Return a card for each path. A hop that an earlier card shows is short in the later ones."""
    seen: dict[tuple[ActorId, ActorId], int] = {}
    made = []
    for path in answer.paths:
        made.append(_card(asked, answer, path, keys, seen))
        for hop in path.hops:
            seen.setdefault((hop.from_, hop.to), path.rank)
    return made


def actor_shown(asked: Asked, actor: ActorId) -> ActorShown:
    """Return an actor with its name, what it is, and its page."""
    record = asked.view.records.node(actor)
    if record is None:
        return ActorShown(actor, ShownName(actor), None, None)
    pages = official_pages(record.identifiers) if isinstance(record, Person) else ()
    return ActorShown(
        actor,
        asked.name(record),
        what_it_is(asked, actor),
        asked.address_of(record),
        next(iter(pages), None),
    )


def what_it_is(asked: Asked, actor: ActorId) -> Fill | None:
    """Return what an actor is in a few words:
    the offices of a person, else the seat; the kind of a body.
    """
    record = asked.view.records.node(actor)
    if record is None:
        return None
    told = described(asked.view, record)
    return told.what or told.where


def lead_title(lead: Lead) -> Text:
    """Return a lead as it stands at the head of a card."""
    return {Lead.GOOD: T("Good lead"), Lead.FAIR: T("Fair lead"), Lead.LONG_SHOT: T("Long shot")}[
        lead
    ]


def heading(asked: Asked, answer: IntroductionPaths, path: Path) -> Text:
    """Return the title of a path; where several satisfy the target, with whom it reaches:
    "Through Mike Hedges, to Jane Dodds".
    """
    way = _way(asked, answer.centre, path)
    return (
        way
        if len(answer.targets) == 1
        else T("{way}, to {end}", way=way, end=_inside(asked, path.actors[-1]))
    )


def _way(asked: Asked, centre: ActorId, path: Path) -> Text:
    """Return "Through Mike Hedges", or "Directly, through the group you share"."""
    view, start = asked.view, path.actors[0]
    introducers = Listed(tuple(_inside(asked, actor) for actor in path.introducers))
    if start != centre:
        colleague = named(view.records, start)
        if path.introducers:
            return T(
                "Through our colleague {colleague} and {introducers}",
                colleague=colleague,
                introducers=introducers,
            )
        return T("Directly, through our colleague {colleague}", colleague=colleague)
    if path.introducers:
        return T("Through {introducers}", introducers=introducers)
    return shared_words(asked, path.hops[0].tie)


def shared_words(asked: Asked, tie: Tie) -> Text:
    """Return how a direct path goes, in the past where what was shared has ended."""
    if not tie.shared or tie.contacts or tie.declared or tie.formal:
        return T("Directly")
    body = asked.view.records.organizations[tie.shared[0].organization]
    past = tie.shared[0].last is not None
    if body.kind is OrganizationKind.CROSS_PARTY_GROUP:
        return (
            T("Directly, through a group you shared")
            if past
            else T("Directly, through the group you share")
        )
    kind = _kind_inside(body.kind)
    return (
        T("Directly, through a {kind} you shared", kind=kind)
        if past
        else T("Directly, through the {kind} you share", kind=kind)
    )


def _inside(asked: Asked, actor: ActorId) -> Fill:
    record = asked.view.records.node(actor)
    return named(asked.view.records, actor) if record is None else inside(record)


def _card(
    asked: Asked,
    answer: IntroductionPaths,
    path: Path,
    keys: HopKeys,
    seen: Mapping[tuple[ActorId, ActorId], int],
) -> Card:
    return Card(
        rank=path.rank,
        heading=heading(asked, answer, path),
        lead=path.lead,
        lead_said=lead_title(path.lead),
        score=path.score,
        newest=path.freshest_evidence,
        newest_said=newest_words(path.freshest_evidence, goes_on=path.freshest_goes_on),
        actors=[
            _start(asked, answer.centre, path),
            *(actor_shown(asked, actor) for actor in path.actors[1:]),
        ],
        hops=[
            _hop(asked, hop, i, keys[path.rank, i], seen.get((hop.from_, hop.to)))
            for i, hop in enumerate(path.hops)
        ],
        substitutes=[actor_shown(asked, actor) for actor in path.substitutes],
        substituted=substituted(asked, path),
        other_ends=[actor_shown(asked, actor) for actor in path.other_ends],
        weakest_step=weakest_words(path),
        ask_first_id=path.ask_first,
        ask_first=ask_first_words(asked, path),
        next_step=next_step(asked, answer.centre, path),
        draft=draft_shown(asked, draft_of_path(asked.view, answer.centre, path))
        if path.rank == 1
        else None,
    )


def _start(asked: Asked, centre: ActorId, path: Path) -> ActorShown:
    start = actor_shown(asked, path.actors[0])
    return start if start.id == centre else replace(start, what=T("Our colleague"))


def substituted(asked: Asked, path: Path) -> int | None:
    """Return the place on a path of the introducer for whom the substitutes stand:
    the one between whose neighbours they fit too.
    """
    if not path.substitutes:
        return None
    network, other = asked.view.network, path.substitutes[0]
    for place in range(1, len(path.actors) - 1):
        before, after = (
            network.tie(path.actors[place - 1], other),
            network.tie(other, path.actors[place + 1]),
        )
        if (
            before is not None
            and after is not None
            and (before.band, after.band)
            == tuple(hop.tie.band for hop in path.hops[place - 1 : place + 1])
        ):
            return place
    return None


def _hop(asked: Asked, hop: Hop, number: int, key: str, as_in: int | None) -> HopShown:
    tie = hop.tie
    own = facts(asked, tie)
    return HopShown(
        number=number + 1,
        key=key,
        band=tie.band,
        basis=tie.basis,
        strength=tie.strength,
        sentence=hop.sentence,
        short=weightiest(asked.view, tie),
        facts=own,
        parts=parts(tie),
        strength_said=strength_words(tie),
        flags=flags(asked.view, tie),
        as_in=as_in,
        address=asked.address("tie", a=hop.from_, b=hop.to),
    )


def _kind_inside(kind: OrganizationKind) -> Text:
    match kind:
        case OrganizationKind.NETWORK:
            return T("network")
        case OrganizationKind.COMMITTEE:
            return T("committee")
        case _:
            return T("body")
