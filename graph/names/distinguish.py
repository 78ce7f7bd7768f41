"""A record in a few words that tell it from others of the same name, and what is said where a name means no one record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from graph.errors import Ambiguous, NotFound
from graph.model import Interaction, Nation, Node, Organization, Person, Place, Post, Records
from graph.names.entries import label
from graph.names.nation import nation_of
from graph.names.present import is_present
from graph.tenure import Tenure
from graph.words import say

_NATION_WORDS = {
    Nation.ENGLAND: "England",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
    Nation.SCOTLAND: "Scotland",
    Nation.WALES: "Wales",
}

MOST_NAMED = 5
"""Records that a message names."""
MOST_QUOTED = 80
"""Letters of the question that a message repeats."""


def distinguished(records: Records, tenure: Tenure, record: Node, as_of: dt.date) -> str:
    """Return for example "Jane Evans (person, Wales, not in office)" or "Minister of Health (post in Northern Ireland Executive)"."""
    words = [_sort(records, record)]
    nation = nation_of(records, tenure, record, as_of)
    if nation is not None and _NATION_WORDS[nation] not in words[0]:
        words.append(_NATION_WORDS[nation])
    if not is_present(tenure, record, as_of):
        words += _absent(record)
    return f"{label(record)} ({', '.join(words)})"


def _absent(record: Node) -> list[str]:
    match record:
        case Person():
            return ["not in office"]
        case Organization() | Place():
            return ["not current"]
        case Post():
            return ["no holder known"]
        case Interaction():
            return []


def not_found(text: str, near: Sequence[tuple[str, str]]) -> NotFound:
    """Return what to say where nothing has the name; `near` are (id, words) of records with a name like it."""
    said = f"Nothing here is called {_quoted(text)}."
    if not near:
        return NotFound(f"{said} Write a part of the name, its id or its code.")
    return NotFound(f"{said} Did you mean {_listed(near)}? Write the name as it stands here, or the id.")


def ambiguous(text: str, candidates: Sequence[tuple[str, str]]) -> Ambiguous:
    """Return what to say where several records fit the name equally; `candidates` are (id, words), best first."""
    more = f"; and {len(candidates) - MOST_NAMED} more" if len(candidates) > MOST_NAMED else ""
    said = f"{_quoted(text)} may be one of {len(candidates)}: {_listed(candidates[:MOST_NAMED])}{more}. Write the id, or more of the name."
    return Ambiguous(said, candidates)


def _quoted(text: str) -> str:
    return f'"{text if len(text) <= MOST_QUOTED else text[: MOST_QUOTED - 1] + "…"}"'


def _listed(records: Sequence[tuple[str, str]]) -> str:
    return "; ".join(f"{said}, id {id_}" for id_, said in records)


def _sort(records: Records, record: Node) -> str:
    match record:
        case Person():
            return "person"
        case Organization() | Place():
            return record.kind.replace("-", " ")
        case Post():
            organization = records.organizations.get(record.organization)
            return f"post in {organization.name}" if organization is not None else "post"
        case Interaction():
            return f"{record.kind.replace('-', ' ')}, {say(record.date)}"
