"""How well what a page draws stands out:
of each text, mark and line of a picture, its colour and the one behind it, as Chromium has them.

Axe leaves the text of an SVG undecided.
The figures are the contrast ratio of WCAG 2: from 1 (the same) to 21 (black on white).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.async_api import Page

TEXT, MARK = 4.5, 3.0
"""The least that WCAG 2.2 AA asks for (1.4.3 and 1.4.11)."""

PAIRS = """
() => {
  const clear = (colour) => !colour || colour === "none" || colour === "transparent" \
|| colour === "rgba(0, 0, 0, 0)";
  const around = (each) => {
    for (let up = each; up; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (!clear(style.backgroundColor)) return style.backgroundColor;
    }
    return "rgb(255, 255, 255)";   // the paper
  };
  const pairs = [];
  const add = (what, kind, colour, behind, opacity) => { if (!clear(colour)) pairs.push([what, \
kind, colour, behind, Number(opacity)]); };
  for (const drawing of document.querySelectorAll("svg.d-pic, svg.d-mark, .d-key svg")) {
    const page = around(drawing);
    for (const each of drawing.querySelectorAll("text, path, circle, rect")) {
      if (!each.checkVisibility()) continue;
      const style = getComputedStyle(each), what = `${each.tagName}.${each.getAttribute("class")}`;
      if (each.tagName === "text") {
        const box = each.parentElement.querySelector(":scope > rect:not(.on, .hol, .half)");
        const shape = each.matches(".not") ? each.previousElementSibling : box;
        const free = each.matches(".lab, .col"), behind = free \
? page : getComputedStyle(shape).fill;
        add(`${what} on ${free ? "the page" : shape.getAttribute("class")}`, "text", style.fill, \
behind, style.opacity);
        continue;
      }
      const box = each.matches(".us, .them, .ground, .box");
      add(`the line of ${what}`, "mark", style.stroke, page, style.opacity);
      if (box) add(`the line of ${what} on its own ground`, "mark", style.stroke, style.fill, \
style.opacity);
      else if (each.tagName !== "path") add(what, "mark", style.fill, page, style.opacity);
    }
  }
  for (const each of document.querySelectorAll(".d-hop, .d-party")) {
    const line = getComputedStyle(each, "::before");
    add(`the line of ${each.className}`, "mark", line.borderLeftColor, around(each), 1);
  }
  return pairs;
}
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour and the one behind it, as red, green and blue from 0 to 255.
    `least` is the contrast that they must have.
    """

    what: str
    least: float
    colour: tuple[float, float, float]
    behind: tuple[float, float, float]

    @property
    def contrast(self) -> float:
        light, dark = sorted((luminance(self.colour), luminance(self.behind)), reverse=True)
        return (light + 0.05) / (dark + 0.05)


def luminance(colour: Sequence[float]) -> float:
    """Return the relative luminance of WCAG 2, from 0 to 1.

    >>> luminance((0, 0, 0)), round(luminance((255, 255, 255)), 6)
    (0.0, 1.0)
    """
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def pairs(page: Page) -> list[Pair]:
    """Return the pairs of a page in its present colours, each kind once."""
    found = {
        (what, kind, colour, behind, opacity)
        for what, kind, colour, behind, opacity in await page.evaluate(PAIRS)
    }
    return [
        Pair(
            what,
            TEXT if kind == "text" else MARK,
            _mixed(_numbers(colour), _numbers(behind), opacity),
            _numbers(behind),
        )
        for what, kind, colour, behind, opacity in sorted(found)
    ]


def _numbers(colour: str) -> tuple[float, float, float]:
    red, green, blue = map(float, re.findall(r"[\d.]+", colour)[:3])
    return red, green, blue


def _mixed(
    colour: tuple[float, float, float], behind: tuple[float, float, float], opacity: float
) -> tuple[float, float, float]:
    red, green, blue = (
        opacity * front + (1 - opacity) * back for front, back in zip(colour, behind, strict=True)
    )
    return red, green, blue
