"""What a question says beside a name: "chair of the health committee Wales" names an office, a body and a nation.

Words such as "chair", "Senedd" and "council" stand in few names. Taken out of the question they say of what sort the wanted
record is, and the rest is looked for among names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.model import Nation, OrganizationKind, Role
from graph.names.fold import LIGHT
from graph.names.mutations import radicals
from graph.ontology import CHAIRS

Office = frozenset[Role]
Meant = TypeVar("Meant")

_NATIONS = {
    Nation.WALES: "wales, welsh, cymru, senedd, senedd cymru, welsh parliament, welsh government, llywodraeth cymru",
    Nation.SCOTLAND: "scotland, scottish, holyrood, scottish parliament, scottish government, alban, senedd yr alban",
    Nation.NORTHERN_IRELAND: (
        "northern ireland, ni, stormont, northern ireland assembly, ni assembly, northern ireland executive, gogledd iwerddon"
    ),
    Nation.ENGLAND: "england, english, lloegr",
}
_OFFICES: dict[Office, str] = {
    CHAIRS: "chair, chairs, chairperson, chairman, chairwoman, convener, convenor, co convener, co chair, cadeirydd, cynullydd",
    frozenset({Role.DEPUTY}): (
        "deputy chair, deputy chairperson, deputy convener, vice chair, vice chairperson, "
        "dirprwy gadeirydd, is gadeirydd, dirprwy gynullydd"
    ),
    frozenset({Role.SECRETARY}): "secretary, ysgrifennydd",
    frozenset({Role.TREASURER}): "treasurer, trysorydd",
}
_KINDS = {OrganizationKind.COUNCIL: "council, cyngor"}
_SEATS = {
    "ms": "member of the senedd, members of the senedd, aelod or senedd, aelodau or senedd, as",
    "msp": "member of the scottish parliament, members of the scottish parliament, aelod o senedd yr alban",
    "mla": "member of the legislative assembly, members of the legislative assembly, aelod or cynulliad deddfwriaethol",
}
"""By the letters with which the names of the seats begin."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question without some of what it says: `rest` is looked for among names, and the others narrow what is found."""

    rest: str
    nation: Nation | None = None
    office: Office | None = None
    """The wanted people have one of these roles in the body that is found; with an empty rest, in any body."""
    kind: OrganizationKind | None = None


def readings(query: str) -> list[Reading]:
    """Return the ways to read a folded question, each with at least one word taken as saying something beside the name.

    >>> readings("chair of the health committee")[0].rest
    'health committee'
    >>> readings("sioned williams")
    []
    """
    found = [Reading(query)]
    for read in (_office, _nation, _kind, _seat):
        found += [further for reading in found if (further := read(reading)) is not None]
    return [reading for reading in found[1:] if reading.rest or reading.office]


def _office(reading: Reading) -> Reading | None:
    return _taken(reading, _PHRASES_OF_OFFICES, lambda rest, office: replace(reading, rest=rest, office=office))


def _nation(reading: Reading) -> Reading | None:
    return _taken(reading, _PHRASES_OF_NATIONS, lambda rest, nation: replace(reading, rest=rest, nation=nation))


def _kind(reading: Reading) -> Reading | None:
    return _taken(reading, _PHRASES_OF_KINDS, lambda rest, kind: replace(reading, rest=rest, kind=kind))


def _seat(reading: Reading) -> Reading | None:
    return _taken(reading, _PHRASES_OF_SEATS, lambda rest, letters: replace(reading, rest=f"{letters} {rest}".strip()))


def _taken(reading: Reading, phrases: Mapping[str, Meant], read: Callable[[str, Meant], Reading]) -> Reading | None:
    """Return the reading without its words of one sort; None where it has none, or they contradict each other."""
    rest: list[str] = []
    said: list[Meant] = []
    for words, meant in _parts(reading.rest.split(), phrases):
        if meant is None:
            rest += words
        else:
            said.append(meant)
    return read(_without_light_ends(rest), said[0]) if len(set(said)) == 1 else None


def _parts(words: list[str], phrases: Mapping[str, Meant]) -> Iterator[tuple[list[str], Meant | None]]:
    """Yield the words in their order, those of the longest phrase together with what it means."""
    longest = max(len(phrase.split()) for phrase in phrases)
    while words:
        sizes = range(min(longest, len(words)), 0, -1)
        size, meant = next(((size, meant) for size in sizes if (meant := _meant(words[:size], phrases)) is not None), (1, None))
        yield words[:size], meant
        words = words[size:]


def _meant(words: list[str], phrases: Mapping[str, Meant]) -> Meant | None:
    first, *others = words
    forms = (" ".join([form, *others]) for form in (first, *sorted(radicals(first))))
    return next((phrases[form] for form in forms if form in phrases), None)


def _without_light_ends(words: list[str]) -> str:
    telling = [at for at, word in enumerate(words) if word not in LIGHT]
    return " ".join(words[telling[0] : telling[-1] + 1]) if telling else ""


def _by_phrase(table: Mapping[Meant, str]) -> Mapping[str, Meant]:
    return {phrase: meant for meant, phrases in table.items() for phrase in phrases.split(", ")}


_PHRASES_OF_OFFICES = _by_phrase(_OFFICES)
_PHRASES_OF_NATIONS = _by_phrase(_NATIONS)
_PHRASES_OF_KINDS = _by_phrase(_KINDS)
_PHRASES_OF_SEATS = _by_phrase(_SEATS)
