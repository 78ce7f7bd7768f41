"""The text of the boxes and labels, before they have a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.picture import words
from api.picture.lettering import LABEL, NAME, ROLE, Line, Style, lines, text_width
from api.picture.shapes import DISC_STEP, Box, BoxKind, Rect, rows_of_discs_inside
from api.picture.values import DrawnPath, Ground, HopEnd, Step
from graph.model import Language
from graph.paths.lead import band_words
from graph.ties.tie import Band
from graph.words import Fill, say

PADDING = 12
MARK = 30.0
"""The width of the four bars and the gap behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A box without a place."""

    kind: BoxKind
    lines: tuple[Line, ...]
    spoken: str
    link: str | None
    ranks: tuple[int, ...] = ()
    hidden: bool = False

    def height(self, width: float) -> float:
        """Return the height that text and discs need in a box of the width."""
        return (
            18
            + sum(line.style.height for line in self.lines)
            + DISC_STEP * rows_of_discs_inside(len(self.ranks), width)
        )

    def without_discs(self) -> Draft:
        return replace(self, ranks=())

    def at(self, rect: Rect) -> Box:
        return Box(
            kind=self.kind,
            rect=rect,
            lines=self.lines,
            spoken=self.spoken,
            link=self.link,
            ranks=self.ranks,
            hidden=self.hidden,
        )


def end_of_paths(
    kind: BoxKind, actor: HopEnd, width: float, language: Language, ranks: tuple[int, ...] = ()
) -> Draft:
    """Return the box of the Centre or of a target."""
    room = width - 2 * PADDING
    name, role = words.bare(actor.name, language), say(actor.role, language)
    text = (*lines(name, NAME, room, 3), *lines(role, ROLE, room, 3))
    spoken = say(words.spoken((name, role), ranks), language)
    return Draft(
        kind=kind, lines=text, spoken=spoken, link=actor.link, ranks=ranks, hidden=actor.hidden
    )


def ground_box(ground: Ground, width: float, language: Language) -> Draft:
    """Return the box of what is shared."""
    room = width - 2 * PADDING
    kind, name = say(ground.kind, language), words.bare(ground.name, language)
    text = (*lines(kind, ROLE, room, 2), *lines(name, NAME, room, 4))
    return Draft(
        kind=BoxKind.GROUND,
        lines=text,
        spoken=say(words.spoken((kind, name), ()), language),
        link=ground.link,
    )


def introducer_box(
    actor: HopEnd,
    ways: Sequence[DrawnPath],
    width: float,
    language: Language,
    *,
    again: bool = False,
) -> Draft:
    """Return the box of an introducer for the paths drawn through it, best first.
    It leads to the best of them in the list.
    """
    room = width - 2 * PADDING
    name, role = words.bare(actor.name, language), say(actor.role, language)
    mark = say(words.again(), language) if again else ""
    others = [say(other, language) for other in _substitutes(actor, ways)]
    text = (
        *lines(mark, ROLE, room, 1),
        *lines(name, NAME, room, 3),
        *lines(role, ROLE, room, 3),
        *(line for other in others for line in lines(other, ROLE, room, 2)),
    )
    ranks = tuple(way.rank for way in ways)
    spoken = say(words.spoken((name, mark, role, *others), ranks), language)
    return Draft(
        kind=BoxKind.INTRODUCER,
        lines=text,
        spoken=spoken,
        link=f"#path-{ranks[0]}",
        ranks=ranks,
        hidden=actor.hidden,
    )


def _substitutes(actor: HopEnd, ways: Sequence[DrawnPath]) -> list[Fill]:
    """How many could stand in, in one line: the list after the picture says it path by path."""
    counts = {_step_to(actor, way).substitutes for way in ways}
    if counts == {0}:
        return []
    said = words.substitutes if len(counts) == 1 else words.substitutes_at_most
    return [said(max(counts))]


def _step_to(actor: HopEnd, way: DrawnPath) -> Step:
    return next(step for step in way.introducers if step.to.id == actor.id)


def label_width(band: Band, language: Language) -> float:
    """Return the width of the mark and the word of a band."""
    return MARK + text_width(band_word(band, language), LABEL)


def band_word(band: Band, language: Language) -> str:
    return say(band_words(band), language)


def one_line(text: Fill, style: Style, room: float, language: Language) -> str:
    """Return a text cut to one line."""
    return "".join(line.text for line in lines(say(text, language), style, room, 1))
