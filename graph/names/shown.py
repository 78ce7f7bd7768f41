"""How a record is named, alone and inside sentences of both languages, and
what a dataset leaves open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.model import (
    Concept,
    ConceptId,
    ConceptMapping,
    Conflict,
    Dataset,
    DeclaredTie,
    Finding,
    FormalTie,
    Framework,
    Interaction,
    KeptFigure,
    Language,
    Membership,
    Name,
    NameWhy,
    Node,
    Organization,
    OrganizationKind,
    Person,
    Place,
    Post,
    Priority,
    Record,
    Records,
    Remit,
    TargetListEntry,
    Work,
)
from graph.names.kind_words import (
    audience_inside,
    formal_inside,
    interaction_inside,
    kind_inside,
    nation_words,
)
from graph.words import Fill, Listed, ProperName, T, Text


def name_of(record: Node) -> ProperName | Text:
    """Return a record's name in the languages that it has, without an article;
    where it has none, what stands in its place.
    """
    own = own_names(record)
    if Language.EN in own:
        return ProperName(own[Language.EN], own.get(Language.CY), mutates=_mutates(record))
    if isinstance(record, Interaction):
        return T("{kind}, {date}", kind=interaction_inside(record.kind), date=record.date)
    return T("name not known ({id})", id=record.id)


def body_name(body: Organization, *, article: bool) -> ProperName:
    """Return the name of a body, with or without an article in English."""
    return ProperName(body.name, body.name_cy, article=article, mutates=_mutates(body))


def _mutates(record: Node) -> bool:
    """Nobody's name mutates, nor does that of a group, which is the title of what it is about."""
    return not isinstance(record, Person) and not (
        isinstance(record, Organization) and record.kind is OrganizationKind.CROSS_PARTY_GROUP
    )


def own_names(record: Node) -> Mapping[Language, str]:
    """Return what a record itself is called, in each language in which it says so."""
    english: str | None
    welsh: str | None
    match record:
        case Post():
            english, welsh = record.label, record.label_cy
        case Interaction():
            english, welsh = record.title, None
        case Person() | Organization() | Place():
            english, welsh = record.name, record.name_cy
    return {
        language: name for language, name in ((Language.EN, english), (Language.CY, welsh)) if name
    }


def named(records: Records, id_: str) -> ProperName | Text:
    """Return how the record of an id is named at the beginning of a sentence, without an article;
    of an unknown one the id.
    """
    record = records.node(id_)
    return name_of(record) if record is not None else ProperName(id_)


def node_said(records: Records, record: Node) -> Fill:
    """Return a record that has a name of its own as it stands inside a sentence;
    so do the others for facts and further names.
    """
    return name_of(record)


def membership_said(records: Records, record: Membership) -> Fill:
    who = named(records, record.actor) if record.actor else record.as_written or ""
    return T("{who} in {body}", who=who, body=named(records, record.organization))


def formal_tie_said(records: Records, record: FormalTie) -> Fill:
    return T(
        "{one}, {kind} {other}",
        one=named(records, record.a),
        kind=formal_inside(record.kind),
        other=named(records, record.b),
    )


def declared_tie_said(records: Records, record: DeclaredTie) -> Fill:
    return T(
        "what {one} says of {other} ({date})",
        one=named(records, record.by),
        other=named(records, record.about),
        date=record.confirmed_on,
    )


def target_said(records: Records, record: TargetListEntry) -> Fill:
    """Return whom or what an entry names, and on which list it stands."""
    return T(
        "{who} on the {audience} list of {nation}",
        who=target_named(records, record),
        audience=audience_inside(record.audience_kind),
        nation=nation_words(record.nation),
    )


def target_named(records: Records, record: TargetListEntry) -> Fill:
    """Return whom or what an entry of a target list names."""
    name = named(records, record.named[0]) if record.named else record.id
    if record.body_kind is None:
        return name
    return T("{place}: {kind}", place=name, kind=kind_inside(record.body_kind))


def further_name_said(records: Records, record: Name) -> Fill:
    return T('the name "{name}"', name=record.name)


def framework_said(records: Records, record: Framework) -> Fill:
    return ProperName(record.title, record.title_cy, english=True)


def concept_said(records: Records, record: Concept) -> Fill:
    return ProperName(record.label, record.label_cy, english=True)


def mapping_said(records: Records, record: ConceptMapping) -> Fill:
    """Return the two terms that a row of a crosswalk relates."""
    if record.object is None:
        return T("the crosswalk of {term}", term=term_named(records, record.subject))
    return T(
        "the crosswalk of {term} and {other}",
        term=term_named(records, record.subject),
        other=term_named(records, record.object),
    )


def term_named(records: Records, id_: ConceptId) -> Fill:
    """Return the name of a term; of an unknown one its id."""
    concept = records.concepts.get(id_)
    return id_ if concept is None else concept_said(records, concept)


def remit_said(records: Records, record: Remit) -> Fill:
    return T("a remit of {centre}", centre=named(records, record.organization))


def work_said(records: Records, record: Work) -> Fill:
    return ProperName(record.title, record.title_cy, english=True)


def finding_said(records: Records, record: Finding) -> Fill:
    return T(
        "the finding of {centre} on {intervention}",
        centre=named(records, record.centre),
        intervention=ProperName(record.intervention, english=True),
    )


def priority_said(records: Records, record: Priority) -> Fill:
    return T(
        '"{title}" in {place}',
        title=ProperName(record.title, english=True),
        place=named(records, record.place),
    )


def kept_said(records: Records, record: KeptFigure) -> Fill:
    """Return which figure was kept, and of which day."""
    return T(
        "{metric} as of {day}",
        metric=Listed(tuple(part for part in (record.metric, record.part) if part), " "),
        day=record.as_of,
    )


def conflict_said(records: Records, record: Conflict) -> Fill:
    return T("another value of {field}", field=record.field)


def id_said(records: Records, record: Record) -> Fill:
    """Of a record that nobody names otherwise."""
    return record.id


def former_names(names: Iterable[Name]) -> list[str]:
    """Return those of a record's further names that it bore earlier, in
    the order of the alphabet.
    """
    return sorted(name.name for name in names if name.why is NameWhy.FORMER)


def not_stated(dataset: Dataset) -> tuple[ProperName, ...]:
    """Return what the sources of a dataset do not state, in the languages in which it is put."""
    welsh = dataset.does_not_state_cy or (None,) * len(dataset.does_not_state)
    return tuple(
        ProperName(english, other)
        for english, other in zip(dataset.does_not_state, welsh, strict=True)
    )
