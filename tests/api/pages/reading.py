"""An HTML page as a test reads it: its elements, its text, its links."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from httpx import URL, Response

VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    }
)
"""Elements that have no end, as HTML defines them."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str]
    parent: Element | None
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What it says, with single blanks."""
        return " ".join(
            "".join(
                each if isinstance(each, str) else f" {each.text} " for each in self.children
            ).split()
        )

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements inside of a tag with these attributes;
        `class_` and `for_` stand for the names without the line.
        """
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        found: list[Element] = []
        for child in self.children:
            if isinstance(child, Element):
                if child.tag == tag and all(
                    value in child.attributes.get(name, "").split(" ")
                    for name, value in wanted.items()
                ):
                    found.append(child)
                found += child.all(tag, **attributes)
        return found

    def one(self, tag: str, **attributes: str) -> Element:
        (found,) = self.all(tag, **attributes)
        return found


@dataclass(slots=True)
class Document:
    response: Response
    root: Element
    problems: list[str]
    """Ends without a beginning, and elements left open."""

    @property
    def title(self) -> str:
        return self.root.one("head").one("title").text

    @property
    def main(self) -> Element:
        return self.root.one("main")

    @property
    def headings(self) -> list[tuple[int, str]]:
        return [
            (int(each.tag[1]), each.text) for each in _in_order(self.root) if each.tag in HEADINGS
        ]


def read(response: Response) -> Document:
    """Return the page of a response."""
    parser = _Parser()
    parser.feed(response.text)
    parser.close()
    left = [element.tag for element in parser.open[1:]]
    return Document(
        response, parser.open[0], parser.problems + [f"<{tag}> is left open" for tag in left]
    )


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {}, None)]
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len({name for name, _ in attrs}) < len(attrs):
            self.problems.append(f"<{tag}> has an attribute twice")
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open[-1])
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag != tag:
            self.problems.append(f"</{tag}> ends <{self.open[-1].tag}>")
        if any(element.tag == tag for element in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def _in_order(element: Element) -> list[Element]:
    found = [element]
    for child in element.children:
        if isinstance(child, Element):
            found += _in_order(child)
    return found


def question_of(page: Document) -> dict[str, Any]:
    """The query as the page hands it on to the explorer, with its values."""
    (link,) = [link for link in page.main.all("a") if "/query?" in link.attributes.get("href", "")]
    asked = URL(link.attributes["href"]).params
    return {"query": asked["query"], "variables": json.loads(asked["variables"])}
