"""The Centres and affiliates of the What Works Network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from graph.model import Organization, Records
from graph.ontology import CENTRE_KINDS
from graph.tenure import is_open


def centres(
    records: Records, as_of: dt.date, *, include_closed: bool = False
) -> Sequence[Organization]:
    """Return the Centres and affiliates that are open on a date, or all that there are."""
    return [
        body
        for body in records.bodies
        if body.kind in CENTRE_KINDS and (include_closed or is_open(body, as_of))
    ]
