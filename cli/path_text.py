"""The answer to `dolen path` as lines that a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from cli.words import day, many, number, plain, sources

Node = dict[str, Any]

OF_OFFICERS = {"JOIN_GROUP", "MEET_OFFICER"}
"""Steps that name the officers of a group."""
LEAD = {"GOOD": "good lead", "FAIR": "fair lead", "LONG_SHOT": "long shot"}


def tell(answer: Node, target: str) -> Iterator[str]:
    """Yield the lines of an answer. `target` is the name that was asked for, such as an office."""
    yield typer.style(
        f"{answer['centre']['name']} to {_sought(answer['targets'], target)}, as of "
        f"{day(answer['asOf'])}",
        bold=True,
    )
    if not answer["complete"]:
        yield (
            "The search stopped at its time limit. What is shown is true; there "
            "may be better paths."
        )
    for path in answer["paths"]:
        yield ""
        yield from _path(path)
    if answer["noPath"] is not None:
        yield ""
        yield from _no_path(answer["noPath"])
    if answer["advice"]:
        yield ""
        yield typer.style("What would help most", bold=True)
        for step in answer["advice"]:
            yield from _advice(step)
    if answer["notes"]:
        yield ""
        yield from (f"Note: {note}" for note in answer["notes"])


def _sought(targets: list[Node], asked: str) -> str:
    names = [node["name"] for node in targets]
    if not names or names == [asked]:
        return asked
    return f"{asked} ({many(names, most=5)})"


def _freshest(path: Node) -> str:
    if not path["freshestEvidence"]:
        return ""
    read = "still going on, as read on " if path["freshestGoesOn"] else ""
    return f", freshest evidence {read}{day(path['freshestEvidence'])}"


def _path(path: Node) -> Iterator[str]:
    chain = " → ".join(actor["name"] for actor in path["actors"])
    yield typer.style(f"{path['rank']}. {chain}", bold=True)
    yield f"   {LEAD[path['lead']]}{_freshest(path)}"
    weakest = path["weakestHop"]["from"]["id"], path["weakestHop"]["to"]["id"]
    for hop in path["hops"]:
        yield from _hop(
            hop, weakest=len(path["hops"]) > 1 and (hop["from"]["id"], hop["to"]["id"]) == weakest
        )
    yield from _others("Or through", path["substitutes"])
    yield from _others("Or to", path["otherEnds"])
    if path["askFirst"] is None:
        yield "   Ask first: nobody in particular"
        return
    yield f"   Ask first: {path['askFirst']['name']}"
    yield from _offices(path["askFirst"], indent="   ")


def _offices(node: Node, *, indent: str) -> Iterator[str]:
    """Where the address and office of a person stand; of a body nothing."""
    for page in node.get("officialPages", ())[:1]:
        yield f"{indent}Address and office: {page['url']} ({page['title']})"


def _others(word: str, nodes: list[Node]) -> Iterator[str]:
    names = [node["name"] for node in nodes]
    if names:
        number_of = "one other" if len(names) == 1 else f"one of {len(names)} others"
        yield f"   {word} {number_of}: {many(names, most=8)}"


def _hop(hop: Node, *, weakest: bool) -> Iterator[str]:
    tie = hop["tie"]
    yield f"   {hop['from']['name']} and {hop['to']['name']}: {hop['sentence']}"
    yield f"      {plain(tie['band'])} ({number(tie['strength'])}), {plain(tie['basis'])}" + (
        ", the weakest hop" if weakest else ""
    )
    cited = [source for edge in tie["evidence"]["edges"] for source in edge["node"]["sources"]]
    yield from (f"      {line}" for line in sources(cited))


def _no_path(no_path: Node) -> Iterator[str]:
    yield typer.style(no_path["sentence"], bold=True)
    if no_path["reason"] == "BEYOND_MAX_HOPS" and no_path["hopsNeeded"] is not None:
        yield f"To see it, ask again with --max-hops {no_path['hopsNeeded']}."
    last = no_path["lastContact"]
    if last is not None:
        through = (
            f", through {no_path['lastContactThrough']['name']}"
            if no_path["lastContactThrough"]
            else ""
        )
        yield f"Last contact there: {last['name']}, {day(last['date'])}{through}"
        yield from (f"   {line}" for line in sources(last["sources"]))
    if no_path["writeTo"]:
        yield ""
        yield "What you can do anyway:"
        for one in no_path["writeTo"]:
            yield f"- {one['sentence']}"
            yield from (f"  {page['url']} ({page['title']})" for page in one["pages"])
    if no_path["unknowns"]:
        yield ""
        yield "What the data cannot tell, and so may be missing here:"
        yield from (f"- {unknown}" for unknown in no_path["unknowns"])


def _advice(step: Node) -> Iterator[str]:
    yield f"- {step['sentence']}"
    if step["people"]:
        yield (
            f"  {'Officers' if step['step'] in OF_OFFICERS else 'Meet'}: "
            f"{many([person['name'] for person in step['people']], most=5)}"
        )
    yield from (f"  {line}" for line in sources(step["sources"]))
