"""Sentences that a person can read aloud: what ties two actors, from the evidence alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.model import (
    DeclaredLevel,
    Organization,
    OrganizationId,
    OrganizationKind,
    Reliability,
    Role,
)
from graph.names.articles import inside, with_article
from graph.names.offices import office_words
from graph.names.shown import name_of, named
from graph.ontology import (
    CHAIRS,
    KINDS_OF_INTERACTION,
    KINDS_OF_RELATION,
    OFFICERS,
    Relation,
)
from graph.ties import joint_work, stated
from graph.ties.tie import Contact, Declared, Fact, Formal, Shared, Tie
from graph.view import View
from graph.words import Fill, Listed, Month, P, ProperName, T, Text, joined, when_words

FACTS_OF_A_KIND = 2
BODIES_IN_A_SENTENCE = 3
OUTSIDE = frozenset({Role.OUTSIDE_ORGANIZATION, Role.SECRETARIAT})


def hop_sentence(view: View, tie: Tie) -> Listed:
    """Return one sentence on a tie: "met 4 times since March 2026, last on 3 May 2026;
    both on the Health Committee since 2024".
    """
    parts: list[Fill] = [_declared(view, said) for said in tie.declared[:FACTS_OF_A_KIND]]
    parts += [_marked(view, told, alike) for told, alike in _contacts(view, tie.contacts)]
    parts += [_marked(view, _formal(view, tie, one), [one]) for one in tie.formal[:FACTS_OF_A_KIND]]
    parts += [
        _marked(view, _shared(view, tie, one), [one]) for one in tie.shared[:BODIES_IN_A_SENTENCE]
    ]
    left = len(tie.shared) - BODIES_IN_A_SENTENCE
    if left > 0:
        parts.append(P("and {n} more body in common", "and {n} more bodies in common", left))
    return joined(parts)


def tie_sentence(view: View, tie: Tie) -> Text:
    """Return the same with both names in front, as a whole sentence."""
    a, b = (named(view.records, actor) for actor in tie.ends)
    return T("{one} and {other}: {facts}.", one=a, other=b, facts=hop_sentence(view, tie))


def evidence_sentence(view: View, tie: Tie, item: Fact) -> Fill:
    """Return one fact of a tie as a sentence without its full stop."""
    return _marked(view, _fact(view, tie, item), [item])


def _marked(view: View, told: Fill, facts: Sequence[Fact]) -> Fill:
    """Say of what is told of facts that a part is inferred, where that is so of each of them."""
    said = {stated.reliability(view.records, fact) for fact in facts}
    if said == {Reliability.PARTLY_INFERRED}:
        return T("{fact} (partly inferred)", fact=told)
    return told


def _fact(view: View, tie: Tie, item: Fact) -> Fill:
    match item:
        case Contact():
            interaction = joint_work.interaction(view.records, item.id)
            ((met, _),) = _contacts(view, [item])
            return (
                T("{met} ({title})", met=met, title=interaction.title)
                if interaction is not None and interaction.title
                else met
            )
        case Formal():
            return _formal(view, tie, item)
        case Shared():
            return _shared(view, tie, item)
        case Declared():
            return _declared(view, item)


def _declared(view: View, said: Declared) -> Text:
    by, about, month = (
        named(view.records, said.by),
        named(view.records, said.formerly or said.about),
        stated.of_declared(view.records, said).without_day,
    )
    match said.level:
        case DeclaredLevel.MET:
            return T("{by} has met {about} (said in {month})", by=by, about=about, month=month)
        case DeclaredLevel.KNOW:
            return T("{by} knows {about} (said in {month})", by=by, about=about, month=month)
        case DeclaredLevel.KNOW_WELL:
            return T("{by} knows {about} well (said in {month})", by=by, about=about, month=month)
        case DeclaredLevel.CLOSE:
            return T("{by} is close to {about} (said in {month})", by=by, about=about, month=month)
        case DeclaredLevel.DO_NOT_ASK:
            return T(
                "{by} does not want to be asked for {about} (said in {month})",
                by=by,
                about=about,
                month=month,
            )


def _contacts(view: View, contacts: Sequence[Contact]) -> list[tuple[Text, Sequence[Contact]]]:
    """One part for each kind of interaction, with those of which it tells, the newest kind first,
    those of predecessors apart. `contacts` are newest first.
    """
    parts: list[tuple[Text, Sequence[Contact]]] = []
    for kind, formerly in dict.fromkeys((one.kind, one.formerly) for one in contacts):
        alike = [one for one in contacts if (one.kind, one.formerly) == (kind, formerly)]
        dates = [stated.of_contact(view.records, contact) for contact in alike]
        met = _with_others(KINDS_OF_INTERACTION[kind].did, {contact.n - 2 for contact in alike})
        if formerly:
            met = T("{met} as {predecessors},", met=met, predecessors=_names(view, formerly))
        month, when = dates[-1].without_day, when_words(dates[0])
        under_way = [one for one in alike if stated.is_under_way(view.records, one)]
        began = [stated.dates(view.records, one)[0] or dates[0] for one in under_way]
        match len(dates):
            case 1 if began:
                told = T("{met} from {month}, still under way", met=met, month=began[0].without_day)
            case times if began:  # the day on which it counts is that of the question, no last one
                since = min((*began, *dates), key=lambda date: date.first)
                told = P(
                    "{met} {n} time since {month}, still under way",
                    "{met} {n} times since {month}, still under way",
                    times,
                ).filled(met=met, month=since.without_day)
            case 1:
                told = T("{met} {when}", met=met, when=when)
            case 2:
                told = T("{met} twice since {month}, last {when}", met=met, month=month, when=when)
            case times:
                told = P(
                    "{met} {n} time since {month}, last {when}",
                    "{met} {n} times since {month}, last {when}",
                    times,
                ).filled(met=met, month=month, when=when)
        parts.append((told, alike))
    return parts


def _with_others(met: Text, others: Collection[int]) -> Text:
    """Say how many took part without the two."""
    most = max(others)
    if most == 0:
        return met
    if len(others) == 1:
        return P("{met}, with one other,", "{met}, with {n} others,", most, met=met)
    return P("{met}, with up to one other,", "{met}, with up to {n} others,", most, met=met)


def _formal(view: View, tie: Tie, formal: Formal) -> Text:
    # a membership names the body that it was in itself
    merged = bool(formal.formerly) and formal.id not in view.records.memberships
    when = _until_merged(view, formal) if merged else _when(view, formal)
    row = KINDS_OF_RELATION[formal.relation]
    relation = row.before if formal.last or merged else row.now
    return T(
        "{relation} {when}",
        relation=relation.filled(
            one=named(view.records, formal.from_end), other=_other_end(view, tie, formal)
        ),
        when=when,
    )


def _until_merged(view: View, formal: Formal) -> Text:
    """What a predecessor was or had is not the successor's own."""
    names, last = _names(view, formal.formerly), stated.interval(view.records, formal)[1]
    merged = [end for id_ in formal.formerly if (end := view.records.organizations[id_].valid_to)]
    until = last or min(merged, key=lambda end: end.last, default=None)
    if until is None:
        return T("as {predecessors}", predecessors=names)
    return T("as {predecessors}, until {month}", predecessors=names, month=until.without_day)


def _names(view: View, organizations: Sequence[OrganizationId]) -> Listed:
    return Listed(tuple(named(view.records, id_) for id_ in organizations))


def _other_end(view: View, tie: Tie, formal: Formal) -> Fill:
    records = view.records
    membership = records.memberships.get(formal.id)
    if membership is None:
        (other,) = (end for end in tie.ends if end != formal.from_end)
        body = view.records.node(other)
        return with_article(body) if isinstance(body, Organization) else named(view.records, other)
    post = records.posts.get(membership.post) if membership.post else None
    body_of_membership = records.organizations[membership.organization]
    if formal.relation is Relation.EMBEDDED_HOME and post is not None:
        return Listed(tuple(named(view.records, home) for home in post.homes))
    if formal.relation is Relation.OFFICE_HOLDER:
        government = (
            records.organizations.get(body_of_membership.parent)
            if body_of_membership.parent
            else None
        )
        place = with_article(government or body_of_membership)
        return T("{body} as {post}", body=place, post=name_of(post)) if post else place
    return with_article(body_of_membership)


def _shared(view: View, tie: Tie, shared: Shared) -> Text:
    body = view.records.organizations[shared.organization]
    name, when = with_article(body), _when(view, shared)
    if shared.formerly:
        when = T(
            "as {predecessors}, {when}",
            predecessors=_names(view, shared.formerly),
            when=when,
        )
    if shared.legislature is not None and body.kind is OrganizationKind.POLITICAL_PARTY:
        legislature = with_article(view.records.organizations[shared.legislature])
        return T(
            "both {party} Members of {legislature} {when}",
            party=named(view.records, body.id),
            legislature=legislature,
            when=when,
        )
    if body.kind is OrganizationKind.MINISTERIAL_TEAM:
        return T("both among {body} {when}", body=name, when=when)
    if OUTSIDE.intersection(shared.roles) and body.kind is OrganizationKind.CROSS_PARTY_GROUP:
        return _outside(view, tie, shared, name, when)
    if body.kind is OrganizationKind.NETWORK:
        return T("both members of {body} {when}", body=name, when=when)
    body_and_roles = (
        T("{body} ({roles})", body=name, roles=roles)
        if (roles := _officers(view, tie, shared)).parts
        else name
    )
    if body.kind is OrganizationKind.AUTHORITY:
        return T("both members of {body} {when}", body=body_and_roles, when=when)
    if body.kind is OrganizationKind.CROSS_PARTY_GROUP:
        return T("both in {body} {when}", body=body_and_roles, when=when)
    return T("both on {body} {when}", body=body_and_roles, when=when)


def _outside(view: View, tie: Tie, shared: Shared, body: ProperName, when: Text) -> Text:
    """A person in a cross-party group and an organization that the group lists as an outside
    member or as its secretariat.
    """
    there = 1 if shared.roles[0] in OUTSIDE else 0
    role = shared.roles[there]
    if role in CHAIRS:
        told = T("{person} chairs {body}, with {organization} as {listed} {when}")
        ended = T("{person} chaired {body}, with {organization} as {listed}, {when}")
    elif role in OFFICERS:
        told = T("{person} is {office} of {body}, with {organization} as {listed} {when}")
        ended = T("{person} was {office} of {body}, with {organization} as {listed}, {when}")
    else:
        told = T("{person} is a member of {body}, with {organization} as {listed} {when}")
        ended = T("{person} was a member of {body}, with {organization} as {listed}, {when}")
    return (ended if shared.last else told).filled(
        person=named(view.records, tie.ends[there]),
        organization=inside(view.records.actor(tie.ends[1 - there])),
        body=body,
        when=when,
        office=office_words(role),
        listed=T("secretariat")
        if shared.roles[1 - there] is Role.SECRETARIAT
        else T("an outside member"),
    )


def _officers(view: View, tie: Tie, shared: Shared) -> Listed:
    ends = [
        (end, role) for end, role in zip(tie.ends, shared.roles, strict=True) if role in OFFICERS
    ]
    return joined(
        [
            T("{person} as {office}", person=named(view.records, end), office=office_words(role))
            for end, role in ends
        ],
        ", ",
    )


def _when(view: View, fact: Formal | Shared) -> Text:
    """Return since or until when a formal tie or a time together was."""
    first, last = stated.interval(view.records, fact)
    if first is not None and stated.has_assumed_end(view.records, fact):
        return T("from {month} (end not stated)", month=first.without_day)
    if last is not None:
        return T("until {month}", month=last.without_day)
    if first is None or fact.first is None or not fact.dated:
        return T("(dates not stated)")
    if fact.start_stated:
        return T("since {month}", month=first.without_day)
    return T("(start not stated, counted from {month})", month=Month(fact.first))
