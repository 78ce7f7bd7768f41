"""A person's name without the titles before it and the letters behind it."""

from __future__ import annotations

import doctest

import pytest

from graph.names import titles
from graph.names.titles import bare


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("The Rt. Hon. Dame Siân Prys DBE, MS", "Siân Prys"),
        ("Yr Athro Siân Prys FLSW", "Siân Prys"),
        ("Y Gwir Anrhydeddus Siân Prys AS", "Siân Prys"),
        ("Prys, Dr Siân", "Siân Prys"),
        ("Siân Prys (MS)", "Siân Prys"),
        ("SIÂN PRYS PHD", "SIÂN PRYS"),
        ("Y K Davies", "Y K Davies"),  # an initial
        ("Li Na Ma", "Li Na Ma"),
        ("Alun ap As", "Alun ap As"),
        ("Dean Lord", "Dean Lord"),
        ("Bishop Jane Prys", "Bishop Jane Prys"),
        ("MS", ""),
        ("", ""),
    ],
)
def test_what_is_no_title_stays(written: str, name: str) -> None:
    assert bare(written) == name


def test_the_examples_of_the_docstrings_run() -> None:
    assert doctest.testmod(titles) == (0, 5)
