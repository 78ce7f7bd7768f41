"""Who could join up: pairs of Centres without joint work now, and who works together already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.pages.ask_box import open_centres
from api.pages.asked import Asked
from api.pages.landscape.axes import LENSES
from api.pages.landscape.choices import Choice, Chosen, not_offered, refuse
from api.pages.landscape.known import KnownShown, known_shown
from api.pages.landscape.rows import WorkRow, work_row
from api.pages.page import FormProblem, Made, Page, PageQuery, Shown, Table
from api.pages.profiles.refs import Cut, Ref, cut, named_ref
from graph.errors import InputError
from graph.landscape.acquainted import KnownTie, is_of_people
from graph.landscape.axes import MapLens
from graph.landscape.collaboration import (
    LENSES as JOINED_BY,
)
from graph.landscape.collaboration import (
    CollaborationOpportunity,
    collaboration_opportunities,
    works_together,
)
from graph.landscape.recorded import recorded
from graph.model import ActorId, ConceptId, Nation, OrganizationId, RecordId, WorkId
from graph.names.articles import inside
from graph.names.in_language import ShownName
from graph.names.kind_words import nation_words
from graph.names.landscape_words import work_kind_words
from graph.names.shown import term_named, work_said
from graph.words import Fill, Listed, P, T

MOST_PAIRS, MOST_JOINT = 10, 20
_TITLE = T("Who could join up")


@dataclass(frozen=True, slots=True)
class PairShown:
    one: Ref
    other: Ref
    said: Fill
    shared: Fill
    lacks: Fill
    nobody: Fill | None
    """That no tie between their people is known."""
    known: Sequence[KnownShown]
    """Between two people first."""
    score: str
    parts: Sequence[Fill]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collaborate(Shown):
    answer: Fill | None
    told: Sequence[Fill]
    centres: Chosen
    lenses: Chosen
    pairs: Cut[PairShown]
    joint: Cut[WorkRow]
    found: Sequence[CollaborationOpportunity]

    def table(self) -> Table:
        columns = ("one", "other", "score", "fit", "complement", "known", "shared", "third")
        return Table(
            columns,
            [
                (
                    *each.centres,
                    each.score,
                    each.fit,
                    each.complement,
                    each.known,
                    "; ".join(each.shared),
                    each.third,
                )
                for each in self.found
            ],
        )


async def ask(asked: Asked) -> PageQuery:
    lens, centre, problems = _asked(asked)
    refuse(problems)
    return PageQuery(
        QUERY, {"lens": lens.name, "centre": centre, "asOf": asked.view.as_of.isoformat()}
    )


async def make(asked: Asked) -> Made:
    lens, centre, problems = _asked(asked)
    found: Sequence[CollaborationOpportunity] = ()
    if not problems:
        try:
            found = await asked.parts.aside(collaboration_opportunities, asked.view, lens, centre)
        except InputError as error:
            problems = [FormProblem.same("centre", error.text)]
    joint = _joint(asked, centre)
    return Collaborate(
        title=T("Error: {title}", title=_TITLE) if problems else _TITLE,
        lede=T(
            "Centres that share what they are for and do not work together now, with what each "
            "would bring, and who knows whom."
        ),
        status=422 if problems else 200,
        problems=tuple(problems),
        private=asked.view.viewer.centre is not None,
        query=None if problems else await ask(asked),
        answer=_answer(asked, found, centre),
        told=list(_told(asked, found, len(joint))),
        centres=Chosen([Choice(each.id, each.name) for each in open_centres(asked)], centre or ""),
        lenses=Chosen(
            [Choice(each, ShownName(asked.say(LENSES[each]))) for each in JOINED_BY], lens
        ),
        pairs=cut(asked, "pairs", [_pair(asked, each, lens) for each in found], MOST_PAIRS),
        joint=cut(
            asked,
            "joint",
            [work_row(asked, asked.view.records.works[id_]) for id_ in joint],
            MOST_JOINT,
        ),
        found=found,
    )


def _asked(asked: Asked) -> tuple[MapLens, OrganizationId | None, list[FormProblem]]:
    problems: list[FormProblem] = []
    text = asked.value("lens") or MapLens.OUTCOME
    lens = next((each for each in JOINED_BY if each.value == text), None)
    if lens is None:
        problems.append(not_offered(asked, "lens"))
    centre = asked.value("centre")
    return (
        lens or MapLens.OUTCOME,
        OrganizationId(ActorId(RecordId(centre))) if centre else None,
        problems,
    )


def _joint(asked: Asked, centre: OrganizationId | None) -> Sequence[WorkId]:
    facts = recorded(asked.view.index, asked.view.as_of)
    return [work for work, centres in works_together(facts) if centre is None or centre in centres]


def _answer(
    asked: Asked, found: Sequence[CollaborationOpportunity], centre: OrganizationId | None
) -> Fill | None:
    if not found:
        return None
    best = found[0]
    one, other = (inside(asked.view.records.organizations[each]) for each in best.centres)
    if centre is not None:
        partner = next(each for each in best.centres if each != centre)
        return T(
            "The best fit for {centre} is {partner}",
            centre=inside(asked.view.records.organizations[centre])
            if centre in asked.view.records.organizations
            else centre,
            partner=inside(asked.view.records.organizations[partner]),
        )
    return T("The best fit: {one} and {other}", one=one, other=other)


def _told(asked: Asked, found: Sequence[CollaborationOpportunity], joint: int) -> Iterable[Fill]:
    yield P(
        "{n} pair shares core terms and has no joint work under way.",
        "{n} pairs share core terms and have no joint work under way.",
        len(found),
    )
    unknown = sum(not _of_people(asked, each) for each in found)
    if unknown:
        yield P(
            "Of {n} no tie between their people is recorded: that is a gap in what we know.",
            "Of {n} no tie between their people is recorded: that is a gap in what we know.",
            unknown,
        )
    yield P("{n} joint work is under way.", "{n} joint works are under way.", joint)


def _pair(asked: Asked, found: CollaborationOpportunity, lens: MapLens) -> PairShown:
    one, other = found.centres
    shared = Listed(tuple(_shared(asked, each, lens) for each in found.shared), "; ")
    return PairShown(
        named_ref(asked, one),
        named_ref(asked, other),
        _said(asked, found),
        shared,
        _lacks(asked, found),
        None if _of_people(asked, found) else T("No tie between their people is known."),
        [known_shown(asked, each) for each in _of_people(asked, found) or found.ties[:1]],
        f"{found.score:.2f}",
        list(_parts(found)),
    )


def _said(asked: Asked, found: CollaborationOpportunity) -> Fill:
    records = asked.view.records
    parts: list[Fill] = [
        P("{n} core term in common", "{n} core terms in common", len(found.shared))
    ]
    if found.third is not None:
        parts.append(T("{centre} could join", centre=inside(records.organizations[found.third])))
    if found.past:
        parts.append(
            T(
                "before: {works}",
                works=Listed(
                    tuple(work_said(records, records.works[id_]) for id_ in found.past[:2]), "; "
                ),
            )
        )
    return Listed(tuple(parts), " · ")


def _shared(asked: Asked, id_: str, lens: MapLens) -> Fill:
    if lens is MapLens.NATION:
        return nation_words(Nation(id_))
    return term_named(asked.view.records, ConceptId(RecordId(id_)))


def _lacks(asked: Asked, found: CollaborationOpportunity) -> Fill:
    if not found.kinds:
        return T("nothing: both have the same kinds of work")
    told: list[Fill] = []
    for centre in found.centres:
        kinds = tuple(work_kind_words(kind) for kind, who in found.kinds if who == centre)
        if kinds:
            told.append(
                T(
                    "{centre}: {kinds}",
                    centre=asked.name(asked.view.records.organizations[centre]).text,
                    kinds=Listed(kinds, ", "),
                )
            )
    return Listed(tuple(told), "; ")


def _of_people(asked: Asked, found: CollaborationOpportunity) -> Sequence[KnownTie]:
    """The ties between people of both."""
    return [each for each in found.ties if is_of_people(asked.view, each)]


def _parts(found: CollaborationOpportunity) -> Iterable[Fill]:
    yield T(
        "Fit {share}: the terms in common, as a part of these and two", share=f"{found.fit:.2f}"
    )
    yield T(
        "Complement {share}: the kinds of work that one has and the other lacks",
        share=f"{found.complement:.2f}",
    )
    yield T("Known {share}: the best tie of the two and their people", share=f"{found.known:.2f}")
    yield T("Together: fit × (0.6 + 0.4 complement) × (0.8 + 0.2 known)")


QUERY = """\
# Pairs of Centres that could join up, with the parts of the score and who knows whom.
query CollaborationOpportunities($lens: MapLens!, $centre: ID, $asOf: Date!) {
  collaborationOpportunities(lens: $lens, centre: $centre, asOf: $asOf, first: 25) {
    totalCount
    nodes {
      centres { id name }
      score
      fit
      complement
      known
      shared
      kinds { kind centre { id } }
      ties { ours { id name } other { id name } strength }
      third { id name }
      past { id name }
    }
  }
}
"""

PAGE = Page(
    name="collaborate",
    path="/collaborate",
    make=make,
    template="collaborate.html",
    menu="landscape",
    ask=ask,
    files=("csv",),
)
