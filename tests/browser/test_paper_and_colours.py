"""The page of paths on paper, and in colours that the reader's system forces on it."""

from __future__ import annotations

import base64
import re
from typing import Any

from playwright.async_api import Browser, Page

from tests.browser.looking import OPEN_DETAILS
from tests.browser.states import FOUND

PLACES = """
() => [...document.querySelectorAll("svg.d-pic-wide [data-hop]")].map((edge) => [edge.dataset.hop, [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => {
  const place = edge.getPointAtLength(edge.getTotalLength() * part).matrixTransform(edge.getScreenCTM());
  return [place.x + scrollX, place.y + scrollY];
})])
"""
"""Five places along each line: a long one passes behind boxes."""
UNCHANGED = """
async ([pictures, edges]) => {
  const [one, other] = await Promise.all(pictures.map(async (picture) => {
    const image = await createImageBitmap(await (await fetch("data:image/png;base64," + picture)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d", { willReadFrequently: true });
    canvas.drawImage(image, 0, 0);
    return canvas;
  }));
  return edges.filter(([, places]) => places.every(([x, y]) => {
    const [now, then] = [one, other].map((canvas) => canvas.getImageData(x - 6, y - 6, 12, 12).data.join());
    return now === then;
  })).map(([name]) => name);
}
"""
ERASE = "for (const each of document.querySelectorAll('svg.d-pic-wide [data-hop]')) each.remove()"


async def _unchanged(browser: Browser, one: bytes, other: bytes, edges: list[Any]) -> Any:
    """Return the names of the lines along which two pictures are the same."""
    blank = await browser.new_page()
    try:
        return await blank.evaluate(UNCHANGED, [[base64.b64encode(each).decode() for each in (one, other)], edges])
    finally:
        await blank.close()


async def test_each_tie_of_the_picture_is_seen_in_forced_colours(browser: Browser, page: Page, site: str) -> None:
    await page.emulate_media(forced_colors="active", color_scheme="dark")
    await page.set_viewport_size({"width": 1280, "height": 900})
    await page.goto(f"{site}/en{FOUND}")
    edges = await page.evaluate(PLACES)
    assert len(edges) == 9
    drawn = await page.screenshot(full_page=True)
    await page.evaluate(ERASE)
    without = await page.screenshot(full_page=True)
    assert await _unchanged(browser, drawn, without, edges) == []
    assert len(await _unchanged(browser, without, without, edges)) == 9


async def test_on_paper_all_evidence_is_open_and_no_form_or_menu_is_there(page: Page, site: str) -> None:
    await page.goto(f"{site}/en{FOUND}")
    closed = await page.pdf(format="A4")
    await page.emulate_media(media="print")
    evidence = page.locator(".d-ev")
    assert await evidence.count() >= 9
    for each in await evidence.all():
        assert await each.evaluate("each => each.checkVisibility({visibilityProperty: true}) && each.getBoundingClientRect().height > 0")
    for each in await page.locator("main form, nav").all():
        assert not await each.is_visible()
    await page.evaluate(OPEN_DETAILS)
    opened = await page.pdf(format="A4")
    assert closed.startswith(b"%PDF")
    assert _sheets(closed) == _sheets(opened) >= 2


def _sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))
