"""Text in the picture: how wide it may come out, and where its lines break."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

SAFETY = 1.09
"""The reader's own system font sets the text;
leave room for a wider one than the font that the table measures.
"""

_ASCII_REGULAR = (
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556,
    519, 728, 741, 339, 273, 619, 524, 907, 760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586,
    566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534,
    258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572,
)  # fmt: skip
"""Advance widths of U+0020 to U+007E in thousandths of the size:
Noto Sans Regular 2.0 (SIL Open Font License).
"""
_ASCII_BOLD = (
    260, 286, 472, 646, 572, 901, 750, 266, 339, 339, 545, 572, 285, 322, 285, 413, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 285, 285, 572, 572, 572, 477, 897, 690, 672, 637, 740, 560,
    549, 724, 765, 389, 331, 664, 565, 943, 813, 796, 628, 796, 660, 551, 579, 756, 650, 967, 667,
    624, 579, 331, 413, 331, 572, 411, 362, 604, 633, 514, 633, 591, 387, 633, 657, 305, 305, 620,
    305, 982, 657, 619, 633, 633, 454, 497, 434, 657, 569, 856, 578, 569, 488, 394, 551, 394, 572,
)  # fmt: skip
"""The same of Noto Sans Bold."""
_OTHERS_REGULAR = {
    "–": 500,
    "—": 1000,
    "‘": 175,
    "’": 175,
    "“": 359,
    "”": 359,
    "…": 791,
    "•": 376,
    "·": 268,
    "ı": 258,
    "ł": 258,
}
_OTHERS_BOLD = {
    "–": 500,
    "—": 1000,
    "‘": 217,
    "’": 217,
    "“": 445,
    "”": 445,
    "…": 855,
    "•": 376,
    "·": 285,
    "ı": 305,
    "ł": 305,
}
_LATIN, _WIDE = 1028, 1100
"""For what no table holds: the widest Latin letter;
a full square and a little more for other scripts.
"""


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set. `css` names its class;
    sizes are in pixels of the picture, never under 12.
    """

    css: str
    size: int
    height: int
    bold: bool = False


NAME = Style("nm", 15, 19, bold=True)
ROLE = Style("role", 13, 17)
LABEL = Style("lab", 13, 17, bold=True)
COLUMN = Style("col", 13, 17)


_DASH = re.compile(r"\s+[-–]\s+")
"""Between parts of a name: at the end of a line a hyphen would look like a broken word."""
_LEAST = 3
"""Letters on each side of the hyphen of a broken word, where the room has so many."""


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    style: Style


def text_width(text: str, style: Style) -> float:
    """Return the room that the text needs, in pixels, in any usual sans-serif font."""
    letters = sum(_thousandths(letter, style.bold) for letter in unicodedata.normalize("NFD", text))
    return letters * style.size / 1000 * SAFETY


def lines(text: str, style: Style, room: float, most: int) -> tuple[Line, ...]:
    """Break a text into at most `most` lines that fit `room`; what is left out ends in "…".
    No text gives no line.
    """
    broken = _broken(_DASH.sub("\u00a0– ", text), style, room)
    if len(broken) > most:
        broken = [*broken[: most - 1], _cut(broken[most - 1], style, room)]
    return tuple(Line(part, style) for part in broken)


@lru_cache(maxsize=512)
def _thousandths(letter: str, bold: bool) -> int:
    if " " <= letter <= "~":
        return (_ASCII_BOLD if bold else _ASCII_REGULAR)[ord(letter) - ord(" ")]
    if unicodedata.combining(letter):
        return 0
    others = _OTHERS_BOLD if bold else _OTHERS_REGULAR
    return others.get(letter, _LATIN if letter < "\u2000" else _WIDE)


def _broken(text: str, style: Style, room: float) -> list[str]:
    done: list[str] = []
    line = ""
    for word in re.findall(r"(?:\S|\u00a0)+", text):
        for piece in _pieces(word, style, room):
            glued = f"{line}{piece.text}" if piece.glued else f"{line} {piece.text}".lstrip()
            if not line or text_width(glued, style) <= room:
                line = glued
            else:
                done.append(line)
                line = piece.text
    return [*done, line] if line else done


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    glued: bool
    """It follows the piece before it without a space."""


def _pieces(word: str, style: Style, room: float) -> list[_Piece]:
    """A word that fits is one piece;
    a longer one parts at its hyphens, and where even that is too long, anywhere.
    """
    if text_width(word, style) <= room:
        return [_Piece(word, glued=False)]
    if "\u00a0" in word:
        return [piece for part in word.split("\u00a0") for piece in _pieces(part, style, room)]
    parts = [
        part for piece in re.findall(r"[^-]+-?|-", word) for part in _hyphenated(piece, style, room)
    ]
    return [_Piece(part, glued=i > 0) for i, part in enumerate(parts)]


def _hyphenated(word: str, style: Style, room: float) -> list[str]:
    parts = []
    while text_width(word, style) > room and len(word) > 2:
        fits = max(
            (n for n in range(1, len(word) - 1) if text_width(word[:n] + "-", style) <= room),
            default=1,
        )
        fits = max(min(fits, len(word) - _LEAST), 1)
        parts.append(word[:fits] + "-")
        word = word[fits:]
    return [*parts, word]


def _cut(line: str, style: Style, room: float) -> str:
    while len(line) > 1 and text_width(f"{line}…", style) > room:
        line = line.rsplit(" ", 1)[0] if " " in line else line[:-1]
    return f"{line.rstrip(' -–,;')}…"
