"""Who a process answers: the public, or a Centre and, where it is known, one of its people."""

from __future__ import annotations

from graph.errors import Ambiguous, InputError, NotFound
from graph.model import PUBLIC, ActorId, Organization, OrganizationId, PersonId, RecordId
from graph.names.distinguish import distinguished
from graph.ontology import CENTRE_KINDS, NodeKind
from graph.tenure import is_open
from graph.view import View, Viewer

COLLEAGUE = "colleague"
"""The role of a viewer with a Centre: reads what is public and what the Centre recorded, and records for it."""
MOST_CANDIDATES = 5


def centre_viewer(view: View, centre: str) -> Viewer:
    """Return the viewer of a Centre, given by its id. `view` is the public one of today.

    Raises:
        Ambiguous: no Centre has this id; the candidates are the Centres that may be meant.
        NotFound: neither, and no Centre's name is near.
        InputError: the Centre has merged into another or has closed.
    """
    record = view.records.organizations.get(OrganizationId(ActorId(RecordId(centre))))
    if record is None or record.kind not in CENTRE_KINDS or record.audience != PUBLIC:
        raise _no_centre(view, centre)
    if not is_open(record, view.as_of):
        raise InputError(f"{record.name} is not open any more. {_instead(view, record)}")
    return Viewer(centre=record.id, role=COLLEAGUE)


def with_person(view: View, viewer: Viewer, person: str) -> Viewer:
    """Return the viewer as this person, given by id. `view` is that of the viewer's Centre.

    Raises:
        Ambiguous: nobody has this id; the candidates are people who may be meant.
        NotFound: neither, and nobody's name is near.
    """
    id_ = PersonId(ActorId(RecordId(person)))
    if id_ not in view.records.people:
        raise _unknown(view, person, NodeKind.PERSON, f'Nobody has the id "{person[:80]}".', "Find the id of a person: dolen search NAME")
    return Viewer(centre=viewer.centre, person=id_, role=viewer.role)


def _no_centre(view: View, text: str) -> InputError:
    return _unknown(view, text, NodeKind.CENTRE, f'"{text[:80]}" is not the id of a Centre.', "Find the id of a Centre: dolen search NAME")


def _unknown(view: View, text: str, kind: NodeKind, said: str, remedy: str) -> InputError:
    found = view.names.search(text.replace("-", " "), as_of=view.as_of, kinds=frozenset({kind}), limit=MOST_CANDIDATES)
    records = [record for one in found if one.present and (record := view.records.node(one.id)) is not None]
    if not records:
        return NotFound(f"{said} {remedy}")
    candidates = [(record.id, distinguished(view.records, view.tenure, record, view.as_of)) for record in records]
    return Ambiguous(f"{said} Use one of these ids, if it is meant:", candidates)


def _instead(view: View, record: Organization) -> str:
    successor = None if record.successor is None else view.records.organizations.get(record.successor)
    return "Choose another Centre." if successor is None else f'{successor.name} took its place: use "{successor.id}".'
