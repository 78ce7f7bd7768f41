"""Going back and forward between the steps of a form, pressing twice, and two tabs."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from graph.model import Language
from tests.browser.looking import press

BOTH = pytest.mark.parametrize("language", Language)


async def _checked(page: Page, site: str, language: Language, title: str) -> None:
    """Fill a form and go on as far as its check."""
    await page.goto(f"{site}/{language}/record/meeting")
    await page.check("input[name=kind][value=meeting]")
    await page.fill("#date", "12/10/2026")
    await page.fill("#who", f"Tegwen {title}")
    await page.fill("#who-2", f"Mabon {title}")
    await page.fill("#title", title)
    await press(page, "main button[value=check]")
    for name in await page.locator("fieldset").all():
        await name.locator("input[value=new-person]").check()
    await press(page, "main button[value=choose]")
    await page.wait_for_selector("main button[value=record]")


@BOTH
async def test_back_and_forward_show_each_step_again_and_send_nothing(
    page: Page, site: str, language: Language
) -> None:
    title = f"Quillback {language}"
    await _checked(page, site, language, title)
    check = page.url
    await page.go_back()  # whom do you mean?
    await expect(page.locator("main button[value=choose]")).to_have_count(1)
    await page.go_back()  # the form, still as it was at first
    await expect(page.locator("main button[value=check]")).to_have_count(1)
    await page.go_forward()
    await page.go_forward()
    await page.wait_for_url(check)
    await press(page, "main button[value=record]")
    await page.wait_for_url("**/record/done*")
    done = page.url
    await page.go_back()  # the step was recorded, so it leads to where that is told
    await page.wait_for_url(done)
    await page.reload()
    assert page.url == done
    await press(page, "#undo")


async def test_pressed_twice_and_in_two_tabs_it_is_recorded_once(page: Page, site: str) -> None:
    await _checked(page, site, Language.EN, "Quilltwice")
    other = await page.context.new_page()
    await other.goto(page.url)
    await page.dblclick("main button[value=record]")
    await page.wait_for_url("**/record/done*")
    await other.click("main button[value=record]")
    await other.wait_for_url("**/record/done*")
    assert other.url == page.url
    await other.close()
    await page.goto(f"{site}/en/search?q=Quilltwice&kind=interaction")
    assert await page.locator("main a[href*='/interaction/']").count() == 1
