"""What somebody chose for the names of an import, and what of it changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.recording.resolving import APART, AS_WORDS, LEFT_OUT, NEW, ONE_MEETING, NamesOfImport
from graph.records.tables import tables_of
from graph.words import P, Text

_OF_ROWS = frozenset({ONE_MEETING, APART, LEFT_OUT})
"""Chosen of rows, or of names whose rows nobody reads then."""
_NO_IDS = frozenset({NEW, AS_WORDS})


@dataclass(slots=True, eq=False)
class NamesChosen(Mapping[str, str]):
    """By written name what it means, and the names that were looked up."""

    given: Mapping[str, str]
    looked_up: set[str] = field(default_factory=set)

    def __getitem__(self, written: str) -> str:
        meant = self.given[written]
        self.looked_up.add(written)
        return meant

    def __iter__(self) -> Iterator[str]:
        return iter(self.given)

    def __len__(self) -> int:
        return len(self.given)


def void(choices: NamesChosen, names: NamesOfImport, words: Mapping[str, str]) -> Iterator[Text]:
    """Yield what is to be said of choices that change nothing, once all rows are read.
    `words`: of ours that were chosen for others.
    """
    asked = {name: meant for name, meant in choices.given.items() if meant not in _OF_ROWS}
    unnamed = [name for name in asked if name not in choices.looked_up]
    if unnamed:
        yield P(
            "What was chosen for {n} name changes nothing, since no row that is read has it: "
            "“{first}”.",
            "What was chosen for {n} names changes nothing, since no row that is read has them. "
            "The first is “{first}”.",
            len(unnamed),
            first=unnamed[0][:80],
        )
    known = {*words.values(), *_NO_IDS}
    nothing = [
        f"{name}={meant}"
        for name, meant in asked.items()
        if name in choices.looked_up and meant not in known and not _is_something(meant, names)
    ]
    if nothing:
        yield P(
            "What was chosen for {n} name is no id here and no name in these files, so it changes "
            "nothing: “{first}”.",
            "What was chosen for {n} names is no id here and no name in these files, so it changes "
            "nothing. The first is “{first}”.",
            len(nothing),
            first=nothing[0][:160],
        )


def _is_something(meant: str, names: NamesOfImport) -> bool:
    return (
        names.view.names.of_id(meant) is not None
        or any(meant in table for table in tables_of(names.view.records).values())
        or names.is_of_a_row(meant)
    )
