"""Why a Centre stands in the answer of the front door, in words."""

from __future__ import annotations

from collections.abc import Iterator

from graph.landscape.read_as import ReadAs
from graph.landscape.signpost import Signpost, SignpostBand, SignpostedCentre
from graph.model import Records
from graph.names.shown import named, term_named
from graph.words import Fill, Listed, T, Text


def band_words(band: SignpostBand) -> Text:
    """Return the heading of a band."""
    return _BANDS[band]


def read_said(records: Records, read: ReadAs) -> Text | None:
    """Return as what a question was read: outcomes, ages, place; None: as none of them."""
    parts: list[Fill] = [term_named(records, each) for each in read.outcomes]
    parts += [term_named(records, each) for each in read.life_stages]
    if read.place is not None:
        parts.append(named(records, read.place))
    return T("We read it as: {parts}.", parts=Listed(tuple(parts), ", ")) if parts else None


def why(records: Records, each: SignpostedCentre, found: Signpost) -> Fill:
    """Return why a Centre stands where it does, and what it does not state."""
    return Listed(tuple(_parts(records, each, found)), "; ")


def _parts(records: Records, each: SignpostedCentre, found: Signpost) -> Iterator[Fill]:
    """Why a Centre stands here, and what it does not state."""
    outcomes = Listed(tuple(term_named(records, one) for one in each.outcomes), ", ")
    if each.outcomes:
        match each.band:
            case SignpostBand.ALSO if each.has_remit:
                yield T("its remit has {outcomes}", outcomes=outcomes)
            case SignpostBand.ALSO:
                yield T(
                    "its stated remit does not have {outcomes}; it has works or findings on it",
                    outcomes=outcomes,
                )
            case SignpostBand.NEXT_TO:
                yield T("its core remit has {outcomes}, which is next to it", outcomes=outcomes)
            case _:
                yield T("its core remit has {outcomes}", outcomes=outcomes)
    elif each.words:
        yield T("its topics have {words}", words=Listed(each.words, ", "))
    if found.read_as.place is not None:
        place = named(records, found.read_as.place)
        if each.serves_place is None:
            yield T("its places are not stated")
        elif each.serves_place:
            yield T("its remit takes in {place}", place=place)
        else:
            yield T(
                "its remit does not name {place}: it may know about it all the same", place=place
            )
    if each.serves_ages is False:
        yield T("its remit is for other ages")
    if each.serves_audience is False:
        yield T("it works for other audiences")


_BANDS = {
    SignpostBand.TESTED_HERE: T("In their core remit, with something tested there"),
    SignpostBand.FINDING: T("In their core remit, with findings"),
    SignpostBand.CORE: T("In their core remit"),
    SignpostBand.ALSO: T("They also touch it"),
    SignpostBand.NEXT_TO: T("They work on an outcome next to it"),
}
