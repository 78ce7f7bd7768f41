"""The question for introduction paths, asked of the domain so that other
requests are answered meanwhile.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

from api.context import Context
from api.limits import LONG_FROM_HOPS
from api.running.rates import Rate
from graph.model import ActorId, OrganizationId, PersonId, PostId, RecordId
from graph.paths.answer import (
    BodyTarget,
    IntroductionPaths,
    PersonTarget,
    PlaceTarget,
    PostTarget,
    Question,
)
from graph.paths.introduce import introduction_paths
from graph.paths.target import Targets
from graph.view import View


async def introductions(
    context: Context,
    view: View,
    question: Question,
    found: Targets | None = None,
    *,
    advise: bool = False,
) -> IntroductionPaths:
    """Return who can introduce the Centre to the target;
    see `introduction_paths` for `found` and `advise`.

    A search of many hops, which can take seconds, runs aside, others in the loop: also those of
    another day, whose ties stand in the view already.

    Raises:
        TooOften: the viewer has asked for paths as often as they may.
    """
    context.count(Rate.PATHS)
    question, limit = with_known_ids(view, question), context.parts.limits.path_seconds
    if question.max_hops >= LONG_FROM_HOPS:
        return await context.parts.at_length(
            introduction_paths, view, question, found, advise=advise, time_limit=limit
        )
    async with context.parts.turns.one_by_one:
        # the loop looks at other requests, `/live` among them, between two searches
        await asyncio.sleep(0)
        return introduction_paths(view, question, found, advise=advise, time_limit=limit)


def with_known_ids(view: View, question: Question) -> Question:
    """Return the question with the ids of the records that its ids and codes mean."""

    def known(id: str) -> RecordId:
        return view.names.of_id(id) or RecordId(id)

    def actor(id: str) -> ActorId:
        return ActorId(known(id))

    target = question.target
    match target:
        case PersonTarget():
            target = PersonTarget(person=PersonId(actor(target.person)))
        case PostTarget():
            target = PostTarget(post=PostId(known(target.post)))
        case BodyTarget():
            target = BodyTarget(body=OrganizationId(actor(target.body)))
        case PlaceTarget():
            place = view.index.place(known(target.place))
            target = replace(target, place=target.place if place is None else place.id)
    return replace(
        question,
        centre=OrganizationId(actor(question.centre)),
        target=target,
        avoid=frozenset(map(actor, question.avoid)),
    )
