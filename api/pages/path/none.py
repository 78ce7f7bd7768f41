"""Why there is no path, what the data cannot know, the last contact there, and other questions
that may have an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.describe import last_holder_words
from api.pages.asked import Asked
from api.pages.meant import Ends
from graph.model import Organization, Place, Post, RecordId
from graph.names.articles import with_article
from graph.names.former_titles import now_called
from graph.names.shown import name_of, named
from graph.paths.answer import IntroductionPaths, NoPath, NoPathReason, Question, WriteTo
from graph.ties.tie import Basis
from graph.view import View
from graph.words import Fill, ProperName, T, Text, when_words

MOST_STEPS = 6
_GAPS = frozenset(
    {NoPathReason.TARGET_HAS_NO_TIES, NoPathReason.CENTRE_HAS_NO_TIES, NoPathReason.NOT_CONNECTED}
)


@dataclass(frozen=True, slots=True)
class Other:
    """Another question, and its address."""

    said: Text
    address: str


@dataclass(frozen=True, slots=True)
class LastContact:
    """The last contact in the target's nation.
    `through`: the predecessor that had it, where the Centre itself had not.
    """

    interaction: RecordId
    when: Text
    through: Fill | None


@dataclass(frozen=True, slots=True)
class WhyNot:
    """`reason` None: the search stopped at its time limit before it found a path."""

    reason: NoPathReason | None
    why: Sequence[Text]
    unknowns: Sequence[ProperName]
    last_contact: LastContact | None
    recording_helps: bool
    """Whether knowing of one more tie would open a path."""
    others: Sequence[Other]
    write_to: Sequence[WriteTo]


def why_not(asked: Asked, meant: Ends, question: Question, found: IntroductionPaths) -> WhyNot:
    """Return why an answer has no path."""
    none = found.no_path
    if none is None:
        return WhyNot(None, (), (), None, False, (), ())
    why = [none.sentence]
    if none.reason in _GAPS - {NoPathReason.NOT_CONNECTED}:
        why.append(T("This is a gap in what we know, not a sign that nobody knows them."))
    if none.reason is NoPathReason.TARGET_VACANT and isinstance(meant.target, Post):
        last = last_holder_words(asked.view, meant.target)
        why += [last] if last else []
    return WhyNot(
        none.reason,
        why,
        none.unknowns,
        _contact(asked.view, none),
        none.reason in _GAPS,
        _others(asked, meant, question, none),
        none.write_to,
    )


def _contact(view: View, none: NoPath) -> LastContact | None:
    interaction = (
        view.records.interactions.get(RecordId(none.last_contact)) if none.last_contact else None
    )
    if interaction is None:
        return None
    through = (
        None
        if none.last_contact_through is None
        else named(view.records, none.last_contact_through)
    )
    return LastContact(interaction.id, when_words(interaction.date), through)


def _others(asked: Asked, meant: Ends, question: Question, none: NoPath) -> Sequence[Other]:
    others = []
    if (
        none.reason is NoPathReason.BEYOND_MAX_HOPS
        and none.hops_needed is not None
        and none.hops_needed <= MOST_STEPS
    ):
        others.append(
            Other(
                T("Allow up to {steps} steps", steps=none.hops_needed),
                asked.here(max_hops=none.hops_needed),
            )
        )
    if question.basis != frozenset(Basis):
        others.append(Other(T("Use potential ties too"), asked.here(basis="")))
    others += _instead(asked, meant)
    if asked.is_of_another_day:
        others.append(Other(T("Ask as of today"), asked.here(as_of="")))
    return others


def _instead(asked: Asked, meant: Ends) -> list[Other]:
    """The body of a post, or the place of a body."""
    records, target = asked.view.records, meant.target
    if isinstance(target, Post):
        now = now_called(records, asked.view.tenure, target, asked.view.as_of)
        if now is not None:
            said = T("Ask for {post} instead", post=name_of(now))
            return [Other(said, asked.with_changes({"to": now.id}))]
        body = records.organizations.get(target.organization)
        if body is not None and body.id != meant.centre.id:
            return [
                Other(
                    T("Ask for anybody in {body} instead", body=with_article(body)),
                    asked.with_changes({"to": body.id}),
                )
            ]
    if isinstance(target, Organization) and target.split_into:
        return [
            Other(
                T("Ask for {body} instead", body=with_article(records.organizations[id_])),
                asked.with_changes({"to": id_}),
            )
            for id_ in target.split_into
        ]
    place = (
        records.places.get(target.place)
        if isinstance(target, Organization) and target.place
        else None
    )
    above = records.places.get(place.parent) if isinstance(place, Place) and place.parent else None
    if above is None:
        return []
    told = T("Ask for any body in {place} instead", place=name_of(above))
    return [Other(told, asked.with_changes({"to": above.id}))]
