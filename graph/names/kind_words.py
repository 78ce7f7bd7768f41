"""The words for kinds of records, roles, nations and strengths, as they stand alone and inside a sentence."""

from __future__ import annotations

from graph.model import DeclaredLevel, FormalKind, InteractionKind, Nation, OrganizationKind, PlaceKind, Role
from graph.names.offices import office_words
from graph.ontology import NodeKind
from graph.ties.tie import Band, Basis, Relation
from graph.words import T, Text

K = OrganizationKind


def nation_words(nation: Nation) -> Text:
    return {
        Nation.ENGLAND: T("England"),
        Nation.NORTHERN_IRELAND: T("Northern Ireland"),
        Nation.SCOTLAND: T("Scotland"),
        Nation.WALES: T("Wales"),
    }[nation]


def band_title(band: Band) -> Text:
    """Return a band as it stands beside its mark."""
    return {Band.STRONG: T("Strong"), Band.MEDIUM: T("Medium"), Band.WEAK: T("Weak"), Band.FAINT: T("Faint")}[band]


def basis_words(basis: Basis) -> Text:
    """Return what a tie rests on, as it stands behind its band."""
    return {Basis.EVIDENCED: T("evidenced"), Basis.PAST_CONTACT: T("past contact"), Basis.POTENTIAL: T("potential")}[basis]


def kind_words(kind: OrganizationKind) -> Text:
    """Return what an organization is."""
    return {
        K.CENTRE: T("What Works Centre"),
        K.AFFILIATE: T("What Works affiliate"),
        K.NETWORK: T("Network"),
        K.CROSS_PARTY_GROUP: T("Cross-party group"),
        K.LEGISLATURE: T("Legislature"),
        K.COMMITTEE: T("Committee"),
        K.MINISTERIAL_TEAM: T("Ministers"),
        K.GOVERNMENT: T("Government"),
        K.DEPARTMENT: T("Department"),
        K.AGENCY: T("Agency"),
        K.COUNCIL: T("Council"),
        K.POLITICAL_PARTY: T("Political party"),
        K.UNIVERSITY: T("University"),
        K.CHARITY: T("Charity"),
        K.COMPANY: T("Company"),
        K.FUNDER: T("Funder"),
        K.OTHER: T("Organisation"),
    }[kind]


def place_words(kind: PlaceKind) -> Text:
    return {
        PlaceKind.COUNTRY: T("Country"),
        PlaceKind.NATION: T("Nation"),
        PlaceKind.REGION: T("Region"),
        PlaceKind.COUNCIL_AREA: T("Council area"),
        PlaceKind.CONSTITUENCY: T("Constituency"),
        PlaceKind.ELECTORAL_REGION: T("Electoral region"),
    }[kind]


def node_kind_words(kind: NodeKind) -> Text:
    """Return the name of all records of a kind, as a search is narrowed to them."""
    return {
        NodeKind.PERSON: T("People"),
        NodeKind.CENTRE: T("Centres and affiliates"),
        NodeKind.NETWORK: T("Groups and networks"),
        NodeKind.GOVERNMENT_BODY: T("Public bodies"),
        NodeKind.ORGANIZATION: T("Other organisations"),
        NodeKind.POST: T("Posts"),
        NodeKind.EMBEDDED_POST: T("Embedded posts"),
        NodeKind.PLACE: T("Places"),
        NodeKind.INTERACTION: T("Meetings"),
    }[kind]


def role_words(role: Role) -> Text:
    """Return a role in a body, as it stands in a list."""
    match role:
        case Role.MEMBER:
            return T("member")
        case Role.OUTSIDE_ORGANIZATION:
            return T("outside organisation")
        case Role.SECRETARIAT:
            return T("secretariat")
        case Role.MINISTER:
            return T("minister")
        case Role.EMPLOYEE:
            return T("employee")
        case Role.DIRECTOR:
            return T("director")
        case _:
            return office_words(role)


def interaction_words(kind: InteractionKind) -> Text:
    return {
        InteractionKind.MEETING: T("Meeting"),
        InteractionKind.CALL: T("Call"),
        InteractionKind.JOINT_WORK: T("Joint work"),
        InteractionKind.EMAIL: T("Email exchange"),
        InteractionKind.EVENT: T("Event"),
    }[kind]


def relation_words(relation: Relation) -> Text:
    """Return a formal relation as a pair of what the two are to each other."""
    return {
        Relation.EMPLOYEE: T("Employee or officer and organisation"),
        Relation.EMBEDDED_HOME: T("Holder of an embedded post and the Centre that employs them"),
        Relation.EMBEDDED_HOST: T("Holder of an embedded post and the body they sit in"),
        Relation.LINE_MANAGER: T("Line manager and colleague"),
        Relation.FUNDER: T("Funder and funded"),
        Relation.HOST: T("Host and hosted"),
        Relation.JOINT_POST: T("Joint post"),
        Relation.CO_INVESTIGATORS: T("Co-investigators"),
        Relation.OFFICE_HOLDER: T("Office holder and own government"),
        Relation.FOUNDER: T("Founder and founded"),
        Relation.PARTNER: T("Partners"),
    }[relation]


def declared_words(level: DeclaredLevel) -> Text:
    """Return what one person says of another."""
    return {
        DeclaredLevel.MET: T("Have met"),
        DeclaredLevel.KNOW: T("Know each other"),
        DeclaredLevel.KNOW_WELL: T("Know each other well"),
        DeclaredLevel.CLOSE: T("Are close"),
        DeclaredLevel.DO_NOT_ASK: T("Do not ask me for this person"),
    }[level]


def kind_inside(kind: OrganizationKind) -> Text:
    """Return what an organization is, inside a sentence: "cross-party group"."""
    return {
        K.CENTRE: T("What Works Centre"),
        K.AFFILIATE: T("What Works affiliate"),
        K.NETWORK: T("network"),
        K.CROSS_PARTY_GROUP: T("cross-party group"),
        K.LEGISLATURE: T("legislature"),
        K.COMMITTEE: T("committee"),
        K.MINISTERIAL_TEAM: T("ministerial team"),
        K.GOVERNMENT: T("government"),
        K.DEPARTMENT: T("department"),
        K.AGENCY: T("agency"),
        K.COUNCIL: T("council"),
        K.POLITICAL_PARTY: T("political party"),
        K.UNIVERSITY: T("university"),
        K.CHARITY: T("charity"),
        K.COMPANY: T("company"),
        K.FUNDER: T("funder"),
        K.OTHER: T("organisation"),
    }[kind]


def place_inside(kind: PlaceKind) -> Text:
    """Return what a place is, inside a sentence."""
    return {
        PlaceKind.COUNTRY: T("country"),
        PlaceKind.NATION: T("nation"),
        PlaceKind.REGION: T("region"),
        PlaceKind.COUNCIL_AREA: T("council area"),
        PlaceKind.CONSTITUENCY: T("constituency"),
        PlaceKind.ELECTORAL_REGION: T("electoral region"),
    }[kind]


def formal_inside(kind: FormalKind) -> Text:
    """Return what one is to the other, inside a sentence."""
    return {
        FormalKind.FUNDER: T("funder of"),
        FormalKind.HOST: T("host of"),
        FormalKind.JOINT_POST: T("joint post with"),
        FormalKind.CO_INVESTIGATORS: T("co-investigator with"),
        FormalKind.FOUNDER: T("founder of"),
        FormalKind.PARTNER: T("partner of"),
        FormalKind.LINE_MANAGER: T("line manager of"),
    }[kind]


def interaction_inside(kind: InteractionKind) -> Text:
    """Return what an interaction is, inside a sentence."""
    return {
        InteractionKind.MEETING: T("meeting"),
        InteractionKind.CALL: T("call"),
        InteractionKind.JOINT_WORK: T("joint work"),
        InteractionKind.EMAIL: T("email exchange"),
        InteractionKind.EVENT: T("event"),
    }[kind]
