"""What a question in somebody's own words is about: outcomes, life stages, a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from graph.landscape.axes import own_framework
from graph.landscape.recorded import Recorded
from graph.landscape.terms import ages_of, life_stages_of, nation_place
from graph.model import Concept, ConceptId, Lens, Nation, Place, PlaceId, PlaceKind, RecordId
from graph.names.fold import LIGHT
from graph.names.mutations import are_forms_of_one, radicals
from graph.names.phrases import Phrase, phrase, stands_in
from graph.names.shown import own_names
from graph.records.index import Index

_AGES: Mapping[str, tuple[int, int]] = {
    "youth": (11, 25),
    "young": (11, 25),
    "ieuenctid": (11, 25),
    "ifanc": (11, 25),
    "teenager": (11, 18),
    "teen": (11, 18),
    "arddegau": (11, 18),
    "child": (0, 18),
    "children": (0, 18),
    "plant": (0, 18),
    "baby": (0, 2),
    "babanod": (0, 2),
    "toddler": (2, 5),
    "nursery": (2, 5),
    "pupil": (5, 18),
    "disgybl": (5, 18),
    "adult": (25, 66),
    "oedolion": (25, 66),
    "older": (66, 120),
    "elderly": (66, 120),
    "pensioner": (66, 120),
    "henoed": (66, 120),
}
"""Words for ages, in both languages, and which they mean."""
_LIKE_WORDS: Mapping[str, str] = {"youth": "young", "ieuenctid": "ifanc", "teenager": "young"}
"""Words beside which another stands in the names of terms."""
_ASKED_IN = (
    "what which who whom how why do does is are be there know about with we i me my our us want "
    "need help tell find out reduce improve prevent better best support work evidence centre "
    "people person from at by can could should would will may where when buy get go you your has "
    "have did it this that these there any some please ask question much more many "
    "among amongst against during",
    "beth pa pwy sut pam mae sydd oes gwybod am gyda ni fi eisiau angen helpu pobl tystiolaeth "
    "canolfan gwella lleihau atal yn ym yng sy syn gweithio ymhlith mewn rhag drwy allwch gallwch "
    "chi yw ydy maen hyn hynny gofyn cwestiwn gall all allai allaf ymysg",
)
_ASKING = LIGHT.union(*(words.split() for words in _ASKED_IN))
"""Words that ask and say nothing of the topic."""
_TOPICS_TOO = frozenset({"work", "evidence", "tystiolaeth"})
"""Those of them that are topics of their own where no word asks: "evidence", but not "what works".
"""
_NATIONAL: Mapping[Phrase, Nation] = {
    ("welsh",): Nation.WALES,
    ("cymreig",): Nation.WALES,
    ("scottish",): Nation.SCOTLAND,
    ("albanaidd",): Nation.SCOTLAND,
    ("northern", "irish"): Nation.NORTHERN_IRELAND,
    ("english",): Nation.ENGLAND,
    ("seisnig",): Nation.ENGLAND,
}
"""Words for what is of a nation, in both languages."""
_OF_A_LANGUAGE = frozenset({"language", "speaking", "speaker", "medium"})
"""After "Welsh" or "English" they tell of the language."""
_SAYS_LITTLE = LIGHT | _TOPICS_TOO
_BEFORE_A_PLACE = frozenset({"in", "yn", "ym", "yng", "across", "ledled"})
_LONGEST_PLACE = 5
_SHORTEST_WHOLE, _SHORTEST_STEM, _STEM_SHARE = 5, 6, 0.75
"""Two words are of one stem where one of so many letters begins the other, or so many letters and
that share of the longer begin both: homeless and homelessness, violent and violence.
"""
_SHORTEST_WITH_A_SLIP, _SHORTEST_WITH_ANOTHER = 5, 7
"""Letters from which on one may be missing or too many, and from which on one may be another:
police is no slip of policy.
"""
_MOST_OUTCOMES = 3
"""That a title stands for, those that most records of the title are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAs:
    """What a question was understood to be about."""

    outcomes: tuple[ConceptId, ...]
    life_stages: tuple[ConceptId, ...]
    place: PlaceId | None
    through: tuple[RecordId, ...]
    """The works, findings and priorities by whose titles it was understood, if it was by them."""
    topic: str
    """Its words without those for ages, a place and for asking."""
    unread: tuple[str, ...]
    """Words that mean nothing here."""

    @property
    def names_topic(self) -> bool:
        """Whether any word, known or not, is about a topic and does not only ask."""
        return bool(self.topic or self.outcomes)


def read_as(facts: Recorded, text: str) -> ReadAs:
    """Return what words are about: the terms in whose names most of them stand, else in whose
    definitions. Where some of the words stand in none, but all in the title of works, findings or
    priorities, what these are about.
    """
    index = facts.index
    said = phrase(text)
    place, at_place = _place(index, said)
    nation, at_nation = _national(index, said)
    place, at_place = place or nation, at_place | at_nation
    words = [word for at, word in enumerate(said) if at not in at_place]
    telling = [word for word in words if not _only_asks(word)]
    if not telling and not any(_only_asks(word) and word not in _SAYS_LITTLE for word in words):
        telling = [word for word in words if word in _TOPICS_TOO]
    stages, of_stages = _stages_named(index, words)
    ages = [word for word in telling if word in _AGES]
    topic = [word for word in telling if word not in _AGES and word not in of_stages]
    outcomes, understood = _outcomes(facts, topic or telling, telling)
    through: tuple[RecordId, ...] = ()
    if not understood.issuperset(topic):
        titled, about = _by_titles(facts, topic)
        if titled:
            through, outcomes, understood = titled, about, set(topic)
        elif outcomes:
            through, known = _by_titles_on(facts, topic, understood, frozenset(outcomes))
            understood |= known
    return ReadAs(
        outcomes=outcomes,
        life_stages=tuple(dict.fromkeys((*stages, *_life_stages(index, ages)))),
        place=place,
        through=through,
        topic=" ".join(topic),
        unread=tuple(word for word in dict.fromkeys(topic) if word not in understood),
    )


def _outcomes(
    facts: Recorded, topic: Sequence[str], telling: Sequence[str]
) -> tuple[tuple[ConceptId, ...], set[str]]:
    """The outcomes that have most of the words of the topic, with the words that are understood.
    Words for ages beside them tell outcomes of one topic apart.
    """
    terms = list(_own_outcomes(facts))
    for texts in (_names, _names_and_definition):
        best: tuple[int, int] = 0, 0
        found: dict[ConceptId, set[str]] = {}
        for each in terms:
            known = frozenset(word for one in texts(each) for word in phrase(one))
            of_topic = {word for word in topic if _stands_in(word, known)}
            rank = len(of_topic), sum(_stands_in(word, known) for word in telling)
            if not of_topic or rank < best:
                continue
            if rank > best:
                best, found = rank, {}
            found[each.id] = of_topic
        if found:
            # a heading says no more than the term beneath it that has the same words
            more_exact = {
                each.broader
                for each in terms
                if each.id in found
                and each.broader in found
                and found[each.id] >= found[each.broader]
            }
            return tuple(each for each in found if each not in more_exact), set().union(
                *found.values()
            )
    return (), set()


def _own_outcomes(facts: Recorded) -> Iterator[Concept]:
    own = own_framework(facts.index.records)
    for each in sorted(facts.index.records.concepts.values(), key=lambda one: one.id):
        if each.lens is Lens.OUTCOME and own is not None and each.framework == own.id:
            yield each


def _only_asks(word: str) -> bool:
    """Whether a word, or that of which it may be a Welsh mutation, says nothing of the topic."""
    return word in _ASKING or not _ASKING.isdisjoint(radicals(word))


def _names(concept: Concept) -> Iterable[str]:
    return (concept.label, concept.label_cy or "")


def _names_and_definition(concept: Concept) -> Iterable[str]:
    return (*_names(concept), concept.definition or "")


def _stands_in(word: str, known: Iterable[str]) -> bool:
    meant = {word, _LIKE_WORDS.get(word, word)}
    return any(_are_alike(one, other) for one in meant for other in known if other not in LIGHT)


def _are_alike(asked: str, word: str) -> bool:
    if are_forms_of_one(asked, word):
        return True
    same = next(
        (at for at, (a, b) in enumerate(zip(asked, word, strict=False)) if a != b),
        min(len(asked), len(word)),
    )
    shorter, longer = sorted((len(asked), len(word)))
    if same == shorter >= _SHORTEST_WHOLE or same >= max(_SHORTEST_STEM, _STEM_SHARE * longer):
        return True
    least = _SHORTEST_WITH_ANOTHER if len(asked) == len(word) else _SHORTEST_WITH_A_SLIP
    return len(asked) >= least and OSA.distance(asked, word) <= 1


def _by_titles(
    facts: Recorded, topic: Sequence[str]
) -> tuple[tuple[RecordId, ...], tuple[ConceptId, ...]]:
    """The records whose title has all words of a topic, and what they are about."""
    found = [
        (id_, outcomes)
        for id_, title, outcomes in _titles(facts)
        if all(_stands_in(word, phrase(title)) for word in topic)
    ]
    about = Counter(each for _, outcomes in found for each in outcomes)
    most = [each for each, _ in about.most_common(_MOST_OUTCOMES)]
    return tuple(id_ for id_, _ in found), tuple(most)


def _by_titles_on(
    facts: Recorded, topic: Sequence[str], understood: set[str], outcomes: frozenset[ConceptId]
) -> tuple[tuple[RecordId, ...], set[str]]:
    """The records on outcomes in whose titles words stand that tell of no outcome, as "CCTV" does
    of something done against violence; and these words.
    """
    left = [word for word in topic if word not in understood]
    found = [
        (id_, words)
        for id_, title, about in _titles(facts)
        if not outcomes.isdisjoint(about)
        and (words := {word for word in left if _stands_in(word, phrase(title))})
    ]
    return tuple(id_ for id_, _ in found), set().union(*(words for _, words in found))


def _titles(facts: Recorded) -> Iterator[tuple[RecordId, str, Sequence[ConceptId]]]:
    """The works, findings and priorities, with their titles and outcomes."""
    for work in facts.works:
        yield RecordId(work.id), work.title, work.outcomes
    for finding in facts.findings:
        yield finding.id, finding.intervention, (finding.outcome,)
    for priority in facts.priorities:
        yield priority.id, priority.title, priority.outcomes


def _stages_named(index: Index, words: Sequence[str]) -> tuple[Sequence[ConceptId], frozenset[str]]:
    """The life stages whose whole name stands in the words, and the words of these names."""
    found = {
        id_: name
        for id_ in life_stages_of(index.records)
        for label in _names(index.records.concepts[id_])
        if (name := phrase(label)) and stands_in(name, tuple(words))
    }
    return list(found), frozenset(word for name in found.values() for word in name)


def _life_stages(index: Index, words: Iterable[str]) -> Iterator[ConceptId]:
    """The life stages that lie in the ages that words mean."""
    spans = [_AGES[word] for word in words]
    for each in life_stages_of(index.records):
        span = ages_of(index.records, each)
        if span is not None and any(first <= span[0] and span[1] <= last for first, last in spans):
            yield each


def _place(index: Index, said: Phrase) -> tuple[PlaceId | None, frozenset[int]]:
    """The place that is named: a nation anywhere, any other after "in"; with where it stands."""
    for size in range(min(_LONGEST_PLACE, len(said)), 0, -1):
        for start in range(len(said) - size + 1):
            part = said[start : start + size]
            after = start > 0 and said[start - 1] in _BEFORE_A_PLACE
            places = [
                place
                for word in part[:1]
                for place in _with_word(index, word)
                if _is_named(place, part) and (after or place.kind in _LARGE)
            ]
            if places:
                place = min(places, key=lambda each: (_ORDER.index(each.kind), each.id))
                return index.present(place).id, frozenset(range(start - after, start + size))
    return None, frozenset()


def _national(index: Index, said: Phrase) -> tuple[PlaceId | None, frozenset[int]]:
    """The nation of a word like "Welsh", with where it stands; not of a language."""
    for words, nation in _NATIONAL.items():
        size = len(words)
        for start in range(len(said) - size + 1):
            end = start + size
            if all(map(are_forms_of_one, words, said[start:end])) and not (
                end < len(said) and said[end] in _OF_A_LANGUAGE
            ):
                return nation_place(index.records, nation), frozenset(range(start, end))
    return None, frozenset()


_LARGE = frozenset({PlaceKind.COUNTRY, PlaceKind.NATION})
_ORDER = [
    PlaceKind.COUNTRY,
    PlaceKind.NATION,
    PlaceKind.COUNCIL_AREA,
    PlaceKind.REGION,
    PlaceKind.CONSTITUENCY,
    PlaceKind.ELECTORAL_REGION,
]


def _with_word(index: Index, word: str) -> Iterable[Place]:
    for each in (word, *radicals(word)):
        yield from index.places_with_word.get(each, ())


def _is_named(place: Place, part: Phrase) -> bool:
    names = (phrase(name) for name in own_names(place).values())
    return any(len(name) == len(part) and all(map(are_forms_of_one, name, part)) for name in names)
