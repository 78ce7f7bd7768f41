"""Where evidence pulls two ways: interventions whose findings differ in sign, each finding in its
own scale, with what the crosswalk allows to say of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.pages.asked import Asked
from api.pages.landscape.boxes import term_choices
from api.pages.landscape.choices import Chosen, term_fill
from api.pages.landscape.rows import FindingRow, finding_row
from api.pages.page import FormProblem, Made, Page, PageQuery, Shown, Table
from api.pages.profiles.refs import Cut, cut
from graph.errors import InputError
from graph.landscape.axes import MapLens
from graph.landscape.trade_offs import TradeOff, trade_offs
from graph.model import ConceptId, Finding, FindingDirection, RecordId
from graph.names.articles import inside
from graph.names.fold import fold
from graph.names.landscape_words import direction_words
from graph.words import Fill, Listed, P, ProperName, T

MOST = 12
_TITLE = T("Where evidence pulls two ways")


@dataclass(frozen=True, slots=True)
class OffShown:
    """An intervention. `both`: what may be said of its findings together."""

    anchor: str
    heading: Fill
    sides: Sequence[FindingRow]
    both: Sequence[Fill]


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOffs(Shown):
    answer: Fill
    told: Sequence[Fill]
    outcomes: Chosen
    offs: Cut[OffShown]
    findings: Sequence[Finding]

    def table(self) -> Table:
        columns = (
            "intervention",
            "centre",
            "outcome",
            "direction",
            "level",
            "scale",
            "strength",
            "source",
        )
        return Table(
            columns,
            [
                (
                    each.intervention,
                    each.centre,
                    each.outcome,
                    each.direction.value,
                    each.level,
                    each.scale,
                    each.strength,
                    "; ".join(each.sources),
                )
                for each in self.findings
            ],
        )


async def ask(asked: Asked) -> PageQuery:
    return PageQuery(
        QUERY,
        {"outcome": asked.value("outcome") or None, "asOf": asked.view.as_of.isoformat()},
    )


async def make(asked: Asked) -> Made:
    outcome = asked.value("outcome")
    found: Sequence[TradeOff] = ()
    problems: tuple[FormProblem, ...] = ()
    try:
        found = trade_offs(asked.view, ConceptId(RecordId(outcome)) if outcome else None)
    except InputError as error:
        problems = (FormProblem.same("outcome", error.text),)
    records = asked.view.records
    return TradeOffs(
        title=T("Error: {title}", title=_TITLE) if problems else _TITLE,
        lede=T(
            "The same thing may help one outcome and not another, or two Centres may read it "
            "differently. Each says it in its own scale; no level is turned into another."
        ),
        status=422 if problems else 200,
        problems=problems,
        query=await ask(asked),
        answer=P(
            "{n} intervention has findings that point two ways",
            "{n} interventions have findings that point two ways",
            len(found),
        ),
        told=list(_told(asked, found)),
        outcomes=Chosen(term_choices(asked, MapLens.OUTCOME), outcome),
        offs=cut(asked, "answer", [_shown(asked, each) for each in found], MOST),
        findings=[records.findings[id_] for each in found for id_ in each.findings],
    )


def _told(asked: Asked, found: Sequence[TradeOff]) -> Iterable[Fill]:
    disagree = [each for each in found if each.between_centres]
    if disagree:
        yield T(
            "Two Centres disagree on one outcome: {interventions}.",
            interventions=Listed(tuple(_in_english(each.intervention) for each in disagree), ", "),
        )
    yield P(
        "From {n} finding that is recorded.",
        "From {n} findings that are recorded.",
        len(asked.view.records.findings),
    )


def _shown(asked: Asked, off: TradeOff) -> OffShown:
    findings = [asked.view.records.findings[id_] for id_ in off.findings]
    return OffShown(
        f"off-{fold(off.intervention).replace(' ', '-')}",
        T(
            "{intervention}: {what}",
            intervention=_in_english(off.intervention),
            what=_what(off, findings),
        ),
        [finding_row(asked, each) for each in findings],
        list(_both(asked, off, findings)),
    )


def _what(off: TradeOff, findings: Sequence[Finding]) -> Fill:
    if off.between_centres:
        return T("two Centres disagree")
    signs: dict[ConceptId, set[FindingDirection]] = {}
    for each in findings:
        signs.setdefault(each.outcome, set()).add(each.direction)
    if len(set(map(frozenset, signs.values()))) < 2:
        return T("findings on the same outcome differ")
    if off.is_opposite:
        return T("it helps one outcome and harms another")
    return T("uneven across outcomes")


def _both(asked: Asked, off: TradeOff, findings: Sequence[Finding]) -> Iterable[Fill]:
    """What may be said of all, and a sentence for a briefing."""
    yield from off.may_be_said
    yield T("For a briefing: {sentence}.", sentence=_sentence(asked, findings))


def _sentence(asked: Asked, findings: Sequence[Finding]) -> Fill:
    records = asked.view.records
    return Listed(
        tuple(
            T(
                "{centre} ({year}): {direction}, for {outcome}, {own}",
                centre=inside(records.organizations[each.centre]),
                year=T("year not stated") if each.published is None else each.published.first.year,
                direction=direction_words(each.direction),
                outcome=term_fill(records.concepts[each.outcome]),
                own=_in_its_words(each),
            )
            for each in findings
        ),
        "; ",
    )


def _in_english(text: str) -> ProperName:
    """What is published in English alone."""
    return ProperName(text, english=True)


def _in_its_words(finding: Finding) -> Fill:
    """What its Centre measured and found, as published: its outcome may be wider or narrower than
    our term; our note says where.
    """
    if finding.level is None and finding.note is None:
        return T("its own words are not recorded")
    told = (
        None
        if finding.level is None
        else T("as published: “{text}”", text=_in_english(finding.level)),
        None
        if finding.note is None
        else T("note: “{text}”", text=_in_english(finding.note.rstrip("."))),
    )
    return Listed(tuple(each for each in told if each is not None), ", ")


QUERY = """\
# Interventions whose findings differ in sign, each finding in its own scale.
query TradeOffs($outcome: ID, $asOf: Date!) {
  tradeOffs(outcome: $outcome, asOf: $asOf, first: 25) {
    totalCount
    nodes {
      intervention
      isOpposite
      betweenCentres
      findings {
        id
        centre { id name }
        outcome { id label }
        direction
        level
        strength
        scale { id name }
        sources { title url }
      }
      comparisons { predicate confidence }
      mayBeSaid
    }
  }
}
"""

PAGE = Page(
    name="trade-offs",
    path="/trade-offs",
    make=make,
    template="trade_offs.html",
    menu="landscape",
    ask=ask,
    files=("csv",),
)
