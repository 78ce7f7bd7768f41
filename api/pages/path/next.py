"""What to do with a path: its weakest step, whom to ask first, and the next step, each in words."""

from __future__ import annotations

from api.pages.asked import Asked
from graph.model import ActorId, Person
from graph.names.articles import inside, with_article
from graph.names.kind_words import basis_words
from graph.names.shown import named
from graph.ontology import CHAIRS
from graph.paths.answer import Hop, Path
from graph.paths.lead import band_words
from graph.ties.tie import Basis, Shared, Tie
from graph.words import Fill, Month, T, Text


def weakest_words(path: Path) -> Text:
    """Return which step is the weakest and what it is: "Step 1: faint and potential"."""
    hop = path.weakest_hop
    fills: dict[str, Fill] = {"band": band_words(hop.tie.band), "basis": basis_words(hop.tie.basis)}
    if len(path.hops) == 1:
        return T("Its only step: {band} and {basis}.").filled(**fills)
    return T("Step {step}: {band} and {basis}.", step=path.hops.index(hop) + 1).filled(**fills)


def ask_first_words(asked: Asked, path: Path) -> Fill:
    """Return whom to ask first; of a chair of the body that a direct path
    rests on, that they chair it.
    """
    if path.ask_first is None:
        return T("{target}, directly", target=named(asked.view.records, path.actors[-1]))
    name = named(asked.view.records, path.ask_first)
    shared = _main(path.hops[0].tie)
    if path.introducers or shared is None or path.actors[0] == path.ask_first:
        return name
    return _as_chair(asked, path.ask_first, shared, name)


def next_step(asked: Asked, centre: ActorId, path: Path) -> Text:
    """Return one thing to do, as an imperative."""
    view, first = asked.view, path.hops[0]
    next_, start = inside(view.records.actor(first.to)), path.actors[0]
    if start != centre:
        told = (
            T("Ask {colleague} to put it to {next}.")
            if path.introducers
            else T("Ask {colleague} to make the introduction.")
        )
        return told.filled(colleague=named(view.records, start), next=next_)
    if not path.introducers:
        return _directly(asked, path)
    onward = inside(view.records.actor(path.actors[2]))
    if first.tie.basis is Basis.EVIDENCED:
        return T("Ask {next} to introduce you to {onward}.", next=next_, onward=onward)
    if first.tie.basis is Basis.PAST_CONTACT:
        return T(
            "Take up contact with {next} again, then ask for an introduction to {onward}.",
            next=next_,
            onward=onward,
        )
    if not isinstance(view.records.node(first.to), Person):
        return T(
            "Find out who at {next} deals with {onward}, and ask them for an introduction.",
            next=next_,
            onward=onward,
        )
    return _meet(asked, first).filled(onward=onward)


def _meet(asked: Asked, hop: Hop) -> Text:
    """How to meet somebody of whom nobody has said that they know us. Needs `onward`."""
    shared, person = _main(hop.tie), named(asked.view.records, hop.to)
    if shared is None:
        return T("Ask {person} for a meeting, then for an introduction to {onward}.", person=person)
    body = with_article(asked.view.records.organizations[shared.organization])
    if shared.last is None:
        return T(
            "Meet {person} through {body}, then ask for an introduction to {onward}.",
            person=person,
            body=body,
        )
    return T(
        "Ask {person} for a meeting, naming {body}, then for an introduction to {onward}.",
        person=person,
        body=body,
    )


def _directly(asked: Asked, path: Path) -> Text:
    tie, target = path.hops[0].tie, named(asked.view.records, path.actors[-1])
    if path.ask_first is not None:
        return T(
            "Ask {person} to bring you together with {target}.",
            person=named(asked.view.records, path.ask_first),
            target=target,
        )
    shared = _main(tie)
    if tie.basis is not Basis.POTENTIAL or shared is None:
        return T("Write to {target} and name what ties you.", target=target)
    body = with_article(asked.view.records.organizations[shared.organization])
    return T("Write to {target}, naming {body}.", target=target, body=body)


def _as_chair(asked: Asked, person: ActorId, shared: Shared, name: Fill) -> Fill:
    """A name with the chair that its bearer has or had of the body that a direct path rests on."""
    body = with_article(asked.view.records.organizations[shared.organization])
    spells = asked.view.tenure.of_organization(shared.organization)
    chairs = [
        spell
        for spell in spells
        if spell.membership.actor == person and spell.membership.role in CHAIRS
    ]
    if any(spell.covers(asked.view.as_of) for spell in chairs):
        return T("{person}, who chairs {body}", person=name, body=body)
    left = max((spell.last for spell in chairs if spell.last is not None), default=None)
    return (
        name
        if left is None
        else T(
            "{person}, who chaired {body} until {month}", person=name, body=body, month=Month(left)
        )
    )


def _main(tie: Tie) -> Shared | None:
    return tie.shared[0] if tie.shared else None
