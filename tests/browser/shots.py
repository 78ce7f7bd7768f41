"""Pictures of every page at 1280 and 320 px, and of a page of paths in other colours and
on paper, to be looked at.

`python -m tests.browser.shots FOLDER`; with the name of a page behind it, only that one's.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Page, async_playwright

from graph.model import Language
from tests.browser.chromium import INSTALL, chromium, launched
from tests.browser.serving import served
from tests.browser.states import FOUND, STATES, State

WIDTHS = (1280, 320)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.shots", description=__doc__)
    parser.add_argument(
        "folder", type=Path, help="where the pictures go: page-state-language-width.png"
    )
    parser.add_argument(
        "page", nargs="?", choices=sorted({state.page for state in STATES}), help="only this page"
    )
    asked = parser.parse_args()
    folder: Path = asked.folder
    program = chromium()
    if program is None:
        sys.exit(INSTALL)
    folder.mkdir(parents=True, exist_ok=True)
    states = [state for state in STATES if asked.page in (None, state.page)]
    with tempfile.TemporaryDirectory() as data, served(Path(data)) as site:
        asyncio.run(_taken(site, folder, program, states))
    sys.stdout.write(f"{len(list(folder.iterdir()))} pictures in {folder}\n")


async def _taken(site: str, folder: Path, program: Path, states: Sequence[State]) -> None:
    async with async_playwright() as playwright:
        browser = await launched(playwright, program)
        for width in WIDTHS:
            page = await browser.new_page(viewport={"width": width, "height": 900})
            for language, state in itertools.product(Language, states):
                await page.goto(state.at(site, language))
                await page.screenshot(
                    path=folder / f"{_name(state, str(language), str(width))}.png", full_page=True
                )
        for state in states:
            if state.address == FOUND:
                await _in_other_looks(
                    await browser.new_page(viewport={"width": WIDTHS[0], "height": 900}),
                    site,
                    folder,
                    state,
                )
        await browser.close()


async def _in_other_looks(page: Page, site: str, folder: Path, state: State) -> None:
    await page.goto(state.at(site, Language.EN))
    await page.pdf(path=folder / f"{_name(state, 'print')}.pdf", format="A4")
    await page.emulate_media(color_scheme="dark")
    await page.screenshot(path=folder / f"{_name(state, 'dark')}.png", full_page=True)
    await page.emulate_media(color_scheme="dark", forced_colors="active")
    await page.screenshot(path=folder / f"{_name(state, 'forced-colours')}.png", full_page=True)


def _name(state: State, *parts: str) -> str:
    return "-".join(dict.fromkeys((state.page, state.name.replace(" ", "-"), *parts)))


if __name__ == "__main__":
    main()
