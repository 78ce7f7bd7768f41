"""Change the question: what its form holds, and whether the target held its post on another day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.describe import offices
from api.pages.ask_box import AskBox, ask_box
from api.pages.asked import Asked
from api.pages.meant import Ends
from api.pages.path.asked import KNOWN
from graph.model import Node, Person, Post, RecordId
from graph.names.shown import name_of, named
from graph.paths.answer import Question
from graph.ties.tie import Basis
from graph.words import T, Text, say

YEARS_AGO = (6, 4, 2, 1)
MORE_PATHS = (10, 20)
SHORT_STEPS = (1, 2, 3, 4)
LONG_STEPS = (5, 6)


@dataclass(frozen=True, slots=True)
class Year:
    year: int
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class PathForm:
    """What stands in the form. `day`, `month` and `year` are empty today."""

    from_: RecordId
    to: RecordId
    day: str
    month: str
    year: str
    years: Sequence[Year]
    today: str
    short_steps: Sequence[int]
    long_steps: Sequence[int]
    without_potential: bool
    known: str
    more_paths: int | None
    """How many a link offers; None: no more can be asked for."""
    ask: AskBox


@dataclass(frozen=True, slots=True)
class NotThen:
    """The target is known for a post that it did not hold on the day.
    `address`: the same question for the holder then.
    """

    said: Text
    address: str


def form_of(asked: Asked, meant: Ends, question: Question) -> PathForm:
    """Return the form with the question in it."""
    year, month, day = [*(asked.as_of.text if asked.as_of else "").split("-"), "", ""][:3]
    today = asked.context.view.as_of
    years = [today.year - ago for ago in YEARS_AGO]
    return PathForm(
        from_=meant.centre.id,
        to=meant.target.id,
        day=day.lstrip("0"),
        month=month.lstrip("0"),
        year=year,
        years=[
            Year(each, asked.here(as_of=str(each)), current=year == str(each) and not month)
            for each in years
        ],
        today=asked.here(as_of=""),
        short_steps=SHORT_STEPS,
        long_steps=LONG_STEPS,
        without_potential=Basis.POTENTIAL not in question.basis,
        known=KNOWN,
        more_paths=next((count for count in MORE_PATHS if count > question.first), None),
        ask=ask_box(asked, say(name_of(meant.centre)), asked.name(meant.target).text),
    )


def not_then(asked: Asked, target: Node) -> NotThen | None:
    """Return that a person did not hold their present post on the day asked for; None:
    they did, or have none.
    """
    today, then = asked.context.view, asked.view
    if not asked.is_of_another_day or not isinstance(target, Person):
        return None
    held = {spell.membership.post for spell in offices(then, target)}
    for spell in offices(today, target):
        post = then.records.posts.get(spell.membership.post) if spell.membership.post else None
        if post is not None and post.id not in held:
            return NotThen(_said(asked, target, post), asked.with_changes({"to": post.id}))
    return None


def _said(asked: Asked, person: Person, post: Post) -> Text:
    return T(
        "{person} did not hold the post of {post} on {day}.",
        person=named(asked.view.records, person.id),
        post=name_of(post),
        day=asked.view.as_of,
    )
