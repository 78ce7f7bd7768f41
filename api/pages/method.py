"""How strength is worked out: every number of the visible table, and examples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.method_examples import ExampleTie, examples
from api.pages.page import Page, PageQuery, Shown, Table
from graph.ties import parameters as p
from graph.ties.table import VisibleTable, visible_table
from graph.words import Fill, T

QUERY = """\
# How strengths are worked out: the one table of judgements, the same for every tie.
query HowStrengthIsWorkedOut {
  method {
    version
    bands { band least }
    bases { basis meaning }
    # each pair gets 1/sqrt(n-1) of a weight that is personal, else 1/(n-1)
    interactions { kind name weight halfLife personal }
    bodies { body pair value fullTo }
    formal { name value }
    declared { name value }
    further { name sentence }
  }
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodShown(Shown):
    shown: VisibleTable
    examples: Sequence[ExampleTie]

    def table(self) -> Table:
        rows: list[tuple[Fill | float | None, ...]] = []
        rows += [
            ("interaction", row.said, row.weight, row.half_life, None)
            for row in self.shown.interactions
        ]
        rows += [
            (
                "shared membership",
                T("{body}: {pair}", body=row.body, pair=row.pair),
                row.value,
                p.MEMBERSHIP_HALF_LIFE,
                row.full_to,
            )
            for row in self.shown.bodies
        ]
        rows += [
            ("formal tie", row.what, row.value, p.FORMAL_HALF_LIFE, None)
            for row in self.shown.formal
        ]
        rows += [
            ("declared tie", row.what, row.value, p.DECLARED_HALF_LIFE, None)
            for row in self.shown.declared
        ]
        return Table(("part", "what", "value", "halfLifeDays", "fullTo"), rows)


async def ask(asked: Asked) -> PageQuery:
    return PageQuery(QUERY, {})


async def make(asked: Asked) -> MethodShown:
    return MethodShown(
        title=T("How strength is worked out"),
        lede=T(
            "A strength says whether a request would be taken up: a number from 0 to 1, worked "
            "out from what is recorded."
        ),
        query=await ask(asked),
        shown=visible_table(),
        examples=examples(asked.view.as_of),
    )


PAGE = Page(
    name="method",
    path="/method",
    make=make,
    ask=ask,
    template="method.html",
    files=("csv",),
)
