"""What the forms of the landscape offer, and what was chosen: terms, places, Centres."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.nations import NATION_PLACES, NATIONS
from api.pages.asked import Asked
from api.pages.nation_links import PlainLink
from api.pages.page import FormProblem
from graph.dates import PartialDate
from graph.errors import InputError
from graph.model import Concept, ConceptId, Language, Nation, Place, PlaceId, RecordId, Work
from graph.names.in_language import ShownName
from graph.names.kind_words import nation_words
from graph.names.meaning import NameUse
from graph.ontology import NodeKind
from graph.words import Fill, ProperName, T, Text

PLACES = frozenset({NodeKind.PLACE})
MOST_MEANT = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a select."""

    value: str
    name: ShownName


@dataclass(frozen=True, slots=True)
class Chosen:
    """A select and what is chosen in it."""

    choices: Sequence[Choice]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """The place that a field of a form means. `text`: as the form shows it again; `several`: those
    that it may mean, each with the address of the question for it.
    """

    text: str = ""
    place: Place | None = None
    problem: FormProblem | None = None
    several: Sequence[PlainLink] = ()

    @property
    def id(self) -> PlaceId | None:
        return None if self.place is None else self.place.id

    @property
    def problems(self) -> list[FormProblem]:
        return [] if self.problem is None else [self.problem]


def term_name(asked: Asked, concept: Concept) -> ShownName:
    """Return a term in the language of the page, else in English, which is then marked."""
    return in_language(asked, concept.label, concept.label_cy)


def work_name(asked: Asked, work: Work) -> ShownName:
    """Return the title of a work in the language of the page, else in English."""
    return in_language(asked, work.title, work.title_cy)


def in_language(asked: Asked, english: str, welsh: str | None = None) -> ShownName:
    """Return a text in the language of the page, else in English, which is then marked."""
    if asked.language is Language.EN:
        return ShownName(english)
    return ShownName(welsh) if welsh else ShownName(english, Language.EN)


def term_fill(concept: Concept) -> Fill:
    """Return a term as it stands inside a sentence."""
    return ProperName(concept.label, concept.label_cy)


def terms_chosen(asked: Asked, field: str) -> tuple[ConceptId, ...]:
    """Return the terms that a field of boxes or a select names, each once; unknown ones too."""
    values = asked.request.query_params.getlist(field)
    return tuple(dict.fromkeys(ConceptId(RecordId(value)) for value in values if value))


def nation_names(asked: Asked) -> Sequence[ShownName]:
    """Return the names of the nations, which a field for a place offers."""
    return [ShownName(asked.say(nation_words(nation))) for nation in NATIONS]


def place_asked(asked: Asked) -> PlaceAsked:
    """Return which place the field for one means, by id or name; nothing where it is empty."""
    text = asked.value("place")
    if not text:
        return PlaceAsked()
    known = _of_id(asked, text)
    if known is not None:
        return PlaceAsked(asked.name(known).text, known)
    meant = asked.view.names.meaning(text, NameUse.ASKING, as_of=asked.view.as_of, kinds=PLACES)
    if meant.one is not None:
        return PlaceAsked(text, asked.view.records.places[PlaceId(meant.one)])
    places = [asked.view.records.places[PlaceId(one.id)] for one in meant.candidates[:MOST_MEANT]]
    said = (
        T("Which place do you mean by “{text}”?", text=asked.quoted("place"))
        if places
        else T("We know no place called “{text}”", text=asked.quoted("place"))
    )
    remedy = T("Type a nation, a region or a council area")
    return PlaceAsked(
        text,
        None,
        FormProblem("place", said, remedy),
        [
            PlainLink(
                ProperName(each.name, each.name_cy), asked.with_changes({"place": each.id}), False
            )
            for each in places
        ],
    )


def day_asked(asked: Asked, field: str, problems: list[FormProblem]) -> PartialDate | None:
    """Return the day, month or year of a field; what is none joins the problems."""
    text = asked.value(field)
    if not text:
        return None
    try:
        return PartialDate(text)
    except ValueError:
        said = T("“{text}” is no day. Write it like 2025-01-01.", text=asked.quoted(field))
        problems.append(FormProblem.same(field, said))
        return None


def not_offered(asked: Asked, field: str) -> FormProblem:
    """Return what is wrong with a choice that the form does not have."""
    said = T(
        "“{text}” is none of those to choose from. Choose one of them.", text=asked.quoted(field)
    )
    return FormProblem.same(field, said)


def refuse(problems: Iterable[FormProblem]) -> None:
    """Refuse what cannot be used where no form can show it.

    Raises:
        InputError: the first of the problems.
    """
    for problem in problems:
        assert isinstance(problem.said, Text), "what is wrong with a field is said in words"
        raise InputError(problem.said)


def _of_id(asked: Asked, text: str) -> Place | None:
    """The place of an id or a code, or of a nation as addresses name it: "wales"."""
    if text in set(Nation):
        return asked.view.records.places.get(NATION_PLACES[Nation(text)])
    known = asked.view.names.of_id(text)
    return None if known is None else asked.view.records.places.get(PlaceId(known))
