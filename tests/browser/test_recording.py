"""The pages that stand only after something was recorded or a form sent.
Whom they name is invented, so no path of others changes.
"""

from __future__ import annotations

import pytest
from playwright.async_api import FilePayload, Page

from graph.model import Language
from tests.browser.looking import NARROW_DARK, Watch, faults, press

NARROW = (NARROW_DARK,)
BOTH = pytest.mark.parametrize("language", Language)


async def _typed(page: Page, field: str, name: str) -> None:
    """Fill a field of names and wait for what is suggested:
    else going on breaks that request off.
    """
    async with page.expect_response("**/search.json*"):
        await page.fill(field, name)


@BOTH
async def test_a_person_is_checked_recorded_and_shown(
    page: Page, site: str, language: Language
) -> None:
    watch = Watch(page)
    await page.goto(f"{site}/{language}/record/person")
    await page.fill("#name", f"Ffion Quillfeather {language}")
    await press(page, "main button[value=check]")
    assert await faults(page) == []
    await press(page, "main button[value=record]")
    await page.wait_for_url("**/record/done*")
    assert await faults(page) == []
    assert watch.reports(200) == []
    assert watch.elsewhere(site) == []


@BOTH
async def test_a_meeting_is_recorded_seen_corrected_removed_and_put_back(
    page: Page, site: str, language: Language
) -> None:
    watch = Watch(page)
    await page.goto(f"{site}/{language}/record/meeting")
    await press(page, "main button[value=check]")
    assert await faults(page) == []  # with what is missing
    await page.check("input[name=kind][value=meeting]")
    await page.fill("#date", "12/10/2026")
    await _typed(page, "#who", f"Ffion Inkwell {language}")
    await _typed(page, "#who-2", f"Gruff Inkwell {language}")
    await _typed(page, "#place", "W06000015")
    await page.fill("#attendance", "14")
    await page.fill("#note", "Wants the toolkit.\nAsked for a visit.")
    await press(page, "main button[value=check]")
    for name in await page.locator("fieldset").all():
        await name.locator("input[value=new-person]").check()
    assert await faults(page) == []
    await press(page, "main button[value=choose]")
    assert await faults(page) == []
    await press(page, "main button[value=record]")
    await page.wait_for_url("**/record/done*")
    await press(page, "main a[href*='/interaction/']")
    assert "14" in await page.inner_text("main")
    assert await faults(page) == []
    seen = page.url
    await press(page, "main a[href*='/record/correct']")
    assert await page.input_value("#who") == f"Ffion Inkwell {language}"
    assert await page.input_value("#who-2") == f"Gruff Inkwell {language}"
    assert await faults(page) == []
    await page.fill("#title", "Breakfast")
    await press(page, "main button[value=check]")
    assert await faults(page) == []
    await press(page, "main button[value=record]")
    await page.wait_for_url("**/record/done*")
    assert await faults(page) == []
    await page.goto(seen)
    assert await page.inner_text("h1") == "Breakfast"
    await press(page, "main a[href*='/record/remove']")
    assert await faults(page) == []
    await press(page, "main button[value=remove]")
    await page.wait_for_url("**/record/done*")
    assert await faults(page) == []
    await press(page, "#undo")
    assert await faults(page) == []
    await page.goto(seen)
    assert await page.inner_text("h1") == "Breakfast"
    assert watch.reports(422) == []
    assert watch.elsewhere(site) == []


async def test_what_is_written_without_a_blank_fits_on_every_page(page: Page, site: str) -> None:
    name, title = f"Gwil {'k' * 200}", "w" * 500
    await page.goto(f"{site}/en/record/meeting")
    await page.check("input[name=kind][value=call]")
    await page.fill("#date", "12/10/2026")
    await page.fill("#who", name)
    await page.fill("#who-2", f"{name}x")
    for field in ("#title", "#note"):
        await page.fill(field, title)
    await page.click("summary")
    for field in ("#as_written", "#source"):
        await page.fill(field, title)
    for step in ("check", "choose", "record"):
        await press(page, f"main button[value={step}]")
        for new in await page.locator("fieldset input[value=new-person]").all():
            await new.check()
        assert await faults(page, NARROW) == [], step
    await press(page, "main a[href*='/interaction/']")
    assert await faults(page, NARROW) == []
    seen = page.url
    for pattern in ("/record/correct", "/record/remove"):
        await page.goto(seen)
        await press(page, f"main a[href*='{pattern}']")
        assert await faults(page, NARROW) == [], pattern
    await press(page, "main button[value=remove]")
    await page.wait_for_url("**/record/done*")
    assert await faults(page, NARROW) == []
    await press(page, "#undo")
    for pattern in ("/interaction/", "/person/", "/record/memberships"):
        await press(page, f"main a[href*='{pattern}']")
        assert await faults(page, NARROW) == [], pattern


@BOTH
async def test_a_membership_is_ended_from_the_page_of_its_member(
    page: Page, site: str, language: Language
) -> None:
    watch = Watch(page)
    await page.goto(f"{site}/{language}/record/membership")
    await _typed(page, "#actor", f"Hedd Inkwell {language}")
    await _typed(page, "#organization", f"Lamp and Wick {language}")
    await page.check("input[name=role][value=employee]")
    await press(page, "main button[value=check]")
    await page.check("input[name^='meant.actor'][value=new-person]")
    await page.check("input[name^='meant.organization'][value=new-organization]")
    await press(page, "main button[value=choose]")
    await press(page, "main button[value=record]")
    await page.wait_for_url("**/record/done*")
    await press(page, "main a[href*='/person/']")
    assert await faults(page) == []
    await press(page, "main a[href*='/record/memberships']")
    assert await faults(page) == []
    await press(page, "main a[href*='/record/end']")
    await page.fill("#on", "October 2026")
    assert await faults(page) == []
    await press(page, "main button[value=check]")
    await press(page, "main button[value=record]")
    await page.wait_for_url("**/record/done*")
    assert await faults(page) == []
    assert watch.reports(422) == []  # nothing is found for a name that is new
    assert watch.elsewhere(site) == []


@BOTH
async def test_what_cannot_be_changed_says_why(page: Page, site: str, language: Language) -> None:
    watch = Watch(page)
    await page.goto(f"{site}/{language}/record/remove?record=person-25774")
    assert await page.locator("main form").count() == 0
    assert await faults(page) == []
    assert watch.reports(409) == []


@BOTH
async def test_a_spreadsheet_is_shown_before_it_is_added(
    page: Page, site: str, language: Language
) -> None:
    watch = Watch(page)
    await page.goto(f"{site}/{language}/import")
    name = {Language.EN: "Tegwen Inkwell", Language.CY: "Brychan Tatterdale"}[language]
    mail = f"{name.partition(' ')[0].lower()}@inkwell.example"
    contacts = (
        "Name,Organisation,Job,In post since,E-mail,Telephone\n"
        f"{name},,,,{mail},\n,Inkwell Ltd,,,,\n"
    )
    await page.set_input_files(
        "#file", FilePayload(name="mine.csv", mimeType="text/csv", buffer=contacts.encode())
    )
    await press(page, "main form[action$='/import'] button[type=submit]")
    await page.wait_for_url("**/import/*")
    assert name in await page.inner_text("main")
    assert await faults(page) == []
    await press(page, "main button[value=add]")
    await page.wait_for_url("**/record/done*")
    assert await page.locator("#left").count() == 1  # the row that names nobody
    assert await faults(page) == []
    await press(page, "main a[href*='/person/']")
    assert await page.locator(f"a[href='mailto:{mail}']").count() == 1
    assert await faults(page) == []
    await page.goto(f"{site}/{language}/import")
    assert "mine.csv" in await page.inner_text("section:has(#sent)")
    assert await faults(page) == []
    assert watch.reports(200) == []
    assert watch.elsewhere(site) == []


@BOTH
async def test_a_record_of_ones_own_is_looked_at_beside_another_and_made_one_with_it(
    page: Page, site: str, language: Language
) -> None:
    watch = Watch(page)
    await page.goto(f"{site}/{language}/record/person")
    await page.fill("#name", f"Nest Quillfeather {language}")
    await press(page, "main button[value=check]")
    await press(page, "main button[value=record]")
    await page.wait_for_url("**/record/done*")
    await press(page, "main a[href*='/person/']")
    await press(page, "main a[href*='/record/merge']")
    assert await faults(page) == []
    await _typed(page, "#same", "person-25774")
    await page.press("#same", "Escape")
    await press(page, "main form button[type=submit]")
    await page.wait_for_url("**same=*")
    assert await page.locator("main thead a").count() == 2
    assert await faults(page) == []
    await press(page, "main button[value=merge]")
    await page.wait_for_url("**/record/done*")
    assert await faults(page) == []
    await press(page, "#undo")
    assert await faults(page) == []
    assert watch.reports(200) == []
    assert watch.elsewhere(site) == []


@BOTH
async def test_columns_are_chosen_and_meetings_of_a_calendar_ticked(
    page: Page, site: str, language: Language
) -> None:
    watch = Watch(page)
    log = f"When,Met with,Fog {language}\n03/04/2026,Morwen Tatterdale; Eira Lampwick,yes\n"
    entry = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Lanterns\r\n"
        "DTSTART:20260304T100000Z\r\nATTENDEE;CN=Morwen Tatterdale:mailto:m@example.org\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    await page.goto(f"{site}/{language}/import")
    await page.set_input_files(
        "#file",
        [
            FilePayload(name="autumn.csv", mimeType="text/csv", buffer=log.encode()),
            FilePayload(name="my.ics", mimeType="text/calendar", buffer=entry.encode()),
        ],
    )
    await press(page, "main form[action$='/import'] button[type=submit]")
    await page.wait_for_url("**/columns")
    assert await faults(page) == []
    assert await page.locator("main select").count() == 3
    await press(page, "main button[type=submit]")
    assert await page.locator("main .govuk-error-message").count() == 1
    assert await faults(page) == []
    await page.locator("main select").last.select_option("left-out")
    await press(page, "main button[type=submit]")
    await page.wait_for_url("**draft=*")
    assert await faults(page) == []
    assert "Lanterns" in await page.inner_text("main")
    await page.check("#keep-1")
    await press(page, "main button[value=tick]")
    await page.wait_for_url("**draft=*")
    assert await page.is_checked("#keep-1")
    assert watch.elsewhere(site) == []
    assert watch.reports(422) == []
