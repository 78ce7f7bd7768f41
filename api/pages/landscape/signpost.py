"""The door for somebody with a question: which Centres know, what they have found, how to ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from api.nations import NATION_PLACES
from api.pages.asked import Asked
from api.pages.landscape.boxes import shared_terms, term_choices
from api.pages.landscape.choices import (
    Chosen,
    PlaceAsked,
    nation_names,
    place_asked,
    refuse,
    term_fill,
)
from api.pages.landscape.rows import (
    FindingRow,
    PriorityRow,
    WorkRow,
    finding_row,
    priority_row,
    work_row,
)
from api.pages.nation_links import PlainLink
from api.pages.page import FormProblem, Made, Page, PageQuery, Shown, Table
from api.pages.profiles.refs import Ref, named_ref
from graph.errors import InputError
from graph.landscape.axes import MapLens
from graph.landscape.signpost import (
    Signpost,
    SignpostBand,
    SignpostedCentre,
    SignpostQuestion,
    signpost,
)
from graph.landscape.why_asked import band_words, read_said, why
from graph.model import ConceptId, RecordId
from graph.names.in_language import ShownName
from graph.names.shown import named, term_named
from graph.words import Fill, Listed, P, T, Text

MOST_WORKS, MOST_FINDINGS = 4, 3


@dataclass(frozen=True, slots=True)
class CentreAnswer:
    """A Centre, why it is here, what it has, and how to reach it."""

    centre: Ref
    why: Fill
    works: Sequence[WorkRow]
    findings: Sequence[FindingRow]
    website: str | None
    ask: str


@dataclass(frozen=True, slots=True)
class BandShown:
    said: Fill
    centres: Sequence[CentreAnswer]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignpostShown(Shown):
    """`answer` None: nothing is asked, or it means nothing here."""

    text: str
    where: PlaceAsked
    places: Sequence[ShownName]
    audiences: Chosen
    topics: Sequence[PlainLink] = ()
    answer: Fill | None = None
    told: Sequence[Fill] = ()
    map: str = ""
    bands: Sequence[BandShown] = ()
    priorities: Sequence[PriorityRow] = ()
    further: Sequence[PlainLink] = ()
    found: Signpost | None = None

    def table(self) -> Table:
        columns = ("centre", "band", "outcomes", "workIds", "findingIds", "testedHere")
        found = () if self.found is None else self.found.centres
        return Table(
            columns,
            [
                (
                    each.centre,
                    each.band.value,
                    "; ".join(each.outcomes),
                    "; ".join(each.works),
                    "; ".join(each.findings),
                    "; ".join(each.tested_here),
                )
                for each in found
            ],
        )


async def ask(asked: Asked) -> PageQuery:
    where = place_asked(asked)
    refuse(where.problems)
    return PageQuery(
        QUERY,
        {
            "text": asked.value("q"),
            "outcome": asked.value("outcome") or None,
            "audience": asked.value("audience") or None,
            "place": where.id,
            "asOf": asked.view.as_of.isoformat(),
        },
    )


async def make(asked: Asked) -> Made:
    text, outcome, where = asked.value("q"), asked.value("outcome"), place_asked(asked)
    problems = where.problems
    found: Signpost | None = None
    if not problems and (text or outcome or asked.has("q")):
        try:
            found = signpost(asked.view, _question(asked, where))
        except InputError as error:
            problems.append(FormProblem.same("question", error.text))
    if found is not None and found.is_understood:
        return await _answered(asked, found, where)
    title = T("Which Centres know?")
    return SignpostShown(
        title=T("Error: {title}", title=title) if problems else title,
        lede=_unknown(asked, found)
        if found is not None
        else T(
            "Ask the What Works Centres: what is known, what was tested where you are, and whom "
            "to ask. You need no account, and nothing is kept of what you ask."
        ),
        status=422 if problems else 200,
        problems=tuple(problems),
        text=text,
        where=where,
        places=nation_names(asked),
        audiences=_audiences(asked),
        topics=_topics(asked),
    )


def _unknown(asked: Asked, found: Signpost) -> Fill:
    """What is said where nothing of a question means anything here."""
    if not found.read_as.names_topic:
        return found.sentences[0]
    return T(
        "We know no topic like “{text}”. Try other words, or choose one.", text=asked.quoted("q")
    )


def _question(asked: Asked, where: PlaceAsked) -> SignpostQuestion:
    outcome, audience = asked.value("outcome"), asked.value("audience")
    return SignpostQuestion(
        text=asked.value("q"),
        outcomes=(ConceptId(RecordId(outcome)),) if outcome else (),
        asker=ConceptId(RecordId(audience)) if audience else None,
        place=where.id,
    )


def _audiences(asked: Asked) -> Chosen:
    return Chosen(term_choices(asked, MapLens.AUDIENCE), asked.value("audience"))


def _topics(asked: Asked) -> Sequence[PlainLink]:
    return [
        PlainLink(
            term_fill(each),
            asked.address("signpost", outcome=each.id, place=asked.value("place")),
            False,
        )
        for each in shared_terms(asked, MapLens.OUTCOME)
    ]


async def _answered(asked: Asked, found: Signpost, where: PlaceAsked) -> SignpostShown:
    records = asked.view.records
    return SignpostShown(
        title=_title(asked, found),
        lede=read_said(records, found.read_as),
        query=await ask(asked),
        text=asked.value("q"),
        where=where,
        places=nation_names(asked),
        audiences=_audiences(asked),
        answer=P("{n} Centre to ask", "{n} Centres to ask", len(found.centres)),
        told=_told(found),
        map=_map(asked, found),
        bands=[
            BandShown(band_words(band), [_centre(asked, each, found) for each in run])
            for band, run in groupby(found.centres, key=lambda each: each.band)
        ],
        priorities=[priority_row(asked, records.priorities[id_]) for id_ in found.priorities],
        further=list(_further(asked, found)),
        found=found,
    )


def _topic(asked: Asked, found: Signpost) -> Fill:
    if asked.value("q"):
        return asked.quoted("q")
    return Listed(
        tuple(term_named(asked.view.records, each) for each in found.read_as.outcomes), ", "
    )


def _title(asked: Asked, found: Signpost) -> Text:
    return T("Which Centres know about “{topic}”?", topic=_topic(asked, found))


def _told(found: Signpost) -> Sequence[Fill]:
    """The answer in sentences; how many can be asked stands above them already."""
    answering = any(each.band is not SignpostBand.NEXT_TO for each in found.centres)
    return found.sentences[1:] if answering else found.sentences


def _map(asked: Asked, found: Signpost) -> str:
    outcomes, place = found.read_as.outcomes, found.read_as.place
    nation = next((each for each, id_ in NATION_PLACES.items() if id_ == place), None)
    if len(outcomes) == 1 and nation is not None:
        return asked.address("landscape-cell", row=outcomes[0], column=nation)
    return asked.address("landscape", nation=nation)


def _centre(asked: Asked, each: SignpostedCentre, found: Signpost) -> CentreAnswer:
    records = asked.view.records
    body = records.organizations[each.centre]
    return CentreAnswer(
        named_ref(asked, each.centre),
        why(records, each, found),
        [work_row(asked, records.works[id_]) for id_ in each.works[:MOST_WORKS]],
        [finding_row(asked, records.findings[id_]) for id_ in each.findings[:MOST_FINDINGS]],
        body.website,
        asked.address("centre", id=each.centre),
    )


def _further(asked: Asked, found: Signpost) -> Iterable[PlainLink]:
    for id_ in found.read_as.outcomes[:2]:
        term = term_named(asked.view.records, id_)
        yield PlainLink(
            T("{topic}: where evidence pulls two ways", topic=term),
            asked.address("trade-offs", outcome=id_),
            False,
        )
        yield PlainLink(
            T("{topic}: where policies differ", topic=term),
            asked.address("divergence", outcome=id_),
            False,
        )
    if found.read_as.place is not None:
        yield PlainLink(
            T(
                "Places with the priorities of {place}",
                place=named(asked.view.records, found.read_as.place),
            ),
            asked.address("challenges", place=found.read_as.place),
            False,
        )


QUERY = """\
# Which Centres know about a question, what they have, and why each stands where it does.
query Signpost($text: String, $outcome: ID, $audience: ID, $place: ID, $asOf: Date!) {
  signpost(text: $text, outcome: $outcome, audience: $audience, place: $place, asOf: $asOf) {
    outcomes { id label }
    lifeStages { id label }
    place { id name }
    centres {
      centre { id name }
      band
      outcomes { id label }
      works { id name }
      findings { id intervention direction }
    }
    priorities { id title }
    sentences
    definition
  }
}
"""

PAGE = Page(
    name="signpost",
    path="/signpost",
    make=make,
    template="signpost.html",
    menu="centres",
    ask=ask,
    files=("csv",),
)
