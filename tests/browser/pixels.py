"""Two pictures of a page, compared."""

from __future__ import annotations

import base64

from playwright.async_api import Page

CHANGED = """
async (pictures) => {
  const [one, other] = await Promise.all(pictures.map(async (picture) => {
    const image = await createImageBitmap(await (await fetch("data:image/png;base64," + \
picture)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d", { \
willReadFrequently: true });
    canvas.drawImage(image, 0, 0);
    return new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer);
  }));
  return one.reduce((count, pixel, at) => count + (pixel !== other[at]), 0);
}
"""


async def changed(blank: Page, one: bytes, other: bytes) -> int:
    """Return in how many pixels two PNG pictures of one size differ.
    `blank` is a page without a content policy.
    """
    count: int = await blank.evaluate(
        CHANGED, [base64.b64encode(each).decode() for each in (one, other)]
    )
    return count
