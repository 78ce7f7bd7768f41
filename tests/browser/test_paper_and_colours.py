"""The page of paths on paper, and in colours that the reader's system forces on it."""

from __future__ import annotations

import base64
import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from playwright.async_api import Browser, Page

from graph.words import say
from tests.browser.paper import printed
from tests.browser.states import DAY, FOUND

PLACES = """
() => [...document.querySelectorAll("svg.d-pic-wide [data-hop]")].map((edge) => [edge.dataset.hop, \
[0.1, 0.3, 0.5, 0.7, 0.9].map((part) => {
  const place = edge.getPointAtLength(edge.getTotalLength() * \
part).matrixTransform(edge.getScreenCTM());
  return [place.x + scrollX, place.y + scrollY];
})])
"""
"""Five places along each line: a long one passes behind boxes."""
UNCHANGED = """
async ([pictures, edges]) => {
  const [one, other] = await Promise.all(pictures.map(async (picture) => {
    const image = await createImageBitmap(await (await fetch("data:image/png;base64," + \
picture)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d", { \
willReadFrequently: true });
    canvas.drawImage(image, 0, 0);
    return canvas;
  }));
  return edges.filter(([, places]) => places.every(([x, y]) => {
    const [now, then] = [one, other].map((canvas) => canvas.getImageData(x - 6, y - 6, 12, \
12).data.join());
    return now === then;
  })).map(([name]) => name);
}
"""
ERASE = "for (const each of document.querySelectorAll('svg.d-pic-wide [data-hop]')) each.remove()"


async def _unchanged(browser: Browser, one: bytes, other: bytes, edges: list[Any]) -> Any:
    """Return the names of the lines along which two pictures are the same."""
    blank = await browser.new_page()
    try:
        return await blank.evaluate(
            UNCHANGED, [[base64.b64encode(each).decode() for each in (one, other)], edges]
        )
    finally:
        await blank.close()


async def test_each_tie_of_the_picture_is_seen_in_forced_colours(
    browser: Browser, page: Page, site: str
) -> None:
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


async def test_on_paper_all_evidence_is_open_and_no_form_or_menu_is_there(
    page: Page, site: str
) -> None:
    await page.goto(f"{site}/en{FOUND}")
    await page.emulate_media(media="print")
    evidence = page.locator(".d-ev")
    assert await evidence.count() >= 9
    for each in await evidence.all():
        assert await each.evaluate(
            "each => each.checkVisibility({visibilityProperty: true}) && "
            "each.getBoundingClientRect().height > 0"
        )
    for each in await page.locator("main form, nav").all():
        assert not await each.is_visible()


async def test_the_printed_picture_stands_on_the_first_sheet_and_each_path_whole_on_one(
    page: Page, site: str
) -> None:
    """No tie of these paths has more facts than a sheet holds."""
    await page.goto(f"{site}/en/path?from=yef&to=person-26170&{DAY}")
    sheets = await printed(page)
    first = sheets[0]
    for words in (
        "How the Youth Endowment Fund can reach Jayne Bryant",
        "The paths in one picture",
        "Our Centre",
        "First introducer",
        "Mike Hedges",
        "We want to reach",
        "hollow bars: potential",
    ):
        assert words in first
    assert "The paths, best first" not in first
    assert [sheet.count("newest evidence ") for sheet in sheets] == [
        sheet.count("Weakest step") for sheet in sheets
    ]
    assert sum(sheet.count("Weakest step") for sheet in sheets) == 5


async def test_a_picture_of_twenty_paths_is_printed_whole_on_one_sheet(
    page: Page, site: str
) -> None:
    await page.set_viewport_size({"width": 1280, "height": 900})
    await page.goto(f"{site}/en/path?from=yef&to=party-plaid-cymru&k=20&{DAY}")
    names = await page.locator("svg.d-pic-wide rect.them + text").all_text_contents()
    assert len(names) > 10
    (sheet,) = [sheet for sheet in await printed(page) if "We want to reach" in sheet]
    assert [name for name in names if name not in sheet] == []
    assert "The paths in one picture" in sheet
    assert "hollow bars: potential" in sheet


async def test_printed_evidence_has_the_addresses_of_sources_and_of_its_page(
    page: Page, site: str
) -> None:
    await page.goto(f"{site}/en{FOUND}")
    addresses = {
        await link.get_attribute("href") for link in await page.locator(".d-ev a[href^=http]").all()
    }
    evidence = await page.locator(".d-ev").count()
    sheets = await printed(page)
    whole = _close("".join(sheets))
    assert len(addresses) > 3
    assert {
        address for address in addresses if address is None or _close(f"({address})") not in whole
    } == set()
    assert whole.count("Strength0.") == evidence
    foot = _close(f"As of 24 November 2026, printed {_today()}, {site}/en{FOUND}")
    assert [foot in _close(sheet) for sheet in sheets] == [True] * len(sheets)


def _close(text: str) -> str:
    """Without blanks, since lines break in long addresses."""
    return "".join(text.split())


def _today() -> str:
    return say(dt.datetime.now(ZoneInfo("Europe/London")).date())
