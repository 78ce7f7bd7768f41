"""Whether the graph is well: what `dolen doctor` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from graph.attention import attended
from graph.kinds import FILED
from graph.model import Records
from graph.privacy.policy import visible
from graph.records.tables import tables_of
from graph.store import cypher
from graph.store.contract import State
from graph.store.shape import SCHEMA_VERSION
from graph.tables.checking import dangling, wrong_intervals
from graph.tables.rows import Placed
from graph.tenure import Tenure
from graph.ties.network import TieNetwork
from graph.view import Viewer

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `detail` says what was found, and where
    it is not well what to do.
    """

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class HealthReport:
    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        return all(check.ok for check in self.checks)

    def with_(self, check: Check) -> HealthReport:
        """Return the report with one more check."""
        return HealthReport((*self.checks, check))


def examine(
    records: Records,
    state: State,
    positions: Sequence[int],
    constraints: frozenset[str],
    engine: str,
) -> HealthReport:
    """Return what is found in records of the graph, and in what the graph says of itself.
    `positions` are those of its feed.
    """
    placed = [
        Placed(kind, record, kind.file, 0)
        for kind in FILED.values()
        for record in attended(tables_of(records)[kind.table].values())
    ]
    return HealthReport(
        (
            Check("engine", True, engine),
            Check(
                "schema", state.schema_version == SCHEMA_VERSION, f"version {state.schema_version}"
            ),
            _feed(state, positions),
            _constraints(constraints),
            _none("references", "lead nowhere", _dangling(records, placed)),
            _none(
                "intervals",
                "end before they begin",
                [one.record.id for one in attended(placed) for _ in wrong_intervals(one)],
            ),
            _none("duplicates", "say the same under another id", _duplicates(placed)),
            Check(
                "counts",
                True,
                ", ".join(
                    f"{len(table):,} {name.replace('_', ' ')}"
                    for name, table in tables_of(records).items()
                    if table
                ),
            ),
        )
    )


def memory_check(stored: Records, known: Records, network: TieNetwork) -> Check:
    """Return whether memory says what the store does:
    its records, and the strength of each tie that the public may see today.

    `network` came from `known`, change by change;
    here the same ties are computed from what is stored, all at once.
    """
    before, now = tables_of(known), tables_of(stored)
    wrong = [
        f"{table} {id_}"
        for table in now
        for id_ in attended(sorted(before[table].keys() | now[table].keys()))
        if before[table].get(id_) != now[table].get(id_)
    ]
    public = visible(stored, Viewer())
    anew = TieNetwork(public, Tenure(public), network.as_of).strengths
    pairs = sorted(anew.keys() | network.strengths.keys())
    wrong += [
        f"tie {pair[0]} - {pair[1]}"
        for pair in pairs
        if anew.get(pair) != network.strengths.get(pair)
    ]
    if not wrong:
        return Check(
            "memory", True, f"{len(anew):,} ties in memory are those of the stored evidence"
        )
    return Check(
        "memory",
        False,
        f"{len(wrong)} differ from the store: {_list(wrong)}. Start Dolen again: "
        "it reads all anew.",
    )


def _feed(state: State, positions: Sequence[int]) -> Check:
    missing = sorted(set(range(1, state.seq + 1)) - set(positions))
    beyond = [position for position in positions if position > state.seq]
    if not missing and not beyond:
        return Check("feed", True, "no position is missing")
    return Check(
        "feed",
        False,
        f"positions {_list([str(one) for one in missing + beyond])} are missing, or beyond the "
        f"last, {state.seq}. Somebody changed the graph without Dolen: restore a backup, or load "
        "the tables into an empty one.",
    )


def _list(found: Sequence[str]) -> str:
    return ", ".join(found[:SHOWN]) + (" and others" if len(found) > SHOWN else "")


def _constraints(constraints: frozenset[str]) -> Check:
    missing = sorted(cypher.CONSTRAINTS.keys() - constraints)
    detail = (
        f"{len(cypher.CONSTRAINTS)} are there"
        if not missing
        else f"missing: {', '.join(missing)}. Start Dolen again: it makes them."
    )
    return Check("constraints", not missing, detail)


def _none(name: str, what: str, found: Sequence[str]) -> Check:
    if not found:
        return Check(name, True, f"none {what}")
    return Check(
        name, False, f"{len(found)} {what}: {_list(found)}. Correct or remove these records."
    )


def _dangling(records: Records, placed: Sequence[Placed]) -> list[str]:
    tables = tables_of(records)
    return [
        f"{one.record.id} ({column} {reference})"
        for one in attended(placed)
        for column, reference, _ in dangling(one, tables)
    ]


def _duplicates(placed: Sequence[Placed]) -> list[str]:
    """Records whose derived id another record of the same audience has too."""
    made = [
        (one.kind.derived_id(partial(getattr, one.record)), one.record.audience, one.record.id)
        for one in attended(placed)
        if one.kind.derived
    ]
    count = Counter((derived, audience) for derived, audience, _ in made)
    return [id_ for derived, audience, id_ in made if count[derived, audience] > 1]
