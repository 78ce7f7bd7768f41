from __future__ import annotations

import doctest

import pytest

from cli import dates, words


@pytest.mark.parametrize("module", [dates, words])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]  # modules are objects to parametrize


def test_a_source_that_several_facts_share_is_cited_once() -> None:
    page = {"title": "Members of the Health Committee", "url": "https://example.org/health"}
    bare = {"title": "https://example.org/a", "url": "https://example.org/a"}
    assert list(words.sources([page, {"title": "A note", "url": None}, page, bare])) == [
        "Source: Members of the Health Committee, https://example.org/health",
        "Source: A note",
        "Source: https://example.org/a",
    ]
