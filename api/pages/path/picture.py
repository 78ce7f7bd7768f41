"""An answer as the picture draws it: the ground of each path, and its steps."""

from __future__ import annotations

import re

from api.pages.asked import Asked
from api.pages.path.cards import HopKeys, substituted, what_it_is
from api.picture import DrawnPath, Ground, HopEnd, Picture, Step
from graph.model import ActorId, Organization, OrganizationKind
from graph.names.kind_words import interaction_words, kind_words, relation_words
from graph.names.shown import name_of, named
from graph.paths.answer import IntroductionPaths, Path
from graph.ties.stated import of_contact
from graph.ties.tie import PartKind, Shared, Tie
from graph.words import Fill, Month, ProperName, T

_KIND = re.compile(r"^Cross-Party Group (in the Scottish Parliament )?on | ?- Grŵp Trawsbleidiol$")
"""What the kind above the name of a group says already."""


def picture_of(asked: Asked, answer: IntroductionPaths, target: Fill) -> Picture | None:
    """Return the picture of an answer; None where it has no path."""
    if not answer.paths:
        return None
    ways = tuple(_way(asked, answer.centre, path) for path in answer.paths)
    return Picture(centre=_actor(asked, answer.centre), target=target, ways=ways)


def hop_keys(picture: Picture) -> HopKeys:
    """Return what `data-hop` says of each hop in the picture, for the list to say the same."""
    return {
        (way.rank, i): picture.hop_key(way, i)
        for way in picture.ways
        for i in range(len(way.steps))
    }


def _way(asked: Asked, centre: ActorId, path: Path) -> DrawnPath:
    replaced = substituted(asked, path)
    steps = tuple(
        Step(
            to=_actor(asked, hop.to),
            band=hop.tie.band,
            basis=hop.tie.basis,
            substitutes=len(path.substitutes) if i == replaced else 0,
        )
        for i, hop in enumerate(path.hops, start=1)
    )
    start = path.actors[0]
    return DrawnPath(
        rank=path.rank,
        ground=_ground(asked, centre, path),
        steps=steps,
        start=None if start == centre else start,
    )


def _actor(asked: Asked, actor: ActorId) -> HopEnd:
    link = asked.address_of(asked.record(actor))
    role = asked.say(what_it_is(asked, actor) or "")
    return HopEnd(
        id=actor, name=named(asked.view.records, actor), role=role[:1].upper() + role[1:], link=link
    )


def _ground(asked: Asked, centre: ActorId, path: Path) -> Ground:
    start, tie = path.actors[0], path.hops[0].tie
    if start != centre:
        link = asked.address_of(asked.record(start))
        return Ground(
            id=start, kind=T("Our colleague"), name=named(asked.view.records, start), link=link
        )
    main = max(tie.parts, key=lambda part: part.share).kind
    match main:
        case PartKind.MEMBERSHIP:
            return _body(asked, tie.shared[0])
        case PartKind.FORMAL:
            relation = tie.formal[0].relation
            return Ground(
                id=f"formal-{relation}", kind=T("Formal tie"), name=relation_words(relation)
            )
        case PartKind.INTERACTION:
            return Ground(id="contact", kind=T("Own contact"), name=_last_contact(asked, tie))
        case PartKind.DECLARED:
            return Ground(id="contact", kind=T("Own contact"), name=T("They know each other"))


def _last_contact(asked: Asked, tie: Tie) -> Fill:
    contact = tie.contacts[0]
    return T(
        "{kind}, {month}",
        kind=interaction_words(contact.kind),
        month=of_contact(asked.view.records, contact).without_day,
    )


def _body(asked: Asked, shared: Shared) -> Ground:
    body = asked.view.records.organizations[shared.organization]
    kind: Fill = kind_words(body.kind)
    if shared.last is not None:
        kind = T("{kind}, until {month}", kind=kind, month=Month(shared.last))
    return Ground(
        id=f"{shared.key}-{shared.last or ''}",
        kind=kind,
        name=_without_kind(body),
        link=asked.address_of(body),
    )


def _without_kind(body: Organization) -> Fill:
    if body.kind is not OrganizationKind.CROSS_PARTY_GROUP:
        return name_of(body)
    return ProperName(
        _KIND.sub("", body.name), _KIND.sub("", body.name_cy) if body.name_cy else None
    )
