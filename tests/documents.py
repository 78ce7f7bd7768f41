"""The documents for people, as the tests of what they say read them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENTS = (
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "CHANGELOG", "CREDITS")),
    *sorted((ROOT / "docs").glob("*.md")),
)


def read(name: str) -> str:
    """Return a document by its path from the root."""
    return (ROOT / name).read_text(encoding="utf-8")


def documentation() -> str:
    """Return all that whoever uses or runs Dolen can read: the README and what it leads to."""
    return "\n".join(
        path.read_text(encoding="utf-8")
        for path in DOCUMENTS
        if path.name not in ("CONTRIBUTING.md", "CHANGELOG.md")
    )


def section(text: str, heading: str) -> str:
    """Return what stands under a heading, up to the next of its level or a higher one."""
    found = re.search(
        rf"^(#+) {re.escape(heading)}\n(.*?)(?=^#{{1,3}} |\Z)", text, re.MULTILINE | re.DOTALL
    )
    assert found, f"no heading {heading}"
    return found[2]


def block(text: str, name: str) -> str:
    """Return the text between the marks `<!-- name -->` and `<!-- /name -->`, which is fenced."""
    found = re.search(rf"<!-- {name} -->\n```text\n(.*?)```\n<!-- /{name} -->", text, re.DOTALL)
    assert found, f"no block {name}"
    return found[1]
