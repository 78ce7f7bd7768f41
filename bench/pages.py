"""Every page beside the GraphQL question that stands on it:
what the page costs over its query, whole, with all that it shows.

    python -m bench.pages
    python -m bench.pages --pages path person

The addresses of each page are drawn by a fixed seed; paths are asked with the mix of `bench.http`.
Each page is asked once, so that every tie is worked out, then again, one after the other over the
application in this process: no network stands between. Then its question is asked. Times are of the
clock, so other work on the machine counts. The pages are those of a Centre that records.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import json
import re
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import numpy

from api.app import create_app
from bench.page_addresses import LEFT_OUT, addresses, first_centre
from bench.questions import options, questions
from bench.server import Failed
from graph.errors import DolenError
from graph.hub import Hub
from graph.view import Viewer

OVER = 50.0
"""Milliseconds: the most that a page may take over its question, at the median."""
_EXPLORER = re.compile(r'href="(/en/query\?[^"]*)"')


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of each page, and of the question on it; a page without one has 0."""

    pages: Sequence[float]
    questions: Sequence[float]

    @property
    def over(self) -> Sequence[float]:
        return [page - question for page, question in zip(self.pages, self.questions, strict=True)]


def main() -> None:
    given = _options()
    try:
        with tempfile.TemporaryDirectory(prefix="dolen-bench-") as folder:
            measured = asyncio.run(_measured(Path(folder) / "data", given))
    except (Failed, DolenError) as error:
        sys.exit(str(error))
    print(
        f"{given.questions} addresses of each page, each for the second time, milliseconds; "
        f"target: {OVER:g} over the question, median"
    )
    print(
        f"{'page':<22}{'median':>10}{'99 of 100':>11}{'question':>10}{'over it':>10}"
        f"{'99 of 100':>11}"
    )
    for name, times in measured.items():
        _row(name, times)
    print(f"not measured: {', '.join(sorted(LEFT_OUT))}")


async def _measured(data: Path, given: argparse.Namespace) -> Mapping[str, Times]:
    async with Hub.open(data, given.tables) as hub:
        viewer = Viewer(centre=first_centre(await hub.view(Viewer())))
        asked = questions(given.tables, given.as_of, given.questions, given.seed)
        drawn = await addresses(hub, viewer, asked, given.questions, given.seed)
        transport = httpx.ASGITransport(create_app(hub, viewer=viewer))
        async with httpx.AsyncClient(
            transport=transport, base_url="http://localhost", follow_redirects=True
        ) as client:
            return {
                name: await _times(client, those)
                for name, those in drawn.items()
                if those and name in (given.pages or drawn)
            }


async def _times(client: httpx.AsyncClient, drawn: Sequence[str]) -> Times:
    behind = {address: _question(await _page(client, address)) for address in dict.fromkeys(drawn)}
    pages, asked = list[float](), list[float]()
    for address in drawn:
        began = time.perf_counter()
        await _page(client, address)
        pages.append(_milliseconds(began))
        began, question = time.perf_counter(), behind[address]
        if question is not None:
            await client.post("/graphql", json=question)
        asked.append(0.0 if question is None else _milliseconds(began))
    return Times(pages, asked)


async def _page(client: httpx.AsyncClient, address: str) -> str:
    """Return a page.

    Raises:
        Failed: it is none.
    """
    answer = await client.get(f"/en{address}")
    if answer.status_code not in {200, 422}:
        raise Failed(f"{address} answered {answer.status_code}.")
    return answer.text


def _question(page: str) -> Mapping[str, object] | None:
    """Return the GraphQL question of a page, as its link to the explorer fills it in;
    None where it has none.
    """
    link = _EXPLORER.search(page)
    if link is None:
        return None
    values = parse_qs(urlsplit(html.unescape(link[1])).query)
    return {
        "query": values["query"][0],
        "variables": json.loads(values.get("variables", ["{}"])[0]),
    }


def _milliseconds(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def _row(name: str, times: Times) -> None:
    over, late = numpy.quantile(times.over, (0.5, 0.99))
    page, slowest = numpy.quantile(times.pages, (0.5, 0.99))
    question = numpy.median(times.questions)
    missed = "  MISSED" if over > OVER else ""
    print(
        f"{name:<22}{page:>10.1f}{slowest:>11.1f}{question:>10.1f}{over:>10.1f}"
        f"{late:>11.1f}{missed}"
    )


def _options() -> argparse.Namespace:
    parser = options("python -m bench.pages", __doc__ or "")
    parser.add_argument("--pages", nargs="+", metavar="PAGE", help="these only")
    parser.set_defaults(questions=50)
    return parser.parse_args()


if __name__ == "__main__":
    main()
