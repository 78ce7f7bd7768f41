"""What Chromium sees of the text of a picture:
whether it stays in its box, meets other text, or is crossed by a line.
"""

from __future__ import annotations

from playwright.async_api import Page

TEXT_FAULTS = """
(drawing) => {
  const faults = [];
  const slack = 0.5;
  const number = (each, name) => parseFloat(each.getAttribute(name));
  // From the top of an accent to the foot of a "g": what is seen of a line, \
not the room that its font asks for.
  const seen = (text) => {
    const across = text.getBBox(), size = parseFloat(getComputedStyle(text).fontSize), \
base = number(text, "y");
    const [x, right] = [across.x, across.x + across.width];
    return { name: `"${text.textContent}"`, x, right, y: base - 0.95 * size, \
bottom: base + 0.24 * size };
  };
  const area = (rect, name) => {
    const x = number(rect, "x"), y = number(rect, "y");
    return { name, x, y, right: x + number(rect, "width"), bottom: y + number(rect, "height") };
  };
  const inside = (one, other) => one.x >= other.x && one.right <= other.right && one.y >= other.y \
&& one.bottom <= other.bottom;
  const meet = (one, other) => one.x < other.right - slack && other.x < one.right - slack
    && one.y < other.bottom - slack && other.y < one.bottom - slack;

  const [, , width, height] = drawing.getAttribute("viewBox").split(" ").map(Number);
  const boxes = [...drawing.querySelectorAll("rect.us, rect.ground, rect.box, \
rect.them")].map((rect) => {
    const texts = [...rect.parentNode.querySelectorAll("tspan")].map(seen);
    const box = area(rect, `the box of ${texts.map((each) => each.name).join(" ")}`);
    for (const text of texts) if (!inside(text, box)) faults.push(`${text.name} leaves its box`);
    return { ...box, texts };
  });
  const labels = [...drawing.querySelectorAll("text.lab")].map(seen);
  const heads = [...drawing.querySelectorAll("text.col")].map(seen);
  const discs = [...drawing.querySelectorAll("circle.no")].map((disc) => {
    const [x, y, r] = ["cx", "cy", "r"].map((name) => number(disc, name));
    const text = seen(disc.nextElementSibling);
    if (text.x < x - r || text.right > x + r) faults.push(`the number ${text.name} \
leaves its disc`);
    return { name: `the disc ${text.name}`, x: x - r, right: x + r, y: y - r, bottom: y + r };
  });
  const marks = [...drawing.querySelectorAll("rect.on, rect.hol")].map((bar) => area(bar, \
"a bar of a mark"));

  const free = [...labels, ...heads];
  for (const text of free) {
    if (!inside(text, { x: 0, y: 0, right: width, bottom: height })) faults.push(`${text.name} \
leaves the picture`);
  }
  const texts = [...free, ...boxes.flatMap((box) => box.texts)];
  const apart = (one, other) => { if (meet(one, other)) faults.push(`${one.name} \
meets ${other.name}`); };
  texts.forEach((one, i) => texts.slice(i + 1).forEach((other) => apart(one, other)));
  for (const text of free) boxes.forEach((box) => apart(text, box));
  for (const text of texts) discs.forEach((disc) => apart(text, disc));
  for (const text of labels) marks.forEach((bar) => apart(text, bar));

  for (const line of drawing.querySelectorAll("path.e, path.rail")) {
    const half = parseFloat(getComputedStyle(line).strokeWidth) / 2, long = line.getTotalLength();
    for (let at = 0; at <= long; at += 5) {
      const point = line.getPointAtLength(at);
      const dot = { x: point.x - half, right: point.x + half, y: point.y - half, \
bottom: point.y + half };
      const crossed = [...free, ...marks].find((each) => meet(dot, each));
      if (crossed) { faults.push(`a line crosses ${crossed.name}`); break; }
    }
  }
  return [...new Set(faults)];
}
"""
SHOWN = (
    "(asked) => [...document.querySelectorAll(asked)].filter((each) => "
    f"each.checkVisibility()).map({TEXT_FAULTS})"
)
SET_IN = """
(font) => {
  const sheet = new CSSStyleSheet();   // the content policy of the pages forbids a style element
  sheet.replaceSync(`.d-pic text { font-family: ${font} !important }`);
  document.adoptedStyleSheets = [sheet];
}
"""


async def set_in(page: Page, font: str) -> None:
    """Set the pictures of a page in a font, as a reader's system might."""
    await page.evaluate(SET_IN, font)


async def text_faults(page: Page, asked: str) -> list[list[str]]:
    """Return what is wrong with the text of each picture on show that the selector finds."""
    found: list[list[str]] = await page.evaluate(SHOWN, asked)
    return found
