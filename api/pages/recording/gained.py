"""What was recorded did for the paths: before and now, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.pages.addresses import with_query
from api.pages.asked import Asked
from api.pages.path.cards import ActorShown, actor_shown, lead_title
from graph.model import ActorId, OrganizationId, PersonId
from graph.paths.answer import Lead, Path
from graph.paths.gain import BeforeAndNow, Compared, Gain
from graph.recording.effect import Effect, NoGain, Offer
from graph.ties import parameters
from graph.words import Fill, P, T, Text

_LEADS: Mapping[tuple[Lead, Lead], Text] = {
    (Lead.LONG_SHOT, Lead.FAIR): T("From long shot to fair"),
    (Lead.LONG_SHOT, Lead.GOOD): T("From long shot to good"),
    (Lead.FAIR, Lead.GOOD): T("From fair to good"),
}


@dataclass(frozen=True, slots=True)
class StandingShown:
    """The best path to somebody, before and now. `now` None: it is as before."""

    to: ActorShown
    paths: str
    """The address of the paths to it."""
    before: Text
    now: Text | None


@dataclass(frozen=True, slots=True)
class OfferShown:
    """Somebody who may be a colleague, and what that would give."""

    person: PersonId
    name: str
    then: Text
    today: Text
    works: str
    """The address of the form that says where else."""


@dataclass(frozen=True, slots=True)
class GainShown:
    """`heading` None: nothing was gained, and nothing has to be said of it.
    `mend`: the one press that changes it, in words and its address.
    """

    heading: Text | None
    sentences: Sequence[Text]
    rows: Sequence[StandingShown]
    rest: Sequence[Text]
    offers: Sequence[OfferShown]
    mend: tuple[Text, str] | None


def gain_shown(asked: Asked, effect: Effect, centre: OrganizationId) -> GainShown:
    """Return what an effect is in words."""
    found = effect.compared
    standings = (*found.targets, *found.beside)
    return GainShown(
        _better(effect.compared) or (T("No path changed yet") if effect.why else None),
        _how_many_better(standings) if effect.why is None else [_why(asked, effect)],
        [standing_shown(asked, each, centre) for each in standings],
        _rest(effect),
        [_offer(asked, each) for each in effect.offers],
        _mend(asked, effect, centre),
    )


def not_told_again() -> GainShown:
    """Return what is said of an import of more records than are compared."""
    said = T(
        "What it did for the paths was told before it was added: it is of too many records to tell "
        "it again."
    )
    return GainShown(None, (), (), [said], (), None)


def import_gain_shown(asked: Asked, found: Compared, centre: OrganizationId) -> GainShown:
    """Return what an import did, in words: of its many paths those that are others."""
    others = [each for each in (*found.targets, *found.beside) if not each.is_as_before]
    rest = T("No path of your Centre to anybody who was here already changed.")
    if found.more:
        rest = P(
            "The path to {n} more changed too.", "The paths to {n} more changed too.", found.more
        )
    elif others:
        rest = T("All other paths are as before.")
    return GainShown(
        _better(found),
        _how_many_better(others),
        [standing_shown(asked, each, centre) for each in others],
        [rest],
        (),
        None,
    )


def _how_many_better(standings: Sequence[BeforeAndNow]) -> Sequence[Text]:
    better = sum(each.gain is not None for each in standings)
    if not better:
        return ()
    return [P("{n} path is better than before.", "{n} paths are better than before.", better)]


def _better(found: Compared) -> Text | None:
    if (best := found.best) is None:
        return None
    match best.gain:
        case Gain.DIRECT:
            return T("You no longer need an introduction")
        case Gain.FOUND:
            return T("There is a path now")
        case Gain.SHORTER:
            return T("A shorter way")
        case Gain.BETTER_LEAD:
            assert best.before is not None
            assert best.now is not None
            return _LEADS[best.before.lead, best.now.lead]
        case _:
            return T("The same lead, and a stronger tie")


def _why(asked: Asked, effect: Effect) -> Text:
    match effect.why:
        case NoGain.NOBODY_OURS:
            return T("Nobody of our Centre is among those who took part.")
        case NoGain.ONLY_OURS:
            return T("Only people of our Centre took part.")
        case NoGain.TOO_MANY:
            return T(
                "More than {most} took part, so it says nothing of any two.",
                most=parameters.INTERACTION_MOST,
            )
        case NoGain.TOO_OLD:
            return T("It was too long ago to count.")
    path = effect.compared.targets[0].now
    if path is None:
        return T("There is no path, whatever was recorded: see why under the paths.")
    return T("There is a better path already: {way}.", way=way(asked, path))


def _mend(asked: Asked, effect: Effect, centre: OrganizationId) -> tuple[Text, str] | None:
    if effect.why in (NoGain.NOBODY_OURS, NoGain.ONLY_OURS) and not effect.offers:
        return T("Say who else took part"), asked.address(
            "record-correct", record=effect.record, as_of=""
        )
    if effect.why in (NoGain.TOO_MANY, NoGain.TOO_OLD):
        return T("Say how well you know each other"), asked.address(
            "record-tie", by=effect.by or "", about=effect.others[0], as_of=""
        )
    if effect.why is NoGain.BETTER_EXISTS:
        return T("See the paths"), _paths(asked, centre, effect.others[0])
    return None


def standing_shown(asked: Asked, standing: BeforeAndNow, centre: OrganizationId) -> StandingShown:
    """Return the best path to somebody, before and now, in words."""
    return StandingShown(
        actor_shown(asked, standing.to),
        _paths(asked, centre, standing.to),
        _told(asked, standing.before),
        None if standing.is_as_before else _now(asked, standing),
    )


def _now(asked: Asked, standing: BeforeAndNow) -> Text:
    now = _told(asked, standing.now)
    if asked.say(now) != asked.say(_told(asked, standing.before)):
        return now
    return T("The same, and stronger") if standing.gain else T("The same, and weaker")


def _paths(asked: Asked, centre: OrganizationId, to: ActorId) -> str:
    return with_query(asked.address("path", as_of=""), {"from": centre, "to": to})


def _rest(effect: Effect) -> Sequence[Text]:
    more = effect.compared.more
    rest = [
        P(
            "The path to {n} more is a little stronger or weaker. All others are as before.",
            "The paths to {n} more are a little stronger or weaker. All others are as before.",
            more,
        )
        if more
        else T("All other paths are as before.")
    ]
    if effect.more:
        rest.append(
            P(
                "{n} more took part, and is not compared here.",
                "{n} more took part, and are not compared here.",
                effect.more,
            )
        )
    return rest


def _offer(asked: Asked, offer: Offer) -> OfferShown:
    to = _name(asked, offer.to)
    return OfferShown(
        offer.person,
        _name(asked, ActorId(offer.person)),
        T("Then: {way}, to {name}.", way=way(asked, offer.then), name=to),
        T("Today: {way}.", way=_told(asked, offer.today)),
        asked.address("record-membership", actor=offer.person, as_of=""),
    )


def way(asked: Asked, path: Path) -> Text:
    """Return a path in a few words: "Fair lead, 2 steps: Ann Lee, then Bo Ellis"."""
    lead, start = lead_title(path.lead), path.actors[0]
    if len(path.hops) == 1:
        facts = path.hops[0].sentence
        if start in asked.view.records.people:
            return T(
                "{lead}, directly: {name}, {facts}",
                lead=lead,
                name=_name(asked, start),
                facts=facts,
            )
        return T("{lead}, directly: {facts}", lead=lead, facts=facts)
    first = path.actors[:-1] if start in asked.view.records.people else path.introducers
    names: Fill = _name(asked, first[0])
    for name in [_name(asked, actor) for actor in first[1:]]:
        names = T("{one}, then {other}", one=names, other=name)
    return P(
        "{lead}, {n} step: {names}",
        "{lead}, {n} steps: {names}",
        len(path.hops),
        lead=lead,
        names=names,
    )


def _told(asked: Asked, path: Path | None) -> Text:
    return T("No path") if path is None else way(asked, path)


def _name(asked: Asked, actor: ActorId) -> str:
    return actor_shown(asked, actor).name.text
