"""The pages by keyboard alone: what Tab reaches, in which order, and how one sees where one is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.browser.pixels import changed
from tests.browser.states import DAY, FOUND

REACHABLE = """
() => {
  const groups = new Set();
  window.stops = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, \
textarea, summary")].filter((each) => {
    if (!each.checkVisibility({ visibilityProperty: true }) || each.disabled) return false;
    if (each.type !== "radio") return true;
    const group = [...document.getElementsByName(each.name)];
    return each === (group.find((one) => one.checked) || group[0]);   \
// the arrow keys lead to the others
  });
  return window.stops.length;
}
"""
FOCUSED = """
() => {
  const { left, top, right, bottom } = document.activeElement.getBoundingClientRect();
  const x = Math.max(0, left - 8), y = Math.max(0, top - 8);
  return { x, y, width: Math.min(innerWidth, right + 8) - x, height: Math.min(innerHeight, \
bottom + 8) - y };
}
"""
"""Where the focused element is on the screen, with what is drawn around it."""
LEAST = 40
"""Pixels that must change where the focus arrives: a line under a short word."""


@pytest_asyncio.fixture
async def blank(browser: Browser) -> AsyncIterator[Page]:
    page = await browser.new_page()
    yield page
    await page.close()


STEPPED = {
    "home": f"/?{DAY}",
    "path": FOUND,
    "person": f"/person/person-26234?{DAY}",
    "search": f"/search?q=williams&nation=wales&{DAY}",
    "form": "/record/tie",
}


@pytest.mark.parametrize("address", STEPPED.values(), ids=STEPPED)
async def test_tab_reaches_everything_in_the_order_of_the_page_and_shows_where_it_is(
    page: Page, blank: Page, site: str, address: str
) -> None:
    await page.set_viewport_size({"width": 1280, "height": 900})
    await page.goto(f"{site}/en{address}")
    count = await page.evaluate(REACHABLE)
    assert count > 10
    unseen = []
    for at in range(count):
        await page.keyboard.press("Tab")
        assert await page.evaluate("window.stops.indexOf(document.activeElement)") == at, (
            await _focused(page)
        )
        if await _pixels_of_focus(page, blank) < LEAST:
            unseen.append(await _focused(page))
    assert unseen == []
    await page.keyboard.press("Tab")
    # out of the page: no trap
    assert await page.evaluate("window.stops.indexOf(document.activeElement)") in (-1, 0)


async def _pixels_of_focus(page: Page, blank: Page) -> int:
    """Return how many pixels the focus changes.
    It leaves the element; the next Tab still goes on from there.
    """
    clip = await page.evaluate(FOCUSED)
    focused = await page.screenshot(clip=clip)
    await page.evaluate("document.activeElement.blur()")
    return await changed(blank, focused, await page.screenshot(clip=clip))


async def _focused(page: Page) -> Any:
    return await page.evaluate("document.activeElement.outerHTML.slice(0, 150)")


async def test_the_first_stop_skips_to_the_content_and_the_picture_can_be_skipped(
    page: Page, site: str
) -> None:
    await page.goto(f"{site}/en{FOUND}")
    await page.keyboard.press("Tab")
    await expect(page.locator("a.govuk-skip-link").first).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("main")).to_be_focused()
    await page.locator("a.govuk-skip-link[href='#list']").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#list")).to_be_focused()


async def test_an_error_takes_the_focus_to_its_field(page: Page, site: str) -> None:
    await page.goto(f"{site}/en/path?from=yef&to=zzzqqq&{DAY}")
    await page.locator(".govuk-error-summary a").first.click()
    await expect(page.locator("#to")).to_be_focused()
