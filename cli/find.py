"""From a name as a person writes it to the one record that it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cli.ask import Ask
from cli.errors import Unusable
from cli.questions import FIND
from cli.words import plain

CENTRES = ("CENTRE",)
PEOPLE = ("PERSON",)
ORGANIZATIONS = ("ORGANIZATION",)
POSTS = ("POST",)
ACTORS = ("PERSON", "ORGANIZATION")
TARGETS = (*ACTORS, "POST", "PLACE")
PLACES = ("PLACE",)
TYPES = {"people": "PERSON", "organizations": "ORGANIZATION", "posts": "POST", "places": "PLACE"}
"""What a name can mean, by the table of the records that have it."""


@dataclass(frozen=True, slots=True)
class Found:
    id: str
    type: str
    """The GraphQL type: Person, Centre, Office, Place, ..."""
    name: str


async def find(ask: Ask, text: str, *, kinds: Sequence[str], nation: str | None = None) -> Found:
    """Return the record with this id or code, or the one that this name means.

    Raises:
        Unusable: nothing has the name, and the message names what is near; or several records fit equally well.
    """
    answer = await ask(FIND, text=text, id=text, kinds=kinds, nation=nation)
    named = answer["named"]
    if (node := answer["node"] or named["node"]) is not None:
        return _found(node)
    if named["several"]:
        raise _ambiguous(text, named)
    raise _not_found(text, kinds, nation, named["near"])


def _ambiguous(text: str, named: dict[str, Any]) -> Unusable:
    more = named["severalCount"] - len(named["several"])
    some = f" {more} more may be meant too." if more else ""
    said = f'"{text}" may mean one of these.{some} Write the id, or more of the name, or narrow it with --nation:'
    return Unusable(said, [(each["node"]["id"], each["description"]) for each in named["several"]])


def _not_found(text: str, kinds: Sequence[str], nation: str | None, near: list[dict[str, Any]]) -> Unusable:
    among = " as a Centre" if kinds == CENTRES else " as a place" if kinds == PLACES else ""
    where = f" in {plain(nation).title()}" if nation else ""
    said = f'Nothing is called "{text}"{among}{where}.'
    if not near:
        return Unusable(f"{said} Try a part of the name: dolen search TEXT")
    listed = "\n".join(f"  {each['node']['id']}  {each['description']}" for each in near)
    return Unusable(f"{said} Write the name as it stands here, or the id. Did you mean:\n{listed}")


def _found(node: dict[str, Any]) -> Found:
    return Found(id=node["id"], type=node["__typename"], name=node["name"])
