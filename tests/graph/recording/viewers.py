"""Who records and who looks on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from graph.model import ActorId, OrganizationId, PersonId, RecordId, Records
from graph.names.search import Names
from graph.privacy.policy import visible
from graph.records.index import Index
from graph.tenure import Tenure
from graph.ties.network import TieNetwork
from graph.view import View, Viewer

TODAY = dt.date(2026, 11, 24)
NO_TIES = TieNetwork(Records(), Tenure(Records()), TODAY)

PUBLIC = Viewer()
FOUNDATIONS = Viewer(
    centre=OrganizationId(ActorId(RecordId("foundations"))),
    person=PersonId(ActorId(RecordId("ann"))),
)
EIF = Viewer(centre=OrganizationId(ActorId(RecordId("eif"))))


def centre_of(viewer: Viewer) -> OrganizationId:
    assert viewer.centre is not None
    return viewer.centre


def view_of(records: Records, viewer: Viewer, *, ties: bool = True) -> View:
    """Return what a viewer may use of records that stand in no store; recording needs no ties."""
    own = visible(records, viewer)
    tenure = Tenure(own)
    return View(
        viewer,
        TODAY,
        own,
        tenure,
        Names(own, tenure),
        TieNetwork(own, tenure, TODAY) if ties else NO_TIES,
        Index(own),
    )


def with_former_id(records: Records, now: str) -> Records:
    """Return the records with an id of the person `now` that a source gave up: "<now>-before"."""
    person = records.people[PersonId(ActorId(RecordId(now)))]
    former = replace(
        person,
        id=PersonId(ActorId(RecordId(f"{now}-before"))),
        name=None,
        identifiers=(),
        replaced_by=person.id,
    )
    return replace(records, people={**records.people, former.id: former})
