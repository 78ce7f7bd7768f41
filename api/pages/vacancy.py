"""A post that nobody holds on the day:
who held it last, and the body that can be asked for instead.
"""

from __future__ import annotations

from dataclasses import dataclass

from api.describe import last_holder_words
from api.pages.ask_box import AskBox, ask_box
from api.pages.asked import Asked
from graph.model import OrganizationId, Post, Record
from graph.names.articles import with_article
from graph.tenure import Occupancy
from graph.words import Fill, Listed, T


@dataclass(frozen=True, slots=True)
class Vacancy:
    """`said`: that it is vacant, and who held it last where that is known.
    `body`: whom to ask for instead.
    """

    said: Fill
    body: OrganizationId | None
    instead: Fill | None
    ask: AskBox


def vacancy(asked: Asked, record: Record) -> Vacancy | None:
    """Return what to say of a vacant post;
    None of any other record, of a post that ended, and where its holder is not known.
    """
    view = asked.view
    if (
        not isinstance(record, Post)
        or view.tenure.occupancy(record.id, view.as_of) is not Occupancy.VACANT
    ):
        return None
    if record.valid_to is not None and record.valid_to.last < view.as_of:
        return None
    vacant, last = (
        T("The post is vacant as of {day}.", day=view.as_of),
        last_holder_words(view, record),
    )
    body = view.records.organizations.get(record.organization)
    instead = (
        None if body is None else T("Ask for anybody in {body} instead", body=with_article(body))
    )
    return Vacancy(
        Listed((vacant, last) if last else (vacant,), " "),
        None if body is None else body.id,
        instead,
        ask_box(asked),
    )
