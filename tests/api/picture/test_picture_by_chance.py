"""Pictures of paths by chance: nothing meets, nothing is cut off, and the
same hops stand in each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from api.picture.tall import tall_layout
from api.picture.wide import MOST_INTRODUCERS, wide_layout
from tests.api.picture.picture_rules import faults, hops
from tests.api.picture.pictures_by_chance import asked_by_chance


def test_a_thousand_pictures_have_no_fault() -> None:
    _examine(range(1_000))


@pytest.mark.long
def test_nine_thousand_more_pictures_have_no_fault() -> None:
    _examine(range(1_000, 10_000))


def _examine(seeds: Iterable[int]) -> None:
    for seed in seeds:
        picture, language = asked_by_chance(seed)
        layouts = [tall_layout(picture, language)]
        if picture.most_introducers <= MOST_INTRODUCERS:
            layouts.append(wide_layout(picture, language))
        for layout in layouts:
            assert faults(layout) == [], (seed, layout.name)
            assert {edge.key for edge in layout.edges} == set(hops(picture)), (seed, layout.name)
        assert Counter(edge.key for edge in layouts[0].edges) == hops(picture), seed
