"""Sentences that a person can read aloud: what ties two actors, from the evidence alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from graph.dates import say, say_month
from graph.model import ActorId, DeclaredLevel, InteractionKind, Organization, OrganizationKind, Role
from graph.names.entries import label
from graph.ontology import CHAIRS, OFFICERS, WHAT_WORKS_NETWORK
from graph.ties.tie import Contact, Declared, Formal, Relation, Shared, Tie
from graph.view import View

EvidenceItem = Contact | Formal | Shared | Declared
BODIES_IN_A_SENTENCE = 3

_MET = {
    InteractionKind.MEETING: "met",
    InteractionKind.CALL: "spoke by phone",
    InteractionKind.JOINT_WORK: "worked together",
    InteractionKind.EMAIL: "exchanged emails",
    InteractionKind.EVENT: "were at the same event",
}
_SAYS = {
    DeclaredLevel.MET: "has met {}",
    DeclaredLevel.KNOW: "knows {}",
    DeclaredLevel.KNOW_WELL: "knows {} well",
    DeclaredLevel.CLOSE: "is close to {}",
    DeclaredLevel.DO_NOT_ASK: "does not want to be asked for {}",
}
_FORMAL = {
    Relation.FUNDER: ("funds", "funded"),
    Relation.HOST: ("hosts", "hosted"),
    Relation.JOINT_POST: ("has a joint post with", "had a joint post with"),
    Relation.CO_INVESTIGATORS: ("is a co-investigator with", "was a co-investigator with"),
    Relation.FOUNDER: ("is a founder of", "was a founder of"),
    Relation.PARTNER: ("is a partner of", "was a partner of"),
    Relation.LINE_MANAGER: ("manages", "managed"),
    Relation.EMPLOYEE: ("works for", "worked for"),
    Relation.EMBEDDED_HOME: ("is employed by", "was employed by"),
    Relation.EMBEDDED_HOST: ("is embedded in", "was embedded in"),
    Relation.OFFICE_HOLDER: ("holds office in", "held office in"),
}
OFFICE_WORDS: dict[Role | None, str] = {
    Role.CHAIR: "chair",
    Role.CONVENER: "convener",
    Role.DEPUTY: "deputy chair",
    Role.SECRETARY: "secretary",
    Role.TREASURER: "treasurer",
}


def hop_sentence(view: View, tie: Tie) -> str:
    """Return one sentence on a tie: "met 4 times since March 2026, last on 3 May 2026; both on the Health Committee since 2024"."""
    parts = [_declared(view, said) for said in tie.declared[:2]]
    parts += _contacts(tie.contacts)
    parts += [_formal(view, formal) for formal in tie.formal[:2]]
    parts += [_shared(view, tie, shared) for shared in tie.shared[:BODIES_IN_A_SENTENCE]]
    left = len(tie.shared) - BODIES_IN_A_SENTENCE
    if left > 0:
        parts.append(f"and {left} more {'body' if left == 1 else 'bodies'} in common")
    return "; ".join(dict.fromkeys(parts))


def tie_sentence(view: View, tie: Tie) -> str:
    """Return the same with both names in front, as a whole sentence."""
    a, b = (_name(view, actor) for actor in tie.ends)
    return f"{a} and {b}: {hop_sentence(view, tie)}."


def evidence_sentence(view: View, tie: Tie, item: EvidenceItem) -> str:
    """Return one fact of a tie as a sentence without its full stop."""
    match item:
        case Contact():
            interaction = view.records.interactions.get(item.id)
            title = f" ({interaction.title})" if interaction is not None and interaction.title else ""
            return f"{_contacts([item])[0]}{title}"
        case Formal():
            return _formal(view, item)
        case Shared():
            return _shared(view, tie, item)
        case Declared():
            return _declared(view, item)


def _declared(view: View, said: Declared) -> str:
    return f"{_name(view, said.by)} {_SAYS[said.level].format(_name(view, said.about))} (said in {say_month(said.day)})"


def _contacts(contacts: Sequence[Contact]) -> list[str]:
    """One part for each kind of interaction, the newest kind first. `contacts` are newest first."""
    parts: list[str] = []
    for kind in dict.fromkeys(contact.kind for contact in contacts):
        days = [contact.day for contact in contacts if contact.kind is kind]
        people = {contact.n for contact in contacts if contact.kind is kind}
        crowd = f" (with {max(people)} people)" if kind is InteractionKind.EVENT or max(people) > 2 else ""
        if len(days) == 1:
            on = "by" if kind is InteractionKind.JOINT_WORK else "on"
            parts.append(f"{_MET[kind]}{crowd} {on} {say(days[0])}")
        else:
            times = "twice" if len(days) == 2 else f"{len(days)} times"
            parts.append(f"{_MET[kind]} {times} since {say_month(days[-1])}{crowd}, last on {say(days[0])}")
    return parts


def _formal(view: View, formal: Formal) -> str:
    present, past = _FORMAL[formal.relation]
    other = _other_end(view, formal)
    words = f"{_name(view, formal.from_end)} {past if formal.last else present} {other}"
    return f"{words} {_when(formal.first, formal.last, formal.dated, formal.start_stated)}"


def _other_end(view: View, formal: Formal) -> str:
    records = view.records
    membership = records.memberships.get(formal.id)
    if membership is None:
        tie = records.formal_ties.get(formal.id)
        if tie is None:
            return "the other"
        current = view.network.evidence.current
        return _name(view, current(tie.b) if current(tie.a) == formal.from_end else current(tie.a))
    post = records.posts.get(membership.post) if membership.post else None
    body = records.organizations[membership.organization]
    if formal.relation is Relation.OFFICE_HOLDER:
        government = records.organizations.get(body.parent) if body.parent else None
        return _with_article(government or body) + (f" as {post.label}" if post else "")
    if formal.relation is Relation.EMBEDDED_HOME and post is not None:
        return " and ".join(_name(view, home) for home in post.homes)
    return _with_article(body)


def _shared(view: View, tie: Tie, shared: Shared) -> str:
    when = _when(shared.first, shared.last, shared.dated, shared.start_stated)
    body = view.records.organizations[shared.organization]
    formerly = "".join(f" as {_name(view, id_)}" for id_ in shared.formerly)
    if shared.legislature is not None and body.kind is OrganizationKind.POLITICAL_PARTY:
        return f"both {body.name} Members of {_with_article(view.records.organizations[shared.legislature])} {when}"
    if body.id == WHAT_WORKS_NETWORK or body.kind is OrganizationKind.NETWORK:
        return f"both members of {_with_article(body)}{formerly}{f' {when}' if shared.dated else ''}"
    if body.kind is OrganizationKind.MINISTERIAL_TEAM:
        return f"both among {_with_article(body)} {when}"
    if Role.OUTSIDE_ORGANIZATION in shared.roles or Role.SECRETARIAT in shared.roles:
        return f"{_outside(view, tie, shared, body)}{formerly} {when}"
    in_role = _in_roles(view, tie, shared)
    return f"both {'in' if body.kind is OrganizationKind.CROSS_PARTY_GROUP else 'on'} {_with_article(body)}{in_role} {when}"


def _outside(view: View, tie: Tie, shared: Shared, body: Organization) -> str:
    """A person in a cross-party group and an organization that the group lists as an outside member."""
    inside = 1 if shared.roles[0] in {Role.OUTSIDE_ORGANIZATION, Role.SECRETARIAT} else 0
    person, outside = _name(view, tie.ends[inside]), _name(view, tie.ends[1 - inside])
    role = shared.roles[inside]
    did = "chaired" if role in CHAIRS else f"was {OFFICE_WORDS.get(role, 'an officer')} of" if role in OFFICERS else "was a member of"
    does = "chairs" if role in CHAIRS else f"is {OFFICE_WORDS.get(role, 'an officer')} of" if role in OFFICERS else "is a member of"
    listed = "secretariat" if shared.roles[1 - inside] is Role.SECRETARIAT else "an outside member"
    return f"{person} {did if shared.last else does} {_with_article(body)}, with {outside} as {listed},"


def _in_roles(view: View, tie: Tie, shared: Shared) -> str:
    roles = zip(tie.ends, shared.roles, strict=True)
    named = [f"{_name(view, end)} as {OFFICE_WORDS.get(role, 'an officer')}" for end, role in roles if role in OFFICERS]
    return f" ({', '.join(named)})" if named else ""


def _when(first: dt.date | None, last: dt.date | None, dated: bool, start_stated: bool) -> str:
    if last is not None:
        return f"until {say_month(last)}"
    if first is None or not dated:
        return "(dates not stated)"
    return f"since {say_month(first)}" if start_stated else f"(start not stated, counted from {say_month(first)})"


def _with_article(body: Organization) -> str:
    no_article = {OrganizationKind.COUNCIL, OrganizationKind.UNIVERSITY, OrganizationKind.CENTRE, OrganizationKind.AFFILIATE}
    bare = body.kind in no_article or body.name.split()[0].casefold() in {"the", "y", "yr", "social", "public", "audit", "healthcare"}
    return body.name if bare else f"the {body.name}"


def _name(view: View, actor: ActorId) -> str:
    record = view.records.node(actor)
    return label(record) if record is not None else actor
