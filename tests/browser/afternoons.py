"""What the first afternoons share: who one says one is, and what a page says in one line."""

from __future__ import annotations

from playwright.async_api import Page, expect

from graph.model import Language

NOBODY = "none"
"""The answer "I am of no Centre"."""


async def say_who(
    page: Page, site: str, language: Language, centre: str, person: str = "", us: str = ""
) -> None:
    """Press the link under the header, answer what is asked, and start."""
    await page.goto(f"{site}/{language}/method")
    await page.locator(".d-you a").last.click()
    await page.select_option("#centre", value=centre)
    if centre != NOBODY:
        await page.fill("#you", person)
        await page.fill("#us", us)
    await page.click("main button[value=start]")
    await expect(page.locator("#to")).to_be_visible()


async def choose(page: Page, field: str, text: str, name: str) -> None:
    """Type into a box of names, and choose a suggestion by the keys."""
    box = page.locator(field)
    await box.press_sequentially(text)
    suggested = box.locator("xpath=..").get_by_role("option")
    await expect(suggested.first).to_contain_text(name)
    await box.press("ArrowDown")
    await box.press("Enter")
    await expect(box).to_have_value(name)


async def told(page: Page, place: str = "main") -> str:
    """Return the text of a place of the page, in one line."""
    return " ".join((await page.locator(place).inner_text()).split())
