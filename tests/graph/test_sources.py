"""Citations: a prefix, an address, or words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from graph.model import SourcePrefix
from graph.sources import Citation, cite, is_overdue, overdue

CPG = SourcePrefix(
    id="cpg",
    title="Register of groups",
    publisher="Senedd",
    licence="CC BY 4.0",
    credit="mySociety",
    address="https://senedd.example/group?ID={}",
    read_on=dt.date(2026, 7, 1),
)


def test_a_prefix_becomes_the_page_of_its_source() -> None:
    assert cite("cpg:843", {"cpg": CPG}) == Citation(
        id="cpg:843",
        title="Register of groups",
        publisher="Senedd",
        url="https://senedd.example/group?ID=843",
        licence="CC BY 4.0",
        read_on=dt.date(2026, 7, 1),
        credit="mySociety",
    )


def test_a_page_name_is_made_safe_for_its_address() -> None:
    assert cite('cpg:a b"<', {"cpg": CPG}).url == "https://senedd.example/group?ID=a%20b%22%3C"


def test_a_prefix_without_a_page_has_the_source_but_no_address() -> None:
    assert cite("cpg", {"cpg": CPG}).url is None
    assert cite("cpg", {"cpg": CPG}).title == "Register of groups"


def test_words_with_a_colon_stay_words() -> None:
    assert cite("note: met at the lido", {"cpg": CPG}) == Citation(
        id="note: met at the lido", title="note: met at the lido"
    )


def test_only_web_addresses_become_links() -> None:
    assert cite("javascript:alert(1)", {}).url is None


def test_a_source_is_overdue_after_twice_the_days_that_it_takes_to_be_renewed() -> None:
    """Read on 1 July 2026 and renewed every 60 days: day 120 is 29 October."""
    every_60 = replace(CPG, cadence_days=60)
    assert not is_overdue(every_60, dt.date(2026, 10, 29))
    assert is_overdue(every_60, dt.date(2026, 10, 30))
    assert not is_overdue(CPG, dt.date(2126, 1, 1))
    assert not is_overdue(replace(every_60, read_on=None), dt.date(2126, 1, 1))
    older = replace(every_60, id="older", read_on=dt.date(2026, 5, 1))
    sources = {"cpg": every_60, "older": older, "unknown": CPG}
    assert overdue(sources, dt.date(2026, 10, 30)) == [older, every_60]
    assert overdue(sources, dt.date(2026, 10, 29)) == [older]
