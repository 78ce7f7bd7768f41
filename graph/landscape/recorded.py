"""What is recorded of the landscape as of a day: remits in force, works begun, findings out,
priorities in force.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from graph.dates import PartialDate
from graph.errors import InputError
from graph.landscape.centres import centres
from graph.landscape.parameters import YEARS_WITHOUT_END
from graph.landscape.terms import Terms, terms_of_remits
from graph.model import (
    ActorId,
    Finding,
    Organization,
    OrganizationId,
    Priority,
    RecordId,
    Records,
    Remit,
    RemitWeight,
    Work,
    WorkKind,
    WorkStatus,
)
from graph.names.present import in_force
from graph.names.shown import name_of
from graph.ontology import CENTRE_KINDS
from graph.records.index import Index
from graph.tenure import is_open
from graph.words import T, Text

R = TypeVar("R", Remit, Work, Finding, Priority)


@dataclass(frozen=True, slots=True)
class Recorded:
    """Of Centres that are open, what is in force on a day or had come by then, by id."""

    index: Index
    as_of: dt.date
    centres: tuple[OrganizationId, ...]
    remits: tuple[Remit, ...]
    """Of Centres that are open, but for what is excluded."""
    works: tuple[Work, ...]
    """Those that had begun, ended ones too; without proposals."""
    findings: tuple[Finding, ...]
    priorities: tuple[Priority, ...]

    def terms_of(self, centre: OrganizationId) -> Terms:
        """Return what a Centre's remit is about, core and other."""
        return terms_of_remits(row for row in self.remits if row.organization == centre)

    def core_terms_of(self, centre: OrganizationId) -> Terms:
        """Return what a Centre's core remit is about."""
        return terms_of_remits(
            row
            for row in self.remits
            if row.organization == centre and row.weight is RemitWeight.CORE
        )


def recorded(index: Index, as_of: dt.date) -> Recorded:
    """Return what is recorded as of a day. What has no date counts."""
    records = index.records
    open_ = tuple(sorted(body.id for body in centres(records, as_of)))
    known = frozenset(open_)
    return Recorded(
        index,
        as_of,
        open_,
        tuple(
            row
            for row in _by_id(records.remits.values())
            if row.organization in known
            and row.weight is not RemitWeight.EXCLUDED
            and in_force(row, as_of)
        ),
        tuple(
            row
            for row in _by_id(records.works.values())
            if row.kind is not WorkKind.PROPOSAL and not _later(row.valid_from, as_of)
        ),
        tuple(row for row in _by_id(records.findings.values()) if not _later(row.published, as_of)),
        tuple(row for row in _by_id(records.priorities.values()) if in_force(row, as_of)),
    )


def is_current(work: Work, day: dt.date) -> bool:
    """Return whether a work is under way on a day.

    One whose end and status are not stated counts for three years from its start; one that also
    has no start does not count.
    """
    if _later(work.valid_from, day) or work.status is WorkStatus.PLANNED:
        return False
    if work.valid_to is not None:
        return day <= work.valid_to.last
    if work.status is not None:
        return work.status is WorkStatus.ACTIVE
    start = work.valid_from
    return start is not None and day.year - start.last.year < YEARS_WITHOUT_END


def current_centre(records: Records, id_: OrganizationId, as_of: dt.date) -> OrganizationId:
    """Return a Centre; of one that has merged by the day the one that it is now."""
    id_ = OrganizationId(ActorId(RecordId(records.survivor(id_))))
    seen = {id_}
    while (
        (body := records.organizations.get(id_)) is not None
        and not is_open(body, as_of)
        and body.successor is not None
        and body.successor not in seen
        and (body.valid_from is None or body.valid_from.first <= as_of)
    ):
        id_ = body.successor
        seen.add(id_)
    return id_


_CHOOSE = T("{record} is no What Works Centre and no affiliate. Choose a Centre.")


def known_centre(records: Records, id_: str, otherwise: Text = _CHOOSE) -> Organization:
    """Return the Centre or affiliate of an id. `otherwise`: what is said of another `record`.

    Raises:
        InputError: nothing has it, or it is no Centre's.
    """
    record = records.node(id_)
    if record is None:
        raise InputError(
            T('No Centre has the id "{id}". Find its id with a search by name.', id=id_)
        )
    if not isinstance(record, Organization) or record.kind not in CENTRE_KINDS:
        raise InputError(otherwise.filled(record=name_of(record)))
    return record


def parties(records: Records, work: Work, as_of: dt.date) -> tuple[OrganizationId, ...]:
    """Return who does a work, as they are on a day."""
    return tuple(dict.fromkeys(current_centre(records, each, as_of) for each in work.parties))


def _later(date: PartialDate | None, day: dt.date) -> bool:
    return date is not None and date.first > day


def _by_id(rows: Iterable[R]) -> list[R]:
    return sorted(rows, key=lambda row: row.id)
