"""Whom to consult before a new Centre is funded: a proposal is filled in, and the list printed.
Nothing of it is stored: the address holds the proposal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from api.pages.asked import Asked
from api.pages.landscape.boxes import TermGroup, term_boxes
from api.pages.landscape.choices import (
    PlaceAsked,
    nation_names,
    place_asked,
    refuse,
    terms_chosen,
)
from api.pages.landscape.near import NearRow, near_row, terms_told
from api.pages.page import FormProblem, Made, Page, PageQuery, Shown, Table
from graph.errors import InputError
from graph.landscape.axes import MapLens
from graph.landscape.consultation import (
    ConsultationList,
    Consultee,
    Proposal,
    consultation_list,
)
from graph.landscape.overlap_words import near_said, why_not
from graph.landscape.terms import Terms
from graph.names.articles import inside
from graph.names.in_language import ShownName
from graph.names.shown import named
from graph.words import Fill, Listed, P, T

_TITLE = T("Whom to consult before funding")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consult(Shown):
    """`answer` None: nothing is proposed yet, or what is cannot be used."""

    title_text: str
    outcomes: Sequence[TermGroup]
    life_stages: Sequence[TermGroup]
    audiences: Sequence[TermGroup]
    where: PlaceAsked
    places: Sequence[ShownName]
    answer: Fill | None = None
    told: Sequence[Fill] = ()
    proposal: Sequence[tuple[Fill, Fill]] = ()
    consult: Sequence[NearRow] = ()
    others: Sequence[NearRow] = ()
    found: ConsultationList | None = None

    def table(self) -> Table:
        columns = ("centre", "consult", "nearness", "outcomes", "lifeStages", "audiences", "places")
        if self.found is None:
            return Table(columns, ())
        groups = (("yes", self.found.consulted), ("no", self.found.others))
        return Table(columns, [_line(yes, each) for yes, group in groups for each in group])


def _line(yes: str, each: Consultee) -> Sequence[str | float | None]:
    """A part that is not stated is blank, and no 0."""
    parts = (part.value if part.is_stated else None for part in each.nearness.parts)
    return (each.centre, yes, each.nearness.total, *parts)


async def ask(asked: Asked) -> PageQuery:
    where = place_asked(asked)
    refuse(where.problems)
    terms = _terms(asked, where)
    return PageQuery(
        QUERY,
        {
            "proposal": {
                "title": asked.value("title"),
                "outcomes": list(terms.outcomes),
                "lifeStages": list(terms.life_stages),
                "audiences": list(terms.audiences),
                "places": list(terms.places),
            },
            "asOf": asked.view.as_of.isoformat(),
        },
    )


async def make(asked: Asked) -> Made:
    where = place_asked(asked)
    terms = _terms(asked, where)
    problems = where.problems
    found: ConsultationList | None = None
    if _is_sent(asked) and not problems:
        try:
            found = consultation_list(asked.view, Proposal(title=asked.value("title"), terms=terms))
        except InputError as error:
            problems.append(FormProblem.same("outcomes-1-1", error.text))
    page = Consult(
        title=T("Error: {title}", title=_TITLE) if problems else _TITLE,
        lede=_lede(asked, found),
        status=422 if problems else 200,
        problems=tuple(problems),
        title_text=asked.value("title"),
        outcomes=term_boxes(asked, MapLens.OUTCOME, terms.outcomes),
        life_stages=term_boxes(asked, MapLens.LIFE_STAGE, terms.life_stages),
        audiences=term_boxes(asked, MapLens.AUDIENCE, terms.audiences),
        where=where,
        places=nation_names(asked),
    )
    if found is None:
        return page
    return replace(
        page,
        query=await ask(asked),
        answer=_answer(found),
        told=list(_told(asked, found)),
        proposal=list(_proposal(asked, found.proposal)),
        consult=[
            near_row(asked, each.centre, each.nearness, near_said(asked.view.index, each))
            for each in found.consulted
        ],
        others=[
            near_row(asked, each.centre, each.nearness, why_not(each)) for each in found.others
        ],
        found=found,
    )


def _is_sent(asked: Asked) -> bool:
    return any(
        asked.has(name) for name in ("outcomes", "life_stages", "audiences", "title", "place")
    )


def _terms(asked: Asked, where: PlaceAsked) -> Terms:
    return Terms(
        outcomes=terms_chosen(asked, "outcomes"),
        life_stages=terms_chosen(asked, "life_stages"),
        audiences=terms_chosen(asked, "audiences"),
        places=() if where.id is None else (where.id,),
    )


def _lede(asked: Asked, found: ConsultationList | None) -> Fill:
    if found is None:
        return T(
            "Say what a new Centre, or a new fund, would work on. You see which Centres are near "
            "to it by what is recorded, and print the list as an annex."
        )
    if found.proposal.title:
        return T(
            "Annex to a proposal: “{title}”. Drawn up on {day} from public records.",
            title=asked.quoted("title"),
            day=asked.view.as_of,
        )
    return T("Annex to a proposal. Drawn up on {day} from public records.", day=asked.view.as_of)


def _answer(found: ConsultationList) -> Fill:
    if not found.consulted:
        return T("No Centre is near to it")
    return P("{n} Centre to consult", "{n} Centres to consult", len(found.consulted))


def _told(asked: Asked, found: ConsultationList) -> Iterable[Fill]:
    if found.consulted:
        nearest = found.consulted[0]
        yield T(
            "The nearest is {centre}: {overlap}.",
            centre=inside(asked.view.records.organizations[nearest.centre]),
            overlap=near_said(asked.view.index, nearest),
        )
    yield from found.notes


def _proposal(asked: Asked, proposal: Proposal) -> Iterable[tuple[Fill, Fill]]:
    if proposal.title:
        yield T("What"), T("“{title}”", title=asked.quoted("title"))
    for said, terms in (
        (T("Outcomes"), proposal.terms.outcomes),
        (T("Life stages"), proposal.terms.life_stages),
        (T("For whom"), proposal.terms.audiences),
    ):
        yield said, terms_told(asked, terms)
    yield (
        T("Where"),
        Listed(tuple(named(asked.view.records, each) for each in proposal.terms.places))
        if proposal.terms.places
        else T("not stated"),
    )


QUERY = """\
# Whom to consult on a proposal, which is given with the question and not kept.
query ConsultationList($proposal: ProposalInput!, $asOf: Date!) {
  consultationList(proposal: $proposal, asOf: $asOf) {
    title
    consulted {
      centre { id name }
      nearness { total parts { aspect weight value isStated } }
      sharesOutcome
      overlaps { aspect sentence asked { id name } own { id name } isShared }
      notStated
      sentence
    }
    others { centre { id name } nearness { total unstated atMost } mayBeNear sentence }
    notes
    definition
  }
}
"""

PAGE = Page(
    name="consult",
    path="/consult",
    make=make,
    template="consult.html",
    menu="landscape",
    ask=ask,
    files=("csv",),
)
