"""Text that a reader loses: cut off by a box, out of the screen, or under other text;
as it stands, and spaced as WCAG 1.4.12 asks.
"""

from __future__ import annotations

from playwright.async_api import Page

LOST = """
(without) => {
  const pieces = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) \
continue;
    if (parent.closest("title, desc, .govuk-visually-hidden, .govuk-skip-link:not(:focus)" + \
without)) continue;
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) if (box.width > 1) pieces.push({ node: \
texts.currentNode, parent, box });
  }
  const lost = [];
  const report = (how, piece) => lost.push(`${how}: ${piece.node.data.trim().slice(0, 60)}`);
  for (const piece of pieces) {
    let hidden = false, cut = piece.box.left < -1 || piece.box.right > innerWidth + 1;
    for (let around = piece.parent; around \
&& around !== document.body; around = around.parentElement) {
      const { overflow, clipPath } = getComputedStyle(around);
      if (overflow === "visible") continue;
      const { left, right, top, bottom } = around.getBoundingClientRect();
      hidden ||= clipPath !== "none";   // for screen readers only
      if (overflow.includes("auto") || overflow.includes("scroll")) break;   // one can scroll there
      cut ||= piece.box.left < left - 1 || piece.box.right > right + 1 || piece.box.top < top - 3 \
|| piece.box.bottom > bottom + 3;
    }
    piece.hidden = hidden;
    if (cut && !hidden) report("cut off", piece);
  }
  const seen = pieces.filter((piece) => !piece.hidden).map((piece) => {
    const { left, right, top, height } = piece.box;
    return { ...piece, left, right, top: top + height * 0.3, bottom: top + height * 0.7 };   \
// the letters, without the space around
  }).sort((one, other) => one.top - other.top);
  seen.forEach((one, at) => {
    for (let next = at + 1; next < seen.length && seen[next].top < one.bottom; next += 1) {
      const other = seen[next];
      if (other.node !== one.node && Math.min(one.right, other.right) - Math.max(one.left, \
other.left) > 2) {
        report(`under “${other.node.data.trim().slice(0, 30)}”`, one);
      }
    }
  });
  return lost.slice(0, 5);
}
"""
SPACE = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; \
word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }
  `);
  document.adoptedStyleSheets = [sheet];   // the content policy forbids a style element, not this
}
"""
PICTURE = ", svg.d-pic"
"""A drawing of fixed widths; the list below it holds the same text, and is spaced."""
AS_BEFORE = "document.adoptedStyleSheets = []"


async def text_lost(page: Page) -> list[str]:
    """Return the text that a reader of the page loses at its present width, with how it is lost;
    at most five of each kind.
    """
    found: list[str] = await page.evaluate(LOST, "")
    await page.evaluate(SPACE)
    spaced: list[str] = await page.evaluate(LOST, PICTURE)
    await page.evaluate(AS_BEFORE)
    return found + [f"spaced, {each}" for each in spaced]
