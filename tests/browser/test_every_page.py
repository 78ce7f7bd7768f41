"""Every page in every state: what axe finds, what a reader loses, whether it fits, and that it
speaks to its own server only.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest
from playwright.async_api import Page

from api.pages.site import PAGES
from graph.model import Language
from tests.browser.looking import ARRIVING, EVERY_LOOK, Watch, faults, shifted
from tests.browser.states import ALIKE, SENT, STATES, State

LINES = (
    "all => all.map(p => Math.round(p.clientHeight / parseFloat(getComputedStyle(p).lineHeight)))"
)
"""How many lines each of some paragraphs has."""


def test_each_page_has_a_state_that_is_tried() -> None:
    assert {page.name for page in PAGES} == {state.page for state in STATES} | SENT | ALIKE


def _seen() -> Iterator[tuple[State, Language]]:
    """Yield each state in the one language or the other in turn: `long` sees all in both."""
    return zip(STATES, cycle(Language), strict=False)


def _called(one: State | Language) -> str:
    return f"{one.page}: {one.name}" if isinstance(one, State) else one


@pytest.mark.parametrize(("state", "language"), tuple(_seen()), ids=_called)
async def test_a_page_is_accessible_fits_and_asks_nothing_of_others(
    page: Page, site: str, state: State, language: Language
) -> None:
    watch = Watch(page)
    answer = await page.goto(state.at(site, language))
    assert answer is not None
    assert answer.status == state.status
    assert await shifted(page) < ARRIVING
    lines = await page.locator("p.d-lede").evaluate_all(LINES)
    assert max(lines, default=0) <= 2
    if language is Language.EN:
        assert state.title in f"{await page.title()} "
        assert state.words in " ".join((await page.inner_text("main")).split())
    assert await faults(page) == []
    assert watch.reports(state.status) == []
    assert watch.elsewhere(site) == []


@pytest.mark.long
@pytest.mark.parametrize("language", Language)
async def test_every_page_is_accessible_and_fits_on_every_screen(
    page: Page, site: str, language: Language
) -> None:
    found = {}
    for state in STATES:
        await page.goto(state.at(site, language))
        found[f"{state.page}, {state.name}"] = await faults(page, EVERY_LOOK)
    assert {name: faults for name, faults in found.items() if faults} == {}
