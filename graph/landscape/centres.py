"""The Centres and affiliates of the What Works Network, and where they work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from graph.model import Language, Nation, Organization, Records
from graph.names.kind_words import nation_words
from graph.ontology import CENTRE_KINDS
from graph.tenure import is_open
from graph.words import say

EVERYWHERE = "United Kingdom"


def centres(
    records: Records, as_of: dt.date, *, include_closed: bool = False
) -> Sequence[Organization]:
    """Return the Centres and affiliates that are open on a date, or all that there are."""
    return [
        body
        for body in records.bodies
        if body.kind in CENTRE_KINDS and (include_closed or is_open(body, as_of))
    ]


def works_in(centre: Organization) -> frozenset[Nation]:
    """Return the nations of its remit and of where it is active, as their sources name them;
    empty: no source says.
    """
    named = {*centre.remit, *centre.active_in}
    return frozenset(
        nation for nation in Nation if EVERYWHERE in named or _ENGLISH[nation] in named
    )


_ENGLISH = {nation: say(nation_words(nation), Language.EN) for nation in Nation}
