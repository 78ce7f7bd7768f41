"""The paths from a Centre to a target: through whom, how well, and what next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup
from starlette.responses import Response

from api.describe import Described, described
from api.introductions import introductions
from api.pages.asked import Asked
from api.pages.meant import ChoiceShown, Ends, ends, question_behind
from api.pages.page import Made, Page, PageQuery, Shown, Table
from api.pages.path import words
from api.pages.path.advice import Answer, Lift, answer_box, lifts
from api.pages.path.asked import MOST_HOLDERS, not_needed, question_of
from api.pages.path.cards import Card, cards
from api.pages.path.data import query_of, rows
from api.pages.path.form import NotThen, PathForm, form_of, not_then
from api.pages.path.none import WhyNot, why_not
from api.pages.path.picture import hop_keys, picture_of
from api.pages.profiles.refs import Ref, ref
from api.picture import Picture, figure, standalone
from graph.model import Language, Place
from graph.names.articles import inside
from graph.names.shown import name_of
from graph.paths.answer import IntroductionPaths, Question
from graph.paths.target import find_targets, target_of
from graph.ties.tie import Basis
from graph.words import Fill, P, T, Text


@dataclass(frozen=True, slots=True)
class Sought:
    """One of those who can be asked for in a place."""

    who: Ref
    told: Described


@dataclass(frozen=True, slots=True, kw_only=True)
class PathShown(Shown):
    """Paths, or why there is none. `answer`, `picture` and `cards` belong to the first,
    `why_not` to the second.
    """

    heading: Fill
    question: Question
    answer: Answer | None
    picture: Picture | None
    cards: Sequence[Card]
    lifts: Sequence[Lift]
    why_not: WhyNot | None
    complete: bool
    seconds: int
    ties: int
    """On all paths, each once."""
    potential: int
    more: bool | None
    """Whether there are more paths than are shown; None: it is not known."""
    there: Sequence[Sought]
    """Of a place, who can be asked for there, where they are few."""
    crowd: Text | None
    """How many satisfy the target, and how many of them the paths reach; None: they are few."""
    notes: Sequence[Fill]
    form: PathForm
    not_then: NotThen | None
    address: str

    def drawn(self, language: Language) -> Markup:
        """Return the picture as it stands in the page."""
        return Markup("") if self.picture is None else figure(self.picture, language)

    def table(self) -> Table:
        return rows(self.cards)

    def svg(self, language: Language) -> str | None:
        return None if self.picture is None else standalone(self.picture, language, self.address)


async def ask(asked: Asked) -> PageQuery | Response:
    meant = ends(asked)
    if isinstance(meant, ChoiceShown):
        return question_behind(meant)
    if isinstance(meant, Response):
        return meant
    target = target_of(meant.target)
    many = len(find_targets(asked.view, target).actors) > MOST_HOLDERS
    return _query(asked, question_of(asked, meant, target, many=many))


async def make(asked: Asked) -> Made:
    meant = ends(asked)
    if not isinstance(meant, Ends):
        return meant
    target = target_of(meant.target)
    reached = find_targets(asked.view, target)
    needless = not_needed(asked, meant, reached)
    if needless is not None:
        return needless
    question = question_of(asked, meant, target, many=len(reached.actors) > MOST_HOLDERS)
    return shown(
        asked,
        meant,
        question,
        await introductions(asked.context, asked.view, question, reached, advise=True),
    )


def shown(asked: Asked, meant: Ends, question: Question, found: IntroductionPaths) -> PathShown:
    """Return the view object of an answer."""
    target = inside(meant.target)
    picture = picture_of(asked, found, target)
    told = cards(asked, found, hop_keys(picture)) if picture else ()
    own = any(fact.own for card in told for hop in card.hops for fact in hop.facts)
    hops = {(hop.from_, hop.to): hop.tie for path in found.paths for hop in path.hops}
    return PathShown(
        title=_title(asked, meant, found),
        heading=words.heading(asked.view, meant, found),
        lede=words.lede(asked.view, meant.target),
        template=None if found.paths else "path_none.html",
        query=_query(asked, question),
        question=question,
        answer=answer_box(asked, found) if found.paths else None,
        picture=picture if picture is None else replace(picture, own=own),
        cards=told,
        lifts=lifts(asked, found),
        why_not=None if found.paths else why_not(asked, meant, question, found),
        complete=found.complete,
        seconds=round(asked.parts.limits.path_seconds),
        ties=len(hops),
        potential=sum(tie.basis is Basis.POTENTIAL for tie in hops.values()),
        more=found.more,
        there=_there(asked, meant, found),
        crowd=_crowd(asked, meant, found),
        notes=found.notes,
        form=form_of(asked, meant, question),
        not_then=not_then(asked, meant.target),
        address=str(asked.request.url.replace(path=asked.request.url.path.removesuffix(".svg"))),
    )


def _title(asked: Asked, meant: Ends, found: IntroductionPaths) -> Fill:
    centre, target = name_of(meant.centre), name_of(meant.target)
    if not found.paths:
        return T("{centre} to {target}: no path yet", centre=centre, target=target)
    return P(
        "{centre} to {target}: {n} path",
        "{centre} to {target}: {n} paths",
        len(found.paths),
        centre=centre,
        target=target,
    )


def _there(asked: Asked, meant: Ends, found: IntroductionPaths) -> Sequence[Sought]:
    if not isinstance(meant.target, Place) or len(found.targets) > MOST_HOLDERS:
        return ()
    records = (asked.view.records.node(id_) for id_ in found.targets)
    return [
        Sought(ref(asked, record), described(asked.view, record)) for record in records if record
    ]


def _crowd(asked: Asked, meant: Ends, found: IntroductionPaths) -> Text | None:
    """Say that those who satisfy the target are too many to show all."""
    many, reached = len(found.targets), len({path.actors[-1] for path in found.paths})
    if many <= MOST_HOLDERS or not reached:
        return None
    target = inside(meant.target)
    if isinstance(meant.target, Place):
        told = P(
            "{many} people and bodies can be asked for in {target}; this is the "
            "one easiest to reach.",
            "{many} people and bodies can be asked for in {target}; these are the "
            "{n} easiest to reach.",
            reached,
        )
    else:
        told = P(
            "{many} people can be asked for in {target}; this is the one easiest to reach.",
            "{many} people can be asked for in {target}; these are the {n} easiest to reach.",
            reached,
        )
    return told.filled(many=many, target=target)


def _query(asked: Asked, question: Question) -> PageQuery:
    return query_of(question, asked.as_of, asked.view.as_of.isoformat())


PAGE = Page(
    name="path",
    path="/path",
    make=make,
    template="path.html",
    menu="home",
    ask=ask,
    files=("csv", "svg"),
    private=True,
)
