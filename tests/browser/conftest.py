"""The pages in a real browser, from the real server: both start once a session.

Where there is no Chromium the tests are left out, and one of the last lines of the run says so;
with CI=true that is a failure.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from tests.browser.chromium import INSTALL, NOT_TRIED, chromium, launched, must_be_there
from tests.browser.looking import SHIFTS
from tests.browser.serving import served
from tests.conftest import UNTRIED

WAIT = 15_000
"""Milliseconds that one step of a test may take."""


@pytest_asyncio.fixture(scope="session")
async def browser(request: pytest.FixtureRequest) -> AsyncIterator[Browser]:
    expect.set_options(timeout=WAIT)
    program = chromium()
    if program is None:
        if must_be_there():
            pytest.fail(f"{NOT_TRIED}. {INSTALL}", pytrace=False)
        request.config.stash[UNTRIED] = NOT_TRIED
        pytest.skip(NOT_TRIED)
    async with async_playwright() as playwright:
        browser = await launched(playwright, program)
        yield browser
        await browser.close()


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server. It asks for the browser first, so that none starts for nothing."""
    with served(tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="session")
def visited(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of no Centre, in which each story says who it is."""
    with served(tmp_path_factory.mktemp("visited"), centre=None) as address:
        yield address


@pytest_asyncio.fixture(scope="session")
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """What all tests with script share."""
    context = await browser.new_context(reduced_motion="reduce", locale="en-GB")
    context.set_default_timeout(WAIT)
    await context.add_init_script(SHIFTS)
    yield context
    await context.close()


@pytest_asyncio.fixture
async def page(context: BrowserContext) -> AsyncIterator[Page]:
    page = await context.new_page()
    yield page
    await page.close()


@pytest_asyncio.fixture
async def without_script(browser: Browser) -> AsyncIterator[Page]:
    context = await browser.new_context(java_script_enabled=False, locale="en-GB")
    context.set_default_timeout(WAIT)
    yield await context.new_page()
    await context.close()
