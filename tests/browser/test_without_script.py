"""The whole story with JavaScript off:
names typed, a path found, the question changed, the language switched.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.async_api import Page, expect

from tests.browser.states import DAY


def _question(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


async def test_names_lead_to_a_path_that_can_be_asked_otherwise_and_read_in_welsh(
    without_script: Page, site: str
) -> None:
    page = without_script
    await page.goto(f"{site}/en/?{DAY}")
    await page.fill("#to", "Jane Dodds")
    await page.click("form.d-ask button[type=submit]")
    await expect(page).to_have_title("Youth Endowment Fund to Jane Dodds: 5 paths – Dolen")
    first = _question(page)
    assert (first["from"], first["to"], first["as_of"]) == (
        ["yef"],
        ["person-25774"],
        ["2026-11-24"],
    )

    await page.click("text=Change the question")
    await page.click("label[for=steps-1]")
    await page.click("form:has(#steps-1) button[type=submit]")
    await expect(page).to_have_title("Youth Endowment Fund to Jane Dodds: 1 path – Dolen")
    assert await page.locator(".d-paths > li").count() == 1
    assert _question(page)["max_hops"] == ["1"]

    await page.click("nav a[hreflang=cy]")
    assert urlsplit(page.url).path == "/cy/path"
    assert await page.get_attribute("html", "lang") == "cy"
    assert await page.locator(".d-paths > li").count() == 1
    switched = _question(page)
    await page.click("nav a[hreflang=en]")
    assert _question(page) == switched
    await expect(page).to_have_title("Youth Endowment Fund to Jane Dodds: 1 path – Dolen")


async def test_a_name_of_several_people_leads_to_a_choice_and_from_there_to_the_path(
    without_script: Page, site: str
) -> None:
    page = without_script
    await page.goto(f"{site}/en/?{DAY}")
    await page.fill("#to", "wiliams")
    await page.press("#to", "Enter")
    await expect(page).to_have_title("Choose: Which Williams do you mean? – Dolen")
    await page.locator("main li.d-hit a", has_text="Sioned Williams").first.click()
    await expect(page).to_have_title(re.compile("Youth Endowment Fund to Sioned Williams"))
    assert _question(page)["as_of"] == ["2026-11-24"]


async def test_the_evidence_of_a_step_opens_and_leads_to_the_tie(
    without_script: Page, site: str
) -> None:
    page = without_script
    await page.goto(f"{site}/en/path?from=yef&to=person-25774&{DAY}")
    evidence = page.locator("#path-1 details").first
    await evidence.locator("summary").click()
    await evidence.locator("a[href*='/tie?']").click()
    await expect(page).to_have_title(re.compile("^Youth Endowment Fund and Jane Dodds"))
