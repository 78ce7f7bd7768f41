"""Who is meant by the two fields of the question for a path:
two records, or a choice between several, or what is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA
from starlette.responses import Response

from api.describe import described
from api.pages.addresses import Parameter
from api.pages.ask_box import AskBox, ask_box
from api.pages.asked import Asked
from api.pages.page import FormProblem, PageQuery, Shown
from graph.errors import InputError
from graph.model import ActorId, Node, Organization, RecordId
from graph.names.fold import fold
from graph.names.found import Found
from graph.names.in_language import ShownName
from graph.names.meaning import NameUse, equally_like
from graph.names.not_here import not_held
from graph.names.shown import named
from graph.names.words import slips_in
from graph.ontology import CENTRE_KINDS, NodeKind
from graph.words import Fill, Listed, P, ProperName, T, Text

CHOICE = "choice.html"
CENTRES = frozenset({NodeKind.CENTRE})
TARGETS = frozenset(NodeKind) - {NodeKind.INTERACTION}
MOST_CHOICES = 10
_OFFICE = frozenset({NodeKind.PERSON, NodeKind.POST})


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of a question for a path."""

    centre: Organization
    target: Node


@dataclass(frozen=True, slots=True)
class PossibleEnd:
    """One record that may be meant, and the address of the question with it."""

    id: RecordId
    name: ShownName
    what: Fill | None
    where: Fill | None
    address: str
    own: bool
    """Only the viewer's own Centre sees the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceShown(Shown):
    """Which of several records is meant. Not an error, unless nothing has the name."""

    heading: Fill
    ask: AskBox
    candidates: Sequence[PossibleEnd]
    others: int
    """How many more have the name: people who held office earlier, bodies, places."""
    search: str
    """The address of the search that finds them all."""
    wrong: Text | None = None
    """What is wrong with the words. None: they mean one of the candidates."""
    unknowns: Sequence[ProperName] = ()
    """What the sources do not state, where nothing has the name nor one like it."""


def question_behind(choice: ChoiceShown) -> PageQuery:
    """Return which question finds those that may be meant.

    Raises:
        InputError: nobody can be.
    """
    if choice.wrong is not None or choice.query is None:
        raise InputError(choice.wrong or T("Say whom you want to reach"))
    return choice.query


QUERY = """\
# Whom or what a name means: the one record, or those that it may mean, or what is near.
query WhichDoYouMean($text: String!, $kinds: [NodeKind!], $asOf: Date) {
  named(text: $text, kinds: $kinds, asOf: $asOf) {
    node { id name }
    severalCount
    several { description node { id name } }
    near { description node { id name } }
    sentence
    unknowns
  }
}
"""


def ends(asked: Asked) -> Ends | ChoiceShown | Response:
    """Return the two ends that the fields `from` and `to` name by id.

    Where they hold words: a redirect to the ids (303) where the words mean one record each;
    else the choice (200), or what is wrong with the words (422), both for the template `CHOICE`.
    """
    centre = _one(asked, "from", CENTRES)
    if isinstance(centre, ChoiceShown):
        return centre
    target = _one(asked, "to", TARGETS, centre)
    if isinstance(target, ChoiceShown):
        return target
    if not isinstance(centre, Organization) or centre.kind not in CENTRE_KINDS:
        return _wrong(
            asked, "from", T("“{text}” is not a What Works Centre", text=asked.quoted("from"))
        )
    if asked.value("from") != centre.id or asked.value("to") != target.id:
        return asked.go_to(
            asked.with_changes(
                {"from": centre.id, "to": target.id, "from-id": None, "to-id": None},
                format=asked.format,
            )
        )
    return Ends(centre, target)


def reached_end(asked: Asked) -> Node | ChoiceShown | Response:
    """Return whom the field `to` names by id, where nobody asks yet; else as `ends`."""
    target = _one(asked, "to", TARGETS)
    if isinstance(target, ChoiceShown) or asked.value("to") == target.id:
        return target
    changes: dict[str, Parameter] = {"to": target.id, "to-id": None}
    return asked.go_to(asked.with_changes(changes, format=asked.format))


def _one(
    asked: Asked, field: str, kinds: frozenset[NodeKind], centre: Node | None = None
) -> Node | ChoiceShown:
    records = asked.view.records
    text = asked.value(field)
    for id_ in (asked.value(f"{field}-id"), text):
        known = asked.view.names.of_id(id_) if id_ else None
        if known is not None and (record := records.node(known)) is not None:
            return record
    if not text:
        return _wrong(
            asked,
            field,
            T("Type the name of your Centre")
            if field == "from"
            else T("Say whom you want to reach"),
        )
    meant = asked.view.names.meaning(text, NameUse.ASKING, as_of=asked.view.as_of, kinds=kinds)
    if meant.one is not None:
        return _record(asked, meant.one)
    if meant.several:
        return _choice(asked, field, kinds, meant.several, centre, sure=True)
    if meant.near:
        return _choice(asked, field, kinds, equally_like(meant.near), centre, sure=False)
    said = T("We do not know anyone or anything called “{text}”", text=asked.quoted(field))
    wrong = _wrong(
        asked, field, said, T("Try fewer words, or the post: “education committee Senedd”")
    )
    return replace(wrong, unknowns=not_held(records, text))


def _wrong(asked: Asked, field: str, said: Text, lede: Fill | None = None) -> ChoiceShown:
    remedy = (
        T("Type the name of a What Works Centre")
        if field == "from"
        else T("Type a name, a post, a body or a place")
    )
    heading = T("Who can introduce us?")
    return ChoiceShown(
        template=CHOICE,
        title=T("Error: {title}", title=heading),
        heading=heading,
        lede=lede,
        status=422,
        problems=(FormProblem(field, said, remedy),),
        ask=ask_box(asked, _shown(asked, "from"), _shown(asked, "to")),
        candidates=(),
        others=0,
        search=asked.address("search"),
        wrong=said,
    )


def _choice(
    asked: Asked,
    field: str,
    kinds: frozenset[NodeKind],
    best: Sequence[Found],
    centre: Node | None,
    *,
    sure: bool,
) -> ChoiceShown:
    now = [answer for answer in best if answer.present and answer.kind in _OFFICE]
    shown = (now or best)[:MOST_CHOICES]
    text = asked.quoted(field)
    read_as = as_read(text, [asked.name(_record(asked, answer.id)).text for answer in shown]) or (
        text if sure else None
    )
    if len(best) == 1 and not sure:
        heading: Fill = T("Did you mean {name}?", name=asked.name(_record(asked, best[0].id)).text)
    elif read_as is not None:
        heading = T("Which {name} do you mean?", name=read_as)
    else:
        heading = T("Whom do you mean?")
    sentences: list[Fill] = []
    if centre is not None:
        sentences.append(
            T(
                "You asked how {centre} can reach “{text}”.",
                centre=named(asked.view.records, ActorId(centre.id)),
                text=text,
            )
        )
    if not sure and (read_as is None or not now or len(best) == 1):
        sentences.append(T("We do not know “{text}”.", text=text))
    else:
        sentences.append(_known(None if sure else read_as, now, len(best)))
    return ChoiceShown(
        template=CHOICE,
        title=T("Choose: {title}", title=heading),
        heading=heading,
        lede=Listed(tuple(sentences), " "),
        ask=ask_box(asked, _shown(asked, "from"), _shown(asked, "to")),
        query=PageQuery(
            QUERY,
            {
                "text": asked.value(field),
                "kinds": [kind.name for kind in NodeKind if kind in kinds],
                "asOf": asked.view.as_of.isoformat(),
            },
        ),
        candidates=[_candidate(asked, field, answer, centre) for answer in shown],
        others=len(best) - len(shown),
        search=asked.address("search", q=asked.value(field)),
    )


def _known(read_as: str | None, now: Sequence[Found], all_: int) -> Text:
    """Say how many have the name, and as what misspelled words were read."""
    people = all(one.kind is NodeKind.PERSON for one in now)
    if read_as is not None and people:
        return P(
            "We read that as {name} and know {n} person of that name in office now.",
            "We read that as {name} and know {n} people of that name in office now.",
            len(now),
            name=read_as,
        )
    if read_as is not None:
        return P(
            "We read that as {name} and know {n} person or post of that name in office now.",
            "We read that as {name} and know {n} people or posts of that name in office now.",
            len(now),
            name=read_as,
        )
    if now and people:
        return P(
            "We know {n} person of that name in office now.",
            "We know {n} people of that name in office now.",
            len(now),
        )
    if now:
        return P(
            "We know {n} person or post of that name in office now.",
            "We know {n} people or posts of that name in office now.",
            len(now),
        )
    return P("We know {n} record of that name.", "We know {n} records of that name.", all_)


def as_read(text: str, names: Sequence[str]) -> str | None:
    """Return how words were read: each as the word nearest to it that all of the names have;
    None: as no one word.

    >>> as_read("wiliams", ["Sioned Williams", "Gwyn Williams"])
    'Williams'
    """
    read: list[str] = []
    for asked in fold(text).split():
        near = (
            {word for word in fold(name).split() if OSA.distance(asked, word) <= slips_in(asked)}
            for name in names
        )
        common = set.intersection(*near)
        if not common:
            return None
        nearest = min(sorted(common), key=lambda word: OSA.distance(asked, word))
        read.append(next(word.strip(",;()") for word in names[0].split() if fold(word) == nearest))
    return " ".join(read)


def _candidate(asked: Asked, field: str, one: Found, centre: Node | None) -> PossibleEnd:
    record = _record(asked, one.id)
    what = described(asked.view, record)
    chosen: dict[str, Parameter] = {field: one.id, f"{field}-id": None}
    if centre is not None:
        chosen |= {"from": centre.id, "from-id": None}
    return PossibleEnd(
        one.id,
        asked.name(record),
        what.what,
        what.where,
        asked.with_changes(chosen),
        not record.audience.is_public,
    )


def _record(asked: Asked, id: RecordId) -> Node:
    record = asked.view.records.node(id)
    assert record is not None, "names are made from the same records"
    return record


def _shown(asked: Asked, field: str) -> str:
    """What stands in the field: of an id the name."""
    record = asked.view.records.node(asked.value(field))
    return asked.name(record).text if record is not None else asked.value(field)
