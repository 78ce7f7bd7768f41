"""A record in a few words that tell it from others of the same name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from graph.dates import PartialDate
from graph.kinds import said, sort_said
from graph.model import Interaction, Node, Organization, Person, Place, Post, Record, Records
from graph.names.fold import fold
from graph.names.kind_words import interaction_inside, kind_inside, nation_words, place_inside
from graph.names.nation import nation_of
from graph.names.present import is_present
from graph.names.shown import name_of
from graph.tenure import Tenure
from graph.words import Fill, T, Text, joined, say

MOST_POSTS = 2
"""Of a person that are said."""


def distinguished(
    records: Records, tenure: Tenure, record: Record, as_of: dt.date, found_as: str | None = None
) -> Text:
    """Return for example "Jane Evans (person, Wales, not in office)" or "Minister of Health (post
    in Northern Ireland Executive)".

    `found_as` is said where it is another name than the one that is shown.
    """
    name = said(records, record)
    words: list[Fill] = [_sort(records, record), *_held(records, tenure, record, as_of)]
    nation = nation_of(records, tenure, record, as_of)
    if nation is not None and not any(say(nation_words(nation)) in say(each) for each in words):
        words.append(nation_words(nation))
    if not is_present(tenure, record, as_of):
        words += _absent(tenure, record, as_of)
    if not record.audience.is_public:
        words += [*_bodies(records, tenure, record, as_of), T("recorded by us")]
    if found_as is not None and fold(found_as) != fold(say(name)):
        words.append(T('found as "{name}"', name=found_as))
    return T("{name} ({words})", name=name, words=joined(words, ", "))


def _held(records: Records, tenure: Tenure, record: Record, as_of: dt.date) -> list[Fill]:
    """Return the posts that a person holds: "First Minister in Scottish Ministers"."""
    if not isinstance(record, Person):
        return []
    held = (
        records.posts.get(spell.membership.post)
        for spell in tenure.of_actor(record.id, as_of)
        if spell.membership.post
    )
    return [_in_body(records, post) for post in held if post is not None][:MOST_POSTS]


def _bodies(records: Records, tenure: Tenure, record: Record, as_of: dt.date) -> Sequence[Fill]:
    """Return the bodies to which a person belongs without a post."""
    if not isinstance(record, Person):
        return []
    spells = [spell for spell in tenure.of_actor(record.id, as_of) if spell.membership.post is None]
    bodies = (records.organizations.get(spell.membership.organization) for spell in spells)
    return [name_of(body) for body in bodies if body is not None][:MOST_POSTS]


def _in_body(records: Records, post: Post) -> Fill:
    organization = records.organizations.get(post.organization)
    if organization is None:
        return name_of(post)
    return T("{post} in {body}", post=name_of(post), body=name_of(organization))


def _absent(tenure: Tenure, record: Record, as_of: dt.date) -> list[Text]:
    if not isinstance(record, Node):
        return [T("not current")]
    match record:
        case Person():
            return [T("not in office")]
        case Organization(valid_to=PartialDate() as end) if end.last < as_of:
            return [T("until {month}", month=end.without_day)]
        case Organization() | Place():
            return [T("not current")]
        case Post() if tenure.last_use(record.id, as_of) is not None:
            return [T("title no longer used")]
        case Post():
            return [T("no holder known")]
        case Interaction():
            return []


def _sort(records: Records, record: Record) -> Fill:
    if not isinstance(record, Node):
        return sort_said(record)
    match record:
        case Person():
            return T("person")
        case Organization():
            return kind_inside(record.kind)
        case Place():
            return place_inside(record.kind)
        case Post():
            organization = records.organizations.get(record.organization)
            return (
                T("post")
                if organization is None
                else T("post in {body}", body=name_of(organization))
            )
        case Interaction():
            return T("{kind}, {date}", kind=interaction_inside(record.kind), date=record.date)
