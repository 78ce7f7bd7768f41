"""The HTML of a page as HTML defines it, and what is wrong with it that a parser can tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser  # type: ignore[import-untyped]  # it comes without types

POINTERS = (
    "for",
    "headers",
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-labelledby",
    "aria-owns",
)
"""Attributes that name elements of the page by their ids."""
INLINE = frozenset({"a", "abbr", "b", "bdi", "em", "i", "small", "span", "strong", "time"})
"""Elements inside a line of text; all others begin one of their own."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Html:
    """A page, parsed."""

    def __init__(self, text: str) -> None:
        parser = HTMLParser()
        self._root: Element = parser.parse(text)
        self._errors = [f"{position}: {code} {values}" for position, code, values in parser.errors]
        self._ids = Counter(each.get("id", "") for each in self._root.iter() if "id" in each.attrib)

    def all(self, *names: str) -> Iterator[Mapping[str, str]]:
        """Yield the attributes of the elements of these names."""
        return (each.attrib for each in self._root.iter() if _name(each) in names)

    def links(self) -> Iterator[str]:
        """Yield where its links and forms lead."""
        yield from (each["href"] for each in self.all("a") if "href" in each)
        yield from (
            each["action"]
            for each in self.all("form")
            if "action" in each and each.get("method") != "post"
        )

    def faults(self) -> list[str]:
        """Return errors of syntax, ids that are there twice, names of elements that are not
        there, headings out of order.
        """
        twice = [
            f"the id {id} is there {count} times" for id, count in self._ids.items() if count > 1
        ]
        return [
            *self._errors,
            *twice,
            *(f"{name} is not there" for name in self._pointed() if name not in self._ids),
            *self._headings(),
        ]

    def inline(self) -> list[str]:
        """Return the elements that hold script or style of their own, which
        the content policy forbids.
        """
        return [
            f"<{_name(each)}> {each.attrib}"
            for each in self._root.iter()
            if _name(each) == "style"
            or (_name(each) == "script" and "src" not in each.attrib)
            or any(name == "style" or name.startswith("on") for name in each.attrib)
            or any(
                value.strip().casefold().startswith("javascript:") for value in each.attrib.values()
            )
        ]

    def said(self, language: str, as_it_is: Collection[str]) -> Iterator[str]:
        """Yield what the page says in its own language, block by block. What an element says in
        another one, or in one of `as_it_is`, stands there as “”.
        """
        blocks = [""]

        def read(element: Element, here: str) -> None:
            here = element.get("lang", here)
            name = _name(element)
            if name not in INLINE:
                blocks.append("")
            if here == language and name not in as_it_is:
                blocks[-1] += element.text or ""
                for child in element:
                    read(child, here)
                    blocks[-1] += child.tail or ""
            else:
                blocks[-1] += "“”"
            if name not in INLINE:
                blocks.append("")

        read(self._root, "")
        return (" ".join(block.split()) for block in blocks if block.strip("“” \n"))

    def _pointed(self) -> Iterator[str]:
        for each in self._root.iter():
            for name in POINTERS:
                yield from each.get(name, "").split()
            if _name(each) == "input" and "list" in each.attrib:
                yield each.attrib["list"]
            if each.get("href", "").startswith("#"):
                yield each.attrib["href"][1:]

    def _headings(self) -> Iterator[str]:
        levels = [int(name[1]) for each in self._root.iter() if (name := _name(each)) in HEADINGS]
        if levels.count(1) != 1:
            yield f"{levels.count(1)} headings are the first"
        yield from (
            f"a heading of level {one} is followed by one of {other}"
            for one, other in pairwise(levels)
            if other > one + 1
        )


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
