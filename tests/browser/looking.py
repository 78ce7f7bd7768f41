"""What a test sees of a page: what axe finds, what a reader loses, what the browser reports, and
what it asks of other machines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]  # it comes without types
from playwright.async_api import Page

from tests.browser.text_lost import text_lost

AXE = Axe()
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN_DETAILS = "for (const each of document.querySelectorAll('details')) each.open = true"
SMALL = """
() => [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea, \
summary")].filter((each) => {
  const { width, height } = each.getBoundingClientRect();
  const least = each.matches("summary, [type=radio], [type=checkbox]") ? 24 : 44;
  return each.checkVisibility() && (width < 24 || height < least);
}).map((each) => `small: ${each.outerHTML.slice(0, 120)}`)
"""
"""Links are left to axe: those in a line of text may be as high as it."""
MOVING = """
() => [...document.querySelectorAll("*")].filter((each) => {
  const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(each);
  return animationName !== "none" || !/^0s(, 0s)*$/.test(transitionDuration) \
|| scrollBehavior !== "auto";
}).map((each) => `moves: ${each.outerHTML.slice(0, 120)}`)
"""
SHIFTS = """
window.shifts = [];
new PerformanceObserver((seen) => window.shifts.push(...seen.getEntries())).observe({ type: \
"layout-shift", buffered: true });
"""
"""To be run in a page before its own script."""
ARRIVING = 0.02
"""More than the columns of a table move while its rows arrive, on a machine under load;
a line that moves the page gives more.
"""
SHIFTED = (
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => "
    "done(window.shifts.map((each) => each.value)))))"
)


@dataclass(frozen=True, slots=True)
class Look:
    """A screen: 1280 pixels, and the 320 by 256 that remain of 1280 by 1024 at a zoom of 400 %."""

    width: int
    height: int
    scheme: Literal["light", "dark"]


WIDE_LIGHT, WIDE_DARK = Look(1280, 900, "light"), Look(1280, 900, "dark")
NARROW_LIGHT, NARROW_DARK = Look(320, 256, "light"), Look(320, 256, "dark")
LOOKS: Mapping[str, Sequence[Look]] = {
    "en": (WIDE_LIGHT, NARROW_DARK),
    "cy": (NARROW_DARK, WIDE_LIGHT),
}
"""By language: each is seen at both widths, and axe looks at the first. What axe finds hangs on the
width and the scheme, hardly on the language: so it sees both.
"""
EVERY_LOOK = (WIDE_LIGHT, WIDE_DARK, NARROW_LIGHT, NARROW_DARK)


async def press(page: Page, what: str) -> None:
    """Press a button or a link that leads to another page, and wait until that has loaded: what
    reads the page at once would else now and then read the one before.
    """
    async with page.expect_navigation():
        await page.click(what)


async def faults(page: Page, looks: Sequence[Look] | None = None) -> list[str]:
    """Return what is wrong with a page on some screens, with everything opened;
    nothing in it may move.

    Without `looks` it is seen on those of its language, and axe looks at the first of them.
    """
    await page.evaluate(OPEN_DETAILS)
    await page.evaluate(AXE.axe_script)
    found: list[str] = await page.evaluate(MOVING)
    seen = looks or LOOKS[await page.get_attribute("html", "lang") or ""]
    for look in seen:
        await page.set_viewport_size({"width": look.width, "height": look.height})
        await page.emulate_media(color_scheme=look.scheme)
        here = await _seen(page, look)
        if looks or look is seen[0]:
            here += await _violations(page)
        found += [f"{look.width} {look.scheme}: {each}" for each in here]
    return found


async def _seen(page: Page, look: Look) -> list[str]:
    needed = await page.evaluate("document.documentElement.scrollWidth")
    small: list[str] = await page.evaluate(SMALL)
    return [
        *([] if needed == look.width else [f"needs {needed} pixels"]),
        *small,
        *await text_lost(page),
    ]


async def _violations(page: Page) -> list[str]:
    """Return the rules of axe that a page breaks, each with its first elements.
    The page holds axe already.
    """
    options = {
        "runOnly": {"type": "tag", "values": STANDARD},
        "resultTypes": ["violations"],
        "preload": False,
    }
    found = await page.evaluate("(options) => axe.run(document, options)", options)
    return [
        f"{each['id']}: {[node['html'][:200] for node in each['nodes'][:3]]}"
        for each in found["violations"]
    ]


async def shifted(page: Page) -> float:
    """Return by how much the page has moved under its reader since it began to load, as Chromium
    adds it up. Its context runs `SHIFTS`.
    """
    found: list[float] = await page.evaluate(SHIFTED)
    return sum(found)


class Watch:
    """Keeps what the browser reports of a page, violations of its content policy among it,
    and where its requests go.
    """

    def __init__(self, page: Page) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", lambda request: self.said.append(f"failed: {request.url}"))

    def reports(self, status: int) -> list[str]:
        """Return what was reported, but for the one line with which the browser notes an
        answer that is an error.
        """
        noted = f"error: Failed to load resource: the server responded with a status of {status} "
        return [said for said in self.said if status < 400 or not said.startswith(noted)]

    def elsewhere(self, site: str) -> list[str]:
        """Return the requests that leave for another address than the site's."""
        return [address for address in self.asked if not address.startswith((f"{site}/", "data:"))]
