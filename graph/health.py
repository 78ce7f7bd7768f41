"""Whether the graph is well: what `dolen doctor` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Records
from graph.store import cypher
from graph.store.contract import State
from graph.store.properties import tables_of
from graph.store.shape import SCHEMA_VERSION
from graph.tables.checking import dangling, wrong_intervals
from graph.tables.description import TABLES
from graph.tables.rows import Placed

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `detail` says what was found, and where it is not well what to do."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class HealthReport:
    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        return all(check.ok for check in self.checks)


def examine(records: Records, state: State, constraints: frozenset[str], engine: str) -> HealthReport:
    """Return what is found in all records of the graph, and in what the graph says of itself."""
    placed = [Placed(table, record, table.file, 0) for table in TABLES for record in tables_of(records)[table.name].values()]
    return HealthReport((
        Check("engine", True, engine),
        Check("schema", state.schema_version == SCHEMA_VERSION, f"version {state.schema_version}, {state.seq} changes"),
        _constraints(constraints),
        _none("references", "lead nowhere", _dangling(records, placed)),
        _none("intervals", "end before they begin", [one.record.id for one in placed for _ in wrong_intervals(one)]),
        _none("duplicates", "say the same under another id", _duplicates(placed)),
        Check("counts", True, ", ".join(f"{len(table):,} {name.replace('_', ' ')}" for name, table in tables_of(records).items() if table)),
    ))


def _constraints(constraints: frozenset[str]) -> Check:
    missing = sorted(cypher.CONSTRAINTS.keys() - constraints)
    detail = f"{len(cypher.CONSTRAINTS)} are there" if not missing else f"missing: {', '.join(missing)}. Start Dolen again: it makes them."
    return Check("constraints", not missing, detail)


def _none(name: str, what: str, found: Sequence[str]) -> Check:
    if not found:
        return Check(name, True, f"none {what}")
    shown = ", ".join(found[:SHOWN]) + (" and others" if len(found) > SHOWN else "")
    return Check(name, False, f"{len(found)} {what}: {shown}. Correct or remove these records.")


def _dangling(records: Records, placed: Sequence[Placed]) -> list[str]:
    tables = tables_of(records)
    return [f"{one.record.id} ({column} {reference})" for one in placed for column, reference, _ in dangling(one, tables)]


def _duplicates(placed: Sequence[Placed]) -> list[str]:
    """Records whose derived id another record of the same audience has too."""
    made = [(one.table.derived_id(one.fields), one.record.audience, one.record.id) for one in placed if one.table.derived_id is not None]
    count = Counter((derived, audience) for derived, audience, _ in made)
    return [id_ for derived, audience, id_ in made if count[derived, audience] > 1]
