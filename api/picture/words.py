"""The words in and about the picture, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from api.picture.values import DrawnPath, HopEnd, Picture
from graph.model import Language
from graph.names.kind_words import basis_words
from graph.paths.lead import band_words
from graph.words import Fill, Listed, P, ProperName, T, Text, say


def headings(introducers: int) -> tuple[Text, ...]:
    """Return the heads of the columns of the wide picture, for at most
    two introducers on a path.
    """
    between = (T("First introducer"), T("Second introducer"))
    return (T("Our Centre"), T("What we share"), *between[:introducers], T("We want to reach"))


def bare(name: Fill, language: Language) -> str:
    """Return a name as it stands in a box: without "the"."""
    return say(replace(name, article=False) if isinstance(name, ProperName) else name, language)


def again() -> Text:
    """Mark a second box of the same actor."""
    return T("again")


def substitutes(count: int) -> Text:
    """Return that others could stand in: "or one of 3 others"."""
    return P("or one other", "or one of {n} others", count)


def substitutes_at_most(count: int) -> Text:
    """Return the same where fewer could on some of the paths through the actor."""
    return P("on some paths or one other", "on some paths or one of up to {n} others", count)


def spoken(parts: Sequence[str], ranks: Sequence[int]) -> Fill:
    """Return the full name of a link: "Mike Hedges, Member of the Senedd: path 3"."""
    what = ", ".join(part for part in parts if part)
    if not ranks:
        return what
    return P(
        "{what}: path {paths}",
        "{what}: paths {paths}",
        len(ranks),
        what=what,
        paths=Listed(tuple(ranks)),
    )


def title(picture: Picture) -> Text:
    """Return the name of the picture."""
    return P(
        "{n} path from {centre} to {target}",
        "{n} paths from {centre} to {target}",
        len(picture.ways),
        centre=picture.centre.name,
        target=picture.target,
    )


def description(picture: Picture) -> Listed:
    """Return the paths as one paragraph."""
    told = [_told(picture.centre, way) for way in picture.ways]
    return Listed((*told, T("The list after the picture holds the same facts.")), " ")


def _told(centre: HopEnd, way: DrawnPath) -> Text:
    strengths = Listed(
        tuple(
            T("{band} and {basis}", band=band_words(step.band), basis=basis_words(step.basis))
            for step in way.steps
        ),
        ", ",
    )
    ground = T("{kind}: {name}", kind=way.ground.kind, name=way.ground.name)
    ends: dict[str, Fill] = {
        "rank": way.rank,
        "centre": centre.name,
        "ground": ground,
        "end": way.end.name,
        "strengths": strengths,
    }
    if not way.introducers:
        return T(
            "Path {rank} goes from {centre} to {end} directly, by what they share "
            "({ground}): {strengths}."
        ).filled(**ends)
    introducers = Listed(tuple(_introducer(step.to, step.substitutes) for step in way.introducers))
    return T(
        "Path {rank} goes from {centre}, by what it shares ({ground}), through {introducers} to "
        "{end}: {strengths}."
    ).filled(introducers=introducers, **ends)


def _introducer(actor: HopEnd, others: int) -> Fill:
    return (
        T("{name} ({others})", name=actor.name, others=substitutes(others))
        if others
        else actor.name
    )
