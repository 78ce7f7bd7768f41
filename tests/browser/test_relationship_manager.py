"""The first afternoon of a relationship manager: who we are, a minister, a meeting of yesterday,
what it changed, one meeting undone, and the link of the answer; in both languages.

Today's answers over the bundled tables, so no strength is expected by its number.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Page, expect

from graph.model import Language
from graph.words import say
from tests.browser.afternoons import choose, say_who, told

MINISTER, ID = "Siân Gwenllian", "person-26244"


@dataclass(frozen=True, slots=True)
class Said:
    """What is typed and seen in one language."""

    centre: str
    who: str
    ours: str
    """The colleague who was there."""
    also: str
    yesterday: str
    another: str
    private: str
    met: str
    heading: str
    directly: str
    ask: str
    undone: str


SAID = {
    Language.EN: Said(
        centre="yef",
        who="Nell Quillfeather, Youth Endowment Fund: 3 people.",
        ours="Morwen Tatterdale",
        also="Gwil Inkwell",
        yesterday="yesterday",
        another="last Tuesday",
        private="Only your Centre sees this",
        met="Recorded: {ours} met {theirs}",
        heading="You no longer need an introduction",
        directly="directly: {ours}, met on {day}",
        ask="Ask our colleague {ours} first",
        undone="It no longer counts: paths and strengths are as if it had not been recorded.",
    ),
    Language.CY: Said(
        centre="yff",
        who="Nell Quillfeather, Youth Futures Foundation: 3 pherson.",
        ours="Tegwen Tatterdale",
        also="Mabon Inkwell",
        yesterday="ddoe",
        another="dydd Mawrth diwethaf",
        private="Dim ond eich Canolfan sy’n gweld hyn",
        met="Wedi’i gofnodi: cyfarfod rhwng {ours} a {theirs}",
        heading="Nid oes angen cyflwyniad arnoch mwyach",
        directly="yn uniongyrchol: {ours}, cwrddasant ar {day}",
        ask="Gofynnwch i’n cydweithiwr {ours} yn gyntaf",
        undone="Nid yw’n cyfrif mwyach: mae’r llwybrau a’r cryfderau fel pe na bai wedi’i gofnodi.",
    ),
}


@pytest.mark.parametrize("language", Language)
async def test_yesterdays_meeting_is_recorded_and_seen_to_help_and_its_answer_is_sent(
    page: Page, visited: str, language: Language
) -> None:
    said, yesterday = SAID[language], _today() - dt.timedelta(days=1)
    us = f"{said.ours}, policy manager\n{said.also}"
    await say_who(page, visited, language, said.centre, "Nell Quillfeather", us)
    assert (await told(page, ".d-you")).startswith(said.who)
    await _ask_for_the_minister(page, said)
    await _record_from_her_page(page, said, say(yesterday, language))
    await _see_before_and_now(page, said, say(yesterday, language))
    done = page.url
    await _undo_another(page, said)
    await page.goto(done)
    await _send_the_link(page, visited, said, language)
    await page.goto(done)
    await page.click("#undo")
    await expect(page.get_by_text(said.undone)).to_be_visible()


async def _ask_for_the_minister(page: Page, said: Said) -> None:
    await choose(page, "#to", "Gwenllian", MINISTER)
    await page.press("#to", "Enter")
    await page.wait_for_url("**/path?*")
    assert await page.locator(".d-path").count() == 5
    assert said.ours not in await told(page)


async def _record_from_her_page(page: Page, said: Said, day: str) -> None:
    """Whose page it is stands in the form already."""
    await page.click(f"main a[href*='/person/{ID}']")
    await page.click("main a[href*='/record/meeting']")
    assert await page.input_value("#who") == MINISTER
    await _fill(page, said, said.yesterday)
    assert (await told(page)).count(said.private) == 1
    rows = [
        " ".join(each.split())
        for each in await page.locator(".govuk-summary-list__value").all_inner_texts()
    ]
    assert rows[1:3] == [day, f"{said.ours} {MINISTER}"]
    await _press_record(page)


async def _fill(page: Page, said: Said, day: str) -> None:
    """Who records was not there: a colleague was."""
    await page.locator("input[name=kind]").first.check()
    await page.fill("#date", day)
    await page.get_by_label("Nell Quillfeather").uncheck()
    await page.get_by_label(said.ours).check()
    await page.click("main button[value=check]")


async def _press_record(page: Page) -> None:
    await page.click("main button[value=record]")
    await page.wait_for_url("**/record/done*")


async def _see_before_and_now(page: Page, said: Said, day: str) -> None:
    assert await told(page, "h1") == said.met.format(ours=said.ours, theirs=MINISTER)
    assert await told(page, "#gain") == said.heading
    (hers,) = await page.locator("tr", has=page.locator(f"a[href*='to={ID}']")).all()
    before, now = await hers.locator("td").all_inner_texts()
    assert said.ours not in before
    assert now.endswith(said.directly.format(ours=said.ours, day=day))
    assert said.private in await told(page)


async def _undo_another(page: Page, said: Said) -> None:
    """A meeting that never was, like the one before."""
    await page.locator("main a[href*='/record/meeting']").last.click()
    await _fill(page, said, said.another)
    await _press_record(page)
    await page.click("#undo")
    await expect(page.get_by_text(said.undone)).to_be_visible()


async def _send_the_link(page: Page, site: str, said: Said, language: Language) -> None:
    """Whom it is sent to sees the same answer, on whatever day."""
    await page.click(f"main a[href*='to={ID}']")
    await page.wait_for_url("**/path?*")
    answer = await told(page, ".d-answer")
    assert answer.startswith(said.ask.format(ours=said.ours))
    assert await told(page, ".d-own") == said.private
    link = await page.input_value("#link")
    assert link == (
        f"{site}/{language}/path?from={said.centre}&to={ID}&as_of={_today().isoformat()}"
    )
    await page.goto(link)
    assert await told(page, ".d-answer") == answer


def _today() -> dt.date:
    return dt.datetime.now(ZoneInfo("Europe/London")).date()
