"""The rows of a person's files of which nothing is kept, each with the reason."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.model import Language
from graph.recording.importing import Import
from graph.recording.sheets import Place
from graph.recording.tally import Outcome
from graph.tables.csvfile import guarded
from graph.words import Fill, T, say

_UNANSWERED = T("Something in it has to be answered first.")
_NAMES_ANOTHER = T("It names a row that cannot be used, or more is wrong than could be told.")


def reasons(found: Import) -> Iterator[tuple[Place, list[Fill]]]:
    """Yield each such row with why, in the order of the files."""
    wrong = _wrong(found)
    for place in found.read.places:
        outcome = found.tally.outcomes[place]
        if outcome is Outcome.LEFT_OUT:
            yield place, [found.tally.left_out.get(place, _UNANSWERED)]
        elif outcome is Outcome.UNCLEAR:
            yield place, wrong.get(place, [_UNANSWERED])
        elif outcome is Outcome.UNUSABLE:
            yield place, wrong.get(place, [_NAMES_ANOTHER])


def left_behind(found: Import, language: Language) -> str:
    """Return these rows as CSV, below their headings and with why in the last column, so that they
    can be put right and sent again. Rows of a further file stand below headings of their own.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    before = None
    for place, why in reasons(found):
        file, _ = place
        header = found.read.headers[file]
        if file != before:
            if before is not None:
                writer.writerow(())
            writer.writerow([*map(guarded, header), say(T("why"), language)])
            before = file
        cells = [*found.read.places[place], *[""] * len(header)][: len(header)]
        told = " ".join(dict.fromkeys(say(one, language) for one in why))
        writer.writerow([*map(guarded, cells), guarded(told)])
    return text.getvalue()


def _wrong(found: Import) -> Mapping[Place, list[Fill]]:
    wrong: dict[Place, list[Fill]] = defaultdict(list)
    for problem in found.problems:
        wrong[problem.file, problem.row].append(problem.message)
    for one in found.unclear:
        for file, row, _ in one.where:
            wrong[file, row].append(one.text)
    for sheet in found.to_answer:
        for place in found.read.places:
            if place[0] == sheet.file:
                wrong[place].append(sheet.question)
    return wrong
