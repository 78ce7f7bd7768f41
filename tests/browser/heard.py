"""What a screen reader is told of a page:
the accessibility tree that Chromium makes, as lines in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from playwright.async_api import Page

WHOLE = frozenset(
    {
        "button",
        "checkbox",
        "combobox",
        "DisclosureTriangle",
        "heading",
        "link",
        "option",
        "radio",
        "searchbox",
        "textbox",
    }
)
"""Roles that are said by their name; the text inside is the same once more."""
TEXT = "StaticText"
UNSAID = frozenset({"generic", "InlineTextBox", "LineBreak", "ListMarker", "none", "RootWebArea"})
STATES = ("expanded", "selected", "checked", "level")

Node = Mapping[str, Any]


async def heard(page: Page) -> list[str]:
    """Return a line for each element that is told:
    `role: name (description) state`, and its text where a text stands alone.
    """
    session = await page.context.new_cdp_session(page)
    found = await session.send("Accessibility.getFullAXTree")
    await session.detach()
    nodes: dict[str, Node] = {node["nodeId"]: node for node in found["nodes"]}
    return list(_joined(_lines(next(iter(nodes.values())), nodes)))


def _lines(
    node: Node, nodes: Mapping[str, Node], *, named: bool = False
) -> Iterator[tuple[bool, str]]:
    """Yield the lines of an element and of what is in it, with whether a line is bare text.
    `named`: its text is said already.
    """
    role = "" if node["ignored"] else str(node["role"]["value"])
    if role == TEXT:
        if not named:
            yield True, _value(node, "name")
        return
    if role and role not in UNSAID:
        yield False, _said(role, node)
    for child in node.get("childIds", ()):
        if child in nodes:
            yield from _lines(nodes[child], nodes, named=named or role in WHOLE)


def _said(role: str, node: Node) -> str:
    states = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    parts = [
        _value(node, "name"),
        f"({described})" if (described := _value(node, "description")) else "",
        *(f"{name}={states[name]}" for name in STATES if states.get(name) not in (None, False, "")),
    ]
    return f"{role}: {' '.join(filter(None, parts))}".strip()


def _value(node: Node, name: str) -> str:
    return " ".join(str(node.get(name, {}).get("value", "")).split())


def _joined(lines: Iterator[tuple[bool, str]]) -> Iterator[str]:
    """Join texts that follow one another, as they stand in one line of the page."""
    together: list[str] = []
    for bare, line in lines:
        if bare:
            together.append(line)
            continue
        if text := " ".join(filter(None, together)):
            yield text
        together.clear()
        yield line
    if text := " ".join(filter(None, together)):
        yield text
