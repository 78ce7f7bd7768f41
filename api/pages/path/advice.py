"""The answer in a few words, and what would bring the Centre closer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.facts import two_figures, weightiest_alone
from api.pages.path.cards import ActorShown, actor_shown
from api.pages.path.drafts import DraftShown, draft_shown
from api.pages.path.next import ask_first_words
from api.pages.profiles.refs import Cut
from graph.model import ActorId, OrganizationKind
from graph.names.articles import inside, with_article
from graph.names.shown import named
from graph.paths.answer import Advice, AdviceStep, IntroductionPaths, Lead, Path
from graph.paths.draft import draft_of_step
from graph.paths.lead import ORDER, band_words, lead_words
from graph.sources import Citation, cite
from graph.ties import parameters as p
from graph.ties.tie import Band, Basis, Tie
from graph.words import Fill, Month, P, T, Text

MOST_PEOPLE = 3
"""Of a step, by name."""


@dataclass(frozen=True, slots=True)
class Strength:
    band: Band
    basis: Basis


@dataclass(frozen=True, slots=True)
class Lift:
    """What one action would change: the tie that it is about, as it is (None:
    there is none) and as it would be.
    """

    action: Text
    ends: tuple[ActorId, ActorId] | None
    tie: Fill
    now: Strength | None
    then: Strength | None
    sentence: Text
    sources: Sequence[Citation]
    whom: Cut[ActorShown]
    """Whom to turn to: people, the best-placed first, then the secretariat, and the body itself."""
    change: Text | None
    """What it would change of the answer; None: not known."""
    draft: DraftShown | None
    """A message to whom it says to turn to; None: it names nobody."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The advice as a heading, why, whom to ask first, and how weak the beginnings are."""

    advice: Text
    why: Sequence[Text]
    ask_first: Fill
    general: Sequence[Text]


def answer_box(asked: Asked, answer: IntroductionPaths) -> Answer:
    """Return the answer to a question that has paths."""
    best = answer.paths[0]
    general = [
        _first_steps(answer.paths),
        *(_lift_words(asked, advice) for advice in answer.advice[:1]),
    ]
    return Answer(_advice(asked, answer), _why(asked, best), ask_first_words(asked, best), general)


def lifts(asked: Asked, answer: IntroductionPaths) -> Sequence[Lift]:
    """Return the actions, those that help most first."""
    prefixes = asked.view.records.sources
    return [
        Lift(
            action=_action(asked, each),
            ends=each.then.ends if each.then else None,
            tie=_ends(asked, each.then),
            now=_strength(each.now),
            then=_strength(each.then),
            sentence=each.sentence,
            sources=[cite(source, prefixes) for source in each.sources],
            whom=_whom(asked, each),
            change=_change(answer, each),
            draft=_draft(asked, answer, each),
        )
        for each in answer.advice
    ]


def _whom(asked: Asked, advice: Advice) -> Cut[ActorShown]:
    body = (advice.organization,) if advice.organization else ()
    beside = dict.fromkeys((*advice.secretariat, *body))
    people = advice.people[:MOST_PEOPLE]
    return Cut(
        "whom",
        [actor_shown(asked, actor) for actor in (*people, *beside)],
        len(advice.people) + len(beside),
    )


def _change(answer: IntroductionPaths, advice: Advice) -> Text | None:
    """From which lead to which; where the lead stays, from which score to which."""
    lead, score = advice.lead_if_done, advice.score_if_done
    if lead is None or score is None:
        return None
    if not answer.paths:
        return T("A first path: {lead}", lead=lead_words(lead))
    today = min((path.lead for path in answer.paths), key=ORDER.index)
    if ORDER.index(lead) < ORDER.index(today):
        return T("From {now} to {then}", now=lead_words(today), then=lead_words(lead))
    now = max(path.score for path in answer.paths)
    return T("Only the score: from {now} to {then}", now=two_figures(now), then=two_figures(score))


def _draft(asked: Asked, answer: IntroductionPaths, advice: Advice) -> DraftShown | None:
    draft = draft_of_step(asked.view, answer.centre, answer.targets, advice)
    return None if draft is None else draft_shown(asked, draft)


def _advice(asked: Asked, answer: IntroductionPaths) -> Text:
    best, view = answer.paths[0], asked.view
    if best.actors[0] != answer.centre:
        return T(
            "Ask our colleague {colleague} first", colleague=named(view.records, best.actors[0])
        )
    if not best.introducers:
        return _directly(asked, best)
    good = {path.introducers[:1] for path in answer.paths if path.lead is Lead.GOOD}
    if len(good) == 2:
        return T("Two good ways in")
    return T("Ask {introducer} first", introducer=inside(view.records.actor(best.introducers[0])))


def _directly(asked: Asked, path: Path) -> Text:
    tie = path.hops[0].tie
    if tie.basis is not Basis.POTENTIAL or not tie.shared:
        return T("Ask directly")
    shared = tie.shared[0]
    group = (
        asked.view.records.organizations[shared.organization].kind
        is OrganizationKind.CROSS_PARTY_GROUP
    )
    if shared.last is not None:
        told = (
            T("Start with the group you shared until {month}")
            if group
            else T("Start with what you shared until {month}")
        )
        return told.filled(month=Month(shared.last))
    return (
        T("Start with the group you already share")
        if group
        else T("Start with what you already share")
    )


def _why(asked: Asked, path: Path) -> Sequence[Text]:
    """The weightiest fact of each step, and what nobody has said."""
    told = [weightiest_alone(asked.view, hop.tie) for hop in path.hops]
    if path.hops[0].tie.basis is Basis.POTENTIAL:
        told.append(
            T(
                "Nobody has recorded that {one} and {other} have met.",
                one=inside(asked.view.records.actor(path.actors[0])),
                other=inside(asked.view.records.actor(path.actors[1])),
            )
        )
    return told


def _first_steps(paths: Sequence[Path]) -> Text:
    """How weak the beginnings are, in general."""
    bands = sorted({path.hops[0].tie.band for path in paths}, key=list(Band).index)
    strongest, weakest = band_words(bands[0]), band_words(bands[-1])
    if len(paths) == 1:
        return T("The first step is {band}.", band=strongest)
    if len(bands) == 1:
        return T("Every first step below is {band}.", band=strongest)
    return T(
        "The first steps below are {weakest} to {strongest}.", weakest=weakest, strongest=strongest
    )


def _action(asked: Asked, advice: Advice) -> Text:
    view = asked.view
    if advice.step is AdviceStep.JOIN_GROUP and advice.organization is not None:
        group = with_article(view.records.organizations[advice.organization])
        return P(
            "Join {group} and stay in it for {n} day",
            "Join {group} and stay in it for {n} days",
            p.JOINING_DAYS,
            group=group,
        )
    if advice.people:
        return T("Meet {person} once", person=named(view.records, advice.people[0]))
    body = view.records.organizations[advice.organization] if advice.organization else None
    return T("Ask {body}", body=with_article(body) if body else "")


def _lift_words(asked: Asked, advice: Advice) -> Text:
    """The cheapest lift in short; the whole sentence where no band would change."""
    if advice.now is None or advice.then is None or advice.now.band is advice.then.band:
        return advice.sentence
    told = T("{action}: that tie would go from {now} to {then}.", action=_action(asked, advice))
    return told.filled(now=band_words(advice.now.band), then=band_words(advice.then.band))


def _ends(asked: Asked, tie: Tie | None) -> Fill:
    if tie is None:
        return ""
    one, other = (named(asked.view.records, end) for end in tie.ends)
    return T("{one} and {other}", one=one, other=other)


def _strength(tie: Tie | None) -> Strength | None:
    return None if tie is None else Strength(tie.band, tie.basis)
