"""`dolen path`: who can introduce a Centre to somebody."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

import typer

from cli.ask import Ask, Data, asking
from cli.errors import UnusableInput
from cli.find import ACTORS, CENTRES, PLACES, TARGETS, FoundRecord, find
from cli.options import AsOf, DataFolder, Json, Nation, settings
from cli.path_text import tell
from cli.questions import PATHS, VIEWER
from cli.words import show
from graph.ties.tie import Basis

EXAMPLES = """\b
Examples:
  dolen path "Youth Endowment Fund" "First Minister of Wales"
  dolen path "First Minister of Wales"                              \
(for your own Centre: dolen init)
  dolen path "Education Endowment Foundation" Cornwall --body-kind council
  dolen path "Youth Endowment Fund" "Minister of Health" --nation ni --as-of "24 November 2026" """

BodyKind = Literal[
    "legislature", "committee", "ministerial-team", "department", "authority", "council", "agency"
]


def path(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="[CENTRE] TARGET",
            help=(
                "The Centre that asks, left out where it is your own; and a person, an office, a "
                "body or a place. Names or ids."
            ),
        ),
    ],
    body_kind: Annotated[
        BodyKind | None, typer.Option(help="Of a place: the kind of body there.")
    ] = None,
    nation: Nation = None,
    as_of: AsOf = None,
    first: Annotated[int, typer.Option(min=1, max=20, help="Paths wanted.")] = 5,
    max_hops: Annotated[int, typer.Option(min=1, max=6, help="Ties that a path may have.")] = 3,
    basis: Annotated[
        list[Basis] | None, typer.Option(help="Use only ties that rest on this; may be repeated.")
    ] = None,
    avoid: Annotated[
        list[str] | None,
        typer.Option(metavar="ACTOR", help="Do not go through this actor; may be repeated."),
    ] = None,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Find who can introduce a Centre to a person, an office, a body or a place."""
    if len(names) > 2:
        raise UnusableInput(
            "Name one Centre and one target. Put a name of several words in quotes: dolen path "
            f'"{" ".join(names)}"'
        )
    centre, target = names if len(names) == 2 else (None, names[0])
    wanted = Wanted(
        centre,
        target,
        body_kind,
        nation,
        as_of=as_of,
        first=first,
        max_hops=max_hops,
        basis=tuple(basis or ()),
        avoid=tuple(avoid or ()),
    )

    async def answered() -> tuple[Data, FoundRecord]:
        async with asking(settings(data)) as ask:
            return await paths(ask, wanted)

    answer, sought = asyncio.run(answered())
    show(answer, tell(answer["introductionPaths"], sought.name), as_json=as_json)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The question as a person put it: names are not looked up yet."""

    centre: str | None
    """None: that of the viewer."""
    target: str
    body_kind: str | None = None
    nation: str | None = None
    as_of: dt.date | None = None
    first: int = 5
    max_hops: int = 3
    basis: Sequence[Basis] = ()
    avoid: Sequence[str] = ()


async def paths(ask: Ask, wanted: Wanted) -> tuple[Data, FoundRecord]:
    """Return the data of the answer, and the record that the target's name was taken for.

    Raises:
        DolenError: a name is unknown or ambiguous, or the question cannot
            be answered as it was put.
    """
    centre = (
        await _own_centre(ask)
        if wanted.centre is None
        else (await find(ask, wanted.centre, kinds=CENTRES)).id
    )
    target = await find(
        ask, wanted.target, kinds=PLACES if wanted.body_kind else TARGETS, nation=wanted.nation
    )
    avoided = [await find(ask, name, kinds=ACTORS) for name in wanted.avoid]
    question: dict[str, object] = {
        "centre": centre,
        "target": target_input(target, wanted.body_kind),
        "first": wanted.first,
        "maxHops": wanted.max_hops,
        "avoid": [actor.id for actor in avoided],
    }
    if wanted.as_of is not None:
        question["asOf"] = wanted.as_of.isoformat()
    if wanted.basis:
        question["basis"] = [basis.name for basis in wanted.basis]
    return await ask(PATHS, input=question), target


async def _own_centre(ask: Ask) -> str:
    own = (await ask(VIEWER))["viewer"]["centre"]
    if own is None:
        raise UnusableInput(
            "Say which Centre asks, before the target: dolen path CENTRE TARGET. Or choose "
            "yours once: dolen init"
        )
    return str(own["id"])


def target_input(target: FoundRecord, body_kind: str | None) -> dict[str, object]:
    """Return the `TargetInput` for a record of this type; `body_kind` is of a place."""
    match target.type:
        case "Place":
            kind = body_kind.replace("-", "_").upper() if body_kind else None
            return {"place": {"place": target.id, "bodyKind": kind}}
        case "Person":
            return {"person": target.id}
        case "Office" | "EmbeddedPost":
            return {"post": target.id}
        case _:
            return {"body": target.id}
