"""A relationship manager brings her files as they are: the contacts of LinkedIn and a log of her
own, then her calendar and a report of who came to a meeting in Teams. She answers what is unclear,
sees before and now, and takes the second lot back; in both languages.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import FilePayload, Page, expect

from graph.model import Language
from graph.words import say
from tests.browser.afternoons import say_who, told
from tests.browser.looking import faults
from tests.imports.written import calendar, delimited

MEMBER = "person-26244"
"""Siân Gwenllian."""


@dataclass(frozen=True, slots=True)
class HerWords:
    """What is written and seen in one language."""

    centre: str
    ours: str
    """A colleague."""
    contacts: tuple[str, ...]
    """The headings of LinkedIn."""
    log: tuple[str, ...]
    """Those of her own log."""
    directly: str
    fourth_of_march: str
    undone: str


SAID = {
    Language.EN: HerWords(
        centre="nice",
        ours="Nest Tatterdale",
        contacts=("First Name", "Last Name", "URL", "Email Address", "Company", "Position",
                  "Connected On"),
        log=("When", "Lead", "Met with", "Fog"),
        directly="directly: {ours}, met on {day}",
        fourth_of_march="4 March 2026",
        undone="It no longer counts: paths and strengths are as if it had not been recorded.",
    ),
    Language.CY: HerWords(
        centre="foundations",
        ours="Gwenno Tatterdale",
        contacts=("Enw cyntaf", "Cyfenw", "URL", "Cyfeiriad e-bost", "Cwmni", "Swydd",
                  "Cysylltwyd ar"),
        log=("Pryd", "Arweinydd", "Gyda", "Niwl"),
        directly="yn uniongyrchol: {ours}, cwrddasant ar {day}",
        fourth_of_march="4 Mawrth 2026",
        undone="Nid yw’n cyfrif mwyach: mae’r llwybrau a’r cryfderau fel pe na bai wedi’i gofnodi.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", Language)
async def test_her_files_are_understood_or_asked_and_one_lot_is_taken_back(
    page: Page, visited: str, language: Language
) -> None:
    said = SAID[language]
    directly = said.directly.format(ours=said.ours, day=say(_yesterday(), language))
    await say_who(page, visited, language, said.centre, "Nell Quillfeather", said.ours)
    await _send(page, visited, language, *_contacts_and_log(said))
    await _say_what_a_column_is(page)
    await _answer_whom_she_met_and_see_before_and_now(page, directly)
    await page.click("main button[value=add]")
    await page.wait_for_url("**/record/done*")
    await _send(page, visited, language, *_calendar_and_attendance(said))
    await _say_which_day_and_tick_a_meeting(page, said)
    await page.click("main button[value=add]")
    await page.wait_for_url("**/record/done*")
    await page.click("#undo")
    await expect(page.get_by_text(said.undone)).to_be_visible()
    await page.goto(f"{visited}/{language}/path?from={said.centre}&to={MEMBER}")
    assert said.ours in await told(page, ".d-answer")


async def _say_what_a_column_is(page: Page) -> None:
    """What LinkedIn writes is known; of her own log one column is asked."""
    await page.wait_for_url("**/columns")
    chosen = [await one.input_value() for one in await page.locator("main select").all()]
    assert chosen == ["date", "of-us", "who", ""]
    await page.locator("main select").last.select_option("left-out")
    await page.click("main button[type=submit]")
    await page.wait_for_url("**draft=*")


async def _answer_whom_she_met_and_see_before_and_now(page: Page, directly: str) -> None:
    # two contacts and a meeting are new, one waits for an answer, and no February has 31 days
    assert await _counts(page) == [3, 0, 0, 1, 0, 1, 0, 5]
    assert "31/02/2026" in await told(page, "#wrong")
    await page.check(f"input[value='{MEMBER}']")
    await page.click("main button[value=choose]")
    await expect(page.locator("#paths")).to_be_visible()
    assert await faults(page) == []
    assert await _counts(page) == [4, 0, 0, 0, 0, 1, 0, 5]
    hers = page.locator("#paths tr", has=page.locator(f"a[href*='to={MEMBER}']"))
    now, then = await hers.locator("td").all_inner_texts()
    assert directly not in now
    assert directly in then


async def _say_which_day_and_tick_a_meeting(page: Page, said: HerWords) -> None:
    await page.wait_for_url("**/columns")
    await page.locator("label", has_text=said.fourth_of_march).click()
    await page.click("main button[type=submit]")
    await page.wait_for_url("**draft=*")
    # who came makes one meeting of three rows; of the calendar nothing is kept as yet
    assert await _counts(page) == [3, 0, 0, 0, 2, 0, 0, 5]
    assert "Lanterns" in await told(page, "#new")
    await page.check("#keep-1")
    await page.click("main button[value=tick]")
    await expect(page.locator("#keep-1")).to_be_checked()
    assert await _counts(page) == [4, 0, 0, 0, 1, 0, 0, 5]


async def _counts(page: Page) -> list[int]:
    cells = await page.locator("#counts td").all_inner_texts()
    return [int(one) for one in cells]


def _contacts_and_log(said: HerWords) -> list[FilePayload]:
    contacts = [
        ("Notes:",),
        ("Some addresses are left out of this list, since their owners do not show them.",),
        (),
        said.contacts,
        ("Mabel", "Quickstep", "", "", "Lantern Trust", "Head of Policy", "04 Mar 2024"),
        ("Tomás", "Ó Broin", "", "", "Lough & Sons, Ltd", "Director", "12 Jan 2023"),
    ]
    log = [
        said.log,
        (f"{_yesterday():%d/%m/%Y}", said.ours, "Sian Gwenlian", "thick"),
        ("4ydd Mawrth 2026", said.ours, "Mabel Quickstep; Tomás Ó Broin", "thin"),
        ("31/02/2026", said.ours, "Mabel Quickstep", "none"),
    ]
    return [
        _file("Connections.csv", delimited(contacts).encode("utf-8-sig")),
        _file("autumn.csv", delimited(log, ";").encode()),
    ]


def _calendar_and_attendance(said: HerWords) -> list[FilePayload]:
    with_her = "ATTENDEE;CN=Mabel Quickstep:mailto:m@example.org"
    entries = calendar(
        f"SUMMARY:Lanterns again\r\nDTSTART:{_yesterday():%Y%m%d}T100000Z\r\n{with_her}",
        f"SUMMARY:Hers\r\nDTSTART:20260305T100000Z\r\nCLASS:PRIVATE\r\n{with_her}",
    )
    came = (
        (name, "3/4/26, 10:00:10 AM", "3/4/26, 11:00:00 AM", "1h", "", "Attendee")
        for name in (said.ours, "QUICKSTEP, Mabel (Lantern Trust)", "Owain Lantern")
    )
    report = [
        ("1. Summary",),
        ("Meeting title", "Lanterns"),
        (),
        ("2. Participants",),
        ("Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Role"),
        *came,
    ]
    return [
        _file("calendar.ics", entries.encode()),
        _file("report.csv", delimited(report, "\t").encode("utf-16")),
    ]


def _file(name: str, content: bytes) -> FilePayload:
    return FilePayload(name=name, mimeType="application/octet-stream", buffer=content)


async def _send(page: Page, site: str, language: Language, *files: FilePayload) -> None:
    await page.goto(f"{site}/{language}/import")
    await page.set_input_files("#file", [*files])
    await page.click("main form[action$='/import'] button[type=submit]")
    await page.wait_for_url("**/import/**")


def _yesterday() -> dt.date:
    return dt.datetime.now(ZoneInfo("Europe/London")).date() - dt.timedelta(days=1)
