"""How the order of Centres is kept neutral, and the shares that it gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from api.pages.asked import Asked
from api.pages.page import Made, Page, Shown, Table
from api.pages.profiles.refs import Ref, ref
from graph.landscape.centres import centres
from graph.landscape.neutral import QUESTIONS, firsts
from graph.model import OrganizationId
from graph.words import Fill, T


@dataclass(frozen=True, slots=True)
class CentreShare:
    """How often a Centre stands first."""

    centre: Ref
    first: int
    share: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Neutrality(Shown):
    questions: int
    shares_said: Fill
    shares: Sequence[CentreShare]

    def table(self) -> Table:
        return Table(
            ("centre", "first", "questions"),
            [(row.centre.id, row.first, self.questions) for row in self.shares],
        )


async def make(asked: Asked) -> Made:
    known = centres(asked.view.records, asked.view.as_of)
    ids = tuple(sorted(each.id for each in known))
    counted = await asked.parts.aside(_firsts, ids, asked.view.as_of)
    return Neutrality(
        title=T("How the order of Centres is kept neutral"),
        lede=T("No Centre stands above another by anything but what it has on the question."),
        questions=QUESTIONS,
        shares_said=_said(counted),
        shares=[
            CentreShare(ref(asked, each), counted[each.id], f"{counted[each.id] / QUESTIONS:.1%}")
            for each in sorted(known, key=lambda each: asked.name(each).text.casefold())
        ],
    )


def _said(counted: Mapping[OrganizationId, int]) -> Fill:
    if not counted:
        return T("No Centre is recorded here on this day.")
    even = 1 / len(counted)
    farthest = max(abs(count / QUESTIONS - even) for count in counted.values())
    return T(
        "In {questions} questions of this day in which all have equal merit, an even share is "
        "{even}. No Centre’s share is farther from it than {farthest} points.",
        questions=f"{QUESTIONS:,}",
        even=f"{even:.1%}",
        farthest=f"{100 * farthest:.1f}",
    )


@lru_cache(4)
def _firsts(known: tuple[OrganizationId, ...], day: dt.date) -> Mapping[OrganizationId, int]:
    return firsts(known, day)


PAGE = Page(
    name="neutrality",
    path="/neutrality",
    make=make,
    template="neutrality.html",
    menu="centres",
    files=("csv",),
)
