"""Places with the same priorities as a place, and what is known to help with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from api.pages.asked import Asked
from api.pages.landscape.choices import PlaceAsked, nation_names, place_asked
from api.pages.landscape.rows import FindingRow, PriorityRow, finding_row, priority_row
from api.pages.page import FormProblem, Made, Page, PageQuery, Shown, Table
from api.pages.profiles.refs import Cut, Ref, cut, named_ref
from graph.errors import InputError
from graph.landscape.challenges import SharedChallenge, SharedChallenges, shared_challenges
from graph.names.in_language import ShownName
from graph.names.shown import named, term_named
from graph.words import Fill, Listed, P, T, Text

MOST = 20
_TITLE = T("Places with the same priorities")


@dataclass(frozen=True, slots=True)
class OtherPlace:
    place: Ref
    shared: Fill
    priorities: Sequence[PriorityRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenges(Shown):
    """`answer` None: no place is asked for, or it cannot be used."""

    where: PlaceAsked
    places: Sequence[ShownName]
    answer: Fill | None = None
    told: Sequence[Fill] = ()
    own: Sequence[PriorityRow] = ()
    others: Cut[OtherPlace] = field(default_factory=lambda: Cut("others", (), 0))
    findings: Cut[FindingRow] = field(default_factory=lambda: Cut("carry", (), 0))
    found: SharedChallenges | None = None

    def table(self) -> Table:
        found = () if self.found is None else self.found.places
        return Table(
            ("place", "outcomes", "priorityIds"),
            [(each.place, "; ".join(each.outcomes), "; ".join(each.priorities)) for each in found],
        )


async def ask(asked: Asked) -> PageQuery:
    where = place_asked(asked)
    if where.place is None:
        said = None if where.problem is None else where.problem.said
        raise InputError(said if isinstance(said, Text) else T("Say which place you mean."))
    return PageQuery(QUERY, {"place": where.place.id, "asOf": asked.view.as_of.isoformat()})


async def make(asked: Asked) -> Made:
    where = place_asked(asked)
    problems = where.problems
    found: SharedChallenges | None = None
    if where.place is not None:
        try:
            found = shared_challenges(asked.view, where.place.id)
        except InputError as error:
            problems.append(FormProblem.same("place", error.text))
    page = Challenges(
        title=T("Error: {title}", title=_TITLE) if problems else _TITLE,
        lede=T("Who else wants what a place wants, and what is known to help."),
        status=422 if problems else 200,
        problems=tuple(problems),
        where=where,
        places=nation_names(asked),
    )
    return page if found is None else await _answered(asked, page, found)


async def _answered(asked: Asked, page: Challenges, found: SharedChallenges) -> Challenges:
    records = asked.view.records
    place = named(records, found.place)
    return replace(
        page,
        title=T("{place}: places with the same priorities", place=place),
        query=await ask(asked),
        answer=P(
            "{n} other place has a priority of {place}",
            "{n} other places have a priority of {place}",
            len(found.places),
            place=place,
        ),
        told=list(_told(found)),
        own=[priority_row(asked, records.priorities[id_]) for id_ in found.priorities],
        others=cut(asked, "others", [_other(asked, each) for each in found.places], MOST),
        findings=cut(
            asked,
            "carry",
            [finding_row(asked, records.findings[each.finding]) for each in found.findings],
            MOST,
        ),
        found=found,
    )


def _told(found: SharedChallenges) -> Iterable[Fill]:
    yield from found.notes
    if found.findings:
        yield P(
            "{n} finding of something that helps with them, {here} of them tested here.",
            "{n} findings of something that helps with them, {here} of them tested here.",
            len(found.findings),
            here=sum(each.tested_here for each in found.findings),
        )


def _other(asked: Asked, other: SharedChallenge) -> OtherPlace:
    records = asked.view.records
    return OtherPlace(
        named_ref(asked, other.place),
        Listed(tuple(term_named(records, each) for each in other.outcomes), "; "),
        [priority_row(asked, records.priorities[id_]) for id_ in other.priorities],
    )


QUERY = """\
# Places with the same priorities as a place, and findings that could carry over.
query SharedChallenges($place: ID!, $asOf: Date!) {
  sharedChallenges(place: $place, asOf: $asOf) {
    priorities { id title }
    places { place { id name } outcomes { id label } priorities { id title } }
    findings {
      finding { id intervention direction centre { id name } }
      outcome { id label }
      testedHere
      testedThere { id name }
    }
    notes
    definition
  }
}
"""

PAGE = Page(
    name="challenges",
    path="/challenges",
    make=make,
    template="challenges.html",
    menu="landscape",
    ask=ask,
    files=("csv",),
)
