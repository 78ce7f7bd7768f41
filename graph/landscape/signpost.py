"""The front door: what the Centres know about a question, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from graph.errors import InputError
from graph.landscape.axes import naming, with_narrower
from graph.landscape.consultation import checked_terms, known_place
from graph.landscape.counted import counted
from graph.landscape.neutral import drawn
from graph.landscape.read_as import ReadAs, read_as
from graph.landscape.recorded import Recorded, current_centre, parties, recorded
from graph.landscape.terms import (
    Ages,
    Terms,
    ages_of_work,
    ages_together,
    contains,
    heading,
    shared_ages,
)
from graph.landscape.working_on import working_on
from graph.model import (
    ConceptId,
    OrganizationId,
    PlaceId,
    RecordId,
    Remit,
    RemitWeight,
    WorkId,
)
from graph.names.shown import named
from graph.view import View
from graph.words import Listed, P, T, Text

DEFINITION = T(
    "Centres with the outcome in their core remit come first, those with a finding before the "
    "others, and before them those with something tested in the place; then those that also touch "
    "it. Where that is fewer than two, Centres that work on a neighbouring outcome follow, and are "
    "said to be so. Within a band the order is drawn for the day and the question."
)
"""How Centres are found and ordered."""
FEWEST = 2
"""Below so many Centres those next to the outcome follow."""


class SignpostBand(StrEnum):
    """Why a Centre is here, the best first."""

    TESTED_HERE = "tested-here"
    """Core remit, a finding, and something tested in the place."""
    FINDING = "finding"
    """Core remit and a finding."""
    CORE = "core"
    """Core remit."""
    ALSO = "also"
    """Another remit, a work, a finding or words of its field."""
    NEXT_TO = "next-to"
    """An outcome under the same heading in its core remit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignpostQuestion:
    """What somebody wants to know, in words or by terms. What is given by terms comes before what
    the words say. Checked by `signpost`.
    """

    text: str = ""
    outcomes: tuple[ConceptId, ...] = ()
    life_stages: tuple[ConceptId, ...] = ()
    asker: ConceptId | None = None
    """The audience that whoever asks belongs to."""
    place: PlaceId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignpostedCentre:
    """A Centre to ask. None of what it says of place, ages and audience: not stated."""

    centre: OrganizationId
    band: SignpostBand
    has_remit: bool
    """Whether its stated remit has one of the outcomes."""
    outcomes: tuple[ConceptId, ...]
    """Of those that are asked for, what it works on; next to it, what it works on instead."""
    findings: tuple[RecordId, ...]
    works: tuple[WorkId, ...]
    """Those by whose titles the question is understood first, then those in the place."""
    tested_here: tuple[RecordId, ...]
    """Findings and works that were tested in the place."""
    words: tuple[str, ...]
    """Of its own field those that answer."""
    serves_place: bool | None
    """Whether its remit takes in the place, of which it may know things all the same."""
    serves_ages: bool | None
    serves_audience: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """The answer: how the question was read, and whom to ask."""

    question: SignpostQuestion
    read_as: ReadAs
    centres: tuple[SignpostedCentre, ...]
    """By band, in an order drawn within each."""
    priorities: tuple[RecordId, ...]
    """What the place asks for on these outcomes."""
    sentences: tuple[Text, ...]
    """The answer in words, with its gap."""

    @property
    def is_understood(self) -> bool:
        """Whether anything of the question means something here."""
        return bool(self.read_as.outcomes or self.centres)


def signpost(view: View, question: SignpostQuestion) -> Signpost:
    """Return which Centres to ask about a question. Words that mean nothing here are told in the
    answer, which then has no Centre.

    Raises:
        InputError: nothing is asked, or a term or a place does not exist.
    """
    if not question.text.strip() and not question.outcomes:
        raise InputError(T("Say in a few words what you want to know about."))
    audiences = () if question.asker is None else (question.asker,)
    given = checked_terms(
        view,
        Terms(outcomes=question.outcomes, life_stages=question.life_stages, audiences=audiences),
    )
    facts = recorded(view.index, view.as_of)
    read = read_as(facts, question.text)
    read = replace(
        read,
        outcomes=given.outcomes or read.outcomes,
        life_stages=given.life_stages or read.life_stages,
        place=read.place if question.place is None else known_place(view, question.place),
        through=() if given.outcomes else read.through,
    )
    centres = _centres(view, facts, question, read)
    priorities = tuple(
        each.id
        for each in facts.priorities
        if read.place is not None
        and each.place == read.place
        and not with_narrower(view.records, read.outcomes).isdisjoint(each.outcomes)
    )
    return Signpost(
        question=question,
        read_as=read,
        centres=centres,
        priorities=priorities,
        sentences=tuple(_sentences(view, read, centres)),
    )


def _centres(
    view: View, facts: Recorded, question: SignpostQuestion, read: ReadAs
) -> tuple[SignpostedCentre, ...]:
    """Those that answer, by band; those next to it only where fewer than two do."""
    ask = _OnTopic(view, facts, question, read)
    found = [each for centre in facts.centres if (each := ask.of(centre)) is not None]
    bands = list(SignpostBand)
    key = f"{question.text} {' '.join(read.outcomes)} {read.place or ''} {question.asker or ''}"
    found.sort(key=lambda each: (bands.index(each.band), drawn(each.centre, view.as_of, key)))
    answering = [each for each in found if each.band is not SignpostBand.NEXT_TO]
    return tuple(answering if len(answering) >= FEWEST else found)


class _OnTopic:
    """A question, with what is recorded on it."""

    def __init__(
        self, view: View, facts: Recorded, question: SignpostQuestion, read: ReadAs
    ) -> None:
        records = view.records
        self.view, self.facts, self.question, self.read = view, facts, question, read
        self.outcomes = with_narrower(records, read.outcomes)
        self.naming = naming(records, read.outcomes)
        headings = {heading(records, each) for each in read.outcomes}
        self.beside = with_narrower(records, headings) - self.outcomes
        self.ages = ages_together(records, read.life_stages)
        self.works = [
            (work, parties(records, work, view.as_of))
            for work in facts.works
            if not self.naming.isdisjoint((*work.outcomes, *work.outcomes_measured))
            and self._fits(ages_of_work(records, work)) is not False
        ]
        self.findings = [
            (finding, current_centre(records, finding.centre, view.as_of))
            for finding in facts.findings
            if finding.outcome in self.naming
        ]
        open_ = [records.organizations[each] for each in facts.centres]
        self.words = (
            {each.centre.id: each.words for each in working_on(read.topic, open_, view.as_of)}
            if read.topic
            else {}
        )

    def of(self, centre: OrganizationId) -> SignpostedCentre | None:
        """Return why a Centre answers; None: it does not."""
        remits = [each for each in self.facts.remits if each.organization == centre]
        on_it = [each for each in remits if not self.naming.isdisjoint(each.outcomes)]
        works = [work for work, those in self.works if centre in those]
        findings = [finding for finding, of in self.findings if of == centre]
        tested = [
            *(each.id for each in findings if self._is_here(each.places)),
            *(RecordId(each.id) for each in works if self._is_here(each.places_tested)),
        ]
        words = self.words.get(centre, ())
        core = [
            each
            for each in on_it
            if each.weight is RemitWeight.CORE and self._ages_fit(each) is not False
        ]
        next_to = [
            each
            for each in remits
            if each.weight is RemitWeight.CORE and not self.beside.isdisjoint(each.outcomes)
        ]
        if core:
            band = SignpostBand.CORE
            if findings:
                band = SignpostBand.TESTED_HERE if tested else SignpostBand.FINDING
        elif on_it or works or findings or words:
            band = SignpostBand.ALSO
        elif next_to:
            band = SignpostBand.NEXT_TO
        else:
            return None
        asked = self.beside if band is SignpostBand.NEXT_TO else self.naming
        named = [
            *(outcome for each in (*on_it, *next_to) for outcome in each.outcomes),
            *(outcome for each in works for outcome in (*each.outcomes, *each.outcomes_measured)),
            *(each.outcome for each in findings),
        ]
        meant = frozenset(self.read.through)
        works.sort(
            key=lambda each: (each.id not in meant, not self._is_here(each.all_places), each.id)
        )
        findings.sort(key=lambda each: each.id not in meant)
        about = on_it or remits
        return SignpostedCentre(
            centre=centre,
            band=band,
            has_remit=bool(on_it),
            outcomes=tuple(dict.fromkeys(each for each in named if each in asked)),
            findings=tuple(each.id for each in findings),
            works=tuple(each.id for each in works),
            tested_here=tuple(tested),
            words=words,
            serves_place=_any(
                [self._is_here(each.places) if each.places else None for each in about]
            )
            if self.read.place is not None
            else None,
            serves_ages=_any([self._ages_fit(each) for each in about]),
            serves_audience=_any(
                [
                    self.question.asker in each.audiences if each.audiences else None
                    for each in about
                ]
            )
            if self.question.asker is not None
            else None,
        )

    def _is_here(self, places: Sequence[PlaceId]) -> bool:
        here = self.read.place
        return here is not None and any(contains(self.view.index, here, each) for each in places)

    def _ages_fit(self, remit: Remit) -> bool | None:
        return self._fits(ages_together(self.view.records, remit.life_stages))

    def _fits(self, stated: Ages | None) -> bool | None:
        """Whether ages overlap those that are asked for; None: that is not stated, or not asked."""
        if stated is None or self.ages is None:
            return None
        return shared_ages(stated, self.ages) > 0


def _any(answers: Sequence[bool | None]) -> bool | None:
    if True in answers:
        return True
    return None if None in answers or not answers else False


def _sentences(view: View, read: ReadAs, centres: Sequence[SignpostedCentre]) -> Iterator[Text]:
    answering = [each for each in centres if each.band is not SignpostBand.NEXT_TO]
    if not read.names_topic and not centres:
        if read.place is not None:
            yield T(
                "You name {place} and no topic. Say what it is about, such as mental health, "
                "housing or crime.",
                place=named(view.records, read.place),
            )
        else:
            yield T(
                "These words ask, and name no topic. Say what it is about, such as mental health, "
                "housing or crime."
            )
        return
    if not read.outcomes and not centres:
        yield T(
            "Nothing here is about these words: {words}. Try other words, such as mental health, "
            "housing or crime, or look through all Centres.",
            words=Listed(read.unread, ", "),
        )
        return
    if not answering:
        yield T("No Centre has it in its remit, and none has works or findings on it.")
    else:
        yield P("{n} Centre can be asked.", "{n} Centres can be asked.", len(answering))
        stated = sum(each.has_remit for each in answering)
        others = sum(not each.has_remit and bool(each.works or each.findings) for each in answering)
        yield counted(stated, others, by_field=len(answering) - stated - others)
    if len(centres) > len(answering):
        yield T("Those that work on an outcome next to it are listed too.")
    if not any(each.findings for each in centres):
        yield T("No finding on it is recorded, from anywhere.")
    elif read.place is not None and not any(each.tested_here for each in centres):
        yield T(
            "Nothing on it that was tested in {place} is recorded.",
            place=named(view.records, read.place),
        )
    if read.unread:
        yield T(
            "We know no topic by these words, so they were left aside: {words}.",
            words=Listed(read.unread, ", "),
        )
