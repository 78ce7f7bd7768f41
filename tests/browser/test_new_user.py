"""The story of a new user: a Centre is chosen, a path asked for, meetings are uploaded, and the
better path is sent to another Centre.

One data folder with the bundled tables and one address, at which the other Centre is served before
and after. Every question is as of 24 November 2026. What the new user uploads is
known by the invented name of a colleague.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from playwright.async_api import Browser, FilePayload, Page, expect

from tests.browser.serving import served
from tests.browser.states import DAY

OURS, OUR_ID, THEIRS = "Centre for Homelessness Impact", "chi", "yef"
QUESTION = f"{DAY}&from={OUR_ID}&to=scottish-ministers-first-minister"
FORMS = tuple(
    f"{path}?{QUESTION}"
    for path in ("/en/path", "/cy/path", "/en/path.json", "/en/path.csv", "/en/path.svg")
)
COLLEAGUE = "Morwen Tatterdale"
PEOPLE = f"name\n{COLLEAGUE}\n"
MEMBERSHIPS = f"actor,organization,role,from\n{COLLEAGUE},{OURS},employee,2024\n"
WRONG = f"""\
date,kind,actors,note
3 November 2026,meeting,{COLLEAGUE}; Paul McLennan,
17 November 2026,meeting,{COLLEAGUE}; Paul Maclennan,On winter plans
soon,call,{COLLEAGUE}; Paul McLennan,
"""
"""Row 3 misspells a name; row 4 has no date."""
ELSEWHERE = (
    "/en/search.json?q=Morwen+Tatterdale",
    "/en/search.json?q=McLennan",
    f"/en/centre/{OUR_ID}.json",
    "/en/person/person-26005.json",
    f"/en/tie.json?a={OUR_ID}&b=person-26005",
    "/en/changes.csv",
    "/en/sources.json",
)
"""Where a trace of the upload could be. Person 26005 is Paul McLennan."""
RIGHT = WRONG.replace("soon", "20 November 2026")


@dataclass
class House:
    """Where the servers of the story are."""

    folder: Path
    port: int = 0

    @contextmanager
    def open(self, centre: str | None = None) -> Iterator[str]:
        with served(self.folder, centre=centre, port=self.port) as site:
            self.port = urlsplit(site).port or 0
            yield site


async def test_a_new_user_finds_a_better_path_and_another_centre_sees_only_what_is_public(
    browser: Browser, tmp_path: Path
) -> None:
    house = House(tmp_path)
    page = await browser.new_page(locale="en-GB")
    with house.open(THEIRS) as site:
        public, elsewhere = await _answers(site, FORMS), await _answers(site, ELSEWHERE)
    with house.open() as site:
        await _say_who_we_are(page, site)
        await _see_no_good_lead(page, site)
        await _upload_meetings(page)
        link = await _see_a_good_lead(page, site)
        ours = await _answers(site, FORMS)
        (colleague,) = await page.locator("#path-1 a", has_text=COLLEAGUE).evaluate_all(
            "all => all.map((each) => each.pathname)"
        )
    await page.close()
    assert [form for form, answer in ours.items() if COLLEAGUE.encode() not in answer] == []
    assert [form for form, answer in public.items() if COLLEAGUE.encode() in answer] == []
    with house.open(THEIRS) as site:
        await _see_only_what_is_public(browser, link)
        assert await _answers(site, (*FORMS, *ELSEWHERE)) == public | elsewhere
        assert len(set((await _answers(site, (colleague, "/en/person/nobody"), 404)).values())) == 1


async def _say_who_we_are(page: Page, site: str) -> None:
    """Answer what a first visit is asked. It is in force at once."""
    await page.goto(f"{site}/en/")
    await expect(page).to_have_title("Who are you? – Dolen")
    await page.select_option("#centre", label=OURS)
    await page.click("main >> text=Start")
    await expect(page).to_have_title("Who can introduce us? – Dolen")
    assert (await page.inner_text(".d-you")).startswith(f"{OURS}: ")


async def _answers(site: str, addresses: Sequence[str], status: int = 200) -> dict[str, bytes]:
    async with httpx.AsyncClient(base_url=site, timeout=30) as client:
        answers = {address: await client.get(address) for address in addresses}
    assert {answer.status_code for answer in answers.values()} == {status}
    return {address: answer.content for address, answer in answers.items()}


async def _ask(page: Page, site: str) -> list[str]:
    """Ask from home, and return what each path is worth."""
    await page.goto(f"{site}/en/?{DAY}")
    assert await page.input_value("input[name=from]") == OUR_ID
    await page.fill("#to", "First Minister of Scotland")
    await page.press("#to", "Enter")
    await expect(page).to_have_title(f"{OURS} to First Minister of Scotland: 5 paths – Dolen")
    assert urlsplit(page.url).query == QUESTION
    return [
        each.partition(" · ")[0] for each in await page.locator(".d-path-sum").all_inner_texts()
    ]


async def _see_no_good_lead(page: Page, site: str) -> None:
    assert await _ask(page, site) == ["Fair lead", *["Long shot"] * 4]
    assert "The first steps below are faint to weak." in await page.inner_text(".d-answer")


async def _upload_meetings(page: Page) -> None:
    await page.click("nav >> text=Record")
    await page.click("main >> text=Import a spreadsheet")
    await _send(page, WRONG)
    counts = await _counts(page)
    assert (counts["New"], counts["To be answered by you"], counts["Cannot be used"]) == (3, 1, 1)
    assert counts.pop("All rows") == sum(counts.values()) == 5
    wrong = (await page.inner_text("#wrong tbody")).split("\t")
    assert wrong[:2] == ["interactions.csv, row 4, column date", "soon"]
    assert await page.get_by_role("button", name="Add 3 rows").count() == 1
    await page.click("main >> text=Send it again")
    await _send(page, RIGHT)
    await (
        page.get_by_role("group", name="Who or what is “Paul Maclennan”?")
        .get_by_label("Paul McLennan")
        .check()
    )
    await page.get_by_role("button", name="See what it would change").click()
    counts = await _counts(page)
    assert counts.pop("All rows") == counts["New"] == sum(counts.values()) == 5
    await page.get_by_role("button", name="Add 5 rows").click()
    await page.wait_for_url("**/record/done*")


async def _counts(page: Page) -> dict[str, int]:
    """What becomes of the rows, as the table says it."""
    rows = (await page.inner_text("#counts tbody")).splitlines()
    return {what: int(count) for what, count in (row.split("\t") for row in rows)}


async def _send(page: Page, interactions: str) -> None:
    tables = {"people": PEOPLE, "memberships": MEMBERSHIPS, "interactions": interactions}
    files: list[FilePayload] = [
        {"name": f"{name}.csv", "mimeType": "text/csv", "buffer": text.encode()}
        for name, text in tables.items()
    ]
    await page.set_input_files("#file", files)
    await page.get_by_role("button", name="See what it would change").click()


async def _see_a_good_lead(page: Page, site: str) -> str:
    """Return the address that is sent.

    Two meetings and a call of two, 21, 7 and 4 days ago: A = 2^(-21/180) + 2^(-7/180) + 0.7 *
    2^(-4/180) = 2.585, the strength 0.9 * (1 - exp(-A/3)) = 0.52: medium, and evidenced.
    """
    assert (await _ask(page, site))[0] == "Good lead"
    best = page.locator("#path-1")
    assert await best.locator(".d-party b").all_inner_texts() == [
        COLLEAGUE,
        "Paul McLennan",
        "John Swinney",
    ]
    first = best.locator(".d-hop").first
    assert [await first.locator("p").nth(at).inner_text() for at in (0, 1)] == [
        "Medium · evidenced",
        (
            "Spoke by phone or online on 20 November 2026; met twice since November 2026, last "
            "on 17 November 2026."
        ),
    ]
    await first.locator("summary").click()
    assert "Strength 0.52 of 1" in await first.inner_text()
    assert f"Ask first: {COLLEAGUE}." in await page.inner_text(".d-answer")
    return page.url


async def _see_only_what_is_public(browser: Browser, link: str) -> None:
    context = await browser.new_context(locale="en-GB")
    page = await context.new_page()
    await page.goto(link)
    await expect(page).to_have_title(f"{OURS} to First Minister of Scotland: 5 paths – Dolen")
    assert {
        each.partition(" · ")[0] for each in await page.locator(".d-path-sum").all_inner_texts()
    } == {"Fair lead", "Long shot"}
    assert COLLEAGUE not in f"{page.url} {await page.content()}"
    await context.close()
