"""The pages by keyboard alone: what Tab reaches, in which order, how one sees where one is, and the suggestions of a search box."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.states import DAY, FOUND

REACHABLE = """
() => {
  const groups = new Set();
  window.stops = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter((each) => {
    if (!each.checkVisibility({ visibilityProperty: true }) || each.disabled) return false;
    if (each.type !== "radio") return true;
    const group = [...document.getElementsByName(each.name)];
    return each === (group.find((one) => one.checked) || group[0]);   // the arrow keys lead to the others
  });
  return window.stops.length;
}
"""
SEEN = """
(at) => {
  const own = window.stops[at];
  const around = own.matches("input") ? [own, own.nextElementSibling] : [own];
  return JSON.stringify([...around, ...own.querySelectorAll("*")].filter(Boolean).slice(0, 20).map((each) => {
    return ["", "::before"].map((part) => {
      const style = getComputedStyle(each, part);
      return [style.outline, style.boxShadow, style.backgroundColor, style.borderColor, style.stroke, style.strokeWidth];
    });
  }));
}
"""


@pytest.mark.parametrize("address", [f"/?{DAY}", FOUND], ids=["home", "path"])
async def test_tab_reaches_everything_in_the_order_of_the_page_and_shows_where_it_is(page: Page, site: str, address: str) -> None:
    await page.set_viewport_size({"width": 1280, "height": 900})
    await page.goto(f"{site}/en{address}")
    count = await page.evaluate(REACHABLE)
    assert count > 10
    before = [await page.evaluate(SEEN, at) for at in range(count)]
    unseen = []
    for at in range(count):
        await page.keyboard.press("Tab")
        assert await page.evaluate("window.stops.indexOf(document.activeElement)") == at, await _focused(page)
        if await page.evaluate(SEEN, at) == before[at]:
            unseen.append(await _focused(page))
    assert unseen == []
    await page.keyboard.press("Tab")
    assert await page.evaluate("window.stops.indexOf(document.activeElement)") in (-1, 0)   # out of the page: no trap


async def _focused(page: Page) -> Any:
    return await page.evaluate("document.activeElement.outerHTML.slice(0, 150)")


async def test_the_first_stop_skips_to_the_content_and_the_picture_can_be_skipped(page: Page, site: str) -> None:
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


async def test_the_arrow_keys_choose_a_suggestion_and_enter_asks_for_its_paths(page: Page, site: str) -> None:
    await page.goto(f"{site}/en/?{DAY}")
    await page.fill("#from", "Youth Endowment Fund")
    box = page.get_by_role("combobox", name="Who", exact=False).and_(page.locator("#to"))
    await expect(box).to_have_attribute("aria-expanded", "false")
    await box.press_sequentially("sioned")
    options = page.get_by_role("listbox").get_by_role("option")
    await expect(options.first).to_contain_text("Sioned Williams")
    await expect(box).to_have_attribute("aria-expanded", "true")
    await box.press("ArrowDown")
    await expect(options.first).to_have_attribute("aria-selected", "true")
    await expect(box).to_have_attribute("aria-activedescendant", await options.first.get_attribute("id") or "")
    await box.press("Escape")
    await expect(page.get_by_role("listbox")).to_have_count(0)
    await box.press_sequentially(" ")
    await expect(options.first).to_contain_text("Sioned Williams")
    await box.press("ArrowDown")
    await box.press("Enter")
    await expect(box).to_have_value("Sioned Williams")
    await box.press("Enter")
    await expect(page).to_have_title("Youth Endowment Fund to Sioned Williams: 5 paths – Dolen")
    assert "to=person-26234" in page.url
