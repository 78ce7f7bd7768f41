"""The evidence of one person's ties, gathered alone, is that which the
whole network has of them.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import seeds
from graph.model import Records
from graph.tables import read
from graph.tenure import Tenure
from graph.ties.evidence import EvidenceOfDate

DAYS = [dt.date(2024, 5, 6), dt.date(2026, 4, 8), dt.date(2026, 11, 24)]


@pytest.fixture(scope="module")
def records() -> Records:
    return read(Path(seeds.__file__).parent / "tables")


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_it_is_the_same_for_every_twelfth_person_of_the_bundled_tables(
    records: Records, day: dt.date
) -> None:
    tenure = Tenure(records)
    whole = EvidenceOfDate(records, tenure, day)
    others = [*records.organizations, *sorted(records.people)[::5]]
    for person in sorted(records.people)[::12]:
        alone = EvidenceOfDate(records, tenure, day, about=[person])
        differing = [
            other for other in others if alone.tie(person, other) != whole.tie(person, other)
        ]
        assert differing == [], person
