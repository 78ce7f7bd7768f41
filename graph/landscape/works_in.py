"""In which nations a Centre works."""

from __future__ import annotations

from graph.landscape.recorded import Recorded
from graph.landscape.terms import nations_of
from graph.model import Language, Nation, Organization
from graph.names.kind_words import nation_words
from graph.words import say

EVERYWHERE = "United Kingdom"


def works_in(facts: Recorded, centre: Organization) -> frozenset[Nation]:
    """Return the nations for which a Centre is funded and in which it is active, by its remits in
    force and by its own record, as their sources name them; empty: no source says.
    """
    named = {*centre.remit, *centre.active_in}
    by_record = {nation for nation in Nation if EVERYWHERE in named or _ENGLISH[nation] in named}
    by_remit = (
        nations_of(facts.index, place)
        for remit in facts.remits
        if remit.organization == centre.id
        for place in (*remit.places, *remit.places_active)
    )
    return frozenset(by_record).union(*by_remit)


_ENGLISH = {nation: say(nation_words(nation), Language.EN) for nation in Nation}
