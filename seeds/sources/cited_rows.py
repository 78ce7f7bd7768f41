"""What each row of our compilation of contacts has beside its facts: how reliable it is, and the
pages that it cites.
"""

from __future__ import annotations

from graph.model import Reliability
from seeds.sources.record import SourceRecord
from seeds.sources.words import listed

COMPILATION = "what-works-contacts"
NO_FACT = "C"


def reliability_of(row: SourceRecord) -> Reliability | None:
    """Take how reliable a row is; None: too little for a fact.

    Raises:
        SourceError: it says none of A, B and C.
    """
    text = row.need("reliability")
    if text == NO_FACT:
        return None
    if text not in set(Reliability):
        raise row.error(f'reliability is "{text}", not A, B or C. Teach the compiler this one.')
    return Reliability(text)


def pages(row: SourceRecord) -> tuple[str, ...]:
    """Take the pages that a row cites."""
    return tuple(listed(row.need("source")))


def read_pages(row: SourceRecord, id_: str) -> tuple[str, ...]:
    """Take them for a fact that may be so still, and cite behind them the compilation, which says
    when they were read.
    """
    return (*pages(row), f"{COMPILATION}:{id_}")
