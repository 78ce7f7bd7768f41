"""The first afternoon of a policy officer of no Centre, in Welsh: who works on youth mental health,
what each does and where to write, and who reaches the officer's own committee.
"""

from __future__ import annotations

from playwright.async_api import Page, expect

from graph.model import Language
from tests.browser.afternoons import NOBODY, choose, say_who, told
from tests.browser.states import DAY

COMMITTEE = "Pwyllgor y Blynyddoedd Cynnar, Plant, Pobl Ifanc ac Addysg"
ID = "senedd-committee-210775"
WORKING = {
    "National Institute for Health and Care Excellence": (
        "Arwain gofal iechyd a gofal cymdeithasol gydag argymhellion ar effaith a chost.",
        "https://www.nice.org.uk",
    ),
    "Youth Endowment Fund": (
        "Cadw plant rhag trais: ariannu, profi, crynhoi a lledaenu’r hyn sy’n ei atal.",
        "https://youthendowmentfund.org.uk",
    ),
    "Youth Futures Foundation": (
        "Lleihau’r bylchau mewn cyflogaeth i bobl ifanc sy’n wynebu anfantais.",
        "https://youthfuturesfoundation.org",
    ),
}
"""What each is for, in its own words in Welsh, and its website."""


async def test_in_welsh_an_officer_of_no_centre_finds_who_works_on_a_question_and_who_is_closest(
    page: Page, visited: str
) -> None:
    await say_who(page, visited, Language.CY, NOBODY)
    assert (await told(page, ".d-you")).startswith(
        "Nid ydych yn perthyn i unrhyw Ganolfan, a gwelwch yr hyn a wêl pawb."
    )
    await _search_for_the_question(page, visited)
    await _see_what_each_does_and_where_to_write(page)
    await _see_who_reaches_the_committee(page, visited)


async def _search_for_the_question(page: Page, site: str) -> None:
    await page.goto(f"{site}/cy/search?{DAY}")
    await page.fill("main [name=q]", "iechyd meddwl ieuenctid")
    await page.press("main [name=q]", "Enter")
    await page.get_by_role("link", name="Pob un o’r 3: beth mae pob un yn ei wneud").click()
    await expect(page).to_have_title("Canolfannau What Works – Dolen")


async def _see_what_each_does_and_where_to_write(page: Page) -> None:
    assert "3 Canolfan yn gweithio ar “iechyd meddwl ieuenctid”" in await told(page)
    for name, (aim, website) in WORKING.items():
        told_of = page.locator("li", has=page.get_by_role("link", name=name, exact=True)).last
        assert aim in " ".join((await told_of.inner_text()).split())
        await expect(told_of.locator(f"a[href^='{website}']")).to_have_count(1)


async def _see_who_reaches_the_committee(page: Page, site: str) -> None:
    """The closest Centre is named with who brings it there, and its best path is one press away."""
    await page.goto(f"{site}/cy/search?{DAY}")
    await choose(page, "main [name=q]", "blynyddoedd cynnar", COMMITTEE)
    await page.press("main [name=q]", "Enter")
    await page.click(f"main a[href*='/body/{ID}']")
    section = page.locator("#closest").locator("xpath=ancestor::section")
    first = section.locator("tbody tr").first
    assert " ".join((await first.inner_text()).split()) == (
        "Canolfan Polisi Cyhoeddus Cymru Canolig · â thystiolaeth 3 Llywodraeth Cymru, "
        "Llyr Gruffydd"
    )
    await first.get_by_role("link").first.click()
    assert (await told(page, "h1")) == (
        f"Sut y gall Canolfan Polisi Cyhoeddus Cymru gyrraedd {COMMITTEE}"
    )
    assert (await told(page, ".d-answer")).startswith("Gofynnwch i Lywodraeth Cymru yn gyntaf")
