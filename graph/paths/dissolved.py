"""A legislature between its dissolution and the next session: nobody sits in it, nor in its bodies,
which is known, and not unknown.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from graph.model import Organization, OrganizationId, OrganizationKind, Post
from graph.names.articles import with_article
from graph.ontology import GROUPS
from graph.paths.gone import may_be_open
from graph.paths.target import Targets
from graph.view import View
from graph.words import T, Text


@dataclass(frozen=True, slots=True)
class Dissolution:
    """`until`: the day from which the next members sit; None: it is not known here."""

    legislature: Organization
    body: Organization
    """What was asked for, or the body of the post: the legislature or a body of it."""
    on: dt.date
    until: dt.date | None


def dissolution(view: View, found: Targets) -> Dissolution | None:
    """Return that the legislature of a target was dissolved on the view's day. None: it was not,
    or the target is not of a legislature alone, or a body of it that had closed before.
    """
    bodies = [view.records.organizations[id_] for id_ in _bodies(view, found)]
    if found.legislature is None or not bodies or not all(map(_sits, bodies)):
        return None
    between = view.tenure.between_sessions(found.legislature, view.as_of)
    if between is None or not all(may_be_open(body, between[0]) for body in bodies):
        return None
    legislature = view.records.organizations[found.legislature]
    body = bodies[0] if len(bodies) == 1 else legislature
    return Dissolution(legislature, body, *between)


def dissolved_sentence(view: View, one: Dissolution) -> Text:
    """Return why nobody is meant, and when somebody is."""
    if one.body.id == one.legislature.id:
        told = (
            T(
                "Nobody sat in {body} on {day}: it was dissolved on {on}, and when its next "
                "members are elected is not known here."
            )
            if one.until is None
            else T(
                "Nobody sat in {body} on {day}: it was dissolved on {on}, and its next members "
                "sit from {until}."
            )
        )
    elif one.until is None:
        told = T(
            "Nobody sat in {body} on {day}: {legislature} was dissolved on {on}, and when its "
            "next members are elected is not known here."
        )
    else:
        told = T(
            "Nobody sat in {body} on {day}: {legislature} was dissolved on {on}, and its next "
            "members sit from {until}."
        )
    return told.filled(
        body=with_article(one.body),
        legislature=with_article(one.legislature),
        day=view.as_of,
        on=one.on,
        until=one.until or "",
    )


def _bodies(view: View, found: Targets) -> tuple[OrganizationId, ...]:
    record = view.records.node(found.record)
    return (record.organization,) if isinstance(record, Post) else found.bodies


def _sits(body: Organization) -> bool:
    return body.kind is OrganizationKind.LEGISLATURE or body.kind in GROUPS
