"""The visible table of tie strength.
Judgements, not fits: no record exists yet of who did introduce whom.

Whoever changes a number changes VERSION too: answers that differ then say so.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import DeclaredLevel, InteractionKind
from graph.ontology import Relation

VERSION = "3"


@dataclass(frozen=True, slots=True)
class InteractionParameters:
    """`weight` of one interaction of two; `half_life` in days; `personal`:
    each pair gets 1/sqrt(n-1) of it, else 1/(n-1).
    """

    weight: float
    half_life: int
    personal: bool


INTERACTION = {
    InteractionKind.MEETING: InteractionParameters(1.0, 180, personal=True),
    InteractionKind.CALL: InteractionParameters(0.7, 180, personal=True),
    InteractionKind.JOINT_WORK: InteractionParameters(1.2, 365, personal=True),
    InteractionKind.EMAIL: InteractionParameters(0.25, 120, personal=False),
    InteractionKind.EVENT: InteractionParameters(0.3, 180, personal=False),
}
INTERACTION_SCALE = 3.0
INTERACTION_MOST = 60
"""An interaction of more people than this ties nobody."""
CONTACT_MOST = 20
"""An interaction of at most this many is contact:
it is evidence, and leaves a trace when it is past.
"""
UNSTATED_IN_PERSON, UNSTATED_ELSE = 20, 60
"""As large an event counts of which nobody states how many came: in person, with people in office
who are named; and any other.
"""
PAST_CONTACT = 0.05
PAST_CONTACT_HALF_LIFE = 1825

BODY_MOST = 60
"""A body of more members than this ties nobody."""
MEMBERSHIP_HALF_LIFE = 540
TOGETHER_HALF_LIFE = 90
"""Days together after which half of a shared membership counts."""
UNDATED = 0.6
"""What a fact counts whose dates are unknown."""


@dataclass(frozen=True, slots=True)
class BodyParameters:
    """`p` of one pair; `size` of a body (less one) up to which p counts in
    full, None: at any size.
    """

    p: float
    size: int | None


MINISTERIAL_TEAM = BodyParameters(0.80, 25)
COMMITTEE_CHAIR = BodyParameters(0.80, 15)
COMMITTEE = BodyParameters(0.70, 15)
PARTY_GROUP = BodyParameters(0.50, 25)
GROUP_OFFICERS = BodyParameters(0.60, None)
GROUP_OFFICER_MEMBER = BodyParameters(0.40, None)
GROUP_MEMBERS = BodyParameters(0.20, 10)
GROUP_SECRETARIAT_OFFICER = BodyParameters(0.70, None)
GROUP_OFFICER_OUTSIDE = BodyParameters(0.40, None)
GROUP_MEMBER_OUTSIDE = BodyParameters(0.10, None)
AUTHORITY = BodyParameters(0.50, 10)
NETWORK = BodyParameters(0.40, 10)
SMALL_TEAM = BodyParameters(0.70, 10)
BOARD = BodyParameters(0.50, 10)
BOARD_WITH_OFFICES_LEAST = 15
"""As how large a board counts at the least on which somebody sits by office, where its size is not
stated: its pages name few of its members.
"""

FORMAL = {
    Relation.EMPLOYEE: 0.9,
    Relation.EMBEDDED_HOME: 0.9,
    Relation.EMBEDDED_HOST: 0.8,
    Relation.LINE_MANAGER: 0.7,
    Relation.FUNDER: 0.6,
    Relation.HOST: 0.6,
    Relation.JOINT_POST: 0.6,
    Relation.CO_INVESTIGATORS: 0.6,
    Relation.OFFICE_HOLDER: 0.5,
    Relation.FOUNDER: 0.4,
    Relation.PARTNER: 0.4,
}
FORMAL_HALF_LIFE = 540
PARTNERSHIP_DAYS = 3 * 365
"""How long a partnership counts from its start where no end is stated."""

DECLARED = {
    DeclaredLevel.MET: 0.10,
    DeclaredLevel.KNOW: 0.30,
    DeclaredLevel.KNOW_WELL: 0.55,
    DeclaredLevel.CLOSE: 0.80,
}
DECLARED_HALF_LIFE = 540
ONE_SIDED = 0.8

TRUST_INTERACTION = 0.9
TRUST_FORMAL = 0.9
TRUST_MEMBERSHIP = 0.6
TRUST_DECLARED = 0.8
STRONGEST = 0.98
LAPSED = 0.002
STRONG, MEDIUM, WEAK = 0.6, 0.3, 0.1
RECENT_DAYS = 730
"""Contact or a formal tie up to this many days ago is evidence; older, it is past contact."""

HOP = 0.8
"""What each further hop leaves of a path's score."""
ORGANIZATION_QUALITY = 2 / 3
"""Willingness times capacity of an organization as introducer."""
MINISTER = 0.4
"""What is left of the same of a person in ministerial office: ministers seldom introduce."""
GOOD_LEAD, FAIR_LEAD = 0.30, 0.10
MOST_HOPS_OF_A_FAIR_LEAD = 3
"""A path of more hops is a long shot."""
JOINING_DAYS = 180
"""How long after joining a group advice reckons its effect."""
