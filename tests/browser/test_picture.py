"""The picture of paths as Chromium draws it, in the fonts that readers have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import pytest
from playwright.async_api import Page

from api import built
from api.picture import figure
from graph.model import Language
from tests.api.picture.pictures_by_chance import asked_by_chance
from tests.browser.contrast import TEXT, Pair, pairs
from tests.browser.lettering import set_in, text_faults
from tests.browser.states import DAY, FIRST_MINISTER, FOUND

FONTS = ('"Liberation Sans", sans-serif', '"DejaVu Sans", sans-serif', "serif")
"""Where one is not installed, the sans-serif font of the system stands in."""
WIDTHS = (320, 768, 1140, 1280)
PAGES = (
    FOUND,
    f"{FOUND}&k=10",
    f"/path?from=yef&to={FIRST_MINISTER}&{DAY}",
    f"/path?from=wcpp&to=senedd-committee-210294&{DAY}",
)
AS_DRAWN = "svg.d-pic { display: block !important; width: auto; max-width: none }"


async def _draw(page: Page, seeds: Iterable[int]) -> None:
    """Draw both pictures of each seed, of the size that they are laid out in."""
    drawn = "".join(
        f'<div id="seed-{seed}">{figure(*asked_by_chance(seed))}</div>' for seed in seeds
    )
    styles = f"<style>{built.text('dolen.css')}{AS_DRAWN}</style>"
    await page.set_content(
        f"<!DOCTYPE html><html><head><meta charset=utf-8>{styles}</head><body>{drawn}</body></html>"
    )


async def _examine(page: Page, asked: Sequence[int]) -> None:
    await _draw(page, asked)
    for font in FONTS:
        await set_in(page, font)
        found = {seed: await text_faults(page, f"#seed-{seed} svg") for seed in asked}
        assert {seed: faults for seed, faults in found.items() if any(faults)} == {}, font


async def test_in_thirty_pictures_by_chance_all_text_stands_in_its_box_and_no_line_crosses_it(
    page: Page,
) -> None:
    await _examine(page, range(30))


@pytest.mark.long
async def test_in_a_thousand_more_pictures_too(page: Page) -> None:
    for start in range(30, 1_030, 50):
        await _examine(page, range(start, start + 50))


async def test_text_that_is_too_wide_or_in_the_way_is_found(page: Page) -> None:
    await _draw(page, [2])
    await page.evaluate("document.querySelector('text.nm').style.fontSize = '60px'")
    await page.evaluate(
        "for (const text of document.querySelectorAll('text.lab')) text.setAttribute('y', "
        "+text.getAttribute('y') + 12)"
    )
    faults = " ".join((await text_faults(page, "#seed-2 svg"))[0])
    assert "leaves its box" in faults
    assert "a line crosses" in faults


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("address", PAGES)
async def test_on_the_pages_all_text_of_the_picture_stands_in_its_box_at_every_width(
    page: Page, site: str, address: str, language: Language
) -> None:
    await page.goto(f"{site}/{language}{address}")
    for font in FONTS:
        await set_in(page, font)
        for width in WIDTHS:
            await page.set_viewport_size({"width": width, "height": 900})
            (faults,) = await text_faults(page, "svg.d-pic")
            assert faults == [], (font, width)


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21; #777 on white is the well-known 4.48, a little
    short of the 4.5 for text.
    """
    assert Pair("black on white", TEXT, (0, 0, 0), (255, 255, 255)).contrast == pytest.approx(21)
    assert Pair("grey on white", TEXT, (119, 119, 119), (255, 255, 255)).contrast == pytest.approx(
        4.478, abs=0.001
    )


LOOKS: dict[str, dict[str, Literal["light", "dark", "active", "print"]]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced, light": {"color_scheme": "light", "forced_colors": "active"},
    "forced, dark": {"color_scheme": "dark", "forced_colors": "active"},
    "paper": {"color_scheme": "dark", "media": "print"},
}


@pytest.mark.parametrize("look", LOOKS)
async def test_every_text_mark_line_and_box_stands_out(page: Page, site: str, look: str) -> None:
    await page.emulate_media(**LOOKS[look])  # type: ignore[arg-type]  # each value fits its name
    await page.set_viewport_size({"width": 1280, "height": 900})
    await page.goto(f"{site}/en/path?from=yef&to=person-26234&{DAY}&k=10")
    seen = await pairs(page)
    kinds = " ".join(pair.what for pair in seen)
    for kind in (
        "text.nm on us",
        "text.role on ground",
        "text.lab",
        "text.col",
        "text.not",
        "rect.box",
        "path.e",
        "rect.hol",
        "d-hop",
    ):
        assert kind in kinds
    assert [
        (pair.what, round(pair.contrast, 2)) for pair in seen if pair.contrast < pair.least
    ] == []


@pytest.mark.parametrize("look", ["light", "dark"])
async def test_a_box_with_the_focus_stands_out(page: Page, site: str, look: str) -> None:
    await page.emulate_media(**LOOKS[look])  # type: ignore[arg-type]  # each value fits its name
    await page.set_viewport_size({"width": 1280, "height": 900})
    await page.goto(f"{site}/en{FOUND}")
    await page.locator(".govuk-skip-link[href='#list']").focus()
    await page.keyboard.press("Tab")
    focused = [
        pair for pair in await pairs(page) if " on us" in pair.what and "text.nm" in pair.what
    ]
    assert (255, 221, 0) in [pair.behind for pair in focused]
    assert all(pair.contrast >= TEXT for pair in focused)


async def test_the_file_to_keep_stands_out_too(page: Page, site: str) -> None:
    await page.emulate_media(color_scheme="dark")
    await page.goto(f"{site}/en{FOUND.replace('?', '.svg?')}")
    seen = await pairs(page)
    assert len(seen) > 10
    assert [
        (pair.what, round(pair.contrast, 2)) for pair in seen if pair.contrast < pair.least
    ] == []
