"""A message to copy, for whom a path or a step says to turn to: who we are, why we write, and what
we ask.

It says no more than is recorded: of two in one list that both are in it, never that they know one
another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import ActorId, Organization, OrganizationId, OrganizationKind, Person, Record
from graph.names.articles import inside, with_article
from graph.names.shown import named
from graph.paths.answer import Advice, AdviceStep, Hop, Path
from graph.paths.explain import hop_sentence
from graph.paths.topics import match
from graph.tenure import is_open
from graph.ties import stated
from graph.ties.tie import Basis, Shared, Tie, in_order
from graph.view import View
from graph.words import Fill, Listed, Month, ProperName, T, Text

MOST_TOPICS = 3
SHORTEST_STEM = 5
"""Letters: "child" of "children", but no "care" of "career"."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message that nobody has sent."""

    to: ActorId
    text: Listed
    behind: tuple[Record, ...]
    """The records of which it says something."""


def draft_of_path(view: View, centre: OrganizationId, path: Path) -> Message:
    """Return the message to whom a path says to ask first, else to its target."""
    ours, first = view.records.organizations[centre], path.hops[0]
    to = path.ask_first or path.actors[-1]
    behind = _facts(view, first.tie)
    if to == path.actors[0]:
        return _draft(view, ours, to, _to_colleague(view, path), behind)
    why = [_why(view, first, to), *_on_topic(view, ours, first.tie)]
    parts = [_who(view, ours), _sentences(why), _ask(view, path, to)]
    return _draft(view, ours, to, parts, behind)


def draft_of_step(
    view: View, centre: OrganizationId, targets: Sequence[ActorId], advice: Advice
) -> Message | None:
    """Return the message to whom a step says to turn to; None: it names nobody."""
    ours = view.records.organizations[centre]
    body = view.records.organizations.get(advice.organization) if advice.organization else None
    to = next(iter((*advice.people, *advice.secretariat)), body.id if body else None)
    if to is None:
        return None
    why, known = list[Fill](), _known(view, centre, advice)
    if body is not None and advice.people:
        why.append(_in_the_list_of(view, body))
    elif known is not None and known.to == to:
        why.append(_why(view, known, to))
    if advice.matches:
        why.append(_close_to_our_work(ours, advice.matches))
    asks = [_step(advice, body), *_onward(view, targets)]
    parts = [_who(view, ours), *([_sentences(why)] if why else []), _sentences(asks)]
    return _draft(view, ours, to, parts, _facts(view, known.tie) if known is not None else ())


def draft_to_write(
    view: View, centre: OrganizationId, to: ActorId, targets: Sequence[ActorId]
) -> Message:
    """Return the message to whom one can write where nobody introduces."""
    ours = view.records.organizations[centre]
    onward = [] if to in targets else _onward(view, targets)
    directly = T("Nobody has introduced us, so I turn to you directly.")
    asks = [directly, T("Could we meet you, or somebody of your office, for half an hour?")]
    return _draft(view, ours, to, [_who(view, ours), _sentences([*asks, *onward])], ())


def _draft(
    view: View, ours: Organization, to: ActorId, parts: Sequence[Fill], behind: Sequence[Record]
) -> Message:
    asker = _asker(view, ours)
    signed = [named(view.records, each.id) for each in (asker, ours) if each is not None]
    paragraphs = (_greeting(view, to), *parts, Listed((T("With kind regards,"), *signed), "\n"))
    own = (view.records.actor(to), *((asker,) if asker else ()))
    return Message(to, Listed(paragraphs, "\n\n"), (*own, *behind))


def _facts(view: View, tie: Tie) -> list[Record]:
    return [record for _, fact in in_order(tie) for record in stated.behind(view.records, fact)]


def _known(view: View, centre: OrganizationId, advice: Advice) -> Hop | None:
    """The Centre's own tie that a step would make stronger."""
    tie = advice.now
    if tie is None or tie.ends[0] != centre:
        return None
    return Hop(from_=centre, to=tie.ends[1], tie=tie, sentence=hop_sentence(view, tie))


def _asker(view: View, ours: Organization) -> Person | None:
    """The person who asks, where it is one of the Centre for which the message speaks."""
    viewer = view.viewer
    return view.records.people.get(viewer.person) if viewer.person and _ours(view, ours) else None


def _ours(view: View, centre: Organization) -> bool:
    viewers = view.viewer.centre
    return viewers is not None and view.network.evidence.current(viewers) == centre.id


def _greeting(view: View, to: ActorId) -> Text:
    record = view.records.actor(to)
    if isinstance(record, Organization):
        return T("To {body}:", body=with_article(record))
    return T("Dear {person},", person=named(view.records, to))


def _who(view: View, ours: Organization) -> Listed:
    asker, centre = _asker(view, ours), with_article(ours)
    who = (
        T("I write on behalf of {centre}.", centre=centre)
        if asker is None
        else T("I am {person}, and I work for {centre}.", person=inside(asker), centre=centre)
    )
    if ours.aim:
        return _sentences([who, T("Our aim: {aim}.", aim=ProperName(ours.aim, ours.aim_cy))])
    if ours.topics.first:
        topics = _topics(ours, ours.topics.first)
        return _sentences([who, T("We work on {topics}.", topics=topics)])
    return _sentences([who])


def _topics(ours: Organization, words: Sequence[str]) -> Fill:
    """Words of the Centre. In Welsh, where its words do not stand one for one, the first that it
    has.
    """
    chosen = _said_once(words)[:MOST_TOPICS]
    own, welsh = (*ours.topics.first, *ours.topics.others), ours.topics_cy
    if len(own) == len(welsh):
        welsh = tuple(welsh[own.index(word)] for word in chosen)
    return ProperName(", ".join(chosen), ", ".join(welsh[:MOST_TOPICS]) or None)


def _said_once(words: Sequence[str]) -> list[str]:
    """Of words with one stem the first: "homelessness" without "homeless" behind it."""
    said = list[str]()
    for word in words:
        if not any(_of_one_stem(word, other) for other in said):
            said.append(word)
    return said


def _of_one_stem(one: str, other: str) -> bool:
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return " " not in long and len(short) >= SHORTEST_STEM and long.startswith(short)


def _why(view: View, hop: Hop, to: ActorId) -> Fill:
    """What is recorded between the Centre and whom it writes to; or of the one it wants to meet,
    where both are in a list whose chair it writes to.
    """
    shared = _main(hop.tie)
    if hop.tie.basis is not Basis.POTENTIAL or shared is None:
        if hop.tie.contacts and not hop.tie.declared:
            return T("According to our records, we {sentence}.", sentence=hop.sentence)
        return T("On record between us: {sentence}.", sentence=hop.sentence)
    fills: dict[str, Fill] = {
        "centre": _as_listed(view, hop.from_, shared),
        "body": with_article(view.records.organizations[shared.organization]),
    }
    if to == hop.to:
        return (
            T("You and {centre} are both listed in {body}.").filled(**fills)
            if shared.last is None
            else T("You and {centre} were both listed in {body} until {month}.").filled(
                **fills, month=Month(shared.last)
            )
        )
    fills["person"] = inside(view.records.actor(hop.to))
    return (
        T("{person} and {centre} are both listed in {body}.").filled(**fills)
        if shared.last is None
        else T("{person} and {centre} were both listed in {body} until {month}.").filled(
            **fills, month=Month(shared.last)
        )
    )


def _as_listed(view: View, centre: ActorId, shared: Shared) -> Fill:
    """The Centre, or the predecessor that was in the list where it was not itself."""
    former = [one for one in shared.formerly if view.network.evidence.current(one) == centre]
    return inside(view.records.actor(former[0] if former else centre))


def _main(tie: Tie) -> Shared | None:
    return tie.shared[0] if tie.shared else None


def _on_topic(view: View, ours: Organization, tie: Tie) -> list[Fill]:
    shared = _main(tie)
    if shared is None:
        return []
    matched = match(ours.topics, view.records.organizations[shared.organization])
    return [_close_to_our_work(ours, matched.words)] if matched.words else []


def _close_to_our_work(ours: Organization, words: Sequence[str]) -> Text:
    return T("Its subject is close to our work on {topics}.", topics=_topics(ours, words))


def _to_colleague(view: View, path: Path) -> list[Fill]:
    first, target = path.hops[0], inside(view.records.actor(path.actors[-1]))
    recorded = T(
        "On record between you and {next}: {sentence}.",
        next=inside(view.records.actor(first.to)),
        sentence=first.sentence,
    )
    wish = _wish(target)
    if not path.introducers:
        return [wish, recorded, T("Would you introduce us?")]
    ask = T(
        "Would you ask {next} whether an introduction is possible?",
        next=inside(view.records.actor(first.to)),
    )
    return [wish, recorded, ask]


def _wish(target: Fill) -> Text:
    return T("We would like to meet {target}, to talk about our work.", target=target)


def _ask(view: View, path: Path, to: ActorId) -> Fill:
    if to == path.actors[-1]:
        return T("Could we meet you, or somebody of your office, for half an hour?")
    wish = _wish(inside(view.records.actor(path.actors[-1])))
    if not path.introducers:
        return _sentences([wish, T("Would you be willing to bring us together?")])
    next_ = inside(view.records.actor(path.actors[2]))
    if isinstance(view.records.actor(to), Organization):
        asked = T(
            "Is somebody of yours in touch with {next}, and would they introduce us?", next=next_
        )
    elif len(path.introducers) == 1:
        asked = T("Would you be willing to introduce us?")
    else:
        asked = T("Would you be willing to introduce us to {next} as a first step?", next=next_)
    return _sentences([wish, asked])


def _in_the_list_of(view: View, group: Organization) -> Text:
    """That the person is in a list: of a group that has ended, that was."""
    if group.valid_to is None or is_open(group, view.as_of):
        return T("I write to you since you are listed in {group}.", group=with_article(group))
    return T(
        "I write to you since you were listed in {group} until {month}.",
        group=with_article(group),
        month=group.valid_to.without_day,
    )


def _step(advice: Advice, body: Organization | None) -> Fill:
    if advice.step is AdviceStep.JOIN_GROUP and body is not None:
        joined = (
            T("We would like to join {group} as an outside organisation. How can we do so?")
            if body.kind is OrganizationKind.CROSS_PARTY_GROUP
            else T("We would like to join {group}. How can we do so?")
        )
        return joined.filled(group=with_article(body))
    return T("Could we meet you, or somebody of your office, for half an hour?")


def _onward(view: View, targets: Sequence[ActorId]) -> list[Fill]:
    """The wish behind it, where one alone is asked for."""
    if len(targets) != 1:
        return []
    target = inside(view.records.actor(targets[0]))
    return [T("We hope to meet {target}, and would value your advice on how.", target=target)]


def _sentences(parts: Sequence[Fill]) -> Listed:
    return Listed(tuple(parts), " ")
