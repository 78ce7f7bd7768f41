"""What each kind of record means: its family, its labels in the store, and the rules that hang on kinds. Data, no logic."""

from __future__ import annotations

from enum import StrEnum

from graph.model import NameWhy, OrganizationKind, Role

K = OrganizationKind


class Family(StrEnum):
    """The families of organizations: a label in the store and a type in GraphQL each."""

    CENTRE = "Centre"
    NETWORK = "Network"
    GOVERNMENT_BODY = "GovernmentBody"
    OTHER = "OtherOrganization"


FAMILY: dict[OrganizationKind, Family] = {
    K.CENTRE: Family.CENTRE,
    K.AFFILIATE: Family.CENTRE,
    K.NETWORK: Family.NETWORK,
    K.CROSS_PARTY_GROUP: Family.NETWORK,
    K.LEGISLATURE: Family.GOVERNMENT_BODY,
    K.COMMITTEE: Family.GOVERNMENT_BODY,
    K.MINISTERIAL_TEAM: Family.GOVERNMENT_BODY,
    K.GOVERNMENT: Family.GOVERNMENT_BODY,
    K.DEPARTMENT: Family.GOVERNMENT_BODY,
    K.AGENCY: Family.GOVERNMENT_BODY,
    K.COUNCIL: Family.GOVERNMENT_BODY,
    K.POLITICAL_PARTY: Family.OTHER,
    K.UNIVERSITY: Family.OTHER,
    K.CHARITY: Family.OTHER,
    K.COMPANY: Family.OTHER,
    K.FUNDER: Family.OTHER,
    K.OTHER: Family.OTHER,
}

CENTRE_KINDS = frozenset({K.CENTRE, K.AFFILIATE})
GROUPS = frozenset({K.COMMITTEE, K.CROSS_PARTY_GROUP})
"""Bodies of a legislature: a membership in one ends with the member's seat."""

WHAT_WORKS_NETWORK = "wwn"
"""The id of the What Works Network: every Centre and affiliate open at a date is a member of it, undated."""

NEVER_INTRODUCES = frozenset({K.UNIVERSITY, K.COMPANY, K.LEGISLATURE, K.COMMITTEE, K.MINISTERIAL_TEAM, K.POLITICAL_PARTY})
"""A government introduces only as the first introducer next to the asking Centre."""

STANDS_FOR_ITSELF = frozenset({K.COUNCIL, K.DEPARTMENT, K.AGENCY, K.CENTRE, K.AFFILIATE, K.NETWORK, K.CHARITY, K.FUNDER, K.OTHER,
                               K.UNIVERSITY, K.COMPANY})
"""A body of these kinds is itself the target where nobody in it is known."""

CHAIRS = frozenset({Role.CHAIR, Role.CONVENER})
CHAIR_OR_DEPUTY = CHAIRS | {Role.DEPUTY}
OFFICERS = CHAIR_OR_DEPUTY | {Role.OFFICER, Role.SECRETARY, Role.TREASURER}
STAFF = frozenset({Role.EMPLOYEE, Role.DIRECTOR, Role.OFFICER})
"""Roles that make a person an employee, in an organization that is no committee, group, network or legislature."""
NO_STAFF = frozenset({K.COMMITTEE, K.CROSS_PARTY_GROUP, K.NETWORK, K.LEGISLATURE, K.MINISTERIAL_TEAM, K.POLITICAL_PARTY})

NO_PARTY = frozenset(
    f"party-{name}"
    for name in (
        "bishop", "conservative-independent", "crossbench", "deputy-speaker", "independent", "independent-conservative",
        "independent-labour", "independent-liberal-democrat", "independent-social-democrat", "independent-socialist",
        "independent-ulster-unionist", "independent-unionist", "initial-presiding-officer", "judge", "non-affiliated",
        "non-attached", "none", "other", "speaker",
    )
)
"""What sources write where a party would stand and none is: those who share it are no group."""

NOT_SHOWN = frozenset({NameWhy.MISSPELLED})
"""Names that search finds and pages never show as a former or other name."""


class NodeKind(StrEnum):
    """What a search can be narrowed to."""

    PERSON = "person"
    CENTRE = "centre"
    NETWORK = "network"
    GOVERNMENT_BODY = "government-body"
    ORGANIZATION = "organization"
    POST = "post"
    EMBEDDED_POST = "embedded-post"
    PLACE = "place"
    INTERACTION = "interaction"
