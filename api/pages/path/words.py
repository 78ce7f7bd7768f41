"""The heading of a path page: the Centre, the target, and what the target is."""

from __future__ import annotations

from api.describe import described, holders_words
from api.pages.meant import Ends
from graph.model import Node, Post
from graph.names.articles import inside
from graph.names.shown import named
from graph.paths.answer import IntroductionPaths
from graph.view import View
from graph.words import Fill, Listed, T, Text


def heading(view: View, meant: Ends, found: IntroductionPaths) -> Text:
    """Return the h1: "How the Youth Endowment Fund can reach Sioned Williams"."""
    ends = {"centre": inside(meant.centre), "target": inside(meant.target)}
    if found.paths:
        return T("How {centre} can reach {target}").filled(**ends)
    return T("No path yet from {centre} to {target}").filled(**ends)


def lede(view: View, target: Node) -> Fill | None:
    """Return what the target is on the day: the posts of a person, the holder of a post."""
    if isinstance(target, Post):
        return _holder(view, target)
    told = described(view, target)
    parts = [part for part in (told.what, told.where) if part is not None]
    return Listed((Listed(tuple(parts), ". "), "."), "") if parts else None


def _holder(view: View, post: Post) -> Fill:
    spells = [
        spell
        for spell in view.tenure.of_post(post.id, view.as_of)
        if spell.membership.actor is not None
    ]
    if (
        len(spells) == 1
        and spells[0].first is not None
        and spells[0].start_stated
        and spells[0].membership.actor is not None
    ):
        return T(
            "held by {holder} since {day}.",
            holder=named(view.records, spells[0].membership.actor),
            day=spells[0].first,
        )
    return T("{holders}.", holders=holders_words(view, post))
