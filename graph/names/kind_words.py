"""The words for kinds of records, roles, nations and strengths, as they stand
alone and inside a sentence.
"""

from __future__ import annotations

from graph.model import (
    DeclaredLevel,
    FormalKind,
    InteractionKind,
    Nation,
    OrganizationKind,
    PlaceKind,
    Role,
    TargetAudience,
)
from graph.names.offices import office_words
from graph.ontology import (
    KINDS_OF_BODY,
    KINDS_OF_INTERACTION,
    KINDS_OF_PLACE,
    KINDS_OF_RELATION,
    NodeKind,
    Relation,
)
from graph.ties.tie import Band, Basis
from graph.words import T, Text


def nation_words(nation: Nation) -> Text:
    return {
        Nation.ENGLAND: T("England"),
        Nation.NORTHERN_IRELAND: T("Northern Ireland"),
        Nation.SCOTLAND: T("Scotland"),
        Nation.WALES: T("Wales"),
    }[nation]


def target_audience_words(audience: TargetAudience) -> Text:
    """Return of which audience a target list is, as it stands alone."""
    return {
        TargetAudience.POLICY: T("Policy"),
        TargetAudience.PRACTICE: T("Practice"),
    }[audience]


def audience_inside(audience: TargetAudience) -> Text:
    """Return of which audience a target list is, before the list."""
    return {
        TargetAudience.POLICY: T("policy"),
        TargetAudience.PRACTICE: T("practice"),
    }[audience]


def band_title(band: Band) -> Text:
    """Return a band as it stands beside its mark."""
    return {
        Band.STRONG: T("Strong"),
        Band.MEDIUM: T("Medium"),
        Band.WEAK: T("Weak"),
        Band.FAINT: T("Faint"),
    }[band]


def basis_words(basis: Basis) -> Text:
    """Return what a tie rests on, as it stands behind its band."""
    return {
        Basis.EVIDENCED: T("evidenced"),
        Basis.PAST_CONTACT: T("past contact"),
        Basis.POTENTIAL: T("potential"),
    }[basis]


def kind_words(kind: OrganizationKind) -> Text:
    """Return what an organization is."""
    return KINDS_OF_BODY[kind].one


def place_words(kind: PlaceKind) -> Text:
    return KINDS_OF_PLACE[kind].one


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
        NodeKind.FRAMEWORK: T("Frameworks"),
        NodeKind.CONCEPT: T("Terms"),
        NodeKind.MAPPING: T("Rows of crosswalks"),
        NodeKind.REMIT: T("Remits"),
        NodeKind.WORK: T("Works"),
        NodeKind.FINDING: T("Findings"),
        NodeKind.PRIORITY: T("Priorities"),
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
    return KINDS_OF_INTERACTION[kind].one


def relation_words(relation: Relation) -> Text:
    """Return a formal relation as a pair of what the two are to each other."""
    return KINDS_OF_RELATION[relation].pair


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
    return KINDS_OF_BODY[kind].inside


def place_inside(kind: PlaceKind) -> Text:
    """Return what a place is, inside a sentence."""
    return KINDS_OF_PLACE[kind].inside


def formal_inside(kind: FormalKind) -> Text:
    """Return what one is to the other, inside a sentence."""
    words = KINDS_OF_RELATION[Relation(kind)].inside
    assert words is not None, "each stated relation has a row that says so"
    return words


def interaction_inside(kind: InteractionKind) -> Text:
    """Return what an interaction is, inside a sentence."""
    return KINDS_OF_INTERACTION[kind].inside


def bodies_of(kind: OrganizationKind) -> Text:
    """Return the heading of bodies of a kind; of rare ones "Other bodies"."""
    return KINDS_OF_BODY[kind].many or T("Other bodies")


def places_of(kind: PlaceKind) -> Text:
    """Return the heading of places of a kind."""
    return KINDS_OF_PLACE[kind].many
