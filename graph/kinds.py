"""What each kind of record is: one row a kind. Everything that lists kinds derives from here.

A row holds data and named functions only. What only one kind must obey stands in `graph/rules.py`,
which ties hang on it in `graph/ties/touching.py`, how it is named inside a sentence in
`graph/names/shown.py`.

A further kind is a record in `graph/model.py`, with its table in `Records`, and a row here, from
which its form, corrections, end, removal, file and command follow; then its type in `api/schema`,
its page, and what `tests/graph/test_kinds.py` names as judged by hand.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Unpack, cast

from graph import landscape_rules, rules
from graph.columns import (
    Column,
    Prompt,
    address,
    choice,
    choices,
    count,
    date,
    differs_from,
    identifiers,
    note,
    number,
    own_id,
    reference,
    references,
    replaced_by,
    role,
    text,
    tick,
    topics,
    words,
)
from graph.kind import END, Kind, R, Reference
from graph.model import (
    Caution,
    Concept,
    ConceptMapping,
    Confidence,
    Conflict,
    Dataset,
    DeclaredLevel,
    DeclaredTie,
    Finding,
    FindingDirection,
    FormalKind,
    FormalTie,
    Framework,
    FrameworkStatus,
    Interaction,
    InteractionKind,
    JointPart,
    JointPurpose,
    KeptFigure,
    Language,
    Lens,
    MappingPredicate,
    Membership,
    Name,
    NameWhy,
    Nation,
    Organization,
    OrganizationKind,
    OrganizationStatus,
    Person,
    Place,
    PlaceKind,
    Post,
    PostKind,
    PostStatus,
    Priority,
    PriorityKind,
    PriorityStatus,
    Record,
    Records,
    Reliability,
    Remit,
    RemitWeight,
    Role,
    Session,
    SourcePrefix,
    TargetAudience,
    TargetListEntry,
    Work,
    WorkKind,
    WorkStatus,
)
from graph.names import shown
from graph.names.kind_words import (
    declared_words,
    interaction_words,
    kind_words,
    nation_words,
    role_words,
    target_audience_words,
)
from graph.names.landscape_words import (
    confidence_words,
    direction_words,
    framework_status_words,
    joint_part_words,
    lens_words,
    predicate_words,
    priority_kind_words,
    priority_status_words,
    priority_words,
    purpose_words,
    weight_words,
    work_kind_words,
    work_status_words,
)
from graph.ontology import FAMILY, Family, NodeKind
from graph.ties import touching
from graph.words import Fill, T


def _from(**asked: Unpack[Prompt]) -> Column:
    return date("from", "valid_from", called=T("start"), **asked)


def _to(**asked: Unpack[Prompt]) -> Column:
    return date("to", END, called=T("end"), **asked)


def _name_cy(name: str = "name_cy", **asked: Unpack[Prompt]) -> Column:
    return text(name, called=T("Welsh name"), **asked)


WHEN = T("A day, a month or a year: yesterday, last Tuesday, 4 March 2026, 04/03/26, March 2026")
IN_A_PLACE = T("A council area, a constituency or a nation.")
STILL_SO = T("Blank where it goes on, or nobody knows.")
FROM, TO = _from(), _to()
SOURCE = words("source", "sources", called=T("sources"))
RELIABILITY = choice("reliability", Reliability, called=T("reliability"))

K = OrganizationKind
_ADDED = (
    K.CHARITY,
    K.COMPANY,
    K.UNIVERSITY,
    K.FUNDER,
    K.COUNCIL,
    K.DEPARTMENT,
    K.AGENCY,
    K.COMMITTEE,
    K.CROSS_PARTY_GROUP,
    K.NETWORK,
    K.BOARD,
    K.OTHER,
)
"""Kinds of organization that somebody adds.
Which bodies are Centres, governments and legislatures comes with the tables.
"""
_ROLES = (
    Role.MEMBER,
    Role.EMPLOYEE,
    Role.CHAIR,
    Role.DEPUTY,
    Role.OFFICER,
    Role.SECRETARY,
    Role.TREASURER,
    Role.SECRETARIAT,
    Role.DIRECTOR,
    Role.OUTSIDE_ORGANIZATION,
)


def _kind_offered(kind: OrganizationKind) -> Fill:
    return T("Something else") if kind is K.OTHER else kind_words(kind)


def _family(organization: Organization) -> str:
    return FAMILY[organization.kind].value


EMBEDDED_POST, OFFICE = "EmbeddedPost", "Office"


def _seat(post: Post) -> str:
    return EMBEDDED_POST if post.kind is PostKind.EMBEDDED else OFFICE


def _of_a_record(conflict: Conflict) -> Iterator[Reference]:
    """A conflict is about a record of any table."""
    yield (
        ("key", conflict.key, (conflict.table,))
        if conflict.table in FILED
        else ("table", conflict.table, ())
    )


PEOPLE = Kind(
    record=Person,
    table="people",
    prefix="person",
    one=T("person"),
    many=T("people"),
    named_by="name",
    found_as=frozenset({NodeKind.PERSON}),
    recorded=True,
    sheet=T("People"),
    title=T("Add a person"),
    lede=T("Somebody who has no page here yet: a colleague, an adviser, an official."),
    columns=(
        own_id(),
        text(
            "name",
            called=T("name"),
            words=T("Name"),
            missing=T("Write the person’s name"),
            hint=T("As the person writes it, without titles."),
        ),
        _name_cy(words=T("Name in Welsh, where it is another")),
        identifiers(called=T("codes")),
        date("died", called=T("date of death")),
        differs_from(),
        replaced_by("people"),
        SOURCE,
    ),
    differ=(("id", "replaced_by"),),
    key="Actor",
    label="Person",
    said=shown.node_said,
    touches=touching.by_person,
    check=rules.person,
)
ORGANIZATIONS = Kind(
    record=Organization,
    table="organizations",
    prefix="organization",
    one=T("organisation"),
    many=T("bodies"),
    named_by="name",
    found_as=frozenset(
        {NodeKind.ORGANIZATION, NodeKind.CENTRE, NodeKind.NETWORK, NodeKind.GOVERNMENT_BODY}
    ),
    recorded=True,
    sheet=T("Organisations"),
    title=T("Add an organisation"),
    lede=T("A body that has no page here yet: a charity, a company, a group."),
    columns=(
        own_id(),
        choice(
            "kind",
            OrganizationKind,
            needed=True,
            blank=OrganizationKind.OTHER,
            called=T("kind"),
            words=T("What is it?"),
            missing=T("Choose what it is"),
            offered=_ADDED,
            said=_kind_offered,
        ),
        text(
            "name",
            needed=True,
            called=T("name"),
            words=T("Name"),
            missing=T("Write its name"),
            hint=T("As it writes it itself, with no abbreviation."),
        ),
        _name_cy(words=T("Name in Welsh, where it is another"), listed=True),
        choice(
            "nation",
            Nation,
            called=T("nation"),
            words=T("In which nation?"),
            listed=True,
            said=nation_words,
        ),
        reference("place", "places", link="LOCATED_IN", called=T("place")),
        reference("parent", "organizations", link="PART_OF", called=T("body above it")),
        _from(words=T("Since when is it there?"), listed=True),
        _to(words=T("When did it close?"), listed=True),
        reference("successor", "organizations", link="SUCCEEDED_BY", called=T("successor")),
        references(
            "split_into",
            "organizations",
            link="SPLIT_INTO",
            called=T("bodies into which it was split"),
        ),
        count("size", unit="members", called=T("how many members")),
        choice("status", OrganizationStatus, called=T("status")),
        words("remit", called=T("remit")),
        words("active_in"),
        topics(called=T("topics")),
        words("topics_cy", called=T("topics in Welsh")),
        text("policy_area", called=T("policy area")),
        text("aim", called=T("aim")),
        text("aim_cy", called=T("aim in Welsh")),
        address("website", called=T("website"), words=T("Its website"), listed=True),
        identifiers(called=T("codes")),
        differs_from(),
        replaced_by("organizations"),
        SOURCE,
    ),
    differ=(("id", "parent"), ("id", "successor"), ("id", "replaced_by")),
    key="Actor",
    label="Organization",
    narrow=tuple(family.value for family in Family),
    narrowest=_family,
    said=shown.node_said,
    touches=touching.by_organization,
    check=rules.organization,
)
POSTS = Kind(
    record=Post,
    table="posts",
    prefix="post",
    one=T("post"),
    many=T("posts"),
    named_by="label",
    found_as=frozenset({NodeKind.POST, NodeKind.EMBEDDED_POST}),
    recorded=True,
    sheet=T("Posts"),
    title=T("Add a post"),
    lede=T("An office that stays when its holder changes, and who holds it."),
    columns=(
        own_id(),
        text(
            "label",
            needed=True,
            called=T("name"),
            words=T("What is the post called?"),
            missing=T("Write what the post is called"),
            hint=T("For example: Head of Evidence"),
        ),
        _name_cy(
            "label_cy",
            words=T("What is it called in Welsh, where it is another name?"),
            listed=True,
        ),
        reference(
            "organization",
            "organizations",
            needed=True,
            link="IN",
            about=True,
            words=T("In which organisation?"),
            missing=T("Name the organisation"),
        ),
        choice("kind", PostKind, called=T("kind")),
        reference(
            "place",
            "places",
            link="SITS_FOR",
            called=T("place"),
            words=T("For which place?"),
            hint=IN_A_PLACE,
            listed=True,
        ),
        references(
            "home",
            "organizations",
            "homes",
            link="EMPLOYED_BY",
            called=T("employers"),
            listed=True,
            words=T("Who employs the holder, where it is another body?"),
            hint=T("One on each line: then the holder is placed there by them."),
        ),
        number("days_per_week", most=7, unit="days per week", called=T("days a week")),
        choice("status", PostStatus, called=T("status")),
        _from(words=T("Since when?"), hint=WHEN),
        _to(words=T("Until when?"), hint=STILL_SO, listed=True),
        date("holders_from", called=T("since when its holders are known")),
        SOURCE,
    ),
    same=("label", "organization", "place", "homes"),
    key="Post",
    label="Post",
    narrow=(OFFICE, EMBEDDED_POST),
    narrowest=_seat,
    said=shown.node_said,
    touches=touching.by_post,
    completed=rules.new_post,
)
MEMBERSHIPS = Kind(
    record=Membership,
    table="memberships",
    prefix="membership",
    one=T("membership"),
    many=T("memberships and offices"),
    recorded=True,
    sheet=T("Who belongs to what"),
    title=T("Say who belongs to what"),
    lede=T("Who works for an organisation, sits in a group, or chairs it."),
    columns=(
        own_id(needed=False),
        reference(
            "actor",
            "actors",
            about=True,
            words=T("Who?"),
            missing=T("Name the person or organisation"),
            hint=T("A person or an organisation."),
        ),
        text("as_written", about=True, called=T("names as written")),
        reference(
            "organization",
            "organizations",
            needed=True,
            about=True,
            completed=True,
            words=T("Of which organisation or group?"),
            missing=T("Name the organisation or group"),
        ),
        reference("post", "posts", about=True),
        role(
            offered=_ROLES,
            said=role_words,
            called=T("role"),
            as_written=T("role as written"),
            words=T("As what?"),
            missing=T("Choose the role"),
        ),
        reference("on_behalf_of", "organizations", called=T("on whose behalf")),
        _from(words=T("Since when?"), hint=T("A day, a month or a year")),
        _to(words=T("Until when?"), hint=STILL_SO),
        RELIABILITY,
        SOURCE,
    ),
    same=("actor|as_written", "organization", "post", "role", "valid_from"),
    derived="m",
    within_memory=("valid_from", "valid_to"),
    differ=(("actor", "organization"),),
    type="MEMBER_OF",
    ends=("actor", "as_written", "organization", "post"),
    said=shown.membership_said,
    touches=touching.by_membership,
    check=rules.membership,
    completed=rules.new_membership,
)
FORMAL_TIES = Kind(
    record=FormalTie,
    table="formal_ties",
    prefix="formal",
    one=T("formal tie"),
    many=T("formal ties"),
    recorded=True,
    sheet=T("Formal ties"),
    columns=(
        own_id(needed=False),
        reference("a", "actors", needed=True, about=True),
        reference("b", "actors", needed=True, about=True),
        choice("kind", FormalKind, needed=True, called=T("kind")),
        FROM,
        TO,
        RELIABILITY,
        SOURCE,
    ),
    same=("a", "b", "kind", "valid_from"),
    derived="t",
    differ=(("a", "b"),),
    type="FORMAL_TIE",
    ends=("a", "b"),
    said=shown.formal_tie_said,
    touches=touching.by_formal_tie,
)
INTERACTIONS = Kind(
    record=Interaction,
    table="interactions",
    prefix="interaction",
    one=T("interaction"),
    many=T("meetings"),
    found_as=frozenset({NodeKind.INTERACTION}),
    recorded=True,
    sheet=T("Meetings and other contact"),
    title=T("Record a meeting"),
    lede=T(
        "A meeting, a call, an exchange of messages, an event or joint work. It makes the ties "
        "between those who took part stronger."
    ),
    columns=(
        own_id(),
        date(
            "date",
            needed=True,
            called=T("date"),
            words=T("When was it?"),
            missing=T("Say when it was"),
            hint=WHEN,
        ),
        date("to", called=T("last day"), words=T("Last day, where it took several"), listed=True),
        choice(
            "kind",
            InteractionKind,
            needed=True,
            called=T("kind"),
            words=T("What was it?"),
            missing=T("Choose what it was"),
            said=interaction_words,
        ),
        references(
            "actors",
            "actors",
            needed=True,
            link="<TOOK_PART",
            called=T("who took part"),
            words=T("Who took part?"),
            missing=T("Name at least two people or organisations that took part"),
            hint=T("People and organisations, your own colleagues too."),
        ),
        words(
            "as_written",
            called=T("names as written"),
            words=T("Who else took part, by name only"),
            listed=True,
            hint=T("One name on each line. They get no page here."),
        ),
        count(
            "attendance",
            unit="people",
            called=T("how many took part"),
            words=T("How many took part, where more did than are named?"),
            listed=True,
            hint=T("In figures. The more there were, the less it says of any two."),
        ),
        text("title", called=T("title"), words=T("What was it called?")),
        reference(
            "place",
            "places",
            link="LOCATED_IN",
            called=T("place"),
            words=T("Where was it?"),
            hint=IN_A_PLACE,
            listed=True,
        ),
        note(
            "note",
            called=T("note"),
            words=T("What to remember of it"),
            hint=T("Facts only: the people in it may ask to read it."),
        ),
        date(
            "follow_up",
            called=T("follow-up"),
            words=T("When to come back to it"),
            hint=T("A day, for your Centre only: 8 January 2027."),
            listed=True,
        ),
        text(
            "follow_up_note",
            called=T("what to do then"),
            words=T("What to do then"),
            listed=True,
        ),
        RELIABILITY,
        SOURCE,
    ),
    same=("date", "kind", "actors", "as_written"),
    within_memory=("date", "to"),
    key="Interaction",
    label="Interaction",
    said=shown.node_said,
    touches=touching.by_interaction,
    check=rules.interaction,
)
DECLARED_TIES = Kind(
    record=DeclaredTie,
    table="declared_ties",
    prefix="declared",
    one=T("declared tie"),
    many=T("declared ties"),
    recorded=True,
    sheet=T("Who knows whom"),
    title=T("Say who knows whom"),
    lede=T(
        "How well a colleague knows somebody, in the colleague’s own words. It fades when it is "
        "not confirmed for a long time."
    ),
    columns=(
        own_id(needed=False),
        reference(
            "by",
            "people",
            needed=True,
            about=True,
            words=T("Who says it?"),
            missing=T("Name the colleague who says it"),
            hint=T("A person of your Centre."),
        ),
        reference(
            "about",
            "actors",
            needed=True,
            about=True,
            words=T("About whom?"),
            missing=T("Name the person or organisation"),
            hint=T("A person or an organisation."),
        ),
        choice(
            "level",
            DeclaredLevel,
            needed=True,
            called=T("how well they know each other"),
            words=T("How well do they know each other?"),
            missing=T("Choose how well they know each other"),
            said=declared_words,
        ),
        date(
            "confirmed_on",
            needed=True,
            called=T("day of confirmation"),
            words=T("When was it said?"),
            hint=T("Left blank: today."),
        ),
        SOURCE,
    ),
    same=("by", "about", "confirmed_on"),
    derived="d",
    within_memory=("confirmed_on",),
    differ=(("by", "about"),),
    type="DECLARED",
    ends=("by", "about"),
    said=shown.declared_tie_said,
    touches=touching.by_declared_tie,
    check=rules.declared_tie,
)
PLACES = Kind(
    record=Place,
    table="places",
    one=T("place"),
    many=T("places"),
    named_by="name",
    found_as=frozenset({NodeKind.PLACE}),
    columns=(
        own_id("code"),
        choice("kind", PlaceKind, needed=True, called=T("kind")),
        text("name", needed=True, called=T("name")),
        _name_cy(),
        reference("parent", "places", link="PART_OF", called=T("body above it")),
        FROM,
        TO,
        replaced_by("places"),
        text("former_code"),
        SOURCE,
    ),
    differ=(("id", "parent"), ("id", "replaced_by")),
    key="Place",
    label="Place",
    said=shown.node_said,
    touches=touching.by_any,
)
NAMES = Kind(
    record=Name,
    table="names",
    one=T("name"),
    many=T("other names"),
    columns=(
        reference("id", "named", "of", needed=True, about=True),
        text("name", needed=True, about=True, called=T("name")),
        choice("language", Language, about=True),
        choice("why", NameWhy, needed=True, about=True),
        SOURCE,
    ),
    same=("of", "name", "why", "language"),
    derived="n",
    key="Name",
    label="Name",
    said=shown.further_name_said,
    touches=touching.by_no_tie,
)
TARGET_LISTS = Kind(
    record=TargetListEntry,
    table="target_lists",
    prefix="target",
    one=T("entry of a target list"),
    many=T("entries of target lists"),
    recorded=True,
    sheet=T("Target lists"),
    title=T("Add to a target list"),
    lede=T(
        "Whom you want to reach in a nation: a post, an organisation, a person, or bodies of a "
        "kind in a place."
    ),
    columns=(
        own_id(needed=False),
        choice(
            "nation",
            Nation,
            needed=True,
            about=True,
            called=T("nation"),
            words=T("In which nation?"),
            missing=T("Choose the nation"),
            said=nation_words,
        ),
        choice(
            "audience",
            TargetAudience,
            "audience_kind",
            needed=True,
            blank=TargetAudience.POLICY,
            about=True,
            called=T("audience"),
            words=T("For policy or for practice?"),
            missing=T("Choose policy or practice"),
            hint=T("Each is a list of its own, and they are never counted together."),
            said=target_audience_words,
        ),
        reference(
            "post",
            "posts",
            link="NAMES",
            about=True,
            called=T("post"),
            words=T("Which post?"),
            hint=T("Whoever holds it counts: for example, First Minister of Wales."),
        ),
        reference(
            "body",
            "organizations",
            link="NAMES_BODY",
            about=True,
            called=T("organisation"),
            words=T("Or which organisation?"),
            hint=T("Whoever sits in it counts."),
            listed=True,
        ),
        reference(
            "person",
            "people",
            link="NAMES_PERSON",
            about=True,
            called=T("person"),
            words=T("Or which person?"),
            hint=T("Whatever post that person holds."),
            listed=True,
        ),
        reference(
            "place",
            "places",
            link="NAMES_PLACE",
            about=True,
            called=T("place"),
            words=T("Or in which place?"),
            hint=IN_A_PLACE,
            listed=True,
        ),
        choice(
            "body_kind",
            OrganizationKind,
            about=True,
            called=T("kind of bodies"),
            words=T("With a place: which bodies there?"),
            said=kind_words,
            listed=True,
        ),
        number(
            "weight",
            most=1000,
            called=T("weight"),
            words=T("How much does it count?"),
            hint=T("Left blank: 1. Where no list is made, a minister counts 3 and a committee 1."),
        ),
        _from(words=T("Since when is it on the list?"), listed=True),
        _to(words=T("Until when?"), hint=STILL_SO, listed=True),
        SOURCE,
    ),
    same=("nation", "audience_kind", "post|body|person|place", "body_kind", "valid_from"),
    derived="l",
    key="Target",
    label="Target",
    said=shown.target_said,
    touches=touching.by_no_tie,
    check=rules.target,
)
IN_WORDS = T("Its name, in English or Welsh: for example, Housing. One on each line.")
A_BODY = T("A Centre or another organisation.")


def _terms(name: str, called: Fill, *, link: str = "", words: Fill, listed: bool = False) -> Column:
    """Terms of the vocabulary, by their names."""
    return references(
        name, "concepts", link=link, called=called, words=words, hint=IN_WORDS, listed=listed
    )


FRAMEWORKS = Kind(
    record=Framework,
    table="frameworks",
    prefix="framework",
    one=T("framework"),
    many=T("frameworks"),
    named_by="title",
    found_as=frozenset({NodeKind.FRAMEWORK}),
    apart=True,
    recorded=True,
    sheet=T("Frameworks"),
    title=T("Add a framework"),
    lede=T("A list of terms that a nation or a body uses, or a standard of evidence."),
    columns=(
        own_id(),
        text(
            "title",
            needed=True,
            about=True,
            called=T("title"),
            words=T("What is it called?"),
            missing=T("Write what it is called"),
        ),
        text("title_cy", called=T("title in Welsh"), words=T("And in Welsh?"), listed=True),
        text("publisher", called=T("publisher"), words=T("Whose is it?")),
        choice(
            "nation", Nation, called=T("nation"), words=T("Of which nation?"), said=nation_words
        ),
        choice(
            "lens",
            Lens,
            called=T("what its terms are"),
            words=T("What are its terms?"),
            said=lens_words,
        ),
        text(
            "edition",
            about=True,
            called=T("edition"),
            words=T("Which edition?"),
            hint=T("A year, or a number."),
        ),
        choice(
            "status",
            FrameworkStatus,
            called=T("status"),
            words=T("Is it in force?"),
            said=framework_status_words,
        ),
        _from(words=T("Since when?"), hint=WHEN, listed=True),
        _to(words=T("Until when?"), hint=STILL_SO, listed=True),
        note("note", called=T("note"), words=T("What else to know"), listed=True),
        SOURCE,
    ),
    same=("title", "edition"),
    key="Framework",
    label="Framework",
    said=shown.framework_said,
    touches=touching.by_no_tie,
)
CONCEPTS = Kind(
    record=Concept,
    table="concepts",
    prefix="concept",
    one=T("term"),
    many=T("terms"),
    named_by="label",
    found_as=frozenset({NodeKind.CONCEPT}),
    apart=True,
    recorded=True,
    sheet=T("Terms"),
    title=T("Add a term"),
    lede=T("An outcome, a life stage, an audience, or a level of a standard of evidence."),
    columns=(
        own_id(),
        reference(
            "framework",
            "frameworks",
            needed=True,
            link="IN_FRAMEWORK",
            about=True,
            called=T("framework"),
            words=T("Of which framework?"),
            missing=T("Name its framework"),
        ),
        choice(
            "lens",
            Lens,
            needed=True,
            about=True,
            called=T("what it is a term for"),
            words=T("What is it a term for?"),
            missing=T("Choose what it is a term for"),
            said=lens_words,
        ),
        text(
            "label",
            needed=True,
            about=True,
            called=T("name"),
            words=T("What is it called?"),
            missing=T("Write what it is called"),
        ),
        _name_cy("label_cy", words=T("And in Welsh?")),
        tick("label_cy_draft", called=T("whether its Welsh is a draft")),
        note("definition", called=T("meaning"), words=T("What does it mean?")),
        note(
            "definition_cy",
            called=T("meaning in Welsh"),
            words=T("And what does it mean, in Welsh?"),
        ),
        reference(
            "broader",
            "concepts",
            link="BROADER",
            called=T("term above it"),
            words=T("Below which term does it stand?"),
            listed=True,
        ),
        count("order", unit="levels", called=T("its place among them")),
        count(
            "age_from",
            unit="years",
            called=T("youngest age"),
            words=T("From which age?"),
            listed=True,
        ),
        count(
            "age_to", unit="years", called=T("oldest age"), words=T("To which age?"), listed=True
        ),
        choice(
            "audience_kind",
            TargetAudience,
            called=T("policy or practice"),
            words=T("Of an audience: of policy or practice?"),
            said=target_audience_words,
            listed=True,
        ),
        note("note", called=T("note"), words=T("What else to know"), listed=True),
        SOURCE,
    ),
    same=("framework", "label"),
    differ=(("id", "broader"),),
    key="Concept",
    label="Concept",
    said=shown.concept_said,
    touches=touching.by_no_tie,
    check=landscape_rules.concept,
)
MAPPINGS = Kind(
    record=ConceptMapping,
    table="mappings",
    prefix="mapping",
    one=T("row of a crosswalk"),
    many=T("rows of crosswalks"),
    found_as=frozenset({NodeKind.MAPPING}),
    apart=True,
    recorded=True,
    sheet=T("Crosswalks"),
    title=T("Say how two terms compare"),
    lede=T("A judgement, open to correction. A term is never put in place of the other."),
    columns=(
        own_id(needed=False),
        reference(
            "subject",
            "concepts",
            needed=True,
            link="SUBJECT",
            about=True,
            called=T("term"),
            words=T("Which term?"),
            missing=T("Name the term"),
        ),
        reference(
            "object",
            "concepts",
            link="OBJECT",
            about=True,
            called=T("other term"),
            words=T("And which term of another framework?"),
            hint=T("Blank where there is none."),
        ),
        choice(
            "predicate",
            MappingPredicate,
            needed=True,
            also={
                "equivalent": MappingPredicate.EXACT,
                "not-comparable": MappingPredicate.NONE,
            },
            called=T("how they compare"),
            words=T("The first is ... the other"),
            missing=T("Choose how they compare"),
            said=predicate_words,
        ),
        choice(
            "confidence",
            Confidence,
            called=T("how sure that is"),
            words=T("How sure is that?"),
            said=confidence_words,
        ),
        text("judged_by", called=T("whose judgement it is"), words=T("Whose judgement is it?")),
        note("note", called=T("note"), words=T("Why?")),
        SOURCE,
    ),
    same=("subject", "object"),
    derived="x",
    differ=(("subject", "object"),),
    key="Mapping",
    label="Mapping",
    said=shown.mapping_said,
    touches=touching.by_no_tie,
)
REMITS = Kind(
    record=Remit,
    table="remits",
    prefix="remit",
    one=T("remit"),
    many=T("remits"),
    found_as=frozenset({NodeKind.REMIT}),
    apart=True,
    recorded=True,
    sheet=T("Remits"),
    title=T("Say what a Centre is for"),
    lede=T("Its aim in its own words, and the terms by which others find it."),
    columns=(
        own_id(needed=False),
        reference(
            "organization",
            "organizations",
            needed=True,
            link="REMIT_OF",
            about=True,
            words=T("Which Centre?"),
            missing=T("Name the Centre"),
        ),
        note("aim", called=T("aim"), words=T("What is it for, in its own words?")),
        note("aim_cy", called=T("aim in Welsh"), words=T("And in Welsh?"), listed=True),
        _terms("outcomes", T("outcomes"), link="ABOUT", words=T("For which outcomes?")),
        _terms("life_stages", T("life stages"), words=T("For which life stages?")),
        _terms("audiences", T("audiences"), words=T("For which audiences?"), listed=True),
        references(
            "places",
            "places",
            link="FOR_PLACE",
            called=T("places for which it is funded"),
            words=T("For which places is it funded?"),
            hint=IN_A_PLACE,
        ),
        references(
            "places_active",
            "places",
            called=T("places in which it works"),
            words=T("In which places does it work?"),
            hint=IN_A_PLACE,
            listed=True,
        ),
        words("places_as_written", called=T("places as written")),
        choice(
            "weight",
            RemitWeight,
            blank=RemitWeight.CORE,
            called=T("weight"),
            words=T("Is it the core of its work?"),
            said=weight_words,
        ),
        _from(words=T("Since when?"), hint=WHEN, listed=True),
        _to(words=T("Until when?"), hint=STILL_SO, listed=True),
        note("note", called=T("note"), words=T("What else to know"), listed=True),
        SOURCE,
    ),
    same=("organization", "aim", "valid_from"),
    derived="r",
    key="Remit",
    label="Remit",
    said=shown.remit_said,
    touches=touching.by_no_tie,
    check=landscape_rules.remit,
)
WORKS = Kind(
    record=Work,
    table="works",
    prefix="work",
    one=T("work"),
    many=T("works"),
    named_by="title",
    found_as=frozenset({NodeKind.WORK}),
    apart=True,
    recorded=True,
    sheet=T("Works"),
    title=T("Record a work"),
    lede=T(
        "A toolkit, a trial, a programme, or what you do together with others. What two or more "
        "do together brings them closer."
    ),
    columns=(
        own_id(),
        choice(
            "kind",
            WorkKind,
            needed=True,
            called=T("kind"),
            words=T("What is it?"),
            missing=T("Choose what it is"),
            said=work_kind_words,
        ),
        text(
            "title",
            needed=True,
            about=True,
            called=T("title"),
            words=T("What is it called?"),
            missing=T("Write what it is called"),
        ),
        text("title_cy", called=T("title in Welsh"), words=T("And in Welsh?"), listed=True),
        reference(
            "lead",
            "organizations",
            needed=True,
            link="LED_BY",
            about=True,
            called=T("who leads it"),
            words=T("Who leads it?"),
            missing=T("Name who leads it"),
            hint=A_BODY,
        ),
        references(
            "partners",
            "organizations",
            link="WITH_PARTNER",
            called=T("with whom"),
            words=T("Together with whom?"),
            hint=T("One organisation on each line. Blank where nobody else does it."),
        ),
        words("partners_as_written", called=T("partners as written")),
        references(
            "funders",
            "organizations",
            link="FUNDED_BY",
            called=T("funders"),
            words=T("Who pays for it?"),
            listed=True,
        ),
        words("funders_as_written", called=T("funders as written")),
        reference(
            "part_of",
            "works",
            link="PART_OF",
            called=T("work of which it is a part"),
            words=T("Of which work is it a part?"),
            listed=True,
        ),
        _terms("outcomes", T("outcomes"), link="ABOUT", words=T("For which outcomes?")),
        _terms(
            "outcomes_measured",
            T("outcomes measured"),
            words=T("Of a data set: which outcomes does it measure?"),
            listed=True,
        ),
        _terms("life_stages", T("life stages"), words=T("For which life stages?"), listed=True),
        count(
            "ages_from",
            unit="years",
            called=T("youngest age"),
            words=T("From which age?"),
            listed=True,
        ),
        count(
            "ages_to", unit="years", called=T("oldest age"), words=T("To which age?"), listed=True
        ),
        _terms("audiences", T("audiences"), words=T("For which audiences?"), listed=True),
        references(
            "places_tested",
            "places",
            link="TESTED_IN",
            called=T("places where it is tested"),
            words=T("Where is it tested?"),
            hint=IN_A_PLACE,
            listed=True,
        ),
        references(
            "places_remit",
            "places",
            called=T("places for which it is meant"),
            words=T("For which places is it meant?"),
            hint=IN_A_PLACE,
            listed=True,
        ),
        references(
            "places_other",
            "places",
            called=T("other places"),
            words=T("Where else does it happen?"),
            hint=IN_A_PLACE,
            listed=True,
        ),
        words("places_as_written", called=T("places as written")),
        _from(words=T("Since when?"), hint=WHEN),
        _to(words=T("Until when?"), hint=STILL_SO),
        choice(
            "status",
            WorkStatus,
            called=T("status"),
            words=T("Is it under way?"),
            said=work_status_words,
            listed=True,
        ),
        count("attendance", unit="people", called=T("how many took part")),
        address("website", called=T("website"), words=T("Its page"), listed=True),
        tick("is_partnership", called=T("whether it is a partnership")),
        references("recorded_as", "joint_work", called=T("what tells of it too")),
        choice(
            "purpose",
            JointPurpose,
            called=T("purpose"),
            words=T("With others: what is it for?"),
            said=purpose_words,
        ),
        note("aim", called=T("aim"), words=T("With others: what is to be different after it?")),
        text("resource", called=T("resource"), words=T("With others: what do you put in?")),
        reference(
            "owner",
            "people",
            link="OWNED_BY",
            called=T("owner"),
            words=T("With others: who sees to it?"),
        ),
        date(
            "review_on",
            called=T("review date"),
            words=T("With others: when do you look at it again?"),
            hint=T("A day to come: 8 January 2027."),
        ),
        choices(
            "none_yet",
            JointPart,
            also={
                "review date": JointPart.REVIEW_ON,
                "diben": JointPart.PURPOSE,
                "pwrpas": JointPart.PURPOSE,
                "nod": JointPart.AIM,
                "adnodd": JointPart.RESOURCE,
                "perchennog": JointPart.OWNER,
                "dyddiad adolygu": JointPart.REVIEW_ON,
            },
            said=joint_part_words,
            says_none_of=True,
            called=T("what there is none of yet"),
            words=T("With others: of which of these is there none yet?"),
        ),
        choice("caution", Caution, called=T("caution")),
        note("note", called=T("note"), words=T("What else to know"), listed=True),
        SOURCE,
    ),
    same=("title", "lead", "valid_from"),
    differ=(("id", "part_of"),),
    key="Work",
    label="Work",
    said=shown.work_said,
    touches=touching.by_work,
    check=landscape_rules.work,
    completed=landscape_rules.new_work,
)
FINDINGS = Kind(
    record=Finding,
    table="findings",
    prefix="finding",
    one=T("finding"),
    many=T("findings"),
    named_by="intervention",
    found_as=frozenset({NodeKind.FINDING}),
    apart=True,
    recorded=True,
    sheet=T("Findings"),
    title=T("Record a finding"),
    lede=T("What an intervention did for an outcome, as its Centre published it."),
    columns=(
        own_id(),
        text(
            "intervention",
            needed=True,
            about=True,
            called=T("intervention"),
            words=T("Of what?"),
            missing=T("Write of what it is a finding"),
            hint=T("For example: Mentoring"),
        ),
        reference(
            "outcome",
            "concepts",
            needed=True,
            link="ABOUT",
            about=True,
            called=T("outcome"),
            words=T("For which outcome?"),
            missing=T("Name the outcome"),
        ),
        choice(
            "direction",
            FindingDirection,
            needed=True,
            called=T("direction"),
            words=T("What did it do?"),
            missing=T("Choose what it did"),
            said=direction_words,
        ),
        text(
            "strength",
            called=T("strength of the evidence"),
            words=T("How strong is the evidence, in its words?"),
        ),
        reference(
            "scale",
            "frameworks",
            link="RATED_BY",
            called=T("standard of evidence"),
            words=T("By which standard is it rated?"),
            listed=True,
        ),
        text(
            "level", called=T("level as published"), words=T("The effect or rating, in its words")
        ),
        reference("rating", "concepts", called=T("level of the standard")),
        reference(
            "centre",
            "organizations",
            needed=True,
            link="FOUND_BY",
            about=True,
            called=T("Centre"),
            words=T("Which Centre says so?"),
            missing=T("Name the Centre"),
        ),
        references(
            "places",
            "places",
            link="TESTED_IN",
            called=T("places where it is tested"),
            words=T("Where was it tested?"),
            hint=IN_A_PLACE,
        ),
        words("places_as_written", called=T("places as written")),
        reference(
            "work",
            "works",
            link="FOUND_IN",
            called=T("work"),
            words=T("In which work?"),
            listed=True,
        ),
        date("published", called=T("day of publication"), words=T("When was it published?")),
        choice("caution", Caution, called=T("caution")),
        note("note", called=T("note"), words=T("What else to know"), listed=True),
        SOURCE,
    ),
    same=("intervention", "outcome", "centre", "published", "level"),
    key="Finding",
    label="Finding",
    said=shown.finding_said,
    touches=touching.by_no_tie,
    check=landscape_rules.finding,
)
PRIORITIES = Kind(
    record=Priority,
    table="priorities",
    prefix="priority",
    one=T("priority"),
    many=T("priorities"),
    named_by="title",
    found_as=frozenset({NodeKind.PRIORITY}),
    apart=True,
    recorded=True,
    sheet=T("Priorities"),
    title=T("Record a priority"),
    lede=T("What a nation or a place wants, does or must do."),
    columns=(
        own_id(),
        reference(
            "place",
            "places",
            needed=True,
            link="PRIORITY_OF",
            about=True,
            called=T("place"),
            words=T("Of which place?"),
            missing=T("Name the place"),
            hint=IN_A_PLACE,
        ),
        text(
            "title",
            needed=True,
            about=True,
            called=T("title"),
            words=T("What is it called?"),
            missing=T("Write what it is called"),
        ),
        _terms("outcomes", T("outcomes"), link="ABOUT", words=T("For which outcomes?")),
        _terms("life_stages", T("life stages"), words=T("For which life stages?"), listed=True),
        choice(
            "kind",
            PriorityKind,
            needed=True,
            called=T("kind"),
            words=T("What is it?"),
            missing=T("Choose what it is"),
            said=priority_kind_words,
        ),
        choice(
            "status",
            PriorityStatus,
            called=T("status"),
            words=T("Does it hold, or is it proposed?"),
            said=priority_status_words,
        ),
        _from(words=T("Since when?"), hint=WHEN),
        _to(words=T("Until when?"), hint=STILL_SO, listed=True),
        choice("caution", Caution, called=T("caution")),
        note("note", called=T("note"), words=T("What else to know"), listed=True),
        SOURCE,
    ),
    same=("place", "title", "valid_from"),
    key="Priority",
    label="Priority",
    said=shown.priority_said,
    touches=touching.by_no_tie,
    check=landscape_rules.priority,
)
KEPT_FIGURES = Kind(
    record=KeptFigure,
    table="kept_figures",
    prefix="kept",
    one=T("kept figure"),
    many=T("kept figures"),
    recorded=True,
    sheet=T("Kept figures"),
    columns=(
        own_id(needed=False),
        date("as_of", needed=True),
        count("position", unit="changes"),
        count("window_days", unit="days"),
        text("metric", needed=True, about=True),
        text("part", about=True),
        choice("nation", Nation, about=True),
        reference("centre", "organizations", link="OF_CENTRE", about=True),
        choice(
            "audience", TargetAudience, "audience_kind", blank=TargetAudience.POLICY, about=True
        ),
        text("definition_version", needed=True),
        number("value", above=-1, most=1_000_000_000),
        text("reason"),
        SOURCE,
    ),
    same=("as_of", "window_days", "metric", "part", "nation", "centre", "audience_kind"),
    derived="k",
    key="KeptFigure",
    label="KeptFigure",
    said=shown.kept_said,
    touches=touching.by_no_tie,
)
CONFLICTS = Kind(
    record=Conflict,
    table="conflicts",
    one=T("fact on which sources disagree"),
    many=T("facts on which sources disagree"),
    columns=(
        text("table", needed=True, about=True),
        text("key", needed=True, about=True),
        text("field", needed=True, about=True),
        text("value", needed=True),
        SOURCE,
    ),
    same=("table", "key", "field", "value"),
    derived="c",
    refers=_of_a_record,
    key="Conflict",
    label="Conflict",
    said=shown.conflict_said,
    touches=touching.by_any,
)
SESSIONS = Kind(
    record=Session,
    table="sessions",
    stated=True,
    one=T("session of a legislature"),
    many=T("sessions of legislatures"),
    columns=(reference("legislature", "organizations", needed=True, link="OF"),),
    key="Session",
    label="Session",
    said=shown.id_said,
    touches=touching.by_any,
)
SOURCES = Kind(
    record=SourcePrefix,
    table="sources",
    stated=True,
    one=T("source"),
    many=T("sources"),
    columns=(),
    key="Source",
    label="Source",
    said=shown.id_said,
    touches=touching.by_any,
)
DATASETS = Kind(
    record=Dataset,
    table="datasets",
    stated=True,
    one=T("dataset"),
    many=T("datasets"),
    columns=(),
    key="Dataset",
    label="Dataset",
    said=shown.id_said,
    touches=touching.by_any,
)

KINDS = cast(
    "tuple[Kind[Record], ...]",
    (
        PEOPLE,
        ORGANIZATIONS,
        POSTS,
        MEMBERSHIPS,
        FORMAL_TIES,
        INTERACTIONS,
        DECLARED_TIES,
        PLACES,
        NAMES,
        TARGET_LISTS,
        FRAMEWORKS,
        CONCEPTS,
        MAPPINGS,
        REMITS,
        WORKS,
        FINDINGS,
        PRIORITIES,
        KEPT_FIGURES,
        CONFLICTS,
        SESSIONS,
        SOURCES,
        DATASETS,
    ),
)
BY_TABLE: Mapping[str, Kind[Record]] = {kind.table: kind for kind in KINDS}
FILED: Mapping[str, Kind[Record]] = {kind.table: kind for kind in KINDS if not kind.stated}
"""The kinds that have a file, by table."""
_BY_RECORD: Mapping[type[Any], Kind[Any]] = {kind.record: kind for kind in KINDS}

GROUPS: Mapping[str, tuple[str, ...]] = {
    **{kind.table: (kind.table,) for kind in KINDS},
    "actors": ("people", "organizations"),
    "named": ("people", "organizations", "posts", "places"),
    "joint_work": ("interactions", "formal_ties"),
}
"""What a reference may refer to: names of tables."""


def found_as(group: str) -> frozenset[NodeKind]:
    """Return what a search is narrowed to in order to find what a reference may refer to."""
    return frozenset[NodeKind]().union(*(BY_TABLE[table].found_as for table in GROUPS[group]))


def _referring(kind: Kind[Record]) -> int:
    """How many kinds refer to one, as their forms ask."""
    return sum(
        any(
            kind.table in GROUPS[column.refers_to]
            for column in other.columns
            if column.refers_to and column.is_asked
        )
        for other in KINDS
    )


RECORDED: Mapping[str, Kind[Record]] = {
    kind.table: kind for kind in sorted(KINDS, key=_referring, reverse=True) if kind.recorded
}
"""The kinds that a Centre records, by table: those first to which most others refer."""

INTERVALS = (("valid_from", "valid_to"), ("date", "to"))
"""Pairs of fields of which the first must not lie after the second."""


def kind_of(record: R) -> Kind[R]:
    """Return the kind of a record."""
    return _BY_RECORD[type(record)]


def sort_said(record: Record) -> Fill:
    """Return what sort of record it is: "finding"; of what is only proposed that it is."""
    if isinstance(record, Priority) and record.is_proposed:
        return priority_words(record)
    return kind_of(record).one


def said(records: Records, record: Record) -> Fill:
    """Return any record in a few words, for messages: "Jane Evans in Welsh Government", "what Ann
    Lee says of Jane Evans (3 May 2026)".
    """
    return kind_of(record).said(records, record)


def references_of(kind: Kind[R], record: R) -> Iterator[Reference]:
    """Yield every reference of a record of a kind."""
    for column in kind.columns:
        if column.refers_to is None:
            continue
        value = getattr(record, column.fields[0])
        for id_ in value if isinstance(value, tuple) else (value,):
            if id_ is not None:
                yield column.name, id_, GROUPS[column.refers_to]
    yield from kind.refers(record)


def key_of(group: str) -> str:
    """Return the label with the unique id that all nodes of a group have."""
    (key,) = {BY_TABLE[table].key for table in GROUPS[group]}
    return key


def refuse_unlisted(kinds: Sequence[Kind[Record]]) -> None:
    """Refuse a table of `Records` that no row describes: it would never be stored."""
    rows, tables = (
        [kind.table for kind in kinds],
        [field.name for field in dataclasses.fields(Records)],
    )
    if sorted(rows) != sorted(tables):
        which = ", ".join(sorted({*rows} ^ {*tables})) or "one has two"
        raise TypeError(f"Each table of Records needs one row in graph/kinds.py: {which}.")


refuse_unlisted(KINDS)
