"""The pages that stand only after a form was sent: what was recorded, and what a spreadsheet would add."""

from __future__ import annotations

import pytest
from playwright.async_api import Page

from graph.model import Language
from tests.browser.looking import Watch, faults

BOTH = pytest.mark.parametrize("language", Language)


@BOTH
async def test_a_person_is_checked_recorded_and_shown(page: Page, site: str, language: Language) -> None:
    watch = Watch(page)
    await page.goto(f"{site}/{language}/record/person")
    await page.fill("#name", f"Ffion Quillfeather {language}")
    await page.click("main button[value=check]")
    assert await faults(page) == []
    await page.click("main button[value=record]")
    await page.wait_for_url("**/record/done*")
    assert await faults(page) == []
    assert watch.reports(200) == []
    assert watch.elsewhere(site) == []


@BOTH
async def test_a_spreadsheet_is_shown_before_it_is_added(page: Page, site: str, language: Language) -> None:
    watch = Watch(page)
    await page.goto(f"{site}/{language}/import")
    await page.set_input_files("#file", {"name": "people.csv", "mimeType": "text/csv", "buffer": b"name\nMorwen Tatterdale\n"})
    await page.click("main form[action$='/import'] button[type=submit]")
    await page.wait_for_url("**/import/*")
    assert "Morwen Tatterdale" in await page.inner_text("main")
    assert await faults(page) == []
    assert watch.reports(200) == []
    assert watch.elsewhere(site) == []
