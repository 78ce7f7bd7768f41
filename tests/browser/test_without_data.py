"""The pages where there is nothing to show:
over an empty graph, and when the store does not answer.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.async_api import Page

from api.app import create_app
from graph.hub import Hub
from graph.model import Language
from graph.store.embedded import open_store
from tests.browser.looking import Watch, faults
from tests.browser.serving import answering

NOTHING = (
    "There is nothing here yet. Stop Dolen and start it with: make run. It loads the bundled data."
)
EMPTY: Mapping[str, str] = {
    "/": NOTHING,
    "/sources": NOTHING,
    "/changes": "No changes are recorded.",
    "/record": "It is not known which Centre you are",
}
UNREACHABLE = "Dolen cannot reach its data just now"


@pytest.mark.parametrize("language", Language)
async def test_without_records_or_a_store_the_pages_say_so(
    page: Page, tmp_path: Path, language: Language
) -> None:
    watch = Watch(page)
    async with contextlib.AsyncExitStack() as opened:
        hub = await Hub.over(await opened.enter_async_context(open_store(tmp_path)), None)
        async with answering(create_app(hub)) as site:
            for address, words in EMPTY.items():
                await _look(
                    page,
                    f"{site}/{language}{address}",
                    200,
                    words if language is Language.EN else "",
                )
            assert watch.reports(200) == []
            await opened.aclose()
            await _look(
                page,
                f"{site}/{language}/changes",
                503,
                UNREACHABLE if language is Language.EN else "",
            )
            assert watch.reports(503) == []
            assert watch.elsewhere(site) == []


async def _look(page: Page, address: str, status: int, words: str) -> None:
    answer = await page.goto(address)
    assert answer is not None
    assert answer.status == status
    assert words in await page.inner_text("main")
    assert await faults(page) == []
