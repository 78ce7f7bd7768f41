"""Ids of what is worked out, made of the ids of the records and the day for which it is: they are
read back as the question of which it is an answer.

No id of a record has a colon or a comma, so what stands between them is read as it was written.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from typing import Any

from graph.ids import SAFE
from graph.model import (
    ActorId,
    OrganizationId,
    OrganizationKind,
    PersonId,
    PlaceId,
    PostId,
    RecordId,
    TargetListEntry,
)
from graph.paths.answer import (
    BodyTarget,
    PersonTarget,
    PlaceTarget,
    PostTarget,
    Question,
    Target,
)
from graph.ties.tie import Basis

TIE, PATH, SOURCE, DATASET, TARGET = "tie", "path", "source", "dataset", "target"
_USUAL = {each.name: each.default for each in fields(Question) if each.default is not MISSING}


@dataclass(frozen=True, slots=True)
class TieAsked:
    ends: tuple[ActorId, ActorId]
    as_of: dt.date

    @property
    def id(self) -> str:
        return ":".join((TIE, *self.ends, self.as_of.isoformat()))


@dataclass(frozen=True, slots=True)
class PathAsked:
    question: Question
    as_of: dt.date
    actors: tuple[ActorId, ...]

    @property
    def id(self) -> str:
        return ":".join(
            (
                PATH,
                self.question.centre,
                *_target_words(self.question.target),
                self.as_of.isoformat(),
                ";".join(_limits(self.question)),
                ",".join(self.actors),
            )
        )


def read(id: str) -> TieAsked | PathAsked | None:
    """Return what the id of a tie or a path asks for; None: it is no such id."""
    try:
        match id.split(":"):
            case [kind, a, b, day] if kind == TIE:
                return TieAsked((_actor(a), _actor(b)), dt.date.fromisoformat(day))
            case [kind, centre, to, target, day, limits, actors] if kind == PATH:
                question = Question(
                    centre=OrganizationId(_actor(centre)),
                    target=_target(to, target),
                    **_read_limits(limits),
                )
                return PathAsked(
                    question, dt.date.fromisoformat(day), tuple(map(_actor, actors.split(",")))
                )
    except ValueError:
        return None
    return None


def default_target_id(entry: TargetListEntry) -> str:
    """Return the id of an entry that stands on a default list, and is no record."""
    return ":".join((TARGET, entry.nation, entry.audience_kind, *entry.named))


def source_id(citation: str) -> str:
    """Return the id of a source: its citation, which is written in other letters where it is no
    text that an address can have.

    >>> source_id("senedd-cpg:843"), source_id("a note")
    ('source:senedd-cpg:843', 'source::YSBub3Rl')
    """
    if all(SAFE.fullmatch(part) for part in citation.split(":")):
        return f"{SOURCE}:{citation}"
    return f"{SOURCE}::{base64.urlsafe_b64encode(citation.encode()).decode().rstrip('=')}"


def citation_of(id: str) -> str | None:
    """Return the citation of the id of a source; None: it is none."""
    kind, _, citation = id.partition(":")
    if kind != SOURCE:
        return None
    if not citation.startswith(":"):
        return citation
    try:
        return base64.urlsafe_b64decode(citation[1:] + "=" * (-len(citation[1:]) % 4)).decode()
    except (binascii.Error, ValueError):
        return None


def _target_words(target: Target) -> tuple[str, str]:
    match target:
        case PersonTarget():
            return "person", target.person
        case PostTarget():
            return "post", target.post
        case BodyTarget():
            return "body", target.body
        case PlaceTarget(kind=None):
            return "place", target.place
        case PlaceTarget():
            return f"place.{target.kind}", target.place


def _target(to: str, id: str) -> Target:
    match to.partition("."):
        case "person", _, _:
            return PersonTarget(person=PersonId(_actor(id)))
        case "post", _, _:
            return PostTarget(post=PostId(RecordId(id)))
        case "body", _, _:
            return BodyTarget(body=OrganizationId(_actor(id)))
        case "place", _, kind:
            place = PlaceId(RecordId(id))
            return PlaceTarget(place=place, kind=OrganizationKind(kind) if kind else None)
    raise ValueError(to)


def _limits(question: Question) -> Iterator[str]:
    """The limits of a question that are not the usual ones."""
    for name in ("first", "max_hops", "diversity", "through_colleagues"):
        if (value := getattr(question, name)) != _USUAL[name]:
            yield f"{name}={value}"
    if question.basis != _USUAL["basis"]:
        yield f"basis={','.join(sorted(question.basis))}"
    if question.avoid:
        yield f"avoid={','.join(sorted(question.avoid))}"


def _read_limits(text: str) -> dict[str, Any]:
    return dict(map(_limit, text.split(";"))) if text else {}


def _limit(text: str) -> tuple[str, object]:
    name, _, value = text.partition("=")
    match name:
        case "first" | "max_hops":
            return name, int(value)
        case "diversity":
            return name, float(value)
        case "through_colleagues":
            return name, value == "True"
        case "basis":
            return name, frozenset(map(Basis, value.split(",")))
        case "avoid":
            return name, frozenset(map(_actor, value.split(",")))
    raise ValueError(name)


def _actor(id: str) -> ActorId:
    return ActorId(RecordId(id))
