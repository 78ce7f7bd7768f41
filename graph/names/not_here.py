"""What is said of somebody or something that is not in the data."""

from __future__ import annotations

from itertools import islice

from graph.model import Nation, Records
from graph.names.fold import fold
from graph.names.readings import readings
from graph.names.shown import not_stated
from graph.words import Fill, ProperName, T, Text

MOST_UNKNOWNS = 3


def not_here(text: Fill) -> Text:
    """Return that nothing in the data has the name, nor one like it."""
    return T("“{text}” is not in this data.", text=text)


def not_held(records: Records, text: str) -> tuple[ProperName, ...]:
    """Return what the sources do not state, of the nation that a question names before others."""
    nations = (reading.nation for reading in readings(fold(text)))
    return unknowns(records, next((nation for nation in nations if nation is not None), None))


def unknowns(records: Records, nation: Nation | None) -> tuple[ProperName, ...]:
    """Return what the sources do not state, at most three sentences:
    those on the nation first, then those on none.
    """
    datasets = [
        dataset
        for dataset in records.datasets.values()
        if dataset.nation is None or dataset.nation is nation
    ]
    datasets.sort(key=lambda dataset: (dataset.nation is None, dataset.id))
    told = (unknown for dataset in datasets for unknown in not_stated(dataset))
    return tuple(islice(told, MOST_UNKNOWNS))
