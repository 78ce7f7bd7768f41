"""What the forms for facts have in common: where it is known from, whether it is for everybody, and its days."""

from __future__ import annotations

from collections.abc import Sequence

from api.pages.recording.form import Answers, Entry, Kind
from graph.words import T

WHEN = T("A day, a month or a year: 4 March 2026, 04/03/2026, March 2026 or 2026")
BEFORE_ITS_BEGINNING = T("The end is before the beginning")
SOURCE = Entry(id="source", label=T("Where do you know it from?"), more=True,
               hint=T("The address of a page, or in words. What is public needs the address of a page."))
PUBLIC = Entry(id="public", label=T("This is public: everybody may see it"), kind=Kind.TICK, more=True,
               hint=T("Only what a public page says. Give its address as the source."))


def source(*, public_record: bool) -> Entry:
    """Return the field for the source of a change; of a record that everybody sees it has to be the address of a page."""
    if not public_record:
        return SOURCE
    return Entry(id="source", label=T("Which page says so?"), blank=T("Give the address of the page that says so"),
                 hint=T("Everybody sees this record, so a change of it needs a page that says it: https://…"))


def ends_before_it_begins(answers: Answers, first: str, last: str) -> bool:
    """Return whether of two fields of days that hold one the second is before the first."""
    start, end = answers.day(first), answers.day(last)
    return start is not None and end is not None and end.last < start.first


FACT: Sequence[Entry] = (SOURCE, PUBLIC)
