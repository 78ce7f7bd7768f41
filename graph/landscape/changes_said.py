"""What changed on the map since a day, counted in one sentence."""

from __future__ import annotations

import datetime as dt

from graph.landscape.map import Landscape
from graph.words import P, T, Text


def changes_said(found: Landscape, since: dt.date) -> Text:
    """Return how much came and went since a day, of each kind."""
    return T(
        "Since {day}: {began}, {ended}, {found}, {came}, {proposed}, {gone}",
        day=since,
        began=P("{n} work began", "{n} works began", len(found.new_works)),
        ended=P("{n} ended", "{n} ended", len(found.ended_works)),
        found=P("{n} finding came out", "{n} findings came out", len(found.new_findings)),
        came=P(
            "{n} priority or policy began",
            "{n} priorities and policies began",
            len(found.new_priorities),
        ),
        proposed=P("{n} was proposed", "{n} were proposed", len(found.new_proposals)),
        gone=P("{n} ceased", "{n} ceased", len(found.gone_priorities)),
    )
