"""The order in which Centres of equal merit are listed: drawn, so that nobody can move it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from graph.model import OrganizationId
from graph.names.fold import fold

QUESTIONS = 10_000
"""In so many it is counted how often each Centre stands first."""


def drawn(centre: OrganizationId, as_of: dt.date, question: str = "") -> bytes:
    """Return the place of a Centre in an order drawn for a day and a question, as a key to sort by.

    It depends on nothing else: the same question on the same day has the same order for everybody,
    and over many questions each Centre stands at each place equally often. Case, accents and
    punctuation of the question do not count.
    """
    text = f"{as_of.isoformat()}|{fold(question)}|{centre}"
    return hashlib.sha256(text.encode()).digest()


def firsts(
    centres: Sequence[OrganizationId], as_of: dt.date, questions: int = QUESTIONS
) -> Mapping[OrganizationId, int]:
    """Return how often each of some Centres of equal merit stands first on a day, in as many
    made-up questions.
    """
    first = (
        min((drawn(centre, as_of, str(number)), centre) for centre in centres)[1]
        for number in range(questions if centres else 0)
    )
    counted = Counter(first)
    return {centre: counted[centre] for centre in centres}
