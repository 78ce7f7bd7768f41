"""Pictures of paths by chance: nothing meets, nothing is cut off, and the same hops stand in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from api.pages.picture.tall import tall_layout
from api.pages.picture.wide import MOST_INTRODUCERS, wide_layout
from graph.model import Language
from tests.api.pages.picture_rules import faults, hops, picture_by_chance


def test_a_thousand_pictures_have_no_fault() -> None:
    _examine(range(1_000))


@pytest.mark.long
def test_nine_thousand_more_pictures_have_no_fault() -> None:
    _examine(range(1_000, 10_000))


def _examine(seeds: Iterable[int]) -> None:
    """One picture a seed, with at most 0 to 5 introducers on a path; English and Welsh words in turn."""
    for seed in seeds:
        most = (0, 1, 2, 2, 1, 2, 3, 4, 5)[seed % 9]
        picture = picture_by_chance(seed, most)
        language = (Language.EN, Language.CY)[seed // 9 % 2]
        layouts = [tall_layout(picture, language)]
        if picture.most_introducers <= MOST_INTRODUCERS:
            layouts.append(wide_layout(picture, language))
        for layout in layouts:
            assert faults(layout) == [], (seed, layout.name)
            assert {edge.key for edge in layout.edges} == set(hops(picture)), (seed, layout.name)
        assert Counter(edge.key for edge in layouts[0].edges) == hops(picture), seed
