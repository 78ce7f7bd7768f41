"""Ties of the people of Centres as the pages of the landscape show them: how strong, why, and of
when the newest evidence is.
"""

from __future__ import annotations

from dataclasses import dataclass

from api.describe import described, newest_words
from api.pages.asked import Asked
from api.pages.facts import is_own
from api.pages.profiles.refs import Ref, named_ref
from api.pages.profiles.ties import in_brief
from graph.landscape.acquainted import KnownTie
from graph.model import Person
from graph.ties.tie import Band, Basis
from graph.words import Fill


@dataclass(frozen=True, slots=True)
class KnownShown:
    """Somebody of one who knows somebody of the other, or how the two themselves are tied."""

    ours: Ref
    other: Ref
    what: Fill | None
    """What the other is on the day; None: no person, or nothing is known."""
    band: Band
    basis: Basis
    why: Fill
    newest: Fill | None
    """When the newest evidence is of; None: it is not known."""
    own: bool
    """Only the viewer's own Centre sees some of it."""


def known_shown(asked: Asked, tie: KnownTie) -> KnownShown:
    told = asked.view.network.tie(tie.ours, tie.other)
    assert told is not None, "the tie was found in the network"
    other = asked.view.records.actor(tie.other)
    return KnownShown(
        named_ref(asked, tie.ours),
        named_ref(asked, tie.other),
        described(asked.view, other).what if isinstance(other, Person) else None,
        told.band,
        told.basis,
        in_brief(asked.view, told),
        newest_words(told.freshest, goes_on=told.goes_on),
        is_own(asked, told),
    )
