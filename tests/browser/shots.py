"""Pictures of every page at 1280 and 320 px, to be looked at: `python -m tests.browser.shots FOLDER`."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import async_playwright

from graph.model import Language
from tests.browser.chromium import INSTALL, chromium, launched
from tests.browser.serving import served
from tests.browser.states import STATES

WIDTHS = (1280, 320)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.shots", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go: page-state-language-width.png")
    folder: Path = parser.parse_args().folder
    program = chromium()
    if program is None:
        sys.exit(INSTALL)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, served(Path(data)) as site:
        count = asyncio.run(_taken(site, folder, program))
    sys.stdout.write(f"{count} pictures in {folder}\n")


async def _taken(site: str, folder: Path, program: Path) -> int:
    count = 0
    async with async_playwright() as playwright:
        browser = await launched(playwright, program)
        for width in WIDTHS:
            page = await browser.new_page(viewport={"width": width, "height": 900})
            for language in Language:
                for state in STATES:
                    await page.goto(state.at(site, language))
                    name = "-".join(dict.fromkeys((state.page, state.name.replace(" ", "-"), str(language), str(width))))
                    await page.screenshot(path=folder / f"{name}.png", full_page=True)
                    count += 1
        await browser.close()
    return count


if __name__ == "__main__":
    main()
