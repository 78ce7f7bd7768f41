"""Two people come in, one by the organisation's account and one by the link that she sends him,
in both languages, with axe on every state that is passed.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import cycle

import pytest
import pytest_asyncio
from oidc_provider_mock import User, run_server_in_thread
from playwright.async_api import Browser, Page, expect
from starlette.types import ASGIApp, Receive, Scope, Send

from api.app import create_app
from graph.hub import Hub
from graph.model import Language
from graph.privacy.roles import AccountRole
from graph.provider import Belongs, ProviderSettings
from graph.served import Served
from graph.tables.writing import write
from tests.api.pages.quay import records
from tests.browser.looking import faults, press
from tests.browser.serving import answering
from tests.graph.world import organization

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
STEWARD = "Nell Quillfeather"
WORDS = {
    Language.EN: (
        "Gwil Inkwell",
        "Lighthouse Centre (steward)",
        "Lighthouse Centre (reader)",
        "Sign in",
    ),
    Language.CY: (
        "Morwen Tatterdale",
        "Lighthouse Centre (stiward)",
        "Lighthouse Centre (darllenydd)",
        "Mewngofnodi",
    ),
}


class Later:
    """An application that is made once its address is known."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


@pytest_asyncio.fixture(scope="module")
async def door(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """The address of a server to which people sign in."""
    folder, later = tmp_path_factory.mktemp("door"), Later()
    write(records(), folder / "tables" / "d")
    people = [User(sub="nell", claims={"name": STEWARD, "groups": ["staff"]}), User(sub="other")]
    async with (
        Hub.open(folder / "graph", folder / "tables") as hub,
        answering(later) as address,
    ):
        with run_server_in_thread(user_claims=people) as provider:
            settings = ProviderSettings(
                issuer=f"http://localhost:{provider.server_port}",
                client_id="dolen",
                client_secret="hush",
                groups=(
                    Belongs(
                        group="staff",
                        centre=organization("lighthouse"),
                        role=AccountRole.STEWARD,
                    ),
                ),
            )
            served = Served(url=address, provider=settings)
            later.app = create_app(hub, served=served, contact="data@example.org")
            yield address


async def through_the_provider(page: Page, who: str) -> None:
    """Go to the provider by the button of the page, say who one is, and go on."""
    await press(page, "main a.govuk-button")
    await press(page, f"button[value={who}]")
    assert await page.locator("main h1").inner_text() == "You come from another site"
    await page.locator("main a").last.click()


@pytest.mark.parametrize("language", Language)
async def test_one_comes_by_the_provider_and_another_by_her_link(
    browser: Browser, door: str, language: Language
) -> None:
    reader, as_steward, as_reader, sign_in = WORDS[language]
    hers, his = await browser.new_context(), await browser.new_context()
    page, other = await hers.new_page(), await his.new_page()
    you, seen = page.locator(".d-you p"), {}
    turn = cycle((language is Language.EN, language is Language.CY))

    async def look(name: str, at: Page = page) -> None:
        """One state in one language, the next in the other."""
        if next(turn) and (found := await faults(at)):
            seen[name] = found

    await page.goto(f"{door}/{language}/centres?q=tides")
    assert await page.locator("h1").inner_text() == sign_in
    await look("sign in")
    await through_the_provider(page, "other")
    await expect(page.locator(".govuk-error-summary")).to_be_visible()
    await look("refused")
    await through_the_provider(page, "nell")
    assert page.url == f"{door}/{language}/centres?q=tides"
    assert f"{STEWARD}, {as_steward}" in await you.inner_text()
    await look("a page of who is signed in")

    await page.locator(".d-you a").last.click()
    await look("account")
    await page.goto(f"{door}/{language}/people")
    await press(page, "main button[value=invite]")
    await look("invite, with what is missing")
    await page.fill("#name", reader)
    await page.get_by_role("radio").first.check()
    await press(page, "main button[value=invite]")
    link = await page.input_value("#link")
    await look("invited")

    await other.goto(link)
    await look("invitation", other)
    await other.click("main button")
    assert f"{reader}, {as_reader}" in await other.locator(".d-you p").inner_text()
    await other.goto(link)
    await look("an invitation that was used", other)

    await page.goto(f"{door}/{language}/keys")
    await page.fill("#name", "Tide tables")
    await page.get_by_role("radio").first.check()
    await press(page, "main button[value=create]")
    assert (await page.input_value("#key")).startswith("dolen_")
    await look("a key that was made")
    await press(page, "main button[value=revoke]")
    await look("a key that was revoked")

    await page.goto(f"{door}/{language}/people")
    await page.get_by_role("link", name=reader).last.click()
    await look("an account")
    await press(page, "main button[value=suspend]")
    await look("suspended")
    await other.goto(f"{door}/{language}/")
    assert await other.locator("h1").inner_text() == sign_in

    await page.goto(f"{door}/{language}/you")
    await look("colleagues")
    await press(page, ".d-you button")
    assert page.url == f"{door}/{language}/sign-in?signed-out=yes"
    await page.goto(f"{door}/{language}/account")
    assert await page.locator("h1").inner_text() == sign_in
    assert seen == {}
    await hers.close()
    await his.close()
