"""What a test sees of a page: what axe finds, what the browser reports, and what the page asks of other machines."""

from __future__ import annotations

from typing import Literal

from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]  # it comes without types
from playwright.async_api import Page

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN_DETAILS = "for (const each of document.querySelectorAll('details')) each.open = true"

WIDE, NARROW = 1280, 320
COLOURS = ["color-contrast", "link-in-text-block"]
LOOKS: tuple[tuple[int, Literal["light", "dark"], list[str] | None], ...] = (
    (WIDE, "light", None), (WIDE, "dark", COLOURS), (NARROW, "dark", None), (NARROW, "light", COLOURS),
)
"""Two of the four get all rules of axe, the others those about colour: each rule is tried at both widths, each colour in both schemes."""


async def faults(page: Page) -> list[str]:
    """Return what is wrong with a page in light and dark, on a wide and a narrow screen, with everything opened."""
    await page.evaluate(OPEN_DETAILS)
    found = []
    for width, scheme, rules in LOOKS:
        await page.set_viewport_size({"width": width, "height": 900})
        await page.emulate_media(color_scheme=scheme)
        found += [f"{width} {scheme}: {each}" for each in await violations(page, of=rules)]
        needed = await page.evaluate("document.documentElement.scrollWidth")
        if needed != width:
            found.append(f"{width}: needs {needed} pixels")
    return found


async def violations(page: Page, *, of: list[str] | None = None) -> list[str]:
    """Return the rules of axe that a page breaks, each with its first elements; all rules of the standard, or only those named."""
    rules = {"type": "tag", "values": STANDARD} if of is None else {"type": "rule", "values": of}
    found = await Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    return [f"{each['id']}: {[node['html'][:200] for node in each['nodes'][:3]]}" for each in found.response["violations"]]


class Watch:
    """Keeps what the browser reports of a page, violations of its content policy among it, and where its requests go."""

    def __init__(self, page: Page) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", lambda request: self.said.append(f"failed: {request.url}"))

    def reports(self, status: int) -> list[str]:
        """Return what was reported, but for the one line with which the browser notes an answer that is an error."""
        noted = f"error: Failed to load resource: the server responded with a status of {status} "
        return [said for said in self.said if status < 400 or not said.startswith(noted)]

    def elsewhere(self, site: str) -> list[str]:
        """Return the requests that leave for another address than the site's."""
        return [address for address in self.asked if not address.startswith((f"{site}/", "data:"))]
