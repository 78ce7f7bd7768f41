"""Cards of people (vCard 2.1, 3 and 4) as rows of contacts."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.files.sheet import MOST_ROWS, NumberedRow, SheetInFile, UnreadableFile, filled
from graph.words import T

BEGINS = "BEGIN:VCARD"
ENDS = "END:VCARD"
_PRINTABLE = "QUOTED-PRINTABLE"
HEADER = ("name", "organisation", "job title", "e-mail", "telephone")
_FOLDED = re.compile(r"\n[ \t]")
_LINE = re.compile(
    r'(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<parameters>(?:;(?:"[^"]*"|[^":])*)?):(?P<value>.*)'
)
_BETWEEN_PARTS = re.compile(r"(?<!\\);")
_ESCAPED = re.compile(r"\\([\\;,nN])")


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    parts: tuple[str, ...]


def cards(text: str) -> SheetInFile:
    """Return a row for each card: who it is, where and as what, and how to reach them.

    >>> cards("BEGIN:VCARD\\nN:Prys;Siân;;Dr;\\nORG:Sea Trust;Wales\\nEND:VCARD").rows[1]
    (2, ('Siân Prys', 'Sea Trust'))

    Raises:
        UnreadableFile: the last card is cut short.
    """
    rows: list[NumberedRow] = [(1, HEADER)]
    card: dict[str, list[_Line]] | None = None
    for line in _lines(text):
        together = f"{line.name}:{line.parts[0]}".upper()
        if together == BEGINS:
            card = {}
        elif together == ENDS and card is not None:
            rows.append((len(rows) + 1, _row(card)))
            card = None
        elif card is not None:
            card.setdefault(line.name.upper(), []).append(line)
        if len(rows) > MOST_ROWS:
            break
    if card is not None:
        raise UnreadableFile(
            T("The last card has no end, so the file is cut short. Export it again.")
        )
    return SheetInFile("", filled(rows))


def _lines(text: str) -> Iterator[_Line]:
    unfolded = _FOLDED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    waiting = ""
    for part in unfolded.split("\n"):
        waiting += part.strip()
        if (found := _LINE.fullmatch(waiting)) is None:
            waiting = ""
            continue
        printable, value = _PRINTABLE in found["parameters"].upper(), found["value"]
        if printable and value.endswith("="):  # it goes on in the next line
            waiting = waiting[:-1]
            continue
        waiting = ""
        if printable:
            value = _printable(value, found["parameters"])
        yield _Line(found["name"], tuple(map(_unescaped, _BETWEEN_PARTS.split(value))))


def _printable(value: str, parameters: str) -> str:
    charset = re.search(r"charset=\"?([\w-]+)", parameters, re.IGNORECASE)
    content = quopri.decodestring(value.encode("utf-8"))
    try:
        return content.decode(charset[1] if charset is not None else "utf-8")
    except (LookupError, UnicodeDecodeError):
        return content.decode("cp1252", "replace")


def _unescaped(part: str) -> str:
    return _ESCAPED.sub(lambda one: "\n" if one[1] in "nN" else one[1], part).strip()


def _row(card: dict[str, list[_Line]]) -> tuple[str, ...]:
    return (
        _name(card),
        *(card[one][0].parts[0] if one in card else "" for one in ("ORG", "TITLE")),
        *("; ".join(line.parts[0] for line in card.get(one, ())) for one in ("EMAIL", "TEL")),
    )


def _name(card: dict[str, list[_Line]]) -> str:
    """Return the name in its parts, in which no title stands, else as it is shown."""
    if "N" in card:
        family, given, additional, *_ = (*card["N"][0].parts, "", "", "")
        if together := " ".join(part for part in (given, additional, family) if part):
            return together
    return card["FN"][0].parts[0] if "FN" in card else ""
