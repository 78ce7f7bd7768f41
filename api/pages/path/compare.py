"""Which Centre is closest to a target: all of them, or two side by side, and both together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from api.describe import newest_words
from api.introductions import introductions
from api.pages.ask_box import AskBox, ask_box, open_centres
from api.pages.asked import Asked
from api.pages.meant import ChoiceShown, question_behind, reached_end
from api.pages.page import Made, Page, PageQuery, Shown, Table
from api.pages.path.data import best_of_each
from api.pages.path.next import ask_first_words
from api.pages.path.words import lede
from api.pages.profiles.nearest import Near, Nearest, nearest
from api.pages.profiles.refs import Ref, ref
from graph.errors import InputError
from graph.model import ActorId, Node, Organization, OrganizationId, RecordId
from graph.names.articles import inside
from graph.ontology import CENTRE_KINDS
from graph.paths.answer import IntroductionPaths, Path, Question
from graph.paths.asked import needless
from graph.paths.lead import ORDER, lead_words
from graph.paths.target import Targets, find_targets, target_of
from graph.ties.tie import Band, Basis
from graph.words import Fill, P, T, Text

PATHS = 5
TEMPLATE = "compare.html"


@dataclass(frozen=True, slots=True)
class BestPath:
    """The best path of a Centre in short. `evidenced`: of how many ties on all its paths somebody
    has said or shown that the two know one another.
    """

    path: Path
    lead: Text
    band: Band
    basis: Basis
    steps: int
    through: Sequence[Ref]
    ask_first: Fill
    paths: int
    evidenced: int
    ties: int
    newest: Fill | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCentre:
    """One of two Centres. `best` None: it has no path, or needs none, and `because` says so."""

    centre: Ref
    best: BestPath | None
    because: Fill | None
    address: str
    """Of its own paths."""
    found: IntroductionPaths | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareShown(Shown):
    target: Ref | None
    """None: nobody is asked for yet."""
    ask: AskBox
    a: str
    b: str
    nearest: Nearest | None
    """All Centres, where not two are chosen."""
    compared: Sequence[ComparedCentre]
    together: Sequence[Text]

    def table(self) -> Table:
        if self.nearest is not None:
            columns = ("centreId", "centre", "reachedId", "band", "basis", "steps", "throughIds")
            return Table(columns, [_row(each) for each in self.nearest.centres.rows])
        columns = ("centreId", "centre", "lead", "band", "basis", "steps", "throughIds")
        return Table(columns, [_compared_row(each) for each in self.compared])


async def ask(asked: Asked) -> PageQuery | Response:
    target = reached_end(asked)
    if isinstance(target, ChoiceShown):
        return question_behind(target)
    if isinstance(target, Response):
        return target
    return _query(asked, target, find_targets(asked.view, target_of(target)))


async def make(asked: Asked) -> Made:
    if not asked.value("to"):
        return _asking(asked)
    target = reached_end(asked)
    if not isinstance(target, Node):
        return target
    reached = find_targets(asked.view, target_of(target))
    pair = _pair(asked)
    compared = [await _compared(asked, target, reached, centre) for centre in pair or ()]
    return CompareShown(
        title=T("Which Centre is closest to {target}", target=inside(target)),
        lede=lede(asked.view, target),
        query=_query(asked, target, reached),
        target=ref(asked, target),
        ask=ask_box(asked, to=asked.name(target).text),
        a=asked.value("a"),
        b=asked.value("b"),
        nearest=None if pair else await nearest(asked, target, reached),
        compared=compared,
        together=_together(asked, compared),
    )


def _query(asked: Asked, target: Node, reached: Targets) -> PageQuery:
    """Return the question for the best path of each Centre that may need one."""
    day = asked.view.as_of
    pair = [centre.id for centre in _pair(asked) or ()]
    centres = pair or [choice.id for choice in open_centres(asked)]
    return best_of_each(
        "Which Centre is closest: the best path of each.",
        "WhichCentreIsClosest",
        {
            f"centre{place}": (Question(centre=id_, target=target_of(target), first=1), day)
            for place, id_ in enumerate(centres, start=1)
            if needless(asked.view, id_, reached) is None
        },
    )


def _asking(asked: Asked) -> CompareShown:
    return CompareShown(
        template=TEMPLATE,  # nothing is asked yet, so there are no data to offer
        title=T("Which Centre is closest?"),
        lede=T("Say whom you want to reach, and see all Centres or two side by side."),
        target=None,
        ask=ask_box(asked),
        a=asked.value("a"),
        b=asked.value("b"),
        nearest=None,
        compared=(),
        together=(),
    )


def _pair(asked: Asked) -> tuple[Organization, Organization] | None:
    """Return the two Centres of the address; None: it does not name two.

    Raises:
        InputError: one of them is no Centre, or both are the same.
    """
    if not (asked.value("a") and asked.value("b")):
        return None
    one, other = (_centre(asked, name) for name in ("a", "b"))
    if one.id == other.id:
        raise InputError(T("Both are the same Centre. Choose two that differ."))
    return one, other


def _centre(asked: Asked, name: str) -> Organization:
    text = asked.value(name)
    record = asked.view.records.node(asked.view.names.of_id(text) or RecordId(text))
    if not isinstance(record, Organization) or record.kind not in CENTRE_KINDS:
        raise InputError(T("“{text}” is not a What Works Centre", text=asked.quoted(name)))
    return record


async def _compared(
    asked: Asked, target: Node, reached: Targets, centre: Organization
) -> ComparedCentre:
    told = needless(asked.view, centre.id, reached)
    found = None
    if told is None:
        question = Question(centre=centre.id, target=target_of(target), first=PATHS)
        found = await introductions(asked.context, asked.view, question, reached)
    because = told
    if found is not None and found.no_path is not None:
        because = found.no_path.sentence
    ends = {"from": centre.id, "to": target.id}
    return ComparedCentre(
        centre=ref(asked, centre),
        best=_best(asked, found) if found is not None and found.paths else None,
        because=because,
        address=asked.address("path", **ends),
        found=found,
    )


def _best(asked: Asked, found: IntroductionPaths) -> BestPath:
    best = found.paths[0]
    weakest = best.weakest_hop.tie
    ties = {(hop.from_, hop.to): hop.tie for path in found.paths for hop in path.hops}
    through = (asked.view.records.node(actor) for actor in best.introducers)
    return BestPath(
        path=best,
        lead=lead_words(best.lead),
        band=weakest.band,
        basis=weakest.basis,
        steps=len(best.hops),
        through=[ref(asked, each) for each in through if each is not None],
        ask_first=ask_first_words(asked, best),
        paths=len(found.paths),
        evidenced=sum(tie.basis is Basis.EVIDENCED for tie in ties.values()),
        ties=len(ties),
        newest=newest_words(best.freshest_evidence, goes_on=best.freshest_goes_on),
    )


def _together(asked: Asked, compared: Sequence[ComparedCentre]) -> Sequence[Text]:
    """Return what the two have together that one of them lacks: a better lead, other ways in."""
    best = {each.centre.id: each.found.paths[0] for each in compared if each.best and each.found}
    if len(compared) < 2 or not best:
        return ()
    one, other = (_inside(asked, each.centre.id) for each in compared)
    paths = [best.get(each.centre.id) for each in compared]
    told = []
    match _closer(paths[0], paths[1]):
        case 0:
            told.append(_lends(one, other, paths[0]))
        case 1:
            told.append(_lends(other, one, paths[1]))
    alone = [_last_introducers(each) for each in compared]
    both = alone[0] | alone[1]
    if len(both) > max(map(len, alone)):
        told.append(
            P(
                "Together you know of {n} who could make the last introduction: {one} alone of "
                "{first}, {other} alone of {second}.",
                "Together you know of {n} who could make the last introduction: {one} alone of "
                "{first}, {other} alone of {second}.",
                len(both),
                one=one,
                first=len(alone[0]),
                other=other,
                second=len(alone[1]),
            )
        )
    return told


def _closer(one: Path | None, other: Path | None) -> int | None:
    """Return which has the better lead; None: they are equal."""
    places = [len(ORDER) if path is None else ORDER.index(path.lead) for path in (one, other)]
    return None if places[0] == places[1] else places.index(min(places))


def _lends(closer: Fill, other: Fill, path: Path | None) -> Text:
    assert path is not None, "who is closer has a path"
    return T(
        "Together you are closer: {closer} has {lead}, better than what {other} has alone.",
        closer=closer,
        lead=lead_words(path.lead),
        other=other,
    )


def _last_introducers(compared: ComparedCentre) -> frozenset[ActorId]:
    paths = compared.found.paths if compared.found is not None else ()
    return frozenset(path.actors[-2] for path in paths if path.introducers)


def _inside(asked: Asked, id_: str) -> Fill:
    return inside(asked.view.records.organizations[OrganizationId(ActorId(RecordId(id_)))])


def _row(near: Near) -> Sequence[Fill | float | None]:
    return (
        near.centre.id,
        near.centre.name.text,
        near.reached.id,
        near.band.value,
        near.basis.value,
        near.steps,
        " ".join(each.id for each in near.through),
    )


def _compared_row(one: ComparedCentre) -> Sequence[Fill | float | None]:
    best = one.best
    if best is None:
        return (one.centre.id, one.centre.name.text, None, None, None, None, None)
    return (
        one.centre.id,
        one.centre.name.text,
        best.path.lead.value,
        best.band.value,
        best.basis.value,
        best.steps,
        " ".join(each.id for each in best.through),
    )


PAGE = Page(
    name="compare",
    path="/compare",
    make=make,
    template=TEMPLATE,
    menu="home",
    ask=ask,
    files=("csv",),
    private=True,
)
