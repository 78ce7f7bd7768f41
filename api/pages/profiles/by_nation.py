"""To whom in office a Centre is tied in each nation, by name, and what to ask next there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.describe import described
from api.pages.asked import Asked
from api.pages.profiles.reach import Best, of_centre
from api.pages.profiles.refs import Cut, Ref, cut, named_ref
from api.pages.profiles.ties import in_brief
from graph.model import Nation, Organization, OrganizationId, OrganizationKind
from graph.names.articles import with_article
from graph.names.kind_words import nation_words
from graph.names.nation import nation_of
from graph.tenure import is_open
from graph.ties.strength import band as band_of
from graph.ties.tie import Band, Basis
from graph.words import Fill, T, Text

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class InOffice:
    """One in office to whom the Centre is tied. `by`: the colleague who has the tie; None: the
    Centre itself.
    """

    start: Ref
    by: Ref | None
    other: Ref
    what: Fill | None
    band: Band
    basis: Basis
    why: Fill


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """Who can introduce the Centre to the government of a nation."""

    said: Text
    address: str


@dataclass(frozen=True, slots=True)
class InNation:
    """To how many in office a Centre is tied in a nation, how many of each band, and to whom."""

    nation: Nation
    said: Fill
    people: int
    bands: Sequence[tuple[Band, int]]
    named: Cut[InOffice]
    """The strongest first."""
    question: NextQuestion | None
    """What to ask next; None: no government of the nation is known here."""


def by_nation(asked: Asked, centre: Organization) -> Sequence[InNation]:
    """Return to whom in office a Centre and its colleagues are tied, by their nation."""
    known = _in_office(asked, centre.id)
    return [_nation(asked, centre, nation, known.get(nation, ())) for nation in Nation]


def _in_office(asked: Asked, centre: OrganizationId) -> Mapping[Nation, Sequence[Best]]:
    view = asked.view
    in_office = {
        other
        for start in view.network.starts(centre)
        for other in view.network.neighbours(start)
        if other in view.records.people and view.tenure.in_office(other, view.as_of)
    }
    found = defaultdict[Nation, list[Best]](list)
    for best in sorted(
        of_centre(asked, centre, in_office), key=lambda best: (-best.strength, best.other)
    ):
        nation = nation_of(view.records, view.tenure, view.records.actor(best.other), view.as_of)
        if nation is not None:
            found[nation].append(best)
    return found


def _nation(asked: Asked, centre: Organization, nation: Nation, known: Sequence[Best]) -> InNation:
    counted, name = Counter(band_of(best.strength) for best in known), f"in-{nation}"
    kept = cut(asked, name, known, MOST_NAMED)
    return InNation(
        nation,
        nation_words(nation),
        len(known),
        [(band, counted[band]) for band in Band],
        Cut(name, [_named(asked, best) for best in kept.rows], kept.total),
        _question(asked, centre, nation),
    )


def _named(asked: Asked, best: Best) -> InOffice:
    view, tie = asked.view, asked.view.network.tie(best.start, best.other)
    assert tie is not None, "neighbours have a tie"
    start = named_ref(asked, best.start)
    return InOffice(
        start=start,
        by=start if best.start in view.records.people else None,
        other=named_ref(asked, best.other),
        what=described(view, view.records.actor(best.other)).what,
        band=tie.band,
        basis=tie.basis,
        why=in_brief(view, tie),
    )


def _question(asked: Asked, centre: Organization, nation: Nation) -> NextQuestion | None:
    view = asked.view
    government = next(
        (
            body
            for body in view.records.bodies
            if body.kind is OrganizationKind.GOVERNMENT
            and body.nation is nation
            and is_open(body, view.as_of)
        ),
        None,
    )
    if government is None:
        return None
    body = with_article(government)
    said = (
        T("Who can introduce us to {body}?", body=body)
        if centre.id == view.viewer.centre
        else T("Who can introduce {centre} to {body}?", centre=with_article(centre), body=body)
    )
    ends = {"from": centre.id, "to": government.id}
    return NextQuestion(said, asked.address("path", **ends))
