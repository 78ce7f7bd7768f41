"""The page of paths beside its question: what the page costs over the search, whole, with all that it shows.

    python -m bench.pages

The questions are the mix of `bench.http`. Each page is asked once, so that every tie is worked out, then again, one after the other
over the application in this process: no network stands between. Times are of the clock, so other work on the machine counts.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import httpx
import numpy

from api.app import create_app
from bench.questions import options, questions
from bench.server import Failed, against
from graph.errors import DolenError
from graph.hub import Hub
from graph.paths.answer import PersonTarget, PostTarget, Question
from graph.paths.introduce import introduction_paths
from graph.view import View, Viewer

PAGE = 60.0
"""Milliseconds: the median of a page."""
OVER = 50.0
"""Milliseconds: the most that a page may take over its question, at the median."""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of each page, and of its question alone."""

    pages: Sequence[float]
    questions: Sequence[float]

    @property
    def over(self) -> list[float]:
        return [page - question for page, question in zip(self.pages, self.questions, strict=True)]


def main() -> None:
    given = _options()
    try:
        asked = questions(given.tables, given.as_of, given.questions, given.seed)
        with tempfile.TemporaryDirectory(prefix="dolen-bench-") as folder:
            times = asyncio.run(_times(Path(folder) / "data", given.tables, asked))
    except (Failed, DolenError) as error:
        sys.exit(str(error))
    print(f"{len(asked)} pages of paths, each for the second time, milliseconds")
    _row("page, median", statistics.median(times.pages), PAGE)
    _row("page over its question, median", statistics.median(times.over), OVER)
    print(f"{'page, 99 of 100':<34}  {numpy.quantile(times.pages, 0.99):6.1f}")
    print(f"{'question alone, median':<34}  {statistics.median(times.questions):6.1f}")


async def _times(data: Path, tables: Path, asked: Sequence[Question]) -> Times:
    async with Hub.open(data, tables) as hub:
        view = await hub.view(Viewer())
        async with httpx.AsyncClient(transport=httpx.ASGITransport(create_app(hub)), base_url="http://localhost") as client:
            for question in asked:
                await _page(client, question)
            pages = [await _page(client, question) for question in asked]
        return Times(pages, [_question(view, question) for question in asked])


async def _page(client: httpx.AsyncClient, question: Question) -> float:
    """Return the milliseconds of a page.

    Raises:
        Failed: it is none.
    """
    began = time.perf_counter()
    answer = await client.get(f"/en/path?{urlencode({'from': question.centre, 'to': _target(question)})}")
    took = (time.perf_counter() - began) * 1000
    if answer.status_code not in {200, 422}:
        raise Failed(f"{answer.url} answered {answer.status_code}.")
    return took


def _target(question: Question) -> str:
    match question.target:
        case PersonTarget(person=person):
            return person
        case PostTarget(post=post):
            return post
        case other:
            raise Failed(f"The mix has no questions for a {type(other).__name__}.")


def _question(view: View, question: Question) -> float:
    began = time.perf_counter()
    introduction_paths(view, question)
    return (time.perf_counter() - began) * 1000


def _row(name: str, value: float, target: float) -> None:
    print(f"{name:<34}  {value:6.1f}  {against(value, target)}")


def _options() -> argparse.Namespace:
    return options("python -m bench.pages", __doc__ or "").parse_args()


if __name__ == "__main__":
    main()
