"""From a name as a person writes it to the one record that it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cli.ask import Ask
from cli.errors import UnusableInput
from cli.questions import FIND
from cli.words import plain

CENTRES = ("CENTRE",)
PEOPLE = ("PERSON",)
ORGANIZATIONS = ("ORGANIZATION",)
POSTS = ("POST",)
ACTORS = ("PERSON", "ORGANIZATION")
TARGETS = (*ACTORS, "POST", "PLACE")
PLACES = ("PLACE",)
TERMS = ("CONCEPT",)
RECORDS = (*TARGETS, "INTERACTION")


@dataclass(frozen=True, slots=True)
class FoundRecord:
    id: str
    type: str
    """The GraphQL type: Person, Centre, Office, Place, ..."""
    name: str


async def find(
    ask: Ask, text: str, *, kinds: Sequence[str], nation: str | None = None
) -> FoundRecord:
    """Return the record with this id or code, or the one that is asked for by this name.

    Raises:
        UnusableInput: nothing has the name, and the message names what is near;
            or several records fit equally well.
    """
    return await _find(ask, text, kinds, nation, "ASKING")


async def find_to_record(
    ask: Ask, text: str, *, kinds: Sequence[str], nation: str | None = None
) -> FoundRecord:
    """Return the record with this id or code, or the one of exactly this name.

    Raises:
        UnusableInput: it may be one of those that the message names, or is new.
    """
    return await _find(ask, text, kinds, nation, "RECORDING")


async def _find(
    ask: Ask, text: str, kinds: Sequence[str], nation: str | None, use: str
) -> FoundRecord:
    named = (await ask(FIND, **{"text": text, "kinds": kinds, "nation": nation, "for": use}))[
        "named"
    ]
    if (node := named["node"]) is not None:
        return FoundRecord(id=node["id"], type=node["__typename"], name=node["name"])
    if named["several"]:
        raise _ambiguous(text, named)
    raise (
        _not_found(text, kinds, nation, named)
        if use == "ASKING"
        else _not_recorded(text, kinds, named["near"])
    )


def _ambiguous(text: str, named: dict[str, Any]) -> UnusableInput:
    more = named["severalCount"] - len(named["several"])
    some = f" {more} more may be meant too." if more else ""
    said = (
        f'"{text}" may mean one of these.{some} Write the id, or more of the name, or '
        "narrow it with --nation:"
    )
    return UnusableInput(said, _candidates(named["several"]))


def _not_found(
    text: str, kinds: Sequence[str], nation: str | None, named: dict[str, Any]
) -> UnusableInput:
    where = f" in {plain(nation).title()}" if nation else ""
    said = f'Nothing is called "{text}"{_among(kinds)}{where}.'
    if not named["near"]:
        said = f"{said} Try a part of the name: dolen search TEXT"
        return UnusableInput("\n".join((said, *not_held(named["unknowns"]))))
    return UnusableInput(
        f"{said} Write the name as it stands here, or the id. Did you mean:",
        _candidates(named["near"]),
    )


def not_held(unknowns: Sequence[str]) -> list[str]:
    """Return lines on what the sources do not state."""
    return [f"What the sources do not say: {each}." for each in unknowns]


def _not_recorded(text: str, kinds: Sequence[str], near: list[dict[str, Any]]) -> UnusableInput:
    new = "." if kinds == PLACES else ", or add what is new first: dolen record --help"
    if not near:
        return UnusableInput(
            f'Nothing is called "{text}"{_among(kinds)}. Try a part of the name with '
            f"dolen search TEXT{new}"
        )
    return UnusableInput(
        f'"{text}" may mean one of these, or none. Write the id{new}', _candidates(near)
    )


def _among(kinds: Sequence[str]) -> str:
    return _CALLED.get(tuple(kinds), "")


_CALLED: Mapping[tuple[str, ...], str] = {
    CENTRES: " as a Centre",
    PLACES: " as a place",
    TERMS: " as a term",
}


def _candidates(candidates: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(candidate["node"]["id"], candidate["description"]) for candidate in candidates]
