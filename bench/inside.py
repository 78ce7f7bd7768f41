"""The same questions without HTTP: the domain alone, and GraphQL with it, in this process."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphql import parse

from api.budget import check
from api.context import Parts
from api.contexts import context_of
from api.document import Itself
from api.schema.paths import IntroductionPaths
from api.schema.published import schema
from bench.questions import TEXT, variables
from bench.server import Failed
from graph.hub import Hub
from graph.model import Language
from graph.paths.answer import Question
from graph.paths.introduce import introduction_paths
from graph.view import Viewer


@dataclass(frozen=True, slots=True)
class Inside:
    """Milliseconds of processor time of a question, the mean over the mix:
    other work on the machine hardly changes them.
    """

    first: float
    """Search and domain, when each question is asked for the first time."""
    domain: float
    """Search and domain, when it is asked again."""
    prepared: float
    """Reading the document, which is known, pricing it and holding it to the rules."""
    shown: float
    """Making the objects whose fields are answered."""
    graphql: float
    """The whole execution of the query, search and domain included."""


async def inside(data: Path, asked: Sequence[Question], as_of: dt.date) -> Inside:
    """Time the questions over the graph of a data folder that is filled already.

    Raises:
        Failed: a question has an error.
    """
    async with Hub.open(data, tables=None) as hub:
        network = await hub.view(Viewer(), as_of)
        parts = Parts(hub)

        async def domain(question: Question) -> None:
            introduction_paths(network, question)

        async def graphql(question: Question) -> None:
            context = await context_of(parts, Viewer(), Language.EN, asyncio.timeout(None), "bench")
            result = await schema.answer(TEXT, variables(question, as_of), context)
            if result.errors:
                raise Failed(str(result.errors[0]))

        first, again = await _mean(domain, asked), await _mean(domain, asked)
        context = await context_of(parts, Viewer(), Language.EN, asyncio.timeout(None), "bench")
        document = parse(TEXT)
        found = {question: introduction_paths(network, question) for question in asked}

        async def prepare(question: Question) -> None:
            check(Itself(document), schema._schema, variables(question, as_of), context)

        async def show(question: Question) -> None:
            IntroductionPaths.of(found[question], network, question)

        for each in (graphql, prepare):
            await each(asked[0])  # the text is parsed and checked once
        return Inside(
            first=first,
            domain=again,
            prepared=await _mean(prepare, asked),
            shown=await _mean(show, asked),
            graphql=await _mean(graphql, asked),
        )


async def _mean(ask: Callable[[Question], Awaitable[None]], asked: Sequence[Question]) -> float:
    began = time.process_time()
    for question in asked:
        await ask(question)
    return (time.process_time() - began) / len(asked) * 1000
