"""What stands on paper."""

from __future__ import annotations

import io
import unicodedata

from playwright.async_api import Page
from pypdf import PdfReader


async def printed(page: Page) -> list[str]:
    """Print a page and return the text of each sheet, as one can select it."""
    printed = PdfReader(io.BytesIO(await page.pdf(format="A4")))
    # fonts join letters: "fi" is one
    texts = [unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in printed.pages]
    return [" ".join(text.split()) for text in texts]
