"""A post that nobody holds on the day:
who held it last, and the body or the post of today that can be asked for instead.
"""

from __future__ import annotations

from dataclasses import dataclass

from api.describe import last_holder_words
from api.pages.ask_box import AskBox, ask_box
from api.pages.asked import Asked
from graph.model import Post, Record, RecordId
from graph.names.articles import with_article
from graph.names.former_titles import now_called, out_of_use
from graph.names.shown import name_of
from graph.tenure import Occupancy
from graph.words import Fill, Listed, T


@dataclass(frozen=True, slots=True)
class Vacancy:
    """`said`: that it is vacant or no longer used, and who held it last where that is known.
    `body`: whom to ask for instead, a body or a post.
    """

    said: Fill
    body: RecordId | None
    instead: Fill | None
    ask: AskBox


def vacancy(asked: Asked, record: Record) -> Vacancy | None:
    """Return what to say of a vacant post, and of a title that is no longer used;
    None of any other record, of a post that ended, and where its holder is not known.
    """
    view = asked.view
    if not isinstance(record, Post):
        return None
    former = out_of_use(view.records, view.tenure, record, view.as_of)
    if former is None and view.tenure.occupancy(record.id, view.as_of) is not Occupancy.VACANT:
        return None
    if record.valid_to is not None and record.valid_to.last < view.as_of:
        return None
    first = former or T("The post is vacant as of {day}.", day=view.as_of)
    last = last_holder_words(view, record)
    now = now_called(view.records, view.tenure, record, view.as_of)
    body = view.records.organizations.get(record.organization)
    if now is not None:
        instead: Fill | None = T("Ask for {post} instead", post=name_of(now))
    else:
        instead = (
            None
            if body is None
            else T("Ask for anybody in {body} instead", body=with_article(body))
        )
    whom = now or body
    return Vacancy(
        Listed((first, last) if last else (first,), " "),
        None if whom is None else whom.id,
        instead,
        ask_box(asked),
    )
