"""Who a process answers: the public, or a Centre and, where it is known, one of its people."""

from __future__ import annotations

from dataclasses import replace

from graph.errors import Ambiguous, InputError, NotFound
from graph.model import ActorId, Organization, OrganizationId, PersonId, RecordId
from graph.names.distinguish import distinguished
from graph.names.shown import name_of
from graph.ontology import CENTRE_KINDS, NodeKind
from graph.tenure import is_open
from graph.view import View, Viewer
from graph.words import T, Text

MOST_CANDIDATES = 5


def centre_viewer(view: View, centre: str) -> Viewer:
    """Return the viewer of a Centre, given by its id. `view` is the public one of today.

    Raises:
        Ambiguous: no Centre has this id; the candidates are the Centres that may be meant.
        NotFound: neither, and no Centre's name is near.
        InputError: the Centre has merged into another or has closed.
    """
    record = view.records.organizations.get(OrganizationId(ActorId(RecordId(centre))))
    if record is None or record.kind not in CENTRE_KINDS or not record.audience.is_public:
        raise _no_centre(view, centre)
    if not is_open(record, view.as_of):
        raise InputError(
            T(
                "{name} is not open any more. {remedy}",
                name=name_of(record),
                remedy=_instead(view, record),
            )
        )
    return Viewer(centre=record.id)


def with_person(view: View, viewer: Viewer, person: str) -> Viewer:
    """Return the viewer as this person, given by id. `view` is that of the viewer's Centre.

    Raises:
        Ambiguous: nobody has this id; the candidates are people who may be meant.
        NotFound: neither, and nobody's name is near.
    """
    id_ = PersonId(ActorId(RecordId(person)))
    if id_ not in view.records.people:
        raise _unknown(
            view,
            person,
            NodeKind.PERSON,
            T('Nobody has the id "{id}".', id=person[:80]),
            T("Find the id of a person: dolen search NAME"),
        )
    return replace(viewer, person=id_)


def _no_centre(view: View, text: str) -> InputError:
    return _unknown(
        view,
        text,
        NodeKind.CENTRE,
        T('"{text}" is not the id of a Centre.', text=text[:80]),
        T("Find the id of a Centre: dolen search NAME"),
    )


def _unknown(view: View, text: str, kind: NodeKind, wrong: Text, remedy: Text) -> InputError:
    answers = view.names.search(
        text.replace("-", " "), as_of=view.as_of, kinds=frozenset({kind}), limit=MOST_CANDIDATES
    )
    records = [
        record
        for answer in answers
        if answer.present and (record := view.records.node(answer.id)) is not None
    ]
    if not records:
        return NotFound(T("{what_is_wrong} {remedy}", what_is_wrong=wrong, remedy=remedy))
    candidates = [
        (record.id, distinguished(view.records, view.tenure, record, view.as_of))
        for record in records
    ]
    return Ambiguous(
        T("{what_is_wrong} Use one of these ids, if it is meant:", what_is_wrong=wrong), candidates
    )


def _instead(view: View, record: Organization) -> Text:
    successor = (
        None if record.successor is None else view.records.organizations.get(record.successor)
    )
    if successor is None:
        return T("Choose another Centre.")
    return T(
        '{successor} took its place: use "{id}".', successor=name_of(successor), id=successor.id
    )
