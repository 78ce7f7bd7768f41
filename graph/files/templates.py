"""Tables of our own to fill in: their headings in both languages, and a row as an example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.dates import PartialDate
from graph.files.shapes import OUR_CONTACTS, OUR_MEETINGS, ProgramShape
from graph.model import Language
from graph.words import Fill, T


@dataclass(frozen=True, slots=True)
class TableTemplate:
    """A table to fill in. `example` has a cell for each heading."""

    name: str
    said: Fill
    file: Fill
    """How it is called once it is downloaded."""
    shape: ProgramShape
    example: Sequence[Fill]

    def headings(self, language: Language) -> Sequence[str]:
        """Return the headings, by which the table is known again.

        >>> TEMPLATES["contacts"].headings(Language.CY)
        ['Enw', 'Sefydliad', 'Swydd', 'Yn y swydd ers', 'E-bost', 'Ffôn']
        """
        place = [*Language].index(language)
        return [names.split("|")[place].capitalize() for names in self.shape.columns]


TEMPLATES = {
    one.name: one
    for one in (
        TableTemplate(
            "contacts",
            T("Contacts"),
            T("contacts.csv"),
            OUR_CONTACTS,
            (
                "Mabel Quickstep",
                "Lantern Trust",
                T("Head of Policy"),
                PartialDate("2024-03"),
                "mabel@lantern.example",
                "",
            ),
        ),
        TableTemplate(
            "meetings",
            T("Meetings"),
            T("meetings.csv"),
            OUR_MEETINGS,
            (
                PartialDate("2026-11-04"),
                T("Phone call"),
                "Nell Dovecote",
                "Mabel Quickstep; Eira Lampwick",
                "",
                T("Youth work"),
                "",
                "",
            ),
        ),
    )
}
"""By name."""
