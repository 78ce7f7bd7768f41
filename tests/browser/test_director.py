"""The first afternoon of a director: the page of the own Centre, whom it knows in Scotland, which
Centre is closest to a committee, what to do next, and the draft for it on paper; in both languages.

Whom the Centre knows there is of the bundled tables, as of 24 November 2026.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.async_api import Page, expect

from graph.model import Language
from tests.browser.afternoons import choose, say_who, told
from tests.browser.looking import faults
from tests.browser.paper import printed
from tests.browser.states import DAY

CENTRE, DIRECTOR = "Centre for Homelessness Impact", "Morgan Quillfeather"
COMMITTEE = "Social Justice, Housing and Local Government Committee"
ID = "scottish-parliament-committee-336"


@dataclass(frozen=True, slots=True)
class Said:
    """What is seen in one language."""

    next: str
    why: str
    closest: str
    step: str
    change: str
    greeting: str
    who: str
    asks: str
    other: str
    private: str


SAID = {
    Language.EN: Said(
        next="Who can introduce us to the Scottish Government?",
        why="Were at the same event, with 18 others, on 25 March 2022",
        closest="Faint · past contact 2 Graham Simpson",
        step="Meet Graham Simpson once",
        change="Only the score: from 0.0047 to 0.051",
        greeting="Dear Graham Simpson,",
        who=f"I am {DIRECTOR}, and I work for the {CENTRE}.",
        asks="Could we meet you, or somebody of your office, for half an hour?",
        other="A fyddai modd inni gwrdd â chi, neu â rhywun o’ch swyddfa, am hanner awr?",
        private="Only your Centre sees this",
    ),
    Language.CY: Said(
        next="Pwy all ein cyflwyno i Lywodraeth yr Alban?",
        why="Roeddent yn yr un digwyddiad, gydag 18 arall, ar 25 Mawrth 2022",
        closest="Prin · cyswllt a fu 2 Graham Simpson",
        step="Cwrdd â Graham Simpson unwaith",
        change="Y sgôr yn unig: o 0.0047 i 0.051",
        greeting="Annwyl Graham Simpson,",
        who=f"Fy enw i yw {DIRECTOR}, ac rwy’n gweithio i {CENTRE}.",
        asks="A fyddai modd inni gwrdd â chi, neu â rhywun o’ch swyddfa, am hanner awr?",
        other="Could we meet you, or somebody of your office, for half an hour?",
        private="Dim ond eich Canolfan sy’n gweld hyn",
    ),
}


@pytest.mark.parametrize("language", Language)
async def test_a_director_sees_whom_the_centre_knows_and_prints_what_to_do_next(
    page: Page, visited: str, language: Language
) -> None:
    said = SAID[language]
    await say_who(page, visited, language, "chi", DIRECTOR)
    await _open_the_own_centre(page, said)
    await _find_who_is_closest(page, visited, said, language)
    await _ask_what_to_do_next(page, said)
    await _print(page, said)


async def _open_the_own_centre(page: Page, said: Said) -> None:
    await page.locator(".d-you a", has_text=CENTRE).click()
    await expect(page).to_have_title(f"{CENTRE} – Dolen")
    await page.goto(f"{page.url}?{DAY}")
    known = page.locator("table", has=page.locator("th", has_text="Graham Simpson")).first
    rows = await known.locator("tbody tr").all_inner_texts()
    assert [row.split("\n")[0] for row in rows] == [
        "Graham Simpson",
        "Paul McLennan",
        "Emma Roddick",
    ]
    assert said.why in rows[0]
    await expect(page.locator("main a", has_text=said.next)).to_have_count(1)


async def _find_who_is_closest(page: Page, site: str, said: Said, language: Language) -> None:
    await page.goto(f"{site}/{language}/search?{DAY}")
    await choose(page, "#q", "Social Justice, Housing", COMMITTEE)
    await page.press("#q", "Enter")
    await page.click(f"main a[href*='/body/{ID}']")
    first = page.locator("#closest").locator("xpath=ancestor::section").locator("tbody tr").first
    assert " ".join((await first.inner_text()).split()) == f"{CENTRE} {said.closest}"


async def _ask_what_to_do_next(page: Page, said: Said) -> None:
    """Of the Centres to ask for, the own one is chosen already."""
    assert await page.input_value("main #from") == "chi"
    await page.click("main form.d-ask button")
    await page.wait_for_url("**/path?*")
    step = page.locator("tr.d-lift").first
    assert (await step.inner_text()).startswith(said.step)
    why = page.locator("tr.d-lift-why").first
    assert (await why.inner_text()).startswith(said.change)
    await why.locator("summary").first.click()
    draft = await why.locator("textarea").first.input_value()
    assert draft.startswith(f"{said.greeting}\n\n{said.who}")
    assert said.asks in draft
    assert await told(page, ".d-own") == said.private


async def _print(page: Page, said: Said) -> None:
    """Names, who may see them, and the draft that was opened are on the paper; no other draft."""
    paper = " ".join(await printed(page))
    for words in (
        said.private,
        "Graham Simpson",
        "Craig Hoy",
        said.step,
        said.greeting,
        said.who,
        said.asks,
    ):
        assert words in paper
    assert said.other not in paper
    assert paper.count(said.greeting) == 1


async def test_what_a_centre_kept_can_be_read_by_everybody(page: Page, visited: str) -> None:
    """The figures of Wales, in the list of what was kept and beside the line of past days."""
    await say_who(page, visited, Language.EN, "wwg", "Hedd Quillfeather")
    await page.goto(f"{visited}/en/nation/wales")
    await page.click("main form[action*='kept-figures'] button")
    await page.wait_for_url("**/record/done*")
    await page.goto(f"{visited}/en/metrics/M-03/over-time?since=2026")
    await expect(page.locator("tbody tr").first).to_contain_text("kept as 0.045")
    assert await faults(page) == []
    await page.goto(f"{visited}/cy/nation/wales")
    await expect(page.locator("main .d-line svg")).to_have_count(1)
    await expect(page.locator("section[aria-labelledby=kept] li")).to_have_count(1)
    assert await faults(page) == []
    await page.click("section[aria-labelledby=kept] li a")
    await expect(page.locator("#press-1")).to_have_count(1)
    assert await faults(page) == []
