"""The visible table of parameters in words: every number of it, read from it, so that what is told
and what is reckoned cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import InteractionKind
from graph.names.kind_words import declared_words, interaction_words, relation_words
from graph.ties import parameters as p
from graph.ties.parameters import BodyParameters
from graph.ties.tie import Band, Basis
from graph.words import T, Text


@dataclass(frozen=True, slots=True)
class InteractionRow:
    kind: InteractionKind
    said: Text
    weight: float
    half_life: int
    personal: bool
    """Each pair gets 1/sqrt(n-1) of the weight, else 1/(n-1)."""


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """`full_to`: the most members of a body in which two count in full; None: at any size."""

    body: Text
    pair: Text
    value: float
    full_to: int | None


@dataclass(frozen=True, slots=True)
class ValueRow:
    what: Text
    value: float


@dataclass(frozen=True, slots=True)
class BandRow:
    band: Band
    least: float


@dataclass(frozen=True, slots=True)
class BasisRow:
    basis: Basis
    meaning: Text


@dataclass(frozen=True, slots=True)
class Further:
    """A number of the table by its name there, and what it says."""

    name: str
    said: Text


@dataclass(frozen=True, slots=True)
class VisibleTable:
    """How strengths are worked out."""

    version: str
    bands: Sequence[BandRow]
    bases: Sequence[BasisRow]
    interactions: Sequence[InteractionRow]
    bodies: Sequence[ParameterRow]
    formal: Sequence[ValueRow]
    declared: Sequence[ValueRow]
    further: Sequence[Further]


def visible_table() -> VisibleTable:
    """Return the table as it is in force."""
    return VisibleTable(
        version=p.VERSION,
        bands=(
            BandRow(Band.STRONG, p.STRONG),
            BandRow(Band.MEDIUM, p.MEDIUM),
            BandRow(Band.WEAK, p.WEAK),
            BandRow(Band.FAINT, p.LAPSED),
        ),
        bases=_bases(),
        interactions=[
            InteractionRow(kind, interaction_words(kind), row.weight, row.half_life, row.personal)
            for kind, row in p.INTERACTION.items()
        ],
        bodies=_bodies(),
        formal=[ValueRow(relation_words(relation), value) for relation, value in p.FORMAL.items()],
        declared=[ValueRow(declared_words(level), value) for level, value in p.DECLARED.items()],
        further=_further(),
    )


def _bases() -> Sequence[BasisRow]:
    return (
        BasisRow(
            Basis.EVIDENCED,
            T(
                "Somebody declared it, or a formal tie holds or ended within {days} days, or there "
                "was contact within {days} days among at most {people} people.",
                days=p.RECENT_DAYS,
                people=p.CONTACT_MOST,
            ),
        ),
        BasisRow(Basis.PAST_CONTACT, T("Such a tie or contact, but older.")),
        BasisRow(
            Basis.POTENTIAL,
            T(
                "They sit in the same body or were at the same big event. Nobody has said that "
                "they know each other."
            ),
        ),
    )


def _bodies() -> Sequence[ParameterRow]:
    any_, group = T("any two"), T("Cross-party group")
    return (
        _body(T("Ministers"), any_, p.MINISTERIAL_TEAM),
        _body(T("Committee"), T("chair or deputy and another"), p.COMMITTEE_CHAIR),
        _body(T("Committee"), T("two members"), p.COMMITTEE),
        _body(T("Members of one party in one legislature"), any_, p.PARTY_GROUP),
        _body(group, T("two officers"), p.GROUP_OFFICERS),
        _body(group, T("an officer and a member"), p.GROUP_OFFICER_MEMBER),
        _body(group, T("two members"), p.GROUP_MEMBERS),
        _body(group, T("the secretariat and an officer"), p.GROUP_SECRETARIAT_OFFICER),
        _body(group, T("an officer and an outside organisation"), p.GROUP_OFFICER_OUTSIDE),
        _body(group, T("a member and an outside organisation"), p.GROUP_MEMBER_OUTSIDE),
        _body(
            T("Combined or strategic authority"),
            T("its mayor and its councils, any two"),
            p.AUTHORITY,
        ),
        _body(T("Network"), any_, p.NETWORK),
        _body(T("Small team"), any_, p.SMALL_TEAM),
        _body(T("Board"), any_, p.BOARD),
    )


def _body(body: Text, pair: Text, row: BodyParameters) -> ParameterRow:
    return ParameterRow(body, pair, row.p, None if row.size is None else row.size + 1)


def _further() -> Sequence[Further]:
    return (
        Further(
            "INTERACTION_SCALE",
            T(
                "Contact adds up to A, of which 1 − exp(−A/{scale}) counts.",
                scale=_number(p.INTERACTION_SCALE),
            ),
        ),
        Further(
            "INTERACTION_MOST",
            T(
                "An interaction of more than {people} people ties nobody.",
                people=p.INTERACTION_MOST,
            ),
        ),
        Further(
            "CONTACT_MOST",
            T(
                "An interaction of at most {people} people leaves a trace when it is past.",
                people=p.CONTACT_MOST,
            ),
        ),
        Further(
            "PAST_CONTACT",
            T(
                "That trace is {value}, and halves every {days} days.",
                value=_number(p.PAST_CONTACT),
                days=p.PAST_CONTACT_HALF_LIFE,
            ),
        ),
        Further(
            "BODY_MOST", T("A body of more than {people} members ties nobody.", people=p.BODY_MOST)
        ),
        Further(
            "BOARD_WITH_OFFICES_LEAST",
            T(
                "A board on which somebody sits by office counts at least {people} members, where "
                "its size is not stated.",
                people=p.BOARD_WITH_OFFICES_LEAST,
            ),
        ),
        Further(
            "MEMBERSHIP_HALF_LIFE",
            T(
                "What two shared halves {days} days after both were last in it together.",
                days=p.MEMBERSHIP_HALF_LIFE,
            ),
        ),
        Further(
            "TOGETHER_HALF_LIFE",
            T(
                "After {days} days together half of a shared membership counts.",
                days=p.TOGETHER_HALF_LIFE,
            ),
        ),
        Further("UNDATED", T("A fact without dates counts {value}.", value=_number(p.UNDATED))),
        Further(
            "FORMAL_HALF_LIFE",
            T("A formal tie that has ended halves every {days} days.", days=p.FORMAL_HALF_LIFE),
        ),
        Further(
            "PARTNERSHIP_DAYS",
            T(
                "A partnership without an end counts for {days} days, and one without dates not "
                "at all.",
                days=p.PARTNERSHIP_DAYS,
            ),
        ),
        Further(
            "DECLARED_HALF_LIFE",
            T(
                "What somebody declared halves {days} days after it was confirmed.",
                days=p.DECLARED_HALF_LIFE,
            ),
        ),
        Further(
            "ONE_SIDED",
            T("What one side alone declares counts {value}.", value=_number(p.ONE_SIDED)),
        ),
        Further(
            "TRUST",
            T(
                "The parts are joined as 1 − (1 − {i}·interactions)(1 − {f}·formal)(1 − "
                "{m}·shared)(1 − {d}·declared).",
                i=_number(p.TRUST_INTERACTION),
                f=_number(p.TRUST_FORMAL),
                m=_number(p.TRUST_MEMBERSHIP),
                d=_number(p.TRUST_DECLARED),
            ),
        ),
        Further("STRONGEST", T("No tie is stronger than {value}.", value=_number(p.STRONGEST))),
        Further(
            "LAPSED",
            T(
                "A tie under {value} has lapsed: pages list it, and no path uses it.",
                value=_number(p.LAPSED),
            ),
        ),
        Further(
            "HOP",
            T("Each further step of a path leaves {value} of its score.", value=_number(p.HOP)),
        ),
        Further(
            "ORGANIZATION_QUALITY",
            T(
                "An organisation that introduces counts {value}.",
                value=_number(p.ORGANIZATION_QUALITY),
            ),
        ),
        Further(
            "MINISTER",
            T(
                "A minister who introduces counts {value} of what others count, since "
                "ministers seldom introduce.",
                value=_number(p.MINISTER),
            ),
        ),
        Further(
            "LEADS",
            T(
                "A path is a good lead where its weakest step is at least {good} and one step is "
                "evidenced, a fair lead from {fair}, else a long shot. Through a minister it is at "
                "most a fair lead, and with more than {steps} steps a long shot.",
                good=_number(p.GOOD_LEAD),
                fair=_number(p.FAIR_LEAD),
                steps=p.MOST_HOPS_OF_A_FAIR_LEAD,
            ),
        ),
        Further(
            "JOINING_DAYS",
            T(
                "What joining a group would bring is reckoned {days} days after joining.",
                days=p.JOINING_DAYS,
            ),
        ),
    )


def _number(value: float) -> str:
    return f"{value:.3g}"
