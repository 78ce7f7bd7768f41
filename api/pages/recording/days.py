"""What forms say of days."""

from __future__ import annotations

from api.pages.recording.form import Answers
from graph.words import T

WHEN = T("A day, a month or a year: 4 March 2026, 04/03/2026, March 2026 or 2026")
BEFORE_ITS_BEGINNING = T("The end is before the beginning")


def ends_before_it_begins(answers: Answers, first: str, last: str) -> bool:
    """Return whether of two fields, each blank or with a day, the second is before the first."""
    start, end = answers.day(first), answers.day(last)
    return start is not None and end is not None and end.last < start.first
