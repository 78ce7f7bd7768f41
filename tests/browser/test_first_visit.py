"""A first visit: who one is, whom one works with, a meeting, and the link of an answer that rests
on it; in both languages, over the bundled tables, with axe on every state that is passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from graph.model import Language
from tests.browser.looking import faults, press
from tests.browser.serving import served
from tests.browser.states import DAY

MEMBER = "Jane Dodds"
ID = "person-25774"
WORDS = {
    Language.EN: (
        "There is a problem",
        "Is this Jane Dodds",
        "Nell Quillfeather, Centre for Homelessness Impact: ",
        "Only your Centre sees this",
        "Copied",
    ),
    Language.CY: (
        "Mae problem",
        "Ai dyma Jane Dodds",
        "Nell Quillfeather, Centre for Homelessness Impact: ",
        "Dim ond eich Canolfan sy’n gweld hyn",
        "Wedi’i chopïo",
    ),
}


@pytest.fixture(params=Language)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture
def fresh(browser: Browser, tmp_path: Path) -> Iterator[str]:
    """A server for which nobody has chosen."""
    with served(tmp_path, centre=None) as site:
        yield site


async def test_a_first_visit_ends_with_an_answer_that_can_be_sent(
    page: Page, fresh: str, language: Language
) -> None:
    problem, question, who, marked, copied = WORDS[language]
    await page.goto(f"{fresh}/{language}/")
    assert page.url == f"{fresh}/{language}/you"
    assert await faults(page) == []
    await press(page, "main button[value=start]")
    assert problem in await page.inner_text(".govuk-error-summary")
    assert await faults(page) == []
    await page.select_option("#centre", value="chi")
    await page.fill("#you", "Nell Quillfeather")
    await page.fill("#us", f"Morwen Tatterdale, policy manager\n{MEMBER}")
    await press(page, "main button[value=start]")
    assert question in await page.inner_text("legend")
    assert await faults(page) == []
    await page.get_by_role("radio").last.check()
    await press(page, "main button[value=confirm]")
    await expect(page.locator(".govuk-inset-text")).to_be_visible()
    assert (await page.inner_text(".d-you")).startswith(who)
    assert await faults(page) == []
    # a Member of that name, and our colleague of that name, are two
    await page.goto(f"{fresh}/{language}/tie?a=chi&b={ID}&{DAY}")
    assert await page.locator(".d-own").count() == 0
    await page.goto(f"{fresh}/{language}/you")
    assert (await page.input_value("#us")).split("\n")[-2:] == [
        MEMBER,
        "Morwen Tatterdale, policy manager",
    ]
    assert await faults(page) == []

    await page.goto(f"{fresh}/{language}/record/meeting?who=person-26005")
    await page.fill("#date", "2 November 2026")
    await page.get_by_label("Morwen Tatterdale", exact=True).check()
    assert await page.input_value("#who") == "Paul McLennan"
    await page.get_by_role("radio").first.check()
    await press(page, "main button[value=check]")
    await press(page, "main button[value=record]")
    await page.goto(f"{fresh}/{language}/path?from=chi&to=person-26005&{DAY}")
    assert await page.locator(".d-own").inner_text() == marked
    assert await page.locator("h1").count() == 1
    assert await faults(page) == []
    link = await page.input_value("#link")
    assert link == page.url
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("#link + button")
    await button.click()
    await expect(button).to_have_text(copied)
    assert await page.evaluate("navigator.clipboard.readText()") == link
    await page.emulate_media(media="print")
    await expect(page.locator(".d-own")).to_be_visible()
    await page.emulate_media(media="screen")
