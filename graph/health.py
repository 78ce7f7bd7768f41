"""Whether the graph is well: what `dolen doctor` prints."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from graph.attention import attended
from graph.kinds import FILED, KINDS
from graph.model import Records, SourcePrefix
from graph.names.alike import alike
from graph.names.shown import name_of
from graph.privacy.policy import visible
from graph.recording.changing import referring
from graph.records.tables import Key, counts, references, tables_of
from graph.sources import overdue
from graph.store import cypher
from graph.store.contract import State
from graph.store.shape import SCHEMA_VERSION
from graph.tables.checking import dangling, wrong_intervals
from graph.tables.rows import Placed
from graph.tenure import Tenure
from graph.ties.network import TieNetwork
from graph.view import Viewer
from graph.words import Fill, Listed, P, T, Text

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `detail` says what was found, and where
    it is not well what to do.
    """

    name: str
    ok: bool
    detail: Fill


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
                "schema",
                state.schema_version == SCHEMA_VERSION,
                T("version {number}", number=state.schema_version),
            ),
            _feed(state, positions),
            _constraints(constraints),
            _references(_dangling(records, placed)),
            _intervals([one.record.id for one in attended(placed) for _ in wrong_intervals(one)]),
            _duplicates(_said_twice(placed)),
            *_alike(records),
            *_unstated(records, state.unstated),
            Check("counts", True, _counts(records)),
        )
    )


def memory_check(stored: Records, known: Records, network: TieNetwork) -> Check:
    """Return whether memory says what the store does:
    its records, and the strength of each tie that the public may see today.

    `network` came from `known`, change by change;
    here the same ties are computed from what is stored, all at once.
    """
    before, now = tables_of(known), tables_of(stored)
    wrong: list[Fill] = [
        f"{table} {id_}"
        for table in now
        for id_ in attended(sorted(before[table].keys() | now[table].keys()))
        if before[table].get(id_) != now[table].get(id_)
    ]
    public = visible(stored, Viewer())
    anew = TieNetwork(public, Tenure(public), network.as_of).strengths
    pairs = sorted(anew.keys() | network.strengths.keys())
    wrong += [
        T("tie {a} - {b}", a=pair[0], b=pair[1])
        for pair in pairs
        if anew.get(pair) != network.strengths.get(pair)
    ]
    if not wrong:
        same = T("{n} ties in memory are those of the stored evidence", n=f"{len(anew):,}")
        return Check("memory", True, same)
    return Check(
        "memory",
        False,
        T(
            "{n} differ from the store: {which}. Start Dolen again: it reads all anew.",
            n=len(wrong),
            which=_some(wrong),
        ),
    )


def sources_check(sources: Mapping[str, SourcePrefix], day: dt.date) -> Check:
    """Return whether public facts may have aged: it is well, but somebody has to look."""
    late = overdue(sources, day)
    if not late:
        return Check("sources", True, T("none was read too long ago, of those that say how long"))
    named = [
        T("{source} (read on {day})", source=one.title, day=one.read_on or "?") for one in late
    ]
    said = P(
        "{n} source may have changed since it was read: {which}. Bring newer tables: dolen update "
        "FILE",
        "{n} sources may have changed since they were read: {which}. Bring newer tables: dolen "
        "update FILE",
        len(late),
        which=_some(named),
    )
    return Check("sources", True, said)


def _feed(state: State, positions: Sequence[int]) -> Check:
    missing = sorted(set(range(1, state.seq + 1)) - set(positions))
    beyond = [position for position in positions if position > state.seq]
    if not missing and not beyond:
        return Check("feed", True, T("no position is missing"))
    return Check(
        "feed",
        False,
        T(
            "positions {which} are missing, or beyond the last, {last}. Somebody changed the graph "
            "without Dolen: restore a backup, or load the tables into an empty one.",
            which=_some(missing + beyond),
            last=state.seq,
        ),
    )


def _constraints(constraints: frozenset[str]) -> Check:
    missing = sorted(cypher.CONSTRAINTS.keys() - constraints)
    if not missing:
        return Check("constraints", True, T("{n} are there", n=len(cypher.CONSTRAINTS)))
    return Check(
        "constraints",
        False,
        T(
            "missing: {which}. Start Dolen again: it makes them.",
            which=Listed(tuple(missing), ", "),
        ),
    )


def _references(wrong: Sequence[str]) -> Check:
    if not wrong:
        return Check("references", True, T("none lead nowhere"))
    return Check("references", False, _to_correct(T("{n} lead nowhere", n=len(wrong)), wrong))


def _intervals(wrong: Sequence[str]) -> Check:
    if not wrong:
        return Check("intervals", True, T("none end before they begin"))
    return Check(
        "intervals", False, _to_correct(T("{n} end before they begin", n=len(wrong)), wrong)
    )


def _duplicates(wrong: Sequence[str]) -> Check:
    if not wrong:
        return Check("duplicates", True, T("none say the same under another id"))
    return Check(
        "duplicates",
        False,
        _to_correct(T("{n} say the same under another id", n=len(wrong)), wrong),
    )


def _alike(records: Records) -> Iterator[Check]:
    """Of what a Centre may have recorded of somebody who is here: it is well, but to be decided."""
    pairs = [
        T(
            "{one} (id {id}) and {other} (id {other_id})",
            one=name_of(one),
            id=one.id,
            other=name_of(other),
            other_id=other.id,
        )
        for one, other in alike(records)
    ]
    if pairs:
        yield Check(
            "alike",
            True,
            P(
                "{n} pair of records may be one: {which}. If it is: dolen merge ID ID. If it is "
                "not: dolen record correct ID differs_from ID",
                "{n} pairs of records may be one each: {which}. If they are: dolen merge ID ID. If "
                "they are not: dolen record correct ID differs_from ID",
                len(pairs),
                which=_some(pairs),
            ),
        )


def _unstated(records: Records, unstated: Collection[Key]) -> Iterator[Check]:
    """Of what no dataset states any more, but a Centre's own records refer to."""
    tables = tables_of(records)
    keys = {
        (table, id_)
        for table, id_ in unstated
        if id_ in tables[table] and id_ == records.survivor(id_)
    }
    needed = {
        key
        for record in (referring(records, keys) if keys else ())
        if record.recorded_by
        for key in references(record)
        if key in keys
    }
    if needed:
        yield Check(
            "unstated",
            True,
            P(
                "{n} record is in no dataset any more, and stays since own records refer to it: "
                "{which}. If it is here under another id: dolen merge ID ID --source ADDRESS",
                "{n} records are in no dataset any more, and stay since own records refer to "
                "them: {which}. If one is here under another id: dolen merge ID ID "
                "--source ADDRESS",
                len(needed),
                which=_some(sorted(id_ for _, id_ in needed)),
            ),
        )


def _to_correct(what: Text, wrong: Sequence[str]) -> Text:
    return T("{what}: {which}. Correct or remove these records.", what=what, which=_some(wrong))


def _some(wrong: Sequence[Fill]) -> Fill:
    """Return the first few of what is wrong."""
    first = Listed(tuple(wrong[:SHOWN]), ", ")
    return T("{first} and others", first=first) if len(wrong) > SHOWN else first


def _counts(records: Records) -> Fill:
    counted = counts(records)
    return Listed(
        tuple(
            T("{what}: {n}", what=kind.many, n=f"{counted[kind.table]:,}")
            for kind in KINDS
            if counted[kind.table]
        ),
        ", ",
    )


def _dangling(records: Records, placed: Sequence[Placed]) -> list[str]:
    tables = tables_of(records)
    return [
        f"{one.record.id} ({column} {reference})"
        for one in attended(placed)
        for column, reference, _ in dangling(one, tables)
    ]


def _said_twice(placed: Sequence[Placed]) -> list[str]:
    """Records whose derived id another record of the same audience has too."""
    derived_ids = [
        (row.kind.derived_id(partial(getattr, row.record)), row.record.audience, row.record.id)
        for row in attended(placed)
        if row.kind.derived
    ]
    count = Counter((derived, audience) for derived, audience, _ in derived_ids)
    return [id_ for derived, audience, id_ in derived_ids if count[derived, audience] > 1]
