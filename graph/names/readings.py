"""What a question says beside a name:
"chair of the health committee Wales" names an office, a body and a nation.

Words such as "chair", "Senedd" and "council" stand in few names. Taken out of the question they say
of what sort the wanted record is, and the rest is looked for among names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.model import Nation, OrganizationKind, Role
from graph.names.fold import LIGHT
from graph.names.mutations import radicals
from graph.ontology import CHAIRS, OFFICERS

Office = frozenset[Role]
Meant = TypeVar("Meant")

_NATIONS = {
    Nation.WALES: "wales, welsh, cymru, senedd, senedd cymru, welsh parliament",
    Nation.SCOTLAND: "scotland, scottish, holyrood, scottish parliament, alban, senedd alban",
    Nation.NORTHERN_IRELAND: (
        "northern ireland, ni, stormont, northern ireland assembly, ni assembly, gogledd iwerddon"
    ),
    Nation.ENGLAND: "england, english, lloegr",
}
_OFFICES: dict[Office, str] = {
    CHAIRS: (
        "chair, chairs, chairperson, chairman, chairwoman, convener, convenor, co convener, co "
        "chair, cadeirydd, cynullydd"
    ),
    frozenset({Role.DEPUTY}): (
        "deputy chair, deputy chairperson, deputy convener, vice chair, vice chairperson, "
        "dirprwy gadeirydd, is gadeirydd, dirprwy gynullydd"
    ),
    frozenset({Role.SECRETARY}): "secretary, ysgrifennydd",
    frozenset({Role.TREASURER}): "treasurer, trysorydd",
}
MEMBERS: Office = OFFICERS | {Role.MEMBER}
_MEMBERS = {MEMBERS: "member, members, aelod, aelodau, aelodaur"}
_KINDS = {OrganizationKind.COUNCIL: "council, cyngor"}
_SPEAKERS = {
    True: (
        "who speaks, who represents, pwy syn siarad, pwy sydd yn siarad, pwy syn cynrychioli, "
        "pwy sydd yn cynrychioli"
    )
}
"""What asks for whoever speaks for a place."""
_SEATS = {
    "ms": "member senedd, members senedd, aelod senedd, aelodau senedd, as",
    "msp": "member scottish parliament, members scottish parliament, aelod senedd alban",
    "mla": (
        "member legislative assembly, members legislative assembly, aelod cynulliad deddfwriaethol"
    ),
    "mp": "member parliament, members parliament, aelod seneddol, aelodau seneddol",
}
"""By the letters with which the names of the seats begin.
Like all phrases here without light words, and meant in any order.
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question without some of what it says:
    `rest` is looked for among names, and the others narrow what is found.
    """

    rest: str
    nation: Nation | None = None
    office: Office | None = None
    """The wanted people have one of these roles in the body that is found;
    with an empty rest, in any body.
    """
    kind: OrganizationKind | None = None
    place: bool = False
    """The wanted record is a place."""


def readings(query: str) -> list[Reading]:
    """Return the ways to read a folded question, each with at least one word taken as saying
    something beside the name.

    >>> readings("chair of the health committee")[0].rest
    'health committee'
    >>> readings("sioned williams")
    []
    """
    found = [Reading(query)]
    for read in (_speaker, _office, _member, _nation, _kind, _seat):
        found += [further for reading in found if (further := read(reading)) is not None]
    return [
        reading for reading in found[1:] if reading.rest or reading.office not in (None, MEMBERS)
    ]


def _speaker(reading: Reading) -> Reading | None:
    return _taken(
        reading,
        _PHRASES_OF_SPEAKERS,
        lambda rest, place: replace(reading, rest=rest, place=place),
    )


def _office(reading: Reading) -> Reading | None:
    return _taken(
        reading,
        _PHRASES_OF_OFFICES,
        lambda rest, office: replace(reading, rest=rest, office=office),
    )


def _member(reading: Reading) -> Reading | None:
    if reading.office is not None:
        return None
    return _taken(
        reading,
        _PHRASES_OF_MEMBERS,
        lambda rest, office: replace(reading, rest=rest, office=office),
    )


def _nation(reading: Reading) -> Reading | None:
    return _taken(
        reading,
        _PHRASES_OF_NATIONS,
        lambda rest, nation: replace(reading, rest=rest, nation=nation),
    )


def _kind(reading: Reading) -> Reading | None:
    return _taken(
        reading, _PHRASES_OF_KINDS, lambda rest, kind: replace(reading, rest=rest, kind=kind)
    )


def _seat(reading: Reading) -> Reading | None:
    return _taken(
        reading,
        _PHRASES_OF_SEATS,
        lambda rest, letters: replace(reading, rest=f"{letters} for {rest}" if rest else letters),
    )


def _taken(
    reading: Reading, phrases: Mapping[str, Meant], read: Callable[[str, Meant], Reading]
) -> Reading | None:
    """Return the reading without its words of one sort;
    None where it has none, or they contradict each other.
    """
    words = reading.rest.split()
    said: set[Meant] = set()
    for phrase, meant in phrases.items():
        taken = _words_of(phrase, words)
        if taken:
            words = [word for word in words if word not in taken]
            said.add(meant)
    return read(_without_light_ends(words), said.pop()) if len(said) == 1 else None


def _words_of(phrase: str, words: list[str]) -> frozenset[str]:
    """Return those words that say the phrase, where all of it is said; the first may be mutated."""
    first, *others = phrase.split()
    if not all(word in words for word in others):
        return frozenset()
    forms = [word for word in words if word == first or first in radicals(word)]
    return frozenset((forms[0], *others)) if forms else frozenset()


def _without_light_ends(words: list[str]) -> str:
    telling = [at for at, word in enumerate(words) if word not in LIGHT]
    return " ".join(words[telling[0] : telling[-1] + 1]) if telling else ""


def _by_phrase(table: Mapping[Meant, str]) -> Mapping[str, Meant]:
    """Return what each phrase means, the longest phrases first: "deputy chair" is no chair."""
    means = {phrase: meant for meant, phrases in table.items() for phrase in phrases.split(", ")}
    return {
        phrase: means[phrase] for phrase in sorted(means, key=lambda phrase: -len(phrase.split()))
    }


_PHRASES_OF_OFFICES = _by_phrase(_OFFICES)
_PHRASES_OF_MEMBERS = _by_phrase(_MEMBERS)
_PHRASES_OF_NATIONS = _by_phrase(_NATIONS)
_PHRASES_OF_KINDS = _by_phrase(_KINDS)
_PHRASES_OF_SPEAKERS = _by_phrase(_SPEAKERS)
_PHRASES_OF_SEATS = _by_phrase(_SEATS)
