"""The suggestions under a search box, driven by keyboard alone."""

from __future__ import annotations

import asyncio
import contextlib
import re
from urllib.parse import parse_qs, urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Error, Locator, Page, Route, expect

from tests.browser.states import DAY


@pytest_asyncio.fixture
async def box(page: Page, site: str) -> Locator:
    """The box for the target, on the home page."""
    await page.goto(f"{site}/en/?{DAY}")
    box = page.locator("#to")
    await box.focus()
    await expect(box).to_have_role("combobox")
    await expect(box).to_have_attribute("aria-expanded", "false")
    return box


async def _marked(page: Page, at: int, count: int) -> None:
    """Assert that one option of several is marked, and that the box says which."""
    options = page.get_by_role("listbox").get_by_role("option")
    marks = ["true" if each == at else "false" for each in range(count)]
    await expect(page.locator("#to")).to_have_attribute(
        "aria-activedescendant", await options.nth(at).get_attribute("id") or ""
    )
    assert [await each.get_attribute("aria-selected") for each in await options.all()] == marks


async def test_the_arrows_go_round_the_options_and_enter_takes_one_then_asks(
    page: Page, box: Locator
) -> None:
    options = page.get_by_role("listbox").get_by_role("option")
    await box.press_sequentially("williams")
    await expect(options).to_have_count(8)
    await expect(box).to_have_attribute("aria-expanded", "true")
    for key, at in (
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("ArrowUp", 0),
        ("ArrowUp", 7),
        ("ArrowDown", 0),
    ):
        await box.press(key)
        await _marked(page, at, 8)
    chosen = (await options.first.inner_text()).partition(" · ")[0]
    await box.press("Enter")
    await expect(page.get_by_role("listbox")).to_have_count(0)
    await expect(box).to_have_value(chosen)
    await expect(box).to_be_focused()
    await box.press("Enter")
    await expect(page).to_have_title(re.compile(f"^Youth Endowment Fund to {chosen}: "))


async def test_a_choice_is_remembered_by_its_id_until_the_text_is_changed(
    page: Page, box: Locator
) -> None:
    await box.press_sequentially("sioned")
    await expect(page.get_by_role("option")).to_have_count(1)
    await box.press("ArrowDown")
    await box.press("Enter")
    chosen = page.locator("input[name=to-id]")
    await expect(chosen).to_have_value("person-26234")
    await expect(chosen).to_be_enabled()
    await box.press("Backspace")
    await expect(chosen).to_be_disabled()


async def test_escape_shuts_the_list_and_keeps_the_text_and_typing_opens_it_again(
    page: Page, box: Locator
) -> None:
    await box.press_sequentially("sioned")
    await expect(page.get_by_role("option")).to_have_count(1)
    await box.press("ArrowDown")
    await box.press("Escape")
    await expect(page.get_by_role("listbox")).to_have_count(0)
    await expect(box).to_have_value("sioned")
    await expect(box).to_have_attribute("aria-expanded", "false")
    assert await box.get_attribute("aria-activedescendant") is None
    await box.press_sequentially(" w")
    await expect(page.get_by_role("option")).to_have_count(1)


async def test_tab_leaves_the_box_with_the_text_as_it_was_typed(page: Page, box: Locator) -> None:
    await box.press_sequentially("sioned")
    await expect(page.get_by_role("option")).to_have_count(1)
    await box.press("ArrowDown")
    await box.press("Tab")
    await expect(page.locator("form.d-ask button").first).to_be_focused()
    await expect(box).to_have_value("sioned")
    await expect(page.get_by_role("listbox")).to_have_count(0)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/path?*")
    # one record has the name: the server found it
    assert parse_qs(urlsplit(page.url).query)["to"] == ["person-26234"]


async def test_enter_with_nothing_marked_asks_for_the_text(page: Page, box: Locator) -> None:
    await box.press_sequentially("wiliams")
    await expect(page.get_by_role("option").first).to_be_visible()
    await box.press("Enter")
    await expect(page).to_have_title("Choose: Which Williams do you mean? – Dolen")


async def test_the_search_page_has_the_same_box_and_shows_the_results_of_a_choice(
    page: Page, site: str
) -> None:
    await page.goto(f"{site}/cy/search?{DAY}")
    box = page.get_by_role("combobox")
    await box.press_sequentially("prif weinidog")
    options = page.get_by_role("listbox").get_by_role("option")
    await expect(options.first).to_contain_text("Prif Weinidog")
    await box.press("ArrowDown")
    await box.press("Enter")
    await box.press("Enter")
    await page.wait_for_url("**/search?*")
    assert "prif weinidog" in parse_qs(urlsplit(page.url).query)["q"][0].casefold()
    assert await page.locator("li.d-hit").count() >= 1


@pytest.mark.parametrize("leave", ["Escape", "Tab"])
async def test_an_answer_that_comes_after_the_box_was_left_opens_nothing(
    page: Page, box: Locator, leave: str
) -> None:
    asked, answered = asyncio.Event(), asyncio.Event()

    async def late(route: Route) -> None:
        asked.set()
        await answered.wait()
        with contextlib.suppress(Error):  # the page gave it up
            await route.continue_()

    await page.route("**/search.json*", late)
    await box.press_sequentially("williams")
    await asked.wait()
    await box.press(leave)
    answered.set()
    await page.wait_for_timeout(500)
    await expect(box).to_have_attribute("aria-expanded", "false")
    await expect(page.get_by_role("listbox")).to_have_count(0)
