"""From a name as a person writes it to the one record that it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cli.ask import Ask
from cli.questions import FIND
from cli.words import plain
from graph.errors import Ambiguous, NotFound
from graph.names.fold import fold

CENTRES = ("CENTRE",)
PEOPLE = ("PERSON",)
ORGANIZATIONS = ("ORGANIZATION",)
POSTS = ("POST",)
ACTORS = ("PERSON", "ORGANIZATION")
TARGETS = (*ACTORS, "POST", "PLACE")
PLACES = ("PLACE",)
CANDIDATES = 10

Hit = dict[str, Any]
"""One edge of a search: the node, the name that matched, and whether it is in office or in force."""


@dataclass(frozen=True, slots=True)
class Found:
    id: str
    type: str
    """The GraphQL type: Person, Centre, Office, Place, ..."""
    name: str


async def find(ask: Ask, text: str, *, kinds: Sequence[str], nation: str | None = None) -> Found:
    """Return the record with this id, or the one that this name means: the only one with exactly this name, else the only
    one whose name has all its words.

    Raises:
        NotFound: no name has all the words; the message names what is near.
        Ambiguous: several records fit equally well.
    """
    answer = await ask(FIND, text=text, id=text, kinds=kinds, nation=nation, first=CANDIDATES)
    if answer["node"] is not None:
        return _found(answer["node"])
    hits: list[Hit] = answer["search"]["edges"]
    meant = _meant(text, hits)
    if not meant:
        raise _not_found(text, kinds, nation, hits)
    if len(meant) > 1:
        raise Ambiguous(
            f'"{text}" may mean one of these. Write the id, or more of the name, or narrow it with --nation:',
            [(hit["node"]["id"], describe(hit)) for hit in meant],
        )
    return _found(meant[0]["node"])


def describe(hit: Hit) -> str:
    """Return a found record in words: its name, and what tells it from others of the same name."""
    node = hit["node"]
    words = [word for word in _distinguishing(node) if word]
    if not hit["inOffice"]:
        words.append("not in office" if node["__typename"] == "Person" else "not current")
    if hit["through"] is None and fold(hit["matchedName"]) != fold(node["name"]):
        words.append(f'found as "{hit["matchedName"]}"')
    return f"{node['name']} ({', '.join(words)})"


def _meant(text: str, hits: list[Hit]) -> list[Hit]:
    """Return the hits that fit best. The holder of an office is not meant by the name of the office."""
    named = [hit for hit in hits if hit["through"] is None]
    exact = [hit for hit in named if fold(text) in (fold(hit["matchedName"]), fold(hit["node"]["name"]))]
    words = set(fold(text).split())
    return exact or [hit for hit in named if words <= set(fold(hit["matchedName"]).split())]


def _not_found(text: str, kinds: Sequence[str], nation: str | None, near: list[Hit]) -> NotFound:
    among = " as a Centre" if kinds == CENTRES else " as a place" if kinds == PLACES else ""
    where = f" in {plain(nation).title()}" if nation else ""
    said = f'Nothing is called "{text}"{among}{where}.'
    if not near:
        return NotFound(f"{said} Try a part of the name: dolen search TEXT")
    listed = "\n".join(f"  {hit['node']['id']}  {describe(hit)}" for hit in near[:5])
    return NotFound(f"{said} Write the name as it stands here, or the id. Did you mean:\n{listed}")


def _distinguishing(node: dict[str, Any]) -> list[str]:
    match node["__typename"]:
        case "Person":
            return ["person", *(f"{post['label']} in {post['organization']['name']}" for post in node["posts"][:2])]
        case "Office" | "EmbeddedPost":
            return [f"post in {node['organization']['name']}"]
        case "Place":
            return [plain(node["placeKind"]), f"in {node['within']['name']}" if node["within"] else ""]
        case "Interaction":
            return ["interaction"]
        case _:
            return [plain(node["kind"]), plain(node["nation"]).title() if node["nation"] else ""]


def _found(node: dict[str, Any]) -> Found:
    return Found(id=node["id"], type=node["__typename"], name=node["name"])
